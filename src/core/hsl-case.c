/* hsl-case.c: one dispute, from clue to archived volume
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-case.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const HslField transfer_fields[] = {
  HSL_FIELD (HslTransfer, direction, CODE, HSL_FIELD_REQUIRED, "transfer-direction", N_ ("Direction")),
  HSL_FIELD (HslTransfer, unit, TEXT, HSL_FIELD_SEALED | HSL_FIELD_REQUIRED, NULL, N_ ("Unit")),
  HSL_FIELD (HslTransfer, reference, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Reference")),
  HSL_FIELD (HslTransfer, sent_on, DAY, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Sent on")),
  HSL_FIELD (HslTransfer, request, TEXT, HSL_FIELD_SEALED | HSL_FIELD_MULTILINE, NULL,
             N_ ("What the unit is asked for")),
  HSL_FIELD (HslTransfer, answer_by, DAY, HSL_FIELD_SEALED, NULL, N_ ("Feedback asked by")),
  HSL_FIELD (HslTransfer, accepted_on, DAY, HSL_FIELD_PAST, NULL, N_ ("Accepted on")),
  HSL_FIELD (HslTransfer, returned_on, DAY, HSL_FIELD_PAST, NULL, N_ ("Returned on")),
  HSL_FIELD (HslTransfer, return_reason, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Reason of return")),
  HSL_FIELD (HslTransfer, feedback_on, DAY, HSL_FIELD_PAST, NULL, N_ ("Fed back on")),
  HSL_FIELD (HslTransfer, feedback, TEXT, HSL_FIELD_SEALED | HSL_FIELD_MULTILINE, NULL, N_ ("Feedback")),
};
/* clang-format on */

const HslNoun hsl_transfer_noun =
    HSL_NOUN (HslTransfer, "transfer", N_ ("Transfer"), "transfer", transfer_fields);

