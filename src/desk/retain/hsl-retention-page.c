/* hsl-retention-page.c: volumes whose period is over, and the register of what was destroyed
 *
 * One proposes, another one answers, each with an account of their own: the buttons are those of the step at
 * which the selected volume is. What is possible is decided in the store; here it is only not offered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-retention-page"

#include "hsl-retention-page.h"

#include "hsl-action-dialog.h"
#include "hsl-application.h"
#include "hsl-destroy-question.h"
#include "hsl-dialogs.h"
#include "hsl-print.h"
#include "hsl-retention-item.h"
#include "hsl-retention-paper.h"
#include "hsl-store-backup.h"
#include "hsl-text-column.h"
#include "hsl-widget.h"
#include "hsl-wrap-layout.h"

#include <glib/gi18n-lib.h>

#define LIMIT 1000

struct _HslRetentionPage
{
  GtkWidget parent_instance;

  /* Owned */
  HslStore   *store;
  GListStore *due;
  GListStore *destroyed;
  gulong      changed_handler;

  /* Borrowed */
  GtkSingleSelection *rows;
  GtkSingleSelection *entries;

  guint badge;

  /* Template Widgets */
  GtkStack      *stack;
  GtkStack      *due_stack;
  GtkStack      *register_stack;
  GtkColumnView *list;
  GtkColumnView *register_list;
  GtkLabel      *summary;
  GtkLabel      *detail;
  GtkWidget     *confirm;
  GtkWidget     *decline;
  GtkWidget     *destroy;
};

G_DEFINE_FINAL_TYPE (HslRetentionPage, hsl_retention_page, GTK_TYPE_WIDGET)

enum
{
  PROP_BADGE = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

/* --- What is selected --- */

static gboolean
shows_register (HslRetentionPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "register") == 0;
}

static HslRetentionItem *
get_item (HslRetentionPage *self)
{
  return gtk_single_selection_get_selected_item (shows_register (self) ? self->entries : self->rows);
}

static const HslRetentionRow *
get_row (HslRetentionPage *self)
{
  HslRetentionItem *item = gtk_single_selection_get_selected_item (self->rows);

  return item != NULL ? hsl_retention_item_get_row (item) : NULL;
}

static void
on_selected_cb (HslRetentionPage *self)
{
  const HslRetentionRow *row = get_row (self);
  gboolean               waits = row != NULL && row->step == HSL_RETENTION_PROPOSED;
  HslRetentionItem      *item = get_item (self);
  g_autofree char       *detail = item != NULL ? hsl_retention_item_dup_detail (item) : NULL;
  GtkWidget             *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "page.appraise", row != NULL && !waits);
  gtk_widget_action_set_enabled (widget, "page.confirm", waits && !row->is_own);
  gtk_widget_action_set_enabled (widget, "page.decline", waits && !row->is_own);
  gtk_widget_action_set_enabled (widget, "page.withdraw", waits && row->is_own);
  gtk_widget_action_set_enabled (widget, "page.edit", row != NULL);
  gtk_widget_action_set_enabled (widget, "page.destroy", row != NULL && row->step == HSL_RETENTION_DECIDED);
  gtk_label_set_text (self->detail, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail != NULL && *detail != '\0');
}

/* --- Reading --- */

typedef struct
{
  GPtrArray *rows;
  GPtrArray *entries;
  GPtrArray *holding; /* (nullable): every backup of the store that is in sight */
} Read;

static void
read_free (gpointer data)
{
  Read *read = data;

  g_clear_pointer (&read->rows, g_ptr_array_unref);
  g_clear_pointer (&read->entries, g_ptr_array_unref);
  g_clear_pointer (&read->holding, g_ptr_array_unref);
  g_free (read);
}

/* On the database thread, with the folders of the backups. */
static gpointer
read_all (HslStore     *store,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Read  *read = g_new0 (Read, 1);
  HslDay today = hsl_minute_get_day (hsl_store_get_now (store));

  read->rows = hsl_store_list_retention (store, today, LIMIT, error);
  read->entries = read->rows != NULL ? hsl_store_list_destructions (store, error) : NULL;
  if (read->entries != NULL && read->entries->len > 0)
    read->holding = hsl_store_list_backups_holding (store, data, G_MAXINT64, NULL);
  if (read->entries != NULL)
    return read;
  read_free (read);
  return NULL;
}

