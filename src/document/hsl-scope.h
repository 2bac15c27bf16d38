/* hsl-scope.h: where the names in a template get their values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _HslScope HslScope;

/* The data of the form, and inside loops the row in hand. Lives on the stack. */
struct _HslScope
{
  const HslScope *outer;
  const char     *name;  /* given to the row by as="…", or %NULL */
  GVariant       *data;  /* %NULL: blank, every name is there and empty */
  guint           index; /* from 1; 0 outside loops */
  guint           count;
};

gboolean  hsl_scope_find (const HslScope *self,
                          const char     *path,
                          GVariant      **out_value);
gboolean  hsl_scope_is_blank (const HslScope *self);
gboolean  hsl_value_is_list (GVariant *value);
gboolean  hsl_value_is_set (GVariant *value);
char     *hsl_value_to_text (GVariant *value);
GVariant *hsl_value_get_item (GVariant *list,
                              gsize     index);

G_END_DECLS
