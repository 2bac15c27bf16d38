/* test-life.c: the whole life of cases through the store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-store.h"

#include <string.h>

static void
test_market_stalls (TestStore    *self,
                    gconstpointer data)
{
  g_autoptr (HslFact) written = (HslFact *) test_store_play (self->store, "market-stalls", ALL_STEPS);
  g_autoptr (HslFact) read = NULL;
  g_autoptr (GError)  error = NULL;
  const HslCase      *opened;

  test_store_reopen (self);
  read = (HslFact *) hsl_store_load_case (self->store, written->uid, &error);
  g_assert_no_error (error);
  g_assert_true (hsl_fact_equal (written, read));
  opened = (const HslCase *) read;
  g_assert_cmpstr (opened->number, ==, "（2026）榕湖人调字第18号");
  g_assert_cmpstr (opened->state, ==, "archived");
  g_assert_cmpuint (opened->parties->len, >=, 9);
  g_assert_nonnull (((HslParty *) g_ptr_array_index (opened->parties, 0))->person);
  test_assert_clean (self->store);
}

static void
test_every_case (TestStore    *self,
                 gconstpointer data)
{
  gint64             counts[HSL_N_STATES];
  HslCaseQuery       all = { 0 };
  g_autoptr (GError) error = NULL;

  test_store_play_all (self->store);
  test_assert_clean (self->store);
  g_assert_cmpint (hsl_store_count_cases (self->store, &all, &error), ==, 5);
  hsl_store_count_by_state (self->store, counts, &error);
  g_assert_no_error (error);
  g_assert_cmpint (counts[HSL_STATE_ARCHIVED], >=, 1);
}

static void
test_number_of_any_width (TestStore    *self,
                          gconstpointer data)
{
  static const char *const ways[] = { "（2026）榕湖人调字第18号", "(2026)榕湖人调字第18号", "〔2026〕榕湖人调字第１８号",
                                      " [2026] 榕湖人调字第18号 " };
  g_autoptr (HslFact)      written = (HslFact *) test_store_play (self->store, "market-stalls", 3);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (GError)  error = NULL;
      g_autoptr (HslFact) found = (HslFact *) hsl_store_load_case (self->store, ways[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (found->uid, ==, written->uid);
    }
}

static void
test_unknown_case (TestStore    *self,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hsl_store_load_case (self->store, "（2026）榕湖人调字第77号", &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND);
}

static gint64
count_rows (HslStore *store)
{
  g_autofree char   *head = NULL;
  g_autoptr (GError) error = NULL;

  head = hsl_store_dup_head (store, &error);
  g_assert_no_error (error);
  return g_ascii_strtoll (head, NULL, 10);
}

static void
test_bad_input_writes_nothing (TestStore    *self,
                               gconstpointer data)
{
  static const struct
  {
    const char *json;
    const char *path;
  } inputs[] = {
    { "{\"type\":\"02\",\"source\":\"visit\",\"color\":\"red\"}", "color" },
    { "{\"type\":\"02\",\"source\":\"visit\",\"claimed_fen\":\"many\"}", "claimed_fen" },
    { "{\"type\":\"zz\",\"source\":\"visit\",\"parties\":[{\"side\":\"applicant\",\"name\":\"甲\"}]}",
      "type" },
    { "{\"type\":\"02\",\"source\":\"visit\",\"parties\":["
      "{\"side\":\"applicant\",\"name\":\"甲\",\"uid\":\"p\"},"
      "{\"side\":\"respondent\",\"name\":\"乙\",\"uid\":\"p\"}]}",
      "parties[1]" },
  };
  gint64       before = count_rows (self->store);
  HslCaseQuery all = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      g_autoptr (GVariant) input = test_parse (inputs[i].json);
      g_autoptr (GError)   error = NULL;

      g_assert_null (hsl_store_register_case (self->store, input, &error));
      g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD);
      g_assert_true (g_str_has_prefix (error->message, inputs[i].path));
    }
  g_assert_cmpint (count_rows (self->store), ==, before);
  g_assert_cmpint (hsl_store_count_cases (self->store, &all, NULL), ==, 0);
}

static void
test_refused_action_gives_no_number (TestStore    *self,
                                     gconstpointer data)
{
  g_autoptr (HslFact)  first = (HslFact *) test_store_play (self->store, "settled-by-talk", 1);
  g_autoptr (GVariant) bad = test_parse ("{\"mediators\":[\"nobody\"]}");
  g_autoptr (GVariant) good = NULL;
  g_autoptr (GError)   error = NULL;
  g_autoptr (HslFact)  accepted = NULL;

  g_assert_null (hsl_store_act (self->store, first->uid, "accept", bad, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  good = test_parse ("{\"mediators\":[\"lin-suzhen\"]}");
  accepted = (HslFact *) hsl_store_act (self->store, first->uid, "accept", good, &error);
  g_assert_no_error (error);
  g_assert_cmpint (((HslCase *) accepted)->number_n, ==, 18);
  test_assert_clean (self->store);
}

static void
test_claimed_number (TestStore    *self,
                     gconstpointer data)
{
  g_autoptr (GVariant) input = test_parse ("{\"mediators\":[\"lin-suzhen\"],\"number\":18}");
  const char *const    cases[] = { "settled-by-talk", "no-agreement", "market-stalls" };
  g_autoptr (GError)   error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HslFact)  clue = (HslFact *) test_store_play (self->store, cases[i], 1);
      g_autoptr (GVariant) own = test_parse ("{\"mediators\":[\"lin-suzhen\"]}");
      g_autoptr (HslFact)  accepted = NULL;

      accepted = (HslFact *) hsl_store_act (self->store, clue->uid, "accept", i == 0 ? input : own, &error);
      g_assert_no_error (error);
      g_assert_cmpint (((HslCase *) accepted)->number_n, ==, 18 + i);
      if (i == 1)
        {
          g_autoptr (HslFact) third = (HslFact *) test_store_play (self->store, "settled-by-talk", 1);

          g_assert_null (hsl_store_act (self->store, third->uid, "accept", input, &error));
          g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD);
          g_clear_error (&error);
        }
    }
  test_assert_clean (self->store);
}

/* A computer that lost its battery takes it to be years ago. Reading goes on; a number waits. */
static void
test_system_clock_behind (TestStore    *self,
                          gconstpointer data)
{
  g_autoptr (HslFact)  clue = (HslFact *) test_store_play (self->store, "settled-by-talk", 1);
  g_autoptr (GVariant) accept = test_parse ("{\"mediators\":[\"lin-suzhen\"]}");
  g_autoptr (HslFact)  still = NULL;
  g_autoptr (GError)   error = NULL;

  test_execute (self->store,
                "INSERT INTO activity SELECT seq + 1, NULL, 'later', 0, kind, at, channel, direction, party,"
                " worker, subject, action, account, '2199-01-01T00:00:00Z', writes,"
                " sealed, commitment,"
                " hash, signature, NULL FROM activity WHERE seq = (SELECT max (seq) FROM activity)");
  g_assert_null (hsl_store_act (self->store, clue->uid, "accept", accept, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "2199-01-01"));
  g_clear_error (&error);
  still = (HslFact *) hsl_store_load_case (self->store, clue->uid, &error);
  g_assert_no_error (error);
  g_assert_true (hsl_fact_equal (clue, still));
}

