/* test-random.c: random deeds on random cases never lead to a state that lies or a dead end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-case.h"

#define N_CASES 150
#define N_DEEDS 40

typedef TestStation Fixture;

static GVariant *
random_code (TestStation    *station,
             const HslField *field)
{
  g_autoptr (GPtrArray) entries = NULL;
  const HslCode        *code;

  if (g_str_equal (field->of, "grid") || g_str_equal (field->of, "area"))
    return g_variant_new_string ("350981001001001");

  entries = hsl_codes_get_entries (station->codes, field->of, hsl_minute_get_day (station->context.now));
  g_assert_cmpuint (entries->len, >, 0);
  code = g_ptr_array_index (entries, g_test_rand_int_range (0, (int) entries->len));
  return g_variant_new_string (code->code);
}

/* The uids a link of @field may name; none when the case has no such fact yet. */
static GPtrArray *
collect_targets (TestStation    *station,
                 const HslCase  *on,
                 const HslField *field)
{
  GPtrArray *uids = g_ptr_array_new ();

  if (g_str_equal (field->of, "worker"))
    for (guint i = 0; i < station->directory->workers->len; i++)
      g_ptr_array_add (uids, ((HslFact *) g_ptr_array_index (station->directory->workers, i))->uid);
  else if (g_str_equal (field->of, "party"))
    for (guint i = 0; i < on->parties->len; i++)
      g_ptr_array_add (uids, ((HslFact *) g_ptr_array_index (on->parties, i))->uid);
  else if (g_str_equal (field->of, "term") || g_str_equal (field->of, "instalment"))
    for (guint a = 0; a < on->agreements->len; a++)
      {
        HslAgreement *agreement = g_ptr_array_index (on->agreements, a);

        for (guint t = 0; t < agreement->terms->len; t++)
          {
            HslTerm *term = g_ptr_array_index (agreement->terms, t);

            g_ptr_array_add (uids, g_str_equal (field->of, "term")
                                       ? term->fact.uid
                                       : ((HslFact *) g_ptr_array_index (term->instalments, 0))->uid);
          }
      }
  return uids;
}

static GVariant *
random_day (TestStation    *station,
            const HslField *field)
{
  HslDay today = hsl_minute_get_day (station->context.now);
  int    offset = (field->flags & HSL_FIELD_PAST) != 0 ? 0 : g_test_rand_int_range (0, 40);

  return g_variant_new_take_string (hsl_day_to_iso (today + (HslDay) offset));
}

static GVariant *
random_fact (TestStation *station, const HslCase *on, const HslNoun *noun, GVariant *suggested);

static GVariant *
random_value (TestStation    *station,
              const HslCase  *on,
              const HslField *field)
{
  g_autoptr (GPtrArray) targets = NULL;
  GVariant             *item;

  switch (field->type)
    {
    case HSL_FIELD_CODE:
      return random_code (station, field);
    case HSL_FIELD_CODES:
      item = random_code (station, field);
      return g_variant_new_array (NULL, &item, 1);
    case HSL_FIELD_LINK:
    case HSL_FIELD_LINKS:
      targets = collect_targets (station, on, field);
      if (targets->len == 0)
        return NULL;
      item =
          g_variant_new_string (g_ptr_array_index (targets, g_test_rand_int_range (0, (int) targets->len)));
      return field->type == HSL_FIELD_LINK ? item : g_variant_new_array (NULL, &item, 1);
    case HSL_FIELD_DAY:
      return random_day (station, field);
    case HSL_FIELD_MINUTE:
      return g_variant_new_take_string (hsl_minute_to_iso (station->context.now));
    case HSL_FIELD_MONEY:
      return g_variant_new_int64 (g_test_rand_int_range (0, 3) * 10000);
    case HSL_FIELD_NUMBER:
      return NULL;
    case HSL_FIELD_FLAG:
      return g_variant_new_boolean (g_test_rand_bit ());
    case HSL_FIELD_LIST:
      item = random_fact (station, on, hsl_noun_find (field->of), NULL);
      return g_variant_new_array (NULL, &item, 1);
    case HSL_FIELD_TEXT:
    default:
      return g_variant_new_string ("说明");
    }
}

/* Required fields and terms always, others now and then. */
static GVariant *
random_fact (TestStation   *station,
             const HslCase *on,
             const HslNoun *noun,
             GVariant      *suggested)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, suggested);
  for (guint i = 0; i < noun->n_fields; i++)
    {
      const HslField *field = &noun->fields[i];
      gboolean        wanted = (field->flags & HSL_FIELD_REQUIRED) != 0 ||
                        g_str_equal (field->name, "terms") ||
                        g_str_equal (field->name, "instalments") || g_test_rand_int_range (0, 10) == 0;
      GVariant *value;

      if (!wanted || (field->flags & HSL_FIELD_DERIVED) != 0 || g_variant_dict_contains (&dict, field->name))
        continue;
      value = random_value (station, on, field);
      if (value != NULL)
        g_variant_dict_insert_value (&dict, field->name, value);
    }
  return g_variant_dict_end (&dict);
}

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

/* What was suggested to the mediator in half of the deeds; otherwise anything that is possible. */
static const HslAction *
choose_action (TestStation *station,
               HslCase     *self)
{
  g_autoptr (GPtrArray) possible = hsl_case_get_actions (self, &station->context);

  if (g_test_rand_bit ())
    return hsl_case_get_next_step (self, &station->context);
  return g_ptr_array_index (possible, g_test_rand_int_range (0, (int) possible->len));
}

static guint
live_one_case (TestStation *station)
{
  g_autoptr (HslFact) fact = (HslFact *) random_case (station);
  guint               done = 0;

  for (guint i = 0; i < N_DEEDS; i++)
    {
      const HslAction     *action = choose_action (station, (HslCase *) fact);
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
      input = g_variant_ref_sink (random_fact (station, (HslCase *) fact, action->input, suggested));
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
