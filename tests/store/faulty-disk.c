/* faulty-disk.c: a disk that fails when told to, under SQLite
 *
 * The real files are what a running program sees: every write goes through to them at once. Beside them two
 * tables of names lead to images: what stands in the folder now, and what would stand there after a cut of
 * the power. Syncing a file settles its image, syncing a folder settles the names.
 *
 * The program is linked with --wrap=fsync and --wrap=renameat2, so that what the store does past SQLite is
 * seen, too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "faulty-disk.h"

#include "faulty-image.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  sqlite3_file  base;
  char         *path;
  gboolean      makes_name;
  sqlite3_file *inner;
} DiskFile;

static struct
{
  GMutex      lock;
  gboolean    running;
  gboolean    failed;
  gboolean    off;
  char       *folder;
  DiskPlan    plan;
  GRand      *rand;
  guint       counts[N_DISK_FAULTS];
  int         last_errno;
  GHashTable *names;         /* Image by path, as the folder is now */
  GHashTable *settled_names; /* as it is after a cut */
} disk;

/* --- what fails --- */

/* Whether this operation is one that fails as @fault says. */
static gboolean
hits (DiskFault fault)
{
  guint count = ++disk.counts[fault];

  if (disk.plan.fault != fault || count < disk.plan.at || (count > disk.plan.at && !disk.plan.lasts))
    return FALSE;
  disk.failed = TRUE;
  return TRUE;
}

/* Every operation that changes something on the disk: the power may fail at it. */
static gboolean
power_fails (void)
{
  if (!disk.off && hits (DISK_POWER_FAILS))
    disk.off = TRUE;
  return disk.off;
}

static int
fail (int code,
      int number)
{
  disk.last_errno = number;
  errno = number;
  return code;
}

static Image *
find_image (const char *path)
{
  return disk.running && path != NULL ? g_hash_table_lookup (disk.names, path) : NULL;
}

/* --- files of SQLite --- */

static sqlite3_file *
inner_of (sqlite3_file *file)
{
  return ((DiskFile *) file)->inner;
}

static int
disk_close_file (sqlite3_file *file)
{
  DiskFile *self = (DiskFile *) file;
  int       code = self->inner->pMethods != NULL ? self->inner->pMethods->xClose (self->inner) : SQLITE_OK;

  g_clear_pointer (&self->path, g_free);
  return code;
}

static int
disk_read (sqlite3_file *file,
           void         *buffer,
           int           size,
           sqlite3_int64 offset)
{
  gboolean failed;

  g_mutex_lock (&disk.lock);
  failed = disk.running && (disk.off || hits (DISK_READ_FAILS));
  g_mutex_unlock (&disk.lock);
  if (failed)
    return fail (SQLITE_IOERR_READ, EIO);
  return inner_of (file)->pMethods->xRead (inner_of (file), buffer, size, offset);
}

static int
write_through (DiskFile     *self,
               Image        *image,
               const guint8 *data,
               gsize         size,
               gsize         offset)
{
  int code = self->inner->pMethods->xWrite (self->inner, data, (int) size, (sqlite3_int64) offset);

  if (code == SQLITE_OK)
    image_add (image, offset, data, size);
  return code;
}

/* Writes some of the pieces. */
static int
write_torn (DiskFile     *self,
            Image        *image,
            const guint8 *data,
            gsize         size,
            gsize         offset)
{
  gsize done = 0;

  while (done < size)
    {
      gsize length = MIN (size - done, DISK_PIECE - (offset + done) % DISK_PIECE);

      if (chance (disk.rand) && write_through (self, image, data + done, length, offset + done) != SQLITE_OK)
        break;
      done += length;
    }
  return fail (SQLITE_IOERR_WRITE, EIO);
}

