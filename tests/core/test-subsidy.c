/* test-subsidy.c: which cases are paid for, and who gets how much; what a shift promised
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-case.h"

#include "hsl-shift.h"
#include "hsl-subsidy.h"

typedef TestStation Fixture;

static HslSubsidyRules *
load_rules (const char *change_from,
            const char *change_to)
{
  g_autofree char     *text = test_load_data ("subsidy.json", NULL);
  g_autoptr (GString)  changed = g_string_new (text);
  g_autoptr (GVariant) data = NULL;
  g_autoptr (GError)   error = NULL;
  HslSubsidyRules     *rules;

  if (change_from != NULL)
    g_assert_cmpuint (g_string_replace (changed, change_from, change_to, 1), ==, 1);
  data = test_parse_json (changed->str);
  rules = hsl_subsidy_rules_new_from_variant (data, &error);
  g_assert_no_error (error);
  return rules;
}

static HslCase *
new_paid_case (void)
{
  HslCase *on = hsl_fact_new (&hsl_case_noun);

  on->number = g_strdup ("（2026）榕湖人调字第1号");
  on->track = g_strdup ("civil");
  on->type = g_strdup ("0201");
  on->class = g_strdup ("general");
  on->result = g_strdup ("SO");
  on->closed_on = hsl_day_from_iso ("2026-05-20");
  on->archived_on = hsl_day_from_iso ("2026-05-28");
  return on;
}

static const HslSubsidyPending *
judge_pending (HslSubsidySheet *sheet,
               Fixture         *fixture,
               HslCase         *on)
{
  g_autoptr (HslSubsidyRules) rules = load_rules (NULL, NULL);

  hsl_subsidy_sheet_add (sheet, rules, on, fixture->context.directory);
  return sheet->pending->len > 0 ? g_ptr_array_index (sheet->pending, sheet->pending->len - 1) : NULL;
}

/* Settled and closed is not enough: what is missing is said, in the order in which it is looked at. */
static void
test_obstacles (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (HslFact)         fact = (HslFact *) new_paid_case ();
  HslCase                    *on = (HslCase *) fact;
  g_autoptr (HslSubsidySheet) sheet = hsl_subsidy_sheet_new (hsl_day_from_iso ("2026-05-13"));

  g_assert_cmpint (sheet->to, ==, hsl_day_from_iso ("2026-05-31"));
  on->terms_open = 1;
  g_assert_cmpstr (judge_pending (sheet, fixture, on)->reason, ==, "not performed yet");
  on->terms_open = 0;
  g_assert_nonnull (strstr (judge_pending (sheet, fixture, on)->reason, "missing in the volume: "));
  g_assert_cmpuint (sheet->pending->len, ==, 2);
  g_assert_cmpuint (sheet->items->len, ==, 0);

  /* Not of this month, not of this track, not settled: nothing to be said. */
  on->archived_on = hsl_day_from_iso ("2026-06-01");
  judge_pending (sheet, fixture, on);
  on->archived_on = HSL_DAY_NONE;
  on->closed_on = hsl_day_from_iso ("2026-06-01");
  judge_pending (sheet, fixture, on);
  on->closed_on = hsl_day_from_iso ("2026-05-20");
  g_free (on->result);
  on->result = g_strdup ("F");
  judge_pending (sheet, fixture, on);
  g_assert_cmpuint (sheet->pending->len, ==, 2);
}

static void
add_print (HslCase    *on,
           const char *form)
{
  HslFact *document = hsl_fact_new (&hsl_document_noun);

  ((HslDocument *) document)->form = g_strdup (form);
  ((HslDocument *) document)->printed_at = hsl_minute_from_iso ("2026-05-28T10:00");
  ((HslDocument *) document)->pages = 1;
  g_ptr_array_add (on->documents, document);
}

/* A case settled by talk whose volume has everything. */
static HslCase *
new_complete_case (Fixture *fixture)
{
  static const char *const forms[] = { "volume-cover", "volume-catalogue", "acceptance", "rights-notice",
                                       "oral-agreement", "volume-back" };
  HslCase                 *on = new_paid_case ();
  HslAgreement            *agreement = hsl_fact_new (&hsl_agreement_noun);

  on->accepted_on = on->notice_on = hsl_day_from_iso ("2026-05-19");
  agreement->kind = g_strdup ("oral");
  agreement->on_the_spot = TRUE;
  agreement->drawn_on = agreement->effective_on = agreement->performed_on = hsl_day_from_iso ("2026-05-20");
  g_ptr_array_add (on->agreements, agreement);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    add_print (on, forms[i]);
  return on;
}

static const char *
find_worker (Fixture    *fixture,
             const char *role)
{
  for (guint i = 0; i < fixture->directory->workers->len; i++)
    {
      const HslWorker *worker = g_ptr_array_index (fixture->directory->workers, i);

      if (g_strcmp0 (worker->role, role) == 0)
        return worker->fact.uid;
    }
  g_error ("no %s", role);
}

static gint64
pay (Fixture               *fixture,
     const HslSubsidyRules *rules,
     HslCase               *on,
     gint64                *out_first)
{
  g_autoptr (HslSubsidySheet) sheet = hsl_subsidy_sheet_new (hsl_day_from_iso ("2026-05-01"));

  hsl_subsidy_sheet_add (sheet, rules, on, fixture->context.directory);
  if (sheet->pending->len > 0)
    g_error ("%s", ((HslSubsidyPending *) g_ptr_array_index (sheet->pending, 0))->reason);
  *out_first = ((HslSubsidyItem *) g_ptr_array_index (sheet->items, 0))->fen;
  return hsl_subsidy_sheet_get_total (sheet);
}

