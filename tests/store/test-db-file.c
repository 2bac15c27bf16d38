/* test-db-file.c: files that are not ours, and disks that are not local
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "folder.h"

#include "hsl-db-file.h"
#include "hsl-filesystem.h"

#include <sqlite3.h>
#include <string.h>

#define BYTES(literal) literal, sizeof (literal) - 1

/* Opening is refused, tells what the file is, and leaves it and its folder as they were. */
static void
assert_foreign (Folder     *folder,
                const char *name,
                const char *kind)
{
  g_autofree char   *path = folder_file (folder, name);
  g_autofree char   *before = file_digest (path);
  g_autofree char   *list = folder_list (folder);
  g_autofree char   *after = NULL;
  g_autofree char   *list_after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (hsl_db_open (path, HSL_DB_CREATE, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FOREIGN);
  if (strstr (error->message, kind) == NULL)
    g_error ("%s: no “%s” in “%s”", name, kind, error->message);
  g_assert_nonnull (strstr (error->message, path));

  after = file_digest (path);
  list_after = folder_list (folder);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (list, ==, list_after);
}

static void
test_kinds (Folder       *folder,
            gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *bytes;
    gsize       size;
    const char *kind;
  } files[] = {
    { "a.xlsx", BYTES ("PK\3\4\24\0\0\0\10\0....xl/workbook.xml"), "(XLSX)" },
    { "b.docx", BYTES ("PK\3\4\24\0\0\0\10\0....word/document.xml"), "(DOCX)" },
    { "c.ods", BYTES ("PK\3\4\24\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), "OpenDocument" },
    { "d.zip", BYTES ("PK\3\4\24\0\0\0\10\0....photo.jpg"), "a ZIP file" },
    { "e.xls", BYTES ("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0"), "XLS" },
    { "f.pdf", BYTES ("%PDF-1.7\n\xE2\xE3"), "PDF" },
    { "g.png", BYTES ("\x89PNG\r\n\x1A\n\0\0"), "PNG" },
    { "h.jpg", BYTES ("\xFF\xD8\xFF\xE0\0\20JFIF"), "JPEG" },
    { "i.gz", BYTES ("\x1F\x8B\10\0\0\0\0\0"), "gzip" },
    { "j.7z", BYTES ("7z\xBC\xAF\x27\x1C\0\4"), "7z" },
    { "k.rar", BYTES ("Rar!\x1A\7\0"), "RAR" },
    { "l.mdb", BYTES ("\0\1\0\0Standard Jet DB\0"), "Access" },
    { "m.accdb", BYTES ("\0\1\0\0Standard ACE DB\0"), "Access" },
    { "n.csv", BYTES ("编号,姓名\n1,张三\n"), "a text file" },
    { "o.csv", BYTES ("\xB1\xE0\xBA\xC5,\xD0\xD5\xC3\xFB\r\n"), "a text file" },
    { "p.bin", BYTES ("\0\0\0\0\0\0\0\0\0\0\0\0"), "unknown kind" },
    { "q.db", BYTES ("SQLite format 3\0\x10\0"), "cut off" },
    { "r.txt", BYTES ("x"), "a text file" },
    { "s.exe", BYTES ("MZ\x90\0\3\0\0\0"), "program" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = folder_write (folder, files[i].name, files[i].bytes, files[i].size);

      assert_foreign (folder, files[i].name, files[i].kind);
    }
}

static void
test_other_sqlite (Folder       *folder,
                   gconstpointer data)
{
  const char *made_by[] = {
    "CREATE TABLE urls (x); PRAGMA user_version = 5",
    "CREATE TABLE urls (x)",
    "PRAGMA application_id = 252006675; CREATE TABLE urls (x)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (made_by); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.db", i);
      g_autofree char *path = folder_file (folder, name);
      sqlite3         *other = NULL;

      g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (other, made_by[i], NULL, NULL, NULL), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);
      assert_foreign (folder, name, "SQLite database of another program");
    }
}

/* Random bytes are never opened, nor crash anything. */
static void
test_garbage (Folder       *folder,
              gconstpointer data)
{
  for (guint i = 0; i < 300; i++)
    {
      guint8             bytes[600];
      gsize              size = (gsize) g_test_rand_int_range (1, sizeof bytes);
      g_autofree char   *path = NULL;
      g_autoptr (GError) error = NULL;

      for (gsize at = 0; at < size; at++)
        bytes[at] = (guint8) g_test_rand_int_range (0, 256);
      if (i % 3 == 0 && size > 16)
        memcpy (bytes, "SQLite format 3", 16);
      path = folder_write (folder, "a.db", bytes, size);
      g_assert_null (hsl_db_open (path, HSL_DB_CREATE, &error));
      g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FOREIGN);
    }
}

