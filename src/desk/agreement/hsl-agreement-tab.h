/* hsl-agreement-tab.h: the agreements of a case
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-agreement-editor.h"

G_BEGIN_DECLS

#define HSL_TYPE_AGREEMENT_TAB (hsl_agreement_tab_get_type ())
G_DECLARE_FINAL_TYPE (HslAgreementTab, hsl_agreement_tab, HSL, AGREEMENT_TAB, GtkWidget)

void                hsl_agreement_tab_set_case (HslAgreementTab *self, HslStore *store, HslCase *shown);
HslAgreementEditor *hsl_agreement_tab_get_editor (HslAgreementTab *self);
const char         *hsl_agreement_tab_get_page (HslAgreementTab *self);

G_END_DECLS
