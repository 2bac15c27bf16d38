/* test-agreement.c: drawing up, signing and following up an agreement in the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "agreement-desk.h"

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
  desk = agreement_open_desk (fixture->store, before->uid, "agreement");
  agreement_look_at (GTK_WIDGET (desk.agreement), "agreement-start");
  editor = agreement_begin (&desk, "written");
  agreement_type_seven (editor);
  agreement_choose (hsl_agreement_editor_get_row (editor, "mediator"), "lin-suzhen");
  agreement_look_at (GTK_WIDGET (desk.agreement), "agreement-editor");

  agreement_assert_paper_has (editor, "（七）榕湖县金穗商贸有限公司");
  agreement_assert_paper_has (editor, "（退还买买提·吐尔逊已交的摊位租金和押金）");
  agreement_assert_paper_has (editor, "合计人民币72,350.50元（大写：柒万贰仟叁佰伍拾元零伍角整）");
  agreement_assert_paper_has (editor, "一式九份");
  agreement_assert_paper_lacks (
      editor, "当事人（签名）：阙大勇、单雪梅、仇立新、曾桂花、解小军、区美珍、买买提·吐尔逊、"
              "榕湖县金穗商贸有限公司、翟金水");
  g_assert_nonnull (strstr (hsl_agreement_editor_get_total (editor), "72,350.50"));
  agreement_save (&desk, editor);
  agreement_look_at (GTK_WIDGET (desk.agreement), "agreement-signing");

  after = (HslFact *) agreement_load (fixture, &desk);
  agreement = hsl_case_find_live_agreement ((HslCase *) after);
  g_assert_cmpuint (agreement->terms->len, ==, 7);
  g_assert_cmpint (agreement->total_fen, ==, 7235050);
  g_assert_cmpint (agreement->copies, ==, 9);
  g_assert_cmpuint (((HslTerm *) g_ptr_array_index (agreement->terms, 6))->instalments->len, ==, 3);
  g_assert_cmpuint (agreement->effective_on, ==, HSL_DAY_NONE);
  draft = hsl_store_load_draft (fixture->store, key, NULL);
  g_assert_null (draft);
  agreement_close_desk (&desk);
}

/* One amount is changed in one place; everything else follows from it. */
static void
test_change_amount (TestStore *fixture, gconstpointer data)
{
  g_autoptr (HslFact) before = (HslFact *) test_store_play (fixture->store, "market-stalls", DRAWN_UP);
  g_autoptr (HslFact) after = NULL;
  Desk                desk = agreement_open_desk (fixture->store, before->uid, "agreement");
  HslAgreementEditor *editor;
  HslAgreement       *agreement;
  HslTerm            *term;
  const char         *uid = NULL;

  PAPERS_WAIT_UNTIL (g_strcmp0 (hsl_agreement_tab_get_page (desk.agreement), "text") == 0);
  gtk_widget_activate_action (GTK_WIDGET (desk.agreement), "agreement-tab.edit", "s", "revise-agreement");
  editor = hsl_agreement_tab_get_editor (desk.agreement);
  agreement_assert_paper_has (editor, "人民币4,800.00元（大写：肆仟捌佰元整）");
  agreement_type_into (
      agreement_field (hsl_term_list_get_row (hsl_agreement_editor_get_terms (editor), 0), "amount_fen"),
      "5000");
  agreement_assert_paper_lacks (editor, "4,800.00");
  agreement_assert_paper_has (editor, "人民币5,000.00元（大写：伍仟元整）");
  agreement_assert_paper_has (editor, "合计人民币72,550.50元（大写：柒万贰仟伍佰伍拾元零伍角整）");
  agreement_save (&desk, editor);

  after = (HslFact *) agreement_load (fixture, &desk);
  uid = hsl_case_find_live_agreement ((HslCase *) before)->fact.uid;
  agreement = hsl_case_find_live_agreement ((HslCase *) after);
  term = g_ptr_array_index (agreement->terms, 0);
  g_assert_cmpstr (agreement->fact.uid, ==, uid);
  g_assert_cmpstr (term->fact.uid, ==, "term-1");
  g_assert_cmpint (((HslInstalment *) g_ptr_array_index (term->instalments, 0))->amount_fen, ==, 500000);
  g_assert_cmpint (agreement->total_fen, ==, 7255050);
  agreement_close_desk (&desk);
}

