/* hsl-ctl-output.c: what goes out, as a text or as JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "heshilaoctl"

#include "hsl-ctl.h"

#include <json-glib/json-glib.h>
#include <stdio.h>

void
hsl_ctl_print (const char *text)
{
  fputs (text, stdout);
}

void
hsl_ctl_say (const char *format,
             ...)
{
  g_autofree char *text = NULL;
  va_list          arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  hsl_ctl_print (text);
}

/**
 * hsl_ctl_print_json:
 * @value: consumed when floating
 */
void
hsl_ctl_print_json (GVariant *value)
{
  g_autoptr (GVariant)      owned = g_variant_ref_sink (value);
  g_autoptr (JsonNode)      node = json_gvariant_serialize (owned);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char          *text = NULL;

  json_generator_set_root (generator, node);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  fputs (text, stdout);
  fputc ('\n', stdout);
}

void
hsl_ctl_put_value (GVariantBuilder *builder,
                   const char      *key,
                   GVariant        *value)
{
  g_variant_builder_add (builder, "{sv}", key, value);
}

/**
 * hsl_ctl_put:
 * @text: (nullable): %NULL becomes null, so that a key is always there
 */
void
hsl_ctl_put (GVariantBuilder *builder,
             const char      *key,
             const char      *text)
{
  hsl_ctl_put_value (builder, key,
                     text != NULL ? g_variant_new_string (text)
                                  : g_variant_new_maybe (G_VARIANT_TYPE_STRING, NULL));
}

void
hsl_ctl_put_day (GVariantBuilder *builder,
                 const char      *key,
                 HslDay           day)
{
  g_autofree char *iso = day != HSL_DAY_NONE ? hsl_day_to_iso (day) : NULL;

  hsl_ctl_put (builder, key, iso);
}

void
hsl_ctl_put_minute (GVariantBuilder *builder,
                    const char      *key,
                    HslMinute        minute)
{
  g_autofree char *iso = minute != HSL_MINUTE_NONE ? hsl_minute_to_iso (minute) : NULL;

  hsl_ctl_put (builder, key, iso);
}

void
hsl_ctl_put_number (GVariantBuilder *builder,
                    const char      *key,
                    gint64           number)
{
  hsl_ctl_put_value (builder, key, g_variant_new_int64 (number));
}

void
hsl_ctl_put_flag (GVariantBuilder *builder,
                  const char      *key,
                  gboolean         flag)
{
  hsl_ctl_put_value (builder, key, g_variant_new_boolean (flag));
}

/**
 * hsl_ctl_text_width:
 *
 * Returns: the columns that @text takes on a terminal: Han characters take two
 */
int
hsl_ctl_text_width (const char *text)
{
  int width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iszerowidth (c))
        continue;
      width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

struct _HslCtlTable
{
  guint      n_columns;
  gboolean   has_head;
  GPtrArray *cells; /* of char, row by row */
};

/**
 * hsl_ctl_table_new:
 * @...: the heads of the columns; the first one %NULL for a table without
 *
 * Returns: (transfer full): a table whose columns stand below one another
 */
HslCtlTable *
hsl_ctl_table_new (guint n_columns,
                   ...)
{
  HslCtlTable *self = g_new0 (HslCtlTable, 1);
  va_list      heads;

  self->n_columns = n_columns;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  va_start (heads, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      const char *head = va_arg (heads, const char *);

      if (head == NULL)
        break;
      self->has_head = TRUE;
      g_ptr_array_add (self->cells, g_strdup (head));
    }
  va_end (heads);
  return self;
}

/* A cell is one line: line ends become spaces. */
static char *
dup_cell (const char *text)
{
  return g_strdelimit (g_strdup (text != NULL ? text : ""), "\r\n\t", ' ');
}

/**
 * hsl_ctl_table_add:
 * @...: (nullable): one text for each column
 */
void
hsl_ctl_table_add (HslCtlTable *self,
                   ...)
{
  va_list texts;

  va_start (texts, self);
  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (self->cells, dup_cell (va_arg (texts, const char *)));
  va_end (texts);
}

static int
measure_column (HslCtlTable *self,
                guint        column)
{
  int widest = 0;

  for (guint i = column; i < self->cells->len; i += self->n_columns)
    widest = MAX (widest, hsl_ctl_text_width (g_ptr_array_index (self->cells, i)));
  return widest;
}

void
hsl_ctl_table_print (HslCtlTable *self)
{
  g_autofree int *widths = g_new (int, self->n_columns);

  for (guint i = 0; i < self->n_columns; i++)
    widths[i] = measure_column (self, i);
  for (guint i = 0; i < self->cells->len; i++)
    {
      const char *cell = g_ptr_array_index (self->cells, i);
      guint       column = i % self->n_columns;

      fputs (cell, stdout);
      if (column + 1 == self->n_columns)
        fputc ('\n', stdout);
      else
        printf ("%*s", widths[column] - hsl_ctl_text_width (cell) + 2, "");
    }
}

void
hsl_ctl_table_free (HslCtlTable *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/**
 * hsl_ctl_print_list:
 * @list: the rows as JSON; used up
 * @table: the same rows for people
 *
 * Prints whichever of the two was asked for.
 */
void
hsl_ctl_print_list (HslCtl          *self,
                    GVariantBuilder *list,
                    HslCtlTable     *table)
{
  if (self->json)
    hsl_ctl_print_json (g_variant_builder_end (list));
  else
    {
      g_variant_builder_clear (list);
      hsl_ctl_table_print (table);
    }
}
