/* hsl-action-dialog.h: does one action of the table to a case
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-fact-form.h"
#include "hsl-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HSL_TYPE_ACTION_DIALOG (hsl_action_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HslActionDialog, hsl_action_dialog, HSL, ACTION_DIALOG, AdwWindow)

GtkWidget    *hsl_action_dialog_new (HslStore *store, HslCase *on, const HslAction *action);
void          hsl_action_dialog_present (GtkWidget  *parent,
                                         HslStore   *store,
                                         HslCase    *on,
                                         const char *action,
                                         GVariant   *prefill);
void          hsl_action_dialog_prefill (HslActionDialog *self, GVariant *value);
HslFactForm  *hsl_action_dialog_get_form (HslActionDialog *self);
const char   *hsl_action_dialog_get_problem (HslActionDialog *self);
HslFormScope *hsl_form_scope_new_for_store (HslStore *store, const HslCase *on);

G_END_DECLS
