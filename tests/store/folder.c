/* folder.c: a folder of its own for each test
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "folder.h"

#include <glib/gstdio.h>

void
folder_set_up (Folder       *folder,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  folder->path = g_dir_make_tmp ("hsl-store-XXXXXX", &error);
  g_assert_no_error (error);
}

void
folder_tear_down (Folder       *folder,
                  gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (folder->path, 0, NULL);
  const char      *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder->path, name, NULL);

      g_assert_cmpint (g_remove (file), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder->path), ==, 0);
  g_free (folder->path);
}

char *
folder_file (Folder     *folder,
             const char *name)
{
  return g_build_filename (folder->path, name, NULL);
}

/* Returns: (transfer full): the path */
char *
folder_write (Folder       *folder,
              const char   *name,
              gconstpointer data,
              gsize         size)
{
  char              *path = folder_file (folder, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, (gssize) size, &error);
  g_assert_no_error (error);
  return path;
}

static int
on_names_compared_cb (gconstpointer a,
                      gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The names in the folder, sorted, with a space between. */
char *
folder_list (Folder *folder)
{
  g_autoptr (GDir)      dir = g_dir_open (folder->path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char           *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, on_names_compared_cb);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

HslDb *
folder_open (Folder     *folder,
             const char *name,
             HslDbFlags  flags)
{
  g_autofree char   *path = folder_file (folder, name);
  g_autoptr (GError) error = NULL;
  HslDb             *db = hsl_db_open (path, flags, &error);

  g_assert_no_error (error);
  return db;
}

char *
file_digest (const char *path)
{
  g_autofree char   *data = NULL;
  gsize              size;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guint8 *) data, size);
}

void
assert_executes (HslDb      *db,
                 const char *sql)
{
  g_autoptr (GError) error = NULL;
  gboolean           done = hsl_db_execute (db, sql, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

gint64
assert_number (HslDb      *db,
               const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64             number = -1;

  hsl_db_query_number (db, sql, &number, &error);
  g_assert_no_error (error);
  return number;
}

/* A HslDbFunc: inserts the number that @data is into the table t (n). */
gboolean
insert_row (HslDb   *db,
            gpointer data,
            GError **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (db, "INSERT INTO t (n) VALUES ($n)", error);

  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_number (stmt, "n", GPOINTER_TO_INT (data));
  return hsl_stmt_run (stmt, error);
}

/* A HslDbFunc. */
gboolean
run_sql (HslDb   *db,
         gpointer sql,
         GError **error)
{
  return hsl_db_execute (db, sql, error);
}
