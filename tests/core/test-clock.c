/* test-clock.c: legal and house deadlines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#undef G_DISABLE_ASSERT

#include "hsl-agreement.h"
#include "hsl-case.h"
#include "hsl-clock.h"

#include "test-data.h"

#include <string.h>

#define DAY(iso) hsl_day_from_iso (iso)

static HslClockRules *
load_rules (void)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (GVariant) data = test_load_json ("clocks.json");
  HslClockRules       *rules = hsl_clock_rules_new_from_variant (data, &error);

  g_assert_no_error (error);
  return rules;
}

static void
assert_day (HslDay      day,
            const char *expected)
{
  g_autofree char *iso = hsl_day_to_iso (day);

  g_assert_cmpstr (iso, ==, expected);
}

static void
assert_state (const HslClock     *clock,
              const HslClockRule *rule,
              HslDay              today,
              HslCalendar        *calendar,
              HslClockState       expected)
{
  g_assert_cmpint (hsl_clock_get_state (clock, rule->warn, today, calendar), ==, expected);
}

/* Each shipped clock: its due day, and how it stands the day before, on it and after it. */
static void
test_shipped (void)
{
  static const struct
  {
    const char *id;
    const char *start;
    const char *due;
  } cases[] = {
    { "T01", "2026-04-13", "2026-05-13" },
    { "T01", "2026-01-20", "2026-02-24" }, /* 02-19 is in 春节 */
    { "T01", "2026-01-15", "2026-02-14" }, /* a Saturday, but made up */
    { "T01", "2026-03-14", "2026-04-13" },
    { "T01", "2026-04-02", "2026-05-06" }, /* 05-02 is in 劳动节 */
    { "T02", "2026-03-02", "2026-04-01" },
    { "T02", "2026-03-05", "2026-04-07" }, /* 04-04 to 04-06 清明 */
    { "T05", "2026-03-02", "2026-03-11" },
    { "T05", "2026-02-12", "2026-02-28" }, /* over 春节, with both make-up Saturdays */
    { "T11", "2026-02-17", "2026-02-17" }, /* an agreed day does not move, not even from 初一 */
    { "T12", "2026-02-14", "2026-02-24" },
    { "T12", "2026-03-06", "2026-03-09" },
    { "T12-unperformed", "2026-03-03", "2026-03-10" },
    { "T12-unperformed", "2026-03-07", "2026-03-16" }, /* 03-14 is a Saturday */
    { "T12-performed", "2026-03-02", "2026-04-01" },
    { "T14", "2026-03-02", "2026-04-01" },
    { "T20", "2026-03-02", "2026-03-16" },
  };
  g_autoptr (HslClockRules) rules = load_rules ();
  g_autoptr (HslCalendar)   calendar = test_load_calendar ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const HslClockRule  *rule = hsl_clock_rules_find (rules, cases[i].id, DAY (cases[i].start));
      g_autoptr (HslClock) clock = NULL;

      g_test_message ("%s from %s", cases[i].id, cases[i].start);
      g_assert_nonnull (rule);
      clock = hsl_clock_new (rule, "x", DAY (cases[i].start));
      hsl_clock_set_due (clock, rule, calendar);
      assert_day (clock->due, cases[i].due);
      assert_state (clock, rule, clock->due - 1, calendar, HSL_CLOCK_WARNING);
      assert_state (clock, rule, clock->due, calendar, HSL_CLOCK_WARNING);
      assert_state (clock, rule, clock->due + 1, calendar,
                    rule->lapses ? HSL_CLOCK_LAPSED : HSL_CLOCK_OVERDUE);
      g_assert_cmpint (hsl_clock_find_unknown_year (clock, rule, calendar), ==, 0);

      clock->done_on = clock->due;
      assert_state (clock, rule, clock->due + 9, calendar, HSL_CLOCK_DONE);
      clock->done_on = clock->due + 1;
      assert_state (clock, rule, clock->due + 9, calendar, HSL_CLOCK_DONE_LATE);
    }
}

