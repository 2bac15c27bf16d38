/* hsl-dict.c: parts of a fact as dictionaries
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-dict"

#include "hsl-dict.h"

/**
 * hsl_dict_merge:
 * @from: a dictionary "a{sv}"; taken when floating
 *
 * Lays what @from has over what is in @into.
 */
void
hsl_dict_merge (GVariantDict *into,
                GVariant     *from)
{
  g_autoptr (GVariant) sunk = g_variant_ref_sink (from);
  GVariantIter         iter;
  const char          *key;
  GVariant            *value;

  g_variant_iter_init (&iter, sunk);
  while (g_variant_iter_loop (&iter, "{&sv}", &key, &value))
    g_variant_dict_insert_value (into, key, value);
}

/**
 * hsl_dict_pick:
 * @keys: ended by %NULL
 *
 * Returns: (transfer floating): what @from has of @keys
 */
GVariant *
hsl_dict_pick (GVariant          *from,
               const char *const *keys)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr (GVariant) item = g_variant_lookup_value (from, keys[i], NULL);

      if (item != NULL)
        g_variant_dict_insert_value (&dict, keys[i], item);
    }
  return g_variant_dict_end (&dict);
}

static gboolean
are_values_equal (GVariant *a,
                  GVariant *b)
{
  if (!g_variant_type_equal (g_variant_get_type (a), g_variant_get_type (b)))
    return FALSE;
  if (g_variant_is_of_type (a, G_VARIANT_TYPE_VARDICT))
    return hsl_dict_equal (a, b);
  if (!g_variant_is_of_type (a, G_VARIANT_TYPE ("aa{sv}")))
    return g_variant_equal (a, b);
  if (g_variant_n_children (a) != g_variant_n_children (b))
    return FALSE;
  for (gsize i = 0; i < g_variant_n_children (a); i++)
    {
      g_autoptr (GVariant) one = g_variant_get_child_value (a, i);
      g_autoptr (GVariant) other = g_variant_get_child_value (b, i);

      if (!hsl_dict_equal (one, other))
        return FALSE;
    }
  return TRUE;
}

/**
 * hsl_dict_equal:
 * @a: a{sv}
 * @b: a{sv}
 *
 * Returns: whether both say the same, in whatever order their keys stand
 */
gboolean
hsl_dict_equal (GVariant *a,
                GVariant *b)
{
  GVariantIter iter;
  const char  *key;
  GVariant    *value;

  if (g_variant_n_children (a) != g_variant_n_children (b))
    return FALSE;
  g_variant_iter_init (&iter, a);
  while (g_variant_iter_next (&iter, "{&sv}", &key, &value))
    {
      g_autoptr (GVariant) mine = value;
      g_autoptr (GVariant) other = g_variant_lookup_value (b, key, NULL);

      if (other == NULL || !are_values_equal (mine, other))
        return FALSE;
    }
  return TRUE;
}
