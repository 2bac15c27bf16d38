/* hsl-keyring.c: the keys of one account, and how a password opens them
 *
 *   seed (32 random bytes) ─┬─▶ X25519 pair: keys are sealed to its public half
 *                           └─▶ Ed25519 pair: signs the activity of the account
 *   wrapped = format ‖ nonce ‖ XChaCha20-Poly1305 (Argon2id (password, salt), seed),
 *             which also authenticates the cost, the salt and both public keys
 *   sealed key = crypto_box_seal (format ‖ BLAKE2b (context) ‖ key)
 *
 * So a password can change without touching any other key, and the data key of a store or of a locked
 * case is sealed to as many accounts as may have it; an account to which it is not sealed has no way to
 * it. The context ("data", "case:UID") keeps a key sealed for one purpose from being put in the place of
 * another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-keyring"

#include "hsl-keyring.h"

#include "hsl-digest-private.h"
#include "hsl-vault-error.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define WRAP_FORMAT  1
#define SEAL_FORMAT  1
#define NONCE_SIZE   crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG_SIZE     crypto_aead_xchacha20poly1305_ietf_ABYTES
#define WRAPPED_SIZE (1 + NONCE_SIZE + HSL_KEY_SIZE + TAG_SIZE)
#define CONTEXT_SIZE 16
#define PAYLOAD_SIZE (1 + CONTEXT_SIZE + HSL_KEY_SIZE)
#define SEALED_SIZE  (crypto_box_SEALBYTES + PAYLOAD_SIZE)

/* A stored cost beyond these did not come from this program and would only hang it. */
#define PASSES_MAX 64
#define MEMORY_MAX (G_GINT64_CONSTANT (2) << 30)
#define MEBIBYTE   (G_GINT64_CONSTANT (1) << 20)

G_STATIC_ASSERT (HSL_KEY_SIZE == crypto_box_SEEDBYTES && HSL_KEY_SIZE == crypto_sign_SEEDBYTES);
G_STATIC_ASSERT (HSL_KEY_SIZE == crypto_kdf_KEYBYTES);
G_STATIC_ASSERT (HSL_PUBLIC_KEY_SIZE == crypto_box_PUBLICKEYBYTES);
G_STATIC_ASSERT (HSL_PUBLIC_KEY_SIZE == crypto_sign_PUBLICKEYBYTES);

struct _HslKeyring
{
  gatomicrefcount ref_count;

  /* Owned */
  HslSecret *seed;
  HslSecret *box_secret;
  HslSecret *sign_secret;
  GBytes    *box_public;
  GBytes    *sign_public;
};

static gboolean
cost_is_sane (HslPasswordCost cost)
{
  return cost.passes >= (gint64) crypto_pwhash_argon2id_OPSLIMIT_MIN && cost.passes <= PASSES_MAX &&
         cost.memory >= (gint64) crypto_pwhash_argon2id_MEMLIMIT_MIN && cost.memory <= MEMORY_MAX;
}

static HslSecret *
derive_password_key (HslSecret      *password,
                     HslPasswordCost cost,
                     GBytes         *salt,
                     GError        **error)
{
  g_autoptr (HslSecret) key = hsl_secret_new (HSL_KEY_SIZE);

  if (crypto_pwhash (hsl_secret_get_data (key), HSL_KEY_SIZE, hsl_secret_get_text (password),
                     hsl_secret_get_size (password), g_bytes_get_data (salt, NULL),
                     (unsigned long long) cost.passes, (size_t) cost.memory,
                     crypto_pwhash_ALG_ARGON2ID13) != 0)
    {
      g_set_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_MEMORY,
                   _ ("Checking the password needs %d MiB of free memory"), (int) (cost.memory / MEBIBYTE));
      return NULL;
    }
  return g_steal_pointer (&key);
}