/* The shipped rules watch what they should and have names, tasks and sources in both languages. */
static void
test_rules (void)
{
  static const char *const ids[] = {
    "T01",
    "T02",
    "T05",
    "T11",
    "T12",
    "T12-unperformed",
    "T12-performed",
    "T14",
    "T20",
  };
  g_autoptr (HslClockRules) rules = load_rules ();
  const GPtrArray          *all = hsl_clock_rules_get_all (rules);

  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < all->len; i++)
    {
      const HslClockRule *rule = g_ptr_array_index (all, i);

      g_assert_cmpstr (rule->id, ==, ids[i]);
      g_assert_nonnull (rule->name_en);
      g_assert_nonnull (rule->task_en);
      g_assert_true (rule == hsl_clock_rules_find (rules, ids[i], HSL_DAY_NONE));
    }
  g_assert_null (hsl_clock_rules_find (rules, "T02", DAY ("2010-12-31"))); /* the law is not in force yet */
  g_assert_nonnull (hsl_clock_rules_find (rules, "T02", DAY ("2011-01-01")));
  g_assert_null (hsl_clock_rules_find (rules, "T99", HSL_DAY_NONE));
}

static void
test_warning (void)
{
  g_autoptr (HslClockRules) rules = load_rules ();
  g_autoptr (HslCalendar)   calendar = test_load_calendar ();
  const HslClockRule       *rule = hsl_clock_rules_find (rules, "T01", HSL_DAY_NONE);
  g_autoptr (HslClock)      clock = hsl_clock_new (rule, "x", DAY ("2026-04-13"));

  hsl_clock_set_due (clock, rule, calendar); /* 2026-05-13; a fifth of 30 days is 6 */
  g_assert_cmpint (hsl_clock_get_state (clock, 3, DAY ("2026-04-13"), calendar), ==, HSL_CLOCK_RUNNING);
  g_assert_cmpint (hsl_clock_get_state (clock, 3, DAY ("2026-05-06"), calendar), ==, HSL_CLOCK_RUNNING);
  g_assert_cmpint (hsl_clock_get_state (clock, 3, DAY ("2026-05-07"), calendar), ==, HSL_CLOCK_WARNING);
  /* Before a long holiday few working days are left of many days. */
  clock->due = DAY ("2026-02-25");
  clock->start = DAY ("2025-01-01");
  g_assert_cmpint (hsl_clock_get_state (clock, 3, DAY ("2026-02-12"), calendar), ==, HSL_CLOCK_WARNING);
  clock->start = DAY ("2026-02-11");
  clock->paused = TRUE;
  g_assert_cmpint (hsl_clock_get_state (clock, 3, DAY ("2026-05-30"), calendar), ==, HSL_CLOCK_PAUSED);
}

#define RULE(more)                                                                            \
  "{\"clocks\": [{\"id\": \"T99\", \"name\": \"试\", \"each\": \"case\", \"task\": \"做\"," \
  " \"source\": \"站内\"" more "}]}"
#define WHOLE ", \"start\": \"accepted_on\", \"length\": 1, \"unit\": \"months\""

static const HslClockRule *
read_one (const char     *json,
          HslClockRules **out_rules)
{
  g_autoptr (GVariant) data = test_parse_json (json);
  g_autoptr (GError)   error = NULL;

  *out_rules = hsl_clock_rules_new_from_variant (data, &error);
  g_assert_no_error (error);
  return hsl_clock_rules_find (*out_rules, "T99", HSL_DAY_NONE);
}

static void
test_months (void)
{
  g_autoptr (HslClockRules) rules = NULL;
  const HslClockRule       *rule = read_one (RULE (WHOLE), &rules);

  assert_day (hsl_clock_rule_get_due (rule, DAY ("2026-01-31"), 0, 0, NULL), "2026-02-28");
  assert_day (hsl_clock_rule_get_due (rule, DAY ("2028-01-31"), 0, 0, NULL), "2028-02-29");
  assert_day (hsl_clock_rule_get_due (rule, DAY ("2028-02-29"), 0, 0, NULL), "2028-03-29");
  assert_day (hsl_clock_rule_get_due (rule, DAY ("2025-12-15"), 0, 0, NULL), "2026-01-15");
  g_assert_false (rule->shift);
}

