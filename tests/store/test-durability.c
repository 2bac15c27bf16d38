/* test-durability.c: what was acknowledged is there, whatever happens to the program or the disk
 *
 *   test-durability --drive PATH ROUND [BYTES]
 *
 * drives a store and prints a line for each acknowledged fact; with BYTES no file may grow beyond that.
 *
 *   HSL_KILLS=1000       so many kills
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-store.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_KILLS     200
#define KILLS_A_DAY 20 /* then the store is as small again as it was: looking at it is quick */

static const char *program;

/* --- the driven program --- */

static void
say (const char *uid,
     gint64      version)
{
  printf ("%s %" G_GINT64_FORMAT "\n", uid, version);
  fflush (stdout);
}

/* Ends at the first failure: what was said before has to be true. */
static gboolean
do_one_case (HslStore *store,
             GError  **error)
{
  static const char *const actions[] = { "accept", "assign", "notice" };
  g_autoptr (GVariant)     input = test_parse (
          "{\"type\":\"02\",\"source\":\"visit\",\"summary\":\"楼上漏水\",\"parties\":[{\"side\":\"applicant\","
              "\"name\":\"仇小兰\"},{\"side\":\"respondent\",\"name\":\"单立新\"}]}");
  g_autoptr (GVariant) mediators = test_parse ("{\"mediators\":[\"lin-suzhen\"]}");
  g_autoptr (HslFact)  now = (HslFact *) hsl_store_register_case (store, input, error);

  if (now == NULL)
    return FALSE;
  say (now->uid, now->version);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      HslCase *next = hsl_store_act (store, now->uid, actions[i], i < 2 ? mediators : NULL, error);

      if (next == NULL)
        return FALSE;
      hsl_fact_unref (now);
      now = (HslFact *) next;
      say (now->uid, now->version);
    }
  return TRUE;
}

static int
drive (int   argc,
       char *argv[])
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (HslStore) store = hsl_store_open (argv[2], &error);
  struct rlimit        limit;

  if (store == NULL || !hsl_store_unlock (store, TEST_ACCOUNT, TEST_PASSWORD, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      return 2;
    }
  if (argc > 3)
    {
      signal (SIGXFSZ, SIG_IGN);
      limit.rlim_cur = limit.rlim_max = strtoul (argv[3], NULL, 10);
      if (setrlimit (RLIMIT_FSIZE, &limit) != 0)
        return 2;
    }
  printf ("ready 0\n");
  fflush (stdout);
  while (do_one_case (store, &error))
    ;
  fprintf (stderr, "%s\n", error->message);
  printf ("failed 0\n");
  return 1;
}

/* --- the test --- */

static GPid
spawn (char *path,
       char *bytes,
       int  *out_pipe)
{
  char              *arguments[] = { (char *) program, (char *) "--drive", path, bytes, NULL };
  g_autoptr (GError) error = NULL;
  GPid               pid;

  g_spawn_async_with_pipes (NULL, arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL,
                            NULL, NULL, &pid,
                            NULL, out_pipe, NULL, &error);
  g_assert_no_error (error);
  return pid;
}

/* Remembers the newest version acknowledged for each case; a half line was not acknowledged. */
static gboolean
note_line (GHashTable *versions,
           char       *line)
{
  gsize  length = strlen (line);
  char **words;

  if (length == 0 || line[length - 1] != '\n')
    return FALSE;
  words = g_strsplit (g_strchomp (line), " ", 2);
  if (!g_str_equal (words[0], "ready") && !g_str_equal (words[0], "failed"))
    g_hash_table_insert (versions, g_strdup (words[0]), g_strdup (words[1]));
  g_strfreev (words);
  return TRUE;
}

