/* test-term-text.c: the words of a term
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-case.h"

#include "hsl-term-text.h"

typedef TestStation Fixture;

static void
test_sentences (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (HslFact) fact = (HslFact *) test_play (fixture, "market-stalls", 9);
  HslCase            *self = (HslCase *) fact;
  HslAgreement       *agreement = hsl_case_find_live_agreement (self);
  HslTerm            *first = hsl_case_find_term (self, "term-1", NULL);
  HslTerm            *third = hsl_case_find_term (self, "term-3", NULL);
  g_autofree char    *once = hsl_term_dup_text (first, agreement, self, &fixture->context);
  g_autofree char    *parts = hsl_term_dup_text (third, agreement, self, &fixture->context);

  g_assert_cmpstr (once, ==,
                   "榕湖县金穗商贸有限公司于2026年4月15日前（含当日）以银行转账方式向阙大勇支付"
                   "人民币4,800.00元（大写：肆仟捌佰元整）（退还阙大勇已交的摊位租金和押金）。");
  g_assert_cmpstr (
      parts, ==,
      "榕湖县金穗商贸有限公司以银行转账方式向仇立新支付人民币12,500.00元（大写：壹万贰仟伍佰元整）"
      "（退还仇立新已交的摊位租金和押金），分2期支付：第1期于2026年4月15日前（含当日）支付"
      "人民币6,250.00元（大写：陆仟贰佰伍拾元整）；第2期于2026年5月15日前（含当日）支付"
      "人民币6,250.00元（大写：陆仟贰佰伍拾元整）。");
}

/* One amount changes: the sentence, the total and the 大写 change with it, there being no second copy. */
static void
test_one_source (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (HslFact) fact = (HslFact *) test_play (fixture, "market-stalls", 9);
  HslCase            *self = (HslCase *) fact;
  HslAgreement       *agreement = hsl_case_find_live_agreement (self);
  HslTerm            *term = hsl_case_find_term (self, "term-1", NULL);
  HslInstalment      *due = g_ptr_array_index (term->instalments, 0);
  g_autofree char    *sentence = NULL;
  g_autofree char    *total = NULL;
  gint64              before = agreement->total_fen;

  term->amount_fen = due->amount_fen = 500000;
  hsl_case_derive (self);
  sentence = hsl_term_dup_text (term, agreement, self, &fixture->context);
  total = hsl_agreement_dup_total_text (agreement);
  g_assert_cmpint (agreement->total_fen, ==, before + 20000);
  g_assert_nonnull (strstr (sentence, "伍仟元整"));
  g_assert_cmpstr (total, ==, "人民币72,550.50元（大写：柒万贰仟伍佰伍拾元零伍角整）");
}

static void
test_on_the_spot (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (HslFact) fact = (HslFact *) test_play (fixture, "settled-by-talk", 3);
  HslCase            *self = (HslCase *) fact;
  HslTerm            *term = hsl_case_find_term (self, "move", NULL);
  g_autofree char    *text =
      hsl_term_dup_text (term, hsl_case_find_live_agreement (self), self, &fixture->context);

  g_assert_cmpstr (text, ==, "任长根当场对华小满履行：任长根当场挪走三轮车，今后停放在指定车位。");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, test_station_set_up, function, test_station_tear_down)
  ADD ("/core/term-text/sentences", test_sentences);
  ADD ("/core/term-text/one-source", test_one_source);
  ADD ("/core/term-text/on-the-spot", test_on_the_spot);
#undef ADD
  return g_test_run ();
}
