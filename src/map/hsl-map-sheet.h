/* hsl-map-sheet.h: a map with its title, legend and notes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-map-render.h"

G_BEGIN_DECLS

typedef enum
{
  HSL_SHEET_MAP_ONLY = 0,
  HSL_SHEET_TITLE = 1 << 0, /* title, measure, time */
  HSL_SHEET_LEGEND = 1 << 1,
  HSL_SHEET_NOTE = 1 << 2, /* what the drawing is not, and who made it */
  HSL_SHEET_ALL = HSL_SHEET_TITLE | HSL_SHEET_LEGEND | HSL_SHEET_NOTE,
} HslSheetParts;

/* Where things stand on a sheet; a part that is not wanted has no height. */
typedef struct
{
  HslMapRect title;
  HslMapRect map;
  HslMapRect legend;
  HslMapRect note;
  guint      legend_columns;
} HslSheet;

void  hsl_sheet_init (HslSheet          *self,
                      HslScene          *scene,
                      const HslMapStyle *style,
                      double             width,
                      double             height,
                      HslSheetParts      parts);
void  hsl_sheet_draw_frame (const HslSheet *self, cairo_t *cr, HslScene *scene, const HslMapStyle *style);
guint hsl_sheet_draw (cairo_t *cr, HslScene *scene, const HslMapStyle *style, double width, double height);

G_END_DECLS
