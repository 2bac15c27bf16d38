/* hsl-term-items.c: drafts of terms and of the free paragraphs between them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-term-items"

#include "hsl-term-items.h"

static void
item_clear (gpointer data)
{
  g_variant_unref (((HslTermItem *) data)->value);
}

static void
add_paragraphs_after (GArray   *items,
                      GVariant *paragraphs,
                      gint64    after,
                      gboolean  is_last)
{
  for (gsize i = 0; paragraphs != NULL && i < g_variant_n_children (paragraphs); i++)
    {
      g_autoptr (GVariant) paragraph = g_variant_get_child_value (paragraphs, i);
      HslTermItem          item = { TRUE, NULL };
      gint64               at = 0;

      g_variant_lookup (paragraph, "after", "x", &at);
      if (MAX (at, 0) != after && !(is_last && at > after))
        continue;
      item.value = g_variant_ref (paragraph);
      g_array_append_val (items, item);
    }
}

/**
 * hsl_term_items_new:
 * @terms: (nullable): aa{sv}
 * @paragraphs: (nullable): aa{sv}
 *
 * Returns: (transfer full) (element-type HslTermItem): both in the order of the paper
 */
GArray *
hsl_term_items_new (GVariant *terms,
                    GVariant *paragraphs)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (HslTermItem));
  gsize   n = terms != NULL ? g_variant_n_children (terms) : 0;

  g_array_set_clear_func (items, item_clear);
  add_paragraphs_after (items, paragraphs, 0, n == 0);
  for (gsize i = 0; i < n; i++)
    {
      HslTermItem item = { FALSE, g_variant_get_child_value (terms, i) };

      g_array_append_val (items, item);
      add_paragraphs_after (items, paragraphs, (gint64) i + 1, i + 1 == n);
    }
  return items;
}

/**
 * hsl_term_items_dup_without_uids:
 * @draft: of a term or a paragraph
 *
 * A copy is another promise, so it is no copy of the facts behind.
 *
 * Returns: (transfer full): the draft as one that was never stored
 */
GVariant *
hsl_term_items_dup_without_uids (GVariant *draft)
{
  g_autoptr (GVariant) instalments =
      g_variant_lookup_value (draft, "instalments", G_VARIANT_TYPE ("aa{sv}"));
  GVariantBuilder builder;
  GVariantDict    dict;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (gsize i = 0; instalments != NULL && i < g_variant_n_children (instalments); i++)
    {
      g_autoptr (GVariant) item = g_variant_get_child_value (instalments, i);
      GVariantDict         inner;

      g_variant_dict_init (&inner, item);
      g_variant_dict_remove (&inner, "uid");
      g_variant_builder_add_value (&builder, g_variant_dict_end (&inner));
    }
  g_variant_dict_init (&dict, draft);
  g_variant_dict_remove (&dict, "uid");
  if (instalments != NULL)
    g_variant_dict_insert_value (&dict, "instalments", g_variant_builder_end (&builder));
  else
    g_variant_builder_clear (&builder);
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}
