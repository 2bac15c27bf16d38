/* hsl-store-import.c: a whole station, and whole cases, from outside
 *
 * A demonstration is played through the actions of the core before it gets here: a case comes
 * finished, with its number and its timeline, and is written at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-private.h"

#include "hsl-case-rows.h"
#include "hsl-check.h"
#include "hsl-number-rows.h"

#include <glib/gi18n-lib.h>

static const HslOrganisation *
find_of_kind (GPtrArray  *facts,
              const char *kind)
{
  for (guint i = 0; i < facts->len; i++)
    {
      HslFact *fact = g_ptr_array_index (facts, i);

      if (fact->noun == &hsl_organisation_noun && g_strcmp0 (((HslOrganisation *) fact)->kind, kind) == 0)
        return (HslOrganisation *) fact;
    }
  return NULL;
}

static gboolean
move_workers (HslStore           *self,
              const HslDirectory *directory,
              const char         *from,
              const char         *to,
              GString            *writes,
              GError            **error)
{
  for (guint i = 0; i < directory->workers->len; i++)
    {
      const HslWorker    *worker = g_ptr_array_index (directory->workers, i);
      g_autoptr (HslFact) moved = NULL;

      if (g_strcmp0 (worker->organisation, from) != 0)
        continue;
      moved = hsl_fact_copy (worker);
      g_free (((HslWorker *) moved)->organisation);
      ((HslWorker *) moved)->organisation = g_strdup (to);
      if (!hsl_store_write_fact (self, moved, writes, error))
        return FALSE;
    }
  return TRUE;
}

/* The organisations that the set-up made give way to those of the same kind that come in. */
static gboolean
replace_organisations (HslStore           *self,
                       const HslDirectory *directory,
                       GPtrArray          *facts,
                       GString            *writes,
                       GError            **error)
{
  for (guint i = 0; i < directory->organisations->len; i++)
    {
      const HslOrganisation *old = g_ptr_array_index (directory->organisations, i);
      const HslOrganisation *new = find_of_kind (facts, old->kind);

      if (new == NULL)
        continue;
      if (!move_workers (self, directory, old->fact.uid, new->fact.uid, writes, error) ||
          !hsl_rows_delete (&self->rows, &hsl_organisation_noun, NULL, old->fact.uid, error))
        return FALSE;
      hsl_writes_add (writes, hsl_organisation_noun.table, old->fact.uid, old->fact.version + 1, NULL);
    }
  return TRUE;
}

static gboolean
check_empty (HslStore *self,
             GError  **error)
{
  gint64 n;

  if (!hsl_db_query_number (self->rows.db, "SELECT count (*) FROM \"case\"", &n, error))
    return FALSE;
  if (n == 0)
    return TRUE;
  g_set_error_literal (error, HSL_STORE_ERROR, HSL_STORE_ERROR_EXISTS,
                       _ ("The store has cases already: a whole station goes into an empty one only"));
  return FALSE;
}

static gboolean
do_import_station (HslStore *self,
                   gpointer  data,
                   GError  **error)
{
  GPtrArray               *facts = data;
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (self);
  g_autoptr (GString)      writes = g_string_new (NULL);
  g_autoptr (HslFact)      activity = NULL;

  if (!check_empty (self, error))
    return FALSE;
  hsl_store_set_changed (self, NULL);
  if (!replace_organisations (self, directory, facts, writes, error))
    return FALSE;
  activity = (HslFact *) hsl_store_new_activity (self, "import", "import", NULL);
  return hsl_store_append (self, (HslActivity *) activity, NULL, writes->str, error) &&
         hsl_store_put_many (self, facts, error);
}

/**
 * hsl_store_import_station:
 * @facts: (element-type HslFact): organisations, workers, areas and rooms
 *
 * Fills the directory of a store that has no case yet. The organisations made with the store are
 * replaced by those of @facts that are of the same kind.
 */
gboolean
hsl_store_import_station (HslStore  *self,
                          GPtrArray *facts,
                          GError   **error)
{
  static const HslCall call = { do_import_station, HSL_CALL_WRITE, HSL_RIGHT_CHIEF | HSL_RIGHT_ADMINISTER };

  g_return_val_if_fail (HSL_IS_STORE (self) && facts != NULL, FALSE);

  return hsl_store_call (self, &call, facts, NULL, error);
}

static gboolean
note_number (HslStore      *self,
             const HslCase *made,
             GError       **error)
{
  return made->number_n == 0 ||
         hsl_number_rows_note (self->rows.db, made->organisation, (int) made->number_year, made->number_n,
                               error);
}

static gboolean
do_import_case (HslStore *self,
                gpointer  data,
                GError  **error)
{
  HslCase   *made = data;
  HslContext context;
  gboolean   done;

  if (!hsl_case_check (made, error) || !note_number (self, made, error))
    return FALSE;
  hsl_store_init_context (self, &context);
  done = hsl_store_write_case (self, NULL, made, "import", &context, error);
  hsl_store_clear_context (&context);
  return done;
}

/**
 * hsl_store_import_case:
 * @made: a case that the core has made; its parties get their persons, its rows their versions
 *
 * Writes a finished case. Into demonstrations only: what a station did it enters by actions.
 */
gboolean
hsl_store_import_case (HslStore *self,
                       HslCase  *made,
                       GError  **error)
{
  static const HslCall call = { do_import_case, HSL_CALL_WRITE, HSL_RIGHTS_WORK };

  g_return_val_if_fail (HSL_IS_STORE (self) && made != NULL && made->fact.uid != NULL, FALSE);

  if (!self->demo)
    {
      g_set_error_literal (error, HSL_STORE_ERROR, HSL_STORE_ERROR_READ_ONLY,
                           _ ("Finished cases can be put into demonstration stores only"));
      return FALSE;
    }
  return hsl_store_call (self, &call, made, NULL, error);
}
