/* hsl-store-account.c: making a store, opening it, signing in
 *
 * The data key of a store is sealed to the public key of each account and of the recovery sheet. What
 * it is sealed for ("data", "data demo") is part of that, so that nobody makes a demonstration of a
 * real store by editing a row.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-private.h"

#include "hsl-access.h"
#include "hsl-account-rows.h"
#include "hsl-migration.h"
#include "hsl-numbering.h"
#include "hsl-recovery.h"
#include "hsl-text-index.h"
#include "hsl-vault-error.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <glib/gstdio.h>
#include <string.h>

#define SIGN_IN_SECONDS 0.7

/* Three wrong passwords are typing errors; after that each one doubles the wait, up to a minute. */
#define FREE_TRIES 3
#define MAX_WAIT_S 60

static const char *
key_context (gboolean demo)
{
  return demo ? "data demo" : "data";
}

/* --- making --- */

typedef struct
{
  const HslStoreSetup *setup;
  char                *recovery;
} Creation;

/* "榕湖派出所" is short "榕湖", and its committee the "榕湖人民调解委员会". */
static char *
dup_place_name (const char *organisation)
{
  static const char *const endings[] = { "派出所", "公安分局", "街道办事处", "街道", "司法所", NULL };

  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (organisation, endings[i]) && strlen (organisation) > strlen (endings[i]))
      return g_strndup (organisation, strlen (organisation) - strlen (endings[i]));
  return g_strdup (organisation);
}

static HslOrganisation *
new_organisation (const HslStoreSetup *setup,
                  const char          *kind,
                  const char          *name,
                  const char          *short_name,
                  const char          *pattern)
{
  HslOrganisation *organisation = hsl_fact_new (&hsl_organisation_noun);

  organisation->fact.uid = hsl_uid_new ();
  organisation->kind = g_strdup (kind);
  organisation->name = g_strdup (name);
  organisation->seal = g_strdup (name);
  organisation->short_name = g_strdup (short_name);
  organisation->code = g_strdup (setup->code);
  organisation->number_pattern = g_strdup (pattern);
  return organisation;
}

static gboolean
write_organisations (HslStore            *self,
                     const HslStoreSetup *setup,
                     char               **out_station,
                     GString             *writes,
                     GError             **error)
{
  g_autofree char    *place = dup_place_name (setup->organisation);
  g_autofree char    *committee_name = g_strconcat (place, "人民调解委员会", NULL);
  g_autoptr (HslFact) station = NULL;
  g_autoptr (HslFact) committee = NULL;

  station = (HslFact *) new_organisation (setup, "police-station", setup->organisation, place,
                                          "（{year}）{short}治调字第{n}号");
  committee = (HslFact *) new_organisation (setup, "committee", committee_name, place, HSL_NUMBERING_DEFAULT);
  *out_station = g_strdup (station->uid);
  return hsl_store_write_fact (self, station, writes, error) &&
         hsl_store_write_fact (self, committee, writes, error);
}

/* The worker behind the first account, so that its deeds have a name. */
static gboolean
write_first_worker (HslStore   *self,
                    const char *name,
                    const char *station,
                    GString    *writes,
                    GError    **error)
{
  HslWorker          *worker = hsl_fact_new (&hsl_worker_noun);
  g_autoptr (HslFact) fact = (HslFact *) worker;

  fact->uid = g_strdup (hsl_store_get_worker (self));
  worker->name = g_strdup (name);
  worker->role = g_strdup ("officer");
  worker->organisation = g_strdup (station);
  return hsl_store_write_fact (self, fact, writes, error);
}

static gboolean
write_first_facts (HslStore            *self,
                   const HslStoreSetup *setup,
                   GError             **error)
{
  g_autoptr (GString) writes = g_string_new (NULL);
  g_autofree char    *station = NULL;
  g_autoptr (HslFact) activity = NULL;

  if (!write_organisations (self, setup, &station, writes, error) ||
      !write_first_worker (self, setup->account, station, writes, error))
    return FALSE;
  activity = (HslFact *) hsl_store_new_activity (self, "setting", "create", setup->organisation);
  return hsl_store_append (self, (HslActivity *) activity, NULL, writes->str, error);
}

static gboolean
set_exists (const char *path,
            GError    **error)
{
  g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_EXISTS, _ ("“%s” is there already"), path);
  return FALSE;
}

