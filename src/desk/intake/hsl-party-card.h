/* hsl-party-card.h: entry of one party
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-fact-form.h"

G_BEGIN_DECLS

#define HSL_TYPE_PARTY_CARD (hsl_party_card_get_type ())
G_DECLARE_FINAL_TYPE (HslPartyCard, hsl_party_card, HSL, PARTY_CARD, GtkWidget)

GtkWidget   *hsl_party_card_new (HslFormScope *scope, const char *side);
const char  *hsl_party_card_get_side (HslPartyCard *self);
const char  *hsl_party_card_get_uid (HslPartyCard *self);
char        *hsl_party_card_dup_name (HslPartyCard *self);
void         hsl_party_card_set_title (HslPartyCard *self, const char *title);
gboolean     hsl_party_card_is_empty (HslPartyCard *self);
GVariant    *hsl_party_card_get_value (HslPartyCard *self, GError **error);
GVariant    *hsl_party_card_get_draft (HslPartyCard *self);
void         hsl_party_card_set_value (HslPartyCard *self, GVariant *value);
gboolean     hsl_party_card_show_problem (HslPartyCard *self, const char *path, const char *what);
void         hsl_party_card_clear_problems (HslPartyCard *self);
HslFieldRow *hsl_party_card_get_row (HslPartyCard *self, const char *field);

G_END_DECLS
