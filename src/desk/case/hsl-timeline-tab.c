/* hsl-timeline-tab.c: what happened in a case
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-timeline"

#include "hsl-timeline-tab.h"

#include "hsl-timeline-model.h"
#include "hsl-timeline-row.h"

struct _HslTimelineTab
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget      *box;
  GtkDropDown    *filter;
  GtkSearchEntry *needle;
  GtkStack       *stack;
  GtkListView    *list;

  /* Owned */
  HslTimelineModel *model;
  HslStore         *store;
  HslFact          *shown;
};

G_DEFINE_FINAL_TYPE (HslTimelineTab, hsl_timeline_tab, GTK_TYPE_WIDGET)

static void
update_stack (HslTimelineTab *self)
{
  gtk_stack_set_visible_child_name (self->stack,
                                    hsl_timeline_model_get_n_entries (self->model) > 0 ? "list" : "empty");
}

static void
on_filter_selected_cb (HslTimelineTab *self)
{
  hsl_timeline_model_set_filter (self->model, (HslTimelineFilter) gtk_drop_down_get_selected (self->filter));
  update_stack (self);
}

static void
on_needle_changed_cb (HslTimelineTab *self)
{
  hsl_timeline_model_set_needle (self->model, gtk_editable_get_text (GTK_EDITABLE (self->needle)));
  update_stack (self);
}

static void
on_list_activated_cb (HslTimelineTab *self,
                      guint           position)
{
  g_autoptr (HslTimelineItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (hsl_timeline_item_get_kind (item) == HSL_TIMELINE_MORE)
    hsl_timeline_model_unfold (self->model, hsl_timeline_item_get_day (item));
}

static void
on_factory_setup_cb (GtkListItemFactory *factory,
                     GtkListItem        *list_item,
                     gpointer            user_data)
{
  gtk_list_item_set_child (list_item, hsl_timeline_row_new ());
}

static void
on_factory_bind_cb (GtkListItemFactory *factory,
                    GtkListItem        *list_item,
                    gpointer            user_data)
{
  HslTimelineTab  *self = user_data;
  HslTimelineItem *item = gtk_list_item_get_item (list_item);

  gtk_list_item_set_activatable (list_item, hsl_timeline_item_get_kind (item) == HSL_TIMELINE_MORE);
  hsl_timeline_row_show (HSL_TIMELINE_ROW (gtk_list_item_get_child (list_item)), item,
                         (HslCase *) self->shown, self->store);
}

static void
hsl_timeline_tab_dispose (GObject *object)
{
  HslTimelineTab *self = HSL_TIMELINE_TAB (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_TIMELINE_TAB);
  g_clear_object (&self->model);
  g_clear_object (&self->store);
  g_clear_pointer (&self->shown, hsl_fact_unref);

  G_OBJECT_CLASS (hsl_timeline_tab_parent_class)->dispose (object);
}

static void
hsl_timeline_tab_class_init (HslTimelineTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_timeline_tab_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-timeline-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, HslTimelineTab, box);
  gtk_widget_class_bind_template_child (widget_class, HslTimelineTab, filter);
  gtk_widget_class_bind_template_child (widget_class, HslTimelineTab, needle);
  gtk_widget_class_bind_template_child (widget_class, HslTimelineTab, stack);
  gtk_widget_class_bind_template_child (widget_class, HslTimelineTab, list);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_needle_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activated_cb);
}

static void
hsl_timeline_tab_init (HslTimelineTab *self)
{
  GtkListItemFactory *factory;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->model = hsl_timeline_model_new ();
  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (on_factory_setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_factory_bind_cb), self);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
}

/**
 * hsl_timeline_tab_set_case:
 * @shown: the case; a reference is kept until the next call
 */
void
hsl_timeline_tab_set_case (HslTimelineTab *self,
                           HslStore       *store,
                           HslCase        *shown)
{
  g_return_if_fail (HSL_IS_TIMELINE_TAB (self));

  g_set_object (&self->store, store);
  hsl_fact_ref (shown);
  hsl_fact_unref (self->shown);
  self->shown = &shown->fact;
  hsl_timeline_model_set_case (self->model, shown);
  if (gtk_list_view_get_model (self->list) == NULL)
    {
      GtkSelectionModel *selection =
          GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->model))));

      gtk_list_view_set_model (self->list, selection);
      g_object_unref (selection);
    }
  update_stack (self);
}
