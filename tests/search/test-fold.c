/* test-fold.c: one form for what is written differently
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-fold.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *plain;
  const char *running; /* HSL_FOLD_TEXT */
  const char *name;
} Case;

static const Case cases[] = {
  { "", "", "", "" },
  { "ABC Def", "abc def", "abc def", "abcdef" },
  { "ＡＢＣ　１２３", "abc 123", "abc 123", "abc123" },
  { "  张  三 \t\n李四 ", "张 三 李四", "张三李四", "张三李四" },
  { "A 座 3 楼 B2 C", "a 座 3 楼 b2 c", "a座3楼b2 c", "a座3楼b2c" },
  { "阿里木江·买买提", "阿里木江·买买提", "阿里木江·买买提", "阿里木江买买提" },
  { "阿里木江・买买提", "阿里木江·买买提", "阿里木江·买买提", "阿里木江买买提" },
  { "阿里木江•买买提", "阿里木江·买买提", "阿里木江·买买提", "阿里木江买买提" },
  { "阿里木江･买买提", "阿里木江·买买提", "阿里木江·买买提", "阿里木江买买提" },
  { "阿里木江．买买提", "阿里木江.买买提", "阿里木江.买买提", "阿里木江买买提" },
  { "（2026）榕湖人调字第18号", "(2026)榕湖人调字第18号", "(2026)榕湖人调字第18号", "(2026)榕湖人调字第18号" },
  { "〔2026〕", "(2026)", "(2026)", "(2026)" },
  { "“押金”——『租金』", "\"押金\"--\"租金\"", "\"押金\"--\"租金\"", "\"押金\"\"租金\"" },
  { "二○二六", "二〇二六", "二〇二六", "二〇二六" },
  { "ﬁne ① ㎡ ｶﾞ", "fine 1 m2 ガ", "fine 1 m2ガ", "fine1m2ガ" },
  { "e\xcc\x81t\xc3\x89", "été", "été", "été" },
  { "葛\xf3\xa0\x84\x81城", "葛城", "葛城", "葛城" }, /* a variation selector */
  { "张\xe2\x80\x8b三", "张三", "张三", "张三" },     /* a zero-width space */
  { "\xef\xa4\x80", "豈", "豈", "豈" },               /* a compatibility ideograph */
  { "\xe2\xbc\xb4", "广", "广", "广" },               /* a Kangxi radical */
  { "𠮷田𣲗", "𠮷田𣲗", "𠮷田𣲗", "𠮷田𣲗" },
  { "Straße", "strasse", "strasse", "strasse" },
};

static void
test_fold_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = hsl_fold (cases[i].text, HSL_FOLD_PLAIN);
      g_autofree char *running = hsl_fold (cases[i].text, HSL_FOLD_TEXT);
      g_autofree char *name = hsl_fold (cases[i].text, HSL_FOLD_NAME);

      g_assert_cmpstr (plain, ==, cases[i].plain);
      g_assert_cmpstr (running, ==, cases[i].running);
      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

static void
test_fold_odd_input (void)
{
  g_autofree char *null = hsl_fold (NULL, HSL_FOLD_PLAIN);
  g_autofree char *cut = hsl_fold ("张\xe4\xb8", HSL_FOLD_PLAIN);
  g_autofree char *mark = hsl_fold ("\xcc\x81", HSL_FOLD_PLAIN);

  g_assert_cmpstr (null, ==, "");
  g_assert_true (g_str_has_prefix (cut, "张\xef\xbf\xbd"));
  g_assert_true (g_utf8_validate (mark, -1, NULL));
}

/* GLib 2.74 folds it to and fro. */
static gboolean
is_cherokee (gunichar c)
{
  return (c >= 0x13a0 && c <= 0x13fd) || (c >= 0xab70 && c <= 0xabbf);
}

/* Every character there is: folding twice is folding once, in every mode, and the result is valid. */
static void
test_fold_is_stable (void)
{
  for (gunichar c = 1; c < 0x110000; c++)
    {
      char text[16] = { 0 };

      if (!g_unichar_validate (c) || !g_unichar_isdefined (c) || is_cherokee (c))
        continue;
      text[0] = 'A';
      text[1 + g_unichar_to_utf8 (c, text + 1)] = 'b';

      for (HslFoldMode mode = HSL_FOLD_PLAIN; mode <= HSL_FOLD_NAME; mode++)
        {
          g_autofree char *once = hsl_fold (text, mode);
          g_autofree char *twice = hsl_fold (once, mode);

          if (!g_str_equal (once, twice))
            g_error ("U+%04X folds to “%s” and then to “%s”", c, once, twice);
          g_assert_true (g_utf8_validate (once, -1, NULL));
        }
    }
}

/* The short ways past the normaliser say what the normaliser says. */
static void
test_fold_is_unicode_folding (void)
{
  for (gunichar c = 0x21; c < 0x30000; c++)
    {
      char             text[8] = { 0 };
      g_autofree char *folded = NULL;
      g_autofree char *composed = NULL;
      g_autofree char *lower = NULL;
      g_autofree char *wanted = NULL;
      g_autofree char *again = NULL;

      if (!g_unichar_isalnum (c) || is_cherokee (c))
        continue;
      g_unichar_to_utf8 (c, text);
      composed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
      lower = g_utf8_casefold (composed, -1);
      wanted = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL_COMPOSE);
      again = hsl_fold (wanted, HSL_FOLD_NAME);
      folded = hsl_fold (text, HSL_FOLD_NAME);
      g_assert_cmpstr (folded, ==, again);
    }
}

static void
test_fold_origins (void)
{
  const char        *text = " Ａe\xcc\x81 ﬁ 张";
  g_autoptr (GArray) chars = g_array_new (FALSE, FALSE, sizeof (gunichar));
  g_autoptr (GArray) origins = g_array_new (FALSE, FALSE, sizeof (guint32));
  const gunichar     wanted_chars[] = { 'a', 0xe9, ' ', 'f', 'i', 0x5f20 };
  const guint32      wanted_origins[] = { 1, 4, 7, 8, 8, 12 };

  hsl_fold_append (text, HSL_FOLD_TEXT, chars, origins);
  g_assert_cmpmem (chars->data, chars->len * sizeof (gunichar), wanted_chars, sizeof wanted_chars);
  g_assert_cmpmem (origins->data, origins->len * sizeof (guint32), wanted_origins, sizeof wanted_origins);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/fold/table", test_fold_table);
  g_test_add_func ("/search/fold/odd-input", test_fold_odd_input);
  g_test_add_func ("/search/fold/is-stable", test_fold_is_stable);
  g_test_add_func ("/search/fold/is-unicode-folding", test_fold_is_unicode_folding);
  g_test_add_func ("/search/fold/origins", test_fold_origins);
  return g_test_run ();
}
