/* hsl-intake.h: a new case in one sheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-party-card.h"
#include "hsl-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HSL_TYPE_INTAKE (hsl_intake_get_type ())
G_DECLARE_FINAL_TYPE (HslIntake, hsl_intake, HSL, INTAKE, AdwWindow)

#define HSL_INTAKE_DRAFT "intake"

GtkWidget    *hsl_intake_new (HslStore *store);
HslPartyCard *hsl_intake_get_card (HslIntake *self, const char *side, guint index);
HslFieldRow  *hsl_intake_get_row (HslIntake *self, const char *field);
gboolean      hsl_intake_is_ready (HslIntake *self);
const char   *hsl_intake_get_problem (HslIntake *self);
guint         hsl_intake_get_n_earlier (HslIntake *self);

G_END_DECLS
