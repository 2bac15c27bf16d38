/* test-seal.c: sealed rows, hashed words, sealed attachments
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-keyring.h"
#include "hsl-seal.h"
#include "hsl-vault-error.h"

#include <sodium.h>
#include <string.h>

/* Computed in Python from the definition in hsl-seal.c, calling libsodium:
 * key = 00 01 .. 1f, nonce = 64 65 .. 7b. */
#define VECTOR                                         \
  "017ed8b5a56465666768696a6b6c6d6e6f7071727374757677" \
  "78797a7bedc5f7e0ae164c62eb2d89152419abe2c7c076edfd"
#define TOKEN_VECTOR G_GUINT64_CONSTANT (0x22c081fc176e4b80)

static const char plain[] = "张秀英 13800000000 榕湖里7号";

static HslVault *
new_vault (void)
{
  g_autoptr (HslSecret) key = hsl_key_new ();

  return hsl_vault_new (key);
}

/* The key of all tests that compare with fixed bytes. */
static HslVault *
fixed_vault (void)
{
  g_autoptr (HslSecret) key = hsl_secret_new (HSL_KEY_SIZE);

  for (guint i = 0; i < HSL_KEY_SIZE; i++)
    hsl_secret_get_data (key)[i] = (guint8) i;
  return hsl_vault_new (key);
}

static HslAad *
party_row (const char *uid,
           gint64      version,
           const char *side)
{
  HslAad *aad = hsl_aad_new ("party", uid, version);

  hsl_aad_add_text (aad, "case_uid", "c1");
  hsl_aad_add_text (aad, "side", side);
  return aad;
}

static GBytes *
open_bytes (HslVault *vault,
            HslAad   *aad,
            GBytes   *sealed,
            GError  **error)
{
  gsize         size;
  gconstpointer data = g_bytes_get_data (sealed, &size);

  return hsl_vault_open (vault, aad, data, size, error);
}

static void
assert_refused (HslVault     *vault,
                HslAad       *aad,
                gconstpointer data,
                gsize         size,
                HslVaultError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) opened = hsl_vault_open (vault, aad, data, size, &error);

  g_assert_null (opened);
  g_assert_error (error, HSL_VAULT_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, hsl_aad_get_uid (aad)));
  g_assert_nonnull (strstr (error->message, hsl_aad_get_table (aad)));
}

static void
test_round_trip (void)
{
  g_autoptr (HslVault) vault = new_vault ();
  g_autoptr (HslAad)   aad = party_row ("p1", 1, "applicant");
  gsize                sizes[] = { 0, 1, sizeof plain, 100000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree guint8 *data = g_malloc0 (sizes[i] + 1);
      g_autoptr (GBytes) sealed = hsl_vault_seal (vault, aad, data, sizes[i]);
      g_autoptr (GBytes) again = hsl_vault_seal (vault, aad, data, sizes[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) opened = open_bytes (vault, aad, sealed, &error);

      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (opened, NULL), g_bytes_get_size (opened), data, sizes[i]);
      g_assert_false (g_bytes_equal (sealed, again));
    }
}

/* A row sealed by the first version of the format has to open for ever. */
static void
test_vector (void)
{
  g_autoptr (HslVault) vault = fixed_vault ();
  g_autoptr (HslAad)   aad = party_row ("p1", 1, "applicant");
  g_autoptr (GError)   error = NULL;
  g_autoptr (GBytes)   opened = NULL;
  guint8               sealed[256];
  gsize                size;

  g_assert_cmpint (sodium_hex2bin (sealed, sizeof sealed, VECTOR, strlen (VECTOR), NULL, &size, NULL), ==, 0);
  opened = hsl_vault_open (vault, aad, sealed, size, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (opened, NULL), g_bytes_get_size (opened), "hello", 5);
}

