/* hsl-agreement-words.h: an agreement, paragraph by paragraph
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-context.h"
#include "hsl-state.h"

G_BEGIN_DECLS

typedef enum
{
  HSL_SENTENCE_TITLE,
  HSL_SENTENCE_HEADING,
  HSL_SENTENCE_BODY,
  HSL_SENTENCE_SIGN,
} HslSentenceKind;

typedef struct
{
  HslSentenceKind kind;
  char           *text;
  int             term; /* index of the term it says, -1 for none */
} HslSentence;

GPtrArray *hsl_agreement_dup_sentences (const HslAgreement *self,
                                        const HslCase      *owner,
                                        const HslContext   *context);
void       hsl_sentence_free (HslSentence *self);

/* The id of the form that this agreement is printed on. */
const char *hsl_agreement_get_form (const HslAgreement *self, const HslCase *owner);

G_END_DECLS
