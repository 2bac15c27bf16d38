/* test-retention.c: how long volumes are kept, and the appraisal by two persons
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-case.h"

typedef TestStation Fixture;

/* An archived case: closed on 2026-07-22, kept “short” or what tests/data say. */
static HslCase *
archived (Fixture *fixture)
{
  HslCase *on = test_play (fixture, "no-agreement", 7);

  g_assert_cmpstr (on->state, ==, "archived");
  return on;
}

static HslCase *
act (Fixture    *fixture,
     HslCase    *on,
     const char *now,
     const char *account,
     const char *worker,
     const char *action,
     const char *json)
{
  g_autoptr (GError) error = NULL;
  HslCase           *after;

  fixture->context.account = account;
  fixture->context.worker = worker;
  after = test_do (fixture, on, now, action, test_parse_json (json), &error);
  g_assert_no_error (error);
  return after;
}

static void
refuse (Fixture       *fixture,
        const HslCase *on,
        const char    *now,
        const char    *account,
        const char    *worker,
        const char    *action,
        const char    *json,
        const char    *said)
{
  g_autoptr (GVariant) input = g_variant_ref_sink (test_parse_json (json));
  g_autoptr (GError)   error = NULL;

  fixture->context.now = hsl_minute_from_iso (now);
  fixture->context.account = account;
  fixture->context.worker = worker;
  g_assert_null (hsl_action_do (hsl_action_find (action), on, input, &fixture->context, &error));
  g_assert_nonnull (error);
  if (strstr (error->message, said) == NULL)
    g_error ("“%s” is not in “%s”", said, error->message);
}

static void
test_years (Fixture      *fixture,
            gconstpointer data)
{
  HslOrganisation organisation = { .retention_short = 5 };

  g_assert_cmpint (hsl_retention_get_years (NULL, "permanent"), ==, 0);
  g_assert_cmpint (hsl_retention_get_years (NULL, "long"), ==, 30);
  g_assert_cmpint (hsl_retention_get_years (NULL, "short"), ==, 10);
  g_assert_cmpint (hsl_retention_get_years (NULL, NULL), ==, 0);
  g_assert_cmpint (hsl_retention_get_years (&organisation, "short"), ==, 5);
  g_assert_cmpint (hsl_retention_get_years (&organisation, "long"), ==, 30);
  g_assert_cmpint (hsl_retention_get_years (&organisation, "permanent"), ==, 0);

  g_assert_true (hsl_retention_check_organisation (&organisation, NULL));
  organisation.retention_long = 101;
  g_assert_false (hsl_retention_check_organisation (&organisation, NULL));
  organisation.retention_long = -1;
  g_assert_false (hsl_retention_check_organisation (&organisation, NULL));
}

static HslDay
end_of (HslCase    *on,
        const char *from,
        int         years)
{
  on->retention_from = hsl_day_from_iso (from);
  on->retention_years = years;
  hsl_case_derive (on);
  return on->retained_until;
}

static void
test_days (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (HslFact) fact = (HslFact *) archived (fixture);
  HslCase            *on = (HslCase *) fact;

  g_clear_pointer (&on->retention, g_free);
  on->retention = g_strdup ("short");
  g_assert_cmpint (end_of (on, "2026-07-22", 10), ==, hsl_day_from_iso ("2036-07-22"));
  /* A leap day has no anniversary in a common year: the last day of the month is the one. */
  g_assert_cmpint (end_of (on, "2016-02-29", 10), ==, hsl_day_from_iso ("2026-02-28"));
  g_assert_cmpint (end_of (on, "2016-02-29", 12), ==, hsl_day_from_iso ("2028-02-29"));
  g_assert_cmpint (end_of (on, "1996-02-29", 4), ==, hsl_day_from_iso ("2000-02-29"));
  g_assert_cmpint (end_of (on, "2000-12-31", 30), ==, hsl_day_from_iso ("2030-12-31"));
  g_clear_pointer (&on->retention, g_free);
  on->retention = g_strdup ("permanent");
  g_assert_cmpint (end_of (on, "1900-01-01", 10), ==, HSL_DAY_NONE);
}

/* Before it and on it, everything counts from the same day; after it nothing does. */
static void
test_cutoff (Fixture      *fixture,
             gconstpointer data)
{
  static const char *const days[] = { "2026-02-28", "2026-03-01", "2028-02-29", "2028-03-01", "2026-01-01",
                                      "2024-12-31" };
  static const int         years[] = { 1, 4, 10, 30 };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    for (guint k = 0; k < G_N_ELEMENTS (years); k++)
      {
        HslDay on = hsl_day_from_iso (days[i]);
        HslDay cutoff = hsl_retention_get_cutoff (years[k], on);

        g_assert_cmpint (hsl_day_add_months (cutoff, years[k] * 12), <, on);
        g_assert_cmpint (hsl_day_add_months (cutoff + 1, years[k] * 12), >=, on);
      }
}

