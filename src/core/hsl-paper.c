/* hsl-paper.c: identity papers
 *
 * Only the citizen number can be checked for certain. Of the other papers the length and the kind of
 * characters are looked at, to catch a number typed under the wrong kind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-paper"

#include "hsl-paper.h"

#include "hsl-id-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Residence permits have numbers built like the citizen number: 81 to 83 or 9 in front. */
static HslPaperVerdict
check_citizen_form (const char  *number,
                    const char **out_problem)
{
  HslIdNumber parsed;
  HslIdStatus status = hsl_id_number_parse (number, &parsed);

  *out_problem = hsl_id_status_describe (status);
  switch (status)
    {
    case HSL_ID_VALID:
      return HSL_PAPER_FITS;
    case HSL_ID_WRONG_CHECK_DIGIT:
      return HSL_PAPER_DOUBTFUL;
    case HSL_ID_IMPOSSIBLE_BIRTH:
    case HSL_ID_MALFORMED:
    default:
      return HSL_PAPER_WRONG;
    }
}

static gboolean
is_letters_then_digits (const char *number,
                        gsize       n_letters,
                        gsize       n_digits)
{
  return strlen (number) == n_letters + n_digits &&
         strspn (number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == n_letters &&
         strspn (number + n_letters, "0123456789") == n_digits;
}

static HslPaperVerdict
check_passport (const char  *number,
                const char **out_problem)
{
  gsize length = strlen (number);

  if (length >= 5 && length <= 12 && strspn (number, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == length &&
      strpbrk (number, "0123456789") != NULL)
    return HSL_PAPER_FITS;

  *out_problem = _ ("A passport number has 5 to 12 letters and digits");
  return HSL_PAPER_DOUBTFUL;
}

static HslPaperVerdict
check_hmt_permit (const char  *number,
                  const char **out_problem)
{
  gsize n_letters = number[0] == 'H' || number[0] == 'M' ? 1 : 0;

  if (strlen (number) == 18 && number[0] == '8' && number[1] >= '1' && number[1] <= '3')
    return check_citizen_form (number, out_problem);
  if (is_letters_then_digits (number, n_letters, 8) || is_letters_then_digits (number, n_letters, 10))
    return HSL_PAPER_FITS;

  *out_problem = _ ("A permit number has 8 or 10 digits, maybe after H or M, or 18 that begin with 81 to 83");
  return HSL_PAPER_DOUBTFUL;
}

static HslPaperVerdict
check_foreign_residence (const char  *number,
                         const char **out_problem)
{
  if (strlen (number) == 18 && number[0] == '9')
    return check_citizen_form (number, out_problem);
  if (is_letters_then_digits (number, 3, 12))
    return HSL_PAPER_FITS;

  *out_problem = _ ("A residence card number is 3 letters and 12 digits, or 18 beginning with 9");
  return HSL_PAPER_DOUBTFUL;
}

/**
 * hsl_paper_fold:
 *
 * Returns: (transfer full): @number in half width and upper case without spaces, as it is kept and compared
 */
char *
hsl_paper_fold (const char *number)
{
  g_autofree char *valid = g_utf8_make_valid (number, -1);
  g_autofree char *folded = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *upper = g_utf8_strup (folded, -1);
  GString         *out = g_string_new (NULL);

  for (const char *p = upper; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

/**
 * hsl_paper_check:
 * @kind: a code of the list "paper-kind"
 * @number: (nullable): as typed
 * @out_problem: (out) (nullable): what is wrong, in the user's language; %NULL when nothing is
 */
HslPaperVerdict
hsl_paper_check (const char  *kind,
                 const char  *number,
                 const char **out_problem)
{
  g_autofree char *folded = hsl_paper_fold (number != NULL ? number : "");

  g_return_val_if_fail (kind != NULL, HSL_PAPER_WRONG);
  g_return_val_if_fail (out_problem != NULL, HSL_PAPER_WRONG);

  *out_problem = NULL;
  if (strcmp (kind, HSL_PAPER_NONE) == 0)
    {
      if (folded[0] == '\0')
        return HSL_PAPER_FITS;
      *out_problem = _ ("There is a number, but no kind of paper");
      return HSL_PAPER_WRONG;
    }
  if (folded[0] == '\0')
    {
      *out_problem = _ ("The number of the paper is missing");
      return HSL_PAPER_WRONG;
    }
  if (strcmp (kind, HSL_PAPER_ID_CARD) == 0)
    return check_citizen_form (folded, out_problem);
  if (strcmp (kind, HSL_PAPER_PASSPORT) == 0)
    return check_passport (folded, out_problem);
  if (strcmp (kind, HSL_PAPER_HMT_PERMIT) == 0)
    return check_hmt_permit (folded, out_problem);
  if (strcmp (kind, HSL_PAPER_FOREIGN_RESIDENCE) == 0)
    return check_foreign_residence (folded, out_problem);
  return HSL_PAPER_FITS; /* a kind that a station added to the list */
}
