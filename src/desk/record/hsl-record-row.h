/* hsl-record-row.h: one line of a record being typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_RECORD_ROW (hsl_record_row_get_type ())
G_DECLARE_FINAL_TYPE (HslRecordRow, hsl_record_row, HSL, RECORD_ROW, GtkWidget)

GtkWidget *hsl_record_row_new (GMenuModel *menu);
void       hsl_record_row_show (HslRecordRow *self, const HslRecordLine *line);
void       hsl_record_row_insert (HslRecordRow *self, const char *text);
char      *hsl_record_row_dup_text (HslRecordRow *self);

char *hsl_record_dup_who (const HslRecordLine *line);

G_END_DECLS
