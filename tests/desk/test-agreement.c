/* test-agreement.c: drawing up, signing and following up an agreement in the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-names.h"
#include "papers.h"

#include "hsl-action-dialog.h"
#include "hsl-agreement-tab.h"
#include "hsl-case-page.h"
#include "hsl-choice-button.h"
#include "hsl-dict.h"
#include "hsl-finding.h"
#include "hsl-follow-tab.h"
#include "hsl-signature-box.h"
#include "hsl-terms-dialog.h"

/* Steps of tests/data/cases/market-stalls that have been done when ... */
#define AGREED_IN_TALKS 8
#define DRAWN_UP        9
#define IN_FORCE        11
#define FOUND_LATE      18

/* ... and of settled-by-talk */
#define ACCEPTED 2

#define DRAFT_KEY "agreement/%s"

typedef struct
{
  GtkWindow       *window;
  GtkWidget       *page;
  HslAgreementTab *agreement;
  HslFollowTab    *follow;
  char            *uid;
} Desk;

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}

/* Whoever looks, and whoever listens. */
static void
look_at (GtkWidget *widget, const char *name)
{
  desk_assert_names (widget);
  papers_photograph (GTK_WINDOW (gtk_widget_get_root (widget)), name);
}

/* Opens the case page as the window does, on one tab. */
static Desk
open_desk (HslStore *store, const char *uid, const char *tab)
{
  Desk       desk = { .page = hsl_case_page_new (), .uid = g_strdup (uid) };
  GtkWidget *window = adw_window_new ();
  GtkWidget *stack;

  desk.window = GTK_WINDOW (window);
  /* What is left of 1366×768 beside the list of cases. */
  gtk_window_set_default_size (desk.window, 806, 700);
  adw_window_set_content (ADW_WINDOW (window), desk.page);
  desk.agreement = HSL_AGREEMENT_TAB (find (desk.page, HSL_TYPE_AGREEMENT_TAB));
  desk.follow = HSL_FOLLOW_TAB (find (desk.page, HSL_TYPE_FOLLOW_TAB));
  stack = gtk_widget_get_ancestor (GTK_WIDGET (desk.agreement), GTK_TYPE_STACK);
  gtk_stack_set_visible_child_name (GTK_STACK (stack), tab);
  g_object_set (desk.page, "store", store, "case-uid", uid, NULL);
  gtk_window_present (desk.window);
  PAPERS_WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (desk.agreement)) ||
                     gtk_widget_get_mapped (GTK_WIDGET (desk.follow)));
  return desk;
}

/* Work that was handed to the store still holds it for a moment. */
static void
close_desk (Desk *desk)
{
  papers_close (desk->window);
  for (int i = 0; i < 40; i++)
    papers_iterate ();
  g_free (desk->uid);
}

static HslCase *
load (TestStore *fixture, Desk *desk)
{
  g_autoptr (GError) error = NULL;
  HslCase           *on = hsl_store_load_case (fixture->store, desk->uid, &error);

  g_assert_no_error (error);
  return on;
}

