/* hsl-trace-page.h: who did what, and whether anything went around the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_TRACE_PAGE (hsl_trace_page_get_type ())
G_DECLARE_FINAL_TYPE (HslTracePage, hsl_trace_page, HSL, TRACE_PAGE, GtkWidget)

GtkWidget  *hsl_trace_page_new (HslStore *store);
GListModel *hsl_trace_page_get_rows (HslTracePage *self);
const char *hsl_trace_page_get_verdict (HslTracePage *self);

G_END_DECLS