static guint
count_holding (const Read           *read,
               const HslDestruction *entry)
{
  guint n = 0;

  for (guint i = 0; read->holding != NULL && i < read->holding->len; i++)
    {
      const HslBackupItem *item = g_ptr_array_index (read->holding, i);

      n += g_ascii_strtoll (item->manifest->head, NULL, 10) < entry->chain_seq;
    }
  return n;
}

static void
show_summary (HslRetentionPage *self)
{
  guint            counts[HSL_RETENTION_DECIDED + 1] = { 0 };
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (self->due));
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HslRetentionItem) item = g_list_model_get_item (G_LIST_MODEL (self->due), i);

      counts[hsl_retention_item_get_row (item)->step]++;
    }
  text = g_strdup_printf (_ ("Period over: %u. To be appraised: %u, waiting for a second person: %u, to be "
                             "destroyed: %u"),
                          n, counts[HSL_RETENTION_DUE], counts[HSL_RETENTION_PROPOSED],
                          counts[HSL_RETENTION_DECIDED]);
  gtk_label_set_text (self->summary, text);
  self->badge = counts[HSL_RETENTION_PROPOSED];
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BADGE]);
}

static void
show_read (HslRetentionPage *self,
           Read             *read)
{
  guint selected = gtk_single_selection_get_selected (self->rows);

  g_list_store_remove_all (self->due);
  g_list_store_remove_all (self->destroyed);
  while (read->rows->len > 0)
    {
      g_autoptr (HslRetentionItem) item =
          hsl_retention_item_new (g_ptr_array_steal_index (read->rows, 0), self->store);

      g_list_store_append (self->due, item);
    }
  for (guint i = 0; i < read->entries->len; i++)
    {
      HslDestruction              *entry = g_ptr_array_index (read->entries, i);
      g_autoptr (HslRetentionItem) item =
          hsl_retention_item_new_destroyed (entry, count_holding (read, entry), self->store);

      g_list_store_append (self->destroyed, item);
    }
  gtk_stack_set_visible_child_name (
      self->due_stack, g_list_model_get_n_items (G_LIST_MODEL (self->due)) > 0 ? "list" : "empty");
  gtk_stack_set_visible_child_name (self->register_stack, read->entries->len > 0 ? "list" : "empty");
  gtk_single_selection_set_selected (self->rows, selected);
  show_summary (self);
  on_selected_cb (self);
}

static void
on_read_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (HslRetentionPage) self = user_data;
  g_autoptr (GError)           error = NULL;
  Read                        *read = hsl_store_run_finish (HSL_STORE (source), result, &error);

  if (self->store != NULL && read != NULL)
    show_read (self, read);
  else if (self->store != NULL && !hsl_store_is_locked (self->store))
    gtk_label_set_text (self->summary, error->message);
  g_clear_pointer (&read, read_free);
}

static void
read_again (HslRetentionPage *self)
{
  g_autoptr (GSettings) settings = hsl_application_get_settings ();

  hsl_store_run_async (self->store, read_all, g_settings_get_strv (settings, "backup-folders"),
                       (GDestroyNotify) g_strfreev, read_free, NULL, on_read_cb, g_object_ref (self));
}

/* A case that is archived, proposed on or answered changes the list; so does the destruction of one. */
static void
on_store_changed_cb (HslRetentionPage *self)
{
  if (!hsl_store_is_locked (self->store))
    read_again (self);
}

static void
refresh_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  read_again (HSL_RETENTION_PAGE (widget));
}

/* --- Deeds --- */

typedef struct
{
  HslRetentionPage *self;
  const char       *action;
} Asked;

static gpointer
load_case (HslStore     *store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  return hsl_store_load_case (store, data, error);
}

static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autofree Asked            *asked = user_data;
  g_autoptr (HslRetentionPage) self = asked->self;
  g_autoptr (GError)           error = NULL;
  g_autoptr (HslFact)          on = hsl_store_run_finish (HSL_STORE (source), result, &error);

  if (self->store == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (on != NULL)
    hsl_action_dialog_present (GTK_WIDGET (self), self->store, (HslCase *) on, asked->action, NULL);
  else
    hsl_dialogs_show_error (GTK_WIDGET (self), _ ("The volume cannot be opened"), error);
}

