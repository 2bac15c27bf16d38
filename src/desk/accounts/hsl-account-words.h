/* hsl-account-words.h: accounts in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

G_BEGIN_DECLS

#define HSL_N_ROLES 5

HslRights   hsl_account_words_get_role (guint index);
const char *hsl_account_words_role (guint index);
const char *hsl_account_words_role_note (guint index);
char       *hsl_account_words_dup_rights (HslRights rights);
const char *hsl_account_words_state (const HslAccountInfo *info);
char       *hsl_account_words_dup_closed (const HslAccountInfo *info);

G_END_DECLS
