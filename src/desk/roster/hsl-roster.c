/* hsl-roster.c: the page of workers, areas, rooms and organisations
 *
 * Four lists in one view, made from one table of columns; a click on a column sorts by it, so that workers
 * stand by role or by grid. The sheet behind a row is made from the fields of its noun.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-roster"

#include "hsl-roster.h"

#include "hsl-fact-dialog.h"
#include "hsl-text-column.h"
#include "hsl-widget.h"
#include "hsl-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _HslRoster
{
  GtkWidget parent_instance;

  /* Owned */
  HslStore   *store;
  GListStore *items; /* of HslRosterItem */
  char       *kind;

  /* Borrowed */
  GtkCustomFilter    *filter;
  GtkSingleSelection *rows;

  /* Template Widgets */
  GtkBox         *kinds;
  GtkSearchEntry *search;
  GtkCheckButton *former;
  GtkButton      *add;
  GtkLabel       *count;
  GtkColumnView  *list;

  gulong changed_handler;
  HslDay today;
};

G_DEFINE_FINAL_TYPE (HslRoster, hsl_roster, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_KIND,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const HslRosterKind *
get_kind (HslRoster *self)
{
  return hsl_roster_kind_find (self->kind);
}

/* --- Columns --- */

static const char *
get_cell_text (gpointer item,
               guint    column)
{
  return hsl_roster_item_get_text (item, column);
}

static void
show_columns (HslRoster *self)
{
  const HslRosterKind *kind = get_kind (self);
  GListModel          *columns = gtk_column_view_get_columns (self->list);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->list, column);
    }
  for (guint i = 0; i < HSL_ROSTER_COLUMNS_MAX && kind->columns[i].title != NULL; i++)
    hsl_text_column_append (self->list, g_dgettext (GETTEXT_PACKAGE, kind->columns[i].title), i,
                            get_cell_text);
}

/* --- Rows --- */

static void
show_count (HslRoster *self)
{
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row", "%u rows", n), n);

  gtk_label_set_text (self->count, text);
}

static void
read_directory (HslRoster *self)
{
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (self->store);
  g_autoptr (GPtrArray)    items = g_ptr_array_new_with_free_func (g_object_unref);
  const HslRosterKind     *kind = get_kind (self);
  GPtrArray               *facts;

  if (directory == NULL)
    return;
  self->today = hsl_minute_get_day (hsl_store_get_now (self->store));
  facts = hsl_roster_kind_get_facts (kind, directory);
  for (guint i = 0; i < facts->len; i++)
    g_ptr_array_add (items, hsl_roster_item_new (kind, self->store, directory, g_ptr_array_index (facts, i)));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata,
                       items->len);
  show_count (self);
}

/* Cases change all the time; the directory seldom does. */
static void
on_store_changed_cb (HslRoster  *self,
                     const char *case_uid)
{
  if (case_uid == NULL || *case_uid == '\0')
    read_directory (self);
}

