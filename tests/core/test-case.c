/* test-case.c: the five cases of the main job, through the domain alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-case.h"

typedef TestStation Fixture;

#define ALL_STEPS 1000

static void
assert_state (const HslCase *self,
              HslState       state)
{
  g_assert_cmpstr (self->state, ==, hsl_state_get_code (state));
}

static void
test_market_stalls (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (HslFact) fact = (HslFact *) test_play (fixture, "market-stalls", ALL_STEPS);
  HslCase            *self = (HslCase *) fact;
  HslAgreement       *agreement = hsl_case_find_live_agreement (self);
  HslTerm            *late = hsl_case_find_term (self, "term-5", NULL);

  assert_state (self, HSL_STATE_ARCHIVED);
  g_assert_cmpstr (self->number, ==, "（2026）榕湖人调字第18号");
  g_assert_cmpuint (agreement->terms->len, ==, 7);
  g_assert_cmpint (agreement->copies, ==, 9);
  g_assert_cmpint (agreement->total_fen, ==, 480000 + 360000 + 1250000 + 875050 + 640000 + 1530000 + 2100000);
  g_assert_cmpint (self->agreed_fen, ==, agreement->total_fen);
  g_assert_cmpint (self->paid_fen, ==, agreement->total_fen);
  g_assert_cmpint (self->sessions_held, ==, 2);

  /* 调结日 is the last of the ticks; 结案日 follows performance. */
  g_assert_cmpint (agreement->effective_on, ==, hsl_day_from_ymd (2026, 3, 17));
  g_assert_cmpint (self->ended_on, ==, hsl_day_from_ymd (2026, 3, 17));
  g_assert_cmpint (self->closed_on, ==, hsl_day_from_ymd (2026, 6, 18));
  g_assert_cmpint (late->performed_on, ==, hsl_day_from_ymd (2026, 4, 20));
  g_assert_cmpint (agreement->performed_on, ==, hsl_day_from_ymd (2026, 6, 15));
  g_assert_cmpstr (self->result, ==, "SW");
}

static void
test_market_stalls_midway (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (HslFact)   before = (HslFact *) test_play (fixture, "market-stalls", 10);
  HslCase              *self = (HslCase *) before;
  g_autoptr (GPtrArray) missing = NULL;

  /* Everybody has signed, the mediator and the seal are missing. */
  assert_state (self, HSL_STATE_AGREED);
  missing = hsl_agreement_get_unsigned (hsl_case_find_live_agreement (self), self);
  g_assert_cmpuint (missing->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (missing, 0), ==, HSL_SIGNATORY_MEDIATOR);
  g_assert_cmpstr (g_ptr_array_index (missing, 1), ==, HSL_SIGNATORY_SEAL);
  g_assert_cmpint (self->ended_on, ==, HSL_DAY_NONE);
}

static GVariant *
new_term_input (const char *creditor,
                gint64      amount,
                gint64      instalment)
{
  g_autofree char *text =
      g_strdup_printf ("{\"kind\":\"written\",\"terms\":[{\"debtor\":\"landlord\",\"creditor\":\"%s\",\"matter\":\"pay\","
                       "\"amount_fen\":%" G_GINT64_FORMAT ",\"instalments\":[{\"due_on\":\"2026-05-01\",\"amount_fen\":%" G_GINT64_FORMAT
                       "}]}]}",
                       creditor, amount, instalment);

  return test_parse_json (text);
}

