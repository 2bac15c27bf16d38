/* test-recovery.c: the recovery key and how it is mistyped
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-recovery.h"
#include "hsl-vault-error.h"

#include <string.h>

#define LENGTH (HSL_RECOVERY_GROUPS * (HSL_RECOVERY_GROUP_SIZE + 1) - 1)

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static HslSecret *
fixed_key (void)
{
  HslSecret *key = hsl_secret_new (20);

  for (guint i = 0; i < 20; i++)
    hsl_secret_get_data (key)[i] = (guint8) (i * 13 + 7);
  return key;
}

static void
assert_reads_as (const char *text,
                 HslSecret  *key)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (HslSecret) read = hsl_recovery_parse (text, &error);

  g_assert_no_error (error);
  g_assert_true (hsl_secret_equal (read, key));
}

static void
assert_group_refused (const char *text,
                      guint       group)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (HslSecret) read = hsl_recovery_parse (text, &error);
  g_autofree char      *named = g_strdup_printf ("roup %u ", group);

  g_assert_null (read);
  g_assert_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_RECOVERY);
  g_assert_nonnull (strstr (error->message, named));
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (HslSecret) key = hsl_recovery_new_key ();
      g_autoptr (HslSecret) text = hsl_recovery_format (key);

      g_assert_cmpuint (strlen (hsl_secret_get_text (text)), ==, LENGTH);
      assert_reads_as (hsl_secret_get_text (text), key);
    }
}

static void
test_ways_of_typing (void)
{
  g_autoptr (HslSecret) key = fixed_key ();
  g_autoptr (HslSecret) text = hsl_recovery_format (key);
  const char           *printed = hsl_secret_get_text (text);
  g_autofree char      *lower = g_ascii_strdown (printed, -1);
  g_autofree char      *spaced = g_strdelimit (g_strdup (printed), "-", ' ');
  g_auto (GStrv)        groups = g_strsplit (printed, "-", -1);
  g_autofree char      *joined = g_strjoinv ("", groups);
  g_autofree char      *dashes = g_strjoinv (" — ", groups);
  g_autofree char      *alike = g_strdelimit (g_strdelimit (g_strdup (printed), "0", 'o'), "1", 'l');
  g_autoptr (GString)   wide = g_string_new ("　");

  for (const char *p = printed; *p != '\0'; p++)
    g_string_append_unichar (wide, (gunichar) *p + 0xFEE0);

  assert_reads_as (printed, key);
  assert_reads_as (lower, key);
  assert_reads_as (spaced, key);
  assert_reads_as (joined, key);
  assert_reads_as (dashes, key);
  assert_reads_as (alike, key);
  assert_reads_as (wide->str, key);
}

/* Every wrong character at every place is found, and its group named. */
static void
test_wrong_character (void)
{
  g_autoptr (HslSecret) key = fixed_key ();
  g_autoptr (HslSecret) text = hsl_recovery_format (key);

  for (guint at = 0; at < LENGTH; at++)
    for (const char *c = alphabet; *c != '\0'; c++)
      {
        g_autofree char *typed = g_strdup (hsl_secret_get_text (text));

        if (typed[at] == '-' || typed[at] == *c)
          continue;
        typed[at] = *c;
        assert_group_refused (typed, at / (HSL_RECOVERY_GROUP_SIZE + 1) + 1);
      }
}

static void
test_swapped (void)
{
  g_autoptr (HslSecret) key = fixed_key ();
  g_autoptr (HslSecret) text = hsl_recovery_format (key);
  const char           *printed = hsl_secret_get_text (text);
  guint                 found = 0;

  for (guint at = 0; at + 1 < LENGTH; at++)
    {
      g_autofree char *typed = g_strdup (printed);

      if (typed[at] == '-' || typed[at + 1] == '-' || typed[at] == typed[at + 1])
        continue;
      typed[at] = printed[at + 1];
      typed[at + 1] = printed[at];
      assert_group_refused (typed, at / (HSL_RECOVERY_GROUP_SIZE + 1) + 1);
      found++;
    }
  g_assert_cmpuint (found, >, 20);

  for (guint a = 0; a < HSL_RECOVERY_GROUPS; a++)
    for (guint b = a + 1; b < HSL_RECOVERY_GROUPS; b++)
      {
        g_auto (GStrv)   groups = g_strsplit (printed, "-", -1);
        g_autofree char *typed = NULL;
        char            *group = groups[a];

        groups[a] = groups[b];
        groups[b] = group;
        typed = g_strjoinv ("-", groups);
        assert_group_refused (typed, a + 1);
      }
}

