/* hsl-db-file.c: what a file is, before a database opens it
 *
 * Opening a file with SQLite may write to it or beside it. So a file that is not ours is told by its first
 * bytes, and left alone. The layout of the head is that of https://www.sqlite.org/fileformat.html.
 *
 * Closing a file drops every POSIX lock the process has on it, those of a connection in another thread, too
 * (https://www.sqlite.org/howtocorrupt.html, 2.2). So a file that a connection holds is never opened here:
 * connections hold their file before they open it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-db-file"

#include "hsl-db-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOOK_SIZE          16384 /* an office file tells its kind by the names inside */
#define PAGE_SIZE          4096
#define SQLITE_HEAD_SIZE   100
#define VERSION_OFFSET     60
#define APPLICATION_OFFSET 68

static const struct
{
  const char *bytes;
  gsize       offset;
  gsize       size;
  const char *kind;
} kinds[] = {
  { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 0, 8, N_ ("an old Word or Excel file (DOC, XLS)") },
  { "%PDF-", 0, 5, N_ ("a PDF document") },
  { "\x89PNG", 0, 4, N_ ("a picture (PNG)") },
  { "\xFF\xD8\xFF", 0, 3, N_ ("a picture (JPEG)") },
  { "\x1F\x8B", 0, 2, N_ ("a compressed file (gzip)") },
  { "7z\xBC\xAF\x27\x1C", 0, 6, N_ ("a compressed file (7z)") },
  { "Rar!", 0, 4, N_ ("a compressed file (RAR)") },
  { "Standard Jet DB", 4, 15, N_ ("a Microsoft Access database") },
  { "Standard ACE DB", 4, 15, N_ ("a Microsoft Access database") },
  { "\177ELF", 0, 4, N_ ("a program") },
  { "MZ", 0, 2, N_ ("a Windows program") },
};

static guint32
read_u32 (const guint8 *at)
{
  return (guint32) at[0] << 24 | (guint32) at[1] << 16 | (guint32) at[2] << 8 | at[3];
}

static gboolean
contains (const guint8 *head,
          gsize         size,
          const char   *text)
{
  return memmem (head, size, text, strlen (text)) != NULL;
}

static const char *
tell_zip (const guint8 *head,
          gsize         size)
{
  if (contains (head, size, "xl/"))
    return N_ ("an Excel workbook (XLSX)");
  if (contains (head, size, "word/"))
    return N_ ("a Word document (DOCX)");
  if (contains (head, size, "application/vnd.oasis.opendocument"))
    return N_ ("an OpenDocument file");
  return N_ ("a ZIP file");
}

static gboolean
is_text (const guint8 *head,
         gsize         size)
{
  guint controls = 0;

  /* Any encoding: GBK ledgers are text, too. */
  for (gsize i = 0; i < size; i++)
    {
      if (head[i] == 0)
        return FALSE;
      if (head[i] < 0x20 && strchr ("\t\n\r\f\v\x1A", head[i]) == NULL)
        controls++;
    }
  return controls * 50 <= size;
}

static const char *
tell_kind (const guint8 *head,
           gsize         size)
{
  if (size >= 4 && memcmp (head, "PK\3\4", 4) == 0)
    return tell_zip (head, size);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (size >= kinds[i].offset + kinds[i].size &&
        memcmp (head + kinds[i].offset, kinds[i].bytes, kinds[i].size) == 0)
      return kinds[i].kind;
  if (is_text (head, size))
    return N_ ("a text file");
  return N_ ("a file of an unknown kind, or damaged at its beginning");
}

static void
inspect_sqlite (const guint8 *head,
                goffset       size,
                HslDbFile    *file)
{
  guint32 application = read_u32 (head + APPLICATION_OFFSET);

  file->version = (int) read_u32 (head + VERSION_OFFSET);
  file->is_ours = application == HSL_APPLICATION_ID;

  /* Somebody was killed while making a store: one page, nothing in it. */
  file->is_new = !file->is_ours && application == 0 && file->version == 0 && size <= PAGE_SIZE &&
                 head[SQLITE_HEAD_SIZE + 3] == 0 && head[SQLITE_HEAD_SIZE + 4] == 0;
  if (!file->is_ours && !file->is_new)
    file->kind = N_ ("an SQLite database of another program");
}

