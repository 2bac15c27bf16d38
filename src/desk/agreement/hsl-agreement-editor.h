/* hsl-agreement-editor.h: drawing up an agreement, its text beside it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-agreement-pages.h"
#include "hsl-agreement-paper.h"
#include "hsl-store.h"
#include "hsl-finding-list.h"
#include "hsl-term-list.h"

G_BEGIN_DECLS

#define HSL_TYPE_AGREEMENT_EDITOR (hsl_agreement_editor_get_type ())
G_DECLARE_FINAL_TYPE (HslAgreementEditor, hsl_agreement_editor, HSL, AGREEMENT_EDITOR, GtkWidget)

GtkWidget         *hsl_agreement_editor_new (HslStore *store, HslCase *on, const char *action);
const char        *hsl_agreement_editor_get_action (HslAgreementEditor *self);
void               hsl_agreement_editor_set_case (HslAgreementEditor *self, HslCase *on);
GVariant          *hsl_agreement_editor_get_draft (HslAgreementEditor *self);
void               hsl_agreement_editor_set_value (HslAgreementEditor *self,
                                                   GVariant           *value,
                                                   gboolean            restored);
gboolean           hsl_agreement_editor_save (HslAgreementEditor *self);
void               hsl_agreement_editor_show_error (HslAgreementEditor *self, const GError *error);
const char        *hsl_agreement_editor_get_problem (HslAgreementEditor *self);
const char        *hsl_agreement_editor_get_total (HslAgreementEditor *self);
HslTermList       *hsl_agreement_editor_get_terms (HslAgreementEditor *self);
HslFieldRow       *hsl_agreement_editor_get_row (HslAgreementEditor *self, const char *field);
HslAgreementPaper *hsl_agreement_editor_get_paper (HslAgreementEditor *self);
HslAgreementPages *hsl_agreement_editor_get_pages (HslAgreementEditor *self);
HslFindingList    *hsl_agreement_editor_get_findings (HslAgreementEditor *self);
void               hsl_agreement_editor_jump (HslAgreementEditor *self, const char *path, const char *what);

G_END_DECLS
