/* hsl-grid-cases.c: the open cases of one grid
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-grid-cases"

#include "hsl-grid-cases.h"

#include "hsl-case-line.h"
#include "hsl-case-list.h"
#include "hsl-widget.h"

#include <glib/gi18n-lib.h>

struct _HslGridCases
{
  GtkWidget parent_instance;

  /* Owned */
  HslStore    *store;
  HslCaseList *list;
  char        *code; /* (nullable): of the grid that is shown */

  /* Template Widgets */
  GtkLabel    *heading;
  GtkLabel    *counts;
  GtkStack    *stack;
  GtkLabel    *hint;
  GtkListView *view;
};

G_DEFINE_FINAL_TYPE (HslGridCases, hsl_grid_cases, GTK_TYPE_WIDGET)

static void
setup_row_cb (HslGridCases *self,
              GtkListItem  *item)
{
  gtk_list_item_set_child (item, hsl_case_line_new (self->store));
}

static void
bind_row_cb (HslGridCases *self,
             GtkListItem  *item)
{
  hsl_case_line_set_item (HSL_CASE_LINE (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_row_cb (HslGridCases *self,
               GtkListItem  *item)
{
  hsl_case_line_set_item (HSL_CASE_LINE (gtk_list_item_get_child (item)), NULL);
}

static void
on_activate_cb (HslGridCases *self,
                guint         position)
{
  g_autoptr (HslCaseItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (item != NULL && hsl_case_item_get_uid (item) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-case", "s", hsl_case_item_get_uid (item));
}

static void
show_all_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  HslGridCases *self = HSL_GRID_CASES (widget);

  if (self->code != NULL)
    gtk_widget_activate_action (widget, "win.show-grid", "s", self->code);
}

static void
hsl_grid_cases_dispose (GObject *object)
{
  HslGridCases *self = HSL_GRID_CASES (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_GRID_CASES);
  hsl_widget_unparent_children (GTK_WIDGET (self));
  g_clear_object (&self->list);
  g_clear_object (&self->store);
  g_clear_pointer (&self->code, g_free);
  G_OBJECT_CLASS (hsl_grid_cases_parent_class)->dispose (object);
}

static void
hsl_grid_cases_class_init (HslGridCasesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_grid_cases_dispose;
  gtk_widget_class_install_action (widget_class, "grid.show-cases", NULL, show_all_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-grid-cases.ui");
  gtk_widget_class_bind_template_child (widget_class, HslGridCases, heading);
  gtk_widget_class_bind_template_child (widget_class, HslGridCases, counts);
  gtk_widget_class_bind_template_child (widget_class, HslGridCases, stack);
  gtk_widget_class_bind_template_child (widget_class, HslGridCases, hint);
  gtk_widget_class_bind_template_child (widget_class, HslGridCases, view);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
}

static void
hsl_grid_cases_init (HslGridCases *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hsl_grid_cases_set_store:
 * @store: open; set once
 */
void
hsl_grid_cases_set_store (HslGridCases *self,
                          HslStore     *store)
{
  GtkListItemFactory *factory;
  GtkNoSelection     *selection;

  g_return_if_fail (HSL_IS_GRID_CASES (self) && self->store == NULL);

  factory = gtk_signal_list_item_factory_new ();
  self->store = g_object_ref (store);
  self->list = hsl_case_list_new (store);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, G_CONNECT_SWAPPED);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  gtk_list_view_set_factory (self->view, factory);
  g_object_unref (selection);
  g_object_unref (factory);
  hsl_grid_cases_show (self, NULL, FALSE);
}

static void
show_none (HslGridCases *self)
{
  gtk_label_set_text (self->heading, _ ("No grid is selected"));
  gtk_label_set_text (self->counts, "");
  gtk_label_set_text (self->hint,
                      _ ("Choose a grid on the map or in the list; its open cases are shown here."));
  gtk_stack_set_visible_child_name (self->stack, "hint");
}

/**
 * hsl_grid_cases_show:
 * @item: (nullable): the grid, or the row of cases that are not located
 * @overdue: only those that are late
 */
void
hsl_grid_cases_show (HslGridCases *self,
                     HslGridItem  *item,
                     gboolean      overdue)
{
  HslCaseQuery     query = { .states = HSL_STATES_OPEN, .overdue = overdue };
  g_autofree char *text = NULL;
  guint            n;

  g_return_if_fail (HSL_IS_GRID_CASES (self));

  g_clear_pointer (&self->code, g_free);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "grid.show-cases", item != NULL);
  if (item == NULL)
    {
      show_none (self);
      return;
    }
  n = overdue ? hsl_grid_item_get_overdue (item) : hsl_grid_item_get_open (item);
  text = g_strdup_printf (_ ("%u open, %u overdue"), hsl_grid_item_get_open (item),
                          hsl_grid_item_get_overdue (item));
  gtk_label_set_text (self->heading, hsl_grid_item_get_name (item));
  gtk_label_set_text (self->counts, text);
  gtk_label_set_text (self->hint, overdue ? _ ("Nothing is overdue here.") : _ ("No open cases here."));
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "cases" : "hint");
  self->code = g_strdup (hsl_grid_item_get_code (item));
  query.grid = self->code;
  hsl_case_list_set_query (self->list, &query);
}

/**
 * hsl_grid_cases_get_list:
 *
 * Returns: (transfer none): the cases; only of use while a grid is shown
 */
GListModel *
hsl_grid_cases_get_list (HslGridCases *self)
{
  g_return_val_if_fail (HSL_IS_GRID_CASES (self), NULL);
  return G_LIST_MODEL (self->list);
}
