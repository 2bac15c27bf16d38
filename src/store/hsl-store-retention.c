/* hsl-store-retention.c: volumes whose period is over, and the register of what was destroyed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-private.h"

#include "hsl-access.h"
#include "hsl-case-list.h"
#include "hsl-case-rows.h"
#include "hsl-store-retention.h"

typedef struct
{
  HslDay     on;
  guint      limit;
  GPtrArray *list;
} ListCall;

static gboolean
take_uids (HslStmt   *stmt,
           GPtrArray *uids,
           GError   **error)
{
  gboolean has_row;

  for (;;)
    {
      if (!hsl_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      g_ptr_array_add (uids, g_strdup (hsl_stmt_get_text (stmt, 0)));
    }
}

static gboolean
find_with_end (HslStore       *self,
               const ListCall *call,
               GPtrArray      *uids,
               GError        **error)
{
  g_autofree char    *on = hsl_day_to_iso (call->on);
  g_autoptr (HslStmt) stmt = NULL;

  stmt = hsl_access_prepare (self, "SELECT uid FROM \"case\" WHERE retained_until < $on",
                             " ORDER BY retained_until, uid LIMIT $limit", error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "on", on);
  hsl_stmt_bind_number (stmt, "limit", call->limit);
  return take_uids (stmt, uids, error);
}

/* Volumes that were archived before their years were noted down with them. */
static gboolean
find_without_years (HslStore              *self,
                    const ListCall        *call,
                    const HslOrganisation *organisation,
                    const char *class,
                    GPtrArray *uids,
                    GError   **error)
{
  int                 years = hsl_retention_get_years (organisation, class);
  g_autofree char    *cutoff = hsl_day_to_iso (hsl_retention_get_cutoff (years, call->on));
  g_autoptr (HslStmt) stmt = NULL;

  stmt = hsl_access_prepare (
      self,
      "SELECT uid FROM \"case\" WHERE archived_on IS NOT NULL AND retention_years IS NULL"
      " AND retained_until IS NULL AND organisation = $organisation AND retention = $class"
      " AND coalesce (closed_on, declined_on) <= $cutoff",
      " ORDER BY closed_on, declined_on, uid LIMIT $limit", error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "organisation", organisation->fact.uid);
  hsl_stmt_bind_text (stmt, "class", class);
  hsl_stmt_bind_text (stmt, "cutoff", cutoff);
  hsl_stmt_bind_number (stmt, "limit", call->limit);
  return take_uids (stmt, uids, error);
}

static gboolean
find_all (HslStore       *self,
          const ListCall *call,
          HslDirectory   *directory,
          GPtrArray      *uids,
          GError        **error)
{
  if (!find_with_end (self, call, uids, error))
    return FALSE;
  for (guint i = 0; i < directory->organisations->len; i++)
    {
      const HslOrganisation *organisation = g_ptr_array_index (directory->organisations, i);

      if (!find_without_years (self, call, organisation, HSL_RETENTION_SHORT, uids, error) ||
          !find_without_years (self, call, organisation, HSL_RETENTION_LONG, uids, error))
        return FALSE;
    }
  return TRUE;
}

static char *
dup_name (HslDirectory *directory,
          const char   *worker)
{
  return worker != NULL ? g_strdup (hsl_directory_get_worker_name (directory, worker)) : NULL;
}

static void
fill_appraisal (HslStore        *self,
                HslRetentionRow *row,
                const HslCase   *on,
                HslDirectory    *directory)
{
  const HslAppraisal *open = hsl_case_find_open_appraisal (on);
  const HslAppraisal *shown = open != NULL ? open : hsl_case_find_decided_appraisal (on);

  /* A decision at the end of an earlier period is history. */
  if (shown == NULL || shown->proposed_on <= row->until)
    return;
  row->step = open != NULL ? HSL_RETENTION_PROPOSED : HSL_RETENTION_DECIDED;
  row->decision = g_strdup (shown->decision);
  row->extended_until = shown->until_on;
  row->reason = g_strdup (shown->reason);
  row->proposed_on = shown->proposed_on;
  row->proposed_by = dup_name (directory, shown->proposed_by);
  row->confirmed_on = shown->answered_on;
  row->confirmed_by = dup_name (directory, shown->answered_by);
  row->is_own = g_strcmp0 (shown->proposed_account, self->account) == 0;
}

