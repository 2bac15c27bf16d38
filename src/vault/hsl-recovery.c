/* hsl-recovery.c: the key on paper in the safe
 *
 * 160 random bits stand on the recovery sheet as 8 groups of 5 characters of Crockford's base32 (no I, L,
 * O, U): 4 carry 20 bits, the fifth checks its group. The check is
 *
 *   c = a·d1 + a²·d2 + a³·d3 + a⁴·d4 + a⁵·g        over GF(32), g the number of the group
 *
 * It finds every single wrong character, every two characters that changed places, and every group in the
 * wrong place, and it names the group. Two wrong characters in one group slip through once in 32 times;
 * then the key is that of no store.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-recovery"

#include "hsl-recovery.h"

#include "hsl-vault-error.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define KEY_BYTES   20
#define DATA_CHARS  (HSL_RECOVERY_GROUP_SIZE - 1)
#define CHARS       (HSL_RECOVERY_GROUPS * HSL_RECOVERY_GROUP_SIZE)
#define TEXT_LENGTH (CHARS + HSL_RECOVERY_GROUPS - 1)

G_STATIC_ASSERT (HSL_RECOVERY_GROUPS *DATA_CHARS * 5 == KEY_BYTES * 8);

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* Times a, in GF(32) with a⁵ = a² + 1. */
static guint
times_a (guint x)
{
  x <<= 1;
  return x & 32 ? x ^ 0x25 : x;
}

static guint
compute_check (const guint8 digits[DATA_CHARS],
               guint        group)
{
  guint sum = times_a (group);

  for (int i = DATA_CHARS - 1; i >= 0; i--)
    sum = times_a (sum ^ digits[i]);
  return sum;
}

/* Five bits from bit @at on, the most significant bit first. */
static guint
read_bits (const guint8 *bytes,
           guint         at)
{
  guint value = 0;

  for (guint i = at; i < at + 5; i++)
    value = value << 1 | ((bytes[i / 8] >> (7 - i % 8)) & 1);
  return value;
}

static void
write_bits (guint8 *bytes,
            guint   at,
            guint   value)
{
  for (guint i = 0; i < 5; i++)
    if (value & (16U >> i))
      bytes[(at + i) / 8] |= (guint8) (1U << (7 - (at + i) % 8));
}

/**
 * hsl_recovery_new_key:
 *
 * Returns: (transfer full): a new recovery key
 */
HslSecret *
hsl_recovery_new_key (void)
{
  return hsl_secret_new_random (KEY_BYTES);
}

/**
 * hsl_recovery_format:
 *
 * Returns: (transfer full): the key as text for the recovery sheet, groups joined by "-"
 */
HslSecret *
hsl_recovery_format (HslSecret *key)
{
  HslSecret *text;
  char      *out;

  g_return_val_if_fail (key != NULL && hsl_secret_get_size (key) == KEY_BYTES, NULL);

  text = hsl_secret_new (TEXT_LENGTH);
  out = (char *) hsl_secret_get_data (text);
  for (guint group = 0; group < HSL_RECOVERY_GROUPS; group++)
    {
      guint8 digits[DATA_CHARS];

      for (guint i = 0; i < DATA_CHARS; i++)
        {
          digits[i] = (guint8) read_bits (hsl_secret_peek (key), (group * DATA_CHARS + i) * 5);
          *out++ = alphabet[digits[i]];
        }
      *out++ = alphabet[compute_check (digits, group)];
      if (group + 1 < HSL_RECOVERY_GROUPS)
        *out++ = '-';
      hsl_wipe (digits, sizeof digits);
    }
  return text;
}

/* An input method gives full-width letters and dashes, a hand gives O for 0. */
static gunichar
fold_character (gunichar c)
{
  if (c >= 0xFF01 && c <= 0xFF5E)
    c -= 0xFF01 - 0x21;
  c = g_unichar_toupper (c);
  switch (c)
    {
    case 'O':
      return '0';
    case 'I':
    case 'L':
      return '1';
    default:
      return c;
    }
}

