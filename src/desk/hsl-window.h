/* hsl-window.h: the window of the desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HSL_TYPE_WINDOW (hsl_window_get_type ())
G_DECLARE_FINAL_TYPE (HslWindow, hsl_window, HSL, WINDOW, AdwApplicationWindow)

HslWindow  *hsl_window_new (GtkApplication *application, const char *uri, gboolean demo);
void        hsl_window_take_store (HslWindow *self, HslStore *store);
HslStore   *hsl_window_get_store (HslWindow *self);
void        hsl_window_open_case (HslWindow *self, const char *uid);
void        hsl_window_show_page (HslWindow *self, const char *id);
GtkWidget  *hsl_window_get_page (HslWindow *self, const char *id);
void        hsl_window_set_now (HslWindow *self, HslMinute now);
const char *hsl_window_get_uri (HslWindow *self);
void        hsl_window_leave_store (HslWindow *self);
void        hsl_window_open_again (HslWindow *self);

G_END_DECLS
