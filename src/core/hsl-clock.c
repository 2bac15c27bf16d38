/* hsl-clock.c: how a clock stands, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-clock"

#include "hsl-clock.h"

#include <glib/gi18n-lib.h>

/* The last day before it is shifted off a rest day. */
static HslDay
compute_last_day (const HslClockRule *rule,
                  HslDay              start,
                  int                 paused_days,
                  const HslCalendar  *calendar)
{
  HslDay pause = rule->pausable ? (HslDay) MAX (paused_days, 0) : 0;

  switch (rule->unit)
    {
    case HSL_CLOCK_WORKING_DAYS:
      start = hsl_calendar_add_working_days (calendar, start, rule->length);
      return pause > 0 ? hsl_calendar_next_working_day (calendar, start + pause) : start;
    case HSL_CLOCK_MONTHS:
      return hsl_day_add_months (start, rule->length) + pause;
    case HSL_CLOCK_DAYS:
    default:
      return start + (HslDay) rule->length + pause;
    }
}

/**
 * hsl_clock_rule_get_due:
 * @start: the day of the fact, which is not counted (民法典 201)
 * @paused_days: days of the pauses that are over; counts for a pausable rule only
 * @extended_until: the day agreed on, or %HSL_DAY_NONE; counts for an extendable rule only, never
 * shortens, and is not
 *   shifted off a rest day, being a day that was named and not a period
 */
HslDay
hsl_clock_rule_get_due (const HslClockRule *rule,
                        HslDay              start,
                        int                 paused_days,
                        HslDay              extended_until,
                        const HslCalendar  *calendar)
{
  HslDay due;

  g_return_val_if_fail (rule != NULL && start != HSL_DAY_NONE, HSL_DAY_NONE);

  due = compute_last_day (rule, start, paused_days, calendar);
  if (rule->shift)
    due = hsl_calendar_next_working_day (calendar, due);
  return rule->extendable ? MAX (due, extended_until) : due;
}

/**
 * hsl_clock_new:
 *
 * Returns: (transfer full): a clock without a due day yet: set what is known of pauses, extension and
 * end, then call hsl_clock_set_due()
 */
HslClock *
hsl_clock_new (const HslClockRule *rule,
               const char         *uid,
               HslDay              start)
{
  HslClock *clock = g_new0 (HslClock, 1);

  clock->rule = g_strdup (rule->id);
  clock->noun = rule->each->name;
  clock->uid = g_strdup (uid);
  clock->start = start;
  clock->lapses = rule->lapses;
  return clock;
}

HslClock *
hsl_clock_copy (const HslClock *clock)
{
  HslClock *copy = g_memdup2 (clock, sizeof *clock);

  copy->rule = g_strdup (clock->rule);
  copy->uid = g_strdup (clock->uid);
  return copy;
}

void
hsl_clock_free (HslClock *clock)
{
  if (clock == NULL)
    return;
  g_free (clock->rule);
  g_free (clock->uid);
  g_free (clock);
}

void
hsl_clock_set_due (HslClock           *clock,
                   const HslClockRule *rule,
                   const HslCalendar  *calendar)
{
  clock->due =
      hsl_clock_rule_get_due (rule, clock->start, clock->paused_days, clock->extended_until, calendar);
}

/* At most a fifth of the time left. */
static gboolean
is_nearly_over (const HslClock *clock,
                HslDay          today)
{
  gint64 whole = (gint64) clock->due - clock->start;
  gint64 left = (gint64) clock->due - today;

  return whole > 0 && left * 5 <= whole;
}

/**
 * hsl_clock_get_state:
 * @warn: of the clock's rule
 *
 * The one place that says how a clock stands; every list, colour, notification and report asks here.
 */
