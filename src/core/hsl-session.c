/* hsl-session.c: mediation sessions and inquiries
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-session.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const HslField utterance_fields[] = {
  HSL_FIELD (HslUtterance, kind, CODE, HSL_FIELD_PLAIN, "utterance-kind", N_ ("Kind")),
  HSL_FIELD (HslUtterance, speaker, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Speaker")),
  HSL_FIELD (HslUtterance, text, TEXT, HSL_FIELD_SEALED | HSL_FIELD_REQUIRED | HSL_FIELD_MULTILINE, NULL,
             N_ ("Text")),
  HSL_FIELD (HslUtterance, at, MINUTE, HSL_FIELD_SEALED, NULL, N_ ("Time")),
};
/* clang-format on */

const HslNoun hsl_utterance_noun =
    HSL_NOUN (HslUtterance, "utterance", N_ ("Line of the record"), NULL, utterance_fields);

/* clang-format off */
static const HslField participant_fields[] = {
  HSL_FIELD (HslParticipant, name, TEXT, HSL_FIELD_SEALED | HSL_FIELD_NAME | HSL_FIELD_REQUIRED, NULL,
             N_ ("Name")),
  HSL_FIELD (HslParticipant, unit, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Unit")),
  HSL_FIELD (HslParticipant, role, CODE, HSL_FIELD_SEALED, "role", N_ ("Role")),
  HSL_FIELD (HslParticipant, worker, LINK, HSL_FIELD_PLAIN, "worker", N_ ("Worker")),
  HSL_FIELD (HslParticipant, consent, FLAG, HSL_FIELD_SEALED, NULL, N_ ("Parties consent")),
};
/* clang-format on */

const HslNoun hsl_participant_noun =
    HSL_NOUN (HslParticipant, "participant", N_ ("Participant"), NULL, participant_fields);

/* clang-format off */
static const HslField session_fields[] = {
  HSL_FIELD (HslSession, number, NUMBER, HSL_FIELD_DERIVED, NULL, N_ ("Number")),
  HSL_FIELD (HslSession, started_at, MINUTE, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Start")),
  HSL_FIELD (HslSession, ended_at, MINUTE, HSL_FIELD_PAST, NULL, N_ ("End")),
  HSL_FIELD (HslSession, place, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Place")),
  HSL_FIELD (HslSession, room, LINK, HSL_FIELD_PLAIN, "room", N_ ("Room")),
  HSL_FIELD (HslSession, subject, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Subject")),
  HSL_FIELD (HslSession, open, FLAG, HSL_FIELD_PLAIN, NULL, N_ ("Open session")),
  HSL_FIELD (HslSession, mediators, LINKS, HSL_FIELD_PLAIN, "worker", N_ ("Mediators")),
  HSL_FIELD (HslSession, recorder, LINK, HSL_FIELD_PLAIN, "worker", N_ ("Recorder")),
  HSL_FIELD (HslSession, attendees, LINKS, HSL_FIELD_PLAIN, "party", N_ ("Parties present")),
  HSL_FIELD (HslSession, participants, LIST, HSL_FIELD_PLAIN, "participant", N_ ("Participants")),
  HSL_FIELD (HslSession, record, LIST, HSL_FIELD_PLAIN, "utterance", N_ ("Record")),
  HSL_FIELD (HslSession, result, CODE, HSL_FIELD_REQUIRED, "session-result", N_ ("Result")),
  HSL_FIELD (HslSession, result_text, TEXT, HSL_FIELD_SEALED | HSL_FIELD_MULTILINE, NULL,
             N_ ("Result in words")),
};
/* clang-format on */

const HslNoun hsl_session_noun =
    HSL_NOUN (HslSession, "session", N_ ("Mediation session"), "session", session_fields);

/* clang-format off */
static const HslField inquiry_fields[] = {
  HSL_FIELD (HslInquiry, at, MINUTE, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Time")),
  HSL_FIELD (HslInquiry, place, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Place")),
  HSL_FIELD (HslInquiry, investigators, LINKS, HSL_FIELD_PLAIN, "worker", N_ ("Investigators")),
  HSL_FIELD (HslInquiry, recorder, LINK, HSL_FIELD_PLAIN, "worker", N_ ("Recorder")),
  HSL_FIELD (HslInquiry, respondent, TEXT, HSL_FIELD_SEALED | HSL_FIELD_NAME | HSL_FIELD_REQUIRED, NULL,
             N_ ("Respondent")),
  HSL_FIELD (HslInquiry, respondent_identity, TEXT, HSL_FIELD_SEALED, NULL,
             N_ ("Identity of the respondent")),
  HSL_FIELD (HslInquiry, participants, LIST, HSL_FIELD_PLAIN, "participant", N_ ("Participants")),
  HSL_FIELD (HslInquiry, record, LIST, HSL_FIELD_PLAIN, "utterance", N_ ("Record")),
};
/* clang-format on */

const HslNoun hsl_inquiry_noun =
    HSL_NOUN (HslInquiry, "inquiry", N_ ("Inquiry"), "inquiry", inquiry_fields);
