/* hsl-text-index.h: words of narratives and records, as keyed hashes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-row.h"

G_BEGIN_DECLS

gboolean hsl_text_index_change_case (HslRows       *rows,
                                     const HslCase *before,
                                     const HslCase *after,
                                     GError       **error);
gboolean hsl_text_index_forget_case (HslRows *rows, const HslCase *on, GError **error);
gboolean hsl_text_index_merge (HslDb *db, GError **error);
gboolean hsl_text_index_is_current (HslDb *db, gboolean *out_current, GError **error);
gboolean hsl_text_index_clear (HslDb *db, GError **error);
gboolean hsl_text_index_hold_key (HslRows *rows, GError **error);
gboolean hsl_text_index_renew (HslRows *rows, guint limit, gboolean *out_done, GError **error);

/* Rows whose text may have what was typed, newest first. */
typedef struct
{
  gint64 id;
  char  *case_uid;
  char  *noun;
  char  *uid;
} HslTextCandidate;

GPtrArray *hsl_text_index_find (HslRows    *rows,
                                const char *text,
                                gint64      before_id,
                                guint       limit,
                                GError    **error);
char      *hsl_fact_dup_searched_text (const HslFact *fact);

G_END_DECLS
