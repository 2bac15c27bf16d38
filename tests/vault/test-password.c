/* test-password.c: passwords worth having, and others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-password.h"
#include "hsl-vault-error.h"

#include <string.h>

static const char *const names[] = { "linsz", "林素珍", "lin suzhen", "榕湖派出所", "rong hu", NULL };

static void
test_good (void)
{
  static const char *const good[] = {
    "four words of sense",
    "up on my ox",
    "correct horse battery",
    "小猫今天不想上班去钓鱼",
    "xK9vqT2mPw",
    "12 days of rain",
    "horse-2026-river",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (HslSecret) password = hsl_secret_new_text (good[i]);
      g_autoptr (GError)    error = NULL;

      hsl_password_check (password, names, &error);
      g_assert_no_error (error);
    }
}

static void
test_weak (void)
{
  static const struct
  {
    const char *password;
    const char *said;
  } weak[] = {
    { "", "short" },
    { "short", "short" },
    { "password123", "tried first" },
    { "PassWord 123", "tried first" },
    { "heshilao123", "tried first" },
    { "linsz-is-here", "linsz" },
    { "我是林素珍啊这是密码", "林素珍" },
    { "LinSuZhen888", "lin suzhen" },
    { "ronghu20260101", "rong hu" },
    { "aaaaaaaaaaaa", "sequence" },
    { "12345678901234", "sequence" },
    { "abcdefghijkl", "sequence" },
    { "zyxwvutsrqpo", "sequence" },
    { "qwertyuiopasdf", "sequence" },
    { "1111222233334444", "sequence" },
    { "\xff\xfe not text at all", "not text" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (weak); i++)
    {
      g_autoptr (HslSecret) password = hsl_secret_new_text (weak[i].password);
      g_autoptr (GError)    error = NULL;

      g_assert_false (hsl_password_check (password, names, &error));
      g_assert_error (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_WEAK_PASSWORD);
      if (strstr (error->message, weak[i].said) == NULL)
        g_error ("%s: %s", weak[i].password, error->message);
    }
}

/* What is said never repeats the password. */
static void
test_not_told (void)
{
  g_autoptr (HslSecret) password = hsl_secret_new_text ("zzzzzyyyyyzzzzz");
  g_autoptr (GError)    error = NULL;

  g_assert_false (hsl_password_check (password, NULL, &error));
  g_assert_null (strstr (error->message, "zzz"));
}

/* A single character, or three letters, are in too many words. */
static void
test_short_names (void)
{
  static const char *const one[] = { "李", "li", "", NULL };
  g_autoptr (HslSecret)    password = hsl_secret_new_text ("lively lilac lizards");
  g_autoptr (GError)       error = NULL;

  g_assert_true (hsl_password_check (password, one, &error));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vault/password/good", test_good);
  g_test_add_func ("/vault/password/weak", test_weak);
  g_test_add_func ("/vault/password/not-told", test_not_told);
  g_test_add_func ("/vault/password/short-names", test_short_names);
  return g_test_run ();
}