/* Each bad agreement is refused with the path of the field, and the case is as it was. */
static void
test_bad_terms (Fixture      *fixture,
                gconstpointer data)
{
  static const struct
  {
    const char *creditor;
    gint64      amount;
    gint64      instalment;
    const char *path;
  } cases[] = {
    { "sub-lessor", 100, 100, "terms[0].creditor:" },
    { "nobody", 100, 100, "terms[0].creditor:" },
    { "landlord", 100, 100, "terms[0].creditor:" },
    { "tenant-1", 100, 99, "terms[0].instalments:" },
    { "tenant-1", 0, 0, "terms[0].amount_fen:" },
  };
  g_autoptr (HslFact) fact = (HslFact *) test_play (fixture, "market-stalls", 8);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GVariant) input = new_term_input (cases[i].creditor, cases[i].amount, cases[i].instalment);
      g_autoptr (GError)   error = NULL;

      g_assert_null (hsl_action_do (hsl_action_find ("agree"), (HslCase *) fact, input, &fixture->context, &error));
      g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD);
      g_assert_true (g_str_has_prefix (error->message, cases[i].path));
      g_assert_cmpuint (((HslCase *) fact)->agreements->len, ==, 0);
    }
}

static void
test_police (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (HslFact) fact = (HslFact *) test_play (fixture, "police-mediation", ALL_STEPS);
  HslCase            *self = (HslCase *) fact;

  assert_state (self, HSL_STATE_CLOSED);
  g_assert_cmpint (self->retry_from, ==, hsl_day_from_ymd (2026, 5, 8));
  g_assert_cmpint (self->retried_on, ==, hsl_day_from_ymd (2026, 5, 14));
  g_assert_cmpstr (self->number, ==, "（2026）榕五派治调字第18号");
}

