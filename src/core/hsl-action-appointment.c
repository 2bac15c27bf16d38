/* hsl-action-appointment.c: planning sessions, telling the parties, moving and cancelling
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-action"

#include "hsl-action-private.h"
#include "hsl-case-appointments.h"

#include <glib/gi18n-lib.h>

/* Whoever plans further ahead has mistyped the year. */
#define DAYS_AHEAD_AT_MOST 366

HSL_ACTION_CHECK (plan_session)
{
  return hsl_action_check_police_retry (self, hsl_minute_get_day (context->now), context, error);
}

/* The next morning of work that is not over; people need a day to come. */
static HslMinute
suggest_start (const HslContext *context)
{
  HslDay day = hsl_calendar_next_working_day (context->calendar, hsl_minute_get_day (context->now) + 1);

  return hsl_minute_new (day, 9, 0);
}

/* The end is left open: whoever types another start would have to type it again. */
HSL_ACTION_SUGGEST (plan_session)
{
  HslAppointment *appointment = input;

  appointment->starts_at = suggest_start (context);
  appointment->mediators = g_strdupv (self->mediators);
  appointment->asked = hsl_action_dup_attending (self);
}

static gboolean
check_time (const HslCase    *self,
            HslMinute         starts_at,
            HslMinute        *ends_at,
            const HslContext *context,
            GError          **error)
{
  HslDay day = hsl_minute_get_day (starts_at);

  if (starts_at < context->now)
    return hsl_refuse_field (error, "starts_at", _ ("this lies in the past; what was held is recorded, not "
                                                    "planned"));
  if (day > hsl_minute_get_day (context->now) + DAYS_AHEAD_AT_MOST)
    return hsl_refuse_field (error, "starts_at", _ ("this is more than a year ahead"));
  if (*ends_at == HSL_MINUTE_NONE)
    *ends_at = MIN (starts_at + HSL_APPOINTMENT_MINUTES, hsl_minute_new (day, 23, 59));
  if (*ends_at <= starts_at)
    return hsl_refuse_field (error, "ends_at", _ ("the session would end before it starts"));
  if (hsl_minute_get_day (*ends_at) != day)
    return hsl_refuse_field (error, "ends_at", _ ("a session ends on the day it starts"));
  return hsl_action_check_police_retry (self, day, context, error);
}

static char *
dup_clock_time (HslMinute minute)
{
  return g_strdup_printf ("%02d:%02d", hsl_minute_get_hour (minute), hsl_minute_get_minute (minute));
}

static gboolean
refuse_booked (const HslBooking *booking,
               const char       *path,
               const char       *what,
               GError          **error)
{
  g_autofree char *from = dup_clock_time (booking->starts_at);
  g_autofree char *to = dup_clock_time (booking->ends_at);

  if (booking->number == NULL)
    return hsl_refuse_field (error, path, _ ("%s is taken from %s to %s by another session"), what, from, to);
  return hsl_refuse_field (error, path, _ ("%s is taken from %s to %s by another session (%s)"), what, from,
                           to, booking->number);
}

static gboolean
check_free (const HslCase    *self,
            const char       *room,
            const char       *worker,
            HslMinute         starts_at,
            HslMinute         ends_at,
            const HslContext *context,
            const char       *path,
            GError          **error)
{
  HslBooking       wanted = { room, worker, self->fact.uid, starts_at, ends_at, NULL };
  const HslRoom   *found = hsl_directory_find (context->directory, &hsl_room_noun, room);
  const char      *what = found != NULL ? found->name
                                        : hsl_directory_get_worker_name (context->directory, worker);
  g_autofree char *number = NULL;
  gboolean         is_taken = FALSE;

  if (context->find_booking == NULL)
    return TRUE;
  if (!context->find_booking (&wanted, &is_taken, context->data, error))
    return FALSE;
  number = wanted.number;
  return !is_taken || refuse_booked (&wanted, path, what, error);
}

