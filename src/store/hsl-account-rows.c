/* hsl-account-rows.c: the rows that open a store: accounts, recovery key, plain facts
 *
 * An account is a row like any other: every change of it has a version and is recorded in the chain.
 * What counts at a sign-in is more than that, for the chain is plain text to whoever has the file: the
 * admission, a seal over name, worker, rights and public keys under a key that the admitted share. A row
 * that was edited has none that fits, and a row of yesterday is not the one recorded last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-account-rows"

#include "hsl-account-rows.h"

#include "hsl-case-rows.h"
#include "hsl-chain.h"
#include "hsl-digest.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

gboolean
hsl_plain_rows_get (HslDb      *db,
                    const char *key,
                    char      **out_value,
                    GError    **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (db, "SELECT value FROM station WHERE key = $key", error);
  gboolean            has_row;

  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "key", key);
  if (!hsl_stmt_step (stmt, &has_row, error))
    return FALSE;
  *out_value = has_row ? g_strdup (hsl_stmt_get_text (stmt, 0)) : NULL;
  return TRUE;
}

gboolean
hsl_plain_rows_set (HslDb      *db,
                    const char *key,
                    const char *value,
                    GError    **error)
{
  g_autoptr (HslStmt) stmt = NULL;

  stmt = hsl_db_prepare (db, "INSERT OR REPLACE INTO station (key, value) VALUES ($key, $value)", error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "key", key);
  hsl_stmt_bind_text (stmt, "value", value);
  return hsl_stmt_run (stmt, error);
}

/* --- one account --- */

HslAccount *
hsl_account_new (const char *name,
                 const char *worker,
                 HslRights   rights)
{
  HslAccount *self = g_new0 (HslAccount, 1);

  self->name = g_strdup (name);
  self->worker = g_strdup (worker);
  self->rights = rights;
  self->created_at = hsl_real_now ();
  return self;
}

/**
 * hsl_account_free:
 * @self: (nullable):
 */
void
hsl_account_free (HslAccount *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->worker);
  g_free (self->created_at);
  g_free (self->ended_at);
  g_clear_pointer (&self->admission, g_bytes_unref);
  hsl_account_keys_free (self->keys);
  g_free (self);
}

/**
 * hsl_account_set_keys:
 * @keys: (transfer full):
 */
void
hsl_account_set_keys (HslAccount     *self,
                      HslAccountKeys *keys)
{
  hsl_account_keys_free (self->keys);
  self->keys = keys;
}

/**
 * hsl_account_get_scope:
 *
 * Returns: the greatest key that the rights of the account ask for
 */
HslKeyScope
hsl_account_get_scope (const HslAccount *self)
{
  return (self->rights & HSL_RIGHTS_READ) != 0 ? HSL_KEY_DATA : HSL_KEY_STATION;
}

/**
 * hsl_account_format_fingerprint:
 *
 * Returns: (transfer full): what to compare before the account is admitted
 */
char *
hsl_account_format_fingerprint (const HslAccount *self)
{
  return hsl_public_keys_format_fingerprint (self->keys->box_public, self->keys->sign_public);
}

static HslAad *
new_admission_aad (const HslAccount *self)
{
  HslAad       *aad = hsl_aad_new ("admission", self->name, 1);
  gsize         size;
  gconstpointer data = g_bytes_get_data (self->keys->box_public, &size);

  hsl_aad_add_bytes (aad, "box_public", data, size);
  hsl_aad_add_number (aad, "rights", self->rights);
  data = g_bytes_get_data (self->keys->sign_public, &size);
  hsl_aad_add_bytes (aad, "sign_public", data, size);
  hsl_aad_add_text (aad, "worker", self->worker);
  return aad;
}

/**
 * hsl_account_admit:
 * @chest: of somebody who has what the account shall have
 * @by: who that is
 *
 * Vouches for the account as it stands: name, worker, rights, keys.
 */
gboolean
hsl_account_admit (HslAccount  *self,
                   HslKeyChest *chest,
                   const char  *by,
                   GError     **error)
{
  g_autoptr (HslAad) aad = new_admission_aad (self);
  g_autoptr (GBytes) plain = g_bytes_new (by, strlen (by));
  GBytes            *admission;

  admission = hsl_key_chest_seal (chest, hsl_account_get_scope (self), NULL, aad, plain, error);
  if (admission == NULL)
    return FALSE;
  g_clear_pointer (&self->admission, g_bytes_unref);
  self->admission = admission;
  return TRUE;
}

