/* test-roster.c: the roster is read, searched, corrected and continued
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-fixture.h"
#include "desk-names.h"
#include "hsl-fact-dialog.h"
#include "hsl-roster.h"

#include <adwaita.h>
#include <string.h>

typedef struct
{
  DeskStation station;
  GtkWidget  *window;
  HslRoster  *roster;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  desk_station_init (&self->station, 0);
  self->window = gtk_window_new ();
  self->roster = HSL_ROSTER (hsl_roster_new (self->station.store));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1100, 600);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->roster));
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_test_widget_wait_for_draw (self->window);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (self->roster), (gpointer *) &self->roster);
  gtk_window_destroy (GTK_WINDOW (self->window));
  DESK_WAIT_UNTIL (self->roster == NULL);
  desk_station_clear (&self->station);
}

static guint
count_rows (Fixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (hsl_roster_get_rows (self->roster)));
}

/* The row that says @text in its first column. */
static HslRosterItem *
find_row (Fixture    *self,
          const char *text)
{
  GListModel *rows = G_LIST_MODEL (hsl_roster_get_rows (self->roster));

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (HslRosterItem) item = g_list_model_get_item (rows, i);

      if (strstr (hsl_roster_item_get_text (item, 0), text) != NULL)
        return item; /* the list keeps it */
    }
  return NULL;
}

static void
fill (GtkWidget  *dialog,
      const char *field,
      const char *text)
{
  HslFieldRow *row = hsl_fact_form_get_row (hsl_fact_dialog_get_form (HSL_FACT_DIALOG (dialog)), field);

  g_assert_nonnull (row);
  desk_set_text (GTK_WIDGET (row), text);
}

static void
save (GtkWidget *dialog)
{
  g_assert_true (gtk_widget_activate_action (dialog, "form.accept", NULL));
}

static void
show_kind (Fixture    *self,
           const char *kind)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->roster), "page.kind", "s", kind));
}

static void
test_lists (Fixture      *self,
            gconstpointer data)
{
  /* The two of the fixture, and who made the store. */
  g_assert_cmpuint (count_rows (self), ==, 3);
  g_assert_nonnull (find_row (self, "林桂芳"));
  show_kind (self, "areas");
  g_assert_cmpuint (count_rows (self), ==, 14);
  /* A grid stands two steps below the street. */
  g_assert_cmpstr (hsl_roster_item_get_text (find_row (self, "桂井第1网格"), 0), ==, "\u2003\u2003桂井第1网格");
  show_kind (self, "rooms");
  g_assert_cmpuint (count_rows (self), ==, 1);
  g_assert_cmpstr (hsl_roster_item_get_text (find_row (self, "一号"), 2), ==, "8");
  show_kind (self, "organisations");
  g_assert_cmpuint (count_rows (self), ==, 2);
}

static GtkWidget *
find_search (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_SEARCH_ENTRY (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_search (child);
  return found;
}

static void
test_search (Fixture      *self,
             gconstpointer data)
{
  GtkWidget *search = find_search (GTK_WIDGET (self->roster));

  gtk_editable_set_text (GTK_EDITABLE (search), "lgf");
  DESK_WAIT_UNTIL (count_rows (self) == 1);
  g_assert_nonnull (find_row (self, "林桂芳"));
  /* 仇 as a surname is read qiú. */
  gtk_editable_set_text (GTK_EDITABLE (search), "qiuzy");
  DESK_WAIT_UNTIL (count_rows (self) == 1 && find_row (self, "仇志远") != NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "zzz");
  DESK_WAIT_UNTIL (count_rows (self) == 0);
}

/* What is typed is in the store, and in the list, and what was not touched is as it was. */
static void
test_round_trip (Fixture      *self,
                 gconstpointer data)
{
  g_autoptr (HslDirectory) directory = NULL;
  const HslWorker         *lin;
  GtkWidget               *dialog = hsl_roster_edit (self->roster, find_row (self, "林桂芳"));

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  fill (dialog, "duty", "主任");
  save (dialog);
  DESK_WAIT_UNTIL (dialog == NULL);
  DESK_WAIT_UNTIL (find_row (self, "林桂芳") != NULL &&
                   g_str_equal (hsl_roster_item_get_text (find_row (self, "林桂芳"), 2), "主任"));
  directory = hsl_store_ref_directory (self->station.store);
  lin = hsl_directory_find (directory, &hsl_worker_noun, "w-lin");
  g_assert_cmpstr (lin->duty, ==, "主任");
  g_assert_cmpstr (lin->role, ==, "mediator");

  /* Twice: the second correction stands on the first. */
  dialog = hsl_roster_edit (self->roster, find_row (self, "林桂芳"));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  fill (dialog, "duty", "副主任");
  save (dialog);
  DESK_WAIT_UNTIL (dialog == NULL);
  g_assert_cmpuint (count_rows (self), ==, 3);
}

static void
test_add (Fixture      *self,
          gconstpointer data)
{
  GtkWidget *dialog;

  show_kind (self, "rooms");
  dialog = hsl_roster_edit (self->roster, NULL);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);

  /* Without a name it is refused, at the field, and the sheet stays. */
  save (dialog);
  desk_settle ();
  g_assert_nonnull (dialog);
  g_assert_nonnull (hsl_fact_dialog_get_problem (HSL_FACT_DIALOG (dialog)));
  fill (dialog, "name", "二号调解室");
  save (dialog);
  DESK_WAIT_UNTIL (dialog == NULL);
  DESK_WAIT_UNTIL (find_row (self, "二号调解室") != NULL);
  g_assert_cmpuint (count_rows (self), ==, 2);
}

