/* test-tokens.c: text as the tokens of the sealed index
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-tokens.h"

#include "hsl-text.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *tokens; /* in the order of the text, divided by | */
} Case;

static const Case texts[] = {
  { "", "" },
  { "租", "" },
  { "租户", "租户" },
  { "租户押金", "租户|户押|押金" },
  { "押金押金", "押金|金押" }, /* each once */
  { "租户，押金。", "租户|押金" },
  { "租 户\n押金", "租户|户押|押金" },
  { "Ａ座3楼", "a|a座|座3|3|3楼" },
  { "微信13800138000付", "微信|信1|13800138000|138|380|800|001|013|380|800|000|0付" },
  { "John SMITH", "john|joh|ohn|smith|smi|mit|ith" },
  { "𠮷田", "𠮷田" },
  { "(2026)", "2026|202|026" },
};

static const Case queries[] = {
  { "", "" },
  { "租", "" },
  { "租户", "租户" },
  { "租户 押金", "租户|押金" },
  { "租 押金", "押金" },
  { "A座", "a座" },
  { "座3楼", "座3|3|3楼" }, /* the word is whole here */
  { "18号楼", "8号|号楼" }, /* 18 may be the end of 2018 */
  { "8000", "800|000" },    /* and this the tail of a number */
  { "138", "138" },
  { "18", "18" }, /* a whole word */
  { "ab", "ab" },
  { "，", "" },
  { "-18", "18" },
  { "smi", "smi" },
};

static void
collect (const char *token,
         gsize       length,
         gpointer    user_data)
{
  g_assert_cmpuint (strlen (token), ==, length);
  g_ptr_array_add (user_data, g_strndup (token, length));
}

static GPtrArray *
tokenise (const char *text,
          gboolean    is_query)
{
  GPtrArray *tokens = g_ptr_array_new_with_free_func (g_free);
  guint      n;

  if (is_query)
    n = hsl_tokens_foreach_in_query (text, collect, tokens);
  else
    n = hsl_tokens_foreach (text, collect, tokens);
  g_assert_cmpuint (n, ==, tokens->len);
  return tokens;
}

static gboolean
has_token (GPtrArray  *tokens,
           const char *token)
{
  return g_ptr_array_find_with_equal_func (tokens, token, g_str_equal, NULL);
}

static void
assert_tokens (const Case *expected,
               gboolean    is_query)
{
  g_autoptr (GPtrArray) tokens = tokenise (expected->text, is_query);
  g_auto (GStrv)        wanted = g_strsplit (expected->tokens, "|", -1);

  for (guint i = 0; wanted[i] != NULL; i++)
    if (!has_token (tokens, wanted[i]))
      g_error ("“%s” lacks the token “%s”", expected->text, wanted[i]);
  for (guint i = 0; i < tokens->len; i++)
    if (!g_strv_contains ((const char *const *) wanted, tokens->pdata[i]))
      g_error ("“%s” has the token “%s”", expected->text, (char *) tokens->pdata[i]);
}

static void
test_tokens_of_text (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_tokens (&texts[i], FALSE);
  g_assert_cmpuint (hsl_tokens_foreach (NULL, collect, NULL), ==, 0);
}

static void
test_tokens_of_query (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    assert_tokens (&queries[i], TRUE);
}

static void
test_tokens_are_unique (void)
{
  g_autoptr (GString)    text = g_string_new (NULL);
  g_autoptr (GPtrArray)  tokens = NULL;
  g_autoptr (GHashTable) set = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "第%u次调解，双方到场；", i % 700);
  tokens = tokenise (text->str, FALSE);
  for (guint i = 0; i < tokens->len; i++)
    g_assert_true (g_hash_table_add (set, tokens->pdata[i]));
}

/* A long word has no token of its own, its trigrams find it. */
static void
test_tokens_of_long_word (void)
{
  g_autofree char      *text = g_strnfill (5000, 'x');
  g_autoptr (GPtrArray) tokens = tokenise (text, FALSE);

  g_assert_cmpuint (tokens->len, ==, 1);
  g_assert_cmpstr (tokens->pdata[0], ==, "xxx");
}

static char *
invent_text (GRand *rand,
             guint  n)
{
  static const char *const pieces[] = { "租", "户", "押", "金", "退", "还", "1", "3", "8", "0",
                                        "A", "b", "c", " ", "，",
                                        "。", "\n", "Ｚ", "·", "𠮷", "e\xcc\x81", "-", "（", "號", "ガ" };
  GString                 *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

/* The index may not lose anybody: what a query asks for, every text with the query in it has. */
static void
test_tokens_never_miss (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint             n_asked = 0;

  for (guint round = 0; round < 20000; round++)
    {
      g_autofree char      *before = invent_text (rand, (guint) g_rand_int_range (rand, 0, 12));
      g_autofree char      *query = invent_text (rand, (guint) g_rand_int_range (rand, 1, 8));
      g_autofree char      *after = invent_text (rand, (guint) g_rand_int_range (rand, 0, 12));
      g_autofree char      *text = g_strconcat (before, query, after, NULL);
      g_autofree char      *folded = hsl_fold (query, HSL_FOLD_PLAIN);
      g_autoptr (GPtrArray) tokens = tokenise (text, FALSE);
      g_autoptr (GPtrArray) wanted = tokenise (query, TRUE);
      g_auto (GStrv)        parts = g_strsplit (folded, " ", -1);
      gboolean              is_promised = TRUE;

      /* One or two letters alone are promised as a whole word only. */
      for (guint i = 0; parts[i] != NULL; i++)
        {
          gboolean has_pair = FALSE, was_han = FALSE;
          guint    word = 0, longest = 0;

          for (const char *p = parts[i]; *p != '\0'; p = g_utf8_next_char (p))
            {
              gunichar c = g_utf8_get_char (p);

              word = g_unichar_isalnum (c) ? word + 1 : 0;
              longest = MAX (longest, word);
              has_pair = has_pair || (word > 1 && (was_han || hsl_fold_is_han (c)));
              was_han = hsl_fold_is_han (c);
            }
          is_promised = is_promised && (longest >= 3 || has_pair);
        }
      if (*folded == '\0' || !hsl_text_matches (text, query))
        continue;
      if (!is_promised)
        continue;

      n_asked++;
      for (guint i = 0; i < wanted->len; i++)
        if (!has_token (tokens, wanted->pdata[i]))
          g_error ("“%s” is in “%s”, but its token “%s” is not", query, text, (char *) wanted->pdata[i]);
    }
  g_assert_cmpuint (n_asked, >, 2000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/tokens/of-text", test_tokens_of_text);
  g_test_add_func ("/search/tokens/of-query", test_tokens_of_query);
  g_test_add_func ("/search/tokens/are-unique", test_tokens_are_unique);
  g_test_add_func ("/search/tokens/of-long-word", test_tokens_of_long_word);
  g_test_add_func ("/search/tokens/never-miss", test_tokens_never_miss);
  return g_test_run ();
}
