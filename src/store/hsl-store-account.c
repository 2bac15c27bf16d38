/* hsl-store-account.c: accounts: making, admitting, changing and ending them
 *
 * Who administers says who there is; who holds the keys says who gets in. Neither can do the other's
 * part: an account nobody admitted has no key, and nobody can admit one that is not there. None of this
 * seals the contents anew.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-account-private.h"

#include "hsl-access.h"
#include "hsl-vault-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NAME_MAX_CHARACTERS 40

typedef struct
{
  const char     *name;
  const char     *worker;
  HslRights       rights;
  const char     *password;
  const char     *new_password;
  const char     *fingerprint;
  HslAccountInfo *info;
} AccountCall;

static gboolean
refuse (GError    **error,
        const char *why)
{
  g_set_error_literal (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD, why);
  return FALSE;
}

/* --- lists --- */

void
hsl_account_info_free (HslAccountInfo *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->worker);
  g_free (self->fingerprint);
  g_free (self->created_at);
  g_free (self->ended_at);
  g_strfreev (self->ask);
  g_free (self);
}

/* Who only administers cannot look at the seal of who does more, but at the record of the row. */
static gboolean
get_state (HslStore         *self,
           const HslAccount *account,
           HslAccountState  *out_state,
           GError          **error)
{
  gboolean recorded;

  if (!hsl_account_rows_is_recorded (self->rows.db, account, &recorded, error))
    return FALSE;
  if (account->ended_at != NULL)
    *out_state = HSL_ACCOUNT_ENDED;
  else if (!recorded)
    *out_state = HSL_ACCOUNT_ALTERED;
  else if (account->admission == NULL)
    *out_state = HSL_ACCOUNT_WAITING;
  else if (hsl_key_chest_has (self->chest, hsl_account_get_scope (account)) &&
           !hsl_account_check_admission (account, self->chest, NULL))
    *out_state = HSL_ACCOUNT_ALTERED;
  else
    *out_state = HSL_ACCOUNT_ADMITTED;
  return TRUE;
}

static HslAccountInfo *
new_info (HslStore         *self,
          const HslAccount *account,
          GError          **error)
{
  g_autoptr (HslAccountInfo) info = g_new0 (HslAccountInfo, 1);

  if (!get_state (self, account, &info->state, error))
    return NULL;
  info->name = g_strdup (account->name);
  info->worker = g_strdup (account->worker);
  info->rights = account->rights;
  info->first_password = account->first_password;
  info->fingerprint = hsl_account_format_fingerprint (account);
  info->created_at = g_strdup (account->created_at);
  info->ended_at = g_strdup (account->ended_at);
  if ((hsl_access_get_permits (self) & (HSL_PERMIT_ADMIT | HSL_PERMIT_ACCOUNTS)) != 0 &&
      !hsl_store_count_closed (self, account, &info->closed_cases, &info->ask, error))
    return NULL;
  return g_steal_pointer (&info);
}

static gboolean
do_list_infos (HslStore *self,
               gpointer  data,
               GError  **error)
{
  GPtrArray            *infos = data;
  g_autoptr (GPtrArray) accounts = hsl_account_rows_list (self->rows.db, error);

  if (accounts == NULL)
    return FALSE;
  for (guint i = 0; i < accounts->len; i++)
    {
      HslAccountInfo *info = new_info (self, g_ptr_array_index (accounts, i), error);

      if (info == NULL)
        return FALSE;
      g_ptr_array_add (infos, info);
    }
  return TRUE;
}

/**
 * hsl_store_list_account_infos:
 *
 * Returns: (transfer full) (element-type HslAccountInfo) (nullable): every account there was, oldest first
 */