/**
 * hsl_account_check_admission:
 * @chest: of the account, or of anybody who has as much
 *
 * Returns: whether the account still is what somebody vouched for
 */
gboolean
hsl_account_check_admission (const HslAccount *self,
                             HslKeyChest      *chest,
                             GError          **error)
{
  g_autoptr (HslAad) aad = new_admission_aad (self);
  g_autoptr (GBytes) plain = NULL;
  HslVault          *vault = NULL;
  guint32            id;
  gsize              size = 0;
  gconstpointer      data = self->admission != NULL ? g_bytes_get_data (self->admission, &size) : NULL;

  /* Under the key of its own scope: what only administrates cannot vouch for more. */
  if (data != NULL && hsl_sealed_get_key_id (data, size, &id))
    vault = hsl_key_chest_find_in (chest, hsl_account_get_scope (self), id);
  if (vault != NULL)
    plain = hsl_vault_open (vault, aad, data, size, NULL);
  if (plain != NULL)
    return TRUE;
  g_set_error (
      error, HSL_STORE_ERROR, HSL_STORE_ERROR_ALTERED,
      _ ("The account “%s” is not the one that was admitted: its rights or keys were changed outside "
         "the program. It has to be admitted anew"),
      self->name);
  return FALSE;
}

/* --- rows --- */

#define COLUMNS                                                                                            \
  "name, version, worker, rights, passes, memory, salt, box_public, sign_public, wrapped, first_password," \
  " created_at, ended_at, admission"

static HslAccount *
read_account (HslStmt *stmt)
{
  HslAccount        *account = g_new0 (HslAccount, 1);
  HslPasswordCost    cost = { hsl_stmt_get_number (stmt, 4), hsl_stmt_get_number (stmt, 5) };
  g_autoptr (GBytes) salt = hsl_stmt_dup_bytes (stmt, 6);
  g_autoptr (GBytes) box_public = hsl_stmt_dup_bytes (stmt, 7);
  g_autoptr (GBytes) sign_public = hsl_stmt_dup_bytes (stmt, 8);
  g_autoptr (GBytes) wrapped = hsl_stmt_dup_bytes (stmt, 9);

  account->name = g_strdup (hsl_stmt_get_text (stmt, 0));
  account->version = hsl_stmt_get_number (stmt, 1);
  account->worker = g_strdup (hsl_stmt_get_text (stmt, 2));
  account->rights = (HslRights) hsl_stmt_get_number (stmt, 3);
  account->keys = hsl_account_keys_new (cost, salt, box_public, sign_public, wrapped);
  account->first_password = hsl_stmt_get_number (stmt, 10) != 0;
  account->created_at = g_strdup (hsl_stmt_get_text (stmt, 11));
  account->ended_at = g_strdup (hsl_stmt_get_text (stmt, 12));
  account->admission = hsl_stmt_is_null (stmt, 13) ? NULL : hsl_stmt_dup_bytes (stmt, 13);
  return account;
}

/**
 * hsl_account_rows_load:
 *
 * Returns: (transfer full) (nullable): the account; %NULL without an error when there is none of that
 *   name, or it has ended
 */
HslAccount *
hsl_account_rows_load (HslDb      *db,
                       const char *name,
                       GError    **error)
{
  g_autoptr (HslStmt) stmt = NULL;
  gboolean            has_row;

  stmt =
      hsl_db_prepare (db, "SELECT " COLUMNS " FROM account WHERE name = $name AND ended_at IS NULL", error);
  if (stmt == NULL)
    return NULL;
  hsl_stmt_bind_text (stmt, "name", name);
  if (!hsl_stmt_step (stmt, &has_row, error) || !has_row)
    return NULL;
  return read_account (stmt);
}

/**
 * hsl_account_rows_list:
 *
 * Returns: (transfer full) (element-type HslAccount) (nullable): every account there was, oldest first
 */
