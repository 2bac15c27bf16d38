/* hsl-key-rows.c: keys, and to whom they are sealed
 *
 * A key lies in the file only sealed: to the public keys of its holders, and, while another takes its
 * place, under that other one. What it is sealed for (its scope, the case, whether the store is a
 * demonstration) is part of the seal, so that nobody puts one in the place of another, or makes a
 * demonstration of a real store by editing a row.
 *
 * Every change of these rows raises a number beside them: who is signed in elsewhere looks at it before
 * each call and reads the keys again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-key-rows"

#include "hsl-key-rows.h"

#include "hsl-case-rows.h"
#include "hsl-chain.h"
#include "hsl-digest.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

static const char *const scopes[] = { "station", "data", "case" };

static HslKeyScope
parse_scope (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    if (g_str_equal (text, scopes[i]))
      return i;
  g_assert_not_reached (); /* the table has a CHECK */
}

static char *
dup_context (HslKeyRows *self,
             HslKeyScope scope,
             const char *case_uid)
{
  return g_strconcat (scopes[scope], case_uid != NULL ? ":" : "", case_uid != NULL ? case_uid : "",
                      self->demo ? " demo" : "", NULL);
}

/**
 * hsl_key_rows_raise_generation:
 *
 * Makes every program that has the store open look again at its account, keys and rights.
 */
gboolean
hsl_key_rows_raise_generation (HslDb   *db,
                               GError **error)
{
  return hsl_db_execute (db,
                         "INSERT INTO station (key, value) VALUES ('keys', '1')"
                         " ON CONFLICT (key) DO UPDATE SET value = CAST (value AS INTEGER) + 1",
                         error);
}

/**
 * hsl_key_rows_get_generation:
 *
 * Gives a number that is another after every change of keys, holders and rights.
 */
gboolean
hsl_key_rows_get_generation (HslDb   *db,
                             gint64  *out_generation,
                             GError **error)
{
  return hsl_db_query_number (db,
                              "SELECT coalesce (max (CAST (value AS INTEGER)), 0) FROM station WHERE key ="
                              " 'keys'",
                              out_generation, error);
}

/* --- reading --- */

static void
set_damaged (GError    **error,
             HslKeyScope scope)
{
  g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CORRUPT, _ ("The key “%s” is damaged"), scopes[scope]);
}

static gboolean
add_key (HslKeyRows *self,
         HslStmt    *stmt,
         HslSecret  *key,
         GError    **error)
{
  g_autoptr (HslVault) vault = hsl_vault_new (key);
  HslKeyScope          scope = parse_scope (hsl_stmt_get_text (stmt, 1));

  if (hsl_vault_get_key_id (vault) != (guint32) hsl_stmt_get_number (stmt, 0))
    {
      set_damaged (error, scope);
      return FALSE;
    }
  hsl_key_chest_add (self->chest, scope, hsl_stmt_get_text (stmt, 2), key, hsl_stmt_is_null (stmt, 3));
  return TRUE;
}

static HslAad *
new_kept_aad (guint32 id)
{
  g_autofree char *uid = g_strdup_printf ("%" PRIu32, id);

  return hsl_aad_new ("key", uid, 1);
}

static HslSecret *
open_kept (HslKeyRows *self,
           HslStmt    *stmt,
           GError    **error)
{
  g_autoptr (HslAad) aad = new_kept_aad ((guint32) hsl_stmt_get_number (stmt, 0));
  g_autoptr (GBytes) plain = NULL;
  HslSecret         *key;
  gsize              size;
  gconstpointer      data = hsl_stmt_peek_blob (stmt, 3, &size);

  plain = hsl_key_chest_open (self->chest, aad, data, size, error);
  if (plain == NULL)
    return NULL;
  data = g_bytes_get_data (plain, &size);
  key = size == HSL_KEY_SIZE ? hsl_secret_new_copy (data, size) : NULL;
  hsl_wipe ((gpointer) data, size);
  if (key == NULL)
    set_damaged (error, parse_scope (hsl_stmt_get_text (stmt, 1)));
  return key;
}

