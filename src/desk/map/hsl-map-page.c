/* hsl-map-page.c: the page of the map of the grids
 *
 * The map and the list of grids are two views of one selection; the cases below the list are those of the
 * selected grid. Whatever can be done on the map can be done in the list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-map-page"

#include "hsl-map-page.h"

#include "hsl-dialogs.h"
#include "hsl-grid-cases.h"
#include "hsl-grid-item.h"
#include "hsl-map-directory.h"
#include "hsl-map-export.h"
#include "hsl-map-maker.h"
#include "hsl-widget.h"
#include "hsl-wrap-layout.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* A sheet of A3 on its side, in points; pictures are twice as fine. */
#define PAPER_WIDTH   1190.55
#define PAPER_HEIGHT  841.89
#define PIXELS_WIDTH  2400
#define PIXELS_HEIGHT 1696

struct _HslMapPage
{
  GtkWidget parent_instance;

  /* Owned */
  HslStore     *store;
  HslDirectory *directory; /* (nullable): the one the scene was made from */
  HslScene     *scene;     /* (nullable) */
  GListStore   *items;     /* of HslGridItem; the first is for cases that are not located */
  char         *measure;
  char         *tree;

  /* Borrowed */
  GtkCustomFilter    *filter;
  GtkSingleSelection *grids;

  /* Template Widgets */
  GtkStack       *stack;
  HslMapView     *view;
  HslMapMaker    *maker;
  GtkSearchEntry *search;
  GtkColumnView  *list;
  HslGridCases   *cases;

  gulong   changed_handler;
  gboolean asked;
  gboolean again;
  gboolean syncing; /* the selection moves from the map to the list, or back */
};

G_DEFINE_FINAL_TYPE (HslMapPage, hsl_map_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_MEASURE,
  PROP_TREE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void ask (HslMapPage *self);

static gboolean
shows_overdue (HslMapPage *self)
{
  return g_str_equal (self->measure, "overdue");
}

static guint
get_value (HslMapPage  *self,
           HslGridItem *item)
{
  return shows_overdue (self) ? hsl_grid_item_get_overdue (item) : hsl_grid_item_get_open (item);
}

static HslGridItem *
get_selected (HslMapPage *self)
{
  return gtk_single_selection_get_selected_item (self->grids);
}

static void
show_cases (HslMapPage *self)
{
  hsl_grid_cases_show (self->cases, get_selected (self), shows_overdue (self));
}

/* --- Map and list as one --- */

static guint
find_position (HslMapPage *self,
               int         cell)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->grids));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HslGridItem) item = g_list_model_get_item (G_LIST_MODEL (self->grids), i);

      if (hsl_grid_item_get_cell (item) == cell)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* GtkColumnView scrolls by an action of the list inside it. */
static void
scroll_to (HslMapPage *self,
           guint       position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_activate_action (child, "list.scroll-to-item", "u", position))
      return;
}

static void
on_map_selected_cb (HslMapPage *self,
                    int         cell)
{
  guint position;

  if (self->syncing || cell < 0)
    return;
  position = find_position (self, cell);
  if (position == GTK_INVALID_LIST_POSITION)
    {
      /* What was searched for hides it. */
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_LESS_STRICT);
      position = find_position (self, cell);
    }
  self->syncing = TRUE;
  gtk_single_selection_set_selected (self->grids, position);
  self->syncing = FALSE;
  scroll_to (self, position);
  show_cases (self);
}

static void
on_list_selected_cb (HslMapPage *self)
{
  HslGridItem *item = get_selected (self);

  if (self->syncing || self->scene == NULL)
    return;
  self->syncing = TRUE;
  hsl_map_view_select (self->view, item != NULL ? hsl_grid_item_get_cell (item) : -1);
  self->syncing = FALSE;
  show_cases (self);
}

static void
focus_cases (HslMapPage *self)
{
  if (get_selected (self) != NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->cases), GTK_DIR_TAB_FORWARD);
}

