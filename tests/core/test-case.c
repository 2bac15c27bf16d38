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
  g_autofree char *text = g_strdup_printf (
      "{\"kind\":\"written\",\"terms\":[{\"debtor\":\"landlord\",\"creditor\":\"%s\",\"matter\":\"pay\","
      "\"amount_fen\":%" G_GINT64_FORMAT
      ",\"instalments\":[{\"due_on\":\"2026-05-01\",\"amount_fen\":%" G_GINT64_FORMAT "}]}]}",
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

      g_assert_null (
          hsl_action_do (hsl_action_find ("agree"), (HslCase *) fact, input, &fixture->context, &error));
      g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD);
      g_assert_true (g_str_has_prefix (error->message, cases[i].path));
      g_assert_cmpuint (((HslCase *) fact)->agreements->len, ==, 0);
    }
}

/* What was done before is not copied with every further deed: the timeline of a caller is long. */
static void
test_shared_timeline (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (HslFact)  before = (HslFact *) test_play (fixture, "market-stalls", 8);
  g_autoptr (GVariant) input = test_parse_json ("{\"kind\":\"call\",\"text\":\"来电\"}");
  g_autoptr (GError)   error = NULL;
  guint                n = ((HslCase *) before)->activities->len;
  g_autoptr (HslFact)  after = (HslFact *) hsl_action_do (hsl_action_find ("contact"), (HslCase *) before,
                                                          input, &fixture->context, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (((HslCase *) before)->activities->len, ==, n);
  g_assert_cmpuint (((HslCase *) after)->activities->len, ==, n + 1);
  for (guint i = 0; i < n; i++)
    g_assert_true (g_ptr_array_index (((HslCase *) before)->activities, i) ==
                   g_ptr_array_index (((HslCase *) after)->activities, i));
  g_assert_true (g_ptr_array_index (((HslCase *) before)->parties, 0) !=
                 g_ptr_array_index (((HslCase *) after)->parties, 0));
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
  g_assert_null (
      hsl_action_do (hsl_action_find ("sign"), (HslCase *) agreed, seal, &fixture->context, &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RULE);
  g_clear_error (&error);

  g_assert_false (hsl_action_check (hsl_action_find ("apply-confirmation"), (HslCase *) closed,
                                    &fixture->context, &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RULE);
}

/* What the papers need is written once, by an action: an address for service, what nobody disputes. */
static void
test_papers_need (Fixture      *fixture,
                  gconstpointer data)
{
  HslCase           *now = test_play (fixture, "market-stalls", 8);
  g_autoptr (GError) error = NULL;
  const HslParty    *party;

  now = test_do (fixture, now, "2026-03-15T09:00", "confirm-address",
                 test_parse_json ("{\"party\": \"tenant-1\", \"address\": \"龙溪社区1号\","
                                  " \"receiver\": \"阙小妹\", \"phone\": \"12000000399\"}"),
                 &error);
  g_assert_no_error (error);
  party = hsl_case_find_party (now, "tenant-1");
  g_assert_nonnull (party);
  g_assert_cmpstr (party->delivery_address, ==, "龙溪社区1号");
  g_assert_cmpstr (party->delivery_receiver, ==, "阙小妹");
  g_assert_null (party->delivery_electronic);
  g_assert_cmpstr (party->address, !=, party->delivery_address);

  now = test_do (fixture, now, "2026-03-15T09:10", "record-undisputed",
                 test_parse_json ("{\"on\": \"2026-03-15\", \"text\": \"租金已付\"}"), &error);
  g_assert_no_error (error);
  g_assert_cmpint (now->undisputed_on, ==, hsl_day_from_iso ("2026-03-15"));
  g_assert_cmpstr (now->undisputed, ==, "租金已付");

  now = test_do (fixture, now, "2026-03-15T09:20", "record-undisputed",
                 test_parse_json ("{\"on\": \"2026-03-01\", \"text\": \"租金已付\"}"), &error);
  g_assert_nonnull (error);
  g_assert_null (now);
}

/* 程序规定 183: on the 7th working day it may still be held, on the 8th not. Saturday 9 May 2026 is worked.
 */
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
  g_assert_false (
      hsl_action_check (hsl_action_find ("session"), (HslCase *) fact, &fixture->context, &error));
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
  g_assert_false (
      hsl_action_check (hsl_action_find ("close"), (HslCase *) untold, &fixture->context, &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_MISSING);
}

/* While a supplementary agreement is drawn up, the one in force goes on: its terms can be performed. */
static void
test_supplementary (Fixture      *fixture,
                    gconstpointer data)
{
  HslCase            *self = test_play (fixture, "market-stalls", 11);
  g_autoptr (HslFact) fact = NULL;

  self = test_do (fixture, self, "2026-03-20T09:00", "agree", new_term_input ("tenant-1", 100, 100), NULL);
  g_assert_nonnull (self);
  assert_state (self, HSL_STATE_PERFORMING);
  g_assert_cmpstr (hsl_case_get_next_step (self, &fixture->context)->id, ==, "sign");
  self = test_do (fixture, self, "2026-03-21T09:00", "perform",
                  test_parse_json ("{\"term\":\"term-1\",\"instalment\":\"due-1-1\"}"), NULL);
  g_assert_nonnull (self);
  self = test_do (fixture, self, "2026-03-22T09:00", "void-agreement",
                  test_parse_json ("{\"reason\":\"不再需要\"}"),
                  NULL);
  fact = (HslFact *) self;
  assert_state (self, HSL_STATE_PERFORMING);
  g_assert_cmpint (self->ended_on, ==, hsl_day_from_ymd (2026, 3, 17));
}

static void
test_reopen (Fixture      *fixture,
             gconstpointer data)
{
  HslCase            *self = test_play (fixture, "no-agreement", 6);
  g_autoptr (HslFact) fact = NULL;

  self = test_do (fixture, self, "2026-07-23T09:00", "reopen",
                  test_parse_json ("{\"reason\":\"双方要求再次调解\"}"), NULL);
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

  self = test_do (
      fixture, self, "2026-07-20T11:00", "correct",
      test_parse_json (
          "{\"noun\":\"party\",\"subject\":\"refuser\",\"field\":\"phone\",\"value\":\"12000000799\","
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
    { "{\"type\":\"77\",\"source\":\"visit\",\"parties\":[{\"side\":\"applicant\",\"name\":\"甲\"}]}",
      "type: " },
    { "{\"type\":\"02\",\"source\":\"visit\"}", "parties: " },
    { "{\"type\":\"02\",\"source\":\"visit\",\"parties\":[{\"side\":\"applicant\"}]}", "parties[0].name: " },
    { "{\"type\":\"02\",\"source\":\"visit\",\"parties\":[{\"uid\":\"a\",\"side\":\"applicant\",\"name\":"
      "\"甲\"},"
      "{\"uid\":\"a\",\"side\":\"respondent\",\"name\":\"乙\"}]}",
      "parties[1]: " },
    { "{\"type\":\"02\",\"source\":\"visit\",\"claimed_fen\":-1}", "claimed_fen: " },
    { "{\"type\":\"02\",\"source\":\"visit\",\"claimed_fen\":12.5}", "claimed_fen: " },
    { "{\"type\":\"02\",\"source\":\"visit\",\"requested_on\":\"2026-02-30\"}", "requested_on: " },
    { "{\"type\":\"02\",\"source\":\"visit\",\"requested_on\":\"2027-01-01\","
      "\"parties\":[{\"side\":\"applicant\",\"name\":\"甲\"}]}",
      "requested_on: " },
    { "{\"type\":\"02\",\"source\":\"visit\",\"grid\":\"1\",\"parties\":[{\"side\":\"applicant\",\"name\":"
      "\"甲\"}]}",
      "grid: " },
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
  g_autoptr (GVariant) input =
      test_parse_json ("{\"type\":\"02\",\"source\":\"visit\",\"parties\":[{\"side\":\"applicant\","
                       "\"name\":\"甲\",\"paper_number\":\"110105194912310021\"}]}");
  g_autoptr (GError)  error = NULL;
  g_autoptr (HslFact) fact = NULL;
  HslParty           *party;

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

static const HslClock *
find_clock (GPtrArray  *clocks,
            const char *rule,
            const char *uid)
{
  for (guint i = 0; i < clocks->len; i++)
    {
      const HslClock *clock = g_ptr_array_index (clocks, i);

      if (g_str_equal (clock->rule, rule) && g_str_equal (clock->uid, uid))
        return clock;
    }
  return NULL;
}

static guint
count_clocks (GPtrArray  *clocks,
              const char *rule)
{
  guint count = 0;

  for (guint i = 0; i < clocks->len; i++)
    if (g_str_equal (((HslClock *) g_ptr_array_index (clocks, i))->rule, rule))
      count++;
  return count;
}

static void
test_clocks (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (HslFact)   fact = (HslFact *) test_play (fixture, "market-stalls", 11);
  HslCase              *self = (HslCase *) fact;
  g_autoptr (GPtrArray) clocks = hsl_case_get_clocks (self, &fixture->context);
  const HslClock       *mediation = find_clock (clocks, "T01", self->fact.uid);

  /* 2 March + 30 days is 1 April; ended by the agreement on 17 March. */
  g_assert_cmpint (mediation->due, ==, hsl_day_from_ymd (2026, 4, 1));
  g_assert_cmpint (mediation->done_on, ==, hsl_day_from_ymd (2026, 3, 17));
  g_assert_cmpint (find_clock (clocks, "T02", "agreement-1")->due, ==, hsl_day_from_ymd (2026, 4, 16));

  /* Four terms at once, two in two parts, one in three. */
  g_assert_cmpuint (count_clocks (clocks, "T11"), ==, 4 + 2 * 2 + 3);
  g_assert_cmpint (find_clock (clocks, "T11", "due-7-3")->due, ==, hsl_day_from_ymd (2026, 6, 15));
  g_assert_cmpint (find_clock (clocks, "T12", "due-7-3")->due, ==, hsl_day_from_ymd (2026, 6, 16));
}

/* On the police track there is no mediation clock of the committee and no court confirmation. */
static void
test_police_clocks (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (HslFact)   fact = (HslFact *) test_play (fixture, "police-mediation", 4);
  g_autoptr (HslFact)   agreed = (HslFact *) test_play (fixture, "police-mediation", 7);
  g_autoptr (GPtrArray) clocks = hsl_case_get_clocks ((HslCase *) fact, &fixture->context);
  g_autoptr (GPtrArray) later = hsl_case_get_clocks ((HslCase *) agreed, &fixture->context);

  g_assert_cmpuint (count_clocks (clocks, "T01"), ==, 0);
  g_assert_cmpint (find_clock (clocks, "T05", fact->uid)->due, ==, hsl_day_from_ymd (2026, 5, 18));
  g_assert_cmpuint (count_clocks (later, "T02"), ==, 0);
  g_assert_cmpint (find_clock (later, "T05", agreed->uid)->done_on, ==, hsl_day_from_ymd (2026, 5, 14));
}

static void
test_pause_and_extension (Fixture      *fixture,
                          gconstpointer data)
{
  HslCase              *self = test_play (fixture, "market-stalls", 4);
  g_autoptr (HslFact)   fact = NULL;
  g_autoptr (GPtrArray) running = NULL;
  g_autoptr (GPtrArray) extended = NULL;

  self = test_do (fixture, self, "2026-03-10T09:00", "pause",
                  test_parse_json ("{\"reason\":\"房屋质量鉴定\"}"), NULL);
  g_assert_true (self->paused);
  self = test_do (fixture, self, "2026-03-20T09:00", "resume", test_parse_json ("{}"), NULL);
  running = hsl_case_get_clocks (self, &fixture->context);
  /* 1 April + 10 days is Saturday 11 April; Monday 13 April is worked. */
  g_assert_cmpint (find_clock (running, "T01", self->fact.uid)->due, ==, hsl_day_from_ymd (2026, 4, 13));

  self = test_do (fixture, self, "2026-03-21T09:00", "extend",
                  test_parse_json ("{\"until_on\":\"2026-05-20\"}"), NULL);
  fact = (HslFact *) self;
  extended = hsl_case_get_clocks (self, &fixture->context);
  g_assert_cmpint (find_clock (extended, "T01", self->fact.uid)->due, ==, hsl_day_from_ymd (2026, 5, 20));
}

/* A station's own rule is a file; it may name any day of any noun. */
static void
test_rule_of_the_house (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (HslFact)  fact = (HslFact *) test_play (fixture, "market-stalls", 9);
  g_autoptr (GVariant) own =
      test_parse_json ("{\"clocks\":[{\"id\":\"T99\",\"name\":\"笔录送签\",\"name_en\":\"Record\","
                       "\"each\":\"session\",\"start\":\"started_at\",\"length\":2,"
                       "\"unit\":\"working-days\",\"warn\":1,\"task\":\"笔录送签\","
                       "\"task_en\":\"Sign\",\"source\":\"站内\"}]}");
  g_autoptr (GError)        error = NULL;
  g_autoptr (HslClockRules) merged = hsl_clock_rules_merge (fixture->clocks, own, &error);
  g_autoptr (GPtrArray)     clocks = NULL;

  g_assert_no_error (error);
  fixture->context.clocks = merged;
  clocks = hsl_case_get_clocks ((HslCase *) fact, &fixture->context);
  fixture->context.clocks = fixture->clocks;
  g_assert_cmpuint (count_clocks (clocks, "T99"), ==, 2);
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
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, test_station_set_up, function, test_station_tear_down)
  ADD ("/core/case/market-stalls", test_market_stalls);
  ADD ("/core/case/market-stalls/midway", test_market_stalls_midway);
  ADD ("/core/case/bad-terms", test_bad_terms);
  ADD ("/core/case/shared-timeline", test_shared_timeline);
  ADD ("/core/case/police", test_police);
  ADD ("/core/case/police/refusals", test_police_refusals);
  ADD ("/core/case/police/second-session", test_police_second_session);
  ADD ("/core/case/settled-by-talk", test_talk);
  ADD ("/core/case/no-agreement", test_refused);
  ADD ("/core/case/supplementary", test_supplementary);
  ADD ("/core/case/reopen", test_reopen);
  ADD ("/core/case/correct", test_correct);
  ADD ("/core/case/bad-registrations", test_bad_registrations);
  ADD ("/core/case/odd-paper-is-kept", test_odd_paper_is_kept);
  ADD ("/core/case/round-trip", test_round_trip);
  ADD ("/core/case/clocks", test_clocks);
  ADD ("/core/case/clocks/police", test_police_clocks);
  ADD ("/core/case/clocks/pause-and-extension", test_pause_and_extension);
  ADD ("/core/case/clocks/rule-of-the-house", test_rule_of_the_house);
  ADD ("/core/case/papers-need", test_papers_need);
  ADD ("/core/case/next-step-everywhere", test_next_step_everywhere);
#undef ADD
  return g_test_run ();
}
