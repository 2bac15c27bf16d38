/* agreement-desk.c: the page of a case, opened on its agreement
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "agreement-desk.h"

GtkWidget *
agreement_find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = agreement_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
agreement_find_window (GType type)
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
void
agreement_look_at (GtkWidget *widget, const char *name)
{
  desk_assert_names (widget);
  papers_photograph (GTK_WINDOW (gtk_widget_get_root (widget)), name);
}

/* Opens the case page as the window does, on one tab. */
Desk
agreement_open_desk (HslStore *store, const char *uid, const char *tab)
{
  Desk       desk = { .page = hsl_case_page_new (), .uid = g_strdup (uid) };
  GtkWidget *window = adw_window_new ();
  GtkWidget *stack;

  desk.window = GTK_WINDOW (window);
  /* What is left of 1366×768 beside the list of cases. */
  gtk_window_set_default_size (desk.window, 806, 700);
  adw_window_set_content (ADW_WINDOW (window), desk.page);
  desk.agreement = HSL_AGREEMENT_TAB (agreement_find (desk.page, HSL_TYPE_AGREEMENT_TAB));
  desk.follow = HSL_FOLLOW_TAB (agreement_find (desk.page, HSL_TYPE_FOLLOW_TAB));
  stack = gtk_widget_get_ancestor (GTK_WIDGET (desk.agreement), GTK_TYPE_STACK);
  gtk_stack_set_visible_child_name (GTK_STACK (stack), tab);
  g_object_set (desk.page, "store", store, "case-uid", uid, NULL);
  gtk_window_present (desk.window);
  PAPERS_WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (desk.agreement)) ||
                     gtk_widget_get_mapped (GTK_WIDGET (desk.follow)));
  return desk;
}

/* Work that was handed to the store still holds it for a moment. */
void
agreement_close_desk (Desk *desk)
{
  papers_close (desk->window);
  for (int i = 0; i < 40; i++)
    papers_iterate ();
  g_free (desk->uid);
}

HslCase *
agreement_load (TestStore *fixture, Desk *desk)
{
  g_autoptr (GError) error = NULL;
  HslCase           *on = hsl_store_load_case (fixture->store, desk->uid, &error);

  g_assert_no_error (error);
  return on;
}