static gboolean
load_key (HslKeyRows *self,
          HslStmt    *stmt,
          HslKeyring *keyring,
          GError    **error)
{
  HslKeyScope           scope = parse_scope (hsl_stmt_get_text (stmt, 1));
  const char           *case_uid = hsl_stmt_get_text (stmt, 2);
  g_autoptr (HslSecret) key = NULL;

  if (!hsl_stmt_is_null (stmt, 4))
    {
      g_autofree char   *context = dup_context (self, scope, case_uid);
      g_autoptr (GBytes) sealed = hsl_stmt_dup_bytes (stmt, 4);

      key = hsl_keyring_open_key (keyring, sealed, context, error);
    }
  else if (!hsl_stmt_is_null (stmt, 3))
    {
      gsize         size;
      gconstpointer kept = hsl_stmt_peek_blob (stmt, 3, &size);

      if (!hsl_key_chest_can_open (self->chest, kept, size))
        return TRUE;
      key = open_kept (self, stmt, error);
    }
  else
    {
      if (scope == HSL_KEY_CASE)
        hsl_key_chest_note_locked (self->chest, case_uid);
      return TRUE;
    }
  return key != NULL && add_key (self, stmt, key, error);
}

/**
 * hsl_key_rows_load:
 * @holder: the account, or %HSL_KEY_HOLDER_RECOVERY
 * @keyring: its keys
 *
 * Puts into the chest every key that is sealed to @holder, and notes the cases locked for it.
 */
