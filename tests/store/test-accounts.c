/* test-accounts.c: making, admitting, changing and ending accounts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-accounts.h"

#include "hsl-store-private.h"

#include <string.h>

static HslAccountState
get_state (HslStore   *store,
           const char *name)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) infos = hsl_store_list_account_infos (store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < infos->len; i++)
    {
      const HslAccountInfo *info = g_ptr_array_index (infos, i);

      if (g_str_equal (info->name, name))
        return info->state;
    }
  g_assert_not_reached ();
}

static void
assert_sign_in_fails (TestStore  *self,
                      const char *name,
                      const char *password,
                      int         code)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (HslStore) other = hsl_store_open (self->uri, &error);

  g_assert_no_error (error);
  g_assert_false (hsl_store_unlock (other, name, password, &error));
  g_assert_error (error, HSL_STORE_ERROR, code);
  hsl_store_close (other);
}

/* The whole way of a newcomer. */
static void
test_newcomer (TestStore    *self,
               gconstpointer data)
{
  g_autoptr (GError)         error = NULL;
  g_autoptr (HslAccountInfo) info = NULL;
  g_autoptr (HslStore)       lin = NULL;
  g_autoptr (GPtrArray)      rows = NULL;
  HslCaseQuery               all = { 0 };

  info = hsl_store_add_account (self->store, "lin", "lin-suzhen", HSL_RIGHT_DISPATCH, FIRST_PASSWORD, &error);
  g_assert_no_error (error);
  g_assert_cmpint (info->state, ==, HSL_ACCOUNT_WAITING);
  g_assert_cmpuint (strlen (info->fingerprint), ==, 29);
  assert_sign_in_fails (self, "lin", FIRST_PASSWORD, HSL_STORE_ERROR_NOT_ADMITTED);
  test_assert_clean (self->store);

  g_assert_false (hsl_store_admit_account (self->store, "lin", "0000 1111 2222 3333 4444 5555", &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_ALTERED);
  g_clear_error (&error);
  assert_sign_in_fails (self, "lin", FIRST_PASSWORD, HSL_STORE_ERROR_NOT_ADMITTED);
  g_assert_true (hsl_store_admit_account (self->store, "lin", info->fingerprint, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_state (self->store, "lin"), ==, HSL_ACCOUNT_ADMITTED);

  lin = test_sign_in (self, "lin", FIRST_PASSWORD);
  g_assert_true (hsl_store_must_change_password (lin));
  g_assert_null (hsl_store_list_cases (lin, &all, 0, 10, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_PASSWORD);
  g_clear_error (&error);
  g_assert_false (hsl_store_change_password (lin, "wrong", OWN_PASSWORD, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_WRONG_PASSWORD);
  g_clear_error (&error);
  g_assert_false (hsl_store_change_password (lin, FIRST_PASSWORD, FIRST_PASSWORD, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_PASSWORD);
  g_clear_error (&error);
  g_assert_true (hsl_store_change_password (lin, FIRST_PASSWORD, OWN_PASSWORD, &error));
  g_assert_no_error (error);
  g_assert_false (hsl_store_must_change_password (lin));
  rows = hsl_store_list_cases (lin, &all, 0, 10, &error);
  g_assert_no_error (error);
  test_sign_out (&lin);

  assert_sign_in_fails (self, "lin", FIRST_PASSWORD, HSL_STORE_ERROR_WRONG_PASSWORD);
  lin = test_sign_in (self, "lin", OWN_PASSWORD);
  test_assert_clean (lin);
  test_sign_out (&lin);
}

static void
test_bad_input (TestStore    *self,
                gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *worker;
    HslRights   rights;
    const char *said;
  } inputs[] = {
    { "", "lin-suzhen", HSL_RIGHT_MEDIATE, "name" },
    { "two words", "lin-suzhen", HSL_RIGHT_MEDIATE, "name" },
    { "../lin", "lin-suzhen", HSL_RIGHT_MEDIATE, "name" },
    { "lin\nlin", "lin-suzhen", HSL_RIGHT_MEDIATE, "name" },
    { TEST_ACCOUNT, "lin-suzhen", HSL_RIGHT_MEDIATE, "name" },
    { "lin", "lin-suzhen", 0, "rights" },
    { "lin", "lin-suzhen", 1 << 9, "rights" },
    { "lin", "lin-suzhen", HSL_RIGHT_CHIEF | HSL_RIGHT_ADMINISTER, "rights" },
    { "lin", NULL, HSL_RIGHT_MEDIATE, "worker" },
    { "lin", "nobody", HSL_RIGHT_MEDIATE, "worker" },
    { "lin'); DROP TABLE account; --", "lin-suzhen", HSL_RIGHT_MEDIATE, "name" },
  };
  g_autoptr (GPtrArray) infos = NULL;
  g_autoptr (GError)    error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      g_assert_null (hsl_store_add_account (self->store, inputs[i].name, inputs[i].worker, inputs[i].rights,
                                            FIRST_PASSWORD, &error));
      g_assert_nonnull (error);
      g_assert_true (g_str_has_prefix (error->message, inputs[i].said));
      g_clear_error (&error);
    }
  g_assert_false (hsl_store_admit_account (self->store, "nobody", NULL, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  infos = hsl_store_list_account_infos (self->store, &error);
  g_assert_cmpuint (infos->len, ==, 1);

  test_add_account (self, "lin", "lin-suzhen", HSL_RIGHT_MEDIATE);
  g_assert_null (hsl_store_add_account (self->store, "lin2", "lin-suzhen", HSL_RIGHT_MEDIATE, FIRST_PASSWORD,
                                        &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_EXISTS);
  test_assert_clean (self->store);
}

/* Who administers has no key of any case: not even code that asks nobody opens a row. */
static void
test_administrator (TestStore    *self,
                    gconstpointer data)
{
  g_autoptr (HslFact)   stalls = (HslFact *) test_store_play (self->store, "market-stalls", ALL_STEPS);
  g_autoptr (HslStore)  admin = NULL;
  g_autoptr (HslFact)   opened = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError)    error = NULL;

  test_add_account (self, "admin", NULL, HSL_RIGHT_ADMINISTER);
  admin = test_sign_in (self, "admin", OWN_PASSWORD);
  g_assert_null (hsl_store_load_case (admin, stalls->uid, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  opened = test_open_row (admin, &hsl_case_noun, NULL, stalls->uid, &error);
  g_assert_null (opened);
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_SEALED);
  g_clear_error (&error);
  g_assert_false (hsl_key_chest_has (admin->chest, HSL_KEY_DATA));

  findings = hsl_store_verify_noting (admin, notes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (notes, 0), "1 cases"));

  /* Making accounts takes no key of cases; admitting them does. */
  hsl_account_info_free (
      hsl_store_add_account (admin, "he", "he-min", HSL_RIGHT_MEDIATE, FIRST_PASSWORD, &error));
  g_assert_no_error (error);
  g_assert_false (hsl_store_admit_account (admin, "he", NULL, &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RIGHT);
  test_sign_out (&admin);
}

static const struct
{
  const char *name;
  const char *sql;
  int         code;
} edits[] = {
  { "rights", "UPDATE account SET rights = 4 WHERE name = 'lin'", HSL_STORE_ERROR_ALTERED },
  { "worker", "UPDATE account SET worker = 'he-min' WHERE name = 'lin'", HSL_STORE_ERROR_ALTERED },
  { "rights-and-no-admission", "UPDATE account SET rights = 4, admission = NULL WHERE name = 'lin'",
    HSL_STORE_ERROR_ALTERED },
  { "as-if-of-the-first-release",
    "UPDATE account SET rights = 4, version = 0, admission = NULL WHERE name = 'lin';"
    "DELETE FROM key_wrap WHERE key IN (SELECT id FROM key WHERE scope = 'station');"
    "DELETE FROM key WHERE scope = 'station'",
    HSL_STORE_ERROR_SEALED },
  { "back-from-the-dead", "UPDATE account SET ended_at = NULL WHERE name = 'he'",
    HSL_STORE_ERROR_NOT_ADMITTED },
};

static void
test_edited (TestStore    *self,
             gconstpointer data)
{
  guint              i = GPOINTER_TO_UINT (data);
  const char        *name = strstr (edits[i].sql, "'he'") != NULL ? "he" : "lin";
  g_autoptr (GError) error = NULL;

  test_add_account (self, "lin", "lin-suzhen", HSL_RIGHT_MEDIATE);
  test_add_account (self, "he", "he-min", HSL_RIGHT_MEDIATE);
  g_assert_true (hsl_store_remove_account (self->store, "he", &error));
  test_assert_clean (self->store);
  hsl_store_close (self->store);
  test_execute (self->store, edits[i].sql);
  assert_sign_in_fails (self, name, OWN_PASSWORD, edits[i].code);
}

/* An admission that was good once is not good again after it was taken back. */
static void
test_old_row_put_back (TestStore    *self,
                       gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  test_add_account (self, "lin", "lin-suzhen", HSL_RIGHT_CHIEF);
  test_execute (self->store, "CREATE TABLE old AS SELECT * FROM account WHERE name = 'lin'");
  g_assert_true (hsl_store_set_account_rights (self->store, "lin", "lin-suzhen", HSL_RIGHT_MEDIATE, &error));
  test_execute (self->store, "INSERT OR REPLACE INTO account SELECT * FROM old; DROP TABLE old");
  assert_sign_in_fails (self, "lin", OWN_PASSWORD, HSL_STORE_ERROR_ALTERED);
  findings = test_verify (self->store);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpint (get_state (self->store, "lin"), ==, HSL_ACCOUNT_ALTERED);

  /* Whoever has looked at it may admit it as it stands. */
  g_assert_true (hsl_store_admit_account (self->store, "lin", NULL, &error));
  g_assert_no_error (error);
  test_assert_clean (self->store);
}

/* Other keys in the place of a newcomer's have other digits. */
static void
test_swapped_keys (TestStore    *self,
                   gconstpointer data)
{
  g_autoptr (GError)         error = NULL;
  g_autoptr (HslAccountInfo) info = NULL;

  info = hsl_store_add_account (self->store, "lin", "lin-suzhen", HSL_RIGHT_DISPATCH, FIRST_PASSWORD, &error);
  g_assert_no_error (error);
  test_execute (
      self->store,
      "UPDATE account SET (box_public, sign_public, wrapped, salt) = (SELECT box_public, sign_public,"
      " wrapped, salt FROM account WHERE name = 'chen') WHERE name = 'lin'");
  g_assert_cmpint (get_state (self->store, "lin"), ==, HSL_ACCOUNT_ALTERED);
  g_assert_false (hsl_store_admit_account (self->store, "lin", info->fingerprint, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_ALTERED);
  assert_sign_in_fails (self, "lin", TEST_PASSWORD, HSL_STORE_ERROR_NOT_ADMITTED);
}

static void
test_rights (TestStore    *self,
             gconstpointer data)
{
  g_autoptr (HslStore)  lin = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError)    error = NULL;
  HslCaseQuery          all = { 0 };

  test_add_account (self, "lin", "lin-suzhen", HSL_RIGHT_CHIEF);
  lin = test_sign_in (self, "lin", OWN_PASSWORD);
  rows = hsl_store_list_cases (lin, &all, 0, 10, &error);
  g_assert_no_error (error);
  g_clear_pointer (&rows, g_ptr_array_unref);

  /* Whoever is signed in elsewhere has the other rights at once. */
  g_assert_true (hsl_store_set_account_rights (self->store, "lin", NULL, HSL_RIGHT_ADMINISTER, &error));
  g_assert_no_error (error);
  g_assert_null (hsl_store_list_cases (lin, &all, 0, 10, &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RIGHT);
  g_clear_error (&error);
  g_assert_false (hsl_key_chest_has (lin->chest, HSL_KEY_DATA));

  g_assert_false (
      hsl_store_set_account_rights (self->store, TEST_ACCOUNT, NULL, HSL_RIGHT_ADMINISTER, &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RIGHT);
  g_clear_error (&error);
  /* The other one is all there is to admit anybody. */
  g_assert_false (hsl_store_remove_account (lin, TEST_ACCOUNT, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CONSTRAINT);
  test_sign_out (&lin);
  test_assert_clean (self->store);
}

static char *
hash_of_cases (HslStore *store)
{
  return test_query (store,
                     "SELECT group_concat (hex (sealed)) FROM (SELECT sealed FROM \"case\" UNION ALL"
                     " SELECT sealed FROM party UNION ALL SELECT sealed FROM activity WHERE case_uid IS"
                     " NOT NULL)");
}

/* None of it seals the contents anew. */
static void
test_removed (TestStore    *self,
              gconstpointer data)
{
  g_autoptr (HslFact)  stalls = (HslFact *) test_store_play (self->store, "market-stalls", 3);
  g_autofree char     *before = hash_of_cases (self->store);
  g_autofree char     *after = NULL;
  g_autofree char     *wraps = NULL;
  g_autoptr (HslStore) lin = NULL;
  g_autoptr (GError)   error = NULL;

  test_add_account (self, "lin", "lin-suzhen", HSL_RIGHT_DISPATCH);
  lin = test_sign_in (self, "lin", OWN_PASSWORD);
  g_assert_true (hsl_store_remove_account (self->store, "lin", &error));
  g_assert_no_error (error);
  g_assert_null (hsl_store_load_case (lin, stalls->uid, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (hsl_store_is_locked (lin));
  test_sign_out (&lin);

  assert_sign_in_fails (self, "lin", OWN_PASSWORD, HSL_STORE_ERROR_WRONG_PASSWORD);
  g_assert_cmpint (get_state (self->store, "lin"), ==, HSL_ACCOUNT_ENDED);
  wraps = test_query (self->store, "SELECT count (*) FROM key_wrap WHERE holder = 'lin'");
  g_assert_cmpstr (wraps, ==, "0");
  after = hash_of_cases (self->store);
  g_assert_cmpstr (before, ==, after);
  g_assert_null (hsl_store_add_account (self->store, "lin", "lin-suzhen", HSL_RIGHT_CHIEF, FIRST_PASSWORD,
                                        &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_EXISTS);
  test_assert_clean (self->store);
}

static void
test_reset (TestStore    *self,
            gconstpointer data)
{
  g_autoptr (HslFact)  stalls = (HslFact *) test_store_play (self->store, "market-stalls", 3);
  g_autoptr (HslStore) lin = NULL;
  g_autoptr (HslFact)  opened = NULL;
  g_autoptr (GError)   error = NULL;

  test_add_account (self, "lin", "lin-suzhen", HSL_RIGHT_DISPATCH);
  lin = test_sign_in (self, "lin", OWN_PASSWORD);
  g_assert_true (hsl_store_record_view (lin, stalls->uid, &error));
  g_assert_true (hsl_store_reset_password (self->store, "lin", "another first word", &error));
  g_assert_no_error (error);
  g_assert_false (hsl_store_record_view (lin, stalls->uid, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  test_sign_out (&lin);

  assert_sign_in_fails (self, "lin", OWN_PASSWORD, HSL_STORE_ERROR_WRONG_PASSWORD);
  lin = test_sign_in (self, "lin", "another first word");
  g_assert_true (hsl_store_must_change_password (lin));
  g_assert_true (hsl_store_change_password (lin, "another first word", OWN_PASSWORD, &error));
  opened = (HslFact *) hsl_store_load_case (lin, stalls->uid, &error);
  g_assert_no_error (error);
  g_assert_false (hsl_store_reset_password (self->store, TEST_ACCOUNT, OWN_PASSWORD, &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RIGHT);
  /* What was signed with the old keys still is. */
  test_assert_clean (lin);
  test_sign_out (&lin);
}

/* In a real station a password is one. */
/* What fails after the password was right leaves nobody signed in who was told that it failed. */
static void
test_half_way (TestStore    *self,
               gconstpointer data)
{
  g_autoptr (HslFact)  talk = (HslFact *) test_store_play (self->store, "settled-by-talk", 1);
  g_autoptr (HslStore) store = NULL;
  g_autoptr (GError)   error = NULL;

  test_add_account (self, "lin", "lin-suzhen", HSL_RIGHT_CHIEF);
  hsl_store_close (self->store);
  test_execute (self->store, "UPDATE station SET value = '0' WHERE key = 'tokens';"
                             " ALTER TABLE text_document RENAME TO elsewhere");
  store = hsl_store_open (self->uri, &error);
  g_assert_no_error (error);
  g_assert_false (hsl_store_unlock (store, "lin", OWN_PASSWORD, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (hsl_store_is_locked (store));
  g_assert_null (hsl_store_get_account (store));
  g_assert_cmpint (hsl_store_get_permits (store), ==, 0);
  g_assert_null (hsl_store_load_case (store, talk->uid, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_LOCKED);
  g_clear_error (&error);

  test_execute (self->store, "ALTER TABLE elsewhere RENAME TO text_document");
  g_assert_true (hsl_store_unlock (store, "lin", OWN_PASSWORD, &error));
  g_assert_no_error (error);
  test_assert_clean (store);
  test_sign_out (&store);
}

static void
test_passwords (TestStore    *self,
                gconstpointer data)
{
  g_autofree char     *path = g_build_filename (self->folder, "real.hsl", NULL);
  g_autoptr (HslStore) real = test_store_create (path, "vier Worte ohne Sinn", FALSE, NULL);
  const char *const    weak[] = { "", "short", "password123", "ronghu2026pai", "linsuzhen-linsuzhen",
                                  "aaaaaaaaaaaa", "1234567890123" };
  g_autoptr (GError)   error = NULL;

  test_store_fill_station (real);
  for (guint i = 0; i < G_N_ELEMENTS (weak); i++)
    {
      g_assert_null (hsl_store_add_account (real, "lin", "lin-suzhen", HSL_RIGHT_MEDIATE, weak[i], &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
    }
  hsl_account_info_free (hsl_store_add_account (real, "lin", "lin-suzhen", HSL_RIGHT_MEDIATE, FIRST_PASSWORD,
                                                &error));
  g_assert_no_error (error);
  g_assert_false (hsl_store_change_password (real, "vier Worte ohne Sinn", "chen chen", &error));
  g_assert_nonnull (error);
  hsl_store_close (real);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_store_test ("/store/accounts/newcomer", test_newcomer);
  add_store_test ("/store/accounts/bad-input", test_bad_input);
  add_store_test ("/store/accounts/administrator", test_administrator);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autofree char *path = g_strconcat ("/store/accounts/edited/", edits[i].name, NULL);

      g_test_add (path, TestStore, GUINT_TO_POINTER (i), test_store_set_up, test_edited,
                  test_store_tear_down);
    }
  add_store_test ("/store/accounts/old-row-put-back", test_old_row_put_back);
  add_store_test ("/store/accounts/swapped-keys", test_swapped_keys);
  add_store_test ("/store/accounts/rights", test_rights);
  add_store_test ("/store/accounts/removed", test_removed);
  add_store_test ("/store/accounts/reset", test_reset);
  add_store_test ("/store/accounts/passwords", test_passwords);
  add_store_test ("/store/accounts/half-way", test_half_way);
  return g_test_run ();
}
