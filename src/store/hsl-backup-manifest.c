/* hsl-backup-manifest.c: what a backup says of itself to whoever finds it
 *
 * A key file: it can be read on any computer, and its parser has no depth to attack. The key of the backup is
 * made for it alone and sealed to everybody who held the data key that day, so that the passwords of that day
 * open it, or the recovery sheet, even when the store has long had others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-backup"

#include "hsl-backup-manifest.h"

#include "hsl-account-rows.h"
#include "hsl-chain.h"
#include "hsl-digest.h"
#include "hsl-recovery.h"
#include "hsl-vault-error.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define GROUP   "backup"
#define FORMAT  1
#define HOLDERS 1000

static void
holder_free (gpointer data)
{
  HslBackupHolder *holder = data;

  g_free (holder->account);
  g_clear_pointer (&holder->keys, hsl_account_keys_free);
  g_clear_pointer (&holder->box_public, g_bytes_unref);
  g_clear_pointer (&holder->sealed_key, g_bytes_unref);
  g_free (holder);
}

HslBackupManifest *
hsl_backup_manifest_new (void)
{
  HslBackupManifest *self = g_new0 (HslBackupManifest, 1);

  self->uid = g_uuid_string_random ();
  self->holders = g_ptr_array_new_with_free_func (holder_free);
  return self;
}

void
hsl_backup_manifest_free (HslBackupManifest *self)
{
  if (self == NULL)
    return;
  g_free (self->uid);
  g_free (self->program);
  g_free (self->station);
  g_free (self->store);
  g_free (self->origin);
  g_free (self->head);
  g_free (self->sha256);
  g_ptr_array_unref (self->holders);
  g_free (self);
}

/**
 * hsl_backup_manifest_get_context:
 *
 * Returns: what the key of the backup is sealed for
 */
const char *
hsl_backup_manifest_get_context (const HslBackupManifest *self)
{
  return self->demo ? "backup demo" : "backup";
}

/* --- from a store --- */

static gboolean
load_accounts (HslBackupManifest *self,
               HslDb             *db,
               GError           **error)
{
  g_autoptr (HslStmt) stmt = NULL;
  gboolean            has_row;

  stmt = hsl_db_prepare (db,
                         "SELECT name, passes, memory, salt, box_public, sign_public, wrapped FROM account"
                         " WHERE ended_at IS NULL AND EXISTS (SELECT 1 FROM key_wrap WHERE holder = name)"
                         " ORDER BY rowid",
                         error);
  while (stmt != NULL && hsl_stmt_step (stmt, &has_row, error))
    {
      g_autoptr (GBytes) salt = NULL;
      g_autoptr (GBytes) sign_public = NULL;
      g_autoptr (GBytes) wrapped = NULL;
      HslPasswordCost    cost;
      HslBackupHolder   *holder;

      if (!has_row)
        return TRUE;
      cost.passes = hsl_stmt_get_number (stmt, 1);
      cost.memory = hsl_stmt_get_number (stmt, 2);
      salt = hsl_stmt_dup_bytes (stmt, 3);
      sign_public = hsl_stmt_dup_bytes (stmt, 5);
      wrapped = hsl_stmt_dup_bytes (stmt, 6);
      holder = g_new0 (HslBackupHolder, 1);
      holder->account = g_strdup (hsl_stmt_get_text (stmt, 0));
      holder->box_public = hsl_stmt_dup_bytes (stmt, 4);
      holder->keys = hsl_account_keys_new (cost, salt, holder->box_public, sign_public, wrapped);
      g_ptr_array_add (self->holders, holder);
    }
  return FALSE;
}

