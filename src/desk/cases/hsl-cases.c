/* hsl-cases.c: the page of all cases
 *
 * One search box over a list, filters below it, the chosen case beside it; on a narrow window or in large
 * type the two take turns. The list stays what it is while the user searches; leaving the search brings it
 * back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-cases"

#include "hsl-cases.h"

#include "hsl-action-dialog.h"
#include "hsl-case-line.h"
#include "hsl-choice-button.h"
#include "hsl-unready.h"
#include "hsl-widget.h"
#include "hsl-wrap-layout.h"

#include <glib/gi18n-lib.h>

#define HITS_MAX 50

struct _HslCases
{
  GtkWidget parent_instance;

  /* Owned */
  HslStore     *store;
  HslCaseList  *list;
  GListStore   *hits;
  GCancellable *search_cancellable;
  char         *selected;
  char         *typed;

  /* Borrowed */
  GtkSingleSelection *selection;
  HslChoiceButton    *state_filter;
  HslChoiceButton    *type_filter;
  HslChoiceButton    *area_filter;
  HslChoiceButton    *worker_filter;

  /* Template Widgets */
  AdwLeaflet     *leaflet;
  GtkSearchEntry *search;
  GtkWidget      *filter_toggle;
  GtkBox         *filters;
  GtkCheckButton *overdue;
  GtkLabel       *count;
  GtkListView    *view;
  GtkStack       *list_stack;
  AdwStatusPage  *nothing;
  GtkWidget      *back;
  HslCasePage    *page;

  guint    badge;
  gboolean reveal; /* the selected case is scrolled to as soon as it is found */
};

G_DEFINE_FINAL_TYPE (HslCases, hsl_cases, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_BADGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_searching (HslCases *self)
{
  return self->typed != NULL && *self->typed != '\0';
}

static gboolean
is_filtered (HslCases *self)
{
  return hsl_choice_button_get_selected (self->state_filter) != NULL ||
         hsl_choice_button_get_selected (self->type_filter) != NULL ||
         hsl_choice_button_get_selected (self->area_filter) != NULL ||
         hsl_choice_button_get_selected (self->worker_filter) != NULL ||
         gtk_check_button_get_active (self->overdue);
}

/* --- What is shown --- */

static void
show_count (HslCases *self)
{
  guint            n = g_list_model_get_n_items (is_searching (self) ? G_LIST_MODEL (self->hits)
                                                                     : G_LIST_MODEL (self->list));
  g_autofree char *text = NULL;

  if (is_searching (self))
    text = n >= HITS_MAX ? g_strdup_printf (_ ("The first %u found; type more to narrow"), n)
                         : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u found", "%u found", n), n);
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u case", "%u cases", n), n);
  gtk_label_set_text (self->count, text);

  adw_status_page_set_title (self->nothing, is_searching (self) || is_filtered (self) ? _ ("Nothing found")
                                                                                      : _ ("No cases yet"));
  adw_status_page_set_description (self->nothing,
                                   is_searching (self)  ? _ ("Neither number, name, pinyin, phone nor text")
                                   : is_filtered (self) ? _ ("Take a filter away")
                                                        : _ ("Register the first one with Ctrl+N"));
  gtk_stack_set_visible_child_name (self->list_stack, n > 0 ? "list" : "nothing");
}

static guint
find_selected (HslCases *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->hits));

  if (!is_searching (self))
    return hsl_case_list_get_followed (self->list);
  for (guint i = 0; self->selected != NULL && i < n; i++)
    {
      g_autoptr (HslCaseItem) hit = g_list_model_get_item (G_LIST_MODEL (self->hits), i);

      if (g_strcmp0 (hsl_case_item_get_uid (hit), self->selected) == 0)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* After the list changed the same position may be another case: the selection follows the case. */
static void
restore_selection (HslCases *self)
{
  HslCaseItem *item = gtk_single_selection_get_selected_item (self->selection);
  guint        position;

  if (item != NULL && g_strcmp0 (hsl_case_item_get_uid (item), self->selected) == 0)
    return;
  position = find_selected (self);
  gtk_single_selection_set_selected (self->selection, position);
  if (self->reveal && position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  self->reveal = FALSE;
}

static void
open_uid (HslCases   *self,
          const char *uid)
{
  char *copy = g_strdup (uid);

  g_free (self->selected);
  self->selected = copy;
  hsl_case_list_follow (self->list, copy);
  hsl_case_page_set_case_uid (self->page, copy);
}

static void
on_selected_cb (HslCases *self)
{
  HslCaseItem *item = gtk_single_selection_get_selected_item (self->selection);
  const char  *uid = item != NULL ? hsl_case_item_get_uid (item) : NULL;

  if (uid != NULL && g_strcmp0 (uid, self->selected) != 0)
    open_uid (self, uid);
}

static void
on_row_activated_cb (HslCases *self,
                     guint     position)
{
  g_autoptr (HslCaseItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item == NULL || hsl_case_item_get_uid (item) == NULL)
    return;
  open_uid (self, hsl_case_item_get_uid (item));
  adw_leaflet_set_visible_child (self->leaflet, gtk_widget_get_parent (GTK_WIDGET (self->page)));
  gtk_widget_child_focus (GTK_WIDGET (self->page), GTK_DIR_TAB_FORWARD);
}

/* A case that needs the whole width, for an agreement with its pages beside it, is what is worked at. */
static void
on_folded_cb (HslCases *self)
{
  if (adw_leaflet_get_folded (self->leaflet) && hsl_case_page_get_case_uid (self->page) != NULL)
    adw_leaflet_set_visible_child (self->leaflet, gtk_widget_get_parent (GTK_WIDGET (self->page)));
}

static void
on_list_loaded_cb (HslCases *self)
{
  if (!is_filtered (self) && !is_searching (self))
    {
      self->badge = g_list_model_get_n_items (G_LIST_MODEL (self->list));
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BADGE]);
    }
  show_count (self);
  restore_selection (self);
}

