/* hsl-case-derive.c: everything about a case that follows from its facts
 *
 * The one place where states, days and sums are derived. The store keeps what comes out here as a
 * cache, written in the same transaction as the facts, and `verify` derives it again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-case"

#include "hsl-activity.h"
#include "hsl-case-appointments.h"
#include "hsl-performance.h"
#include "hsl-retention.h"
#include "hsl-session.h"
#include "hsl-state.h"

#include <string.h>

static void
set_code (char      **field,
          const char *value)
{
  if (g_strcmp0 (*field, value) == 0)
    return;
  g_free (*field);
  *field = g_strdup (value);
}

static HslDay
earlier (HslDay a,
         HslDay b)
{
  if (a == HSL_DAY_NONE || b == HSL_DAY_NONE)
    return MAX (a, b);
  return MIN (a, b);
}

static gint
compare_sessions (gconstpointer a,
                  gconstpointer b)
{
  const HslSession *first = *(HslSession *const *) a;
  const HslSession *second = *(HslSession *const *) b;

  if (first->started_at != second->started_at)
    return first->started_at < second->started_at ? -1 : 1;
  return g_strcmp0 (first->fact.uid, second->fact.uid);
}

static void
derive_sessions (HslCase *self)
{
  g_ptr_array_sort (self->sessions, compare_sessions);
  self->first_session_on = self->retry_from = self->retried_on = HSL_DAY_NONE;
  self->sessions_held = self->sessions->len;

  for (guint i = 0; i < self->sessions->len; i++)
    {
      HslSession *session = g_ptr_array_index (self->sessions, i);
      HslDay      on = hsl_minute_get_day (session->started_at);

      session->number = i + 1;
      if (i == 0)
        self->first_session_on = on;
      /* 程序规定 183: a second police mediation follows a first one that failed. */
      if (i == 0 && hsl_case_is_police (self) && g_strcmp0 (session->result, "agreed") != 0)
        self->retry_from = on;
      if (i == 1)
        self->retried_on = on;
    }
}

static void
derive_instalment (HslInstalment      *self,
                   const HslTerm      *term,
                   const HslAgreement *agreement,
                   const HslCase      *owner)
{
  HslDay unperformed = HSL_DAY_NONE;

  self->paid_fen = 0;
  self->performed_on = self->followed_on = self->unperformed_on = HSL_DAY_NONE;

  if (agreement->on_the_spot)
    {
      self->paid_fen = self->amount_fen;
      self->performed_on = agreement->drawn_on;
    }
  for (guint i = 0; i < owner->performances->len; i++)
    {
      const HslPerformance *performance = g_ptr_array_index (owner->performances, i);

      if (g_strcmp0 (performance->instalment, self->fact.uid) != 0)
        continue;
      self->paid_fen += performance->amount_fen;
      if (self->paid_fen >= self->amount_fen)
        self->performed_on = MAX (self->performed_on, performance->on);
    }
  for (guint i = 0; i < owner->follow_ups->len; i++)
    {
      const HslFollowUp *follow_up = g_ptr_array_index (owner->follow_ups, i);

      if (g_strcmp0 (follow_up->instalment, self->fact.uid) != 0)
        continue;
      if ((self->due_on != HSL_DAY_NONE && follow_up->on >= self->due_on) ||
          g_strcmp0 (follow_up->result, "performed") == 0)
        self->followed_on = earlier (self->followed_on, follow_up->on);
      if (g_strcmp0 (follow_up->result, "performed") != 0 && g_strcmp0 (follow_up->result, "not-due") != 0)
        unperformed = MAX (unperformed, follow_up->on);
    }
  self->unperformed_on = unperformed;
}

static void
derive_term (HslTerm            *self,
             const HslAgreement *agreement,
             const HslCase      *owner)
{
  gboolean open = FALSE;

  self->paid_fen = 0;
  self->performed_on = HSL_DAY_NONE;
  for (guint i = 0; i < self->instalments->len; i++)
    {
      HslInstalment *instalment = g_ptr_array_index (self->instalments, i);

      derive_instalment (instalment, self, agreement, owner);
      self->paid_fen += instalment->paid_fen;
      self->performed_on = MAX (self->performed_on, instalment->performed_on);
      if (instalment->performed_on == HSL_DAY_NONE)
        open = TRUE;
    }
  if (open)
    self->performed_on = HSL_DAY_NONE;
}