static gboolean
load_recovery (HslBackupManifest *self,
               HslDb             *db,
               GError           **error)
{
  g_autoptr (HslStmt) stmt = NULL;
  HslBackupHolder    *holder;
  gboolean            has_row;

  stmt = hsl_db_prepare (db,
                         "SELECT generation, box_public FROM recovery ORDER BY generation DESC LIMIT 1",
                         error);
  if (stmt == NULL || !hsl_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  self->recovery = hsl_stmt_get_number (stmt, 0);
  holder = g_new0 (HslBackupHolder, 1);
  holder->account = g_strdup ("");
  holder->box_public = hsl_stmt_dup_bytes (stmt, 1);
  g_ptr_array_add (self->holders, holder);
  return TRUE;
}

static gboolean
load_text (HslDb      *db,
           const char *sql,
           char      **out_text,
           GError    **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (db, sql, error);
  gboolean            has_row;

  if (stmt == NULL || !hsl_stmt_step (stmt, &has_row, error))
    return FALSE;
  *out_text = g_strdup (has_row ? hsl_stmt_get_text (stmt, 0) : "");
  return TRUE;
}

/**
 * hsl_backup_manifest_describe:
 * @copy: the database that goes into the backup
 *
 * Fills in what the database itself tells, so that the manifest is that of this very copy.
 */
gboolean
hsl_backup_manifest_describe (HslBackupManifest *self,
                              HslDb             *copy,
                              GError           **error)
{
  g_autoptr (GBytes) hash = NULL;
  g_autofree char   *hex = NULL;
  g_autofree char   *demo = NULL;
  gint64             seq;
  int                schema;

  if (!load_accounts (self, copy, error) || !load_recovery (self, copy, error) ||
      !hsl_plain_rows_get (copy, "demo", &demo, error) || !hsl_db_get_version (copy, &schema, error) ||
      !load_text (copy, "SELECT lower (hex (hash)) FROM activity ORDER BY seq LIMIT 1", &self->origin,
                  error) ||
      !load_text (copy, "SELECT name FROM organisation WHERE kind = 'police-station' ORDER BY uid LIMIT 1",
                  &self->station, error) ||
      !hsl_db_query_number (copy, "SELECT count (*) FROM \"case\"", &self->cases, error) ||
      !hsl_chain_get_head (copy, &seq, &hash, NULL, error))
    return FALSE;
  hex = hash != NULL ? hsl_bytes_to_hex (hash) : g_strdup ("");
  self->head = g_strdup_printf ("%" PRId64 "-%s", seq, hex);
  self->demo = g_strcmp0 (demo, "1") == 0;
  self->schema = schema;
  return TRUE;
}

/* --- as text --- */

static void
put_bytes (GKeyFile   *file,
           const char *group,
           const char *key,
           GBytes     *bytes)
{
  g_autofree char *text = hsl_bytes_to_base64 (bytes);

  g_key_file_set_string (file, group, key, text);
}

static void
put_holder (GKeyFile              *file,
            guint                  index,
            const HslBackupHolder *holder)
{
  g_autofree char *group = g_strdup_printf ("holder %u", index);

  if (holder->keys != NULL)
    {
      g_key_file_set_string (file, group, "account", holder->account);
      g_key_file_set_int64 (file, group, "passes", holder->keys->cost.passes);
      g_key_file_set_int64 (file, group, "memory", holder->keys->cost.memory);
      put_bytes (file, group, "salt", holder->keys->salt);
      put_bytes (file, group, "sign-public", holder->keys->sign_public);
      put_bytes (file, group, "wrapped", holder->keys->wrapped);
    }
  put_bytes (file, group, "box-public", holder->box_public);
  put_bytes (file, group, "sealed-key", holder->sealed_key);
}

/**
 * hsl_backup_manifest_to_bytes:
 *
 * Returns: (transfer full): the text at the head of the file
 */
GBytes *
hsl_backup_manifest_to_bytes (const HslBackupManifest *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char     *made_at = hsl_minute_to_iso (self->made_at);
  char                *text;
  gsize                length;

  g_key_file_set_int64 (file, GROUP, "format", FORMAT);
  g_key_file_set_string (file, GROUP, "uid", self->uid);
  g_key_file_set_string (file, GROUP, "program", self->program);
  g_key_file_set_int64 (file, GROUP, "schema", self->schema);
  g_key_file_set_string (file, GROUP, "station", self->station);
  g_key_file_set_string (file, GROUP, "store", self->store);
  g_key_file_set_string (file, GROUP, "origin", self->origin);
  g_key_file_set_string (file, GROUP, "made-at", made_at);
  g_key_file_set_string (file, GROUP, "head", self->head);
  g_key_file_set_int64 (file, GROUP, "cases", self->cases);
  g_key_file_set_int64 (file, GROUP, "size", self->size);
  g_key_file_set_string (file, GROUP, "sha256", self->sha256);
  g_key_file_set_int64 (file, GROUP, "recovery", self->recovery);
  g_key_file_set_boolean (file, GROUP, "demo", self->demo);
  for (guint i = 0; i < self->holders->len; i++)
    put_holder (file, i + 1, g_ptr_array_index (self->holders, i));
  text = g_key_file_to_data (file, &length, NULL);
  return g_bytes_new_take (text, length);
}

static gboolean
set_damaged (GError    **error,
             const char *what)
{
  g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CORRUPT, _ ("The manifest is damaged: %s"), what);
  return FALSE;
}

static gboolean
take_text (GKeyFile   *file,
           const char *group,
           const char *key,
           char      **out_text,
           GError    **error)
{
  *out_text = g_key_file_get_string (file, group, key, NULL);
  return *out_text != NULL || set_damaged (error, key);
}

