/* test-agreement-editor.c: what helps while an agreement is drawn up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "agreement-desk.h"

#include <time.h>

static guint
count_rule (HslAgreementEditor *editor, const char *path)
{
  GPtrArray *found = hsl_finding_list_get_findings (hsl_agreement_editor_get_findings (editor));
  guint      n = 0;

  for (guint i = 0; i < found->len; i++)
    n += g_str_equal (((HslFinding *) g_ptr_array_index (found, i))->path, path);
  return n;
}

static guint
index_of_path (HslAgreementEditor *editor, const char *path)
{
  GPtrArray *found = hsl_finding_list_get_findings (hsl_agreement_editor_get_findings (editor));

  for (guint i = 0; i < found->len; i++)
    if (g_str_equal (((HslFinding *) g_ptr_array_index (found, i))->path, path))
      return i;
  g_error ("nothing was found at %s", path);
  return 0;
}

/* Findings follow the keys, and lead to the field. */
static void
test_findings (TestStore *fixture, gconstpointer data)
{
  g_autoptr (HslFact) before =
      (HslFact *) test_store_play (fixture->store, "market-stalls", AGREED_IN_TALKS);
  Desk                desk = agreement_open_desk (fixture->store, before->uid, "agreement");
  HslAgreementEditor *editor = agreement_begin (&desk, "written");
  HslTermList        *terms = hsl_agreement_editor_get_terms (editor);
  HslFieldRow        *text;
  HslFieldRow        *mediator;

  agreement_type_seven (editor);
  agreement_choose (hsl_agreement_editor_get_row (editor, "mediator"), "lin-suzhen");
  g_assert_cmpuint (count_rule (editor, "terms[1].text"), ==, 0);
  g_assert_cmpuint (count_rule (editor, "mediator"), ==, 0);
  text = agreement_field (hsl_term_list_get_row (terms, 1), "text");
  agreement_type_into (text, "尽快退还租金");
  mediator = hsl_agreement_editor_get_row (editor, "mediator");
  agreement_choose (mediator, "chen-guohua");
  g_assert_cmpuint (count_rule (editor, "terms[1].text"), ==, 1);
  g_assert_cmpuint (count_rule (editor, "mediator"), ==, 1);
  g_assert_cmpuint (index_of_path (editor, "mediator"), ==, 0); /* the stop stands before the warnings */

  hsl_finding_list_activate (hsl_agreement_editor_get_findings (editor),
                             index_of_path (editor, "terms[1].text"));
  g_assert_nonnull (gtk_window_get_focus (desk.window));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (desk.window), GTK_WIDGET (text)));
  g_assert_nonnull (strstr (hsl_field_row_get_problem (text), "尽快"));
  agreement_show_beside (editor, "check");
  agreement_look_at (GTK_WIDGET (desk.agreement), "agreement-findings");

  /* It may be saved, but not signed; from the card one comes back to the field. */
  agreement_save (&desk, editor);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (desk.window), GTK_WIDGET (desk.agreement)));
  agreement_look_at (GTK_WIDGET (desk.agreement), "agreement-findings-card");
  gtk_widget_activate_action (GTK_WIDGET (desk.agreement), "agreement-tab.jump", "(ss)", "mediator", "?");
  editor = hsl_agreement_tab_get_editor (desk.agreement);
  g_assert_nonnull (editor);
  agreement_choose (hsl_agreement_editor_get_row (editor, "mediator"), "lin-suzhen");
  g_assert_cmpuint (count_rule (editor, "mediator"), ==, 0);
  agreement_close_desk (&desk);
}

