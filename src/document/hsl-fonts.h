/* hsl-fonts.h: the fonts of official papers, by explicit chains
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-document-error.h"

#include <cairo.h>

G_BEGIN_DECLS

/* The classes of type that GB/T 9704 knows. */
typedef enum
{
  HSL_FONT_FANGSONG, /* 仿宋: body */
  HSL_FONT_KAI,      /* 楷体: second headings, notes */
  HSL_FONT_HEI,      /* 黑体: first headings, watermark */
  HSL_FONT_SONG,     /* 宋体: page numbers */
  HSL_FONT_TITLE,    /* 小标宋: titles */
} HslFontClass;

#define HSL_N_FONT_CLASSES 5

typedef struct _HslFont  HslFont;
typedef struct _HslFonts HslFonts;

/* Where to find one character: its font, its glyph there, and its advance in ems. */
typedef struct
{
  HslFont *font;
  gulong   index;
  double   advance;
  gboolean substitute; /* not from the first font of the chain */
} HslGlyph;

HslFonts          *hsl_fonts_new (const char *folder,
                                  GError    **error);
void               hsl_fonts_free (HslFonts *self);
gboolean           hsl_fonts_find_glyph (HslFonts    *self,
                                         HslFontClass font_class,
                                         gunichar     character,
                                         HslGlyph    *out_glyph);
char             **hsl_fonts_list_chain (HslFonts    *self,
                                         HslFontClass font_class);
char             **hsl_fonts_list_substitutes (HslFonts *self);
const char        *hsl_font_class_get_name (HslFontClass font_class);
gboolean           hsl_font_class_from_id (const char   *id,
                                           HslFontClass *out_class);
const char        *hsl_font_get_name (HslFont *self);
cairo_font_face_t *hsl_font_get_face (HslFont *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslFonts, hsl_fonts_free)

G_END_DECLS