static void
test_every_byte (void)
{
  g_autoptr (HslVault) vault = new_vault ();
  g_autoptr (HslAad)   aad = party_row ("p1", 1, "applicant");
  g_autoptr (GBytes)   sealed = hsl_vault_seal (vault, aad, plain, sizeof plain);
  gsize                size;
  const guint8        *data = g_bytes_get_data (sealed, &size);
  g_autofree guint8   *changed = g_memdup2 (data, size);

  for (gsize at = 0; at < size; at++)
    for (guint bit = 0; bit < 8; bit++)
      {
        gboolean in_key_id = at >= 1 && at < 5;

        changed[at] ^= (guint8) (1U << bit);
        assert_refused (vault, aad, changed, size,
                        in_key_id ? HSL_VAULT_ERROR_WRONG_KEY : HSL_VAULT_ERROR_TAMPERED);
        changed[at] = data[at];
      }
  for (gsize shorter = 0; shorter < size; shorter++)
    assert_refused (vault, aad, data, shorter, HSL_VAULT_ERROR_TAMPERED);
  assert_refused (vault, aad, NULL, 0, HSL_VAULT_ERROR_TAMPERED);
}

/* A sealed part opens in its own row only, beside its own plain columns. */
static void
test_swapped_rows (void)
{
  g_autoptr (HslVault) vault = new_vault ();
  g_autoptr (HslAad)   aad = party_row ("p1", 2, "applicant");
  g_autoptr (GBytes)   sealed = hsl_vault_seal (vault, aad, plain, sizeof plain);
  g_autoptr (HslAad)   other_row = party_row ("p2", 2, "applicant");
  g_autoptr (HslAad)   older = party_row ("p1", 1, "applicant");
  g_autoptr (HslAad)   other_side = party_row ("p1", 2, "respondent");
  g_autoptr (HslAad)   no_side = party_row ("p1", 2, NULL);
  g_autoptr (HslAad)   other_table = hsl_aad_new ("person", "p1", 2);
  HslAad              *wrong[] = { other_row, older, other_side, no_side, other_table };
  gsize                size;
  gconstpointer        data = g_bytes_get_data (sealed, &size);

  hsl_aad_add_text (other_table, "case_uid", "c1");
  hsl_aad_add_text (other_table, "side", "applicant");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_refused (vault, wrong[i], data, size, HSL_VAULT_ERROR_TAMPERED);
}

static void
test_wrong_key (void)
{
  g_autoptr (HslVault) vault = new_vault ();
  g_autoptr (HslVault) other = new_vault ();
  g_autoptr (HslAad)   aad = party_row ("p1", 1, "applicant");
  g_autoptr (GBytes)   sealed = hsl_vault_seal (vault, aad, plain, sizeof plain);
  gsize                size;
  gconstpointer        data = g_bytes_get_data (sealed, &size);
  guint32              id = 0;
  guint8               newer[60];

  assert_refused (other, aad, data, size, HSL_VAULT_ERROR_WRONG_KEY);
  g_assert_true (hsl_sealed_get_key_id (data, size, &id));
  g_assert_cmpuint (id, ==, hsl_vault_get_key_id (vault));
  g_assert_cmpuint (id, !=, hsl_vault_get_key_id (other));

  memset (newer, 2, sizeof newer);
  g_assert_false (hsl_sealed_get_key_id (newer, sizeof newer, &id));
}

static GHashTable *
new_byte_set (void)
{
  return g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
}

/* Two stores with the same content share neither sealed bytes nor index terms. */
static void
test_two_stores (void)
{
  g_autoptr (HslVault)   one = new_vault ();
  g_autoptr (HslVault)   two = new_vault ();
  g_autoptr (GHashTable) seen = new_byte_set ();
  g_autoptr (GHashTable) hashes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  HslVault              *vaults[] = { one, two };
  g_autoptr (HslAad)     aad = party_row ("p1", 1, "applicant");

  for (guint v = 0; v < 2; v++)
    {
      g_autoptr (GBytes) sealed = hsl_vault_seal (vaults[v], aad, plain, sizeof plain);
      gsize              size = g_bytes_get_size (sealed);

      /* No run of 8 bytes in common. The format byte and the key id come first. */
      for (gsize at = 0; at + 8 <= size; at++)
        g_assert_true (g_hash_table_add (seen, g_bytes_new_from_bytes (sealed, at, 8)));

      for (guint i = 0; i < 10000; i++)
        {
          char    token[8] = { 0 };
          guint64 hash;

          g_unichar_to_utf8 (0x4E00 + i, token);
          hash = hsl_vault_hash_token (vaults[v], token, -1);
          g_assert_true (g_hash_table_add (hashes, g_memdup2 (&hash, sizeof hash)));
        }
    }
}

