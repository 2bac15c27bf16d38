/* test-secrecy.c: what somebody with the file and without a password can learn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-store.h"

#include "hsl-vault-error.h"

#include <sqlite3.h>
#include <string.h>

/* Every sealed text of a fact and of all below it: names, numbers, phones, sentences. */
static void
collect_secrets (const HslFact *fact,
                 gboolean       inside,
                 GPtrArray     *secrets)
{
  for (guint i = 0; i < fact->noun->n_fields; i++)
    {
      const HslField *field = &fact->noun->fields[i];

      if (field->type == HSL_FIELD_LIST)
        {
          GPtrArray *list = G_STRUCT_MEMBER (GPtrArray *, fact, field->offset);

          for (guint k = 0; k < list->len; k++)
            collect_secrets (g_ptr_array_index (list, k), inside || hsl_field_is_sealed (field), secrets);
        }
      else if (field->type == HSL_FIELD_TEXT && (inside || hsl_field_is_sealed (field)) &&
               hsl_fact_is_set (fact, field))
        {
          const char *text = G_STRUCT_MEMBER (char *, fact, field->offset);

          /* A single character stands in any file by chance. */
          if (strlen (text) >= 6)
            g_ptr_array_add (secrets, g_strdup (text));
        }
    }
}

static guint
search_file (const char *folder,
             const char *name,
             GPtrArray  *secrets)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *content = NULL;
  gsize            length;
  guint            found = 0;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (guint i = 0; i < secrets->len; i++)
    {
      const char *secret = g_ptr_array_index (secrets, i);

      if (memmem (content, length, secret, strlen (secret)) != NULL)
        {
          g_test_message ("%s has “%s”", name, secret);
          found++;
        }
    }
  return found;
}

static guint
search_folder (const char *folder,
               GPtrArray  *secrets)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;
  guint            found = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    found += search_file (folder, name, secrets);
  return found;
}

/* A session may name its room, and rooms are no secret. */
static void
take_out_rooms (GPtrArray          *secrets,
                const HslDirectory *directory)
{
  for (guint i = 0; i < directory->rooms->len; i++)
    {
      const char *name = ((HslRoom *) g_ptr_array_index (directory->rooms, i))->name;

      for (guint k = secrets->len; k > 0; k--)
        if (g_str_equal (g_ptr_array_index (secrets, k - 1), name))
          g_ptr_array_remove_index (secrets, k - 1);
    }
}

static GPtrArray *
collect_store_secrets (HslStore *store)
{
  GPtrArray               *secrets = g_ptr_array_new_with_free_func (g_free);
  HslCaseQuery             all = { 0 };
  g_autoptr (GPtrArray)    rows = hsl_store_list_cases (store, &all, 0, 100, NULL);
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (store);

  g_assert_cmpuint (rows->len, ==, 5);
  for (guint i = 0; i < rows->len; i++)
    {
      const HslCaseRow   *row = g_ptr_array_index (rows, i);
      g_autoptr (HslFact) opened = (HslFact *) hsl_store_load_case (store, row->uid, NULL);

      collect_secrets (opened, FALSE, secrets);
    }
  for (guint i = 0; i < directory->workers->len; i++)
    collect_secrets (g_ptr_array_index (directory->workers, i), FALSE, secrets);
  take_out_rooms (secrets, directory);
  return secrets;
}

static void
test_nothing_readable (TestStore    *self,
                       gconstpointer data)
{
  static const char     photo[] = "a photo of a paper with the name 林素珍 on it";
  g_autoptr (GPtrArray) secrets = NULL;
  g_autoptr (GVariant)  draft = test_parse ("{\"summary\":\"一句没有保存的话\"}");
  g_autoptr (GVariant)  input = test_parse ("{\"kind\":\"other\",\"name\":\"身份证照片.jpg\"}");
  g_autoptr (GBytes)    bytes = g_bytes_new_static (photo, sizeof photo - 1);
  g_autoptr (HslFact)   attached = NULL;
  g_autoptr (HslFact)   one = NULL;
  g_autofree char      *backup = g_build_filename (self->folder, "copy.hsl", NULL);
  g_autoptr (GError)    error = NULL;

  test_store_play_all (self->store);
  one = (HslFact *) test_store_play (self->store, "settled-by-talk", 1);
  hsl_store_save_draft (self->store, "register", draft, &error);
  g_assert_no_error (error);
  hsl_store_set_setting (self->store, "privacy", "联系人：某某办公室", &error);
  g_assert_no_error (error);
  attached = (HslFact *) hsl_store_attach (self->store, one->uid, input, bytes, &error);
  g_assert_no_error (error);
  hsl_store_backup (self->store, backup, &error);
  g_assert_no_error (error);

  secrets = g_ptr_array_new_with_free_func (g_free);
  collect_secrets (attached, FALSE, secrets);
  g_ptr_array_add (secrets, g_strdup ("一句没有保存的话"));
  g_ptr_array_add (secrets, g_strdup ("联系人：某某办公室"));
  g_ptr_array_add (secrets, g_strdup (photo));
  g_ptr_array_add (secrets, g_strdup (TEST_PASSWORD));
  g_ptr_array_add (secrets, g_strdup (self->recovery));
  g_ptr_array_add (secrets, g_strdup ("copy.hsl"));
  g_assert_cmpuint (search_folder (self->folder, secrets), ==, 0);
}

