/* test-trace.c: the chief asks who did what, and whether the records are whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-fixture.h"
#include "hsl-trace-item.h"
#include "hsl-trace-page.h"

#include <string.h>

typedef struct
{
  DeskStation   station;
  HslCase      *looked_at;
  GtkWidget    *window;
  HslTracePage *page;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  desk_station_init (&self->station, 0);
  self->looked_at = desk_station_register (&self->station, 0);
  g_assert_true (hsl_store_record_view (self->station.store, self->looked_at->fact.uid, NULL));
  self->window = gtk_window_new ();
  self->page = HSL_TRACE_PAGE (hsl_trace_page_new (self->station.store));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1100, 600);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->page));
  gtk_window_present (GTK_WINDOW (self->window));
  DESK_WAIT_UNTIL (g_list_model_get_n_items (hsl_trace_page_get_rows (self->page)) > 0);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (self->page), (gpointer *) &self->page);
  gtk_window_destroy (GTK_WINDOW (self->window));
  DESK_WAIT_UNTIL (self->page == NULL);
  hsl_fact_unref (self->looked_at);
  desk_station_clear (&self->station);
}

static void
test_lists (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (HslTraceItem) newest = g_list_model_get_item (hsl_trace_page_get_rows (self->page), 0);

  g_assert_cmpstr (hsl_trace_item_get_case (newest), ==, self->looked_at->fact.uid);
  g_assert_cmpstr (hsl_trace_item_get_text (newest, HSL_TRACE_ACCOUNT), ==,
                   hsl_store_get_account (self->station.store));
  g_assert_nonnull (hsl_trace_item_get_text (newest, HSL_TRACE_DEED));
}

/* The first entry whose hint, or label whose text, has @words in it. */
static GtkWidget *
find_widget (GtkWidget  *within,
             const char *words)
{
  const char *text = GTK_IS_ENTRY (within)   ? gtk_entry_get_placeholder_text (GTK_ENTRY (within))
                     : GTK_IS_LABEL (within) ? gtk_label_get_text (GTK_LABEL (within))
                                             : NULL;
  GtkWidget  *found = text != NULL && strstr (text, words) != NULL ? within : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, words);
  return found;
}

static void
type (Fixture    *self,
      const char *hint,
      const char *text)
{
  GtkWidget *entry = find_widget (GTK_WIDGET (self->page), hint);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

static gboolean
all_of_case (Fixture *self)
{
  GListModel *rows = hsl_trace_page_get_rows (self->page);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (HslTraceItem) item = g_list_model_get_item (rows, i);

      if (g_strcmp0 (hsl_trace_item_get_case (item), self->looked_at->fact.uid) != 0)
        return FALSE;
    }
  return g_list_model_get_n_items (rows) > 0;
}

static void
test_one_case (Fixture      *self,
               gconstpointer data)
{
  g_assert_false (all_of_case (self));
  type (self, "Case number", self->looked_at->fact.uid);
  DESK_WAIT_UNTIL (all_of_case (self));
  type (self, "Case number", "no such case");
  DESK_WAIT_UNTIL (find_widget (GTK_WIDGET (self->page), "no such case") != NULL);
}

static void
test_verify (Fixture      *self,
             gconstpointer data)
{
  g_autofree char *head = hsl_store_dup_head (self->station.store, NULL);
  g_autofree char *later = g_strdup_printf ("99999-%s", strchr (head, '-') + 1);

  type (self, "Head of the chain", head);
  DESK_WAIT_UNTIL (strstr (hsl_trace_page_get_verdict (self->page), "as it was written") != NULL);
  type (self, "Head of the chain", later);
  DESK_WAIT_UNTIL (strstr (hsl_trace_page_get_verdict (self->page), "older file") != NULL);
  type (self, "Head of the chain", "12");
  DESK_WAIT_UNTIL (strstr (hsl_trace_page_get_verdict (self->page), "not the head") != NULL);
}

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);
  g_test_add ("/desk/trace/lists", Fixture, NULL, set_up, test_lists, tear_down);
  g_test_add ("/desk/trace/one-case", Fixture, NULL, set_up, test_one_case, tear_down);
  g_test_add ("/desk/trace/verify", Fixture, NULL, set_up, test_verify, tear_down);
  return g_test_run ();
}
