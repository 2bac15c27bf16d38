/* hsl-table.h: a field table laid out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-layout.h"

G_BEGIN_DECLS

typedef struct _HslTable HslTable;

/* A strip of one row as high as a page break may cut it: most rows are one slice. */
typedef struct
{
  guint    row;
  double   from; /* in the row */
  double   to;
  gboolean may_break_before;
  gboolean is_head;
  gboolean grows;
} HslSlice;

/* A slice on a page. */
typedef struct
{
  guint  row;
  double from;
  double to;
  double y0;
  double y1;
} HslSegment;

HslTable *hsl_table_new (const HslBlock *block,
                         HslLayout      *layout,
                         HslTypesetter  *setter,
                         GError        **error);
void      hsl_table_free (gpointer data);
GArray   *hsl_table_list_slices (HslTable *self);
void      hsl_table_place (HslTable *self,
                           GArray   *segments,
                           HslPage  *page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslTable, hsl_table_free)

G_END_DECLS