/* Who has left is out of the way, not gone. */
static void
test_former (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (HslDirectory) directory = NULL;
  GtkWidget               *dialog = hsl_roster_edit (self->roster, find_row (self, "仇志远"));
  HslWorker               *qiu;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  fill (dialog, "to_on", "2026-05-01");
  save (dialog);
  DESK_WAIT_UNTIL (dialog == NULL);
  DESK_WAIT_UNTIL (count_rows (self) == 2);
  g_assert_null (find_row (self, "仇志远"));
  directory = hsl_store_ref_directory (self->station.store);
  qiu = hsl_directory_find (directory, &hsl_worker_noun, "w-qiu");
  g_assert_cmpuint (qiu->to_on, ==, hsl_day_from_iso ("2026-05-01"));
}

static void
test_number (Fixture      *self,
             gconstpointer data)
{
  GtkWidget  *dialog;
  const char *problem;

  show_kind (self, "organisations");
  dialog = hsl_roster_edit (self->roster, find_row (self, "派出所"));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  fill (dialog, "number_pattern", "第号");
  save (dialog);
  desk_settle ();
  g_assert_nonnull (dialog);
  problem = hsl_field_row_get_problem (
      hsl_fact_form_get_row (hsl_fact_dialog_get_form (HSL_FACT_DIALOG (dialog)), "number_pattern"));
  g_assert_nonnull (problem);
  fill (dialog, "number_pattern", "{year}榕{n}号");
  save (dialog);
  DESK_WAIT_UNTIL (dialog == NULL);
  DESK_WAIT_UNTIL (strstr (hsl_roster_item_get_text (find_row (self, "派出所"), 3), "2026榕") != NULL);
}

static void
test_names (Fixture      *self,
            gconstpointer data)
{
  GtkWidget *dialog;

  desk_assert_names (GTK_WIDGET (self->roster));
  for (const HslRosterKind *kind = hsl_roster_kinds; kind->id != NULL; kind++)
    {
      show_kind (self, kind->id);
      dialog = hsl_roster_edit (self->roster, NULL);
      desk_assert_names (dialog);
      desk_close_window (GTK_WINDOW (dialog));
    }
}

/* Who may not change the roster reads it. */
static void
test_guest (Fixture      *self,
            gconstpointer data)
{
  HslStore                  *store = self->station.store;
  g_autoptr (GError)         error = NULL;
  g_autoptr (HslAccountInfo) info = NULL;
  GtkWidget                 *roster;

  info = hsl_store_add_account (store, "guest", "w-qiu", HSL_RIGHT_READ, "", &error);
  g_assert_no_error (error);
  g_assert_true (hsl_store_may_put (store));
  g_assert_true (hsl_store_admit_account (store, "guest", info->fingerprint, &error));
  hsl_store_lock (store);
  g_assert_true (hsl_store_unlock (store, "guest", "", &error));
  g_assert_false (hsl_store_may_put (store));
  roster = g_object_ref_sink (hsl_roster_new (store));
  g_assert_false (gtk_widget_get_visible (
      GTK_WIDGET (gtk_widget_get_template_child (roster, HSL_TYPE_ROSTER, "add"))));
  desk_settle ();
  g_object_unref (roster);
}

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  desk_init (&argc, &argv);

  add ("/desk/roster/lists", test_lists);
  add ("/desk/roster/search", test_search);
  add ("/desk/roster/round-trip", test_round_trip);
  add ("/desk/roster/add", test_add);
  add ("/desk/roster/former", test_former);
  add ("/desk/roster/number", test_number);
  add ("/desk/roster/names", test_names);
  add ("/desk/roster/guest", test_guest);
  return g_test_run ();
}
