/* hsl-action-agreement.c: drawing up, signing and voiding agreements
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-action"

#include "hsl-action-private.h"
#include "hsl-finding.h"
#include "hsl-money.h"

#include <glib/gi18n-lib.h>

/* 人民调解法 33, 民事诉讼法 205: jointly within 30 days from the day it takes effect. */
#define CONFIRMATION_DAYS 30

static gboolean
is_written (const HslAgreement *agreement)
{
  return g_strcmp0 (agreement->kind, "written") == 0;
}

/* A single due day needs no instalment to be typed; a term settled on the spot is due the same day. */
static void
complete_terms (HslAgreement     *agreement,
                const HslContext *context)
{
  for (guint i = 0; i < agreement->terms->len; i++)
    {
      HslTerm *term = g_ptr_array_index (agreement->terms, i);

      if (term->position == 0)
        term->position = i + 1;
      if (term->instalments->len == 0 && agreement->on_the_spot)
        {
          HslInstalment *instalment = hsl_fact_new (&hsl_instalment_noun);

          instalment->due_on = agreement->drawn_on;
          instalment->amount_fen = term->amount_fen;
          g_ptr_array_add (term->instalments, instalment);
        }
      else if (term->instalments->len == 1)
        {
          HslInstalment *instalment = g_ptr_array_index (term->instalments, 0);

          if (instalment->amount_fen == 0)
            instalment->amount_fen = term->amount_fen;
        }
    }
}

static gboolean
check_signs (const HslCase *self,
             const char    *uid,
             const char    *path,
             GError       **error)
{
  const HslParty *party = hsl_case_find_party (self, uid);

  if (party == NULL || party->presence == NULL || g_str_equal (party->presence, "attending"))
    return TRUE;
  return hsl_refuse_field (error, path,
                           _ ("%s does not sign (absent or refusing), so no term can bind or entitle them"),
                           party->name);
}

static gboolean
check_sums (const HslTerm *term,
            const char    *path,
            GError       **error)
{
  g_autofree char *term_sum = hsl_money_format (term->amount_fen);
  g_autofree char *parts_sum = NULL;
  gint64           sum = 0;

  for (guint i = 0; i < term->instalments->len; i++)
    sum += ((HslInstalment *) g_ptr_array_index (term->instalments, i))->amount_fen;
  if (sum == term->amount_fen)
    return TRUE;

  parts_sum = hsl_money_format (sum);
  return hsl_refuse_field (error, path, _ ("the instalments add up to %s yuan, the term says %s yuan"),
                           parts_sum, term_sum);
}

