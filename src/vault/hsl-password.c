/* hsl-password.c: which passwords are worth having
 *
 * Length is what counts against somebody with a copy of the file, so there is one rule about it and none
 * about kinds of characters: those give "Abc123!!" to the attacker and annoyance to everybody else. The
 * other rules are about what is tried first: names that stand on the door, sequences of the keyboard,
 * and the passwords everybody has. Each refusal says what would help.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-password"

#include "hsl-password.h"

#include "hsl-vault-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Folded as fold() does it. What is shorter than the rule is refused for its length. */
static const char *const common[] = {
  "1234567890",
  "0123456789",
  "1q2w3e4r5t",
  "qwertyuiop",
  "1qaz2wsx3edc",
  "password12",
  "password123",
  "password1234",
  "administrator",
  "admin123456",
  "admin888888",
  "qwerty123456",
  "woaini1314",
  "woaini1314520",
  "woaini520",
  "5201314520",
  "1314520520",
  "a123456789",
  "123456789a",
  "aa123456789",
  "abc123456789",
  "asd123456789",
  "qq123456789",
  "zxcvbnm123",
  "asdfghjkl123",
  "iloveyou1234",
  "welcome123",
  "letmein1234",
  "changeme123",
  "passw0rd123",
  "p@ssw0rd123",
  "police110110",
  "jingcha110",
  "tiaojie123",
  "heshilao123",
  "paichusuo110",
  "zhongguo123",
  "qazwsxedcrfv",
  "qwertyuiop123",
  "1234qwerasdf",
  "q1w2e3r4t5",
};

/* Ways along the keyboard and the alphabet, to be walked in either direction. */
static const char *const ways[] = {
  "01234567890",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
};

/* A way this long is no accident of ordinary words. */
#define WAY_LEAST 4

static gboolean
refuse (GError    **error,
        const char *why)
{
  g_set_error_literal (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_WEAK_PASSWORD, why);
  return FALSE;
}

/* Lower case, without spaces and marks. Secret, as the password itself. */
static HslSecret *
fold (const char *text)
{
  HslSecret *folded = hsl_secret_new (strlen (text) * 2);
  char      *out = (char *) hsl_secret_get_data (folded);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (p));

      /* A few characters get longer in lower case, none more than twice as long. */
      if (g_unichar_isalnum (c) || c == '@')
        out += g_unichar_to_utf8 (c, out);
    }
  return folded;
}

static guint
count_words (const char *text)
{
  guint    n = 0;
  gboolean inside = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean is_space = g_unichar_isspace (g_utf8_get_char (p));

      n += !is_space && !inside;
      inside = !is_space;
    }
  return n;
}

static guint
count_different (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n += g_utf8_strchr (text, p - text, g_utf8_get_char (p)) == NULL;
  return n;
}

/* How many characters from @text on follow one way. */
static gsize
measure_way (const char *text,
             const char *way)
{
  const char *at = strchr (way, *text);
  gsize       forth = 1;
  gsize       back = 1;

  if (at == NULL)
    return 1;
  while (text[forth] != '\0' && text[forth] == at[forth])
    forth++;
  while (at - back >= way && text[back] == at[-(gssize) back])
    back++;
  return MAX (forth, back);
}

/* Characters that do not merely follow from the one before: "abcd1111xyz" has as good as none. */
static gsize
count_surprises (const char *text)
{
  gsize n = 0;

  for (const char *p = text; *p != '\0'; n++)
    {
      gsize step = 1;
      gsize same = 1;

      for (guint i = 0; i < G_N_ELEMENTS (ways) && (guchar) *p < 0x80; i++)
        step = MAX (step, measure_way (p, ways[i]));
      while (p[same] == *p)
        same++;
      step = MAX (step < WAY_LEAST ? 1 : step, same < 3 ? 1 : same);
      p = step > 1 ? p + step : g_utf8_next_char (p);
    }
  return n;
}

static gboolean
is_common (const char *folded)
{
  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    if (g_str_equal (folded, common[i]))
      return TRUE;
  return FALSE;
}

/* Without the names that stand in it: what is left has to be a password of its own. */
static gboolean
check_names (const char        *folded,
             const char *const *names,
             GError           **error)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autoptr (HslSecret) name = fold (names[i]);
      const char           *text = hsl_secret_get_text (name);

      if (g_utf8_strlen (text, -1) >= 2 && strlen (text) >= 4 && strstr (folded, text) != NULL)
        {
          g_set_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_WEAK_PASSWORD,
                       _ ("The password has “%s” in it, which is tried first: leave it out"), names[i]);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * hsl_password_check:
 * @names: (nullable): what it may not have in it: of the account, the worker, the station, in characters
 *   and in pinyin; one of a single character or three letters does not count
 *
 * Returns: whether the password is worth having; else %HSL_VAULT_ERROR_WEAK_PASSWORD, which says what
 *   would help
 */
gboolean
hsl_password_check (HslSecret         *password,
                    const char *const *names,
                    GError           **error)
{
  const char           *text;
  g_autoptr (HslSecret) folded = NULL;
  const char           *word;

  g_return_val_if_fail (password != NULL, FALSE);

  text = hsl_secret_get_text (password);
  if (!g_utf8_validate (text, (gssize) hsl_secret_get_size (password), NULL))
    return refuse (error, _ ("The password is not text"));
  if (g_utf8_strlen (text, -1) < HSL_PASSWORD_LEAST_CHARACTERS &&
      count_words (text) < HSL_PASSWORD_LEAST_WORDS)
    return refuse (error, _ ("The password is short: ten characters, or four words with spaces between "
                             "them, are enough, and need no special characters"));
  folded = fold (text);
  word = hsl_secret_get_text (folded);
  if (is_common (word))
    return refuse (error, _ ("This is one of the passwords that are tried first: take four words that "
                             "have nothing to do with each other"));
  if (!check_names (word, names, error))
    return FALSE;
  if (count_different (text) < 5 || count_surprises (word) < 5)
    return refuse (error, _ ("The password is a sequence or a repetition: take four words that have "
                             "nothing to do with each other"));
  return TRUE;
}
