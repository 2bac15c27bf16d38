/* test-db.c: connections, statements, transactions, and each error for real
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "folder.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define ENDLESS "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max (i) FROM n"

static HslDb *
open_memory (void)
{
  g_autoptr (GError) error = NULL;
  HslDb             *db = hsl_db_open (":memory:", HSL_DB_CREATE, &error);

  g_assert_no_error (error);
  assert_executes (db, "CREATE TABLE t (n INTEGER PRIMARY KEY, x TEXT, r REAL, b BLOB) STRICT");
  return db;
}

static void
assert_fails (HslDb        *db,
              HslDbFunc     func,
              gpointer      data,
              HslStoreError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (func (db, data, &error));
  g_assert_error (error, HSL_STORE_ERROR, (int) code);
}

/* --- opening --- */

static void
test_uris (Folder       *folder,
           gconstpointer data)
{
  g_autofree char *path = folder_file (folder, "庭 院.db");
  g_autofree char *file_uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *uri = g_strconcat ("sqlite", file_uri + strlen ("file"), NULL);
  const char      *wrong[] = { "postgresql://host/station", "mysql://host/station", "sqlite:station.db" };
  struct stat      info;

  {
    g_autoptr (GError) error = NULL;
    g_autoptr (HslDb)  db = hsl_db_open (uri, HSL_DB_CREATE, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (hsl_db_get_path (db), ==, path);
    assert_executes (db, "CREATE TABLE t (n INTEGER PRIMARY KEY)");
  }
  {
    g_autoptr (HslDb) db = folder_open (folder, "庭 院.db", HSL_DB_EXISTING);

    g_assert_cmpint (assert_number (db, "SELECT count (*) FROM t"), ==, 0);
  }
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hsl_db_open (wrong[i], HSL_DB_CREATE, &error));
      g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FAILED);
    }
}

