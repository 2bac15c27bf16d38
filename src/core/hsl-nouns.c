/* hsl-nouns.c: all nouns of the domain
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-nouns.h"

const HslNoun *const hsl_nouns[] = {
  &hsl_case_noun,
  &hsl_party_noun,
  &hsl_agent_noun,
  &hsl_appointment_noun,
  &hsl_appointment_move_noun,
  &hsl_session_noun,
  &hsl_utterance_noun,
  &hsl_participant_noun,
  &hsl_inquiry_noun,
  &hsl_agreement_noun,
  &hsl_signature_noun,
  &hsl_free_paragraph_noun,
  &hsl_term_noun,
  &hsl_instalment_noun,
  &hsl_performance_noun,
  &hsl_follow_up_noun,
  &hsl_urge_noun,
  &hsl_transfer_noun,
  &hsl_pause_noun,
  &hsl_extension_noun,
  &hsl_reopening_noun,
  &hsl_document_noun,
  &hsl_attachment_noun,
  &hsl_correction_noun,
  &hsl_appraisal_noun,
  &hsl_activity_noun,
  &hsl_organisation_noun,
  &hsl_worker_noun,
  &hsl_area_noun,
  &hsl_room_noun,
  &hsl_person_noun,
  &hsl_destruction_noun,
  NULL,
};
