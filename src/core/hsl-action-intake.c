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
      if (context->claim_number == NULL ||
          !context->claim_number (organisation, year, n, context->data, error))
        return FALSE;
    }
  else if (context->take_number == NULL ||
           !context->take_number (organisation, year, &n, context->data, error))
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
  hsl_action_set_text (&self->accepted_by, context->worker);
  if (decision->workers != NULL)
    {
      hsl_action_set_strv (&self->mediators, decision->workers);
    }
  if (decision->worker != NULL)
    {
      hsl_action_set_text (&self->handler, decision->worker);
    }
  if (decision->reason != NULL)
    {
      hsl_action_set_text (&self->class, decision->reason);
    }
  return TRUE;
}

HSL_ACTION_APPLY (decline)
{
  HslDecision *decision = input;

  if (!hsl_fact_check (input, self, context, "", error) ||
      !hsl_action_check_order (decision->on, hsl_minute_get_day (self->registered_at), "on",
                               _ ("the registration"), error))
    return FALSE;

  self->declined_on = decision->on;
  hsl_action_set_text (&self->decline_reason, decision->reason);
  hsl_action_set_text (&self->decline_text, decision->text);
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

  if (!hsl_fact_check (input, self, context, "", error) ||
      !hsl_action_check_named (self, decision->workers, "mediators", context, error) ||
      !hsl_action_check_named (self, decision->others, "invited", context, error))
    return FALSE;

  hsl_action_set_strv (&self->mediators, decision->workers);
  if (decision->others != NULL)
    {
      hsl_action_set_strv (&self->invited, decision->others);
    }
  if (decision->worker != NULL)
    {
      hsl_action_set_text (&self->handler, decision->worker);
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

HSL_ACTION_APPLY (confirm_address)
{
  HslDecision *decision = input;
  HslParty    *party;

  if (!hsl_fact_check (input, self, context, "", error))
    return FALSE;
  party = hsl_case_find_party (self, decision->subject);
  hsl_action_set_text (&party->delivery_address, decision->text);
  hsl_action_set_text (&party->delivery_receiver, decision->reason);
  hsl_action_set_text (&party->delivery_phone, decision->value);
  hsl_action_set_text (&party->delivery_electronic, decision->field);
  hsl_action_set_text (&((HslActivity *) told)->party, party->fact.uid);
  return TRUE;
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

  hsl_action_set_text (&self->risk, decision->reason);
  hsl_action_set_strv (&self->risk_reasons, decision->workers);
  hsl_action_set_text (&self->risk_reported, decision->text);
  return TRUE;
}

HSL_ACTION_APPLY (supervise)
{
  HslDecision *decision = input;

  self->supervised = decision->flag;
  hsl_action_set_text (&((HslActivity *) told)->text, decision->reason);
  return TRUE;
}
