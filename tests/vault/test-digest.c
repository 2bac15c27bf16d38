/* test-digest.c: commitments, chain hashes, signatures, bytes as text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-digest.h"
#include "hsl-keyring.h"
#include "hsl-vault-error.h"

#include <string.h>

static GBytes *
filled_bytes (gsize  size,
              guint8 with)
{
  guint8 *data = g_malloc (size);

  memset (data, with, size);
  return g_bytes_new_take (data, size);
}

static void
test_commitment (void)
{
  g_autoptr (GBytes) salt = filled_bytes (HSL_SALT_SIZE, 1);
  g_autoptr (GBytes) other_salt = filled_bytes (HSL_SALT_SIZE, 2);
  g_autoptr (GBytes) short_salt = filled_bytes (HSL_SALT_SIZE - 1, 1);
  g_autoptr (GBytes) a = hsl_commitment_new (salt, "content", 7);
  g_autofree char   *hex = hsl_bytes_to_hex (a);

  /* BLAKE2b-256 (key = 32 × 01, person = "hsl-commitment"), computed with Python's hashlib */
  g_assert_cmpstr (hex, ==, "5ac0602d5bdbdaae4766d50ebf0f8127184019924c45e72a7ec4e843a7ab0448");
  g_assert_true (hsl_commitment_check (a, salt, "content", 7));
  g_assert_false (hsl_commitment_check (a, salt, "content", 6));
  g_assert_false (hsl_commitment_check (a, salt, "Content", 7));
  g_assert_false (hsl_commitment_check (a, other_salt, "content", 7));
  g_assert_false (hsl_commitment_check (a, short_salt, "content", 7));
}

static void
test_chain (void)
{
  g_autoptr (GBytes) first = hsl_chain_hash (NULL, "one", 3);
  g_autoptr (GBytes) second = hsl_chain_hash (first, "two", 3);
  g_autoptr (GBytes) alone = hsl_chain_hash (NULL, "two", 3);
  g_autofree char   *hex = hsl_bytes_to_hex (second);

  /* BLAKE2b-256 (person = "hsl-activity") of 32 × 00 ‖ "one", then of that ‖ "two"; Python's hashlib */
  g_assert_cmpstr (hex, ==, "6df9eda6395c010423ef7e5de171a8df6f1711981c3ccad3a593e9a455c8b8cb");
  g_assert_false (g_bytes_equal (second, alone));
}

static void
test_signature (void)
{
  g_autoptr (HslKeyring) signer = hsl_keyring_new ();
  g_autoptr (HslKeyring) other = hsl_keyring_new ();
  g_autoptr (GBytes)     hash = hsl_chain_hash (NULL, "one", 3);
  g_autoptr (GBytes)     other_hash = hsl_chain_hash (NULL, "two", 3);
  g_autoptr (GBytes)     signature = hsl_keyring_sign (signer, hash);
  g_autoptr (GBytes)     nothing = g_bytes_new (NULL, 0);
  GBytes                *public_key = hsl_keyring_get_sign_public (signer);
  gsize                  size;
  const guint8          *data = g_bytes_get_data (signature, &size);

  g_assert_cmpuint (size, ==, HSL_SIGNATURE_SIZE);
  g_assert_true (hsl_signature_verify (signature, public_key, hash));
  g_assert_false (hsl_signature_verify (signature, public_key, other_hash));
  g_assert_false (hsl_signature_verify (signature, hsl_keyring_get_sign_public (other), hash));
  g_assert_false (hsl_signature_verify (nothing, public_key, hash));
  g_assert_false (hsl_signature_verify (signature, nothing, hash));
  g_assert_false (hsl_signature_verify (signature, public_key, nothing));

  for (gsize i = 0; i < size; i++)
    {
      g_autofree guint8 *changed = g_memdup2 (data, size);
      g_autoptr (GBytes) bytes = NULL;

      changed[i] ^= 1;
      bytes = g_bytes_new (changed, size);
      g_assert_false (hsl_signature_verify (bytes, public_key, hash));
    }
}

static void
test_text (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new ("\0\xff\x10z", 4);
  g_autofree char   *hex = hsl_bytes_to_hex (bytes);
  g_autofree char   *base64 = hsl_bytes_to_base64 (bytes);
  g_autoptr (GBytes) from_hex = hsl_bytes_from_hex (hex, NULL);
  g_autoptr (GBytes) from_paper = hsl_bytes_from_hex ("00:FF 10:7A", NULL);
  g_autoptr (GBytes) from_base64 = hsl_bytes_from_base64 (base64, NULL);
  g_autoptr (GBytes) empty = hsl_bytes_from_hex ("", NULL);
  static const char *bad_hex[] = { "0", "00f", "0g", "00 x", "00é0" };
  static const char *bad_base64[] = { "AA", "A===", "AAAA!", "AA==AA==", "AAA\n" };

  g_assert_cmpstr (hex, ==, "00ff107a");
  g_assert_cmpstr (base64, ==, "AP8Qeg==");
  g_assert_true (g_bytes_equal (bytes, from_hex));
  g_assert_true (g_bytes_equal (bytes, from_paper));
  g_assert_true (g_bytes_equal (bytes, from_base64));
  g_assert_cmpuint (g_bytes_get_size (empty), ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (bad_hex); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hsl_bytes_from_hex (bad_hex[i], &error));
      g_assert_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_MALFORMED);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad_base64); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hsl_bytes_from_base64 (bad_base64[i], &error));
      g_assert_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_MALFORMED);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vault/digest/commitment", test_commitment);
  g_test_add_func ("/vault/digest/chain", test_chain);
  g_test_add_func ("/vault/digest/signature", test_signature);
  g_test_add_func ("/vault/digest/text", test_text);
  return g_test_run ();
}