static void
on_search_changed_cb (HslMapPage *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_search_activate_cb (HslMapPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->grids)) == 0)
    return;
  gtk_single_selection_set_selected (self->grids, 0);
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static gboolean
is_searched (gpointer item,
             gpointer user_data)
{
  HslMapPage *self = user_data;

  return hsl_grid_item_matches (item, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* --- The scene --- */

static void
set_texts (HslMapPage *self)
{
  const HslOrganisation *station = hsl_directory_find_organisation (self->directory, "police-station");
  HslMinute              now = hsl_store_get_now (self->store);
  g_autofree char       *day = hsl_day_to_iso (hsl_minute_get_day (now));
  g_autofree char       *title = NULL;
  g_autofree char       *as_of = NULL;

  title = station != NULL ? g_strdup_printf (_ ("%s: map of the grids"), station->name)
                          : g_strdup (_ ("Map of the grids"));
  /* Translators: day, hour, minute */
  as_of =
      g_strdup_printf (_ ("as of %s %02d:%02d"), day, hsl_minute_get_hour (now), hsl_minute_get_minute (now));
  hsl_scene_set_text (self->scene, HSL_SCENE_TEXT_TITLE, title);
  hsl_scene_set_text (self->scene, HSL_SCENE_TEXT_AS_OF, as_of);
  hsl_scene_set_text (self->scene, HSL_SCENE_TEXT_MEASURE,
                      shows_overdue (self) ? _ ("Overdue cases") : _ ("Open cases"));
  /* Translators: the unit of a number of cases; may be empty */
  hsl_scene_set_text (self->scene, HSL_SCENE_TEXT_UNIT, _ ("cases"));
  hsl_scene_set_text (self->scene, HSL_SCENE_TEXT_SOURCE, station != NULL ? station->name : NULL);
  hsl_scene_set_text (self->scene, HSL_SCENE_TEXT_WATERMARK,
                      hsl_store_is_demo (self->store) ? _ ("Demonstration") : NULL);
}

/* Puts the numbers of the items on the map. */
static void
show_values (HslMapPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HslGridItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      guint                   value = get_value (self, item);

      if (hsl_grid_item_get_cell (item) < 0)
        hsl_scene_set_unlocated (self->scene, value);
      else
        hsl_scene_set_value (self->scene, hsl_grid_item_get_code (item), value);
    }
  set_texts (self);
  hsl_map_view_refresh (self->view);
}

static void
add_items (HslMapPage *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint                 n = hsl_scene_get_n_cells (self->scene);

  g_ptr_array_add (items, hsl_grid_item_new (-1, "", _ ("Not located")));
  for (guint cell = 0; cell < n; cell++)
    {
      g_autofree char *name = hsl_scene_dup_cell_name (self->scene, (int) cell);

      g_ptr_array_add (
          items,
          hsl_grid_item_new ((int) cell, hsl_scene_get_cell (self->scene, (int) cell)->area->code, name));
    }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata,
                       items->len);
}

/* Made anew only when the directory changed; the grid that was selected stays so. */
static void
make_scene (HslMapPage *self)
{
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (self->store);
  g_autoptr (GPtrArray)    areas = NULL;
  HslGridItem             *item = get_selected (self);
  g_autofree char         *code = item != NULL ? g_strdup (hsl_grid_item_get_code (item)) : NULL;

  if (directory == NULL || directory == self->directory)
    return;
  g_clear_pointer (&self->directory, hsl_directory_unref);
  self->directory = g_steal_pointer (&directory);
  areas =
      hsl_map_areas_from_directory (self->directory, hsl_minute_get_day (hsl_store_get_now (self->store)));
  g_clear_object (&self->scene);
  self->scene = hsl_scene_new (areas);
  hsl_scene_set_tree (self->scene,
                      g_str_equal (self->tree, "police") ? HSL_MAP_TREE_POLICE : HSL_MAP_TREE_COMMUNITY);

  self->syncing = TRUE;
  hsl_map_view_set_scene (self->view, self->scene);
  add_items (self);
  self->syncing = FALSE;
  gtk_stack_set_visible_child_name (self->stack, hsl_scene_get_n_cells (self->scene) > 0 ? "map" : "maker");
  if (code != NULL && *code != '\0')
    hsl_map_view_select (self->view, hsl_scene_find (self->scene, code));
}

static void
take_counts (HslMapPage *self,
             GPtrArray  *counts)
{
  g_autoptr (GHashTable) by_code = g_hash_table_new (g_str_hash, g_str_equal);
  guint                  n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < counts->len; i++)
    {
      HslGridCount *count = g_ptr_array_index (counts, i);

      g_hash_table_insert (by_code, count->code, count);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HslGridItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const HslGridCount     *count = g_hash_table_lookup (by_code, hsl_grid_item_get_code (item));

      hsl_grid_item_set_counts (item, count != NULL ? count->open : 0, count != NULL ? count->overdue : 0);
    }
  gtk_sorter_changed (gtk_column_view_get_sorter (self->list), GTK_SORTER_CHANGE_DIFFERENT);
}

/* --- Asking the store --- */

static gpointer
count_grids (HslStore     *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  return hsl_store_count_by_grid (store, error);
}

