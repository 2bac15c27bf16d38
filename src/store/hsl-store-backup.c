/* hsl-store-backup.c: backups of a store: made, listed, cleared, rehearsed
 *
 * A copy is made beside the store, over a connection of its own, so that work goes on; it is described and
 * sealed from there, so that the manifest is that of this copy and nothing unsealed reaches the other disk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-backup.h"

#include "hsl-backup-file.h"
#include "hsl-config.h"
#include "hsl-db-private.h"
#include "hsl-part-file.h"
#include "hsl-restore.h"
#include "hsl-rotation.h"
#include "hsl-store-keeping.h"
#include "hsl-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>

#define STALE_SECONDS (24 * 60 * 60)

/* --- the copy --- */

static gboolean
do_nothing (HslStore *self,
            gpointer  data,
            GError  **error)
{
  return TRUE;
}

static gboolean
check_permit (HslStore *self,
              GError  **error)
{
  static const HslCall call = { do_nothing, HSL_CALL_BARE, HSL_RIGHTS_ALL, HSL_PERMIT_BACKUP };

  return hsl_store_call (self, &call, NULL, NULL, error);
}

/**
 * hsl_store_uri_dup_path:
 *
 * Returns: (transfer full) (nullable): the file of a store; %NULL when it is none
 */
char *
hsl_store_uri_dup_path (const char *uri)
{
  char *path = NULL;

  return hsl_db_sqlite_parse_uri (uri, &path, NULL) ? path : NULL;
}

static char *
dup_store_path (HslStore *self,
                GError  **error)
{
  char *path = NULL;

  if (hsl_db_sqlite_parse_uri (self->uri, &path, error) && path == NULL)
    g_set_error_literal (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FAILED, _ ("This store is no file"));
  return path;
}

/* What a power cut left of earlier ones. */
static void
clear_stale (const char *folder,
             const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf         info;

      if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, ".part") && g_stat (path, &info) == 0 &&
          info.st_mtime < g_get_real_time () / G_USEC_PER_SEC - STALE_SECONDS)
        g_unlink (path);
    }
}

typedef struct
{
  const char        *part;
  GCancellable      *cancellable;
  HslBackupManifest *manifest;
} Copy;

static gboolean
copy_snapshot (HslDb   *db,
               gpointer data,
               GError **error)
{
  Copy *copy = data;

  return hsl_db_copy_to (db, copy->part, copy->cancellable, error);
}

static gboolean
copy_store (HslStore *self,
            Copy     *copy,
            GError  **error)
{
  g_autoptr (HslDb) db = hsl_db_open (self->uri, HSL_DB_READ_ONLY, error);
  g_autoptr (HslDb) made = NULL;

  if (db == NULL || !hsl_db_snapshot (db, copy_snapshot, copy, error))
    return FALSE;
  made = hsl_db_open (copy->part, HSL_DB_READ_ONLY, error);
  return made != NULL && hsl_backup_manifest_describe (copy->manifest, made, error);
}

static HslBackupManifest *
new_manifest (HslStore   *self,
              const char *path)
{
  HslBackupManifest *manifest = hsl_backup_manifest_new ();

  manifest->program = g_strdup (HSL_VERSION);
  manifest->store = g_path_get_basename (path);
  manifest->made_at = hsl_store_get_now (self);
  return manifest;
}

static gboolean
write_backup (HslStore     *self,
              const char   *file,
              GCancellable *cancellable,
              GError      **error)
{
  g_autofree char              *path = dup_store_path (self, error);
  g_autofree char              *part = NULL;
  g_autofree char              *folder = NULL;
  g_autofree char              *name = NULL;
  g_autoptr (HslBackupManifest) manifest = NULL;
  gboolean                      done;

  if (path == NULL)
    return FALSE;
  if (g_file_test (file, G_FILE_TEST_EXISTS))
    return hsl_file_set_errno (EEXIST, file, error);
  folder = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  clear_stale (folder, name);
  part = hsl_part_dup_name (path);
  manifest = new_manifest (self, path);
  done = copy_store (self, &(Copy){ part, cancellable, manifest }, error) &&
         hsl_backup_file_write (manifest, part, file, cancellable, error);
  g_unlink (part);
  return done;
}

/* --- made, and noted --- */

/* What was made is recorded, and then what was not: a stick that is missing is told although the disk
 * has its copy. */