static void
on_changed_cb (HslStore   *store,
               const char *case_uid,
               gpointer    data)
{
  g_ptr_array_add (data, g_strdup (case_uid != NULL ? case_uid : "station"));
}

static void
test_changed_signal (TestStore    *self,
                     gconstpointer data)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HslFact)   clue = NULL;

  g_signal_connect (self->store, "changed", G_CALLBACK (on_changed_cb), told);
  clue = (HslFact *) test_store_play (self->store, "settled-by-talk", 1);
  while (told->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (g_ptr_array_index (told, 0), ==, clue->uid);
  g_signal_handlers_disconnect_by_func (self->store, on_changed_cb, told);
}

typedef struct
{
  GMainLoop *loop;
  HslCase   *result;
  GError    *error;
} Async;

static gpointer
load_first (HslStore     *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  return hsl_store_load_case (store, data, error);
}

static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Async *async = user_data;

  async->result = hsl_store_run_finish (HSL_STORE (source), result, &async->error);
  g_main_loop_quit (async->loop);
}

static void
test_run_async (TestStore    *self,
                gconstpointer data)
{
  g_autoptr (HslFact) clue = (HslFact *) test_store_play (self->store, "settled-by-talk", 1);
  Async               async = { g_main_loop_new (NULL, FALSE) };

  hsl_store_run_async (self->store, load_first, g_strdup (clue->uid), g_free, hsl_fact_unref, NULL,
                       on_loaded_cb, &async);
  g_main_loop_run (async.loop);
  g_assert_no_error (async.error);
  g_assert_true (hsl_fact_equal (clue, async.result));
  hsl_fact_unref (async.result);

  hsl_store_run_async (self->store, load_first, g_strdup ("nothing"), g_free, hsl_fact_unref, NULL,
                       on_loaded_cb, &async);
  g_main_loop_run (async.loop);
  g_assert_null (async.result);
  g_assert_error (async.error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&async.error);
  g_main_loop_unref (async.loop);
}

