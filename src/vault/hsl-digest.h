/* hsl-digest.h: commitments, chain hashes, signatures and bytes as text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HSL_DIGEST_SIZE    32
#define HSL_SALT_SIZE      32
#define HSL_SIGNATURE_SIZE 64

GBytes  *hsl_random_bytes (gsize size);
GBytes  *hsl_commitment_new (GBytes *salt, gconstpointer content, gsize size);
gboolean hsl_commitment_check (GBytes *commitment, GBytes *salt, gconstpointer content, gsize size);
GBytes  *hsl_chain_hash (GBytes *previous, gconstpointer record, gsize size);
gboolean hsl_signature_verify (GBytes *signature, GBytes *sign_public, GBytes *hash);

char   *hsl_bytes_to_hex (GBytes *bytes);
GBytes *hsl_bytes_from_hex (const char *hex, GError **error);
char   *hsl_bytes_to_base64 (GBytes *bytes);
GBytes *hsl_bytes_from_base64 (const char *text, GError **error);

G_END_DECLS
