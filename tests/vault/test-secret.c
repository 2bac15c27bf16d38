/* test-secret.c: secrets are wiped
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-keyring.h"
#include "hsl-recovery.h"
#include "hsl-seal.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define MAPPING_MAX (G_GUINT64_CONSTANT (64) << 20)
#define MASK        0x5A

/* The pattern is kept masked, so that looking for it does not find itself. */
typedef struct
{
  guint8 masked[64];
  gsize  size;
} Pattern;

static Pattern
remember (HslSecret *secret)
{
  Pattern pattern = { { 0 }, MIN (hsl_secret_get_size (secret), 64) };

  for (gsize i = 0; i < pattern.size; i++)
    pattern.masked[i] = hsl_secret_peek (secret)[i] ^ MASK;
  return pattern;
}

static guint
count_in_block (const guint8  *block,
                gsize          size,
                const Pattern *pattern)
{
  guint count = 0;

  for (gsize at = 0; at + pattern->size <= size; at++)
    {
      gsize i = 0;

      while (i < pattern->size && (block[at + i] ^ MASK) == pattern->masked[i])
        i++;
      if (i == pattern->size)
        count++;
    }
  return count;
}

/* How often the pattern stands in the writable memory of this process: heap, stacks and all. */
static guint
count_in_memory (const Pattern *pattern)
{
  g_autofree char *maps = NULL;
  g_auto (GStrv)   lines = NULL;
  guint            count = 0;
  int              memory = open ("/proc/self/mem", O_RDONLY | O_CLOEXEC);

  g_assert_cmpint (memory, >=, 0);
  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  lines = g_strsplit (maps, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      guint64            from;
      guint64            to;
      char               rights[8];
      g_autofree guint8 *block = NULL;
      gssize             got;

      /* The shadow memory of a sanitizer is larger than any memory, and holds no data. */
      if (sscanf (lines[i], "%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x %7s", &from, &to, rights) != 3 ||
          rights[1] != 'w' || to - from > MAPPING_MAX)
        continue;
      block = g_malloc (to - from);
      got = pread (memory, block, to - from, (off_t) from);
      if (got > 0)
        count += count_in_block (block, (gsize) got, pattern);
      hsl_wipe (block, to - from);
    }
  close (memory);
  return count;
}

static void
test_text (void)
{
  g_autoptr (HslSecret) secret = hsl_secret_new_text ("口令 abc");
  g_autoptr (HslSecret) same = hsl_secret_new_copy ("口令 abc", 10);
  g_autoptr (HslSecret) other = hsl_secret_new_text ("口令 abd");
  g_autoptr (HslSecret) longer = hsl_secret_new_text ("口令 abcd");
  g_autoptr (HslSecret) empty = hsl_secret_new_text ("");

  g_assert_cmpstr (hsl_secret_get_text (secret), ==, "口令 abc");
  g_assert_cmpuint (hsl_secret_get_size (secret), ==, 10);
  g_assert_cmpstr (hsl_secret_get_text (empty), ==, "");
  g_assert_true (hsl_secret_equal (secret, same));
  g_assert_false (hsl_secret_equal (secret, other));
  g_assert_false (hsl_secret_equal (secret, longer));
  g_assert_false (hsl_secret_equal (secret, empty));
}

static void
test_sizes (void)
{
  for (gsize size = 0; size < 100; size++)
    {
      g_autoptr (HslSecret) secret = hsl_secret_new (size);

      g_assert_cmpuint (GPOINTER_TO_SIZE (hsl_secret_peek (secret)) % 16, ==, 0);
      memset (hsl_secret_get_data (secret), 'x', size);
      g_assert_cmpuint (strlen (hsl_secret_get_text (secret)), ==, size);
    }
}

