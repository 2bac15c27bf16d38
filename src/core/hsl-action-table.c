/* hsl-action-table.c: the one table of what may be done to a case
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-action-private.h"

#include <glib/gi18n-lib.h>

#define S(state)     HSL_STATE_BIT (HSL_STATE_##state)
#define WORK         (HSL_RIGHT_MEDIATE | HSL_RIGHT_DISPATCH | HSL_RIGHT_CHIEF)
#define DESK         (HSL_RIGHT_DISPATCH | HSL_RIGHT_MEDIATE | HSL_RIGHT_CHIEF)
#define IN_FORCE     (S (PERFORMING) | S (PERFORMED))
#define NOT_ARCHIVED (HSL_STATES_ALL & ~S (ARCHIVED))

/* clang-format off */
const HslAction hsl_actions[] = {
  { "accept", N_ ("Accept"), S (CLUE), DESK, 0, &hsl_accept_input_noun,
    hsl_check_accept, hsl_apply_accept, hsl_suggest_accept },
  { "decline", N_ ("Decline"), S (CLUE), DESK, 0, &hsl_decline_input_noun,
    NULL, hsl_apply_decline, NULL },
  { "assign", N_ ("Assign mediators"), HSL_STATES_OPEN, DESK, 0, &hsl_assign_input_noun,
    NULL, hsl_apply_assign, hsl_suggest_assign },
  { "add-party", N_ ("Add a party"), HSL_STATES_BEFORE_END, WORK, 0, &hsl_party_noun,
    NULL, hsl_apply_add_party, NULL },
  { "add-agent", N_ ("Add an agent or guardian"), HSL_STATES_OPEN, WORK, 0, &hsl_agent_noun,
    NULL, hsl_apply_add_agent, NULL },
  { "set-risk", N_ ("Set the risk"), HSL_STATES_OPEN, WORK, 0, &hsl_risk_input_noun,
    NULL, hsl_apply_set_risk, hsl_suggest_set_risk },
  { "supervise", N_ ("Supervise"),
    HSL_STATES_OPEN, HSL_RIGHT_DISPATCH | HSL_RIGHT_CHIEF, 0, &hsl_supervise_input_noun,
    NULL, hsl_apply_supervise, NULL },
  { "lock", N_ ("Lock the case"), HSL_STATES_ALL, WORK, 0, &hsl_lock_input_noun,
    NULL, hsl_apply_lock, hsl_suggest_lock },
  { "unlock", N_ ("Unlock the case"), HSL_STATES_ALL, WORK, 0, &hsl_unlock_input_noun,
    hsl_check_unlock, hsl_apply_unlock, NULL },

  { "transfer", N_ ("Transfer to another unit"), HSL_STATES_BEFORE_END, DESK, 0, &hsl_transfer_noun,
    NULL, hsl_apply_transfer, hsl_suggest_transfer },
  { "transfer-accepted", N_ ("The other unit has accepted"),
    HSL_STATES_BEFORE_END, DESK, 0, &hsl_answer_input_noun,
    hsl_check_transfer_sent, hsl_apply_transfer_accepted, NULL },
  { "transfer-returned", N_ ("The other unit has returned it"),
    HSL_STATES_BEFORE_END | S (TRANSFERRED), DESK, 0,
    &hsl_return_input_noun, hsl_check_transfer_returned, hsl_apply_transfer_returned, NULL },
  { "feedback", N_ ("Feed back to the sender"),
    HSL_STATES_OPEN | S (TRANSFERRED), WORK, 0, &hsl_feedback_input_noun,
    hsl_check_feedback, hsl_apply_feedback, NULL },

  { "notice", N_ ("Give the notice of rights"), HSL_STATES_BEFORE_END, WORK, 0, &hsl_day_input_noun,
    NULL, hsl_apply_notice, NULL },
  { "inquire", N_ ("Record an inquiry"), HSL_STATES_BEFORE_END, WORK, 0, &hsl_inquiry_noun,
    NULL, hsl_apply_inquire, hsl_suggest_inquire },
  { "contact", N_ ("Record a contact"), NOT_ARCHIVED, WORK, HSL_ACTION_SILENT, &hsl_activity_noun,
    NULL, hsl_apply_contact, hsl_suggest_contact },
  { "plan-session", N_ ("Plan a session"), S (ACCEPTED) | S (MEDIATING), WORK, 0, &hsl_appointment_noun,
    hsl_check_plan_session, hsl_apply_plan_session, hsl_suggest_plan_session },
  { "tell-session", N_ ("Note that the parties were told"),
    S (ACCEPTED) | S (MEDIATING) | S (AGREED), WORK, 0, &hsl_tell_session_input_noun,
    hsl_check_planned, hsl_apply_tell_session, hsl_suggest_tell_session },
  { "move-session", N_ ("Move a planned session"),
    S (ACCEPTED) | S (MEDIATING) | S (AGREED), WORK, 0, &hsl_move_session_input_noun,
    hsl_check_planned, hsl_apply_move_session, hsl_suggest_move_session },
  { "cancel-session", N_ ("Cancel a planned session"),
    S (ACCEPTED) | S (MEDIATING) | S (AGREED), WORK, 0, &hsl_cancel_session_input_noun,
    hsl_check_planned, hsl_apply_cancel_session, hsl_suggest_cancel_session },
  { "session", N_ ("Record a mediation session"), S (ACCEPTED) | S (MEDIATING), WORK, 0, &hsl_session_noun,
    hsl_check_session, hsl_apply_session, hsl_suggest_session },
  { "pause", N_ ("Pause for an appraisal"),
    S (ACCEPTED) | S (MEDIATING) | S (AGREED), WORK, 0, &hsl_pause_noun,
    hsl_check_pause, hsl_apply_pause, NULL },
  { "resume", N_ ("Resume"), S (ACCEPTED) | S (MEDIATING) | S (AGREED), WORK, 0, &hsl_day_input_noun,
    hsl_check_resume, hsl_apply_resume, NULL },
  { "extend", N_ ("Extend the mediation"), S (ACCEPTED) | S (MEDIATING) | S (AGREED), WORK, HSL_ACTION_CIVIL,
    &hsl_extension_noun, NULL, hsl_apply_extend, NULL },

  { "agree", N_ ("Draw up the agreement"),
    S (ACCEPTED) | S (MEDIATING) | IN_FORCE, WORK, 0, &hsl_agreement_noun,
    hsl_check_agree, hsl_apply_agree, hsl_suggest_agree },
  { "revise-agreement", N_ ("Revise the agreement"), S (AGREED) | IN_FORCE, WORK, 0, &hsl_agreement_noun,
    hsl_check_revise_agreement, hsl_apply_revise_agreement, hsl_suggest_revise_agreement },
  { "sign", N_ ("Tick signatures"), S (AGREED) | IN_FORCE, WORK, 0, &hsl_sign_input_noun,
    hsl_check_sign, hsl_apply_sign, hsl_suggest_sign },
  { "void-agreement", N_ ("Void the agreement"), S (AGREED) | IN_FORCE, WORK, 0, &hsl_void_input_noun,
    NULL, hsl_apply_void_agreement, NULL },
  { "apply-confirmation", N_ ("Apply for court confirmation"), IN_FORCE | S (CLOSED), WORK, HSL_ACTION_CIVIL,
    &hsl_agreement_day_input_noun, hsl_check_apply_confirmation, hsl_apply_apply_confirmation, NULL },

  { "perform", N_ ("Record a performance"), S (PERFORMING), WORK, 0, &hsl_performance_noun,
    NULL, hsl_apply_perform, hsl_suggest_perform },
  { "follow-up", N_ ("Record a follow-up"), IN_FORCE | S (CLOSED), WORK, 0, &hsl_follow_up_noun,
    NULL, hsl_apply_follow_up, hsl_suggest_follow_up },
  { "urge", N_ ("Urge to perform"), S (PERFORMING), WORK, 0, &hsl_urge_noun,
    NULL, hsl_apply_urge, hsl_suggest_urge },
  { "defer", N_ ("Agree to a deferral"), S (PERFORMING), WORK, 0, &hsl_defer_input_noun,
    NULL, hsl_apply_defer, NULL },

  { "fail", N_ ("Mediation failed"), S (MEDIATING), WORK, 0, &hsl_end_input_noun,
    hsl_check_fail, hsl_apply_fail, NULL },
  { "refuse", N_ ("A party refuses"), HSL_STATES_BEFORE_END, WORK, 0, &hsl_party_end_input_noun,
    NULL, hsl_apply_refuse, NULL },
  { "withdraw", N_ ("A party asks to end"), HSL_STATES_BEFORE_END, WORK, 0, &hsl_party_end_input_noun,
    NULL, hsl_apply_withdraw, NULL },
  { "divert", N_ ("Guide to another way"),
    HSL_STATES_BEFORE_END, WORK, HSL_ACTION_CIVIL, &hsl_divert_input_noun,
    NULL, hsl_apply_divert, NULL },
  { "tell-routes", N_ ("Tell of the other ways"), S (ENDED), WORK, HSL_ACTION_CIVIL, &hsl_day_input_noun,
    NULL, hsl_apply_tell_routes, NULL },
  { "penalty", N_ ("Return to the penalty procedure"),
    S (ENDED) | S (ACCEPTED) | S (MEDIATING) | S (AGREED), WORK,
    HSL_ACTION_POLICE, &hsl_end_input_noun, NULL, hsl_apply_penalty, NULL },
  { "close", N_ ("Close the case"),
    S (PERFORMED) | S (ENDED) | S (TRANSFERRED), WORK, 0, &hsl_close_input_noun,
    hsl_check_close, hsl_apply_close, hsl_suggest_close },
  { "reopen", N_ ("Reopen the case"), S (CLOSED), WORK, 0, &hsl_reopen_input_noun,
    NULL, hsl_apply_reopen, NULL },
  { "archive", N_ ("Archive the volume"), S (CLOSED) | S (DECLINED), WORK, 0, &hsl_archive_input_noun,
    NULL, hsl_apply_archive, hsl_suggest_archive },

  { "print", N_ ("Record a print"), HSL_STATES_ALL, WORK | HSL_RIGHT_READ, 0, &hsl_document_noun,
    NULL, hsl_apply_print, NULL },
  { "attach", N_ ("Attach a photo or scan"), NOT_ARCHIVED, WORK, 0, &hsl_attachment_noun,
    NULL, hsl_apply_attach, NULL },
  { "correct", N_ ("Correct a fact"), NOT_ARCHIVED, WORK, 0, &hsl_correct_input_noun,
    NULL, hsl_apply_correct, NULL },
  { NULL },
};
/* clang-format on */