static void
on_list_failed_cb (HslCases     *self,
                   const GError *error)
{
  adw_status_page_set_title (self->nothing, _ ("The list cannot be read"));
  adw_status_page_set_description (self->nothing, error->message);
  gtk_stack_set_visible_child_name (self->list_stack, "nothing");
}

/* --- Search --- */

static gpointer
search (HslStore     *store,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  return hsl_store_search (store, data, HITS_MAX, cancellable, error);
}

static void
take_hits (HslCases  *self,
           GPtrArray *hits)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  while (hits->len > 0)
    {
      HslCaseItem *item = hsl_case_item_new (items->len);

      hsl_case_item_take_hit (item, g_ptr_array_steal_index (hits, 0));
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->hits, 0, g_list_model_get_n_items (G_LIST_MODEL (self->hits)), items->pdata,
                       items->len);
}

static void
on_hits_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (HslCases)  self = user_data;
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) hits = hsl_store_run_finish (HSL_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;
  if (hits == NULL)
    {
      on_list_failed_cb (self, error);
      return;
    }
  take_hits (self, hits);
  if (gtk_single_selection_get_model (self->selection) != G_LIST_MODEL (self->hits))
    gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->hits));
  show_count (self);
  restore_selection (self);
}

static void
on_search_changed_cb (HslCases *self)
{
  g_free (self->typed);
  self->typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  g_cancellable_cancel (self->search_cancellable);
  g_clear_object (&self->search_cancellable);

  if (!is_searching (self))
    {
      gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->list));
      show_count (self);
      restore_selection (self);
      return;
    }
  self->search_cancellable = g_cancellable_new ();
  hsl_store_run_async (self->store, search, g_strdup (self->typed), g_free,
                       (GDestroyNotify) g_ptr_array_unref, self->search_cancellable, on_hits_cb,
                       g_object_ref (self));
}

/* Enter takes the first one; Down goes into the list. */
static void
on_search_activate_cb (HslCases *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;
  gtk_single_selection_set_selected (self->selection, 0);
  on_row_activated_cb (self, 0);
}

