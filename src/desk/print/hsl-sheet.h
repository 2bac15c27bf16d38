/* hsl-sheet.h: one page of a paper on the screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-copies.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_SHEET (hsl_sheet_get_type ())
G_DECLARE_FINAL_TYPE (HslSheet, hsl_sheet, HSL, SHEET, GtkWidget)

GtkWidget *hsl_sheet_new (HslPages *pages, guint page, const char *label);
void       hsl_sheet_set_pages (HslSheet *self, HslPages *pages, const char *label);
void       hsl_sheet_set_copies (HslSheet *self, HslCopies *copies, guint page);
void       hsl_sheet_set_in_sight (HslSheet *self, gboolean in_sight);
void       hsl_sheet_set_zoom (HslSheet *self, double zoom);

G_END_DECLS
