/* hsl-agreement-paper.h: an agreement as its paper will have it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-context.h"
#include "hsl-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_AGREEMENT_PAPER (hsl_agreement_paper_get_type ())
G_DECLARE_FINAL_TYPE (HslAgreementPaper, hsl_agreement_paper, HSL, AGREEMENT_PAPER, GtkWidget)

void  hsl_agreement_paper_show (HslAgreementPaper  *self,
                                const HslAgreement *agreement,
                                const HslCase      *owner,
                                const HslContext   *context);
void  hsl_agreement_paper_set_veiled (HslAgreementPaper *self, gboolean is_veiled);
void  hsl_agreement_paper_mark_term (HslAgreementPaper *self, int term);
char *hsl_agreement_paper_dup_text (HslAgreementPaper *self);

G_END_DECLS