/* What the core refuses stands at its field, the focus is there, and nothing typed is lost. */
static void
test_refused_at_field (TestStore *fixture, gconstpointer data)
{
  g_autoptr (HslFact) before =
      (HslFact *) test_store_play (fixture->store, "market-stalls", AGREED_IN_TALKS);
  g_autoptr (HslFact) after = NULL;
  HslAgreementEditor *editor;
  HslTermRow         *row;
  Desk                desk;

  test_store_set_now (fixture->store, "2026-03-16T09:40");
  desk = agreement_open_desk (fixture->store, before->uid, "agreement");
  editor = agreement_begin (&desk, "written");
  row = hsl_term_list_get_row (hsl_agreement_editor_get_terms (editor), 0);
  agreement_type_into (agreement_field (row, "amount_fen"), "12a");
  g_assert_false (hsl_agreement_editor_save (editor));
  g_assert_nonnull (hsl_field_row_get_problem (agreement_field (row, "amount_fen")));

  agreement_choose (agreement_field (row, "debtor"), "landlord");
  agreement_choose (agreement_field (row, "creditor"), "tenant-1");
  agreement_type_into (agreement_field (row, "amount_fen"), "4800");
  g_assert_false (hsl_agreement_editor_save (editor));
  g_assert_nonnull (hsl_field_row_get_problem (agreement_field (row, "due_on")));
  g_assert_null (hsl_field_row_get_problem (agreement_field (row, "amount_fen")));

  agreement_type_into (agreement_field (row, "due_on"), "2026-04-15");
  agreement_choose (agreement_field (row, "debtor"), "sub-lessor");
  g_assert_false (hsl_agreement_editor_save (editor));
  g_assert_nonnull (hsl_field_row_get_problem (agreement_field (row, "debtor")));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (desk.window),
                                         GTK_WIDGET (agreement_field (row, "debtor"))));
  agreement_look_at (GTK_WIDGET (desk.agreement), "agreement-refused");

  agreement_choose (agreement_field (row, "debtor"), "landlord");
  agreement_split_term (row, 2, "2026-04-15");
  agreement_type_into (hsl_fact_form_get_row (HSL_FACT_FORM (hsl_instalments_box_get_line (
                                                  hsl_term_row_get_instalments (row), 1)),
                                              "amount_fen"),
                       "2399.99");
  g_assert_false (hsl_agreement_editor_save (editor));
  after = (HslFact *) agreement_load (fixture, &desk);
  g_assert_cmpuint (((HslCase *) after)->agreements->len, ==, 0);
  agreement_close_desk (&desk);
}

/* The party who does not sign stands in the list with the reason, and cannot be taken. */
static void
test_absent_is_no_choice (TestStore *fixture, gconstpointer data)
{
  g_autoptr (HslFact) before =
      (HslFact *) test_store_play (fixture->store, "market-stalls", AGREED_IN_TALKS);
  HslAgreementEditor *editor;
  HslFieldRow        *debtor;
  GListModel         *parties;
  Desk                desk = agreement_open_desk (fixture->store, before->uid, "agreement");

  editor = agreement_begin (&desk, "written");
  debtor = agreement_field (hsl_term_list_get_row (hsl_agreement_editor_get_terms (editor), 0), "debtor");
  parties =
      hsl_form_scope_list_choices (hsl_field_row_get_scope (debtor), hsl_field_row_get_field (debtor));
  g_assert_cmpuint (g_list_model_get_n_items (parties), ==, 9);
  g_assert_nonnull (hsl_choice_get_refusal (hsl_choices_find (parties, "sub-lessor")));
  g_assert_null (hsl_choice_get_refusal (hsl_choices_find (parties, "landlord")));
  agreement_close_desk (&desk);
}

static void
test_rows (TestStore *fixture, gconstpointer data)
{
  g_autoptr (HslFact) before =
      (HslFact *) test_store_play (fixture->store, "market-stalls", AGREED_IN_TALKS);
  Desk                desk = agreement_open_desk (fixture->store, before->uid, "agreement");
  HslAgreementEditor *editor = agreement_begin (&desk, "written");
  HslTermList        *terms = hsl_agreement_editor_get_terms (editor);

  agreement_type_seven (editor);
  gtk_widget_activate_action (GTK_WIDGET (hsl_term_list_get_row (terms, 0)), "term.move-down", NULL);
  agreement_assert_paper_has (
      editor, "（一）榕湖县金穗商贸有限公司于2026年4月15日前（含当日）以银行转账方式向单雪梅");
  gtk_widget_activate_action (GTK_WIDGET (hsl_term_list_get_row (terms, 1)), "term.move-up", NULL);
  agreement_assert_paper_has (
      editor, "（二）榕湖县金穗商贸有限公司于2026年4月15日前（含当日）以银行转账方式向单雪梅");

  gtk_widget_activate_action (GTK_WIDGET (hsl_term_list_get_row (terms, 3)), "term.duplicate", NULL);
  agreement_assert_paper_has (editor, "（八）");
  agreement_assert_paper_has (editor, "81,101.00");
  gtk_widget_activate_action (GTK_WIDGET (hsl_term_list_get_row (terms, 3)), "term.remove", NULL);
  gtk_widget_activate_action (GTK_WIDGET (hsl_term_list_get_row (terms, 3)), "term.remove", NULL);
  agreement_assert_paper_lacks (editor, "曾桂花已交");
  gtk_widget_activate_action (GTK_WIDGET (terms), "agreement.undo", NULL);
  agreement_assert_paper_has (editor, "曾桂花已交");
  agreement_assert_paper_has (editor, "72,350.50");
  agreement_close_desk (&desk);
}