/* 人民调解法 29: written ones with the last of all signatures and the seal; 30: oral ones at once. */
static HslDay
derive_effective_day (const HslAgreement *self,
                      const HslCase      *owner)
{
  g_autoptr (GPtrArray) missing = NULL;
  HslDay                last = HSL_DAY_NONE;

  if (self->voided_on != HSL_DAY_NONE)
    return HSL_DAY_NONE;
  if (g_strcmp0 (self->kind, "oral") == 0)
    return self->drawn_on;

  missing = hsl_agreement_get_unsigned (self, owner);
  if (missing->len > 0)
    return HSL_DAY_NONE;
  for (guint i = 0; i < self->signatures->len; i++)
    last = MAX (last, ((HslSignature *) g_ptr_array_index (self->signatures, i))->on);
  return last;
}

static void
derive_agreement (HslAgreement  *self,
                  const HslCase *owner)
{
  g_autoptr (GPtrArray) signatories = hsl_agreement_get_signatories (self, owner);
  gboolean              open = FALSE;

  self->effective_on = derive_effective_day (self, owner);
  self->performed_on = self->followed_on = HSL_DAY_NONE;
  self->total_fen = 0;
  self->copies = signatories->len + 1;

  for (guint i = 0; i < self->terms->len; i++)
    {
      HslTerm *term = g_ptr_array_index (self->terms, i);

      derive_term (term, self, owner);
      self->total_fen += term->amount_fen;
      self->performed_on = MAX (self->performed_on, term->performed_on);
      if (term->performed_on == HSL_DAY_NONE)
        open = TRUE;
    }
  if (self->effective_on == HSL_DAY_NONE || open)
    self->performed_on = HSL_DAY_NONE;
  else
    self->performed_on = MAX (self->performed_on, self->effective_on);

  for (guint i = 0; i < owner->follow_ups->len && self->performed_on != HSL_DAY_NONE; i++)
    {
      const HslFollowUp *follow_up = g_ptr_array_index (owner->follow_ups, i);

      if (follow_up->on >= self->performed_on)
        self->followed_on = earlier (self->followed_on, follow_up->on);
    }
}

static void
add_open_instalments (HslCase            *self,
                      const HslAgreement *agreement)
{
  for (guint t = 0; t < agreement->terms->len; t++)
    {
      const HslTerm *term = g_ptr_array_index (agreement->terms, t);

      self->paid_fen += term->paid_fen;
      if (term->performed_on != HSL_DAY_NONE)
        continue;
      self->terms_open++;
      for (guint i = 0; i < term->instalments->len; i++)
        {
          const HslInstalment *instalment = g_ptr_array_index (term->instalments, i);

          if (instalment->performed_on == HSL_DAY_NONE)
            self->next_due_on = earlier (self->next_due_on, instalment->due_on);
        }
    }
}

static void
derive_agreements (HslCase *self)
{
  self->agreed_fen = self->paid_fen = self->terms_open = 0;
  self->next_due_on = HSL_DAY_NONE;

  for (guint i = 0; i < self->agreements->len; i++)
    {
      HslAgreement *agreement = g_ptr_array_index (self->agreements, i);

      derive_agreement (agreement, self);
      if (agreement->effective_on == HSL_DAY_NONE)
        continue;
      self->agreed_fen += agreement->total_fen;
      add_open_instalments (self, agreement);
    }
}

static HslDay
first_effective_day (const HslCase *self)
{
  HslDay first = HSL_DAY_NONE;

  for (guint i = 0; i < self->agreements->len; i++)
    first = earlier (first, ((HslAgreement *) g_ptr_array_index (self->agreements, i))->effective_on);
  return first;
}

static HslDay
transferred_day (const HslCase *self)
{
  for (guint i = self->transfers->len; i > 0; i--)
    {
      const HslTransfer *transfer = g_ptr_array_index (self->transfers, i - 1);

      if (g_strcmp0 (transfer->direction, "out") == 0 && transfer->returned_on == HSL_DAY_NONE)
        return transfer->accepted_on;
    }
  return HSL_DAY_NONE;
}

static HslDay
failure_day (const HslCase *self)
{
  HslDay day = self->failed_on;

  day = earlier (day, self->refused_on);
  day = earlier (day, self->withdrawn_on);
  day = earlier (day, self->diverted_on);
  return earlier (day, self->penalty_on);
}

