/* test-keyring.c: passwords, account keys, and who has the data key
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-keyring.h"
#include "hsl-vault-error.h"

#include <string.h>

#define CHEAP HSL_PASSWORD_COST_MINIMUM

static HslAccountKeys *
lock (HslKeyring *keyring,
      const char *text)
{
  g_autoptr (HslSecret) password = hsl_secret_new_text (text);
  g_autoptr (GError)    error = NULL;
  HslAccountKeys       *keys = hsl_keyring_lock (keyring, password, CHEAP, HSL_PASSWORD_STRICT, &error);

  g_assert_no_error (error);
  return keys;
}

static HslKeyring *
open_with (const HslAccountKeys *keys,
           const char           *text,
           GError              **error)
{
  g_autoptr (HslSecret) password = hsl_secret_new_text (text);

  return hsl_account_keys_open (keys, password, error);
}

static GBytes *
seal_to (HslSecret  *key,
         HslKeyring *keyring)
{
  return hsl_key_seal_to (key, hsl_keyring_get_box_public (keyring), "data", NULL);
}

static void
assert_same_keyring (HslKeyring *a,
                     HslKeyring *b)
{
  g_assert_true (g_bytes_equal (hsl_keyring_get_box_public (a), hsl_keyring_get_box_public (b)));
  g_assert_true (g_bytes_equal (hsl_keyring_get_sign_public (a), hsl_keyring_get_sign_public (b)));
}

static void
test_password (void)
{
  g_autoptr (HslKeyring)     keyring = hsl_keyring_new ();
  g_autoptr (HslAccountKeys) keys = lock (keyring, "榕湖桥下春水绿");
  g_autoptr (HslAccountKeys) again = lock (keyring, "榕湖桥下春水绿");
  g_autoptr (HslKeyring)     opened = NULL;
  g_autoptr (HslKeyring)     refused = NULL;
  g_autoptr (GError)         error = NULL;

  opened = open_with (keys, "榕湖桥下春水绿", &error);
  g_assert_no_error (error);
  assert_same_keyring (opened, keyring);
  g_assert_false (g_bytes_equal (keys->salt, again->salt));
  g_assert_false (g_bytes_equal (keys->wrapped, again->wrapped));

  refused = open_with (keys, "榕湖桥下春水緑", &error);
  g_assert_null (refused);
  g_assert_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_WRONG_PASSWORD);
}

static void
test_empty_password (void)
{
  g_autoptr (HslKeyring)     keyring = hsl_keyring_new ();
  g_autoptr (HslSecret)      empty = hsl_secret_new_text ("");
  g_autoptr (HslAccountKeys) refused = NULL;
  g_autoptr (HslAccountKeys) keys = NULL;
  g_autoptr (HslKeyring)     opened = NULL;
  g_autoptr (GError)         error = NULL;

  refused = hsl_keyring_lock (keyring, empty, CHEAP, HSL_PASSWORD_STRICT, &error);
  g_assert_null (refused);
  g_assert_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_WEAK_PASSWORD);
  g_clear_error (&error);

  keys = hsl_keyring_lock (keyring, empty, CHEAP, HSL_PASSWORD_MAY_BE_EMPTY, &error);
  g_assert_no_error (error);
  opened = open_with (keys, "", &error);
  g_assert_no_error (error);
  assert_same_keyring (opened, keyring);
}

/* The new password opens, the old one does not, and nothing sealed to the account is touched. */
static void
test_change_password (void)
{
  g_autoptr (HslKeyring)     keyring = hsl_keyring_new ();
  g_autoptr (HslSecret)      data_key = hsl_key_new ();
  g_autoptr (GBytes)         sealed = seal_to (data_key, keyring);
  g_autoptr (HslAccountKeys) before = lock (keyring, "old");
  g_autoptr (HslKeyring)     opened = open_with (before, "old", NULL);
  g_autoptr (HslAccountKeys) after = lock (opened, "new");
  g_autoptr (HslKeyring)     reopened = NULL;
  g_autoptr (HslKeyring)     refused = NULL;
  g_autoptr (HslSecret)      found = NULL;
  g_autoptr (GError)         error = NULL;

  refused = open_with (after, "old", &error);
  g_assert_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_WRONG_PASSWORD);
  g_clear_error (&error);

  reopened = open_with (after, "new", &error);
  g_assert_no_error (error);
  found = hsl_keyring_open_key (reopened, sealed, "data", &error);
  g_assert_no_error (error);
  g_assert_true (hsl_secret_equal (found, data_key));
}