/* As by keyboard: the text goes into the entry, a choice is taken from the list. */
static void
type_into (HslFieldRow *row, const char *text)
{
  GtkWidget *entry = find (GTK_WIDGET (row), GTK_TYPE_ENTRY);
  GtkWidget *view = find (GTK_WIDGET (row), GTK_TYPE_TEXT_VIEW);

  g_assert_true (entry != NULL || view != NULL);
  gtk_widget_grab_focus (entry != NULL ? entry : view);
  if (entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static void
choose (HslFieldRow *row, const char *id)
{
  GtkWidget *button = find (GTK_WIDGET (row), HSL_TYPE_CHOICE_BUTTON);

  g_assert_nonnull (button);
  hsl_choice_button_set_selected (HSL_CHOICE_BUTTON (button), id);
  g_signal_emit_by_name (button, "chosen", id);
}

static HslFieldRow *
field (HslTermRow *row, const char *name)
{
  HslFieldRow *found = hsl_fact_form_get_row (hsl_term_row_get_form (row), name);

  g_assert_nonnull (found);
  return found;
}

static HslAgreementEditor *
begin (Desk *desk, const char *kind)
{
  PAPERS_WAIT_UNTIL (g_strcmp0 (hsl_agreement_tab_get_page (desk->agreement), "start") == 0);
  gtk_widget_activate_action (GTK_WIDGET (desk->agreement), "agreement-tab.begin", "s", kind);
  g_assert_cmpstr (hsl_agreement_tab_get_page (desk->agreement), ==, "editor");
  return hsl_agreement_tab_get_editor (desk->agreement);
}

static char *
paper_text (HslAgreementEditor *editor)
{
  return hsl_agreement_paper_dup_text (hsl_agreement_editor_get_paper (editor));
}

static void
assert_paper_has (HslAgreementEditor *editor, const char *words)
{
  g_autofree char *text = paper_text (editor);

  if (strstr (text, words) == NULL)
    g_error ("the paper lacks “%s”:\n%s", words, text);
}

static void
assert_paper_lacks (HslAgreementEditor *editor, const char *words)
{
  g_autofree char *text = paper_text (editor);

  if (strstr (text, words) != NULL)
    g_error ("the paper has “%s”:\n%s", words, text);
}

/* Terms and paragraphs stand in the first box of the list. */
static HslTermRow *
last_item (HslTermList *terms)
{
  return HSL_TERM_ROW (gtk_widget_get_last_child (gtk_widget_get_first_child (GTK_WIDGET (terms))));
}

static void
show_beside (HslAgreementEditor *editor, const char *page)
{
  GtkWidget *pages = GTK_WIDGET (hsl_agreement_editor_get_pages (editor));
  GtkWidget *stack = gtk_widget_get_ancestor (pages, GTK_TYPE_STACK);

  gtk_stack_set_visible_child_name (GTK_STACK (stack), page);
}

static void
split_term (HslTermRow *row, guint parts, const char *first_on)
{
  hsl_instalments_box_split (hsl_term_row_get_instalments (row), parts, hsl_day_from_iso (first_on));
}

/* The seven terms of the stalls: shared words once, then each amount; three of them in instalments. */
static void
type_seven (HslAgreementEditor *editor)
{
  static const char *const amounts[] = { "4800", "3600", "1.25万", "8,750.50", "6400元", "15300", "21000" };
  HslTermList             *terms = hsl_agreement_editor_get_terms (editor);
  HslTermsDialog          *dialog;

  gtk_widget_activate_action (GTK_WIDGET (terms), "terms.add-several", NULL);
  dialog = HSL_TERMS_DIALOG (find_window (HSL_TYPE_TERMS_DIALOG));
  g_assert_null (hsl_terms_dialog_get_amount (dialog, "sub-lessor"));
  choose (hsl_fact_form_get_row (hsl_terms_dialog_get_form (dialog), "debtor"), "landlord");
  type_into (hsl_fact_form_get_row (hsl_terms_dialog_get_form (dialog), "due_on"), "2026-4-15");
  type_into (hsl_fact_form_get_row (hsl_terms_dialog_get_form (dialog), "text"), "退还【权利人】已交的摊位租金和押金");
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autofree char *party = g_strdup_printf ("tenant-%u", i + 1);

      type_into (hsl_terms_dialog_get_amount (dialog, party), amounts[i]);
    }
  look_at (GTK_WIDGET (dialog), "agreement-several");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "terms.accept", NULL);
  g_assert_null (find_window (HSL_TYPE_TERMS_DIALOG));
  g_assert_null (hsl_term_list_get_row (terms, 7));

  split_term (hsl_term_list_get_row (terms, 2), 2, "2026-04-15");
  split_term (hsl_term_list_get_row (terms, 5), 2, "2026-04-15");
  split_term (hsl_term_list_get_row (terms, 6), 3, "2026-04-15");
}

static void
save (Desk *desk, HslAgreementEditor *editor)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (editor), "agreement.save", NULL));
  if (hsl_agreement_editor_get_problem (editor) != NULL)
    g_error ("not saved: %s", hsl_agreement_editor_get_problem (editor));
  PAPERS_WAIT_UNTIL (hsl_agreement_tab_get_editor (desk->agreement) == NULL);
  g_assert_cmpstr (hsl_agreement_tab_get_page (desk->agreement), ==, "text");
}