static void
do_action (GtkWidget  *widget,
           const char *action)
{
  HslRetentionPage      *self = HSL_RETENTION_PAGE (widget);
  const HslRetentionRow *row = get_row (self);
  Asked                 *asked;

  if (row == NULL)
    return;
  asked = g_new0 (Asked, 1);
  asked->self = g_object_ref (self);
  asked->action = action;
  hsl_store_run_async (self->store, load_case, g_strdup (row->case_uid), g_free, hsl_fact_unref, NULL,
                       on_loaded_cb, asked);
}

static void
case_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  static const struct
  {
    const char *name;
    const char *action;
  } deeds[] = {
    { "page.appraise", "appraise" },
    { "page.confirm", "confirm-appraisal" },
    { "page.decline", "decline-appraisal" },
    { "page.withdraw", "withdraw-appraisal" },
    { "page.edit", "set-retention" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (g_str_equal (name, deeds[i].name))
      do_action (widget, deeds[i].action);
}

static void
destroy_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  HslRetentionPage      *self = HSL_RETENTION_PAGE (widget);
  const HslRetentionRow *row = get_row (self);

  if (row != NULL)
    hsl_destroy_question_present (widget, self->store, row);
}

static void
on_activate_cb (HslRetentionPage *self)
{
  const HslRetentionRow *row = get_row (self);

  if (row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-case", "s", row->case_uid);
}

/* --- Paper --- */

static GPtrArray *
list_shown (HslRetentionPage *self,
            gboolean          of_register)
{
  GListModel *items = G_LIST_MODEL (of_register ? self->destroyed : self->due);
  GPtrArray  *shown = g_ptr_array_new ();

  /* The items live as long as the page shows them. */
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (HslRetentionItem) item = g_list_model_get_item (items, i);

      g_ptr_array_add (shown, of_register ? (gpointer) hsl_retention_item_get_entry (item)
                                          : (gpointer) hsl_retention_item_get_row (item));
    }
  return shown;
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HslRetentionPage     *self = HSL_RETENTION_PAGE (widget);
  gboolean              of_register = shows_register (self);
  g_autoptr (GPtrArray) shown = list_shown (self, of_register);
  g_autoptr (GVariant)  data = NULL;
  HslContext            context;

  hsl_store_init_context (self->store, &context);
  data = of_register ? hsl_destruction_register_new (shown, &context)
                     : hsl_appraisal_report_new (shown, hsl_minute_get_day (context.now), &context);
  hsl_store_clear_context (&context);
  hsl_print_data (widget, self->store,
                  of_register ? HSL_DESTRUCTION_REGISTER_FORM : HSL_APPRAISAL_REPORT_FORM, data, NULL);
}

/* --- Life --- */

static void
hsl_retention_page_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  if (property_id == PROP_BADGE)
    g_value_set_uint (value, HSL_RETENTION_PAGE (object)->badge);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
hsl_retention_page_dispose (GObject *object)
{
  HslRetentionPage *self = HSL_RETENTION_PAGE (object);

  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_RETENTION_PAGE);
  hsl_widget_unparent_children (GTK_WIDGET (self));
  g_clear_object (&self->due);
  g_clear_object (&self->destroyed);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (hsl_retention_page_parent_class)->dispose (object);
}

static void
hsl_retention_page_class_init (HslRetentionPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hsl_retention_page_dispose;
  object_class->get_property = hsl_retention_page_get_property;
  props[PROP_BADGE] =
      g_param_spec_uint ("badge", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_install_action (widget_class, "page.appraise", NULL, case_action);
  gtk_widget_class_install_action (widget_class, "page.confirm", NULL, case_action);
  gtk_widget_class_install_action (widget_class, "page.decline", NULL, case_action);
  gtk_widget_class_install_action (widget_class, "page.withdraw", NULL, case_action);
  gtk_widget_class_install_action (widget_class, "page.edit", NULL, case_action);
  gtk_widget_class_install_action (widget_class, "page.destroy", NULL, destroy_action);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "page.refresh", NULL, refresh_action);

  g_type_ensure (HSL_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-retention-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HslRetentionPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HslRetentionPage, due_stack);
  gtk_widget_class_bind_template_child (widget_class, HslRetentionPage, register_stack);
  gtk_widget_class_bind_template_child (widget_class, HslRetentionPage, list);
  gtk_widget_class_bind_template_child (widget_class, HslRetentionPage, register_list);
  gtk_widget_class_bind_template_child (widget_class, HslRetentionPage, summary);
  gtk_widget_class_bind_template_child (widget_class, HslRetentionPage, detail);
  gtk_widget_class_bind_template_child (widget_class, HslRetentionPage, confirm);
  gtk_widget_class_bind_template_child (widget_class, HslRetentionPage, decline);
  gtk_widget_class_bind_template_child (widget_class, HslRetentionPage, destroy);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
}

