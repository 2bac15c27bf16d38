/* fuzz-backup.c: a file that is said to be a store or a backup
 *
 * The first byte says what the rest is: the file of a store (0), changes to a good one (1), changes to a
 * good sealed backup (2), a sealed backup (3) or its manifest (4). A change is an offset of three bytes, a
 * length of one and the new bytes; one of no bytes cuts the file off there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "hsl-backup-file.h"
#include "hsl-backup.h"
#include "hsl-restore.h"
#include "hsl-store-backup.h"
#include "test-store.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

static char       *path;
static char       *sealed_path;
static char       *restored_path;
static GByteArray *good;
static GByteArray *good_sealed;
static HslFact    *known;

/* Small pages: less of the file is empty, and a byte that changes is one that matters. */
static void
shrink (void)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "PRAGMA journal_mode = DELETE; PRAGMA page_size = 1024; VACUUM;"
                                 "PRAGMA journal_mode = WAL",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
remove_files (const char *store)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (store, endings[i], NULL);

      (void) g_unlink (file);
    }
}

static GByteArray *
read_file (const char *file)
{
  char *content;
  gsize length;

  g_assert_true (g_file_get_contents (file, &content, &length, NULL));
  return g_byte_array_new_take ((guint8 *) content, length);
}

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_autofree char     *folder = g_dir_make_tmp ("hsl-fuzz-XXXXXX", NULL);
  g_autoptr (HslStore) store = NULL;

  fuzz_begin ();
  path = g_build_filename (folder, "station.hsl", NULL);
  sealed_path = g_build_filename (folder, "copy" HSL_BACKUP_SUFFIX, NULL);
  restored_path = g_build_filename (folder, "restored.hsl", NULL);
  store = test_store_create (path, TEST_PASSWORD, TRUE, NULL);
  test_store_fill_station (store);
  known = (HslFact *) test_store_play (store, "settled-by-talk", ALL_STEPS);
  g_assert_true (hsl_store_back_up_to_file (store, sealed_path, NULL, NULL));
  hsl_store_close (store);
  shrink ();
  good = read_file (path);
  good_sealed = read_file (sealed_path);
  remove_files (path);
  return 0;
}

static GByteArray *
change (const GByteArray *file,
        const guint8     *data,
        gsize             size)
{
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, file->data, file->len);
  while (size >= 4 && bytes->len > 0)
    {
      guint offset = ((guint) data[0] << 16 | (guint) data[1] << 8 | data[2]) % bytes->len;
      gsize length = MIN (data[3], MIN (size - 4, (gsize) (bytes->len - offset)));

      if (data[3] == 0)
        g_byte_array_set_size (bytes, offset);
      else
        memcpy (bytes->data + offset, data + 4, length);
      data += 4 + length;
      size -= 4 + length;
    }
  return bytes;
}

static void
look_around (HslStore *store)
{
  g_autoptr (GPtrArray) rows = hsl_store_list_cases (store, &(HslCaseQuery){ 0 }, 0, 50, NULL);
  g_autoptr (GPtrArray) tasks = hsl_store_list_tasks (store, HSL_DAY_NONE, 50, NULL);
  g_autoptr (GPtrArray) counts = hsl_store_count_by_grid (store, NULL);
  g_autoptr (GPtrArray) drafts = hsl_store_list_drafts (store, NULL);
  g_autoptr (GPtrArray) hits = hsl_store_search (store, "漏水", 50, NULL, NULL);
}

/* What is opened without a complaint, and verified without one, is what was written. */
static void
use_store (HslStore *store)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (HslFact)   read = NULL;

  if (!hsl_store_unlock (store, TEST_ACCOUNT, TEST_PASSWORD, &error))
    {
      g_assert_nonnull (error);
      return;
    }
  (void) hsl_store_wait_people (store, NULL);
  look_around (store);
  read = (HslFact *) hsl_store_load_case (store, known->uid, NULL);
  findings = hsl_store_verify (store, NULL);
  if (findings != NULL && findings->len == 0)
    g_assert_true (read != NULL && hsl_fact_equal (read, known));
}

/* Not over an old one: written without a second file, GLib leaves the end of it. */
static void
write_file (const char       *file,
            const GByteArray *bytes)
{
  (void) g_unlink (file);
  g_assert_true (g_file_set_contents_full (file, (const char *) bytes->data, (gssize) bytes->len,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
open_store (const GByteArray *bytes)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (HslStore) store = NULL;

  write_file (path, bytes);
  g_assert_true (hsl_backup_check (path, &error) == (error == NULL));
  g_clear_error (&error);
  store = hsl_store_open (path, &error);
  g_assert_true ((store == NULL) == (error != NULL));
  if (store != NULL)
    {
      use_store (store);
      hsl_store_close (store);
    }
  remove_files (path);
}

/* What is restored without a complaint is the backup that was made. */
static void
open_sealed (const GByteArray *bytes)
{
  HslRestore                    what = { .file = sealed_path, .to = restored_path };
  g_autoptr (HslBackupManifest) told = NULL;
  g_autoptr (HslBackupManifest) restored = NULL;
  g_autoptr (GError)            error = NULL;

  what.account = TEST_ACCOUNT;
  what.password = TEST_PASSWORD;
  write_file (sealed_path, bytes);
  told = hsl_backup_file_read_manifest (sealed_path, &error);
  g_assert_true ((told == NULL) == (error != NULL));
  g_clear_error (&error);
  restored = hsl_restore_run (&what, NULL, &error);
  g_assert_true ((restored == NULL) == (error != NULL));
  g_assert_true (g_file_test (restored_path, G_FILE_TEST_EXISTS) == (restored != NULL));
  if (restored != NULL)
    g_assert_cmpmem (bytes->data, bytes->len, good_sealed->data, good_sealed->len);
  remove_files (restored_path);
}

static void
read_manifest (const guint8 *data,
               gsize         size)
{
  g_autoptr (GBytes)            bytes = g_bytes_new (data, size);
  g_autoptr (GError)            error = NULL;
  g_autoptr (HslBackupManifest) manifest = hsl_backup_manifest_from_bytes (bytes, &error);
  g_autoptr (GBytes)            again = NULL;
  g_autofree char              *accounts = NULL;

  g_assert_true ((manifest == NULL) == (error != NULL));
  if (manifest == NULL)
    return;
  accounts = hsl_backup_manifest_dup_accounts (manifest);
  again = hsl_backup_manifest_to_bytes (manifest);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GByteArray) bytes = NULL;
  guint                  kind;

  if (size == 0)
    return 0;
  kind = data[0] % 5;
  data++;
  size--;
  if (kind == 1 || kind == 2)
    bytes = change (kind == 1 ? good : good_sealed, data, size);
  else
    bytes = g_byte_array_append (g_byte_array_new (), data, (guint) size);
  if (kind < 2)
    open_store (bytes);
  else if (kind < 4)
    open_sealed (bytes);
  else
    read_manifest (data, size);
  return 0;
}
