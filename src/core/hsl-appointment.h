/* hsl-appointment.h: a mediation session that is planned
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-noun.h"

G_BEGIN_DECLS

/* How long a session lasts when nobody says so. */
#define HSL_APPOINTMENT_MINUTES 90

/* Codes of "appointment-state". */
#define HSL_APPOINTMENT_PLANNED   "planned"
#define HSL_APPOINTMENT_HELD      "held"
#define HSL_APPOINTMENT_CANCELLED "cancelled"
#define HSL_APPOINTMENT_LAPSED    "lapsed" /* not held, and nothing waits for it any more */

typedef struct _HslAppointmentMove HslAppointmentMove;

/* A time that was planned before, and why it was given up. */
struct _HslAppointmentMove
{
  HslFact   fact;
  HslMinute was_at;
  HslMinute moved_at;
  char     *reason;
};

extern const HslNoun hsl_appointment_move_noun;

typedef struct _HslAppointment HslAppointment;

struct _HslAppointment
{
  HslFact    fact;
  HslMinute  starts_at;
  HslMinute  ends_at;
  char      *room;
  char      *place;
  char     **mediators;
  char     **asked; /* parties */
  HslDay     told_on;
  char      *channel;
  char      *note;
  HslMinute  planned_at; /* or moved to where it is now */
  GPtrArray *moves;
  HslDay     cancelled_on;
  char      *cancel_reason;
  char      *state;
  char      *session; /* the one that was held */
};

extern const HslNoun hsl_appointment_noun;

typedef struct _HslSessionMoving HslSessionMoving;

/* The input of "move-session". */
struct _HslSessionMoving
{
  HslFact   fact;
  char     *appointment;
  HslMinute starts_at;
  HslMinute ends_at;
  char     *room;
  char     *place;
  char    **mediators;
  char     *reason;
};

extern const HslNoun hsl_move_session_input_noun;

gboolean hsl_appointment_is_planned (const HslAppointment *self);
gboolean hsl_appointment_is_overdue (const HslAppointment *self, HslDay today);
gboolean hsl_appointment_overlaps (const HslAppointment *self, HslMinute starts_at, HslMinute ends_at);

G_END_DECLS
