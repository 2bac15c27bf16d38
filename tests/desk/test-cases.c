/* test-cases.c: the paged list of cases and its page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-fixture.h"

#include "hsl-cases.h"

#define MANY 3000

static DeskStation station;

static void
wait_loaded (HslCaseList *list)
{
  desk_settle ();
  DESK_WAIT_UNTIL (!hsl_case_list_is_loading (list));
}

static HslCaseList *
new_list (void)
{
  HslCaseQuery query = { .order = HSL_CASE_ORDER_NEWEST };
  HslCaseList *list = hsl_case_list_new (station.store);

  hsl_case_list_set_query (list, &query);
  wait_loaded (list);
  return list;
}

/* Placeholders come at once, their rows later; walking through everything keeps a handful of pages. */
static void
test_paging (void)
{
  HslCaseList *list = new_list ();
  GListModel  *model = G_LIST_MODEL (list);
  HslCaseQuery everything = { .order = HSL_CASE_ORDER_NEWEST };
  const char  *uids[2] = { NULL, NULL };

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, MANY);
  for (guint i = 0; i < MANY; i += 100)
    {
      g_autoptr (HslCaseItem) item = g_list_model_get_item (model, i);
      g_autoptr (GPtrArray)   rows = NULL;

      DESK_WAIT_UNTIL (hsl_case_item_get_uid (item) != NULL);
      rows = hsl_store_list_cases (station.store, &everything, i, 1, NULL);
      g_assert_cmpstr (hsl_case_item_get_uid (item), ==, ((HslCaseRow *) g_ptr_array_index (rows, 0))->uid);
      g_assert_cmpuint (hsl_case_item_get_position (item), ==, i);
      g_assert_cmpuint (hsl_case_list_get_n_pages (list), <=, 12);
      if (i < 200)
        uids[i / 100] = g_intern_string (hsl_case_item_get_uid (item));
    }
  g_assert_cmpstr (uids[0], !=, uids[1]);
  g_assert_null (g_list_model_get_item (model, MANY));
  wait_loaded (list);
  g_assert_finalize_object (list);
}

/* Rows in view are the same objects before and after a change of the store. */
static void
test_refresh_in_place (void)
{
  HslCaseList            *list = new_list ();
  g_autoptr (HslCaseItem) before = g_list_model_get_item (G_LIST_MODEL (list), 5);
  g_autoptr (HslCaseItem) after = NULL;
  HslCase                *on;

  DESK_WAIT_UNTIL (hsl_case_item_get_uid (before) != NULL);
  g_assert_cmpstr (hsl_case_item_get_state (before), ==, "clue");
  on = hsl_store_load_case (station.store, hsl_case_item_get_uid (before), NULL);
  hsl_fact_unref (desk_station_act (&station, on, "accept", "{'on':<'2026-05-13'>}"));
  DESK_WAIT_UNTIL (g_strcmp0 (hsl_case_item_get_state (before), "accepted") == 0);
  after = g_list_model_get_item (G_LIST_MODEL (list), 5);
  g_assert_true (before == after);
  wait_loaded (list);
  g_object_unref (list);
}

static void
test_query (void)
{
  HslCaseList *list = new_list ();
  HslCaseQuery rent = { .type = "0301" };
  HslCaseQuery none = { .states = HSL_STATE_BIT (HSL_STATE_ARCHIVED) };

  hsl_case_list_set_query (list, &rent);
  wait_loaded (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, MANY / 4);
  hsl_case_list_set_query (list, &none);
  wait_loaded (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_object_unref (list);
}

static GtkWidget *
find_type (GtkWidget *within, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (within, type))
    return within;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static guint
count_shown (GtkWidget *cases)
{
  GtkListView *view = GTK_LIST_VIEW (find_type (cases, GTK_TYPE_LIST_VIEW));

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (view)));
}

/* A search narrows as it is typed, leaving it brings the list back, and a row opens its case. */
static void
test_search (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *cases = hsl_cases_new (station.store);
  GtkWidget *search;

  /* The first look after so many new cases has the people read anew in the background. */
  g_ptr_array_unref (hsl_store_search (station.store, "qxm", 1, NULL, NULL));
  hsl_store_wait_people (station.store, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 700);
  gtk_window_set_child (GTK_WINDOW (window), cases);
  gtk_window_present (GTK_WINDOW (window));
  wait_loaded (hsl_cases_get_list (HSL_CASES (cases)));
  g_assert_cmpuint (count_shown (cases), ==, MANY);

  search = find_type (cases, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "qxm");
  DESK_WAIT_UNTIL (count_shown (cases) == 50);
  gtk_editable_set_text (GTK_EDITABLE (search), "19900000042");
  DESK_WAIT_UNTIL (count_shown (cases) == 1);
  g_signal_emit_by_name (search, "activate");
  g_assert_nonnull (hsl_case_page_get_case_uid (hsl_cases_get_case_page (HSL_CASES (cases))));
  gtk_editable_set_text (GTK_EDITABLE (search), "没有这个人");
  DESK_WAIT_UNTIL (count_shown (cases) == 0);
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  DESK_WAIT_UNTIL (count_shown (cases) == MANY);
  wait_loaded (hsl_cases_get_list (HSL_CASES (cases)));
  desk_close_window (GTK_WINDOW (window));
}

