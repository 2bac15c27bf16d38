/* hsl-text.h: whether and where a text has what was typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean hsl_text_matches (const char *text, const char *query);
char    *hsl_text_snippet (const char *text,
                           const char *query,
                           guint       n_chars,
                           gsize      *out_start,
                           gsize      *out_length);

G_END_DECLS
