/* hsl-day.c: civil days and minutes, without time zones
 *
 * Deadlines are counted in whole local days (民法典 200-204), so a day is a number that can be
 * added to, never an instant.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-day"

#include "hsl-day.h"

#include <stdio.h>
#include <string.h>

static void
day_to_date (HslDay day,
             GDate *date)
{
  g_date_clear (date, 1);
  g_date_set_julian (date, day);
}

/* Reads exactly @n digits; -1 when one of them is not a digit. */
static int
parse_digits (const char *text,
              int         n)
{
  int value = 0;

  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + (text[i] - '0');
    }
  return value;
}

/**
 * hsl_day_from_ymd:
 *
 * Returns: the day, or %HSL_DAY_NONE when there is no such date
 */
HslDay
hsl_day_from_ymd (int year,
                  int month,
                  int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return HSL_DAY_NONE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

/**
 * hsl_day_from_iso:
 * @iso: (nullable): "2026-03-01"
 *
 * Returns: the day, or %HSL_DAY_NONE when @iso is not exactly a date
 */
HslDay
hsl_day_from_iso (const char *iso)
{
  if (iso == NULL || strlen (iso) != 10 || iso[4] != '-' || iso[7] != '-')
    return HSL_DAY_NONE;

  return hsl_day_from_ymd (parse_digits (iso, 4), parse_digits (iso + 5, 2), parse_digits (iso + 8, 2));
}

/**
 * hsl_day_to_iso:
 *
 * Returns: (transfer full): "2026-03-01", or "" for %HSL_DAY_NONE
 */
char *
hsl_day_to_iso (HslDay day)
{
  GDate date;

  if (day == HSL_DAY_NONE)
    return g_strdup ("");

  day_to_date (day, &date);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                          g_date_get_day (&date));
}

/**
 * hsl_day_to_chinese:
 *
 * Returns: (transfer full): "2026年3月1日" as official papers write it, or "" for %HSL_DAY_NONE
 */
char *
hsl_day_to_chinese (HslDay day)
{
  GDate date;

  if (day == HSL_DAY_NONE)
    return g_strdup ("");

  day_to_date (day, &date);
  return g_strdup_printf ("%d年%d月%d日", g_date_get_year (&date), g_date_get_month (&date),
                          g_date_get_day (&date));
}

int
hsl_day_get_year (HslDay day)
{
  GDate date;

  g_return_val_if_fail (day != HSL_DAY_NONE, 0);

  day_to_date (day, &date);
  return g_date_get_year (&date);
}

int
hsl_day_get_month (HslDay day)
{
  GDate date;

  g_return_val_if_fail (day != HSL_DAY_NONE, 0);

  day_to_date (day, &date);
  return g_date_get_month (&date);
}

int
hsl_day_get_day_of_month (HslDay day)
{
  GDate date;

  g_return_val_if_fail (day != HSL_DAY_NONE, 0);

  day_to_date (day, &date);
  return g_date_get_day (&date);
}

/**
 * hsl_day_get_weekday:
 *
 * Returns: 1 for Monday to 7 for Sunday
 */
int
hsl_day_get_weekday (HslDay day)
{
  GDate date;

  g_return_val_if_fail (day != HSL_DAY_NONE, 1);

  day_to_date (day, &date);
  return g_date_get_weekday (&date);
}

/**
 * hsl_day_add_months:
 * @months: may be negative
 *
 * The corresponding day @months later, or the end of that month when it has no such day (民法典 202).
 */
HslDay
hsl_day_add_months (HslDay day,
                    int    months)
{
  GDate date;

  g_return_val_if_fail (day != HSL_DAY_NONE, HSL_DAY_NONE);

  day_to_date (day, &date);
  if (months >= 0)
    g_date_add_months (&date, (guint) months);
  else
    g_date_subtract_months (&date, (guint) -months);
  return g_date_get_julian (&date);
}

