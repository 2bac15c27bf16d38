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