static GtkSingleSelection *
set_up_list (HslRetentionPage  *self,
             GtkColumnView     *view,
             GListStore        *items,
             const char *const *titles)
{
  GtkSingleSelection *rows = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (items)));

  gtk_single_selection_set_can_unselect (rows, TRUE);
  gtk_single_selection_set_autoselect (rows, FALSE);
  g_signal_connect_object (rows, "notify::selected-item", G_CALLBACK (on_selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_set_model (view, GTK_SELECTION_MODEL (rows));
  g_object_unref (rows);
  for (guint i = 0; i < HSL_N_RETENTION_COLUMNS; i++)
    hsl_text_column_append (view, g_dgettext (GETTEXT_PACKAGE, titles[i]), i,
                            (HslCellFunc) hsl_retention_item_get_text);
  return rows;
}

static void
hsl_retention_page_init (HslRetentionPage *self)
{
  static const char *const due[] = { N_ ("Case number"), N_ ("Title"), N_ ("Retention"),
                                     N_ ("Kept until"), N_ ("How far it is"), N_ ("Proposed by") };
  static const char *const destroyed[] = { N_ ("Case number"), N_ ("Type"), N_ ("Retention"),
                                           N_ ("Kept until"), N_ ("Destroyed by"), N_ ("Backups") };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->due = g_list_store_new (HSL_TYPE_RETENTION_ITEM);
  self->destroyed = g_list_store_new (HSL_TYPE_RETENTION_ITEM);
  self->rows = set_up_list (self, self->list, self->due, due);
  self->entries = set_up_list (self, self->register_list, self->destroyed, destroyed);
  on_selected_cb (self);
}

/**
 * hsl_retention_page_new:
 * @store: open, to an account that works on cases
 */
GtkWidget *
hsl_retention_page_new (HslStore *store)
{
  HslRetentionPage *self = g_object_new (HSL_TYPE_RETENTION_PAGE, NULL);
  gboolean          decides = (hsl_store_get_permits (store) & HSL_PERMIT_DESTROY) != 0;

  self->store = g_object_ref (store);
  gtk_widget_set_visible (self->confirm, decides);
  gtk_widget_set_visible (self->decline, decides);
  gtk_widget_set_visible (self->destroy, decides);
  self->changed_handler = g_signal_connect_swapped (store, "changed", G_CALLBACK (on_store_changed_cb), self);
  read_again (self);
  return GTK_WIDGET (self);
}

/**
 * hsl_retention_page_get_rows:
 *
 * Returns: (transfer none): the volumes whose period is over
 */
GtkSelectionModel *
hsl_retention_page_get_rows (HslRetentionPage *self)
{
  g_return_val_if_fail (HSL_IS_RETENTION_PAGE (self), NULL);
  return GTK_SELECTION_MODEL (self->rows);
}

/**
 * hsl_retention_page_get_register:
 *
 * Returns: (transfer none): what was destroyed
 */
GtkSelectionModel *
hsl_retention_page_get_register (HslRetentionPage *self)
{
  g_return_val_if_fail (HSL_IS_RETENTION_PAGE (self), NULL);
  return GTK_SELECTION_MODEL (self->entries);
}

/**
 * hsl_retention_page_get_detail:
 *
 * Returns: what is said of the selected row
 */
const char *
hsl_retention_page_get_detail (HslRetentionPage *self)
{
  g_return_val_if_fail (HSL_IS_RETENTION_PAGE (self), NULL);
  return gtk_label_get_text (self->detail);
}
