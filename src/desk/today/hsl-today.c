/* hsl-today.c: the page of what is to be done today
 *
 * The sessions of the day, and below them one list, overdue first; the buttons above it count and narrow it.
 * A row opens its case.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-today"

#include "hsl-today.h"

#include "hsl-print.h"
#include "hsl-today-sessions.h"
#include "hsl-today-sheets.h"
#include "hsl-widget.h"
#include "hsl-words.h"
#include "hsl-wrap-layout.h"

#include <glib/gi18n-lib.h>

#define TASKS_MAX 500

/* More than a window is high. The view makes widgets for two hundred rows at once; the others come when
 * these are to be seen. */
#define FIRST_ROWS 40

#define ALL HSL_N_TASK_GROUPS

/* Twice a day's length passes unnoticed otherwise: a desk that stays open overnight. */
#define LOOK_SECONDS 60

struct _HslToday
{
  GtkWidget parent_instance;

  /* Owned */
  HslStore     *store;
  GListStore   *tasks;
  GCancellable *cancellable;

  /* Borrowed */
  GtkCustomFilter   *filter;
  GtkNoSelection    *selection;
  GtkSliceListModel *first_rows;
  GtkToggleButton   *buttons[HSL_N_TASK_GROUPS + 1];
  GtkLabel          *numbers[HSL_N_TASK_GROUPS + 1];

  /* Template Widgets */
  GtkBox        *page;
  GtkLabel      *date;
  GtkLabel      *figures;
  GtkWidget     *sessions;
  GtkBox        *cards;
  GtkListView   *view;
  GtkStack      *stack;
  AdwStatusPage *nothing;

  gulong   changed_handler;
  guint    look_source;
  guint    rest_source;
  HslDay   today;
  guint    badge;
  guint    shown; /* group, or ALL */
  gboolean asked;
  gboolean again;
};

G_DEFINE_FINAL_TYPE (HslToday, hsl_today, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_BADGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void ask (HslToday *self);

/* What one look at the store gives. */
typedef struct
{
  GPtrArray *tasks;
  GPtrArray *sessions;
  gint64     states[HSL_N_STATES];
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_clear_pointer (&look->tasks, g_ptr_array_unref);
  g_clear_pointer (&look->sessions, g_ptr_array_unref);
  g_free (look);
}

static gpointer
look_at_store (HslStore     *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  Look  *look = g_new0 (Look, 1);
  HslDay today = GPOINTER_TO_UINT (data);

  look->tasks = hsl_store_list_tasks (store, today, TASKS_MAX, error);
  if (look->tasks != NULL)
    look->sessions = hsl_store_list_appointments (store, today, today + HSL_TODAY_SESSIONS_DAYS, NULL, error);
  if (look->sessions != NULL && hsl_store_count_by_state (store, look->states, error))
    return look;
  look_free (look);
  return NULL;
}

/* --- What is shown --- */

static void
show_numbers (HslToday *self)
{
  guint numbers[HSL_N_TASK_GROUPS + 1] = { 0 };
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->tasks));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HslTaskItem) item = g_list_model_get_item (G_LIST_MODEL (self->tasks), i);

      numbers[hsl_task_get_group (hsl_task_item_get_task (item), self->today)]++;
    }
  numbers[ALL] = n;
  for (guint i = 0; i <= ALL; i++)
    {
      g_autofree char *text = g_strdup_printf (n >= TASKS_MAX && i == ALL ? "%u+" : "%u", numbers[i]);

      gtk_label_set_text (self->numbers[i], text);
    }
  self->badge = numbers[HSL_TASK_OVERDUE] + numbers[HSL_TASK_TODAY] + numbers[HSL_TASK_NO_STEP] +
                hsl_today_sessions_get_n_waiting (HSL_TODAY_SESSIONS (self->sessions));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BADGE]);
}

static void
show_figures (HslToday     *self,
              const gint64 *states)
{
  g_autofree char *text = NULL;
  gint64           open = 0;

  for (int i = 0; i < HSL_N_STATES; i++)
    if ((HSL_STATES_OPEN & HSL_STATE_BIT (i)) != 0)
      open += states[i];
  text = g_strdup_printf (
      _ ("%d open cases: %d clues, %d accepted or in mediation, %d being performed"), (int) open,
      (int) states[HSL_STATE_CLUE],
      (int) (states[HSL_STATE_ACCEPTED] + states[HSL_STATE_MEDIATING] + states[HSL_STATE_AGREED]),
      (int) states[HSL_STATE_PERFORMING]);
  gtk_label_set_text (self->figures, text);
}

static void
show_emptiness (HslToday *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0;

  gtk_stack_set_visible_child_name (self->stack, empty ? "nothing" : "list");
}