GPtrArray *
hsl_store_list_account_infos (HslStore *self,
                              GError  **error)
{
  static const HslCall  call = { do_list_infos, HSL_CALL_READ, HSL_RIGHTS_ALL };
  g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func ((GDestroyNotify) hsl_account_info_free);

  g_return_val_if_fail (HSL_IS_STORE (self), NULL);

  return hsl_store_call (self, &call, infos, NULL, error) ? g_steal_pointer (&infos) : NULL;
}

static HslAccount *
load_account (HslStore   *self,
              const char *name,
              GError    **error)
{
  g_autoptr (GError) problem = NULL;
  HslAccount        *account = hsl_account_rows_load (self->rows.db, name, &problem);

  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (account == NULL)
    g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND, _ ("There is no account “%s”"), name);
  return account;
}

/* --- making --- */

/* The name stands in lists, lines and file names of others. */
static gboolean
check_name (const char *name,
            GError    **error)
{
  if (!g_utf8_validate (name, -1, NULL) || g_utf8_strlen (name, -1) == 0 ||
      g_utf8_strlen (name, -1) > NAME_MAX_CHARACTERS)
    return refuse (error, _ ("name: an account needs a name of 1 to 40 characters"));
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isgraph (g_utf8_get_char (p)) || *p == '/' || *p == '\\')
      return refuse (error, _ ("name: no spaces and no slashes, please"));
  return TRUE;
}

/* Who administers cannot open cases, and who opens cases does not administer: two pairs of eyes. */
static gboolean
check_rights (HslStore   *self,
              HslRights   rights,
              const char *worker,
              GError    **error)
{
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (self);

  if (rights == 0 || (rights & ~HSL_RIGHTS_ALL) != 0)
    return refuse (error, _ ("rights: there are none of that kind"));
  if ((rights & HSL_RIGHT_ADMINISTER) != 0 && rights != HSL_RIGHT_ADMINISTER)
    return refuse (error,
                   _ ("rights: who administers accounts cannot open cases as well: make two accounts"));
  if (worker != NULL && hsl_directory_find (directory, &hsl_worker_noun, worker) == NULL)
    return refuse (error, _ ("worker: there is nobody of that uid in the directory"));
  if (worker == NULL && rights != HSL_RIGHT_ADMINISTER)
    return refuse (error, _ ("worker: who works on cases has to be in the directory"));
  return TRUE;
}

static gboolean
check_free (HslStore   *self,
            const char *name,
            const char *worker,
            GError    **error)
{
  g_autoptr (GPtrArray) accounts = hsl_account_rows_list (self->rows.db, error);

  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    {
      const HslAccount *account = g_ptr_array_index (accounts, i);

      if (name != NULL && g_str_equal (account->name, name))
        {
          g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_EXISTS,
                       _ ("name: there is or was an account “%s”; what it did is signed with its name"),
                       name);
          return FALSE;
        }
      if (worker != NULL && account->ended_at == NULL && g_strcmp0 (account->worker, worker) == 0)
        {
          g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_EXISTS,
                       _ ("worker: this person has the account “%s” already"), account->name);
          return FALSE;
        }
    }
  return accounts != NULL;
}

static gboolean
do_add (HslStore *self,
        gpointer  data,
        GError  **error)
{
  AccountCall           *call = data;
  g_autoptr (HslAccount) own = load_account (self, self->account, error);
  g_autoptr (HslAccount) account = hsl_account_new (call->name, call->worker, call->rights);
  g_autoptr (HslKeyring) keyring = hsl_keyring_new ();
  g_autoptr (HslSecret)  password = hsl_secret_new_text (call->password);
  g_autoptr (GString)    writes = g_string_new (NULL);
  HslAccountKeys        *keys;

  if (own == NULL || !check_name (call->name, error) ||
      !check_rights (self, call->rights, call->worker, error) ||
      !check_free (self, call->name, call->worker, error))
    return FALSE;
  keys = hsl_store_lock_keyring (self, keyring, call->name, call->worker, password, own->keys->cost, error);
  if (keys == NULL)
    return FALSE;
  hsl_account_set_keys (account, keys);
  account->first_password = *call->password != '\0';
  if (!hsl_account_rows_save (self->rows.db, account, writes, error) ||
      !hsl_store_note_account (self, "add", account, writes->str, error))
    return FALSE;
  call->info = new_info (self, account, error);
  return call->info != NULL;
}