static void
test_pause (void)
{
  g_autoptr (HslClockRules) rules = load_rules ();
  g_autoptr (HslClockRules) own = NULL;
  g_autoptr (HslCalendar)   calendar = test_load_calendar ();
  const HslClockRule       *mediation = hsl_clock_rules_find (rules, "T01", HSL_DAY_NONE);
  const HslClockRule       *confirmation = hsl_clock_rules_find (rules, "T02", HSL_DAY_NONE);
  const HslClockRule       *working;
  HslDay                    start = DAY ("2026-04-13");

  assert_day (hsl_clock_rule_get_due (mediation, start, 2, 0, calendar), "2026-05-15");
  assert_day (hsl_clock_rule_get_due (mediation, start, 3, 0, calendar), "2026-05-18"); /* off a Saturday */
  assert_day (hsl_clock_rule_get_due (confirmation, start, 3, 0, calendar), "2026-05-13");

  working = read_one (RULE (", \"start\": \"accepted_on\", \"length\": 3, \"unit\": \"working-days\","
                            " \"pausable\": true"),
                      &own);
  assert_day (hsl_clock_rule_get_due (working, DAY ("2026-03-02"), 0, 0, calendar), "2026-03-05");
  assert_day (hsl_clock_rule_get_due (working, DAY ("2026-03-02"), 2, 0, calendar), "2026-03-09");
}

static void
test_extension (void)
{
  g_autoptr (HslClockRules) rules = load_rules ();
  g_autoptr (HslCalendar)   calendar = test_load_calendar ();
  const HslClockRule       *mediation = hsl_clock_rules_find (rules, "T01", HSL_DAY_NONE);
  const HslClockRule       *confirmation = hsl_clock_rules_find (rules, "T02", HSL_DAY_NONE);
  HslDay                    start = DAY ("2026-04-13");

  assert_day (hsl_clock_rule_get_due (mediation, start, 0, DAY ("2026-06-12"), calendar), "2026-06-12");
  /* A named day stays where it is, and never shortens. */
  assert_day (hsl_clock_rule_get_due (mediation, start, 0, DAY ("2026-06-13"), calendar), "2026-06-13");
  assert_day (hsl_clock_rule_get_due (mediation, start, 0, DAY ("2026-05-01"), calendar), "2026-05-13");
  assert_day (hsl_clock_rule_get_due (confirmation, start, 0, DAY ("2026-06-12"), calendar), "2026-05-13");
}

static void
assert_words (const HslClock     *clock,
              const HslClockRule *rule,
              const char         *today,
              HslCalendar        *calendar,
              const char         *expected)
{
  g_autofree char *words = hsl_clock_dup_words (clock, rule, DAY (today), calendar);

  g_assert_cmpstr (words, ==, expected);
}

