/* test-rotation.c: which backups stay
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-rotation.h"

#include <string.h>

#define DAYS 800

/* Each time ends in + (stays) or - (goes). */
static const struct
{
  const char *name;
  const char *now;
  const char *times;
} rows[] = {
  { "nothing", "2026-03-02T09:00", "" },
  { "one, however old", "2026-03-02T09:00", "2019-01-01T09:00+" },
  { "the last of a day", "2026-03-02T20:00", "2026-03-02T08:00- 2026-03-02T18:00+ 2026-03-02T12:00-" },
  { "the same minute twice", "2026-03-02T20:00", "2026-03-02T18:00+ 2026-03-02T18:00-" },
  { "seven days",
    "2026-03-12T20:00",
    "2026-03-12T18:00+ 2026-03-11T18:00+ 2026-03-10T18:00+ 2026-03-09T18:00+ 2026-03-08T18:00+"
    " 2026-03-07T18:00+"
    " 2026-03-06T18:00+ 2026-03-05T18:00- 2026-03-04T18:00-" },
  { "days without work are not counted",
    "2026-03-20T20:00",
    "2026-03-20T18:00+ 2026-03-18T18:00+ 2026-03-17T18:00+ 2026-03-13T18:00+ 2026-03-12T18:00+"
    " 2026-03-11T18:00+"
    " 2026-03-10T18:00+ 2026-03-09T18:00-" },
  /* 2026-03-01 is a Sunday, the last of its week and not of its month. */
  { "Sunday ends the week",
    "2026-03-31T20:00",
    "2026-03-31T18:00+ 2026-03-30T18:00+ 2026-03-29T18:00+ 2026-03-28T18:00+ 2026-03-27T18:00+"
    " 2026-03-26T18:00+"
    " 2026-03-25T18:00+ 2026-03-24T18:00- 2026-03-23T18:00- 2026-03-22T18:00+ 2026-03-21T18:00-"
    " 2026-03-16T18:00-"
    " 2026-03-15T18:00+ 2026-03-14T18:00- 2026-03-08T18:00- 2026-03-01T18:00- 2026-02-28T18:00+"
    " 2026-02-27T18:00-" },
  { "a week over the new year is one week",
    "2027-01-12T20:00",
    "2027-01-12T18:00+ 2027-01-11T18:00+ 2027-01-10T18:00+ 2027-01-09T18:00+ 2027-01-08T18:00+"
    " 2027-01-07T18:00+"
    " 2027-01-06T18:00+ 2027-01-04T18:00- 2027-01-03T18:00+ 2027-01-02T18:00- 2026-12-30T18:00+"
    " 2026-12-29T18:00- 2026-12-27T18:00+ 2026-12-26T18:00-" },
  { "after a year away everything is there still",
    "2027-06-01T09:00",
    "2026-03-12T18:00+ 2026-03-11T18:00+ 2026-02-27T18:00+ 2026-01-30T18:00+" },
  { "from the future, or of no known time",
    "2026-03-02T20:00",
    "2026-03-02T18:00+ 2026-03-02T17:00- 2031-01-01T09:00+ 2031-01-01T08:00+ -+" },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv)        words = g_strsplit (rows[i].times, " ", -1);
      guint                 n = g_strv_length (words);
      g_autofree HslMinute *times = g_new0 (HslMinute, n + 1);
      g_autofree gboolean  *keep = NULL;
      g_autoptr (GString)   got = g_string_new (NULL);

      for (guint k = 0; k < n; k++)
        {
          g_autofree char *iso = g_strndup (words[k], strlen (words[k]) - 1);

          times[k] = hsl_minute_from_iso (iso);
        }
      keep = hsl_rotation_choose (times, n, hsl_minute_from_iso (rows[i].now));
      for (guint k = 0; k < n; k++)
        {
          words[k][strlen (words[k]) - 1] = keep[k] ? '+' : '-';
          g_string_append_printf (got, "%s%s", k > 0 ? " " : "", words[k]);
        }
      if (!g_str_equal (got->str, rows[i].times))
        g_error ("%s:\n%s\n%s", rows[i].name, rows[i].times, got->str);
    }
}

/* Every day a backup, every day a clearing: what is gone is never missed later. */
static void
test_every_day (void)
{
  HslDay             first = hsl_day_from_iso ("2024-01-31");
  g_autoptr (GArray) held = g_array_new (FALSE, FALSE, sizeof (HslMinute));

  for (guint i = 0; i < DAYS; i++)
    {
      HslMinute            now = hsl_minute_new (first + i, 18, 0);
      g_autofree gboolean *keep = NULL;
      guint                months = 0;
      int                  last = 0;

      g_array_append_val (held, now);
      keep = hsl_rotation_choose ((HslMinute *) held->data, held->len, now);
      for (guint k = held->len; k-- > 0;)
        if (!keep[k])
          g_array_remove_index (held, k);

      g_assert_cmpint (g_array_index (held, HslMinute, held->len - 1), ==, now);
      g_assert_cmpuint (held->len, <=, HSL_ROTATION_DAYS + HSL_ROTATION_WEEKS + HSL_ROTATION_MONTHS);
      for (guint k = 0; k < held->len; k++)
        {
          int month = hsl_day_get_month (hsl_minute_get_day (g_array_index (held, HslMinute, k)));

          months += month != last;
          last = month;
        }
      if (i > 366)
        g_assert_cmpuint (months, ==, HSL_ROTATION_MONTHS);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/rotation/table", test_table);
  g_test_add_func ("/core/rotation/every-day", test_every_day);
  return g_test_run ();
}