static int
write_failing (DiskFile     *self,
               Image        *image,
               const guint8 *data,
               gsize         size,
               gsize         offset)
{
  if (power_fails ())
    return fail (SQLITE_IOERR_WRITE, EIO);
  if (hits (DISK_WRITE_FAILS))
    return fail (SQLITE_IOERR_WRITE, EIO);
  if (hits (DISK_WRITE_TEARS))
    return write_torn (self, image, data, size, offset);
  if (hits (DISK_IS_FULL))
    {
      gsize part = (gsize) g_rand_int_range (disk.rand, 0, (int) size + 1);

      if (part > 0)
        (void) write_through (self, image, data, part, offset);
      return fail (SQLITE_FULL, ENOSPC);
    }
  return write_through (self, image, data, size, offset);
}

static int
disk_write (sqlite3_file *file,
            const void   *data,
            int           size,
            sqlite3_int64 offset)
{
  DiskFile *self = (DiskFile *) file;
  Image    *image;
  int       code;

  g_mutex_lock (&disk.lock);
  image = find_image (self->path);
  code = image != NULL ? write_failing (self, image, data, (gsize) size, (gsize) offset)
                       : self->inner->pMethods->xWrite (self->inner, data, size, offset);
  g_mutex_unlock (&disk.lock);
  return code;
}

static int
disk_truncate (sqlite3_file *file,
               sqlite3_int64 size)
{
  DiskFile *self = (DiskFile *) file;
  Image    *image;
  int       code = SQLITE_OK;

  g_mutex_lock (&disk.lock);
  image = find_image (self->path);
  if (image != NULL && (power_fails () || hits (DISK_CHANGE_FAILS)))
    code = fail (SQLITE_IOERR_TRUNCATE, EIO);
  else
    code = self->inner->pMethods->xTruncate (self->inner, size);
  if (image != NULL && code == SQLITE_OK)
    image_add (image, (gsize) size, NULL, 0);
  g_mutex_unlock (&disk.lock);
  return code;
}

static void
settle_names (void)
{
  GHashTableIter iter;
  gpointer       path, image;

  g_hash_table_remove_all (disk.settled_names);
  g_hash_table_iter_init (&iter, disk.names);
  while (g_hash_table_iter_next (&iter, &path, &image))
    if (g_file_test (path, G_FILE_TEST_EXISTS))
      g_hash_table_insert (disk.settled_names, g_strdup (path), image_ref (image));
}

/* Returns: whether the file is on the disk now. What a failed sync was to write may never be. */
static gboolean
sync_image (Image *image)
{
  if (power_fails ())
    return FALSE;
  if (!hits (DISK_SYNC_FAILS))
    {
      image_settle (image);
      return TRUE;
    }
  if (chance (disk.rand))
    image_lose (image);
  return FALSE;
}

static int
disk_sync (sqlite3_file *file,
           int           flags)
{
  DiskFile *self = (DiskFile *) file;
  Image    *image;
  int       code = SQLITE_OK;

  g_mutex_lock (&disk.lock);
  image = find_image (self->path);
  if (image != NULL && !sync_image (image))
    code = fail (SQLITE_IOERR_FSYNC, EIO);
  /* As the ordinary VFS does for a new journal. */
  else if (image != NULL && self->makes_name)
    {
      settle_names ();
      self->makes_name = FALSE;
    }
  g_mutex_unlock (&disk.lock);
  return code;
}

static int
disk_file_size (sqlite3_file  *file,
                sqlite3_int64 *out_size)
{
  return inner_of (file)->pMethods->xFileSize (inner_of (file), out_size);
}

static int
disk_lock (sqlite3_file *file,
           int           level)
{
  return inner_of (file)->pMethods->xLock (inner_of (file), level);
}

static int
disk_unlock (sqlite3_file *file,
             int           level)
{
  return inner_of (file)->pMethods->xUnlock (inner_of (file), level);
}

static int
disk_check_lock (sqlite3_file *file,
                 int          *out_reserved)
{
  return inner_of (file)->pMethods->xCheckReservedLock (inner_of (file), out_reserved);
}

/* A file that grows ahead of its writes would do so past the images. */
static int
disk_control (sqlite3_file *file,
              int           operation,
              void         *argument)
{
  if (operation == SQLITE_FCNTL_SIZE_HINT || operation == SQLITE_FCNTL_CHUNK_SIZE)
    return SQLITE_OK;
  return inner_of (file)->pMethods->xFileControl (inner_of (file), operation, argument);
}

