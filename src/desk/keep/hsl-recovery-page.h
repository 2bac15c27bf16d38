/* hsl-recovery-page.h: the page of the preferences about the sheet in the safe
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HSL_TYPE_RECOVERY_PAGE (hsl_recovery_page_get_type ())
G_DECLARE_FINAL_TYPE (HslRecoveryPage, hsl_recovery_page, HSL, RECOVERY_PAGE, AdwPreferencesPage)

void hsl_recovery_page_set_store (HslRecoveryPage *self, HslStore *store);

G_END_DECLS
