/* test-keep.c: sealed backups: made, damaged, cleared, restored, rehearsed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-store.h"

#include "hsl-backup-file.h"
#include "hsl-restore.h"
#include "hsl-store-backup.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <utime.h>

#define NEW_PASSWORD "another four words here"

/* Some headers and manifests are looked at byte by byte, contents at this distance. */
#define CONTENT_STEP 4093

static char *
file_in (TestStore  *self,
         const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static char *
back_up (TestStore  *self,
         const char *name)
{
  char              *path = file_in (self, name);
  g_autoptr (GError) error = NULL;

  hsl_store_back_up_to_file (self->store, path, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static HslBackupManifest *
restore (const char *file,
         const char *to,
         const char *password,
         const char *recovery,
         GError    **error)
{
  HslRestore what = {
    .file = file, .to = to, .account = TEST_ACCOUNT, .password = password, .recovery = recovery
  };

  return hsl_restore_run (&what, NULL, error);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

/* The names in the folder, sorted. */
static char *
list_folder (const char *folder)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir)      dir = g_dir_open (folder, 0, NULL);
  const char           *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

static HslStore *
open_store (const char *path,
            const char *password)
{
  g_autofree char     *uri = g_strconcat ("sqlite://", path, NULL);
  g_autoptr (GError)   error = NULL;
  g_autoptr (HslStore) store = hsl_store_open (uri, &error);

  g_assert_no_error (error);
  hsl_store_unlock (store, TEST_ACCOUNT, password, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&store);
}

static gboolean
file_contains (const char *path,
               const char *text)
{
  g_autofree char *bytes = NULL;
  gsize            size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  return memmem (bytes, size, text, strlen (text)) != NULL;
}

static void
test_round_trip (TestStore    *self,
                 gconstpointer data)
{
  g_autofree char              *file = NULL;
  g_autofree char              *to = file_in (self, "new.hsl");
  g_autofree char              *head = NULL;
  g_autoptr (HslBackupManifest) manifest = NULL;
  g_autoptr (HslStore)          copy = NULL;
  g_autoptr (HslFact)           a = NULL;
  g_autoptr (HslFact)           b = NULL;
  g_autoptr (GError)            error = NULL;

  test_store_play_all (self->store);
  head = hsl_store_dup_head (self->store, NULL);
  file = back_up (self, "copy.hslb");
  g_assert_true (hsl_backup_file_check (file, NULL, &error));
  g_assert_no_error (error);

  manifest = restore (file, to, TEST_PASSWORD, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (manifest->head, ==, head);
  g_assert_cmpint (manifest->cases, ==, 5);
  g_assert_cmpstr (manifest->station, ==, "榕湖派出所");
  g_assert_cmpint (manifest->recovery, ==, 1);
  g_assert_cmpuint (manifest->holders->len, ==, 2);

  copy = open_store (to, TEST_PASSWORD);
  g_assert_cmpint (hsl_store_count_cases (copy, &(HslCaseQuery){ 0 }, NULL), ==, 5);
  test_assert_clean (copy);
  a = (HslFact *) hsl_store_load_case (self->store, "（2026）榕湖人调字第18号", &error);
  b = (HslFact *) hsl_store_load_case (copy, "（2026）榕湖人调字第18号", &error);
  g_assert_no_error (error);
  g_assert_true (hsl_fact_equal (a, b));
  hsl_store_close (copy);
  test_assert_clean (self->store);
}

/* What a plain copy shows to a hex editor, the container does not. */
static void
test_shows_nothing (TestStore    *self,
                    gconstpointer data)
{
  g_autofree char    *file = NULL;
  g_autofree char    *plain = file_in (self, "plain.hsl");
  g_autoptr (HslFact) fact = (HslFact *) test_store_play (self->store, "market-stalls", 3);
  g_autoptr (GError)  error = NULL;
  GStatBuf            info;

  file = back_up (self, "copy.hslb");
  hsl_store_backup (self->store, plain, &error);
  g_assert_no_error (error);
  g_assert_true (file_contains (plain, fact->uid));
  g_assert_true (file_contains (plain, "SQLite format 3"));
  g_assert_false (file_contains (file, fact->uid));
  g_assert_false (file_contains (file, "SQLite format 3"));
  g_assert_false (file_contains (file, "人调字"));
  g_assert_cmpint (g_stat (file, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

/* Passwords and sheets change; a backup stays with those of its day. */
static void
test_keys_of_the_day (TestStore    *self,
                      gconstpointer data)
{
  g_autofree char              *file = back_up (self, "copy.hslb");
  g_autofree char              *to = file_in (self, "new.hsl");
  g_autofree char              *other = file_in (self, "other.hsl");
  g_autofree char              *wrong = g_strdup (self->recovery);
  g_autoptr (HslBackupManifest) manifest = NULL;
  g_autoptr (HslStore)          copy = NULL;
  g_autoptr (GError)            error = NULL;

  hsl_store_lock (self->store);
  hsl_store_unlock_with_recovery (self->store, self->recovery, TEST_ACCOUNT, NEW_PASSWORD, &error);
  g_assert_no_error (error);

  manifest = restore (file, to, NEW_PASSWORD, NULL, &error);
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_WRONG_PASSWORD);
  g_assert_nonnull (strstr (error->message, TEST_ACCOUNT));
  g_clear_error (&error);
  g_assert_false (g_file_test (to, G_FILE_TEST_EXISTS));
  manifest = restore (file, to, TEST_PASSWORD, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&manifest, hsl_backup_manifest_free);

  /* With the sheet the account gets a new password in the restored store. */
  manifest = restore (file, other, "a password from today", self->recovery, &error);
  g_assert_no_error (error);
  copy = open_store (other, "a password from today");
  test_assert_clean (copy);
  hsl_store_close (copy);
  g_clear_pointer (&manifest, hsl_backup_manifest_free);

  g_unlink (other);
  wrong[0] = wrong[0] == '7' ? '8' : '7';
  manifest = restore (file, other, "a password from today", wrong, &error);
  g_assert_nonnull (error);
  g_assert_null (manifest);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
}

static void
test_unknown_account (TestStore    *self,
                      gconstpointer data)
{
  g_autofree char              *file = back_up (self, "copy.hslb");
  g_autofree char              *to = file_in (self, "new.hsl");
  HslRestore                    what = { .file = file, .to = to, .account = "nobody", .password = "x" };
  g_autoptr (HslBackupManifest) manifest = NULL;
  g_autoptr (GError)            error = NULL;

  manifest = hsl_restore_run (&what, NULL, &error);
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, TEST_ACCOUNT));
  g_clear_error (&error);

  /* The restored file is never put over another. */
  g_assert_true (g_file_set_contents (to, "mine", 4, NULL));
  what.account = TEST_ACCOUNT;
  what.password = TEST_PASSWORD;
  manifest = hsl_restore_run (&what, NULL, &error);
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_EXISTS);
  g_assert_true (file_contains (to, "mine"));
}

/* --- damage --- */

typedef struct
{
  TestStore *store;
  char      *file;
  char      *bad;
  char      *to;
  char      *bytes;
  gsize      size;
  gsize      manifest; /* where the contents begin */
  char      *folder;
} Damage;

static void
damage_init (Damage    *self,
             TestStore *store)
{
  guint32 size;

  self->store = store;
  self->file = back_up (store, "copy.hslb");
  self->folder = file_in (store, "damage");
  g_assert_cmpint (g_mkdir (self->folder, 0700), ==, 0);
  self->bad = g_build_filename (self->folder, "bad.hslb", NULL);
  self->to = g_build_filename (self->folder, "new.hsl", NULL);
  g_assert_true (g_file_get_contents (self->file, &self->bytes, &self->size, NULL));
  memcpy (&size, self->bytes + 8, 4);
  self->manifest = 44 + GUINT32_FROM_BE (size);
  g_assert_cmpuint (self->manifest, <, self->size);
}

static void
damage_clear (Damage *self)
{
  g_unlink (self->bad);
  g_rmdir (self->folder);
  g_free (self->file);
  g_free (self->bad);
  g_free (self->to);
  g_free (self->bytes);
  g_free (self->folder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Damage, damage_clear)

/* Refused with words that name the file, by the check without a password and by the restore; nothing is
 * left. */
static void
assert_refused (Damage       *self,
                gconstpointer bytes,
                gsize         size,
                gboolean      thorough)
{
  g_autoptr (HslBackupManifest) manifest = NULL;
  g_autoptr (GError)            error = NULL;
  g_autofree char              *left = NULL;

  g_assert_true (g_file_set_contents_full (self->bad, bytes, (gssize) size, G_FILE_SET_CONTENTS_NONE,
                                           0600, NULL));
  g_assert_false (hsl_backup_file_check (self->bad, NULL, &error));
  g_assert_nonnull (strstr (error->message, "bad.hslb"));
  g_assert_true (error->domain == HSL_STORE_ERROR);
  g_assert_true (error->code == HSL_STORE_ERROR_CORRUPT || error->code == HSL_STORE_ERROR_FOREIGN ||
                 error->code == HSL_STORE_ERROR_TOO_NEW);
  if (!thorough)
    return;
  g_clear_error (&error);
  manifest = restore (self->bad, self->to, TEST_PASSWORD, NULL, &error);
  g_assert_null (manifest);
  g_assert_nonnull (error);
  left = list_folder (self->folder);
  g_assert_cmpstr (left, ==, "bad.hslb");
}

static void
test_flipped (TestStore    *self,
              gconstpointer data)
{
  g_auto (Damage) damage = { 0 };

  hsl_fact_unref ((HslFact *) test_store_play (self->store, "no-agreement", 2));
  damage_init (&damage, self);
  for (gsize at = 0; at < damage.size; at += at < damage.manifest + 40 ? 1 : CONTENT_STEP)
    {
      damage.bytes[at] ^= 0x10;
      assert_refused (&damage, damage.bytes, damage.size, at % 97 == 0);
      damage.bytes[at] ^= 0x10;
    }
  damage.bytes[damage.size - 1] ^= 1;
  assert_refused (&damage, damage.bytes, damage.size, TRUE);
}

static void
test_cut_off (TestStore    *self,
              gconstpointer data)
{
  g_auto (Damage)    damage = { 0 };
  g_autofree char   *longer = NULL;
  g_autoptr (GError) error = NULL;

  damage_init (&damage, self);
  for (gsize size = 1; size < damage.size; size += size < damage.manifest + 40 ? 7 : CONTENT_STEP)
    assert_refused (&damage, damage.bytes, size, size % 11 == 0);
  assert_refused (&damage, damage.bytes, damage.size - 1, TRUE);
  g_assert_false (hsl_backup_file_check (damage.bad, NULL, &error));
  g_assert_nonnull (strstr (error->message, "cut off"));

  longer = g_malloc0 (damage.size + 3);
  memcpy (longer, damage.bytes, damage.size);
  assert_refused (&damage, longer, damage.size + 3, TRUE);
}

/* Whoever makes the plain hashes fit again is found by the seal. */
static void
test_forged (TestStore    *self,
             gconstpointer data)
{
  g_auto (Damage)               damage = { 0 };
  g_autoptr (GChecksum)         sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (HslBackupManifest) manifest = NULL;
  g_autoptr (GError)            error = NULL;
  guint8                        hash[32];
  gsize                         length = sizeof hash;

  damage_init (&damage, self);
  damage.bytes[damage.manifest + 100] ^= 1;
  g_checksum_update (sum, (guint8 *) damage.bytes + damage.manifest,
                     (gssize) (damage.size - damage.manifest - 32));
  g_checksum_get_digest (sum, hash, &length);
  memcpy (damage.bytes + damage.size - 32, hash, 32);
  g_assert_true (g_file_set_contents (damage.bad, damage.bytes, (gssize) damage.size, NULL));
  g_assert_true (hsl_backup_file_check (damage.bad, NULL, NULL));
  manifest = restore (damage.bad, damage.to, TEST_PASSWORD, NULL, &error);
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CORRUPT);
  g_assert_false (g_file_test (damage.to, G_FILE_TEST_EXISTS));

  /* And a manifest of another time, with its hash. */
  g_clear_error (&error);
  damage.bytes[damage.manifest + 100] ^= 1;
  {
    g_autofree char      *text = g_strndup (damage.bytes + 44, damage.manifest - 44);
    char                 *at = strstr (text, "cases=0");
    g_autoptr (GChecksum) head = g_checksum_new (G_CHECKSUM_SHA256);

    g_assert_nonnull (at);
    at[strlen ("cases=")] = '7';
    memcpy (damage.bytes + 44, text, damage.manifest - 44);
    g_checksum_update (head, (guint8 *) text, (gssize) (damage.manifest - 44));
    length = sizeof hash;
    g_checksum_get_digest (head, hash, &length);
    memcpy (damage.bytes + 12, hash, 32);
  }
  g_assert_true (g_file_set_contents (damage.bad, damage.bytes, (gssize) damage.size, NULL));
  manifest = restore (damage.bad, damage.to, TEST_PASSWORD, NULL, &error);
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CORRUPT);
}

static void
test_foreign (TestStore    *self,
              gconstpointer data)
{
  static const char *const contents[] = { "", "%PDF-1.7 something", "a text",
                                          "HSLBACK2 of a program to come" };
  g_autofree char         *path = file_in (self, "other.hslb");
  g_autofree char         *plain = file_in (self, "plain.hslb");
  g_autoptr (GError)       error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
      g_assert_null (hsl_backup_file_read_manifest (path, &error));
      g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FOREIGN);
      g_clear_error (&error);
    }
  hsl_store_backup (self->store, plain, &error);
  g_assert_no_error (error);
  g_assert_null (hsl_backup_file_read_manifest (plain, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FOREIGN);
  g_clear_error (&error);
  g_assert_null (hsl_backup_file_read_manifest (self->folder, &error));
  g_assert_true (error != NULL && error->domain == HSL_STORE_ERROR);
  g_clear_error (&error);
  g_unlink (path);
  g_assert_null (hsl_backup_file_read_manifest (path, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND);
}

/* --- faults --- */

static HslKeeping *
get_keeping (HslStore *store)
{
  g_autoptr (GError) error = NULL;
  HslKeeping        *keeping = hsl_store_get_keeping (store, &error);

  g_assert_no_error (error);
  return keeping;
}

static void
test_full_disk (TestStore    *self,
                gconstpointer data)
{
  g_autofree char       *usb = file_in (self, "usb");
  g_autofree char       *before = NULL;
  g_autofree char       *after = NULL;
  const char            *folders[] = { usb, NULL };
  g_auto (GStrv)         files = NULL;
  g_autoptr (HslKeeping) keeping = NULL;
  g_autoptr (GError)     error = NULL;
  struct rlimit          limit;
  struct rlimit          small;

  g_assert_cmpint (g_mkdir (usb, 0700), ==, 0);
  files = hsl_store_back_up_to_folders (self->store, folders, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&files, g_strfreev);
  before = list_folder (usb);
  test_store_reopen (self); /* its log is short then */

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  small = limit;
  small.rlim_cur = 200000; /* the log of the store still has room to note it */
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  files = hsl_store_back_up_to_folders (self->store, folders, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FULL);
  g_assert_null (files);
  after = list_folder (usb);
  g_assert_cmpstr (after, ==, before);
  g_rmdir (usb);
  keeping = get_keeping (self->store);
  g_assert_nonnull (keeping->failure);
  g_assert_cmpint (keeping->backed_up_at, !=, HSL_MINUTE_NONE);
  test_assert_clean (self->store);
}

static void
test_vanished (TestStore    *self,
               gconstpointer data)
{
  g_autofree char       *usb = file_in (self, "usb");
  g_autofree char       *disk = file_in (self, "disk");
  const char            *folders[] = { usb, disk, NULL };
  g_auto (GStrv)         files = NULL;
  g_autoptr (HslKeeping) keeping = NULL;
  g_autoptr (GPtrArray)  list = NULL;
  g_autoptr (GError)     error = NULL;

  g_assert_cmpint (g_mkdir (disk, 0700), ==, 0);
  files = hsl_store_back_up_to_folders (self->store, folders, NULL, &error);
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, usb));
  g_assert_false (g_file_test (usb, G_FILE_TEST_EXISTS));

  /* The other folder has got its backup, and what failed is known. */
  list = hsl_backup_list (disk, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  keeping = get_keeping (self->store);
  g_assert_cmpint (keeping->backed_up_at, !=, HSL_MINUTE_NONE);
  g_assert_nonnull (strstr (keeping->failure, usb));
  g_clear_pointer (&keeping, hsl_keeping_free);

  folders[0] = disk;
  folders[1] = NULL;
  g_clear_error (&error);
  files = hsl_store_back_up_to_folders (self->store, folders, NULL, &error);
  g_assert_no_error (error);
  keeping = get_keeping (self->store);
  g_assert_null (keeping->failure);
  g_assert_true (hsl_store_is_on_same_disk (self->store, disk));
  g_assert_false (hsl_store_is_on_same_disk (self->store, "/proc"));
}

static void
test_cancelled (TestStore    *self,
                gconstpointer data)
{
  g_autofree char         *file = file_in (self, "copy.hslb");
  g_autofree char         *before = list_folder (self->folder);
  g_autofree char         *after = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (HslKeeping)   keeping = NULL;
  g_autoptr (GError)       error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (hsl_store_back_up_to_file (self->store, file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = list_folder (self->folder);
  g_assert_cmpstr (after, ==, before);
  keeping = get_keeping (self->store);
  g_assert_null (keeping->failure);

  /* Nor does anybody who has not signed in. */
  g_clear_error (&error);
  hsl_store_lock (self->store);
  g_assert_false (hsl_store_back_up_to_file (self->store, file, NULL, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_LOCKED);
}

/* --- a folder over time --- */

static void
test_rotation (TestStore    *self,
               gconstpointer data)
{
  g_autofree char      *disk = file_in (self, "disk");
  g_autofree char      *mine = g_build_filename (disk, "mine.hslb", NULL);
  g_autofree char      *junk = g_build_filename (disk, "station-20200101-0900.hslb", NULL);
  const char           *folders[] = { disk, NULL };
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError)    error = NULL;
  HslDay                first = hsl_day_from_iso ("2026-03-02");
  guint                 readable = 0;

  g_assert_cmpint (g_mkdir (disk, 0700), ==, 0);
  for (guint i = 0; i < 14; i++)
    {
      g_autofree char *now = hsl_minute_to_iso (hsl_minute_new (first + i, 18, 0));
      g_auto (GStrv)   files = NULL;

      test_store_set_now (self->store, now);
      if (i == 0)
        {
          hsl_store_back_up_to_file (self->store, mine, NULL, &error);
          g_assert_no_error (error);
          g_assert_true (g_file_set_contents (junk, "junk", 4, NULL));
        }
      files = hsl_store_back_up_to_folders (self->store, folders, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (g_strv_length (files), ==, 1);
    }
  list = hsl_backup_list (disk, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    {
      HslBackupItem *item = g_ptr_array_index (list, i);

      if (item->manifest != NULL)
        {
          readable++;
          g_assert_true (hsl_store_has_made (self->store, item->manifest));
        }
      else
        g_assert_nonnull (item->problem);
    }
  /* Seven days, the Sunday before, and the two that are not the program's to take. */
  g_assert_cmpuint (readable, ==, 7 + 1 + 1);
  g_assert_cmpuint (list->len, ==, readable + 1);
  g_assert_true (g_file_test (mine, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (junk, G_FILE_TEST_EXISTS));
}

static void
test_overdue (TestStore    *self,
              gconstpointer data)
{
  static const struct
  {
    const char *now;
    gboolean    backup;
    gboolean    rehearsal;
  } rows[] = {
    { "2026-03-02T18:00", FALSE, TRUE },
    { "2026-03-04T23:00", FALSE, TRUE },
    { "2026-03-05T08:00", TRUE, TRUE },
  };
  g_autofree char       *file = NULL;
  g_autofree char       *found = NULL;
  g_autoptr (HslKeeping) keeping = NULL;
  g_autoptr (GError)     error = NULL;

  test_store_set_now (self->store, "2026-03-02T09:00");
  keeping = get_keeping (self->store);
  g_assert_true (hsl_keeping_is_backup_overdue (keeping));
  g_assert_false (hsl_keeping_is_rehearsal_overdue (keeping));
  g_clear_pointer (&keeping, hsl_keeping_free);
  file = back_up (self, "copy.hslb");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      test_store_set_now (self->store, rows[i].now);
      keeping = get_keeping (self->store);
      g_assert_cmpint (hsl_keeping_is_backup_overdue (keeping), ==, rows[i].backup);
      g_assert_cmpint (hsl_keeping_is_rehearsal_overdue (keeping), ==, rows[i].rehearsal);
      g_clear_pointer (&keeping, hsl_keeping_free);
    }
  found = hsl_store_rehearse (self->store, file, NULL, &error);
  g_assert_no_error (error);
  keeping = get_keeping (self->store);
  g_assert_false (hsl_keeping_is_rehearsal_overdue (keeping));
  g_assert_cmpstr (keeping->rehearsal, ==, found);
  g_clear_pointer (&keeping, hsl_keeping_free);
  test_store_set_now (self->store, "2026-04-06T08:00");
  keeping = get_keeping (self->store);
  g_assert_true (hsl_keeping_is_rehearsal_overdue (keeping));
}

/* --- rehearsal --- */

/* What a program that was killed days ago did not take away. */
static void
leave_behind (TestStore  *self,
              const char *folder,
              const char *name,
              int         days)
{
  g_autofree char *path = file_in (self, folder);
  g_autofree char *file = g_build_filename (path, name, NULL);
  struct utimbuf   times = { 0 };

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "left", 4, NULL));
  times.actime = times.modtime = g_get_real_time () / G_USEC_PER_SEC - days * 24 * 60 * 60;
  g_assert_cmpint (g_utime (path, &times), ==, 0);
}

static void
test_rehearsal (TestStore    *self,
                gconstpointer data)
{
  g_autofree char       *file = NULL;
  g_autofree char       *before = NULL;
  g_autofree char       *after = NULL;
  g_autofree char       *found = NULL;
  g_autofree char       *bytes = NULL;
  gsize                  size;
  g_autoptr (HslKeeping) keeping = NULL;
  g_autoptr (GError)     error = NULL;

  hsl_fact_unref ((HslFact *) test_store_play (self->store, "no-agreement", ALL_STEPS));
  file = back_up (self, "copy.hslb");
  before = list_folder (self->folder);
  leave_behind (self, ".restore-old000", "store.hsl", 2);
  found = hsl_store_rehearse (self->store, file, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (found, "1 case"));
  after = list_folder (self->folder);
  g_assert_cmpstr (after, ==, before);

  g_assert_true (g_file_get_contents (file, &bytes, &size, NULL));
  bytes[size / 2] ^= 1;
  g_assert_true (g_file_set_contents (file, bytes, (gssize) size, NULL));
  g_assert_null (hsl_store_rehearse (self->store, file, NULL, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CORRUPT);
  keeping = get_keeping (self->store);
  g_assert_true (keeping->rehearsal_failed);
  g_assert_true (hsl_keeping_is_rehearsal_overdue (keeping));
  g_assert_cmpstr (keeping->rehearsal, ==, error->message);
  test_assert_clean (self->store);
}

/* Yesterday's file was put back: the backup made meanwhile tells. */
static void
test_rolled_back (TestStore    *self,
                  gconstpointer data)
{
  g_autofree char   *file = NULL;
  g_autofree char   *old = file_in (self, "old.hsl");
  g_autofree char   *uri = g_strconcat ("sqlite://", old, NULL);
  g_autoptr (GError) error = NULL;

  hsl_store_backup (self->store, old, &error);
  g_assert_no_error (error);
  hsl_fact_unref ((HslFact *) test_store_play (self->store, "no-agreement", 2));
  file = back_up (self, "copy.hslb");
  hsl_store_close (self->store);
  g_clear_object (&self->store);
  self->store = open_store (old, TEST_PASSWORD);
  g_assert_null (hsl_store_rehearse (self->store, file, NULL, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CONFLICT);
}

/* --- in the place of another --- */

static void
test_put_in_place (TestStore    *self,
                   gconstpointer data)
{
  g_autofree char              *file = NULL;
  g_autofree char              *path = file_in (self, "work.hsl");
  g_autofree char              *to = file_in (self, "new.hsl");
  g_autofree char              *log = g_strconcat (path, "-wal", NULL);
  g_autofree char              *aside = NULL;
  g_autofree char              *aside_log = NULL;
  g_autofree char              *second = NULL;
  g_autoptr (HslBackupManifest) manifest = NULL;
  g_autoptr (HslStore)          store = NULL;
  g_autoptr (GError)            error = NULL;
  HslMinute                     now = hsl_minute_from_iso ("2026-03-02T09:00");

  file = back_up (self, "copy.hslb");
  manifest = restore (file, to, TEST_PASSWORD, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, "damaged", -1, NULL));
  g_assert_true (g_file_set_contents (log, "its log", -1, NULL));
  hsl_restore_put_in_place (to, path, now, &aside, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (aside, "work-before-2026-03-02.hsl"));
  aside_log = g_strconcat (aside, "-wal", NULL);
  g_assert_true (file_contains (aside, "damaged"));
  g_assert_true (file_contains (aside_log, "its log"));
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (to, G_FILE_TEST_EXISTS));
  store = open_store (path, TEST_PASSWORD);
  test_assert_clean (store);
  hsl_store_close (store);

  /* Twice on one day, and nothing to put in place. */
  g_assert_false (hsl_restore_put_in_place (to, path, now, &second, &error));
  g_assert_nonnull (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_store_test ("/store/keep/round-trip", test_round_trip);
  add_store_test ("/store/keep/shows-nothing", test_shows_nothing);
  add_store_test ("/store/keep/keys-of-the-day", test_keys_of_the_day);
  add_store_test ("/store/keep/unknown-account", test_unknown_account);
  add_store_test ("/store/keep/flipped", test_flipped);
  add_store_test ("/store/keep/cut-off", test_cut_off);
  add_store_test ("/store/keep/forged", test_forged);
  add_store_test ("/store/keep/foreign", test_foreign);
  add_store_test ("/store/keep/full-disk", test_full_disk);
  add_store_test ("/store/keep/vanished", test_vanished);
  add_store_test ("/store/keep/cancelled", test_cancelled);
  add_store_test ("/store/keep/rotation", test_rotation);
  add_store_test ("/store/keep/overdue", test_overdue);
  add_store_test ("/store/keep/rehearsal", test_rehearsal);
  add_store_test ("/store/keep/rolled-back", test_rolled_back);
  add_store_test ("/store/keep/put-in-place", test_put_in_place);
  return g_test_run ();
}
