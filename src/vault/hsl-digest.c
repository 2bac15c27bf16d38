/* hsl-digest.c: commitments, chain hashes, signatures and bytes as text
 *
 * All digests are 32 bytes of BLAKE2b, each use with a personalisation of its own, so that a value
 * made for one use never passes for another:
 *
 *   commitment = BLAKE2b (key = salt, "hsl-commitment", content)
 *   hash       = BLAKE2b ("hsl-activity", hash before ‖ record), the first one after 32 bytes of 0
 *   signature  = Ed25519 ("hsl-activity-1" ‖ hash)
 *
 * A commitment tells nothing about its content once the salt is gone: that is how a destroyed case
 * leaves the chain valid.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-digest"

#include "hsl-digest.h"

#include "hsl-digest-private.h"
#include "hsl-vault-error.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

static const guint8 commitment_person[crypto_generichash_blake2b_PERSONALBYTES] = "hsl-commitment";
static const guint8 activity_person[crypto_generichash_blake2b_PERSONALBYTES] = "hsl-activity";

G_STATIC_ASSERT (HSL_SIGNATURE_SIZE == crypto_sign_BYTES);

/**
 * hsl_random_bytes:
 *
 * For salts and other values that are not secret.
 *
 * Returns: (transfer full): @size random bytes
 */
GBytes *
hsl_random_bytes (gsize size)
{
  guint8 *data = g_malloc (size);

  if (sodium_init () < 0)
    g_error ("libsodium cannot be started: no source of random numbers");
  randombytes_buf (data, size);
  return g_bytes_new_take (data, size);
}

/**
 * hsl_commitment_new:
 * @salt: %HSL_SALT_SIZE random bytes, kept beside the content
 * @content: the canonical content of a row
 *
 * Returns: (transfer full): %HSL_DIGEST_SIZE bytes that bind to @content without telling it
 */
GBytes *
hsl_commitment_new (GBytes       *salt,
                    gconstpointer content,
                    gsize         size)
{
  g_autofree guint8 *digest = g_malloc (HSL_DIGEST_SIZE);
  gsize              salt_size;
  const guint8      *salt_data;

  g_return_val_if_fail (salt != NULL && g_bytes_get_size (salt) == HSL_SALT_SIZE, NULL);

  salt_data = g_bytes_get_data (salt, &salt_size);
  crypto_generichash_blake2b_salt_personal (digest, HSL_DIGEST_SIZE, content, size, salt_data, salt_size,
                                            NULL, commitment_person);
  return g_bytes_new_take (g_steal_pointer (&digest), HSL_DIGEST_SIZE);
}

/**
 * hsl_commitment_check:
 *
 * Returns: whether @commitment was made from @salt and @content
 */
gboolean
hsl_commitment_check (GBytes       *commitment,
                      GBytes       *salt,
                      gconstpointer content,
                      gsize         size)
{
  g_autoptr (GBytes) expected = NULL;

  g_return_val_if_fail (commitment != NULL && salt != NULL, FALSE);

  if (g_bytes_get_size (salt) != HSL_SALT_SIZE)
    return FALSE;
  expected = hsl_commitment_new (salt, content, size);
  return g_bytes_equal (expected, commitment);
}

/**
 * hsl_chain_hash:
 * @previous: (nullable): the hash of the record before; %NULL for the first record
 * @record: the record in its canonical form, see hsl_aad_get_data()
 *
 * Returns: (transfer full): %HSL_DIGEST_SIZE bytes that stand for @record and all before it
 */
GBytes *
hsl_chain_hash (GBytes       *previous,
                gconstpointer record,
                gsize         size)
{
  static const guint8              start[HSL_DIGEST_SIZE] = { 0 };
  g_autofree guint8               *digest = g_malloc (HSL_DIGEST_SIZE);
  crypto_generichash_blake2b_state state;

  g_return_val_if_fail (previous == NULL || g_bytes_get_size (previous) == HSL_DIGEST_SIZE, NULL);
  g_return_val_if_fail (record != NULL || size == 0, NULL);

  crypto_generichash_blake2b_init_salt_personal (&state, NULL, 0, HSL_DIGEST_SIZE, NULL, activity_person);
  crypto_generichash_blake2b_update (&state, previous == NULL ? start : g_bytes_get_data (previous, NULL),
                                     HSL_DIGEST_SIZE);
  crypto_generichash_blake2b_update (&state, record, size);
  crypto_generichash_blake2b_final (&state, digest, HSL_DIGEST_SIZE);
  return g_bytes_new_take (g_steal_pointer (&digest), HSL_DIGEST_SIZE);
}