static void
test_no_name_in_database_and_journal (TestStore    *self,
                                      gconstpointer data)
{
  g_autoptr (GPtrArray) secrets = NULL;

  test_store_play_all (self->store);
  secrets = collect_store_secrets (self->store);
  g_test_message ("%u secrets", secrets->len);
  g_assert_cmpuint (secrets->len, >, 150);
  /* While it is open, with the journal beside it, and closed. */
  g_assert_cmpuint (search_folder (self->folder, secrets), ==, 0);
  test_store_reopen (self);
  g_assert_cmpuint (search_folder (self->folder, secrets), ==, 0);
}

/* What a query finds, one text for each row. */
static GHashTable *
read_column (const char *path,
             const char *sql)
{
  GHashTable   *values = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref,
                                                NULL);
  sqlite3      *db;
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_hash_table_add (values, g_bytes_new (sqlite3_column_blob (stmt, 0),
                                           (gsize) sqlite3_column_bytes (stmt, 0)));
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return values;
}

static guint
count_shared (const char *first,
              const char *second,
              const char *sql)
{
  g_autoptr (GHashTable) one = read_column (first, sql);
  g_autoptr (GHashTable) other = read_column (second, sql);
  GHashTableIter         iter;
  gpointer               value;
  guint                  shared = 0;

  g_assert_cmpuint (g_hash_table_size (one), >, 0);
  g_assert_cmpuint (g_hash_table_size (one), ==, g_hash_table_size (other));
  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &value, NULL))
    shared += g_hash_table_contains (other, value);
  return shared;
}

/* The same cases under other keys: neither a sealed part nor a word of the index is the same. */
static void
test_two_stores_share_nothing (TestStore    *self,
                               gconstpointer data)
{
  g_autofree char     *path = g_build_filename (self->folder, "other.hsl", NULL);
  g_autoptr (HslStore) other = test_store_create (path, "another password", TRUE, NULL);

  test_store_fill_station (other);
  test_store_play_all (self->store);
  test_store_play_all (other);
  hsl_store_close (other);
  hsl_store_close (self->store);

  g_assert_cmpuint (count_shared (self->uri, path, "SELECT sealed FROM \"case\""), ==, 0);
  g_assert_cmpuint (count_shared (self->uri, path, "SELECT sealed FROM party"), ==, 0);
  g_assert_cmpuint (count_shared (self->uri, path, "SELECT sealed FROM activity"), ==, 0);
  g_assert_cmpuint (count_shared (self->uri, path, "SELECT wrapped FROM account"), ==, 0);
}

static GHashTable *
read_words (const char *path)
{
  GHashTable   *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sqlite3      *db;
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, text_index, row)",
                                 NULL, NULL, NULL),
                   ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT term FROM temp.words", -1, &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_hash_table_add (words, g_strdup ((const char *) sqlite3_column_text (stmt, 0)));
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return words;
}

static void
test_two_indexes_share_no_word (TestStore    *self,
                                gconstpointer data)
{
  g_autofree char       *path = g_build_filename (self->folder, "other.hsl", NULL);
  g_autoptr (HslStore)   other = test_store_create (path, "another password", TRUE, NULL);
  g_autoptr (GHashTable) one = NULL;
  g_autoptr (GHashTable) two = NULL;
  GHashTableIter         iter;
  gpointer               word;

  test_store_fill_station (other);
  test_store_play_all (self->store);
  test_store_play_all (other);
  hsl_store_close (other);
  hsl_store_close (self->store);

  one = read_words (self->uri);
  two = read_words (path);
  g_assert_cmpuint (g_hash_table_size (one), >, 500);
  g_assert_cmpuint (g_hash_table_size (one), ==, g_hash_table_size (two));
  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    g_assert_false (g_hash_table_contains (two, word));
}

