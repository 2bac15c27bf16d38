/* hsl-term-text.h: what a term says, in the words of the agreement
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-context.h"
#include "hsl-state.h"

G_BEGIN_DECLS

char *hsl_term_dup_text (const HslTerm      *self,
                         const HslAgreement *agreement,
                         const HslCase      *owner,
                         const HslContext   *context);
char *hsl_agreement_dup_total_text (const HslAgreement *self);
char *hsl_agreement_dup_delay_text (const HslAgreement *self);
char *hsl_instalment_dup_time (const HslInstalment *self);
char *hsl_instalment_dup_due (const HslInstalment *self);

G_END_DECLS