static int
disk_sector_size (sqlite3_file *file)
{
  return inner_of (file)->pMethods->xSectorSize (inner_of (file));
}

static int
disk_characteristics (sqlite3_file *file)
{
  return inner_of (file)->pMethods->xDeviceCharacteristics (inner_of (file));
}

static int
disk_shm_map (sqlite3_file   *file,
              int             page,
              int             size,
              int             extend,
              void volatile **out)
{
  return inner_of (file)->pMethods->xShmMap (inner_of (file), page, size, extend, out);
}

static int
disk_shm_lock (sqlite3_file *file,
               int           offset,
               int           n,
               int           flags)
{
  return inner_of (file)->pMethods->xShmLock (inner_of (file), offset, n, flags);
}

static void
disk_shm_barrier (sqlite3_file *file)
{
  inner_of (file)->pMethods->xShmBarrier (inner_of (file));
}

static int
disk_shm_unmap (sqlite3_file *file,
                int           remove)
{
  return inner_of (file)->pMethods->xShmUnmap (inner_of (file), remove);
}

static const sqlite3_io_methods disk_methods = {
  .iVersion = 2,
  .xClose = disk_close_file,
  .xRead = disk_read,
  .xWrite = disk_write,
  .xTruncate = disk_truncate,
  .xSync = disk_sync,
  .xFileSize = disk_file_size,
  .xLock = disk_lock,
  .xUnlock = disk_unlock,
  .xCheckReservedLock = disk_check_lock,
  .xFileControl = disk_control,
  .xSectorSize = disk_sector_size,
  .xDeviceCharacteristics = disk_characteristics,
  .xShmMap = disk_shm_map,
  .xShmLock = disk_shm_lock,
  .xShmBarrier = disk_shm_barrier,
  .xShmUnmap = disk_shm_unmap,
};

/* --- the folder --- */

static sqlite3_vfs *
real_vfs (sqlite3_vfs *vfs)
{
  return vfs->pAppData;
}

/* A file that was not there at disk_begin() is new: its name is not on the disk yet. */
static void
note_name (const char *path,
           gboolean    existed)
{
  if (!existed || !g_hash_table_contains (disk.names, path))
    g_hash_table_insert (disk.names, g_strdup (path), image_new ());
}

static int
disk_open (sqlite3_vfs  *vfs,
           const char   *path,
           sqlite3_file *file,
           int           flags,
           int          *out_flags)
{
  sqlite3_vfs *real = real_vfs (vfs);
  DiskFile    *self = (DiskFile *) file;
  gboolean     existed = path != NULL && g_file_test (path, G_FILE_TEST_EXISTS);
  gboolean     makes = path != NULL && !existed && (flags & SQLITE_OPEN_CREATE) != 0;
  int          code;

  /* What is sorted or put together must leave nothing on the disk. */
  if (path == NULL)
    g_error ("SQLite makes a temporary file");
  self->base.pMethods = NULL;
  self->path = NULL;
  self->inner = (sqlite3_file *) (self + 1);
  memset (self->inner, 0, (gsize) real->szOsFile);

  g_mutex_lock (&disk.lock);
  if (disk.running && makes && (power_fails () || hits (DISK_CHANGE_FAILS)))
    code = fail (SQLITE_CANTOPEN, EIO);
  else
    code = real->xOpen (real, path, self->inner, flags, out_flags);
  if (code == SQLITE_OK && disk.running && path != NULL)
    note_name (path, existed);
  g_mutex_unlock (&disk.lock);
  if (code != SQLITE_OK)
    return code;

  self->makes_name = makes && (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL)) != 0;
  self->path = g_strdup (path);
  self->base.pMethods = &disk_methods;
  return SQLITE_OK;
}

static int
disk_delete (sqlite3_vfs *vfs,
             const char  *path,
             int          sync_folder)
{
  gboolean running;
  int      code;

  g_mutex_lock (&disk.lock);
  running = disk.running;
  if (running && (power_fails () || hits (DISK_CHANGE_FAILS)))
    code = fail (SQLITE_IOERR_DELETE, EIO);
  else
    code = real_vfs (vfs)->xDelete (real_vfs (vfs), path, 0);
  if (running && code == SQLITE_OK)
    {
      g_hash_table_remove (disk.names, path);
      if (sync_folder)
        settle_names ();
    }
  g_mutex_unlock (&disk.lock);
  return code;
}

