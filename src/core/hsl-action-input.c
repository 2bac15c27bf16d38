/* hsl-action-input.c: the inputs of actions that are not nouns of their own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-action-input.h"

#include <glib/gi18n-lib.h>

#define HSL_INPUT(name, member, type, flags, of, label)                             \
  {                                                                                 \
    name, label, HSL_FIELD_##type, flags, of, G_STRUCT_OFFSET (HslDecision, member) \
  }

/* clang-format off */
static const HslField accept_fields[] = {
  HSL_INPUT ("on", on, DAY, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Accepted on")),
  HSL_INPUT ("mediators", workers, LINKS, HSL_FIELD_PLAIN, "worker", N_ ("Mediators")),
  HSL_INPUT ("handler", worker, LINK, HSL_FIELD_PLAIN, "worker", N_ ("Handler")),
  HSL_INPUT ("class", reason, CODE, HSL_FIELD_PLAIN, "case-class", N_ ("Difficulty")),
  HSL_INPUT ("number", number, NUMBER, HSL_FIELD_PLAIN, NULL, N_ ("Number of a running paper case")),
};

static const HslField decline_fields[] = {
  HSL_INPUT ("on", on, DAY, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Date")),
  HSL_INPUT ("reason", reason, CODE, HSL_FIELD_REQUIRED, "decline-reason", N_ ("Reason")),
  HSL_INPUT ("text", text, TEXT, HSL_FIELD_MULTILINE, NULL, N_ ("Explanation")),
};

static const HslField assign_fields[] = {
  HSL_INPUT ("mediators", workers, LINKS, HSL_FIELD_REQUIRED, "worker", N_ ("Mediators")),
  HSL_INPUT ("invited", others, LINKS, HSL_FIELD_PLAIN, "worker", N_ ("Invited")),
  HSL_INPUT ("handler", worker, LINK, HSL_FIELD_PLAIN, "worker", N_ ("Handler")),
};

static const HslField answer_fields[] = {
  HSL_INPUT ("on", on, DAY, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Date")),
  HSL_INPUT ("transfer", subject, LINK, HSL_FIELD_PLAIN, "transfer", N_ ("Transfer")),
};

static const HslField return_fields[] = {
  HSL_INPUT ("on", on, DAY, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Date")),
  HSL_INPUT ("transfer", subject, LINK, HSL_FIELD_PLAIN, "transfer", N_ ("Transfer")),
  HSL_INPUT ("reason", reason, TEXT, HSL_FIELD_REQUIRED | HSL_FIELD_MULTILINE, NULL, N_ ("Reason")),
};

static const HslField feedback_fields[] = {
  HSL_INPUT ("on", on, DAY, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Date")),
  HSL_INPUT ("transfer", subject, LINK, HSL_FIELD_PLAIN, "transfer", N_ ("Transfer")),
  HSL_INPUT ("text", text, TEXT, HSL_FIELD_REQUIRED | HSL_FIELD_MULTILINE, NULL, N_ ("What is fed back")),
};

static const HslField day_fields[] = {
  HSL_INPUT ("on", on, DAY, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Date")),
};

static const HslField tell_session_fields[] = {
  HSL_INPUT ("on", on, DAY, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Told on")),
  HSL_INPUT ("channel", reason, CODE, HSL_FIELD_REQUIRED, "channel", N_ ("Told by")),
  HSL_INPUT ("appointment", subject, LINK, HSL_FIELD_PLAIN, "appointment", N_ ("Planned session")),
};

static const HslField cancel_plan_fields[] = {
  HSL_INPUT ("on", on, DAY, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Date")),
  HSL_INPUT ("appointment", subject, LINK, HSL_FIELD_PLAIN, "appointment", N_ ("Planned session")),
  HSL_INPUT ("reason", text, TEXT, HSL_FIELD_REQUIRED | HSL_FIELD_MULTILINE, NULL, N_ ("Reason")),
};

static const HslField party_end_fields[] = {
  HSL_INPUT ("on", on, DAY, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Date")),
  HSL_INPUT ("party", subject, LINK, HSL_FIELD_REQUIRED, "party", N_ ("Party")),
  HSL_INPUT ("reason", reason, TEXT, HSL_FIELD_MULTILINE, NULL, N_ ("Reason")),
};

static const HslField end_fields[] = {
  HSL_INPUT ("on", on, DAY, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Date")),
  HSL_INPUT ("reason", reason, TEXT, HSL_FIELD_REQUIRED | HSL_FIELD_MULTILINE, NULL, N_ ("Reason")),
};

static const HslField divert_fields[] = {
  HSL_INPUT ("on", on, DAY, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Date")),
  HSL_INPUT ("to", text, TEXT, HSL_FIELD_REQUIRED, NULL, N_ ("Guided to")),
  HSL_INPUT ("reason", reason, TEXT, HSL_FIELD_MULTILINE, NULL, N_ ("Reason")),
};

static const HslField sign_fields[] = {
  HSL_INPUT ("on", on, DAY, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Date")),
  HSL_INPUT ("signatories", workers, LINKS, HSL_FIELD_REQUIRED, "party", N_ ("Who signed")),
  HSL_INPUT ("agreement", subject, LINK, HSL_FIELD_PLAIN, "agreement", N_ ("Agreement")),
};

static const HslField confirmation_fields[] = {
  HSL_INPUT ("on", on, DAY, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Date")),
  HSL_INPUT ("agreement", subject, LINK, HSL_FIELD_PLAIN, "agreement", N_ ("Agreement")),
  HSL_INPUT ("court", text, TEXT, HSL_FIELD_PLAIN, NULL, N_ ("Court that is asked to confirm")),
};

static const HslField address_fields[] = {
  HSL_INPUT ("party", subject, LINK, HSL_FIELD_REQUIRED, "party", N_ ("Party")),
  HSL_INPUT ("address", text, TEXT, HSL_FIELD_REQUIRED, NULL, N_ ("Address for service")),
  HSL_INPUT ("receiver", reason, TEXT, HSL_FIELD_PLAIN, NULL, N_ ("Receives for the party")),
  HSL_INPUT ("phone", value, TEXT, HSL_FIELD_PLAIN, NULL, N_ ("Phone of the receiver")),
  HSL_INPUT ("electronic", field, TEXT, HSL_FIELD_PLAIN, NULL, N_ ("Electronic address for service")),
};

static const HslField undisputed_fields[] = {
  HSL_INPUT ("on", on, DAY, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Date")),
  HSL_INPUT ("text", text, TEXT, HSL_FIELD_REQUIRED | HSL_FIELD_MULTILINE, NULL, N_ ("Undisputed facts")),
};

static const HslField void_fields[] = {
  HSL_INPUT ("on", on, DAY, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Date")),
  HSL_INPUT ("agreement", subject, LINK, HSL_FIELD_PLAIN, "agreement", N_ ("Agreement")),
  HSL_INPUT ("reason", reason, TEXT, HSL_FIELD_REQUIRED | HSL_FIELD_MULTILINE, NULL, N_ ("Reason")),
};

static const HslField defer_fields[] = {
  HSL_INPUT ("on", on, DAY, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Date")),
  HSL_INPUT ("instalment", subject, LINK, HSL_FIELD_REQUIRED, "instalment", N_ ("Instalment")),
  HSL_INPUT ("due_on", day, DAY, HSL_FIELD_REQUIRED, NULL, N_ ("New due day")),
  HSL_INPUT ("reason", reason, TEXT, HSL_FIELD_REQUIRED, NULL, N_ ("Reason")),
};

static const HslField risk_fields[] = {
  HSL_INPUT ("risk", reason, CODE, HSL_FIELD_REQUIRED, "risk", N_ ("Risk")),
  HSL_INPUT ("reasons", workers, CODES, HSL_FIELD_PLAIN, "risk-reason", N_ ("Reasons of the risk")),
  HSL_INPUT ("reported", text, TEXT, HSL_FIELD_MULTILINE, NULL, N_ ("Reported to, when and by whom")),
};

static const HslField supervise_fields[] = {
  HSL_INPUT ("supervised", flag, FLAG, HSL_FIELD_PLAIN, NULL, N_ ("Supervised")),
  HSL_INPUT ("reason", reason, TEXT, HSL_FIELD_PLAIN, NULL, N_ ("Reason")),
};

static const HslField lock_fields[] = {
  HSL_INPUT ("named", workers, LINKS, HSL_FIELD_REQUIRED, "worker", N_ ("Who may open it")),
  HSL_INPUT ("reason", text, TEXT, HSL_FIELD_REQUIRED | HSL_FIELD_MULTILINE, NULL, N_ ("Reason")),
};

static const HslField unlock_fields[] = {
  HSL_INPUT ("reason", text, TEXT, HSL_FIELD_REQUIRED | HSL_FIELD_MULTILINE, NULL, N_ ("Reason")),
};

static const HslField close_fields[] = {
  HSL_INPUT ("on", on, DAY, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Closed on")),
  HSL_INPUT ("result", reason, CODE, HSL_FIELD_PLAIN, "result", N_ ("Result")),
  HSL_INPUT ("text", text, TEXT, HSL_FIELD_MULTILINE, NULL, N_ ("Closing remark")),
};

static const HslField reopen_fields[] = {
  HSL_INPUT ("on", on, DAY, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Date")),
  HSL_INPUT ("reason", reason, TEXT, HSL_FIELD_REQUIRED | HSL_FIELD_MULTILINE, NULL, N_ ("Reason")),
};

static const HslField archive_fields[] = {
  HSL_INPUT ("on", on, DAY, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Date")),
  HSL_INPUT ("archivists", workers, LINKS, HSL_FIELD_REQUIRED, "worker", N_ ("Filed by, then checked by")),
  HSL_INPUT ("retention", reason, CODE, HSL_FIELD_PLAIN, "retention", N_ ("Retention")),
  HSL_INPUT ("note", text, TEXT, HSL_FIELD_MULTILINE, NULL, N_ ("Statement on the volume")),
};

static const HslField correct_fields[] = {
  HSL_INPUT ("noun", reason, TEXT, HSL_FIELD_REQUIRED, NULL, N_ ("Noun")),
  HSL_INPUT ("subject", subject, TEXT, HSL_FIELD_PLAIN, NULL, N_ ("Subject")),
  HSL_INPUT ("field", field, TEXT, HSL_FIELD_REQUIRED, NULL, N_ ("Field")),
  HSL_INPUT ("value", value, TEXT, HSL_FIELD_MULTILINE, NULL, N_ ("New value")),
  HSL_INPUT ("reason", text, TEXT, HSL_FIELD_REQUIRED | HSL_FIELD_MULTILINE, NULL, N_ ("Reason")),
};

static const HslField set_retention_fields[] = {
  HSL_INPUT ("retention", reason, CODE, HSL_FIELD_REQUIRED, "retention", N_ ("Retention")),
  HSL_INPUT ("start", value, CODE, HSL_FIELD_PLAIN, "retention-start", N_ ("Kept from the day of")),
  HSL_INPUT ("from", day, DAY, HSL_FIELD_PAST, NULL, N_ ("Kept from another day")),
  HSL_INPUT ("reason", text, TEXT, HSL_FIELD_REQUIRED | HSL_FIELD_MULTILINE, NULL, N_ ("Reason")),
};

static const HslField appraise_fields[] = {
  HSL_INPUT ("decision", reason, CODE, HSL_FIELD_REQUIRED, "appraisal-decision", N_ ("Decision")),
  HSL_INPUT ("years", number, NUMBER, HSL_FIELD_PLAIN, NULL, N_ ("For how many more years")),
  HSL_INPUT ("reason", text, TEXT, HSL_FIELD_REQUIRED | HSL_FIELD_MULTILINE, NULL, N_ ("Reason")),
};

static const HslField confirm_appraisal_fields[] = {
  HSL_INPUT ("text", text, TEXT, HSL_FIELD_MULTILINE, NULL, N_ ("Remark")),
};

static const HslField decline_appraisal_fields[] = {
  HSL_INPUT ("reason", text, TEXT, HSL_FIELD_REQUIRED | HSL_FIELD_MULTILINE, NULL, N_ ("Reason")),
};

/* clang-format on */

const HslNoun hsl_accept_input_noun =
    HSL_NOUN (HslDecision, "accept-input", N_ ("Acceptance"), NULL, accept_fields);
const HslNoun hsl_decline_input_noun =
    HSL_NOUN (HslDecision, "decline-input", N_ ("Declining"), NULL, decline_fields);
const HslNoun hsl_assign_input_noun =
    HSL_NOUN (HslDecision, "assign-input", N_ ("Assignment"), NULL, assign_fields);
const HslNoun hsl_answer_input_noun =
    HSL_NOUN (HslDecision, "answer-input", N_ ("Acceptance by the other unit"), NULL, answer_fields);
const HslNoun hsl_return_input_noun =
    HSL_NOUN (HslDecision, "return-input", N_ ("Return by the other unit"), NULL, return_fields);
const HslNoun hsl_feedback_input_noun =
    HSL_NOUN (HslDecision, "feedback-input", N_ ("Feedback"), NULL, feedback_fields);
const HslNoun hsl_day_input_noun =
    HSL_NOUN (HslDecision, "day-input", N_ ("Day"), NULL, day_fields);
const HslNoun hsl_tell_session_input_noun =
    HSL_NOUN (HslDecision, "tell-session-input", N_ ("Telling of the parties"), NULL, tell_session_fields);
const HslNoun hsl_cancel_session_input_noun =
    HSL_NOUN (HslDecision, "cancel-session-input", N_ ("Cancel a planned session"), NULL, cancel_plan_fields);
const HslNoun hsl_party_end_input_noun =
    HSL_NOUN (HslDecision, "party-end-input", N_ ("Refusal or withdrawal"), NULL, party_end_fields);
const HslNoun hsl_end_input_noun =
    HSL_NOUN (HslDecision, "end-input", N_ ("End of the mediation"), NULL, end_fields);
const HslNoun hsl_divert_input_noun =
    HSL_NOUN (HslDecision, "divert-input", N_ ("Guidance to another way"), NULL, divert_fields);
const HslNoun hsl_sign_input_noun =
    HSL_NOUN (HslDecision, "sign-input", N_ ("Signatures"), NULL, sign_fields);
const HslNoun hsl_confirmation_input_noun =
    HSL_NOUN (HslDecision, "confirmation-input", N_ ("Court confirmation"), NULL, confirmation_fields);
const HslNoun hsl_address_input_noun =
    HSL_NOUN (HslDecision, "address-input", N_ ("Address for service"), NULL, address_fields);
const HslNoun hsl_undisputed_input_noun =
    HSL_NOUN (HslDecision, "undisputed-input", N_ ("Undisputed facts"), NULL, undisputed_fields);
const HslNoun hsl_void_input_noun =
    HSL_NOUN (HslDecision, "void-input", N_ ("Voiding of an agreement"), NULL, void_fields);
const HslNoun hsl_defer_input_noun =
    HSL_NOUN (HslDecision, "defer-input", N_ ("Deferral"), NULL, defer_fields);
const HslNoun hsl_risk_input_noun =
    HSL_NOUN (HslDecision, "risk-input", N_ ("Risk"), NULL, risk_fields);
const HslNoun hsl_supervise_input_noun =
    HSL_NOUN (HslDecision, "supervise-input", N_ ("Supervision"), NULL, supervise_fields);
const HslNoun hsl_lock_input_noun =
    HSL_NOUN (HslDecision, "lock-input", N_ ("Lock"), NULL, lock_fields);
const HslNoun hsl_unlock_input_noun =
    HSL_NOUN (HslDecision, "unlock-input", N_ ("Unlocking"), NULL, unlock_fields);
const HslNoun hsl_close_input_noun =
    HSL_NOUN (HslDecision, "close-input", N_ ("Closing"), NULL, close_fields);
const HslNoun hsl_reopen_input_noun =
    HSL_NOUN (HslDecision, "reopen-input", N_ ("Reopening"), NULL, reopen_fields);
const HslNoun hsl_archive_input_noun =
    HSL_NOUN (HslDecision, "archive-input", N_ ("Archiving"), NULL, archive_fields);
const HslNoun hsl_correct_input_noun =
    HSL_NOUN (HslDecision, "correct-input", N_ ("Correction"), NULL, correct_fields);
const HslNoun hsl_set_retention_input_noun =
    HSL_NOUN (HslDecision, "set-retention-input", N_ ("Retention"), NULL, set_retention_fields);
const HslNoun hsl_appraise_input_noun =
    HSL_NOUN (HslDecision, "appraise-input", N_ ("Appraisal"), NULL, appraise_fields);
const HslNoun hsl_confirm_appraisal_input_noun =
    HSL_NOUN (HslDecision, "confirm-appraisal-input", N_ ("Confirmation"), NULL, confirm_appraisal_fields);
const HslNoun hsl_decline_appraisal_input_noun =
    HSL_NOUN (HslDecision, "decline-appraisal-input", N_ ("Declining"), NULL, decline_appraisal_fields);
