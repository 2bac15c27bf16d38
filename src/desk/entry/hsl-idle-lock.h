/* hsl-idle-lock.h: locks the desk that nobody sits at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_IDLE_LOCK (hsl_idle_lock_get_type ())
G_DECLARE_FINAL_TYPE (HslIdleLock, hsl_idle_lock, HSL, IDLE_LOCK, GObject)

HslIdleLock *hsl_idle_lock_new (GtkWidget *window, GSettings *settings, gboolean may_stay_open);
void         hsl_idle_lock_check (HslIdleLock *self, gint64 now);
void         hsl_idle_lock_stop (HslIdleLock *self);

G_END_DECLS
