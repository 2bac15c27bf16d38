/* test-map.c: the map, its list and the cases beside it move as one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-fixture.h"
#include "desk-names.h"
#include "hsl-case-item.h"
#include "hsl-grid-item.h"
#include "hsl-map-page.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#define FIRST "371502001001001"

typedef struct
{
  DeskStation station;
  GtkWidget  *window;
  HslMapPage *page;
  HslMapView *view;
} Fixture;

static gboolean
has_numbers (Fixture *self)
{
  HslScene *scene = hsl_map_view_get_scene (self->view);

  return scene != NULL && hsl_scene_get_total (scene) > 0;
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  desk_station_init (&self->station, GPOINTER_TO_UINT (data));
  self->window = gtk_window_new ();
  self->page = HSL_MAP_PAGE (hsl_map_page_new (self->station.store));
  self->view = hsl_map_page_get_view (self->page);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1200, 700);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->page));
  gtk_window_present (GTK_WINDOW (self->window));
  if (data != NULL)
    DESK_WAIT_UNTIL (has_numbers (self));
  gtk_test_widget_wait_for_draw (self->window);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (self->page), (gpointer *) &self->page);
  gtk_window_destroy (GTK_WINDOW (self->window));
  DESK_WAIT_UNTIL (self->page == NULL);
  desk_station_clear (&self->station);
}

/* Does what a key does, through the bindings of the class. */
static void
press_key (GtkWidget *widget,
           guint      keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint k = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) &&
                        k < g_list_model_get_n_items (G_LIST_MODEL (controller));
           k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          GtkShortcutTrigger     *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
              gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval &&
              gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == 0)
            {
              g_assert_true (gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                           gtk_shortcut_get_arguments (shortcut)));
              return;
            }
        }
    }
  g_error ("no binding for %s", gdk_keyval_name (keyval));
}

static void
click_at (GtkWidget *widget,
          double     x,
          double     y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_GESTURE_DRAG (controller))
        continue;
      g_signal_emit_by_name (controller, "drag-begin", x, y);
      g_signal_emit_by_name (controller, "drag-end", 0.0, 0.0);
      return;
    }
  g_assert_not_reached ();
}

static const char *
get_listed (Fixture *self)
{
  GtkSingleSelection *grids = GTK_SINGLE_SELECTION (hsl_map_page_get_grids (self->page));
  HslGridItem        *item = gtk_single_selection_get_selected_item (grids);

  return item != NULL ? hsl_grid_item_get_code (item) : NULL;
}

static const char *
get_mapped (Fixture *self)
{
  int cell = hsl_map_view_get_selected (self->view);

  return cell >= 0 ? hsl_scene_get_cell (hsl_map_view_get_scene (self->view), cell)->area->code : NULL;
}

static guint
count_cases (Fixture *self)
{
  return g_list_model_get_n_items (hsl_map_page_get_cases (self->page));
}

static void
test_walk (Fixture      *self,
           gconstpointer data)
{
  HslScene  *scene = hsl_map_view_get_scene (self->view);
  GtkWidget *map = GTK_WIDGET (self->view);
  int        right;

  g_assert_cmpint (hsl_map_view_get_selected (self->view), ==, -1);
  press_key (map, GDK_KEY_Home);
  g_assert_cmpstr (get_mapped (self), ==, FIRST);
  g_assert_cmpstr (get_listed (self), ==, FIRST);
  DESK_WAIT_UNTIL (count_cases (self) == 3);

  right = hsl_scene_walk (scene, hsl_map_view_get_selected (self->view), HSL_WALK_RIGHT);
  press_key (map, GDK_KEY_Right);
  g_assert_cmpint (hsl_map_view_get_selected (self->view), ==, right);
  g_assert_cmpstr (get_listed (self), ==, get_mapped (self));
  press_key (map, GDK_KEY_Left);
  g_assert_cmpstr (get_mapped (self), ==, FIRST);

  press_key (map, GDK_KEY_End);
  g_assert_cmpstr (get_mapped (self), ==, "371502001001012");
  DESK_WAIT_UNTIL (count_cases (self) == 2);
  press_key (map, GDK_KEY_plus);
  press_key (map, GDK_KEY_minus);
  press_key (map, GDK_KEY_0);
  desk_settle ();
  gtk_widget_grab_focus (map);
  press_key (map, GDK_KEY_Return);
  g_assert_true (GTK_IS_WIDGET (gtk_window_get_focus (GTK_WINDOW (self->window))));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) != map);
}

