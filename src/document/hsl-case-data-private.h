/* hsl-case-data-private.h: what the two halves of a case's data share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-case-data.h"

#include "hsl-performance.h"
#include "hsl-state.h"

G_BEGIN_DECLS

typedef struct
{
  const HslCase      *owner;
  const HslContext   *context;
  const HslDirectory *directory;
  HslDay              today;
  const char         *subject; /* (nullable): uid of the one that is printed */
  const HslMask      *mask;    /* (nullable): the paper is for who may not see all */
  GHashTable         *briefs;  /* fact a link leads to -> GVariant: sixty terms name the same two parties */
  GHashTable         *records; /* fact -> GVariant with all that is in it: the subject is also in its list */
} HslCaseWriter;

/* hsl-case-data.c */
GVariant *hsl_case_writer_write (HslCaseWriter *self, gconstpointer fact, gboolean is_deep);
GVariant *hsl_case_writer_write_list (HslCaseWriter *self, GPtrArray *list);
GVariant *hsl_case_writer_write_empty (void);
void      hsl_case_writer_add (GVariantBuilder *builder, const char *name, GVariant *value);

/* hsl-case-extras.c */
void hsl_case_extras_add_case (HslCaseWriter *self, GVariantDict *dict);
void hsl_case_extras_add_party (HslCaseWriter *self, GVariantBuilder *builder, const HslParty *party);
void hsl_case_extras_add_deed (HslCaseWriter   *self,
                               GVariantBuilder *builder,
                               const char      *term,
                               const char      *instalment);

G_END_DECLS
