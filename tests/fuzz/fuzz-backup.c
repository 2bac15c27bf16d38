/* fuzz-backup.c: a file that is said to be a store or a backup
 *
 * The first byte says what the rest is: the file itself; or changes to a good one, each an offset of three
 * bytes, a length of one and the new bytes. A change of no bytes cuts the file off there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "hsl-backup.h"
#include "test-store.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

static char       *path;
static GByteArray *good;
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
remove_files (void)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      (void) g_unlink (file);
    }
}

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_autofree char     *folder = g_dir_make_tmp ("hsl-fuzz-XXXXXX", NULL);
  g_autoptr (HslStore) store = NULL;
  char                *content;
  gsize                length;

  fuzz_begin ();
  path = g_build_filename (folder, "station.hsl", NULL);
  store = test_store_create (path, TEST_PASSWORD, TRUE, NULL);
  test_store_fill_station (store);
  known = (HslFact *) test_store_play (store, "settled-by-talk", ALL_STEPS);
  hsl_store_close (store);
  shrink ();
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  good = g_byte_array_new_take ((guint8 *) content, length);
  remove_files ();
  return 0;
}

static GByteArray *
change (const guint8 *data,
        gsize         size)
{
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, good->data, good->len);
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

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GError)     error = NULL;
  g_autoptr (HslStore)   store = NULL;

  if (size == 0)
    return 0;
  bytes = data[0] == 0 ? g_byte_array_append (g_byte_array_new (), data + 1, (guint) size - 1)
                       : change (data + 1, size - 1);
  g_assert_true (g_file_set_contents_full (path, (const char *) bytes->data, (gssize) bytes->len,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));

  g_assert_true (hsl_backup_check (path, &error) == (error == NULL));
  g_clear_error (&error);
  store = hsl_store_open (path, &error);
  g_assert_true ((store == NULL) == (error != NULL));
  if (store != NULL)
    {
      use_store (store);
      hsl_store_close (store);
    }
  remove_files ();
  return 0;
}
