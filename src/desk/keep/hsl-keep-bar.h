/* hsl-keep-bar.h: the line that says what is wrong with the backups
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-keeper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_KEEP_BAR (hsl_keep_bar_get_type ())
G_DECLARE_FINAL_TYPE (HslKeepBar, hsl_keep_bar, HSL, KEEP_BAR, GtkWidget)

GtkWidget *hsl_keep_bar_new (HslKeeper *keeper);

G_END_DECLS