/* What the wrap authenticates beside the seed. All parts but the first two have a fixed size. */
static GByteArray *
build_wrap_data (HslPasswordCost cost,
                 GBytes         *salt,
                 GBytes         *box_public,
                 GBytes         *sign_public)
{
  GByteArray *data = g_byte_array_new ();
  gint64      passes = GINT64_TO_LE (cost.passes);
  gint64      memory = GINT64_TO_LE (cost.memory);

  g_byte_array_append (data, (const guint8 *) "hsl-wrap", 8);
  g_byte_array_append (data, (const guint8 *) &passes, sizeof passes);
  g_byte_array_append (data, (const guint8 *) &memory, sizeof memory);
  g_byte_array_append (data, g_bytes_get_data (salt, NULL), (guint) g_bytes_get_size (salt));
  g_byte_array_append (data, g_bytes_get_data (box_public, NULL), (guint) g_bytes_get_size (box_public));
  g_byte_array_append (data, g_bytes_get_data (sign_public, NULL), (guint) g_bytes_get_size (sign_public));
  return data;
}

static double
time_password_key (HslPasswordCost cost)
{
  g_autoptr (HslSecret) password = hsl_secret_new_text ("how fast is this machine");
  g_autoptr (GBytes)    salt = hsl_random_bytes (crypto_pwhash_SALTBYTES);
  g_autoptr (HslSecret) key = NULL;
  gint64                start = g_get_monotonic_time ();

  key = derive_password_key (password, cost, salt, NULL);
  if (key == NULL)
    return G_MAXDOUBLE;
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

/**
 * hsl_password_cost_measure:
 * @seconds: what one sign-in may cost on this machine
 *
 * Takes as much memory as lets three passes (RFC 9106) fit into the time, and then as many passes as
 * fit. Runs for about @seconds; not on the thread of a window.
 *
 * Returns: the cost
 */
HslPasswordCost
hsl_password_cost_measure (double seconds)
{
  HslPasswordCost cost = { 3, 256 * MEBIBYTE };
  double          three;
  double          one;

  g_return_val_if_fail (seconds > 0, HSL_PASSWORD_COST_MINIMUM);

  three = time_password_key (cost);
  while (three > seconds && cost.memory > 64 * MEBIBYTE)
    {
      cost.memory /= 2;
      three = time_password_key (cost);
    }

  /* The first pass pays for getting the memory, too. */
  cost.passes = 1;
  one = time_password_key (cost);
  if (one == G_MAXDOUBLE)
    cost.passes = 2;
  else
    cost.passes = CLAMP ((gint64) (1 + (seconds - one) * 2 / MAX (three - one, one / 4)), 2, 16);
  return cost;
}

/**
 * hsl_account_keys_new:
 *
 * Puts together what was read from the account table; whether it is whole shows when it is opened.
 *
 * Returns: (transfer full):
 */
HslAccountKeys *
hsl_account_keys_new (HslPasswordCost cost,
                      GBytes         *salt,
                      GBytes         *box_public,
                      GBytes         *sign_public,
                      GBytes         *wrapped)
{
  HslAccountKeys *self;

  g_return_val_if_fail (salt != NULL && box_public != NULL && sign_public != NULL && wrapped != NULL, NULL);

  self = g_new0 (HslAccountKeys, 1);
  self->cost = cost;
  self->salt = g_bytes_ref (salt);
  self->box_public = g_bytes_ref (box_public);
  self->sign_public = g_bytes_ref (sign_public);
  self->wrapped = g_bytes_ref (wrapped);
  return self;
}

void
hsl_account_keys_free (HslAccountKeys *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->salt, g_bytes_unref);
  g_clear_pointer (&self->box_public, g_bytes_unref);
  g_clear_pointer (&self->sign_public, g_bytes_unref);
  g_clear_pointer (&self->wrapped, g_bytes_unref);
  g_free (self);
}

static gboolean
check_account_keys (const HslAccountKeys *self,
                    GError              **error)
{
  gsize         size;
  const guint8 *wrapped = g_bytes_get_data (self->wrapped, &size);

  if (cost_is_sane (self->cost) && g_bytes_get_size (self->salt) == crypto_pwhash_SALTBYTES &&
      g_bytes_get_size (self->box_public) == HSL_PUBLIC_KEY_SIZE &&
      g_bytes_get_size (self->sign_public) == HSL_PUBLIC_KEY_SIZE && size == WRAPPED_SIZE &&
      wrapped[0] == WRAP_FORMAT)
    return TRUE;

  g_set_error_literal (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_MALFORMED,
                       _ ("The keys of this account are damaged or of a newer format"));
  return FALSE;
}

/**
 * hsl_account_keys_open:
 *
 * Takes as long as the cost says. A changed salt, cost or public key looks like a wrong password.
 *
 * Returns: (transfer full): the keys; %NULL with %HSL_VAULT_ERROR_WRONG_PASSWORD
 */
