/* hsl-restore.c: from a backup to a store
 *
 * Everything is done in a folder of its own: unpacked, compared with the manifest, opened, every row
 * verified. Only a store that has passed all that gets the name that was asked for. A rehearsal stops one
 * step before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-restore"

#include "hsl-restore.h"

#include "hsl-backup-file.h"
#include "hsl-chain.h"
#include "hsl-digest.h"
#include "hsl-part-file.h"
#include "hsl-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>

#define FINDINGS_MAX  5
#define FOLDER_PREFIX ".restore-"
#define STALE_SECONDS (24 * 60 * 60)

/* --- the folder --- */

static void
remove_folder (char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  if (g_rmdir (folder) != 0)
    g_warning ("“%s” cannot be removed: %s", folder, g_strerror (errno));
  g_free (folder);
}

/* What a power cut left of earlier ones: copies that nobody is to find. */
static void
clear_stale (const char *beside)
{
  g_autoptr (GDir) dir = g_dir_open (beside, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (beside, name, NULL);
      GStatBuf         info;

      if (g_str_has_prefix (name, FOLDER_PREFIX) && g_lstat (path, &info) == 0 && S_ISDIR (info.st_mode) &&
          info.st_mtime < g_get_real_time () / G_USEC_PER_SEC - STALE_SECONDS)
        remove_folder (g_steal_pointer (&path));
    }
}

static char *
make_folder (const HslRestore *self,
             GError          **error)
{
  g_autofree char *beside = self->to != NULL ? g_path_get_dirname (self->to) : g_strdup (self->folder);
  char            *folder = g_build_filename (beside, FOLDER_PREFIX "XXXXXX", NULL);

  clear_stale (beside);
  if (g_mkdtemp_full (folder, 0700) != NULL)
    return folder;
  hsl_file_set_errno (errno, beside, error);
  g_free (folder);
  return NULL;
}

typedef char WorkFolder;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WorkFolder, remove_folder)

/* --- is it what the manifest says? --- */

static gboolean
set_other (const char *file,
           const char *what,
           const char *said,
           const char *is,
           GError    **error)
{
  g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CORRUPT,
               _ ("The backup “%s” is damaged: %s is “%s” in the manifest and “%s” in the contents"),
               file, what,
               said, is);
  return FALSE;
}

static gboolean
compare_number (const char *file,
                const char *what,
                gint64      said,
                gint64      is,
                GError    **error)
{
  g_autofree char *one = g_strdup_printf ("%" PRId64, said);
  g_autofree char *other = g_strdup_printf ("%" PRId64, is);

  return said == is || set_other (file, what, one, other, error);
}

static gboolean
compare (const HslRestore        *self,
         const HslBackupManifest *said,
         const char              *database,
         GError                 **error)
{
  g_autoptr (HslBackupManifest) is = hsl_backup_manifest_new ();
  g_autoptr (HslDb)             db = hsl_db_open (database, HSL_DB_READ_ONLY, error);

  if (db == NULL || !hsl_db_check (db, TRUE, error) || !hsl_backup_manifest_describe (is, db, error))
    return FALSE;
  if (!g_str_equal (said->head, is->head))
    return set_other (self->file, _ ("the head of the chain"), said->head, is->head, error);
  return compare_number (self->file, _ ("the number of cases"), said->cases, is->cases, error) &&
         compare_number (self->file, _ ("the version of the tables"), said->schema, is->schema, error);
}

/* --- does it open, and is every row as it was written? --- */

static gboolean
sign_in (const HslRestore *self,
         HslStore         *store,
         GError          **error)
{
  if (self->keyring != NULL)
    return hsl_store_unlock_with_keyring (store, self->account, self->keyring, error);
  if (self->recovery != NULL)
    return hsl_store_unlock_with_recovery (store, self->recovery, self->account, self->password, error);
  return hsl_store_unlock (store, self->account, self->password, error);
}

static gboolean
check_findings (const HslRestore *self,
                GPtrArray        *findings,
                GError          **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (findings->len == 0)
    return TRUE;
  for (guint i = 0; i < MIN (findings->len, FINDINGS_MAX); i++)
    g_string_append_printf (text, "\n%s", (const char *) g_ptr_array_index (findings, i));
  g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CORRUPT,
               _ ("The backup “%s” opens, but %u things in it are not as they were written:%s"), self->file,
               findings->len, text->str);
  return FALSE;
}

static gboolean
do_nothing (HslStore *self,
            gpointer  data,
            GError  **error)
{
  return TRUE;
}

/* Who may not restore is told so before the long work. */
static gboolean
check_permit (const HslRestore *self,
              HslStore         *store,
              GError          **error)
{
  static const HslCall call = { do_nothing, HSL_CALL_BARE, HSL_RIGHTS_ALL, HSL_PERMIT_RESTORE };

  return self->to == NULL || hsl_store_call (store, &call, NULL, NULL, error);
}

static gboolean
note (const HslRestore        *self,
      const HslBackupManifest *manifest,
      HslStore                *store,
      GError                 **error)
{
  g_autofree char *name = g_path_get_basename (self->file);
  g_autofree char *made_at = hsl_minute_to_iso (manifest->made_at);
  g_autofree char *text = NULL;

  if (self->to == NULL)
    return TRUE;
  text = g_strdup_printf (_ ("from %s of %s, head %s"), name, made_at, manifest->head);
  return hsl_store_record (store, NULL, "restore", text, error);
}