/**
 * hsl_day_years_between:
 *
 * Returns: the full years (周岁) of somebody born on @birth, on the day @on. A year is full on the birthday;
 * who was born on 29 February is a year older on 1 March of a common year.
 */
int
hsl_day_years_between (HslDay birth,
                       HslDay on)
{
  int years;

  g_return_val_if_fail (birth != HSL_DAY_NONE && on != HSL_DAY_NONE, 0);

  years = hsl_day_get_year (on) - hsl_day_get_year (birth);
  if (hsl_day_get_month (on) < hsl_day_get_month (birth) ||
      (hsl_day_get_month (on) == hsl_day_get_month (birth) &&
       hsl_day_get_day_of_month (on) < hsl_day_get_day_of_month (birth)))
    years--;
  return years;
}

HslMinute
hsl_minute_new (HslDay day,
                int    hour,
                int    minute)
{
  g_return_val_if_fail (day != HSL_DAY_NONE, HSL_MINUTE_NONE);
  g_return_val_if_fail (hour >= 0 && hour < 24 && minute >= 0 && minute < 60, HSL_MINUTE_NONE);

  return (HslMinute) day * HSL_MINUTES_PER_DAY + hour * 60 + minute;
}

/**
 * hsl_minute_from_iso:
 * @iso: (nullable): "2026-03-01T14:30", also with seconds, which are dropped
 *
 * Returns: the minute, or %HSL_MINUTE_NONE when @iso is not exactly a local time. A time zone is refused:
 * domain times are what the wall clock of the station showed.
 */
HslMinute
hsl_minute_from_iso (const char *iso)
{
  g_autofree char *date = NULL;
  HslDay           day;
  int              hour, minute;
  gsize            length;

  if (iso == NULL)
    return HSL_MINUTE_NONE;

  length = strlen (iso);
  if ((length != 16 && length != 19) || (iso[10] != 'T' && iso[10] != ' ') || iso[13] != ':')
    return HSL_MINUTE_NONE;

  date = g_strndup (iso, 10);
  day = hsl_day_from_iso (date);
  hour = parse_digits (iso + 11, 2);
  minute = parse_digits (iso + 14, 2);
  if (day == HSL_DAY_NONE || hour < 0 || hour > 23 || minute < 0 || minute > 59)
    return HSL_MINUTE_NONE;
  if (length == 19 && (iso[16] != ':' || parse_digits (iso + 17, 2) < 0 || parse_digits (iso + 17, 2) > 60))
    return HSL_MINUTE_NONE;

  return hsl_minute_new (day, hour, minute);
}

/**
 * hsl_minute_now:
 *
 * The wall clock of this machine. Rules never call this: their time comes with the #HslContext.
 */
HslMinute
hsl_minute_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return hsl_minute_new (hsl_day_from_ymd (g_date_time_get_year (now), g_date_time_get_month (now),
                                           g_date_time_get_day_of_month (now)),
                         g_date_time_get_hour (now), g_date_time_get_minute (now));
}

/**
 * hsl_minute_to_iso:
 *
 * Returns: (transfer full): "2026-03-01T14:30", or "" for %HSL_MINUTE_NONE
 */
char *
hsl_minute_to_iso (HslMinute minute)
{
  g_autofree char *date = NULL;

  if (minute == HSL_MINUTE_NONE)
    return g_strdup ("");

  date = hsl_day_to_iso (hsl_minute_get_day (minute));
  return g_strdup_printf ("%sT%02d:%02d", date, hsl_minute_get_hour (minute), hsl_minute_get_minute (minute));
}

HslDay
hsl_minute_get_day (HslMinute minute)
{
  return (HslDay) (minute / HSL_MINUTES_PER_DAY);
}

int
hsl_minute_get_hour (HslMinute minute)
{
  return (int) (minute % HSL_MINUTES_PER_DAY) / 60;
}

int
hsl_minute_get_minute (HslMinute minute)
{
  return (int) (minute % 60);
}