/* Wherever a grid is drawn, however close one looks. */
static void
test_click (Fixture      *self,
            gconstpointer data)
{
  HslScene  *scene = hsl_map_view_get_scene (self->view);
  GtkWidget *map = GTK_WIDGET (self->view);
  int        seventh = hsl_scene_find (scene, "371502001001007");
  double     x, y, zoomed_x, zoomed_y;

  g_assert_true (hsl_map_view_locate (self->view, seventh, &x, &y));
  click_at (map, x, y);
  g_assert_cmpstr (get_mapped (self), ==, "371502001001007");
  g_assert_cmpstr (get_listed (self), ==, "371502001001007");
  DESK_WAIT_UNTIL (count_cases (self) == 2);

  for (int i = 0; i < 4; i++)
    press_key (map, GDK_KEY_plus);
  press_key (map, GDK_KEY_Home);
  g_assert_true (hsl_map_view_locate (self->view, 0, &zoomed_x, &zoomed_y));
  press_key (map, GDK_KEY_End);
  press_key (map, GDK_KEY_Home);
  click_at (map, zoomed_x, zoomed_y);
  g_assert_cmpstr (get_listed (self), ==, get_mapped (self));

  /* Beside the map nothing happens. */
  click_at (map, 1, 1);
  g_assert_cmpstr (get_mapped (self), ==, FIRST);
}

static GtkEditable *
find_search (GtkWidget *widget)
{
  if (GTK_IS_SEARCH_ENTRY (widget))
    return GTK_EDITABLE (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkEditable *found = find_search (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_list (Fixture      *self,
           gconstpointer data)
{
  GtkSingleSelection *grids = GTK_SINGLE_SELECTION (hsl_map_page_get_grids (self->page));
  GListModel         *model = G_LIST_MODEL (grids);
  GtkEditable        *search = find_search (GTK_WIDGET (self->page));

  /* The first row is for cases that are not located. */
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 13);
  gtk_single_selection_set_selected (grids, 4);
  g_assert_cmpstr (get_mapped (self), ==, "371502001001004");
  DESK_WAIT_UNTIL (count_cases (self) == 3);
  gtk_single_selection_set_selected (grids, 0);
  g_assert_null (get_mapped (self));
  g_assert_cmpstr (get_listed (self), ==, "");

  gtk_editable_set_text (search, "001011");
  DESK_WAIT_UNTIL (g_list_model_get_n_items (model) == 1);
  gtk_editable_set_text (search, "gj");
  DESK_WAIT_UNTIL (g_list_model_get_n_items (model) == 12);
  gtk_editable_set_text (search, "qqq");
  DESK_WAIT_UNTIL (g_list_model_get_n_items (model) == 0);

  /* What the map selects must be seen in the list. */
  press_key (GTK_WIDGET (self->view), GDK_KEY_Home);
  g_assert_cmpstr (get_listed (self), ==, FIRST);
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "");
}

static void
test_choices (Fixture      *self,
              gconstpointer data)
{
  HslScene *scene = hsl_map_view_get_scene (self->view);
  double    open = hsl_scene_get_total (scene);

  g_assert_cmpfloat (open, ==, 30);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), "page.measure", "s", "overdue"));
  g_assert_cmpfloat (hsl_scene_get_total (scene), <, open);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), "page.measure", "s", "open"));
  g_assert_cmpfloat (hsl_scene_get_total (scene), ==, open);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), "page.tree", "s", "police"));
  g_assert_cmpint (hsl_scene_get_tree (scene), ==, HSL_MAP_TREE_POLICE);
}

