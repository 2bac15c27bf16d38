/* hsl-choice.h: one thing to choose from: a code, a worker, a party
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define HSL_TYPE_CHOICE (hsl_choice_get_type ())
G_DECLARE_FINAL_TYPE (HslChoice, hsl_choice, HSL, CHOICE, GObject)

HslChoice  *hsl_choice_new (const char *id, const char *label, const char *detail);
const char *hsl_choice_get_id (HslChoice *self);
const char *hsl_choice_get_label (HslChoice *self);
const char *hsl_choice_get_detail (HslChoice *self);
void        hsl_choice_refuse (HslChoice *self, const char *why);
const char *hsl_choice_get_refusal (HslChoice *self);
gboolean    hsl_choice_matches (HslChoice *self, const char *typed);
HslChoice  *hsl_choices_find (GListModel *choices, const char *id);

G_END_DECLS
