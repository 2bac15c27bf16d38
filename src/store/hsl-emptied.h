/* hsl-emptied.h: links of destroyed cases, which keep their place in the chain and nothing else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-chain.h"

G_BEGIN_DECLS

/* The digest over the links of one case, made link by link in their order. */
typedef struct
{
  gint64  n;
  GBytes *digest; /* (nullable): before the first */
} HslEmptied;

void  hsl_emptied_add (HslEmptied *self, gint64 seq, const char *account, GBytes *before, GBytes *hash);
char *hsl_emptied_dup_digest (const HslEmptied *self);
void  hsl_emptied_free (HslEmptied *self);

GPtrArray *hsl_emptied_load_writes (HslDb *db, const char *case_uid, HslEmptied *into, GError **error);
gboolean   hsl_emptied_clear_links (HslDb      *db,
                                    const char *case_uid,
                                    const char *destruction,
                                    GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslEmptied, hsl_emptied_free)

G_END_DECLS
