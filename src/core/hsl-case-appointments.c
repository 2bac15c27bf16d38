/* hsl-case-appointments.c: what became of the sessions that were planned
 *
 * Nobody types it: a session on the day fulfils the plan, a later one or the course of the case overtakes it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-case"

#include "hsl-case-appointments.h"

#include "hsl-session.h"

static gint
compare_appointments (gconstpointer a,
                      gconstpointer b)
{
  const HslAppointment *first = *(HslAppointment *const *) a;
  const HslAppointment *second = *(HslAppointment *const *) b;

  if (first->starts_at != second->starts_at)
    return first->starts_at < second->starts_at ? -1 : 1;
  return g_strcmp0 (first->fact.uid, second->fact.uid);
}

static void
set_state (HslAppointment *self,
           const char     *state,
           const char     *session)
{
  g_free (self->state);
  self->state = g_strdup (state);
  g_free (self->session);
  self->session = g_strdup (session);
}

/* The one planned for the day of @session that is nearest to it in time. One that was planned when the
 * session had begun already is for another. */
static HslAppointment *
find_fulfilled (const HslCase    *self,
                const HslSession *session)
{
  HslAppointment *nearest = NULL;
  HslMinute       distance = 0;

  for (guint i = 0; i < self->appointments->len; i++)
    {
      HslAppointment *appointment = g_ptr_array_index (self->appointments, i);
      HslMinute       away = ABS (appointment->starts_at - session->started_at);

      if (!hsl_appointment_is_planned (appointment) || appointment->planned_at > session->started_at ||
          hsl_minute_get_day (appointment->starts_at) != hsl_minute_get_day (session->started_at) ||
          (nearest != NULL && away >= distance))
        continue;
      nearest = appointment;
      distance = away;
    }
  return nearest;
}

/* Whether the case has a later session, or one planned anew when this one was over. */
static gboolean
has_later_session (const HslCase        *self,
                   const HslAppointment *appointment)
{
  for (guint i = 0; i < self->sessions->len; i++)
    if (((HslSession *) g_ptr_array_index (self->sessions, i))->started_at > appointment->ends_at)
      return TRUE;
  for (guint i = 0; i < self->appointments->len; i++)
    if (((HslAppointment *) g_ptr_array_index (self->appointments, i))->planned_at > appointment->ends_at)
      return TRUE;
  return FALSE;
}

/* A reopened case, or one whose agreement was voided, starts to plan from that day. */
static gboolean
is_before_new_start (const HslCase        *self,
                     const HslAppointment *appointment)
{
  HslDay day = hsl_minute_get_day (appointment->starts_at);

  for (guint i = 0; i < self->reopenings->len; i++)
    if (day < ((HslReopening *) g_ptr_array_index (self->reopenings, i))->on)
      return TRUE;
  for (guint i = 0; i < self->agreements->len; i++)
    {
      const HslAgreement *agreement = g_ptr_array_index (self->agreements, i);

      if (agreement->voided_on != HSL_DAY_NONE && day >= agreement->drawn_on && day < agreement->voided_on)
        return TRUE;
    }
  return FALSE;
}

/**
 * hsl_case_derive_appointments:
 *
 * Part of hsl_case_derive(), when sessions, agreements and the state are derived.
 */
void
hsl_case_derive_appointments (HslCase *self)
{
  gboolean goes_on = (HSL_STATES_MEDIATION & HSL_STATE_BIT (hsl_case_get_state (self))) != 0;

  g_ptr_array_sort (self->appointments, compare_appointments);
  for (guint i = 0; i < self->appointments->len; i++)
    {
      HslAppointment *appointment = g_ptr_array_index (self->appointments, i);

      set_state (appointment,
                 appointment->cancelled_on != HSL_DAY_NONE ? HSL_APPOINTMENT_CANCELLED
                                                           : HSL_APPOINTMENT_PLANNED,
                 NULL);
    }
  for (guint i = 0; i < self->sessions->len; i++)
    {
      const HslSession *session = g_ptr_array_index (self->sessions, i);
      HslAppointment   *fulfilled = find_fulfilled (self, session);

      if (fulfilled != NULL)
        set_state (fulfilled, HSL_APPOINTMENT_HELD, session->fact.uid);
    }
  for (guint i = 0; i < self->appointments->len; i++)
    {
      HslAppointment *appointment = g_ptr_array_index (self->appointments, i);

      if (hsl_appointment_is_planned (appointment) &&
          (!goes_on || has_later_session (self, appointment) || is_before_new_start (self, appointment)))
        set_state (appointment, HSL_APPOINTMENT_LAPSED, NULL);
    }
}

/**
 * hsl_case_find_appointment:
 * @uid: (nullable): a uid; %NULL for the first that waits for its session
 *
 * Returns: (nullable) (transfer none): the planned session
 */
HslAppointment *
hsl_case_find_appointment (const HslCase *self,
                           const char    *uid)
{
  if (uid != NULL)
    return hsl_fact_list_find (self->appointments, uid);
  for (guint i = 0; i < self->appointments->len; i++)
    {
      HslAppointment *appointment = g_ptr_array_index (self->appointments, i);

      if (hsl_appointment_is_planned (appointment))
        return appointment;
    }
  return NULL;
}

/**
 * hsl_case_find_appointment_on:
 *
 * Returns: (nullable) (transfer none): the first of that day that waits for its session
 */
HslAppointment *
hsl_case_find_appointment_on (const HslCase *self,
                              HslDay         day)
{
  for (guint i = 0; i < self->appointments->len; i++)
    {
      HslAppointment *appointment = g_ptr_array_index (self->appointments, i);

      if (hsl_appointment_is_planned (appointment) && hsl_minute_get_day (appointment->starts_at) == day)
        return appointment;
    }
  return NULL;
}
