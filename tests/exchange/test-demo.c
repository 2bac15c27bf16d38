/* test-demo.c: a made-up station is the same again, whole, and alive
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-clock.h"
#include "hsl-demo-world.h"
#include "hsl-demo.h"
#include "hsl-id-number.h"

#include "../core/test-data.h"

#include <string.h>

typedef struct
{
  HslContext rules;
  GPtrArray *station;
  GPtrArray *cases;
} Made;

static void
init_rules (HslContext *rules)
{
  g_autoptr (GVariant) codes = test_load_json ("codes.json");
  g_autoptr (GVariant) clocks = test_load_json ("clocks.json");
  g_autoptr (GVariant) findings = test_load_json ("findings.json");

  rules->codes = hsl_codes_new_from_variant (codes, NULL);
  rules->clocks = hsl_clock_rules_new_from_variant (clocks, NULL);
  rules->findings = hsl_finding_rules_new_from_variant (findings, NULL);
  rules->calendar = test_load_calendar ();
  g_assert_nonnull (rules->codes);
  g_assert_nonnull (rules->clocks);
}

static gboolean
take_station (GPtrArray *facts,
              gpointer   data,
              GError   **error)
{
  Made *made = data;

  made->station = g_ptr_array_ref (facts);
  return TRUE;
}

static gboolean
take_case (HslCase *one,
           gpointer data,
           GError **error)
{
  g_ptr_array_add (((Made *) data)->cases, hsl_fact_ref (one));
  return TRUE;
}

static void
make (Made       *made,
      guint       n,
      guint64     seed,
      const char *now)
{
  const HslDemoPlan  plan = { .cases = n, .seed = seed, .now = hsl_minute_from_iso (now) };
  const HslDemoSink  sink = { .take_station = take_station, .take_case = take_case, .data = made };
  g_autoptr (GError) error = NULL;

  memset (made, 0, sizeof *made);
  made->cases = hsl_fact_list_new ();
  init_rules (&made->rules);
  hsl_demo_make (&plan, &made->rules, &sink, &error);
  g_assert_no_error (error);
}

static void
clear_made (Made *made)
{
  g_ptr_array_unref (made->cases);
  g_ptr_array_unref (made->station);
  hsl_codes_unref (made->rules.codes);
  hsl_clock_rules_unref (made->rules.clocks);
  hsl_finding_rules_free ((HslFindingRules *) made->rules.findings);
  hsl_calendar_unref (made->rules.calendar);
}

static guint
count_areas (const Made *made,
             const char *kind)
{
  guint n = 0;

  for (guint i = 0; i < made->station->len; i++)
    {
      const HslFact *fact = g_ptr_array_index (made->station, i);

      if (fact->noun == &hsl_area_noun && g_strcmp0 (((const HslArea *) fact)->kind, kind) == 0)
        n++;
    }
  return n;
}

static void
test_figures (void)
{
  static const char *const roles[] = {
    "officer",
    "auxiliary",
    "community-cadre",
    "grid-worker",
    "volunteer",
    "resident-lawyer",
    "retired-judge",
  };
  g_autoptr (GHashTable) watched = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) held = g_hash_table_new (g_str_hash, g_str_equal);
  Made                   made;

  make (&made, 1, 3, "2026-08-03T16:00");
  g_assert_cmpuint (count_areas (&made, "community"), ==, 12);
  g_assert_cmpuint (count_areas (&made, "grid"), ==, 193);
  for (guint i = 0; i < made.station->len; i++)
    {
      const HslFact   *fact = g_ptr_array_index (made.station, i);
      const HslWorker *worker = (const HslWorker *) fact;

      if (fact->noun != &hsl_worker_noun)
        continue;
      g_hash_table_add (held, worker->role);
      if (g_str_equal (worker->role, "grid-worker"))
        g_assert_true (g_hash_table_add (watched, worker->grids[0]));
    }
  g_assert_cmpuint (g_hash_table_size (watched), ==, 193);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    g_assert_true (g_hash_table_contains (held, roles[i]));
  clear_made (&made);
}

static void
test_same_again (void)
{
  Made  first, second, other;
  guint differing = 0;

  make (&first, 60, 7, "2026-08-03T16:00");
  make (&second, 60, 7, "2026-08-03T16:00");
  make (&other, 60, 8, "2026-08-03T16:00");

  g_assert_cmpuint (first.cases->len, ==, 61);
  g_assert_cmpuint (second.cases->len, ==, 61);
  for (guint i = 0; i < first.station->len; i++)
    g_assert_true (hsl_fact_equal (g_ptr_array_index (first.station, i),
                                   g_ptr_array_index (second.station, i)));
  for (guint i = 0; i < first.cases->len; i++)
    {
      HslFact *a = g_ptr_array_index (first.cases, i);
      HslFact *b = g_ptr_array_index (second.cases, i);

      g_assert_cmpstr (a->uid, ==, b->uid);
      g_assert_true (hsl_fact_equal (a, b));
      if (!hsl_fact_equal (a, g_ptr_array_index (other.cases, i)))
        differing++;
    }
  g_assert_cmpuint (differing, >=, 60);
  clear_made (&first);
  clear_made (&second);
  clear_made (&other);
}

static void
check_party (const HslParty *party)
{
  HslIdNumber number;

  g_assert_null (party->warnings);
  g_assert_true (party->phone == NULL || g_str_has_prefix (party->phone, "120"));
  if (party->paper_number != NULL)
    {
      g_assert_cmpint (hsl_id_number_parse (party->paper_number, &number), ==, HSL_ID_VALID);
      g_assert_cmpstr (number.region, ==, HSL_DEMO_COUNTY_CODE);
    }
}

/* A placeholder that was not filled in, or a sentence about nobody. */
static void
check_text (const char *text)
{
  g_assert_nonnull (text);
  g_assert_null (strpbrk (text, "{}[]|"));
  g_assert_cmpint ((int) g_utf8_strlen (text, -1), >=, 3);
}