static void
test_seven_terms (TestStore *fixture, gconstpointer data)
{
  g_autoptr (HslFact) before =
      (HslFact *) test_store_play (fixture->store, "market-stalls", AGREED_IN_TALKS);
  g_autoptr (HslFact)  after = NULL;
  g_autoptr (GVariant) draft = NULL;
  HslAgreement        *agreement;
  HslAgreementEditor  *editor;
  g_autofree char     *key = g_strdup_printf (DRAFT_KEY, before->uid);
  Desk                 desk;

  test_store_set_now (fixture->store, "2026-03-16T09:40");
  desk = open_desk (fixture->store, before->uid, "agreement");
  look_at (GTK_WIDGET (desk.agreement), "agreement-start");
  editor = begin (&desk, "written");
  type_seven (editor);
  choose (hsl_agreement_editor_get_row (editor, "mediator"), "lin-suzhen");
  look_at (GTK_WIDGET (desk.agreement), "agreement-editor");

  assert_paper_has (editor, "（七）榕湖县金穗商贸有限公司");
  assert_paper_has (editor, "（退还买买提·吐尔逊已交的摊位租金和押金）");
  assert_paper_has (editor, "合计人民币72,350.50元（大写：柒万贰仟叁佰伍拾元零伍角整）");
  assert_paper_has (editor, "一式九份");
  assert_paper_lacks (editor, "当事人（签名）：阙大勇、单雪梅、仇立新、曾桂花、解小军、区美珍、买买提·吐尔逊、"
                              "榕湖县金穗商贸有限公司、翟金水");
  g_assert_nonnull (strstr (hsl_agreement_editor_get_total (editor), "72,350.50"));
  save (&desk, editor);
  look_at (GTK_WIDGET (desk.agreement), "agreement-signing");

  after = (HslFact *) load (fixture, &desk);
  agreement = hsl_case_find_live_agreement ((HslCase *) after);
  g_assert_cmpuint (agreement->terms->len, ==, 7);
  g_assert_cmpint (agreement->total_fen, ==, 7235050);
  g_assert_cmpint (agreement->copies, ==, 9);
  g_assert_cmpuint (((HslTerm *) g_ptr_array_index (agreement->terms, 6))->instalments->len, ==, 3);
  g_assert_cmpuint (agreement->effective_on, ==, HSL_DAY_NONE);
  draft = hsl_store_load_draft (fixture->store, key, NULL);
  g_assert_null (draft);
  close_desk (&desk);
}

/* One amount is changed in one place; everything else follows from it. */
static void
test_change_amount (TestStore *fixture, gconstpointer data)
{
  g_autoptr (HslFact) before = (HslFact *) test_store_play (fixture->store, "market-stalls", DRAWN_UP);
  g_autoptr (HslFact) after = NULL;
  Desk                desk = open_desk (fixture->store, before->uid, "agreement");
  HslAgreementEditor *editor;
  HslAgreement       *agreement;
  HslTerm            *term;
  const char         *uid = NULL;

  PAPERS_WAIT_UNTIL (g_strcmp0 (hsl_agreement_tab_get_page (desk.agreement), "text") == 0);
  gtk_widget_activate_action (GTK_WIDGET (desk.agreement), "agreement-tab.edit", "s", "revise-agreement");
  editor = hsl_agreement_tab_get_editor (desk.agreement);
  assert_paper_has (editor, "人民币4,800.00元（大写：肆仟捌佰元整）");
  type_into (field (hsl_term_list_get_row (hsl_agreement_editor_get_terms (editor), 0), "amount_fen"),
             "5000");
  assert_paper_lacks (editor, "4,800.00");
  assert_paper_has (editor, "人民币5,000.00元（大写：伍仟元整）");
  assert_paper_has (editor, "合计人民币72,550.50元（大写：柒万贰仟伍佰伍拾元零伍角整）");
  save (&desk, editor);

  after = (HslFact *) load (fixture, &desk);
  uid = hsl_case_find_live_agreement ((HslCase *) before)->fact.uid;
  agreement = hsl_case_find_live_agreement ((HslCase *) after);
  term = g_ptr_array_index (agreement->terms, 0);
  g_assert_cmpstr (agreement->fact.uid, ==, uid);
  g_assert_cmpstr (term->fact.uid, ==, "term-1");
  g_assert_cmpint (((HslInstalment *) g_ptr_array_index (term->instalments, 0))->amount_fen, ==, 500000);
  g_assert_cmpint (agreement->total_fen, ==, 7255050);
  close_desk (&desk);
}

/* What the core refuses stands at its field, the focus is there, and nothing typed is lost. */
static void
test_refused_at_field (TestStore *fixture, gconstpointer data)
{
  g_autoptr (HslFact) before = (HslFact *) test_store_play (fixture->store, "market-stalls", AGREED_IN_TALKS);
  g_autoptr (HslFact) after = NULL;
  HslAgreementEditor *editor;
  HslTermRow         *row;
  Desk                desk;

  test_store_set_now (fixture->store, "2026-03-16T09:40");
  desk = open_desk (fixture->store, before->uid, "agreement");
  editor = begin (&desk, "written");
  row = hsl_term_list_get_row (hsl_agreement_editor_get_terms (editor), 0);
  type_into (field (row, "amount_fen"), "12a");
  g_assert_false (hsl_agreement_editor_save (editor));
  g_assert_nonnull (hsl_field_row_get_problem (field (row, "amount_fen")));

  choose (field (row, "debtor"), "landlord");
  choose (field (row, "creditor"), "tenant-1");
  type_into (field (row, "amount_fen"), "4800");
  g_assert_false (hsl_agreement_editor_save (editor));
  g_assert_nonnull (hsl_field_row_get_problem (field (row, "due_on")));
  g_assert_null (hsl_field_row_get_problem (field (row, "amount_fen")));

  type_into (field (row, "due_on"), "2026-04-15");
  choose (field (row, "debtor"), "sub-lessor");
  g_assert_false (hsl_agreement_editor_save (editor));
  g_assert_nonnull (hsl_field_row_get_problem (field (row, "debtor")));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (desk.window),
                                         GTK_WIDGET (field (row, "debtor"))));
  look_at (GTK_WIDGET (desk.agreement), "agreement-refused");

  choose (field (row, "debtor"), "landlord");
  split_term (row, 2, "2026-04-15");
  type_into (hsl_fact_form_get_row (HSL_FACT_FORM (hsl_instalments_box_get_line (
                                        hsl_term_row_get_instalments (row), 1)),
                                    "amount_fen"),
             "2399.99");
  g_assert_false (hsl_agreement_editor_save (editor));
  after = (HslFact *) load (fixture, &desk);
  g_assert_cmpuint (((HslCase *) after)->agreements->len, ==, 0);
  close_desk (&desk);
}