static gboolean
verify (const HslRestore        *self,
        const HslBackupManifest *manifest,
        const char              *database,
        GError                 **error)
{
  g_autofree char      *uri = g_filename_to_uri (database, NULL, error);
  g_autofree char      *store_uri = NULL;
  g_autoptr (HslStore)  store = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  gboolean              done;

  if (uri == NULL)
    return FALSE;
  store_uri = g_strconcat ("sqlite:", uri + strlen ("file:"), NULL);
  store = hsl_store_open (store_uri, error);
  if (store == NULL || !sign_in (self, store, error) || !check_permit (self, store, error))
    return FALSE;
  findings = hsl_store_verify (store, error);
  done = findings != NULL && check_findings (self, findings, error) && note (self, manifest, store, error);
  hsl_store_close (store);
  return done;
}

/* A log that is left would be lost with the folder. */
static gboolean
publish (const HslRestore *self,
         const char       *database,
         GError          **error)
{
  g_autofree char *log = g_strconcat (database, "-wal", NULL);

  if (!g_file_test (log, G_FILE_TEST_EXISTS))
    return hsl_part_publish (database, self->to, FALSE, error);
  g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_BUSY, _ ("“%s” is still in use"), database);
  return FALSE;
}

static HslSecret *
open_key (const HslRestore        *self,
          const HslBackupManifest *manifest,
          GError                 **error)
{
  if (self->keyring != NULL)
    return hsl_backup_manifest_open_with_keyring (manifest, self->keyring, error);
  if (self->recovery != NULL)
    return hsl_backup_manifest_open_with_recovery (manifest, self->recovery, error);
  return hsl_backup_manifest_open_with_password (manifest, self->account, self->password, error);
}

static gboolean
check_target (const HslRestore *self,
              GError          **error)
{
  return self->to == NULL || !g_file_test (self->to, G_FILE_TEST_EXISTS) ||
         hsl_file_set_errno (EEXIST, self->to, error);
}

/**
 * hsl_restore_run:
 *
 * Restores a backup into a new file, or only finds out whether it could be. The file appears when
 * everything in it has been verified.
 *
 * Returns: (transfer full) (nullable): what was restored
 */
HslBackupManifest *
hsl_restore_run (const HslRestore *self,
                 GCancellable     *cancellable,
                 GError          **error)
{
  g_autoptr (HslBackupManifest) manifest = NULL;
  g_autoptr (HslSecret)         key = NULL;
  g_autoptr (WorkFolder)        folder = NULL;
  g_autofree char              *database = NULL;

  g_return_val_if_fail (self->file != NULL && self->account != NULL, NULL);
  g_return_val_if_fail (self->to != NULL || self->folder != NULL, NULL);

  manifest = hsl_backup_file_read_manifest (self->file, error);
  if (manifest == NULL || !check_target (self, error))
    return NULL;
  key = open_key (self, manifest, error);
  folder = key != NULL ? make_folder (self, error) : NULL;
  if (folder == NULL)
    return NULL;
  database = g_build_filename (folder, "store.hsl", NULL);
  if (!hsl_backup_file_unpack (self->file, key, database, cancellable, error) ||
      !compare (self, manifest, database, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !verify (self, manifest, database, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error) ||
      (self->to != NULL && !publish (self, database, error)))
    return NULL;
  return g_steal_pointer (&manifest);
}

/* --- replacing --- */

static char *
dup_aside_name (const char *path,
                HslMinute   now)
{
  const char      *dot = strrchr (path, '.');
  g_autofree char *stem = dot != NULL && strchr (dot, '/') == NULL ? g_strndup (path, (gsize) (dot - path))
                                                                   : g_strdup (path);
  g_autofree char *day = hsl_day_to_iso (hsl_minute_get_day (now));

  for (guint n = 1;; n++)
    {
      g_autofree char *name = n == 1 ? g_strdup_printf ("%s-before-%s.hsl", stem, day)
                                     : g_strdup_printf ("%s-before-%s-%u.hsl", stem, day, n);

      if (!g_file_test (name, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&name);
    }
}

static gboolean
move (const char *from,
      const char *to,
      const char *ending,
      GError    **error)
{
  g_autofree char *one = g_strconcat (from, ending, NULL);
  g_autofree char *other = g_strconcat (to, ending, NULL);

  return !g_file_test (one, G_FILE_TEST_EXISTS) || g_rename (one, other) == 0 ||
         hsl_file_set_errno (errno, one, error);
}

/**
 * hsl_restore_put_in_place:
 * @restored: of hsl_restore_run(), in the folder of @path
 * @path: of a store that nobody has open; it may be damaged or missing
 * @out_aside: (out) (nullable): where the store of before is now
 *
 * Puts a restored store in the place of another. That one is kept under a dated name, with its log, without
 * which it might lack its last work.
 */
gboolean
hsl_restore_put_in_place (const char *restored,
                          const char *path,
                          HslMinute   now,
                          char      **out_aside,
                          GError    **error)
{
  g_autofree char *aside = NULL;

  g_return_val_if_fail (restored != NULL && path != NULL && out_aside != NULL, FALSE);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      aside = dup_aside_name (path, now);
      /* The log goes first: it must never stand beside the wrong file. */
      if (!move (path, aside, "-wal", error) || !move (path, aside, "-shm", error) ||
          !move (path, aside, "", error))
        return FALSE;
    }
  if (!hsl_part_publish (restored, path, FALSE, error))
    {
      if (aside != NULL && move (aside, path, "", NULL) && move (aside, path, "-wal", NULL))
        g_debug ("“%s” is in its place again", path);
      return FALSE;
    }
  *out_aside = g_steal_pointer (&aside);
  return TRUE;
}