static gboolean
is_shown (gpointer item,
          gpointer user_data)
{
  HslRoster *self = user_data;

  if (!gtk_check_button_get_active (self->former) && hsl_roster_item_is_former (item, self->today))
    return FALSE;
  return hsl_roster_item_matches (item, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
on_filter_cb (HslRoster *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_count (self);
}

static void
show_kind (HslRoster *self)
{
  const HslRosterKind *kind = get_kind (self);

  gtk_button_set_label (self->add, g_dgettext (GETTEXT_PACKAGE, kind->add));
  gtk_widget_set_visible (GTK_WIDGET (self->former), hsl_noun_find_field (kind->noun, "to_on") != NULL);
  g_list_store_remove_all (self->items);
  show_columns (self);
  read_directory (self);
}

/* --- Sheets --- */

/**
 * hsl_roster_edit:
 * @item: (nullable): the row; a new one is entered otherwise
 *
 * Returns: (transfer none): the sheet, shown
 */
GtkWidget *
hsl_roster_edit (HslRoster     *self,
                 HslRosterItem *item)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog;

  g_return_val_if_fail (HSL_IS_ROSTER (self), NULL);

  dialog = hsl_fact_dialog_new (self->store, get_kind (self)->noun,
                                item != NULL ? hsl_roster_item_get_fact (item) : NULL);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static void
on_activate_cb (HslRoster *self,
                guint      position)
{
  g_autoptr (HslRosterItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (item != NULL && hsl_store_may_put (self->store))
    hsl_roster_edit (self, item);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HslRoster     *self = HSL_ROSTER (widget);
  HslRosterItem *item = gtk_single_selection_get_selected_item (self->rows);

  if (item != NULL)
    hsl_roster_edit (self, item);
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  hsl_roster_edit (HSL_ROSTER (widget), NULL);
}

static void
refresh_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  read_directory (HSL_ROSTER (widget));
}

static void
on_selected_cb (HslRoster *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.edit",
                                 self->store != NULL && hsl_store_may_put (self->store) &&
                                     gtk_single_selection_get_selected_item (self->rows) != NULL);
}

/* --- Life --- */

static void
hsl_roster_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  if (id == PROP_KIND)
    g_value_set_string (value, HSL_ROSTER (object)->kind);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hsl_roster_set_property (GObject      *object,
                         guint         id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  HslRoster  *self = HSL_ROSTER (object);
  const char *kind = g_value_get_string (value);

  if (id != PROP_KIND)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (hsl_roster_kind_find (kind) == NULL || g_str_equal (kind, self->kind))
    return;
  g_free (self->kind);
  self->kind = g_strdup (kind);
  show_kind (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
hsl_roster_dispose (GObject *object)
{
  HslRoster *self = HSL_ROSTER (object);

  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_ROSTER);
  hsl_widget_unparent_children (GTK_WIDGET (self));
  g_clear_object (&self->items);
  g_clear_object (&self->store);
  g_clear_pointer (&self->kind, g_free);
  G_OBJECT_CLASS (hsl_roster_parent_class)->dispose (object);
}

static void
hsl_roster_class_init (HslRosterClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hsl_roster_dispose;
  object_class->get_property = hsl_roster_get_property;
  object_class->set_property = hsl_roster_set_property;

  /* Id of the list that is shown. */
  properties[PROP_KIND] =
      g_param_spec_string ("kind", NULL, NULL, "workers",
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "page.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "page.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "page.refresh", NULL, refresh_action);
  gtk_widget_class_install_property_action (widget_class, "page.kind", "kind");

  g_type_ensure (HSL_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heshilao/Heshilao/ui/hsl-roster.ui");
  gtk_widget_class_bind_template_child (widget_class, HslRoster, kinds);
  gtk_widget_class_bind_template_child (widget_class, HslRoster, search);
  gtk_widget_class_bind_template_child (widget_class, HslRoster, former);
  gtk_widget_class_bind_template_child (widget_class, HslRoster, add);
  gtk_widget_class_bind_template_child (widget_class, HslRoster, count);
  gtk_widget_class_bind_template_child (widget_class, HslRoster, list);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
}

static void
add_kinds (HslRoster *self)
{
  for (const HslRosterKind *kind = hsl_roster_kinds; kind->id != NULL; kind++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (g_dgettext (GETTEXT_PACKAGE, kind->label));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.kind");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", kind->id);
      gtk_box_append (self->kinds, button);
    }
}

static void
hsl_roster_init (HslRoster *self)
{
  GtkFilterListModel *filtered;
  GtkSortListModel   *sorted;

  self->kind = g_strdup ("workers");
  gtk_widget_init_template (GTK_WIDGET (self));
  add_kinds (self);
  self->items = g_list_store_new (HSL_TYPE_ROSTER_ITEM);
  self->filter = gtk_custom_filter_new (is_shown, self, NULL);
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)), GTK_FILTER (self->filter));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered),
                                    g_object_ref (gtk_column_view_get_sorter (self->list)));
  self->rows = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (self->rows, FALSE);
  g_signal_connect_object (self->rows, "notify::selected-item", G_CALLBACK (on_selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->list, GTK_SELECTION_MODEL (self->rows));
  g_object_unref (self->rows);
  on_selected_cb (self);
}

/**
 * hsl_roster_new:
 * @store: open
 */
GtkWidget *
hsl_roster_new (HslStore *store)
{
  HslRoster *self = g_object_new (HSL_TYPE_ROSTER, NULL);

  self->store = g_object_ref (store);
  self->changed_handler = g_signal_connect_swapped (store, "changed", G_CALLBACK (on_store_changed_cb), self);
  gtk_widget_set_visible (GTK_WIDGET (self->add), hsl_store_may_put (store));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.add", hsl_store_may_put (store));
  show_kind (self);
  return GTK_WIDGET (self);
}

/**
 * hsl_roster_get_rows:
 *
 * Returns: (transfer none): what is listed and selected
 */
GtkSelectionModel *
hsl_roster_get_rows (HslRoster *self)
{
  g_return_val_if_fail (HSL_IS_ROSTER (self), NULL);
  return GTK_SELECTION_MODEL (self->rows);
}