/* The party who does not sign stands in the list with the reason, and cannot be taken. */
static void
test_absent_is_no_choice (TestStore *fixture, gconstpointer data)
{
  g_autoptr (HslFact) before = (HslFact *) test_store_play (fixture->store, "market-stalls", AGREED_IN_TALKS);
  HslAgreementEditor *editor;
  HslFieldRow        *debtor;
  GListModel         *parties;
  Desk                desk = open_desk (fixture->store, before->uid, "agreement");

  editor = begin (&desk, "written");
  debtor = field (hsl_term_list_get_row (hsl_agreement_editor_get_terms (editor), 0), "debtor");
  parties = hsl_form_scope_list_choices (hsl_field_row_get_scope (debtor), hsl_field_row_get_field (debtor));
  g_assert_cmpuint (g_list_model_get_n_items (parties), ==, 9);
  g_assert_nonnull (hsl_choice_get_refusal (hsl_choices_find (parties, "sub-lessor")));
  g_assert_null (hsl_choice_get_refusal (hsl_choices_find (parties, "landlord")));
  close_desk (&desk);
}

static void
test_rows (TestStore *fixture, gconstpointer data)
{
  g_autoptr (HslFact) before = (HslFact *) test_store_play (fixture->store, "market-stalls", AGREED_IN_TALKS);
  Desk                desk = open_desk (fixture->store, before->uid, "agreement");
  HslAgreementEditor *editor = begin (&desk, "written");
  HslTermList        *terms = hsl_agreement_editor_get_terms (editor);

  type_seven (editor);
  gtk_widget_activate_action (GTK_WIDGET (hsl_term_list_get_row (terms, 0)), "term.move-down", NULL);
  assert_paper_has (editor, "（一）榕湖县金穗商贸有限公司于2026年4月15日前（含当日）以银行转账方式向单雪梅");
  gtk_widget_activate_action (GTK_WIDGET (hsl_term_list_get_row (terms, 1)), "term.move-up", NULL);
  assert_paper_has (editor, "（二）榕湖县金穗商贸有限公司于2026年4月15日前（含当日）以银行转账方式向单雪梅");

  gtk_widget_activate_action (GTK_WIDGET (hsl_term_list_get_row (terms, 3)), "term.duplicate", NULL);
  assert_paper_has (editor, "（八）");
  assert_paper_has (editor, "81,101.00");
  gtk_widget_activate_action (GTK_WIDGET (hsl_term_list_get_row (terms, 3)), "term.remove", NULL);
  gtk_widget_activate_action (GTK_WIDGET (hsl_term_list_get_row (terms, 3)), "term.remove", NULL);
  assert_paper_lacks (editor, "曾桂花已交");
  gtk_widget_activate_action (GTK_WIDGET (terms), "agreement.undo", NULL);
  assert_paper_has (editor, "曾桂花已交");
  assert_paper_has (editor, "72,350.50");
  close_desk (&desk);
}

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
  g_autoptr (HslFact) before = (HslFact *) test_store_play (fixture->store, "market-stalls", AGREED_IN_TALKS);
  Desk                desk = open_desk (fixture->store, before->uid, "agreement");
  HslAgreementEditor *editor = begin (&desk, "written");
  HslTermList        *terms = hsl_agreement_editor_get_terms (editor);
  HslFieldRow        *text;
  HslFieldRow        *mediator;

  type_seven (editor);
  choose (hsl_agreement_editor_get_row (editor, "mediator"), "lin-suzhen");
  g_assert_cmpuint (count_rule (editor, "terms[1].text"), ==, 0);
  g_assert_cmpuint (count_rule (editor, "mediator"), ==, 0);
  text = field (hsl_term_list_get_row (terms, 1), "text");
  type_into (text, "尽快退还租金");
  mediator = hsl_agreement_editor_get_row (editor, "mediator");
  choose (mediator, "chen-guohua");
  g_assert_cmpuint (count_rule (editor, "terms[1].text"), ==, 1);
  g_assert_cmpuint (count_rule (editor, "mediator"), ==, 1);
  g_assert_cmpuint (index_of_path (editor, "mediator"), ==, 0); /* the stop stands before the warnings */

  hsl_finding_list_activate (hsl_agreement_editor_get_findings (editor),
                             index_of_path (editor, "terms[1].text"));
  g_assert_nonnull (gtk_window_get_focus (desk.window));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (desk.window), GTK_WIDGET (text)));
  g_assert_nonnull (strstr (hsl_field_row_get_problem (text), "尽快"));
  show_beside (editor, "check");
  look_at (GTK_WIDGET (desk.agreement), "agreement-findings");

  /* It may be saved, but not signed; from the card one comes back to the field. */
  save (&desk, editor);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (desk.window), GTK_WIDGET (desk.agreement)));
  look_at (GTK_WIDGET (desk.agreement), "agreement-findings-card");
  gtk_widget_activate_action (GTK_WIDGET (desk.agreement), "agreement-tab.jump", "(ss)", "mediator", "?");
  editor = hsl_agreement_tab_get_editor (desk.agreement);
  g_assert_nonnull (editor);
  choose (hsl_agreement_editor_get_row (editor, "mediator"), "lin-suzhen");
  g_assert_cmpuint (count_rule (editor, "mediator"), ==, 0);
  close_desk (&desk);
}

