/* hsl-action-performance.c: what happens to the terms of an agreement in force
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-action"

#include "hsl-action-private.h"
#include "hsl-money.h"

#include <glib/gi18n-lib.h>

/* What waits for an event comes after everything that has a day. */
static HslDay
due_or_never (const HslInstalment *instalment)
{
  return instalment->due_on != HSL_DAY_NONE ? instalment->due_on : G_MAXINT;
}

/* The open instalment that is due first, of one term or of all; @out_term is where it stands. */
static HslInstalment *
find_open_instalment (const HslCase *self,
                      const char    *term_uid,
                      HslTerm      **out_term)
{
  HslInstalment *found = NULL;

  for (guint a = 0; a < self->agreements->len; a++)
    {
      const HslAgreement *agreement = g_ptr_array_index (self->agreements, a);

      for (guint t = 0; agreement->effective_on != HSL_DAY_NONE && t < agreement->terms->len; t++)
        {
          HslTerm *term = g_ptr_array_index (agreement->terms, t);

          if (term_uid != NULL && g_strcmp0 (term->fact.uid, term_uid) != 0)
            continue;
          for (guint i = 0; i < term->instalments->len; i++)
            {
              HslInstalment *instalment = g_ptr_array_index (term->instalments, i);

              if (instalment->performed_on != HSL_DAY_NONE ||
                  (found != NULL && due_or_never (found) <= due_or_never (instalment)))
                continue;
              found = instalment;
              *out_term = term;
            }
        }
    }
  return found;
}

static gboolean
check_in_force (const HslCase *self,
                const char    *term_uid,
                HslDay         on,
                GError       **error)
{
  HslAgreement *agreement = NULL;

  hsl_case_find_term (self, term_uid, &agreement);
  if (agreement == NULL || agreement->effective_on == HSL_DAY_NONE)
    return hsl_refuse_rule (error,
                            _ ("the agreement is not in force, so nothing can be performed against it"));
  return hsl_action_check_order (on, agreement->drawn_on, "on", _ ("the agreement"), error);
}

HSL_ACTION_SUGGEST (perform)
{
  HslPerformance *performance = input;
  HslTerm        *term = NULL;
  HslInstalment  *instalment = find_open_instalment (self, NULL, &term);

  if (instalment == NULL)
    return;
  performance->term = g_strdup (term->fact.uid);
  performance->instalment = g_strdup (instalment->fact.uid);
  performance->amount_fen = instalment->amount_fen - instalment->paid_fen;
  performance->manner = g_strdup (term->manner);
}

/* The instalment names its term; without one, the term's first open instalment is meant. */
static gboolean
complete_performance (const HslCase  *self,
                      HslPerformance *performance,
                      HslInstalment **out_instalment,
                      GError        **error)
{
  HslTerm       *term = NULL;
  HslInstalment *instalment = performance->instalment != NULL
                                  ? hsl_case_find_instalment (self, performance->instalment, &term)
                                  : find_open_instalment (self, performance->term, &term);

  if (instalment == NULL)
    return hsl_refuse_field (error, "instalment", _ ("there is no open instalment of that term"));
  if (performance->term != NULL && g_strcmp0 (performance->term, term->fact.uid) != 0)
    return hsl_refuse_field (error, "term", _ ("the instalment belongs to another term"));

  if (performance->term == NULL)
    performance->term = g_strdup (term->fact.uid);
  if (performance->instalment == NULL)
    performance->instalment = g_strdup (instalment->fact.uid);
  if (performance->amount_fen == 0)
    performance->amount_fen = instalment->amount_fen - instalment->paid_fen;
  *out_instalment = instalment;
  return TRUE;
}

HSL_ACTION_APPLY (perform)
{
  HslPerformance  *performance = input;
  HslInstalment   *instalment = NULL;
  g_autofree char *open = NULL;

  if (!complete_performance (self, performance, &instalment, error) ||
      !hsl_fact_check (input, self, context, "", error) ||
      !check_in_force (self, performance->term, performance->on, error))
    return FALSE;
  if (instalment->performed_on != HSL_DAY_NONE)
    return hsl_refuse_field (error, "instalment", _ ("this instalment is performed already"));
  if (performance->amount_fen > instalment->amount_fen - instalment->paid_fen)
    {
      open = hsl_money_format (instalment->amount_fen - instalment->paid_fen);
      return hsl_refuse_field (error, "amount_fen", _ ("only %s yuan are open"), open);
    }

  hsl_action_add (self->performances, input, context, told);
  return TRUE;
}

HSL_ACTION_SUGGEST (follow_up)
{
  HslFollowUp   *follow_up = input;
  HslTerm       *term = NULL;
  HslInstalment *instalment = find_open_instalment (self, NULL, &term);

  follow_up->channel = g_strdup ("phone");
  follow_up->result = g_strdup ("performed");
  follow_up->worker = g_strdup (context->worker);
  if (instalment != NULL)
    {
      follow_up->instalment = g_strdup (instalment->fact.uid);
      follow_up->party = g_strdup (term->creditor);
    }
}

