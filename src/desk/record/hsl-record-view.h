/* hsl-record-view.h: a record being typed, line by line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-record.h"
#include "hsl-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_RECORD_VIEW (hsl_record_view_get_type ())
G_DECLARE_FINAL_TYPE (HslRecordView, hsl_record_view, HSL, RECORD_VIEW, GtkWidget)

HslRecord *hsl_record_view_get_record (HslRecordView *self);
void       hsl_record_view_set_store (HslRecordView *self, HslStore *store);
void       hsl_record_view_set_speakers (HslRecordView     *self,
                                         const char *const *askers,
                                         const char *const *others);
void       hsl_record_view_reload (HslRecordView *self);
void       hsl_record_view_focus_line (HslRecordView *self, guint n);
guint      hsl_record_view_get_line (HslRecordView *self);
void       hsl_record_view_type (HslRecordView *self, const char *text);

G_END_DECLS
