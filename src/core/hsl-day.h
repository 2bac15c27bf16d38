/* hsl-day.h: civil days and minutes, without time zones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A local date as its Julian day number (GDate's count); 0 is "not set". */
typedef guint32 HslDay;

/* A local time to the minute: Julian day * 1440 + minute of the day; 0 is "not set". */
typedef gint64 HslMinute;

#define HSL_DAY_NONE        ((HslDay) 0)
#define HSL_MINUTE_NONE     ((HslMinute) 0)
#define HSL_MINUTES_PER_DAY 1440

HslDay hsl_day_from_ymd (int year, int month, int day);
HslDay hsl_day_from_iso (const char *iso);
char  *hsl_day_to_iso (HslDay day);
char  *hsl_day_to_chinese (HslDay day);
int    hsl_day_get_year (HslDay day);
int    hsl_day_get_month (HslDay day);
int    hsl_day_get_day_of_month (HslDay day);
int    hsl_day_get_weekday (HslDay day);
HslDay hsl_day_add_months (HslDay day, int months);
int    hsl_day_years_between (HslDay birth, HslDay on);

HslMinute hsl_minute_new (HslDay day, int hour, int minute);
HslMinute hsl_minute_from_iso (const char *iso);
HslMinute hsl_minute_now (void);
char     *hsl_minute_to_iso (HslMinute minute);
HslDay    hsl_minute_get_day (HslMinute minute);
int       hsl_minute_get_hour (HslMinute minute);
int       hsl_minute_get_minute (HslMinute minute);

G_END_DECLS