static gboolean
take_number (GKeyFile   *file,
             const char *group,
             const char *key,
             gint64     *out_number,
             GError    **error)
{
  g_autoptr (GError) problem = NULL;

  *out_number = g_key_file_get_int64 (file, group, key, &problem);
  return (problem == NULL && *out_number >= 0) || set_damaged (error, key);
}

static gboolean
take_bytes (GKeyFile   *file,
            const char *group,
            const char *key,
            GBytes    **out_bytes,
            GError    **error)
{
  g_autofree char *text = g_key_file_get_string (file, group, key, NULL);

  *out_bytes = text != NULL ? hsl_bytes_from_base64 (text, NULL) : NULL;
  return *out_bytes != NULL || set_damaged (error, key);
}

static gboolean
take_holder (HslBackupManifest *self,
             GKeyFile          *file,
             const char        *group,
             GError           **error)
{
  HslBackupHolder   *holder = g_new0 (HslBackupHolder, 1);
  g_autoptr (GBytes) salt = NULL;
  g_autoptr (GBytes) sign_public = NULL;
  g_autoptr (GBytes) wrapped = NULL;
  HslPasswordCost    cost;

  g_ptr_array_add (self->holders, holder);
  if (!take_bytes (file, group, "box-public", &holder->box_public, error) ||
      !take_bytes (file, group, "sealed-key", &holder->sealed_key, error))
    return FALSE;
  if (!g_key_file_has_key (file, group, "account", NULL))
    {
      holder->account = g_strdup ("");
      return TRUE;
    }
  if (!take_text (file, group, "account", &holder->account, error) ||
      !take_number (file, group, "passes", &cost.passes, error) ||
      !take_number (file, group, "memory", &cost.memory, error) ||
      !take_bytes (file, group, "salt", &salt, error) ||
      !take_bytes (file, group, "sign-public", &sign_public, error) ||
      !take_bytes (file, group, "wrapped", &wrapped, error))
    return FALSE;
  holder->keys = hsl_account_keys_new (cost, salt, holder->box_public, sign_public, wrapped);
  return TRUE;
}

static gboolean
take_holders (HslBackupManifest *self,
              GKeyFile          *file,
              GError           **error)
{
  for (guint i = 1; i <= HOLDERS; i++)
    {
      g_autofree char *group = g_strdup_printf ("holder %u", i);

      if (!g_key_file_has_group (file, group))
        return TRUE;
      if (!take_holder (self, file, group, error))
        return FALSE;
    }
  return set_damaged (error, "holder");
}

/**
 * hsl_backup_manifest_from_bytes:
 *
 * Reads a manifest. Who can write to the file can change it: nothing in it is believed before the contents
 * have been opened with it.
 *
 * Returns: (transfer full) (nullable): the manifest
 */
HslBackupManifest *
hsl_backup_manifest_from_bytes (GBytes  *bytes,
                                GError **error)
{
  g_autoptr (HslBackupManifest) self = hsl_backup_manifest_new ();
  g_autoptr (GKeyFile)          file = g_key_file_new ();
  g_autofree char              *made_at = NULL;
  gint64                        format = 0;

  if (!g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL))
    {
      set_damaged (error, GROUP);
      return NULL;
    }
  if (!take_number (file, GROUP, "format", &format, error))
    return NULL;
  if (format != FORMAT)
    {
      g_set_error_literal (error, HSL_STORE_ERROR, HSL_STORE_ERROR_TOO_NEW,
                           _ ("This backup was made by a newer version of the program"));
      return NULL;
    }
  g_clear_pointer (&self->uid, g_free);
  if (!take_text (file, GROUP, "uid", &self->uid, error) ||
      !take_text (file, GROUP, "program", &self->program, error) ||
      !take_number (file, GROUP, "schema", &self->schema, error) ||
      !take_text (file, GROUP, "station", &self->station, error) ||
      !take_text (file, GROUP, "store", &self->store, error) ||
      !take_text (file, GROUP, "origin", &self->origin, error) ||
      !take_text (file, GROUP, "made-at", &made_at, error) ||
      !take_text (file, GROUP, "head", &self->head, error) ||
      !take_number (file, GROUP, "cases", &self->cases, error) ||
      !take_number (file, GROUP, "size", &self->size, error) ||
      !take_text (file, GROUP, "sha256", &self->sha256, error) ||
      !take_number (file, GROUP, "recovery", &self->recovery, error) || !take_holders (self, file, error))
    return NULL;
  self->demo = g_key_file_get_boolean (file, GROUP, "demo", NULL);
  self->made_at = hsl_minute_from_iso (made_at);
  return g_steal_pointer (&self);
}

/* --- who opens it --- */

