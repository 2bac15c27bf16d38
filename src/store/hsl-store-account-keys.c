/* hsl-store-account-keys.c: what it takes to give an account its keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-account-private.h"

#include "hsl-pinyin.h"
#include "hsl-reseal.h"

#include <glib/gi18n-lib.h>

/**
 * hsl_store_spell_names:
 * @names: any of them may be %NULL
 *
 * Returns: (transfer full): the names, and how they are spelled
 */
GStrv
hsl_store_spell_names (const char *const *names,
                       guint              n_names)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < n_names; i++)
    {
      g_autofree char *spelled = names[i] != NULL ? hsl_pinyin_spell (names[i]) : NULL;

      if (names[i] != NULL)
        g_strv_builder_add (builder, names[i]);
      if (spelled != NULL)
        g_strv_builder_add (builder, spelled);
    }
  return g_strv_builder_end (builder);
}

/* What stands on the door and on the sign-in page: the account, who that is, and the station. */
static GStrv
list_names (HslStore   *self,
            const char *account,
            const char *worker)
{
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (self);
  g_autoptr (GPtrArray)    names = g_ptr_array_new ();
  const HslWorker         *found = worker != NULL ? hsl_directory_find (directory, &hsl_worker_noun, worker)
                                                  : NULL;

  g_ptr_array_add (names, (gpointer) account);
  if (found != NULL)
    g_ptr_array_add (names, found->name);
  for (guint i = 0; i < directory->organisations->len; i++)
    {
      const HslOrganisation *organisation = g_ptr_array_index (directory->organisations, i);

      g_ptr_array_add (names, organisation->name);
      g_ptr_array_add (names, organisation->short_name);
    }
  return hsl_store_spell_names ((const char *const *) names->pdata, names->len);
}

/**
 * hsl_store_lock_keyring:
 * @worker: (nullable): who @account is
 *
 * Puts @keyring under a password that is worth having.
 *
 * Returns: (transfer full): what the row of the account keeps
 */
HslAccountKeys *
hsl_store_lock_keyring (HslStore       *self,
                        HslKeyring     *keyring,
                        const char     *account,
                        const char     *worker,
                        HslSecret      *password,
                        HslPasswordCost cost,
                        GError        **error)
{
  HslPasswordFlags flags = self->demo ? HSL_PASSWORD_MAY_BE_EMPTY : HSL_PASSWORD_STRICT;
  g_auto (GStrv)   names = list_names (self, account, worker);

  if (!self->demo && !hsl_password_check (password, (const char *const *) names, error))
    return NULL;
  return hsl_keyring_lock (keyring, password, cost, flags, error);
}

/**
 * hsl_store_give_keys:
 *
 * Seals to the account the keys that go with its rights, without those of locked cases.
 */
gboolean
hsl_store_give_keys (HslStore         *self,
                     HslKeyRows       *rows,
                     const HslAccount *account,
                     GError          **error)
{
  GBytes *box_public = account->keys->box_public;

  return hsl_key_rows_give_scope (rows, HSL_KEY_STATION, account->name, box_public, error) &&
         (hsl_account_get_scope (account) != HSL_KEY_DATA ||
          hsl_key_rows_give_scope (rows, HSL_KEY_DATA, account->name, box_public, error));
}