static GBytes *
flip (GBytes *bytes,
      gsize   at)
{
  gsize   size = g_bytes_get_size (bytes);
  guint8 *data = g_memdup2 (g_bytes_get_data (bytes, NULL), size);

  data[at] ^= 0x40;
  return g_bytes_new_take (data, size);
}

static void
assert_refused (const HslAccountKeys *keys)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (HslKeyring) opened = open_with (keys, "password", &error);

  g_assert_null (opened);
  g_assert_true (g_error_matches (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_WRONG_PASSWORD) ||
                 g_error_matches (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_MALFORMED));
}

static void
test_tampered_account (void)
{
  g_autoptr (HslKeyring)     keyring = hsl_keyring_new ();
  g_autoptr (HslAccountKeys) keys = lock (keyring, "password");
  gsize                      parts[] = {
                         G_STRUCT_OFFSET (HslAccountKeys, salt), G_STRUCT_OFFSET (HslAccountKeys, box_public),
                         G_STRUCT_OFFSET (HslAccountKeys, sign_public),
                         G_STRUCT_OFFSET (HslAccountKeys, wrapped)
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GBytes **part = G_STRUCT_MEMBER_P (keys, parts[i]);
      GBytes  *whole = *part;
      gsize    size = g_bytes_get_size (whole);

      for (gsize at = 0; at < size; at++)
        {
          *part = flip (whole, at);
          assert_refused (keys);
          g_bytes_unref (*part);
        }
      *part = g_bytes_new_from_bytes (whole, 0, size - 1);
      assert_refused (keys);
      g_bytes_unref (*part);
      *part = whole;
    }
}

/* A stored cost from elsewhere must not hang the program or eat the memory. */
static void
test_absurd_cost (void)
{
  g_autoptr (HslKeyring)     keyring = hsl_keyring_new ();
  g_autoptr (HslAccountKeys) keys = lock (keyring, "password");
  HslPasswordCost            absurd[] = {
               { 0, 8192 }, { -1, 8192 }, { G_MAXINT64, 8192 }, { 1, 0 }, { 1, G_MAXINT64 }, { 1000000, 8192 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (absurd); i++)
    {
      g_autoptr (GError)     error = NULL;
      g_autoptr (HslKeyring) opened = NULL;

      keys->cost = absurd[i];
      opened = open_with (keys, "password", &error);
      g_assert_null (opened);
      g_assert_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_MALFORMED);
    }
  keys->cost = (HslPasswordCost){ 2, 8192 };
  assert_refused (keys);
}

static void
assert_no_key (HslKeyring *keyring,
               GBytes     *sealed,
               const char *context)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (HslSecret) key = hsl_keyring_open_key (keyring, sealed, context, &error);

  g_assert_null (key);
  g_assert_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_WRONG_KEY);
}

/* Only those to whom a key was sealed open it, and only for what it was sealed for. */
static void
test_sealed_key (void)
{
  g_autoptr (HslKeyring) chief = hsl_keyring_new ();
  g_autoptr (HslKeyring) administrator = hsl_keyring_new ();
  g_autoptr (HslSecret)  key = hsl_key_new ();
  g_autoptr (HslSecret)  found = NULL;
  g_autoptr (GBytes)     sealed = NULL;
  g_autoptr (GBytes)     again = NULL;
  g_autoptr (GBytes)     no_key = g_bytes_new ("short", 5);
  g_autoptr (GError)     error = NULL;

  sealed = hsl_key_seal_to (key, hsl_keyring_get_box_public (chief), "case:a", &error);
  g_assert_no_error (error);
  found = hsl_keyring_open_key (chief, sealed, "case:a", &error);
  g_assert_no_error (error);
  g_assert_true (hsl_secret_equal (key, found));

  again = hsl_key_seal_to (key, hsl_keyring_get_box_public (chief), "case:a", NULL);
  g_assert_false (g_bytes_equal (sealed, again));

  assert_no_key (administrator, sealed, "case:a");
  assert_no_key (chief, sealed, "case:b");
  assert_no_key (chief, no_key, "case:a");
  for (gsize at = 0; at < g_bytes_get_size (sealed); at++)
    {
      g_autoptr (GBytes) changed = flip (sealed, at);

      assert_no_key (chief, changed, "case:a");
    }

  g_assert_null (hsl_key_seal_to (key, no_key, "data", &error));
  g_assert_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_MALFORMED);
}