/* A secret stands once in memory while it lives, and nowhere afterwards. */
static void
test_wiped_by_unref (void)
{
  HslSecret *secret = hsl_secret_new_random (32);
  HslSecret *held = hsl_secret_ref (secret);
  Pattern    pattern = remember (secret);

  g_assert_cmpuint (count_in_memory (&pattern), ==, 1);
  hsl_secret_unref (secret);
  g_assert_cmpuint (count_in_memory (&pattern), ==, 1);
  hsl_secret_unref (held);
  g_assert_cmpuint (count_in_memory (&pattern), ==, 0);
}

static void
test_wiped_at_once (void)
{
  g_autoptr (HslSecret) secret = hsl_secret_new_random (32);
  Pattern               pattern = remember (secret);

  hsl_secret_wipe (secret);
  g_assert_cmpuint (count_in_memory (&pattern), ==, 0);
}

static GBytes *
seal_to (HslSecret  *key,
         HslKeyring *keyring)
{
  return hsl_key_seal_to (key, hsl_keyring_get_box_public (keyring), "data", NULL);
}

/* The whole way of a day: make an account, seal the data key to it, sign in, work, sign out. */
static void
test_a_day (void)
{
  HslSecret  *data_key = hsl_key_new ();
  HslSecret  *password = hsl_secret_new_random (24);
  HslSecret  *recovery_key = hsl_recovery_new_key ();
  HslSecret  *sheet = hsl_recovery_format (recovery_key);
  HslSecret  *secrets[] = { data_key, password, recovery_key, sheet };
  Pattern     patterns[G_N_ELEMENTS (secrets)];
  HslKeyring *keyring = hsl_keyring_new ();
  HslKeyring *recovery = hsl_recovery_open (recovery_key);

  g_autoptr (HslAccountKeys) stored = hsl_keyring_lock (keyring, password, HSL_PASSWORD_COST_MINIMUM,
                                                        HSL_PASSWORD_STRICT, NULL);
  g_autoptr (GBytes)         sealed = seal_to (data_key, keyring);
  g_autoptr (GBytes)         for_recovery = seal_to (data_key, recovery);
  g_autoptr (HslAad)         aad = hsl_aad_new ("party", "p1", 1);
  g_autoptr (GBytes)         row = NULL;
  HslVault                  *vault;

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      patterns[i] = remember (secrets[i]);
      g_assert_cmpuint (count_in_memory (&patterns[i]), ==, 1);
    }

  hsl_keyring_unref (keyring);
  hsl_secret_unref (data_key);
  keyring = hsl_account_keys_open (stored, password, NULL);
  data_key = hsl_keyring_open_key (keyring, sealed, "data", NULL);
  g_assert_cmpuint (count_in_memory (&patterns[0]), ==, 1);

  vault = hsl_vault_new (data_key);
  row = hsl_vault_seal (vault, aad, "text", 4);
  g_assert_nonnull (row);

  hsl_vault_unref (vault);
  hsl_secret_unref (data_key);
  hsl_secret_unref (password);
  hsl_secret_unref (recovery_key);
  hsl_secret_unref (sheet);
  hsl_keyring_unref (keyring);
  hsl_keyring_unref (recovery);
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    g_assert_cmpuint (count_in_memory (&patterns[i]), ==, 0);
}

/* What was freed cannot be read: the page is gone. */
static void
test_after_unref (void)
{
  if (g_test_subprocess ())
    {
      HslSecret             *secret = hsl_secret_new_random (32);
      const volatile guint8 *data = hsl_secret_peek (secret);

      hsl_secret_unref (secret);
      g_print ("%d\n", data[0]);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vault/secret/text", test_text);
  g_test_add_func ("/vault/secret/sizes", test_sizes);
  g_test_add_func ("/vault/secret/wiped-by-unref", test_wiped_by_unref);
  g_test_add_func ("/vault/secret/wiped-at-once", test_wiped_at_once);
  g_test_add_func ("/vault/secret/a-day", test_a_day);
  g_test_add_func ("/vault/secret/after-unref", test_after_unref);
  return g_test_run ();
}
