/* hsl-action-input.h: the inputs of actions that are not nouns of their own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-noun.h"

G_BEGIN_DECLS

typedef struct _HslDecision HslDecision;

/* One struct serves all of them; each noun below shows the part of it that its action asks for. */
struct _HslDecision
{
  HslFact  fact;
  HslDay   on;
  HslDay   day;
  char    *reason;
  char    *text;
  char    *subject;
  char    *field;
  char    *value;
  char    *worker;
  char   **workers;
  char   **others;
  gint64   number;
  gboolean flag;
};

extern const HslNoun hsl_accept_input_noun;
extern const HslNoun hsl_decline_input_noun;
extern const HslNoun hsl_assign_input_noun;
extern const HslNoun hsl_answer_input_noun;
extern const HslNoun hsl_return_input_noun;
extern const HslNoun hsl_feedback_input_noun;
extern const HslNoun hsl_day_input_noun;
extern const HslNoun hsl_tell_session_input_noun;
extern const HslNoun hsl_cancel_session_input_noun;
extern const HslNoun hsl_party_end_input_noun;
extern const HslNoun hsl_end_input_noun;
extern const HslNoun hsl_divert_input_noun;
extern const HslNoun hsl_sign_input_noun;
extern const HslNoun hsl_confirmation_input_noun;
extern const HslNoun hsl_address_input_noun;
extern const HslNoun hsl_undisputed_input_noun;
extern const HslNoun hsl_void_input_noun;
extern const HslNoun hsl_defer_input_noun;
extern const HslNoun hsl_risk_input_noun;
extern const HslNoun hsl_supervise_input_noun;
extern const HslNoun hsl_lock_input_noun;
extern const HslNoun hsl_unlock_input_noun;
extern const HslNoun hsl_close_input_noun;
extern const HslNoun hsl_reopen_input_noun;
extern const HslNoun hsl_archive_input_noun;
extern const HslNoun hsl_correct_input_noun;
extern const HslNoun hsl_set_retention_input_noun;
extern const HslNoun hsl_appraise_input_noun;
extern const HslNoun hsl_confirm_appraisal_input_noun;
extern const HslNoun hsl_decline_appraisal_input_noun;

G_END_DECLS