static void
test_bulk (TestStore    *self,
           gconstpointer data)
{
  HslCaseQuery       all = { 0 };
  g_autoptr (GError) error = NULL;

  hsl_store_bulk_begin (self->store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (GVariant) wrong = test_parse ("{\"type\":\"none\"}");

      hsl_fact_unref (test_store_play (self->store, "settled-by-talk", ALL_STEPS));
      g_assert_null (hsl_store_register_case (self->store, wrong, NULL));
    }
  hsl_store_bulk_end (self->store, &error);
  g_assert_no_error (error);
  test_store_reopen (self);
  g_assert_cmpint (hsl_store_count_cases (self->store, &all, NULL), ==, 5);
  test_assert_clean (self->store);
}

static void
test_station_conflict (TestStore    *self,
                       gconstpointer data)
{
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (self->store);
  HslWorker               *mine = hsl_fact_copy (hsl_directory_find (directory, &hsl_worker_noun, "he-min"));
  HslWorker               *other = hsl_fact_copy (mine);
  g_autoptr (HslFact)      mine_owner = &mine->fact;
  g_autoptr (HslFact)      other_owner = &other->fact;
  g_autoptr (GError)       error = NULL;

  g_free (mine->duty);
  mine->duty = g_strdup ("副主任");
  hsl_store_put (self->store, mine, &error);
  g_assert_no_error (error);
  g_assert_false (hsl_store_put (self->store, other, &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CONFLICT);
  g_clear_error (&error);

  /* Somebody whom a case names stays. */
  hsl_fact_unref (test_store_play (self->store, "market-stalls", 5));
  g_assert_false (hsl_store_remove (self->store,
                                    (gpointer) hsl_directory_find (directory, &hsl_worker_noun,
                                                                   "lin-suzhen"),
                                    &error));
  g_assert_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CONSTRAINT);
  test_assert_clean (self->store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_store_test ("/store/life/market-stalls", test_market_stalls);
  add_store_test ("/store/life/every-case", test_every_case);
  add_store_test ("/store/life/number-of-any-width", test_number_of_any_width);
  add_store_test ("/store/life/unknown-case", test_unknown_case);
  add_store_test ("/store/life/bad-input-writes-nothing", test_bad_input_writes_nothing);
  add_store_test ("/store/life/refused-action-gives-no-number", test_refused_action_gives_no_number);
  add_store_test ("/store/life/claimed-number", test_claimed_number);
  add_store_test ("/store/life/system-clock-behind", test_system_clock_behind);
  add_store_test ("/store/life/changed-signal", test_changed_signal);
  add_store_test ("/store/life/run-async", test_run_async);
  add_store_test ("/store/life/bulk", test_bulk);
  add_store_test ("/store/life/station-conflict", test_station_conflict);
  return g_test_run ();
}
