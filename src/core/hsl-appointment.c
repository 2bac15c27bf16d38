/* hsl-appointment.c: a mediation session that is planned
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-appointment.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const HslField move_fields[] = {
  HSL_FIELD (HslAppointmentMove, was_at, MINUTE, HSL_FIELD_REQUIRED, NULL, N_ ("Planned before for")),
  HSL_FIELD (HslAppointmentMove, moved_at, MINUTE, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL,
             N_ ("Moved at")),
  HSL_FIELD (HslAppointmentMove, reason, TEXT, HSL_FIELD_SEALED | HSL_FIELD_REQUIRED, NULL, N_ ("Reason")),
};
/* clang-format on */

const HslNoun hsl_appointment_move_noun =
    HSL_NOUN (HslAppointmentMove, "appointment-move", N_ ("Moving of a planned session"), NULL, move_fields);

/* clang-format off */
static const HslField appointment_fields[] = {
  HSL_FIELD (HslAppointment, starts_at, MINUTE, HSL_FIELD_REQUIRED, NULL, N_ ("Start")),
  HSL_FIELD (HslAppointment, ends_at, MINUTE, HSL_FIELD_PLAIN, NULL, N_ ("End")),
  HSL_FIELD (HslAppointment, room, LINK, HSL_FIELD_PLAIN, "room", N_ ("Room")),
  HSL_FIELD (HslAppointment, place, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Place")),
  HSL_FIELD (HslAppointment, mediators, LINKS, HSL_FIELD_PLAIN, "worker", N_ ("Mediators")),
  HSL_FIELD (HslAppointment, asked, LINKS, HSL_FIELD_PLAIN, "party", N_ ("Parties asked to come")),
  HSL_FIELD (HslAppointment, told_on, DAY, HSL_FIELD_PAST, NULL, N_ ("Told on")),
  HSL_FIELD (HslAppointment, channel, CODE, HSL_FIELD_PLAIN, "channel", N_ ("Told by")),
  HSL_FIELD (HslAppointment, note, TEXT, HSL_FIELD_SEALED | HSL_FIELD_MULTILINE, NULL, N_ ("Note")),
  HSL_FIELD (HslAppointment, planned_at, MINUTE, HSL_FIELD_PAST | HSL_FIELD_ACTION, NULL, N_ ("Planned at")),
  HSL_FIELD (HslAppointment, moves, LIST, HSL_FIELD_ACTION, "appointment-move", N_ ("Moved")),
  HSL_FIELD (HslAppointment, cancelled_on, DAY, HSL_FIELD_PAST | HSL_FIELD_ACTION, NULL, N_ ("Cancelled on")),
  HSL_FIELD (HslAppointment, cancel_reason, TEXT, HSL_FIELD_SEALED | HSL_FIELD_MULTILINE | HSL_FIELD_ACTION,
             NULL, N_ ("Cancelled because")),
  HSL_FIELD (HslAppointment, state, CODE, HSL_FIELD_DERIVED, "appointment-state", N_ ("State")),
  HSL_FIELD (HslAppointment, session, LINK, HSL_FIELD_DERIVED, "session", N_ ("Mediation session")),
};
/* clang-format on */

const HslNoun hsl_appointment_noun =
    HSL_NOUN (HslAppointment, "appointment", N_ ("Planned session"), "appointment", appointment_fields);

/* clang-format off */
static const HslField moving_fields[] = {
  HSL_FIELD (HslSessionMoving, appointment, LINK, HSL_FIELD_PLAIN, "appointment", N_ ("Planned session")),
  HSL_FIELD (HslSessionMoving, starts_at, MINUTE, HSL_FIELD_REQUIRED, NULL, N_ ("New start")),
  HSL_FIELD (HslSessionMoving, ends_at, MINUTE, HSL_FIELD_PLAIN, NULL, N_ ("End")),
  HSL_FIELD (HslSessionMoving, room, LINK, HSL_FIELD_PLAIN, "room", N_ ("Room")),
  HSL_FIELD (HslSessionMoving, place, TEXT, HSL_FIELD_PLAIN, NULL, N_ ("Place")),
  HSL_FIELD (HslSessionMoving, mediators, LINKS, HSL_FIELD_PLAIN, "worker", N_ ("Mediators")),
  HSL_FIELD (HslSessionMoving, reason, TEXT, HSL_FIELD_REQUIRED | HSL_FIELD_MULTILINE, NULL, N_ ("Reason")),
};
/* clang-format on */

const HslNoun hsl_move_session_input_noun =
    HSL_NOUN (HslSessionMoving, "move-session-input", N_ ("Move a planned session"), NULL, moving_fields);

/**
 * hsl_appointment_is_planned:
 *
 * Returns: whether it still waits for its session, as hsl_case_derive() last found it
 */
gboolean
hsl_appointment_is_planned (const HslAppointment *self)
{
  return g_strcmp0 (self->state, HSL_APPOINTMENT_PLANNED) == 0;
}

/**
 * hsl_appointment_is_overdue:
 *
 * Returns: whether its day is over, and nobody has said what became of it
 */
gboolean
hsl_appointment_is_overdue (const HslAppointment *self,
                            HslDay                today)
{
  return hsl_appointment_is_planned (self) && hsl_minute_get_day (self->starts_at) < today;
}

/**
 * hsl_appointment_overlaps:
 *
 * Returns: whether it takes any of that time; one may begin the minute another ends
 */
gboolean
hsl_appointment_overlaps (const HslAppointment *self,
                          HslMinute             starts_at,
                          HslMinute             ends_at)
{
  return self->starts_at < ends_at && starts_at < self->ends_at;
}
