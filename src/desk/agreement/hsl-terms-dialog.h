/* hsl-terms-dialog.h: the same promise to several people, typed once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-fact-form.h"
#include "hsl-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HSL_TYPE_TERMS_DIALOG (hsl_terms_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HslTermsDialog, hsl_terms_dialog, HSL, TERMS_DIALOG, AdwWindow)

GtkWidget   *hsl_terms_dialog_new (HslFormScope *scope, HslCase *on, GVariant *first);
HslFactForm *hsl_terms_dialog_get_form (HslTermsDialog *self);
HslFieldRow *hsl_terms_dialog_get_amount (HslTermsDialog *self, const char *party);

G_END_DECLS
