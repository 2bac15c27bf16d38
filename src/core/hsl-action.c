/* hsl-action.c: doing something to a case
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-action"

#include "hsl-action-private.h"

#include <glib/gi18n-lib.h>

/**
 * hsl_action_find:
 * @id: (nullable): an action's id
 *
 * Returns: (nullable) (transfer none): the action
 */
const HslAction *
hsl_action_find (const char *id)
{
  for (const HslAction *action = hsl_actions; action->id != NULL; action++)
    if (g_strcmp0 (action->id, id) == 0)
      return action;
  return NULL;
}

static gboolean
check_track (const HslAction *self,
             const HslCase   *on,
             GError         **error)
{
  if ((self->flags & HSL_ACTION_CIVIL) != 0 && hsl_case_is_police (on))
    return hsl_refuse_rule (error, _ ("%s: not on the track of police mediation"), _ (self->label));
  if ((self->flags & HSL_ACTION_POLICE) != 0 && !hsl_case_is_police (on))
    return hsl_refuse_rule (error, _ ("%s: only on the track of police mediation"), _ (self->label));
  return TRUE;
}

/**
 * hsl_action_check:
 *
 * Whether @self may be done to @on now, before anything is typed: right, state, track, and the facts it
 * stands on. The error names what is missing.
 */
gboolean
hsl_action_check (const HslAction  *self,
                  const HslCase    *on,
                  const HslContext *context,
                  GError          **error)
{
  HslState state = hsl_case_get_state (on);

  if ((self->who & context->rights) == 0 || (self->may & ~context->permits) != 0)
    {
      g_set_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RIGHT, _ ("%s: this account has no right to do it"),
                   _ (self->label));
      return FALSE;
    }
  if ((self->from & HSL_STATE_BIT (state)) == 0)
    return hsl_refuse_state (error, _ ("%s: not possible while the case is “%s”"), _ (self->label),
                             hsl_state_get_label (state));
  if (!check_track (self, on, error))
    return FALSE;
  return self->check == NULL || self->check (on, context, error);
}

static HslActivity *
new_told (const HslAction  *self,
          const HslContext *context)
{
  HslActivity *told = hsl_fact_new (&hsl_activity_noun);

  told->kind = g_strdup ("decision");
  told->at = context->now;
  told->worker = g_strdup (context->worker);
  told->action = g_strdup (self->id);
  return told;
}

static HslCase *
finish_copy (HslCase          *copy,
             const HslContext *context,
             GError          **error)
{
  hsl_fact_assign_uids (copy, context);
  hsl_case_derive (copy);
  return hsl_case_check (copy, error) ? copy : NULL;
}

/**
 * hsl_action_do:
 * @on: the case as it is; it is not changed
 * @input: (nullable): a dictionary "a{sv}" of the fields of @self's input noun
 *
 * Checks everything, writes the facts into a copy, adds the entry of the timeline and derives the state.
 * Nothing has happened when it fails: the error names the state, the missing fact, the rule or the path of
 * the field.
 *
 * Returns: (transfer full) (nullable): the case as it is afterwards
 */
HslCase *
hsl_action_do (const HslAction  *self,
               const HslCase    *on,
               GVariant         *input,
               const HslContext *context,
               GError          **error)
{
  g_autoptr (HslFact) copy = NULL;
  g_autoptr (HslFact) typed = hsl_fact_new (self->input);
  g_autoptr (HslFact) told = NULL;

  if (!hsl_action_check (self, on, context, error))
    return NULL;
  if (input != NULL && !hsl_fact_fill (typed, input, FALSE, "", error))
    return NULL;

  copy = hsl_fact_copy (on);
  told = (HslFact *) new_told (self, context);
  hsl_fact_fill_defaults (typed, context);
  if (!self->apply ((HslCase *) copy, typed, context, told, error))
    return NULL;
  if ((self->flags & HSL_ACTION_SILENT) == 0)
    g_ptr_array_add (((HslCase *) copy)->activities, g_steal_pointer (&told));
  if (finish_copy ((HslCase *) copy, context, error) == NULL)
    return NULL;
  return (HslCase *) g_steal_pointer (&copy);
}

/**
 * hsl_action_suggest:
 *
 * Returns: (transfer floating): what most likely will be typed for @self, as a dictionary of its input noun
 */
GVariant *
hsl_action_suggest (const HslAction  *self,
                    const HslCase    *on,
                    const HslContext *context)
{
  g_autoptr (HslFact) typed = hsl_fact_new (self->input);

  hsl_fact_fill_defaults (typed, context);
  if (self->suggest != NULL)
    self->suggest (on, typed, context);
  return hsl_fact_to_variant (typed, HSL_VARIANT_ALL);
}