/**
 * hsl_backup_manifest_find_holder:
 * @account: a name, or "" for the recovery sheet
 *
 * Returns: (nullable) (transfer none): the holder
 */
const HslBackupHolder *
hsl_backup_manifest_find_holder (const HslBackupManifest *self,
                                 const char              *account)
{
  for (guint i = 0; i < self->holders->len; i++)
    {
      const HslBackupHolder *holder = g_ptr_array_index (self->holders, i);

      if (g_str_equal (holder->account, account))
        return holder;
    }
  return NULL;
}

/**
 * hsl_backup_manifest_dup_accounts:
 *
 * Returns: (transfer full): the names of the accounts whose passwords of that day open the backup
 */
char *
hsl_backup_manifest_dup_accounts (const HslBackupManifest *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->holders->len; i++)
    {
      const HslBackupHolder *holder = g_ptr_array_index (self->holders, i);

      if (*holder->account == '\0')
        continue;
      if (names->len > 0)
        g_string_append (names, _ (", "));
      g_string_append (names, holder->account);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static HslSecret *
open_key (const HslBackupManifest *self,
          const HslBackupHolder   *holder,
          HslKeyring              *keyring,
          GError                 **error)
{
  return hsl_keyring_open_key (keyring, holder->sealed_key, hsl_backup_manifest_get_context (self), error);
}

/**
 * hsl_backup_manifest_open_with_password:
 * @password: what it was on that day
 *
 * Returns: (transfer full) (nullable): the key of the backup
 */
HslSecret *
hsl_backup_manifest_open_with_password (const HslBackupManifest *self,
                                        const char              *account,
                                        const char              *password,
                                        GError                 **error)
{
  const HslBackupHolder *holder = hsl_backup_manifest_find_holder (self, account);
  g_autoptr (HslSecret)  secret = hsl_secret_new_text (password);
  g_autoptr (HslKeyring) keyring = NULL;
  g_autoptr (GError)     problem = NULL;

  if (holder == NULL || holder->keys == NULL)
    {
      g_autofree char *accounts = hsl_backup_manifest_dup_accounts (self);

      g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND,
                   _ ("“%s” cannot open this backup. Those who can: %s"), account, accounts);
      return NULL;
    }
  keyring = hsl_account_keys_open (holder->keys, secret, &problem);
  if (keyring != NULL)
    return open_key (self, holder, keyring, error);
  if (g_error_matches (problem, HSL_VAULT_ERROR, HSL_VAULT_ERROR_WRONG_PASSWORD))
    {
      g_autofree char *day = hsl_day_to_iso (hsl_minute_get_day (self->made_at));

      g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_WRONG_PASSWORD,
                   _ ("The password is wrong. The backup opens with the one that “%s” had on %s"),
                   account, day);
    }
  else
    g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/**
 * hsl_backup_manifest_open_with_recovery:
 * @text: what stands on the recovery sheet of that day
 *
 * Returns: (transfer full) (nullable): the key of the backup
 */
HslSecret *
hsl_backup_manifest_open_with_recovery (const HslBackupManifest *self,
                                        const char              *text,
                                        GError                 **error)
{
  const HslBackupHolder *holder = hsl_backup_manifest_find_holder (self, "");
  g_autoptr (HslSecret)  key = hsl_recovery_parse (text, error);
  g_autoptr (HslKeyring) keyring = NULL;

  if (key == NULL)
    return NULL;
  keyring = hsl_recovery_open (key);
  if (holder != NULL && g_bytes_equal (holder->box_public, hsl_keyring_get_box_public (keyring)))
    return open_key (self, holder, keyring, error);
  g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_WRONG_PASSWORD,
               _ ("This is not the recovery sheet of that day: sheet %" PRId64 " is needed"), self->recovery);
  return NULL;
}

/**
 * hsl_backup_manifest_open_with_keyring:
 * @keyring: of who is signed in
 *
 * Returns: (transfer full) (nullable): the key of the backup; %NULL with %HSL_STORE_ERROR_WRONG_PASSWORD
 * when the keys have changed since
 */
HslSecret *
hsl_backup_manifest_open_with_keyring (const HslBackupManifest *self,
                                       HslKeyring              *keyring,
                                       GError                 **error)
{
  for (guint i = 0; i < self->holders->len; i++)
    {
      const HslBackupHolder *holder = g_ptr_array_index (self->holders, i);

      if (g_bytes_equal (holder->box_public, hsl_keyring_get_box_public (keyring)))
        return open_key (self, holder, keyring, error);
    }
  g_set_error_literal (error, HSL_STORE_ERROR, HSL_STORE_ERROR_WRONG_PASSWORD,
                       _ ("The account that is signed in held no key of this backup"));
  return NULL;
}
