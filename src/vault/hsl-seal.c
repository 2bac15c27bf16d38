/* hsl-seal.c: sealing rows and words under one key
 *
 *   data key ─ crypto_kdf ─┬─ 1 row key         XChaCha20-Poly1305 of the sealed part of a row
 *                          ├─ 2 token key       SipHash-2-4 of a word for the text index
 *                          ├─ 3 attachment key  see hsl-seal-stream.c
 *                          ├─ 4 key id          tells by which key something was sealed
 *                          └─ 5 purpose key     hsl_vault_derive(): drafts, backups ...
 *   sealed row = format ‖ key id (32 bit) ‖ nonce (24 random bytes) ‖ ciphertext ‖ tag
 *
 * With another format, id or nonce it does not open; all else that counts is in the additional data, see
 * hsl-aad.c. 192-bit nonces may be random for as many rows as anybody writes.
 *
 * Words are hashed with SipHash: a pseudorandom function with a 128-bit key made for short inputs, an order
 * of magnitude faster on two characters than keyed BLAKE2b, which counts when millions of bigrams are
 * indexed. 64 bits are enough, as every candidate the index names is opened and compared with the real text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-seal"

#include "hsl-seal-private.h"

#include "hsl-keyring.h"
#include "hsl-vault-error.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define FORMAT     1
#define ID_SIZE    4
#define NONCE_SIZE crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG_SIZE   crypto_aead_xchacha20poly1305_ietf_ABYTES
#define HEAD_SIZE  (1 + ID_SIZE + NONCE_SIZE)
#define CONTEXT    "hsl-data"

enum
{
  ROW_KEY,
  TOKEN_KEY,
  ATTACHMENT_KEY,
  KEY_ID,
  PURPOSE_KEY,
  N_KEYS
};

G_STATIC_ASSERT (HSL_KEY_SIZE == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
G_STATIC_ASSERT (HSL_KEY_SIZE == crypto_secretstream_xchacha20poly1305_KEYBYTES);
G_STATIC_ASSERT (HSL_KEY_SIZE >= crypto_shorthash_siphash24_KEYBYTES);

struct _HslVault
{
  gatomicrefcount ref_count;
  guint32         key_id;

  /* Owned: the derived keys in one piece */
  HslSecret *keys;
};

static const guint8 *
peek_key (HslVault *self,
          guint     key)
{
  return hsl_secret_peek (self->keys) + key * HSL_KEY_SIZE;
}

const guint8 *
hsl_vault_peek_attachment_key (HslVault *self)
{
  return peek_key (self, ATTACHMENT_KEY);
}

void
hsl_seal_set_tampered (GError      **error,
                       const HslAad *aad)
{
  g_set_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_TAMPERED,
               _ ("Row %s of table %s was changed behind the program, or is damaged"), hsl_aad_get_uid (aad),
               hsl_aad_get_table (aad));
}

void
hsl_seal_set_wrong_key (GError      **error,
                        const HslAad *aad)
{
  g_set_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_WRONG_KEY,
               _ ("Row %s of table %s is sealed with another key"), hsl_aad_get_uid (aad),
               hsl_aad_get_table (aad));
}

/**
 * hsl_vault_new:
 * @data_key: of hsl_key_new() or hsl_keyring_open_key(); not needed any more afterwards
 *
 * Returns: (transfer full): what seals and opens under @data_key
 */
