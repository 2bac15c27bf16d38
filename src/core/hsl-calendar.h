/* hsl-calendar.h: working days
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-day.h"

G_BEGIN_DECLS

typedef struct _HslCalendar HslCalendar;

HslCalendar *hsl_calendar_new (const char *csv, gsize length, GError **error);
HslCalendar *hsl_calendar_copy (const HslCalendar *calendar);
HslCalendar *hsl_calendar_ref (HslCalendar *calendar);
void         hsl_calendar_unref (HslCalendar *calendar);
gboolean     hsl_calendar_add_year_text (HslCalendar *calendar, const char *text, GError **error);

gboolean    hsl_calendar_knows_year (const HslCalendar *calendar, int year);
int         hsl_calendar_find_unknown_year (const HslCalendar *calendar, HslDay from, HslDay to);
gboolean    hsl_calendar_is_working_day (const HslCalendar *calendar, HslDay day);
const char *hsl_calendar_get_name (const HslCalendar *calendar, HslDay day);

HslDay hsl_calendar_next_working_day (const HslCalendar *calendar, HslDay day);
HslDay hsl_calendar_add_working_days (const HslCalendar *calendar, HslDay day, int n);
int    hsl_calendar_working_days_between (const HslCalendar *calendar, HslDay from, HslDay to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslCalendar, hsl_calendar_unref)

G_END_DECLS