static void
assert_all_there (HslStore   *store,
                  GHashTable *versions)
{
  GHashTableIter iter;
  gpointer       uid, version;

  g_hash_table_iter_init (&iter, versions);
  while (g_hash_table_iter_next (&iter, &uid, &version))
    {
      g_autoptr (GError)  error = NULL;
      g_autoptr (HslFact) fact = (HslFact *) hsl_store_load_case (store, uid, &error);

      g_assert_no_error (error);
      /* One more may have been written and not yet acknowledged. */
      g_assert_cmpint (fact->version, >=, g_ascii_strtoll (version, NULL, 10));
      g_assert_cmpint (fact->version, <=, g_ascii_strtoll (version, NULL, 10) + 1);
    }
}

/* Kills the driven program at some moment after its @last th line; returns how many lines there were. */
static guint
kill_once (char       *path,
           guint       last,
           GHashTable *versions)
{
  int   pipe;
  GPid  pid = spawn (path, NULL, &pipe);
  FILE *output = fdopen (pipe, "r");
  char  line[256];
  guint n_lines = 0;

  for (guint i = 0; i < last && fgets (line, sizeof line, output) != NULL; i++)
    n_lines += note_line (versions, line);
  /* The next write has begun, or is about to: anything between is hit in so many rounds. */
  for (int spin = g_test_rand_int_range (0, 2000000); spin > 0; spin--)
    __asm__ volatile("");
  kill (pid, SIGKILL);
  while (fgets (line, sizeof line, output) != NULL)
    n_lines += note_line (versions, line);
  waitpid (pid, NULL, 0);
  g_spawn_close_pid (pid);
  fclose (output);
  return n_lines;
}

static guint
read_number (const char *name,
             guint       otherwise)
{
  const char *text = g_getenv (name);

  return text != NULL ? (guint) strtoul (text, NULL, 10) : otherwise;
}

static void
test_killed (TestStore    *self,
             gconstpointer data)
{
  g_autoptr (GHashTable) versions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char       *first = NULL;
  gsize                  length;
  guint                  n = read_number ("HSL_KILLS", N_KILLS);
  guint                  n_lines = 0, n_cases = 0;

  hsl_store_close (self->store);
  g_assert_true (g_file_get_contents (self->uri, &first, &length, NULL));
  for (guint round = 0; round < n; round++)
    {
      if (round % KILLS_A_DAY == 0)
        {
          n_cases += g_hash_table_size (versions);
          g_hash_table_remove_all (versions);
          g_assert_true (g_file_set_contents (self->uri, first, (gssize) length, NULL));
        }
      n_lines += kill_once (self->uri, (guint) g_test_rand_int_range (0, 12), versions);
      test_store_reopen (self);
      assert_all_there (self->store, versions);
      test_assert_clean (self->store);
      hsl_store_close (self->store);
    }
  n_cases += g_hash_table_size (versions);
  g_test_message ("%u kills, %u acknowledged, %u cases", n, n_lines, n_cases);
  g_assert_cmpuint (n_cases, >, n / 2);
}

static void
test_full_disk (TestStore    *self,
                gconstpointer data)
{
  static const guint kilobytes[] = { 400, 460, 520, 700, 900 };

  hsl_store_close (self->store);
  for (guint i = 0; i < G_N_ELEMENTS (kilobytes); i++)
    {
      g_autoptr (GHashTable) versions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_autofree char       *bytes = g_strdup_printf ("%u", kilobytes[i] * 1024);
      gboolean               failed = FALSE;
      char                   line[256];
      int                    pipe, status;
      GPid                   pid = spawn (self->uri, bytes, &pipe);
      FILE                  *output = fdopen (pipe, "r");

      while (fgets (line, sizeof line, output) != NULL)
        {
          failed = failed || g_str_has_prefix (line, "failed");
          note_line (versions, line);
        }
      fclose (output);
      waitpid (pid, &status, 0);
      g_spawn_close_pid (pid);
      /* It said that it failed, and did not crash. */
      g_assert_true (WIFEXITED (status));
      g_assert_true (failed);

      test_store_reopen (self);
      assert_all_there (self->store, versions);
      test_assert_clean (self->store);
      hsl_store_close (self->store);
    }
}