static gboolean
do_create (HslStore *self,
           gpointer  data,
           GError  **error)
{
  Creation                  *creation = data;
  const HslStoreSetup       *setup = creation->setup;
  HslDb                     *db = hsl_store_get_db (self);
  HslPasswordFlags           flags = setup->demo ? HSL_PASSWORD_MAY_BE_EMPTY : HSL_PASSWORD_STRICT;
  HslPasswordCost            cost = HSL_PASSWORD_COST_MINIMUM;
  g_autoptr (HslSecret)      password = hsl_secret_new_text (setup->password);
  g_autoptr (HslSecret)      data_key = hsl_key_new ();
  g_autoptr (HslKeyring)     keyring = hsl_keyring_new ();
  g_autoptr (HslAccountKeys) keys = NULL;
  g_autoptr (GBytes)         sealed_key = NULL;
  g_autofree char           *worker = hsl_uid_new ();
  g_autofree char           *made = NULL;

  if (!hsl_plain_rows_get (db, "demo", &made, error))
    return FALSE;
  if (made != NULL)
    return set_exists (hsl_store_get_uri (self), error);
  if (!setup->cheap_keys)
    cost = hsl_password_cost_measure (SIGN_IN_SECONDS);
  keys = hsl_keyring_lock (keyring, password, cost, flags, error);
  if (keys == NULL)
    return FALSE;
  sealed_key = hsl_key_seal_to (data_key, hsl_keyring_get_box_public (keyring), key_context (setup->demo),
                                error);
  if (sealed_key == NULL ||
      !hsl_account_rows_save (db, setup->account, worker, HSL_RIGHTS_ALL, keys, sealed_key, error) ||
      !hsl_account_rows_add_recovery (db, data_key, key_context (setup->demo), &creation->recovery, error) ||
      !hsl_plain_rows_set (db, "demo", setup->demo ? "1" : "0", error) || !hsl_text_index_clear (db, error))
    return FALSE;

  hsl_store_set_identity (self, setup->account, worker, HSL_RIGHTS_ALL, hsl_vault_new (data_key),
                          g_steal_pointer (&keyring));
  return write_first_facts (self, setup, error) && hsl_store_load_directory (self, error) &&
         hsl_store_load_calendar (self, error);
}

/* What is left of a making that was cut off holds nothing yet: it is made now. */
static gboolean
check_is_free (const char *uri,
               const char *path,
               GError    **error)
{
  g_autoptr (HslStore) there = NULL;
  g_autoptr (GError)   problem = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  there = hsl_store_open (uri, &problem);
  if (there == NULL && g_error_matches (problem, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND))
    return TRUE;
  return set_exists (path, error);
}

static gboolean
check_setup (const HslStoreSetup *setup,
             GError             **error)
{
  const char *wrong = NULL;

  if (setup->organisation == NULL || *setup->organisation == '\0')
    wrong = _ ("organisation: the name of the station is missing");
  else if (setup->code == NULL || *setup->code == '\0' ||
           strspn (setup->code, "0123456789") != strlen (setup->code))
    wrong = _ ("code: the area code has to be digits");
  else if (setup->account == NULL || *setup->account == '\0')
    wrong = _ ("account: the name of the first account is missing");
  else if (setup->password == NULL)
    wrong = _ ("password: it is missing");
  if (wrong == NULL)
    return TRUE;
  g_set_error_literal (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD, wrong);
  return FALSE;
}

static char *
dup_path (const char *uri)
{
  if (g_str_has_prefix (uri, "sqlite://"))
    return g_uri_unescape_string (uri + strlen ("sqlite://"), NULL);
  return g_strdup (uri);
}

static HslStore *
open_thread (const char *uri,
             HslDbFlags  flags,
             GError    **error)
{
  g_autoptr (HslStore) self = g_object_new (HSL_TYPE_STORE, NULL);
  g_autofree char     *folder = hsl_dup_config_folder ();

  self->uri = g_strdup (uri);
  self->rules = hsl_rulebook_load (folder, error);
  if (self->rules == NULL)
    return NULL;
  self->thread = hsl_db_thread_new (uri, flags, hsl_migration_open_store, error);
  return self->thread != NULL ? g_steal_pointer (&self) : NULL;
}

static void
remove_file (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal", NULL };

  for (guint i = 0; endings[i] != NULL; i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      (void) g_unlink (file);
    }
}

static gboolean
prepare_folder (const char *path,
                GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FAILED, _ ("The folder “%s” cannot be made: %s"),
               folder,
               g_strerror (errno));
  return FALSE;
}

/**
 * hsl_store_create:
 * @uri: a path or sqlite:///path; nothing may be there but what a making left that was cut off
 * @out_recovery: (out) (optional): the text of the recovery sheet, shown once and kept nowhere
 *
 * Makes a new store with its first account, the station and its committee.
 *
 * Returns: (transfer full) (nullable): the store, signed in; after a failure there is no file
 */