/* Back over the whole draft: fields, rows and paragraphs; and forth again. */
static void
test_undo (TestStore *fixture, gconstpointer data)
{
  g_autoptr (HslFact) before =
      (HslFact *) test_store_play (fixture->store, "market-stalls", AGREED_IN_TALKS);
  Desk                 desk = agreement_open_desk (fixture->store, before->uid, "agreement");
  HslAgreementEditor  *editor = agreement_begin (&desk, "written");
  HslTermList         *terms = hsl_agreement_editor_get_terms (editor);
  g_autoptr (GVariant) empty = g_variant_ref_sink (hsl_agreement_editor_get_draft (editor));
  g_autoptr (GVariant) full = NULL;
  g_autoptr (GVariant) now = NULL;
  HslTermRow          *first;
  guint                steps = 0;

  agreement_type_seven (editor);
  first = hsl_term_list_get_row (terms, 0);
  gtk_widget_activate_action (GTK_WIDGET (terms), "terms.add-paragraph", NULL);
  agreement_type_into (hsl_fact_form_get_row (hsl_term_row_get_form (agreement_last_item (terms)), "text"),
                       "各方再无其他争议。");
  gtk_widget_activate_action (GTK_WIDGET (agreement_last_item (terms)), "term.move-up", NULL);
  agreement_assert_paper_has (editor, "各方再无其他争议。");
  agreement_choose (hsl_agreement_editor_get_row (editor, "delay_kind"), "daily");
  agreement_type_into (hsl_agreement_editor_get_row (editor, "delay_rate"), "5");
  full = g_variant_ref_sink (hsl_agreement_editor_get_draft (editor));

  /* What did not change keeps its widget. */
  gtk_widget_activate_action (GTK_WIDGET (editor), "agreement.undo", NULL);
  g_assert_true (hsl_term_list_get_row (terms, 0) == first);
  while (gtk_widget_activate_action (GTK_WIDGET (editor), "agreement.undo", NULL) && steps < 100)
    {
      now = g_variant_ref_sink (hsl_agreement_editor_get_draft (editor));
      steps++;
      if (hsl_dict_equal (now, empty))
        break;
      g_clear_pointer (&now, g_variant_unref);
    }
  g_assert_nonnull (now);
  g_assert_cmpuint (steps, >, 4);
  g_clear_pointer (&now, g_variant_unref);
  for (guint i = 0; i < 100; i++)
    gtk_widget_activate_action (GTK_WIDGET (editor), "agreement.redo", NULL);
  now = g_variant_ref_sink (hsl_agreement_editor_get_draft (editor));
  g_assert_true (hsl_dict_equal (now, full));
  agreement_close_desk (&desk);
}

/* Terms and paragraphs out of the library; the blanks are asked, the rest are fields. */
static void
test_clauses (TestStore *fixture, gconstpointer data)
{
  g_autoptr (HslFact) before =
      (HslFact *) test_store_play (fixture->store, "market-stalls", AGREED_IN_TALKS);
  Desk                desk = agreement_open_desk (fixture->store, before->uid, "agreement");
  HslAgreementEditor *editor = agreement_begin (&desk, "written");
  HslTermList        *terms = hsl_agreement_editor_get_terms (editor);
  HslClauseDialog    *dialog;
  HslFactForm        *form;
  g_autofree char    *open_text = NULL;

  gtk_widget_activate_action (GTK_WIDGET (terms), "terms.add-clause", NULL);
  dialog = HSL_CLAUSE_DIALOG (agreement_find_window (HSL_TYPE_CLAUSE_DIALOG));
  g_assert_true (hsl_clause_dialog_choose (dialog, "04-1"));
  open_text = hsl_clause_dialog_dup_text (dialog);
  g_assert_cmpstr (open_text, ==, "支付＿＿＿的价款");
  agreement_type_into (hsl_clause_dialog_get_blank (dialog, "合同名称"), "摊位租赁合同");
  form = hsl_clause_dialog_get_form (dialog);
  agreement_choose (hsl_fact_form_get_row (form, "debtor"), "landlord");
  agreement_choose (hsl_fact_form_get_row (form, "creditor"), "tenant-2");
  agreement_type_into (hsl_fact_form_get_row (form, "amount_fen"), "3600");
  agreement_type_into (hsl_fact_form_get_row (form, "due_on"), "2026-4-15");
  agreement_look_at (GTK_WIDGET (dialog), "agreement-clauses");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "clause.accept", NULL);
  g_assert_null (agreement_find_window (HSL_TYPE_CLAUSE_DIALOG));
  g_assert_null (hsl_term_list_get_row (terms, 1));
  agreement_assert_paper_has (editor,
                              "于2026年4月15日前（含当日）以银行转账方式向单雪梅支付人民币3,600.00元"
                              "（大写：叁仟陆佰元整）（支付摊位租赁合同的价款）");

  gtk_widget_activate_action (GTK_WIDGET (terms), "terms.add-clause", NULL);
  dialog = HSL_CLAUSE_DIALOG (agreement_find_window (HSL_TYPE_CLAUSE_DIALOG));
  g_assert_true (hsl_clause_dialog_choose (dialog, "all-1"));
  g_assert_null (hsl_clause_dialog_get_form (dialog));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "clause.accept", NULL);
  agreement_assert_paper_has (editor, "各方就本次纠纷再无其他争议。");
  agreement_choose (hsl_agreement_editor_get_row (editor, "mediator"), "lin-suzhen");
  g_assert_cmpuint (count_rule (editor, "terms[0].text"), ==, 0);
  agreement_save (&desk, editor);
  agreement_close_desk (&desk);
}