/* Two programs on one store: both write, nobody loses anything, and each sees the people of the other. */
static void
test_two_programs (TestStore    *self,
                   gconstpointer data)
{
  g_autoptr (HslStore)  other = NULL;
  g_autoptr (HslFact)   mine = (HslFact *) test_store_play (self->store, "settled-by-talk", 1);
  g_autoptr (HslFact)   theirs = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError)    error = NULL;
  const HslParty       *party;

  other = hsl_store_open (self->uri, &error);
  g_assert_no_error (error);
  hsl_store_unlock (other, TEST_ACCOUNT, TEST_PASSWORD, &error);
  g_assert_no_error (error);
  theirs = (HslFact *) test_store_play (other, "no-agreement", 3);
  hsl_fact_unref (test_store_play (self->store, "market-stalls", 3));
  hsl_fact_unref (test_store_play (other, "settled-by-talk", 3));

  party = g_ptr_array_index (((HslCase *) theirs)->parties, 0);
  hits = hsl_store_search (self->store, party->name, 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpstr (((HslSearchHit *) g_ptr_array_index (hits, 0))->case_uid, ==, theirs->uid);
  g_assert_cmpint (hsl_store_count_cases (self->store, &(HslCaseQuery){ 0 }, NULL), ==, 4);
  test_assert_clean (self->store);
  test_assert_clean (other);
}

static void
test_backup (TestStore    *self,
             gconstpointer data)
{
  g_autofree char     *path = g_build_filename (self->folder, "copy.hsl", NULL);
  g_autoptr (HslFact)  written = (HslFact *) test_store_play (self->store, "market-stalls", ALL_STEPS);
  g_autoptr (HslFact)  read = NULL;
  g_autoptr (HslStore) copy = NULL;
  g_autoptr (GError)   error = NULL;

  hsl_store_backup (self->store, path, &error);
  g_assert_no_error (error);
  g_assert_false (hsl_store_backup (self->store, path, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_EXISTS);
  g_clear_error (&error);

  copy = hsl_store_open (path, &error);
  g_assert_no_error (error);
  hsl_store_unlock (copy, TEST_ACCOUNT, TEST_PASSWORD, &error);
  g_assert_no_error (error);
  read = (HslFact *) hsl_store_load_case (copy, written->uid, &error);
  g_assert_no_error (error);
  g_assert_true (hsl_fact_equal (written, read));
  test_assert_clean (copy);
}

static void
assert_refused (const char *path,
                int         code)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (HslStore) store = hsl_store_open (path, &error);

  g_assert_null (store);
  g_assert_error (error, HSL_STORE_ERROR, code);
}

static void
test_other_files (TestStore    *self,
                  gconstpointer data)
{
  g_autofree char *text = g_build_filename (self->folder, "letter.txt", NULL);
  g_autofree char *missing = g_build_filename (self->folder, "missing.hsl", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize            length, length_after;

  g_assert_true (g_file_set_contents (text, "尊敬的同志：", -1, NULL));
  assert_refused (text, HSL_STORE_ERROR_FOREIGN);
  assert_refused (missing, HSL_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));

  hsl_store_close (self->store);
  test_execute (self->store, "PRAGMA user_version = 9999");
  test_execute (self->store, "PRAGMA wal_checkpoint (TRUNCATE)");
  g_assert_true (g_file_get_contents (self->uri, &before, &length, NULL));
  assert_refused (self->uri, HSL_STORE_ERROR_TOO_NEW);
  g_assert_true (g_file_get_contents (self->uri, &after, &length_after, NULL));
  g_assert_cmpmem (before, length, after, length_after);
}

int
main (int   argc,
      char *argv[])
{
  program = argv[0];
  if (argc > 2 && g_str_equal (argv[1], "--drive"))
    return drive (argc, argv);

  g_test_init (&argc, &argv, NULL);
  add_store_test ("/store/durability/killed", test_killed);
  add_store_test ("/store/durability/full-disk", test_full_disk);
  add_store_test ("/store/durability/two-programs", test_two_programs);
  add_store_test ("/store/durability/backup", test_backup);
  add_store_test ("/store/durability/other-files", test_other_files);
  return g_test_run ();
}