HslStore *
hsl_store_create (const char          *uri,
                  const HslStoreSetup *setup,
                  char               **out_recovery,
                  GError             **error)
{
  static const HslCall call = { do_create, HSL_CALL_WRITE, 0 };
  g_autofree char     *path = NULL;
  g_autoptr (HslStore) self = NULL;
  g_autoptr (GError)   problem = NULL;
  Creation             creation = { setup, NULL };

  g_return_val_if_fail (uri != NULL && setup != NULL, NULL);

  if (!check_setup (setup, error))
    return NULL;
  path = dup_path (uri);
  if (!check_is_free (uri, path, error) || !prepare_folder (path, error))
    return NULL;
  self = open_thread (uri, HSL_DB_CREATE, &problem);
  if (self != NULL)
    self->demo = setup->demo;
  if (self == NULL || !hsl_store_call (self, &call, &creation, NULL, &problem))
    {
      if (self != NULL)
        hsl_store_close (self);
      /* Somebody else was quicker: then it is theirs. */
      if (!g_error_matches (problem, HSL_STORE_ERROR, HSL_STORE_ERROR_EXISTS) &&
          !g_error_matches (problem, HSL_STORE_ERROR, HSL_STORE_ERROR_BUSY))
        remove_file (path);
      g_propagate_error (error, g_steal_pointer (&problem));
      g_free (creation.recovery);
      return NULL;
    }
  if (!hsl_store_wait_people (self, error))
    {
      g_free (creation.recovery);
      return NULL;
    }
  if (out_recovery != NULL)
    *out_recovery = g_steal_pointer (&creation.recovery);
  g_free (creation.recovery);
  return g_steal_pointer (&self);
}

/* --- opening --- */

static gboolean
do_open (HslStore *self,
         gpointer  data,
         GError  **error)
{
  g_autofree char *demo = NULL;

  if (!hsl_plain_rows_get (hsl_store_get_db (self), "demo", &demo, error))
    return FALSE;
  if (demo == NULL)
    {
      g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND,
                   _ ("“%s” was never made into a store"), self->uri);
      return FALSE;
    }
  self->demo = g_str_equal (demo, "1");
  return TRUE;
}

/**
 * hsl_store_open:
 *
 * Opens a store; nobody is signed in yet. A file that is foreign, damaged, newer or on a network drive
 * is refused and left as it is.
 *
 * Returns: (transfer full) (nullable): the store
 */
