/* hsl-veil.h: what the case page hides of people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-mask.h"

G_BEGIN_DECLS

HslMask *hsl_veil_new_mask (const HslCase *on);
char    *hsl_veil_dup_title (const HslCase *on);
char    *hsl_veil_dup_words (const HslCase *on, const char *words);
guint    hsl_veil_get_seconds (void);

G_END_DECLS
