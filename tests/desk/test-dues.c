/* test-dues.c: what is owed in a case, instalment by instalment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-case.h"

#include "hsl-dues.h"

#define DRAWN_UP 9
#define URGED    19

static HslDueSum
sum_on (const HslCase *on, const char *today)
{
  g_autoptr (GArray) dues = hsl_dues_list (on);

  return hsl_dues_sum (dues, hsl_day_from_iso (today));
}

/* Nothing is owed before the agreement is in force. */
static void
test_not_in_force (TestStation *station, gconstpointer data)
{
  g_autoptr (HslFact) on = (HslFact *) test_play (station, "market-stalls", DRAWN_UP);
  HslDueSum           sum = sum_on ((HslCase *) on, "2026-05-01");

  g_assert_cmpuint (sum.n, ==, 0);
  g_assert_cmpuint (hsl_due_sum_get_percent (&sum), ==, 0);
}

static void
test_sums (TestStation *station, gconstpointer data)
{
  static const struct
  {
    const char *today;
    guint       overdue;
  } cases[] = { { "2026-04-15", 0 }, { "2026-04-16", 1 }, { "2026-05-16", 4 }, { "2026-06-16", 5 } };
  g_autoptr (HslFact) on = (HslFact *) test_play (station, "market-stalls", URGED);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HslDueSum sum = sum_on ((HslCase *) on, cases[i].today);

      g_assert_cmpuint (sum.n, ==, 11);
      g_assert_cmpuint (sum.n_performed, ==, 6);
      g_assert_cmpuint (sum.n_overdue, ==, cases[i].overdue);
      g_assert_cmpint (sum.amount_fen, ==, 7235050);
      g_assert_cmpint (sum.paid_fen, ==, 480000 + 360000 + 625000 + 875050 + 765000 + 700000);
      g_assert_cmpuint (hsl_due_sum_get_percent (&sum), ==, 54);
    }
}

static void
test_order (TestStation *station, gconstpointer data)
{
  static const char *const expected[] = { "due-1-1", "due-2-1", "due-3-1", "due-4-1", "due-5-1", "due-6-1",
                                          "due-7-1", "due-3-2", "due-6-2", "due-7-2", "due-7-3" };
  g_autoptr (HslFact)      on = (HslFact *) test_play (station, "market-stalls", URGED);
  g_autoptr (GArray)       dues = hsl_dues_list ((HslCase *) on);
  g_autoptr (GArray)       events = hsl_dues_list_events ((HslCase *) on);

  g_assert_cmpuint (dues->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < dues->len; i++)
    g_assert_cmpstr (g_array_index (dues, HslDue, i).instalment->fact.uid, ==, expected[i]);

  /* Seven looks, the six performances they found, one urging: the last one first. */
  g_assert_cmpuint (events->len, ==, 14);
  g_assert_true (g_array_index (events, HslDueEvent, 0).fact->noun == &hsl_urge_noun);
  for (guint i = 1; i < events->len; i++)
    g_assert_cmpuint (g_array_index (events, HslDueEvent, i).on, <=,
                      g_array_index (events, HslDueEvent, i - 1).on);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/desk/dues/not-in-force", TestStation, NULL, test_station_set_up, test_not_in_force,
              test_station_tear_down);
  g_test_add ("/desk/dues/sums", TestStation, NULL, test_station_set_up, test_sums, test_station_tear_down);
  g_test_add ("/desk/dues/order", TestStation, NULL, test_station_set_up, test_order, test_station_tear_down);

  return g_test_run ();
}