/**
 * hsl_store_add_account:
 * @worker: (nullable): uid of who that is; only who administers need not be in the directory
 * @first_password: to be told to the newcomer, who has to change it
 *
 * Makes an account, which waits until a key holder admits it.
 *
 * Returns: (transfer full) (nullable): the account, with the fingerprint to be compared then
 */
HslAccountInfo *
hsl_store_add_account (HslStore   *self,
                       const char *name,
                       const char *worker,
                       HslRights   rights,
                       const char *first_password,
                       GError    **error)
{
  static const HslCall call = { do_add, HSL_CALL_WRITE, HSL_RIGHTS_ALL, HSL_PERMIT_ACCOUNTS };
  AccountCall          data = {
             .name = name, .worker = worker, .rights = rights, .password = first_password
  };

  g_return_val_if_fail (HSL_IS_STORE (self) && name != NULL && first_password != NULL, NULL);

  if (hsl_store_call (self, &call, &data, NULL, error))
    return data.info;
  hsl_account_info_free (data.info);
  return NULL;
}

/* --- admitting --- */

static char *
dup_digits (const char *text)
{
  GString *digits = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
  return g_string_free (digits, FALSE);
}

static gboolean
check_fingerprint (const HslAccount *account,
                   const char       *typed,
                   GError          **error)
{
  g_autofree char *own = hsl_account_format_fingerprint (account);
  g_autofree char *digits = dup_digits (own);
  g_autofree char *others = typed != NULL ? dup_digits (typed) : NULL;

  if (others == NULL || g_str_equal (digits, others))
    return TRUE;
  g_set_error (
      error, HSL_STORE_ERROR, HSL_STORE_ERROR_ALTERED,
      _ ("The fingerprint does not fit the account “%s”: its keys may have been replaced outside the "
         "program. Nothing was given to it"),
      account->name);
  return FALSE;
}

/* Keys of locked cases stay with whom they were given to: who does this may not hold them and could not
 * give them again. But not with a row that was changed around the program: its keys may be somebody
 * else's. Nor with other eyes: a locked case names a person. */
static gboolean
take_back (HslStore         *self,
           const HslAccount *account,
           gboolean          is_same,
           GError          **error)
{
  HslDb *db = self->rows.db;

  return is_same && hsl_account_get_scope (account) == HSL_KEY_DATA
             ? hsl_key_rows_take_back_common (db, account->name, error)
             : hsl_key_rows_take_back (db, account->name, error);
}

/* Whatever it had before, it has what goes with its rights now. */
static gboolean
admit (HslStore   *self,
       HslAccount *account,
       gboolean    is_same,
       GError    **error)
{
  HslKeyRows rows = hsl_store_get_key_rows (self);

  return take_back (self, account, is_same, error) &&
         hsl_store_give_keys (self, &rows, account, error) &&
         hsl_account_admit (account, self->chest, self->account, error);
}

static gboolean
do_admit (HslStore *self,
          gpointer  data,
          GError  **error)
{
  AccountCall           *call = data;
  g_autoptr (HslAccount) account = load_account (self, call->name, error);
  g_autoptr (GString)    writes = g_string_new (NULL);
  gboolean               recorded;

  if (account == NULL || !check_rights (self, account->rights, account->worker, error) ||
      !check_fingerprint (account, call->fingerprint, error) ||
      !hsl_account_rows_is_recorded (self->rows.db, account, &recorded, error))
    return FALSE;
  return admit (self, account, recorded, error) &&
         hsl_account_rows_save (self->rows.db, account, writes, error) &&
         hsl_store_share_cases (self, account, error) &&
         hsl_store_note_account (self, "admit", account, writes->str, error);
}

