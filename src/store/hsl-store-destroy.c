/* hsl-store-destroy.c: destroying a case that two persons have decided on
 *
 * Everything of the case goes in one transaction: its rows and their salts, its words in the index, its
 * attachments, drafts and keys, the people nobody else speaks of, and what its links of the chain say. What
 * is left is an entry of the register, with a link of its own. The file is rewritten afterwards, so that no
 * page keeps what was deleted; until that is done the store has a note of it, and does it when it is opened
 * next.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-private.h"

#include "hsl-access.h"
#include "hsl-case-rows.h"
#include "hsl-digest.h"
#include "hsl-emptied.h"
#include "hsl-row-sql.h"
#include "hsl-store-backup.h"
#include "hsl-store-retention.h"
#include "hsl-text-index.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#define UNFINISHED "destruction" /* what the file is to be rewritten for */

/* --- people --- */

/* What the chain is to say of a person from now on: a line that only a link of the case had is said again;
 * who is gone needs none. */
static gboolean
keep_person (HslStore   *self,
             const char *uid,
             gint64      version,
             const char *commitment,
             GString    *writes,
             GError    **error)
{
  g_autoptr (HslRow) row = NULL;
  g_autofree char   *made = NULL;

  row = hsl_rows_load_one (&self->rows, &hsl_person_noun, NULL, uid, HSL_ROW_COMMITMENT, error);
  if (row == NULL)
    return error == NULL || *error == NULL;
  if (row->fact->version > version)
    return TRUE;
  made = hsl_bytes_to_base64 (row->commitment);
  if (row->fact->version == version && g_str_equal (made, commitment))
    {
      hsl_writes_add (writes, hsl_person_noun.table, uid, version, row->commitment);
      return TRUE;
    }
  g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CORRUPT,
               _ ("The %s “%s” is not as it was last written"), hsl_person_noun.name, uid);
  return FALSE;
}

