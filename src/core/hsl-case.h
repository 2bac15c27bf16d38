/* hsl-case.h: one dispute, from clue to archived volume
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-appointment.h"
#include "hsl-pause.h"

G_BEGIN_DECLS

typedef struct _HslTransfer HslTransfer;

/* The case handed to or from another unit. */
struct _HslTransfer
{
  HslFact fact;
  char   *direction;
  char   *unit;
  char   *reference;
  char   *request; /* what the other unit is asked for */
  HslDay  answer_by;
  HslDay  sent_on;
  HslDay  accepted_on;
  HslDay  returned_on;
  char   *return_reason;
  HslDay  feedback_on;
  char   *feedback;
};

extern const HslNoun hsl_transfer_noun;

typedef struct _HslReopening HslReopening;

struct _HslReopening
{
  HslFact fact;
  HslDay  on;
  char   *reason;
  HslDay  closed_on;
  HslDay  ended_on;
  gint64  number;
};

extern const HslNoun hsl_reopening_noun;

typedef struct _HslCase HslCase;
struct _HslCase
{
  HslFact   fact;
  char     *number; /* given at acceptance, never before */
  gint64    number_year;
  gint64    number_n;
  char     *organisation;
  char     *track;
  char     *title;
  char     *type;
  char     *source;
  char     *source_reference;
  HslMinute registered_at;
  HslDay    requested_on; /* restarts the limitation of actions */
  HslMinute occurred_at;
  char     *place;
  char     *grid; /* empty: not located */
  char     *summary;
  char     *claims;
  gint64    claimed_fen;
  gint64    people;
  char     *relation;
  char     *risk;
  char    **risk_reasons;
  char     *risk_reported; /* 人民调解法 25 */
  gboolean  supervised;
  gboolean  locked;
  char    **named; /* who may open it while it is locked */
  char *class;
  char     **mediators;
  char      *handler;
  char     **invited;
  HslDay     accepted_on;
  char      *accepted_by;
  HslDay     declined_on;
  char      *decline_reason;
  char      *decline_text;
  HslDay     notice_on;
  HslDay     failed_on;
  HslDay     refused_on;
  HslDay     withdrawn_on;
  char      *ending_party;
  char      *ending_reason;
  HslDay     routes_on; /* 人民调解法 26 */
  HslDay     undisputed_on;
  char      *undisputed; /* what nobody disputes although there is no agreement */
  HslDay     diverted_on;
  char      *diverted_to;
  HslDay     penalty_on;
  HslDay     closed_on;
  char      *result;
  char      *closing_text;
  HslDay     archived_on;
  char     **archived_by;
  char      *retention;
  gint64     retention_years; /* of the class on the day of archiving; 0: for good, or not known then */
  char      *retention_start;
  HslDay     retention_from; /* set by hand */
  char      *volume_note;
  GPtrArray *parties;
  GPtrArray *agents;
  GPtrArray *appointments;
  GPtrArray *sessions;
  GPtrArray *inquiries;
  GPtrArray *agreements;
  GPtrArray *performances;
  GPtrArray *follow_ups;
  GPtrArray *urges;
  GPtrArray *transfers;
  GPtrArray *pauses;
  GPtrArray *extensions;
  GPtrArray *reopenings;
  GPtrArray *documents;
  GPtrArray *attachments;
  GPtrArray *corrections;
  GPtrArray *appraisals;
  GPtrArray *activities;
  char      *state;
  gboolean   open;
  gboolean   paused;
  HslDay     ended_on; /* 调结日 */
  char      *settled_kind;
  HslDay     first_session_on;
  HslDay     retry_from;
  HslDay     retried_on;
  HslDay     last_event_on;
  HslDay     fed_back_on;
  gint64     sessions_held;
  gint64     agreed_fen;
  gint64     paid_fen;
  gint64     terms_open;
  HslDay     next_due_on;
  HslDay     retained_until;
};

extern const HslNoun hsl_case_noun;

G_END_DECLS
