/* hsl-finding-terms.c: the check before signing: who owes whom what, and by when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-finding"

#include "hsl-finding-private.h"
#include "hsl-money.h"
#include "hsl-term-plan.h"

#include <glib/gi18n-lib.h>

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static const HslTerm *
term_at (HslFinder *self,
         guint      index)
{
  return g_ptr_array_index (self->agreement->terms, index);
}

static gboolean
is_payment (const HslTerm *term)
{
  return g_strcmp0 (term->matter, "pay") == 0;
}

void
hsl_find_no_terms (HslFinder *self)
{
  const HslAgreement *agreement = self->agreement;

  if (agreement->terms->len == 0 && agreement->paragraphs->len == 0 && is_empty (agreement->other_text))
    hsl_finder_add (self, "terms", _ ("nothing is agreed yet"));
}

void
hsl_find_debtor (HslFinder *self)
{
  for (guint i = 0; i < self->agreement->terms->len; i++)
    if (is_empty (term_at (self, i)->debtor))
      hsl_finder_add_term (self, i, "debtor", _ ("who owes it is missing"));
}

void
hsl_find_creditor (HslFinder *self)
{
  for (guint i = 0; i < self->agreement->terms->len; i++)
    if (is_empty (term_at (self, i)->creditor))
      hsl_finder_add_term (self, i, "creditor", _ ("to whom it is owed is missing"));
}

void
hsl_find_own_creditor (HslFinder *self)
{
  for (guint i = 0; i < self->agreement->terms->len; i++)
    {
      const HslTerm *term = term_at (self, i);

      if (!is_empty (term->debtor) && g_strcmp0 (term->debtor, term->creditor) == 0)
        hsl_finder_add_term (self, i, "creditor", _ ("nobody can owe something to oneself"));
    }
}

void
hsl_find_amount (HslFinder *self)
{
  for (guint i = 0; i < self->agreement->terms->len; i++)
    if (is_payment (term_at (self, i)) && term_at (self, i)->amount_fen <= 0)
      hsl_finder_add_term (self, i, "amount_fen", _ ("a payment needs an amount"));
}

/* What is settled on the spot is due the day it is drawn up. */
void
hsl_find_day (HslFinder *self)
{
  for (guint i = 0; i < self->agreement->terms->len && !self->agreement->on_the_spot; i++)
    {
      const HslTerm *term = term_at (self, i);

      if (term->instalments->len == 0)
        hsl_finder_add_term (self, i, "instalments", _ ("the day by which it is to be done is missing"));
      for (guint n = 0; n < term->instalments->len; n++)
        {
          const HslInstalment *instalment = g_ptr_array_index (term->instalments, n);
          g_autofree char     *field = g_strdup_printf ("instalments[%u].due_on", n);

          if (instalment->due_on == HSL_DAY_NONE && is_empty (instalment->event))
            hsl_finder_add_term (self, i, field, _ ("the day of part %u is missing"), n + 1);
        }
    }
}

void
hsl_find_day_passed (HslFinder *self)
{
  HslDay drawn_on = self->agreement->drawn_on;

  for (guint i = 0; i < self->agreement->terms->len; i++)
    for (guint n = 0; n < term_at (self, i)->instalments->len; n++)
      {
        const HslInstalment *instalment = g_ptr_array_index (term_at (self, i)->instalments, n);
        g_autofree char     *field = g_strdup_printf ("instalments[%u].due_on", n);

        if (instalment->due_on != HSL_DAY_NONE && instalment->due_on < drawn_on)
          hsl_finder_add_term (self, i, field, _ ("it is due before the agreement was drawn up"));
      }
}

void
hsl_find_deed (HslFinder *self)
{
  for (guint i = 0; i < self->agreement->terms->len; i++)
    if (!is_payment (term_at (self, i)) && is_empty (term_at (self, i)->text))
      hsl_finder_add_term (self, i, "text", _ ("what exactly is to be done is not said"));
}

void
hsl_find_instalments (HslFinder *self)
{
  for (guint i = 0; i < self->agreement->terms->len; i++)
    {
      const HslTerm   *term = term_at (self, i);
      gint64           open = hsl_term_get_unplanned (term);
      g_autofree char *parts = hsl_money_format (term->amount_fen - open);
      g_autofree char *whole = hsl_money_format (term->amount_fen);

      if (term->instalments->len > 1 && open != 0)
        hsl_finder_add_term (self, i, "instalments",
                             _ ("the instalments add up to %s yuan, the term says %s yuan"), parts, whole);
    }
}

static void
look_at_hand (HslFinder  *self,
              guint       term,
              const char *field,
              const char *uid)
{
  const HslParty *party = hsl_case_find_party (self->owner, uid);

  if (party != NULL && party->presence != NULL && !g_str_equal (party->presence, "attending"))
    hsl_finder_add_term (self, term, field,
                         _ ("%s does not sign (absent or refusing), so no term can bind or entitle them"),
                         party->name);
}

void
hsl_find_does_not_sign (HslFinder *self)
{
  for (guint i = 0; i < self->agreement->terms->len; i++)
    {
      look_at_hand (self, i, "debtor", term_at (self, i)->debtor);
      look_at_hand (self, i, "creditor", term_at (self, i)->creditor);
    }
}

void
hsl_find_delay (HslFinder *self)
{
  const HslAgreement *agreement = self->agreement;

  if (g_strcmp0 (agreement->delay_kind, "daily") == 0 && agreement->delay_rate <= 0)
    hsl_finder_add (self, "delay_rate", _ ("the liability for delay has no rate"));
  if (g_strcmp0 (agreement->delay_kind, "fixed") == 0 && agreement->delay_fen <= 0)
    hsl_finder_add (self, "delay_fen", _ ("the liability for delay has no amount"));
}