static void
assert_refused_with (const char *typed,
                     const char *with)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (HslSecret) read = hsl_recovery_parse (typed, &error);

  g_assert_null (read);
  g_assert_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_RECOVERY);
  g_assert_nonnull (strstr (error->message, with));
}

static void
test_wrong_length (void)
{
  g_autoptr (HslSecret) key = fixed_key ();
  g_autoptr (HslSecret) text = hsl_recovery_format (key);
  const char           *printed = hsl_secret_get_text (text);

  for (guint group = 0; group < HSL_RECOVERY_GROUPS; group++)
    {
      g_autofree char *missing = g_strdup (printed);
      g_autofree char *added = NULL;
      guint            at = group * (HSL_RECOVERY_GROUP_SIZE + 1) + 2;

      memmove (missing + at, missing + at + 1, LENGTH - at);
      assert_group_refused (missing, group + 1);

      added = g_strdup_printf ("%.*s7%s", (int) at, printed, printed + at);
      assert_group_refused (added, group + 1);
    }
  assert_refused_with ("", "40 characters in 8 groups; this has 0");
  assert_refused_with ("0", "this has 1");
  assert_refused_with ("0000000000000000000000000000000000000000000000000000000000000", "this has 61");
}

static void
test_foreign_characters (void)
{
  assert_refused_with ("00U00", "“U” in group 1");
  assert_refused_with ("00000-和事佬", "“和” in group 2");
  assert_refused_with ("\xff\xfe", "not text");
}

static void
test_opens (void)
{
  g_autoptr (HslSecret)  key = fixed_key ();
  g_autoptr (HslSecret)  text = hsl_recovery_format (key);
  g_autoptr (HslKeyring) recovery = hsl_recovery_open (key);
  g_autoptr (HslSecret)  data_key = hsl_key_new ();
  g_autoptr (GBytes)     sealed = NULL;
  g_autoptr (HslSecret)  typed = hsl_recovery_parse (hsl_secret_get_text (text), NULL);
  g_autoptr (HslKeyring) opened = hsl_recovery_open (typed);
  g_autoptr (HslSecret)  found = NULL;
  g_autoptr (HslSecret)  other = hsl_recovery_new_key ();
  g_autoptr (HslKeyring) stranger = hsl_recovery_open (other);
  g_autoptr (GError)     error = NULL;

  sealed = hsl_key_seal_to (data_key, hsl_keyring_get_box_public (recovery), "data", NULL);
  found = hsl_keyring_open_key (opened, sealed, "data", &error);
  g_assert_no_error (error);
  g_assert_true (hsl_secret_equal (found, data_key));

  g_assert_null (hsl_keyring_open_key (stranger, sealed, "data", &error));
  g_assert_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_WRONG_KEY);
}

/* The sheet in the safe was printed by an older program. */
static void
test_vector (void)
{
  g_autoptr (HslSecret) key = fixed_key ();
  g_autoptr (HslSecret) text = hsl_recovery_format (key);

  g_assert_cmpstr (hsl_secret_get_text (text), ==, "0WA20-2BHVR-91AP4-4VVWH-H6BA8-7C5X4-SBBY4-9WFYQ");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vault/recovery/round-trip", test_round_trip);
  g_test_add_func ("/vault/recovery/ways-of-typing", test_ways_of_typing);
  g_test_add_func ("/vault/recovery/wrong-character", test_wrong_character);
  g_test_add_func ("/vault/recovery/swapped", test_swapped);
  g_test_add_func ("/vault/recovery/wrong-length", test_wrong_length);
  g_test_add_func ("/vault/recovery/foreign-characters", test_foreign_characters);
  g_test_add_func ("/vault/recovery/opens", test_opens);
  g_test_add_func ("/vault/recovery/vector", test_vector);
  return g_test_run ();
}
