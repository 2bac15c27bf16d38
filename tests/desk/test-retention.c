/* test-retention.c: two persons look through what is over, and one volume is destroyed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "papers.h"
#include "test-accounts.h"

#include "hsl-action-dialog.h"
#include "hsl-retention-item.h"
#include "hsl-retention-page.h"

#include <string.h>

#define LATER "2090-01-01T09:00"

/* One of the two, at a desk of their own. */
typedef struct
{
  HslStore         *store;
  GtkWidget        *window;
  HslRetentionPage *page;
} Desk;

static guint
count (GtkSelectionModel *rows)
{
  return g_list_model_get_n_items (G_LIST_MODEL (rows));
}

static void
open_desk (Desk     *desk,
           HslStore *store)
{
  test_store_set_now (store, LATER);
  desk->store = store;
  desk->window = gtk_window_new ();
  desk->page = HSL_RETENTION_PAGE (hsl_retention_page_new (store));
  gtk_window_set_default_size (GTK_WINDOW (desk->window), 1100, 600);
  gtk_window_set_child (GTK_WINDOW (desk->window), GTK_WIDGET (desk->page));
  gtk_window_present (GTK_WINDOW (desk->window));
}

static void
close_desk (Desk *desk)
{
  g_object_add_weak_pointer (G_OBJECT (desk->page), (gpointer *) &desk->page);
  gtk_window_destroy (GTK_WINDOW (desk->window));
  PAPERS_WAIT_UNTIL (desk->page == NULL);
}

static GtkWidget *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

static HslRetentionItem *
get_item (Desk *desk)
{
  GtkSelectionModel *rows = hsl_retention_page_get_rows (desk->page);
  HslRetentionItem  *item = g_list_model_get_item (G_LIST_MODEL (rows), 0);

  /* The list keeps it. */
  if (item != NULL)
    g_object_unref (item);
  return item;
}

static HslRetentionStep
get_step (Desk *desk)
{
  return hsl_retention_item_get_row (get_item (desk))->step;
}

/* Opens the form of a deed, fills it in and accepts it. */
static void
do_deed (Desk       *desk,
         const char *action,
         const char *json)
{
  GtkWidget           *dialog = NULL;
  g_autoptr (GVariant) value = test_parse (json);

  gtk_selection_model_select_item (hsl_retention_page_get_rows (desk->page), 0, TRUE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->page), action, NULL));
  PAPERS_WAIT_UNTIL ((dialog = find_window (HSL_TYPE_ACTION_DIALOG)) != NULL);
  papers_photograph (GTK_WINDOW (dialog), action);
  hsl_action_dialog_prefill (HSL_ACTION_DIALOG (dialog), value);
  gtk_widget_activate_action (dialog, "form.accept", NULL);
  PAPERS_WAIT_UNTIL (find_window (HSL_TYPE_ACTION_DIALOG) == NULL);
}

static GtkWidget *
find_entry (GtkWidget *within)
{
  GtkWidget *found = GTK_IS_ENTRY (within) ? within : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_entry (child);
  return found;
}

/* A wrong number does not open the button; the right one does. */
static void
answer_question (const char *number)
{
  GtkWidget        *window = NULL;
  AdwMessageDialog *question;
  GtkEditable      *entry;

  PAPERS_WAIT_UNTIL ((window = find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  question = ADW_MESSAGE_DIALOG (window);
  entry = GTK_EDITABLE (find_entry (window));
  g_assert_false (adw_message_dialog_get_response_enabled (question, "destroy"));
  gtk_editable_set_text (entry, "（2026）");
  g_assert_false (adw_message_dialog_get_response_enabled (question, "destroy"));
  gtk_editable_set_text (entry, number);
  g_assert_true (adw_message_dialog_get_response_enabled (question, "destroy"));
  papers_photograph (GTK_WINDOW (window), "question");
  adw_message_dialog_response (question, "destroy");
}

static void
test_two_desks (TestStore    *self,
                gconstpointer data)
{
  g_autoptr (HslFact)   one = NULL;
  g_autofree char      *number = NULL;
  g_autoptr (HslStore)  he = NULL;
  g_autoptr (HslFact)   gone = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  GtkWidget            *said = NULL;
  Desk                  first, second;

  test_add_account (self, "he", "he-min", HSL_RIGHT_CHIEF);
  one = (HslFact *) test_store_play (self->store, "no-agreement", ALL_STEPS);
  hsl_fact_unref (test_store_play (self->store, "market-stalls", ALL_STEPS));
  number = g_strdup (((HslCase *) one)->number);
  he = test_sign_in (self, "he", OWN_PASSWORD);
  open_desk (&first, self->store);
  open_desk (&second, he);
  PAPERS_WAIT_UNTIL (count (hsl_retention_page_get_rows (first.page)) == 2);
  PAPERS_WAIT_UNTIL (count (hsl_retention_page_get_rows (second.page)) == 2);
  papers_photograph (GTK_WINDOW (first.window), "due");

  do_deed (&first, "page.appraise", "{\"decision\":\"destroy\",\"reason\":\"期满，无继续保存价值\"}");
  PAPERS_WAIT_UNTIL (get_step (&first) == HSL_RETENTION_PROPOSED);
  gtk_selection_model_select_item (hsl_retention_page_get_rows (first.page), 0, TRUE);
  g_assert_nonnull (strstr (hsl_retention_page_get_detail (first.page), "无继续保存价值"));

  gtk_widget_activate_action (GTK_WIDGET (second.page), "page.refresh", NULL);
  PAPERS_WAIT_UNTIL (get_step (&second) == HSL_RETENTION_PROPOSED);
  do_deed (&second, "page.confirm", "{\"text\":\"同意\"}");
  PAPERS_WAIT_UNTIL (get_step (&second) == HSL_RETENTION_DECIDED);
  gtk_selection_model_select_item (hsl_retention_page_get_rows (second.page), 0, TRUE);
  papers_photograph (GTK_WINDOW (second.window), "decided");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (second.page), "page.destroy", NULL));
  answer_question (number);
  PAPERS_WAIT_UNTIL ((said = find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL &&
                     strstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (said)), "destroyed") !=
                         NULL);
  papers_photograph (GTK_WINDOW (said), "destroyed");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (said), "close");

  PAPERS_WAIT_UNTIL (count (hsl_retention_page_get_register (second.page)) == 1);
  g_assert_cmpuint (count (hsl_retention_page_get_rows (second.page)), ==, 1);
  gone = (HslFact *) hsl_store_load_case (self->store, one->uid, NULL);
  g_assert_null (gone);
  test_assert_clean (self->store);
  close_desk (&first);
  close_desk (&second);
  PAPERS_WAIT_UNTIL (G_OBJECT (he)->ref_count == 1);
  test_sign_out (&he);
}

int
main (int   argc,
      char *argv[])
{
  papers_init (&argc, &argv);
  add_store_test ("/desk/retention/two-desks", test_two_desks);
  return g_test_run ();
}
