/* hsl-role-row.h: one role: which cases it sees, and what else it may do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-right-rules.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HSL_TYPE_ROLE_ROW (hsl_role_row_get_type ())
G_DECLARE_FINAL_TYPE (HslRoleRow, hsl_role_row, HSL, ROLE_ROW, AdwExpanderRow)

GtkWidget *hsl_role_row_new (guint role, const HslRightRules *first, gboolean may_edit);
void       hsl_role_row_show (HslRoleRow *self, const HslRightRules *rules);
void       hsl_role_row_put_into (HslRoleRow *self, HslRightRules *rules);

G_END_DECLS