/* A case that comes while one looks is counted, and the selection stays. */
static void
test_change (Fixture      *self,
             gconstpointer data)
{
  press_key (GTK_WIDGET (self->view), GDK_KEY_Home);
  DESK_WAIT_UNTIL (count_cases (self) == 3);
  hsl_fact_unref (desk_station_register (&self->station, 36));
  DESK_WAIT_UNTIL (hsl_scene_get_total (hsl_map_view_get_scene (self->view)) == 31);
  DESK_WAIT_UNTIL (count_cases (self) == 4);
  g_assert_cmpstr (get_mapped (self), ==, FIRST);
  g_assert_cmpstr (get_listed (self), ==, FIRST);
}

static void
test_export (Fixture      *self,
             gconstpointer data)
{
  static const char *const files[][2] = { { "map.png", "\x89PNG" },
                                          { "map.svg", "<?xml" },
                                          { "map.pdf", "%PDF" } };
  g_autoptr (GError)       error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (self->station.folder, files[i][0], NULL);
      g_autofree char *bytes = NULL;

      g_assert_true (hsl_map_page_export (self->page, path, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
      g_assert_true (g_str_has_prefix (bytes, files[i][1]));
      g_remove (path);
    }
  g_assert_false (hsl_map_page_export (self->page, "/nowhere/map.txt", &error));
  g_assert_nonnull (error);
}

static gboolean
has_cells (Fixture *self,
           guint    n)
{
  HslScene *scene = hsl_map_view_get_scene (self->view);

  return scene != NULL && hsl_scene_get_n_cells (scene) == n;
}

/* "12 communities, 193 grids" is all that a new station must know. */
static void
test_maker (void)
{
  Fixture                  fixture = { 0 };
  g_autoptr (HslDirectory) directory = NULL;
  g_autoptr (GPtrArray)    ended_areas = hsl_fact_list_new ();
  GtkWidget               *stack, *maker;

  set_up (&fixture, NULL);
  directory = hsl_store_ref_directory (fixture.station.store);
  for (guint i = 0; i < directory->areas->len; i++)
    {
      HslArea *ended = hsl_fact_copy (g_ptr_array_index (directory->areas, i));

      ended->to_on = hsl_day_from_iso ("2025-12-31");
      g_ptr_array_add (ended_areas, ended);
    }
  g_assert_true (hsl_store_put_many (fixture.station.store, ended_areas, NULL));
  DESK_WAIT_UNTIL (has_cells (&fixture, 0));

  stack = gtk_widget_get_first_child (GTK_WIDGET (fixture.page));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "maker");
  maker = gtk_stack_get_visible_child (GTK_STACK (stack));
  desk_assert_names (maker);
  desk_set_text (maker, "37150200");
  gtk_widget_activate_action (maker, "maker.make", NULL);
  desk_settle ();
  g_assert_true (has_cells (&fixture, 0));
  desk_set_text (maker, "371502001");
  gtk_widget_activate_action (maker, "maker.make", NULL);
  DESK_WAIT_UNTIL (has_cells (&fixture, 193));
  g_assert_cmpuint (hsl_scene_get_n_groups (hsl_map_view_get_scene (fixture.view)), ==, 12);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "map");
  tear_down (&fixture, NULL);
}

static void
test_names (Fixture      *self,
            gconstpointer data)
{
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_ROLE_IMG);
  desk_assert_names (GTK_WIDGET (self->page));
}

#define add(path, func) g_test_add (path, Fixture, GUINT_TO_POINTER (30), set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  desk_init (&argc, &argv);

  add ("/desk/map/walk", test_walk);
  add ("/desk/map/click", test_click);
  add ("/desk/map/list", test_list);
  add ("/desk/map/choices", test_choices);
  add ("/desk/map/change", test_change);
  add ("/desk/map/export", test_export);
  add ("/desk/map/names", test_names);
  g_test_add_func ("/desk/map/maker", test_maker);
  return g_test_run ();
}
