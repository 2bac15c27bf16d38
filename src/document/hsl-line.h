/* hsl-line.h: a paragraph broken into lines of glyphs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-block.h"

G_BEGIN_DECLS

/* Glyphs of one font and size; positions are from the left end of the line's base line. */
typedef struct
{
  HslFont *font;
  double   size;
  GString *text;
  GArray  *glyphs;   /* of cairo_glyph_t */
  GArray  *clusters; /* of cairo_text_cluster_t, one per glyph */
} HslGlyphRun;

/* A rule on the base line of a line: under a word, or to write on. */
typedef struct
{
  double start;
  double end;
} HslRule;

typedef struct
{
  GPtrArray *runs;  /* of HslGlyphRun */
  GArray    *rules; /* of HslRule */
  double     left;  /* from the edge of its column */
  double     width;
  double     size;
} HslLine;

/* Tells which characters came from another font than the first of their chain. */
typedef struct
{
  HslFonts   *fonts;
  GHashTable *substitutes; /* character -> name of the font, borrowed */
} HslTypesetter;

GPtrArray *hsl_line_break_paragraph (HslTypesetter      *setter,
                                     const HslParagraph *paragraph,
                                     double              width,
                                     GError            **error);
void       hsl_line_draw (const HslLine *self,
                          cairo_t       *cr,
                          double         x,
                          double         y);

G_END_DECLS