static gboolean
note_results (HslStore  *self,
              GPtrArray *made,
              GError    *problem,
              GError   **error)
{
  g_autofree char   *files = NULL;
  g_autoptr (GError) other = NULL;

  if (made->len > 0)
    {
      g_ptr_array_add (made, NULL);
      files = g_strjoinv (", ", (char **) made->pdata);
      g_ptr_array_remove_index (made, made->len - 1);
      if (!hsl_store_note_keeping (self, HSL_KEEPING_BACKUP, "backup", "backup", files, error))
        {
          g_clear_error (&problem);
          return FALSE;
        }
    }
  if (problem == NULL)
    return TRUE;
  if (!g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !hsl_store_note_keeping (self, HSL_KEEPING_FAILURE, "backup", HSL_KEEPING_FAILED, problem->message,
                               &other))
    g_warning ("a failed backup cannot be recorded: %s", other->message);
  g_propagate_prefixed_error (error, problem, "%s: ",
                              files != NULL ? _ ("Not every backup was made") : _ ("No backup was made"));
  return FALSE;
}

/**
 * hsl_store_back_up_to_file:
 * @file: where nothing is yet
 *
 * Makes a sealed backup while the store is in use. It opens with the passwords of today, or the recovery
 * sheet.
 */
gboolean
hsl_store_back_up_to_file (HslStore     *self,
                           const char   *file,
                           GCancellable *cancellable,
                           GError      **error)
{
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_free);
  GError               *problem = NULL;

  g_return_val_if_fail (HSL_IS_STORE (self) && file != NULL, FALSE);

  if (!check_permit (self, error))
    return FALSE;
  if (write_backup (self, file, cancellable, &problem))
    g_ptr_array_add (made, g_strdup (file));
  return note_results (self, made, problem, error);
}

/* "station-20261121-2359.hslb"; it sorts by time, and none replaces another. */
static char *
dup_file_name (HslStore   *self,
               const char *folder)
{
  g_autofree char    *path = dup_store_path (self, NULL);
  g_autofree char    *stem = g_path_get_basename (path != NULL ? path : "store");
  g_autofree char    *iso = hsl_minute_to_iso (hsl_store_get_now (self));
  g_autoptr (GString) stamp = g_string_new (NULL);
  char               *dot = strrchr (stem, '.');

  if (dot != NULL && dot != stem)
    *dot = '\0';
  for (const char *c = iso; *c != '\0'; c++)
    if (g_ascii_isdigit (*c))
      g_string_append_c (stamp, *c);
    else if (*c == 'T')
      g_string_append_c (stamp, '-');
  for (guint n = 1;; n++)
    {
      g_autofree char *name = n == 1 ? g_strdup_printf ("%s-%s" HSL_BACKUP_SUFFIX, stem, stamp->str)
                                     : g_strdup_printf ("%s-%s-%u" HSL_BACKUP_SUFFIX, stem, stamp->str, n);
      char            *file = g_build_filename (folder, name, NULL);

      if (!g_file_test (file, G_FILE_TEST_EXISTS))
        return file;
      g_free (file);
    }
}

/* A folder that is not there is not made: where a stick was, its contents would go to the disk below. */
static gboolean
check_folder (const char *folder,
              GError    **error)
{
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND,
               _ ("The folder “%s” is not there. Is the USB stick plugged in?"), folder);
  return FALSE;
}

static gboolean
has_stamp (HslStore   *self,
           const char *path)
{
  static const char pattern[] = "^-[0-9]{8}-[0-9]{4}(-[0-9]+)?\\.hslb$";
  g_autofree char  *store = dup_store_path (self, NULL);
  g_autofree char  *stem = g_path_get_basename (store != NULL ? store : "");
  g_autofree char  *name = g_path_get_basename (path);
  char             *dot = strrchr (stem, '.');

  if (dot != NULL && dot != stem)
    *dot = '\0';
  return g_str_has_prefix (name, stem) && g_regex_match_simple (pattern, name + strlen (stem), 0, 0);
}

/* Only backups of this store that were named by this program are taken away. */
static void
clear_old (HslStore   *self,
           const char *folder)
{
  g_autoptr (GPtrArray) all = hsl_backup_list (folder, NULL);
  g_autoptr (GPtrArray) own = g_ptr_array_new ();
  g_autoptr (GArray)    times = g_array_new (FALSE, FALSE, sizeof (HslMinute));
  g_autofree gboolean  *keep = NULL;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      HslBackupItem *item = g_ptr_array_index (all, i);

      if (item->manifest == NULL || !has_stamp (self, item->path) ||
          !hsl_store_has_made (self, item->manifest))
        continue;
      g_ptr_array_add (own, item);
      g_array_append_val (times, item->manifest->made_at);
    }
  keep = hsl_rotation_choose ((HslMinute *) times->data, times->len, hsl_store_get_now (self));
  for (guint i = 0; i < own->len; i++)
    {
      HslBackupItem *item = g_ptr_array_index (own, i);

      if (!keep[i] && g_unlink (item->path) != 0)
        g_warning ("“%s” cannot be removed: %s", item->path, g_strerror (errno));
    }
}