static void
on_counted_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (HslMapPage) self = user_data;
  g_autoptr (GError)     error = NULL;
  g_autoptr (GPtrArray)  counts = hsl_store_run_finish (HSL_STORE (source), result, &error);

  self->asked = FALSE;
  if (self->store == NULL)
    return;
  if (counts != NULL)
    {
      make_scene (self);
      take_counts (self, counts);
      show_values (self);
      show_cases (self);
    }
  else if (!hsl_store_is_locked (self->store))
    hsl_dialogs_toast (GTK_WIDGET (self), error->message);
  if (self->again)
    ask (self);
}

static void
ask (HslMapPage *self)
{
  self->again = self->asked;
  if (self->asked)
    return;
  self->asked = TRUE;
  hsl_store_run_async (self->store, count_grids, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL,
                       on_counted_cb, g_object_ref (self));
}

/* --- Actions --- */

static void
refresh_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  ask (HSL_MAP_PAGE (widget));
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (HSL_MAP_PAGE (widget)->search));
}

/**
 * hsl_map_page_export:
 * @path: ends in .png, .svg or .pdf
 *
 * Writes the map as it is shown, whole, in the colours of paper and without selection.
 */
gboolean
hsl_map_page_export (HslMapPage *self,
                     const char *path,
                     GError    **error)
{
  HslMapFormat format;
  HslMapStyle  style;
  double       width = PAPER_WIDTH, height = PAPER_HEIGHT;
  int          selected;
  gboolean     done;

  g_return_val_if_fail (HSL_IS_MAP_PAGE (self) && self->scene != NULL, FALSE);

  if (!hsl_map_format_from_path (path, &format, error))
    return FALSE;
  if (format == HSL_MAP_FORMAT_PNG)
    {
      width = PIXELS_WIDTH;
      height = PIXELS_HEIGHT;
    }
  hsl_map_style_init (&style, HSL_RAMP_YLORRD, HSL_THEME_LIGHT, width, height);
  selected = hsl_scene_get_selected (self->scene);
  hsl_scene_set_selected (self->scene, -1);
  done = hsl_map_export_file (self->scene, &style, path, width, height, error);
  hsl_scene_set_selected (self->scene, selected);
  return done;
}

static gpointer
record_export (HslStore     *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  return hsl_store_record (store, NULL, "export", data, error) ? store : NULL;
}

static void
on_export_file_cb (GFile   *file,
                   gpointer user_data)
{
  g_autoptr (HslMapPage) self = user_data;
  g_autoptr (GError)     error = NULL;
  g_autofree char       *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char       *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char       *text = NULL;

  if (file == NULL || self->scene == NULL)
    return;
  if (path == NULL || !hsl_map_page_export (self, path, &error))
    {
      if (error == NULL)
        g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                             _ ("Not a folder of this computer"));
      hsl_dialogs_show_error (GTK_WIDGET (self), _ ("The map was not exported"), error);
      return;
    }
  hsl_store_run_async (
      self->store, record_export,
      g_strdup_printf ("%s: %s", hsl_scene_get_text (self->scene, HSL_SCENE_TEXT_TITLE), name), g_free, NULL,
      NULL, NULL, NULL);
  text = g_strdup_printf (_ ("The map is in “%s”"), name);
  hsl_dialogs_toast (GTK_WIDGET (self), text);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HslMapPage      *self = HSL_MAP_PAGE (widget);
  g_autofree char *day = hsl_day_to_iso (hsl_minute_get_day (hsl_store_get_now (self->store)));
  /* Translators: a proposed file name, with a day */
  g_autofree char *proposed = g_strdup_printf (_ ("map-%s.png"), day);

  if (self->scene != NULL && hsl_scene_get_n_cells (self->scene) > 0)
    hsl_dialogs_save_file (widget, _ ("Export the map as PNG, SVG or PDF"), proposed, on_export_file_cb,
                           g_object_ref (self));
}

/* --- Life --- */

