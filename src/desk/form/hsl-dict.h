/* hsl-dict.h: parts of a fact as dictionaries
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void      hsl_dict_merge (GVariantDict *into, GVariant *from);
GVariant *hsl_dict_pick (GVariant *from, const char *const *keys);
gboolean  hsl_dict_equal (GVariant *a, GVariant *b);

G_END_DECLS
