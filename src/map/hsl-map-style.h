/* hsl-map-style.h: how a map looks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-palette.h"
#include "hsl-viewport.h"

#include <cairo.h>

G_BEGIN_DECLS

#define HSL_MAP_FONT "Noto Sans CJK SC"

/* A plain value. Lengths are in units of the cairo_t: pixels in a window, points on paper. */
typedef struct
{
  HslPalette  palette;
  const char *font_family; /* borrowed */
  double      text_size;   /* of running text; everything else follows from it */
  gboolean    snap;        /* put straight lines on whole pixels */
} HslMapStyle;

void   hsl_map_style_init (HslMapStyle *self, HslRamp ramp, HslTheme theme, double width, double height);
double hsl_map_style_get_thin (const HslMapStyle *self);
double hsl_map_style_get_thick (const HslMapStyle *self);
void   hsl_map_style_set_source (cairo_t *cr, HslColor color, double alpha);

G_END_DECLS