static void
check_states (const guint counts[HSL_N_STATES])
{
  for (guint state = 0; state < HSL_N_STATES; state++)
    {
      g_test_message ("%s: %u", hsl_state_get_code ((HslState) state), counts[state]);
      g_assert_cmpuint (counts[state], >, 0);
    }
}

/* Nobody quarrels in their sleep, nor comes to the desk at three in the morning. */
static void
check_hour (HslMinute at,
            int       from,
            int       until)
{
  int minute;

  if (at == HSL_MINUTE_NONE)
    return;
  minute = (int) (at - hsl_minute_new (hsl_minute_get_day (at), 0, 0));
  g_assert_cmpint (minute, >=, from * 60);
  g_assert_cmpint (minute, <, until * 60);
}

/* What the station has planned, and that no room holds two sessions at once. */
static void
check_agenda (const Made *made,
              HslDay      today)
{
  g_autoptr (GPtrArray) planned = g_ptr_array_new ();
  guint                 at_today = 0, later = 0, missed = 0, held = 0;

  for (guint i = 0; i < made->cases->len; i++)
    {
      GPtrArray *appointments = ((HslCase *) g_ptr_array_index (made->cases, i))->appointments;

      for (guint a = 0; a < appointments->len; a++)
        {
          HslAppointment *one = g_ptr_array_index (appointments, a);
          HslDay          day = hsl_minute_get_day (one->starts_at);

          held += g_str_equal (one->state, HSL_APPOINTMENT_HELD);
          if (!hsl_appointment_is_planned (one))
            continue;
          at_today += day == today;
          later += day > today;
          missed += hsl_appointment_is_overdue (one, today);
          for (guint p = 0; p < planned->len; p++)
            {
              const HslAppointment *other = g_ptr_array_index (planned, p);

              g_assert_false (hsl_appointment_overlaps (other, one->starts_at, one->ends_at) &&
                              g_strcmp0 (other->room, one->room) == 0);
            }
          g_ptr_array_add (planned, one);
        }
    }
  g_test_message ("sessions planned: %u today, %u later, %u missed, %u held", at_today, later, missed, held);
  g_assert_cmpuint (at_today, >, 0);
  g_assert_cmpuint (later, >, 1);
  g_assert_cmpuint (missed, >, 0);
  g_assert_cmpuint (held, >, 0);
}

