/* hsl-store-station.c: organisations, workers, areas, rooms, settings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-private.h"

#include "hsl-access.h"
#include "hsl-case-rows.h"
#include "hsl-check.h"
#include "hsl-digest.h"
#include "hsl-numbering.h"

#include <glib/gi18n-lib.h>

/**
 * hsl_store_write_fact:
 * @fact: one that belongs to no case; its version is that of the row as it was read, 0 for a new one
 *
 * Writes one row. Whoever works on an old copy is refused.
 */
gboolean
hsl_store_write_fact (HslStore *self,
                      HslFact  *fact,
                      GString  *writes,
                      GError  **error)
{
  static const HslRowPlace nowhere = { NULL, "", 0 };
  g_autoptr (GError)       problem = NULL;
  g_autoptr (HslRow)       row = NULL;
  g_autoptr (GBytes)       commitment = NULL;
  gint64                   stored;

  row = hsl_rows_load_one (&self->rows, fact->noun, NULL, fact->uid, HSL_ROW_READ, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  stored = row != NULL ? row->fact->version : 0;
  if (stored != fact->version)
    {
      g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CONFLICT,
                   _ ("Somebody else has changed this %s meanwhile; please open it again"), fact->noun->name);
      return FALSE;
    }
  fact->version = stored + 1;
  commitment = row != NULL ? hsl_rows_update (&self->rows, fact, &nowhere, error)
                           : hsl_rows_insert (&self->rows, fact, &nowhere, error);
  if (commitment == NULL)
    {
      fact->version = stored;
      return FALSE;
    }
  hsl_writes_add (writes, fact->noun->table, fact->uid, fact->version, commitment);
  return TRUE;
}

static gboolean
load_facts (HslStore      *self,
            const HslNoun *noun,
            HslDirectory  *directory,
            GError       **error)
{
  g_autoptr (GPtrArray) rows = hsl_rows_load (&self->rows, noun, NULL, HSL_ROW_READ, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    hsl_directory_take (directory, hsl_fact_ref (((HslRow *) g_ptr_array_index (rows, i))->fact));
  return TRUE;
}

/**
 * hsl_store_load_directory:
 *
 * Reads the directory again. On the database thread.
 */
gboolean
hsl_store_load_directory (HslStore *self,
                          GError  **error)
{
  g_autoptr (HslDirectory) directory = hsl_directory_new ();

  if (!load_facts (self, &hsl_organisation_noun, directory, error) ||
      !load_facts (self, &hsl_worker_noun, directory, error) ||
      !load_facts (self, &hsl_area_noun, directory, error) ||
      !load_facts (self, &hsl_room_noun, directory, error))
    return FALSE;
  g_mutex_lock (&self->lock);
  hsl_access_renew (self);
  g_clear_pointer (&self->directory, hsl_directory_unref);
  self->directory = g_steal_pointer (&directory);
  g_mutex_unlock (&self->lock);
  return TRUE;
}

static gboolean
is_station_noun (const HslNoun *noun)
{
  return noun == &hsl_organisation_noun || noun == &hsl_worker_noun || noun == &hsl_area_noun ||
         noun == &hsl_room_noun;
}

static gboolean
check_fact (const HslFact *fact,
            GError       **error)
{
  for (guint i = 0; i < fact->noun->n_fields; i++)
    {
      const HslField *field = &fact->noun->fields[i];

      if ((field->flags & HSL_FIELD_REQUIRED) != 0 && !hsl_fact_is_set (fact, field))
        {
          g_set_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD, _ ("%s: “%s” is missing"), field->name,
                       _ (field->label));
          return FALSE;
        }
    }
  if (fact->noun == &hsl_organisation_noun)
    return hsl_numbering_check (((const HslOrganisation *) fact)->number_pattern, error) &&
           hsl_retention_check_organisation ((const HslOrganisation *) fact, error);
  return TRUE;
}

static gboolean
do_put (HslStore *self,
        gpointer  data,
        GError  **error)
{
  GPtrArray          *facts = data;
  g_autoptr (GString) writes = g_string_new (NULL);
  g_autoptr (HslFact) activity = NULL;

  self->directory_stale = TRUE;
  hsl_store_set_changed (self, NULL);
  for (guint i = 0; i < facts->len; i++)
    {
      HslFact *fact = g_ptr_array_index (facts, i);

      if (fact->uid == NULL)
        fact->uid = hsl_uid_new ();
      if (!check_fact (fact, error) || !hsl_store_write_fact (self, fact, writes, error))
        return FALSE;
    }
  activity = (HslFact *) hsl_store_new_activity (self, "setting", "put", NULL);
  return hsl_store_append (self, (HslActivity *) activity, NULL, writes->str, error);
}

/**
 * hsl_store_may_put:
 *
 * Returns: whether hsl_store_put() and the like would let the account in
 */
