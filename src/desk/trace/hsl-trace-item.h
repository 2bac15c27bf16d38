/* hsl-trace-item.h: one line of who did what, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

G_BEGIN_DECLS

#define HSL_TYPE_TRACE_ITEM (hsl_trace_item_get_type ())
G_DECLARE_FINAL_TYPE (HslTraceItem, hsl_trace_item, HSL, TRACE_ITEM, GObject)

typedef enum
{
  HSL_TRACE_TIME,
  HSL_TRACE_ACCOUNT,
  HSL_TRACE_DEED,
  HSL_TRACE_CASE,
  HSL_TRACE_TEXT,
  HSL_N_TRACE_COLUMNS,
} HslTraceColumn;

HslTraceItem *hsl_trace_item_new (const HslTrace *trace, HslStore *store);
const char   *hsl_trace_item_get_text (HslTraceItem *self, HslTraceColumn column);
const char   *hsl_trace_item_get_case (HslTraceItem *self);

G_END_DECLS
