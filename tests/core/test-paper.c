/* test-paper.c: identity papers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#undef G_DISABLE_ASSERT

#include "hsl-paper.h"

static void
test_check (void)
{
  static const struct
  {
    const char     *kind;
    const char     *number;
    HslPaperVerdict verdict;
  } cases[] = {
    { "id-card", "11010519491231002X", HSL_PAPER_FITS },
    { "id-card", "110105194912310021", HSL_PAPER_DOUBTFUL },
    { "id-card", "110105194902300021", HSL_PAPER_WRONG },
    { "id-card", "E12345678", HSL_PAPER_WRONG },
    { "id-card", "", HSL_PAPER_WRONG },
    { "id-card", NULL, HSL_PAPER_WRONG },
    { "passport", "E12345678", HSL_PAPER_FITS },
    { "passport", "ea1234567", HSL_PAPER_FITS },
    { "passport", "1234", HSL_PAPER_DOUBTFUL },
    { "passport", "ABCDEFG", HSL_PAPER_DOUBTFUL },
    { "passport", "E1234-5678", HSL_PAPER_DOUBTFUL },
    { "hmt-permit", "H12345678", HSL_PAPER_FITS },
    { "hmt-permit", "M1234567890", HSL_PAPER_FITS },
    { "hmt-permit", "12345678", HSL_PAPER_FITS },
    { "hmt-permit", "X12345678", HSL_PAPER_DOUBTFUL },
    { "hmt-permit", "H123456789", HSL_PAPER_DOUBTFUL },
    { "hmt-permit", "810000199408230021", HSL_PAPER_FITS },
    { "hmt-permit", "810000199408230022", HSL_PAPER_DOUBTFUL },
    { "foreign-residence", "USA110075010101", HSL_PAPER_FITS },
    { "foreign-residence", "911124198108030024", HSL_PAPER_FITS },
    { "foreign-residence", "911124198108030025", HSL_PAPER_DOUBTFUL },
    { "foreign-residence", "11010519491231002X", HSL_PAPER_DOUBTFUL },
    { "none", "", HSL_PAPER_FITS },
    { "none", NULL, HSL_PAPER_FITS },
    { "none", "123", HSL_PAPER_WRONG },
    { "driving-licence", "whatever", HSL_PAPER_FITS },
    { "driving-licence", "", HSL_PAPER_WRONG },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *problem = "unset";

      g_test_message ("case %u: %s %s", i, cases[i].kind, cases[i].number);
      g_assert_cmpint (hsl_paper_check (cases[i].kind, cases[i].number, &problem), ==, cases[i].verdict);
      g_assert_cmpint (problem == NULL, ==, cases[i].verdict == HSL_PAPER_FITS);
    }
}

static void
test_fold (void)
{
  g_autofree char *folded = hsl_paper_fold (" １１０ｘ　");

  g_assert_cmpstr (folded, ==, "110X");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/paper/check", test_check);
  g_test_add_func ("/core/paper/fold", test_fold);

  return g_test_run ();
}