/* One room holds one session at a time, and one mediator leads one. */
static gboolean
check_bookings (const HslCase        *self,
                const HslAppointment *wanted,
                const HslContext     *context,
                GError              **error)
{
  for (guint i = 0; i < self->appointments->len; i++)
    {
      const HslAppointment *other = g_ptr_array_index (self->appointments, i);
      HslBooking            booking = { .starts_at = other->starts_at, .ends_at = other->ends_at };

      booking.number = self->number;
      if (other != wanted && hsl_appointment_is_planned (other) &&
          hsl_appointment_overlaps (other, wanted->starts_at, wanted->ends_at))
        return refuse_booked (&booking, "starts_at", _ ("The time"), error);
    }
  if (wanted->room != NULL && !check_free (self, wanted->room, NULL, wanted->starts_at, wanted->ends_at,
                                           context, "room", error))
    return FALSE;
  for (guint i = 0; wanted->mediators[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("mediators[%u]", i);

      if (!check_free (self, NULL, wanted->mediators[i], wanted->starts_at, wanted->ends_at, context, path,
                       error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_mediators (char   **mediators,
                 GError **error)
{
  if (mediators == NULL || mediators[0] == NULL)
    return hsl_refuse_field (error, "mediators", _ ("at least one mediator is needed"));
  return TRUE;
}

HSL_ACTION_APPLY (plan_session)
{
  HslAppointment *appointment = input;

  if (!hsl_action_check_unwritten (appointment, error))
    return FALSE;
  if (appointment->mediators == NULL)
    hsl_action_set_strv (&appointment->mediators, self->mediators);
  if (appointment->asked == NULL)
    appointment->asked = hsl_action_dup_attending (self);
  if (!hsl_fact_check (appointment, self, context, "", error) ||
      !check_mediators (appointment->mediators, error) ||
      !check_time (self, appointment->starts_at, &appointment->ends_at, context, error) ||
      !check_bookings (self, appointment, context, error))
    return FALSE;
  if (appointment->channel != NULL && appointment->told_on == HSL_DAY_NONE)
    appointment->told_on = hsl_minute_get_day (context->now);

  appointment->planned_at = context->now;
  hsl_action_add (self->appointments, appointment, context, told);
  return TRUE;
}

HSL_ACTION_CHECK (planned)
{
  if (hsl_case_find_appointment (self, NULL) == NULL)
    return hsl_refuse_missing (error, _ ("no session is planned"));
  return TRUE;
}

/* The appointment that is meant, which must still wait for its session. */
static HslAppointment *
take_planned (const HslCase *self,
              const char    *uid,
              gpointer       told,
              GError       **error)
{
  HslAppointment *appointment = hsl_case_find_appointment (self, uid);

  if (appointment == NULL || !hsl_appointment_is_planned (appointment))
    {
      hsl_refuse_field (error, "appointment", _ ("this session is not planned any more"));
      return NULL;
    }
  hsl_action_set_text (&((HslActivity *) told)->subject, appointment->fact.uid);
  return appointment;
}

HSL_ACTION_SUGGEST (tell_session)
{
  HslDecision          *decision = input;
  const HslAppointment *planned = hsl_case_find_appointment (self, NULL);

  decision->subject = planned != NULL ? g_strdup (planned->fact.uid) : NULL;
  decision->reason = g_strdup ("phone");
}

HSL_ACTION_APPLY (tell_session)
{
  HslDecision    *decision = input;
  HslAppointment *appointment;

  if (!hsl_fact_check (input, self, context, "", error))
    return FALSE;
  appointment = take_planned (self, decision->subject, told, error);
  if (appointment == NULL ||
      !hsl_action_check_order (decision->on, hsl_minute_get_day (appointment->planned_at), "on",
                               _ ("the planning"), error))
    return FALSE;
  appointment->told_on = decision->on;
  hsl_action_set_text (&appointment->channel, decision->reason);
  return TRUE;
}

/* The same time of the day, on the next working day after both today and the day that is given up. */
HSL_ACTION_SUGGEST (move_session)
{
  HslSessionMoving     *moving = input;
  const HslAppointment *planned = hsl_case_find_appointment (self, NULL);
  HslDay                day, next;

  if (planned == NULL)
    return;
  day = hsl_minute_get_day (planned->starts_at);
  next = MAX (hsl_minute_get_day (context->now), day) + 1;
  next = hsl_calendar_next_working_day (context->calendar, next);
  moving->appointment = g_strdup (planned->fact.uid);
  moving->starts_at = planned->starts_at + (HslMinute) (next - day) * HSL_MINUTES_PER_DAY;
  moving->room = g_strdup (planned->room);
  moving->place = g_strdup (planned->place);
  moving->mediators = g_strdupv (planned->mediators);
}

static void
keep_old_time (HslAppointment   *self,
               const char       *reason,
               const HslContext *context)
{
  HslAppointmentMove *move = hsl_fact_new (&hsl_appointment_move_noun);

  move->was_at = self->starts_at;
  move->moved_at = context->now;
  move->reason = g_strdup (reason);
  g_ptr_array_add (self->moves, move);
}

HSL_ACTION_APPLY (move_session)
{
  HslSessionMoving *moving = input;
  HslAppointment   *appointment;

  if (!hsl_fact_check (input, self, context, "", error))
    return FALSE;
  appointment = take_planned (self, moving->appointment, told, error);
  if (appointment == NULL)
    return FALSE;
  if (moving->ends_at == HSL_MINUTE_NONE)
    moving->ends_at = moving->starts_at + appointment->ends_at - appointment->starts_at;
  if (!check_time (self, moving->starts_at, &moving->ends_at, context, error))
    return FALSE;
  if (moving->starts_at == appointment->starts_at && moving->ends_at == appointment->ends_at &&
      g_strcmp0 (moving->room, appointment->room) == 0 && g_strcmp0 (moving->place, appointment->place) == 0)
    return hsl_refuse_field (error, "starts_at", _ ("the session is planned for this time already"));

  keep_old_time (appointment, moving->reason, context);
  appointment->starts_at = moving->starts_at;
  appointment->ends_at = moving->ends_at;
  hsl_action_set_text (&appointment->room, moving->room);
  hsl_action_set_text (&appointment->place, moving->place);
  if (moving->mediators != NULL)
    hsl_action_set_strv (&appointment->mediators, moving->mediators);
  /* Who was told of the old time does not know the new one. */
  appointment->told_on = HSL_DAY_NONE;
  g_clear_pointer (&appointment->channel, g_free);
  appointment->planned_at = context->now;
  return check_mediators (appointment->mediators, error) &&
         check_bookings (self, appointment, context, error);
}

HSL_ACTION_SUGGEST (cancel_session)
{
  HslDecision          *decision = input;
  const HslAppointment *planned = hsl_case_find_appointment (self, NULL);

  decision->subject = planned != NULL ? g_strdup (planned->fact.uid) : NULL;
}

HSL_ACTION_APPLY (cancel_session)
{
  HslDecision    *decision = input;
  HslAppointment *appointment;

  if (!hsl_fact_check (input, self, context, "", error))
    return FALSE;
  appointment = take_planned (self, decision->subject, told, error);
  if (appointment == NULL ||
      !hsl_action_check_order (decision->on, hsl_minute_get_day (appointment->planned_at), "on",
                               _ ("the planning"), error))
    return FALSE;
  appointment->cancelled_on = decision->on;
  hsl_action_set_text (&appointment->cancel_reason, decision->text);
  return TRUE;
}