static HslRetentionRow *
open_row (HslStore     *self,
          const char   *uid,
          HslDirectory *directory,
          GError      **error)
{
  g_autoptr (HslFact)    fact = (HslFact *) hsl_case_rows_load (&self->rows, uid, error);
  HslCase               *on = (HslCase *) fact;
  const HslOrganisation *organisation;
  g_autoptr (HslFact)    bare = NULL;
  HslRetentionRow       *row;

  if (on == NULL)
    return NULL;
  organisation = hsl_directory_find (directory, &hsl_organisation_noun, on->organisation);
  row = g_new0 (HslRetentionRow, 1);
  row->case_uid = g_strdup (uid);
  row->number = g_strdup (on->number);
  row->type = g_strdup (on->type);
  row->retention = g_strdup (on->retention);
  row->years =
      on->retention_years > 0 ? on->retention_years : hsl_retention_get_years (organisation, on->retention);
  row->from = hsl_retention_get_start (on);
  row->until = hsl_retention_get_until (on, directory);
  fill_appraisal (self, row, on, directory);
  /* The title is masked with the people of the case, which are read again for that. */
  g_ptr_array_set_size (on->parties, 0);
  g_ptr_array_set_size (on->agents, 0);
  row->title = hsl_case_list_dup_title (self, on, error);
  if (row->title != NULL)
    return row;
  hsl_retention_row_free (row);
  return NULL;
}

static gint
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const HslRetentionRow *first = *(HslRetentionRow *const *) a;
  const HslRetentionRow *second = *(HslRetentionRow *const *) b;

  if (first->until != second->until)
    return first->until < second->until ? -1 : 1;
  return g_strcmp0 (first->case_uid, second->case_uid);
}

static gboolean
do_list (HslStore *self,
         gpointer  data,
         GError  **error)
{
  ListCall                *call = data;
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (self);
  g_autoptr (GPtrArray)    uids = g_ptr_array_new_with_free_func (g_free);

  if (!find_all (self, call, directory, uids, error))
    return FALSE;
  for (guint i = 0; i < uids->len; i++)
    {
      HslRetentionRow *row = open_row (self, g_ptr_array_index (uids, i), directory, error);

      if (row == NULL)
        return FALSE;
      g_ptr_array_add (call->list, row);
    }
  g_ptr_array_sort (call->list, compare_rows);
  if (call->list->len > call->limit)
    g_ptr_array_set_size (call->list, (int) call->limit);
  return TRUE;
}

/**
 * hsl_store_list_retention:
 *
 * Returns: (transfer full) (element-type HslRetentionRow) (nullable): the volumes the account may see whose
 *   period is over on the day @on, the one that was over first first
 */
GPtrArray *
hsl_store_list_retention (HslStore *self,
                          HslDay    on,
                          guint     limit,
                          GError  **error)
{
  static const HslCall  call = { do_list, HSL_CALL_READ, HSL_RIGHTS_WORK };
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) hsl_retention_row_free);
  ListCall              data = { on, limit, list };

  g_return_val_if_fail (HSL_IS_STORE (self) && on != HSL_DAY_NONE, NULL);

  return hsl_store_call (self, &call, &data, NULL, error) ? g_steal_pointer (&list) : NULL;
}

static gint
compare_destructions (gconstpointer a,
                      gconstpointer b)
{
  const HslDestruction *first = *(HslDestruction *const *) a;
  const HslDestruction *second = *(HslDestruction *const *) b;

  if (first->chain_seq != second->chain_seq)
    return first->chain_seq < second->chain_seq ? 1 : -1;
  return g_strcmp0 (first->number, second->number);
}

static gboolean
do_list_destructions (HslStore *self,
                      gpointer  data,
                      GError  **error)
{
  GPtrArray            *list = data;
  g_autoptr (GPtrArray) rows = hsl_rows_load (&self->rows, &hsl_destruction_noun, NULL, HSL_ROW_READ, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    g_ptr_array_add (list, hsl_fact_ref (((HslRow *) g_ptr_array_index (rows, i))->fact));
  g_ptr_array_sort (list, compare_destructions);
  return rows != NULL;
}

/**
 * hsl_store_list_destructions:
 *
 * Returns: (transfer full) (element-type HslDestruction) (nullable): the register of what was destroyed,
 *   the newest entry first
 */
GPtrArray *
hsl_store_list_destructions (HslStore *self,
                             GError  **error)
{
  static const HslCall  call = { do_list_destructions, HSL_CALL_READ,
                                 HSL_RIGHTS_WORK | HSL_RIGHT_ADMINISTER };
  g_autoptr (GPtrArray) list = hsl_fact_list_new ();

  g_return_val_if_fail (HSL_IS_STORE (self), NULL);

  return hsl_store_call (self, &call, list, NULL, error) ? g_steal_pointer (&list) : NULL;
}
