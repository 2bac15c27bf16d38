/* test-calendar.c: working days
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#undef G_DISABLE_ASSERT

#include "hsl-calendar.h"
#include "hsl-error.h"

#include "test-data.h"

#include <string.h>

#define DAY(iso) hsl_day_from_iso (iso)

static void
assert_day (HslDay      day,
            const char *expected)
{
  g_autofree char *iso = hsl_day_to_iso (day);

  g_assert_cmpstr (iso, ==, expected);
}

static void
test_shipped (void)
{
  g_autoptr (HslCalendar) calendar = test_load_calendar ();

  for (int year = 2018; year <= 2026; year++)
    {
      g_assert_true (hsl_calendar_knows_year (calendar, year));
      g_assert_false (hsl_calendar_is_working_day (calendar, hsl_day_from_ymd (year, 1, 1)));
      g_assert_false (hsl_calendar_is_working_day (calendar, hsl_day_from_ymd (year, 5, 1)));
      /* A year of Chinese law has 247 to 252 working days. */
      g_assert_cmpint (hsl_calendar_working_days_between (calendar, hsl_day_from_ymd (year - 1, 12, 31),
                                                          hsl_day_from_ymd (year, 12, 31)),
                       >=, 247);
      g_assert_cmpint (hsl_calendar_working_days_between (calendar, hsl_day_from_ymd (year - 1, 12, 31),
                                                          hsl_day_from_ymd (year, 12, 31)),
                       <=, 252);
    }
  g_assert_false (hsl_calendar_knows_year (calendar, 2017));
  g_assert_false (hsl_calendar_knows_year (calendar, 2027));
}

static void
test_spring_festival (void)
{
  g_autoptr (HslCalendar) calendar = test_load_calendar ();

  g_assert_true (hsl_calendar_is_working_day (calendar, DAY ("2026-02-14"))); /* Saturday, made up */
  for (HslDay day = DAY ("2026-02-15"); day <= DAY ("2026-02-23"); day++)
    g_assert_false (hsl_calendar_is_working_day (calendar, day));
  g_assert_true (hsl_calendar_is_working_day (calendar, DAY ("2026-02-24")));
  g_assert_true (hsl_calendar_is_working_day (calendar, DAY ("2026-02-28"))); /* Saturday, made up */
  g_assert_false (hsl_calendar_is_working_day (calendar, DAY ("2026-03-01")));
  g_assert_cmpstr (hsl_calendar_get_name (calendar, DAY ("2026-02-17")), ==, "春节");
  g_assert_null (hsl_calendar_get_name (calendar, DAY ("2026-03-01")));
}

static void
test_count (void)
{
  g_autoptr (HslCalendar) calendar = test_load_calendar ();
  HslDay                  before = DAY ("2026-02-13");
  HslDay                  after = DAY ("2026-02-24");

  assert_day (hsl_calendar_next_working_day (calendar, DAY ("2026-02-13")), "2026-02-13");
  assert_day (hsl_calendar_next_working_day (calendar, DAY ("2026-02-15")), "2026-02-24");
  assert_day (hsl_calendar_add_working_days (calendar, DAY ("2026-02-13"), 0), "2026-02-13");
  assert_day (hsl_calendar_add_working_days (calendar, DAY ("2026-02-13"), 1), "2026-02-14");
  assert_day (hsl_calendar_add_working_days (calendar, DAY ("2026-02-13"), 2), "2026-02-24");
  assert_day (hsl_calendar_add_working_days (calendar, DAY ("2026-02-13"), 7), "2026-03-02");
  assert_day (hsl_calendar_add_working_days (calendar, DAY ("2026-02-24"), -1), "2026-02-14");
  assert_day (hsl_calendar_add_working_days (calendar, DAY ("2026-02-24"), -2), "2026-02-13");
  assert_day (hsl_calendar_add_working_days (calendar, DAY ("2026-02-18"), 1), "2026-02-24");
  g_assert_cmpint (hsl_calendar_working_days_between (calendar, before, after), ==, 2);
  g_assert_cmpint (hsl_calendar_working_days_between (calendar, after, before), ==, -2);
  g_assert_cmpint (hsl_calendar_working_days_between (calendar, after, after), ==, 0);
}

