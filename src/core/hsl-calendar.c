/* hsl-calendar.c: working days
 *
 * Saturday and Sunday are rest days, but for what the State Council ordered for a year: rest days of
 * the holidays and make-up working days. Only these exceptions are data, one a line:
 * "2026-02-14,work,春节".
 *
 * Every function that asks takes %NULL for a calendar that knows weekends only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-calendar"

#include "hsl-calendar.h"

#include "hsl-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  gboolean is_rest;
  char    *name;
} SpecialDay;

struct _HslCalendar
{
  gatomicrefcount refs;
  GHashTable     *days; /* HslDay -> SpecialDay */
};

static const struct
{
  const char *word;
  gboolean    is_rest;
} kinds[] = {
  { "rest", TRUE },
  { "休", TRUE },
  { "休息", TRUE },
  { "放假", TRUE },
  { "work", FALSE },
  { "班", FALSE },
  { "上班", FALSE },
  { "补班", FALSE },
};

static void
special_day_free (gpointer data)
{
  SpecialDay *special = data;

  g_free (special->name);
  g_free (special);
}

static SpecialDay *
find_special (const HslCalendar *calendar,
              HslDay             day)
{
  return calendar != NULL ? g_hash_table_lookup (calendar->days, GUINT_TO_POINTER (day)) : NULL;
}

static void
put_special (GHashTable *days,
             HslDay      day,
             gboolean    is_rest,
             const char *name)
{
  SpecialDay *special = g_new (SpecialDay, 1);

  special->is_rest = is_rest;
  special->name = g_strdup (name);
  g_hash_table_replace (days, GUINT_TO_POINTER (day), special);
}

static void
put_all (GHashTable *into,
         GHashTable *from)
{
  GHashTableIter iter;
  gpointer       day, special;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &day, &special))
    {
      const SpecialDay *from_day = special;

      put_special (into, GPOINTER_TO_UINT (day), from_day->is_rest, from_day->name);
    }
}

static gboolean
find_kind (const char *word,
           gboolean   *out_is_rest)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (word, kinds[i].word) == 0)
      {
        *out_is_rest = kinds[i].is_rest;
        return TRUE;
      }
  return FALSE;
}

/* Cuts a line at commas, tabs and spaces; the name is all after the second. */
static void
split_line (char  *line,
            char **out_date,
            char **out_kind,
            char **out_name)
{
  static const char separators[] = ", \t";
  char            **parts[] = { out_date, out_kind, out_name };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      *parts[i] = line;
      if (i + 1 == G_N_ELEMENTS (parts))
        break;
      line += strcspn (line, separators);
      if (*line != '\0')
        *line++ = '\0';
      line += strspn (line, separators);
    }
}

/* Reads one line into @days. Returns: what is wrong with it, or %NULL */
static const char *
read_line (GHashTable *days,
           char       *line)
{
  char       *date, *kind, *name;
  HslDay      day;
  gboolean    is_rest;
  SpecialDay *before;

  split_line (line, &date, &kind, &name);
  day = hsl_day_from_iso (date);
  if (day == HSL_DAY_NONE)
    return _ ("does not begin with a date like 2026-02-14");
  if (!find_kind (kind, &is_rest))
    return _ ("has neither “rest” nor “work” after the date");

  before = g_hash_table_lookup (days, GUINT_TO_POINTER (day));
  if (before != NULL && before->is_rest != is_rest)
    return _ ("contradicts an earlier line of the same date");

  put_special (days, day, is_rest, name);
  return NULL;
}

static gboolean
is_header (const char *line)
{
  return g_str_has_prefix (line, "date") || g_str_has_prefix (line, "日期");
}

static GHashTable *
read_text (const char *text,
           GError    **error)
{
  g_autoptr (GHashTable) days = g_hash_table_new_full (NULL, NULL, NULL, special_day_free);
  g_autofree char       *folded = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_auto (GStrv)         lines = NULL;
  const char            *begin = folded;

  if (folded == NULL)
    {
      g_set_error_literal (error, HSL_CORE_ERROR, HSL_CORE_ERROR_DATA,
                           _ ("Calendar: the text is not UTF-8"));
      return NULL;
    }

  if (g_str_has_prefix (begin, "\357\273\277"))
    begin += 3;
  lines = g_strsplit (begin, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *shown = g_strdup (g_strstrip (lines[i]));
      const char      *problem;

      if (lines[i][0] == '\0' || lines[i][0] == '#' || (i == 0 && is_header (lines[i])))
        continue;

      problem = read_line (days, lines[i]);
      if (problem != NULL)
        {
          g_set_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_DATA,
                       _ ("Calendar, line %u: “%s” %s"), i + 1, shown, problem);
          return NULL;
        }
    }
  return g_steal_pointer (&days);
}

/**
 * hsl_calendar_new:
 * @csv: (nullable): lines "date,kind,name" with a kind of "rest" or "work"; %NULL for none
 * @length: of @csv, or 0 with %NULL
 */
HslCalendar *
hsl_calendar_new (const char *csv,
                  gsize       length,
                  GError    **error)
{
  g_autofree char       *text = g_strndup (csv != NULL ? csv : "", length);
  g_autoptr (GHashTable) days = read_text (text, error);
  HslCalendar           *calendar;

  if (days == NULL)
    return NULL;

  calendar = g_new0 (HslCalendar, 1);
  g_atomic_ref_count_init (&calendar->refs);
  calendar->days = g_steal_pointer (&days);
  return calendar;
}