/**
 * hsl_store_admit_account:
 * @fingerprint: (nullable): as it was read out by the newcomer or the administrator; compared
 *
 * Gives the account the keys that go with its rights, and vouches for it as it stands. Also for one that
 * was changed outside the program, once somebody has looked at it.
 */
gboolean
hsl_store_admit_account (HslStore   *self,
                         const char *name,
                         const char *fingerprint,
                         GError    **error)
{
  static const HslCall call = { do_admit, HSL_CALL_WRITE, HSL_RIGHTS_READ, HSL_PERMIT_ADMIT };
  AccountCall          data = { .name = name, .fingerprint = fingerprint };

  g_return_val_if_fail (HSL_IS_STORE (self) && name != NULL, FALSE);

  return hsl_store_call (self, &call, &data, NULL, error);
}

/* --- changing and ending --- */

static gboolean
check_not_self (HslStore   *self,
                const char *name,
                GError    **error)
{
  if (!g_str_equal (name, self->account))
    return TRUE;
  g_set_error_literal (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RIGHT,
                       _ ("Nobody does this to the own account: ask somebody else to"));
  return FALSE;
}

/* Without a chief nobody can be admitted any more, and without an administrator nobody made. */
static gboolean
check_others_left (HslStore   *self,
                   const char *name,
                   HslRights   rights,
                   GError    **error)
{
  g_autoptr (GPtrArray) accounts = hsl_account_rows_list (self->rows.db, error);
  HslRights             left = rights;

  if (accounts == NULL)
    return FALSE;
  for (guint i = 0; i < accounts->len; i++)
    {
      const HslAccount *account = g_ptr_array_index (accounts, i);

      if (account->ended_at == NULL && account->admission != NULL && !g_str_equal (account->name, name))
        left |= account->rights;
    }
  if ((left & HSL_RIGHT_CHIEF) != 0 && (left & HSL_RIGHT_ADMINISTER) != 0)
    return TRUE;
  g_set_error_literal (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CONSTRAINT,
                       (left & HSL_RIGHT_CHIEF) == 0
                           ? _ ("This is the last account that can admit others")
                           : _ ("This is the last account that can administer"));
  return FALSE;
}

static gboolean
may_admit (HslStore *self)
{
  return (hsl_access_get_permits (self) & HSL_PERMIT_ADMIT) != 0 &&
         hsl_key_chest_has (self->chest, HSL_KEY_DATA);
}

static gboolean
do_set_rights (HslStore *self,
               gpointer  data,
               GError  **error)
{
  AccountCall           *call = data;
  gboolean               is_same, fine;
  g_autoptr (HslAccount) account = load_account (self, call->name, error);
  g_autoptr (GString)    writes = g_string_new (NULL);

  if (account == NULL || !check_not_self (self, call->name, error) ||
      !check_rights (self, call->rights, call->worker, error) ||
      (g_strcmp0 (account->worker, call->worker) != 0 && !check_free (self, NULL, call->worker, error)) ||
      !check_others_left (self, call->name, call->rights, error) ||
      !hsl_account_rows_is_recorded (self->rows.db, account, &is_same, error))
    return FALSE;
  is_same = is_same && g_strcmp0 (account->worker, call->worker) == 0;
  account->rights = call->rights;
  g_free (account->worker);
  account->worker = g_strdup (call->worker);
  g_clear_pointer (&account->admission, g_bytes_unref);
  /* Who holds the keys, too, vouches for it at once; else it waits for somebody who does. */
  if (may_admit (self))
    fine = admit (self, account, is_same, error) && hsl_store_share_cases (self, account, error);
  else
    fine = take_back (self, account, is_same, error);
  return fine && hsl_account_rows_save (self->rows.db, account, writes, error) &&
         hsl_store_note_account (self, "rights", account, writes->str, error);
}