static void
test_alive (void)
{
  HslDay                 today = hsl_day_from_iso ("2026-08-03");
  guint                  states[HSL_N_STATES] = { 0 };
  guint                  today_sessions = 0, overdue = 0;
  g_autoptr (GHashTable) actions = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) types = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  Made                   made;

  make (&made, 600, 1, "2026-08-03T16:00");
  for (guint i = 0; i < made.cases->len; i++)
    {
      const HslCase *one = g_ptr_array_index (made.cases, i);

      states[hsl_case_get_state (one)]++;
      g_hash_table_add (types, one->type);
      if (one->number != NULL)
        g_assert_true (g_hash_table_add (numbers, one->number));
      check_hour (one->registered_at, 8, 20);
      check_hour (one->occurred_at, 6, 23);
      check_text (one->title);
      check_text (one->summary);
      check_text (one->claims);
      for (guint p = 0; p < one->parties->len; p++)
        check_party (g_ptr_array_index (one->parties, p));
      for (guint s = 0; s < one->sessions->len; s++)
        if (hsl_minute_get_day (((HslSession *) g_ptr_array_index (one->sessions, s))->started_at) == today)
          today_sessions++;
      for (guint a = 0; a < one->activities->len; a++)
        {
          const char *action = ((HslActivity *) g_ptr_array_index (one->activities, a))->action;

          if (action != NULL)
            g_hash_table_add (actions, (gpointer) action);
        }
      if (one->next_due_on != HSL_DAY_NONE && one->next_due_on < today)
        overdue++;
    }
  check_states (states);
  check_agenda (&made, today);
  g_test_message ("%u types, %u actions, %u sessions today, %u overdue", g_hash_table_size (types),
                  g_hash_table_size (actions), today_sessions, overdue);
  g_assert_cmpuint (g_hash_table_size (types), >=, 30);
  g_assert_cmpuint (g_hash_table_size (actions), >=, 30);
  g_assert_cmpuint (today_sessions, >, 0);
  g_assert_cmpuint (overdue, >, 0);
  clear_made (&made);
}

/* Whatever the hour and the day of the year, nothing lies in the future and nothing is refused. */
static void
test_any_day (void)
{
  static const char *const days[] = {
    "2024-02-29T00:00",
    "2025-01-01T08:31",
    "2026-02-17T23:59",
    "2026-10-01T12:00",
    "2031-12-31T09:00",
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      Made      made;
      HslMinute now = hsl_minute_from_iso (days[i]);

      make (&made, 150, 20 + i, days[i]);
      for (guint c = 0; c < made.cases->len; c++)
        {
          const HslCase *one = g_ptr_array_index (made.cases, c);

          g_assert_cmpint (one->registered_at, <=, now);
          for (guint a = 0; a < one->activities->len; a++)
            g_assert_cmpint (((HslActivity *) g_ptr_array_index (one->activities, a))->at, <=, now);
        }
      clear_made (&made);
    }
}

static void
test_numbers_without_gap (void)
{
  g_autoptr (GHashTable) last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Made                   made;

  make (&made, 300, 5, "2026-03-10T11:00");
  for (guint i = 0; i < made.cases->len; i++)
    {
      const HslCase   *one = g_ptr_array_index (made.cases, i);
      g_autofree char *series = g_strdup_printf ("%s/%" G_GINT64_FORMAT, one->organisation, one->number_year);
      gint64           before = GPOINTER_TO_SIZE (g_hash_table_lookup (last, series));

      if (one->number == NULL)
        continue;
      g_assert_cmpint (one->number_n, ==, before + 1);
      g_hash_table_insert (last, g_steal_pointer (&series), GSIZE_TO_POINTER (one->number_n));
    }
  clear_made (&made);
}

static void
test_market_waits_for_signatures (void)
{
  const HslCase *market = NULL;
  Made           made;

  make (&made, 20, 1, "2026-08-03T16:00");
  for (guint i = 0; i < made.cases->len; i++)
    if (((HslCase *) g_ptr_array_index (made.cases, i))->parties->len == 9 &&
        g_str_has_prefix (((HslFact *) g_ptr_array_index (made.cases, i))->uid, "stalls"))
      market = g_ptr_array_index (made.cases, i);
  g_assert_nonnull (market);
  g_assert_cmpint (hsl_case_get_state (market), ==, HSL_STATE_AGREED);
  g_assert_cmpint (hsl_case_find_live_agreement (market)->copies, ==, 9);
  g_assert_cmpuint (hsl_case_find_live_agreement (market)->terms->len, ==, 7);
  for (guint i = 0; i < market->parties->len; i++)
    check_party (g_ptr_array_index (market->parties, i));
  clear_made (&made);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/demo/has the figures of the reference station", test_figures);
  g_test_add_func ("/exchange/demo/is the same again", test_same_again);
  g_test_add_func ("/exchange/demo/has every state and something to do", test_alive);
  g_test_add_func ("/exchange/demo/ends on any day", test_any_day);
  g_test_add_func ("/exchange/demo/numbers have no gap", test_numbers_without_gap);
  g_test_add_func ("/exchange/demo/the market stalls wait for signatures", test_market_waits_for_signatures);
  return g_test_run ();
}