static void
test_unknown_year (void)
{
  g_autoptr (HslCalendar) calendar = test_load_calendar ();
  g_autoptr (HslCalendar) empty = hsl_calendar_new (NULL, 0, NULL);
  HslDay                  last = DAY ("2026-12-31");

  /* 2027-01-01 is a Friday: without data nobody knows of 元旦. */
  g_assert_true (hsl_calendar_is_working_day (calendar, DAY ("2027-01-01")));
  g_assert_false (hsl_calendar_is_working_day (calendar, DAY ("2027-01-02")));
  g_assert_cmpint (hsl_calendar_find_unknown_year (calendar, last, DAY ("2027-01-10")), ==, 2027);
  g_assert_cmpint (hsl_calendar_find_unknown_year (calendar, DAY ("2026-11-20"), last), ==, 0);
  g_assert_cmpint (hsl_calendar_find_unknown_year (NULL, DAY ("2026-11-20"), last), ==, 2026);
  g_assert_false (hsl_calendar_knows_year (NULL, 2026));
  g_assert_true (hsl_calendar_is_working_day (NULL, DAY ("2026-02-17")));
  assert_day (hsl_calendar_add_working_days (empty, DAY ("2026-02-13"), 1), "2026-02-16");
}

static void
test_add_year (void)
{
  g_autoptr (HslCalendar) calendar = test_load_calendar ();
  g_autoptr (HslCalendar) copy = hsl_calendar_copy (calendar);
  g_autoptr (GError)      error = NULL;

  g_assert_true (hsl_calendar_add_year_text (copy, "2027-01-01 rest 元旦\r\n\n# a remark\n", &error));
  g_assert_no_error (error);
  g_assert_false (hsl_calendar_is_working_day (copy, DAY ("2027-01-01")));
  g_assert_false (hsl_calendar_knows_year (copy, 2027)); /* one day is not the year */
  g_assert_true (hsl_calendar_is_working_day (calendar, DAY ("2027-01-01")));

  g_assert_true (hsl_calendar_add_year_text (copy,
                                             "\357\273\277日期，安排，名称\n2027-02-06\t班\t春节 补班\n"
                                             "2027-10-01， 休 ，国庆节\n2026-12-31,work,\n",
                                             &error));
  g_assert_no_error (error);
  g_assert_true (hsl_calendar_is_working_day (copy, DAY ("2027-02-06")));
  g_assert_cmpstr (hsl_calendar_get_name (copy, DAY ("2027-02-06")), ==, "春节 补班");
  g_assert_cmpstr (hsl_calendar_get_name (copy, DAY ("2027-10-01")), ==, "国庆节");
  g_assert_null (hsl_calendar_get_name (copy, DAY ("2026-12-31")));
  g_assert_true (hsl_calendar_knows_year (copy, 2027));
}

static void
test_bad_lines (void)
{
  static const struct
  {
    const char *text;
    const char *message; /* part of it */
  } cases[] = {
    { "2027-01-01,rest,元旦\n2027-02-30,rest,春节\n", "line 2: “2027-02-30,rest,春节”" },
    { "2027-01-01,holiday,元旦\n", "line 1: “2027-01-01,holiday,元旦”" },
    { "2027-01-01\n", "line 1" },
    { "元旦,rest\n", "line 1" },
    { "2027-01-01,rest,a\n\n2027-01-01,work,b", "line 3" },
    { "2027-01-01,rest,a\ndate,kind,name\n", "line 2" },
    { "", "no day" },
    { "\n# nothing\n", "no day" },
    { "\xff\xfe", "UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HslCalendar) calendar = hsl_calendar_new (NULL, 0, NULL);
      g_autoptr (GError)      error = NULL;

      g_assert_false (hsl_calendar_add_year_text (calendar, cases[i].text, &error));
      g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_DATA);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].message));
      g_assert_true (hsl_calendar_is_working_day (calendar, DAY ("2027-01-01")));
    }

  g_assert_null (hsl_calendar_new ("nonsense", 8, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/calendar/shipped", test_shipped);
  g_test_add_func ("/core/calendar/spring-festival", test_spring_festival);
  g_test_add_func ("/core/calendar/count", test_count);
  g_test_add_func ("/core/calendar/unknown-year", test_unknown_year);
  g_test_add_func ("/core/calendar/add-year", test_add_year);
  g_test_add_func ("/core/calendar/bad-lines", test_bad_lines);

  return g_test_run ();
}
