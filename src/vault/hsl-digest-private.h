/* hsl-digest-private.h: what signer and verifier share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-digest.h"

G_BEGIN_DECLS

#define HSL_SIGNED_HASH_PREFIX "hsl-activity-1"
#define HSL_FRAMED_HASH_SIZE   (sizeof HSL_SIGNED_HASH_PREFIX - 1 + HSL_DIGEST_SIZE)

void hsl_digest_frame_hash (GBytes *hash, guint8 framed[HSL_FRAMED_HASH_SIZE]);

G_END_DECLS