/* Back over the whole draft: fields, rows and paragraphs; and forth again. */
static void
test_undo (TestStore *fixture, gconstpointer data)
{
  g_autoptr (HslFact) before =
      (HslFact *) test_store_play (fixture->store, "market-stalls", AGREED_IN_TALKS);
  Desk                 desk = open_desk (fixture->store, before->uid, "agreement");
  HslAgreementEditor  *editor = begin (&desk, "written");
  HslTermList         *terms = hsl_agreement_editor_get_terms (editor);
  g_autoptr (GVariant) empty = g_variant_ref_sink (hsl_agreement_editor_get_draft (editor));
  g_autoptr (GVariant) full = NULL;
  g_autoptr (GVariant) now = NULL;
  HslTermRow          *first;
  guint                steps = 0;

  type_seven (editor);
  first = hsl_term_list_get_row (terms, 0);
  gtk_widget_activate_action (GTK_WIDGET (terms), "terms.add-paragraph", NULL);
  type_into (hsl_fact_form_get_row (hsl_term_row_get_form (last_item (terms)), "text"), "各方再无其他争议。");
  gtk_widget_activate_action (GTK_WIDGET (last_item (terms)), "term.move-up", NULL);
  assert_paper_has (editor, "各方再无其他争议。");
  choose (hsl_agreement_editor_get_row (editor, "delay_kind"), "daily");
  type_into (hsl_agreement_editor_get_row (editor, "delay_rate"), "5");
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
  close_desk (&desk);
}

/* The real pages follow, and the case has what they show. */
static void
test_pages (TestStore *fixture, gconstpointer data)
{
  g_autoptr (HslFact) before =
      (HslFact *) test_store_play (fixture->store, "market-stalls", AGREED_IN_TALKS);
  g_autoptr (HslFact)   after = NULL;
  Desk                  desk = open_desk (fixture->store, before->uid, "agreement");
  HslAgreementEditor   *editor = begin (&desk, "written");
  HslAgreementPages    *pages = hsl_agreement_editor_get_pages (editor);
  HslTermList          *terms = hsl_agreement_editor_get_terms (editor);
  HslAgreement         *agreement;
  g_autoptr (GPtrArray) items = NULL;
  guint                 empty;

  PAPERS_WAIT_UNTIL (hsl_agreement_pages_get_pages (pages) != NULL);
  empty = hsl_pages_get_count (hsl_agreement_pages_get_pages (pages));
  type_seven (editor);
  gtk_widget_activate_action (GTK_WIDGET (terms), "terms.add-paragraph", NULL);
  type_into (hsl_fact_form_get_row (hsl_term_row_get_form (last_item (terms)), "text"), "各方再无其他争议。");
  gtk_widget_activate_action (GTK_WIDGET (last_item (terms)), "term.move-up", NULL);
  choose (hsl_agreement_editor_get_row (editor, "delay_kind"), "lpr");
  choose (hsl_agreement_editor_get_row (editor, "mediator"), "lin-suzhen");
  PAPERS_WAIT_UNTIL (hsl_agreement_pages_get_pages (pages) != NULL);
  g_assert_cmpuint (hsl_pages_get_count (hsl_agreement_pages_get_pages (pages)), >, empty);
  save (&desk, editor);

  after = (HslFact *) load (fixture, &desk);
  agreement = hsl_case_find_live_agreement ((HslCase *) after);
  items = hsl_agreement_get_items (agreement);
  g_assert_cmpuint (items->len, ==, 8);
  g_assert_true (((HslFact *) g_ptr_array_index (items, 6))->noun == &hsl_free_paragraph_noun);
  g_assert_cmpstr (agreement->delay_kind, ==, "lpr");
  close_desk (&desk);
}