static gboolean
on_rest_cb (gpointer user_data)
{
  HslToday *self = user_data;

  self->rest_source = 0;
  gtk_slice_list_model_set_size (self->first_rows, G_MAXUINT);
  return G_SOURCE_REMOVE;
}

/* A session of today stands above the list, not in it a second time. */
static void
take_tasks (HslToday  *self,
            GPtrArray *tasks)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < tasks->len; i++)
    {
      HslTask *task = g_ptr_array_index (tasks, i);

      if (task->starts_at != HSL_MINUTE_NONE && task->due_on == self->today)
        hsl_task_free (task);
      else
        g_ptr_array_add (items, hsl_task_item_new (task));
    }
  g_ptr_array_set_free_func (tasks, NULL);
  g_list_store_splice (self->tasks, 0, g_list_model_get_n_items (G_LIST_MODEL (self->tasks)), items->pdata,
                       items->len);
  if (self->rest_source == 0 && gtk_slice_list_model_get_size (self->first_rows) == FIRST_ROWS)
    self->rest_source = g_idle_add_full (G_PRIORITY_LOW, on_rest_cb, self, NULL);
}

static void
on_looked_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (HslToday) self = user_data;
  g_autoptr (GError)   error = NULL;
  Look                *look = hsl_store_run_finish (HSL_STORE (source), result, &error);

  self->asked = FALSE;
  if (look != NULL && self->store != NULL)
    {
      take_tasks (self, look->tasks);
      hsl_today_sessions_show (HSL_TODAY_SESSIONS (self->sessions), self->store, look->sessions,
                               hsl_store_get_now (self->store));
      show_numbers (self);
      show_figures (self, look->states);
      show_emptiness (self);
    }
  g_clear_pointer (&look, look_free);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->store != NULL)
    {
      adw_status_page_set_title (self->nothing, _ ("The tasks cannot be read"));
      adw_status_page_set_description (self->nothing, error->message);
      gtk_stack_set_visible_child_name (self->stack, "nothing");
    }
  if (self->again && self->store != NULL)
    ask (self);
}

static void
ask (HslToday *self)
{
  g_autofree char *words = NULL;

  if (self->asked)
    {
      self->again = TRUE;
      return;
    }
  self->asked = TRUE;
  self->again = FALSE;
  self->today = hsl_minute_get_day (hsl_store_get_now (self->store));
  words = hsl_words_day (self->today);
  gtk_label_set_text (self->date, words);
  hsl_store_run_async (self->store, look_at_store, GUINT_TO_POINTER (self->today), NULL, look_free,
                       self->cancellable, on_looked_cb, g_object_ref (self));
}

static gboolean
on_look_cb (gpointer user_data)
{
  HslToday *self = user_data;

  if (self->today != hsl_minute_get_day (hsl_store_get_now (self->store)))
    ask (self);
  return G_SOURCE_CONTINUE;
}

/* --- Cards --- */

static gboolean
is_shown (gpointer item,
          gpointer user_data)
{
  HslToday *self = user_data;

  return self->shown == ALL ||
         (guint) hsl_task_get_group (hsl_task_item_get_task (item), self->today) == self->shown;
}

static void
on_card_cb (HslToday        *self,
            GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i <= ALL; i++)
    if (self->buttons[i] == button)
      self->shown = i;
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_emptiness (self);
}

static void
add_card (HslToday   *self,
          guint       group,
          const char *label,
          const char *css_class)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *number = gtk_label_new ("–");
  GtkWidget *caption = gtk_label_new (label);

  gtk_widget_add_css_class (number, "title-2");
  gtk_widget_add_css_class (number, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (number, css_class);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "hsl-figure");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, caption,
                                  number, NULL, -1);
  self->numbers[group] = GTK_LABEL (number);
  self->buttons[group] = GTK_TOGGLE_BUTTON (button);
  if (self->buttons[ALL] != self->buttons[group])
    gtk_toggle_button_set_group (self->buttons[group], self->buttons[ALL]);
  gtk_box_append (self->cards, button);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_card_cb), self, G_CONNECT_SWAPPED);
}

static void
add_cards (HslToday *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self->cards), g_object_new (HSL_TYPE_WRAP_LAYOUT, NULL));
  add_card (self, ALL, _ ("All tasks"), NULL);
  add_card (self, HSL_TASK_OVERDUE, _ ("Overdue"), "hsl-overdue");
  add_card (self, HSL_TASK_TODAY, _ ("Due today"), "hsl-warning");
  add_card (self, HSL_TASK_LATER, _ ("Coming"), NULL);
  add_card (self, HSL_TASK_NO_STEP, _ ("No next step"), "hsl-warning");
  gtk_toggle_button_set_active (self->buttons[ALL], TRUE);
}