static int
disk_access (sqlite3_vfs *vfs,
             const char  *path,
             int          flags,
             int         *out)
{
  return real_vfs (vfs)->xAccess (real_vfs (vfs), path, flags, out);
}

static int
disk_full_path (sqlite3_vfs *vfs,
                const char  *path,
                int          size,
                char        *out)
{
  return real_vfs (vfs)->xFullPathname (real_vfs (vfs), path, size, out);
}

static int
disk_randomness (sqlite3_vfs *vfs,
                 int          size,
                 char        *out)
{
  return real_vfs (vfs)->xRandomness (real_vfs (vfs), size, out);
}

static int
disk_sleep (sqlite3_vfs *vfs,
            int          microseconds)
{
  return real_vfs (vfs)->xSleep (real_vfs (vfs), microseconds);
}

static int
disk_current_time (sqlite3_vfs   *vfs,
                   sqlite3_int64 *out)
{
  return real_vfs (vfs)->xCurrentTimeInt64 (real_vfs (vfs), out);
}

static int
disk_last_error (sqlite3_vfs *vfs,
                 int          size,
                 char        *out)
{
  return disk.last_errno;
}

/* --- what the store does itself --- */

int __real_fsync (int fd);
int __real_renameat2 (int from_fd, const char *from, int to_fd, const char *to, unsigned flags);
int __wrap_fsync (int fd);
int __wrap_renameat2 (int from_fd, const char *from, int to_fd, const char *to, unsigned flags);

static char *
path_of (int fd)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);

  return g_file_read_link (link, NULL);
}

int
__wrap_fsync (int fd)
{
  g_autofree char *path = path_of (fd);
  Image           *image;
  gboolean         done = TRUE;

  g_mutex_lock (&disk.lock);
  image = find_image (path);
  if (image != NULL)
    done = sync_image (image);
  else if (disk.running && g_strcmp0 (path, disk.folder) == 0)
    {
      done = !power_fails () && !hits (DISK_SYNC_FAILS);
      if (done)
        settle_names ();
    }
  g_mutex_unlock (&disk.lock);
  if (done)
    return 0;
  errno = EIO;
  return -1;
}

int
__wrap_renameat2 (int         from_fd,
                  const char *from,
                  int         to_fd,
                  const char *to,
                  unsigned    flags)
{
  Image *image;
  int    code = -1;

  g_mutex_lock (&disk.lock);
  image = find_image (from);
  if (image != NULL && (power_fails () || hits (DISK_CHANGE_FAILS)))
    errno = EIO;
  else
    code = __real_renameat2 (from_fd, from, to_fd, to, flags);
  if (image != NULL && code == 0)
    {
      g_hash_table_insert (disk.names, g_strdup (to), image_ref (image));
      g_hash_table_remove (disk.names, from);
    }
  g_mutex_unlock (&disk.lock);
  return code;
}

/* --- in and out --- */

static sqlite3_vfs disk_vfs;
static sqlite3_vfs copy_vfs; /* the one that copies are written with */

static void
wrap_vfs (sqlite3_vfs *vfs,
          sqlite3_vfs *real,
          const char  *name)
{
  *vfs = (sqlite3_vfs){
    .iVersion = 2,
    .szOsFile = (int) sizeof (DiskFile) + real->szOsFile,
    .mxPathname = real->mxPathname,
    .zName = name,
    .pAppData = real,
    .xOpen = disk_open,
    .xDelete = disk_delete,
    .xAccess = disk_access,
    .xFullPathname = disk_full_path,
    .xRandomness = disk_randomness,
    .xSleep = disk_sleep,
    .xCurrentTimeInt64 = disk_current_time,
    .xGetLastError = disk_last_error,
  };
}