HslKeyring *
hsl_account_keys_open (const HslAccountKeys *self,
                       HslSecret            *password,
                       GError              **error)
{
  g_autoptr (HslSecret)  key = NULL;
  g_autoptr (HslSecret)  seed = NULL;
  g_autoptr (GByteArray) beside = NULL;
  const guint8          *wrapped;

  g_return_val_if_fail (self != NULL && password != NULL, NULL);

  if (!check_account_keys (self, error))
    return NULL;
  key = derive_password_key (password, self->cost, self->salt, error);
  if (key == NULL)
    return NULL;

  beside = build_wrap_data (self->cost, self->salt, self->box_public, self->sign_public);
  wrapped = g_bytes_get_data (self->wrapped, NULL);
  seed = hsl_secret_new (HSL_KEY_SIZE);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt (hsl_secret_get_data (seed), NULL, NULL,
                                                  wrapped + 1 + NONCE_SIZE,
                                                  HSL_KEY_SIZE + TAG_SIZE, beside->data, beside->len,
                                                  wrapped + 1, hsl_secret_peek (key)) != 0)
    {
      g_set_error_literal (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_WRONG_PASSWORD,
                           _ ("The password is wrong"));
      return NULL;
    }
  return hsl_keyring_new_from_seed (seed);
}

/**
 * hsl_keyring_new:
 *
 * Returns: (transfer full): new keys
 */
HslKeyring *
hsl_keyring_new (void)
{
  g_autoptr (HslSecret) seed = hsl_secret_new_random (HSL_KEY_SIZE);

  return hsl_keyring_new_from_seed (seed);
}

/**
 * hsl_keyring_new_from_seed:
 * @seed: %HSL_KEY_SIZE bytes
 *
 * Returns: (transfer full): the same keys for the same seed
 */