HslClockState
hsl_clock_get_state (const HslClock    *clock,
                     int                warn,
                     HslDay             today,
                     const HslCalendar *calendar)
{
  g_return_val_if_fail (clock != NULL && clock->due != HSL_DAY_NONE, HSL_CLOCK_RUNNING);
  g_return_val_if_fail (today != HSL_DAY_NONE, HSL_CLOCK_RUNNING);

  if (clock->done_on != HSL_DAY_NONE)
    return clock->done_on <= clock->due ? HSL_CLOCK_DONE : HSL_CLOCK_DONE_LATE;
  if (clock->paused)
    return HSL_CLOCK_PAUSED;
  if (today > clock->due)
    return clock->lapses ? HSL_CLOCK_LAPSED : HSL_CLOCK_OVERDUE;
  /* Counting working days costs a look at each day: not for what is due next year. */
  if (is_nearly_over (clock, today) ||
      (clock->due - today <= (HslDay) warn * 2 + 14 &&
       hsl_calendar_working_days_between (calendar, today, clock->due) <= warn))
    return HSL_CLOCK_WARNING;
  return HSL_CLOCK_RUNNING;
}

static const struct
{
  const char *code;
  const char *label;
} states[] = {
  { "running", N_ ("Running") },
  { "warning", N_ ("Nearly due") },
  { "overdue", N_ ("Overdue") },
  { "paused", N_ ("Paused") },
  { "done", N_ ("Done in time") },
  { "done-late", N_ ("Done late") },
  { "lapsed", N_ ("Not used") },
};

/**
 * hsl_clock_state_get_code:
 *
 * Returns: (transfer none): the word for files and CSS classes
 */
const char *
hsl_clock_state_get_code (HslClockState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (states), NULL);

  return states[state].code;
}

/**
 * hsl_clock_state_get_label:
 *
 * Returns: (transfer none): the word for people; a colour never stands without it
 */
const char *
hsl_clock_state_get_label (HslClockState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (states), NULL);

  return _ (states[state].label);
}

/**
 * hsl_clock_find_unknown_year:
 *
 * Returns: a year whose holidays are not known and would matter to the due day, 0 when there is none
 */
int
hsl_clock_find_unknown_year (const HslClock     *clock,
                             const HslClockRule *rule,
                             const HslCalendar  *calendar)
{
  if (rule->unit == HSL_CLOCK_WORKING_DAYS)
    return hsl_calendar_find_unknown_year (calendar, clock->start, clock->due);
  return rule->shift ? hsl_calendar_find_unknown_year (calendar, clock->due, clock->due) : 0;
}

static char *
dup_day_words (HslDay day,
               HslDay today)
{
  static const char *const weekdays[] = {
    N_ ("Monday"),
    N_ ("Tuesday"),
    N_ ("Wednesday"),
    N_ ("Thursday"),
    N_ ("Friday"),
    N_ ("Saturday"),
    N_ ("Sunday"),
  };
  const char *weekday = _ (weekdays[hsl_day_get_weekday (day) - 1]);

  if (hsl_day_get_year (day) == hsl_day_get_year (today))
    /* Translators: weekday, month, day of the month: "Wednesday 05-13" */
    return g_strdup_printf (_ ("%1$s %2$02d-%3$02d"), weekday, hsl_day_get_month (day),
                            hsl_day_get_day_of_month (day));
  /* Translators: weekday, year, month, day of the month: "Wednesday 2027-05-13" */
  return g_strdup_printf (_ ("%1$s %2$d-%3$02d-%4$02d"), weekday, hsl_day_get_year (day),
                          hsl_day_get_month (day), hsl_day_get_day_of_month (day));
}

static char *
dup_left_words (const HslClock *clock,
                HslDay          today)
{
  g_autofree char *day = dup_day_words (clock->due, today);

  if (clock->due == today)
    return g_strdup (_ ("Due today"));
  /* Translators: number of days, and the due day with its weekday */
  return g_strdup_printf (_ ("Days left: %d (%s)"), (int) (clock->due - today), day);
}

