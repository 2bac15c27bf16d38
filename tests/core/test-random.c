/* test-random.c: random deeds on random cases never lead to a state that lies or a dead end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "random-deeds.h"
#include "test-case.h"

#define N_CASES 150
#define N_DEEDS 40

typedef TestStation Fixture;

static void
assert_sound (TestStation *station,
              HslCase     *self)
{
  g_autoptr (HslFact)   again = hsl_fact_copy (self);
  g_autoptr (GPtrArray) clocks = hsl_case_get_clocks (self, &station->context);
  const HslAction      *next = hsl_case_get_next_step (self, &station->context);
  HslState              state = hsl_case_get_state (self);

  hsl_case_derive ((HslCase *) again);
  g_assert_true (hsl_fact_equal (self, again));
  g_assert_true ((next == NULL) == (state == HSL_STATE_ARCHIVED));
  g_assert_cmpint (self->paid_fen, >=, 0);
  for (guint i = 0; i < clocks->len; i++)
    g_assert_cmpuint (((HslClock *) g_ptr_array_index (clocks, i))->due, !=, HSL_DAY_NONE);
}

static HslCase *
random_case (TestStation *station)
{
  g_autoptr (GVariant) input = test_parse_json (
      g_test_rand_bit ()
          ? "{\"type\":\"02\",\"source\":\"visit\",\"parties\":[{\"side\":\"applicant\",\"name\":\"甲\"},"
            "{\"side\":\"respondent\",\"name\":\"乙\"},{\"side\":\"respondent\",\"name\":\"丙\",\"presence\":"
            "\"absent\"}]}"
          : "{\"type\":\"02\",\"source\":\"call-110\",\"track\":\"police\",\"parties\":[{\"side\":"
            "\"applicant\","
            "\"name\":\"甲\"},{\"side\":\"respondent\",\"name\":\"乙\"}]}");
  g_autoptr (GError) error = NULL;
  HslCase           *self = hsl_case_register (input, &station->context, &error);

  g_assert_no_error (error);
  return self;
}

static guint
live_one_case (TestStation *station)
{
  g_autoptr (HslFact) fact = (HslFact *) random_case (station);
  guint               done = 0;

  for (guint i = 0; i < N_DEEDS; i++)
    {
      const HslAction     *action = choose_action (&station->context, (HslCase *) fact);
      g_autoptr (GVariant) suggested = NULL;
      g_autoptr (GVariant) input = NULL;
      g_autoptr (HslFact)  before = NULL;
      g_autoptr (GError)   error = NULL;
      HslCase             *after;

      station->context.now += g_test_rand_int_range (1, 3 * HSL_MINUTES_PER_DAY);
      if (action == NULL)
        break;
      before = hsl_fact_copy (fact);
      suggested = g_variant_ref_sink (hsl_action_suggest (action, (HslCase *) fact, &station->context));
      input = g_variant_ref_sink (random_fact (&station->context, (HslCase *) fact, action->input,
                                               suggested));
      after = hsl_action_do (action, (HslCase *) fact, input, &station->context, &error);
      g_assert_true (hsl_fact_equal (fact, before));
      g_assert_true ((after == NULL) == (error != NULL));
      if (after == NULL)
        continue;
      hsl_fact_unref (fact);
      fact = (HslFact *) after;
      assert_sound (station, after);
      done++;
    }
  return done;
}

static void
test_random_deeds (Fixture      *fixture,
                   gconstpointer data)
{
  guint done = 0;

  for (guint i = 0; i < N_CASES; i++)
    {
      fixture->context.now = hsl_minute_from_iso ("2026-01-05T09:00");
      done += live_one_case (fixture);
    }
  g_test_message ("%u deeds were done", done);
  g_assert_cmpuint (done, >, N_CASES * 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/core/random-deeds", Fixture, NULL, test_station_set_up, test_random_deeds,
              test_station_tear_down);
  return g_test_run ();
}