static void
on_stop_search_cb (HslCases *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static gboolean
on_search_key_cb (GtkEventControllerKey *controller,
                  guint                  keyval,
                  guint                  keycode,
                  GdkModifierType        state,
                  HslCases              *self)
{
  if (keyval != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return GDK_EVENT_STOP;
}

/* --- Filters --- */

static void
apply_filters (HslCases *self)
{
  HslCaseQuery             query = { .order = HSL_CASE_ORDER_NEWEST };
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (self->store);
  const char              *area = hsl_choice_button_get_selected (self->area_filter);
  const HslArea           *found = area != NULL ? hsl_directory_find_area (directory, area) : NULL;
  HslState                 state;

  if (hsl_choice_button_get_selected (self->state_filter) != NULL &&
      hsl_state_from_code (hsl_choice_button_get_selected (self->state_filter), &state))
    query.states = HSL_STATE_BIT (state);
  if (found != NULL && g_strcmp0 (found->kind, "grid") != 0)
    query.community = area;
  else
    query.grid = area != NULL && g_str_equal (area, "none") ? "" : area;
  query.type = hsl_choice_button_get_selected (self->type_filter);
  query.worker = hsl_choice_button_get_selected (self->worker_filter);
  query.overdue = gtk_check_button_get_active (self->overdue);
  hsl_case_list_set_query (self->list, &query);
  if (is_filtered (self))
    gtk_widget_add_css_class (self->filter_toggle, "hsl-on");
  else
    gtk_widget_remove_css_class (self->filter_toggle, "hsl-on");
}

static void
on_filter_cb (HslCases *self)
{
  if (is_searching (self))
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  apply_filters (self);
}

static HslChoiceButton *
add_filter (HslCases   *self,
            GListModel *choices,
            const char *prompt)
{
  GtkWidget *button = hsl_choice_button_new (choices, prompt, TRUE);

  gtk_accessible_update_property (GTK_ACCESSIBLE (hsl_choice_button_get_control (HSL_CHOICE_BUTTON (button))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, prompt, -1);
  g_signal_connect_object (button, "chosen", G_CALLBACK (on_filter_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->filters, button);
  return HSL_CHOICE_BUTTON (button);
}

static GListModel *
list_states (void)
{
  GListStore *states = g_list_store_new (HSL_TYPE_CHOICE);

  for (int i = 0; i < HSL_N_STATES; i++)
    {
      g_autoptr (HslChoice) choice =
          hsl_choice_new (hsl_state_get_code ((HslState) i), hsl_state_get_label ((HslState) i), NULL);

      g_list_store_append (states, choice);
    }
  return G_LIST_MODEL (states);
}

static void
add_filters (HslCases *self)
{
  static const HslField    area = { "area", NULL, HSL_FIELD_CODE, 0, "area", 0 };
  static const HslField    worker = { "worker", NULL, HSL_FIELD_LINK, 0, "worker", 0 };
  g_autoptr (HslFormScope) scope = hsl_form_scope_new_for_store (self->store, NULL);
  g_autoptr (GListModel)   states = list_states ();
  GListModel              *areas = hsl_form_scope_list_choices (scope, &area);
  g_autoptr (HslChoice)    nowhere = hsl_choice_new ("none", _ ("not located"), NULL);

  gtk_widget_set_layout_manager (GTK_WIDGET (self->filters), g_object_new (HSL_TYPE_WRAP_LAYOUT, NULL));
  g_list_store_insert (G_LIST_STORE (areas), 0, nowhere);
  self->state_filter = add_filter (self, states, _ ("Any state"));
  self->type_filter =
      add_filter (self, hsl_form_scope_list_choices (scope, hsl_noun_find_field (&hsl_case_noun, "type")),
                  _ ("Any type"));
  self->area_filter = add_filter (self, areas, _ ("Anywhere"));
  self->worker_filter = add_filter (self, hsl_form_scope_list_choices (scope, &worker), _ ("Anybody"));
  gtk_widget_insert_before (GTK_WIDGET (self->overdue), GTK_WIDGET (self->filters), NULL);
}

/* --- Rows --- */

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              HslCases                 *self)
{
  gtk_list_item_set_child (item, hsl_case_line_new (self->store));
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             HslCases                 *self)
{
  hsl_case_line_set_item (HSL_CASE_LINE (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               HslCases                 *self)
{
  hsl_case_line_set_item (HSL_CASE_LINE (gtk_list_item_get_child (item)), NULL);
}

static void
set_up_view (HslCases *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, 0);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  gtk_list_view_set_factory (self->view, factory);
  g_object_unref (factory);
  g_object_unref (self->selection);
}

/* --- Actions of the page --- */

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HslCases *self = HSL_CASES (widget);

  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

static void
refresh_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  hsl_case_list_refresh (HSL_CASES (widget)->list);
}

static void
unready_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  hsl_unready_present (widget, HSL_CASES (widget)->store);
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HslCases *self = HSL_CASES (widget);

  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Keys that concern the case in view. Its papers are in its volume. */
static void
case_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GtkWidget *page = GTK_WIDGET (HSL_CASES (widget)->page);

  if (g_str_equal (name, "page.print"))
    gtk_widget_activate_action (page, "case.show-tab", "s", "volume");
  else if (g_str_equal (name, "page.reveal"))
    gtk_widget_activate_action (page, "case.reveal", NULL);
  else if (g_str_equal (name, "page.edit"))
    gtk_widget_activate_action (page, "case.show-actions", NULL);
  else
    gtk_widget_activate_action (page, "case.next-step", NULL);
}

static void
hsl_cases_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_BADGE:
      g_value_set_uint (value, HSL_CASES (object)->badge);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
hsl_cases_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HSL_CASES (widget)->search));
}

