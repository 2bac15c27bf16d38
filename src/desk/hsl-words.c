/* hsl-words.c: what the desk says of days, states and codes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-words"

#include "hsl-words.h"

#include "hsl-form-scope.h"

#include <glib/gi18n-lib.h>

/**
 * hsl_words_due:
 * @due: the last day
 *
 * Returns: (transfer full): "3 days overdue", "today", "5 days left"
 */
char *
hsl_words_due (HslDay due,
               HslDay today)
{
  guint days = due > today ? due - today : today - due;

  if (due == HSL_DAY_NONE)
    return g_strdup ("");
  if (due == today)
    return g_strdup (_ ("due today"));
  if (due < today)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day overdue", "%u days overdue", days), days);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day left", "%u days left", days), days);
}

/**
 * hsl_words_day:
 *
 * Returns: (transfer full): "2026-05-13 Wednesday"
 */
char *
hsl_words_day (HslDay day)
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
  g_autofree char *iso = NULL;

  if (day == HSL_DAY_NONE)
    return g_strdup ("");
  iso = hsl_day_to_iso (day);
  return g_strdup_printf ("%s %s", iso, _ (weekdays[(hsl_day_get_weekday (day) + 6) % 7]));
}

/**
 * hsl_words_minute:
 *
 * Returns: (transfer full): "2026-05-13 Wednesday 09:00"
 */
char *
hsl_words_minute (HslMinute minute)
{
  g_autofree char *day = hsl_words_day (hsl_minute_get_day (minute));

  return g_strdup_printf ("%s %02d:%02d", day, hsl_minute_get_hour (minute), hsl_minute_get_minute (minute));
}

/**
 * hsl_words_hours:
 *
 * Returns: (transfer full): "09:00–10:30"
 */
char *
hsl_words_hours (HslMinute from,
                 HslMinute to)
{
  return g_strdup_printf ("%02d:%02d–%02d:%02d", hsl_minute_get_hour (from), hsl_minute_get_minute (from),
                          hsl_minute_get_hour (to), hsl_minute_get_minute (to));
}

/**
 * hsl_words_state:
 *
 * Returns: the name of a state's code, as the user reads it
 */
const char *
hsl_words_state (const char *code)
{
  HslState state;

  return code != NULL && hsl_state_from_code (code, &state) ? hsl_state_get_label (state)
                                                            : "";
}

/**
 * hsl_words_code:
 * @code: (nullable)
 *
 * Returns: the name of a code, "" for none
 */
const char *
hsl_words_code (HslStore   *store,
                const char *list,
                const char *code)
{
  const char *name;

  if (code == NULL || *code == '\0')
    return "";
  name = hsl_codes_get_name (hsl_store_get_codes (store), list, code, hsl_desk_speaks_english ());
  return name != NULL ? name : code;
}

/**
 * hsl_words_grid:
 * @code: (nullable)
 *
 * Returns: (transfer none): the name of a grid; valid until the main loop runs
 */
const char *
hsl_words_grid (HslStore   *store,
                const char *code)
{
  g_autoptr (HslDirectory) directory = NULL;
  const HslArea           *area;

  if (code == NULL || *code == '\0')
    return _ ("not located");
  directory = hsl_store_ref_directory (store);
  area = directory != NULL ? hsl_directory_find_area (directory, code) : NULL;
  return area != NULL ? g_intern_string (area->name) : code;
}

const char *
hsl_words_clock_icon (HslClockState state)
{
  switch (state)
    {
    case HSL_CLOCK_OVERDUE:
    case HSL_CLOCK_LAPSED:
      return "dialog-error-symbolic";
    case HSL_CLOCK_WARNING:
      return "dialog-warning-symbolic";
    case HSL_CLOCK_PAUSED:
      return "media-playback-pause-symbolic";
    case HSL_CLOCK_DONE:
    case HSL_CLOCK_DONE_LATE:
      return "object-select-symbolic";
    case HSL_CLOCK_RUNNING:
    default:
      return "alarm-symbolic";
    }
}

const char *
hsl_words_clock_class (HslClockState state)
{
  switch (state)
    {
    case HSL_CLOCK_OVERDUE:
    case HSL_CLOCK_LAPSED:
      return "hsl-overdue";
    case HSL_CLOCK_WARNING:
      return "hsl-warning";
    case HSL_CLOCK_RUNNING:
    case HSL_CLOCK_PAUSED:
    case HSL_CLOCK_DONE:
    case HSL_CLOCK_DONE_LATE:
    default:
      return "hsl-calm";
    }
}