/**
 * hsl_case_get_actions:
 *
 * Returns: (transfer container) (element-type HslAction): the actions that are possible now
 */
GPtrArray *
hsl_case_get_actions (const HslCase    *self,
                      const HslContext *context)
{
  GPtrArray *possible = g_ptr_array_new ();

  for (const HslAction *action = hsl_actions; action->id != NULL; action++)
    if (hsl_action_check (action, self, context, NULL))
      g_ptr_array_add (possible, (gpointer) action);
  return possible;
}

static gboolean
awaits_feedback (const HslCase *self)
{
  for (guint i = 0; i < self->transfers->len; i++)
    {
      const HslTransfer *transfer = g_ptr_array_index (self->transfers, i);

      if (g_strcmp0 (transfer->direction, "in") == 0 && transfer->feedback_on == HSL_DAY_NONE)
        return TRUE;
    }
  return FALSE;
}

/* A supplementary agreement may be drawn up while an earlier one is in force. */
static gboolean
awaits_signatures (const HslCase *self)
{
  const HslAgreement *live = hsl_case_find_live_agreement (self);

  return live != NULL && live->effective_on == HSL_DAY_NONE;
}

static const char *
next_step_id (const HslCase *self)
{
  const HslSession *last =
      self->sessions->len > 0 ? g_ptr_array_index (self->sessions, self->sessions->len - 1) : NULL;
  HslAgreement *agreement;

  switch (hsl_case_get_state (self))
    {
    case HSL_STATE_CLUE:
      return "accept";
    case HSL_STATE_ACCEPTED:
      return self->notice_on == HSL_DAY_NONE ? "notice" : "session";
    case HSL_STATE_MEDIATING:
      if (g_strcmp0 (last->result, "agreed") == 0)
        return "agree";
      return hsl_case_is_police (self) && self->sessions->len >= 2 ? "fail" : "session";
    case HSL_STATE_AGREED:
      return "sign";
    case HSL_STATE_PERFORMING:
      return awaits_signatures (self) ? "sign" : "follow-up";
    case HSL_STATE_PERFORMED:
      if (awaits_signatures (self))
        return "sign";
      agreement = hsl_case_find_agreement_in_force (self);
      if (!agreement->on_the_spot && agreement->followed_on == HSL_DAY_NONE && agreement->terms->len > 0)
        return "follow-up";
      return awaits_feedback (self) ? "feedback" : "close";
    case HSL_STATE_ENDED:
      if (hsl_case_is_police (self) && self->penalty_on == HSL_DAY_NONE)
        return "penalty";
      if (!hsl_case_is_police (self) && self->routes_on == HSL_DAY_NONE)
        return "tell-routes";
      return awaits_feedback (self) ? "feedback" : "close";
    case HSL_STATE_TRANSFERRED:
      return awaits_feedback (self) ? "feedback" : "close";
    case HSL_STATE_DECLINED:
    case HSL_STATE_CLOSED:
      return "archive";
    case HSL_STATE_ARCHIVED:
    case HSL_N_STATES:
    default:
      return NULL;
    }
}

/**
 * hsl_case_get_next_step:
 *
 * Returns: (nullable) (transfer none): the one action that brings the case on; only an archived case has none
 */
const HslAction *
hsl_case_get_next_step (const HslCase    *self,
                        const HslContext *context)
{
  return hsl_action_find (next_step_id (self));
}

/**
 * hsl_action_check_unwritten:
 *
 * Refuses an input that has what only a later action may write.
 */
gboolean
hsl_action_check_unwritten (gconstpointer input,
                            GError      **error)
{
  const HslNoun *noun = ((const HslFact *) input)->noun;

  for (guint i = 0; i < noun->n_fields; i++)
    if ((noun->fields[i].flags & HSL_FIELD_ACTION) != 0 && hsl_fact_is_set (input, &noun->fields[i]))
      return hsl_refuse_field (error, noun->fields[i].name,
                               _ ("an action writes this later; it cannot be typed here"));
  return TRUE;
}

static gboolean
check_registration (const HslCase    *self,
                    const HslContext *context,
                    GError          **error)
{
  gboolean has_applicant = FALSE;

  if (!hsl_action_check_unwritten (self, error))
    return FALSE;
  for (guint i = 0; i < self->parties->len; i++)
    if (g_strcmp0 (((HslParty *) g_ptr_array_index (self->parties, i))->side, "applicant") == 0)
      has_applicant = TRUE;
  if (!has_applicant)
    return hsl_refuse_field (error, "parties", _ ("at least one applicant is needed"));
  return hsl_fact_check (self, self, context, "", error);
}