static void
test_police_refusals (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (HslFact)  agreed = (HslFact *) test_play (fixture, "police-mediation", 6);
  g_autoptr (HslFact)  closed = (HslFact *) test_play (fixture, "police-mediation", ALL_STEPS);
  g_autoptr (GVariant) seal = test_parse_json ("{\"signatories\":[\"seal\"]}");
  g_autoptr (GError)   error = NULL;

  fixture->context.now = hsl_minute_from_iso ("2026-05-20T09:00");
  g_assert_null (hsl_action_do (hsl_action_find ("sign"), (HslCase *) agreed, seal, &fixture->context, &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RULE);
  g_clear_error (&error);

  g_assert_false (hsl_action_check (hsl_action_find ("apply-confirmation"), (HslCase *) closed, &fixture->context, &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RULE);
}

/* 程序规定 183: on the 7th working day it may still be held, on the 8th not. Saturday 9 May 2026 is worked. */
static void
test_police_second_session (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (HslFact) fact = (HslFact *) test_play (fixture, "police-mediation", 4);
  g_autoptr (GError)  error = NULL;

  fixture->context.now = hsl_minute_from_iso ("2026-05-18T18:00");
  g_assert_true (hsl_action_check (hsl_action_find ("session"), (HslCase *) fact, &fixture->context, &error));
  g_assert_no_error (error);
  fixture->context.now = hsl_minute_from_iso ("2026-05-19T08:00");
  g_assert_false (hsl_action_check (hsl_action_find ("session"), (HslCase *) fact, &fixture->context, &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RULE);
}

static void
test_talk (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (HslFact) fact = (HslFact *) test_play (fixture, "settled-by-talk", ALL_STEPS);
  HslCase            *self = (HslCase *) fact;

  assert_state (self, HSL_STATE_CLOSED);
  g_assert_cmpstr (self->result, ==, "SI");
  g_assert_cmpint (self->ended_on, ==, hsl_day_from_ymd (2026, 7, 9));
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (HslFact) told = (HslFact *) test_play (fixture, "no-agreement", ALL_STEPS);
  g_autoptr (HslFact) untold = (HslFact *) test_play (fixture, "no-agreement", 4);
  g_autoptr (GError)  error = NULL;

  assert_state ((HslCase *) told, HSL_STATE_ARCHIVED);
  g_assert_cmpstr (((HslCase *) told)->result, ==, "W");

  /* 人民调解法 26: not closed before the other ways were told. */
  assert_state ((HslCase *) untold, HSL_STATE_ENDED);
  g_assert_false (hsl_action_check (hsl_action_find ("close"), (HslCase *) untold, &fixture->context, &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_MISSING);
}

static void
test_reopen (Fixture      *fixture,
             gconstpointer data)
{
  HslCase            *self = test_play (fixture, "no-agreement", 6);
  g_autoptr (HslFact) fact = NULL;

  self = test_do (fixture, self, "2026-07-23T09:00", "reopen", test_parse_json ("{\"reason\":\"双方要求再次调解\"}"), NULL);
  fact = (HslFact *) self;
  assert_state (self, HSL_STATE_ACCEPTED);
  g_assert_cmpstr (self->number, ==, "（2026）榕湖人调字第18号-R1");
  g_assert_cmpint (self->ended_on, ==, HSL_DAY_NONE);
}

static void
test_correct (Fixture      *fixture,
              gconstpointer data)
{
  HslCase            *self = test_play (fixture, "no-agreement", 3);
  g_autoptr (HslFact) fact = NULL;
  HslCorrection      *correction;

  self = test_do (fixture, self, "2026-07-20T11:00", "correct",
                  test_parse_json ("{\"noun\":\"party\",\"subject\":\"refuser\",\"field\":\"phone\",\"value\":\"12000000799\","
                                   "\"reason\":\"登记时少写一位\"}"),
                  NULL);
  fact = (HslFact *) self;
  g_assert_cmpstr (hsl_case_find_party (self, "refuser")->phone, ==, "12000000799");
  correction = g_ptr_array_index (self->corrections, 0);
  g_assert_cmpstr (correction->old, ==, "12000000702");
  g_assert_cmpstr (correction->reason, ==, "登记时少写一位");
}

/* Registrations that cannot be true, each with the path that is named. */
static void
test_bad_registrations (Fixture      *fixture,
                        gconstpointer data)
{
  static const struct
  {
    const char *json;
    const char *path;
  } cases[] = {
    { "{\"typ\":\"02\"}", "typ: " },
    { "{\"type\":2}", "type: " },
    { "{\"type\":\"77\",\"source\":\"visit\",\"parties\":[{\"side\":\"applicant\",\"name\":\"甲\"}]}", "type: " },
    { "{\"type\":\"02\",\"source\":\"visit\"}", "parties: " },
    { "{\"type\":\"02\",\"source\":\"visit\",\"parties\":[{\"side\":\"applicant\"}]}", "parties[0].name: " },
    { "{\"type\":\"02\",\"source\":\"visit\",\"parties\":[{\"uid\":\"a\",\"side\":\"applicant\",\"name\":\"甲\"},"
      "{\"uid\":\"a\",\"side\":\"respondent\",\"name\":\"乙\"}]}",
      "parties[1]: " },
    { "{\"type\":\"02\",\"source\":\"visit\",\"claimed_fen\":-1}", "claimed_fen: " },
    { "{\"type\":\"02\",\"source\":\"visit\",\"claimed_fen\":12.5}", "claimed_fen: " },
    { "{\"type\":\"02\",\"source\":\"visit\",\"requested_on\":\"2026-02-30\"}", "requested_on: " },
    { "{\"type\":\"02\",\"source\":\"visit\",\"requested_on\":\"2027-01-01\","
      "\"parties\":[{\"side\":\"applicant\",\"name\":\"甲\"}]}",
      "requested_on: " },
    { "{\"type\":\"02\",\"source\":\"visit\",\"grid\":\"1\",\"parties\":[{\"side\":\"applicant\",\"name\":\"甲\"}]}", "grid: " },
    { "{\"type\":\"02\",\"source\":\"visit\",\"state\":\"closed\"}", "state: " },
    { "{\"type\":\"02\",\"source\":\"visit\",\"closed_on\":\"2026-01-01\",\"parties\":[]}", "closed_on: " },
    { "{\"type\":\"02\",\"source\":\"visit\",\"occurred_at\":\"1980-01-01T10:00\","
      "\"parties\":[{\"side\":\"applicant\",\"name\":\"甲\",\"birth_on\":\"1990-01-01\"}]}",
      "parties[0].birth_on: " },
  };

  fixture->context.now = hsl_minute_from_iso ("2026-07-20T11:00");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GVariant) input = test_parse_json (cases[i].json);
      g_autoptr (GError)   error = NULL;

      g_assert_null (hsl_case_register (input, &fixture->context, &error));
      g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD);
      if (!g_str_has_prefix (error->message, cases[i].path))
        g_error ("%s: expected %s, got %s", cases[i].json, cases[i].path, error->message);
    }
}

static void
test_odd_paper_is_kept (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (GVariant) input = test_parse_json ("{\"type\":\"02\",\"source\":\"visit\",\"parties\":[{\"side\":\"applicant\","
                                                "\"name\":\"甲\",\"paper_number\":\"110105194912310021\"}]}");
  g_autoptr (GError)   error = NULL;
  g_autoptr (HslFact)  fact = NULL;
  HslParty            *party;

  fixture->context.now = hsl_minute_from_iso ("2026-07-20T11:00");
  fact = (HslFact *) hsl_case_register (input, &fixture->context, &error);
  g_assert_no_error (error);
  party = g_ptr_array_index (((HslCase *) fact)->parties, 0);
  g_assert_nonnull (party->warnings);
  g_assert_cmpint (party->birth_on, ==, hsl_day_from_ymd (1949, 12, 31));
  g_assert_cmpstr (party->sex, ==, "2");
}

/* Through JSON and back, every step of the longest case stays the same. */
static void
test_round_trip (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (HslFact)  fact = (HslFact *) test_play (fixture, "market-stalls", ALL_STEPS);
  g_autoptr (GVariant) value = g_variant_ref_sink (hsl_fact_to_variant (fact, HSL_VARIANT_ALL));
  g_autoptr (HslFact)  again = hsl_fact_new (&hsl_case_noun);
  g_autoptr (GError)   error = NULL;

  g_assert_true (hsl_fact_fill (again, value, TRUE, "", &error));
  g_assert_no_error (error);
  g_assert_true (hsl_fact_equal (fact, again));
}

static void
test_next_step_everywhere (Fixture      *fixture,
                           gconstpointer data)
{
  for (guint n = 1; n < 30; n++)
    {
      g_autoptr (HslFact) fact = (HslFact *) test_play (fixture, "market-stalls", n);
      HslState            state = hsl_case_get_state ((HslCase *) fact);
      const HslAction    *next = hsl_case_get_next_step ((HslCase *) fact, &fixture->context);

      g_assert_true ((next != NULL) == (state != HSL_STATE_ARCHIVED));
      if (next != NULL && !g_str_equal (next->id, "sign"))
        g_assert_true ((next->from & HSL_STATE_BIT (state)) != 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, test_station_set_up, function, test_station_tear_down)
  ADD ("/core/case/market-stalls", test_market_stalls);
  ADD ("/core/case/market-stalls/midway", test_market_stalls_midway);
  ADD ("/core/case/bad-terms", test_bad_terms);
  ADD ("/core/case/police", test_police);
  ADD ("/core/case/police/refusals", test_police_refusals);
  ADD ("/core/case/police/second-session", test_police_second_session);
  ADD ("/core/case/settled-by-talk", test_talk);
  ADD ("/core/case/no-agreement", test_refused);
  ADD ("/core/case/reopen", test_reopen);
  ADD ("/core/case/correct", test_correct);
  ADD ("/core/case/bad-registrations", test_bad_registrations);
  ADD ("/core/case/odd-paper-is-kept", test_odd_paper_is_kept);
  ADD ("/core/case/round-trip", test_round_trip);
  ADD ("/core/case/next-step-everywhere", test_next_step_everywhere);
#undef ADD
  return g_test_run ();
}
