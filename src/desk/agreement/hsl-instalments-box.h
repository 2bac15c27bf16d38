/* hsl-instalments-box.h: entry of the instalments of one term
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-form-scope.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_INSTALMENTS_BOX (hsl_instalments_box_get_type ())
G_DECLARE_FINAL_TYPE (HslInstalmentsBox, hsl_instalments_box, HSL, INSTALMENTS_BOX, GtkWidget)

GtkWidget *hsl_instalments_box_new (HslFormScope *scope);
GVariant  *hsl_instalments_box_get_value (HslInstalmentsBox *self, GError **error);
GVariant  *hsl_instalments_box_get_draft (HslInstalmentsBox *self);
void       hsl_instalments_box_set_value (HslInstalmentsBox *self, GVariant *value);
void       hsl_instalments_box_set_amount (HslInstalmentsBox *self, gint64 amount_fen);
void       hsl_instalments_box_set_first_day (HslInstalmentsBox *self, GVariant *day);
void       hsl_instalments_box_split (HslInstalmentsBox *self, guint parts, HslDay first_on);
gboolean   hsl_instalments_box_show_problem (HslInstalmentsBox *self, const char *path, const char *what);
void       hsl_instalments_box_clear_problems (HslInstalmentsBox *self);
GtkWidget *hsl_instalments_box_get_line (HslInstalmentsBox *self, guint index);

G_END_DECLS