HslStore *
hsl_store_open (const char *uri,
                GError    **error)
{
  static const HslCall call = { do_open, HSL_CALL_READ, 0 };
  g_autoptr (HslStore) self = NULL;

  g_return_val_if_fail (uri != NULL, NULL);

  self = open_thread (uri, HSL_DB_EXISTING, error);
  if (self == NULL || !hsl_store_call (self, &call, NULL, NULL, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * hsl_store_dup_default_uri:
 *
 * Returns: (transfer full): the store in the user's data folder
 */
char *
hsl_store_dup_default_uri (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "heshilao", "station.hsl", NULL);

  return g_strconcat ("sqlite://", path, NULL);
}

static gboolean
do_list_accounts (HslStore *self,
                  gpointer  data,
                  GError  **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (HslStmt)      stmt = NULL;
  gboolean                 has_row;

  stmt = hsl_db_prepare (hsl_store_get_db (self),
                         "SELECT name FROM account WHERE ended_at IS NULL ORDER BY created_at, name",
                         error);
  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      if (!hsl_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      g_strv_builder_add (names, hsl_stmt_get_text (stmt, 0));
    }
  *(GStrv *) data = g_strv_builder_end (names);
  return TRUE;
}

/**
 * hsl_store_list_accounts:
 *
 * Returns: (transfer full) (nullable): the names for the sign-in page
 */
GStrv
hsl_store_list_accounts (HslStore *self,
                         GError  **error)
{
  static const HslCall call = { do_list_accounts, HSL_CALL_READ, 0 };
  GStrv                names = NULL;

  g_return_val_if_fail (HSL_IS_STORE (self), NULL);

  if (hsl_store_call (self, &call, &names, NULL, error))
    return names;
  g_strfreev (names);
  return NULL;
}

/* --- signing in --- */

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

/* What has to be there before the first page, and what goes on behind it. */
static gboolean
begin_work (HslStore *self,
            SignIn   *sign_in,
            GError  **error)
{
  static const HslCall note = { do_note_sign_in, HSL_CALL_WRITE, HSL_RIGHTS_ALL };

  if (!hsl_store_load_directory (self, error) || !hsl_store_load_calendar (self, error) ||
      !hsl_access_load_rules (self, error) || !hsl_store_call (self, &note, sign_in, NULL, error))
    {
      hsl_store_forget_identity (self);
      return FALSE;
    }
  if ((self->rights & HSL_RIGHTS_READ) == 0)
    return TRUE;
  return hsl_store_update_index (self, error) && hsl_store_begin_people (self, error);
}

/* With the keys of the account open: its data key, and work begins. */
static gboolean
enter (HslStore         *self,
       SignIn           *sign_in,
       const HslAccount *account,
       HslKeyring       *keyring,
       GError          **error)
{
  g_autoptr (HslKeyring) owned = keyring;
  g_autoptr (HslSecret)  data_key = NULL;

  if (account->sealed_key == NULL)
    {
      g_set_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RIGHT,
                   _ ("The account “%s” has not been admitted yet"), sign_in->account);
      return FALSE;
    }
  data_key = hsl_keyring_open_key (keyring, account->sealed_key, key_context (self->demo), error);
  if (data_key == NULL)
    return FALSE;
  hsl_store_set_identity (self, sign_in->account, account->worker, account->rights, hsl_vault_new (data_key),
                          g_steal_pointer (&owned));
  return begin_work (self, sign_in, error);
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
  return enter (self, sign_in, account, g_steal_pointer (&keyring), error);
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
  g_autoptr (GError)     problem = NULL;

  account = hsl_account_rows_load (hsl_store_get_db (self), sign_in->account, &problem);
  if (account != NULL &&
      g_bytes_equal (account->keys->box_public, hsl_keyring_get_box_public (sign_in->keyring)))
    return enter (self, sign_in, account, hsl_keyring_copy (sign_in->keyring), error);
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

static HslSecret *
open_with_recovery (HslStore   *self,
                    const char *text,
                    GError    **error)
{
  g_autoptr (HslSecret)  key = hsl_recovery_parse (text, error);
  g_autoptr (HslKeyring) keyring = NULL;
  g_autoptr (GBytes)     sealed_key = NULL;
  g_autoptr (HslStmt)    stmt = NULL;
  gboolean               has_row;

  if (key == NULL)
    return NULL;
  keyring = hsl_recovery_open (key);
  stmt = hsl_db_prepare (hsl_store_get_db (self),
                         "SELECT sealed_key FROM recovery ORDER BY generation DESC LIMIT 1", error);
  if (stmt == NULL || !hsl_stmt_step (stmt, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error_literal (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CORRUPT,
                           _ ("This store has no recovery key"));
      return NULL;
    }
  sealed_key = hsl_stmt_dup_bytes (stmt, 0);
  return hsl_keyring_open_key (keyring, sealed_key, key_context (self->demo), error);
}

/* The keys of the account are lost with its password: it gets new ones, the old public one still
 * proves what it signed. */
static gboolean
replace_keys (HslStore             *self,
              const char           *name,
              const HslAccount     *account,
              const HslAccountKeys *keys,
              GBytes               *sealed_key,
              GError              **error)
{
  HslDb              *db = hsl_store_get_db (self);
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
  hsl_stmt_bind_text (stmt, "account", name);
  hsl_stmt_bind_bytes (stmt, "sign_public", account->keys->sign_public);
  hsl_stmt_bind_number (stmt, "seq", seq);
  return hsl_stmt_run (stmt, error) &&
         hsl_account_rows_save (db, name, account->worker, account->rights, keys, sealed_key, error);
}

static gboolean
do_recover (HslStore *self,
            gpointer  data,
            GError  **error)
{
  SignIn                    *sign_in = data;
  g_autoptr (HslSecret)      password = hsl_secret_new_text (sign_in->password);
  g_autoptr (HslSecret)      data_key = open_with_recovery (self, sign_in->recovery, error);
  g_autoptr (HslAccount)     account = NULL;
  g_autoptr (HslKeyring)     keyring = hsl_keyring_new ();
  g_autoptr (HslAccountKeys) keys = NULL;
  g_autoptr (GBytes)         sealed_key = NULL;
  g_autoptr (GError)         problem = NULL;

  if (data_key == NULL)
    return FALSE;
  account = hsl_account_rows_load (hsl_store_get_db (self), sign_in->account, &problem);
  if (account == NULL)
    {
      if (problem != NULL)
        g_propagate_error (error, g_steal_pointer (&problem));
      else
        g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND, _ ("There is no account “%s”"),
                     sign_in->account);
      return FALSE;
    }
  keys = hsl_keyring_lock (keyring, password, account->keys->cost,
                           self->demo ? HSL_PASSWORD_MAY_BE_EMPTY : HSL_PASSWORD_STRICT, error);
  if (keys == NULL)
    return FALSE;
  sealed_key = hsl_key_seal_to (data_key, hsl_keyring_get_box_public (keyring), key_context (self->demo),
                                error);
  if (sealed_key == NULL || !replace_keys (self, sign_in->account, account, keys, sealed_key, error))
    return FALSE;
  hsl_store_set_identity (self, sign_in->account, account->worker, account->rights, hsl_vault_new (data_key),
                          g_steal_pointer (&keyring));
  return TRUE;
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
