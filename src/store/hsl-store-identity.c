/* hsl-store-identity.c: who is signed in, and with which keys
 *
 * Somebody else may change accounts and keys meanwhile, from another program. So each call first looks
 * whether they are still those that were read, and reads them again: who was removed is signed out, who
 * was given other rights has them, and a case that was locked is closed at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-private.h"

#include "hsl-access.h"

#include <glib/gi18n-lib.h>

/**
 * hsl_store_get_key_rows:
 *
 * Returns: the keys of the store, in the hands of who is signed in
 */
HslKeyRows
hsl_store_get_key_rows (HslStore *self)
{
  return (HslKeyRows){ hsl_store_get_db (self), self->chest, self->demo };
}

/**
 * hsl_store_set_identity:
 * @account: admitted
 * @chest: (transfer full): its keys
 * @keyring: (transfer full): and those that open them
 */
void
hsl_store_set_identity (HslStore         *self,
                        const HslAccount *account,
                        HslKeyChest      *chest,
                        HslKeyring       *keyring)
{
  HslDb *db = self->rows.db;

  hsl_store_forget_identity (self);
  self->chest = chest;
  self->key_generation = HSL_KEYS_UNREAD;
  self->keyring = keyring;
  hsl_rows_init (&self->rows, db, chest);
  g_mutex_lock (&self->lock);
  self->rights = account->rights;
  self->password_due = account->first_password;
  self->account = g_intern_string (account->name);
  self->worker = g_intern_string (account->worker);
  self->unlocked = TRUE;
  hsl_access_renew (self);
  g_mutex_unlock (&self->lock);
}

/**
 * hsl_store_forget_identity:
 *
 * Wipes the keys and forgets everything that was opened with them.
 */
void
hsl_store_forget_identity (HslStore *self)
{
  HslDb *db = self->rows.db;

  g_clear_pointer (&self->people, hsl_people_index_free);
  g_clear_pointer (&self->last_case, hsl_fact_unref);
  if (self->keyring != NULL)
    hsl_keyring_wipe (self->keyring);
  if (self->chest != NULL)
    hsl_key_chest_wipe (self->chest);
  g_clear_pointer (&self->keyring, hsl_keyring_unref);
  g_clear_pointer (&self->chest, hsl_key_chest_free);
  hsl_rows_clear (&self->rows);
  self->rows.db = db;
  g_clear_pointer (&self->right_rules, hsl_right_rules_free);
  self->lists_revealed = FALSE;
  g_mutex_lock (&self->lock);
  self->rights = 0;
  hsl_access_renew (self);
  self->password_due = FALSE;
  self->unlocked = FALSE;
  self->account = NULL;
  self->worker = NULL;
  g_clear_pointer (&self->directory, hsl_directory_unref);
  g_mutex_unlock (&self->lock);
}

/* Those of @uids whose key is in @chest, or is not. */
static GPtrArray *
pick_cases (GPtrArray   *uids,
            HslKeyChest *chest,
            gboolean     open)
{
  GPtrArray *picked = g_ptr_array_new ();

  for (guint i = 0; i < uids->len; i++)
    if ((hsl_key_chest_pick (chest, HSL_KEY_DATA, g_ptr_array_index (uids, i), NULL) != NULL) == open)
      g_ptr_array_add (picked, g_ptr_array_index (uids, i));
  return picked;
}

/* Cases that were closed to the account and no longer are come in, those that are closed now go out. */
static gboolean
change_people (HslStore    *self,
               HslKeyChest *before,
               GError     **error)
{
  g_autoptr (GPtrArray) were_closed = hsl_key_chest_list_cases (before, FALSE);
  g_autoptr (GPtrArray) are_closed = hsl_key_chest_list_cases (self->chest, FALSE);
  g_autoptr (GPtrArray) opened = pick_cases (were_closed, self->chest, TRUE);
  g_autoptr (GPtrArray) closed = pick_cases (are_closed, before, TRUE);

  return self->people == NULL ||
         hsl_people_index_change_keys (self->people, &self->rows, opened, closed, error);
}

static void
put_chest (HslStore    *self,
           HslKeyChest *chest)
{
  self->chest = chest;
  self->rows.chest = chest;
}

static gboolean
read_keys (HslStore *self,
           GError  **error)
{
  g_autoptr (HslKeyChest) chest = hsl_key_chest_new ();
  g_autoptr (HslKeyChest) before = NULL;
  HslKeyRows              rows = { self->rows.db, chest, self->demo };

  if (!hsl_key_rows_load (&rows, self->account, self->keyring, error))
    return FALSE;
  before = self->chest;
  put_chest (self, g_steal_pointer (&chest));
  return change_people (self, before, error);
}

/* The account as it is now, if the keys in hand still are its keys. */
static HslAccount *
load_own_account (HslStore *self,
                  GError  **error)
{
  g_autoptr (GError)     problem = NULL;
  g_autoptr (HslAccount) account = hsl_account_rows_load (self->rows.db, self->account, &problem);

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (account != NULL && g_bytes_equal (account->keys->sign_public,
                                        hsl_keyring_get_sign_public (self->keyring)))
    return g_steal_pointer (&account);
  g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_LOCKED,
               _ ("The account “%s” was removed or given another password; please sign in again"),
               self->account);
  return NULL;
}

static gboolean
read_all (HslStore *self,
          GError  **error)
{
  g_autoptr (HslAccount) account = load_own_account (self, error);

  if (account == NULL || !read_keys (self, error) ||
      !hsl_account_check_admission (account, self->chest, error))
    return FALSE;
  g_mutex_lock (&self->lock);
  self->rights = account->rights;
  self->worker = g_intern_string (account->worker);
  self->password_due = account->first_password;
  hsl_access_renew (self);
  g_mutex_unlock (&self->lock);
  return TRUE;
}

/**
 * hsl_store_refresh_keys:
 *
 * Reads account and keys again when somebody has changed any. Who is no longer admitted is signed out.
 * On the database thread, inside a transaction.
 */
gboolean
hsl_store_refresh_keys (HslStore *self,
                        GError  **error)
{
  gint64 generation;

  if (!hsl_key_rows_get_generation (self->rows.db, &generation, error))
    return FALSE;
  if (generation == self->key_generation)
    return TRUE;
  if (!read_all (self, error))
    {
      hsl_store_forget_identity (self);
      return FALSE;
    }
  /* First, for the rights are read by a call, which comes by here. */
  self->key_generation = generation;
  if (hsl_access_load_rules (self, error))
    return TRUE;
  self->key_generation = HSL_KEYS_UNREAD;
  return FALSE;
}
