/* hsl-case-request.h: what a list of cases asks the store, on the thread of the database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

G_BEGIN_DECLS

/* A query that owns its texts, and which part of the list is wanted. */
typedef struct
{
  HslCaseQuery query;
  char        *grid, *community, *type, *worker; /* behind query */
  char        *followed;                         /* (nullable): uid of a case */
  guint        first, n;                         /* rows */
  guint        n_items;                          /* how many the list has */
} HslCaseRequest;

/* How many there are, and where among them the one is that is followed. */
typedef struct
{
  gint64 n;
  gint64 followed; /* -1: nowhere */
} HslCaseExtent;

HslCaseRequest *hsl_case_request_new (const HslCaseQuery *query);
void            hsl_case_request_free (gpointer self);
gpointer        hsl_case_request_read (HslStore     *store,
                                       gpointer      request,
                                       GCancellable *cancellable,
                                       GError      **error);
gpointer        hsl_case_request_measure (HslStore     *store,
                                          gpointer      request,
                                          GCancellable *cancellable,
                                          GError      **error);

G_END_DECLS
