/* hsl-state.h: where a case stands, derived from its facts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-agreement.h"
#include "hsl-case.h"
#include "hsl-party.h"

G_BEGIN_DECLS

typedef enum
{
  HSL_STATE_CLUE,        /* 线索: nobody has accepted it yet */
  HSL_STATE_DECLINED,    /* 不予受理 */
  HSL_STATE_TRANSFERRED, /* 已转出, and accepted there */
  HSL_STATE_ACCEPTED,    /* 已受理 */
  HSL_STATE_MEDIATING,   /* 调解中: the first session was held */
  HSL_STATE_AGREED,      /* 待签: an agreement is drawn up, not in force */
  HSL_STATE_PERFORMING,  /* 履行中: in force, terms open */
  HSL_STATE_PERFORMED,   /* 履行完毕 */
  HSL_STATE_ENDED,       /* 调解终止 without agreement */
  HSL_STATE_CLOSED,      /* 已结案 */
  HSL_STATE_ARCHIVED,    /* 已归档 */
  HSL_N_STATES
} HslState;

typedef guint HslStates;
#define HSL_STATE_BIT(state) (1u << (state))

#define HSL_STATES_BEFORE_END                                            \
  (HSL_STATE_BIT (HSL_STATE_CLUE) | HSL_STATE_BIT (HSL_STATE_ACCEPTED) | \
   HSL_STATE_BIT (HSL_STATE_MEDIATING) | HSL_STATE_BIT (HSL_STATE_AGREED))
/* Accepted, and not yet at an end. */
#define HSL_STATES_MEDIATION (HSL_STATES_BEFORE_END & ~HSL_STATE_BIT (HSL_STATE_CLUE))
#define HSL_STATES_OPEN                                           \
  (HSL_STATES_BEFORE_END | HSL_STATE_BIT (HSL_STATE_PERFORMING) | \
   HSL_STATE_BIT (HSL_STATE_PERFORMED) | HSL_STATE_BIT (HSL_STATE_ENDED))
#define HSL_STATES_ALL ((1u << HSL_N_STATES) - 1)

const char *hsl_state_get_code (HslState state);
const char *hsl_state_get_label (HslState state);
gboolean    hsl_state_from_code (const char *code, HslState *out_state);

HslState hsl_case_get_state (const HslCase *self);
gboolean hsl_case_is_police (const HslCase *self);
void     hsl_case_derive (HslCase *self);

GPtrArray *hsl_agreement_get_signatories (const HslAgreement *self, const HslCase *owner);
HslDay     hsl_agreement_get_signed_on (const HslAgreement *self, const char *signatory);
GPtrArray *hsl_agreement_get_unsigned (const HslAgreement *self, const HslCase *owner);

HslAgreement  *hsl_case_find_agreement (const HslCase *self, const char *uid);
HslAgreement  *hsl_case_find_live_agreement (const HslCase *self);
HslAgreement  *hsl_case_find_agreement_in_force (const HslCase *self);
HslTerm       *hsl_case_find_term (const HslCase *self, const char *uid, HslAgreement **out_agreement);
HslInstalment *hsl_case_find_instalment (const HslCase *self, const char *uid, HslTerm **out_term);
HslParty      *hsl_case_find_party (const HslCase *self, const char *uid);
char          *hsl_case_dup_title (const HslCase *self);
char          *hsl_case_dup_side_names (const HslCase *self, const char *side, guint at_most);

G_END_DECLS
