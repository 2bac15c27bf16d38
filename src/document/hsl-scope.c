/* hsl-scope.c: where the names in a template get their values
 *
 * A name that the data do not have is an error, else a slip of the pen in a template would print
 * an empty field for ever. What has no value is there as "" (or as an empty record): unset.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-scope"

#include "hsl-scope.h"

#include <string.h>

static gboolean
is_record (GVariant *value)
{
  return g_variant_is_of_type (value, G_VARIANT_TYPE_VARDICT);
}

/* Takes @value. */
static GVariant *
unbox (GVariant *value)
{
  while (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *inner = g_variant_get_variant (value);

      g_variant_unref (value);
      value = inner;
    }
  return value;
}

/**
 * hsl_value_is_list:
 * @value: (nullable): a value of the data
 *
 * Returns: whether it is a list: of records, of texts, of anything
 */
gboolean
hsl_value_is_list (GVariant *value)
{
  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_ARRAY) && !is_record (value);
}

/**
 * hsl_value_get_item:
 * @list: a list
 * @index: which of its items, from 0
 *
 * Returns: (transfer full): the item
 */
GVariant *
hsl_value_get_item (GVariant *list,
                    gsize     index)
{
  return unbox (g_variant_get_child_value (list, index));
}

/**
 * hsl_value_is_set:
 * @value: (nullable): a value of the data
 *
 * Returns: whether there is something in it: a text, a number but 0, a row
 */
gboolean
hsl_value_is_set (GVariant *value)
{
  g_autofree char *text = NULL;

  if (value == NULL)
    return FALSE;
  if (g_variant_is_container (value))
    return g_variant_n_children (value) > 0;
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return g_variant_get_boolean (value);

  text = hsl_value_to_text (value);
  return *text != '\0' && !g_str_equal (text, "0");
}

/**
 * hsl_value_to_text:
 * @value: a value that is neither list nor record
 *
 * Returns: (transfer full): it as the filters take it: days in ISO, money in fen
 */
char *
hsl_value_to_text (GVariant *value)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return g_variant_dup_string (value, NULL);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return g_strdup (g_variant_get_boolean (value) ? "是" : "否");
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
    {
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];

      return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, g_variant_get_double (value)));
    }
  return g_variant_print (value, FALSE);
}

static GVariant *
new_number (guint number)
{
  return g_variant_ref_sink (g_variant_new_int64 (number));
}

/* What a loop knows of itself. */
static GVariant *
find_loop_name (const HslScope *self,
                const char     *name)
{
  if (self->index == 0)
    return NULL;
  if (g_str_equal (name, "index"))
    return new_number (self->index);
  if (g_str_equal (name, "is_last"))
    return g_variant_ref_sink (g_variant_new_boolean (self->index == self->count));
  return NULL;
}

static gboolean
find_first (const HslScope *self,
            const char     *name,
            GVariant      **out_value)
{
  gboolean blank = FALSE;

  *out_value = NULL;
  for (const HslScope *scope = self; scope != NULL; scope = scope->outer)
    {
      blank = scope->data == NULL;
      *out_value = find_loop_name (scope, name);
      if (*out_value != NULL)
        return TRUE;
      if (g_strcmp0 (scope->name, name) == 0)
        {
          *out_value = scope->data != NULL ? g_variant_ref (scope->data) : NULL;
          return TRUE;
        }
      if (scope->data != NULL && is_record (scope->data))
        *out_value = unbox (g_variant_lookup_value (scope->data, name, NULL));
      if (*out_value != NULL)
        return TRUE;
    }
  return blank;
}

static gboolean find_next (GVariant   *value,
                           const char *name,
                           GVariant  **out_value);

/* A path through a list is the list of what it finds in each row: parties.name. */
static gboolean
find_in_list (GVariant   *list,
              const char *name,
              GVariant  **out_value)
{
  GVariantBuilder builder;
  gsize           n = g_variant_n_children (list);

  if (g_str_equal (name, "count"))
    {
      *out_value = new_number ((guint) n);
      return TRUE;
    }

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("av"));
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) item = hsl_value_get_item (list, i);
      g_autoptr (GVariant) found = NULL;

      if (!find_next (item, name, &found))
        {
          g_variant_builder_clear (&builder);
          return FALSE;
        }
      if (found != NULL)
        g_variant_builder_add (&builder, "v", found);
    }
  *out_value = g_variant_ref_sink (g_variant_builder_end (&builder));
  return TRUE;
}

static gboolean
find_next (GVariant   *value,
           const char *name,
           GVariant  **out_value)
{
  *out_value = NULL;
  if (value == NULL)
    return TRUE;
  if (hsl_value_is_list (value))
    return find_in_list (value, name, out_value);
  if (!is_record (value))
    return !hsl_value_is_set (value);
  if (g_variant_n_children (value) == 0)
    return TRUE;

  *out_value = unbox (g_variant_lookup_value (value, name, NULL));
  return *out_value != NULL;
}

/**
 * hsl_scope_find:
 * @self: where to look, from the innermost loop outwards
 * @path: names joined by dots
 * @out_value: (out) (transfer full) (nullable): the value; %NULL when it is unset
 *
 * Returns: whether the data know @path
 */
gboolean
hsl_scope_find (const HslScope *self,
                const char     *path,
                GVariant      **out_value)
{
  g_auto (GStrv)       names = g_strsplit (path, ".", -1);
  g_autoptr (GVariant) value = NULL;

  if (!find_first (self, names[0], &value))
    return FALSE;

  for (int i = 1; names[i] != NULL; i++)
    {
      g_autoptr (GVariant) outer = g_steal_pointer (&value);

      if (!find_next (outer, names[i], &value))
        return FALSE;
    }
  *out_value = g_steal_pointer (&value);
  return TRUE;
}

/**
 * hsl_scope_is_blank:
 * @self: a scope
 *
 * Returns: whether an empty form is being made
 */
gboolean
hsl_scope_is_blank (const HslScope *self)
{
  while (self->outer != NULL)
    self = self->outer;
  return self->data == NULL;
}