/* A killed window: what was typed comes back, half typed sums too. */
static void
test_draft_comes_back (TestStore *fixture, gconstpointer data)
{
  g_autoptr (HslFact) before =
      (HslFact *) test_store_play (fixture->store, "market-stalls", AGREED_IN_TALKS);
  g_autoptr (GVariant) draft = NULL;
  g_autofree char     *key = g_strdup_printf (DRAFT_KEY, before->uid);
  Desk                 desk = open_desk (fixture->store, before->uid, "agreement");
  HslAgreementEditor  *editor = begin (&desk, "written");
  HslTermRow          *row;

  type_seven (editor);
  type_into (field (hsl_term_list_get_row (hsl_agreement_editor_get_terms (editor), 1), "amount_fen"), "36零");
  close_desk (&desk);
  PAPERS_WAIT_UNTIL ((draft = hsl_store_load_draft (fixture->store, key, NULL)) != NULL);

  desk = open_desk (fixture->store, before->uid, "agreement");
  PAPERS_WAIT_UNTIL ((editor = hsl_agreement_tab_get_editor (desk.agreement)) != NULL);
  assert_paper_has (editor, "（七）榕湖县金穗商贸有限公司");
  row = hsl_term_list_get_row (hsl_agreement_editor_get_terms (editor), 1);
  g_assert_cmpstr (gtk_editable_get_text (
                       GTK_EDITABLE (find (GTK_WIDGET (field (row, "amount_fen")), GTK_TYPE_ENTRY))),
                   ==, "36零");
  gtk_widget_activate_action (GTK_WIDGET (editor), "agreement.discard", NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_window (ADW_TYPE_MESSAGE_DIALOG)), "accept");
  g_assert_cmpstr (hsl_agreement_tab_get_page (desk.agreement), ==, "start");
  close_desk (&desk);
}

static void
test_signing (TestStore *fixture, gconstpointer data)
{
  g_autoptr (HslFact) before = (HslFact *) test_store_play (fixture->store, "market-stalls", DRAWN_UP);
  g_autoptr (HslFact) after = NULL;
  Desk                desk = open_desk (fixture->store, before->uid, "agreement");
  GtkWidget          *box;
  HslAgreement       *agreement;

  PAPERS_WAIT_UNTIL ((box = find (desk.page, HSL_TYPE_SIGNATURE_BOX)) != NULL);
  g_assert_null (hsl_signature_box_get_check (HSL_SIGNATURE_BOX (box), "sub-lessor"));
  type_into (hsl_signature_box_get_day (HSL_SIGNATURE_BOX (box)), "2026-03-10");
  gtk_widget_activate_action (box, "signatures.tick", "b", TRUE);
  g_assert_nonnull (hsl_field_row_get_problem (hsl_signature_box_get_day (HSL_SIGNATURE_BOX (box))));

  type_into (hsl_signature_box_get_day (HSL_SIGNATURE_BOX (box)), "2026-03-16");
  gtk_check_button_set_active (hsl_signature_box_get_check (HSL_SIGNATURE_BOX (box), "tenant-1"), TRUE);
  gtk_widget_activate_action (box, "signatures.tick", "b", FALSE);
  PAPERS_WAIT_UNTIL ((box = find (desk.page, HSL_TYPE_SIGNATURE_BOX)) != NULL &&
                     hsl_signature_box_get_check (HSL_SIGNATURE_BOX (box), "tenant-1") == NULL);

  test_store_set_now (fixture->store, "2026-03-17T09:00");
  type_into (hsl_signature_box_get_day (HSL_SIGNATURE_BOX (box)), "2026-03-17");
  gtk_widget_activate_action (box, "signatures.tick", "b", TRUE);
  PAPERS_WAIT_UNTIL (find (desk.page, HSL_TYPE_SIGNATURE_BOX) == NULL);
  look_at (GTK_WIDGET (desk.agreement), "agreement-in-force");

  after = (HslFact *) load (fixture, &desk);
  agreement = hsl_case_find_live_agreement ((HslCase *) after);
  g_assert_cmpuint (agreement->effective_on, ==, hsl_day_from_iso ("2026-03-17"));
  g_assert_cmpstr (((HslCase *) after)->state, ==, "performing");
  close_desk (&desk);
}

