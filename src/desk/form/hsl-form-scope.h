/* hsl-form-scope.h: what an entry form may offer to choose from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-choice.h"
#include "hsl-code-list.h"
#include "hsl-directory.h"
#include "hsl-state.h"

G_BEGIN_DECLS

#define HSL_TYPE_FORM_SCOPE (hsl_form_scope_get_type ())
G_DECLARE_FINAL_TYPE (HslFormScope, hsl_form_scope, HSL, FORM_SCOPE, GObject)

HslFormScope   *hsl_form_scope_new (HslCodes      *codes,
                                    HslDirectory  *directory,
                                    const HslCase *on,
                                    HslDay         today);
GListModel     *hsl_form_scope_list_choices (HslFormScope *self, const HslField *field);
gboolean        hsl_form_scope_can_choose (HslFormScope *self, const HslField *field);
HslDay          hsl_form_scope_get_today (HslFormScope *self);
const HslCodes *hsl_form_scope_get_codes (HslFormScope *self);
void            hsl_form_scope_set_parties (HslFormScope *self, GListModel *parties);
gboolean        hsl_desk_speaks_english (void);

G_END_DECLS
