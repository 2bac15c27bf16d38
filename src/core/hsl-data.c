/* hsl-data.c: reading a data file, strictly
 *
 * A data file is JSON that the caller has turned into a GVariant: objects are a{sv}, lists av. A key
 * that nobody asked for is an error: a misspelt one would otherwise be a rule that silently is not
 * there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-data"

#include "hsl-data.h"

#include "hsl-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * hsl_data_fail:
 * @key: (nullable): the key that is wrong; %NULL for the whole object
 *
 * Keeps @problem as the error, unless there was one before.
 */
void
hsl_data_fail (HslData    *self,
               const char *key,
               const char *problem)
{
  if (self->error == NULL)
    self->error = g_error_new (HSL_CORE_ERROR, HSL_CORE_ERROR_DATA, "%s%s%s: %s",
                               self->path,
                               key != NULL && self->path[0] != '\0' ? "." : "",
                               key != NULL ? key : "",
                               problem);
}

/**
 * hsl_data_open:
 * @self: to be closed with hsl_data_close() in every case
 * @path: of @value in its file, "" for the file itself; borrowed
 */
void
hsl_data_open (HslData    *self,
               GVariant   *value,
               const char *path)
{
  memset (self, 0, sizeof *self);
  self->path = path;
  self->keys = g_ptr_array_new ();
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_VARDICT))
    self->dict = g_variant_ref (value);
  else
    hsl_data_fail (self, NULL, _ ("is not an object"));
}

static void
refuse_unread_keys (HslData *self)
{
  GVariantIter iter;
  const char  *key;

  if (self->dict == NULL)
    return;
  g_variant_iter_init (&iter, self->dict);
  while (g_variant_iter_next (&iter, "{&sv}", &key, NULL))
    if (!g_ptr_array_find_with_equal_func (self->keys, key, g_str_equal, NULL))
      hsl_data_fail (self, key, _ ("is not known"));
}

/**
 * hsl_data_close:
 *
 * Refuses the keys that were not read, and frees what @self holds.
 *
 * Returns: whether all of the object was right
 */
gboolean
hsl_data_close (HslData *self,
                GError **error)
{
  refuse_unread_keys (self);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->dict, g_variant_unref);
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

/* JSON null reads as if the key were not there. */
static GVariant *
lookup (HslData    *self,
        const char *key,
        HslDataNeed need)
{
  g_autoptr (GVariant) value = NULL;

  g_ptr_array_add (self->keys, (gpointer) key);
  if (self->error != NULL)
    return NULL;

  value = g_variant_lookup_value (self->dict, key, NULL);
  if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_MAYBE))
    g_clear_pointer (&value, g_variant_unref);
  if (value == NULL && need == HSL_DATA_REQUIRED)
    hsl_data_fail (self, key, _ ("is missing"));
  return g_steal_pointer (&value);
}

/**
 * hsl_data_read_text:
 *
 * Returns: (transfer full) (nullable): the text, %NULL when there is none or an empty one
 */
char *
hsl_data_read_text (HslData    *self,
                    const char *key,
                    HslDataNeed need)
{
  g_autoptr (GVariant) value = lookup (self, key, need);

  if (value == NULL)
    return NULL;
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    {
      hsl_data_fail (self, key, _ ("is not a text"));
      return NULL;
    }
  if (g_variant_get_string (value, NULL)[0] != '\0')
    return g_variant_dup_string (value, NULL);
  if (need == HSL_DATA_REQUIRED)
    hsl_data_fail (self, key, _ ("is empty"));
  return NULL;
}

/**
 * hsl_data_read_texts:
 *
 * Returns: (transfer full): the texts of a list, or the one that stands alone
 */
GStrv
hsl_data_read_texts (HslData    *self,
                     const char *key)
{
  g_autoptr (GVariant)     value = lookup (self, key, HSL_DATA_OPTIONAL);
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    g_strv_builder_add (texts, g_variant_get_string (value, NULL));
  else if (value != NULL && !g_variant_is_of_type (value, G_VARIANT_TYPE ("av")))
    hsl_data_fail (self, key, _ ("is neither a text nor a list of texts"));
  else if (value != NULL)
    for (gsize i = 0; i < g_variant_n_children (value); i++)
      {
        g_autoptr (GVariant) boxed = g_variant_get_child_value (value, i);
        g_autoptr (GVariant) child = g_variant_get_variant (boxed);

        if (g_variant_is_of_type (child, G_VARIANT_TYPE_STRING))
          g_strv_builder_add (texts, g_variant_get_string (child, NULL));
        else
          hsl_data_fail (self, key, _ ("is neither a text nor a list of texts"));
      }
  return g_strv_builder_end (texts);
}

HslDay
hsl_data_read_day (HslData    *self,
                   const char *key)
{
  g_autofree char *text = hsl_data_read_text (self, key, HSL_DATA_OPTIONAL);
  HslDay           day = hsl_day_from_iso (text);

  if (text != NULL && day == HSL_DAY_NONE)
    hsl_data_fail (self, key, _ ("is not a date like 2026-02-14"));
  return day;
}

/**
 * hsl_data_read_number:
 * @otherwise: what is read when there is none; below @min when it must be there
 */
gint64
hsl_data_read_number (HslData    *self,
                      const char *key,
                      gint64      min,
                      gint64      max,
                      gint64      otherwise)
{
  g_autoptr (GVariant) value = lookup (self, key, otherwise < min ? HSL_DATA_REQUIRED : HSL_DATA_OPTIONAL);
  gint64               number = otherwise;

  if (value == NULL)
    return otherwise;
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    hsl_data_fail (self, key, _ ("is not a whole number"));
  else
    number = g_variant_get_int64 (value);
  if (number < min || number > max)
    hsl_data_fail (self, key, _ ("is out of range"));
  return number;
}

gboolean
hsl_data_read_flag (HslData    *self,
                    const char *key)
{
  g_autoptr (GVariant) value = lookup (self, key, HSL_DATA_OPTIONAL);

  if (value == NULL)
    return FALSE;
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return g_variant_get_boolean (value);
  hsl_data_fail (self, key, _ ("is neither true nor false"));
  return FALSE;
}

/**
 * hsl_data_read_list:
 *
 * Returns: (transfer full) (element-type GVariant): the members of a list that must be there
 */
GPtrArray *
hsl_data_read_list (HslData    *self,
                    const char *key)
{
  g_autoptr (GVariant) value = lookup (self, key, HSL_DATA_REQUIRED);
  GPtrArray           *list = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);

  if (value != NULL && !g_variant_is_of_type (value, G_VARIANT_TYPE ("av")))
    hsl_data_fail (self, key, _ ("is not a list"));
  else if (value != NULL)
    for (gsize i = 0; i < g_variant_n_children (value); i++)
      {
        g_autoptr (GVariant) boxed = g_variant_get_child_value (value, i);

        g_ptr_array_add (list, g_variant_get_variant (boxed));
      }
  return list;
}

/**
 * hsl_data_read_value:
 *
 * Returns: (transfer full) (nullable): whatever stands at @key, to be opened by itself
 */
GVariant *
hsl_data_read_value (HslData    *self,
                     const char *key)
{
  return lookup (self, key, HSL_DATA_OPTIONAL);
}
