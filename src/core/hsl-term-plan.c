/* hsl-term-plan.c: the arithmetic of drawing up terms, before anything is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-term"

#include "hsl-term-plan.h"

/**
 * hsl_term_plan_split:
 * @parts: 1 to %HSL_TERM_PLAN_PARTS_MAX
 * @first_on: due day of the first part; the others follow month by month
 *
 * Splits a sum into equal parts. The last or the first one takes the rest, so that they add up to the fen;
 * fewer fen than parts make fewer parts, as nobody owes nothing.
 *
 * Returns: (transfer full): of #HslInstalment
 */
GPtrArray *
hsl_term_plan_split (gint64   total_fen,
                     guint    parts,
                     HslDay   first_on,
                     HslSplit how)
{
  GPtrArray *instalments = hsl_fact_list_new ();
  guint      odd;

  g_return_val_if_fail (parts >= 1 && parts <= HSL_TERM_PLAN_PARTS_MAX, instalments);

  if (total_fen > 0)
    parts = (guint) MIN ((gint64) parts, total_fen);
  odd = (how & HSL_SPLIT_REST_FIRST) != 0 ? 0 : parts - 1;
  for (guint i = 0; i < parts; i++)
    {
      HslInstalment *instalment = hsl_fact_new (&hsl_instalment_noun);

      instalment->amount_fen = total_fen / parts + (i == odd ? total_fen % parts : 0);
      /* Counted from the first day each time: 31 January, 28 February, 31 March. */
      if (first_on != HSL_DAY_NONE && (how & HSL_SPLIT_EVENTS) == 0)
        instalment->due_on = hsl_day_add_months (first_on, (int) i);
      g_ptr_array_add (instalments, instalment);
    }
  return instalments;
}

static char *
word_for (const char     *wording,
          const HslParty *creditor)
{
  g_auto (GStrv) pieces = NULL;

  if (wording == NULL || *wording == '\0')
    return NULL;
  pieces = g_strsplit (wording, HSL_TERM_PLAN_CREDITOR, -1);
  return g_strjoinv (creditor->name != NULL ? creditor->name : "", pieces);
}

/**
 * hsl_term_plan_make:
 *
 * Returns: (transfer floating): the term that @self makes for one creditor, as an input of the actions
 */
GVariant *
hsl_term_plan_make (const HslTermPlan *self,
                    const HslParty    *creditor,
                    gint64             amount_fen)
{
  g_autoptr (HslFact) fact = hsl_fact_new (&hsl_term_noun);
  HslTerm            *term = (HslTerm *) fact;

  term->debtor = g_strdup (self->debtor);
  term->creditor = g_strdup (creditor->fact.uid);
  term->matter = g_strdup (self->matter);
  term->manner = g_strdup (self->manner);
  term->text = word_for (self->wording, creditor);
  term->amount_fen = amount_fen;
  g_ptr_array_unref (term->instalments);
  term->instalments = hsl_term_plan_split (amount_fen, self->parts, self->due_on, HSL_SPLIT_REST_LAST);
  return hsl_fact_to_variant (term, HSL_VARIANT_ALL);
}

/**
 * hsl_term_get_unplanned:
 *
 * Returns: what the instalments lack to the amount of the term; negative when they are too much
 */
gint64
hsl_term_get_unplanned (const HslTerm *self)
{
  gint64 open = self->amount_fen;

  for (guint i = 0; i < self->instalments->len; i++)
    open -= ((HslInstalment *) g_ptr_array_index (self->instalments, i))->amount_fen;
  return open;
}

static void
read_list (gpointer        fact,
           const HslField *field,
           GVariant       *value)
{
  const HslNoun *noun = hsl_noun_find (field->of);
  GPtrArray     *list = G_STRUCT_MEMBER (GPtrArray *, fact, field->offset);

  if (noun == NULL || !g_variant_is_of_type (value, G_VARIANT_TYPE ("aa{sv}")))
    return;
  for (gsize i = 0; i < g_variant_n_children (value); i++)
    {
      g_autoptr (GVariant) item = g_variant_get_child_value (value, i);

      g_ptr_array_add (list, hsl_fact_from_draft (noun, item));
    }
}

/**
 * hsl_fact_from_draft:
 * @draft: what is typed so far, a{sv}
 *
 * Unlike an input a draft may be half typed: what cannot be read yet is left empty, and what is derived is
 * left out. So the text beside an editor can follow every key.
 *
 * Returns: (transfer full): the fact as far as it is there
 */
gpointer
hsl_fact_from_draft (const HslNoun *noun,
                     GVariant      *draft)
{
  HslFact *fact = hsl_fact_new (noun);

  g_variant_lookup (draft, "uid", "s", &fact->uid);
  for (guint i = 0; i < noun->n_fields; i++)
    {
      const HslField      *field = &noun->fields[i];
      g_autoptr (GVariant) value = g_variant_lookup_value (draft, field->name, NULL);

      if (value == NULL || (field->flags & HSL_FIELD_DERIVED) != 0)
        continue;
      if (field->type == HSL_FIELD_LIST)
        read_list (fact, field, value);
      else
        hsl_fact_set_value (fact, field, value, field->name, NULL);
    }
  return fact;
}
