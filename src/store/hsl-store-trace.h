/* hsl-store-trace.h: who did what: part of hsl-store.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

G_BEGIN_DECLS

/* Which links of the chain. Zero and %NULL fields do not restrict. */
typedef struct
{
  const char *account;
  const char *case_uid;
  const char *kind;     /* a code of "activity-kind" */
  HslDay      from, to; /* of the entry, by the clock of the computer, UTC */
} HslTraceQuery;

typedef struct
{
  gint64 seq;
  char  *account;
  char  *real_at; /* UTC, ISO 8601 */
  char  *kind;
  char  *action;
  char  *case_uid, *number, *title; /* (nullable): also when the case may not be opened */
  char  *text;                      /* (nullable) */
  guint  n_rows;                    /* written with it */
} HslTrace;

GPtrArray *hsl_store_list_traces (HslStore            *self,
                                  const HslTraceQuery *query,
                                  guint                offset,
                                  guint                limit,
                                  GError             **error);
gint64     hsl_store_count_traces (HslStore *self, const HslTraceQuery *query, GError **error);
void       hsl_trace_free (HslTrace *self);

char *hsl_store_check_head (HslStore *self, const char *head, GError **error);

G_END_DECLS
