/* hsl-id-number.c: the citizen identity number (公民身份号码, GB 11643)
 *
 * 6 digits of region, 8 of birth date, 3 of sequence (odd for men), 1 check character. Numbers of before 1999
 * have 15 digits: no century, no check character.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-id-number"

#include "hsl-id-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Half width, upper case, without spaces; %NULL when it is not UTF-8. */
static char *
fold_number (const char *text)
{
  g_autofree char *folded = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  char            *out = folded;

  if (folded == NULL)
    return NULL;

  for (const char *in = folded; *in != '\0'; in++)
    if (!g_ascii_isspace (*in))
      *out++ = g_ascii_toupper (*in);
  *out = '\0';
  return g_steal_pointer (&folded);
}

/* Only the first 17 digits are read. */
static char
compute_check_digit (const char *number)
{
  static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  int              sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    sum += (number[i] - '0') * weights[i];
  return "10X98765432"[sum % 11];
}

/* Writes the 18 characters of 15 digits. Sequences from 996 on were kept for those born a century earlier. */
static void
complete (const char *old,
          char        full[19])
{
  gboolean is_centenarian = memcmp (old + 12, "996", 3) >= 0;

  memcpy (full, old, 6);
  memcpy (full + 6, is_centenarian ? "18" : "19", 2);
  memcpy (full + 8, old + 6, 9);
  full[17] = compute_check_digit (full);
  full[18] = '\0';
}

static HslDay
read_birth (const char *full)
{
  g_autofree char *iso = g_strdup_printf ("%.4s-%.2s-%.2s", full + 6, full + 10, full + 12);
  HslDay           day = hsl_day_from_iso (iso);

  return day >= hsl_day_from_ymd (1800, 1, 1) ? day : HSL_DAY_NONE;
}

static HslIdStatus
parse_folded (const char  *folded,
              HslIdNumber *number)
{
  gsize length = strlen (folded);
  gsize n_digits = strspn (folded, "0123456789");
  char  full[19];

  if (length == 15 && n_digits == 15)
    complete (folded, full);
  else if (length == 18 && (n_digits == 18 || (n_digits == 17 && folded[17] == 'X')))
    memcpy (full, folded, sizeof full);
  else
    return HSL_ID_MALFORMED;

  memcpy (number->number, folded, length + 1);
  memcpy (number->region, folded, 6);
  number->sex = (full[16] - '0') % 2 == 1 ? 1 : 2;
  number->birth = read_birth (full);
  if (number->birth == HSL_DAY_NONE)
    return HSL_ID_IMPOSSIBLE_BIRTH;
  return full[17] == compute_check_digit (full) ? HSL_ID_VALID : HSL_ID_WRONG_CHECK_DIGIT;
}

/**
 * hsl_id_number_parse:
 * @text: as typed, 18 or 15 characters; full-width characters, spaces and a small x are folded
 * @out_number: (out): what the number says; all empty but the status when it is malformed
 *
 * The region is not compared with today's list, since a birth place may be of a county long repealed.
 *
 * Returns: the status, which is in @out_number too
 */
HslIdStatus
hsl_id_number_parse (const char  *text,
                     HslIdNumber *out_number)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL, HSL_ID_MALFORMED);
  g_return_val_if_fail (out_number != NULL, HSL_ID_MALFORMED);

  memset (out_number, 0, sizeof *out_number);
  folded = fold_number (text);
  out_number->status = folded != NULL ? parse_folded (folded, out_number) : HSL_ID_MALFORMED;
  return out_number->status;
}

/**
 * hsl_id_number_complete15:
 *
 * Returns: (transfer full) (nullable): the 18 characters that stand for a number of 15 digits (18 are only
 * folded), so that one person is found under both; %NULL when @text is malformed
 */
char *
hsl_id_number_complete15 (const char *text)
{
  HslIdNumber number;
  char        full[19];

  if (hsl_id_number_parse (text, &number) == HSL_ID_MALFORMED)
    return NULL;
  if (strlen (number.number) == 18)
    return g_strdup (number.number);

  complete (number.number, full);
  return g_strdup (full);
}

/**
 * hsl_id_status_describe:
 *
 * Returns: (nullable): what is wrong, in the user's language; %NULL for a valid number
 */
const char *
hsl_id_status_describe (HslIdStatus status)
{
  switch (status)
    {
    case HSL_ID_WRONG_CHECK_DIGIT:
      return _ ("The last character of the identity number does not fit the others");
    case HSL_ID_IMPOSSIBLE_BIRTH:
      return _ ("The birth date in the identity number does not exist");
    case HSL_ID_MALFORMED:
      return _ ("An identity number has 18 characters, an old one 15 digits");
    case HSL_ID_VALID:
    default:
      return NULL;
    }
}