/* Every type of dispute has clauses of its own, and each can be read. */
static void
test_library (TestStore *fixture, gconstpointer data)
{
  HslCodes             *codes = hsl_store_get_codes (fixture->store);
  g_autoptr (GPtrArray) clauses = hsl_clauses_new (NULL);
  g_autoptr (GPtrArray) types = hsl_codes_get_entries (codes, "dispute-type", HSL_DAY_NONE);
  g_autoptr (GPtrArray) all = hsl_clauses_list_for (clauses, NULL);

  for (guint i = 0; i < types->len; i++)
    {
      const HslCode        *type = g_ptr_array_index (types, i);
      g_autoptr (GPtrArray) list = hsl_clauses_list_for (clauses, type->code);

      if (!g_str_equal (type->code, "99") && list->len < all->len + 3)
        g_error ("%s has only %u clauses of its own", type->name, list->len - all->len);
    }
  for (guint i = 0; i < clauses->len; i++)
    {
      const HslClause       *clause = g_ptr_array_index (clauses, i);
      g_autoptr (GPtrArray)  blanks = hsl_clause_list_blanks (clause);
      g_autoptr (GHashTable) nothing = g_hash_table_new (g_str_hash, g_str_equal);
      g_autofree char       *text = hsl_clause_dup_text (clause, nothing);

      g_assert_null (strchr (text, '{'));
      g_assert_true (blanks->len == 0 || strstr (text, "＿＿＿") != NULL);
      if (clause->matter != NULL &&
          !hsl_codes_is_valid_on (codes, "term-matter", clause->matter, HSL_DAY_NONE))
        g_error ("[%s] has an unknown matter", clause->id);
    }
}