/* --- Rows --- */

static GtkWidget *
make_label (float       xalign,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *what = make_label (0, "hsl-line-title");
  GtkWidget *of = make_label (0, "dim-label");
  GtkWidget *due = make_label (1, NULL);

  gtk_label_set_ellipsize (GTK_LABEL (what), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (of), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (of, "caption");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), what);
  gtk_box_append (GTK_BOX (texts), of);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), due);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_item_set_child (item, box);
}

static char *
describe_due (HslToday      *self,
              const HslTask *task)
{
  g_autofree char *words = NULL;
  g_autofree char *day = NULL;

  if (task->due_on == HSL_DAY_NONE)
    return g_strdup (_ ("no next step"));
  words = hsl_words_due (task->due_on, self->today);
  day = hsl_day_to_iso (task->due_on);
  return g_strdup_printf ("%s · %s", words, day);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             HslToday                 *self)
{
  const HslTask *task = hsl_task_item_get_task (gtk_list_item_get_item (item));
  GtkWidget     *icon = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget     *texts = gtk_widget_get_next_sibling (icon);
  GtkWidget     *due = gtk_widget_get_next_sibling (texts);
  GtkWidget     *what = gtk_widget_get_first_child (texts);
  HslTaskGroup   group = hsl_task_get_group (task, self->today);
  HslClockState  state =
      group == HSL_TASK_NO_STEP || group == HSL_TASK_TODAY ? HSL_CLOCK_WARNING : task->state;
  const char      *classes[] = { hsl_words_clock_class (state), NULL };
  g_autofree char *words = describe_due (self, task);
  g_autofree char *of = g_strdup_printf ("%s · %s", task->title != NULL ? task->title : "",
                                         task->number != NULL ? task->number : _ ("no number yet"));

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), hsl_words_clock_icon (state));
  gtk_widget_set_css_classes (icon, classes);
  gtk_label_set_text (GTK_LABEL (what), task->what != NULL ? task->what : "");
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (what)), of);
  gtk_label_set_text (GTK_LABEL (due), words);
  gtk_widget_set_css_classes (due, classes);
}

static void
on_activate_cb (HslToday *self,
                guint     position)
{
  g_autoptr (HslTaskItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-case", "s",
                                hsl_task_item_get_task (item)->case_uid);
}

static void
set_up_view (HslToday *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *filtered;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, 0);
  self->filter = gtk_custom_filter_new (is_shown, self, NULL);
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->tasks)), GTK_FILTER (self->filter));
  self->first_rows = gtk_slice_list_model_new (G_LIST_MODEL (filtered), 0, FIRST_ROWS);
  self->selection = gtk_no_selection_new (G_LIST_MODEL (self->first_rows));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  gtk_list_view_set_factory (self->view, factory);
  g_object_unref (factory);
  g_object_unref (self->selection);
}

/* --- Actions --- */

static GVariant *
name_to_variant (const char *name)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "name", "s", name != NULL ? name : "");
  return g_variant_dict_end (&dict);
}

static GVariant *
task_to_variant (HslToday           *self,
                 const HslTask      *task,
                 const HslDirectory *directory)
{
  GVariantDict     dict;
  g_autofree char *state =
      task->due_on != HSL_DAY_NONE ? hsl_words_due (task->due_on, self->today) : g_strdup ("");
  g_autofree char *day = hsl_day_to_iso (task->due_on != HSL_DAY_NONE ? task->due_on : self->today);

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "due_on", "s", day);
  g_variant_dict_insert (&dict, "state", "s", state);
  g_variant_dict_insert (&dict, "number", "s", task->number != NULL ? task->number : "");
  g_variant_dict_insert (&dict, "title", "s", task->title != NULL ? task->title : "");
  g_variant_dict_insert (&dict, "what", "s", task->what != NULL ? task->what : "");
  g_variant_dict_insert (&dict, "worker", "s", hsl_directory_get_worker_name (directory, task->worker));
  return g_variant_dict_end (&dict);
}