HslKeyring *
hsl_keyring_new_from_seed (HslSecret *seed)
{
  g_autoptr (HslSecret) part = hsl_secret_new (HSL_KEY_SIZE);
  HslKeyring           *self;
  guint8                box_public[HSL_PUBLIC_KEY_SIZE];
  guint8                sign_public[HSL_PUBLIC_KEY_SIZE];

  g_return_val_if_fail (seed != NULL && hsl_secret_get_size (seed) == HSL_KEY_SIZE, NULL);

  self = g_new0 (HslKeyring, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->seed = hsl_secret_new_copy (hsl_secret_peek (seed), HSL_KEY_SIZE);
  self->box_secret = hsl_secret_new (crypto_box_SECRETKEYBYTES);
  self->sign_secret = hsl_secret_new (crypto_sign_SECRETKEYBYTES);

  crypto_kdf_derive_from_key (hsl_secret_get_data (part), HSL_KEY_SIZE, 1, "hsl-keys",
                              hsl_secret_peek (seed));
  crypto_box_seed_keypair (box_public, hsl_secret_get_data (self->box_secret), hsl_secret_peek (part));
  crypto_kdf_derive_from_key (hsl_secret_get_data (part), HSL_KEY_SIZE, 2, "hsl-keys",
                              hsl_secret_peek (seed));
  crypto_sign_seed_keypair (sign_public, hsl_secret_get_data (self->sign_secret), hsl_secret_peek (part));

  self->box_public = g_bytes_new (box_public, sizeof box_public);
  self->sign_public = g_bytes_new (sign_public, sizeof sign_public);
  return self;
}

HslKeyring *
hsl_keyring_ref (HslKeyring *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * hsl_keyring_copy:
 *
 * Returns: (transfer full): the same keys, which stay when @self is wiped
 */
HslKeyring *
hsl_keyring_copy (HslKeyring *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return hsl_keyring_new_from_seed (self->seed);
}

/**
 * hsl_keyring_unref:
 * @self: (nullable):
 */
void
hsl_keyring_unref (HslKeyring *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->seed, hsl_secret_unref);
  g_clear_pointer (&self->box_secret, hsl_secret_unref);
  g_clear_pointer (&self->sign_secret, hsl_secret_unref);
  g_clear_pointer (&self->box_public, g_bytes_unref);
  g_clear_pointer (&self->sign_public, g_bytes_unref);
  g_free (self);
}

/**
 * hsl_keyring_wipe:
 *
 * Forgets the secret halves at once, whoever still holds a reference. Nothing can be opened or signed
 * with it any more.
 */
void
hsl_keyring_wipe (HslKeyring *self)
{
  g_return_if_fail (self != NULL);

  hsl_secret_wipe (self->seed);
  hsl_secret_wipe (self->box_secret);
  hsl_secret_wipe (self->sign_secret);
}

GBytes *
hsl_keyring_get_box_public (HslKeyring *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->box_public;
}

GBytes *
hsl_keyring_get_sign_public (HslKeyring *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->sign_public;
}

/**
 * hsl_keyring_lock:
 * @password: the first or the new password
 * @flags: %HSL_PASSWORD_MAY_BE_EMPTY in demo stores
 *
 * Puts the keys under @password. What was locked with an earlier password still opens with that one:
 * whoever changes a password replaces the stored keys.
 *
 * Returns: (transfer full): what to store; %NULL with %HSL_VAULT_ERROR_WEAK_PASSWORD
 */
HslAccountKeys *
hsl_keyring_lock (HslKeyring      *self,
                  HslSecret       *password,
                  HslPasswordCost  cost,
                  HslPasswordFlags flags,
                  GError         **error)
{
  g_autoptr (GBytes)     salt = hsl_random_bytes (crypto_pwhash_SALTBYTES);
  g_autoptr (GBytes)     wrapped_bytes = NULL;
  g_autoptr (HslSecret)  key = NULL;
  g_autoptr (GByteArray) beside = NULL;
  guint8                 wrapped[WRAPPED_SIZE] = { WRAP_FORMAT };

  g_return_val_if_fail (self != NULL && password != NULL && cost_is_sane (cost), NULL);

  if (hsl_secret_get_size (password) == 0 && !(flags & HSL_PASSWORD_MAY_BE_EMPTY))
    {
      g_set_error_literal (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_WEAK_PASSWORD,
                           _ ("Only a demo station may have an empty password"));
      return NULL;
    }
  key = derive_password_key (password, cost, salt, error);
  if (key == NULL)
    return NULL;

  beside = build_wrap_data (cost, salt, self->box_public, self->sign_public);
  randombytes_buf (wrapped + 1, NONCE_SIZE);
  crypto_aead_xchacha20poly1305_ietf_encrypt (wrapped + 1 + NONCE_SIZE, NULL, hsl_secret_peek (self->seed),
                                              HSL_KEY_SIZE, beside->data, beside->len, NULL, wrapped + 1,
                                              hsl_secret_peek (key));
  wrapped_bytes = g_bytes_new (wrapped, sizeof wrapped);
  return hsl_account_keys_new (cost, salt, self->box_public, self->sign_public, wrapped_bytes);
}

/**
 * hsl_keyring_sign:
 * @hash: of hsl_chain_hash()
 *
 * Returns: (transfer full): the account's signature, see hsl_signature_verify()
 */
GBytes *
hsl_keyring_sign (HslKeyring *self,
                  GBytes     *hash)
{
  guint8 framed[HSL_FRAMED_HASH_SIZE];
  guint8 signature[HSL_SIGNATURE_SIZE];

  g_return_val_if_fail (self != NULL && hash != NULL && g_bytes_get_size (hash) == HSL_DIGEST_SIZE, NULL);

  hsl_digest_frame_hash (hash, framed);
  crypto_sign_detached (signature, NULL, framed, sizeof framed, hsl_secret_peek (self->sign_secret));
  return g_bytes_new (signature, sizeof signature);
}

/**
 * hsl_public_keys_format_fingerprint:
 *
 * Returns: (transfer full): 24 digits in six groups, for two people to compare: whoever put other keys
 *   in the place of these has other digits
 */
char *
hsl_public_keys_format_fingerprint (GBytes *box_public,
                                    GBytes *sign_public)
{
  static const char        label[] = "hsl-fingerprint-1";
  crypto_generichash_state state;
  guint8                   digest[HSL_DIGEST_SIZE];
  GString                 *text = g_string_new (NULL);
  gsize                    size;
  const guint8            *data;

  g_return_val_if_fail (box_public != NULL && sign_public != NULL, NULL);

  crypto_generichash_init (&state, NULL, 0, sizeof digest);
  crypto_generichash_update (&state, (const guint8 *) label, sizeof label);
  data = g_bytes_get_data (box_public, &size);
  crypto_generichash_update (&state, data, size);
  data = g_bytes_get_data (sign_public, &size);
  crypto_generichash_update (&state, data, size);
  crypto_generichash_final (&state, digest, sizeof digest);

  /* Four bytes to four digits: what the remainder favours is far below what could be used. */
  for (guint i = 0; i < 6; i++)
    {
      guint32 word;

      memcpy (&word, digest + i * sizeof word, sizeof word);
      g_string_append_printf (text, i == 0 ? "%04u" : " %04u", GUINT32_FROM_LE (word) % 10000);
    }
  return g_string_free (text, FALSE);
}

static void
hash_context (const char *context,
              guint8      hash[CONTEXT_SIZE])
{
  crypto_generichash (hash, CONTEXT_SIZE, (const guint8 *) context, strlen (context), NULL, 0);
}

/**
 * hsl_key_new:
 *
 * Returns: (transfer full): a random key, for a store or for a locked case
 */
HslSecret *
hsl_key_new (void)
{
  return hsl_secret_new_random (HSL_KEY_SIZE);
}

/**
 * hsl_key_seal_to:
 * @key: of hsl_key_new()
 * @box_public: whom to admit: an account's or the recovery key's public half
 * @context: what the key opens
 *
 * Returns: (transfer full): what only the owner of @box_public can open, with the same @context;
 *   %NULL with %HSL_VAULT_ERROR_MALFORMED when @box_public is no public key
 */
GBytes *
hsl_key_seal_to (HslSecret  *key,
                 GBytes     *box_public,
                 const char *context,
                 GError    **error)
{
  g_autoptr (HslSecret) payload = hsl_secret_new (PAYLOAD_SIZE);
  guint8               *data = hsl_secret_get_data (payload);
  g_autofree guint8    *sealed = g_malloc (SEALED_SIZE);

  g_return_val_if_fail (key != NULL && hsl_secret_get_size (key) == HSL_KEY_SIZE, NULL);
  g_return_val_if_fail (box_public != NULL && context != NULL, NULL);

  data[0] = SEAL_FORMAT;
  hash_context (context, data + 1);
  memcpy (data + 1 + CONTEXT_SIZE, hsl_secret_peek (key), HSL_KEY_SIZE);
  if (g_bytes_get_size (box_public) != HSL_PUBLIC_KEY_SIZE ||
      crypto_box_seal (sealed, data, PAYLOAD_SIZE, g_bytes_get_data (box_public, NULL)) != 0)
    {
      g_set_error_literal (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_MALFORMED,
                           _ ("The public key of this account is damaged"));
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&sealed), SEALED_SIZE);
}

