/* hsl-action-session.c: notice, inquiries, contacts and sessions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-action"

#include "hsl-action-private.h"
#include "hsl-case-appointments.h"

#include <glib/gi18n-lib.h>

/* 公安机关办理行政案件程序规定 183: the second one within 7 working days after the first. */
#define POLICE_RETRY_WORKING_DAYS 7
#define POLICE_SESSIONS_AT_MOST   2

HSL_ACTION_APPLY (notice)
{
  HslDecision *decision = input;

  if (!hsl_fact_check (input, self, context, "", error) ||
      !hsl_action_check_order (decision->on, self->requested_on, "on", _ ("the request"), error))
    return FALSE;

  self->notice_on = decision->on;
  return TRUE;
}

HSL_ACTION_SUGGEST (inquire)
{
  HslInquiry *inquiry = input;

  inquiry->investigators = g_strdupv (self->mediators);
  inquiry->place = g_strdup (self->place);
}

HSL_ACTION_APPLY (inquire)
{
  hsl_action_add (self->inquiries, input, context, told);
  return hsl_fact_check (input, self, context, "", error);
}

HSL_ACTION_SUGGEST (contact)
{
  HslActivity *activity = input;

  activity->kind = g_strdup ("call");
  activity->channel = g_strdup ("phone");
  activity->direction = g_strdup ("in");
}

HSL_ACTION_APPLY (contact)
{
  static const char *const ours[] = { "contact", "call", "visit", "message", "investigation", "note", NULL };
  HslActivity             *activity = input;

  if (activity->kind == NULL)
    activity->kind = g_strdup ("contact");
  if (!g_strv_contains (ours, activity->kind))
    return hsl_refuse_field (error, "kind", _ ("“%s” is written by the program, not by hand"),
                             activity->kind);
  if (activity->worker == NULL)
    activity->worker = g_strdup (context->worker);
  if (!hsl_fact_check (input, self, context, "", error))
    return FALSE;

  hsl_fact_assign_uids (activity, context);
  g_ptr_array_add (self->activities, hsl_fact_ref (activity));
  return TRUE;
}

/**
 * hsl_action_check_police_retry:
 * @on: the day of another session
 *
 * Whether a police mediation may have a session on @on.
 */
gboolean
hsl_action_check_police_retry (const HslCase    *self,
                               HslDay            on,
                               const HslContext *context,
                               GError          **error)
{
  if (!hsl_case_is_police (self) || self->first_session_on == HSL_DAY_NONE)
    return TRUE;
  if (self->sessions_held >= POLICE_SESSIONS_AT_MOST)
    return hsl_refuse_rule (
        error, _ ("police mediation knows at most two sessions (Procedural Provisions, art. 183)"));
  if (on > hsl_calendar_add_working_days (context->calendar, self->first_session_on,
                                          POLICE_RETRY_WORKING_DAYS))
    return hsl_refuse_rule (
        error, _ ("the second police mediation has to be done within 7 working days after the first "
                  "(Procedural Provisions, art. 183); after that the case goes to the penalty procedure"));
  return TRUE;
}

HSL_ACTION_CHECK (session)
{
  if (self->notice_on == HSL_DAY_NONE)
    return hsl_refuse_missing (error, _ ("the notice of rights and duties has not been given yet "
                                         "(People's Mediation Law, arts. 3 and 23)"));
  return hsl_action_check_police_retry (self, hsl_minute_get_day (context->now), context, error);
}

/**
 * hsl_action_dup_attending:
 *
 * Returns: (transfer full): the uids of the parties who come when they are asked
 */
char **
hsl_action_dup_attending (const HslCase *self)
{
  g_autoptr (GStrvBuilder) present = g_strv_builder_new ();

  for (guint i = 0; i < self->parties->len; i++)
    {
      const HslParty *party = g_ptr_array_index (self->parties, i);

      if (g_strcmp0 (party->presence, "attending") == 0)
        g_strv_builder_add (present, party->fact.uid);
    }
  return g_strv_builder_end (present);
}

static void
suggest_as_planned (HslSession           *session,
                    const HslAppointment *planned,
                    const HslContext     *context)
{
  if (planned->starts_at <= context->now)
    session->started_at = planned->starts_at;
  hsl_action_set_text (&session->room, planned->room);
  hsl_action_set_text (&session->place, planned->place);
  hsl_action_set_strv (&session->mediators, planned->mediators);
  if (planned->asked != NULL && planned->asked[0] != NULL)
    hsl_action_set_strv (&session->attendees, planned->asked);
}

HSL_ACTION_SUGGEST (session)
{
  HslSession           *session = input;
  const HslAppointment *planned = hsl_case_find_appointment_on (self, hsl_minute_get_day (context->now));

  session->mediators = g_strdupv (self->mediators);
  session->recorder = g_strdup (self->handler);
  session->open = TRUE;
  session->attendees = hsl_action_dup_attending (self);
  if (planned != NULL)
    suggest_as_planned (session, planned, context);
}

HSL_ACTION_APPLY (session)
{
  HslSession *session = input;
  HslDay      on;

  hsl_action_add (self->sessions, input, context, told);
  if (!hsl_fact_check (input, self, context, "", error))
    return FALSE;

  on = hsl_minute_get_day (session->started_at);
  if (session->mediators == NULL || session->mediators[0] == NULL)
    return hsl_refuse_field (error, "mediators", _ ("at least one mediator is needed"));
  if (session->ended_at != HSL_MINUTE_NONE && session->ended_at < session->started_at)
    return hsl_refuse_field (error, "ended_at", _ ("the session would end before it starts"));
  if (!hsl_action_check_order (on, self->accepted_on, "started_at", _ ("the acceptance"), error) ||
      !hsl_action_check_order (on, self->notice_on, "started_at", _ ("the notice of rights"), error))
    return FALSE;
  return hsl_action_check_police_retry (self, on, context, error);
}

HSL_ACTION_CHECK (pause)
{
  if (self->paused)
    return hsl_refuse_rule (error, _ ("the mediation is paused already"));
  return TRUE;
}

HSL_ACTION_APPLY (pause)
{
  HslPause *pause = input;

  hsl_action_add (self->pauses, input, context, told);
  if (!hsl_fact_check (input, self, context, "", error))
    return FALSE;
  if (pause->to_on != HSL_DAY_NONE &&
      !hsl_action_check_order (pause->to_on, pause->from_on, "to_on", _ ("the start of the pause"), error))
    return FALSE;
  return hsl_action_check_order (pause->from_on, self->accepted_on, "from_on", _ ("the acceptance"), error);
}

HSL_ACTION_CHECK (resume)
{
  if (!self->paused)
    return hsl_refuse_rule (error, _ ("the mediation is not paused"));
  return TRUE;
}

HSL_ACTION_APPLY (resume)
{
  HslDecision *decision = input;

  if (!hsl_fact_check (input, self, context, "", error))
    return FALSE;

  for (guint i = 0; i < self->pauses->len; i++)
    {
      HslPause *pause = g_ptr_array_index (self->pauses, i);

      if (pause->to_on != HSL_DAY_NONE)
        continue;
      if (!hsl_action_check_order (decision->on, pause->from_on, "on", _ ("the start of the pause"), error))
        return FALSE;
      pause->to_on = decision->on;
    }
  return TRUE;
}

HSL_ACTION_APPLY (extend)
{
  HslExtension *extension = input;

  hsl_action_add (self->extensions, input, context, told);
  if (!hsl_fact_check (input, self, context, "", error))
    return FALSE;
  return hsl_action_check_order (extension->until_on, extension->agreed_on, "until_on",
                                 _ ("the day it was agreed"), error);
}
