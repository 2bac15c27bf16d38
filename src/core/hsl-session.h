/* hsl-session.h: mediation sessions and inquiries
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-noun.h"

G_BEGIN_DECLS

typedef struct _HslUtterance HslUtterance;

struct _HslUtterance
{
  HslFact   fact;
  char     *kind;
  char     *speaker;
  char     *text;
  HslMinute at;
};

extern const HslNoun hsl_utterance_noun;

typedef struct _HslParticipant HslParticipant;

/* Somebody invited with the consent of the parties (人民调解法 20). */
struct _HslParticipant
{
  HslFact  fact;
  char    *name;
  char    *unit;
  char    *role;
  char    *worker;
  gboolean consent;
};

extern const HslNoun hsl_participant_noun;

typedef struct _HslSession HslSession;

struct _HslSession
{
  HslFact    fact;
  gint64     number; /* first, second ... of the case */
  HslMinute  started_at;
  HslMinute  ended_at;
  char      *place;
  char      *room;
  char      *subject;
  gboolean   open;
  char     **mediators;
  char      *recorder;
  char     **attendees;
  GPtrArray *participants;
  GPtrArray *record;
  char      *result;
  char      *result_text;
};

extern const HslNoun hsl_session_noun;

typedef struct _HslInquiry HslInquiry;

/* An investigation 调查, form 7. */
struct _HslInquiry
{
  HslFact    fact;
  HslMinute  at;
  char      *place;
  char     **investigators;
  char      *recorder;
  char      *respondent;
  char      *respondent_identity;
  GPtrArray *participants;
  GPtrArray *record;
};

extern const HslNoun hsl_inquiry_noun;

G_END_DECLS
