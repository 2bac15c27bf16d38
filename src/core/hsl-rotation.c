/* hsl-rotation.c: which backups stay
 *
 * The last one of each of the last 7 days, 4 weeks and 12 months. Only days, weeks and months in which a
 * backup was made are counted: a station that was closed for a month must not find its old backups gone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-rotation"

#include "hsl-rotation.h"

typedef gint64 (*PeriodFunc) (HslDay day);

static gint64
get_day (HslDay day)
{
  return day;
}

/* Weeks begin on Monday. */
static gint64
get_week (HslDay day)
{
  return day - (HslDay) hsl_day_get_weekday (day);
}

static gint64
get_month (HslDay day)
{
  return (gint64) hsl_day_get_year (day) * 12 + hsl_day_get_month (day);
}

static const struct
{
  PeriodFunc get;
  guint      count;
} periods[] = {
  { get_day, HSL_ROTATION_DAYS },
  { get_week, HSL_ROTATION_WEEKS },
  { get_month, HSL_ROTATION_MONTHS },
};

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b,
                      gpointer      data)
{
  const HslMinute *times = data;
  HslMinute        one = times[*(const guint *) a];
  HslMinute        other = times[*(const guint *) b];

  return (one < other) - (one > other);
}

/* The newest of each of the last @count periods. */
static void
keep_newest (const HslMinute *times,
             const guint     *order,
             guint            n,
             PeriodFunc       get,
             guint            count,
             gboolean        *keep)
{
  gint64 last = -1;

  for (guint i = 0; i < n && count > 0; i++)
    {
      gint64 period = get (hsl_minute_get_day (times[order[i]]));

      if (period == last)
        continue;
      keep[order[i]] = TRUE;
      last = period;
      count--;
    }
}

/**
 * hsl_rotation_choose:
 * @times: when each backup was made, in any order
 * @now: what was made later than now, or at no known time, stays and is not counted: a clock that went
 *   wrong must not cost a backup
 *
 * Returns: (transfer full): for each time, whether its backup stays
 */
gboolean *
hsl_rotation_choose (const HslMinute *times,
                     guint            n,
                     HslMinute        now)
{
  gboolean         *keep = g_new0 (gboolean, MAX (n, 1));
  g_autofree guint *order = g_new (guint, MAX (n, 1));
  guint             counted = 0;

  g_return_val_if_fail (times != NULL || n == 0, keep);

  for (guint i = 0; i < n; i++)
    if (times[i] == HSL_MINUTE_NONE || times[i] > now)
      keep[i] = TRUE;
    else
      order[counted++] = i;
  if (counted > 0)
    g_qsort_with_data (order, (int) counted, sizeof *order, compare_newest_first, (gpointer) times);
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    keep_newest (times, order, counted, periods[i].get, periods[i].count, keep);
  return keep;
}