/* The real pages follow, and the case has what they show. */
static void
test_pages (TestStore *fixture, gconstpointer data)
{
  g_autoptr (HslFact) before =
      (HslFact *) test_store_play (fixture->store, "market-stalls", AGREED_IN_TALKS);
  g_autoptr (HslFact)   after = NULL;
  Desk                  desk = agreement_open_desk (fixture->store, before->uid, "agreement");
  HslAgreementEditor   *editor = agreement_begin (&desk, "written");
  HslAgreementPages    *pages = hsl_agreement_editor_get_pages (editor);
  HslTermList          *terms = hsl_agreement_editor_get_terms (editor);
  HslAgreement         *agreement;
  g_autoptr (GPtrArray) items = NULL;
  guint                 empty;

  PAPERS_WAIT_UNTIL (hsl_agreement_pages_get_pages (pages) != NULL);
  empty = hsl_pages_get_count (hsl_agreement_pages_get_pages (pages));
  agreement_type_seven (editor);
  gtk_widget_activate_action (GTK_WIDGET (terms), "terms.add-paragraph", NULL);
  agreement_type_into (hsl_fact_form_get_row (hsl_term_row_get_form (agreement_last_item (terms)), "text"),
                       "各方再无其他争议。");
  gtk_widget_activate_action (GTK_WIDGET (agreement_last_item (terms)), "term.move-up", NULL);
  agreement_choose (hsl_agreement_editor_get_row (editor, "delay_kind"), "lpr");
  agreement_choose (hsl_agreement_editor_get_row (editor, "mediator"), "lin-suzhen");
  PAPERS_WAIT_UNTIL (hsl_agreement_pages_get_pages (pages) != NULL);
  g_assert_cmpuint (hsl_pages_get_count (hsl_agreement_pages_get_pages (pages)), >, empty);
  agreement_save (&desk, editor);

  after = (HslFact *) agreement_load (fixture, &desk);
  agreement = hsl_case_find_live_agreement ((HslCase *) after);
  items = hsl_agreement_get_items (agreement);
  g_assert_cmpuint (items->len, ==, 8);
  g_assert_true (((HslFact *) g_ptr_array_index (items, 6))->noun == &hsl_free_paragraph_noun);
  g_assert_cmpstr (agreement->delay_kind, ==, "lpr");
  agreement_close_desk (&desk);
}

/* Of this thread alone: what else the machine does counts less. */
static gint64
cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

/* How long after a key the page in view is drawn again, with sixty terms. It prints the times, and fails only
 * when they are far from any frame: other work may go on beside it. */
static void
test_sixty_terms (TestStore *fixture, gconstpointer data)
{
  g_autoptr (HslFact) before =
      (HslFact *) test_store_play (fixture->store, "market-stalls", AGREED_IN_TALKS);
  Desk                 desk = agreement_open_desk (fixture->store, before->uid, "agreement");
  HslAgreementEditor  *editor = agreement_begin (&desk, "written");
  HslAgreementPages   *pages = hsl_agreement_editor_get_pages (editor);
  HslTermList         *terms = hsl_agreement_editor_get_terms (editor);
  HslFieldRow         *amount;
  GVariantDict         dict;
  GVariantBuilder      many;
  g_autoptr (GVariant) draft = NULL;
  g_autoptr (GVariant) seven = NULL;
  g_autoptr (GVariant) sixty = NULL;
  GtkSettings         *settings = gtk_settings_get_default ();
  gint64               keys[40], frames[40];

  agreement_type_seven (editor);
  draft = g_variant_ref_sink (hsl_agreement_editor_get_draft (editor));
  seven = g_variant_lookup_value (draft, "terms", NULL);
  g_variant_builder_init (&many, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (GVariant) one = g_variant_get_child_value (seven, i % 7);

      g_variant_builder_add_value (&many, one);
    }
  g_variant_dict_init (&dict, draft);
  g_variant_dict_insert_value (&dict, "terms", g_variant_builder_end (&many));
  sixty = g_variant_ref_sink (g_variant_dict_end (&dict));
  hsl_agreement_editor_set_value (editor, sixty, FALSE);
  PAPERS_WAIT_UNTIL (hsl_agreement_pages_get_pages (pages) != NULL);
  g_assert_cmpuint (hsl_pages_get_count (hsl_agreement_pages_get_pages (pages)), >=, 4);

  gtk_widget_activate_action (GTK_WIDGET (terms), "terms.add-paragraph", NULL);
  agreement_look_at (GTK_WIDGET (desk.agreement), "agreement-sixty");
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * PANGO_SCALE, NULL);
  agreement_look_at (GTK_WIDGET (desk.agreement), "agreement-twice");
  g_object_set (settings, "gtk-xft-dpi", 96 * PANGO_SCALE, NULL);

  amount = agreement_field (hsl_term_list_get_row (terms, 3), "amount_fen");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", 1000 + i);
      gint64           start = cpu_time ();

      agreement_type_into (amount, text);
      keys[i] = cpu_time () - start;
      PAPERS_WAIT_UNTIL (hsl_agreement_pages_get_pages (pages) != NULL);
      frames[i] = cpu_time () - start;
    }
  qsort (keys, G_N_ELEMENTS (keys), sizeof *keys, compare_times);
  qsort (frames, G_N_ELEMENTS (frames), sizeof *frames, compare_times);
  g_print ("# sixty terms: key %.1f ms (median), %.1f ms (worst); pages %.1f ms, %.1f ms\n",
           (double) keys[20] / 1000, (double) keys[39] / 1000, (double) frames[20] / 1000,
           (double) frames[39] / 1000);
  g_assert_cmpint (frames[20], <, G_USEC_PER_SEC / 2);
  agreement_close_desk (&desk);
}