/**
 * hsl_store_set_account_rights:
 *
 * Changes what an account may do, and who it is. It has to be admitted anew, unless whoever does this
 * holds the keys.
 */
gboolean
hsl_store_set_account_rights (HslStore   *self,
                              const char *name,
                              const char *worker,
                              HslRights   rights,
                              GError    **error)
{
  static const HslCall call = { do_set_rights, HSL_CALL_WRITE, HSL_RIGHTS_ALL, HSL_PERMIT_ACCOUNTS };
  AccountCall          data = { .name = name, .worker = worker, .rights = rights };

  g_return_val_if_fail (HSL_IS_STORE (self) && name != NULL, FALSE);

  return hsl_store_call (self, &call, &data, NULL, error);
}

static gboolean
drop_drafts (HslDb      *db,
             const char *account,
             GError    **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (db, "DELETE FROM draft WHERE account = $account", error);

  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "account", account);
  return hsl_stmt_run (stmt, error);
}

static gboolean
do_remove_account (HslStore *self,
                   gpointer  data,
                   GError  **error)
{
  AccountCall           *call = data;
  g_autoptr (HslAccount) account = load_account (self, call->name, error);
  g_autoptr (GString)    writes = g_string_new (NULL);

  if (account == NULL || !check_not_self (self, call->name, error) ||
      !check_others_left (self, call->name, 0, error))
    return FALSE;
  account->ended_at = hsl_real_now ();
  g_clear_pointer (&account->admission, g_bytes_unref);
  return hsl_key_rows_take_back (self->rows.db, account->name, error) &&
         drop_drafts (self->rows.db, account->name, error) &&
         hsl_account_rows_save (self->rows.db, account, writes, error) &&
         hsl_store_note_account (self, "remove", account, writes->str, error);
}

/**
 * hsl_store_remove_account:
 *
 * Ends an account. Its row stays, for what it did is signed with its key. It is not let in any more; but
 * who kept a copy of file and password has what was in it then, and only hsl_store_rotate_keys() keeps
 * later cases from that key.
 */
gboolean
hsl_store_remove_account (HslStore   *self,
                          const char *name,
                          GError    **error)
{
  static const HslCall call = { do_remove_account, HSL_CALL_WRITE, HSL_RIGHTS_ALL, HSL_PERMIT_ACCOUNTS };
  AccountCall          data = { .name = name };

  g_return_val_if_fail (HSL_IS_STORE (self) && name != NULL, FALSE);

  return hsl_store_call (self, &call, &data, NULL, error);
}

/* --- passwords --- */

