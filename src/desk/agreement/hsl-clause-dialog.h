/* hsl-clause-dialog.h: a clause out of the library, with its blanks filled in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-clauses.h"
#include "hsl-fact-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HSL_TYPE_CLAUSE_DIALOG (hsl_clause_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HslClauseDialog, hsl_clause_dialog, HSL, CLAUSE_DIALOG, AdwWindow)

GtkWidget   *hsl_clause_dialog_new (HslFormScope *scope, HslCase *on, GVariant *first);
gboolean     hsl_clause_dialog_choose (HslClauseDialog *self, const char *id);
HslFieldRow *hsl_clause_dialog_get_blank (HslClauseDialog *self, const char *name);
HslFactForm *hsl_clause_dialog_get_form (HslClauseDialog *self);
char        *hsl_clause_dialog_dup_text (HslClauseDialog *self);

G_END_DECLS
