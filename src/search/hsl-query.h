/* hsl-query.h: what somebody typed into the one search box
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which searches are worth running; several may be, in the order numbers, people, text. */
typedef struct
{
  /* Folded; what to hand to hsl_people_find(), hsl_tokens_foreach_in_query() and hsl_text_matches() */
  char *text;

  gboolean is_number; /* may be a case number: the four below */
  int      year;      /* 0 when not typed */
  int      serial;
  int      reopening; /* of the suffix -R1; 0 without */
  char    *series;    /* (nullable) "榕湖人调字"; what stands between year and serial, folded */

  gboolean is_people; /* may be a name, pinyin, digits of a phone or paper, an address */
  gboolean is_text;   /* the text index can be asked */
} HslQuery;

HslQuery *hsl_query_new (const char *typed);
void      hsl_query_free (HslQuery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslQuery, hsl_query_free)

G_END_DECLS
