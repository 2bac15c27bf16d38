/* test-kill.c: what was acknowledged is there after a kill
 *
 * The program runs itself as a writer that prints the number of each row once its transaction is done, kills
 * it at a random moment, and looks for the rows. 20 kills, 500 with "-m slow". This shows that a killed
 * process loses nothing; what a cut of the power does is not shown by it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "folder.h"

#include "hsl-backup.h"

#include <gio/gio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static char *own_path;

static gboolean
insert_some (HslDb   *db,
             gpointer data,
             GError **error)
{
  int n = GPOINTER_TO_INT (data);

  /* Two rows that belong together, and one that comes and goes. */
  return insert_row (db, GINT_TO_POINTER (n), error) && insert_row (db, GINT_TO_POINTER (-n), error) &&
         hsl_db_execute (db, "INSERT INTO blob VALUES (randomblob (20000));"
                             "DELETE FROM blob WHERE rowid < (SELECT max (rowid) - 5 FROM blob)",
                         error);
}

static int
write_rows (const char *path)
{
  g_autoptr (HslDb) db = hsl_db_open (path, HSL_DB_EXISTING, NULL);
  int               n = (int) assert_number (db, "SELECT coalesce (max (n), 0) FROM t");

  for (;;)
    {
      char line[16];
      int  length = g_snprintf (line, sizeof line, "%d\n", ++n);

      if (!hsl_db_transaction (db, insert_some, GINT_TO_POINTER (n), NULL) ||
          write (STDOUT_FILENO, line, (gsize) length) != length)
        return 1;
    }
}

/* Returns: the last number the writer printed whole before it was killed */
static int
run_writer (const char *path)
{
  g_autoptr (GError)      error = NULL;
  const char             *command[] = { own_path, "--write", path, NULL };
  g_autoptr (GSubprocess) writer = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  GInputStream           *out;
  g_autoptr (GString)     text = g_string_new (NULL);
  gint64                  until = g_get_monotonic_time () + g_test_rand_int_range (20, 120) * 1000;
  char                    block[4096];
  gssize                  got;
  char                   *end;

  g_assert_no_error (error);
  out = g_subprocess_get_stdout_pipe (writer);
  while ((got = g_input_stream_read (out, block, sizeof block, NULL, NULL)) > 0)
    {
      g_string_append_len (text, block, got);
      if (g_get_monotonic_time () > until)
        g_subprocess_force_exit (writer);
    }
  g_assert_true (g_subprocess_wait (writer, NULL, NULL));
  g_assert_true (g_subprocess_get_if_signaled (writer));
  g_assert_cmpint (g_subprocess_get_term_sig (writer), ==, SIGKILL);

  end = strrchr (text->str, '\n');
  g_assert_nonnull (end);
  *end = '\0';
  end = strrchr (text->str, '\n');
  return (int) g_ascii_strtoll (end != NULL ? end + 1 : text->str, NULL, 10);
}

static void
test_kill (Folder       *folder,
           gconstpointer data)
{
  g_autoptr (HslDb) db = folder_open (folder, "a.db", HSL_DB_CREATE);
  g_autofree char  *path = folder_file (folder, "a.db");
  int               kills = g_test_slow () ? 500 : 20;
  int               last = 0;

  assert_executes (db, "CREATE TABLE t (n INTEGER PRIMARY KEY) STRICT; CREATE TABLE blob (b BLOB) STRICT");
  g_clear_pointer (&db, hsl_db_close);

  for (int i = 0; i < kills; i++)
    {
      int    acknowledged = run_writer (path);
      gint64 found;

      g_assert_cmpint (acknowledged, >, last);
      db = folder_open (folder, "a.db", HSL_DB_EXISTING);
      g_assert_true (hsl_db_check (db, TRUE, NULL));

      /* The one transaction more that was done but not yet told, at most; and none of it by halves. */
      found = assert_number (db, "SELECT max (n) FROM t");
      g_assert_cmpint (found, >=, acknowledged);
      g_assert_cmpint (assert_number (db, "SELECT count (*) FROM t WHERE n > 0"), ==, found);
      g_assert_cmpint (assert_number (db, "SELECT count (*) FROM t WHERE n < 0"), ==, found);
      g_assert_cmpint (assert_number (db, "SELECT sum (n) FROM t"), ==, 0);
      last = (int) found;
      g_clear_pointer (&db, hsl_db_close);
    }
  g_test_message ("%d kills, %d transactions", kills, last);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--write"))
    return write_rows (argv[2]);

  own_path = g_file_read_link ("/proc/self/exe", NULL);
  g_test_init (&argc, &argv, NULL);
  add_test ("/store/kill/writer", test_kill);
  return g_test_run ();
}
