/* test-numbering.c: case numbers by pattern
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#undef G_DISABLE_ASSERT

#include "hsl-error.h"
#include "hsl-numbering.h"

#include <string.h>

static void
test_check (void)
{
  static const struct
  {
    const char *pattern;
    const char *problem; /* part of the message; NULL: fine */
  } cases[] = {
    { HSL_NUMBERING_DEFAULT, NULL },
    { "{year}-{n:4}", NULL },
    { "第{n}号{short}{year}", NULL },
    { "", "{year}" },
    { "{year}号", "{n}" },
    { "{n}号", "{year}" },
    { "{year}{year}第{n}号", "{year}" },
    { "{year}第{n}号{n}", "{n}" },
    { "{short}{short}{year}第{n}号", "{short}" },
    { "{year}{n}", "both sides" },
    { "{n}{year}", "both sides" },
    { "{year}-1{n}", "both sides" },
    { "{year}-{n}1", "both sides" },
    { "{year}{short}{n}", "both sides" },
    { "{yaer}第{n}号", "{yaer}" },
    { "{year}第{n:0}号", "{n:0}" },
    { "{year}第{n:12}号", "{n:12}" },
    { "{year}第{n号", "{n号" },
    { "{year}第n}号", "}号" },
    { "{year}第{}号", "{}" },
    { "{year}-R{n}", "-R" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean           is_fine = hsl_numbering_check (cases[i].pattern, &error);

      g_test_message ("%s: %s", cases[i].pattern, error != NULL ? error->message : "fine");
      if (cases[i].problem == NULL)
        {
          g_assert_no_error (error);
          g_assert_true (is_fine);
          continue;
        }
      g_assert_false (is_fine);
      g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD);
      g_assert_nonnull (strstr (error->message, cases[i].problem));
    }
}

static void
test_format (void)
{
  g_autofree char *plain = hsl_numbering_format (HSL_NUMBERING_DEFAULT, 2026, "榕湖", 18);
  g_autofree char *wide = hsl_numbering_format ("{year}-{n:3}", 2026, "", 7);
  g_autofree char *over = hsl_numbering_format ("{year}-{n:3}", 2026, "", 12345);
  g_autofree char *first = hsl_numbering_reopen (plain, 1);
  g_autofree char *second = hsl_numbering_reopen (first, 2);

  g_assert_cmpstr (plain, ==, "（2026）榕湖人调字第18号");
  g_assert_cmpstr (wide, ==, "2026-007");
  g_assert_cmpstr (over, ==, "2026-12345");
  g_assert_cmpstr (first, ==, "（2026）榕湖人调字第18号-R1");
  g_assert_cmpstr (second, ==, "（2026）榕湖人调字第18号-R2");
}

static void
test_parse (void)
{
  static const struct
  {
    const char *pattern;
    const char *text;
    int         year; /* 0: no such number */
    gint64      n;
    int         reopening;
  } cases[] = {
    { HSL_NUMBERING_DEFAULT, "（2026）榕湖人调字第18号", 2026, 18, 0 },
    { HSL_NUMBERING_DEFAULT, "(2026)榕湖人调字第18号", 2026, 18, 0 },
    { HSL_NUMBERING_DEFAULT, "〔２０２６〕榕湖人调字第 １８ 号", 2026, 18, 0 },
    { HSL_NUMBERING_DEFAULT, "[2026] 榕湖人调字第018号-r2", 2026, 18, 2 },
    { HSL_NUMBERING_DEFAULT, "（2026）榕湖人调字第18号-R1", 2026, 18, 1 },
    { HSL_NUMBERING_DEFAULT, "（2026）榕湖人调字第18号-R0", 0, 0, 0 },
    { HSL_NUMBERING_DEFAULT, "（2026）榕湖人调字第18号-R", 0, 0, 0 },
    { HSL_NUMBERING_DEFAULT, "（2026）榕湖人调字第18号x", 0, 0, 0 },
    { HSL_NUMBERING_DEFAULT, "（2026）榕湖人调字第号", 0, 0, 0 },
    { HSL_NUMBERING_DEFAULT, "（2026）榕湖人调字第0号", 0, 0, 0 },
    { HSL_NUMBERING_DEFAULT, "（2026）桂湖人调字第18号", 0, 0, 0 },
    { HSL_NUMBERING_DEFAULT, "（226）榕湖人调字第18号", 0, 0, 0 },
    { HSL_NUMBERING_DEFAULT, "（2026）榕湖人调字第9999999999999999999号", 0, 0, 0 },
    { HSL_NUMBERING_DEFAULT, "", 0, 0, 0 },
    { HSL_NUMBERING_DEFAULT, "\xff", 0, 0, 0 },
    { "{year}-{n:3}", "2026-007", 2026, 7, 0 },
    { "{year}-{n:3}", "2026-12345", 2026, 12345, 0 },
    { "{year}-{n:3}", "2026-7-R3", 2026, 7, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HslNumber number = { -1, -1, -1 };

      g_test_message ("case %u", i);
      g_assert_cmpint (hsl_numbering_parse (cases[i].pattern, "榕湖", cases[i].text, &number), ==,
                       cases[i].year != 0);
      g_assert_cmpint (number.year, ==, cases[i].year != 0 ? cases[i].year : -1);
      g_assert_cmpint (number.n, ==, cases[i].year != 0 ? cases[i].n : -1);
      g_assert_cmpint (number.reopening, ==, cases[i].year != 0 ? cases[i].reopening : -1);
    }
}

/* What is given out is found again, whatever the pattern. */
static void
test_round_trip (void)
{
  static const char *const patterns[] = {
    HSL_NUMBERING_DEFAULT,
    "{year}-{n:6}",
    "A/{n}/{year}",
    "{short}{year}·{n}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    for (int k = 0; k < 200; k++)
      {
        int              year = g_test_rand_int_range (2000, 2100);
        gint64           n = g_test_rand_int_range (1, 2000000);
        g_autofree char *text = hsl_numbering_format (patterns[i], year, "双凤 2所", n);
        HslNumber        number;

        g_assert_true (hsl_numbering_parse (patterns[i], "双凤 2所", text, &number));
        g_assert_cmpint (number.year, ==, year);
        g_assert_cmpint (number.n, ==, n);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/numbering/check", test_check);
  g_test_add_func ("/core/numbering/format", test_format);
  g_test_add_func ("/core/numbering/parse", test_parse);
  g_test_add_func ("/core/numbering/round-trip", test_round_trip);

  return g_test_run ();
}