/* A killed window: what was typed comes back, half typed sums too. */
static void
test_draft_comes_back (TestStore *fixture, gconstpointer data)
{
  g_autoptr (HslFact) before =
      (HslFact *) test_store_play (fixture->store, "market-stalls", AGREED_IN_TALKS);
  g_autoptr (GVariant) draft = NULL;
  g_autofree char     *key = g_strdup_printf (DRAFT_KEY, before->uid);
  Desk                 desk = agreement_open_desk (fixture->store, before->uid, "agreement");
  HslAgreementEditor  *editor = agreement_begin (&desk, "written");
  HslTermRow          *row;

  agreement_type_seven (editor);
  agreement_type_into (
      agreement_field (hsl_term_list_get_row (hsl_agreement_editor_get_terms (editor), 1), "amount_fen"),
      "36零");
  agreement_close_desk (&desk);
  PAPERS_WAIT_UNTIL ((draft = hsl_store_load_draft (fixture->store, key, NULL)) != NULL);

  desk = agreement_open_desk (fixture->store, before->uid, "agreement");
  PAPERS_WAIT_UNTIL ((editor = hsl_agreement_tab_get_editor (desk.agreement)) != NULL);
  agreement_assert_paper_has (editor, "（七）榕湖县金穗商贸有限公司");
  row = hsl_term_list_get_row (hsl_agreement_editor_get_terms (editor), 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (
                       agreement_find (GTK_WIDGET (agreement_field (row, "amount_fen")), GTK_TYPE_ENTRY))),
                   ==, "36零");
  gtk_widget_activate_action (GTK_WIDGET (editor), "agreement.discard", NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (agreement_find_window (ADW_TYPE_MESSAGE_DIALOG)),
                               "accept");
  g_assert_cmpstr (hsl_agreement_tab_get_page (desk.agreement), ==, "start");
  agreement_close_desk (&desk);
}

static void
test_signing (TestStore *fixture, gconstpointer data)
{
  g_autoptr (HslFact) before = (HslFact *) test_store_play (fixture->store, "market-stalls", DRAWN_UP);
  g_autoptr (HslFact) after = NULL;
  Desk                desk = agreement_open_desk (fixture->store, before->uid, "agreement");
  GtkWidget          *box;
  HslAgreement       *agreement;

  PAPERS_WAIT_UNTIL ((box = agreement_find (desk.page, HSL_TYPE_SIGNATURE_BOX)) != NULL);
  g_assert_null (hsl_signature_box_get_check (HSL_SIGNATURE_BOX (box), "sub-lessor"));
  agreement_type_into (hsl_signature_box_get_day (HSL_SIGNATURE_BOX (box)), "2026-03-10");
  gtk_widget_activate_action (box, "signatures.tick", "b", TRUE);
  g_assert_nonnull (hsl_field_row_get_problem (hsl_signature_box_get_day (HSL_SIGNATURE_BOX (box))));

  agreement_type_into (hsl_signature_box_get_day (HSL_SIGNATURE_BOX (box)), "2026-03-16");
  gtk_check_button_set_active (hsl_signature_box_get_check (HSL_SIGNATURE_BOX (box), "tenant-1"), TRUE);
  gtk_widget_activate_action (box, "signatures.tick", "b", FALSE);
  PAPERS_WAIT_UNTIL ((box = agreement_find (desk.page, HSL_TYPE_SIGNATURE_BOX)) != NULL &&
                     hsl_signature_box_get_check (HSL_SIGNATURE_BOX (box), "tenant-1") == NULL);

  test_store_set_now (fixture->store, "2026-03-17T09:00");
  agreement_type_into (hsl_signature_box_get_day (HSL_SIGNATURE_BOX (box)), "2026-03-17");
  gtk_widget_activate_action (box, "signatures.tick", "b", TRUE);
  PAPERS_WAIT_UNTIL (agreement_find (desk.page, HSL_TYPE_SIGNATURE_BOX) == NULL);
  agreement_look_at (GTK_WIDGET (desk.agreement), "agreement-in-force");

  after = (HslFact *) agreement_load (fixture, &desk);
  agreement = hsl_case_find_live_agreement ((HslCase *) after);
  g_assert_cmpuint (agreement->effective_on, ==, hsl_day_from_iso ("2026-03-17"));
  g_assert_cmpstr (((HslCase *) after)->state, ==, "performing");
  agreement_close_desk (&desk);
}

