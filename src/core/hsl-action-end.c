/* hsl-action-end.c: how a mediation ends, and how a case is closed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-action"

#include "hsl-action-private.h"
#include "hsl-numbering.h"
#include "hsl-volume.h"
#include "hsl-retention.h"

#include <glib/gi18n-lib.h>

static gboolean
check_end (const HslCase    *self,
           HslDecision      *decision,
           const HslContext *context,
           GError          **error)
{
  return hsl_fact_check (decision, self, context, "", error) &&
         hsl_action_check_order (decision->on, self->requested_on, "on", _ ("the request"), error) &&
         hsl_action_check_order (decision->on, self->accepted_on, "on", _ ("the acceptance"), error);
}

static void
set_ending (HslCase           *self,
            const HslDecision *decision)
{
  hsl_action_set_text (&self->ending_party, decision->subject);
  hsl_action_set_text (&self->ending_reason, decision->reason);
}

HSL_ACTION_CHECK (fail)
{
  if (self->sessions->len == 0)
    return hsl_refuse_missing (error, _ ("no session was held, so the mediation cannot have failed"));
  return TRUE;
}

HSL_ACTION_APPLY (fail)
{
  HslDecision *decision = input;
  HslSession  *last = g_ptr_array_index (self->sessions, self->sessions->len - 1);

  if (!check_end (self, decision, context, error) ||
      !hsl_action_check_order (decision->on, hsl_minute_get_day (last->started_at), "on",
                               _ ("the last session"), error))
    return FALSE;

  self->failed_on = decision->on;
  set_ending (self, decision);
  return TRUE;
}

HSL_ACTION_APPLY (refuse)
{
  HslDecision *decision = input;

  if (!check_end (self, decision, context, error))
    return FALSE;

  self->refused_on = decision->on;
  set_ending (self, decision);
  return TRUE;
}

HSL_ACTION_APPLY (withdraw)
{
  HslDecision *decision = input;

  if (!check_end (self, decision, context, error))
    return FALSE;

  self->withdrawn_on = decision->on;
  set_ending (self, decision);
  return TRUE;
}

HSL_ACTION_APPLY (tell_routes)
{
  HslDecision *decision = input;

  if (!hsl_fact_check (input, self, context, "", error) ||
      !hsl_action_check_order (decision->on, self->ended_on, "on", _ ("the end of the mediation"), error))
    return FALSE;

  self->routes_on = decision->on;
  return TRUE;
}

HSL_ACTION_APPLY (record_undisputed)
{
  HslDecision *decision = input;

  if (!hsl_fact_check (input, self, context, "", error) ||
      !hsl_action_check_order (decision->on, self->accepted_on, "on", _ ("the acceptance"), error))
    return FALSE;

  self->undisputed_on = decision->on;
  hsl_action_set_text (&self->undisputed, decision->text);
  return TRUE;
}

HSL_ACTION_APPLY (divert)
{
  HslDecision *decision = input;

  if (!check_end (self, decision, context, error))
    return FALSE;

  self->diverted_on = decision->on;
  hsl_action_set_text (&self->diverted_to, decision->text);
  set_ending (self, decision);
  return TRUE;
}

HSL_ACTION_APPLY (penalty)
{
  HslDecision *decision = input;

  if (!check_end (self, decision, context, error))
    return FALSE;

  self->penalty_on = decision->on;
  hsl_action_set_text (&((HslActivity *) told)->text, decision->reason);
  return TRUE;
}

HSL_ACTION_CHECK (close)
{
  HslState state = hsl_case_get_state (self);

  for (guint i = 0; i < self->transfers->len; i++)
    {
      const HslTransfer *transfer = g_ptr_array_index (self->transfers, i);

      if (g_strcmp0 (transfer->direction, "in") == 0 && transfer->feedback_on == HSL_DAY_NONE)
        return hsl_refuse_missing (error, _ ("the feedback to “%s” is missing"), transfer->unit);
    }
  if (state != HSL_STATE_ENDED)
    return TRUE;
  if (hsl_case_is_police (self) && self->penalty_on == HSL_DAY_NONE)
    return hsl_refuse_missing (error, _ ("without agreement the case goes back to the penalty procedure "
                                         "(Procedural Provisions, art. 185)"));
  if (!hsl_case_is_police (self) && self->routes_on == HSL_DAY_NONE)
    return hsl_refuse_missing (error, _ ("the parties have not been told of the other ways yet "
                                         "(People's Mediation Law, art. 26)"));
  return TRUE;
}

HSL_ACTION_SUGGEST (close)
{
  ((HslDecision *) input)->reason = g_strdup (self->settled_kind);
}

HSL_ACTION_APPLY (close)
{
  HslDecision *decision = input;

  if (decision->reason == NULL)
    decision->reason = g_strdup (self->settled_kind);
  if (!hsl_fact_check (input, self, context, "", error) ||
      !hsl_action_check_order (decision->on, self->ended_on, "on", _ ("the end of the mediation"), error))
    return FALSE;

  /* Only a partial agreement may be told apart by hand; everything else follows from the facts. */
  if (g_strcmp0 (decision->reason, self->settled_kind) != 0 && g_strcmp0 (decision->reason, "SP") != 0)
    return hsl_refuse_field (error, "result", _ ("the facts of the case say “%s”"), self->settled_kind);

  self->closed_on = decision->on;
  hsl_action_set_text (&self->result, decision->reason);
  hsl_action_set_text (&self->closing_text, decision->text);
  return TRUE;
}