static void
assert_explained (const HslClock     *clock,
                  const HslClockRule *rule,
                  HslCalendar        *calendar,
                  const char         *expected)
{
  g_autofree char *text = hsl_clock_explain (clock, rule, calendar);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_words (void)
{
  g_autoptr (HslClockRules) rules = load_rules ();
  g_autoptr (HslCalendar)   calendar = test_load_calendar ();
  const HslClockRule       *rule = hsl_clock_rules_find (rules, "T01", HSL_DAY_NONE);
  const HslClockRule       *due_day = hsl_clock_rules_find (rules, "T11", HSL_DAY_NONE);
  g_autoptr (HslClock)      clock = hsl_clock_new (rule, "x", DAY ("2026-04-13"));
  g_autoptr (HslClock)      next_year = hsl_clock_new (rule, "x", DAY ("2026-12-20"));
  g_autoptr (HslClock)      agreed = hsl_clock_new (due_day, "x", DAY ("2027-02-06"));
  g_autoptr (HslClock)      copy = NULL;

  hsl_clock_set_due (clock, rule, calendar);
  assert_words (clock, rule, "2026-05-09", calendar, "Days left: 4 (Wednesday 05-13)");
  assert_words (clock, rule, "2026-05-13", calendar, "Due today");
  assert_words (clock, rule, "2026-05-15", calendar, "Days overdue: 2");
  clock->paused = TRUE;
  assert_words (clock, rule, "2026-05-15", calendar, "Paused");
  copy = hsl_clock_copy (clock);
  copy->done_on = DAY ("2026-05-12");
  assert_words (copy, rule, "2026-05-15", calendar, "Done on 2026-05-12");
  copy->done_on = DAY ("2026-05-14");
  assert_words (copy, rule, "2026-05-15", calendar, "Done on 2026-05-14, days late: 1");

  hsl_clock_set_due (next_year, rule, calendar);
  assert_words (next_year, rule, "2026-12-20", calendar,
                "Days left: 30 (Tuesday 2027-01-19) [holidays of 2027 not known]");
  /* An agreed day does not depend on holidays. */
  hsl_clock_set_due (agreed, due_day, calendar);
  assert_words (agreed, due_day, "2027-02-05", calendar, "Days left: 1 (Saturday 02-06)");
}

static void
test_explain (void)
{
  g_autoptr (HslClockRules) rules = load_rules ();
  g_autoptr (HslCalendar)   calendar = test_load_calendar ();
  const HslClockRule       *rule = hsl_clock_rules_find (rules, "T01", HSL_DAY_NONE);
  const HslClockRule       *second = hsl_clock_rules_find (rules, "T05", HSL_DAY_NONE);
  const HslClockRule       *due_day = hsl_clock_rules_find (rules, "T11", HSL_DAY_NONE);
  g_autoptr (HslClock)      clock = hsl_clock_new (rule, "x", DAY ("2026-01-20"));
  g_autoptr (HslClock)      police = hsl_clock_new (second, "x", DAY ("2026-12-30"));
  g_autoptr (HslClock)      agreed = hsl_clock_new (due_day, "x", DAY ("2026-02-17"));

  hsl_clock_set_due (clock, rule, calendar);
  assert_explained (clock, rule, calendar,
                    "From 2026-01-20 (not counted), days: 30, to 2026-02-19"
                    "; a rest day, hence moved to 2026-02-24");
  clock->paused_days = 10;
  clock->paused = TRUE;
  clock->extended_until = DAY ("2026-03-20");
  hsl_clock_set_due (clock, rule, calendar);
  assert_explained (clock, rule, calendar,
                    "From 2026-01-20 (not counted), days: 30, to 2026-02-19"
                    "; paused for days: 10, hence to 2026-03-01; a rest day, hence moved to 2026-03-02"
                    "; extended by agreement to 2026-03-20; paused now");
  hsl_clock_set_due (police, second, calendar);
  assert_explained (police, second, calendar,
                    "From 2026-12-30 (not counted), working days: 7, to 2027-01-08"
                    "; holidays of 2027 not known, only weekends left out");
  hsl_clock_set_due (agreed, due_day, calendar);
  assert_explained (agreed, due_day, calendar, "The day itself: 2026-02-17");
}

static const HslClockCondition *
find_condition (const HslClockRule *rule,
                const char         *field)
{
  for (guint i = 0; i < rule->conditions->len; i++)
    {
      const HslClockCondition *condition = g_ptr_array_index (rule->conditions, i);

      if (strcmp (condition->field, field) == 0)
        return condition;
    }
  return NULL;
}

static void
test_condition (void)
{
  g_autoptr (HslClockRules) rules = load_rules ();
  const HslClockRule       *confirmation = hsl_clock_rules_find (rules, "T02", HSL_DAY_NONE);
  const HslClockRule       *follow_up = hsl_clock_rules_find (rules, "T12", HSL_DAY_NONE);
  const HslClockCondition  *track = find_condition (confirmation, "track");
  const HslClockCondition  *performed = find_condition (confirmation, "performed_on");
  const HslClockCondition  *effective = find_condition (follow_up, "effective_on");
  const HslClockCondition  *on_the_spot = find_condition (follow_up, "on_the_spot");
  HslCase                  *owner = hsl_fact_new (&hsl_case_noun);
  HslAgreement             *agreement = hsl_fact_new (&hsl_agreement_noun);

  g_assert_true (confirmation->each == &hsl_agreement_noun);
  g_assert_true (track->noun == &hsl_case_noun);
  g_assert_null (performed->noun);
  g_assert_true (effective->noun == &hsl_agreement_noun);

  g_assert_false (hsl_clock_condition_holds (track, owner));
  owner->track = g_strdup ("civil");
  g_assert_true (hsl_clock_condition_holds (track, owner));

  g_assert_true (hsl_clock_condition_holds (performed, agreement));
  g_assert_false (hsl_clock_condition_holds (effective, agreement));
  g_assert_true (hsl_clock_condition_holds (on_the_spot, agreement));
  agreement->performed_on = agreement->effective_on = DAY ("2026-03-02");
  agreement->on_the_spot = TRUE;
  g_assert_false (hsl_clock_condition_holds (performed, agreement));
  g_assert_true (hsl_clock_condition_holds (effective, agreement));
  g_assert_false (hsl_clock_condition_holds (on_the_spot, agreement));

  hsl_fact_unref (agreement);
  hsl_fact_unref (owner);
}

/* A station's own file adds a clock and replaces one; the law that changed has two periods. */
static void
test_merge (void)
{
  g_autoptr (HslClockRules) rules = load_rules ();
  g_autoptr (GVariant)      data = test_parse_json (
           "{\"clocks\": ["
                "{\"id\": \"T99\", \"name\": \"回访学校\", \"each\": \"session\", \"start\": \"started_at\","
                " \"length\": 2, \"unit\": \"working-days\", \"task\": \"回访\", \"source\": \"站内\"},"
                "{\"id\": \"T01\", \"name\": \"旧\", \"each\": \"case\", \"start\": \"accepted_on\","
                " \"to\": \"2026-06-30\","
                " \"length\": 20, \"unit\": \"days\", \"task\": \"调结\", \"source\": \"旧规\"},"
                "{\"id\": \"T01\", \"name\": \"新\", \"each\": \"case\", \"start\": \"accepted_on\","
                " \"from\": \"2026-07-01\","
                " \"length\": 15, \"unit\": \"days\", \"task\": \"调结\", \"source\": \"新规\"}]}");
  g_autoptr (GError)        error = NULL;
  g_autoptr (HslClockRules) merged = hsl_clock_rules_merge (rules, data, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (hsl_clock_rules_get_all (merged)->len, ==, hsl_clock_rules_get_all (rules)->len + 2);
  g_assert_cmpstr (hsl_clock_rules_find (merged, "T99", HSL_DAY_NONE)->start, ==, "started_at");
  g_assert_cmpint (hsl_clock_rules_find (merged, "T01", DAY ("2026-06-30"))->length, ==, 20);
  g_assert_cmpint (hsl_clock_rules_find (merged, "T01", DAY ("2026-07-01"))->length, ==, 15);
  g_assert_cmpuint (hsl_clock_rules_find (merged, "T02", HSL_DAY_NONE)->conditions->len, ==, 3);
  g_assert_cmpint (hsl_clock_rules_find (rules, "T01", HSL_DAY_NONE)->length, ==, 30);
}

static void
test_refuse (void)
{
  static const struct
  {
    const char *json;
    const char *message; /* how it begins */
  } cases[] = {
    { "{}", "clocks: " },
    { "{\"clocks\": [[]]}", "clocks[0]: " },
    { RULE (", \"start\": \"accepted_on\", \"unit\": \"days\""), "clocks[0].length: " },
    { RULE (", \"start\": \"accepted_on\", \"unit\": \"days\", \"length\": -1"), "clocks[0].length: " },
    { RULE (", \"start\": \"accepted_on\", \"unit\": \"days\", \"length\": 1.5"), "clocks[0].length: " },
    { RULE (", \"start\": \"accepted_on\", \"unit\": \"weeks\", \"length\": 1"), "clocks[0].unit: " },
    { RULE (", \"start\": \"acepted_on\", \"unit\": \"days\", \"length\": 1"), "clocks[0].start: " },
    { RULE (", \"start\": \"track\", \"unit\": \"days\", \"length\": 1"), "clocks[0].start: " },
    { RULE (WHOLE ", \"stop\": \"nothing\""), "clocks[0].stop: " },
    { RULE (WHOLE ", \"pauseable\": true"), "clocks[0].pauseable: " },
    { RULE (WHOLE ", \"shift\": \"yes\""), "clocks[0].shift: " },
    { RULE (WHOLE ", \"from\": \"soon\""), "clocks[0].from: " },
    { RULE (WHOLE ", \"from\": \"2026-02-02\", \"to\": \"2026-02-01\""), "clocks[0].to: " },
    { RULE (WHOLE ", \"when\": []"), "clocks[0].when: " },
    { RULE (WHOLE ", \"when\": {\"trck\": \"civil\"}"), "clocks[0].when.trck: " },
    { RULE (WHOLE ", \"when\": {\"worker.role\": \"x\"}"), "clocks[0].when.worker.role: " },
    { RULE (WHOLE ", \"when\": {\"parties\": \"*\"}"), "clocks[0].when.parties: " },
    { RULE (WHOLE ", \"when\": {\"track\": []}"), "clocks[0].when.track: " },
    { RULE (WHOLE ", \"when\": {\"track\": 1}"), "clocks[0].when.track: " },
    { "{\"clocks\": [{\"id\": \"T99\", \"name\": \"a\", \"each\": \"cse\", \"start\": \"x\", \"length\": 1,"
      " \"unit\": \"days\", \"task\": \"a\", \"source\": \"a\"}]}",
      "clocks[0].each: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GVariant) data = test_parse_json (cases[i].json);
      g_autoptr (GError)   error = NULL;

      g_test_message ("%s", cases[i].json);
      g_assert_null (hsl_clock_rules_new_from_variant (data, &error));
      g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_DATA);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, cases[i].message));
    }
}