static void
test_settings (Folder       *folder,
               gconstpointer data)
{
  g_autoptr (HslDb) db = folder_open (folder, "a.db", HSL_DB_CREATE);

  g_assert_cmphex (assert_number (db, "PRAGMA application_id"), ==, 0x48534C31);
  g_assert_cmpint (assert_number (db, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (assert_number (db, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (assert_number (db, "PRAGMA trusted_schema"), ==, 0);
  g_assert_cmpint (assert_number (db, "PRAGMA secure_delete"), ==, 1);
  g_assert_cmpint (assert_number (db, "PRAGMA temp_store"), ==, 2);
  g_assert_cmpint (assert_number (db, "SELECT journal_mode = 'wal' FROM pragma_journal_mode"), ==, 1);
}

static void
test_missing (Folder       *folder,
              gconstpointer data)
{
  g_autofree char   *path = folder_file (folder, "none.db");
  g_autofree char   *deep = folder_file (folder, "no/such/folder.db");
  g_autofree char   *list = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (hsl_db_open (path, HSL_DB_EXISTING, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (hsl_db_open (path, HSL_DB_READ_ONLY, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (hsl_db_open (deep, HSL_DB_CREATE, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (hsl_db_open (folder->path, HSL_DB_CREATE, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FAILED);

  list = folder_list (folder);
  g_assert_cmpstr (list, ==, "");
}

/* A program killed while it made the store leaves an empty file, which becomes a store. */
static void
test_empty_file (Folder       *folder,
                 gconstpointer data)
{
  g_autofree char   *path = folder_write (folder, "a.db", "", 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (HslDb)  db = NULL;

  g_assert_null (hsl_db_open (path, HSL_DB_EXISTING, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND);
  db = folder_open (folder, "a.db", HSL_DB_CREATE);
  g_assert_cmphex (assert_number (db, "PRAGMA application_id"), ==, 0x48534C31);
}

/* --- statements --- */

static void
test_values (void)
{
  g_autoptr (HslDb)   db = open_memory ();
  g_autoptr (HslStmt) insert = hsl_db_prepare (db, "INSERT INTO t VALUES ($n, $x, $r, $b)", NULL);
  g_autoptr (HslStmt) select = NULL;
  g_autoptr (GBytes)  bytes = g_bytes_new ("\0\1\2", 3);
  g_autoptr (GBytes)  empty = g_bytes_new (NULL, 0);
  g_autoptr (GBytes)  read = NULL;
  g_autoptr (GBytes)  read_empty = NULL;
  gboolean            has_row = FALSE;

  hsl_stmt_bind_number (insert, "n", G_MININT64);
  hsl_stmt_bind_text (insert, "x", "押金'; DROP TABLE t; --");
  hsl_stmt_bind_real (insert, "r", 0.1);
  hsl_stmt_bind_bytes (insert, "b", bytes);
  g_assert_true (hsl_stmt_run (insert, NULL));
  g_assert_cmpint (hsl_db_get_changes (db), ==, 1);

  /* After a run the values are gone. */
  hsl_stmt_bind_number (insert, "n", 2);
  hsl_stmt_bind_bytes (insert, "b", empty);
  g_assert_true (hsl_stmt_run (insert, NULL));

  select = hsl_db_prepare (db, "SELECT n, x, r, b FROM t ORDER BY n", NULL);
  g_assert_true (hsl_stmt_step (select, &has_row, NULL));
  g_assert_true (has_row);
  g_assert_cmpint (hsl_stmt_get_n_columns (select), ==, 4);
  g_assert_cmpint (hsl_stmt_number (select, "n"), ==, G_MININT64);
  g_assert_cmpstr (hsl_stmt_text (select, "x"), ==, "押金'; DROP TABLE t; --");
  g_assert_cmpfloat (hsl_stmt_real (select, "r"), ==, 0.1);
  read = hsl_stmt_bytes (select, "b");
  g_assert_true (g_bytes_equal (read, bytes));
  g_assert_cmpint (hsl_stmt_find_column (select, "none"), ==, -1);

  g_assert_true (hsl_stmt_step (select, &has_row, NULL));
  g_assert_true (has_row);
  g_assert_null (hsl_stmt_get_text (select, 1));
  g_assert_true (hsl_stmt_is_null (select, 2));
  read_empty = hsl_stmt_bytes (select, "b");
  g_assert_nonnull (read_empty);
  g_assert_cmpuint (g_bytes_get_size (read_empty), ==, 0);

  g_assert_true (hsl_stmt_step (select, &has_row, NULL));
  g_assert_false (has_row);
}

static void
test_wrong_names (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (HslDb)   db = open_memory ();
      g_autoptr (HslStmt) stmt = hsl_db_prepare (db, "SELECT n FROM t WHERE n = $n", NULL);

      g_log_set_always_fatal (G_LOG_FATAL_MASK);
      hsl_stmt_bind_number (stmt, "m", 1);
      g_assert_cmpint (hsl_stmt_number (stmt, "k"), ==, 0);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("*no $m in: SELECT n FROM t*no column k in: SELECT n FROM t*");
}

static void
test_statement_cache (void)
{
  g_autoptr (HslDb) db = open_memory ();
  const char       *sql = "SELECT n FROM t WHERE n > $n ORDER BY n";
  HslStmt          *first;
  HslStmt          *second;
  HslStmt          *again;
  gboolean          has_row;

  assert_executes (db, "INSERT INTO t (n) VALUES (1), (2), (3)");
  first = hsl_db_prepare (db, sql, NULL);
  hsl_stmt_bind_number (first, "n", 1);
  g_assert_true (hsl_stmt_step (first, &has_row, NULL));

  /* The same text while the first is in use: two statements that do not disturb each other. */
  second = hsl_db_prepare (db, sql, NULL);
  g_assert_true (first != second);
  hsl_stmt_bind_number (second, "n", 2);
  g_assert_true (hsl_stmt_step (second, &has_row, NULL));
  g_assert_cmpint (hsl_stmt_get_number (second, 0), ==, 3);
  g_assert_cmpint (hsl_stmt_get_number (first, 0), ==, 2);
  hsl_stmt_free (second);
  hsl_stmt_free (first);

  /* The kept one is handed out again, without its values. */
  again = hsl_db_prepare (db, sql, NULL);
  g_assert_true (again == first);
  g_assert_true (hsl_stmt_step (again, &has_row, NULL));
  g_assert_false (has_row);
  hsl_stmt_free (again);

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char    *other = g_strdup_printf ("SELECT %u", i);
      g_autoptr (HslStmt) stmt = hsl_db_prepare (db, other, NULL);

      g_assert_true (hsl_stmt_step (stmt, &has_row, NULL));
      g_assert_cmpint (hsl_stmt_get_number (stmt, 0), ==, i);
    }
}

static void
test_wrong_sql (void)
{
  g_autoptr (HslDb)  db = open_memory ();
  g_autoptr (GError) error = NULL;

  g_assert_null (hsl_db_prepare (db, "SELEC 1", &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "SELEC"));
  assert_fails (db, run_sql, (gpointer) "SELECT \"text\"", HSL_STORE_ERROR_FAILED);
  assert_fails (db, run_sql, (gpointer) "ATTACH '/tmp/other.db' AS other", HSL_STORE_ERROR_FAILED);
}

/* --- transactions --- */

static gboolean
insert_two (HslDb   *db,
            gpointer data,
            GError **error)
{
  return insert_row (db, data, error) && insert_row (db, data, error);
}

static gboolean
nest (HslDb   *db,
      gpointer data,
      GError **error)
{
  g_assert_true (hsl_db_is_in_transaction (db));
  return insert_row (db, data, error) && hsl_db_transaction (db, insert_row, GINT_TO_POINTER (99), error);
}

static gboolean
read_twice (HslDb   *db,
            gpointer data,
            GError **error)
{
  HslDb *other = data;
  gint64 before = assert_number (db, "SELECT count (*) FROM t");

  assert_executes (other, "INSERT INTO t (n) VALUES (77)");
  g_assert_cmpint (assert_number (db, "SELECT count (*) FROM t"), ==, before);
  return hsl_db_snapshot (db, run_sql, (gpointer) "SELECT 1", error);
}

static void
test_transaction (void)
{
  g_autoptr (HslDb)  db = open_memory ();
  g_autoptr (GError) error = NULL;

  g_assert_true (hsl_db_transaction (db, insert_row, GINT_TO_POINTER (1), &error));
  g_assert_no_error (error);

  /* The second row of two collides: both are gone. */
  g_assert_false (hsl_db_transaction (db, insert_two, GINT_TO_POINTER (2), &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (hsl_db_is_in_transaction (db));

  g_assert_false (hsl_db_transaction (db, nest, GINT_TO_POINTER (3), &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FAILED);
  g_assert_false (hsl_db_is_in_transaction (db));
  g_assert_cmpint (assert_number (db, "SELECT count (*) FROM t"), ==, 1);
}

static void
test_snapshot (Folder       *folder,
               gconstpointer data)
{
  g_autoptr (HslDb) writer = folder_open (folder, "a.db", HSL_DB_CREATE);
  g_autoptr (HslDb) reader = NULL;

  assert_executes (writer, "CREATE TABLE t (n INTEGER PRIMARY KEY)");
  reader = folder_open (folder, "a.db", HSL_DB_READ_ONLY);
  g_assert_true (hsl_db_is_read_only (reader));
  g_assert_true (hsl_db_snapshot (reader, read_twice, writer, NULL));
  g_assert_cmpint (assert_number (reader, "SELECT count (*) FROM t"), ==, 1);
}

static void
test_bulk (void)
{
  g_autoptr (HslDb)  db = open_memory ();
  g_autoptr (GError) error = NULL;

  g_assert_true (hsl_db_begin_bulk (db, NULL));
  g_assert_true (hsl_db_transaction (db, insert_row, GINT_TO_POINTER (1), NULL));
  g_assert_false (hsl_db_transaction (db, insert_two, GINT_TO_POINTER (2), &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (hsl_db_transaction (db, nest, GINT_TO_POINTER (3), &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_true (hsl_db_transaction (db, insert_row, GINT_TO_POINTER (4), NULL));
  g_assert_true (hsl_db_end_bulk (db, TRUE, NULL));
  g_assert_cmpint (assert_number (db, "SELECT sum (n) FROM t"), ==, 5);

  g_assert_true (hsl_db_begin_bulk (db, NULL));
  g_assert_true (hsl_db_transaction (db, insert_row, GINT_TO_POINTER (6), NULL));
  g_assert_true (hsl_db_end_bulk (db, FALSE, NULL));
  g_assert_cmpint (assert_number (db, "SELECT sum (n) FROM t"), ==, 5);
}

/* When the database itself undoes a bulk, what follows must not be kept as if it stood alone. */
static void
test_lost_bulk (void)
{
  g_autoptr (HslDb)  db = open_memory ();
  g_autoptr (GError) error = NULL;

  g_assert_true (hsl_db_begin_bulk (db, NULL));
  g_assert_true (hsl_db_transaction (db, insert_row, GINT_TO_POINTER (1), NULL));
  assert_fails (db, run_sql, (gpointer) "INSERT OR ROLLBACK INTO t (n) VALUES (1)",
                HSL_STORE_ERROR_CONSTRAINT);
  g_assert_false (hsl_db_transaction (db, insert_row, GINT_TO_POINTER (2), &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (hsl_db_end_bulk (db, TRUE, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FAILED);
  g_assert_cmpint (assert_number (db, "SELECT count (*) FROM t"), ==, 0);
}

/* --- errors --- */

static void
test_constraint (void)
{
  g_autoptr (HslDb) db = open_memory ();

  assert_executes (db, "CREATE TABLE child (n INTEGER REFERENCES t)");
  assert_fails (db, run_sql, (gpointer) "INSERT INTO child VALUES (1)", HSL_STORE_ERROR_CONSTRAINT);
  assert_fails (db, run_sql, (gpointer) "INSERT INTO t (n) VALUES ('text')", HSL_STORE_ERROR_CONSTRAINT);
}

static void
test_busy (Folder       *folder,
           gconstpointer data)
{
  g_autoptr (HslDb)  one = folder_open (folder, "a.db", HSL_DB_CREATE);
  g_autoptr (HslDb)  two = folder_open (folder, "a.db", HSL_DB_EXISTING);
  g_autoptr (GError) error = NULL;

  assert_executes (one, "CREATE TABLE t (n INTEGER PRIMARY KEY)");
  hsl_db_set_busy_timeout (two, 20);
  g_assert_true (hsl_db_begin_bulk (one, NULL));
  g_assert_false (hsl_db_transaction (two, insert_row, GINT_TO_POINTER (1), &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_BUSY);
  g_assert_true (hsl_db_end_bulk (one, TRUE, NULL));
  g_assert_true (hsl_db_transaction (two, insert_row, GINT_TO_POINTER (1), NULL));
}

static void
test_full (Folder       *folder,
           gconstpointer data)
{
  g_autoptr (HslDb)  db = folder_open (folder, "a.db", HSL_DB_CREATE);
  g_autoptr (GError) error = NULL;
  char              *fill = (char *) "INSERT INTO t (b) VALUES (randomblob (100000))";

  assert_executes (db, "CREATE TABLE t (n INTEGER PRIMARY KEY, b BLOB); PRAGMA max_page_count = 40");
  g_assert_true (hsl_db_transaction (db, run_sql, fill, NULL));
  g_assert_false (hsl_db_transaction (db, run_sql, fill, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FULL);
  g_assert_false (hsl_db_is_in_transaction (db));

  /* What was there before is there, and when there is room again it goes on. */
  g_assert_true (hsl_db_check (db, TRUE, NULL));
  g_assert_cmpint (assert_number (db, "SELECT count (*) FROM t"), ==, 1);
  assert_executes (db, "PRAGMA max_page_count = 400");
  g_assert_true (hsl_db_transaction (db, run_sql, fill, NULL));
}

static void
test_read_only (Folder       *folder,
                gconstpointer data)
{
  g_autoptr (HslDb) writer = folder_open (folder, "a.db", HSL_DB_CREATE);
  g_autoptr (HslDb) reader = NULL;

  assert_executes (writer, "CREATE TABLE t (n INTEGER PRIMARY KEY)");
  reader = folder_open (folder, "a.db", HSL_DB_READ_ONLY);
  assert_fails (reader, insert_row, GINT_TO_POINTER (1), HSL_STORE_ERROR_READ_ONLY);
}

static void
test_corrupt (Folder       *folder,
              gconstpointer data)
{
  g_autofree char   *path = folder_file (folder, "a.db");
  g_autofree char   *bytes = NULL;
  gsize              size;
  g_autoptr (HslDb)  db = NULL;
  g_autoptr (GError) error = NULL;

  db = folder_open (folder, "a.db", HSL_DB_CREATE);
  assert_executes (db, "CREATE TABLE t (n INTEGER PRIMARY KEY, x TEXT)");
  for (int i = 0; i < 2000; i++)
    g_assert_true (insert_row (db, GINT_TO_POINTER (i), NULL));
  g_assert_true (hsl_db_check (db, TRUE, NULL));
  g_clear_pointer (&db, hsl_db_close);

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  memset (bytes + 4096, 0xEE, size - 4096);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));

  db = folder_open (folder, "a.db", HSL_DB_EXISTING);
  g_assert_false (hsl_db_check (db, FALSE, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CORRUPT);
  assert_fails (db, run_sql, (gpointer) "SELECT sum (n) FROM t", HSL_STORE_ERROR_CORRUPT);
}

/* A row whose parent is missing was put there by another program. */
static void
test_check_links (void)
{
  g_autoptr (HslDb)  db = open_memory ();
  g_autoptr (GError) error = NULL;

  assert_executes (db, "CREATE TABLE child (n INTEGER REFERENCES t); PRAGMA foreign_keys = OFF;"
                       "INSERT INTO child VALUES (1)");
  g_assert_true (hsl_db_check (db, FALSE, NULL));
  g_assert_false (hsl_db_check (db, TRUE, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CORRUPT);
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (50000); /* the query is to be under way; a quicker cancel is as good a test */
  g_cancellable_cancel (cancellable);
  return NULL;
}

static gboolean
insert_and_hang (HslDb   *db,
                 gpointer data,
                 GError **error)
{
  gint64 number;

  return insert_row (db, data, error) && hsl_db_query_number (db, ENDLESS, &number, error);
}

static void
test_cancelled (void)
{
  g_autoptr (HslDb)        db = open_memory ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;
  GThread                 *thread;

  hsl_db_set_cancellable (db, cancellable);
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_false (hsl_db_transaction (db, insert_and_hang, GINT_TO_POINTER (1), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  g_assert_false (hsl_db_is_in_transaction (db));

  hsl_db_set_cancellable (db, NULL);
  g_assert_cmpint (assert_number (db, "SELECT count (*) FROM t"), ==, 0);
}

/* --- traces --- */

static void
assert_no_trace (Folder     *folder,
                 const char *text)
{
  g_auto (GStrv)   names = NULL;
  g_autofree char *list = folder_list (folder);

  names = g_strsplit (list, " ", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = folder_file (folder, names[i]);
      g_autofree char *bytes = NULL;
      gsize            size;

      g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
      g_assert_null (memmem (bytes, size, text, strlen (text)));
    }
}

/* What was deleted is nowhere in the files once they are compacted. */
static void
test_no_traces (Folder       *folder,
                gconstpointer data)
{
  g_autoptr (HslDb) db = folder_open (folder, "a.db", HSL_DB_CREATE);

  assert_executes (db, "CREATE TABLE t (n INTEGER PRIMARY KEY, x TEXT);"
                       "INSERT INTO t VALUES (1, 'salt-of-a-destroyed-case'), (2, 'other');"
                       "DELETE FROM t WHERE n = 1");
  g_assert_true (hsl_db_compact (db, NULL));
  assert_no_trace (folder, "salt-of-a-destroyed-case");
  g_assert_cmpint (assert_number (db, "SELECT count (*) FROM t"), ==, 1);
}

/* --- threads --- */

static gpointer
use_elsewhere (gpointer db)
{
  hsl_db_execute (db, "SELECT 1", NULL);
  return NULL;
}

static void
test_wrong_thread (void)
{
  if (g_test_subprocess ())
    {
      g_thread_join (g_thread_new ("elsewhere", use_elsewhere, open_memory ()));
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*a thread that is not its own*");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/store/db/uris", test_uris);
  add_test ("/store/db/settings", test_settings);
  add_test ("/store/db/missing", test_missing);
  add_test ("/store/db/empty-file", test_empty_file);
  g_test_add_func ("/store/db/values", test_values);
  g_test_add_func ("/store/db/wrong-names", test_wrong_names);
  g_test_add_func ("/store/db/statement-cache", test_statement_cache);
  g_test_add_func ("/store/db/wrong-sql", test_wrong_sql);
  g_test_add_func ("/store/db/transaction", test_transaction);
  add_test ("/store/db/snapshot", test_snapshot);
  g_test_add_func ("/store/db/bulk", test_bulk);
  g_test_add_func ("/store/db/lost-bulk", test_lost_bulk);
  g_test_add_func ("/store/db/constraint", test_constraint);
  add_test ("/store/db/busy", test_busy);
  add_test ("/store/db/full", test_full);
  add_test ("/store/db/read-only", test_read_only);
  add_test ("/store/db/corrupt", test_corrupt);
  g_test_add_func ("/store/db/check-links", test_check_links);
  g_test_add_func ("/store/db/cancelled", test_cancelled);
  add_test ("/store/db/no-traces", test_no_traces);
  g_test_add_func ("/store/db/wrong-thread", test_wrong_thread);
  return g_test_run ();
}
