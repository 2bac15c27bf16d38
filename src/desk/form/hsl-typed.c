/* hsl-typed.c: days and times of day as people type them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-typed"

#include "hsl-typed.h"

#include <string.h>

/* Days that have a name, counted from today. */
static const struct
{
  const char *name;
  int         days;
} named_days[] = {
  { "今天", 0 },
  { "今", 0 },
  { "昨天", -1 },
  { "前天", -2 },
  { "明天", 1 },
  { "后天", 2 },
};

#define MAX_NUMBERS 3

/* Splits "2026年3月1日" or "2026-3-1" into its numbers, full-width digits too. FALSE: something else is in
 * it. */
static gboolean
split_numbers (const char *text,
               const char *separators,
               int         out_numbers[MAX_NUMBERS],
               guint      *out_n,
               guint      *out_digits)
{
  guint    n = 0, digits = 0;
  gboolean in_number = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int      digit = g_unichar_digit_value (c);

      if (digit < 0)
        {
          if (!g_unichar_isspace (c) && g_utf8_strchr (separators, -1, c) == NULL)
            return FALSE;
          in_number = FALSE;
          continue;
        }
      if (!in_number)
        {
          if (n == MAX_NUMBERS)
            return FALSE;
          out_numbers[n++] = 0;
          in_number = TRUE;
        }
      if (out_numbers[n - 1] > 99999999 / 10)
        return FALSE;
      out_numbers[n - 1] = out_numbers[n - 1] * 10 + digit;
      digits++;
    }
  *out_n = n;
  *out_digits = digits;
  return n > 0;
}

static gboolean
named_day (const char *text,
           HslDay      today,
           HslDay     *out_day)
{
  for (guint i = 0; i < G_N_ELEMENTS (named_days); i++)
    if (g_str_equal (text, named_days[i].name))
      {
        *out_day = (HslDay) ((int) today + named_days[i].days);
        return TRUE;
      }
  return FALSE;
}

/* "+7" is a week from today, "-1" yesterday. */
static gboolean
offset_day (const char *text,
            HslDay      today,
            HslDay     *out_day)
{
  gint64 offset;

  if ((*text != '+' && *text != '-') ||
      !g_ascii_string_to_signed (text + (*text == '+'), 10, -36600, 36600, &offset, NULL))
    return FALSE;
  *out_day = (HslDay) ((gint64) today + offset);
  return TRUE;
}

/**
 * hsl_typed_day:
 * @text: "2026-03-01", "2026.3.1", "20260301", "2026年3月1日", "3-1", "今天", "+7"
 * @today: what words and offsets count from, and whose year is meant when none is typed
 *
 * Returns: whether @text names a day
 */
gboolean
hsl_typed_day (const char *text,
               HslDay      today,
               HslDay     *out_day)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  int              numbers[MAX_NUMBERS];
  guint            n, digits;
  HslDay           day = HSL_DAY_NONE;

  if (named_day (stripped, today, out_day) || offset_day (stripped, today, out_day))
    return TRUE;
  if (!split_numbers (stripped, "-./年月日号，。－／", numbers, &n, &digits))
    return FALSE;

  if (n == 3)
    day = hsl_day_from_ymd (numbers[0] < 100 ? numbers[0] + 2000 : numbers[0], numbers[1], numbers[2]);
  else if (n == 2)
    day = hsl_day_from_ymd (hsl_day_get_year (today), numbers[0], numbers[1]);
  else if (digits == 8)
    day = hsl_day_from_ymd (numbers[0] / 10000, numbers[0] / 100 % 100, numbers[0] % 100);
  else if (digits == 6)
    day = hsl_day_from_ymd (2000 + numbers[0] / 10000, numbers[0] / 100 % 100, numbers[0] % 100);

  if (day == HSL_DAY_NONE)
    return FALSE;
  *out_day = day;
  return TRUE;
}

/**
 * hsl_typed_time:
 * @text: "14:30", "1430", "14点30分", "9点", "9"
 *
 * Returns: whether @text names a time of day
 */
gboolean
hsl_typed_time (const char *text,
                int        *out_hour,
                int        *out_minute)
{
  int   numbers[MAX_NUMBERS];
  guint n, digits;

  if (!split_numbers (text, ":.-点时分：．", numbers, &n, &digits) || n > 2)
    return FALSE;
  if (n == 1 && digits > 4)
    return FALSE;
  if (n == 1)
    {
      numbers[1] = digits > 2 ? numbers[0] % 100 : 0;
      numbers[0] = digits > 2 ? numbers[0] / 100 : numbers[0];
    }
  if (numbers[0] > 23 || numbers[1] > 59)
    return FALSE;
  *out_hour = numbers[0];
  *out_minute = numbers[1];
  return TRUE;
}
