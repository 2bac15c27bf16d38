/* hsl-filters.c: how a value of the data is written on paper
 *
 * Every filter makes a text of a text: days come in ISO, money in fen, numbers in digits. What
 * has no value passes by all filters but those that say what to print then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-filters"

#include "hsl-filters.h"

#include "hsl-day.h"
#include "hsl-mask.h"
#include "hsl-money.h"
#include "hsl-template.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The width of a place to write on, in characters, when the template does not say. */
#define BLANK_MAX     100.0 /* characters: several lines */
#define DEFAULT_BLANK 6.0

/* Returns the new text, or %NULL when @text is not what the filter takes. */
typedef char *(*FilterFunc) (const char       *text,
                             GStrv             arguments,
                             HslFilterContext *context);

typedef struct
{
  const char *name;
  guint       n_min; /* arguments */
  guint       n_max;
  FilterFunc  apply; /* %NULL: handled by hsl_filters_apply() */
  const char *unset; /* what to print for no value: places to write numbers by hand */
} Filter;

/* Of a time, the day. */
static HslDay
read_day (const char *text)
{
  HslDay day = hsl_day_from_iso (text);

  return day != HSL_DAY_NONE ? day : hsl_minute_get_day (hsl_minute_from_iso (text));
}

static char *
write_day (const char       *text,
           GStrv             arguments,
           HslFilterContext *context)
{
  HslDay day = read_day (text);

  return day != HSL_DAY_NONE ? hsl_day_to_chinese (day) : NULL;
}

static char *
write_month_day (const char       *text,
                 GStrv             arguments,
                 HslFilterContext *context)
{
  HslDay day = read_day (text);

  if (day == HSL_DAY_NONE)
    return NULL;
  return g_strdup_printf ("%d月%d日", hsl_day_get_month (day), hsl_day_get_day_of_month (day));
}

static char *
write_weekday (const char       *text,
               GStrv             arguments,
               HslFilterContext *context)
{
  static const char *const names[] = { "一", "二", "三", "四", "五", "六", "日" };
  HslDay                   day = hsl_day_from_iso (text);

  return day != HSL_DAY_NONE ? g_strdup_printf ("星期%s", names[(hsl_day_get_weekday (day) + 6) % 7]) : NULL;
}

static char *
write_time (const char       *text,
            GStrv             arguments,
            HslFilterContext *context)
{
  HslMinute minute = hsl_minute_from_iso (text);

  if (minute == HSL_MINUTE_NONE)
    return NULL;
  return g_strdup_printf ("%d时%02d分", hsl_minute_get_hour (minute), hsl_minute_get_minute (minute));
}

static char *
write_minute (const char       *text,
              GStrv             arguments,
              HslFilterContext *context)
{
  g_autofree char *day = write_day (text, NULL, context);
  g_autofree char *time = write_time (text, NULL, context);

  return day != NULL && time != NULL ? g_strconcat (day, time, NULL) : NULL;
}

static gboolean
read_number (const char *text,
             gint64     *out_number)
{
  return g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, out_number, NULL);
}

static char *
write_money (const char       *text,
             GStrv             arguments,
             HslFilterContext *context)
{
  g_autofree char *sum = NULL;
  gint64           fen;

  if (!read_number (text, &fen))
    return NULL;
  sum = hsl_money_format (fen);
  return g_strconcat (sum, "元", NULL);
}

static char *
write_capital (const char       *text,
               GStrv             arguments,
               HslFilterContext *context)
{
  gint64 fen;

  return read_number (text, &fen) ? hsl_money_to_chinese (fen) : NULL;
}

