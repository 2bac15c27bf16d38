/* hsl-agreement.h: agreements, their terms and instalments
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-noun.h"

G_BEGIN_DECLS

/* Signatories that are not parties. */
#define HSL_SIGNATORY_MEDIATOR "mediator"
#define HSL_SIGNATORY_SEAL     "seal"

typedef struct _HslSignature HslSignature;

/* One tick of 人民调解法 29: a party, the mediator or the seal. */
struct _HslSignature
{
  HslFact fact;
  char   *signatory; /* uid of a party, or HSL_SIGNATORY_MEDIATOR, HSL_SIGNATORY_SEAL */
  HslDay  on;
};

extern const HslNoun hsl_signature_noun;

typedef struct _HslInstalment HslInstalment;

/* One due day of a term. A term without instalments of its own has exactly one. */
struct _HslInstalment
{
  HslFact fact;
  HslDay  due_on; /* HSL_DAY_NONE while @event has not come */
  gint64  amount_fen;
  char   *event;         /* what it waits for instead of a day */
  HslDay  deferred_from; /* the due day before an agreed deferral */
  gint64  paid_fen;
  HslDay  performed_on;
  HslDay  followed_on;
  HslDay  unperformed_on;
};

extern const HslNoun hsl_instalment_noun;

typedef struct _HslTerm HslTerm;

/* Who owes whom what, how much, how, by when. */
struct _HslTerm
{
  HslFact    fact;
  gint64     position;
  char      *debtor;
  char      *creditor;
  char      *matter;
  gint64     amount_fen;
  char      *text;
  char      *manner;
  char      *place;
  GPtrArray *instalments;
  gint64     paid_fen;
  HslDay     performed_on;
};

extern const HslNoun hsl_term_noun;

typedef struct _HslFreeParagraph HslFreeParagraph;

/* A free paragraph between the terms: it binds, but nobody owes anything by it. */
struct _HslFreeParagraph
{
  HslFact fact;
  gint64  after; /* behind how many terms it stands */
  char   *text;
};

extern const HslNoun hsl_free_paragraph_noun;

typedef struct _HslAgreement HslAgreement;

/* Written or oral; in force when every signatory, the mediator and (on the civil track) the seal are ticked.
 */
struct _HslAgreement
{
  HslFact    fact;
  char      *kind;
  HslDay     drawn_on; /* oral: the day agreed, which is the day it takes effect (art. 30) */
  char      *facts;
  char      *responsibility;
  GPtrArray *terms;
  GPtrArray *paragraphs;
  char      *delay_kind; /* liability for delay */
  gint64     delay_rate; /* ten-thousandths a day */
  gint64     delay_fen;
  gboolean   delay_all_due; /* one instalment late makes the rest due */
  char      *other_text;
  gboolean   on_the_spot;
  char      *mediator;
  char      *recorder;
  GPtrArray *signatures;
  HslDay     voided_on;
  char      *voided_reason;
  HslDay     confirmation_applied_on;
  char      *confirmation_court;
  HslDay     effective_on;
  HslDay     performed_on;
  HslDay     followed_on;
  gint64     total_fen;
  gint64     copies;
};

extern const HslNoun hsl_agreement_noun;

GPtrArray *hsl_agreement_get_items (const HslAgreement *self);

G_END_DECLS
