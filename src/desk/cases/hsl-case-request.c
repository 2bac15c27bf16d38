/* hsl-case-request.c: what a list of cases asks the store, on the thread of the database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-case-request"

#include "hsl-case-request.h"

/**
 * hsl_case_request_new:
 * @query: which cases; copied
 *
 * Returns: (transfer full): a request for no row yet
 */
HslCaseRequest *
hsl_case_request_new (const HslCaseQuery *query)
{
  HslCaseRequest *self = g_new0 (HslCaseRequest, 1);

  self->query = *query;
  self->query.grid = self->grid = g_strdup (query->grid);
  self->query.community = self->community = g_strdup (query->community);
  self->query.type = self->type = g_strdup (query->type);
  self->query.worker = self->worker = g_strdup (query->worker);
  return self;
}

void
hsl_case_request_free (gpointer self)
{
  HslCaseRequest *request = self;

  g_free (request->grid);
  g_free (request->community);
  g_free (request->type);
  g_free (request->worker);
  g_free (request->followed);
  g_free (request);
}

static void
reverse (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len / 2; i++)
    {
      gpointer row = g_ptr_array_index (rows, i);

      g_ptr_array_index (rows, i) = g_ptr_array_index (rows, rows->len - 1 - i);
      g_ptr_array_index (rows, rows->len - 1 - i) = row;
    }
}

/**
 * hsl_case_request_read:
 *
 * Reads the rows. The way to them is walked in an index; to those of the second half it is shorter from
 * the end.
 *
 * Returns: (transfer full) (element-type HslCaseRow): the rows
 */
gpointer
hsl_case_request_read (HslStore     *store,
                       gpointer      request,
                       GCancellable *cancellable,
                       GError      **error)
{
  HslCaseRequest *self = request;
  GPtrArray      *rows;

  if (self->query.order != HSL_CASE_ORDER_NEWEST || self->first < self->n_items / 2)
    return hsl_store_list_cases (store, &self->query, self->first, self->n, error);
  self->query.order = HSL_CASE_ORDER_OLDEST;
  rows = hsl_store_list_cases (store, &self->query, self->n_items - self->first - self->n, self->n, error);
  if (rows != NULL)
    reverse (rows);
  return rows;
}

/**
 * hsl_case_request_measure:
 *
 * Returns: (transfer full): a #HslCaseExtent
 */
gpointer
hsl_case_request_measure (HslStore     *store,
                          gpointer      request,
                          GCancellable *cancellable,
                          GError      **error)
{
  HslCaseRequest *self = request;
  HslCaseExtent   extent = { hsl_store_count_cases (store, &self->query, error), -1 };

  if (extent.n < 0)
    return NULL;
  if (self->followed != NULL &&
      !hsl_store_find_in_list (store, &self->query, self->followed, &extent.followed, error))
    return NULL;
  return g_memdup2 (&extent, sizeof extent);
}