/* 1 … 99 as 一 … 九十九, for headings and copies. */
static char *
write_han (const char       *text,
           GStrv             arguments,
           HslFilterContext *context)
{
  static const char *const digits[] = { "", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
  gint64                   number;

  if (!read_number (text, &number))
    return NULL;
  if (number < 1 || number > 99)
    return g_strdup (text);
  return g_strconcat (number >= 20 ? digits[number / 10] : "", number >= 10 ? "十" : "",
                      digits[number % 10], NULL);
}

static char *
write_code (const char       *text,
            GStrv             arguments,
            HslFilterContext *context)
{
  char *name = NULL;

  if (context->code_name != NULL)
    name = context->code_name (arguments[0], text, context->user_data);
  return name != NULL ? name : g_strdup (text);
}

/* A box for each code that may be meant: full for the one that is. */
static char *
write_tick (const char       *text,
            GStrv             arguments,
            HslFilterContext *context)
{
  gboolean is_meant = g_strv_contains ((const char *const *) arguments, text);

  return g_strdup (is_meant ? "■" : "□");
}

/* One of several words, by a number from 1: what the index of a loop stands for. */
static char *
write_pick (const char       *text,
            GStrv             arguments,
            HslFilterContext *context)
{
  guint64 number = 0;

  if (!g_ascii_string_to_unsigned (text, 10, 1, g_strv_length (arguments), &number, NULL))
    return NULL;
  return g_strdup (arguments[number - 1]);
}

static char *
write_before (const char       *text,
              GStrv             arguments,
              HslFilterContext *context)
{
  return g_strconcat (arguments[0], text, NULL);
}

static char *
write_after (const char       *text,
             GStrv             arguments,
             HslFilterContext *context)
{
  return g_strconcat (text, arguments[0], NULL);
}

/* Groups of four, so that it can be copied by hand and read out. */
static char *
write_groups (const char       *text,
              GStrv             arguments,
              HslFilterContext *context)
{
  g_autoptr (GString) out = g_string_new (NULL);
  int                 n = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);

      if (character == '-' || g_unichar_isspace (character))
        continue;
      if (n > 0 && n % 4 == 0)
        g_string_append (out, "  ");
      g_string_append_unichar (out, character);
      n++;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
mask_name (const char       *text,
           GStrv             arguments,
           HslFilterContext *context)
{
  return hsl_mask_name (text);
}

static char *
mask_paper (const char       *text,
            GStrv             arguments,
            HslFilterContext *context)
{
  return hsl_mask_paper (text);
}

static char *
mask_phone (const char       *text,
            GStrv             arguments,
            HslFilterContext *context)
{
  return hsl_mask_phone (text);
}

static char *
mask_all (const char       *text,
          GStrv             arguments,
          HslFilterContext *context)
{
  return g_strdup ("（略）");
}

static char *
hide_with (const char       *text,
           HslFilterContext *context,
           FilterFunc        mask)
{
  if (!context->is_masked)
    return g_strdup (text);
  context->has_masked = TRUE;
  return mask (text, NULL, context);
}

static char *
hide_name (const char       *text,
           GStrv             arguments,
           HslFilterContext *context)
{
  return hide_with (text, context, mask_name);
}

static char *
hide_paper (const char       *text,
            GStrv             arguments,
            HslFilterContext *context)
{
  return hide_with (text, context, mask_paper);
}

static char *
hide_phone (const char       *text,
            GStrv             arguments,
            HslFilterContext *context)
{
  return hide_with (text, context, mask_phone);
}

static char *
hide_all (const char       *text,
          GStrv             arguments,
          HslFilterContext *context)
{
  return hide_with (text, context, mask_all);
}

static const Filter filters[] = {
  { "day", 0, 0, write_day, "　　　年　　月　　日" },
  { "month-day", 0, 0, write_month_day, "　　月　　日" },
  { "weekday", 0, 0, write_weekday, NULL },
  { "time", 0, 0, write_time, "　　时　　分" },
  { "minute", 0, 0, write_minute, "　　　年　　月　　日　　时　　分" },
  { "money", 0, 0, write_money, NULL },
  { "capital", 0, 0, write_capital, NULL },
  { "han", 0, 0, write_han, NULL },
  { "code", 1, 1, write_code, NULL },
  { "tick", 1, 20, write_tick, "□" },
  { "pick", 1, 20, write_pick, NULL },
  { "before", 1, 1, write_before, NULL },
  { "after", 1, 1, write_after, NULL },
  { "groups", 0, 0, write_groups, NULL },
  { "mask-name", 0, 0, mask_name, NULL },
  { "mask-paper", 0, 0, mask_paper, NULL },
  { "mask-phone", 0, 0, mask_phone, NULL },
  { "private-name", 0, 0, hide_name, NULL },
  { "private-paper", 0, 0, hide_paper, NULL },
  { "private-phone", 0, 0, hide_phone, NULL },
  { "private", 0, 0, hide_all, NULL },
  { "join", 1, 1, NULL, NULL },
  { "default", 1, 1, NULL, NULL },
  { "blank", 1, 1, NULL, NULL },
};

static const Filter *
find_filter (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      if (g_str_equal (filters[i].name, name))
        return &filters[i];
    }
  return NULL;
}

/**
 * hsl_filters_check:
 * @name: the name of a filter, as in a template
 * @arguments: what is given to it
 *
 * Returns: (transfer full) (nullable): what is wrong, %NULL when nothing is
 */
char *
hsl_filters_check (const char *name,
                   GStrv       arguments)
{
  const Filter *filter = find_filter (name);
  guint         n = g_strv_length (arguments);

  if (filter == NULL)
    return g_strdup_printf (_ ("There is no filter “%s”"), name);
  if (n < filter->n_min || n > filter->n_max)
    return g_strdup_printf (_ ("The filter “%s” takes another number of arguments than %u"), name, n);
  /* Written so that what is no number is refused, too. */
  if (g_str_equal (name, "blank") && !(g_ascii_strtod (arguments[0], NULL) > 0 &&
                                       g_ascii_strtod (arguments[0], NULL) <= BLANK_MAX))
    return g_strdup_printf (_ ("The filter “%s” needs a width, not “%s”"), name, arguments[0]);
  return NULL;
}