/* A second agreement beside one in force: both can be looked at, the first goes on. */
static void
test_supplementary (TestStore *fixture, gconstpointer data)
{
  g_autoptr (HslFact)  before = (HslFact *) test_store_play (fixture->store, "market-stalls", IN_FORCE);
  g_autoptr (HslFact)  after = NULL;
  g_autoptr (GVariant) manner = NULL;
  Desk                 desk = agreement_open_desk (fixture->store, before->uid, "agreement");
  HslAgreementEditor  *editor;
  HslTermRow          *row;

  PAPERS_WAIT_UNTIL (g_strcmp0 (hsl_agreement_tab_get_page (desk.agreement), "text") == 0);
  gtk_widget_activate_action (GTK_WIDGET (desk.agreement), "agreement-tab.edit", "s", "agree");
  editor = hsl_agreement_tab_get_editor (desk.agreement);
  row = hsl_term_list_get_row (hsl_agreement_editor_get_terms (editor), 0);
  agreement_choose (agreement_field (row, "debtor"), "tenant-1");
  agreement_choose (agreement_field (row, "creditor"), "landlord");
  agreement_choose (agreement_field (row, "matter"), "move-out");
  /* Nobody moves out by bank transfer. */
  manner = g_variant_ref_sink (hsl_field_row_get_draft (agreement_field (row, "manner")));
  g_assert_cmpstr (g_variant_get_string (manner, NULL), ==, "deed");
  agreement_type_into (agreement_field (row, "text"), "腾退A区11号摊位");
  agreement_type_into (agreement_field (row, "due_on"), "2026-07-31");
  gtk_widget_activate_action (GTK_WIDGET (desk.agreement), "agreement-tab.view", "s", "agreement-1");
  g_assert_cmpstr (hsl_agreement_tab_get_page (desk.agreement), ==, "text");
  g_assert_null (agreement_find (desk.page, HSL_TYPE_SIGNATURE_BOX));
  gtk_widget_activate_action (GTK_WIDGET (desk.agreement), "agreement-tab.view", "s", "");
  g_assert_cmpstr (hsl_agreement_tab_get_page (desk.agreement), ==, "editor");
  agreement_save (&desk, editor);
  PAPERS_WAIT_UNTIL (agreement_find (desk.page, HSL_TYPE_SIGNATURE_BOX) != NULL);
  agreement_look_at (GTK_WIDGET (desk.agreement), "agreement-supplementary");

  after = (HslFact *) agreement_load (fixture, &desk);
  g_assert_cmpuint (((HslCase *) after)->agreements->len, ==, 2);
  g_assert_cmpstr (((HslCase *) after)->state, ==, "performing");
  agreement_close_desk (&desk);
}

/* Settled by talk: one term, no due day, done when it is saved. */
static void
test_oral (TestStore *fixture, gconstpointer data)
{
  g_autoptr (HslFact) before = (HslFact *) test_store_play (fixture->store, "settled-by-talk", ACCEPTED);
  g_autoptr (HslFact) after = NULL;
  const char         *applicant = ((HslFact *) g_ptr_array_index (((HslCase *) before)->parties, 0))->uid;
  const char         *respondent = ((HslFact *) g_ptr_array_index (((HslCase *) before)->parties, 1))->uid;
  Desk                desk = agreement_open_desk (fixture->store, before->uid, "agreement");
  HslAgreementEditor *editor = agreement_begin (&desk, "oral");
  HslTermRow         *row = hsl_term_list_get_row (hsl_agreement_editor_get_terms (editor), 0);
  HslAgreement       *agreement;

  agreement_choose (agreement_field (row, "debtor"), respondent);
  agreement_choose (agreement_field (row, "creditor"), applicant);
  agreement_type_into (agreement_field (row, "amount_fen"), "200");
  agreement_assert_paper_has (editor, "人民调解口头协议登记表");
  agreement_assert_paper_has (editor, "当场");
  agreement_save (&desk, editor);
  agreement_look_at (GTK_WIDGET (desk.agreement), "agreement-oral");

  after = (HslFact *) agreement_load (fixture, &desk);
  agreement = hsl_case_find_agreement_in_force ((HslCase *) after);
  g_assert_nonnull (agreement);
  g_assert_true (agreement->on_the_spot);
  g_assert_cmpint (((HslCase *) after)->paid_fen, ==, 20000);
  g_assert_cmpstr (((HslCase *) after)->state, ==, "performed");
  agreement_close_desk (&desk);
}

