/* hsl-trace-page.c: who did what, and whether anything went around the program
 *
 * The newest lines first, so many at a time; four questions narrow them. Below, the chain is verified, and
 * compared with a head that was written down.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-trace-page"

#include "hsl-trace-page.h"

#include "hsl-action-dialog.h"
#include "hsl-choice-button.h"
#include "hsl-text-column.h"
#include "hsl-trace-item.h"
#include "hsl-widget.h"
#include "hsl-wrap-layout.h"

#include <glib/gi18n-lib.h>

#define PAGE 200

struct _HslTracePage
{
  GtkWidget parent_instance;

  /* Owned */
  HslStore     *store;
  GListStore   *items;
  GCancellable *cancellable; /* (nullable): of the reading that is under way */

  /* Borrowed */
  HslChoiceButton *account;
  HslChoiceButton *kind;
  HslChoiceButton *period;

  /* Template Widgets */
  GtkBox        *filters;
  GtkEntry      *number;
  GtkColumnView *list;
  GtkStack      *stack;
  GtkButton     *more;
  GtkLabel      *problem;
  GtkEntry      *head;
  GtkButton     *verify;
  GtkSpinner    *spinner;
  GtkLabel      *verdict;
};

G_DEFINE_FINAL_TYPE (HslTracePage, hsl_trace_page, GTK_TYPE_WIDGET)

/* --- Reading --- */

typedef struct
{
  char         *account;
  char         *kind;
  char         *number;
  HslTraceQuery query;
  guint         offset;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_free (ask->account);
  g_free (ask->kind);
  g_free (ask->number);
  g_free (ask);
}

/* On the database thread. */
static gpointer
read_traces (HslStore     *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Ask                *ask = data;
  g_autoptr (HslFact) found = NULL;

  ask->query.account = ask->account;
  ask->query.kind = ask->kind;
  if (*ask->number != '\0')
    {
      found = (HslFact *) hsl_store_load_case (store, ask->number, error);
      if (found == NULL)
        return NULL;
      ask->query.case_uid = found->uid;
    }
  return hsl_store_list_traces (store, &ask->query, ask->offset, PAGE, error);
}

static void
show_problem (HslTracePage *self,
              const GError *error)
{
  gtk_label_set_text (self->problem, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
}

static void
on_read_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (HslTracePage) self = user_data;
  g_autoptr (GError)       error = NULL;
  g_autoptr (GPtrArray)    traces = hsl_store_run_finish (HSL_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;
  show_problem (self, error);
  for (guint i = 0; traces != NULL && i < traces->len; i++)
    {
      g_autoptr (HslTraceItem) item = hsl_trace_item_new (g_ptr_array_index (traces, i), self->store);

      g_list_store_append (self->items, item);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->more), traces != NULL && traces->len == PAGE);
  gtk_stack_set_visible_child_name (
      self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0 ? "list" : "empty");
}

static void
read_from (HslTracePage *self,
           guint         offset)
{
  Ask        *ask = g_new0 (Ask, 1);
  const char *days = hsl_choice_button_get_selected (self->period);

  ask->account = g_strdup (hsl_choice_button_get_selected (self->account));
  ask->kind = g_strdup (hsl_choice_button_get_selected (self->kind));
  ask->number = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->number))));
  if (days != NULL)
    ask->query.from = hsl_minute_get_day (hsl_minute_now ()) - (HslDay) g_ascii_strtoull (days, NULL, 10);
  ask->offset = offset;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  hsl_store_run_async (self->store, read_traces, ask, ask_free, (GDestroyNotify) g_ptr_array_unref,
                       self->cancellable, on_read_cb, g_object_ref (self));
}

static void
read_again (HslTracePage *self)
{
  g_list_store_remove_all (self->items);
  read_from (self, 0);
}

static void
on_more_cb (HslTracePage *self)
{
  read_from (self, g_list_model_get_n_items (G_LIST_MODEL (self->items)));
}

