/* hsl-offset-button.h: where one tells by how much a printer misses
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_OFFSET_BUTTON (hsl_offset_button_get_type ())
G_DECLARE_FINAL_TYPE (HslOffsetButton, hsl_offset_button, HSL, OFFSET_BUTTON, GtkWidget)

void hsl_offset_button_get (HslOffsetButton *self, double *out_x, double *out_y);
void hsl_offset_button_add_printer (HslOffsetButton *self, const char *name);

G_END_DECLS
