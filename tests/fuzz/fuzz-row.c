/* fuzz-row.c: the sealed part of a row, and of an attachment
 *
 * The first byte says what follows: bytes as they stand in the file of a store, or what somebody who has the
 * key put into a row. The second byte chooses the noun.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "hsl-row.h"

#include <string.h>

#define KEY_SIZE 32

static HslVault *vault;
static HslAad   *aad;

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_autoptr (HslSecret) key = hsl_secret_new (KEY_SIZE);

  fuzz_begin ();
  memset (hsl_secret_get_data (key), 7, KEY_SIZE);
  vault = hsl_vault_new (key);
  aad = hsl_aad_new ("party", "p1", 3);
  return 0;
}

static const HslNoun *
choose_noun (guint8 byte)
{
  guint n = 0;

  while (hsl_nouns[n] != NULL)
    n++;
  return hsl_nouns[byte % n];
}

static GBytes *
open_bytes (gconstpointer data,
            gsize         size)
{
  g_autoptr (GError) error = NULL;
  GBytes            *plain = hsl_vault_open (vault, aad, data, size, &error);

  g_assert_true ((plain == NULL) == (error != NULL));
  return plain;
}

/* Nothing that was not sealed under this key opens. */
static void
read_foreign (const guint8 *data,
              gsize         size)
{
  guint32 key_id;

  g_assert_null (open_bytes (data, size));
  (void) hsl_sealed_get_key_id (data, size, &key_id);
}

/* As read_row() of the store does it. Whatever is in the row, it is a fact or an error. */
static void
read_own (const HslNoun *noun,
          const guint8  *data,
          gsize          size)
{
  g_autoptr (GBytes)   sealed = hsl_vault_seal (vault, aad, data, size);
  g_autoptr (GBytes)   plain = open_bytes (g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed));
  g_autoptr (GBytes)   salt = NULL;
  g_autoptr (GBytes)   commitment = NULL;
  g_autoptr (GVariant) content = NULL;
  g_autoptr (GVariant) written = NULL;
  g_autoptr (HslFact)  fact = hsl_fact_new (noun);
  g_autoptr (GError)   error = NULL;

  g_assert_nonnull (plain);
  g_assert_cmpmem (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain), data, size);
  content = hsl_row_unpack (plain, &salt);
  if (content == NULL || !hsl_fact_fill (fact, content, TRUE, "", &error))
    return;
  commitment = hsl_row_commit (aad, plain, salt);
  g_assert_nonnull (commitment);
  written = g_variant_ref_sink (hsl_fact_to_variant (fact, HSL_VARIANT_ALL));
  g_assert_true (g_variant_is_normal_form (written));
}

static void
read_attachment (const guint8 *data,
                 gsize         size)
{
  g_autoptr (HslSealStream) writer = hsl_seal_stream_new (vault, aad);
  GBytes                   *head = hsl_seal_stream_get_head (writer);
  g_autoptr (HslSealStream) stream = NULL;
  g_autoptr (GBytes)        plain = NULL;
  g_autoptr (GBytes)        foreign = g_bytes_new (data, MIN (size, g_bytes_get_size (head)));
  g_autoptr (HslSealStream) none = hsl_seal_stream_new_open (vault, aad, foreign, NULL);

  stream = hsl_seal_stream_new_open (vault, aad, head, NULL);
  g_assert_nonnull (stream);
  plain = hsl_seal_stream_pull (stream, data, size, NULL);
  g_assert_null (plain);
  g_assert_false (hsl_seal_stream_finish (stream, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  if (size < 2)
    return 0;
  switch (data[0] % 4)
    {
    case 0:
      read_foreign (data + 2, size - 2);
      break;
    case 1:
      read_attachment (data + 2, size - 2);
      break;
    default:
      read_own (choose_noun (data[1]), data + 2, size - 2);
    }
  return 0;
}