static void
refresh_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  read_again (HSL_TRACE_PAGE (widget));
}

static void
on_activate_cb (HslTracePage *self,
                guint         position)
{
  GListModel              *rows = G_LIST_MODEL (gtk_column_view_get_model (self->list));
  g_autoptr (HslTraceItem) item = g_list_model_get_item (rows, position);
  const char              *case_uid = item != NULL ? hsl_trace_item_get_case (item) : NULL;

  if (case_uid != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-case", "s", case_uid);
}

/* --- Verifying --- */

/* On the database thread. */
static gpointer
verify (HslStore     *store,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  const char           *against = data;
  g_autoptr (GPtrArray) findings = hsl_store_verify (store, error);
  g_autofree char      *finding = NULL;
  g_autofree char      *head = NULL;

  if (findings == NULL)
    return NULL;
  if (*against != '\0')
    {
      finding = hsl_store_check_head (store, against, error);
      if (finding == NULL)
        return NULL;
      if (*finding != '\0')
        g_ptr_array_insert (findings, 0, g_steal_pointer (&finding));
    }
  if (findings->len > 0)
    {
      g_ptr_array_add (findings, NULL);
      return g_strjoinv ("\n", (char **) findings->pdata);
    }
  head = hsl_store_dup_head (store, error);
  if (head == NULL)
    return NULL;
  return g_strdup_printf (_ ("Everything is as it was written through the program.\nHead of the chain: %s"),
                          head);
}

static void
show_busy (HslTracePage *self,
           gboolean      busy)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->verify), !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

static void
on_verified_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (HslTracePage) self = user_data;
  g_autoptr (GError)       error = NULL;
  g_autofree char         *text = hsl_store_run_finish (HSL_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  show_busy (self, FALSE);
  gtk_label_set_text (self->verdict, text != NULL ? text : error->message);
}

static void
on_verify_cb (HslTracePage *self)
{
  char *against = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->head))));

  show_busy (self, TRUE);
  gtk_label_set_text (self->verdict, _ ("Comparing every row with the last record of it…"));
  hsl_store_run_async (self->store, verify, against, g_free, g_free, NULL, on_verified_cb,
                       g_object_ref (self));
}

/* --- Filters --- */

static HslChoiceButton *
add_filter (HslTracePage *self,
            GListModel   *choices,
            const char   *prompt)
{
  GtkWidget *button = hsl_choice_button_new (choices, prompt, TRUE);

  gtk_accessible_update_property (GTK_ACCESSIBLE (hsl_choice_button_get_control (HSL_CHOICE_BUTTON (button))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, prompt, -1);
  g_signal_connect_object (button, "chosen", G_CALLBACK (read_again), self, G_CONNECT_SWAPPED);
  gtk_widget_insert_before (button, GTK_WIDGET (self->filters), GTK_WIDGET (self->number));
  return HSL_CHOICE_BUTTON (button);
}

static void
take_choice (GListStore *choices,
             const char *id,
             const char *label)
{
  g_autoptr (HslChoice) choice = hsl_choice_new (id, label, NULL);

  g_list_store_append (choices, choice);
}

/* Also who has left: what they did stays. */
static GListModel *
list_accounts (HslStore *store)
{
  GListStore           *choices = g_list_store_new (HSL_TYPE_CHOICE);
  g_autoptr (GPtrArray) infos = hsl_store_list_account_infos (store, NULL);

  for (guint i = 0; infos != NULL && i < infos->len; i++)
    {
      const HslAccountInfo *info = g_ptr_array_index (infos, i);

      take_choice (choices, info->name, info->name);
    }
  return G_LIST_MODEL (choices);
}

static GListModel *
list_periods (void)
{
  GListStore *choices = g_list_store_new (HSL_TYPE_CHOICE);

  take_choice (choices, "0", _ ("Today"));
  take_choice (choices, "6", _ ("The last 7 days"));
  take_choice (choices, "29", _ ("The last 30 days"));
  take_choice (choices, "364", _ ("The last 365 days"));
  return G_LIST_MODEL (choices);
}

static void
add_filters (HslTracePage *self)
{
  static const HslField    kind = { "kind", NULL, HSL_FIELD_CODE, 0, "activity-kind", 0 };
  g_autoptr (HslFormScope) scope = hsl_form_scope_new_for_store (self->store, NULL);

  self->account = add_filter (self, list_accounts (self->store), _ ("Everybody"));
  self->kind = add_filter (self, hsl_form_scope_list_choices (scope, &kind), _ ("Anything done"));
  self->period = add_filter (self, list_periods (), _ ("At any time"));
}

/* --- Life --- */

static void
hsl_trace_page_dispose (GObject *object)
{
  HslTracePage *self = HSL_TRACE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_TRACE_PAGE);
  hsl_widget_unparent_children (GTK_WIDGET (self));
  g_clear_object (&self->items);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (hsl_trace_page_parent_class)->dispose (object);
}