/* A payment upon an event: on paper, found complete, and kept through saving. */
static void
test_event (TestStore *fixture, gconstpointer data)
{
  g_autoptr (HslFact) before =
      (HslFact *) test_store_play (fixture->store, "market-stalls", AGREED_IN_TALKS);
  g_autoptr (HslFact)  after = NULL;
  Desk                 desk = agreement_open_desk (fixture->store, before->uid, "agreement");
  HslAgreementEditor  *editor = agreement_begin (&desk, "written");
  g_autoptr (GVariant) event = g_variant_ref_sink (g_variant_parse (
      G_VARIANT_TYPE ("aa{sv}"),
      "[{'debtor': <'landlord'>, 'creditor': <'tenant-1'>, 'matter': <'pay'>, 'amount_fen': <int64 480000>,"
      " 'manner': <'transfer'>, 'instalments': <[{'event': <'摊位交还并验收合格'>}]>}]",
      NULL, NULL, NULL));
  g_autoptr (GVariant) draft = g_variant_ref_sink (hsl_agreement_editor_get_draft (editor));
  g_autoptr (GVariant) value = NULL;
  GVariantDict         dict;
  HslAgreement        *agreement;
  HslTerm             *term;
  HslInstalment       *part;

  g_variant_dict_init (&dict, draft);
  g_variant_dict_insert_value (&dict, "terms", event);
  value = g_variant_ref_sink (g_variant_dict_end (&dict));
  hsl_agreement_editor_set_value (editor, value, FALSE);
  agreement_choose (hsl_agreement_editor_get_row (editor, "mediator"), "lin-suzhen");
  agreement_assert_paper_has (editor, "榕湖县金穗商贸有限公司于摊位交还并验收合格时以银行转账方式向阙大勇支付");
  g_assert_cmpuint (count_rule (editor, "terms[0].instalments"), ==, 0);
  agreement_save (&desk, editor);

  after = (HslFact *) agreement_load (fixture, &desk);
  agreement = hsl_case_find_live_agreement ((HslCase *) after);
  term = g_ptr_array_index (agreement->terms, 0);
  part = g_ptr_array_index (term->instalments, 0);
  g_assert_cmpuint (part->due_on, ==, HSL_DAY_NONE);
  g_assert_cmpstr (part->event, ==, "摊位交还并验收合格");
  g_assert_cmpint (part->amount_fen, ==, 480000);
  agreement_close_desk (&desk);
}

int
main (int argc, char **argv)
{
  papers_init (&argc, &argv);

  add_store_test ("/desk/agreement-editor/findings", test_findings);
  add_store_test ("/desk/agreement-editor/sixty-terms", test_sixty_terms);
  add_store_test ("/desk/agreement-editor/event", test_event);
  add_store_test ("/desk/agreement-editor/undo", test_undo);
  add_store_test ("/desk/agreement-editor/clauses", test_clauses);
  add_store_test ("/desk/agreement-editor/library", test_library);
  add_store_test ("/desk/agreement-editor/pages", test_pages);

  return g_test_run ();
}