static void
test_start (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HslFact) fact = (HslFact *) test_play (fixture, "market-stalls", 28);
  HslCase            *on = (HslCase *) fact;
  HslDay              performed = HSL_DAY_NONE;

  for (guint i = 0; i < on->agreements->len; i++)
    performed = MAX (performed, ((HslAgreement *) g_ptr_array_index (on->agreements, i))->performed_on);
  g_assert_cmpint (performed, !=, HSL_DAY_NONE);
  g_assert_cmpint (performed, <, on->closed_on);
  g_assert_cmpstr (on->retention_start, ==, "closed");
  g_assert_cmpint (hsl_retention_get_start (on), ==, on->closed_on);

  fact = (HslFact *) act (fixture, (HslCase *) g_steal_pointer (&fact), "2026-12-01T09:00", "chen", NULL,
                          "set-retention",
                          "{\"retention\":\"long\",\"start\":\"performed\",\"reason\":\"the rule\"}");
  on = (HslCase *) fact;
  g_assert_cmpint (hsl_retention_get_start (on), ==, performed);
  g_assert_cmpint (on->retained_until, ==, hsl_day_add_months (performed, 360));

  fact = (HslFact *) act (fixture, (HslCase *) g_steal_pointer (&fact), "2026-12-01T09:00", "chen", NULL,
                          "set-retention",
                          "{\"retention\":\"short\",\"start\":\"performed\",\"from\":\"2020-05-01\","
                          "\"reason\":\"taken over from paper\"}");
  on = (HslCase *) fact;
  g_assert_cmpint (on->retained_until, ==, hsl_day_from_iso ("2030-05-01"));
  /* The old values stay. */
  g_assert_cmpuint (on->corrections->len, ==, 4);
  g_assert_cmpstr (((HslCorrection *) g_ptr_array_index (on->corrections, 1))->field, ==, "retention");
  g_assert_cmpstr (((HslCorrection *) g_ptr_array_index (on->corrections, 1))->old, ==, "long");
  refuse (fixture, on, "2026-12-01T09:00", "chen", NULL, "set-retention",
          "{\"retention\":\"short\",\"start\":\"performed\",\"from\":\"2020-05-01\",\"reason\":\"again\"}",
          "nothing");
  refuse (fixture, on, "2026-12-01T09:00", "chen", NULL, "set-retention",
          "{\"retention\":\"long\",\"start\":\"performed\"}", "reason");
  refuse (fixture, on, "2026-12-01T09:00", "chen", NULL, "set-retention",
          "{\"retention\":\"long\",\"from\":\"2026-12-02\",\"reason\":\"why\"}", "future");
}

#define DESTROY "{\"decision\":\"destroy\",\"reason\":\"no longer of use\"}"

static void
test_two_persons (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (HslFact) fact = (HslFact *) archived (fixture);
  HslDay              until = ((HslCase *) fact)->retained_until;
  g_autofree char    *last = hsl_day_to_iso (until);
  g_autofree char    *first = hsl_day_to_iso (until + 1);
  g_autofree char    *before = g_strconcat (last, "T09:00", NULL);
  g_autofree char    *over = g_strconcat (first, "T09:00", NULL);
  HslContext         *context = &fixture->context;
  g_autoptr (GError)  error = NULL;

  g_assert_cmpint (until, !=, HSL_DAY_NONE);
  refuse (fixture, (HslCase *) fact, before, "lin", "lin-suzhen", "appraise", DESTROY, last);
  refuse (fixture, (HslCase *) fact, over, "lin", "lin-suzhen", "appraise", "{\"decision\":\"destroy\"}",
          "reason");
  refuse (fixture, (HslCase *) fact, over, "lin", "lin-suzhen", "appraise",
          "{\"decision\":\"destroy\",\"years\":3,\"reason\":\"x\"}", "years");
  refuse (fixture, (HslCase *) fact, over, "he", "he-min", "confirm-appraisal", "{}", "nothing was proposed");
  g_assert_false (hsl_case_check_destroy ((HslCase *) fact, context, &error));
  g_clear_error (&error);

  fact = (HslFact *) act (fixture, (HslCase *) g_steal_pointer (&fact), over, "lin", "lin-suzhen", "appraise",
                          DESTROY);
  refuse (fixture, (HslCase *) fact, over, "lin", "lin-suzhen", "appraise", DESTROY, "second person");
  refuse (fixture, (HslCase *) fact, over, "lin", "lin-suzhen", "confirm-appraisal", "{}", "who proposed it");
  /* Another account of the same worker is the same person, and a worker with the same account, too. */
  refuse (fixture, (HslCase *) fact, over, "lin2", "lin-suzhen", "confirm-appraisal", "{}",
          "who proposed it");
  refuse (fixture, (HslCase *) fact, over, "lin", "he-min", "confirm-appraisal", "{}", "who proposed it");
  refuse (fixture, (HslCase *) fact, over, NULL, "he-min", "confirm-appraisal", "{}", "who proposed it");
  refuse (fixture, (HslCase *) fact, over, "he", "he-min", "decline-appraisal", "{}", "reason");
  refuse (fixture, (HslCase *) fact, over, "he", "he-min", "withdraw-appraisal", "{\"reason\":\"x\"}",
          "only who");
  context->permits &= ~HSL_PERMIT_DESTROY;
  refuse (fixture, (HslCase *) fact, over, "he", "he-min", "confirm-appraisal", "{}", "no right");
  context->permits |= HSL_PERMIT_DESTROY;
  g_assert_false (hsl_case_check_destroy ((HslCase *) fact, context, &error));
  g_clear_error (&error);

  fact = (HslFact *) act (fixture, (HslCase *) g_steal_pointer (&fact), over, "he", "he-min",
                          "confirm-appraisal", "{}");
  g_assert_true (hsl_case_check_destroy ((HslCase *) fact, context, &error));
  g_assert_no_error (error);
  refuse (fixture, (HslCase *) fact, over, "he", "he-min", "confirm-appraisal", "{}", "nothing was proposed");

  /* They think again: kept for ten years more, and nothing is destroyed. */
  fact = (HslFact *) act (fixture, (HslCase *) g_steal_pointer (&fact), over, "he", "he-min", "appraise",
                          "{\"decision\":\"extend\",\"years\":10,\"reason\":\"asked for by the archive\"}");
  g_assert_false (hsl_case_check_destroy ((HslCase *) fact, context, &error));
  g_clear_error (&error);
  fact = (HslFact *) act (fixture, (HslCase *) g_steal_pointer (&fact), over, "lin", "lin-suzhen",
                          "confirm-appraisal", "{\"text\":\"agreed\"}");
  g_assert_cmpint (((HslCase *) fact)->retained_until, ==, hsl_day_add_months (until, 120));
  g_assert_false (hsl_case_check_destroy ((HslCase *) fact, context, &error));
  g_clear_error (&error);
  refuse (fixture, (HslCase *) fact, over, "lin", "lin-suzhen", "appraise", DESTROY, "kept until");

  /* The end of the ten years is a matter of its own: the first decision does not hold for it. */
  context->now = hsl_minute_new (hsl_day_add_months (until, 120) + 1, 9, 0);
  g_assert_false (hsl_case_check_destroy ((HslCase *) fact, context, &error));
  g_assert_nonnull (error);
}

