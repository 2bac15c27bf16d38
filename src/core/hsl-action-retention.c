/* hsl-action-retention.c: how long a volume is kept, and the appraisal by two persons
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-action"

#include "hsl-action-private.h"
#include "hsl-retention.h"

#include <glib/gi18n-lib.h>

HSL_ACTION_SUGGEST (set_retention)
{
  HslDecision *decision = input;

  decision->reason = g_strdup (self->retention);
  decision->value = g_strdup (self->retention_start);
  decision->day = self->retention_from;
}

static char *
day_or_null (HslDay day)
{
  return day != HSL_DAY_NONE ? hsl_day_to_iso (day) : NULL;
}

/* Like any correction: the old value stays, with the reason. */
static void
note_correction (HslCase    *self,
                 const char *field,
                 const char *old,
                 const char *new,
                 const char       *reason,
                 const HslContext *context,
                 gpointer          told)
{
  HslCorrection *correction;

  if (g_strcmp0 (old, new) == 0)
    return;
  correction = hsl_fact_new (&hsl_correction_noun);
  correction->noun = g_strdup (hsl_case_noun.name);
  correction->subject = g_strdup (self->fact.uid);
  correction->field = g_strdup (field);
  correction->old = g_strdup (old);
  correction->new = g_strdup (new);
  correction->reason = g_strdup (reason);
  correction->at = context->now;
  correction->worker = g_strdup (context->worker);
  hsl_action_add (self->corrections, correction, context, told);
  hsl_fact_unref (correction);
}

HSL_ACTION_APPLY (set_retention)
{
  HslDecision           *decision = input;
  const HslOrganisation *organisation =
      hsl_directory_find (context->directory, &hsl_organisation_noun, self->organisation);
  g_autofree char *old_from = day_or_null (self->retention_from);
  g_autofree char *new_from = day_or_null (decision->day);
  g_autofree char *old_years = g_strdup_printf ("%d", (int) self->retention_years);
  g_autofree char *new_years = NULL;
  guint            n = self->corrections->len;
  int              years = hsl_retention_get_years (organisation, decision->reason);

  if (!hsl_fact_check (input, self, context, "", error))
    return FALSE;
  /* Another class has the years of today; the same one keeps those that stand on the cover. */
  if (self->retention_years > 0 && g_strcmp0 (self->retention, decision->reason) == 0)
    years = (int) self->retention_years;
  new_years = g_strdup_printf ("%d", years);
  note_correction (self, "retention", self->retention, decision->reason, decision->text, context, told);
  note_correction (self, "retention_years", old_years, new_years, decision->text, context, told);
  note_correction (self, "retention_start", self->retention_start, decision->value, decision->text, context,
                   told);
  note_correction (self, "retention_from", old_from, new_from, decision->text, context, told);
  if (self->corrections->len == n)
    return hsl_refuse_field (error, "retention", _ ("nothing is changed by this"));

  hsl_action_set_text (&self->retention, decision->reason);
  hsl_action_set_text (&self->retention_start, decision->value);
  self->retention_years = years;
  self->retention_from = decision->day;
  hsl_action_set_text (&((HslActivity *) told)->kind, "correction");
  return TRUE;
}

HSL_ACTION_CHECK (appraise)
{
  HslDay until = hsl_retention_get_until (self, context->directory);

  if (until == HSL_DAY_NONE)
    return hsl_refuse_rule (error, _ ("the volume is kept for good"));
  if (until >= hsl_minute_get_day (context->now))
    {
      g_autofree char *iso = hsl_day_to_iso (until);

      return hsl_refuse_rule (error, _ ("the volume is kept until %s"), iso);
    }
  if (hsl_case_find_open_appraisal (self) != NULL)
    return hsl_refuse_rule (error, _ ("a proposal waits for a second person"));
  return TRUE;
}

static gboolean
set_extension (HslAppraisal     *appraisal,
               const HslCase    *self,
               const HslContext *context,
               GError          **error)
{
  HslDay           until = hsl_retention_get_until (self, context->directory);
  g_autofree char *iso = NULL;

  if (appraisal->years < 1 || appraisal->years > HSL_RETENTION_YEARS_MAX)
    return hsl_refuse_field (error, "years", _ ("from 1 to %d years"), HSL_RETENTION_YEARS_MAX);
  appraisal->until_on = hsl_day_add_months (until, (int) appraisal->years * 12);
  if (appraisal->until_on >= hsl_minute_get_day (context->now))
    return TRUE;
  iso = hsl_day_to_iso (appraisal->until_on);
  return hsl_refuse_field (error, "years", _ ("counted from the end of the period, this would be over on %s"),
                           iso);
}

