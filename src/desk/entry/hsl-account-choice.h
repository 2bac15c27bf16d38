/* hsl-account-choice.h: who signs in, chosen from the names there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HSL_TYPE_ACCOUNT_CHOICE (hsl_account_choice_get_type ())
G_DECLARE_FINAL_TYPE (HslAccountChoice, hsl_account_choice, HSL, ACCOUNT_CHOICE, AdwActionRow)

void        hsl_account_choice_set_names (HslAccountChoice *self, const char *const *names);
void        hsl_account_choice_choose (HslAccountChoice *self, const char *name);
const char *hsl_account_choice_get_name (HslAccountChoice *self);

G_END_DECLS