/* A file in use is not opened for a look: closing it would drop the locks of the connection. */
static void
test_held (Folder       *folder,
           gconstpointer data)
{
  g_autoptr (HslDb) one = folder_open (folder, "a.db", HSL_DB_CREATE);
  g_autoptr (HslDb) two = folder_open (folder, "a.db", HSL_DB_EXISTING);
  g_autofree char  *path = folder_file (folder, "a.db");
  HslDbFile         file;

  assert_executes (one, "PRAGMA user_version = 7");
  g_assert_true (hsl_db_file_inspect (path, &file, NULL));
  g_assert_true (file.is_ours);
  g_assert_cmpint (file.version, ==, 0);

  g_clear_pointer (&one, hsl_db_close);
  g_assert_true (hsl_db_file_inspect (path, &file, NULL));
  g_assert_cmpint (file.version, ==, 0);
  g_clear_pointer (&two, hsl_db_close);
  g_assert_true (hsl_db_file_inspect (path, &file, NULL));
  g_assert_cmpint (file.version, ==, 7);
}

/* --- disks --- */

static guint64     said_magic;
static const char *said_type;

static void
say_probe (const char *path,
           guint64    *out_magic,
           char      **out_type)
{
  *out_magic = said_magic;
  *out_type = g_strdup (said_type);
}

static void
test_network (Folder       *folder,
              gconstpointer data)
{
  static const struct
  {
    guint64     magic;
    const char *type;
    const char *name; /* NULL: local */
  } disks[] = {
    { 0x6969, "", "NFS" },
    { 0xFF534D42, "", "CIFS" },
    { 0xFE534D42, "", "SMB" },
    { 0x01021997, "", "9P" },
    { 0x65735546, "fuse.sshfs", "fuse.sshfs" },
    { 0x65735546, "fuse.gvfsd-fuse", "fuse.gvfsd-fuse" },
    { 0x65735546, "", "FUSE" },
    { 0x65735546, "fuseblk", NULL },
    { 0x65735546, "fuse.exfat", NULL },
    { 0xEF53, "", NULL },
    { 0x01021994, "", NULL },
  };
  g_autofree char *path = folder_file (folder, "a.db");

  hsl_filesystem_set_probe (say_probe);
  for (guint i = 0; i < G_N_ELEMENTS (disks); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HslDb)  db = NULL;
      g_autofree char   *list = NULL;

      said_magic = disks[i].magic;
      said_type = disks[i].type;
      if (disks[i].name == NULL)
        {
          g_autofree char *found = hsl_filesystem_find_network (path);

          g_assert_null (found);
          continue;
        }
      db = hsl_db_open (path, HSL_DB_CREATE, &error);
      g_assert_null (db);
      g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NETWORK);
      g_assert_nonnull (strstr (error->message, disks[i].name));
      g_assert_nonnull (strstr (error->message, "PostgreSQL"));
      list = folder_list (folder);
      g_assert_cmpstr (list, ==, "");
    }
  hsl_filesystem_set_probe (NULL);
}

static void
test_mount_table (void)
{
  const char *table = "22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw\n"
                      "30 22 0:26 / /home/a\\040b rw - fuse.sshfs user@host: rw\n"
                      "31 30 0:27 / /home/a\\040b/usb rw shared:9 master:3 - fuseblk /dev/sdb1 rw\n"
                      "nonsense\n";
  struct
  {
    const char *path;
    const char *type;
  } cases[] = {
    { "/", "ext4" },
    { "/home/a", "ext4" },
    { "/home/a b", "fuse.sshfs" },
    { "/home/a b/station.db", "fuse.sshfs" },
    { "/home/a bc/station.db", "ext4" },
    { "/home/a b/usb/station.db", "fuseblk" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *type = hsl_filesystem_find_mount_type (cases[i].path, table);

      g_assert_cmpstr (type, ==, cases[i].type);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/store/db-file/kinds", test_kinds);
  add_test ("/store/db-file/other-sqlite", test_other_sqlite);
  add_test ("/store/db-file/garbage", test_garbage);
  add_test ("/store/db-file/held", test_held);
  add_test ("/store/filesystem/network", test_network);
  g_test_add_func ("/store/filesystem/mount-table", test_mount_table);
  return g_test_run ();
}