static void
test_show_grid (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *cases = hsl_cases_new (station.store);

  gtk_window_set_child (GTK_WINDOW (window), cases);
  gtk_window_present (GTK_WINDOW (window));
  hsl_cases_show_grid (HSL_CASES (cases), "371502001001003");
  wait_loaded (hsl_cases_get_list (HSL_CASES (cases)));
  g_assert_cmpuint (count_shown (cases), ==, MANY / 12);
  hsl_cases_show_grid (HSL_CASES (cases), "");
  wait_loaded (hsl_cases_get_list (HSL_CASES (cases)));
  g_assert_cmpuint (count_shown (cases), ==, 0);
  desk_close_window (GTK_WINDOW (window));
}

static const char *
get_selected_uid (GtkWidget *cases)
{
  GtkListView        *view = GTK_LIST_VIEW (find_type (cases, GTK_TYPE_LIST_VIEW));
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (view));
  HslCaseItem        *item = gtk_single_selection_get_selected_item (selection);

  return item != NULL ? hsl_case_item_get_uid (item) : NULL;
}

/* The selection finds its case deep in the list, and again after others came in before it. */
static void
test_follow (void)
{
  GtkWidget              *window = gtk_window_new ();
  GtkWidget              *cases = hsl_cases_new (station.store);
  HslCaseList            *list = hsl_cases_get_list (HSL_CASES (cases));
  g_autoptr (HslCaseItem) deep = NULL;
  g_autofree char        *uid = NULL;

  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 700);
  gtk_window_set_child (GTK_WINDOW (window), cases);
  gtk_window_present (GTK_WINDOW (window));
  wait_loaded (list);
  deep = g_list_model_get_item (G_LIST_MODEL (list), MANY / 2);
  DESK_WAIT_UNTIL (hsl_case_item_get_uid (deep) != NULL);
  uid = g_strdup (hsl_case_item_get_uid (deep));
  wait_loaded (list);

  hsl_cases_open (HSL_CASES (cases), uid);
  DESK_WAIT_UNTIL (g_strcmp0 (get_selected_uid (cases), uid) == 0);
  g_assert_cmpuint (hsl_case_list_get_followed (list), ==, MANY / 2);
  hsl_fact_unref (desk_station_register (&station, MANY));
  DESK_WAIT_UNTIL (g_list_model_get_n_items (G_LIST_MODEL (list)) == MANY + 1);
  DESK_WAIT_UNTIL (g_strcmp0 (get_selected_uid (cases), uid) == 0);
  g_assert_cmpstr (hsl_case_page_get_case_uid (hsl_cases_get_case_page (HSL_CASES (cases))), ==, uid);
  desk_close_window (GTK_WINDOW (window));
}

/* Pages that are left before they were read are not read; where one stays, the rows come. */
static void
test_drag (void)
{
  HslCaseList *list = new_list ();
  GListModel  *model = G_LIST_MODEL (list);
  HslCaseItem *items[40];

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    items[i] = g_list_model_get_item (model, i * HSL_CASE_LIST_PAGE);
  wait_loaded (list);
  g_assert_nonnull (hsl_case_item_get_uid (items[G_N_ELEMENTS (items) - 1]));
  g_assert_null (hsl_case_item_get_uid (items[1]));
  g_object_unref (g_list_model_get_item (model, HSL_CASE_LIST_PAGE));
  DESK_WAIT_UNTIL (hsl_case_item_get_uid (items[1]) != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    g_object_unref (items[i]);
  wait_loaded (list);
  g_object_unref (list);
}

int
main (int argc, char **argv)
{
  int outcome;

  desk_init (&argc, &argv);
  desk_station_init (&station, MANY);
  g_test_add_func ("/cases/paging", test_paging);
  g_test_add_func ("/cases/refresh-in-place", test_refresh_in_place);
  g_test_add_func ("/cases/query", test_query);
  g_test_add_func ("/cases/search", test_search);
  g_test_add_func ("/cases/show-grid", test_show_grid);
  g_test_add_func ("/cases/drag", test_drag);
  g_test_add_func ("/cases/follow", test_follow);
  outcome = g_test_run ();
  desk_station_clear (&station);
  return outcome;
}
