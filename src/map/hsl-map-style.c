/* hsl-map-style.c: how a map looks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-map-style"

#include "hsl-map-style.h"

#include <math.h>

/* 14 units at 1366x768, about 14 pt on A3, 39 pt on A0: a poster is read from where it can be seen whole. */
#define SHEET_TO_TEXT 73.0
#define TEXT_MIN      11.0

#define THIN_PER_TEXT  0.07
#define THICK_PER_TEXT 0.2

/* A line of odd width in the middle of a pixel has sharp edges. */
static double
snap_width (const HslMapStyle *self,
            double             width)
{
  return self->snap ? 2 * floor (width / 2) + 1 : width;
}

/**
 * hsl_map_style_init:
 * @width: of the whole sheet or window
 *
 * Fills in what suits a sheet of this size.
 */
void
hsl_map_style_init (HslMapStyle *self,
                    HslRamp      ramp,
                    HslTheme     theme,
                    double       width,
                    double       height)
{
  g_return_if_fail (self != NULL && width > 0 && height > 0);

  hsl_palette_init (&self->palette, ramp, theme);
  self->font_family = HSL_MAP_FONT;
  self->text_size = MAX (sqrt (width * height) / SHEET_TO_TEXT, TEXT_MIN);
  self->snap = FALSE;
}

/**
 * hsl_map_style_get_thin:
 *
 * Returns: the width of the line between two grids
 */
double
hsl_map_style_get_thin (const HslMapStyle *self)
{
  return snap_width (self, self->text_size * THIN_PER_TEXT * self->palette.line_scale);
}

/**
 * hsl_map_style_get_thick:
 *
 * Returns: the width of the line around a community
 */
double
hsl_map_style_get_thick (const HslMapStyle *self)
{
  return snap_width (self, self->text_size * THICK_PER_TEXT * self->palette.line_scale);
}

void
hsl_map_style_set_source (cairo_t *cr,
                          HslColor color,
                          double   alpha)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, alpha);
}