GPtrArray *
hsl_account_rows_list (HslDb   *db,
                       GError **error)
{
  g_autoptr (GPtrArray) accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) hsl_account_free);
  g_autoptr (HslStmt)   stmt =
      hsl_db_prepare (db, "SELECT " COLUMNS " FROM account ORDER BY rowid", error);
  gboolean has_row;

  if (stmt == NULL)
    return NULL;
  for (;;)
    {
      if (!hsl_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&accounts);
      g_ptr_array_add (accounts, read_account (stmt));
    }
}

static void
add_bytes (HslAad     *aad,
           const char *name,
           GBytes     *bytes)
{
  gsize         size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  hsl_aad_add_bytes (aad, name, data, size);
}

/* Without the admission, which vouches for itself and is sealed anew with the key. Nothing of the rest
 * is secret: the salt hides nothing. */
static GBytes *
commit (const HslAccount *self)
{
  static const guint8 nothing[HSL_SALT_SIZE];
  g_autoptr (GBytes)  salt = g_bytes_new_static (nothing, sizeof nothing);
  g_autoptr (HslAad)  aad = hsl_aad_new ("account", self->name, self->version);
  gsize               size;
  const guint8       *data;

  add_bytes (aad, "box_public", self->keys->box_public);
  hsl_aad_add_text (aad, "created_at", self->created_at);
  hsl_aad_add_text (aad, "ended_at", self->ended_at);
  hsl_aad_add_number (aad, "first_password", self->first_password);
  hsl_aad_add_number (aad, "memory", self->keys->cost.memory);
  hsl_aad_add_number (aad, "passes", self->keys->cost.passes);
  hsl_aad_add_number (aad, "rights", self->rights);
  add_bytes (aad, "salt", self->keys->salt);
  add_bytes (aad, "sign_public", self->keys->sign_public);
  hsl_aad_add_text (aad, "worker", self->worker);
  add_bytes (aad, "wrapped", self->keys->wrapped);
  data = hsl_aad_get_data (aad, &size);
  return hsl_commitment_new (salt, data, size);
}

/* A word, as the lines of the chain are made of words. */
static char *
dup_word (const char *name)
{
  return g_uri_escape_string (name, "!'()*+,;:@/", TRUE);
}

/**
 * hsl_account_rows_dup_record:
 *
 * Returns: (transfer full): the line that the chain should have of the account, without its end
 */
char *
hsl_account_rows_dup_record (const HslAccount *account)
{
  g_autofree char    *word = dup_word (account->name);
  g_autoptr (GBytes)  commitment = commit (account);
  g_autoptr (GString) line = g_string_new (NULL);

  hsl_writes_add (line, "account", word, account->version, commitment);
  return g_strndup (line->str, line->len - 1);
}

/**
 * hsl_account_rows_is_recorded:
 *
 * Tells whether the account is as it was last recorded in the chain.
 */
gboolean
hsl_account_rows_is_recorded (HslDb            *db,
                              const HslAccount *account,
                              gboolean         *out_recorded,
                              GError          **error)
{
  g_autofree char    *record = hsl_account_rows_dup_record (account);
  g_autofree char    *word = dup_word (account->name);
  g_autofree char    *start = g_strdup_printf ("account %s ", word);
  g_autoptr (HslStmt) stmt = NULL;

  stmt = hsl_db_prepare (db, "SELECT writes FROM activity WHERE kind = 'account' ORDER BY seq DESC", error);
  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      g_auto (GStrv) lines = NULL;
      gboolean       has_row;

      if (!hsl_stmt_step (stmt, &has_row, error))
        return FALSE;
      *out_recorded = FALSE;
      if (!has_row)
        return TRUE;
      lines = g_strsplit (hsl_stmt_get_text (stmt, 0), "\n", -1);
      for (guint i = g_strv_length (lines); i > 0; i--)
        if (g_str_has_prefix (lines[i - 1], start))
          {
            *out_recorded = g_str_equal (lines[i - 1], record);
            return TRUE;
          }
    }
}

/**
 * hsl_account_rows_save:
 * @writes: gets the line that the chain keeps of the account
 *
 * Writes a new account, or a new version of one that is there.
 */
