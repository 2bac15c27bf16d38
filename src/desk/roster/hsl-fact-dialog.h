/* hsl-fact-dialog.h: enters or corrects one fact of the station
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-fact-form.h"
#include "hsl-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HSL_TYPE_FACT_DIALOG (hsl_fact_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HslFactDialog, hsl_fact_dialog, HSL, FACT_DIALOG, AdwWindow)

GtkWidget   *hsl_fact_dialog_new (HslStore *store, const HslNoun *noun, gpointer fact);
HslFactForm *hsl_fact_dialog_get_form (HslFactDialog *self);
const char  *hsl_fact_dialog_get_problem (HslFactDialog *self);

G_END_DECLS
