/* hsl-case-line.h: two lines that show a case in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-case-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_CASE_LINE (hsl_case_line_get_type ())
G_DECLARE_FINAL_TYPE (HslCaseLine, hsl_case_line, HSL, CASE_LINE, GtkWidget)

GtkWidget *hsl_case_line_new (HslStore *store);
void       hsl_case_line_set_item (HslCaseLine *self, HslCaseItem *item);

G_END_DECLS
