/* hsl-demo.c: a filled station for trying out, showing and testing
 *
 * The demo belongs to this layer because it is what the others of it are: something that comes into a store
 * from outside. It stops at the case, so that it can be tested, and 100 000 made, without any store.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-demo"

#include "hsl-demo.h"

#include "hsl-demo-market.h"
#include "hsl-demo-play.h"

#define HISTORY_MONTHS_LEAST 13
#define HISTORY_MONTHS_MOST  120
#define CASES_A_MONTH        900  /* of a busy station, for demos that are larger than the usual one */
#define CASES_WITH_PAPERS    5000 /* in a larger demo nobody looks into every volume */
#define LATELY_DAYS          12
#define LATELY_PERCENT       4 /* more than their share: a desk is looked at on its last days */
#define PEOPLE_REMEMBERED    3000
#define PEOPLE_FORGOTTEN     500

static gint
compare_minutes (gconstpointer a,
                 gconstpointer b)
{
  HslMinute one = *(const HslMinute *) a;
  HslMinute other = *(const HslMinute *) b;

  return one < other ? -1 : one > other;
}

static HslMinute
pick_acceptance (HslDemoWorld *world,
                 HslDay        from,
                 HslDay        to)
{
  HslDay    day = from + (HslDay) hsl_random_between (&world->random, 0, (int) (to - from));
  HslMinute at;

  if (!hsl_random_percent (&world->random, 8))
    day = hsl_calendar_next_working_day (world->context.calendar, day);
  at = hsl_minute_new (day, 8, 30) + hsl_random_between (&world->random, 0, 9 * 60);
  while (at > world->end)
    at -= HSL_MINUTES_PER_DAY;
  return at;
}

static GArray *
pick_acceptances (HslDemoWorld *world,
                  guint         n)
{
  GArray *minutes = g_array_sized_new (FALSE, FALSE, sizeof (HslMinute), n);
  HslDay  to = hsl_minute_get_day (world->end);
  int     months = CLAMP ((int) n / CASES_A_MONTH, HISTORY_MONTHS_LEAST, HISTORY_MONTHS_MOST);
  HslDay  from = hsl_day_add_months (to, -months);

  for (guint i = 0; i < n; i++)
    {
      gboolean  lately = hsl_random_percent (&world->random, LATELY_PERCENT);
      HslMinute at = pick_acceptance (world, lately ? to - LATELY_DAYS : from, to);

      g_array_append_val (minutes, at);
    }
  g_array_sort (minutes, compare_minutes);
  return minutes;
}

static gboolean
give (HslCase           *made,
      const HslDemoSink *sink,
      GError           **error)
{
  g_autoptr (HslFact) owned = (HslFact *) made;

  return made != NULL && sink->take_case (made, sink->data, error);
}

static gboolean
make_cases (HslDemoWorld      *world,
            guint              n,
            const HslDemoSink *sink,
            GError           **error)
{
  g_autoptr (GArray)        acceptances = pick_acceptances (world, n);
  g_autoptr (HslDemoMarket) market = hsl_demo_market_new (world, error);
  gboolean                  is_market_told = FALSE;

  if (market == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      HslMinute accepted_at = g_array_index (acceptances, HslMinute, i);

      if (world->people->len > PEOPLE_REMEMBERED)
        g_ptr_array_remove_range (world->people, 0, PEOPLE_FORGOTTEN);
      if (!is_market_told && accepted_at >= market->accepted_at)
        {
          is_market_told = TRUE;
          if (!give (hsl_demo_market_play (market, world, error), sink, error))
            return FALSE;
        }
      if (!give (hsl_demo_play (world, accepted_at, n - i, error), sink, error))
        return FALSE;
    }
  return is_market_told || give (hsl_demo_market_play (market, world, error), sink, error);
}

/**
 * hsl_demo_make:
 * @rules: codes, calendar and clocks
 * @sink: who takes the station, and then its cases
 *
 * Makes a station and the cases of its last months, and beside them the case of the market stalls, which
 * waits for its signatures.
 */
gboolean
hsl_demo_make (const HslDemoPlan *plan,
               const HslContext  *rules,
               const HslDemoSink *sink,
               GError           **error)
{
  g_autoptr (HslDemoWorld) world = hsl_demo_world_new (rules, plan->seed, plan->now, error);

  if (world == NULL)
    return FALSE;
  world->has_papers = plan->cases <= CASES_WITH_PAPERS;
  return sink->take_station (world->station, sink->data, error) &&
         make_cases (world, plan->cases, sink, error);
}
