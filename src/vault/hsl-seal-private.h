/* hsl-seal-private.h: the derived keys, for the other files of sealing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-seal.h"

G_BEGIN_DECLS

const guint8 *hsl_vault_peek_attachment_key (HslVault *self);
void          hsl_seal_set_tampered (GError **error, const HslAad *aad);
void          hsl_seal_set_wrong_key (GError **error, const HslAad *aad);

G_END_DECLS
