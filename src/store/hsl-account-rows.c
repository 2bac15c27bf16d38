/* hsl-account-rows.c: the rows that open a store: accounts, recovery key, plain facts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-account-rows"

#include "hsl-account-rows.h"

#include "hsl-chain.h"
#include "hsl-recovery.h"

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

void
hsl_account_free (HslAccount *self)
{
  hsl_account_keys_free (self->keys);
  g_clear_pointer (&self->sealed_key, g_bytes_unref);
  g_free (self->worker);
  g_free (self);
}

/**
 * hsl_account_rows_load:
 *
 * Returns: (transfer full) (nullable): the account; %NULL without an error when there is none of that name
 */
HslAccount *
hsl_account_rows_load (HslDb      *db,
                       const char *name,
                       GError    **error)
{
  g_autoptr (HslStmt) stmt = NULL;
  g_autoptr (GBytes)  salt = NULL;
  g_autoptr (GBytes)  box_public = NULL;
  g_autoptr (GBytes)  sign_public = NULL;
  g_autoptr (GBytes)  wrapped = NULL;
  HslPasswordCost     cost;
  HslAccount         *account;
  gboolean            has_row;

  stmt = hsl_db_prepare (db,
                         "SELECT passes, memory, salt, box_public, sign_public, wrapped, sealed_key,"
                         " worker, rights"
                         " FROM account WHERE name = $name AND ended_at IS NULL",
                         error);
  if (stmt == NULL)
    return NULL;
  hsl_stmt_bind_text (stmt, "name", name);
  if (!hsl_stmt_step (stmt, &has_row, error) || !has_row)
    return NULL;

  cost.passes = hsl_stmt_get_number (stmt, 0);
  cost.memory = hsl_stmt_get_number (stmt, 1);
  salt = hsl_stmt_dup_bytes (stmt, 2);
  box_public = hsl_stmt_dup_bytes (stmt, 3);
  sign_public = hsl_stmt_dup_bytes (stmt, 4);
  wrapped = hsl_stmt_dup_bytes (stmt, 5);

  account = g_new0 (HslAccount, 1);
  account->keys = hsl_account_keys_new (cost, salt, box_public, sign_public, wrapped);
  account->sealed_key = hsl_stmt_is_null (stmt, 6) ? NULL : hsl_stmt_dup_bytes (stmt, 6);
  account->worker = g_strdup (hsl_stmt_get_text (stmt, 7));
  account->rights = (HslRights) hsl_stmt_get_number (stmt, 8);
  return account;
}

/**
 * hsl_account_rows_save:
 *
 * Writes a new account, or new keys of one that is there.
 */
gboolean
hsl_account_rows_save (HslDb                *db,
                       const char           *name,
                       const char           *worker,
                       HslRights             rights,
                       const HslAccountKeys *keys,
                       GBytes               *sealed_key,
                       GError              **error)
{
  g_autofree char    *now = hsl_real_now ();
  g_autoptr (HslStmt) stmt = NULL;

  stmt = hsl_db_prepare (db,
                         "INSERT INTO account (name, worker, rights, passes, memory, salt, box_public,"
                         " sign_public,"
                         " wrapped, sealed_key, created_at)"
                         " VALUES ($name, $worker, $rights, $passes, $memory, $salt, $box_public,"
                         " $sign_public,"
                         " $wrapped, $sealed_key, $now)"
                         " ON CONFLICT (name) DO UPDATE SET passes = excluded.passes, memory ="
                         " excluded.memory,"
                         " salt = excluded.salt, box_public = excluded.box_public,"
                         " sign_public = excluded.sign_public, wrapped = excluded.wrapped,"
                         " sealed_key = excluded.sealed_key",
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "name", name);
  hsl_stmt_bind_text (stmt, "worker", worker);
  hsl_stmt_bind_number (stmt, "rights", rights);
  hsl_stmt_bind_number (stmt, "passes", keys->cost.passes);
  hsl_stmt_bind_number (stmt, "memory", keys->cost.memory);
  hsl_stmt_bind_bytes (stmt, "salt", keys->salt);
  hsl_stmt_bind_bytes (stmt, "box_public", keys->box_public);
  hsl_stmt_bind_bytes (stmt, "sign_public", keys->sign_public);
  hsl_stmt_bind_bytes (stmt, "wrapped", keys->wrapped);
  hsl_stmt_bind_bytes (stmt, "sealed_key", sealed_key);
  hsl_stmt_bind_text (stmt, "now", now);
  return hsl_stmt_run (stmt, error);
}

/**
 * hsl_account_rows_add_recovery:
 * @context: what the data key opens
 * @out_text: (out) (optional): what stands on the recovery sheet
 *
 * Makes a recovery key and seals the data key to it.
 */
gboolean
hsl_account_rows_add_recovery (HslDb      *db,
                               HslSecret  *data_key,
                               const char *context,
                               char      **out_text,
                               GError    **error)
{
  g_autoptr (HslSecret)  key = hsl_recovery_new_key ();
  g_autoptr (HslSecret)  text = hsl_recovery_format (key);
  g_autoptr (HslKeyring) keyring = hsl_recovery_open (key);
  g_autoptr (GBytes)     sealed = NULL;
  g_autofree char       *now = hsl_real_now ();
  g_autoptr (HslStmt)    stmt = NULL;

  sealed = hsl_key_seal_to (data_key, hsl_keyring_get_box_public (keyring), context, error);
  if (sealed == NULL)
    return FALSE;
  stmt = hsl_db_prepare (db,
                         "INSERT INTO recovery (box_public, sealed_key, created_at)"
                         " VALUES ($box_public, $sealed_key, $now)",
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_bytes (stmt, "box_public", hsl_keyring_get_box_public (keyring));
  hsl_stmt_bind_bytes (stmt, "sealed_key", sealed);
  hsl_stmt_bind_text (stmt, "now", now);
  if (!hsl_stmt_run (stmt, error))
    return FALSE;
  if (out_text != NULL)
    *out_text = g_strdup (hsl_secret_get_text (text));
  return TRUE;
}