static char *
write_to_folder (HslStore     *self,
                 const char   *folder,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autofree char *file = NULL;

  if (!check_folder (folder, error))
    return NULL;
  file = dup_file_name (self, folder);
  if (!write_backup (self, file, cancellable, error))
    return NULL;
  clear_stale (folder, "");
  clear_old (self, folder);
  return g_steal_pointer (&file);
}

/**
 * hsl_store_back_up_to_folders:
 * @folders: must be there
 *
 * Makes a sealed backup in each folder with the time in its name, and takes those away that need not stay,
 * see hsl_rotation_choose(). A folder that fails does not keep the others from getting theirs.
 *
 * Returns: (transfer full) (nullable): the files, when all were made
 */
GStrv
hsl_store_back_up_to_folders (HslStore          *self,
                              const char *const *folders,
                              GCancellable      *cancellable,
                              GError           **error)
{
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_free);
  GError               *problem = NULL;

  g_return_val_if_fail (HSL_IS_STORE (self) && folders != NULL, NULL);

  if (!check_permit (self, error))
    return NULL;
  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autoptr (GError) failed = NULL;
      char              *file = write_to_folder (self, folders[i], cancellable, &failed);

      if (file != NULL)
        g_ptr_array_add (made, file);
      else if (problem == NULL)
        problem = g_steal_pointer (&failed);
    }
  if (!note_results (self, made, problem, error))
    return NULL;
  g_ptr_array_add (made, NULL);
  return (GStrv) g_ptr_array_steal (made, NULL);
}

/* --- the list --- */

void
hsl_backup_item_free (HslBackupItem *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  hsl_backup_manifest_free (self->manifest);
  g_free (self->problem);
  g_free (self);
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const HslBackupItem *one = *(HslBackupItem *const *) a;
  const HslBackupItem *other = *(HslBackupItem *const *) b;
  HslMinute            first = one->manifest != NULL ? one->manifest->made_at : HSL_MINUTE_NONE;
  HslMinute            second = other->manifest != NULL ? other->manifest->made_at : HSL_MINUTE_NONE;

  return first != second ? (first < second) - (first > second) : strcmp (other->path, one->path);
}

/**
 * hsl_backup_list:
 *
 * Reads the manifests of a folder. A file that cannot be read is listed with the reason.
 *
 * Returns: (transfer full) (nullable) (element-type HslBackupItem): newest first
 */
GPtrArray *
hsl_backup_list (const char *folder,
                 GError    **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) hsl_backup_item_free);
  g_autoptr (GDir)      dir = NULL;
  const char           *name;

  g_return_val_if_fail (folder != NULL, NULL);

  if (!check_folder (folder, error))
    return NULL;
  dir = g_dir_open (folder, 0, error);
  if (dir == NULL)
    return NULL;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (GError) problem = NULL;
      HslBackupItem     *item;

      if (!g_str_has_suffix (name, HSL_BACKUP_SUFFIX))
        continue;
      item = g_new0 (HslBackupItem, 1);
      item->path = g_build_filename (folder, name, NULL);
      item->manifest = hsl_backup_file_read_manifest (item->path, &problem);
      item->problem = problem != NULL ? g_strdup (problem->message) : NULL;
      g_ptr_array_add (items, item);
    }
  g_ptr_array_sort (items, compare_newest_first);
  return g_steal_pointer (&items);
}

typedef struct
{
  const HslBackupManifest *manifest;
  gint64                   seq;
  char                    *hash; /* of that link here */
} Made;

