/* hsl-action-papers.c: printed forms, attachments, corrections
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-action"

#include "hsl-action-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

HSL_ACTION_APPLY (print)
{
  HslActivity *activity = told;

  hsl_action_set_text (&activity->kind, "print");
  hsl_action_add (self->documents, input, context, told);
  return hsl_fact_check (input, self, context, "", error);
}

HSL_ACTION_APPLY (attach)
{
  HslAttachment *attachment = input;

  if (attachment->added_at == HSL_MINUTE_NONE)
    attachment->added_at = context->now;
  hsl_action_add (self->attachments, input, context, told);
  return hsl_fact_check (input, self, context, "", error);
}

static gpointer
find_below (gpointer       fact,
            const HslNoun *noun,
            const char    *uid)
{
  HslFact *self = fact;

  if (self->noun == noun && (uid == NULL || g_strcmp0 (self->uid, uid) == 0))
    return self;
  for (guint i = 0; i < self->noun->n_fields; i++)
    {
      const HslField *field = &self->noun->fields[i];
      GPtrArray      *list;

      if (field->type != HSL_FIELD_LIST)
        continue;
      list = G_STRUCT_MEMBER (GPtrArray *, fact, field->offset);
      for (guint n = 0; n < list->len; n++)
        {
          gpointer found = find_below (g_ptr_array_index (list, n), noun, uid);

          if (found != NULL)
            return found;
        }
    }
  return NULL;
}

/* What an agreement in force says binds both sides; it is changed by a supplementary agreement, not by a
 * correction. What the program wrote down of itself is evidence. A planned session is moved or cancelled. */
static gboolean
may_be_corrected (const HslCase  *self,
                  const HslFact  *subject,
                  const HslField *field)
{
  gboolean in_force = hsl_case_find_agreement_in_force (self) != NULL;

  if (field->type == HSL_FIELD_LIST || (field->flags & HSL_FIELD_DERIVED) != 0)
    return FALSE;
  if (subject->noun == &hsl_activity_noun || subject->noun == &hsl_document_noun ||
      subject->noun == &hsl_correction_noun || subject->noun == &hsl_attachment_noun)
    return FALSE;
  if (subject->noun == &hsl_signature_noun || subject->noun == &hsl_appointment_noun ||
      subject->noun == &hsl_appointment_move_noun)
    return FALSE;
  return !in_force || (subject->noun != &hsl_agreement_noun && subject->noun != &hsl_term_noun &&
                       subject->noun != &hsl_instalment_noun);
}

/* The new value comes as text, whatever the field holds; several codes or links are separated by spaces. */
static GVariant *
value_from_text (const HslField *field,
                 const char     *text)
{
  g_auto (GStrv) items = NULL;
  char          *end = NULL;
  gint64         number;

  if (text == NULL || *text == '\0')
    return NULL;
  switch (field->type)
    {
    case HSL_FIELD_MONEY:
    case HSL_FIELD_NUMBER:
      number = g_ascii_strtoll (text, &end, 10);
      return *end == '\0' ? g_variant_new_int64 (number) : g_variant_new_string (text);
    case HSL_FIELD_FLAG:
      return g_variant_new_boolean (g_str_equal (text, "true"));
    case HSL_FIELD_CODES:
    case HSL_FIELD_LINKS:
      items = g_strsplit (text, " ", -1);
      return g_variant_new_strv ((const char *const *) items, -1);
    case HSL_FIELD_TEXT:
    case HSL_FIELD_CODE:
    case HSL_FIELD_LINK:
    case HSL_FIELD_DAY:
    case HSL_FIELD_MINUTE:
    case HSL_FIELD_LIST:
    default:
      return g_variant_new_string (text);
    }
}

static char *
text_from_value (gconstpointer   fact,
                 const HslField *field)
{
  g_autoptr (GVariant) value = hsl_fact_dup_value (fact, field);

  if (value == NULL)
    return NULL;
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return g_variant_dup_string (value, NULL);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
    {
      g_autofree const char **items = g_variant_get_strv (value, NULL);

      return g_strjoinv (" ", (char **) items);
    }
  return g_variant_print (value, FALSE);
}

static gboolean
set_corrected (HslCase          *self,
               HslFact          *subject,
               const HslField   *field,
               const char       *text,
               const HslContext *context,
               GError          **error)
{
  GVariant            *value = value_from_text (field, text);
  g_autoptr (GVariant) owned = value != NULL ? g_variant_ref_sink (value) : NULL;

  return hsl_fact_set_value (subject, field, owned, "value", error) &&
         hsl_fact_check (subject, self, context, "", error);
}

HSL_ACTION_APPLY (correct)
{
  HslDecision    *decision = input;
  HslCorrection  *correction;
  const HslNoun  *noun;
  const HslField *field;
  HslFact        *subject;

  if (!hsl_fact_check (input, self, context, "", error))
    return FALSE;

  noun = hsl_noun_find (decision->reason);
  subject = noun != NULL ? find_below (self, noun, decision->subject) : NULL;
  if (subject == NULL)
    return hsl_refuse_field (error, "subject", _ ("the case has no such %s"), decision->reason);
  field = hsl_noun_find_field (noun, decision->field);
  if (field == NULL || !may_be_corrected (self, subject, field))
    return hsl_refuse_field (error, "field", _ ("“%s” cannot be corrected"), decision->field);

  correction = hsl_fact_new (&hsl_correction_noun);
  correction->noun = g_strdup (noun->name);
  correction->subject = g_strdup (subject->uid);
  correction->field = g_strdup (field->name);
  correction->old = text_from_value (subject, field);
  correction->new = g_strdup (decision->value);
  correction->reason = g_strdup (decision->text);
  correction->at = context->now;
  correction->worker = g_strdup (context->worker);
  hsl_action_add (self->corrections, correction, context, told);
  hsl_fact_unref (correction);

  hsl_action_set_text (&((HslActivity *) told)->kind, "correction");
  if (!set_corrected (self, subject, field, decision->value, context, error))
    return FALSE;
  if (noun == &hsl_party_noun)
    hsl_party_complete ((HslParty *) subject);
  return TRUE;
}
