/* test-db-thread.c: work on the thread of the database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "folder.h"

#include "hsl-db-thread.h"

#include <string.h>

#define CREATE_TABLE "CREATE TABLE t (n INTEGER PRIMARY KEY)"
#define ENDLESS      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max (i) FROM n"

static HslDbThread *
new_thread (void)
{
  g_autoptr (GError) error = NULL;
  HslDbThread       *thread = hsl_db_thread_new (":memory:", HSL_DB_CREATE, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (hsl_db_thread_run (thread, run_sql, (gpointer) CREATE_TABLE, NULL, NULL));
  return thread;
}

static gboolean
count_rows (HslDb   *db,
            gpointer out_count,
            GError **error)
{
  return hsl_db_query_number (db, "SELECT count (*) FROM t", out_count, error);
}

static gint64
get_count (HslDbThread *thread)
{
  gint64 count = -1;

  g_assert_true (hsl_db_thread_run (thread, count_rows, &count, NULL, NULL));
  return count;
}

static void
test_opening_fails (Folder       *folder,
                    gconstpointer data)
{
  g_autofree char   *path = folder_file (folder, "none.db");
  g_autoptr (GError) error = NULL;

  g_assert_null (hsl_db_thread_new (path, HSL_DB_EXISTING, NULL, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND);
}

static gboolean
run_inside (HslDb   *db,
            gpointer data,
            GError **error)
{
  HslDbThread *thread = data;

  g_assert_true (hsl_db_thread_is_current (thread));
  return hsl_db_thread_run (thread, insert_row, GINT_TO_POINTER (1), NULL, error);
}

static void
test_sync (void)
{
  HslDbThread       *thread = new_thread ();
  g_autoptr (GError) error = NULL;

  g_assert_false (hsl_db_thread_is_current (thread));
  g_assert_true (hsl_db_thread_run (thread, run_inside, thread, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_count (thread), ==, 1);
  g_assert_false (hsl_db_thread_run (thread, insert_row, GINT_TO_POINTER (1), NULL, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CONSTRAINT);
  g_assert_finalize_object (thread);
}

typedef struct
{
  GMainLoop *loop;
  gboolean   done;
  GError    *error;
  guint      freed;
  gint64     count;
} Result;

static void
on_run_finished_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  Result *self = user_data;

  g_assert_false (hsl_db_thread_is_current (HSL_DB_THREAD (source)));
  self->done = hsl_db_thread_run_finish (HSL_DB_THREAD (source), result, &self->error);
  g_main_loop_quit (self->loop);
}

static void
test_async (void)
{
  HslDbThread *thread = new_thread ();
  Result       result = { g_main_loop_new (NULL, FALSE) };

  hsl_db_thread_run_async (thread, insert_row, GINT_TO_POINTER (1), NULL, NULL, NULL, NULL);
  hsl_db_thread_run_async (thread, count_rows, &result.count, NULL, NULL, on_run_finished_cb, &result);
  g_main_loop_run (result.loop);
  g_assert_no_error (result.error);
  g_assert_true (result.done);
  g_assert_cmpint (result.count, ==, 1);

  hsl_db_thread_run_async (thread, insert_row, GINT_TO_POINTER (1), NULL, NULL, on_run_finished_cb, &result);
  g_main_loop_run (result.loop);
  g_assert_error (result.error, HSL_STORE_ERROR, HSL_STORE_ERROR_CONSTRAINT);

  g_error_free (result.error);
  g_main_loop_unref (result.loop);
  hsl_db_thread_close (thread);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (thread);
}

static gboolean
run_endless (HslDb   *db,
             gpointer data,
             GError **error)
{
  gint64 number;

  g_atomic_int_set ((int *) data, 1);
  return hsl_db_query_number (db, ENDLESS, &number, error);
}

/* A running query stops; one that waits behind it does not even begin; the next is not affected. */
static void
test_cancel (void)
{
  HslDbThread             *thread = new_thread ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;
  Result                   result = { g_main_loop_new (NULL, FALSE) };
  int                      running = 0;

  hsl_db_thread_run_async (thread, run_endless, &running, NULL, cancellable, on_run_finished_cb, &result);
  while (!g_atomic_int_get (&running))
    g_thread_yield ();
  hsl_db_thread_run_async (thread, insert_row, GINT_TO_POINTER (1), NULL, cancellable, NULL, NULL);
  g_cancellable_cancel (cancellable);
  g_main_loop_run (result.loop);
  g_assert_error (result.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_assert_cmpint (get_count (thread), ==, 0);
  g_assert_false (hsl_db_thread_run (thread, insert_row, GINT_TO_POINTER (1), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_error_free (result.error);
  g_main_loop_unref (result.loop);
  hsl_db_thread_close (thread);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (thread);
}

static void
test_closed (void)
{
  HslDbThread       *thread = new_thread ();
  g_autoptr (GError) error = NULL;
  Result             result = { g_main_loop_new (NULL, FALSE) };

  hsl_db_thread_close (thread);
  hsl_db_thread_close (thread);
  g_assert_false (hsl_db_thread_run (thread, insert_row, GINT_TO_POINTER (1), NULL, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FAILED);
  hsl_db_thread_run_async (thread, insert_row, GINT_TO_POINTER (1), NULL, NULL, on_run_finished_cb, &result);
  g_main_loop_run (result.loop);
  g_assert_error (result.error, HSL_STORE_ERROR, HSL_STORE_ERROR_FAILED);

  g_error_free (result.error);
  g_main_loop_unref (result.loop);
  g_assert_finalize_object (thread);
}

static gboolean
wait_a_little (HslDb   *db,
               gpointer data,
               GError **error)
{
  g_usleep (2000); /* work that takes its time, not a wait for anything */
  return TRUE;
}

static void
note_freed (gpointer data)
{
  g_atomic_int_inc ((int *) data);
}

/* The last reference goes with a job, on the thread itself: nothing waits for itself, nothing leaks. */
static void
test_dropped_while_working (void)
{
  int freed = 0;

  for (int i = 0; i < 50; i++)
    {
      g_autoptr (GMainContext) context = g_main_context_new ();
      HslDbThread             *thread = new_thread ();

      g_main_context_push_thread_default (context);
      hsl_db_thread_run_async (thread, wait_a_little, &freed, note_freed, NULL, NULL, NULL);
      g_object_unref (thread);
      while (g_atomic_int_get (&freed) == i)
        g_main_context_iteration (context, FALSE);
      g_main_context_pop_thread_default (context);
    }
  g_assert_cmpint (freed, ==, 50);
}

#define N_CALLERS 8
#define N_CALLS   200

typedef struct
{
  HslDbThread *thread;
  int          first;
} Caller;

static gboolean
insert_in_transaction (HslDb   *db,
                       gpointer data,
                       GError **error)
{
  return hsl_db_transaction (db, insert_row, data, error);
}

static gpointer
call_often (gpointer data)
{
  Caller *self = data;

  for (int i = 0; i < N_CALLS; i++)
    g_assert_true (hsl_db_thread_run (self->thread, insert_in_transaction, GINT_TO_POINTER (self->first + i),
                                      NULL,
                                      NULL));
  return NULL;
}

static void
test_many_callers (void)
{
  HslDbThread *thread = new_thread ();
  Caller       callers[N_CALLERS];
  GThread     *threads[N_CALLERS];

  for (int i = 0; i < N_CALLERS; i++)
    {
      callers[i] = (Caller){ thread, i * N_CALLS };
      threads[i] = g_thread_new ("caller", call_often, &callers[i]);
    }
  for (int i = 0; i < N_CALLERS; i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (get_count (thread), ==, N_CALLERS * N_CALLS);
  g_assert_finalize_object (thread);
}

/* One thread writes and another reads the same file: each sees whole transactions. */
static void
test_reader (Folder       *folder,
             gconstpointer data)
{
  g_autofree char *path = folder_file (folder, "a.db");
  HslDbThread     *writer = hsl_db_thread_new (path, HSL_DB_CREATE, NULL, NULL);
  HslDbThread     *reader;

  g_assert_true (hsl_db_thread_run (writer, run_sql, (gpointer) CREATE_TABLE, NULL, NULL));
  reader = hsl_db_thread_new (path, HSL_DB_READ_ONLY, NULL, NULL);
  for (int i = 0; i < 100; i++)
    {
      g_assert_true (hsl_db_thread_run (writer, insert_in_transaction, GINT_TO_POINTER (i), NULL, NULL));
      g_assert_cmpint (get_count (reader), ==, i + 1);
    }
  g_assert_finalize_object (reader);
  g_assert_finalize_object (writer);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/store/db-thread/opening-fails", test_opening_fails);
  g_test_add_func ("/store/db-thread/sync", test_sync);
  g_test_add_func ("/store/db-thread/async", test_async);
  g_test_add_func ("/store/db-thread/cancel", test_cancel);
  g_test_add_func ("/store/db-thread/closed", test_closed);
  g_test_add_func ("/store/db-thread/dropped-while-working", test_dropped_while_working);
  g_test_add_func ("/store/db-thread/many-callers", test_many_callers);
  add_test ("/store/db-thread/reader", test_reader);
  return g_test_run ();
}