static void
hsl_map_page_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  HslMapPage *self = HSL_MAP_PAGE (object);

  switch (id)
    {
    case PROP_MEASURE:
      g_value_set_string (value, self->measure);
      break;
    case PROP_TREE:
      g_value_set_string (value, self->tree);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
replace (HslMapPage *self,
         char      **text,
         const char *with,
         GParamSpec *pspec)
{
  if (g_str_equal (*text, with))
    return;
  g_free (*text);
  *text = g_strdup (with);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
hsl_map_page_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  HslMapPage *self = HSL_MAP_PAGE (object);

  switch (id)
    {
    case PROP_MEASURE:
      replace (self, &self->measure, g_value_get_string (value), pspec);
      if (self->scene != NULL)
        show_values (self);
      show_cases (self);
      break;
    case PROP_TREE:
      replace (self, &self->tree, g_value_get_string (value), pspec);
      if (self->scene == NULL)
        break;
      hsl_scene_set_tree (self->scene,
                          g_str_equal (self->tree, "police") ? HSL_MAP_TREE_POLICE : HSL_MAP_TREE_COMMUNITY);
      hsl_map_view_refresh (self->view);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hsl_map_page_dispose (GObject *object)
{
  HslMapPage *self = HSL_MAP_PAGE (object);

  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  self->syncing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_MAP_PAGE);
  hsl_widget_unparent_children (GTK_WIDGET (self));
  g_clear_object (&self->items);
  g_clear_object (&self->scene);
  g_clear_pointer (&self->directory, hsl_directory_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (hsl_map_page_parent_class)->dispose (object);
}

static void
hsl_map_page_finalize (GObject *object)
{
  HslMapPage *self = HSL_MAP_PAGE (object);

  g_free (self->measure);
  g_free (self->tree);
  G_OBJECT_CLASS (hsl_map_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-map-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HslMapPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HslMapPage, view);
  gtk_widget_class_bind_template_child (widget_class, HslMapPage, maker);
  gtk_widget_class_bind_template_child (widget_class, HslMapPage, search);
  gtk_widget_class_bind_template_child (widget_class, HslMapPage, list);
  gtk_widget_class_bind_template_child (widget_class, HslMapPage, cases);
  gtk_widget_class_bind_template_callback (widget_class, on_map_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_cases);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
}

static void
hsl_map_page_class_init (HslMapPageClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass   *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = hsl_map_page_dispose;
  object_class->finalize = hsl_map_page_finalize;
  object_class->get_property = hsl_map_page_get_property;
  object_class->set_property = hsl_map_page_set_property;

  /* "open" or "overdue" */
  properties[PROP_MEASURE] = g_param_spec_string ("measure", NULL, NULL, "open", flags);
  /* "community" or "police" */
  properties[PROP_TREE] = g_param_spec_string ("tree", NULL, NULL, "community", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "page.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "page.export", NULL, export_action);
  gtk_widget_class_install_property_action (widget_class, "page.measure", "measure");
  gtk_widget_class_install_property_action (widget_class, "page.tree", "tree");

  g_type_ensure (HSL_TYPE_WRAP_LAYOUT);
  g_type_ensure (HSL_TYPE_MAP_VIEW);
  g_type_ensure (HSL_TYPE_MAP_MAKER);
  g_type_ensure (HSL_TYPE_GRID_CASES);
  g_type_ensure (HSL_TYPE_GRID_ITEM);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
set_up_list (HslMapPage *self)
{
  GtkFilterListModel *filtered;
  GtkSortListModel   *sorted;

  self->items = g_list_store_new (HSL_TYPE_GRID_ITEM);
  self->filter = gtk_custom_filter_new (is_searched, self, NULL);
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)), GTK_FILTER (self->filter));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered),
                                    g_object_ref (gtk_column_view_get_sorter (self->list)));
  self->grids = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (self->grids, FALSE);
  gtk_single_selection_set_can_unselect (self->grids, TRUE);
  g_signal_connect_object (self->grids, "notify::selected-item", G_CALLBACK (on_list_selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->list, GTK_SELECTION_MODEL (self->grids));
  g_object_unref (self->grids);
}

static void
hsl_map_page_init (HslMapPage *self)
{
  self->measure = g_strdup ("open");
  self->tree = g_strdup ("community");
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hsl_map_page_new:
 * @store: open
 */
GtkWidget *
hsl_map_page_new (HslStore *store)
{
  HslMapPage *self = g_object_new (HSL_TYPE_MAP_PAGE, NULL);

  self->store = g_object_ref (store);
  self->changed_handler = g_signal_connect_swapped (store, "changed", G_CALLBACK (ask), self);
  hsl_map_maker_set_store (self->maker, store);
  set_up_list (self);
  hsl_grid_cases_set_store (self->cases, store);
  ask (self);
  return GTK_WIDGET (self);
}

HslMapView *
hsl_map_page_get_view (HslMapPage *self)
{
  g_return_val_if_fail (HSL_IS_MAP_PAGE (self), NULL);
  return self->view;
}

/**
 * hsl_map_page_get_grids:
 *
 * Returns: (transfer none): the list of grids with what is selected of it
 */
GtkSelectionModel *
hsl_map_page_get_grids (HslMapPage *self)
{
  g_return_val_if_fail (HSL_IS_MAP_PAGE (self), NULL);
  return GTK_SELECTION_MODEL (self->grids);
}

/**
 * hsl_map_page_get_cases:
 *
 * Returns: (transfer none): the cases of the selected grid
 */
GListModel *
hsl_map_page_get_cases (HslMapPage *self)
{
  g_return_val_if_fail (HSL_IS_MAP_PAGE (self), NULL);
  return hsl_grid_cases_get_list (self->cases);
}
