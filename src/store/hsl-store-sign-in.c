/* hsl-store-sign-in.c: passwords, and the key on paper
 *
 * A password opens the keys of its account, those open the keys that were sealed to the account, and
 * those the store. What the account may do with it stands in its row, and somebody has vouched for that
 * row (hsl-account-rows.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-private.h"

#include "hsl-access.h"
#include "hsl-recovery.h"
#include "hsl-store-account-private.h"
#include "hsl-vault-error.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* Three wrong passwords are typing errors; after that each one doubles the wait, up to a minute. */
#define FREE_TRIES 3
#define MAX_WAIT_S 60

static void
set_wrong_password (GError **error)
{
  g_set_error_literal (error, HSL_STORE_ERROR, HSL_STORE_ERROR_WRONG_PASSWORD,
                       _ ("The name or the password is wrong"));
}

typedef struct
{
  const char *account;
  const char *password;
  const char *recovery;
  gint64      n_failures;
  gint64      failed_at; /* the last one, seconds */
  HslKeyring *keyring;   /* (nullable): instead of a password */
} SignIn;

static gboolean
do_read_failures (HslStore *self,
                  gpointer  data,
                  GError  **error)
{
  SignIn             *sign_in = data;
  g_autoptr (HslStmt) stmt = NULL;
  gboolean            has_row;

  stmt = hsl_db_prepare (hsl_store_get_db (self),
                         "SELECT count (*), coalesce (max (at), 0) FROM sign_in_failure WHERE account ="
                         " $account",
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "account", sign_in->account);
  if (!hsl_stmt_step (stmt, &has_row, error))
    return FALSE;
  sign_in->n_failures = hsl_stmt_get_number (stmt, 0);
  sign_in->failed_at = hsl_stmt_get_number (stmt, 1);
  return TRUE;
}

static gboolean
check_wait (HslStore *self,
            SignIn   *sign_in,
            GError  **error)
{
  static const HslCall read = { do_read_failures, HSL_CALL_READ, 0 };
  gint64               now = g_get_real_time () / G_USEC_PER_SEC;
  gint64               wait = 0;

  if (!hsl_store_call (self, &read, sign_in, NULL, error))
    return FALSE;
  if (sign_in->n_failures >= FREE_TRIES)
    wait = sign_in->failed_at - now +
           MIN (MAX_WAIT_S, (gint64) 1 << MIN (sign_in->n_failures - FREE_TRIES, 6));
  /* A clock set back must not lock anybody out for longer than the rule says. */
  if (wait <= 0 || wait > MAX_WAIT_S)
    return TRUE;
  g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_WRONG_PASSWORD,
               _ ("%" PRId64 " wrong passwords: please wait %" PRId64 " seconds"),
               sign_in->n_failures,
               wait);
  return FALSE;
}

static gboolean
do_note_failure (HslStore *self,
                 gpointer  data,
                 GError  **error)
{
  SignIn             *sign_in = data;
  g_autoptr (HslStmt) stmt = NULL;

  stmt = hsl_db_prepare (hsl_store_get_db (self),
                         "INSERT INTO sign_in_failure (account, at) VALUES ($account, $at)", error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "account", sign_in->account);
  hsl_stmt_bind_number (stmt, "at", g_get_real_time () / G_USEC_PER_SEC);
  return hsl_stmt_run (stmt, error);
}

static gboolean
forget_failures (HslStore   *self,
                 const char *account,
                 GError    **error)
{
  g_autoptr (HslStmt) stmt = NULL;

  stmt = hsl_db_prepare (hsl_store_get_db (self), "DELETE FROM sign_in_failure WHERE account = $account",
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "account", account);
  return hsl_stmt_run (stmt, error);
}

static gboolean
do_note_sign_in (HslStore *self,
                 gpointer  data,
                 GError  **error)
{
  const SignIn       *sign_in = data;
  const char         *action;
  g_autofree char    *text = NULL;
  g_autoptr (HslFact) activity = NULL;

  if (sign_in->n_failures > 0)
    text = g_strdup_printf (_ ("after %" PRId64 " wrong passwords"), sign_in->n_failures);
  action = sign_in->recovery != NULL ? "recover" : "sign-in";
  activity = (HslFact *) hsl_store_new_activity (self, "sign-in", action, text);
  return hsl_store_append (self, (HslActivity *) activity, NULL, "", error) &&
         forget_failures (self, sign_in->account, error);
}

static gboolean
prepare_work (HslStore *self,
              SignIn   *sign_in,
              GError  **error)
{
  static const HslCall note = { do_note_sign_in, HSL_CALL_WRITE, HSL_RIGHTS_ALL, 0, TRUE };

  if (!hsl_store_upgrade_keys (self, error) || !hsl_store_load_directory (self, error) ||
      !hsl_store_load_calendar (self, error) || !hsl_access_load_rules (self, error) ||
      !hsl_store_call (self, &note, sign_in, NULL, error))
    return FALSE;
  if ((self->rights & HSL_RIGHTS_READ) == 0)
    return TRUE;
  hsl_store_begin_resealing (self);
  return hsl_store_update_index (self, error) && hsl_store_begin_people (self, error);
}