static void
test_token (void)
{
  g_autoptr (HslVault) vault = fixed_vault ();
  guint64              hash = hsl_vault_hash_token (vault, "押金", -1);

  g_assert_cmphex (hash, ==, hsl_vault_hash_token (vault, "押金退还", 6));
  g_assert_cmphex (hash, !=, hsl_vault_hash_token (vault, "金押", -1));
  g_assert_cmphex (hsl_vault_hash_token (vault, "", 0), !=, 0);
  /* Fixed for ever, or every index has to be made anew. */
  g_assert_cmphex (hash, ==, TOKEN_VECTOR);
}

static void
test_derived (void)
{
  g_autoptr (HslVault)  vault = fixed_vault ();
  g_autoptr (HslVault)  other = new_vault ();
  g_autoptr (HslSecret) a = hsl_vault_derive (vault, "backup");
  g_autoptr (HslSecret) b = hsl_vault_derive (vault, "backup");
  g_autoptr (HslSecret) c = hsl_vault_derive (vault, "draft");
  g_autoptr (HslSecret) d = hsl_vault_derive (other, "backup");

  g_assert_true (hsl_secret_equal (a, b));
  g_assert_false (hsl_secret_equal (a, c));
  g_assert_false (hsl_secret_equal (a, d));
}

static void
test_wiped (void)
{
  g_autoptr (HslVault) vault = new_vault ();
  g_autoptr (HslAad)   aad = party_row ("p1", 1, "applicant");
  g_autoptr (GBytes)   sealed = hsl_vault_seal (vault, aad, plain, sizeof plain);
  gsize                size;
  gconstpointer        data = g_bytes_get_data (sealed, &size);

  hsl_vault_wipe (vault);
  assert_refused (vault, aad, data, size, HSL_VAULT_ERROR_TAMPERED);
}

/* --- attachments --- */

#define N_CHUNKS 3

static GPtrArray *
seal_chunks (HslVault *vault,
             HslAad   *aad,
             GBytes  **out_head)
{
  g_autoptr (HslSealStream) stream = hsl_seal_stream_new (vault, aad);
  GPtrArray                *chunks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autofree guint8        *data = g_malloc0 (HSL_CHUNK_SIZE);

  *out_head = g_bytes_ref (hsl_seal_stream_get_head (stream));
  for (guint i = 0; i < N_CHUNKS; i++)
    {
      memset (data, (int) i, HSL_CHUNK_SIZE);
      g_ptr_array_add (chunks, hsl_seal_stream_push (stream, data, i + 1 < N_CHUNKS ? HSL_CHUNK_SIZE : 10,
                                                     i + 1 == N_CHUNKS));
    }
  return chunks;
}

static gboolean
open_chunks (HslVault  *vault,
             HslAad    *aad,
             GBytes    *head,
             GPtrArray *chunks,
             GError   **error)
{
  g_autoptr (HslSealStream) stream = hsl_seal_stream_new_open (vault, aad, head, error);

  if (stream == NULL)
    return FALSE;
  for (guint i = 0; i < chunks->len; i++)
    {
      gsize              size;
      gconstpointer      data = g_bytes_get_data (g_ptr_array_index (chunks, i), &size);
      g_autoptr (GBytes) opened = hsl_seal_stream_pull (stream, data, size, error);

      if (opened == NULL)
        {
          g_assert_false (hsl_seal_stream_finish (stream, NULL));
          return FALSE;
        }
      g_assert_cmpuint (g_bytes_get_size (opened), ==, i + 1 < N_CHUNKS ? HSL_CHUNK_SIZE : 10);
      g_assert_cmpuint (((const guint8 *) g_bytes_get_data (opened, NULL))[5], ==, i);
    }
  return hsl_seal_stream_finish (stream, error);
}

static void
assert_chunks_refused (HslVault  *vault,
                       HslAad    *aad,
                       GBytes    *head,
                       GPtrArray *chunks)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (open_chunks (vault, aad, head, chunks, &error));
  g_assert_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_TAMPERED);
}