/* Accepts the dialog that a button of the table opened. */
static void
accept_dialog (void)
{
  GtkWidget *dialog = agreement_find_window (HSL_TYPE_ACTION_DIALOG);

  g_assert_nonnull (dialog);
  gtk_widget_activate_action (dialog, "form.accept", NULL);
  if (hsl_action_dialog_get_problem (HSL_ACTION_DIALOG (dialog)) != NULL)
    g_error ("%s", hsl_action_dialog_get_problem (HSL_ACTION_DIALOG (dialog)));
  PAPERS_WAIT_UNTIL (agreement_find_window (HSL_TYPE_ACTION_DIALOG) == NULL);
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
  desk = agreement_open_desk (fixture->store, before->uid, "follow");
  PAPERS_WAIT_UNTIL (state_has (&desk, "due-5-1", "2"));
  agreement_look_at (GTK_WIDGET (desk.follow), "follow-late");
  g_assert_nonnull (strstr (hsl_follow_tab_get_rate (desk.follow), "54"));
  g_assert_null (hsl_follow_tab_find_button (desk.follow, "due-1-1", "performed"));
  g_assert_null (hsl_follow_tab_find_button (desk.follow, "due-7-2", "urge"));
  g_assert_null (hsl_follow_tab_find_button (desk.follow, "due-5-1", "not-due"));

  press (&desk, "due-5-1", "urge");
  dialog = agreement_find_window (HSL_TYPE_ACTION_DIALOG);
  agreement_choose (
      hsl_fact_form_get_row (hsl_action_dialog_get_form (HSL_ACTION_DIALOG (dialog)), "manner"), "phone");
  accept_dialog ();
  after = (HslFact *) agreement_load (fixture, &desk);
  g_assert_cmpuint (((HslCase *) after)->urges->len, ==, 1);
  g_clear_pointer (&after, hsl_fact_unref);

  test_store_set_now (fixture->store, "2026-04-20T11:00");
  PAPERS_WAIT_UNTIL (hsl_follow_tab_find_button (desk.follow, "due-5-1", "performed") != NULL);
  press (&desk, "due-5-1", "performed");
  accept_dialog ();
  PAPERS_WAIT_UNTIL (hsl_follow_tab_find_button (desk.follow, "due-5-1", "performed") == NULL);
  g_assert_true (state_has (&desk, "due-5-1", "2026-04-20"));
  g_assert_nonnull (strstr (hsl_follow_tab_get_rate (desk.follow), "63"));
  after = (HslFact *) agreement_load (fixture, &desk);
  g_assert_cmpuint (hsl_case_find_instalment ((HslCase *) after, "due-5-1", NULL)->performed_on, ==,
                    hsl_day_from_iso ("2026-04-20"));
  agreement_close_desk (&desk);
}

/* Before any session agreed, the page says what is missing; nothing can be followed up. */
static void
test_nothing_yet (TestStore *fixture, gconstpointer data)
{
  g_autoptr (HslFact) before = (HslFact *) test_store_play (fixture->store, "market-stalls", 1);
  Desk                desk = agreement_open_desk (fixture->store, before->uid, "agreement");

  PAPERS_WAIT_UNTIL (g_strcmp0 (hsl_agreement_tab_get_page (desk.agreement), "empty") == 0);
  agreement_close_desk (&desk);
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
  add_store_test ("/desk/agreement/draft-comes-back", test_draft_comes_back);
  add_store_test ("/desk/agreement/signing", test_signing);
  add_store_test ("/desk/agreement/supplementary", test_supplementary);
  add_store_test ("/desk/agreement/oral", test_oral);
  add_store_test ("/desk/agreement/nothing-yet", test_nothing_yet);
  add_store_test ("/desk/follow/late-then-performed", test_late_then_performed);

  return g_test_run ();
}
