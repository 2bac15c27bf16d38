/* hsl-print-record.h: what the case will tell of papers that are on their way to a printer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-press.h"
#include "hsl-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _HslPrintRecord HslPrintRecord;

HslPrintRecord *hsl_print_record_new (HslStore *store, GPtrArray *parts, const HslPressOrder *order);
void            hsl_print_record_free (HslPrintRecord *self);
void            hsl_print_record_write (HslPrintRecord *self,
                                        guint           copies,
                                        GArray         *pages,
                                        GtkWidget      *near);
void            hsl_print_record_look (HslStore      *store,
                                       const HslCase *on,
                                       const char    *title,
                                       GtkWindow     *preview);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslPrintRecord, hsl_print_record_free)

G_END_DECLS