static void
complete_registration (HslCase          *self,
                       const HslContext *context)
{
  const HslOrganisation *organisation;
  g_autoptr (GHashTable) positions = g_hash_table_new (g_str_hash, g_str_equal);

  if (self->track == NULL)
    hsl_action_set_text (&self->track, "civil");
  if (self->registered_at == HSL_MINUTE_NONE)
    self->registered_at = context->now;
  if (self->requested_on == HSL_DAY_NONE)
    self->requested_on = hsl_minute_get_day (self->registered_at);
  if (self->organisation == NULL)
    {
      organisation = hsl_directory_find_organisation (
          context->directory, hsl_case_is_police (self) ? "police-station" : "committee");
      if (organisation != NULL)
        hsl_action_set_text (&self->organisation, organisation->fact.uid);
    }
  /* Who is asked first stays answerable until somebody else is named (首问负责). */
  if (self->handler == NULL && context->worker != NULL)
    hsl_action_set_text (&self->handler, context->worker);
  for (guint i = 0; i < self->parties->len; i++)
    {
      HslParty *party = g_ptr_array_index (self->parties, i);
      gpointer  side = party->side != NULL ? party->side : (char *) "";
      guint     position = GPOINTER_TO_UINT (g_hash_table_lookup (positions, side)) + 1;

      g_hash_table_insert (positions, side, GUINT_TO_POINTER (position));
      if (party->position == 0)
        party->position = position;
      hsl_party_complete (party);
    }
  if (self->people == 0)
    self->people = self->parties->len;
}

/**
 * hsl_case_register:
 * @input: a dictionary "a{sv}" of the case noun, without what actions write later
 *
 * Makes a new case, a clue, out of what was typed or handed over.
 *
 * Returns: (transfer full) (nullable): the case; %NULL with the path of the wrong field
 */
HslCase *
hsl_case_register (GVariant         *input,
                   const HslContext *context,
                   GError          **error)
{
  static const HslAction registration = { .id = "register" };
  g_autoptr (HslFact)    fact = hsl_fact_from_variant (&hsl_case_noun, input, "", error);
  HslCase               *self = (HslCase *) fact;

  if (fact == NULL)
    return NULL;

  complete_registration (self, context);
  if (!check_registration (self, context, error))
    return NULL;
  g_ptr_array_add (self->activities, new_told (&registration, context));
  if (finish_copy (self, context, error) == NULL)
    return NULL;
  return (HslCase *) g_steal_pointer (&fact);
}

/**
 * hsl_action_check_order:
 * @day: when something happened
 * @not_before: (or %HSL_DAY_NONE) what it cannot precede
 * @what: what that day is, for the message
 */
gboolean
hsl_action_check_order (HslDay      day,
                        HslDay      not_before,
                        const char *path,
                        const char *what,
                        GError    **error)
{
  g_autofree char *iso = NULL;

  if (not_before == HSL_DAY_NONE || day == HSL_DAY_NONE || day >= not_before)
    return TRUE;

  iso = hsl_day_to_iso (not_before);
  return hsl_refuse_field (error, path, _ ("this is before %s (%s)"), what, iso);
}

/**
 * hsl_action_set_text:
 *
 * Replaces the text in @field by a copy of @value.
 */
void
hsl_action_set_text (char      **field,
                     const char *value)
{
  char *copy = g_strdup (value);

  g_free (*field);
  *field = copy;
}

/**
 * hsl_action_set_strv:
 *
 * Replaces the list in @field by a copy of @value.
 */
void
hsl_action_set_strv (char ***field,
                     char  **value)
{
  char **copy = g_strdupv (value);

  g_strfreev (*field);
  *field = copy;
}

/**
 * hsl_action_add:
 * @input: a fact that becomes part of the case
 * @told: the entry of the timeline, which will point to it
 *
 * Returns: (transfer none): the fact in the list, with a uid
 */
gpointer
hsl_action_add (GPtrArray        *list,
                gpointer          input,
                const HslContext *context,
                gpointer          told)
{
  HslFact *added = hsl_fact_ref (input);

  hsl_fact_assign_uids (added, context);
  g_ptr_array_add (list, added);
  hsl_action_set_text (&((HslActivity *) told)->subject, added->uid);
  return added;
}