static void
hsl_trace_page_class_init (HslTracePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_trace_page_dispose;
  gtk_widget_class_install_action (widget_class, "page.refresh", NULL, refresh_action);

  g_type_ensure (HSL_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-trace-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HslTracePage, filters);
  gtk_widget_class_bind_template_child (widget_class, HslTracePage, number);
  gtk_widget_class_bind_template_child (widget_class, HslTracePage, list);
  gtk_widget_class_bind_template_child (widget_class, HslTracePage, stack);
  gtk_widget_class_bind_template_child (widget_class, HslTracePage, more);
  gtk_widget_class_bind_template_child (widget_class, HslTracePage, problem);
  gtk_widget_class_bind_template_child (widget_class, HslTracePage, head);
  gtk_widget_class_bind_template_child (widget_class, HslTracePage, verify);
  gtk_widget_class_bind_template_child (widget_class, HslTracePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, HslTracePage, verdict);
  gtk_widget_class_bind_template_callback (widget_class, read_again);
  gtk_widget_class_bind_template_callback (widget_class, on_more_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_verify_cb);
}

static const char *
get_cell_text (gpointer item,
               guint    column)
{
  return hsl_trace_item_get_text (item, (HslTraceColumn) column);
}

static void
hsl_trace_page_init (HslTracePage *self)
{
  static const char *const titles[] = {
    N_ ("Time"),
    N_ ("Account"),
    N_ ("What was done"),
    N_ ("Case"),
    N_ ("Text"),
  };
  GtkSelectionModel *rows;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (HSL_TYPE_TRACE_ITEM);
  rows = GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items))));
  gtk_column_view_set_model (self->list, rows);
  g_object_unref (rows);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    hsl_text_column_append (self->list, g_dgettext (GETTEXT_PACKAGE, titles[i]), i, get_cell_text);
}

/**
 * hsl_trace_page_new:
 * @store: open, to an account that may read the chain
 */
GtkWidget *
hsl_trace_page_new (HslStore *store)
{
  HslTracePage *self = g_object_new (HSL_TYPE_TRACE_PAGE, NULL);

  self->store = g_object_ref (store);
  add_filters (self);
  read_again (self);
  return GTK_WIDGET (self);
}

/**
 * hsl_trace_page_get_rows:
 *
 * Returns: (transfer none) (element-type HslTraceItem): what is listed
 */
GListModel *
hsl_trace_page_get_rows (HslTracePage *self)
{
  g_return_val_if_fail (HSL_IS_TRACE_PAGE (self), NULL);
  return G_LIST_MODEL (self->items);
}

/**
 * hsl_trace_page_get_verdict:
 *
 * Returns: what the last verification found, in words
 */
const char *
hsl_trace_page_get_verdict (HslTracePage *self)
{
  g_return_val_if_fail (HSL_IS_TRACE_PAGE (self), NULL);
  return gtk_label_get_text (self->verdict);
}