static void
test_stream (void)
{
  g_autoptr (HslVault)  vault = new_vault ();
  g_autoptr (HslVault)  other_vault = new_vault ();
  g_autoptr (HslAad)    aad = hsl_aad_new ("attachment", "a1", 1);
  g_autoptr (HslAad)    other_row = hsl_aad_new ("attachment", "a2", 1);
  g_autoptr (GBytes)    head = NULL;
  g_autoptr (GBytes)    other_head = g_bytes_new ("x", 1);
  g_autoptr (GPtrArray) chunks = seal_chunks (vault, aad, &head);
  g_autoptr (GError)    error = NULL;

  g_assert_true (open_chunks (vault, aad, head, chunks, &error));
  g_assert_no_error (error);

  assert_chunks_refused (other_vault, aad, head, chunks);
  assert_chunks_refused (vault, other_row, head, chunks);
  assert_chunks_refused (vault, aad, other_head, chunks);
}

static void
test_stream_cut (void)
{
  g_autoptr (HslVault)  vault = new_vault ();
  g_autoptr (HslAad)    aad = hsl_aad_new ("attachment", "a1", 1);
  g_autoptr (GBytes)    head = NULL;
  g_autoptr (GPtrArray) chunks = seal_chunks (vault, aad, &head);

  /* Two chunks in the wrong order, the last one twice, the last one missing, all missing. */
  {
    gpointer first = chunks->pdata[0];

    chunks->pdata[0] = chunks->pdata[1];
    chunks->pdata[1] = first;
    assert_chunks_refused (vault, aad, head, chunks);
    chunks->pdata[1] = chunks->pdata[0];
    chunks->pdata[0] = first;
  }
  g_ptr_array_add (chunks, g_bytes_ref (chunks->pdata[N_CHUNKS - 1]));
  assert_chunks_refused (vault, aad, head, chunks);
  g_ptr_array_set_size (chunks, N_CHUNKS - 1);
  assert_chunks_refused (vault, aad, head, chunks);
  g_ptr_array_set_size (chunks, 0);
  assert_chunks_refused (vault, aad, head, chunks);
}

static void
test_stream_every_byte (void)
{
  g_autoptr (HslVault)      vault = new_vault ();
  g_autoptr (HslAad)        aad = hsl_aad_new ("attachment", "a1", 1);
  g_autoptr (HslSealStream) stream = hsl_seal_stream_new (vault, aad);
  g_autoptr (GBytes)        sealed = hsl_seal_stream_push (stream, plain, sizeof plain, TRUE);
  gsize                     size;
  const guint8             *data = g_bytes_get_data (sealed, &size);
  g_autofree guint8        *changed = g_memdup2 (data, size);

  for (gsize at = 0; at < size; at++)
    {
      g_autoptr (GError)        error = NULL;
      g_autoptr (HslSealStream) reader = NULL;
      g_autoptr (GBytes)        opened = NULL;

      changed[at] ^= 1;
      reader = hsl_seal_stream_new_open (vault, aad, hsl_seal_stream_get_head (stream), NULL);
      opened = hsl_seal_stream_pull (reader, changed, size, &error);
      g_assert_null (opened);
      g_assert_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_TAMPERED);
      changed[at] = data[at];
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vault/seal/round-trip", test_round_trip);
  g_test_add_func ("/vault/seal/vector", test_vector);
  g_test_add_func ("/vault/seal/every-byte", test_every_byte);
  g_test_add_func ("/vault/seal/swapped-rows", test_swapped_rows);
  g_test_add_func ("/vault/seal/wrong-key", test_wrong_key);
  g_test_add_func ("/vault/seal/two-stores", test_two_stores);
  g_test_add_func ("/vault/seal/token", test_token);
  g_test_add_func ("/vault/seal/derived", test_derived);
  g_test_add_func ("/vault/seal/wiped", test_wiped);
  g_test_add_func ("/vault/seal-stream/round-trip", test_stream);
  g_test_add_func ("/vault/seal-stream/cut", test_stream_cut);
  g_test_add_func ("/vault/seal-stream/every-byte", test_stream_every_byte);
  return g_test_run ();
}