static void
test_passwords (TestStore    *self,
                gconstpointer data)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (HslFact) none = NULL;
  g_auto (GStrv)      accounts = NULL;

  hsl_store_lock (self->store);
  g_assert_true (hsl_store_is_locked (self->store));
  g_assert_null (hsl_store_get_account (self->store));
  g_assert_null (hsl_store_load_case (self->store, "x", &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  accounts = hsl_store_list_accounts (self->store, &error);
  g_assert_cmpstr (accounts[0], ==, TEST_ACCOUNT);
  g_assert_null (accounts[1]);

  g_assert_false (hsl_store_unlock (self->store, "nobody", TEST_PASSWORD, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_WRONG_PASSWORD);
  g_clear_error (&error);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_false (hsl_store_unlock (self->store, TEST_ACCOUNT, "wrong", &error));
      g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_WRONG_PASSWORD);
      g_clear_error (&error);
    }
  /* After three the right one has to wait, too: else the wait would tell which it is. The first wait is a
   * second, which a slow machine has let pass by now: so the failures are moved on. */
  test_execute (self->store, "UPDATE sign_in_failure SET at = at + 10");
  g_assert_false (hsl_store_unlock (self->store, TEST_ACCOUNT, TEST_PASSWORD, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_WRONG_PASSWORD);
  g_assert_nonnull (strstr (error->message, "3"));
  g_clear_error (&error);
  test_execute (self->store, "UPDATE sign_in_failure SET at = at - 600");
  hsl_store_unlock (self->store, TEST_ACCOUNT, TEST_PASSWORD, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hsl_store_get_account (self->store), ==, TEST_ACCOUNT);
  test_assert_clean (self->store);
}

static void
test_recovery (TestStore    *self,
               gconstpointer data)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (HslFact) written = (HslFact *) test_store_play (self->store, "settled-by-talk", 2);
  g_autoptr (HslFact) read = NULL;
  g_autofree char    *wrong = g_strdup (self->recovery);

  hsl_store_lock (self->store);
  wrong[0] = wrong[0] == 'A' ? 'B' : 'A';
  g_assert_false (hsl_store_unlock_with_recovery (self->store, wrong, TEST_ACCOUNT, "new password", &error));
  g_assert_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_RECOVERY);
  g_clear_error (&error);
  g_assert_true (hsl_store_is_locked (self->store));

  hsl_store_unlock_with_recovery (self->store, self->recovery, TEST_ACCOUNT, "new password", &error);
  g_assert_no_error (error);
  read = (HslFact *) hsl_store_load_case (self->store, written->uid, &error);
  g_assert_true (hsl_fact_equal (written, read));
  /* What was signed with the lost key is still proven. */
  test_assert_clean (self->store);

  hsl_store_lock (self->store);
  g_assert_false (hsl_store_unlock (self->store, TEST_ACCOUNT, TEST_PASSWORD, &error));
  g_clear_error (&error);
  hsl_store_unlock (self->store, TEST_ACCOUNT, "new password", &error);
  g_assert_no_error (error);
}

static void
test_demo_is_no_switch (TestStore    *self,
                        gconstpointer data)
{
  g_autofree char     *path = g_build_filename (self->folder, "real.hsl", NULL);
  g_autoptr (HslStore) real = test_store_create (path, "real password", FALSE, NULL);
  g_autoptr (GError)   error = NULL;

  g_assert_false (hsl_store_set_now (real, hsl_minute_from_iso ("2026-03-01T09:00"), &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  test_execute (real, "UPDATE station SET value = '1' WHERE key = 'demo'");
  hsl_store_close (real);
  g_clear_object (&real);
  real = hsl_store_open (path, &error);
  g_assert_no_error (error);
  g_assert_false (hsl_store_unlock (real, TEST_ACCOUNT, "real password", &error));
  g_assert_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_WRONG_KEY);
}

static void
test_empty_password (TestStore    *self,
                     gconstpointer data)
{
  g_autofree char     *path = g_build_filename (self->folder, "real.hsl", NULL);
  HslStoreSetup        setup = { "榕湖派出所", "350981", TEST_ACCOUNT, "", FALSE, TRUE };
  g_autoptr (HslStore) store = NULL;
  g_autoptr (GError)   error = NULL;

  g_assert_null (hsl_store_create (path, &setup, NULL, &error));
  g_assert_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_WEAK_PASSWORD);
  g_clear_error (&error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  setup.demo = TRUE;
  store = hsl_store_create (path, &setup, NULL, &error);
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_store_test ("/store/secrecy/no-name-in-database-and-journal", test_no_name_in_database_and_journal);
  add_store_test ("/store/secrecy/nothing-readable", test_nothing_readable);
  add_store_test ("/store/secrecy/two-stores-share-nothing", test_two_stores_share_nothing);
  add_store_test ("/store/secrecy/two-indexes-share-no-word", test_two_indexes_share_no_word);
  add_store_test ("/store/secrecy/passwords", test_passwords);
  add_store_test ("/store/secrecy/recovery", test_recovery);
  add_store_test ("/store/secrecy/demo-is-no-switch", test_demo_is_no_switch);
  add_store_test ("/store/secrecy/empty-password", test_empty_password);
  return g_test_run ();
}