static const char *
derive_settled_kind (const HslCase *self)
{
  const HslAgreement *agreement = hsl_case_find_agreement_in_force (self);

  if (agreement != NULL)
    {
      if (agreement->on_the_spot)
        return "SI";
      return g_strcmp0 (agreement->kind, "oral") == 0 ? "SO" : "SW";
    }
  if (self->refused_on != HSL_DAY_NONE || self->withdrawn_on != HSL_DAY_NONE)
    return "W";
  if (self->failed_on != HSL_DAY_NONE || self->penalty_on != HSL_DAY_NONE)
    return "F";
  if (self->diverted_on != HSL_DAY_NONE)
    return "L";
  return transferred_day (self) != HSL_DAY_NONE ? "T" : NULL;
}

static HslState
derive_state (const HslCase *self)
{
  if (self->archived_on != HSL_DAY_NONE)
    return HSL_STATE_ARCHIVED;
  if (self->closed_on != HSL_DAY_NONE)
    return HSL_STATE_CLOSED;
  if (self->declined_on != HSL_DAY_NONE)
    return HSL_STATE_DECLINED;
  if (transferred_day (self) != HSL_DAY_NONE)
    return HSL_STATE_TRANSFERRED;
  if (failure_day (self) != HSL_DAY_NONE)
    return HSL_STATE_ENDED;
  if (hsl_case_find_agreement_in_force (self) != NULL)
    return self->terms_open > 0 ? HSL_STATE_PERFORMING : HSL_STATE_PERFORMED;
  if (hsl_case_find_live_agreement (self) != NULL)
    return HSL_STATE_AGREED;
  if (self->sessions->len > 0)
    return HSL_STATE_MEDIATING;
  return self->accepted_on != HSL_DAY_NONE ? HSL_STATE_ACCEPTED : HSL_STATE_CLUE;
}

/* Looking at a case or printing from it is not progress. */
static gboolean
is_progress (const HslActivity *activity)
{
  return activity->kind != NULL && !g_str_equal (activity->kind, "view") &&
         !g_str_equal (activity->kind, "print") && !g_str_equal (activity->kind, "export");
}

static HslDay
last_event_day (const HslCase *self)
{
  HslDay last = hsl_minute_get_day (self->registered_at);

  last = MAX (last, self->accepted_on);
  last = MAX (last, self->notice_on);
  last = MAX (last, self->ended_on);
  last = MAX (last, self->closed_on);
  for (guint i = 0; i < self->sessions->len; i++)
    last = MAX (last, hsl_fact_get_day (g_ptr_array_index (self->sessions, i), "started_at"));
  for (guint i = 0; i < self->activities->len; i++)
    if (is_progress (g_ptr_array_index (self->activities, i)))
      last = MAX (last, hsl_fact_get_day (g_ptr_array_index (self->activities, i), "at"));
  return last;
}

static void
derive_feedback (HslCase *self)
{
  self->fed_back_on = HSL_DAY_NONE;
  for (guint i = 0; i < self->transfers->len; i++)
    self->fed_back_on =
        MAX (self->fed_back_on, hsl_fact_get_day (g_ptr_array_index (self->transfers, i), "feedback_on"));
}

static void
derive_paused (HslCase *self)
{
  self->paused = FALSE;
  for (guint i = 0; i < self->pauses->len; i++)
    if (((HslPause *) g_ptr_array_index (self->pauses, i))->to_on == HSL_DAY_NONE)
      self->paused = TRUE;
}

/**
 * hsl_case_derive:
 *
 * Sets every derived field of the case and of the facts below it. Depends on facts only, never on today.
 */
void
hsl_case_derive (HslCase *self)
{
  HslState state;

  derive_sessions (self);
  derive_agreements (self);
  derive_feedback (self);
  derive_paused (self);
  self->ended_on = earlier (earlier (first_effective_day (self), failure_day (self)), transferred_day (self));
  set_code (&self->settled_kind, derive_settled_kind (self));

  state = derive_state (self);
  set_code (&self->state, hsl_state_get_code (state));
  self->open = (HSL_STATES_OPEN & HSL_STATE_BIT (state)) != 0;
  self->last_event_on = last_event_day (self);
  hsl_case_derive_appointments (self);
  hsl_retention_derive (self);
}