/* What the form day-sheet asks for, from what is listed. */
static GVariant *
make_day_sheet (HslToday *self)
{
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (self->store);
  const HslOrganisation   *station = hsl_directory_find_organisation (directory, "police-station");
  const char              *worker = hsl_store_get_worker (self->store);
  g_autofree char         *today = hsl_day_to_iso (self->today);
  GVariantBuilder          tasks;
  GVariantDict             dict;
  gint64                   overdue = 0;
  guint                    n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  g_variant_builder_init (&tasks, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HslTaskItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
      const HslTask          *task = hsl_task_item_get_task (item);

      /* A sheet for the day: what is still coming is on it only when that is what was asked for. */
      if (self->shown == ALL && hsl_task_get_group (task, self->today) == HSL_TASK_LATER)
        continue;
      g_variant_builder_add_value (&tasks, task_to_variant (self, task, directory));
      overdue += hsl_task_get_group (task, self->today) == HSL_TASK_OVERDUE;
    }
  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert_value (&dict, "organisation",
                               name_to_variant (station != NULL ? station->name : NULL));
  g_variant_dict_insert_value (&dict, "worker",
                               name_to_variant (hsl_directory_get_worker_name (directory, worker)));
  g_variant_dict_insert (&dict, "today", "s", today);
  g_variant_dict_insert (&dict, "overdue", "x", overdue);
  g_variant_dict_insert_value (&dict, "tasks", g_variant_builder_end (&tasks));
  g_variant_dict_insert_value (
      &dict, "sessions",
      hsl_today_sessions_to_variant (HSL_TODAY_SESSIONS (self->sessions), self->store));
  return g_variant_dict_end (&dict);
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HslToday *self = HSL_TODAY (widget);

  hsl_print_data (widget, self->store, "day-sheet", make_day_sheet (self), NULL);
}

static void
print_shift_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  hsl_today_print_shift (widget, HSL_TODAY (widget)->store, (guint) g_variant_get_int32 (parameter));
}

static void
print_subsidy_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  hsl_today_print_subsidy (widget, HSL_TODAY (widget)->store, (guint) g_variant_get_int32 (parameter));
}

static void
refresh_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  ask (HSL_TODAY (widget));
}

static void
hsl_today_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_BADGE:
      g_value_set_uint (value, HSL_TODAY (object)->badge);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
hsl_today_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HSL_TODAY (widget)->view));
}

static void
hsl_today_dispose (GObject *object)
{
  HslToday *self = HSL_TODAY (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->look_source, g_source_remove);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_TODAY);
  hsl_widget_unparent_children (GTK_WIDGET (self));
  g_clear_object (&self->cancellable);
  g_clear_object (&self->tasks);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (hsl_today_parent_class)->dispose (object);
}

static void
hsl_today_class_init (HslTodayClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hsl_today_get_property;
  object_class->dispose = hsl_today_dispose;
  widget_class->grab_focus = hsl_today_grab_focus;

  properties[PROP_BADGE] = g_param_spec_uint ("badge", NULL, NULL, 0, G_MAXUINT, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "page.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (widget_class, "today.print-shift", "i", print_shift_action);
  gtk_widget_class_install_action (widget_class, "today.print-subsidy", "i", print_subsidy_action);

  g_type_ensure (HSL_TYPE_TODAY_SESSIONS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heshilao/Heshilao/ui/hsl-today.ui");
  gtk_widget_class_bind_template_child (widget_class, HslToday, page);
  gtk_widget_class_bind_template_child (widget_class, HslToday, date);
  gtk_widget_class_bind_template_child (widget_class, HslToday, figures);
  gtk_widget_class_bind_template_child (widget_class, HslToday, sessions);
  gtk_widget_class_bind_template_child (widget_class, HslToday, cards);
  gtk_widget_class_bind_template_child (widget_class, HslToday, view);
  gtk_widget_class_bind_template_child (widget_class, HslToday, stack);
  gtk_widget_class_bind_template_child (widget_class, HslToday, nothing);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
}

static void
hsl_today_init (HslToday *self)
{
  self->tasks = g_list_store_new (HSL_TYPE_TASK_ITEM);
  self->cancellable = g_cancellable_new ();
  self->shown = ALL;
  gtk_widget_init_template (GTK_WIDGET (self));
  set_up_view (self);
  add_cards (self);
}

/**
 * hsl_today_new:
 * @store: an open store
 */
GtkWidget *
hsl_today_new (HslStore *store)
{
  HslToday *self = g_object_new (HSL_TYPE_TODAY, NULL);

  self->store = g_object_ref (store);
  self->changed_handler =
      g_signal_connect_object (store, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  self->look_source = g_timeout_add_seconds (LOOK_SECONDS, on_look_cb, self);
  ask (self);
  return GTK_WIDGET (self);
}

/**
 * hsl_today_get_tasks:
 *
 * Returns: (transfer none): every task, of #HslTaskItem
 */
GListModel *
hsl_today_get_tasks (HslToday *self)
{
  g_return_val_if_fail (HSL_IS_TODAY (self), NULL);
  return G_LIST_MODEL (self->tasks);
}

/**
 * hsl_today_add_notice:
 * @notice: (transfer floating): what has to be seen before the tasks
 */
void
hsl_today_add_notice (HslToday  *self,
                      GtkWidget *notice)
{
  g_return_if_fail (HSL_IS_TODAY (self));
  gtk_box_prepend (self->page, notice);
}