gboolean
hsl_key_rows_load (HslKeyRows *self,
                   const char *holder,
                   HslKeyring *keyring,
                   GError    **error)
{
  g_autoptr (HslStmt) stmt = NULL;
  gboolean            has_row;

  /* A kept key is opened by the one in its place, and the oldest is to come first: twice over. */
  for (guint pass = 0; pass < 2; pass++)
    {
      g_clear_pointer (&stmt, hsl_stmt_free);
      stmt = hsl_db_prepare (self->db,
                             "SELECT key.id, key.scope, key.case_uid, key.kept, key_wrap.sealed_key"
                             " FROM key LEFT JOIN key_wrap ON key_wrap.key = key.id AND holder = $holder"
                             " WHERE retired_at IS NULL ORDER BY made_at, key.kept IS NULL",
                             error);
      if (stmt == NULL)
        return FALSE;
      hsl_stmt_bind_text (stmt, "holder", holder);
      for (;;)
        {
          if (!hsl_stmt_step (stmt, &has_row, error))
            return FALSE;
          if (!has_row)
            break;
          if (!load_key (self, stmt, keyring, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
query_id (HslStmt  *stmt,
          guint32  *out_id,
          gboolean *out_found,
          GError  **error)
{
  if (!hsl_stmt_step (stmt, out_found, error))
    return FALSE;
  *out_id = *out_found ? (guint32) hsl_stmt_get_number (stmt, 0) : 0;
  return TRUE;
}

/**
 * hsl_key_rows_get_current:
 *
 * Gives the key that seals what is written; 0 when there is none.
 */
gboolean
hsl_key_rows_get_current (HslDb      *db,
                          HslKeyScope scope,
                          const char *case_uid,
                          guint32    *out_id,
                          GError    **error)
{
  g_autoptr (HslStmt) stmt = NULL;
  gboolean            found;

  stmt = hsl_db_prepare (
      db,
      "SELECT id FROM key WHERE scope = $scope AND case_uid IS NOT DISTINCT FROM $case_uid AND retired_at"
      " IS NULL AND kept IS NULL",
      error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "scope", scopes[scope]);
  hsl_stmt_bind_text (stmt, "case_uid", case_uid);
  return query_id (stmt, out_id, &found, error);
}

/**
 * hsl_key_rows_find_kept:
 *
 * Gives a key that was replaced and with which rows may still be sealed; 0 when there is none.
 */
gboolean
hsl_key_rows_find_kept (HslDb       *db,
                        guint32     *out_id,
                        HslKeyScope *out_scope,
                        GError     **error)
{
  g_autoptr (HslStmt) stmt = NULL;
  gboolean            found;

  stmt = hsl_db_prepare (db,
                         "SELECT id, scope FROM key WHERE kept IS NOT NULL AND retired_at IS NULL ORDER BY"
                         " scope DESC LIMIT 1",
                         error);
  if (stmt == NULL || !query_id (stmt, out_id, &found, error))
    return FALSE;
  if (found)
    *out_scope = parse_scope (hsl_stmt_get_text (stmt, 1));
  return TRUE;
}

gboolean
hsl_key_rows_load_recovery_public (HslDb   *db,
                                   GBytes **out_box_public,
                                   GError **error)
{
  g_autoptr (HslStmt) stmt = NULL;
  gboolean            has_row;

  stmt = hsl_db_prepare (db, "SELECT box_public FROM recovery ORDER BY generation DESC LIMIT 1", error);
  if (stmt == NULL || !hsl_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CORRUPT,
                           _ ("This store has no recovery key"));
      return FALSE;
    }
  *out_box_public = hsl_stmt_dup_bytes (stmt, 0);
  return TRUE;
}

/* --- records --- */

static GBytes *
commit_row (HslStmt *stmt,
            gint64  *out_version)
{
  static const guint8 nothing[HSL_SALT_SIZE];
  g_autofree char    *uid = g_strdup_printf ("%" PRIu32, (guint32) hsl_stmt_get_number (stmt, 0));
  g_autoptr (GBytes)  salt = g_bytes_new_static (nothing, sizeof nothing);
  g_autoptr (HslAad)  aad = NULL;
  gsize               size;
  const guint8       *data;

  /* Nothing of it is secret: the salt hides nothing. */
  *out_version = hsl_stmt_is_null (stmt, 4) ? 1 : 2;
  aad = hsl_aad_new ("key", uid, *out_version);
  hsl_aad_add_text (aad, "scope", hsl_stmt_get_text (stmt, 1));
  hsl_aad_add_text (aad, "case_uid", hsl_stmt_get_text (stmt, 2));
  hsl_aad_add_text (aad, "made_at", hsl_stmt_get_text (stmt, 3));
  hsl_aad_add_text (aad, "retired_at", hsl_stmt_get_text (stmt, 4));
  data = hsl_aad_get_data (aad, &size);
  return hsl_commitment_new (salt, data, size);
}

static void
key_row_free (gpointer data)
{
  HslKeyRow *self = data;

  g_free (self->case_uid);
  g_bytes_unref (self->commitment);
  g_free (self);
}

static HslKeyRow *
read_row (HslStmt *stmt)
{
  HslKeyRow *row = g_new0 (HslKeyRow, 1);

  row->id = (guint32) hsl_stmt_get_number (stmt, 0);
  row->scope = parse_scope (hsl_stmt_get_text (stmt, 1));
  row->case_uid = g_strdup (hsl_stmt_get_text (stmt, 2));
  row->commitment = commit_row (stmt, &row->version);
  return row;
}

/**
 * hsl_key_rows_list:
 *
 * Returns: (transfer full) (element-type HslKeyRow): every key there was
 */
GPtrArray *
hsl_key_rows_list (HslDb   *db,
                   GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (key_row_free);
  g_autoptr (HslStmt)   stmt = NULL;
  gboolean              has_row;

  stmt = hsl_db_prepare (db, "SELECT id, scope, case_uid, made_at, retired_at FROM key ORDER BY id", error);
  if (stmt == NULL)
    return NULL;
  for (;;)
    {
      if (!hsl_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&rows);
      g_ptr_array_add (rows, read_row (stmt));
    }
}

/**
 * hsl_key_rows_record:
 * @writes: gets the line that the chain keeps of the key
 */
gboolean
hsl_key_rows_record (HslDb   *db,
                     guint32  id,
                     GString *writes,
                     GError **error)
{
  g_autofree char    *uid = g_strdup_printf ("%" PRIu32, id);
  g_autoptr (HslStmt) stmt = NULL;
  g_autoptr (GBytes)  commitment = NULL;
  gboolean            has_row;
  gint64              version;

  stmt =
      hsl_db_prepare (db, "SELECT id, scope, case_uid, made_at, retired_at FROM key WHERE id = $id", error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_number (stmt, "id", id);
  if (!hsl_stmt_step (stmt, &has_row, error))
    return FALSE;
  g_assert (has_row);
  commitment = commit_row (stmt, &version);
  hsl_writes_add (writes, "key", uid, version, commitment);
  return TRUE;
}

/* --- writing --- */

static gboolean
insert_key (HslDb      *db,
            guint32     id,
            HslKeyScope scope,
            const char *case_uid,
            GError    **error)
{
  g_autofree char    *now = hsl_real_now ();
  g_autoptr (HslStmt) stmt = NULL;

  stmt = hsl_db_prepare (db,
                         "INSERT INTO key (id, scope, case_uid, made_at) VALUES ($id, $scope, $case_uid,"
                         " $now)",
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_number (stmt, "id", id);
  hsl_stmt_bind_text (stmt, "scope", scopes[scope]);
  hsl_stmt_bind_text (stmt, "case_uid", case_uid);
  hsl_stmt_bind_text (stmt, "now", now);
  return hsl_stmt_run (stmt, error) && hsl_key_rows_raise_generation (db, error);
}

/* Makes room for another key: only one may be the one that seals. */
static gboolean
step_aside (HslDb   *db,
            guint32  id,
            GError **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (db, "UPDATE key SET kept = zeroblob (0) WHERE id = $id", error);

  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_number (stmt, "id", id);
  return hsl_stmt_run (stmt, error);
}

/* Keeps the key for as long as rows are sealed with it: for whoever has the other, and nobody else. */
static gboolean
keep (HslKeyRows *self,
      guint32     old,
      guint32     under,
      GError    **error)
{
  HslSecret          *key = hsl_key_chest_find_key (self->chest, old);
  g_autoptr (HslAad)  aad = new_kept_aad (old);
  g_autoptr (GBytes)  kept = NULL;
  g_autoptr (HslStmt) stmt = NULL;
  g_autoptr (HslStmt) delete = NULL;

  kept = hsl_vault_seal (hsl_key_chest_find (self->chest, under), aad, hsl_secret_peek (key),
                         hsl_secret_get_size (key));
  stmt = hsl_db_prepare (self->db, "UPDATE key SET kept = $kept WHERE id = $id", error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_bytes (stmt, "kept", kept);
  hsl_stmt_bind_number (stmt, "id", old);
  delete = hsl_db_prepare (self->db, "DELETE FROM key_wrap WHERE key = $id", error);
  if (delete == NULL)
    return FALSE;
  hsl_stmt_bind_number (delete, "id", old);
  return hsl_stmt_run (stmt, error) && hsl_stmt_run (delete, error) &&
         hsl_key_rows_raise_generation (self->db, error);
}

/**
 * hsl_key_rows_make:
 * @case_uid: (nullable): the case, for %HSL_KEY_CASE
 *
 * Makes a key that from now on seals what is written, and seals it to the recovery sheet. The one in
 * whose place it comes is kept under it.
 */
gboolean
hsl_key_rows_make (HslKeyRows *self,
                   HslKeyScope scope,
                   const char *case_uid,
                   GString    *writes,
                   guint32    *out_id,
                   GError    **error)
{
  g_autoptr (HslSecret) key = hsl_key_new ();
  g_autoptr (HslVault)  vault = hsl_vault_new (key);
  g_autoptr (GBytes)    recovery = NULL;
  guint32               old;

  *out_id = hsl_vault_get_key_id (vault);
  if (!hsl_key_rows_get_current (self->db, scope, case_uid, &old, error) ||
      (old != 0 && !step_aside (self->db, old, error)) ||
      !insert_key (self->db, *out_id, scope, case_uid, error) ||
      !hsl_key_rows_load_recovery_public (self->db, &recovery, error))
    return FALSE;
  hsl_key_chest_add (self->chest, scope, case_uid, key, TRUE);
  return (old == 0 || keep (self, old, *out_id, error)) &&
         hsl_key_rows_give (self, *out_id, HSL_KEY_HOLDER_RECOVERY, recovery, error) &&
         hsl_key_rows_record (self->db, *out_id, writes, error);
}

static char *
dup_context_of (HslKeyRows *self,
                guint32     id,
                GError    **error)
{
  g_autoptr (HslStmt) stmt = NULL;
  gboolean            has_row;

  stmt = hsl_db_prepare (self->db, "SELECT scope, case_uid FROM key WHERE id = $id", error);
  if (stmt == NULL)
    return NULL;
  hsl_stmt_bind_number (stmt, "id", id);
  if (!hsl_stmt_step (stmt, &has_row, error))
    return NULL;
  g_assert (has_row);
  return dup_context (self, parse_scope (hsl_stmt_get_text (stmt, 0)), hsl_stmt_get_text (stmt, 1));
}

/**
 * hsl_key_rows_give:
 * @id: a key in the chest
 * @box_public: the public key of @holder, which somebody has vouched for
 *
 * Seals a key to a holder.
 */
gboolean
hsl_key_rows_give (HslKeyRows *self,
                   guint32     id,
                   const char *holder,
                   GBytes     *box_public,
                   GError    **error)
{
  HslSecret          *key = hsl_key_chest_find_key (self->chest, id);
  g_autofree char    *context = NULL;
  g_autoptr (GBytes)  sealed = NULL;
  g_autoptr (HslStmt) stmt = NULL;

  g_assert (key != NULL);
  context = dup_context_of (self, id, error);
  if (context == NULL)
    return FALSE;
  sealed = hsl_key_seal_to (key, box_public, context, error);
  if (sealed == NULL)
    return FALSE;
  stmt = hsl_db_prepare (self->db,
                         "INSERT OR REPLACE INTO key_wrap (key, holder, sealed_key) VALUES ($key, $holder,"
                         " $sealed_key)",
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_number (stmt, "key", id);
  hsl_stmt_bind_text (stmt, "holder", holder);
  hsl_stmt_bind_bytes (stmt, "sealed_key", sealed);
  return hsl_stmt_run (stmt, error) && hsl_key_rows_raise_generation (self->db, error);
}

/**
 * hsl_key_rows_give_scope:
 *
 * Seals the current key of @scope to a holder.
 */
gboolean
hsl_key_rows_give_scope (HslKeyRows *self,
                         HslKeyScope scope,
                         const char *holder,
                         GBytes     *box_public,
                         GError    **error)
{
  HslVault *vault = hsl_key_chest_pick (self->chest, scope, NULL, error);

  return vault != NULL && hsl_key_rows_give (self, hsl_vault_get_key_id (vault), holder, box_public, error);
}

/**
 * hsl_key_rows_take_back:
 *
 * Takes every key out of the hands of @holder. Who kept a copy of the file keeps what is in it: only
 * new keys help against that.
 */
gboolean
hsl_key_rows_take_back (HslDb      *db,
                        const char *holder,
                        GError    **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (db, "DELETE FROM key_wrap WHERE holder = $holder", error);

  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "holder", holder);
  return hsl_stmt_run (stmt, error) && hsl_key_rows_raise_generation (db, error);
}

/**
 * hsl_key_rows_take_back_common:
 *
 * Takes the keys of the station and of its cases out of the hands of @holder, and leaves it those of
 * locked cases, which whoever does this may not hold and could not give again.
 */
gboolean
hsl_key_rows_take_back_common (HslDb      *db,
                               const char *holder,
                               GError    **error)
{
  g_autoptr (HslStmt) stmt = NULL;

  stmt = hsl_db_prepare (db,
                         "DELETE FROM key_wrap WHERE holder = $holder AND key IN (SELECT id FROM key WHERE"
                         " case_uid IS NULL)",
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "holder", holder);
  return hsl_stmt_run (stmt, error) && hsl_key_rows_raise_generation (db, error);
}

/**
 * hsl_key_rows_retire:
 * @id: a key with which nothing is sealed any more
 *
 * Destroys it.
 */
gboolean
hsl_key_rows_retire (HslDb   *db,
                     guint32  id,
                     GString *writes,
                     GError **error)
{
  g_autofree char    *now = hsl_real_now ();
  g_autoptr (HslStmt) stmt = NULL;
  g_autoptr (HslStmt) delete = NULL;

  stmt = hsl_db_prepare (db, "UPDATE key SET retired_at = $now, kept = NULL WHERE id = $id", error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "now", now);
  hsl_stmt_bind_number (stmt, "id", id);
  delete = hsl_db_prepare (db, "DELETE FROM key_wrap WHERE key = $id", error);
  if (delete == NULL)
    return FALSE;
  hsl_stmt_bind_number (delete, "id", id);
  return hsl_stmt_run (stmt, error) && hsl_stmt_run (delete, error) &&
         hsl_key_rows_raise_generation (db, error) &&
         hsl_key_rows_record (db, id, writes, error);
}

/**
 * hsl_key_rows_forget_case:
 *
 * Takes every key the case ever had out of the store, with what says that there was one.
 */
gboolean
hsl_key_rows_forget_case (HslDb      *db,
                          const char *case_uid,
                          GString    *writes,
                          GError    **error)
{
  g_autoptr (GPtrArray) keys = hsl_key_rows_list (db, error);
  gboolean              was_locked = FALSE;

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      const HslKeyRow    *key = g_ptr_array_index (keys, i);
      g_autofree char    *uid = g_strdup_printf ("%" PRIu32, key->id);
      g_autoptr (HslStmt) wraps = NULL;
      g_autoptr (HslStmt) row = NULL;

      if (g_strcmp0 (key->case_uid, case_uid) != 0)
        continue;
      was_locked = TRUE;
      wraps = hsl_db_prepare (db, "DELETE FROM key_wrap WHERE key = $id", error);
      row = wraps != NULL ? hsl_db_prepare (db, "DELETE FROM key WHERE id = $id", error) : NULL;
      if (row == NULL)
        return FALSE;
      hsl_stmt_bind_number (wraps, "id", key->id);
      hsl_stmt_bind_number (row, "id", key->id);
      if (!hsl_stmt_run (wraps, error) || !hsl_stmt_run (row, error))
        return FALSE;
      hsl_writes_add (writes, "key", uid, key->version + 1, NULL);
    }
  return keys != NULL && (!was_locked || hsl_key_rows_raise_generation (db, error));
}
