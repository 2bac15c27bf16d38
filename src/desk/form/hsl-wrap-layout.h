/* hsl-wrap-layout.h: children side by side, in as many lines as the width asks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_WRAP_LAYOUT (hsl_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (HslWrapLayout, hsl_wrap_layout, HSL, WRAP_LAYOUT, GtkLayoutManager)

void hsl_wrap_layout_set_columns (HslWrapLayout *self, int min_width, guint at_most);

GtkWidget *hsl_wrap_box_new (void);

/* A child that takes a whole line of its own. */
void hsl_wrap_layout_set_wide (GtkWidget *child);

G_END_DECLS