/* The rate of the class, divided to the fen or for each; officers are paid by the state. */
static void
test_shares (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (HslFact)         fact = (HslFact *) new_complete_case (fixture);
  HslCase                    *on = (HslCase *) fact;
  g_autoptr (HslSubsidyRules) rules = load_rules ("10000", "9999");
  g_autoptr (HslSubsidyRules) each = load_rules ("\"share\": \"divide\"", "\"share\": \"each\"");
  const char                 *officer = find_worker (fixture, "officer");
  const char                 *all[] = { officer, find_worker (fixture, "mediator"),
                                        find_worker (fixture, "grid-worker"), NULL };
  gint64                      first;

  on->mediators = g_strdupv ((char **) all);
  g_assert_cmpint (pay (fixture, rules, on, &first), ==, 9999);
  g_assert_cmpint (first, ==, 5000);
  g_assert_cmpint (pay (fixture, each, on, &first), ==, 20000);

  /* Without a difficulty the lowest rate counts. */
  g_clear_pointer (&on->class, g_free);
  g_assert_cmpint (pay (fixture, rules, on, &first), ==, 5000);

  g_strfreev (on->mediators);
  all[1] = NULL;
  on->mediators = g_strdupv ((char **) all);
  {
    g_autoptr (HslSubsidySheet) sheet = hsl_subsidy_sheet_new (hsl_day_from_iso ("2026-05-01"));

    g_assert_cmpstr (judge_pending (sheet, fixture, on)->reason, ==, "no mediator of a role that is paid");
  }
}

/* A rate that is no number, a class without a rate, a slip of the pen: refused, not guessed. */
static void
test_wrong_rules (Fixture      *fixture,
                  gconstpointer data)
{
  static const char *const wrong[] = {
    "{'rates': [], 'otherwise': 'simple', 'results': ['SW'], 'roles': [], 'share': 'each'}",
    "{'rates': [{'class': 'simple', 'fen': -1}], 'otherwise': 'simple', 'share': 'each'}",
    "{'rates': [{'class': 'simple'}], 'otherwise': 'simple', 'share': 'each'}",
    "{'rates': [{'class': 'simple', 'fen': 1}], 'otherwise': 'simple', 'share': 'half'}",
    "{'rates': [{'class': 'simple', 'fen': 1}], 'otherwise': 'simple', 'share': 'each', 'rolls': []}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char     *json = g_strdelimit (g_strdup (wrong[i]), "'", '"');
      g_autoptr (GVariant) value = test_parse_json (json);
      g_autoptr (GError)   error = NULL;

      g_assert_null (hsl_subsidy_rules_new_from_variant (value, &error));
      g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_DATA);
    }
}

static HslActivity *
add_talk (HslCase    *on,
          const char *at,
          const char *party,
          const char *promised_at)
{
  HslActivity *talk = hsl_fact_new (&hsl_activity_noun);

  talk->kind = g_strdup ("call");
  talk->channel = g_strdup ("phone");
  talk->at = hsl_minute_from_iso (at);
  talk->party = g_strdup (party);
  talk->text = g_strdup ("退款何时到账");
  talk->promised_at = promised_at != NULL ? hsl_minute_from_iso (promised_at) : HSL_MINUTE_NONE;
  g_ptr_array_add (on->activities, talk);
  return talk;
}

/* Promised is promised until somebody has talked to that party again. */
static void
test_promises (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (HslFact)  fact = (HslFact *) new_paid_case ();
  HslCase             *on = (HslCase *) fact;
  g_autoptr (HslShift) shift = hsl_shift_new (hsl_minute_from_iso ("2026-05-13T13:00"),
                                              hsl_minute_from_iso ("2026-05-13T21:00"));
  g_autoptr (HslShift) later = hsl_shift_new (hsl_minute_from_iso ("2026-05-13T21:00"),
                                              hsl_minute_from_iso ("2026-05-14T05:00"));

  add_talk (on, "2026-05-12T09:00", "p2", "2026-05-15T09:00");
  add_talk (on, "2026-05-13T14:00", "p1", "2026-05-14T09:00");
  add_talk (on, "2026-05-13T15:00", "p2", NULL);
  hsl_shift_add_promises (shift, on, "退款", NULL);
  g_assert_cmpuint (shift->promised->len, ==, 1);
  g_assert_cmpint (((HslShiftLine *) g_ptr_array_index (shift->promised, 0))->at, ==,
                   hsl_minute_from_iso ("2026-05-14T09:00"));

  add_talk (on, "2026-05-13T22:00", "p1", NULL);
  hsl_shift_add_promises (later, on, "退款", NULL);
  g_assert_cmpuint (later->promised->len, ==, 0);
}

#define ADD(path, func) \
  g_test_add (path, Fixture, NULL, test_station_set_up, func, test_station_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/core/subsidy/obstacles", test_obstacles);
  ADD ("/core/subsidy/shares", test_shares);
  ADD ("/core/subsidy/wrong-rules", test_wrong_rules);
  ADD ("/core/shift/promises", test_promises);
  return g_test_run ();
}