static char *
dup_state_words (const HslClock *clock,
                 HslClockState   state,
                 HslDay          today)
{
  g_autofree char *done = hsl_day_to_iso (clock->done_on);

  switch (state)
    {
    case HSL_CLOCK_OVERDUE:
      return g_strdup_printf (_ ("Days overdue: %d"), (int) (today - clock->due));
    case HSL_CLOCK_PAUSED:
      return g_strdup (_ ("Paused"));
    case HSL_CLOCK_LAPSED:
      return g_strdup (_ ("Not used in time"));
    case HSL_CLOCK_DONE:
      return g_strdup_printf (_ ("Done on %s"), done);
    case HSL_CLOCK_DONE_LATE:
      /* Translators: a date, and by how many days that was late */
      return g_strdup_printf (_ ("Done on %s, days late: %d"), done, (int) (clock->done_on - clock->due));
    case HSL_CLOCK_RUNNING:
    case HSL_CLOCK_WARNING:
    default:
      return dup_left_words (clock, today);
    }
}

/**
 * hsl_clock_dup_words:
 *
 * Returns: (transfer full): how it stands, in words: "还剩 4 天（5月13日 星期三）"
 */
char *
hsl_clock_dup_words (const HslClock     *clock,
                     const HslClockRule *rule,
                     HslDay              today,
                     const HslCalendar  *calendar)
{
  HslClockState    state = hsl_clock_get_state (clock, rule->warn, today, calendar);
  g_autofree char *words = dup_state_words (clock, state, today);
  int              year = hsl_clock_find_unknown_year (clock, rule, calendar);
  g_autofree char *mark = NULL;

  if (year == 0 || state == HSL_CLOCK_PAUSED)
    return g_steal_pointer (&words);

  /* Translators: appended to a due day that was counted without knowing the holidays of that year */
  mark = g_strdup_printf (_ (" [holidays of %d not known]"), year);
  return g_strconcat (words, mark, NULL);
}

static void
explain_length (GString            *text,
                const HslClockRule *rule,
                const char         *start,
                const char         *last)
{
  if (rule->length == 0)
    g_string_append_printf (text, _ ("The day itself: %s"), start);
  else if (rule->unit == HSL_CLOCK_WORKING_DAYS)
    /* Translators: first date, number of working days, last date */
    g_string_append_printf (text, _ ("From %s (not counted), working days: %d, to %s"), start, rule->length,
                            last);
  else if (rule->unit == HSL_CLOCK_MONTHS)
    /* Translators: first date, number of months, last date */
    g_string_append_printf (text, _ ("From %s (not counted), months: %d, to %s"), start, rule->length, last);
  else
    /* Translators: first date, number of days, last date */
    g_string_append_printf (text, _ ("From %s (not counted), days: %d, to %s"), start, rule->length, last);
}

/**
 * hsl_clock_explain:
 *
 * Returns: (transfer full): the arithmetic in words: "自 2026-04-13 起算（当日不计入），30 日，至 2026-05-13"
 */
char *
hsl_clock_explain (const HslClock     *clock,
                   const HslClockRule *rule,
                   const HslCalendar  *calendar)
{
  HslDay           plain = compute_last_day (rule, clock->start, 0, calendar);
  HslDay           last = compute_last_day (rule, clock->start, clock->paused_days, calendar);
  HslDay           due = rule->shift ? hsl_calendar_next_working_day (calendar, last) : last;
  g_autofree char *start_text = hsl_day_to_iso (clock->start);
  g_autofree char *plain_text = hsl_day_to_iso (plain);
  g_autofree char *last_text = hsl_day_to_iso (last);
  g_autofree char *due_text = hsl_day_to_iso (due);
  g_autofree char *extended_text = hsl_day_to_iso (clock->extended_until);
  int              year = hsl_clock_find_unknown_year (clock, rule, calendar);
  GString         *text = g_string_new (NULL);

  explain_length (text, rule, start_text, plain_text);
  if (last != plain)
    /* Translators: number of days, and the date they lead to */
    g_string_append_printf (text, _ ("; paused for days: %d, hence to %s"), clock->paused_days, last_text);
  if (due != last)
    g_string_append_printf (text, _ ("; a rest day, hence moved to %s"), due_text);
  if (rule->extendable && clock->extended_until > due)
    g_string_append_printf (text, _ ("; extended by agreement to %s"), extended_text);
  if (clock->paused)
    g_string_append (text, _ ("; paused now"));
  if (year != 0)
    g_string_append_printf (text, _ ("; holidays of %d not known, only weekends left out"), year);
  return g_string_free (text, FALSE);
}