static void
hsl_cases_dispose (GObject *object)
{
  HslCases *self = HSL_CASES (object);

  g_cancellable_cancel (self->search_cancellable);
  g_clear_object (&self->search_cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_CASES);
  hsl_widget_unparent_children (GTK_WIDGET (self));
  self->selection = NULL;
  g_clear_object (&self->list);
  g_clear_object (&self->hits);
  g_clear_object (&self->store);
  g_clear_pointer (&self->selected, g_free);
  g_clear_pointer (&self->typed, g_free);
  G_OBJECT_CLASS (hsl_cases_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heshilao/Heshilao/ui/hsl-cases.ui");
  gtk_widget_class_bind_template_child (widget_class, HslCases, leaflet);
  gtk_widget_class_bind_template_child (widget_class, HslCases, search);
  gtk_widget_class_bind_template_child (widget_class, HslCases, filter_toggle);
  gtk_widget_class_bind_template_child (widget_class, HslCases, filters);
  gtk_widget_class_bind_template_child (widget_class, HslCases, overdue);
  gtk_widget_class_bind_template_child (widget_class, HslCases, count);
  gtk_widget_class_bind_template_child (widget_class, HslCases, view);
  gtk_widget_class_bind_template_child (widget_class, HslCases, list_stack);
  gtk_widget_class_bind_template_child (widget_class, HslCases, nothing);
  gtk_widget_class_bind_template_child (widget_class, HslCases, back);
  gtk_widget_class_bind_template_child (widget_class, HslCases, page);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_cb);
}

static void
hsl_cases_class_init (HslCasesClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hsl_cases_get_property;
  object_class->dispose = hsl_cases_dispose;
  widget_class->grab_focus = hsl_cases_grab_focus;

  properties[PROP_BADGE] = g_param_spec_uint ("badge", NULL, NULL, 0, G_MAXUINT, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "page.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (widget_class, "page.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "page.unready", NULL, unready_action);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, case_action);
  gtk_widget_class_install_action (widget_class, "page.edit", NULL, case_action);
  gtk_widget_class_install_action (widget_class, "page.reveal", NULL, case_action);
  gtk_widget_class_install_action (widget_class, "page.next-step", NULL, case_action);

  g_type_ensure (HSL_TYPE_CASE_PAGE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
hsl_cases_init (HslCases *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_search_key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  g_object_bind_property (self->leaflet, "folded", self->back, "visible", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->leaflet, "notify::folded", G_CALLBACK (on_folded_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * hsl_cases_new:
 * @store: an open store
 */
GtkWidget *
hsl_cases_new (HslStore *store)
{
  HslCases *self = g_object_new (HSL_TYPE_CASES, NULL);

  self->store = g_object_ref (store);
  self->hits = g_list_store_new (HSL_TYPE_CASE_ITEM);
  self->list = hsl_case_list_new (store);
  g_signal_connect_object (self->list, "loaded", G_CALLBACK (on_list_loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (on_list_failed_cb), self, G_CONNECT_SWAPPED);
  g_object_set (self->page, "store", store, NULL);
  set_up_view (self);
  add_filters (self);
  apply_filters (self);
  return GTK_WIDGET (self);
}

/**
 * hsl_cases_open:
 * @uid: of a case
 *
 * Shows the case, whether the list has it or not, and the list where the case is.
 */
void
hsl_cases_open (HslCases   *self,
                const char *uid)
{
  g_return_if_fail (HSL_IS_CASES (self));

  open_uid (self, uid);
  self->reveal = TRUE;
  hsl_case_list_refresh (self->list);
  adw_leaflet_set_visible_child (self->leaflet, gtk_widget_get_parent (GTK_WIDGET (self->page)));
}

/**
 * hsl_cases_show_grid:
 * @grid: (nullable): code of an area, "" for cases not located, %NULL for all
 *
 * Lists the cases of one grid.
 */
void
hsl_cases_show_grid (HslCases   *self,
                     const char *grid)
{
  g_return_if_fail (HSL_IS_CASES (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  hsl_choice_button_set_selected (self->area_filter, grid != NULL && *grid == '\0' ? "none" : grid);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->filter_toggle), grid != NULL);
  apply_filters (self);
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

HslCaseList *
hsl_cases_get_list (HslCases *self)
{
  g_return_val_if_fail (HSL_IS_CASES (self), NULL);
  return self->list;
}

HslCasePage *
hsl_cases_get_case_page (HslCases *self)
{
  g_return_val_if_fail (HSL_IS_CASES (self), NULL);
  return self->page;
}
