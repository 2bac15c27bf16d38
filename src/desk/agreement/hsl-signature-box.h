/* hsl-signature-box.h: who has signed, and ticking it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-field-row.h"
#include "hsl-store.h"

G_BEGIN_DECLS

#define HSL_TYPE_SIGNATURE_BOX (hsl_signature_box_get_type ())
G_DECLARE_FINAL_TYPE (HslSignatureBox, hsl_signature_box, HSL, SIGNATURE_BOX, GtkWidget)

GtkWidget      *hsl_signature_box_new (HslStore *store, HslCase *on, const HslAgreement *agreement);
GtkCheckButton *hsl_signature_box_get_check (HslSignatureBox *self, const char *signatory);
HslFieldRow    *hsl_signature_box_get_day (HslSignatureBox *self);

G_END_DECLS
