/* test-migration.c: from version to version, and no further than known
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "folder.h"

#include "hsl-migration.h"

#include <glib/gstdio.h>
#include <string.h>

#define FIRST "CREATE TABLE t (n INTEGER PRIMARY KEY) STRICT;" \
              "CREATE TABLE child (n INTEGER REFERENCES t) STRICT;"
#define SECOND "ALTER TABLE t ADD COLUMN x TEXT; INSERT INTO t VALUES (2, 'second');"
#define THIRD  "CREATE TABLE u (n INTEGER PRIMARY KEY) STRICT;"

static GPtrArray *
list_of (const char *first,
         const char *second,
         const char *third)
{
  const char *sqls[] = { first, second, third };
  GPtrArray  *list = g_ptr_array_new_with_free_func ((GDestroyNotify) hsl_migration_free);

  for (guint i = 0; i < 3 && sqls[i] != NULL; i++)
    {
      g_autofree char   *name = g_strdup_printf ("%03u-why.sql", i + 1);
      g_autoptr (GBytes) sql = g_bytes_new (sqls[i], strlen (sqls[i]));
      g_autoptr (GError) error = NULL;

      g_ptr_array_add (list, hsl_migration_new (name, sql, &error));
      g_assert_no_error (error);
    }
  return list;
}

static HslDb *
migrate (Folder     *folder,
         HslDbFlags  flags,
         const char *first,
         const char *second,
         const char *third,
         GError    **error)
{
  g_autoptr (GPtrArray) list = list_of (first, second, third);
  g_autofree char      *path = folder_file (folder, "a.db");

  return hsl_migration_open (path, flags, list, error);
}

static void
assert_version (HslDb *db,
                int    expected)
{
  int version = -1;

  g_assert_true (hsl_db_get_version (db, &version, NULL));
  g_assert_cmpint (version, ==, expected);
}

static void
assert_files (Folder     *folder,
              const char *expected)
{
  g_autofree char *list = folder_list (folder);

  g_assert_cmpstr (list, ==, expected);
}

static void
test_from_nothing (Folder       *folder,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HslDb)  db = migrate (folder, HSL_DB_CREATE, FIRST, SECOND, THIRD, &error);

  g_assert_no_error (error);
  assert_version (db, 3);
  g_assert_cmpint (assert_number (db, "SELECT count (*) FROM t"), ==, 1);
  g_assert_cmpint (assert_number (db, "PRAGMA foreign_keys"), ==, 1);
  g_clear_pointer (&db, hsl_db_close);
  assert_files (folder, "a.db");
}

static void
test_step_by_step (Folder       *folder,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HslDb)  db = migrate (folder, HSL_DB_CREATE, FIRST, NULL, NULL, &error);
  g_autofree char   *copy = folder_file (folder, "a.db.version-1");
  g_autoptr (HslDb)  before = NULL;

  g_assert_no_error (error);
  assert_executes (db, "INSERT INTO t VALUES (1)");
  g_clear_pointer (&db, hsl_db_close);

  db = migrate (folder, HSL_DB_EXISTING, FIRST, SECOND, THIRD, &error);
  g_assert_no_error (error);
  assert_version (db, 3);
  g_assert_cmpint (assert_number (db, "SELECT count (*) FROM t"), ==, 2);
  g_clear_pointer (&db, hsl_db_close);
  assert_files (folder, "a.db a.db.version-1");

  /* The copy is the database as it was. */
  before = hsl_db_open (copy, HSL_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  assert_version (before, 1);
  g_assert_cmpint (assert_number (before, "SELECT count (*) FROM t"), ==, 1);

  /* Nothing to do: nothing is done. */
  db = migrate (folder, HSL_DB_EXISTING, FIRST, SECOND, THIRD, &error);
  g_assert_no_error (error);
  g_assert_cmpint (assert_number (db, "SELECT count (*) FROM t"), ==, 2);
}

/* A step that fails in its middle leaves the version before it, whole. */
static void
test_failing_step (Folder       *folder,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HslDb)  db = migrate (folder, HSL_DB_CREATE, FIRST, SECOND, THIRD "CREATE TABLE t (n)", &error);

  g_assert_null (db);
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "003-why.sql"));
  g_clear_error (&error);

  db = migrate (folder, HSL_DB_EXISTING, FIRST, SECOND, NULL, &error);
  g_assert_no_error (error);
  assert_version (db, 2);
  g_assert_cmpint (assert_number (db, "SELECT count (*) FROM sqlite_schema WHERE name = 'u'"), ==, 0);
  g_clear_pointer (&db, hsl_db_close);

  db = migrate (folder, HSL_DB_EXISTING, FIRST, SECOND, THIRD, &error);
  g_assert_no_error (error);
  assert_version (db, 3);
}

