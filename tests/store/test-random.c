/* test-random.c: random deeds through the store: what is stored is what the facts say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-store.h"

#include "hsl-case-clocks.h"
#include "random-deeds.h"

#define N_CASES 8
#define N_DEEDS 30

static HslCase *
random_case (HslStore *store)
{
  g_autoptr (GVariant) input = test_parse (
      g_test_rand_bit ()
          ? "{\"type\":\"02\",\"source\":\"visit\",\"parties\":[{\"side\":\"applicant\",\"name\":\"甲\"},"
            "{\"side\":\"respondent\",\"name\":\"乙\"},{\"side\":\"respondent\",\"name\":\"丙\","
            "\"presence\":\"absent\"}]}"
          : "{\"type\":\"02\",\"source\":\"call-110\",\"track\":\"police\",\"parties\":["
            "{\"side\":\"applicant\",\"name\":\"甲\"},{\"side\":\"respondent\",\"name\":\"乙\"}]}");
  g_autoptr (GError) error = NULL;
  HslCase           *made = hsl_store_register_case (store, input, &error);

  g_assert_no_error (error);
  return made;
}

/* The row of the list, without opening the case, says the same as the case. */
static void
assert_listed (HslStore      *store,
               const HslCase *self)
{
  g_autoptr (GPtrArray) rows = NULL;
  HslCaseQuery          query = { .order = HSL_CASE_ORDER_NEWEST };
  HslState              state;

  g_assert_true (hsl_state_from_code (self->state, &state));
  query.states = HSL_STATE_BIT (state);
  rows = hsl_store_list_cases (store, &query, 0, 1000, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      const HslCaseRow *row = g_ptr_array_index (rows, i);

      if (!g_str_equal (row->uid, self->fact.uid))
        continue;
      g_assert_cmpstr (row->number, ==, self->number);
      g_assert_cmpint (row->ended_on, ==, self->ended_on);
      g_assert_cmpint (row->agreed_fen, ==, self->agreed_fen);
      return;
    }
  g_assert_not_reached ();
}

static void
assert_stored (HslStore         *store,
               HslCase          *self,
               const HslContext *context)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (HslFact) read = (HslFact *) hsl_store_load_case (store, self->fact.uid, &error);
  g_autoptr (HslFact) derived = NULL;
  const HslAction    *next = hsl_case_get_next_step (self, context);

  g_assert_no_error (error);
  g_assert_true (hsl_fact_equal (self, read));
  derived = hsl_fact_copy (read);
  hsl_case_derive ((HslCase *) derived);
  g_assert_true (hsl_fact_equal (read, derived));
  g_assert_true ((next == NULL) == (hsl_case_get_state (self) == HSL_STATE_ARCHIVED));
  assert_listed (store, self);
}

static const HslCase *
do_one (HslStore   *store,
        HslFact   **fact,
        HslContext *context)
{
  const HslAction     *action = choose_action (context, (HslCase *) *fact);
  g_autoptr (GVariant) suggested = NULL;
  g_autoptr (GVariant) input = NULL;
  g_autoptr (GError)   error = NULL;
  HslCase             *after;

  if (action == NULL)
    return NULL;
  suggested = g_variant_ref_sink (hsl_action_suggest (action, (HslCase *) *fact, context));
  input = g_variant_ref_sink (random_fact (context, (HslCase *) *fact, action->input, suggested));
  after = hsl_store_act (store, (*fact)->uid, action->id, input, &error);
  g_assert_true ((after == NULL) == (error != NULL));
  if (after == NULL)
    {
      g_assert_true (error->domain == HSL_CORE_ERROR);
      assert_stored (store, (HslCase *) *fact, context);
      return NULL;
    }
  hsl_fact_unref (*fact);
  *fact = (HslFact *) after;
  assert_stored (store, after, context);
  return after;
}

static guint
live_one_case (HslStore *store)
{
  HslMinute           now = hsl_minute_from_iso ("2026-01-05T09:00");
  g_autoptr (HslFact) fact = NULL;
  guint               done = 0;

  hsl_store_set_now (store, now, NULL);
  fact = (HslFact *) random_case (store);
  for (guint i = 0; i < N_DEEDS; i++)
    {
      HslContext context;

      now += g_test_rand_int_range (1, 3 * HSL_MINUTES_PER_DAY);
      hsl_store_set_now (store, now, NULL);
      hsl_store_init_context (store, &context);
      done += do_one (store, &fact, &context) != NULL;
      hsl_store_clear_context (&context);
    }
  return done;
}

static void
test_random_deeds (TestStore    *self,
                   gconstpointer data)
{
  guint done = 0;

  for (guint i = 0; i < N_CASES; i++)
    done += live_one_case (self->store);
  g_test_message ("%u deeds were done", done);
  g_assert_cmpuint (done, >, N_CASES * 3);
  test_assert_clean (self->store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_store_test ("/store/random-deeds", test_random_deeds);
  return g_test_run ();
}