/* What is signed for a chain hash. */
void
hsl_digest_frame_hash (GBytes *hash,
                       guint8  framed[HSL_FRAMED_HASH_SIZE])
{
  g_assert (g_bytes_get_size (hash) == HSL_DIGEST_SIZE);

  memcpy (framed, HSL_SIGNED_HASH_PREFIX, strlen (HSL_SIGNED_HASH_PREFIX));
  memcpy (framed + strlen (HSL_SIGNED_HASH_PREFIX), g_bytes_get_data (hash, NULL), HSL_DIGEST_SIZE);
}

/**
 * hsl_signature_verify:
 * @signature: of hsl_keyring_sign()
 * @sign_public: the signing account's public key
 * @hash: of hsl_chain_hash()
 *
 * Returns: whether that account signed that hash
 */
gboolean
hsl_signature_verify (GBytes *signature,
                      GBytes *sign_public,
                      GBytes *hash)
{
  guint8 framed[HSL_FRAMED_HASH_SIZE];

  g_return_val_if_fail (signature != NULL && sign_public != NULL && hash != NULL, FALSE);

  if (g_bytes_get_size (signature) != HSL_SIGNATURE_SIZE ||
      g_bytes_get_size (sign_public) != crypto_sign_PUBLICKEYBYTES ||
      g_bytes_get_size (hash) != HSL_DIGEST_SIZE)
    return FALSE;

  hsl_digest_frame_hash (hash, framed);
  return crypto_sign_verify_detached (g_bytes_get_data (signature, NULL), framed, sizeof framed,
                                      g_bytes_get_data (sign_public, NULL)) == 0;
}

/**
 * hsl_bytes_to_hex:
 *
 * Returns: (transfer full): @bytes in lower-case hexadecimal digits
 */
char *
hsl_bytes_to_hex (GBytes *bytes)
{
  gsize         size;
  const guint8 *data;
  char         *hex;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  hex = g_malloc (size * 2 + 1);
  sodium_bin2hex (hex, size * 2 + 1, data, size);
  return hex;
}

/**
 * hsl_bytes_from_hex:
 *
 * Reads hexadecimal digits of either case; colons and spaces between them are passed over, as heads
 * of chains are typed from paper.
 *
 * Returns: (transfer full): the bytes; %NULL with %HSL_VAULT_ERROR_MALFORMED
 */
GBytes *
hsl_bytes_from_hex (const char *hex,
                    GError    **error)
{
  gsize              length;
  gsize              size = 0;
  const char        *end = NULL;
  g_autofree guint8 *data = NULL;

  g_return_val_if_fail (hex != NULL, NULL);

  length = strlen (hex);
  data = g_malloc (length / 2 + 1);
  if (sodium_hex2bin (data, length / 2 + 1, hex, length, ": ", &size, &end) != 0 || *end != '\0')
    {
      g_set_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_MALFORMED,
                   _ ("“%s” is not a row of pairs of hexadecimal digits"), hex);
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&data), size);
}

/**
 * hsl_bytes_to_base64:
 *
 * Returns: (transfer full): @bytes in base64 with padding
 */
char *
hsl_bytes_to_base64 (GBytes *bytes)
{
  gsize         size;
  const guint8 *data;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  return g_base64_encode (data, size);
}

/**
 * hsl_bytes_from_base64:
 *
 * Strict, where g_base64_decode() passes over what it does not know.
 *
 * Returns: (transfer full): the bytes; %NULL with %HSL_VAULT_ERROR_MALFORMED
 */
GBytes *
hsl_bytes_from_base64 (const char *text,
                       GError    **error)
{
  gsize              length;
  gsize              size = 0;
  const char        *end = NULL;
  g_autofree guint8 *data = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  length = strlen (text);
  data = g_malloc (length / 4 * 3 + 3);
  if (sodium_base642bin (data, length / 4 * 3 + 3, text, length, NULL, &size, &end,
                         sodium_base64_VARIANT_ORIGINAL) != 0 ||
      *end != '\0')
    {
      g_set_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_MALFORMED, _ ("“%s” is not base64"), text);
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&data), size);
}