HslVault *
hsl_vault_new (HslSecret *data_key)
{
  HslVault *self;
  guint8   *keys;

  g_return_val_if_fail (data_key != NULL && hsl_secret_get_size (data_key) == HSL_KEY_SIZE, NULL);

  self = g_new0 (HslVault, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->keys = hsl_secret_new (N_KEYS * HSL_KEY_SIZE);
  keys = hsl_secret_get_data (self->keys);
  for (guint i = 0; i < N_KEYS; i++)
    crypto_kdf_derive_from_key (keys + i * HSL_KEY_SIZE, HSL_KEY_SIZE, i + 1, CONTEXT,
                                hsl_secret_peek (data_key));
  memcpy (&self->key_id, peek_key (self, KEY_ID), ID_SIZE);
  self->key_id = GUINT32_FROM_LE (self->key_id);
  return self;
}

HslVault *
hsl_vault_ref (HslVault *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * hsl_vault_unref:
 * @self: (nullable):
 *
 * The last reference wipes the keys.
 */
void
hsl_vault_unref (HslVault *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->keys, hsl_secret_unref);
  g_free (self);
}

/**
 * hsl_vault_wipe:
 *
 * Forgets the keys at once, whoever still holds a reference: nothing opens any more.
 */
void
hsl_vault_wipe (HslVault *self)
{
  g_return_if_fail (self != NULL);

  hsl_secret_wipe (self->keys);
}

/**
 * hsl_vault_get_key_id:
 *
 * Returns: a number by which sealed rows tell their key, which says nothing about the key
 */
guint32
hsl_vault_get_key_id (HslVault *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->key_id;
}

/**
 * hsl_vault_derive:
 * @purpose: what it is for
 *
 * Returns: (transfer full): a key of %HSL_KEY_SIZE bytes for @purpose alone
 */
HslSecret *
hsl_vault_derive (HslVault   *self,
                  const char *purpose)
{
  HslSecret *key;

  g_return_val_if_fail (self != NULL && purpose != NULL, NULL);

  key = hsl_secret_new (HSL_KEY_SIZE);
  crypto_generichash (hsl_secret_get_data (key), HSL_KEY_SIZE, (const guint8 *) purpose, strlen (purpose),
                      peek_key (self, PURPOSE_KEY), HSL_KEY_SIZE);
  return key;
}

/**
 * hsl_vault_seal:
 * @aad: the row with its plain columns, as they will be stored
 * @plain: the sealed part of the row
 *
 * Returns: (transfer full): what to store
 */
GBytes *
hsl_vault_seal (HslVault     *self,
                HslAad       *aad,
                gconstpointer plain,
                gsize         size)
{
  guint8       *sealed;
  guint32       id;
  const guint8 *beside;
  gsize         beside_size;

  g_return_val_if_fail (self != NULL && aad != NULL, NULL);
  g_return_val_if_fail (plain != NULL || size == 0, NULL);

  id = GUINT32_TO_LE (self->key_id);
  beside = hsl_aad_get_data (aad, &beside_size);
  sealed = g_malloc (HEAD_SIZE + size + TAG_SIZE);
  sealed[0] = FORMAT;
  memcpy (sealed + 1, &id, ID_SIZE);
  randombytes_buf (sealed + 1 + ID_SIZE, NONCE_SIZE);
  crypto_aead_xchacha20poly1305_ietf_encrypt (sealed + HEAD_SIZE, NULL, plain, size, beside, beside_size,
                                              NULL,
                                              sealed + 1 + ID_SIZE, peek_key (self, ROW_KEY));
  return g_bytes_new_take (sealed, HEAD_SIZE + size + TAG_SIZE);
}

/**
 * hsl_sealed_get_key_id:
 *
 * Returns: whether @sealed has the form of a sealed row, and by which key it says it was sealed
 */
gboolean
hsl_sealed_get_key_id (gconstpointer sealed,
                       gsize         size,
                       guint32      *out_key_id)
{
  guint32 id;

  g_return_val_if_fail (out_key_id != NULL, FALSE);

  if (sealed == NULL || size < HEAD_SIZE + TAG_SIZE || *(const guint8 *) sealed != FORMAT)
    return FALSE;
  memcpy (&id, (const guint8 *) sealed + 1, ID_SIZE);
  *out_key_id = GUINT32_FROM_LE (id);
  return TRUE;
}

/**
 * hsl_vault_open:
 * @aad: the row with its plain columns, as they were read
 * @sealed: (nullable): as it was read
 *
 * Returns: (transfer full): the sealed part of the row; %NULL with %HSL_VAULT_ERROR_WRONG_KEY or, when
 *   the sealed part, a plain column, or the place of either changed, %HSL_VAULT_ERROR_TAMPERED
 */
GBytes *
hsl_vault_open (HslVault     *self,
                HslAad       *aad,
                gconstpointer sealed,
                gsize         size,
                GError      **error)
{
  guint32            id;
  g_autofree guint8 *plain = NULL;
  gsize              plain_size;
  const guint8      *data = sealed;
  const guint8      *beside;
  gsize              beside_size;

  g_return_val_if_fail (self != NULL && aad != NULL, NULL);

  if (!hsl_sealed_get_key_id (sealed, size, &id))
    {
      hsl_seal_set_tampered (error, aad);
      return NULL;
    }
  if (id != self->key_id)
    {
      hsl_seal_set_wrong_key (error, aad);
      return NULL;
    }
  beside = hsl_aad_get_data (aad, &beside_size);
  plain_size = size - HEAD_SIZE - TAG_SIZE;
  plain = g_malloc (MAX (plain_size, 1));
  if (crypto_aead_xchacha20poly1305_ietf_decrypt (plain, NULL, NULL, data + HEAD_SIZE, size - HEAD_SIZE,
                                                  beside,
                                                  beside_size, data + 1 + ID_SIZE,
                                                  peek_key (self, ROW_KEY)) != 0)
    {
      hsl_seal_set_tampered (error, aad);
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&plain), plain_size);
}

/**
 * hsl_vault_hash_token:
 * @token: a folded word or bigram
 * @length: its bytes, or -1
 *
 * Returns: the number under which @token stands in the text index of this store, and of no other
 */
guint64
hsl_vault_hash_token (HslVault   *self,
                      const char *token,
                      gssize      length)
{
  guint64 hash;

  g_return_val_if_fail (self != NULL && token != NULL, 0);

  crypto_shorthash_siphash24 ((guint8 *) &hash, (const guint8 *) token,
                              length < 0 ? strlen (token) : (gsize) length, peek_key (self, TOKEN_KEY));
  return GUINT64_FROM_LE (hash);
}