/**
 * hsl_calendar_copy:
 *
 * Returns: (transfer full): a calendar of its own, so that a year may be added while another thread
 * counts on @calendar
 */
HslCalendar *
hsl_calendar_copy (const HslCalendar *calendar)
{
  HslCalendar *copy = hsl_calendar_new (NULL, 0, NULL);

  if (calendar != NULL)
    put_all (copy->days, calendar->days);
  return copy;
}

HslCalendar *
hsl_calendar_ref (HslCalendar *calendar)
{
  g_return_val_if_fail (calendar != NULL, NULL);

  g_atomic_ref_count_inc (&calendar->refs);
  return calendar;
}

void
hsl_calendar_unref (HslCalendar *calendar)
{
  g_return_if_fail (calendar != NULL);

  if (!g_atomic_ref_count_dec (&calendar->refs))
    return;
  g_hash_table_unref (calendar->days);
  g_free (calendar);
}

/**
 * hsl_calendar_add_year_text:
 * @text: another year as pasted: lines of date, "rest" or "work" (also 休, 班), name, with commas, tabs
 * or spaces
 *
 * All lines are taken or, on an error, none. Days known already are replaced. Only for a calendar that
 * nobody else uses yet.
 */
gboolean
hsl_calendar_add_year_text (HslCalendar *calendar,
                            const char  *text,
                            GError     **error)
{
  g_autoptr (GHashTable) days = NULL;

  g_return_val_if_fail (calendar != NULL && text != NULL, FALSE);

  days = read_text (text, error);
  if (days == NULL)
    return FALSE;
  if (g_hash_table_size (days) == 0)
    {
      g_set_error_literal (error, HSL_CORE_ERROR, HSL_CORE_ERROR_DATA,
                           _ ("Calendar: there is no day in the text"));
      return FALSE;
    }

  put_all (calendar->days, days);
  return TRUE;
}

/**
 * hsl_calendar_knows_year:
 *
 * Whether the holidays of @year are known. 1 October must be a rest day: it is one every year, and a
 * year of which only the first days were pasted, or a day at its end with the next year's 元旦, is not
 * taken for complete.
 */
gboolean
hsl_calendar_knows_year (const HslCalendar *calendar,
                         int                year)
{
  const SpecialDay *national_day = find_special (calendar, hsl_day_from_ymd (year, 10, 1));

  return national_day != NULL && national_day->is_rest;
}

/**
 * hsl_calendar_find_unknown_year:
 *
 * Returns: the first year from @from to @to whose holidays are not known, so that a day counted there
 * must be marked; 0 when all are known
 */
int
hsl_calendar_find_unknown_year (const HslCalendar *calendar,
                                HslDay             from,
                                HslDay             to)
{
  g_return_val_if_fail (from != HSL_DAY_NONE && to != HSL_DAY_NONE, 0);

  for (int year = hsl_day_get_year (from); year <= hsl_day_get_year (to); year++)
    if (!hsl_calendar_knows_year (calendar, year))
      return year;
  return 0;
}

gboolean
hsl_calendar_is_working_day (const HslCalendar *calendar,
                             HslDay             day)
{
  const SpecialDay *special = find_special (calendar, day);

  g_return_val_if_fail (day != HSL_DAY_NONE, FALSE);

  return special != NULL ? !special->is_rest : hsl_day_get_weekday (day) < 6;
}

/**
 * hsl_calendar_get_name:
 *
 * Returns: (nullable) (transfer none): the holiday for which @day is a rest or a make-up day
 */
const char *
hsl_calendar_get_name (const HslCalendar *calendar,
                       HslDay             day)
{
  const SpecialDay *special = find_special (calendar, day);

  return special != NULL && special->name[0] != '\0' ? special->name : NULL;
}

/**
 * hsl_calendar_next_working_day:
 *
 * Returns: @day itself when it is a working day, else the next one (民法典 203)
 */
HslDay
hsl_calendar_next_working_day (const HslCalendar *calendar,
                               HslDay             day)
{
  g_return_val_if_fail (day != HSL_DAY_NONE, HSL_DAY_NONE);

  while (!hsl_calendar_is_working_day (calendar, day))
    day++;
  return day;
}

/**
 * hsl_calendar_add_working_days:
 * @n: may be negative
 *
 * Returns: the @n-th working day after @day, which is not counted; @day itself when @n is 0
 */
HslDay
hsl_calendar_add_working_days (const HslCalendar *calendar,
                               HslDay             day,
                               int                n)
{
  int step = n < 0 ? -1 : 1;

  g_return_val_if_fail (day != HSL_DAY_NONE, HSL_DAY_NONE);

  while (n != 0)
    {
      day = (HslDay) ((gint64) day + step);
      if (hsl_calendar_is_working_day (calendar, day))
        n -= step;
    }
  return day;
}

/**
 * hsl_calendar_working_days_between:
 *
 * Returns: how many working days lie after @from up to and with @to; negative when @to is before @from
 */
int
hsl_calendar_working_days_between (const HslCalendar *calendar,
                                   HslDay             from,
                                   HslDay             to)
{
  int n = 0;

  g_return_val_if_fail (from != HSL_DAY_NONE && to != HSL_DAY_NONE, 0);

  if (to < from)
    return -hsl_calendar_working_days_between (calendar, to, from);

  for (HslDay day = from + 1; day <= to; day++)
    if (hsl_calendar_is_working_day (calendar, day))
      n++;
  return n;
}
