/* hsl-recovery.h: the key on paper in the safe
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-keyring.h"

G_BEGIN_DECLS

#define HSL_RECOVERY_GROUPS     8
#define HSL_RECOVERY_GROUP_SIZE 5

HslSecret  *hsl_recovery_new_key (void);
HslSecret  *hsl_recovery_format (HslSecret *key);
HslSecret  *hsl_recovery_parse (const char *text, GError **error);
HslKeyring *hsl_recovery_open (HslSecret *key);

G_END_DECLS
