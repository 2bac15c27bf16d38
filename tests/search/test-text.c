/* test-text.c: whether and where a text has what was typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-text.h"

#include <string.h>

#define STORY "七名租户与房东因二房东卷款失联，要求退还租金和押金共计人民币４８６００元。\n双方约定于A座调解室　调解。"

static const struct
{
  const char *text;
  const char *query;
  gboolean    matches;
} matches[] = {
  { STORY, "押金", TRUE },
  { STORY, "48600", TRUE },
  { STORY, "a座", TRUE },
  { STORY, "調解", FALSE },
  { STORY, "租户 押金", TRUE },
  { STORY, "押金 租户", TRUE },
  { STORY, "租户押金", FALSE },
  { STORY, "租户 违约金", FALSE },
  { STORY, "元。双方", TRUE }, /* across a line end */
  { STORY, "调解室调解", TRUE },
  { STORY, "", FALSE },
  { STORY, "  ", FALSE },
  { "", "押金", FALSE },
  { NULL, "押金", FALSE },
};

static void
test_text_matches (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (matches); i++)
    if (hsl_text_matches (matches[i].text, matches[i].query) != matches[i].matches)
      g_error ("“%s” is answered wrongly", matches[i].query);
}

static void
assert_snippet (const char *text,
                const char *query,
                guint       n_chars,
                const char *snippet,
                const char *match)
{
  gsize            start = 99, length = 99;
  g_autofree char *got = hsl_text_snippet (text, query, n_chars, &start, &length);
  g_autofree char *marked = NULL;

  g_assert_cmpstr (got, ==, snippet);
  g_assert_cmpuint (start + length, <=, strlen (got));
  marked = g_strndup (got + start, length);
  g_assert_cmpstr (marked, ==, match);
}

static void
test_text_snippet (void)
{
  assert_snippet (STORY, "押金", 12, "…还租金和押金共计人民币４…", "押金");
  assert_snippet (STORY, "48600", 12, "…计人民币４８６００元。 …", "４８６００");
  assert_snippet (STORY, "七名", 6, "七名租户与房…", "七名");
  assert_snippet (STORY, "解。", 9, "…室 调解。", "解。");
  assert_snippet (STORY, "没有 押金", 3, "…和押金…", "押金");
  assert_snippet (STORY, "没有", 4, "七名租户…", "");
  assert_snippet ("短", "没有", 40, "短", "");
  assert_snippet (NULL, "没有", 40, "", "");
  assert_snippet ("e\xcc\x81té 2026", "ÉTÉ", 40, "e\xcc\x81té 2026", "e\xcc\x81té");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/text/matches", test_text_matches);
  g_test_add_func ("/search/text/snippet", test_text_snippet);
  return g_test_run ();
}