static const char *
find_argument (const GArray *list,
               const char   *name,
               const char   *fallback)
{
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const HslFilter *filter = &g_array_index (list, HslFilter, i);

      if (g_str_equal (filter->name, name))
        return filter->arguments[0];
    }
  return fallback;
}

/* One value through all the filters. Takes @text. */
static char *
apply_all (const GArray     *list,
           char             *text,
           HslFilterContext *context,
           char            **out_problem)
{
  for (guint i = 0; list != NULL && i < list->len && *text != '\0'; i++)
    {
      const HslFilter *wanted = &g_array_index (list, HslFilter, i);
      const Filter    *filter = find_filter (wanted->name);
      g_autofree char *before = NULL;

      if (filter == NULL || filter->apply == NULL)
        continue;
      before = text;
      text = filter->apply (before, wanted->arguments, context);
      if (text == NULL)
        {
          /* Translators: a value, and the filter that cannot read it */
          *out_problem = g_strdup_printf (_ ("“%s” is nothing for the filter “%s”"), before, wanted->name);
          return NULL;
        }
    }
  return text;
}

/* Of several codes it is enough when one is meant. */
static char *
tick_list (const HslFilter *tick,
           GVariant        *value)
{
  for (gsize i = 0; i < g_variant_n_children (value); i++)
    {
      g_autoptr (GVariant) item = hsl_value_get_item (value, i);
      g_autofree char     *text = g_variant_is_container (item) ? g_strdup ("") : hsl_value_to_text (item);

      if (g_strv_contains ((const char *const *) tick->arguments, text))
        return g_strdup ("■");
    }
  return g_strdup ("□");
}

static char *
apply_to_list (const GArray     *list,
               GVariant         *value,
               HslFilterContext *context,
               char            **out_problem)
{
  const char         *separator = find_argument (list, "join", "、");
  g_autoptr (GString) out = g_string_new (NULL);

  if (list != NULL && list->len > 0 && g_str_equal (g_array_index (list, HslFilter, 0).name, "tick"))
    return tick_list (&g_array_index (list, HslFilter, 0), value);
  for (gsize i = 0; i < g_variant_n_children (value); i++)
    {
      g_autoptr (GVariant) item = hsl_value_get_item (value, i);
      g_autofree char     *text = NULL;

      if (g_variant_is_container (item))
        {
          *out_problem = g_strdup (_ ("a list of records has no text of its own"));
          return NULL;
        }
      text = apply_all (list, hsl_value_to_text (item), context, out_problem);
      if (text == NULL)
        return NULL;
      if (*text != '\0' && out->len > 0)
        g_string_append (out, separator);
      g_string_append (out, text);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
write_unset (const GArray *list,
             HslFieldText *out_text)
{
  const char *fallback = find_argument (list, "default", NULL);

  for (guint i = 0; list != NULL && i < list->len && fallback == NULL; i++)
    {
      const Filter *filter = find_filter (g_array_index (list, HslFilter, i).name);

      fallback = filter != NULL ? filter->unset : NULL;
    }

  out_text->text = g_strdup (fallback);
  out_text->is_unset = TRUE;
  out_text->blank = fallback != NULL ? 0 : DEFAULT_BLANK;
  if (fallback == NULL && find_argument (list, "blank", NULL) != NULL)
    {
      out_text->blank = g_ascii_strtod (find_argument (list, "blank", NULL), NULL);
      out_text->is_wanted = TRUE;
    }
}

/**
 * hsl_filters_apply:
 * @filters: (nullable): of #HslFilter, checked
 * @value: (nullable): the value of the field
 * @context: how codes are named and whether to hide
 * @out_text: (out): the text, or the place to write on
 * @out_problem: (out) (transfer full): what is wrong with the value, when it fails
 *
 * Returns: whether @value is what the filters take
 */
gboolean
hsl_filters_apply (const GArray     *list,
                   GVariant         *value,
                   HslFilterContext *context,
                   HslFieldText     *out_text,
                   char            **out_problem)
{
  g_autofree char *text = NULL;

  *out_text = (HslFieldText){ NULL };
  if (value != NULL && g_variant_is_container (value) && !hsl_value_is_list (value))
    {
      if (g_variant_n_children (value) > 0)
        {
          *out_problem = g_strdup (_ ("a record has no text of its own"));
          return FALSE;
        }
      value = NULL;
    }

  if (hsl_value_is_list (value))
    text = apply_to_list (list, value, context, out_problem);
  else if (value != NULL)
    text = apply_all (list, hsl_value_to_text (value), context, out_problem);
  else
    text = g_strdup ("");

  if (text == NULL)
    return FALSE;
  if (*text != '\0')
    out_text->text = g_steal_pointer (&text);
  else
    write_unset (list, out_text);
  return TRUE;
}
