/* test-backup.c: copies of a database in use
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "folder.h"

#include "hsl-backup.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

static HslDb *
open_filled (Folder *folder)
{
  HslDb *db = folder_open (folder, "a.db", HSL_DB_CREATE);

  assert_executes (db, "CREATE TABLE t (n INTEGER PRIMARY KEY, b BLOB);"
                       "WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 3000)"
                       "INSERT INTO t SELECT i, randomblob (1000) FROM c");
  return db;
}

static void
assert_backup (Folder     *folder,
               const char *name,
               gint64      rows)
{
  g_autoptr (HslDb)  copy = folder_open (folder, name, HSL_DB_READ_ONLY);
  g_autofree char   *path = folder_file (folder, name);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (assert_number (copy, "SELECT count (*) FROM t"), ==, rows);
  g_clear_pointer (&copy, hsl_db_close);
  g_assert_true (hsl_backup_check (path, &error));
  g_assert_no_error (error);
}

/* While another connection has a transaction open, and keeps writing afterwards. */
static void
test_hot (Folder       *folder,
          gconstpointer data)
{
  g_autoptr (HslDb)  db = open_filled (folder);
  g_autoptr (HslDb)  writer = folder_open (folder, "a.db", HSL_DB_EXISTING);
  g_autofree char   *path = folder_file (folder, "copy.db");
  g_autofree char   *list = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (hsl_db_begin_bulk (writer, NULL));
  assert_executes (writer, "INSERT INTO t VALUES (5000, NULL)");
  g_assert_true (hsl_backup_write (db, path, HSL_BACKUP_NEW, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (hsl_db_end_bulk (writer, TRUE, NULL));

  list = folder_list (folder);
  g_assert_cmpstr (list, ==, "a.db a.db-shm a.db-wal copy.db");
  assert_backup (folder, "copy.db", 3000);
  g_assert_cmpint (assert_number (db, "SELECT count (*) FROM t"), ==, 3001);
}

static void
test_replace (Folder       *folder,
              gconstpointer data)
{
  g_autoptr (HslDb)  db = open_filled (folder);
  g_autofree char   *path = folder_write (folder, "copy.db", "yesterday", 9);
  g_autofree char   *own = folder_file (folder, "a.db");
  g_autofree char   *before = file_digest (path);
  g_autofree char   *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (hsl_backup_write (db, path, HSL_BACKUP_NEW, NULL, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  after = file_digest (path);
  g_assert_cmpstr (before, ==, after);

  g_assert_false (hsl_backup_write (db, own, HSL_BACKUP_REPLACE, NULL, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_EXISTS);
  g_clear_error (&error);

  g_assert_true (hsl_backup_write (db, path, HSL_BACKUP_REPLACE, NULL, &error));
  g_assert_no_error (error);
  assert_backup (folder, "copy.db", 3000);
}

static void
test_no_folder (Folder       *folder,
                gconstpointer data)
{
  g_autoptr (HslDb)  db = open_filled (folder);
  g_autofree char   *path = folder_file (folder, "usb/copy.db");
  g_autoptr (GError) error = NULL;

  g_assert_false (hsl_backup_write (db, path, HSL_BACKUP_NEW, NULL, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (hsl_backup_write (db, folder->path, HSL_BACKUP_REPLACE, NULL, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FAILED);
}

static void
test_cancelled (Folder       *folder,
                gconstpointer data)
{
  g_autoptr (HslDb)        db = open_filled (folder);
  g_autofree char         *path = folder_file (folder, "copy.db");
  g_autofree char         *list = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (hsl_backup_write (db, path, HSL_BACKUP_NEW, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  list = folder_list (folder);
  g_assert_cmpstr (list, ==, "a.db a.db-shm a.db-wal");
}

/* The disk is full in the middle: the backup of yesterday is still there, and no half one beside it. The
 * limit on the size of files says the same to the program as a full disk. */
static void
test_full_disk (Folder       *folder,
                gconstpointer data)
{
  g_autoptr (HslDb)  db = open_filled (folder);
  g_autofree char   *path = folder_write (folder, "copy.db", "yesterday", 9);
  g_autofree char   *before = file_digest (path);
  g_autofree char   *after = NULL;
  g_autofree char   *list = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit      limit;
  struct rlimit      small;
  gboolean           done;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  small = limit;
  small.rlim_cur = 1000000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  done = hsl_backup_write (db, path, HSL_BACKUP_REPLACE, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);

  g_assert_false (done);
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FULL);
  after = file_digest (path);
  g_assert_cmpstr (before, ==, after);
  list = folder_list (folder);
  g_assert_cmpstr (list, ==, "a.db a.db-shm a.db-wal copy.db");
  g_assert_true (hsl_db_check (db, TRUE, NULL));
}

static void
test_damaged (Folder       *folder,
              gconstpointer data)
{
  g_autoptr (HslDb)  db = open_filled (folder);
  g_autofree char   *path = folder_file (folder, "copy.db");
  g_autofree char   *bytes = NULL;
  gsize              size;
  g_autoptr (GError) error = NULL;

  g_assert_true (hsl_backup_write (db, path, HSL_BACKUP_NEW, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  memset (bytes + size / 4096 / 2 * 4096, 0x55, 4096);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  g_assert_false (hsl_backup_check (path, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CORRUPT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/store/backup/hot", test_hot);
  add_test ("/store/backup/replace", test_replace);
  add_test ("/store/backup/no-folder", test_no_folder);
  add_test ("/store/backup/cancelled", test_cancelled);
  add_test ("/store/backup/full-disk", test_full_disk);
  add_test ("/store/backup/damaged", test_damaged);
  return g_test_run ();
}
