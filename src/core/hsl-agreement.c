/* hsl-agreement.c: agreements, their terms and instalments
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-agreement.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const HslField signature_fields[] = {
  HSL_FIELD (HslSignature, signatory, LINK, HSL_FIELD_REQUIRED, "party", N_ ("Signatory")),
  HSL_FIELD (HslSignature, on, DAY, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Date")),
};
/* clang-format on */

const HslNoun hsl_signature_noun =
    HSL_NOUN (HslSignature, "signature", N_ ("Signature"), NULL, signature_fields);

/* clang-format off */
static const HslField instalment_fields[] = {
  HSL_FIELD (HslInstalment, due_on, DAY, HSL_FIELD_PLAIN, NULL, N_ ("Due")),
  HSL_FIELD (HslInstalment, amount_fen, MONEY, HSL_FIELD_PLAIN, NULL, N_ ("Amount")),
  HSL_FIELD (HslInstalment, event, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Or when")),
  HSL_FIELD (HslInstalment, deferred_from, DAY, HSL_FIELD_PLAIN, NULL, N_ ("Deferred from")),
  HSL_FIELD (HslInstalment, paid_fen, MONEY, HSL_FIELD_DERIVED, NULL, N_ ("Paid")),
  HSL_FIELD (HslInstalment, performed_on, DAY, HSL_FIELD_DERIVED, NULL, N_ ("Performed on")),
  HSL_FIELD (HslInstalment, followed_on, DAY, HSL_FIELD_DERIVED, NULL, N_ ("Followed up on")),
  HSL_FIELD (HslInstalment, unperformed_on, DAY, HSL_FIELD_DERIVED, NULL, N_ ("Found unperformed on")),
};
/* clang-format on */

const HslNoun hsl_instalment_noun =
    HSL_NOUN (HslInstalment, "instalment", N_ ("Instalment"), "instalment", instalment_fields);

/* clang-format off */
static const HslField term_fields[] = {
  HSL_FIELD (HslTerm, position, NUMBER, HSL_FIELD_PLAIN, NULL, N_ ("Position")),
  HSL_FIELD (HslTerm, debtor, LINK, HSL_FIELD_REQUIRED, "party", N_ ("Debtor")),
  HSL_FIELD (HslTerm, creditor, LINK, HSL_FIELD_REQUIRED, "party", N_ ("Creditor")),
  HSL_FIELD (HslTerm, matter, CODE, HSL_FIELD_REQUIRED, "term-matter", N_ ("Matter")),
  HSL_FIELD (HslTerm, amount_fen, MONEY, HSL_FIELD_PLAIN, NULL, N_ ("Amount")),
  HSL_FIELD (HslTerm, text, TEXT, HSL_FIELD_SEALED | HSL_FIELD_MULTILINE, NULL, N_ ("Wording")),
  HSL_FIELD (HslTerm, manner, CODE, HSL_FIELD_PLAIN, "pay-manner", N_ ("Manner")),
  HSL_FIELD (HslTerm, place, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Place of performance")),
  HSL_FIELD (HslTerm, instalments, LIST, HSL_FIELD_PLAIN, "instalment", N_ ("Instalments")),
  HSL_FIELD (HslTerm, paid_fen, MONEY, HSL_FIELD_DERIVED, NULL, N_ ("Paid")),
  HSL_FIELD (HslTerm, performed_on, DAY, HSL_FIELD_DERIVED, NULL, N_ ("Performed on")),
};
/* clang-format on */

const HslNoun hsl_term_noun =
    HSL_NOUN (HslTerm, "term", N_ ("Term"), "term", term_fields);

/* clang-format off */
static const HslField paragraph_fields[] = {
  HSL_FIELD (HslFreeParagraph, after, NUMBER, HSL_FIELD_PLAIN, NULL, N_ ("After term")),
  HSL_FIELD (HslFreeParagraph, text, TEXT, HSL_FIELD_SEALED | HSL_FIELD_MULTILINE | HSL_FIELD_REQUIRED, NULL,
             N_ ("Paragraph")),
};
/* clang-format on */

const HslNoun hsl_free_paragraph_noun =
    HSL_NOUN (HslFreeParagraph, "paragraph", N_ ("Paragraph"), NULL, paragraph_fields);

/* clang-format off */
static const HslField agreement_fields[] = {
  HSL_FIELD (HslAgreement, kind, CODE, HSL_FIELD_REQUIRED, "agreement-kind", N_ ("Kind")),
  HSL_FIELD (HslAgreement, drawn_on, DAY, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Drawn up on")),
  HSL_FIELD (HslAgreement, facts, TEXT, HSL_FIELD_SEALED | HSL_FIELD_MULTILINE, NULL,
             N_ ("Main facts and disputed matters")),
  HSL_FIELD (HslAgreement, responsibility, TEXT, HSL_FIELD_SEALED | HSL_FIELD_MULTILINE, NULL,
             N_ ("Responsibility of each party")),
  HSL_FIELD (HslAgreement, terms, LIST, HSL_FIELD_PLAIN, "term", N_ ("Terms")),
  HSL_FIELD (HslAgreement, paragraphs, LIST, HSL_FIELD_PLAIN, "paragraph", N_ ("Free paragraphs")),
  HSL_FIELD (HslAgreement, delay_kind, CODE, HSL_FIELD_SEALED, "delay-liability", N_ ("Liability for delay")),
  HSL_FIELD (HslAgreement, delay_rate, NUMBER, HSL_FIELD_SEALED, NULL, N_ ("Ten-thousandths a day")),
  HSL_FIELD (HslAgreement, delay_fen, MONEY, HSL_FIELD_SEALED, NULL, N_ ("Sum for delay")),
  HSL_FIELD (HslAgreement, delay_all_due, FLAG, HSL_FIELD_SEALED, NULL, N_ ("One part late, the rest due")),
  HSL_FIELD (HslAgreement, other_text, TEXT, HSL_FIELD_SEALED | HSL_FIELD_MULTILINE, NULL,
             N_ ("Further agreements")),
  HSL_FIELD (HslAgreement, on_the_spot, FLAG, HSL_FIELD_PLAIN, NULL, N_ ("Performed on the spot")),
  HSL_FIELD (HslAgreement, mediator, LINK, HSL_FIELD_PLAIN, "worker", N_ ("Signing mediator")),
  HSL_FIELD (HslAgreement, recorder, LINK, HSL_FIELD_PLAIN, "worker", N_ ("Recorder")),
  HSL_FIELD (HslAgreement, signatures, LIST, HSL_FIELD_PLAIN, "signature", N_ ("Signatures")),
  HSL_FIELD (HslAgreement, voided_on, DAY, HSL_FIELD_PAST, NULL, N_ ("Voided on")),
  HSL_FIELD (HslAgreement, voided_reason, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Reason of voiding")),
  HSL_FIELD (HslAgreement, confirmation_applied_on, DAY, HSL_FIELD_PAST, NULL,
             N_ ("Applied for court confirmation on")),
  HSL_FIELD (HslAgreement, confirmation_court, TEXT, HSL_FIELD_SEALED | HSL_FIELD_ACTION, NULL,
             N_ ("Court that is asked to confirm")),
  HSL_FIELD (HslAgreement, effective_on, DAY, HSL_FIELD_DERIVED, NULL, N_ ("In force since")),
  HSL_FIELD (HslAgreement, performed_on, DAY, HSL_FIELD_DERIVED, NULL, N_ ("Performed on")),
  HSL_FIELD (HslAgreement, followed_on, DAY, HSL_FIELD_DERIVED, NULL, N_ ("Followed up on")),
  HSL_FIELD (HslAgreement, total_fen, MONEY, HSL_FIELD_DERIVED, NULL, N_ ("Total")),
  HSL_FIELD (HslAgreement, copies, NUMBER, HSL_FIELD_DERIVED, NULL, N_ ("Copies")),
};
/* clang-format on */

const HslNoun hsl_agreement_noun =
    HSL_NOUN (HslAgreement, "agreement", N_ ("Agreement"), "agreement", agreement_fields);

/**
 * hsl_agreement_get_items:
 *
 * Returns: (transfer container) (element-type HslFact): terms and free paragraphs in the order of the paper
 */
GPtrArray *
hsl_agreement_get_items (const HslAgreement *self)
{
  GPtrArray *items = g_ptr_array_new ();

  for (guint t = 0; t <= self->terms->len; t++)
    {
      if (t > 0)
        g_ptr_array_add (items, g_ptr_array_index (self->terms, t - 1));
      for (guint i = 0; i < self->paragraphs->len; i++)
        {
          const HslFreeParagraph *paragraph = g_ptr_array_index (self->paragraphs, i);
          gint64                  after = CLAMP (paragraph->after, 0, (gint64) self->terms->len);

          if (after == (gint64) t)
            g_ptr_array_add (items, (gpointer) paragraph);
        }
    }
  return items;
}
