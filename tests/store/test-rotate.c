/* test-rotate.c: other keys, and everything sealed anew
 *
 *   test-rotate --rotate PATH
 *
 * changes the keys of a store and seals it anew until it is killed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-accounts.h"

#include "hsl-store-private.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#define KILLS 12

static guint
reseal_all (HslStore *store)
{
  g_autoptr (GError) error = NULL;
  gboolean           done = FALSE;
  guint              n = 0;

  for (; !done; n++)
    {
      hsl_store_reseal (store, &done, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (n, <, 1000);
    }
  return n;
}

/* How many sealed parts of the file are under a key that is not the current one of its scope. */
static void
assert_all_new (HslStore *store)
{
  static const char *const counts[] = {
    "SELECT count (*) FROM key WHERE kept IS NOT NULL",
    "SELECT count (DISTINCT substr (sealed, 2, 4)) - 1 FROM (SELECT sealed FROM \"case\" UNION ALL SELECT "
    "sealed"
    " FROM party UNION ALL SELECT sealed FROM person UNION ALL SELECT sealed FROM activity WHERE case_uid "
    "IS NOT NULL)",
    "SELECT count (DISTINCT substr (sealed, 2, 4)) - 1 FROM (SELECT sealed FROM worker UNION ALL SELECT "
    "sealed FROM"
    " organisation UNION ALL SELECT sealed FROM area UNION ALL SELECT sealed FROM activity WHERE case_uid "
    "IS NULL)",
    "SELECT count (*) FROM key_wrap WHERE key IN (SELECT id FROM key WHERE retired_at IS NOT NULL)",
    "SELECT count (*) - 2 FROM key WHERE retired_at IS NULL",
  };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *n = test_query (store, counts[i]);

      g_assert_cmpstr (n, ==, "0");
    }
}

static guint
count_hits (HslStore   *store,
            const char *words)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) hits = hsl_store_search (store, words, 50, NULL, &error);

  g_assert_no_error (error);
  return hits->len;
}

