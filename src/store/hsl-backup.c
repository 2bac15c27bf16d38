/* hsl-backup.c: copies of a database in use
 *
 * The copy is made under another name beside its place, checked, written to the disk and only then renamed: a
 * file under the name of a backup is a whole backup, whatever happens meanwhile. The records in it are sealed
 * as they are in the store, under the passwords of the day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-backup"

#include "hsl-backup.h"

#include "hsl-db-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

static gboolean
set_errno (int         number,
           const char *path,
           GError    **error)
{
  int code = HSL_STORE_ERROR_FAILED;

  if (number == ENOSPC || number == EDQUOT || number == EFBIG)
    code = HSL_STORE_ERROR_FULL;
  else if (number == EEXIST)
    code = HSL_STORE_ERROR_EXISTS;
  else if (number == EACCES || number == EPERM || number == EROFS)
    code = HSL_STORE_ERROR_READ_ONLY;
  g_set_error (error, HSL_STORE_ERROR, code,
               _ ("The backup “%s” cannot be written: %s"), path, g_strerror (number));
  return FALSE;
}

static gboolean
sync_path (const char *path,
           int         flags,
           GError    **error)
{
  int fd = open (path, flags | O_CLOEXEC);
  int failed = 0;

  if (fd < 0 || fsync (fd) != 0)
    failed = errno;
  if (fd >= 0)
    close (fd);

  /* Some file systems cannot sync a folder; they need not. */
  if (failed == EINVAL && (flags & O_DIRECTORY))
    failed = 0;
  return failed == 0 || set_errno (failed, path, error);
}

static gboolean
rename_to (const char    *from,
           const char    *to,
           HslBackupFlags flags,
           GError       **error)
{
  if (flags & HSL_BACKUP_REPLACE)
    return g_rename (from, to) == 0 || set_errno (errno, to, error);

  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return TRUE;
  /* FAT and some network drives do not know the flag. */
  if (errno == EINVAL || errno == ENOSYS)
    {
      if (g_file_test (to, G_FILE_TEST_EXISTS))
        return set_errno (EEXIST, to, error);
      if (g_rename (from, to) == 0)
        return TRUE;
    }
  return set_errno (errno, to, error);
}

static gboolean
check_target (HslDb         *db,
              const char    *path,
              HslBackupFlags flags,
              GError       **error)
{
  const char      *source = hsl_db_get_path (db);
  g_autofree char *target = g_canonicalize_filename (path, NULL);

  if (g_file_test (target, G_FILE_TEST_IS_DIR))
    return set_errno (EISDIR, path, error);
  if (source != NULL && g_str_equal (source, target))
    {
      g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_EXISTS, _ ("“%s” is the store itself"), path);
      return FALSE;
    }
  if (!(flags & HSL_BACKUP_REPLACE) && g_file_test (target, G_FILE_TEST_EXISTS))
    return set_errno (EEXIST, path, error);
  return TRUE;
}

/**
 * hsl_backup_write:
 * @db: the database, which others may use and change meanwhile
 * @path: the backup
 * @cancellable: (nullable):
 *
 * Writes what is committed now into @path. When that fails, @path is as it was.
 */
gboolean
hsl_backup_write (HslDb         *db,
                  const char    *path,
                  HslBackupFlags flags,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *part = NULL;
  g_autofree char *id = NULL;

  g_return_val_if_fail (db != NULL && path != NULL, FALSE);

  if (!check_target (db, path, flags, error))
    return FALSE;
  folder = g_path_get_dirname (path);
  id = g_uuid_string_random ();
  part = g_strdup_printf ("%s.%.8s.part", path, id);

  if (hsl_db_copy_to (db, part, cancellable, error) && sync_path (part, O_RDONLY, error) &&
      rename_to (part, path, flags, error))
    return sync_path (folder, O_RDONLY | O_DIRECTORY, error);

  g_unlink (part);
  g_prefix_error (error, "%s: ", _ ("No backup was made"));
  return FALSE;
}

/**
 * hsl_backup_check:
 *
 * Returns: whether the backup is a whole database of ours
 */
gboolean
hsl_backup_check (const char *path,
                  GError    **error)
{
  g_autoptr (HslDb) db = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  db = hsl_db_open (path, HSL_DB_READ_ONLY, error);
  return db != NULL && hsl_db_check (db, TRUE, error);
}
