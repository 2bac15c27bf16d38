/* hsl-layout.h: blocks -> pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-line.h"

G_BEGIN_DECLS

/* A line of text on a page; the point is the top left of its column there. */
typedef struct
{
  const HslLine *line;
  double         x;
  double         y;
} HslPlacedLine;

/* A ruled line on a page. */
typedef struct
{
  double x0, y0, x1, y1;
  double width;
} HslPlacedRule;

typedef struct
{
  GArray *lines; /* of HslPlacedLine */
  GArray *rules; /* of HslPlacedRule */
} HslPage;

/* Everything that was laid out; pages borrow from it. */
typedef struct
{
  GPtrArray *lines;  /* of GPtrArray of HslLine */
  GPtrArray *tables; /* of HslTable */
  GPtrArray *pages;  /* of HslPage */
} HslLayout;

HslLayout *hsl_layout_new (const HslContent *content,
                           HslTypesetter    *setter,
                           GError          **error);
void       hsl_layout_free (HslLayout *self);
GPtrArray *hsl_layout_set_paragraph (HslLayout          *self,
                                     HslTypesetter      *setter,
                                     const HslParagraph *paragraph,
                                     double              width,
                                     GError            **error);
void       hsl_page_add_line (HslPage       *self,
                              const HslLine *line,
                              double         x,
                              double         y);
void       hsl_page_add_rule (HslPage *self,
                              double   x0,
                              double   y0,
                              double   x1,
                              double   y1,
                              double   width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslLayout, hsl_layout_free)

G_END_DECLS
