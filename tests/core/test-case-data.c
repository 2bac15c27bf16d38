/* test-case-data.c: a case as the forms see it, and the words of its terms
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-case.h"

#include "hsl-case-data.h"
#include "hsl-term-text.h"

typedef TestStation Fixture;

static void
test_sentences (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (HslFact) fact = (HslFact *) test_play (fixture, "market-stalls", 9);
  HslCase            *self = (HslCase *) fact;
  g_autofree char    *once =
      hsl_term_dup_text (hsl_case_find_term (self, "term-1", NULL), self, &fixture->context);
  g_autofree char *parts =
      hsl_term_dup_text (hsl_case_find_term (self, "term-3", NULL), self, &fixture->context);

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
  sentence = hsl_term_dup_text (term, self, &fixture->context);
  total = hsl_agreement_dup_total_text (agreement);
  g_assert_cmpint (agreement->total_fen, ==, before + 20000);
  g_assert_nonnull (strstr (sentence, "伍仟元整"));
  g_assert_cmpstr (total, ==, "人民币72,550.50元（大写：柒万贰仟伍佰伍拾元零伍角整）");
}

static const char *
lookup_text (GVariant   *data,
             const char *key)
{
  const char *text = NULL;

  g_variant_lookup (data, key, "&s", &text);
  return text;
}

static void
test_words (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HslFact)  fact = (HslFact *) test_play (fixture, "market-stalls", 9);
  g_autoptr (GVariant) values =
      g_variant_ref_sink (hsl_case_to_data ((HslCase *) fact, NULL, &fixture->context));
  g_autoptr (GVariant) agreement = g_variant_lookup_value (values, "agreement", G_VARIANT_TYPE_VARDICT);
  g_autoptr (GVariant) signatories =
      g_variant_lookup_value (agreement, "signatories", G_VARIANT_TYPE ("aa{sv}"));
  g_autoptr (GVariant) organisation = g_variant_lookup_value (values, "organisation", G_VARIANT_TYPE_VARDICT);
  g_autoptr (GVariant) session = g_variant_lookup_value (values, "session", G_VARIANT_TYPE_VARDICT);
  g_autoptr (GVariant) applicants = g_variant_lookup_value (values, "applicants", G_VARIANT_TYPE ("aa{sv}"));
  g_autoptr (GVariant) first = g_variant_get_child_value (applicants, 0);

  g_assert_cmpuint (g_variant_n_children (signatories), ==, 8);
  g_assert_cmpstr (lookup_text (organisation, "name"), ==, "榕湖县五里岭街道人民调解委员会");
  g_assert_cmpstr (lookup_text (session, "mediators_names"), ==, "林素珍、陈国华");
  g_assert_cmpstr (lookup_text (values, "grid_name"), ==, "龙溪社区第1网格");
  g_assert_cmpstr (lookup_text (values, "type_name"), ==, "合同");
  g_assert_cmpstr (lookup_text (first, "age"), ==, "49");
  g_assert_cmpstr (lookup_text (first, "sex_name"), ==, "男");
  g_assert_cmpstr (lookup_text (values, "third_names"), ==, "翟金水");
}

static void
test_tracks (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (HslFact) fact = (HslFact *) test_play (fixture, "police-mediation", 6);
  g_autoptr (GError)  error = NULL;

  g_assert_true (hsl_case_check_form_track ((HslCase *) fact, "police", "治安调解协议书", &error));
  g_assert_no_error (error);
  g_assert_false (hsl_case_check_form_track ((HslCase *) fact, "civil", "人民调解协议书", &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RULE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, test_station_set_up, function, test_station_tear_down)
  ADD ("/core/case-data/sentences", test_sentences);
  ADD ("/core/case-data/one-source", test_one_source);
  ADD ("/core/case-data/words", test_words);
  ADD ("/core/case-data/tracks", test_tracks);
#undef ADD
  return g_test_run ();
}