/* One entry is enough: a look that finds the instalment performed records the performance, too. */
static void
record_performance (HslCase           *self,
                    const HslFollowUp *follow_up,
                    HslInstalment     *instalment,
                    const HslTerm     *term,
                    const HslContext  *context)
{
  HslPerformance *performance;

  if (g_strcmp0 (follow_up->result, "performed") != 0 || instalment->performed_on != HSL_DAY_NONE)
    return;

  performance = hsl_fact_new (&hsl_performance_noun);
  performance->term = g_strdup (term->fact.uid);
  performance->instalment = g_strdup (instalment->fact.uid);
  performance->on = follow_up->on;
  performance->amount_fen = instalment->amount_fen - instalment->paid_fen;
  performance->manner = g_strdup (term->manner);
  hsl_fact_assign_uids (performance, context);
  g_ptr_array_add (self->performances, performance);
}

HSL_ACTION_APPLY (follow_up)
{
  HslFollowUp   *follow_up = input;
  HslTerm       *term = NULL;
  HslInstalment *instalment;
  HslAgreement  *agreement;

  if (follow_up->worker == NULL)
    follow_up->worker = g_strdup (context->worker);
  if (!hsl_fact_check (input, self, context, "", error))
    return FALSE;

  instalment = hsl_case_find_instalment (self, follow_up->instalment, &term);
  agreement = follow_up->agreement != NULL ? hsl_case_find_agreement (self, follow_up->agreement)
                                           : hsl_case_find_agreement_in_force (self);
  if (term != NULL)
    hsl_case_find_term (self, term->fact.uid, &agreement);
  if (agreement == NULL || agreement->effective_on == HSL_DAY_NONE)
    return hsl_refuse_missing (error, _ ("no agreement is in force"));
  if (!hsl_action_check_order (follow_up->on, agreement->effective_on, "on", _ ("the day it took effect"),
                               error))
    return FALSE;
  if (instalment != NULL && g_str_equal (follow_up->result, "not-due") &&
      follow_up->on > due_or_never (instalment))
    return hsl_refuse_field (error, "result", _ ("it is due already"));

  if (follow_up->agreement == NULL)
    follow_up->agreement = g_strdup (agreement->fact.uid);
  if (instalment != NULL)
    record_performance (self, follow_up, instalment, term, context);
  hsl_action_add (self->follow_ups, input, context, told);
  return TRUE;
}

HSL_ACTION_SUGGEST (urge)
{
  HslUrge       *urge = input;
  HslTerm       *term = NULL;
  HslInstalment *instalment = find_open_instalment (self, NULL, &term);

  urge->worker = g_strdup (context->worker);
  if (instalment == NULL)
    return;
  urge->term = g_strdup (term->fact.uid);
  urge->instalment = g_strdup (instalment->fact.uid);
  urge->manner = g_strdup ("phone");
}

HSL_ACTION_APPLY (urge)
{
  HslUrge       *urge = input;
  HslTerm       *term = NULL;
  HslInstalment *instalment;

  if (urge->worker == NULL)
    urge->worker = g_strdup (context->worker);
  if (!hsl_fact_check (input, self, context, "", error) ||
      !check_in_force (self, urge->term, urge->on, error))
    return FALSE;

  instalment = urge->instalment != NULL ? hsl_case_find_instalment (self, urge->instalment, &term)
                                        : find_open_instalment (self, urge->term, &term);
  if (instalment == NULL || instalment->performed_on != HSL_DAY_NONE)
    return hsl_refuse_field (error, "term", _ ("nothing of that term is open"));
  if (urge->on <= due_or_never (instalment))
    return hsl_refuse_field (error, "on", _ ("it is not overdue on that day"));

  if (urge->instalment == NULL)
    urge->instalment = g_strdup (instalment->fact.uid);
  hsl_action_add (self->urges, input, context, told);
  return TRUE;
}

HSL_ACTION_APPLY (defer)
{
  HslDecision   *decision = input;
  HslTerm       *term = NULL;
  HslInstalment *instalment;

  if (!hsl_fact_check (input, self, context, "", error))
    return FALSE;

  instalment = hsl_case_find_instalment (self, decision->subject, &term);
  if (instalment->performed_on != HSL_DAY_NONE)
    return hsl_refuse_field (error, "instalment", _ ("this instalment is performed already"));
  if (!check_in_force (self, term->fact.uid, decision->on, error) ||
      !hsl_action_check_order (decision->day, instalment->due_on + 1, "due_on",
                               _ ("the day after the present due day"), error))
    return FALSE;

  /* The first due day stays: agreeing to a deferral interrupts the limitation of actions (诉讼时效规定 14).
   */
  if (instalment->deferred_from == HSL_DAY_NONE && instalment->due_on != HSL_DAY_NONE)
    instalment->deferred_from = instalment->due_on;
  instalment->due_on = decision->day;
  hsl_action_set_text (&((HslActivity *) told)->subject, instalment->fact.uid);
  hsl_action_set_text (&((HslActivity *) told)->text, decision->reason);
  return TRUE;
}
