/* hsl-map-text.h: single lines of text on a cairo_t
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-map-style.h"

G_BEGIN_DECLS

typedef struct _HslMapText HslMapText;

typedef struct
{
  const char *text;
  double      size;
  gboolean    bold;
} HslMapLine;

/* What a line takes: digits and Han characters alike stand between @ascent above the baseline and @descent
 * below. */
typedef struct
{
  double width;
  double ascent;
  double descent;
} HslMapExtents;

HslMapText   *hsl_map_text_new (cairo_t *cr, const char *family);
void          hsl_map_text_free (HslMapText *self);
HslMapExtents hsl_map_text_measure (HslMapText *self, const char *text, double size, gboolean bold);
double        hsl_map_text_get_digit_height (HslMapText *self, double size, gboolean bold);
char         *hsl_map_text_ellipsize (HslMapText *self,
                                      const char *text,
                                      double      size,
                                      gboolean    bold,
                                      double      width);
void          hsl_map_text_draw (HslMapText *self,
                                 cairo_t    *cr,
                                 HslMapLine  line,
                                 double      x,
                                 double      baseline);
void          hsl_map_text_draw_halo (HslMapText *self,
                                      cairo_t    *cr,
                                      HslMapLine  line,
                                      double      x,
                                      double      baseline,
                                      double      width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslMapText, hsl_map_text_free)

G_END_DECLS