/* Everything SQLite opens from now on lies on the faulty disk, also what asks for "unix-none". */
void
disk_install (void)
{
  sqlite3_vfs *none = sqlite3_vfs_find ("unix-none");

  wrap_vfs (&disk_vfs, sqlite3_vfs_find ("unix"), "faulty");
  wrap_vfs (&copy_vfs, none, "unix-none");
  sqlite3_vfs_unregister (none);
  g_assert_cmpint (sqlite3_vfs_register (&copy_vfs, 0), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_vfs_register (&disk_vfs, 1), ==, SQLITE_OK);
}

/* From now on the disk is the ordinary one. */
void
disk_remove (void)
{
  sqlite3_vfs_unregister (&disk_vfs);
  sqlite3_vfs_unregister (&copy_vfs);
  g_assert_cmpint (sqlite3_vfs_register (copy_vfs.pAppData, 0), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_vfs_register (disk_vfs.pAppData, 1), ==, SQLITE_OK);
}

static void
take_file (const char *path)
{
  Image *image = image_read (path);

  g_hash_table_insert (disk.names, g_strdup (path), image_ref (image));
  g_hash_table_insert (disk.settled_names, g_strdup (path), image);
}

/* What lies in @folder now is on the disk. */
void
disk_begin (const char     *folder,
            const DiskPlan *plan)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  disk.folder = g_strdup (folder);
  disk.plan = *plan;
  disk.rand = g_rand_new_with_seed (plan->seed);
  disk.failed = disk.off = FALSE;
  memset (disk.counts, 0, sizeof disk.counts);
  disk.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, image_unref);
  disk.settled_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, image_unref);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      take_file (path);
    }
  disk.running = TRUE;
}

/* The power fails now. */
void
disk_cut (void)
{
  g_mutex_lock (&disk.lock);
  disk.off = TRUE;
  g_mutex_unlock (&disk.lock);
}

/* Whether something has failed as planned. */
gboolean
disk_has_failed (void)
{
  gboolean failed;

  g_mutex_lock (&disk.lock);
  failed = disk.failed;
  g_mutex_unlock (&disk.lock);
  return failed;
}

/* How many operations there were that could have failed so. */
guint
disk_count (DiskFault fault)
{
  return disk.counts[fault];
}

/* --- the cut --- */

static guint
cut_name (const char *path)
{
  Image *now = g_file_test (path, G_FILE_TEST_EXISTS) ? g_hash_table_lookup (disk.names, path) : NULL;
  Image *settled = g_hash_table_lookup (disk.settled_names, path);
  Image *image = now == settled || chance (disk.rand) ? now : settled;

  g_autofree char *shm = g_strconcat (path, "-shm", NULL);
  guint            lost = 0;

  (void) g_unlink (path);
  (void) g_unlink (shm);
  if (image == NULL)
    return 0;
  lost = image_cut (image, disk.rand);
  image_write (image, path);
  return lost;
}

static int
on_paths_compared_cb (gconstpointer a,
                      gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* All names there may be, in an order that does not depend on the hash table. */
static GPtrArray *
list_names (void)
{
  g_autoptr (GHashTable) all = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray             *list = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter         iter;
  gpointer               path;

  g_hash_table_iter_init (&iter, disk.names);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    g_hash_table_add (all, path);
  g_hash_table_iter_init (&iter, disk.settled_names);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    g_hash_table_add (all, path);
  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    g_ptr_array_add (list, g_strdup (path));
  g_ptr_array_sort (list, on_paths_compared_cb);
  return list;
}

/* Cuts the power, when that has not happened yet, and leaves in the folder what a disk would have afterwards.
 * Nothing has it open any more. Returns how many pieces were lost. */
guint
disk_end (void)
{
  g_autoptr (GPtrArray) names = list_names ();
  guint                 lost = 0;

  disk.running = FALSE;
  for (guint i = 0; i < names->len; i++)
    lost += cut_name (g_ptr_array_index (names, i));
  g_clear_pointer (&disk.names, g_hash_table_unref);
  g_clear_pointer (&disk.settled_names, g_hash_table_unref);
  g_clear_pointer (&disk.rand, g_rand_free);
  g_clear_pointer (&disk.folder, g_free);
  return lost;
}
