/* test-query.c: what somebody typed into the one search box
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-query.h"

static const struct
{
  const char *typed;
  gboolean    is_number;
  int         year, serial, reopening;
  const char *series;
  gboolean    is_people, is_text;
} cases[] = {
  { "", FALSE, 0, 0, 0, NULL, FALSE, FALSE },
  { "   ", FALSE, 0, 0, 0, NULL, FALSE, FALSE },

  { "18", TRUE, 0, 18, 0, NULL, FALSE, TRUE },
  { "018", TRUE, 0, 18, 0, NULL, TRUE, TRUE },
  { "0", FALSE, 0, 0, 0, NULL, FALSE, TRUE },
  { "2026 18", TRUE, 2026, 18, 0, NULL, TRUE, TRUE },
  { "2026-18", TRUE, 2026, 18, 0, NULL, TRUE, TRUE },
  { "２０２６　１８", TRUE, 2026, 18, 0, NULL, TRUE, TRUE },
  { "1380 18", FALSE, 0, 0, 0, NULL, TRUE, TRUE }, /* no year */
  { "第18号", TRUE, 0, 18, 0, NULL, FALSE, TRUE },
  { "18号", TRUE, 0, 18, 0, NULL, FALSE, TRUE },
  { "18号-R1", TRUE, 0, 18, 1, NULL, FALSE, TRUE },
  { "18-r2", TRUE, 0, 18, 2, NULL, TRUE, TRUE },
  { "（2026）榕湖人调字第18号", TRUE, 2026, 18, 0, "榕湖人调字", FALSE, TRUE },
  { "(2026)榕湖人调字第18号-R1", TRUE, 2026, 18, 1, "榕湖人调字", FALSE, TRUE },
  { "〔2026〕 榕湖人调字 第 18 号", TRUE, 2026, 18, 0, "榕湖人调字", FALSE, TRUE },
  { "2026年榕湖人调字18号", TRUE, 2026, 18, 0, "榕湖人调字", FALSE, TRUE },
  { "(2026)18", TRUE, 2026, 18, 0, NULL, FALSE, TRUE },
  { "榕湖人调字第18号", TRUE, 0, 18, 0, "榕湖人调字", FALSE, TRUE },
  { "人调字18", TRUE, 0, 18, 0, "人调字", FALSE, TRUE },

  { "8000", TRUE, 0, 8000, 0, NULL, TRUE, TRUE }, /* a case or a tail */
  { "13800138000", FALSE, 0, 0, 0, NULL, TRUE, TRUE },
  { "138-0013-8000", FALSE, 0, 0, 0, NULL, TRUE, TRUE },
  { "11010519491231002X", FALSE, 0, 0, 0, NULL, TRUE, TRUE },
  { "002x", FALSE, 0, 0, 0, NULL, TRUE, TRUE },
  { "zs", FALSE, 0, 0, 0, NULL, TRUE, TRUE },
  { "张", FALSE, 0, 0, 0, NULL, TRUE, FALSE }, /* one character: people only */
  { "张三", FALSE, 0, 0, 0, NULL, TRUE, TRUE },
  { "张s", FALSE, 0, 0, 0, NULL, TRUE, TRUE },
  { "龙西路18号", FALSE, 0, 0, 0, NULL, TRUE, TRUE },
  { "18号楼", FALSE, 0, 0, 0, NULL, TRUE, TRUE },
  { "(1888)榕湖人调字第18号", FALSE, 0, 0, 0, NULL, TRUE, TRUE },
};

static void
test_query_classify (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HslQuery) query = hsl_query_new (cases[i].typed);

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpint (query->is_number, ==, cases[i].is_number);
      if (query->is_number)
        {
          g_assert_cmpint (query->year, ==, cases[i].year);
          g_assert_cmpint (query->serial, ==, cases[i].serial);
          g_assert_cmpint (query->reopening, ==, cases[i].reopening);
          g_assert_cmpstr (query->series, ==, cases[i].series);
        }
      g_assert_cmpint (query->is_people, ==, cases[i].is_people);
      g_assert_cmpint (query->is_text, ==, cases[i].is_text);
    }
}

static void
test_query_null (void)
{
  g_autoptr (HslQuery) query = hsl_query_new (NULL);

  g_assert_cmpstr (query->text, ==, "");
  g_assert_false (query->is_number || query->is_people || query->is_text);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/query/classify", test_query_classify);
  g_test_add_func ("/search/query/null", test_query_null);
  return g_test_run ();
}