static gboolean
check_old_password (const HslAccount *account,
                    const char       *typed,
                    GError          **error)
{
  g_autoptr (HslSecret)  password = hsl_secret_new_text (typed);
  g_autoptr (HslKeyring) opened = NULL;
  g_autoptr (GError)     problem = NULL;

  opened = hsl_account_keys_open (account->keys, password, &problem);
  if (opened != NULL)
    return TRUE;
  if (g_error_matches (problem, HSL_VAULT_ERROR, HSL_VAULT_ERROR_WRONG_PASSWORD))
    g_set_error_literal (error, HSL_STORE_ERROR, HSL_STORE_ERROR_WRONG_PASSWORD,
                         _ ("The old password is wrong"));
  else
    g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
do_change_password (HslStore *self,
                    gpointer  data,
                    GError  **error)
{
  AccountCall           *call = data;
  g_autoptr (HslAccount) account = load_account (self, self->account, error);
  g_autoptr (HslSecret)  password = hsl_secret_new_text (call->new_password);
  g_autoptr (GString)    writes = g_string_new (NULL);
  HslAccountKeys        *keys;

  if (account == NULL || !check_old_password (account, call->password, error))
    return FALSE;
  if (g_str_equal (call->password, call->new_password))
    {
      g_set_error_literal (error, HSL_STORE_ERROR, HSL_STORE_ERROR_PASSWORD,
                           _ ("This is the password it has already"));
      return FALSE;
    }
  keys = hsl_store_lock_keyring (self, self->keyring, account->name, account->worker, password,
                                 account->keys->cost, error);
  if (keys == NULL)
    return FALSE;
  hsl_account_set_keys (account, keys);
  account->first_password = FALSE;
  if (!hsl_account_rows_save (self->rows.db, account, writes, error) ||
      !hsl_store_note_account (self, "password", account, writes->str, error))
    return FALSE;
  g_mutex_lock (&self->lock);
  self->password_due = FALSE;
  g_mutex_unlock (&self->lock);
  return TRUE;
}

/**
 * hsl_store_change_password:
 *
 * Gives the account that is signed in another password. Copies of the file from before still open with
 * the old one.
 */
gboolean
hsl_store_change_password (HslStore   *self,
                           const char *old_password,
                           const char *new_password,
                           GError    **error)
{
  static const HslCall call = { do_change_password, HSL_CALL_WRITE, HSL_RIGHTS_ALL, 0, TRUE };
  AccountCall          data = { .password = old_password, .new_password = new_password };

  g_return_val_if_fail (HSL_IS_STORE (self) && old_password != NULL && new_password != NULL, FALSE);

  return hsl_store_call (self, &call, &data, NULL, error);
}

static gboolean
do_reset_password (HslStore *self,
                   gpointer  data,
                   GError  **error)
{
  AccountCall           *call = data;
  HslKeyRows             rows = hsl_store_get_key_rows (self);
  g_autoptr (HslAccount) account = load_account (self, call->name, error);
  g_autoptr (HslKeyring) keyring = hsl_keyring_new ();
  g_autoptr (HslSecret)  password = hsl_secret_new_text (call->password);
  g_autoptr (GString)    writes = g_string_new (NULL);

  if (account == NULL || !check_not_self (self, call->name, error))
    return FALSE;
  if (account->admission == NULL)
    {
      g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_ADMITTED,
                   _ ("The account “%s” has not been admitted yet"), account->name);
      return FALSE;
    }
  if (!hsl_account_check_admission (account, self->chest, error) ||
      !hsl_store_replace_keyring (self, &rows, account, keyring, password, error))
    return FALSE;
  account->first_password = *call->password != '\0';
  return hsl_account_admit (account, self->chest, self->account, error) &&
         hsl_account_rows_save (self->rows.db, account, writes, error) &&
         hsl_store_note_account (self, "reset", account, writes->str, error);
}

/**
 * hsl_store_reset_password:
 * @first_password: to be told to the owner of the account, who has to change it
 *
 * Gives an account whose password is forgotten new keys. Locked cases that are closed to whoever does
 * this are closed to the account then, until somebody names it once more: its HslAccountInfo says how
 * many, and who can.
 */
gboolean
hsl_store_reset_password (HslStore   *self,
                          const char *name,
                          const char *first_password,
                          GError    **error)
{
  static const HslCall call = { do_reset_password, HSL_CALL_WRITE, HSL_RIGHTS_READ, HSL_PERMIT_ADMIT };
  AccountCall          data = { .name = name, .password = first_password };

  g_return_val_if_fail (HSL_IS_STORE (self) && name != NULL && first_password != NULL, FALSE);

  return hsl_store_call (self, &call, &data, NULL, error);
}

/**
 * hsl_store_must_change_password:
 *
 * Returns: whether the password of the account that is signed in is one that somebody else chose: then
 *   nothing can be done before hsl_store_change_password()
 */
gboolean
hsl_store_must_change_password (HslStore *self)
{
  gboolean due;

  g_return_val_if_fail (HSL_IS_STORE (self), FALSE);

  g_mutex_lock (&self->lock);
  due = self->password_due;
  g_mutex_unlock (&self->lock);
  return due;
}