/* What has to be there before the first page, and what goes on behind it. Whoever is told that it failed is
 * not signed in. */
static gboolean
begin_work (HslStore *self,
            SignIn   *sign_in,
            GError  **error)
{
  if (prepare_work (self, sign_in, error))
    return TRUE;
  hsl_store_forget_identity (self);
  return FALSE;
}

static void
set_not_admitted (const HslAccount *account,
                  GError          **error)
{
  g_autofree char *fingerprint = hsl_account_format_fingerprint (account);

  g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_ADMITTED,
               _ ("The account “%s” has not been admitted yet. Its fingerprint, for whoever admits it: %s"),
               account->name, fingerprint);
}

/* Whether the account is what it was when somebody vouched for it, and what was done to it last. In a
 * store of the first release nobody has yet: there the key is all. */
static gboolean
check_account (HslStore         *self,
               const HslAccount *account,
               HslKeyChest      *chest,
               GError          **error)
{
  gboolean is_old = !hsl_key_chest_has (chest, HSL_KEY_STATION);
  gboolean recorded;

  if (!hsl_key_chest_has (chest, is_old ? HSL_KEY_DATA : hsl_account_get_scope (account)))
    {
      set_not_admitted (account, error);
      return FALSE;
    }
  if (is_old)
    return TRUE;
  if (!hsl_account_check_admission (account, chest, error) ||
      !hsl_account_rows_is_recorded (self->rows.db, account, &recorded, error))
    return FALSE;
  if (recorded)
    return TRUE;
  g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_ALTERED,
               _ ("The account “%s” is not as it was last written: it was changed outside the program. It "
                  "has to be admitted anew"),
               account->name);
  return FALSE;
}

/* Opens the keys of the store with those of the account. */
static gboolean
enter (HslStore         *self,
       const HslAccount *account,
       HslKeyring       *keyring,
       GError          **error)
{
  g_autoptr (HslKeyChest) chest = hsl_key_chest_new ();
  HslKeyRows              rows = { self->rows.db, chest, self->demo };
  gint64                  generation;

  if (!hsl_key_rows_get_generation (rows.db, &generation, error) ||
      !hsl_key_rows_load (&rows, account->name, keyring, error) ||
      !check_account (self, account, chest, error))
    return FALSE;
  hsl_store_set_identity (self, account, g_steal_pointer (&chest), hsl_keyring_ref (keyring));
  self->key_generation = generation;
  return TRUE;
}

static gboolean
do_unlock (HslStore *self,
           gpointer  data,
           GError  **error)
{
  static const HslCall   fail = { do_note_failure, HSL_CALL_WRITE, 0 };
  SignIn                *sign_in = data;
  g_autoptr (HslSecret)  password = hsl_secret_new_text (sign_in->password);
  g_autoptr (HslAccount) account = NULL;
  g_autoptr (HslKeyring) keyring = NULL;
  g_autoptr (GError)     problem = NULL;

  if (!check_wait (self, sign_in, error))
    return FALSE;
  account = hsl_account_rows_load (hsl_store_get_db (self), sign_in->account, &problem);
  if (account != NULL)
    keyring = hsl_account_keys_open (account->keys, password, &problem);
  if (keyring == NULL)
    {
      if (problem != NULL && !g_error_matches (problem, HSL_VAULT_ERROR, HSL_VAULT_ERROR_WRONG_PASSWORD))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (hsl_store_call (self, &fail, sign_in, NULL, error))
        set_wrong_password (error);
      return FALSE;
    }
  return enter (self, account, keyring, error) && begin_work (self, sign_in, error);
}

/**
 * hsl_store_unlock:
 *
 * Signs in. A wrong password is counted, and each one after the third makes the next try wait longer;
 * that does not slow somebody who has a copy of the file.
 */
gboolean
hsl_store_unlock (HslStore   *self,
                  const char *account,
                  const char *password,
                  GError    **error)
{
  static const HslCall call = { do_unlock, HSL_CALL_BARE, 0 };
  SignIn               sign_in = { .account = account, .password = password };

  g_return_val_if_fail (HSL_IS_STORE (self) && account != NULL && password != NULL, FALSE);

  return hsl_store_call (self, &call, &sign_in, NULL, error);
}

static gboolean
do_unlock_with_keyring (HslStore *self,
                        gpointer  data,
                        GError  **error)
{
  SignIn                *sign_in = data;
  g_autoptr (HslAccount) account = NULL;
  g_autoptr (HslKeyring) keyring = NULL;
  g_autoptr (GError)     problem = NULL;

  account = hsl_account_rows_load (hsl_store_get_db (self), sign_in->account, &problem);
  if (account != NULL &&
      g_bytes_equal (account->keys->box_public, hsl_keyring_get_box_public (sign_in->keyring)))
    {
      keyring = hsl_keyring_copy (sign_in->keyring);
      return enter (self, account, keyring, error) && begin_work (self, sign_in, error);
    }
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    set_wrong_password (error);
  return FALSE;
}