/* clang-format off */
static const HslField reopening_fields[] = {
  HSL_FIELD (HslReopening, on, DAY, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Date")),
  HSL_FIELD (HslReopening, reason, TEXT, HSL_FIELD_SEALED | HSL_FIELD_REQUIRED, NULL, N_ ("Reason")),
  HSL_FIELD (HslReopening, closed_on, DAY, HSL_FIELD_PLAIN, NULL, N_ ("Was closed on")),
  HSL_FIELD (HslReopening, ended_on, DAY, HSL_FIELD_PLAIN, NULL, N_ ("Was ended on")),
  HSL_FIELD (HslReopening, number, NUMBER, HSL_FIELD_DERIVED, NULL, N_ ("Number")),
};
/* clang-format on */

const HslNoun hsl_reopening_noun =
    HSL_NOUN (HslReopening, "reopening", N_ ("Reopening"), "reopening", reopening_fields);

/* clang-format off */
static const HslField case_fields[] = {
  HSL_FIELD (HslCase, number, TEXT, HSL_FIELD_DERIVED, NULL, N_ ("Case number")),
  HSL_FIELD (HslCase, number_year, NUMBER, HSL_FIELD_DERIVED, NULL, N_ ("Year of the number")),
  HSL_FIELD (HslCase, number_n, NUMBER, HSL_FIELD_DERIVED, NULL, N_ ("Running number")),
  HSL_FIELD (HslCase, organisation, LINK, HSL_FIELD_PLAIN, "organisation", N_ ("Organisation")),
  HSL_FIELD (HslCase, track, CODE, HSL_FIELD_PLAIN, "track", N_ ("Track")),
  HSL_FIELD (HslCase, title, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Title")),
  HSL_FIELD (HslCase, type, CODE, HSL_FIELD_REQUIRED, "dispute-type", N_ ("Type of dispute")),
  HSL_FIELD (HslCase, source, CODE, HSL_FIELD_REQUIRED, "source", N_ ("Source")),
  HSL_FIELD (HslCase, source_reference, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Reference of the source")),
  HSL_FIELD (HslCase, registered_at, MINUTE, HSL_FIELD_PAST, NULL, N_ ("Registered at")),
  HSL_FIELD (HslCase, requested_on, DAY, HSL_FIELD_PAST, NULL, N_ ("Mediation requested on")),
  HSL_FIELD (HslCase, occurred_at, MINUTE, HSL_FIELD_SEALED | HSL_FIELD_PAST, NULL, N_ ("Happened at")),
  HSL_FIELD (HslCase, place, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Place")),
  HSL_FIELD (HslCase, grid, CODE, HSL_FIELD_PLAIN, "grid", N_ ("Grid")),
  HSL_FIELD (HslCase, summary, TEXT, HSL_FIELD_SEALED | HSL_FIELD_MULTILINE, NULL, N_ ("What happened")),
  HSL_FIELD (HslCase, claims, TEXT, HSL_FIELD_SEALED | HSL_FIELD_MULTILINE, NULL, N_ ("Claims")),
  HSL_FIELD (HslCase, claimed_fen, MONEY, HSL_FIELD_PLAIN, NULL, N_ ("Amount claimed")),
  HSL_FIELD (HslCase, people, NUMBER, HSL_FIELD_PLAIN, NULL, N_ ("People involved")),
  HSL_FIELD (HslCase, relation, CODE, HSL_FIELD_SEALED, "relation", N_ ("Relation of the parties")),
  HSL_FIELD (HslCase, risk, CODE, HSL_FIELD_PLAIN, "risk", N_ ("Risk")),
  HSL_FIELD (HslCase, risk_reasons, CODES, HSL_FIELD_SEALED, "risk-reason", N_ ("Reasons of the risk")),
  HSL_FIELD (HslCase, risk_reported, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Reported to, when and by whom")),
  HSL_FIELD (HslCase, supervised, FLAG, HSL_FIELD_PLAIN, NULL, N_ ("Supervised")),
  HSL_FIELD (HslCase, locked, FLAG, HSL_FIELD_ACTION, NULL, N_ ("Locked")),
  HSL_FIELD (HslCase, named, LINKS, HSL_FIELD_ACTION, "worker", N_ ("Who may open it while it is locked")),
  HSL_FIELD (HslCase, class, CODE, HSL_FIELD_PLAIN, "case-class", N_ ("Difficulty")),
  HSL_FIELD (HslCase, mediators, LINKS, HSL_FIELD_PLAIN, "worker", N_ ("Mediators")),
  HSL_FIELD (HslCase, handler, LINK, HSL_FIELD_PLAIN, "worker", N_ ("Handler")),
  HSL_FIELD (HslCase, invited, LINKS, HSL_FIELD_PLAIN, "worker", N_ ("Invited")),
  HSL_FIELD (HslCase, accepted_on, DAY, HSL_FIELD_PAST | HSL_FIELD_ACTION, NULL, N_ ("Accepted on")),
  HSL_FIELD (HslCase, accepted_by, LINK, HSL_FIELD_ACTION, "worker", N_ ("Accepted by")),
  HSL_FIELD (HslCase, declined_on, DAY, HSL_FIELD_PAST | HSL_FIELD_ACTION, NULL, N_ ("Declined on")),
  HSL_FIELD (HslCase, decline_reason, CODE, HSL_FIELD_ACTION, "decline-reason", N_ ("Reason of declining")),
  HSL_FIELD (HslCase, decline_text, TEXT, HSL_FIELD_SEALED | HSL_FIELD_ACTION, NULL,
             N_ ("Declined because")),
  HSL_FIELD (HslCase, notice_on, DAY, HSL_FIELD_PAST | HSL_FIELD_ACTION, NULL,
             N_ ("Rights notice given on")),
  HSL_FIELD (HslCase, failed_on, DAY, HSL_FIELD_PAST | HSL_FIELD_ACTION, NULL, N_ ("Mediation failed on")),
  HSL_FIELD (HslCase, refused_on, DAY, HSL_FIELD_PAST | HSL_FIELD_ACTION, NULL, N_ ("Refused on")),
  HSL_FIELD (HslCase, withdrawn_on, DAY, HSL_FIELD_PAST | HSL_FIELD_ACTION, NULL, N_ ("Withdrawn on")),
  HSL_FIELD (HslCase, ending_party, LINK, HSL_FIELD_ACTION, "party", N_ ("Party that refused or withdrew")),
  HSL_FIELD (HslCase, ending_reason, TEXT, HSL_FIELD_SEALED | HSL_FIELD_MULTILINE | HSL_FIELD_ACTION, NULL,
             N_ ("Reason of the end")),
  HSL_FIELD (HslCase, routes_on, DAY, HSL_FIELD_PAST | HSL_FIELD_ACTION, NULL, N_ ("Other ways told on")),
  HSL_FIELD (HslCase, undisputed_on, DAY, HSL_FIELD_SEALED | HSL_FIELD_PAST | HSL_FIELD_ACTION, NULL,
             N_ ("Undisputed facts recorded on")),
  HSL_FIELD (HslCase, undisputed, TEXT, HSL_FIELD_SEALED | HSL_FIELD_MULTILINE | HSL_FIELD_ACTION, NULL,
             N_ ("Undisputed facts")),
  HSL_FIELD (HslCase, diverted_on, DAY, HSL_FIELD_PAST | HSL_FIELD_ACTION, NULL,
             N_ ("Guided to other ways on")),
  HSL_FIELD (HslCase, diverted_to, TEXT, HSL_FIELD_SEALED | HSL_FIELD_ACTION, NULL, N_ ("Guided to")),
  HSL_FIELD (HslCase, penalty_on, DAY, HSL_FIELD_PAST | HSL_FIELD_ACTION, NULL,
             N_ ("Returned to penalty procedure on")),
  HSL_FIELD (HslCase, closed_on, DAY, HSL_FIELD_PAST | HSL_FIELD_ACTION, NULL, N_ ("Closed on")),
  HSL_FIELD (HslCase, result, CODE, HSL_FIELD_ACTION, "result", N_ ("Result")),
  HSL_FIELD (HslCase, closing_text, TEXT, HSL_FIELD_SEALED | HSL_FIELD_MULTILINE | HSL_FIELD_ACTION, NULL,
             N_ ("Closing remark")),
  HSL_FIELD (HslCase, archived_on, DAY, HSL_FIELD_PAST | HSL_FIELD_ACTION, NULL, N_ ("Archived on")),
  HSL_FIELD (HslCase, archived_by, LINKS, HSL_FIELD_ACTION, "worker", N_ ("Archived by")),
  HSL_FIELD (HslCase, retention, CODE, HSL_FIELD_ACTION, "retention", N_ ("Retention")),
  HSL_FIELD (HslCase, retention_years, NUMBER, HSL_FIELD_ACTION, NULL, N_ ("Years to keep")),
  HSL_FIELD (HslCase, retention_start, CODE, HSL_FIELD_ACTION, "retention-start",
             N_ ("Kept from the day of")),
  HSL_FIELD (HslCase, retention_from, DAY, HSL_FIELD_PAST | HSL_FIELD_ACTION, NULL, N_ ("Kept from")),
  HSL_FIELD (HslCase, volume_note, TEXT, HSL_FIELD_SEALED | HSL_FIELD_MULTILINE | HSL_FIELD_ACTION, NULL,
             N_ ("Statement on the volume")),
  HSL_FIELD (HslCase, parties, LIST, HSL_FIELD_PLAIN, "party", N_ ("Parties")),
  HSL_FIELD (HslCase, agents, LIST, HSL_FIELD_PLAIN, "agent", N_ ("Agents")),
  HSL_FIELD (HslCase, appointments, LIST, HSL_FIELD_ACTION, "appointment", N_ ("Planned sessions")),
  HSL_FIELD (HslCase, sessions, LIST, HSL_FIELD_ACTION, "session", N_ ("Sessions")),
  HSL_FIELD (HslCase, inquiries, LIST, HSL_FIELD_ACTION, "inquiry", N_ ("Inquiries")),
  HSL_FIELD (HslCase, agreements, LIST, HSL_FIELD_ACTION, "agreement", N_ ("Agreements")),
  HSL_FIELD (HslCase, performances, LIST, HSL_FIELD_ACTION, "performance", N_ ("Performances")),
  HSL_FIELD (HslCase, follow_ups, LIST, HSL_FIELD_ACTION, "follow-up", N_ ("Follow-ups")),
  HSL_FIELD (HslCase, urges, LIST, HSL_FIELD_ACTION, "urge", N_ ("Urgings")),
  HSL_FIELD (HslCase, transfers, LIST, HSL_FIELD_PLAIN, "transfer", N_ ("Transfers")),
  HSL_FIELD (HslCase, pauses, LIST, HSL_FIELD_ACTION, "pause", N_ ("Pauses")),
  HSL_FIELD (HslCase, extensions, LIST, HSL_FIELD_ACTION, "extension", N_ ("Extensions")),
  HSL_FIELD (HslCase, reopenings, LIST, HSL_FIELD_ACTION, "reopening", N_ ("Reopenings")),
  HSL_FIELD (HslCase, documents, LIST, HSL_FIELD_ACTION, "document", N_ ("Documents")),
  HSL_FIELD (HslCase, attachments, LIST, HSL_FIELD_ACTION, "attachment", N_ ("Attachments")),
  HSL_FIELD (HslCase, corrections, LIST, HSL_FIELD_ACTION, "correction", N_ ("Corrections")),
  HSL_FIELD (HslCase, appraisals, LIST, HSL_FIELD_ACTION, "appraisal", N_ ("Appraisals")),
  HSL_FIELD (HslCase, activities, LIST, HSL_FIELD_SHARED, "activity", N_ ("Activities")),
  HSL_FIELD (HslCase, state, CODE, HSL_FIELD_DERIVED, "case-state", N_ ("State")),
  HSL_FIELD (HslCase, open, FLAG, HSL_FIELD_DERIVED, NULL, N_ ("Open case")),
  HSL_FIELD (HslCase, paused, FLAG, HSL_FIELD_DERIVED, NULL, N_ ("Paused")),
  HSL_FIELD (HslCase, ended_on, DAY, HSL_FIELD_DERIVED, NULL, N_ ("Mediation ended on")),
  HSL_FIELD (HslCase, settled_kind, CODE, HSL_FIELD_DERIVED, "result", N_ ("Kind of settlement")),
  HSL_FIELD (HslCase, first_session_on, DAY, HSL_FIELD_DERIVED, NULL, N_ ("First session on")),
  HSL_FIELD (HslCase, retry_from, DAY, HSL_FIELD_DERIVED, NULL, N_ ("First police mediation failed on")),
  HSL_FIELD (HslCase, retried_on, DAY, HSL_FIELD_DERIVED, NULL, N_ ("Second police mediation on")),
  HSL_FIELD (HslCase, last_event_on, DAY, HSL_FIELD_DERIVED, NULL, N_ ("Last event on")),
  HSL_FIELD (HslCase, fed_back_on, DAY, HSL_FIELD_DERIVED, NULL, N_ ("Fed back on")),
  HSL_FIELD (HslCase, sessions_held, NUMBER, HSL_FIELD_DERIVED, NULL, N_ ("Sessions held")),
  HSL_FIELD (HslCase, agreed_fen, MONEY, HSL_FIELD_DERIVED, NULL, N_ ("Amount agreed")),
  HSL_FIELD (HslCase, paid_fen, MONEY, HSL_FIELD_DERIVED, NULL, N_ ("Amount paid")),
  HSL_FIELD (HslCase, terms_open, NUMBER, HSL_FIELD_DERIVED, NULL, N_ ("Terms open")),
  HSL_FIELD (HslCase, next_due_on, DAY, HSL_FIELD_DERIVED, NULL, N_ ("Next due day")),
  HSL_FIELD (HslCase, retained_until, DAY, HSL_FIELD_DERIVED, NULL, N_ ("Kept until")),
};
/* clang-format on */

const HslNoun hsl_case_noun =
    HSL_NOUN (HslCase, "case", N_ ("Case"), "case", case_fields);
