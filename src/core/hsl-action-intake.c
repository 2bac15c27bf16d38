/* hsl-action-intake.c: from clue to accepted case
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-action"

#include "hsl-action-private.h"
#include "hsl-numbering.h"

#include <glib/gi18n-lib.h>

HSL_ACTION_CHECK (accept)
{
  const HslOrganisation *organisation =
      hsl_directory_find (context->directory, &hsl_organisation_noun, self->organisation);

  if (organisation == NULL)
    return hsl_refuse_missing (error, _ ("the organisation that handles the case is missing"));
  return TRUE;
}

HSL_ACTION_SUGGEST (accept)
{
  HslDecision *decision = input;

  decision->workers = g_strdupv (self->mediators);
  decision->worker = g_strdup (self->handler != NULL ? self->handler : context->worker);
}

/* A number is given once, at acceptance, inside the transaction that stores the case. */
static gboolean
give_number (HslCase          *self,
             HslDecision      *decision,
             const HslContext *context,
             GError          **error)
{
  const HslOrganisation *organisation =
      hsl_directory_find (context->directory, &hsl_organisation_noun, self->organisation);
  int    year = hsl_day_get_year (decision->on);
  gint64 n = decision->number;

  if (n > 0)
    {
      if (context->claim_number == NULL || !context->claim_number (organisation, year, n, context->data, error))
        return FALSE;
    }
  else if (context->take_number == NULL || !context->take_number (organisation, year, &n, context->data, error))
    return FALSE;

  self->number = hsl_numbering_format (organisation->number_pattern, year, organisation->short_name, n);
  self->number_year = year;
  self->number_n = n;
  return TRUE;
}

HSL_ACTION_APPLY (accept)
{
  HslDecision *decision = input;

  if (!hsl_fact_check (input, self, context, "", error) ||
      !hsl_action_check_order (decision->on, self->requested_on, "on", _ ("the request"), error) ||
      !give_number (self, decision, context, error))
    return FALSE;

  self->accepted_on = decision->on;
  self->accepted_by = g_strdup (context->worker);
  if (decision->workers != NULL)
    {
      g_strfreev (self->mediators);
      self->mediators = g_strdupv (decision->workers);
    }
  if (decision->worker != NULL)
    {
      g_free (self->handler);
      self->handler = g_strdup (decision->worker);
    }
  if (decision->reason != NULL)
    {
      g_free (self->class);
      self->class = g_strdup (decision->reason);
    }
  return TRUE;
}

HSL_ACTION_APPLY (decline)
{
  HslDecision *decision = input;

  if (!hsl_fact_check (input, self, context, "", error) ||
      !hsl_action_check_order (decision->on, hsl_minute_get_day (self->registered_at), "on", _ ("the registration"), error))
    return FALSE;

  self->declined_on = decision->on;
  self->decline_reason = g_strdup (decision->reason);
  self->decline_text = g_strdup (decision->text);
  return TRUE;
}

HSL_ACTION_SUGGEST (assign)
{
  HslDecision *decision = input;

  decision->workers = g_strdupv (self->mediators);
  decision->others = g_strdupv (self->invited);
  decision->worker = g_strdup (self->handler);
}

HSL_ACTION_APPLY (assign)
{
  HslDecision *decision = input;

  if (!hsl_fact_check (input, self, context, "", error))
    return FALSE;

  g_strfreev (self->mediators);
  self->mediators = g_strdupv (decision->workers);
  if (decision->others != NULL)
    {
      g_strfreev (self->invited);
      self->invited = g_strdupv (decision->others);
    }
  if (decision->worker != NULL)
    {
      g_free (self->handler);
      self->handler = g_strdup (decision->worker);
    }
  return TRUE;
}

HSL_ACTION_APPLY (add_party)
{
  HslParty *party = input;

  hsl_party_complete (party);
  if (party->position == 0)
    {
      party->position = 1;
      for (guint i = 0; i < self->parties->len; i++)
        if (g_strcmp0 (((HslParty *) g_ptr_array_index (self->parties, i))->side, party->side) == 0)
          party->position++;
    }
  hsl_action_add (self->parties, input, context, told);
  return hsl_fact_check (input, self, context, "", error);
}

HSL_ACTION_APPLY (add_agent)
{
  hsl_action_add (self->agents, input, context, told);
  return hsl_fact_check (input, self, context, "", error);
}

HSL_ACTION_SUGGEST (set_risk)
{
  HslDecision *decision = input;

  decision->reason = g_strdup (self->risk);
  decision->workers = g_strdupv (self->risk_reasons);
  decision->text = g_strdup (self->risk_reported);
}

HSL_ACTION_APPLY (set_risk)
{
  HslDecision *decision = input;

  if (!hsl_fact_check (input, self, context, "", error))
    return FALSE;
  if (g_str_equal (decision->reason, "red") && decision->text == NULL)
    return hsl_refuse_missing (error, _ ("red risk: to whom it was reported, when and by whom is missing "
                                         "(People's Mediation Law, art. 25)"));

  g_free (self->risk);
  self->risk = g_strdup (decision->reason);
  g_strfreev (self->risk_reasons);
  self->risk_reasons = g_strdupv (decision->workers);
  g_free (self->risk_reported);
  self->risk_reported = g_strdup (decision->text);
  return TRUE;
}

HSL_ACTION_APPLY (supervise)
{
  HslDecision *decision = input;

  self->supervised = decision->flag;
  ((HslActivity *) told)->text = g_strdup (decision->reason);
  return TRUE;
}
