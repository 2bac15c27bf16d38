/* hsl-store-setup.c: making a store, and opening it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-private.h"

#include "hsl-migration.h"
#include "hsl-numbering.h"
#include "hsl-recovery.h"
#include "hsl-store-account-private.h"
#include "hsl-text-index.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define SIGN_IN_SECONDS 0.7

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

/* Argon2id takes as long on this machine as somebody who signs in may wait. */
static HslPasswordCost
choose_cost (const HslStoreSetup *setup)
{
  return setup->cheap_keys ? HSL_PASSWORD_COST_MINIMUM : hsl_password_cost_measure (SIGN_IN_SECONDS);
}

static gboolean
check_password (const HslStoreSetup *setup,
                HslSecret           *password,
                GError             **error)
{
  const char *const names[] = { setup->account, setup->organisation };
  g_auto (GStrv)    spelled = NULL;

  if (setup->demo)
    return TRUE;
  spelled = hsl_store_spell_names (names, G_N_ELEMENTS (names));
  return hsl_password_check (password, (const char *const *) spelled, error);
}

/* The sheet comes first, as every key is sealed to it. */
static gboolean
make_recovery (HslDb   *db,
               char   **out_text,
               GError **error)
{
  g_autoptr (HslSecret)  key = hsl_recovery_new_key ();
  g_autoptr (HslSecret)  text = hsl_recovery_format (key);
  g_autoptr (HslKeyring) keyring = hsl_recovery_open (key);

  *out_text = g_strdup (hsl_secret_get_text (text));
  return hsl_account_rows_set_recovery (db, hsl_keyring_get_box_public (keyring), error);
}

/* The first account has every right: whoever begins alone can begin. */
static HslAccount *
make_first_account (const HslStoreSetup *setup,
                    HslKeyring          *keyring,
                    GError             **error)
{
  HslPasswordFlags       flags = setup->demo ? HSL_PASSWORD_MAY_BE_EMPTY : HSL_PASSWORD_STRICT;
  g_autoptr (HslSecret)  password = hsl_secret_new_text (setup->password);
  g_autofree char       *worker = hsl_uid_new ();
  g_autoptr (HslAccount) account = hsl_account_new (setup->account, worker, HSL_RIGHTS_ALL);
  HslAccountKeys        *keys;

  if (!check_password (setup, password, error))
    return NULL;
  keys = hsl_keyring_lock (keyring, password, choose_cost (setup), flags, error);
  if (keys == NULL)
    return NULL;
  hsl_account_set_keys (account, keys);
  return g_steal_pointer (&account);
}

static gboolean
set_exists (const char *path,
            GError    **error)
{
  g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_EXISTS, _ ("“%s” is there already"), path);
  return FALSE;
}

static gboolean
write_new_store (HslStore   *self,
                 Creation   *creation,
                 HslAccount *account,
                 HslKeyring *keyring,
                 GError    **error)
{
  HslDb *db = hsl_store_get_db (self);

  if (!make_recovery (db, &creation->recovery, error) ||
      !hsl_plain_rows_set (db, "demo", self->demo ? "1" : "0", error) || !hsl_text_index_clear (db, error))
    return FALSE;
  hsl_store_set_identity (self, account, hsl_key_chest_new (), hsl_keyring_ref (keyring));
  return hsl_store_make_first_keys (self, account, error) &&
         write_first_facts (self, creation->setup, error) && hsl_store_load_directory (self, error) &&
         hsl_store_load_calendar (self, error);
}

static gboolean
do_create (HslStore *self,
           gpointer  data,
           GError  **error)
{
  Creation              *creation = data;
  g_autoptr (HslKeyring) keyring = hsl_keyring_new ();
  g_autoptr (HslAccount) account = NULL;
  g_autofree char       *made = NULL;

  if (!hsl_plain_rows_get (hsl_store_get_db (self), "demo", &made, error))
    return FALSE;
  if (made != NULL)
    return set_exists (hsl_store_get_uri (self), error);
  account = make_first_account (creation->setup, keyring, error);
  return account != NULL && write_new_store (self, creation, account, keyring, error);
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
  g_autoptr (GError)   problem = NULL;

  g_return_val_if_fail (uri != NULL, NULL);

  self = open_thread (uri, HSL_DB_EXISTING, error);
  if (self == NULL || !hsl_store_call (self, &call, NULL, NULL, error))
    return NULL;
  if (!hsl_store_finish_destruction (self, &problem))
    g_message ("the store could not be rewritten yet: %s", problem->message);
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
                         "SELECT name FROM account WHERE ended_at IS NULL ORDER BY rowid",
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