/* A second agreement beside one in force: both can be looked at, the first goes on. */
static void
test_supplementary (TestStore *fixture, gconstpointer data)
{
  g_autoptr (HslFact)  before = (HslFact *) test_store_play (fixture->store, "market-stalls", IN_FORCE);
  g_autoptr (HslFact)  after = NULL;
  g_autoptr (GVariant) manner = NULL;
  Desk                 desk = open_desk (fixture->store, before->uid, "agreement");
  HslAgreementEditor  *editor;
  HslTermRow          *row;

  PAPERS_WAIT_UNTIL (g_strcmp0 (hsl_agreement_tab_get_page (desk.agreement), "text") == 0);
  gtk_widget_activate_action (GTK_WIDGET (desk.agreement), "agreement-tab.edit", "s", "agree");
  editor = hsl_agreement_tab_get_editor (desk.agreement);
  row = hsl_term_list_get_row (hsl_agreement_editor_get_terms (editor), 0);
  choose (field (row, "debtor"), "tenant-1");
  choose (field (row, "creditor"), "landlord");
  choose (field (row, "matter"), "move-out");
  /* Nobody moves out by bank transfer. */
  manner = g_variant_ref_sink (hsl_field_row_get_draft (field (row, "manner")));
  g_assert_cmpstr (g_variant_get_string (manner, NULL), ==, "deed");
  type_into (field (row, "text"), "腾退A区11号摊位");
  type_into (field (row, "due_on"), "2026-07-31");
  gtk_widget_activate_action (GTK_WIDGET (desk.agreement), "agreement-tab.view", "s", "agreement-1");
  g_assert_cmpstr (hsl_agreement_tab_get_page (desk.agreement), ==, "text");
  g_assert_null (find (desk.page, HSL_TYPE_SIGNATURE_BOX));
  gtk_widget_activate_action (GTK_WIDGET (desk.agreement), "agreement-tab.view", "s", "");
  g_assert_cmpstr (hsl_agreement_tab_get_page (desk.agreement), ==, "editor");
  save (&desk, editor);
  PAPERS_WAIT_UNTIL (find (desk.page, HSL_TYPE_SIGNATURE_BOX) != NULL);
  look_at (GTK_WIDGET (desk.agreement), "agreement-supplementary");

  after = (HslFact *) load (fixture, &desk);
  g_assert_cmpuint (((HslCase *) after)->agreements->len, ==, 2);
  g_assert_cmpstr (((HslCase *) after)->state, ==, "performing");
  close_desk (&desk);
}

/* Settled by talk: one term, no due day, done when it is saved. */
static void
test_oral (TestStore *fixture, gconstpointer data)
{
  g_autoptr (HslFact) before = (HslFact *) test_store_play (fixture->store, "settled-by-talk", ACCEPTED);
  g_autoptr (HslFact) after = NULL;
  const char         *applicant = ((HslFact *) g_ptr_array_index (((HslCase *) before)->parties, 0))->uid;
  const char         *respondent = ((HslFact *) g_ptr_array_index (((HslCase *) before)->parties, 1))->uid;
  Desk                desk = open_desk (fixture->store, before->uid, "agreement");
  HslAgreementEditor *editor = begin (&desk, "oral");
  HslTermRow         *row = hsl_term_list_get_row (hsl_agreement_editor_get_terms (editor), 0);
  HslAgreement       *agreement;

  choose (field (row, "debtor"), respondent);
  choose (field (row, "creditor"), applicant);
  type_into (field (row, "amount_fen"), "200");
  assert_paper_has (editor, "人民调解口头协议登记表");
  assert_paper_has (editor, "当场");
  save (&desk, editor);
  look_at (GTK_WIDGET (desk.agreement), "agreement-oral");

  after = (HslFact *) load (fixture, &desk);
  agreement = hsl_case_find_agreement_in_force ((HslCase *) after);
  g_assert_nonnull (agreement);
  g_assert_true (agreement->on_the_spot);
  g_assert_cmpint (((HslCase *) after)->paid_fen, ==, 20000);
  g_assert_cmpstr (((HslCase *) after)->state, ==, "performed");
  close_desk (&desk);
}

/* Accepts the dialog that a button of the table opened. */
static void
accept_dialog (void)
{
  GtkWidget *dialog = find_window (HSL_TYPE_ACTION_DIALOG);

  g_assert_nonnull (dialog);
  gtk_widget_activate_action (dialog, "form.accept", NULL);
  if (hsl_action_dialog_get_problem (HSL_ACTION_DIALOG (dialog)) != NULL)
    g_error ("%s", hsl_action_dialog_get_problem (HSL_ACTION_DIALOG (dialog)));
  PAPERS_WAIT_UNTIL (find_window (HSL_TYPE_ACTION_DIALOG) == NULL);
}