static gboolean
do_load_hash (HslStore *self,
              gpointer  data,
              GError  **error)
{
  Made               *made = data;
  g_autoptr (HslStmt) stmt = NULL;
  gboolean            has_row;

  stmt = hsl_db_prepare (hsl_store_get_db (self),
                         "SELECT lower (hex (hash)) FROM activity WHERE seq = $seq", error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_number (stmt, "seq", made->seq);
  if (!hsl_stmt_step (stmt, &has_row, error))
    return FALSE;
  made->hash = g_strdup (has_row ? hsl_stmt_get_text (stmt, 0) : "");
  return TRUE;
}

static gboolean
link_is (HslStore   *self,
         gint64      seq,
         const char *hash)
{
  static const HslCall call = { do_load_hash, HSL_CALL_READ, 0 };
  Made                 made = { .seq = seq };
  gboolean             same;

  same = hsl_store_call (self, &call, &made, NULL, NULL) && g_str_equal (made.hash, hash);
  g_free (made.hash);
  return same;
}

/**
 * hsl_store_has_made:
 *
 * Returns: whether the backup is one of this store, as far as its manifest says
 */
gboolean
hsl_store_has_made (HslStore                *self,
                    const HslBackupManifest *manifest)
{
  g_return_val_if_fail (HSL_IS_STORE (self) && manifest != NULL, FALSE);

  return *manifest->origin != '\0' && link_is (self, 1, manifest->origin);
}

/**
 * hsl_store_is_on_same_disk:
 *
 * Returns: whether @folder lies in the same file system as the store, so that one broken disk takes both
 */
gboolean
hsl_store_is_on_same_disk (HslStore   *self,
                           const char *folder)
{
  g_autofree char *path = NULL;
  GStatBuf         one, other;

  g_return_val_if_fail (HSL_IS_STORE (self) && folder != NULL, FALSE);

  path = dup_store_path (self, NULL);
  return path != NULL && g_stat (path, &one) == 0 && g_stat (folder, &other) == 0 &&
         one.st_dev == other.st_dev;
}

/* --- the rehearsal --- */

static gboolean
do_copy_keyring (HslStore *self,
                 gpointer  data,
                 GError  **error)
{
  *(HslKeyring **) data = hsl_keyring_copy (self->keyring);
  return TRUE;
}

static gboolean
check_head (HslStore                *self,
            const HslBackupManifest *manifest,
            GError                 **error)
{
  char  *hash = NULL;
  gint64 seq = g_ascii_strtoll (manifest->head, &hash, 10);

  if (*hash == '-' && link_is (self, seq, hash + 1))
    return TRUE;
  g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CONFLICT,
               _ ("The backup is whole, but its head %s is not in the chain of this store: it is of "
                  "another store, "
                  "or this one was put back to an older state behind the program"),
               manifest->head);
  return FALSE;
}

static char *
rehearse (HslStore     *self,
          const char   *file,
          GCancellable *cancellable,
          GError      **error)
{
  static const HslCall          call = { do_copy_keyring, HSL_CALL_BARE, HSL_RIGHTS_ALL, HSL_PERMIT_VERIFY };
  g_autoptr (HslKeyring)        keyring = NULL;
  g_autoptr (HslBackupManifest) manifest = NULL;
  g_autofree char              *path = dup_store_path (self, error);
  g_autofree char              *folder = NULL;
  g_autofree char              *made_at = NULL;
  gint64                        begun = g_get_monotonic_time ();

  if (path == NULL || !hsl_store_call (self, &call, &keyring, NULL, error))
    return NULL;
  folder = g_path_get_dirname (path);
  manifest = hsl_restore_run (&(HslRestore){ .file = file,
                                             .account = hsl_store_get_account (self),
                                             .keyring = keyring,
                                             .folder = folder },
                              cancellable, error);
  if (manifest == NULL || !check_head (self, manifest, error))
    return NULL;
  made_at = hsl_minute_to_iso (manifest->made_at);
  return g_strdup_printf (_ ("The backup of %s opens: %" PRId64 " cases, every row as it was "
                             "written, head %s, %.1f s"),
                          made_at, manifest->cases, manifest->head,
                          (double) (g_get_monotonic_time () - begun) / G_USEC_PER_SEC);
}

/**
 * hsl_store_rehearse:
 * @file: a backup of this store
 *
 * Restores a backup as if it were needed, with the keys of who is signed in, verifies every row, compares
 * its head with the chain of this store, and takes all away again. Good and bad results are recorded.
 *
 * Returns: (transfer full) (nullable): what was found, in words
 */
char *
hsl_store_rehearse (HslStore     *self,
                    const char   *file,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autofree char   *found = NULL;
  g_autoptr (GError) problem = NULL;
  gboolean           noted;

  g_return_val_if_fail (HSL_IS_STORE (self) && file != NULL, NULL);

  found = rehearse (self, file, cancellable, &problem);
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (problem, HSL_STORE_ERROR, HSL_STORE_ERROR_LOCKED) ||
      g_error_matches (problem, HSL_CORE_ERROR, HSL_CORE_ERROR_RIGHT))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  noted = hsl_store_note_keeping (self, HSL_KEEPING_REHEARSAL, "rehearsal",
                                  found != NULL ? "rehearse" : HSL_KEEPING_FAILED,
                                  found != NULL ? found : problem->message, problem == NULL ? error : NULL);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return found != NULL && noted ? g_steal_pointer (&found) : NULL;
}