static void
test_duplicate (void)
{
  static const char    rule[] = "{\"id\": \"T99\", \"name\": \"a\", \"each\": \"case\","
                                " \"start\": \"accepted_on\", \"length\": 1, \"unit\": \"days\","
                                " \"task\": \"a\", \"source\": \"a\"}";
  g_autofree char     *json = g_strdup_printf ("{\"clocks\": [%s, %s]}", rule, rule);
  g_autoptr (GVariant) data = test_parse_json (json);
  g_autoptr (GError)   error = NULL;

  g_assert_null (hsl_clock_rules_new_from_variant (data, &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_DATA);
  g_assert_true (g_str_has_prefix (error->message, "clocks[1].id: "));
  g_assert_nonnull (strstr (error->message, "T99"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/clock/shipped", test_shipped);
  g_test_add_func ("/core/clock/rules", test_rules);
  g_test_add_func ("/core/clock/warning", test_warning);
  g_test_add_func ("/core/clock/months", test_months);
  g_test_add_func ("/core/clock/pause", test_pause);
  g_test_add_func ("/core/clock/extension", test_extension);
  g_test_add_func ("/core/clock/words", test_words);
  g_test_add_func ("/core/clock/explain", test_explain);
  g_test_add_func ("/core/clock/condition", test_condition);
  g_test_add_func ("/core/clock/merge", test_merge);
  g_test_add_func ("/core/clock/refuse", test_refuse);
  g_test_add_func ("/core/clock/duplicate", test_duplicate);

  return g_test_run ();
}
