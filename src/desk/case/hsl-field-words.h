/* hsl-field-words.h: the value of any field in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

G_BEGIN_DECLS

char *hsl_field_dup_words (const HslField *field, gconstpointer fact, const HslCase *owner, HslStore *store);
char *hsl_field_dup_raw (const HslField *field, gconstpointer fact);

G_END_DECLS