gboolean
hsl_account_rows_save (HslDb      *db,
                       HslAccount *account,
                       GString    *writes,
                       GError    **error)
{
  g_autofree char    *record = NULL;
  g_autoptr (HslStmt) stmt = NULL;

  account->version++;
  stmt = hsl_db_prepare (db,
                         "INSERT INTO account (" COLUMNS ")"
                         " VALUES ($name, $version, $worker, $rights, $passes, $memory, $salt, $box_public,"
                         " $sign_public, $wrapped, $first_password, $created_at, $ended_at, $admission)"
                         " ON CONFLICT (name) DO UPDATE SET version = excluded.version, worker ="
                         " excluded.worker, rights = excluded.rights, passes = excluded.passes, memory ="
                         " excluded.memory, salt = excluded.salt, box_public = excluded.box_public,"
                         " sign_public = excluded.sign_public, wrapped = excluded.wrapped, first_password ="
                         " excluded.first_password, ended_at = excluded.ended_at, admission ="
                         " excluded.admission",
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "name", account->name);
  hsl_stmt_bind_number (stmt, "version", account->version);
  hsl_stmt_bind_text (stmt, "worker", account->worker);
  hsl_stmt_bind_number (stmt, "rights", account->rights);
  hsl_stmt_bind_number (stmt, "passes", account->keys->cost.passes);
  hsl_stmt_bind_number (stmt, "memory", account->keys->cost.memory);
  hsl_stmt_bind_bytes (stmt, "salt", account->keys->salt);
  hsl_stmt_bind_bytes (stmt, "box_public", account->keys->box_public);
  hsl_stmt_bind_bytes (stmt, "sign_public", account->keys->sign_public);
  hsl_stmt_bind_bytes (stmt, "wrapped", account->keys->wrapped);
  hsl_stmt_bind_number (stmt, "first_password", account->first_password);
  hsl_stmt_bind_text (stmt, "created_at", account->created_at);
  hsl_stmt_bind_text (stmt, "ended_at", account->ended_at);
  hsl_stmt_bind_bytes (stmt, "admission", account->admission);
  if (!hsl_stmt_run (stmt, error))
    return FALSE;
  record = hsl_account_rows_dup_record (account);
  g_string_append_printf (writes, "%s\n", record);
  return TRUE;
}

/**
 * hsl_account_rows_set_admission:
 *
 * Writes the admission alone, which is no new version of the account.
 */
gboolean
hsl_account_rows_set_admission (HslDb            *db,
                                const HslAccount *account,
                                GError          **error)
{
  g_autoptr (HslStmt) stmt = NULL;

  stmt = hsl_db_prepare (db, "UPDATE account SET admission = $admission WHERE name = $name", error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "name", account->name);
  hsl_stmt_bind_bytes (stmt, "admission", account->admission);
  return hsl_stmt_run (stmt, error);
}

/**
 * hsl_account_rows_note_former:
 *
 * Keeps the public key of an account that gets others: it still proves what was signed with it.
 */
gboolean
hsl_account_rows_note_former (HslDb            *db,
                              const HslAccount *account,
                              GError          **error)
{
  g_autoptr (HslStmt) stmt = NULL;
  gint64              seq;

  if (!hsl_chain_get_head (db, &seq, NULL, NULL, error))
    return FALSE;
  stmt = hsl_db_prepare (db,
                         "INSERT OR IGNORE INTO former_key (account, sign_public, until_seq)"
                         " VALUES ($account, $sign_public, $seq)",
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "account", account->name);
  hsl_stmt_bind_bytes (stmt, "sign_public", account->keys->sign_public);
  hsl_stmt_bind_number (stmt, "seq", seq);
  return hsl_stmt_run (stmt, error);
}

/**
 * hsl_account_rows_set_recovery:
 * @box_public: of a new recovery sheet
 *
 * From now on keys are sealed to that sheet.
 */
gboolean
hsl_account_rows_set_recovery (HslDb   *db,
                               GBytes  *box_public,
                               GError **error)
{
  g_autofree char    *now = hsl_real_now ();
  g_autoptr (HslStmt) stmt = NULL;

  stmt = hsl_db_prepare (db, "INSERT INTO recovery (box_public, created_at) VALUES ($box_public, $now)",
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_bytes (stmt, "box_public", box_public);
  hsl_stmt_bind_text (stmt, "now", now);
  return hsl_stmt_run (stmt, error);
}
