/* hsl-part-file.c: a file that appears when it is whole
 *
 * It is written under another name beside its place, brought to the disk, and only then renamed: what has the
 * name is whole, whatever happens meanwhile. For its owner only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-part-file"

#include "hsl-part-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

struct _HslPartFile
{
  char *path;
  char *part;
  int   fd; /* -1: closed */
};

/**
 * hsl_file_set_errno:
 * @number: what a system call said of @path
 *
 * Returns: %FALSE
 */
gboolean
hsl_file_set_errno (int         number,
                    const char *path,
                    GError    **error)
{
  int code = HSL_STORE_ERROR_FAILED;

  if (number == ENOSPC || number == EDQUOT || number == EFBIG)
    code = HSL_STORE_ERROR_FULL;
  else if (number == EEXIST)
    code = HSL_STORE_ERROR_EXISTS;
  else if (number == ENOENT || number == ENOTDIR)
    code = HSL_STORE_ERROR_NOT_FOUND;
  else if (number == EACCES || number == EPERM || number == EROFS)
    code = HSL_STORE_ERROR_READ_ONLY;
  g_set_error (error, HSL_STORE_ERROR, code, _ ("“%s”: %s"), path, g_strerror (number));
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
  return failed == 0 || hsl_file_set_errno (failed, path, error);
}

static gboolean
rename_to (const char *from,
           const char *to,
           gboolean    replace,
           GError    **error)
{
  if (replace)
    return g_rename (from, to) == 0 || hsl_file_set_errno (errno, to, error);

  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return TRUE;
  /* FAT and some network drives do not know the flag. */
  if (errno == EINVAL || errno == ENOSYS)
    {
      if (g_file_test (to, G_FILE_TEST_EXISTS))
        return hsl_file_set_errno (EEXIST, to, error);
      if (g_rename (from, to) == 0)
        return TRUE;
    }
  return hsl_file_set_errno (errno, to, error);
}

/**
 * hsl_part_dup_name:
 *
 * Returns: (transfer full): a name beside @path that nothing has
 */
char *
hsl_part_dup_name (const char *path)
{
  g_autofree char *id = g_uuid_string_random ();

  return g_strdup_printf ("%s.%.8s.part", path, id);
}

/**
 * hsl_part_publish:
 * @part: written, and closed
 * @replace: whether a file @path may be there
 *
 * Brings @part to the disk and gives it its name. When that fails it keeps the other one.
 */
gboolean
hsl_part_publish (const char *part,
                  const char *path,
                  gboolean    replace,
                  GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return sync_path (part, O_RDONLY, error) && rename_to (part, path, replace, error) &&
         sync_path (folder, O_RDONLY | O_DIRECTORY, error);
}

/**
 * hsl_part_file_new:
 *
 * Returns: (transfer full) (nullable): a file to write what will be @path
 */
HslPartFile *
hsl_part_file_new (const char *path,
                   GError    **error)
{
  g_autoptr (HslPartFile) self = g_new0 (HslPartFile, 1);

  g_return_val_if_fail (path != NULL, NULL);

  self->path = g_strdup (path);
  self->part = hsl_part_dup_name (path);
  self->fd = open (self->part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (self->fd >= 0)
    return g_steal_pointer (&self);
  hsl_file_set_errno (errno, path, error);
  g_clear_pointer (&self->part, g_free);
  return NULL;
}

gboolean
hsl_part_file_write (HslPartFile  *self,
                     gconstpointer data,
                     gsize         size,
                     GError      **error)
{
  const char *at = data;

  while (size > 0)
    {
      gssize n = write (self->fd, at, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return hsl_file_set_errno (n < 0 ? errno : ENOSPC, self->path, error);
      at += n;
      size -= (gsize) n;
    }
  return TRUE;
}

/**
 * hsl_part_file_close:
 *
 * Ends the writing; the file can be looked at under its other name.
 */
gboolean
hsl_part_file_close (HslPartFile *self,
                     GError     **error)
{
  int fd = self->fd;

  self->fd = -1;
  return fd < 0 || close (fd) == 0 || hsl_file_set_errno (errno, self->path, error);
}

/**
 * hsl_part_file_get_name:
 *
 * Returns: (transfer none): the name it has until it is finished
 */
const char *
hsl_part_file_get_name (HslPartFile *self)
{
  return self->part;
}

/**
 * hsl_part_file_finish:
 * @replace: whether a file may be there already
 *
 * Gives the file its name.
 */
gboolean
hsl_part_file_finish (HslPartFile *self,
                      gboolean     replace,
                      GError     **error)
{
  if (!hsl_part_file_close (self, error) || !hsl_part_publish (self->part, self->path, replace, error))
    return FALSE;
  g_clear_pointer (&self->part, g_free);
  return TRUE;
}

/**
 * hsl_part_file_free:
 * @self: (nullable): one that was not finished leaves nothing behind
 */
void
hsl_part_file_free (HslPartFile *self)
{
  if (self == NULL)
    return;
  hsl_part_file_close (self, NULL);
  if (self->part != NULL)
    g_unlink (self->part);
  g_free (self->part);
  g_free (self->path);
  g_free (self);
}