static gboolean
check_term (const HslCase      *self,
            const HslAgreement *agreement,
            guint               index,
            GError            **error)
{
  const HslTerm   *term = g_ptr_array_index (agreement->terms, index);
  g_autofree char *path = g_strdup_printf ("terms[%u]", index);
  g_autofree char *debtor = g_strconcat (path, ".debtor", NULL);
  g_autofree char *creditor = g_strconcat (path, ".creditor", NULL);
  g_autofree char *amount = g_strconcat (path, ".amount_fen", NULL);
  g_autofree char *instalments = g_strconcat (path, ".instalments", NULL);

  if (!check_signs (self, term->debtor, debtor, error) ||
      !check_signs (self, term->creditor, creditor, error))
    return FALSE;
  if (g_strcmp0 (term->debtor, term->creditor) == 0)
    return hsl_refuse_field (error, creditor, _ ("nobody can owe something to oneself"));
  if (g_strcmp0 (term->matter, "pay") == 0 && term->amount_fen == 0)
    return hsl_refuse_field (error, amount, _ ("a payment needs an amount"));
  if (term->instalments->len == 0)
    return hsl_refuse_field (error, instalments, _ ("the due day is missing"));
  if (!check_sums (term, instalments, error))
    return FALSE;

  for (guint i = 0; i < term->instalments->len; i++)
    {
      const HslInstalment *instalment = g_ptr_array_index (term->instalments, i);
      g_autofree char     *due = g_strdup_printf ("%s[%u].due_on", instalments, i);

      if (instalment->due_on == HSL_DAY_NONE && instalment->event == NULL)
        return hsl_refuse_field (error, due, _ ("the due day is missing"));
      if (!hsl_action_check_order (instalment->due_on, agreement->drawn_on, due, _ ("the agreement"), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_agreement (const HslCase    *self,
                 HslAgreement     *agreement,
                 const HslContext *context,
                 GError          **error)
{
  complete_terms (agreement, context);
  hsl_fact_assign_uids (agreement, context);
  if (!hsl_fact_check (agreement, self, context, "", error))
    return FALSE;
  if (agreement->signatures->len > 0)
    return hsl_refuse_field (error, "signatures", _ ("signatures are ticked by the action “sign”"));
  if (agreement->voided_on != HSL_DAY_NONE || agreement->confirmation_applied_on != HSL_DAY_NONE)
    return hsl_refuse_field (error, "voided_on", _ ("an action writes this later"));
  if (agreement->terms->len == 0 && agreement->paragraphs->len == 0 && agreement->other_text == NULL)
    return hsl_refuse_field (error, "terms", _ ("an agreement needs at least one term"));
  if (!hsl_action_check_order (agreement->drawn_on, self->accepted_on, "drawn_on", _ ("the acceptance"),
                               error))
    return FALSE;

  for (guint i = 0; i < agreement->terms->len; i++)
    if (!check_term (self, agreement, i, error))
      return FALSE;
  return TRUE;
}

HSL_ACTION_CHECK (agree)
{
  const HslAgreement *live = hsl_case_find_live_agreement (self);

  if (live != NULL && live->effective_on == HSL_DAY_NONE)
    return hsl_refuse_rule (error, _ ("an agreement is drawn up already: revise, sign or void it"));
  return TRUE;
}

static gboolean
has_agreed_session (const HslCase *self)
{
  for (guint i = 0; i < self->sessions->len; i++)
    if (g_strcmp0 (((HslSession *) g_ptr_array_index (self->sessions, i))->result, "agreed") == 0)
      return TRUE;
  return FALSE;
}

static gboolean
check_way_to_agreement (const HslCase      *self,
                        const HslAgreement *agreement,
                        GError            **error)
{
  if (hsl_case_is_police (self) && !is_written (agreement))
    return hsl_refuse_field (
        error, "kind", _ ("police mediation needs a written agreement (Procedural Provisions, art. 184)"));
  if (is_written (agreement) && !has_agreed_session (self))
    return hsl_refuse_missing (error, _ ("a session whose result is “agreed” is missing"));
  return TRUE;
}

/* The first who may sign there: an officer on the track of the police, on the other nobody of the police. */
static const char *
find_signing_mediator (const HslCase    *self,
                       const HslContext *context)
{
  for (guint i = 0; self->mediators != NULL && self->mediators[i] != NULL; i++)
    {
      const HslWorker *worker = hsl_directory_find (context->directory, &hsl_worker_noun, self->mediators[i]);
      gboolean         is_officer = worker != NULL && g_strcmp0 (worker->role, "officer") == 0;
      gboolean         is_police = is_officer ||
                           (worker != NULL && g_strcmp0 (worker->role, "auxiliary") == 0);

      if (worker != NULL && (hsl_case_is_police (self) ? is_officer : !is_police))
        return self->mediators[i];
    }
  return self->mediators != NULL ? self->mediators[0] : NULL;
}

HSL_ACTION_SUGGEST (agree)
{
  HslAgreement *agreement = input;

  hsl_action_set_text (&agreement->kind, has_agreed_session (self) ? "written" : "oral");
  agreement->on_the_spot = !has_agreed_session (self);
  hsl_action_set_text (&agreement->facts, self->summary);
  hsl_action_set_text (&agreement->mediator, find_signing_mediator (self, context));
  hsl_action_set_text (&agreement->recorder, self->handler);
}

HSL_ACTION_APPLY (agree)
{
  HslAgreement *agreement = input;

  if (!check_agreement (self, agreement, context, error) || !check_way_to_agreement (self, agreement, error))
    return FALSE;

  hsl_action_add (self->agreements, agreement, context, told);
  return TRUE;
}

HSL_ACTION_CHECK (revise_agreement)
{
  const HslAgreement *live = hsl_case_find_live_agreement (self);

  if (live == NULL || live->effective_on != HSL_DAY_NONE)
    return hsl_refuse_missing (error, _ ("no agreement is drawn up and not yet in force"));
  if (live->signatures->len > 0)
    return hsl_refuse_rule (error, _ ("somebody has signed it already: void it and draw up a new one"));
  return TRUE;
}

HSL_ACTION_SUGGEST (revise_agreement)
{
  const HslAgreement *live = hsl_case_find_live_agreement (self);

  if (live == NULL)
    return;
  for (guint i = 0; i < hsl_agreement_noun.n_fields; i++)
    if ((hsl_agreement_noun.fields[i].flags & HSL_FIELD_DERIVED) == 0)
      hsl_fact_copy_field (input, live, &hsl_agreement_noun.fields[i]);
}

HSL_ACTION_APPLY (revise_agreement)
{
  HslAgreement *live = hsl_case_find_live_agreement (self);
  HslAgreement *agreement = input;
  guint         index = 0;

  if (agreement->fact.uid != NULL && g_strcmp0 (agreement->fact.uid, live->fact.uid) != 0)
    return hsl_refuse_field (error, "uid", _ ("this is not the agreement that is drawn up"));
  hsl_action_set_text (&agreement->fact.uid, live->fact.uid);
  agreement->fact.version = live->fact.version;
  if (!check_agreement (self, agreement, context, error) || !check_way_to_agreement (self, agreement, error))
    return FALSE;

  g_ptr_array_find (self->agreements, live, &index);
  hsl_action_set_text (&((HslActivity *) told)->subject, agreement->fact.uid);
  hsl_fact_unref (live);
  g_ptr_array_index (self->agreements, index) = hsl_fact_ref (agreement);
  return TRUE;
}

HSL_ACTION_CHECK (sign)
{
  const HslAgreement *live = hsl_case_find_live_agreement (self);

  if (live == NULL || live->effective_on != HSL_DAY_NONE)
    return hsl_refuse_missing (error, _ ("no agreement waits for signatures"));
  return hsl_agreement_check_findings (live, self, context, error);
}

HSL_ACTION_SUGGEST (sign)
{
  const HslAgreement      *live = hsl_case_find_live_agreement (self);
  g_autoptr (GPtrArray)    missing = live != NULL ? hsl_agreement_get_unsigned (live, self) : NULL;
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();

  for (guint i = 0; missing != NULL && i < missing->len; i++)
    g_strv_builder_add (all, g_ptr_array_index (missing, i));
  ((HslDecision *) input)->workers = g_strv_builder_end (all);
}

static gboolean
add_signature (HslAgreement     *agreement,
               const HslCase    *self,
               const char       *signatory,
               HslDay            on,
               const HslContext *context,
               GError          **error)
{
  g_autoptr (GPtrArray) missing = hsl_agreement_get_unsigned (agreement, self);
  HslSignature         *signature;

  if (hsl_case_is_police (self) && g_str_equal (signatory, HSL_SIGNATORY_SEAL))
    return hsl_refuse_rule (
        error, _ ("a police mediation does not bear the committee's seal (Procedural Provisions, art. 184)"));
  if (!g_ptr_array_find_with_equal_func (missing, signatory, g_str_equal, NULL))
    return hsl_refuse_field (error, "signatories", _ ("“%s” is no signatory, or has signed already"),
                             signatory);

  signature = hsl_fact_new (&hsl_signature_noun);
  signature->signatory = g_strdup (signatory);
  signature->on = on;
  hsl_fact_assign_uids (signature, context);
  g_ptr_array_add (agreement->signatures, signature);
  return TRUE;
}

HSL_ACTION_APPLY (sign)
{
  HslDecision  *decision = input;
  HslAgreement *agreement = hsl_case_find_agreement (self, decision->subject);

  if (!hsl_fact_check (input, self, context, "", error) ||
      !hsl_action_check_order (decision->on, agreement->drawn_on, "on", _ ("the day it was drawn up"), error))
    return FALSE;

  for (guint i = 0; decision->workers[i] != NULL; i++)
    if (!add_signature (agreement, self, decision->workers[i], decision->on, context, error))
      return FALSE;
  hsl_action_set_text (&((HslActivity *) told)->subject, agreement->fact.uid);
  return TRUE;
}

HSL_ACTION_APPLY (void_agreement)
{
  HslDecision  *decision = input;
  HslAgreement *agreement = hsl_case_find_agreement (self, decision->subject);

  if (!hsl_fact_check (input, self, context, "", error))
    return FALSE;
  if (agreement == NULL || agreement->effective_on != HSL_DAY_NONE)
    return hsl_refuse_rule (error, _ ("an agreement in force binds (People's Mediation Law, art. 31): "
                                      "draw up a supplementary one instead"));

  agreement->voided_on = decision->on;
  hsl_action_set_text (&agreement->voided_reason, decision->reason);
  hsl_action_set_text (&((HslActivity *) told)->subject, agreement->fact.uid);
  return TRUE;
}

HSL_ACTION_CHECK (apply_confirmation)
{
  const HslAgreement *live = hsl_case_find_agreement_in_force (self);

  if (live == NULL)
    return hsl_refuse_missing (error, _ ("no agreement is in force"));
  if (live->confirmation_applied_on != HSL_DAY_NONE)
    return hsl_refuse_rule (error, _ ("court confirmation has been applied for already"));
  if (hsl_minute_get_day (context->now) >
      hsl_calendar_next_working_day (context->calendar, live->effective_on + CONFIRMATION_DAYS))
    return hsl_refuse_rule (
        error, _ ("the 30 days for court confirmation are over (People's Mediation Law, art. 33)"));
  return TRUE;
}

HSL_ACTION_SUGGEST (apply_confirmation)
{
  const HslOrganisation *organisation =
      hsl_directory_find (context->directory, &hsl_organisation_noun, self->organisation);

  if (organisation != NULL)
    ((HslDecision *) input)->text = g_strdup (organisation->court);
}

HSL_ACTION_APPLY (apply_confirmation)
{
  HslDecision  *decision = input;
  HslAgreement *agreement = decision->subject != NULL ? hsl_case_find_agreement (self, decision->subject)
                                                      : hsl_case_find_agreement_in_force (self);

  if (!hsl_fact_check (input, self, context, "", error) ||
      !hsl_action_check_order (decision->on, agreement->effective_on, "on", _ ("the day it took effect"),
                               error))
    return FALSE;
  if (agreement->effective_on == HSL_DAY_NONE)
    return hsl_refuse_field (error, "agreement", _ ("no agreement is in force"));

  agreement->confirmation_applied_on = decision->on;
  hsl_action_set_text (&agreement->confirmation_court, decision->text);
  hsl_action_set_text (&((HslActivity *) told)->subject, agreement->fact.uid);
  return TRUE;
}
