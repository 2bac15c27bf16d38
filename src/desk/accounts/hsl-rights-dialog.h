/* hsl-rights-dialog.h: which cases each role sees, and what else it may do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HSL_TYPE_RIGHTS_DIALOG (hsl_rights_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HslRightsDialog, hsl_rights_dialog, HSL, RIGHTS_DIALOG, AdwWindow)

GtkWidget *hsl_rights_dialog_new (HslStore *store);

G_END_DECLS