static void
test_wiped_keyring (void)
{
  g_autoptr (HslKeyring) keyring = hsl_keyring_new ();
  g_autoptr (HslSecret)  key = hsl_key_new ();
  g_autoptr (GBytes)     sealed = seal_to (key, keyring);

  hsl_keyring_wipe (keyring);
  assert_no_key (keyring, sealed, "data");
}

/* Keys of a known seed stay what they are: else no store made before would open. */
static void
test_seed (void)
{
  g_autoptr (HslSecret)  seed = hsl_secret_new (HSL_KEY_SIZE);
  g_autoptr (HslSecret)  other_seed = hsl_secret_new (HSL_KEY_SIZE);
  g_autoptr (HslKeyring) a = hsl_keyring_new_from_seed (seed);
  g_autoptr (HslKeyring) b = hsl_keyring_new_from_seed (seed);
  g_autoptr (HslKeyring) c = NULL;

  assert_same_keyring (a, b);
  hsl_secret_get_data (other_seed)[0] = 1;
  c = hsl_keyring_new_from_seed (other_seed);
  g_assert_false (g_bytes_equal (hsl_keyring_get_box_public (a), hsl_keyring_get_box_public (c)));
  g_assert_false (g_bytes_equal (hsl_keyring_get_sign_public (a), hsl_keyring_get_sign_public (c)));
}

static void
test_measured_cost (void)
{
  HslPasswordCost cost = hsl_password_cost_measure (0.05);

  g_assert_cmpint (cost.memory, >=, 64 << 20);
  g_assert_cmpint (cost.memory, <=, 256 << 20);
  g_assert_cmpint (cost.passes, >=, 2);
  g_assert_cmpint (cost.passes, <=, 16);
}

/* Any other key has other digits. */
static void
test_fingerprint (void)
{
  g_autoptr (HslKeyring) one = hsl_keyring_new ();
  g_autoptr (HslKeyring) two = hsl_keyring_new ();
  g_autofree char       *first = hsl_public_keys_format_fingerprint (hsl_keyring_get_box_public (one),
                                                                     hsl_keyring_get_sign_public (one));
  g_autofree char       *again = hsl_public_keys_format_fingerprint (hsl_keyring_get_box_public (one),
                                                                     hsl_keyring_get_sign_public (one));
  g_autofree char       *box = hsl_public_keys_format_fingerprint (hsl_keyring_get_box_public (two),
                                                                   hsl_keyring_get_sign_public (one));
  g_autofree char       *sign = hsl_public_keys_format_fingerprint (hsl_keyring_get_box_public (one),
                                                                    hsl_keyring_get_sign_public (two));

  g_assert_cmpuint (strlen (first), ==, 6 * 4 + 5);
  g_assert_cmpstr (first, ==, again);
  g_assert_cmpstr (first, !=, box);
  g_assert_cmpstr (first, !=, sign);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vault/keyring/password", test_password);
  g_test_add_func ("/vault/keyring/empty-password", test_empty_password);
  g_test_add_func ("/vault/keyring/change-password", test_change_password);
  g_test_add_func ("/vault/keyring/tampered-account", test_tampered_account);
  g_test_add_func ("/vault/keyring/absurd-cost", test_absurd_cost);
  g_test_add_func ("/vault/keyring/sealed-key", test_sealed_key);
  g_test_add_func ("/vault/keyring/wiped", test_wiped_keyring);
  g_test_add_func ("/vault/keyring/seed", test_seed);
  g_test_add_func ("/vault/keyring/measured-cost", test_measured_cost);
  g_test_add_func ("/vault/keyring/fingerprint", test_fingerprint);
  return g_test_run ();
}
