/* hsl-term-items.h: drafts of terms and of the free paragraphs between them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What one row is to show. */
typedef struct
{
  gboolean  is_paragraph;
  GVariant *value; /* owned */
} HslTermItem;

GArray   *hsl_term_items_new (GVariant *terms, GVariant *paragraphs);
GVariant *hsl_term_items_dup_without_uids (GVariant *draft);

G_END_DECLS