HSL_ACTION_APPLY (appraise)
{
  HslDecision        *decision = input;
  HslAppraisal       *appraisal;
  g_autoptr (HslFact) fact = NULL;

  if (!hsl_fact_check (input, self, context, "", error))
    return FALSE;
  appraisal = hsl_fact_new (&hsl_appraisal_noun);
  fact = &appraisal->fact;
  appraisal->decision = g_strdup (decision->reason);
  appraisal->reason = g_strdup (decision->text);
  appraisal->proposed_on = hsl_minute_get_day (context->now);
  appraisal->proposed_by = g_strdup (context->worker);
  appraisal->proposed_account = g_strdup (context->account);
  if (g_str_equal (decision->reason, HSL_APPRAISAL_EXTEND))
    {
      appraisal->years = decision->number;
      if (!set_extension (appraisal, self, context, error))
        return FALSE;
    }
  else if (decision->number != 0)
    return hsl_refuse_field (error, "years", _ ("a volume that is to be destroyed has no more years"));
  hsl_action_add (self->appraisals, appraisal, context, told);
  return TRUE;
}

/* Whether who acts is another person than who proposed: another account, and somebody else behind it. */
static gboolean
is_second_person (const HslAppraisal *appraisal,
                  const HslContext   *context)
{
  return context->account != NULL && g_strcmp0 (appraisal->proposed_account, context->account) != 0 &&
         (context->worker == NULL || g_strcmp0 (appraisal->proposed_by, context->worker) != 0);
}

HSL_ACTION_CHECK (answer_appraisal)
{
  const HslAppraisal *appraisal = hsl_case_find_open_appraisal (self);

  if (appraisal == NULL)
    return hsl_refuse_missing (error, _ ("nothing was proposed that waits for a second person"));
  if (!is_second_person (appraisal, context))
    return hsl_refuse_rule (error, _ ("who proposed it does not decide on it: another person with an account "
                                      "of their own has to"));
  return TRUE;
}

static void
answer_appraisal (HslCase          *self,
                  const char       *answer,
                  const char       *text,
                  const HslContext *context,
                  HslActivity      *told)
{
  HslAppraisal *appraisal = hsl_case_find_open_appraisal (self);

  hsl_action_set_text (&appraisal->answer, answer);
  hsl_action_set_text (&appraisal->answer_text, text);
  appraisal->answered_on = hsl_minute_get_day (context->now);
  hsl_action_set_text (&appraisal->answered_by, context->worker);
  hsl_action_set_text (&appraisal->answered_account, context->account);
  hsl_action_set_text (&told->subject, appraisal->fact.uid);
}

HSL_ACTION_APPLY (confirm_appraisal)
{
  HslDecision *decision = input;

  if (!hsl_fact_check (input, self, context, "", error))
    return FALSE;
  answer_appraisal (self, HSL_APPRAISAL_CONFIRMED, decision->text, context, told);
  return TRUE;
}

HSL_ACTION_APPLY (decline_appraisal)
{
  HslDecision *decision = input;

  if (!hsl_fact_check (input, self, context, "", error))
    return FALSE;
  answer_appraisal (self, HSL_APPRAISAL_DECLINED, decision->text, context, told);
  return TRUE;
}

HSL_ACTION_APPLY (withdraw_appraisal)
{
  HslDecision *decision = input;

  if (!hsl_fact_check (input, self, context, "", error))
    return FALSE;
  answer_appraisal (self, HSL_APPRAISAL_WITHDRAWN, decision->text, context, told);
  return TRUE;
}

HSL_ACTION_CHECK (withdraw_appraisal)
{
  const HslAppraisal *appraisal = hsl_case_find_open_appraisal (self);

  if (appraisal == NULL)
    return hsl_refuse_missing (error, _ ("nothing was proposed that waits for a second person"));
  return is_second_person (appraisal, context)
             ? hsl_refuse_rule (error, _ ("only who proposed it takes it back; others decline it"))
             : TRUE;
}