/**
 * hsl_keyring_open_key:
 * @sealed: of hsl_key_seal_to()
 *
 * Returns: (transfer full): the key; %NULL with %HSL_VAULT_ERROR_WRONG_KEY when it was sealed to
 *   somebody else, for something else, or changed
 */
HslSecret *
hsl_keyring_open_key (HslKeyring *self,
                      GBytes     *sealed,
                      const char *context,
                      GError    **error)
{
  g_autoptr (HslSecret) payload = hsl_secret_new (PAYLOAD_SIZE);
  const guint8         *data = hsl_secret_peek (payload);
  guint8                expected[CONTEXT_SIZE];

  g_return_val_if_fail (self != NULL && sealed != NULL && context != NULL, NULL);

  hash_context (context, expected);
  if (g_bytes_get_size (sealed) != SEALED_SIZE ||
      crypto_box_seal_open (hsl_secret_get_data (payload), g_bytes_get_data (sealed, NULL), SEALED_SIZE,
                            g_bytes_get_data (self->box_public, NULL),
                            hsl_secret_peek (self->box_secret)) != 0 ||
      data[0] != SEAL_FORMAT || memcmp (data + 1, expected, CONTEXT_SIZE) != 0)
    {
      g_set_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_WRONG_KEY,
                   _ ("The key of “%s” was not sealed to this account, or was changed"), context);
      return NULL;
    }
  return hsl_secret_new_copy (data + 1 + CONTEXT_SIZE, HSL_KEY_SIZE);
}