/* As by keyboard: the text goes into the entry, a choice is taken from the list. */
void
agreement_type_into (HslFieldRow *row, const char *text)
{
  GtkWidget *entry = agreement_find (GTK_WIDGET (row), GTK_TYPE_ENTRY);
  GtkWidget *view = agreement_find (GTK_WIDGET (row), GTK_TYPE_TEXT_VIEW);

  g_assert_true (entry != NULL || view != NULL);
  gtk_widget_grab_focus (entry != NULL ? entry : view);
  if (entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

void
agreement_choose (HslFieldRow *row, const char *id)
{
  GtkWidget *button = agreement_find (GTK_WIDGET (row), HSL_TYPE_CHOICE_BUTTON);

  g_assert_nonnull (button);
  hsl_choice_button_set_selected (HSL_CHOICE_BUTTON (button), id);
  g_signal_emit_by_name (button, "chosen", id);
}

HslFieldRow *
agreement_field (HslTermRow *row, const char *name)
{
  HslFieldRow *found = hsl_fact_form_get_row (hsl_term_row_get_form (row), name);

  g_assert_nonnull (found);
  return found;
}

HslAgreementEditor *
agreement_begin (Desk *desk, const char *kind)
{
  PAPERS_WAIT_UNTIL (g_strcmp0 (hsl_agreement_tab_get_page (desk->agreement), "start") == 0);
  gtk_widget_activate_action (GTK_WIDGET (desk->agreement), "agreement-tab.begin", "s", kind);
  g_assert_cmpstr (hsl_agreement_tab_get_page (desk->agreement), ==, "editor");
  return hsl_agreement_tab_get_editor (desk->agreement);
}

char *
agreement_paper_text (HslAgreementEditor *editor)
{
  return hsl_agreement_paper_dup_text (hsl_agreement_editor_get_paper (editor));
}

void
agreement_assert_paper_has (HslAgreementEditor *editor, const char *words)
{
  g_autofree char *text = agreement_paper_text (editor);

  if (strstr (text, words) == NULL)
    g_error ("the paper lacks “%s”:\n%s", words, text);
}

void
agreement_assert_paper_lacks (HslAgreementEditor *editor, const char *words)
{
  g_autofree char *text = agreement_paper_text (editor);

  if (strstr (text, words) != NULL)
    g_error ("the paper has “%s”:\n%s", words, text);
}

/* Terms and paragraphs stand in the first box of the list. */
HslTermRow *
agreement_last_item (HslTermList *terms)
{
  return HSL_TERM_ROW (gtk_widget_get_last_child (gtk_widget_get_first_child (GTK_WIDGET (terms))));
}

void
agreement_show_beside (HslAgreementEditor *editor, const char *page)
{
  GtkWidget *pages = GTK_WIDGET (hsl_agreement_editor_get_pages (editor));
  GtkWidget *stack = gtk_widget_get_ancestor (pages, GTK_TYPE_STACK);

  gtk_stack_set_visible_child_name (GTK_STACK (stack), page);
}

void
agreement_split_term (HslTermRow *row, guint parts, const char *first_on)
{
  hsl_instalments_box_split (hsl_term_row_get_instalments (row), parts, hsl_day_from_iso (first_on));
}

/* The seven terms of the stalls: shared words once, then each amount; three of them in instalments. */
void
agreement_type_seven (HslAgreementEditor *editor)
{
  static const char *const amounts[] = { "4800", "3600", "1.25万", "8,750.50", "6400元", "15300", "21000" };
  HslTermList             *terms = hsl_agreement_editor_get_terms (editor);
  HslTermsDialog          *dialog;

  gtk_widget_activate_action (GTK_WIDGET (terms), "terms.add-several", NULL);
  dialog = HSL_TERMS_DIALOG (agreement_find_window (HSL_TYPE_TERMS_DIALOG));
  g_assert_null (hsl_terms_dialog_get_amount (dialog, "sub-lessor"));
  agreement_choose (hsl_fact_form_get_row (hsl_terms_dialog_get_form (dialog), "debtor"), "landlord");
  agreement_type_into (hsl_fact_form_get_row (hsl_terms_dialog_get_form (dialog), "due_on"), "2026-4-15");
  agreement_type_into (hsl_fact_form_get_row (hsl_terms_dialog_get_form (dialog), "text"),
                       "退还【权利人】已交的摊位租金和押金");
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autofree char *party = g_strdup_printf ("tenant-%u", i + 1);

      agreement_type_into (hsl_terms_dialog_get_amount (dialog, party), amounts[i]);
    }
  agreement_look_at (GTK_WIDGET (dialog), "agreement-several");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "terms.accept", NULL);
  g_assert_null (agreement_find_window (HSL_TYPE_TERMS_DIALOG));
  g_assert_null (hsl_term_list_get_row (terms, 7));

  agreement_split_term (hsl_term_list_get_row (terms, 2), 2, "2026-04-15");
  agreement_split_term (hsl_term_list_get_row (terms, 5), 2, "2026-04-15");
  agreement_split_term (hsl_term_list_get_row (terms, 6), 3, "2026-04-15");
}

void
agreement_save (Desk *desk, HslAgreementEditor *editor)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (editor), "agreement.save", NULL));
  if (hsl_agreement_editor_get_problem (editor) != NULL)
    g_error ("not saved: %s", hsl_agreement_editor_get_problem (editor));
  PAPERS_WAIT_UNTIL (hsl_agreement_tab_get_editor (desk->agreement) == NULL);
  g_assert_cmpstr (hsl_agreement_tab_get_page (desk->agreement), ==, "text");
}