/**
 * hsl_store_unlock_with_keyring:
 * @keyring: the keys of @account, as another copy of the store opened them
 *
 * Signs in without asking for the password again.
 */
gboolean
hsl_store_unlock_with_keyring (HslStore   *self,
                               const char *account,
                               HslKeyring *keyring,
                               GError    **error)
{
  static const HslCall call = { do_unlock_with_keyring, HSL_CALL_BARE, 0 };
  SignIn               sign_in = { .account = account, .keyring = keyring };

  g_return_val_if_fail (HSL_IS_STORE (self) && account != NULL && keyring != NULL, FALSE);

  return hsl_store_call (self, &call, &sign_in, NULL, error);
}

/* Every key of the store, for whoever holds the sheet. */
static gboolean
open_with_recovery (HslKeyRows *rows,
                    const char *text,
                    GError    **error)
{
  g_autoptr (HslSecret)  key = hsl_recovery_parse (text, error);
  g_autoptr (HslKeyring) keyring = NULL;

  if (key == NULL)
    return FALSE;
  keyring = hsl_recovery_open (key);
  if (!hsl_key_rows_load (rows, HSL_KEY_HOLDER_RECOVERY, keyring, error))
    return FALSE;
  if (hsl_key_chest_has (rows->chest, HSL_KEY_DATA))
    return TRUE;
  g_set_error_literal (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CORRUPT, _ ("This store has no recovery key"));
  return FALSE;
}

static HslAccount *
load_account (HslStore   *self,
              const char *name,
              GError    **error)
{
  g_autoptr (GError) problem = NULL;
  HslAccount        *account = hsl_account_rows_load (hsl_store_get_db (self), name, &problem);

  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (account == NULL)
    g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND, _ ("There is no account “%s”"), name);
  return account;
}

/* With its own keys only: the sheet opens more than the account. */
static gboolean
enter_recovered (HslStore         *self,
                 const HslAccount *account,
                 HslKeyring       *keyring,
                 GError          **error)
{
  g_autoptr (HslKeyChest) chest = hsl_key_chest_new ();
  HslKeyRows              rows = { self->rows.db, chest, self->demo };

  if (!hsl_key_rows_load (&rows, account->name, keyring, error))
    return FALSE;
  hsl_store_set_identity (self, account, g_steal_pointer (&chest), hsl_keyring_ref (keyring));
  return TRUE;
}

/* The keys of the account are lost with its password: it gets new ones. */
static gboolean
do_recover (HslStore *self,
            gpointer  data,
            GError  **error)
{
  SignIn                 *sign_in = data;
  g_autoptr (HslSecret)   password = hsl_secret_new_text (sign_in->password);
  g_autoptr (HslKeyChest) chest = hsl_key_chest_new ();
  HslKeyRows              rows = { hsl_store_get_db (self), chest, self->demo };
  g_autoptr (HslAccount)  account = NULL;
  g_autoptr (HslKeyring)  keyring = hsl_keyring_new ();
  g_autoptr (GString)     writes = g_string_new (NULL);

  if (!open_with_recovery (&rows, sign_in->recovery, error))
    return FALSE;
  account = load_account (self, sign_in->account, error);
  if (account == NULL ||
      (account->admission != NULL && !hsl_account_check_admission (account, chest, error)) ||
      !hsl_store_replace_keyring (self, &rows, account, keyring, password, error))
    return FALSE;
  account->first_password = FALSE;
  return hsl_account_admit (account, chest, account->name, error) &&
         hsl_account_rows_save (rows.db, account, writes, error) &&
         enter_recovered (self, account, keyring, error) &&
         hsl_store_note_account (self, "recover", account, writes->str, error);
}

static gboolean
do_unlock_with_recovery (HslStore *self,
                         gpointer  data,
                         GError  **error)
{
  static const HslCall recover = { do_recover, HSL_CALL_WRITE, 0 };

  if (!hsl_store_call (self, &recover, data, NULL, error))
    {
      hsl_store_forget_identity (self);
      return FALSE;
    }
  return begin_work (self, data, error);
}

/**
 * hsl_store_unlock_with_recovery:
 * @recovery: what stands on the recovery sheet, with or without its separators
 *
 * Gives @account a new password and signs in. Nothing is sealed again.
 */
gboolean
hsl_store_unlock_with_recovery (HslStore   *self,
                                const char *recovery,
                                const char *account,
                                const char *new_password,
                                GError    **error)
{
  static const HslCall call = { do_unlock_with_recovery, HSL_CALL_BARE, 0 };
  SignIn               sign_in = { .account = account, .password = new_password, .recovery = recovery };

  g_return_val_if_fail (HSL_IS_STORE (self) && recovery != NULL && account != NULL &&
                            new_password != NULL,
                        FALSE);

  return hsl_store_call (self, &call, &sign_in, NULL, error);
}
