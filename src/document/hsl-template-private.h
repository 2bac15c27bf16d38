/* hsl-template-private.h: between reading, checking and expanding templates
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-template.h"

G_BEGIN_DECLS

HslNode *hsl_node_new (HslNodeKind kind,
                       int         line,
                       int         column);
void     hsl_node_free (gpointer data);

HslNode *hsl_template_parse (const char *source,
                             gssize      length,
                             const char *file,
                             GError    **error);
gboolean hsl_node_check_values (const HslNode *self,
                                const char    *file,
                                GError       **error);
double   hsl_node_get_number (const HslNode *self,
                              const char    *name,
                              double         fallback);
gboolean hsl_node_is_yes (const HslNode *self,
                          const char    *name);
void     hsl_template_set_error (GError    **error,
                                 const char *file,
                                 int         line,
                                 int         column,
                                 const char *format,
                                 ...) G_GNUC_PRINTF (5, 6);

G_END_DECLS