static void
test_rotated (TestStore    *self,
              gconstpointer data)
{
  g_autoptr (HslStore) lin = NULL;
  g_autoptr (HslFact)  written = NULL;
  g_autoptr (HslFact)  opened = NULL;
  g_autoptr (GVariant) note =
      test_parse ("{\"kind\":\"note\",\"at\":\"2026-03-19T10:00\",\"text\":\"green kite\"}");
  g_autoptr (GError) error = NULL;
  gint64             done, total;
  guint              n_hits;

  test_store_play_all (self->store);
  written = (HslFact *) test_store_play (self->store, "market-stalls", 6);
  test_add_account (self, "lin", "lin-suzhen", HSL_RIGHT_DISPATCH);
  lin = test_sign_in (self, "lin", OWN_PASSWORD);
  g_assert_true (hsl_store_wait_people (lin, &error));
  n_hits = count_hits (lin, "摊位");
  g_assert_cmpuint (n_hits, >, 0);

  g_assert_true (hsl_store_rotate_keys (self->store, &error));
  g_assert_no_error (error);
  g_assert_false (hsl_store_rotate_keys (self->store, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  test_assert_clean (self->store);
  g_assert_cmpuint (count_hits (self->store, "摊位"), ==, n_hits);
  g_assert_true (hsl_store_get_resealing (self->store, &done, &total, &error));
  g_assert_cmpint (done, ==, 0);
  g_assert_cmpint (total, >, 0);

  /* In the midst of it others read, write and find. */
  g_assert_true (hsl_store_reseal (self->store, &(gboolean){ FALSE }, &error));
  test_store_set_now (lin, "2026-12-20T09:00");
  opened = (HslFact *) hsl_store_act (lin, written->uid, "contact", note, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_hits (lin, "green kite"), ==, 1);
  test_assert_clean (lin);

  g_assert_cmpuint (reseal_all (lin), >, 3);
  assert_all_new (self->store);
  test_assert_clean (self->store);
  g_assert_cmpuint (count_hits (self->store, "摊位"), ==, n_hits);
  g_assert_cmpuint (count_hits (self->store, "green kite"), ==, 1);
  g_assert_true (hsl_store_get_resealing (self->store, &done, &total, &error));
  g_assert_cmpint (total, ==, 0);
  test_sign_out (&lin);

  /* And once more, signed in anew. */
  test_store_reopen (self);
  g_assert_true (hsl_store_rotate_keys (self->store, &error));
  g_assert_no_error (error);
  reseal_all (self->store);
  assert_all_new (self->store);
  lin = test_sign_in (self, "lin", OWN_PASSWORD);
  test_assert_clean (lin);
  test_sign_out (&lin);
}

/* Who was removed has no key of what is written after the change. */
static void
test_removed (TestStore    *self,
              gconstpointer data)
{
  g_autoptr (HslFact)     one = (HslFact *) test_store_play (self->store, "market-stalls", 3);
  g_autoptr (HslStore)    lin = NULL;
  g_autoptr (HslKeyChest) kept = NULL;
  g_autofree char        *id = NULL;
  g_autoptr (GError)      error = NULL;

  test_add_account (self, "lin", "lin-suzhen", HSL_RIGHT_DISPATCH);
  lin = test_sign_in (self, "lin", OWN_PASSWORD);
  kept = hsl_key_chest_copy (lin->chest);
  g_assert_true (hsl_store_remove_account (self->store, "lin", &error));
  g_assert_true (hsl_store_rotate_keys (self->store, &error));
  g_assert_no_error (error);
  reseal_all (self->store);
  id = test_query (self->store, "SELECT id FROM key WHERE scope = 'data' AND retired_at IS NULL");
  g_assert_null (hsl_key_chest_find (kept, (guint32) g_ascii_strtoull (id, NULL, 10)));
  assert_all_new (self->store);
  test_assert_clean (self->store);
  hsl_store_close (lin);
}

static void
test_attachment (TestStore    *self,
                 gconstpointer data)
{
  g_autoptr (HslFact)  one = (HslFact *) test_store_play (self->store, "market-stalls", 3);
  g_autofree char     *raw = g_strnfill (150000, 'x');
  g_autoptr (GBytes)   bytes = g_bytes_new_take (g_steal_pointer (&raw), 150000);
  g_autoptr (GVariant) input = test_parse ("{\"kind\":\"photo\",\"name\":\"a.jpg\"}");
  g_autoptr (HslFact)  attached = NULL;
  g_autoptr (GBytes)   read = NULL;
  const HslFact       *attachment;
  g_autoptr (GError)   error = NULL;

  attached = (HslFact *) hsl_store_attach (self->store, one->uid, input, bytes, &error);
  g_assert_no_error (error);
  attachment = g_ptr_array_index (((HslCase *) attached)->attachments, 0);
  /* As the first release wrote it: the head does not say which key it is. */
  test_execute (self->store, "UPDATE attachment_chunk SET bytes = substr (bytes, 1, 24) WHERE number = 0");
  g_assert_true (hsl_store_rotate_keys (self->store, &error));
  read = hsl_store_read_attachment (self->store, one->uid, attachment->uid, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (read, bytes));
  g_clear_pointer (&read, g_bytes_unref);
  reseal_all (self->store);
  read = hsl_store_read_attachment (self->store, one->uid, attachment->uid, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (read, bytes));
  test_assert_clean (self->store);
}

/* --- killed --- */

static void
rotate_until_killed (const char *path)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (HslStore) store = hsl_store_open (path, &error);
  gboolean             done;

  if (store == NULL || !hsl_store_unlock (store, TEST_ACCOUNT, TEST_PASSWORD, &error))
    g_error ("%s", error->message);
  for (;;)
    {
      if (!hsl_store_reseal (store, &done, &error) || (done && !hsl_store_rotate_keys (store, &error)))
        g_error ("%s", error->message);
    }
}

static gboolean
on_time_over_cb (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

static void
run_and_kill (const char *path,
              guint       milliseconds)
{
  g_autofree char      *self = g_file_read_link ("/proc/self/exe", NULL);
  const char           *argv[] = { self, "--rotate", path, NULL };
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  GPid                  pid;
  int                   status;

  g_assert_true (
      g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL));
  g_timeout_add (milliseconds, on_time_over_cb, loop);
  g_main_loop_run (loop);
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  /* It was still at it. */
  g_assert_true (WIFSIGNALED (status));
  g_spawn_close_pid (pid);
}

static void
test_killed (TestStore    *self,
             gconstpointer data)
{
  gint64 clean = 0;

  test_store_play_all (self->store);
  for (guint i = 0; i < KILLS; i++)
    {
      g_autofree char *kept = NULL;

      hsl_store_close (self->store);
      run_and_kill (self->uri, (guint) g_test_rand_int_range (60, 400));
      test_store_reopen (self);
      test_assert_clean (self->store);
      kept = test_query (self->store, "SELECT count (*) FROM key WHERE kept IS NOT NULL");
      clean += g_str_equal (kept, "0");
    }
  g_test_message ("%d of %d kills were in the midst of it", (int) (KILLS - clean), KILLS);
  reseal_all (self->store);
  assert_all_new (self->store);
  test_assert_clean (self->store);
  g_assert_cmpuint (count_hits (self->store, "摊位"), >, 0);
}

int
main (int   argc,
      char *argv[])
{
  if (argc > 2 && g_str_equal (argv[1], "--rotate"))
    rotate_until_killed (argv[2]);

  g_test_init (&argc, &argv, NULL);
  add_store_test ("/store/rotate/rotated", test_rotated);
  add_store_test ("/store/rotate/removed", test_removed);
  add_store_test ("/store/rotate/attachment", test_attachment);
  add_store_test ("/store/rotate/killed", test_killed);
  return g_test_run ();
}
