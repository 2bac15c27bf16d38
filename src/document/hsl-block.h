/* hsl-block.h: a form with everything filled in, before it is laid out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-fonts.h"

G_BEGIN_DECLS

/* GB/T 9704 in points. */
#define HSL_POINTS_PER_MM  (72.0 / 25.4)
#define HSL_PAGE_WIDTH     (210.0 * HSL_POINTS_PER_MM)
#define HSL_PAGE_HEIGHT    (297.0 * HSL_POINTS_PER_MM)
#define HSL_BLOCK_LEFT     (28.0 * HSL_POINTS_PER_MM)
#define HSL_BLOCK_TOP      (37.0 * HSL_POINTS_PER_MM)
#define HSL_BLOCK_WIDTH    (156.0 * HSL_POINTS_PER_MM)
#define HSL_BLOCK_HEIGHT   (225.0 * HSL_POINTS_PER_MM)
#define HSL_BODY_SIZE      15.75
#define HSL_BODY_PITCH     29.6
#define HSL_BODY_CHARACTER (HSL_BLOCK_WIDTH / 28.0)

/* In the text of a paragraph: a line end inside it, and a rule that takes the room left. */
#define HSL_LINE_BREAK 0x2028
#define HSL_LEADER     0xFFFC

typedef enum
{
  HSL_ALIGN_LEFT,
  HSL_ALIGN_CENTER,
  HSL_ALIGN_RIGHT,
  HSL_ALIGN_JUSTIFY,
} HslAlign;

typedef enum
{
  HSL_VALIGN_TOP,
  HSL_VALIGN_MIDDLE,
  HSL_VALIGN_BOTTOM,
} HslValign;

/* A stretch of a paragraph in one type. */
typedef struct
{
  guint        start; /* bytes */
  guint        end;
  HslFontClass font;
  gboolean     is_underlined;
  gboolean     is_solid; /* no line ends in it or before it */
  double       leader;   /* smallest width of the leaders in it, in characters */
  const char  *field;    /* interned path it came from, %NULL for the template's own words */
} HslRun;

typedef struct
{
  GString *text;
  GArray  *runs; /* of HslRun, in order, without gaps */

  HslAlign align;
  double   size;
  double   pitch;
  double   indent; /* of the first line, in characters */
  double   left;   /* of all lines, in characters */
  double   right;
  double   before; /* points */
  double   after;
  gboolean keeps_next;
  gboolean keeps_previous;
} HslParagraph;

typedef struct
{
  guint      span;
  guint      rows;
  HslValign  valign;
  GPtrArray *paragraphs; /* of HslParagraph */
} HslCell;

typedef struct
{
  GPtrArray *cells;  /* of HslCell */
  double     height; /* at least, points */
  gboolean   is_head;
  gboolean   grows;
  gboolean   joins; /* no line between it and the row above */
} HslRow;

typedef enum
{
  HSL_BLOCK_PARAGRAPH,
  HSL_BLOCK_TABLE,
  HSL_BLOCK_SPACE,
  HSL_BLOCK_FILL,
  HSL_BLOCK_PAGE_BREAK,
} HslBlockKind;

typedef struct
{
  HslBlockKind  kind;
  HslParagraph *paragraph;
  GArray       *columns; /* TABLE: of double, parts of the width */
  GPtrArray    *rows;    /* TABLE: of HslRow */
  gboolean      is_ruled;
  double        height; /* SPACE; TABLE: before it */
} HslBlock;

/* What a template and its data make together. */
typedef struct
{
  GPtrArray    *blocks;
  HslParagraph *head;
  HslParagraph *foot;
  gboolean      has_page_numbers;
  gboolean      has_masked;
} HslContent;

HslParagraph *hsl_paragraph_new (double size);
void          hsl_paragraph_free (gpointer data);
void          hsl_paragraph_append (HslParagraph *self,
                                    const char   *text,
                                    HslFontClass  font,
                                    gboolean      is_underlined,
                                    const char   *field);
void          hsl_paragraph_append_solid (HslParagraph *self,
                                          const char   *text,
                                          HslFontClass  font);
void          hsl_paragraph_append_leader (HslParagraph *self,
                                           double        width,
                                           HslFontClass  font);
GPtrArray    *hsl_paragraph_split (HslParagraph *self);
double        hsl_type_size_from_id (const char *id,
                                     double      fallback);
double        hsl_type_get_pitch (double size);
HslCell      *hsl_cell_new (void);
HslRow       *hsl_row_new (void);
HslBlock     *hsl_block_new (HslBlockKind kind);
HslContent   *hsl_content_new (void);
void          hsl_content_free (HslContent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslContent, hsl_content_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslParagraph, hsl_paragraph_free)

G_END_DECLS