static gboolean
keep_person_of_line (HslStore   *self,
                     const char *line,
                     GString    *writes,
                     GError    **error)
{
  g_auto (GStrv)     words = g_strsplit (line, " ", -1);
  g_autoptr (GError) problem = NULL;

  if (g_strv_length (words) != 4 || !g_str_equal (words[0], hsl_person_noun.table) ||
      g_str_equal (words[3], "-"))
    return TRUE;
  if (keep_person (self, words[1], g_ascii_strtoll (words[2], NULL, 10), words[3], writes, &problem))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
keep_persons (HslStore  *self,
              GPtrArray *said,
              GString   *writes,
              GError   **error)
{
  for (guint i = 0; i < said->len; i++)
    {
      g_auto (GStrv) lines = g_strsplit (g_ptr_array_index (said, i), "\n", -1);

      for (guint k = 0; lines[k] != NULL; k++)
        if (!keep_person_of_line (self, lines[k], writes, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
run_for_case (HslStore   *self,
              const char *sql,
              const char *case_uid,
              GError    **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (self->rows.db, sql, error);

  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "case_uid", case_uid);
  return hsl_stmt_run (stmt, error);
}

static gboolean
is_spoken_of (HslStore   *self,
              const char *person,
              gboolean   *out_is,
              GError    **error)
{
  g_autoptr (HslStmt) stmt = NULL;

  stmt = hsl_db_prepare (self->rows.db,
                         "SELECT 1 FROM party WHERE person = $person UNION ALL"
                         " SELECT 1 FROM person WHERE merged_into = $person LIMIT 1",
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "person", person);
  return hsl_stmt_step (stmt, out_is, error);
}

/* After the parties of the case are gone. */
static gboolean
drop_persons (HslStore      *self,
              const HslCase *on,
              GString       *writes,
              GError       **error)
{
  for (guint i = 0; i < on->parties->len; i++)
    {
      const HslParty    *party = g_ptr_array_index (on->parties, i);
      g_autoptr (HslRow) row = NULL;
      g_autoptr (GError) problem = NULL;
      gboolean           is;

      if (party->person == NULL)
        continue;
      if (!is_spoken_of (self, party->person, &is, error))
        return FALSE;
      if (is)
        continue;
      row = hsl_rows_load_one (&self->rows, &hsl_person_noun, NULL, party->person, HSL_ROW_READ, &problem);
      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (row == NULL)
        continue;
      if (!hsl_rows_delete (&self->rows, &hsl_person_noun, NULL, party->person, error))
        return FALSE;
      hsl_writes_add (writes, hsl_person_noun.table, party->person, row->fact->version + 1, NULL);
    }
  return TRUE;
}

/* --- rows --- */

static gboolean
delete_rows (HslStore   *self,
             const char *case_uid,
             GError    **error)
{
  static const char *const others[] = {
    "DELETE FROM attachment_chunk WHERE case_uid = $case_uid",
    "DELETE FROM clock WHERE case_uid = $case_uid",
    "DELETE FROM text_document WHERE case_uid = $case_uid",
    "DELETE FROM draft WHERE instr (\"key\", $case_uid) > 0",
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (!run_for_case (self, others[i], case_uid, error))
      return FALSE;
  for (guint i = 0; hsl_nouns[i] != NULL; i++)
    if (hsl_nouns[i]->table != NULL && hsl_nouns[i] != &hsl_activity_noun &&
        hsl_noun_is_owned (hsl_nouns[i]) &&
        !run_for_case (self, hsl_row_sql_of (hsl_nouns[i])->delete_all, case_uid, error))
      return FALSE;
  return hsl_rows_delete (&self->rows, &hsl_case_noun, NULL, case_uid, error);
}

/* --- the register --- */

static char *
dup_name (const HslContext *context,
          const char       *worker,
          const char       *account)
{
  const char *name = worker != NULL ? hsl_directory_get_worker_name (context->directory, worker) : NULL;

  return g_strdup (name != NULL ? name : account);
}

static HslDestruction *
new_entry (const HslCase    *on,
           const HslContext *context,
           const char       *backups)
{
  const HslOrganisation *organisation =
      hsl_directory_find (context->directory, &hsl_organisation_noun, on->organisation);
  const HslAppraisal *decided = hsl_case_find_decided_appraisal (on);
  HslDestruction     *entry = hsl_fact_new (&hsl_destruction_noun);

  entry->fact.uid = hsl_uid_new ();
  entry->organisation = g_strdup (on->organisation);
  entry->number = g_strdup (on->number);
  entry->number_year = on->number_year;
  entry->number_n = on->number_n;
  entry->type = g_strdup (on->type);
  entry->retention = g_strdup (on->retention);
  entry->retention_years =
      on->retention_years > 0 ? on->retention_years : hsl_retention_get_years (organisation, on->retention);
  entry->retained_from = hsl_retention_get_start (on);
  entry->retained_until = hsl_retention_get_until (on, context->directory);
  entry->proposed_on = decided->proposed_on;
  entry->proposed_by = dup_name (context, decided->proposed_by, decided->proposed_account);
  entry->confirmed_on = decided->answered_on;
  entry->confirmed_by = dup_name (context, decided->answered_by, decided->answered_account);
  entry->destroyed_on = hsl_minute_get_day (context->now);
  entry->destroyed_by = dup_name (context, context->worker, context->account);
  entry->documents = on->documents->len;
  for (guint i = 0; i < on->documents->len; i++)
    entry->pages += ((const HslDocument *) g_ptr_array_index (on->documents, i))->pages;
  entry->attachments = on->attachments->len;
  entry->backups = g_strdup (backups);
  return entry;
}

static gboolean
write_entry (HslStore       *self,
             HslDestruction *entry,
             HslEmptied     *emptied,
             GString        *writes,
             GError        **error)
{
  gint64 seq;

  if (!hsl_chain_get_head (self->rows.db, &seq, NULL, NULL, error))
    return FALSE;
  entry->chain_seq = seq + 1;
  entry->links = emptied->n;
  entry->links_digest = hsl_emptied_dup_digest (emptied);
  return hsl_store_write_fact (self, &entry->fact, writes, error);
}

static gboolean
destroy (HslStore       *self,
         const HslCase  *on,
         HslDestruction *entry,
         GError        **error)
{
  const char            *uid = on->fact.uid;
  g_autoptr (HslEmptied) emptied = g_new0 (HslEmptied, 1);
  g_autoptr (GString)    writes = g_string_new (NULL);
  g_autoptr (GPtrArray)  said = hsl_emptied_load_writes (self->rows.db, uid, emptied, error);
  g_autoptr (HslFact)    told = NULL;

  if (said == NULL || !write_entry (self, entry, emptied, writes, error) ||
      !hsl_emptied_clear_links (self->rows.db, uid, entry->fact.uid, error) ||
      !hsl_text_index_forget_case (&self->rows, on, error) || !delete_rows (self, uid, error) ||
      !drop_persons (self, on, writes, error) || !keep_persons (self, said, writes, error) ||
      !hsl_key_rows_forget_case (self->rows.db, uid, writes, error))
    return FALSE;
  if (on->locked)
    self->key_generation = HSL_KEYS_UNREAD;
  told = (HslFact *) hsl_store_new_activity (self, "destruction", "destroy", entry->number);
  ((HslActivity *) told)->subject = g_strdup (entry->fact.uid);
  return hsl_store_append (self, (HslActivity *) told, NULL, writes->str, error);
}

/* --- the door --- */

typedef struct
{
  const char *const *case_uids;
  const char        *backups; /* (nullable) */
  GPtrArray         *entries;
} DestroyCall;

static gboolean
destroy_one (HslStore    *self,
             DestroyCall *call,
             const char  *case_uid,
             GError     **error)
{
  g_autoptr (HslFact) on = NULL;
  HslContext          context;
  HslDestruction     *entry;
  gboolean            may;

  if (!hsl_access_check (self, case_uid, error))
    return FALSE;
  on = (HslFact *) hsl_case_rows_load (&self->rows, case_uid, error);
  if (on == NULL)
    return FALSE;
  hsl_store_init_context (self, &context);
  may = hsl_case_check_destroy ((HslCase *) on, &context, error);
  entry = may ? new_entry ((HslCase *) on, &context, call->backups) : NULL;
  hsl_store_clear_context (&context);
  if (!may)
    {
      g_prefix_error (error, "%s: ", ((HslCase *) on)->number != NULL ? ((HslCase *) on)->number : case_uid);
      return FALSE;
    }
  g_ptr_array_add (call->entries, entry);
  return destroy (self, (HslCase *) on, entry, error);
}

static gboolean
do_destroy (HslStore *self,
            gpointer  data,
            GError  **error)
{
  DestroyCall *call = data;

  hsl_store_set_changed (self, NULL);
  for (guint i = 0; call->case_uids[i] != NULL; i++)
    if (!destroy_one (self, call, call->case_uids[i], error))
      return FALSE;
  /* Words of a document that was taken out stay in the index until it is made one piece. */
  return hsl_text_index_merge (self->rows.db, error) &&
         hsl_plain_rows_set (self->rows.db, UNFINISHED, "1", error);
}

static char *
dup_backup_names (HslStore          *self,
                  const char *const *folders,
                  GError           **error)
{
  g_autoptr (GPtrArray) items = hsl_store_list_backups_holding (self, folders, G_MAXINT64, error);
  GString              *names;

  if (items == NULL)
    return NULL;
  names = g_string_new (NULL);
  for (guint i = 0; i < items->len; i++)
    {
      const HslBackupItem *item = g_ptr_array_index (items, i);
      g_autofree char     *name = g_path_get_basename (item->path);
      g_autofree char     *made = hsl_minute_to_iso (item->manifest->made_at);

      g_string_append_printf (names, "%s%s %s", i > 0 ? "\n" : "", made, name);
    }
  return g_string_free (names, FALSE);
}

/**
 * hsl_store_destroy_cases:
 * @case_uids: (array zero-terminated=1): cases, each decided on by two persons
 * @folders: (nullable) (array zero-terminated=1): where backups lie; those that hold the cases are noted
 *   down in the register
 *
 * Destroys all of them or, when one may not be, none. When the file could not be rewritten at once,
 * because another program reads it, hsl_store_is_destruction_finished() says so.
 *
 * Returns: (transfer full) (element-type HslDestruction) (nullable): the entries of the register
 */
GPtrArray *
hsl_store_destroy_cases (HslStore          *self,
                         const char *const *case_uids,
                         const char *const *folders,
                         GError           **error)
{
  static const HslCall  call = { do_destroy, HSL_CALL_WRITE, HSL_RIGHTS_WORK, HSL_PERMIT_DESTROY };
  g_autoptr (GPtrArray) entries = hsl_fact_list_new ();
  g_autoptr (GError)    unfinished = NULL;
  g_autofree char      *backups = NULL;
  DestroyCall           data = { case_uids, NULL, entries };

  g_return_val_if_fail (HSL_IS_STORE (self) && case_uids != NULL, NULL);

  backups = dup_backup_names (self, folders, error);
  if (backups == NULL)
    return NULL;
  data.backups = *backups != '\0' ? backups : NULL;
  if (!hsl_store_call (self, &call, &data, NULL, error))
    return NULL;
  if (!hsl_store_finish_destruction (self, &unfinished))
    g_message ("the store is rewritten when it is opened next: %s", unfinished->message);
  return g_steal_pointer (&entries);
}

/* --- the file --- */

static gboolean
do_is_finished (HslStore *self,
                gpointer  data,
                GError  **error)
{
  g_autofree char *value = NULL;

  if (!hsl_plain_rows_get (self->rows.db, UNFINISHED, &value, error))
    return FALSE;
  *(gboolean *) data = value == NULL;
  return TRUE;
}

/**
 * hsl_store_is_destruction_finished:
 *
 * Tells whether the file was rewritten after the last destruction. Until then it may still have pages
 * with what was destroyed, sealed. Nobody need have signed in.
 */
gboolean
hsl_store_is_destruction_finished (HslStore *self,
                                   gboolean *out_finished,
                                   GError  **error)
{
  static const HslCall call = { do_is_finished, HSL_CALL_READ, 0 };

  g_return_val_if_fail (HSL_IS_STORE (self) && out_finished != NULL, FALSE);

  return hsl_store_call (self, &call, out_finished, NULL, error);
}

static gboolean
do_finish (HslStore *self,
           gpointer  data,
           GError  **error)
{
  HslDb   *db = self->rows.db;
  gboolean finished;

  if (!do_is_finished (self, &finished, error))
    return FALSE;
  if (finished || hsl_db_is_in_transaction (db))
    return TRUE;
  return hsl_db_compact (db, error) &&
         hsl_db_execute (db, "DELETE FROM station WHERE key = '" UNFINISHED "'", error);
}

/**
 * hsl_store_finish_destruction:
 *
 * Rewrites the file, if a destruction left that to be done. Nobody need have signed in.
 */
gboolean
hsl_store_finish_destruction (HslStore *self,
                              GError  **error)
{
  static const HslCall call = { do_finish, HSL_CALL_BARE, 0 };

  g_return_val_if_fail (HSL_IS_STORE (self), FALSE);

  return hsl_store_call (self, &call, NULL, NULL, error);
}

/* --- backups --- */

static void
add_folder (GPtrArray  *folders,
            const char *folder)
{
  for (guint i = 0; i < folders->len; i++)
    if (g_str_equal (g_ptr_array_index (folders, i), folder))
      return;
  g_ptr_array_add (folders, g_strdup (folder));
}

/* A folder that is not there now, such as that of a USB stick, has nothing to be read. */
static void
add_holding (HslStore   *self,
             const char *folder,
             gint64      chain_seq,
             GPtrArray  *holding)
{
  g_autoptr (GPtrArray) items = hsl_backup_list (folder, NULL);

  while (items != NULL && items->len > 0)
    {
      g_autoptr (HslBackupItem) item = g_ptr_array_steal_index (items, 0);

      if (item->manifest != NULL && hsl_store_has_made (self, item->manifest) &&
          g_ascii_strtoll (item->manifest->head, NULL, 10) < chain_seq)
        g_ptr_array_add (holding, g_steal_pointer (&item));
    }
}

/**
 * hsl_store_list_backups_holding:
 * @folders: (nullable) (array zero-terminated=1): where backups lie, besides that of the last one
 * @chain_seq: of an entry of the register
 *
 * Returns: (transfer full) (element-type HslBackupItem) (nullable): the backups of this store, as far as
 *   they can be seen, that were made before that destruction and still hold the case
 */
GPtrArray *
hsl_store_list_backups_holding (HslStore          *self,
                                const char *const *folders,
                                gint64             chain_seq,
                                GError           **error)
{
  g_autoptr (GPtrArray)  holding = g_ptr_array_new_with_free_func ((GDestroyNotify) hsl_backup_item_free);
  g_autoptr (GPtrArray)  places = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HslKeeping) keeping = hsl_store_get_keeping (self, error);

  g_return_val_if_fail (HSL_IS_STORE (self), NULL);

  if (keeping == NULL)
    return NULL;
  for (guint i = 0; folders != NULL && folders[i] != NULL; i++)
    add_folder (places, folders[i]);
  if (keeping->backup != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (keeping->backup);

      add_folder (places, folder);
    }
  for (guint i = 0; i < places->len; i++)
    add_holding (self, g_ptr_array_index (places, i), chain_seq, holding);
  return g_steal_pointer (&holding);
}