static void
press (Desk *desk, const char *instalment, const char *what)
{
  GtkWidget *button = hsl_follow_tab_find_button (desk->follow, instalment, what);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
state_has (Desk *desk, const char *instalment, const char *words)
{
  g_autofree char *state = hsl_follow_tab_dup_state (desk->follow, instalment);

  return state != NULL && strstr (state, words) != NULL;
}

static void
test_late_then_performed (TestStore *fixture, gconstpointer data)
{
  g_autoptr (HslFact) before = (HslFact *) test_store_play (fixture->store, "market-stalls", FOUND_LATE);
  g_autoptr (HslFact) after = NULL;
  GtkWidget          *dialog;
  Desk                desk;

  test_store_set_now (fixture->store, "2026-04-17T10:00");
  desk = open_desk (fixture->store, before->uid, "follow");
  PAPERS_WAIT_UNTIL (state_has (&desk, "due-5-1", "2"));
  look_at (GTK_WIDGET (desk.follow), "follow-late");
  g_assert_nonnull (strstr (hsl_follow_tab_get_rate (desk.follow), "54"));
  g_assert_null (hsl_follow_tab_find_button (desk.follow, "due-1-1", "performed"));
  g_assert_null (hsl_follow_tab_find_button (desk.follow, "due-7-2", "urge"));
  g_assert_null (hsl_follow_tab_find_button (desk.follow, "due-5-1", "not-due"));

  press (&desk, "due-5-1", "urge");
  dialog = find_window (HSL_TYPE_ACTION_DIALOG);
  choose (hsl_fact_form_get_row (hsl_action_dialog_get_form (HSL_ACTION_DIALOG (dialog)), "manner"), "phone");
  accept_dialog ();
  after = (HslFact *) load (fixture, &desk);
  g_assert_cmpuint (((HslCase *) after)->urges->len, ==, 1);
  g_clear_pointer (&after, hsl_fact_unref);

  test_store_set_now (fixture->store, "2026-04-20T11:00");
  PAPERS_WAIT_UNTIL (hsl_follow_tab_find_button (desk.follow, "due-5-1", "performed") != NULL);
  press (&desk, "due-5-1", "performed");
  accept_dialog ();
  PAPERS_WAIT_UNTIL (hsl_follow_tab_find_button (desk.follow, "due-5-1", "performed") == NULL);
  g_assert_true (state_has (&desk, "due-5-1", "2026-04-20"));
  g_assert_nonnull (strstr (hsl_follow_tab_get_rate (desk.follow), "63"));
  after = (HslFact *) load (fixture, &desk);
  g_assert_cmpuint (hsl_case_find_instalment ((HslCase *) after, "due-5-1", NULL)->performed_on, ==,
                    hsl_day_from_iso ("2026-04-20"));
  close_desk (&desk);
}

/* Before any session agreed, the page says what is missing; nothing can be followed up. */
static void
test_nothing_yet (TestStore *fixture, gconstpointer data)
{
  g_autoptr (HslFact) before = (HslFact *) test_store_play (fixture->store, "market-stalls", 1);
  Desk                desk = open_desk (fixture->store, before->uid, "agreement");

  PAPERS_WAIT_UNTIL (g_strcmp0 (hsl_agreement_tab_get_page (desk.agreement), "empty") == 0);
  close_desk (&desk);
}

int
main (int argc, char **argv)
{
  papers_init (&argc, &argv);

  add_store_test ("/desk/agreement/seven-terms", test_seven_terms);
  add_store_test ("/desk/agreement/change-amount", test_change_amount);
  add_store_test ("/desk/agreement/refused-at-field", test_refused_at_field);
  add_store_test ("/desk/agreement/absent-is-no-choice", test_absent_is_no_choice);
  add_store_test ("/desk/agreement/rows", test_rows);
  add_store_test ("/desk/agreement/findings", test_findings);
  add_store_test ("/desk/agreement/undo", test_undo);
  add_store_test ("/desk/agreement/pages", test_pages);
  add_store_test ("/desk/agreement/draft-comes-back", test_draft_comes_back);
  add_store_test ("/desk/agreement/signing", test_signing);
  add_store_test ("/desk/agreement/supplementary", test_supplementary);
  add_store_test ("/desk/agreement/oral", test_oral);
  add_store_test ("/desk/agreement/nothing-yet", test_nothing_yet);
  add_store_test ("/desk/follow/late-then-performed", test_late_then_performed);

  return g_test_run ();
}