/* Ids of the keys that were sealed to the account and are in the chest, so that it gets them again. */
static gboolean
list_held (HslKeyRows *rows,
           const char *account,
           GArray     *ids,
           GError    **error)
{
  g_autoptr (HslStmt) stmt =
      hsl_db_prepare (rows->db, "SELECT key FROM key_wrap WHERE holder = $holder", error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "holder", account);
  for (;;)
    {
      guint32 id;

      if (!hsl_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      id = (guint32) hsl_stmt_get_number (stmt, 0);
      if (hsl_key_chest_find (rows->chest, id) != NULL)
        g_array_append_val (ids, id);
    }
}

/**
 * hsl_store_replace_keyring:
 * @rows: with the keys of whoever does this
 * @account: gets the new keys; to be admitted and saved by the caller
 * @keyring: new
 *
 * Gives an account whose password is lost keys of its own anew, and those of the store that it had. Of
 * locked cases it gets those that are in the chest. The old public key still proves what it signed.
 */
gboolean
hsl_store_replace_keyring (HslStore   *self,
                           HslKeyRows *rows,
                           HslAccount *account,
                           HslKeyring *keyring,
                           HslSecret  *password,
                           GError    **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  HslAccountKeys    *keys;

  keys = hsl_store_lock_keyring (self, keyring, account->name, account->worker, password, account->keys->cost,
                                 error);
  if (keys == NULL)
    return FALSE;
  if (!hsl_account_rows_note_former (rows->db, account, error) ||
      !list_held (rows, account->name, ids, error) ||
      !hsl_key_rows_take_back (rows->db, account->name, error))
    {
      hsl_account_keys_free (keys);
      return FALSE;
    }
  hsl_account_set_keys (account, keys);
  for (guint i = 0; i < ids->len; i++)
    if (!hsl_key_rows_give (rows, g_array_index (ids, guint32, i), account->name, account->keys->box_public,
                            error))
      return FALSE;
  return hsl_store_give_keys (self, rows, account, error);
}

/**
 * hsl_store_note_account:
 * @action: what was done
 *
 * Tells the chain of it.
 */
gboolean
hsl_store_note_account (HslStore         *self,
                        const char       *action,
                        const HslAccount *account,
                        const char       *writes,
                        GError          **error)
{
  g_autoptr (HslFact) activity = (HslFact *) hsl_store_new_activity (self, "account", action, account->name);

  hsl_store_set_changed (self, NULL);
  return hsl_store_append (self, (HslActivity *) activity, NULL, writes, error);
}

/**
 * hsl_store_make_first_keys:
 * @account: the first one of a new store, which is signed in
 *
 * Makes the keys of the station and of its cases, and admits the account.
 */
gboolean
hsl_store_make_first_keys (HslStore   *self,
                           HslAccount *account,
                           GError    **error)
{
  HslKeyRows          rows = hsl_store_get_key_rows (self);
  g_autoptr (GString) writes = g_string_new (NULL);
  guint32             id;

  return hsl_key_rows_make (&rows, HSL_KEY_STATION, NULL, writes, &id, error) &&
         hsl_key_rows_make (&rows, HSL_KEY_DATA, NULL, writes, &id, error) &&
         hsl_store_give_keys (self, &rows, account, error) &&
         hsl_account_admit (account, self->chest, account->name, error) &&
         hsl_account_rows_save (rows.db, account, writes, error) &&
         hsl_store_note_account (self, "add", account, writes->str, error);
}

/* --- stores of the first release --- */

static gboolean
record_old_key (HslStore *self,
                GString  *writes,
                GError  **error)
{
  HslVault *vault = hsl_key_chest_pick (self->chest, HSL_KEY_DATA, NULL, error);

  return vault != NULL && hsl_key_rows_record (self->rows.db, hsl_vault_get_key_id (vault), writes, error);
}

/* They all had the one key, and so all of them are vouched for as they stand. */
static gboolean
adopt_accounts (HslStore   *self,
                HslKeyRows *rows,
                GString    *writes,
                GError    **error)
{
  g_autoptr (GPtrArray) accounts = hsl_account_rows_list (rows->db, error);

  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    {
      HslAccount *account = g_ptr_array_index (accounts, i);

      if (account->ended_at == NULL &&
          (!hsl_store_give_keys (self, rows, account, error) ||
           !hsl_account_admit (account, self->chest, self->account, error)))
        return FALSE;
      if (!hsl_account_rows_save (rows->db, account, writes, error))
        return FALSE;
    }
  return accounts != NULL;
}

static gboolean
do_upgrade_keys (HslStore *self,
                 gpointer  data,
                 GError  **error)
{
  HslKeyRows          rows = hsl_store_get_key_rows (self);
  g_autoptr (GString) writes = g_string_new (NULL);
  g_autoptr (HslFact) activity = NULL;
  guint32             id;

  if (!record_old_key (self, writes, error) ||
      !hsl_key_rows_make (&rows, HSL_KEY_STATION, NULL, writes, &id, error) ||
      !adopt_accounts (self, &rows, writes, error) || !hsl_reseal_station (&self->rows, error))
    return FALSE;
  activity = (HslFact *) hsl_store_new_activity (self, "account", "adopt", NULL);
  return hsl_store_append (self, (HslActivity *) activity, NULL, writes->str, error);
}

/**
 * hsl_store_upgrade_keys:
 *
 * Gives a store of the first release, which had one key for everything, a key of the station, and
 * records its accounts. Done once, when a key holder signs in.
 */
gboolean
hsl_store_upgrade_keys (HslStore *self,
                        GError  **error)
{
  static const HslCall call = { do_upgrade_keys, HSL_CALL_WRITE, 0 };

  return hsl_key_chest_has (self->chest, HSL_KEY_STATION) || hsl_store_call (self, &call, NULL, NULL, error);
}
