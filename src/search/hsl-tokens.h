/* hsl-tokens.h: text as the tokens of the sealed index
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-fold.h"

G_BEGIN_DECLS

/* Stored with the index; another version, or another HSL_FOLD_VERSION, means that it must be made again. */
#define HSL_TOKENS_VERSION (HSL_FOLD_VERSION * 1000 + 1)

/* @token is @length bytes of UTF-8, closed by a zero that does not count; good during the call only. */
typedef void (*HslTokenFunc) (const char *token, gsize length, gpointer user_data);

guint hsl_tokens_foreach (const char *text, HslTokenFunc func, gpointer user_data);
guint hsl_tokens_foreach_in_query (const char *query, HslTokenFunc func, gpointer user_data);

G_END_DECLS