/* A step may rebuild a table that others point to, but not leave a row that points nowhere. */
static void
test_rebuilt_table (Folder       *folder,
                    gconstpointer data)
{
  const char        *rebuild = "CREATE TABLE s (n INTEGER PRIMARY KEY, y TEXT) STRICT;"
                               "INSERT INTO s SELECT n, 'kept' FROM t; DROP TABLE t;"
                               "ALTER TABLE s RENAME TO t;";
  const char        *lose = "DELETE FROM t;";
  g_autoptr (GError) error = NULL;
  g_autoptr (HslDb)  db = migrate (folder, HSL_DB_CREATE, FIRST, NULL, NULL, &error);

  assert_executes (db, "INSERT INTO t VALUES (1); INSERT INTO child VALUES (1)");
  g_clear_pointer (&db, hsl_db_close);
  db = migrate (folder, HSL_DB_EXISTING, FIRST, rebuild, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (hsl_db_check (db, TRUE, NULL));
  g_assert_cmpint (assert_number (db, "SELECT count (*) FROM child JOIN t USING (n) WHERE y = 'kept'"),
                   ==, 1);
  g_clear_pointer (&db, hsl_db_close);

  db = migrate (folder, HSL_DB_EXISTING, FIRST, rebuild, lose, &error);
  g_assert_null (db);
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  db = migrate (folder, HSL_DB_EXISTING, FIRST, rebuild, NULL, &error);
  g_assert_no_error (error);
  assert_version (db, 2);
}

static void
test_newer (Folder       *folder,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HslDb)  db = migrate (folder, HSL_DB_CREATE, FIRST, SECOND, THIRD, &error);
  g_autofree char   *path = folder_file (folder, "a.db");
  g_autofree char   *before = NULL;
  g_autofree char   *after = NULL;

  g_clear_pointer (&db, hsl_db_close);
  before = file_digest (path);
  g_assert_null (migrate (folder, HSL_DB_CREATE, FIRST, SECOND, NULL, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_TOO_NEW);
  after = file_digest (path);
  g_assert_cmpstr (before, ==, after);
  assert_files (folder, "a.db");
}

/* The newer program was killed: its version stands in the log only. File and log stay as they were. */
static void
test_newer_in_log (Folder       *folder,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HslDb)  db = migrate (folder, HSL_DB_CREATE, FIRST, NULL, NULL, &error);
  g_autofree char   *path = folder_file (folder, "a.db");
  g_autofree char   *log = folder_file (folder, "a.db-wal");
  g_autofree char   *before = NULL;
  g_autofree char   *log_before = NULL;
  g_autofree char   *after = NULL;
  g_autofree char   *log_after = NULL;

  g_clear_pointer (&db, hsl_db_close);
  db = hsl_db_open (path, HSL_DB_EXISTING, NULL);
  assert_executes (db, SECOND "PRAGMA user_version = 2");
  hsl_db_leave (g_steal_pointer (&db));

  before = file_digest (path);
  log_before = file_digest (log);
  g_assert_null (migrate (folder, HSL_DB_EXISTING, FIRST, NULL, NULL, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_TOO_NEW);
  g_clear_error (&error);
  after = file_digest (path);
  log_after = file_digest (log);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (log_before, ==, log_after);

  db = migrate (folder, HSL_DB_EXISTING, FIRST, SECOND, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (assert_number (db, "SELECT count (*) FROM t"), ==, 1);
}

static void
test_older_read_only (Folder       *folder,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HslDb)  db = migrate (folder, HSL_DB_CREATE, FIRST, NULL, NULL, &error);

  g_clear_pointer (&db, hsl_db_close);
  g_assert_null (migrate (folder, HSL_DB_READ_ONLY, FIRST, SECOND, NULL, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  db = migrate (folder, HSL_DB_READ_ONLY, FIRST, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_names (void)
{
  const char        *wrong[] = { "1-why.sql", "001.sql", "001-why.txt", "abc-why.sql", "0001-why.sql" };
  g_autoptr (GBytes) sql = g_bytes_new ("SELECT 1", 8);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hsl_migration_new (wrong[i], sql, &error));
      g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FAILED);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/store/migration/from-nothing", test_from_nothing);
  add_test ("/store/migration/step-by-step", test_step_by_step);
  add_test ("/store/migration/failing-step", test_failing_step);
  add_test ("/store/migration/rebuilt-table", test_rebuilt_table);
  add_test ("/store/migration/newer", test_newer);
  add_test ("/store/migration/newer-in-log", test_newer_in_log);
  add_test ("/store/migration/older-read-only", test_older_read_only);
  g_test_add_func ("/store/migration/names", test_names);
  return g_test_run ();
}