static void
test_declined (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (HslFact) fact = (HslFact *) archived (fixture);
  HslDay              until = ((HslCase *) fact)->retained_until;

  fact = (HslFact *) act (fixture, (HslCase *) g_steal_pointer (&fact), "2090-01-01T09:00", "lin",
                          "lin-suzhen", "appraise", DESTROY);
  fact = (HslFact *) act (fixture, (HslCase *) g_steal_pointer (&fact), "2090-01-01T09:00", "he", "he-min",
                          "decline-appraisal", "{\"reason\":\"the court has asked for it\"}");
  g_assert_null (hsl_case_find_open_appraisal ((HslCase *) fact));
  g_assert_null (hsl_case_find_decided_appraisal ((HslCase *) fact));
  g_assert_cmpint (((HslCase *) fact)->retained_until, ==, until);

  /* Counted from the end of the period, one year would be over long ago. */
  refuse (fixture, (HslCase *) fact, "2090-01-01T09:00", "lin", "lin-suzhen", "appraise",
          "{\"decision\":\"extend\",\"years\":1,\"reason\":\"x\"}", "years");
  refuse (fixture, (HslCase *) fact, "2090-01-01T09:00", "lin", "lin-suzhen", "appraise",
          "{\"decision\":\"extend\",\"reason\":\"x\"}", "years");
  fact = (HslFact *) act (fixture, (HslCase *) g_steal_pointer (&fact), "2090-01-01T09:00", "lin",
                          "lin-suzhen", "appraise", DESTROY);
  fact = (HslFact *) act (fixture, (HslCase *) g_steal_pointer (&fact), "2090-01-01T09:00", "lin",
                          "lin-suzhen", "withdraw-appraisal", "{\"reason\":\"the wrong volume\"}");
  g_assert_null (hsl_case_find_open_appraisal ((HslCase *) fact));
  g_assert_cmpuint (((HslCase *) fact)->appraisals->len, ==, 2);
}

/* An archived volume without years of its own is kept for as many as the organisation says. */
static void
test_without_years (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (HslFact) fact = (HslFact *) archived (fixture);
  HslCase            *on = (HslCase *) fact;

  on->retention_years = 0;
  hsl_case_derive (on);
  g_assert_cmpint (on->retained_until, ==, HSL_DAY_NONE);
  g_assert_cmpint (hsl_retention_get_until (on, fixture->directory), ==,
                   hsl_day_add_months (on->closed_on, 12 * hsl_retention_get_years (NULL, on->retention)));
}

#define add(path, func) g_test_add (path, Fixture, NULL, test_station_set_up, func, test_station_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/retention/years", test_years);
  add ("/retention/days", test_days);
  add ("/retention/cutoff", test_cutoff);
  add ("/retention/start", test_start);
  add ("/retention/two-persons", test_two_persons);
  add ("/retention/declined", test_declined);
  add ("/retention/without-years", test_without_years);
  return g_test_run ();
}