gboolean
hsl_store_may_put (HslStore *self)
{
  gboolean may;

  g_return_val_if_fail (HSL_IS_STORE (self), FALSE);

  g_mutex_lock (&self->lock);
  may = (self->rights & HSL_RIGHTS_STATION) != 0;
  g_mutex_unlock (&self->lock);
  return may;
}

/**
 * hsl_store_put_many:
 * @facts: (element-type HslFact): organisations, workers, areas and rooms; a new one gets a uid
 *
 * Writes all or none. Each must be new or a copy of the newest row.
 */
gboolean
hsl_store_put_many (HslStore  *self,
                    GPtrArray *facts,
                    GError   **error)
{
  static const HslCall call = { do_put, HSL_CALL_WRITE, HSL_RIGHTS_STATION };

  g_return_val_if_fail (HSL_IS_STORE (self), FALSE);
  for (guint i = 0; i < facts->len; i++)
    g_return_val_if_fail (is_station_noun (((HslFact *) g_ptr_array_index (facts, i))->noun), FALSE);

  return hsl_store_call (self, &call, facts, NULL, error);
}

gboolean
hsl_store_put (HslStore *self,
               gpointer  fact,
               GError  **error)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new ();

  g_ptr_array_add (facts, fact);
  return hsl_store_put_many (self, facts, error);
}

/* Whether a case or another row speaks of the worker, organisation, area or room. */
static gboolean
is_in_use (HslStore      *self,
           const HslFact *fact,
           gboolean      *out_used,
           GError       **error)
{
  const char         *key = fact->noun == &hsl_area_noun ? ((const HslArea *) fact)->code : fact->uid;
  g_autofree char    *word = g_strdup_printf ("%% %s %%", key);
  g_autoptr (HslStmt) stmt = NULL;

  stmt = hsl_db_prepare (self->rows.db,
                         "SELECT 1 FROM \"case\" WHERE organisation = $key OR grid = $key OR handler = $key"
                         " OR accepted_by = $key OR mediators LIKE $word OR invited LIKE $word OR"
                         " archived_by LIKE $word"
                         " UNION ALL SELECT 1 FROM session WHERE room = $key OR recorder = $key OR"
                         " mediators LIKE $word"
                         " UNION ALL SELECT 1 FROM inquiry WHERE recorder = $key OR investigators LIKE $word"
                         " UNION ALL SELECT 1 FROM follow_up WHERE worker = $key"
                         " UNION ALL SELECT 1 FROM urge WHERE worker = $key"
                         " UNION ALL SELECT 1 FROM agreement WHERE mediator = $key OR recorder = $key"
                         " UNION ALL SELECT 1 FROM party WHERE home_grid = $key"
                         " UNION ALL SELECT 1 FROM activity WHERE worker = $key AND timeline = 1"
                         " UNION ALL SELECT 1 FROM worker WHERE organisation = $key OR grids LIKE $word"
                         " UNION ALL SELECT 1 FROM room WHERE organisation = $key"
                         " UNION ALL SELECT 1 FROM area WHERE parent = $key OR police_parent = $key"
                         " UNION ALL SELECT 1 FROM account WHERE worker = $key LIMIT 1",
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "key", key);
  hsl_stmt_bind_text (stmt, "word", word);
  return hsl_stmt_step (stmt, out_used, error);
}

static gboolean
do_remove (HslStore *self,
           gpointer  data,
           GError  **error)
{
  HslFact            *fact = data;
  g_autoptr (GString) writes = g_string_new (NULL);
  g_autoptr (HslFact) activity = NULL;
  gboolean            used;

  if (!is_in_use (self, fact, &used, error))
    return FALSE;
  if (used)
    {
      g_set_error_literal (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CONSTRAINT,
                           _ ("It is in use and cannot be removed; give it a last day instead"));
      return FALSE;
    }
  self->directory_stale = TRUE;
  hsl_store_set_changed (self, NULL);
  if (!hsl_rows_delete (&self->rows, fact->noun, NULL, fact->uid, error))
    return FALSE;
  hsl_writes_add (writes, fact->noun->table, fact->uid, fact->version + 1, NULL);
  activity = (HslFact *) hsl_store_new_activity (self, "setting", "remove", NULL);
  return hsl_store_append (self, (HslActivity *) activity, NULL, writes->str, error);
}

/**
 * hsl_store_remove:
 * @fact: an organisation, worker, area or room that nothing speaks of
 *
 * Takes it out of the directory.
 */
gboolean
hsl_store_remove (HslStore *self,
                  gpointer  fact,
                  GError  **error)
{
  static const HslCall call = { do_remove, HSL_CALL_WRITE, HSL_RIGHTS_STATION };

  g_return_val_if_fail (HSL_IS_STORE (self) && is_station_noun (((HslFact *) fact)->noun), FALSE);

  return hsl_store_call (self, &call, fact, NULL, error);
}