HSL_ACTION_APPLY (reopen)
{
  HslDecision     *decision = input;
  HslReopening    *reopening = hsl_fact_new (&hsl_reopening_noun);
  g_autofree char *number = NULL;

  hsl_action_add (self->reopenings, reopening, context, told);
  reopening->on = decision->on;
  reopening->reason = g_strdup (decision->reason);
  reopening->closed_on = self->closed_on;
  reopening->ended_on = self->ended_on;
  reopening->number = self->reopenings->len;
  hsl_fact_unref (reopening);
  if (!hsl_fact_check (input, self, context, "", error) ||
      !hsl_action_check_order (decision->on, self->closed_on, "on", _ ("the closing"), error))
    return FALSE;

  if (self->number != NULL)
    {
      number = hsl_numbering_reopen (self->number, (int) self->reopenings->len);
      g_free (self->number);
      self->number = g_steal_pointer (&number);
    }
  self->closed_on = self->failed_on = self->refused_on = self->withdrawn_on = HSL_DAY_NONE;
  self->diverted_on = self->routes_on = self->penalty_on = HSL_DAY_NONE;
  g_clear_pointer (&self->result, g_free);
  return TRUE;
}

HSL_ACTION_SUGGEST (archive)
{
  ((HslDecision *) input)->reason = g_strdup ("long");
}

/* What stands on the cover goes on to hold when the station changes its years. */
static void
set_period (HslCase          *self,
            const HslContext *context)
{
  const HslOrganisation *organisation =
      hsl_directory_find (context->directory, &hsl_organisation_noun, self->organisation);
  const char *start = organisation != NULL ? organisation->retention_start : NULL;

  self->retention_years = hsl_retention_get_years (organisation, self->retention);
  hsl_action_set_text (&self->retention_start, start != NULL ? start : HSL_RETENTION_FROM_CLOSING);
}

/* What is missing is added, or the statement on the volume says why it is not there (form 15). What only
 * waits for a printer does not count: cover and back tell of the archiving itself. */
static gboolean
check_volume (const HslCase     *self,
              const HslDecision *decision,
              GError           **error)
{
  g_autoptr (GPtrArray) lines = hsl_volume_list (self);
  g_autofree char      *lacking = hsl_volume_dup_lacking (lines);

  if (lacking == NULL || (decision->text != NULL && *decision->text != '\0') ||
      hsl_case_get_state (self) != HSL_STATE_CLOSED)
    return TRUE;
  return hsl_refuse_field (error, "note",
                           _ ("missing in the volume: %s. Add it, or state here why it is missing"), lacking);
}

HSL_ACTION_APPLY (archive)
{
  HslDecision *decision = input;

  if (!hsl_fact_check (input, self, context, "", error) ||
      !hsl_action_check_order (decision->on, MAX (self->closed_on, self->declined_on), "on",
                               _ ("the closing"), error))
    return FALSE;
  if (g_strv_length (decision->workers) != 2 || g_str_equal (decision->workers[0], decision->workers[1]))
    return hsl_refuse_field (error, "archivists",
                             _ ("a volume is filed by one person and checked by another"));
  if (!check_volume (self, decision, error))
    return FALSE;

  self->archived_on = decision->on;
  hsl_action_set_strv (&self->archived_by, decision->workers);
  hsl_action_set_text (&self->retention, decision->reason != NULL ? decision->reason : "long");
  hsl_action_set_text (&self->volume_note, decision->text);
  set_period (self, context);
  return TRUE;
}
