/* hsl-backup.c: copies of a database in use
 *
 * The copy is checked before it gets its name (hsl-part-file.h): a file under the name of a backup is a whole
 * backup. The records in it are sealed as they are in the store, under the passwords of the day; what lists
 * and counts need lies open, as it does there. For what leaves the house see hsl-backup-file.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-backup"

#include "hsl-backup.h"

#include "hsl-db-private.h"
#include "hsl-part-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static gboolean
check_target (HslDb         *db,
              const char    *path,
              HslBackupFlags flags,
              GError       **error)
{
  const char      *source = hsl_db_get_path (db);
  g_autofree char *target = g_canonicalize_filename (path, NULL);

  if (g_file_test (target, G_FILE_TEST_IS_DIR))
    return hsl_file_set_errno (EISDIR, path, error);
  if (source != NULL && g_str_equal (source, target))
    {
      g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_EXISTS, _ ("“%s” is the store itself"), path);
      return FALSE;
    }
  if (!(flags & HSL_BACKUP_REPLACE) && g_file_test (target, G_FILE_TEST_EXISTS))
    return hsl_file_set_errno (EEXIST, path, error);
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
  g_autofree char *part = NULL;

  g_return_val_if_fail (db != NULL && path != NULL, FALSE);

  if (!check_target (db, path, flags, error))
    return FALSE;
  part = hsl_part_dup_name (path);
  if (hsl_db_copy_to (db, part, cancellable, error) &&
      hsl_part_publish (part, path, (flags & HSL_BACKUP_REPLACE) != 0, error))
    return TRUE;

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