static void
inspect_head (const guint8 *head,
              gsize         got,
              goffset       size,
              HslDbFile    *file)
{
  if (size == 0)
    file->is_new = TRUE;
  else if (got >= 16 && memcmp (head, "SQLite format 3", 16) == 0)
    {
      if (got >= SQLITE_HEAD_SIZE + 8)
        inspect_sqlite (head, size, file);
      else
        file->kind = N_ ("the beginning of an SQLite database, cut off");
    }
  else
    file->kind = tell_kind (head, got);
}

static GMutex      held_lock;
static GHashTable *held; /* number of connections by device and inode */

static char *
identify (const char *path)
{
  struct stat info;

  if (stat (path, &info) != 0)
    return NULL;
  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, (guint64) info.st_dev,
                          (guint64) info.st_ino);
}

/**
 * hsl_db_file_hold:
 * @path: a file that is there
 *
 * Returns: (nullable) (transfer full): what hsl_db_file_release() takes, when the connection is closed
 */
char *
hsl_db_file_hold (const char *path)
{
  char *id = identify (path);
  guint count;

  if (id == NULL)
    return NULL;
  g_mutex_lock (&held_lock);
  if (held == NULL)
    held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  count = GPOINTER_TO_UINT (g_hash_table_lookup (held, id));
  g_hash_table_insert (held, g_strdup (id), GUINT_TO_POINTER (count + 1));
  g_mutex_unlock (&held_lock);
  return id;
}

/**
 * hsl_db_file_release:
 * @hold: (nullable) (transfer full): of hsl_db_file_hold()
 */
void
hsl_db_file_release (char *hold)
{
  guint count;

  if (hold == NULL)
    return;
  g_mutex_lock (&held_lock);
  count = GPOINTER_TO_UINT (g_hash_table_lookup (held, hold));
  if (count > 1)
    g_hash_table_insert (held, g_strdup (hold), GUINT_TO_POINTER (count - 1));
  else
    g_hash_table_remove (held, hold);
  if (g_hash_table_size (held) == 0)
    g_clear_pointer (&held, g_hash_table_unref);
  g_mutex_unlock (&held_lock);
  g_free (hold);
}

static gboolean
is_held (const char *path)
{
  g_autofree char *id = identify (path);

  return id != NULL && held != NULL && g_hash_table_contains (held, id);
}

/* Returns: an errno, 0 when @file was filled in */
static int
look_into (const char *path,
           HslDbFile  *file)
{
  guint8      head[LOOK_SIZE];
  struct stat info;
  gssize      got = 0;
  int         failed = 0;
  int         fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

  if (fd < 0)
    return errno;
  if (fstat (fd, &info) != 0)
    failed = errno;
  else if (S_ISDIR (info.st_mode))
    failed = EISDIR;
  else if (!S_ISREG (info.st_mode))
    failed = EINVAL;
  else if ((got = pread (fd, head, sizeof head, 0)) < 0)
    failed = errno;
  close (fd);
  if (failed != 0)
    return failed;

  file->exists = TRUE;
  inspect_head (head, (gsize) got, info.st_size, file);
  return 0;
}

/**
 * hsl_db_file_inspect:
 * @out_file: (out): what the file is; untouched on failure
 *
 * Reads the file only. A missing one is no failure. A file that a connection of this program holds is
 * ours; its version is left at 0.
 *
 * Returns: whether the file could be looked at
 */
gboolean
hsl_db_file_inspect (const char *path,
                     HslDbFile  *out_file,
                     GError    **error)
{
  HslDbFile file = { FALSE };
  int       failed = 0;

  g_return_val_if_fail (path != NULL && out_file != NULL, FALSE);

  g_mutex_lock (&held_lock);
  if (is_held (path))
    file.exists = file.is_ours = TRUE;
  else
    failed = look_into (path, &file);
  g_mutex_unlock (&held_lock);

  if (failed == ENOENT)
    file.is_new = TRUE;
  else if (failed != 0)
    {
      g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FAILED,
                   _ ("“%s” cannot be read: %s"), path, g_strerror (failed));
      return FALSE;
    }
  if (file.kind != NULL)
    file.kind = _ (file.kind);
  *out_file = file;
  return TRUE;
}
