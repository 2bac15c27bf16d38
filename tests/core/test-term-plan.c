/* test-term-plan.c: drawing up terms
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-term-plan.h"

static void
test_split_adds_up (void)
{
  static const struct
  {
    gint64 total;
    guint  parts;
    guint  n;
    gint64 first;
    gint64 last;
  } cases[] = {
    { 1250000, 2, 2, 625000, 625000 },
    { 1250000, 3, 3, 416666, 416668 },
    { 100, 3, 3, 33, 34 },
    { 480000, 1, 1, 480000, 480000 },
    { 2, 5, 2, 1, 1 },
    { 0, 3, 3, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) parts =
          hsl_term_plan_split (cases[i].total, cases[i].parts, hsl_day_from_ymd (2026, 4, 15),
                               HSL_SPLIT_REST_LAST);
      gint64 sum = 0;

      g_assert_cmpuint (parts->len, ==, cases[i].n);
      for (guint n = 0; n < parts->len; n++)
        sum += ((HslInstalment *) g_ptr_array_index (parts, n))->amount_fen;
      g_assert_cmpint (sum, ==, cases[i].total);
      g_assert_cmpint (((HslInstalment *) g_ptr_array_index (parts, 0))->amount_fen, ==, cases[i].first);
      g_assert_cmpint (((HslInstalment *) g_ptr_array_index (parts, parts->len - 1))->amount_fen, ==,
                       cases[i].last);
    }
}

static void
test_split_by_months (void)
{
  static const char *const expected[] = { "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30" };
  g_autoptr (GPtrArray)    parts =
      hsl_term_plan_split (400, 4, hsl_day_from_iso ("2026-01-31"), HSL_SPLIT_REST_LAST);

  g_assert_cmpuint (parts->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *iso = hsl_day_to_iso (((HslInstalment *) g_ptr_array_index (parts, i))->due_on);

      g_assert_cmpstr (iso, ==, expected[i]);
    }
}

/* The rest may go first; what is paid upon events has no days. */
static void
test_split_otherwise (void)
{
  g_autoptr (GPtrArray) parts = hsl_term_plan_split (100, 3, hsl_day_from_iso ("2026-01-31"),
                                                     HSL_SPLIT_REST_FIRST | HSL_SPLIT_EVENTS);
  const HslInstalment  *first = g_ptr_array_index (parts, 0);
  const HslInstalment  *last = g_ptr_array_index (parts, 2);

  g_assert_cmpint (first->amount_fen, ==, 34);
  g_assert_cmpint (last->amount_fen, ==, 33);
  g_assert_cmpuint (first->due_on, ==, HSL_DAY_NONE);
  g_assert_cmpuint (last->due_on, ==, HSL_DAY_NONE);
}

static void
test_make_for_each_creditor (void)
{
  g_autoptr (HslFact)  creditor = hsl_fact_new (&hsl_party_noun);
  g_autoptr (GVariant) value = NULL;
  g_autoptr (HslFact)  made = NULL;
  HslTerm             *term;
  HslTermPlan          plan = {
             .debtor = "landlord",
             .matter = "pay",
             .manner = "transfer",
             .wording = "退还" HSL_TERM_PLAN_CREDITOR "已交的租金",
             .due_on = hsl_day_from_ymd (2026, 4, 15),
             .parts = 2,
  };

  creditor->uid = g_strdup ("tenant-3");
  ((HslParty *) creditor)->name = g_strdup ("仇立新");
  value = g_variant_ref_sink (hsl_term_plan_make (&plan, (HslParty *) creditor, 1250001));
  made = hsl_fact_from_variant (&hsl_term_noun, value, "term", NULL);
  g_assert_nonnull (made);

  term = (HslTerm *) made;
  g_assert_cmpstr (term->debtor, ==, "landlord");
  g_assert_cmpstr (term->creditor, ==, "tenant-3");
  g_assert_cmpstr (term->text, ==, "退还仇立新已交的租金");
  g_assert_cmpint (term->amount_fen, ==, 1250001);
  g_assert_cmpuint (term->instalments->len, ==, 2);
  g_assert_cmpint (hsl_term_get_unplanned (term), ==, 0);
}

static void
test_unplanned (void)
{
  g_autoptr (HslFact)   fact = hsl_fact_new (&hsl_term_noun);
  HslTerm              *term = (HslTerm *) fact;
  g_autoptr (GPtrArray) parts = hsl_term_plan_split (99, 3, HSL_DAY_NONE, HSL_SPLIT_REST_LAST);

  term->amount_fen = 100;
  g_ptr_array_extend (term->instalments, parts, (GCopyFunc) hsl_fact_copy, NULL);
  g_assert_cmpint (hsl_term_get_unplanned (term), ==, 1);
  term->amount_fen = 98;
  g_assert_cmpint (hsl_term_get_unplanned (term), ==, -1);
}

/* A draft holds a half typed sum as its text, and may hold what is derived. */
static void
test_draft_half_typed (void)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (GVariant) draft = g_variant_parse (
      NULL,
      "{'uid': <'agreement-1'>, 'kind': <'written'>, 'drawn_on': <'2026-3-'>, 'total_fen': <int64 5>,"
      " 'terms': <[{'debtor': <'landlord'>, 'amount_fen': <'12a'>,"
      "             'instalments': <[{'due_on': <'2026-04-15'>}]>}]>}",
      NULL, NULL, &error);
  g_autoptr (HslFact) fact = NULL;
  HslAgreement       *agreement;
  HslTerm            *term;

  g_assert_no_error (error);
  fact = hsl_fact_from_draft (&hsl_agreement_noun, draft);
  agreement = (HslAgreement *) fact;
  g_assert_cmpstr (fact->uid, ==, "agreement-1");
  g_assert_cmpstr (agreement->kind, ==, "written");
  g_assert_cmpuint (agreement->drawn_on, ==, HSL_DAY_NONE);
  g_assert_cmpint (agreement->total_fen, ==, 0);
  g_assert_cmpuint (agreement->terms->len, ==, 1);
  term = g_ptr_array_index (agreement->terms, 0);
  g_assert_cmpstr (term->debtor, ==, "landlord");
  g_assert_cmpint (term->amount_fen, ==, 0);
  g_assert_cmpuint (term->instalments->len, ==, 1);
  g_assert_cmpuint (((HslInstalment *) g_ptr_array_index (term->instalments, 0))->due_on, ==,
                    hsl_day_from_ymd (2026, 4, 15));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/term-plan/split-adds-up", test_split_adds_up);
  g_test_add_func ("/core/term-plan/split-by-months", test_split_by_months);
  g_test_add_func ("/core/term-plan/split-otherwise", test_split_otherwise);
  g_test_add_func ("/core/term-plan/make-for-each-creditor", test_make_for_each_creditor);
  g_test_add_func ("/core/term-plan/unplanned", test_unplanned);
  g_test_add_func ("/core/term-plan/draft-half-typed", test_draft_half_typed);

  return g_test_run ();
}
