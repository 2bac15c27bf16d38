/* hsl-agreement-pages.h: the pages of an agreement while it is typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-pages.h"
#include "hsl-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_AGREEMENT_PAGES (hsl_agreement_pages_get_type ())
G_DECLARE_FINAL_TYPE (HslAgreementPages, hsl_agreement_pages, HSL, AGREEMENT_PAGES, GtkWidget)

void      hsl_agreement_pages_show (HslAgreementPages *self,
                                    HslStore          *store,
                                    HslCase           *owner,
                                    HslAgreement      *draft);
HslPages *hsl_agreement_pages_get_pages (HslAgreementPages *self);

G_END_DECLS