static gboolean
is_separator (gunichar c)
{
  return g_unichar_isspace (c) || c == '-' || c == '_' || c == '.' || c == '/' ||
         g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION || c == 0x2212 || c == 0x00B7;
}

/* Between two separators stand whole groups, so that a forgotten character is found where it is missing. */
static gboolean
check_run (guint    start,
           guint    length,
           GError **error)
{
  if (length % HSL_RECOVERY_GROUP_SIZE == 0)
    return TRUE;

  g_set_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_RECOVERY,
               _ ("Group %u of the recovery key has %u characters instead of %u"),
               start / HSL_RECOVERY_GROUP_SIZE + 1, length, (guint) HSL_RECOVERY_GROUP_SIZE);
  return FALSE;
}

static gboolean
read_digits (const char *text,
             guint8      digits[CHARS],
             GError    **error)
{
  guint n = 0;
  guint start = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar    c = fold_character (g_utf8_get_char (p));
      const char *found = c < 0x80 ? strchr (alphabet, (int) c) : NULL;
      char        shown[7] = { 0 };

      if (is_separator (c))
        {
          if (!check_run (start, n - start, error))
            return FALSE;
          start = n;
          continue;
        }
      if (found == NULL)
        {
          g_unichar_to_utf8 (g_utf8_get_char (p), shown);
          g_set_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_RECOVERY,
                       _ ("“%s” in group %u is not a character of recovery keys"), shown,
                       n / HSL_RECOVERY_GROUP_SIZE + 1);
          return FALSE;
        }
      if (n < CHARS)
        digits[n] = (guint8) (found - alphabet);
      n++;
    }
  if (start > 0 && !check_run (start, n - start, error))
    return FALSE;
  if (n == CHARS)
    return TRUE;

  g_set_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_RECOVERY,
               _ ("A recovery key has %u characters in %u groups; this has %u"), (guint) CHARS,
               (guint) HSL_RECOVERY_GROUPS, n);
  return FALSE;
}

/**
 * hsl_recovery_parse:
 * @text: what somebody typed from the sheet: any letter case, full width or not, with or without
 *   separators, O for 0 and I or L for 1
 *
 * Returns: (transfer full): the key; %NULL with %HSL_VAULT_ERROR_RECOVERY, which names the wrong group
 */
HslSecret *
hsl_recovery_parse (const char *text,
                    GError    **error)
{
  g_autoptr (HslSecret) read = hsl_secret_new (CHARS);
  g_autoptr (HslSecret) key = hsl_secret_new (KEY_BYTES);
  guint8               *digits = hsl_secret_get_data (read);

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_RECOVERY,
                           _ ("This is not text, and so no recovery key"));
      return NULL;
    }
  if (!read_digits (text, digits, error))
    return NULL;

  for (guint group = 0; group < HSL_RECOVERY_GROUPS; group++, digits += HSL_RECOVERY_GROUP_SIZE)
    {
      if (compute_check (digits, group) != digits[DATA_CHARS])
        {
          g_set_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_RECOVERY,
                       _ ("Group %u of the recovery key is mistyped or out of place"), group + 1);
          return NULL;
        }
      for (guint i = 0; i < DATA_CHARS; i++)
        write_bits (hsl_secret_get_data (key), (group * DATA_CHARS + i) * 5, digits[i]);
    }
  return g_steal_pointer (&key);
}

/**
 * hsl_recovery_open:
 * @key: of hsl_recovery_new_key() or hsl_recovery_parse()
 *
 * Returns: (transfer full): the keys that belong to the sheet. Keys are sealed to its public half as to
 *   an account's
 */
HslKeyring *
hsl_recovery_open (HslSecret *key)
{
  g_autoptr (HslSecret) seed = hsl_secret_new (HSL_KEY_SIZE);

  g_return_val_if_fail (key != NULL && hsl_secret_get_size (key) == KEY_BYTES, NULL);

  crypto_generichash (hsl_secret_get_data (seed), HSL_KEY_SIZE, hsl_secret_peek (key), KEY_BYTES,
                      (const guint8 *) "hsl-recovery-key", strlen ("hsl-recovery-key"));
  return hsl_keyring_new_from_seed (seed);
}
