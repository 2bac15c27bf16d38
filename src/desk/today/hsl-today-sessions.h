/* hsl-today-sessions.h: the planned sessions of the day, on the page of today
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_TODAY_SESSIONS (hsl_today_sessions_get_type ())
G_DECLARE_FINAL_TYPE (HslTodaySessions, hsl_today_sessions, HSL, TODAY_SESSIONS, GtkWidget)

/* How many days ahead the page counts. */
#define HSL_TODAY_SESSIONS_DAYS 7

void      hsl_today_sessions_show (HslTodaySessions *self, HslStore *store, GPtrArray *rows, HslMinute now);
guint     hsl_today_sessions_get_n_waiting (HslTodaySessions *self);
GVariant *hsl_today_sessions_to_variant (HslTodaySessions *self, HslStore *store);

G_END_DECLS
