/* hsl-copies.h: a paper several times, each marked with who gets it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-pages.h"

G_BEGIN_DECLS

/* Beyond this the mark would not say who gets it. */
#define HSL_COPIES_MAX 99

/* All zero is everything, once, without a mark. */
typedef struct
{
  guint       n;         /* 0 is 1 */
  const char *recipient; /* (nullable): who gets the copies, one after the other, as "甲、乙、丙" */
  const char *pages;     /* (nullable): which of them, as "1-2,5"; none given is all */
  gboolean    is_marked; /* 第一份（共三份） 给：甲 above each page */
  double      shift_x;   /* mm to the right and down, for a printer that does not hit a pre-printed form */
  double      shift_y;
} HslCopiesOrder;

typedef struct _HslCopies HslCopies;

HslCopies *hsl_copies_new (HslFonts *fonts, GPtrArray *parts, const HslCopiesOrder *order, GError **error);
HslCopies *hsl_copies_ref (HslCopies *self);
void       hsl_copies_unref (HslCopies *self);

guint    hsl_copies_get_count (HslCopies *self);
guint    hsl_copies_get_n_pages (HslCopies *self);
gboolean hsl_copies_has_page (HslCopies *self, guint page);
void     hsl_copies_set_shift (HslCopies *self, double x, double y);

guint    hsl_copies_count_sides (HslCopies *self, gboolean is_duplex);
gboolean hsl_copies_find_side (HslCopies *self,
                               gboolean   is_duplex,
                               guint      side,
                               guint     *out_copy,
                               guint     *out_page);
void     hsl_copies_draw (HslCopies *self, guint copy, guint page, cairo_t *cr);
gboolean hsl_copies_write_pdf (HslCopies *self, const char *path, GError **error);

char **hsl_copies_split_recipients (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslCopies, hsl_copies_unref)

G_END_DECLS
