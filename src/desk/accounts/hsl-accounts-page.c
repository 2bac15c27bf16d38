/* hsl-accounts-page.c: who may open the store
 *
 * Who administers makes accounts, who holds the keys admits them: each sees the buttons of its part, and the
 * store refuses the rest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-accounts-page"

#include "hsl-accounts-page.h"

#include "hsl-account-dialog.h"
#include "hsl-account-item.h"
#include "hsl-account-words.h"
#include "hsl-dialogs.h"
#include "hsl-key-bar.h"
#include "hsl-rights-dialog.h"
#include "hsl-text-column.h"
#include "hsl-widget.h"
#include "hsl-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _HslAccountsPage
{
  GtkWidget parent_instance;

  /* Owned */
  HslStore   *store;
  GListStore *items;
  gulong      changed_handler;
  char       *asked; /* (nullable): the account that something is being done to */
  char       *acted; /* (nullable): the one to which it was done just now */

  /* Borrowed */
  GtkSingleSelection *rows;
  HslKeyBar          *keys; /* (nullable): before there is a store */

  /* Template Widgets */
  GtkColumnView *list;
  GtkWidget     *add;
  GtkWidget     *role;
  GtkWidget     *end;
  GtkWidget     *admit;
  GtkWidget     *reset;
  GtkLabel      *detail;
  GtkBox        *foot;
};

G_DEFINE_FINAL_TYPE (HslAccountsPage, hsl_accounts_page, GTK_TYPE_WIDGET)

/* --- Reading --- */

static const HslAccountInfo *
get_selected (HslAccountsPage *self)
{
  HslAccountItem *item = gtk_single_selection_get_selected_item (self->rows);

  return item != NULL ? hsl_account_item_get_info (item) : NULL;
}

static void
on_selected_cb (HslAccountsPage *self)
{
  const HslAccountInfo *info = get_selected (self);
  gboolean              lives = info != NULL && info->state != HSL_ACCOUNT_ENDED;
  gboolean              waits = lives && info->state != HSL_ACCOUNT_ADMITTED;
  g_autofree char      *detail = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.edit", lives);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.end", lives);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.admit", waits);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.reset", lives);
  if (info != NULL)
    detail = g_strdup_printf (_ ("Fingerprint of “%s”: %s"), info->name, info->fingerprint);
  if (info != NULL && info->closed_cases > 0)
    {
      g_autofree char *fingerprint = g_steal_pointer (&detail);
      g_autofree char *closed = hsl_account_words_dup_closed (info);

      detail = g_strjoin ("\n", fingerprint, closed, NULL);
    }
  gtk_label_set_text (self->detail, detail != NULL ? detail : "");
}

/* What could not be given to the account with the rest is said when it matters, once. */
static void
tell_closed (HslAccountsPage *self, const HslAccountInfo *info)
{
  g_autofree char *closed = NULL;

  if (info->closed_cases == 0 || g_strcmp0 (self->acted, info->name) != 0)
    return;
  closed = hsl_account_words_dup_closed (info);
  hsl_dialogs_show_message (GTK_WIDGET (self), _ ("Locked cases stay closed to the account"), closed);
}

static gpointer
read_infos (HslStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return hsl_store_list_account_infos (store, error);
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HslAccountsPage) self = user_data;
  g_autoptr (GPtrArray)       infos = hsl_store_run_finish (HSL_STORE (source), result, NULL);
  guint                       selected;

  if (self->store == NULL || infos == NULL)
    return;
  selected = gtk_single_selection_get_selected (self->rows);
  g_list_store_remove_all (self->items);
  while (infos->len > 0)
    {
      HslAccountInfo            *info = g_ptr_array_steal_index (infos, 0);
      g_autoptr (HslAccountItem) item = hsl_account_item_new (info, self->store);

      g_list_store_append (self->items, item);
      tell_closed (self, info);
    }
  g_clear_pointer (&self->acted, g_free);
  gtk_single_selection_set_selected (self->rows, selected);
  on_selected_cb (self);
}

static void
read_again (HslAccountsPage *self)
{
  hsl_store_run_async (self->store, read_infos, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL,
                       on_read_cb, g_object_ref (self));
}

/* Cases change all the time; accounts seldom do. */
static void
on_store_changed_cb (HslAccountsPage *self, const char *case_uid)
{
  if (case_uid == NULL && !hsl_store_is_locked (self->store))
    read_again (self);
}

/* --- Sheets --- */

static void
on_done_cb (HslAccountsPage *self, const char *said)
{
  g_free (self->acted);
  self->acted = g_steal_pointer (&self->asked);
  if (*said != '\0')
    hsl_dialogs_toast (GTK_WIDGET (self), said);
  read_again (self);
}

static void
present (HslAccountsPage *self, GtkWidget *sheet)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_signal_connect_object (sheet, "done", G_CALLBACK (on_done_cb), self, G_CONNECT_SWAPPED);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (sheet), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (sheet));
}

static void
open_sheet (HslAccountsPage *self, HslAccountTask task)
{
  const HslAccountInfo *info = task == HSL_ACCOUNT_TASK_NEW ? NULL : get_selected (self);

  g_free (self->asked);
  self->asked = info != NULL ? g_strdup (info->name) : NULL;
  if (task == HSL_ACCOUNT_TASK_NEW || info != NULL)
    present (self, hsl_account_dialog_new (self->store, task, info));
}

static void
rights_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HslAccountsPage *self = HSL_ACCOUNTS_PAGE (widget);

  present (self, hsl_rights_dialog_new (self->store));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_sheet (HSL_ACCOUNTS_PAGE (widget), HSL_ACCOUNT_TASK_NEW);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_sheet (HSL_ACCOUNTS_PAGE (widget), HSL_ACCOUNT_TASK_RIGHTS);
}

static void
reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_sheet (HSL_ACCOUNTS_PAGE (widget), HSL_ACCOUNT_TASK_RESET);
}

/* --- Questions --- */

typedef gboolean (*DeedFunc) (HslStore *store, const char *name, const char *fingerprint, GError **error);

typedef struct
{
  HslAccountsPage *self;
  DeedFunc         func;
  char            *name;
  char            *fingerprint;
} Deed;

static void
deed_free (gpointer data)
{
  Deed *deed = data;

  g_object_unref (deed->self);
  g_free (deed->name);
  g_free (deed->fingerprint);
  g_free (deed);
}

static gboolean
end_account (HslStore *store, const char *name, const char *fingerprint, GError **error)
{
  return hsl_store_remove_account (store, name, error);
}

/* Gives the name of who was ended, to whom the keys were known. */
static gpointer
run_deed (HslStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Deed *deed = data;

  if (!deed->func (store, deed->name, deed->fingerprint, error))
    return NULL;
  return deed->func == end_account ? g_strdup (deed->name) : NULL;
}

static void
on_deed_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HslAccountsPage) self = user_data;
  g_autoptr (GError)          error = NULL;
  g_autofree char            *ended = hsl_store_run_finish (HSL_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  if (error != NULL)
    hsl_dialogs_show_error (GTK_WIDGET (self), _ ("The account is as it was"), error);
  else if (ended != NULL)
    hsl_key_bar_offer (self->keys, ended);
  g_free (self->acted);
  self->acted = g_steal_pointer (&self->asked);
  read_again (self);
}

static void
on_answer_cb (gboolean accepted, gpointer user_data)
{
  Deed            *deed = user_data;
  HslAccountsPage *self = deed->self;

  if (accepted && self->store != NULL)
    hsl_store_run_async (self->store, run_deed, deed, deed_free, g_free, NULL, on_deed_done_cb,
                         g_object_ref (self));
  else
    deed_free (deed);
}

static void
ask (HslAccountsPage *self, const HslQuestion *question, DeedFunc func)
{
  const HslAccountInfo *info = get_selected (self);
  Deed                 *deed;

  g_return_if_fail (info != NULL);

  deed = g_new0 (Deed, 1);
  deed->self = g_object_ref (self);
  deed->func = func;
  deed->name = g_strdup (info->name);
  deed->fingerprint = g_strdup (info->fingerprint);
  g_free (self->asked);
  self->asked = g_strdup (info->name);
  hsl_dialogs_confirm (GTK_WIDGET (self), question, on_answer_cb, deed);
}

static void
admit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HslAccountsPage      *self = HSL_ACCOUNTS_PAGE (widget);
  const HslAccountInfo *info = get_selected (self);
  HslQuestion           question = { _ ("Admit this account?"), NULL, _ ("_The same: admit"), FALSE };
  g_autofree char      *body = NULL;

  if (info == NULL)
    return;
  body = g_strdup_printf (_ ("Let “%s” try to sign in on another computer, or after you: the page says a"
                             " fingerprint. Admit only if it is this one:\n\n%s"),
                          info->name, info->fingerprint);
  question.body = body;
  ask (self, &question, hsl_store_admit_account);
}

static void
end_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HslAccountsPage      *self = HSL_ACCOUNTS_PAGE (widget);
  const HslAccountInfo *info = get_selected (self);
  HslQuestion           question = { _ ("End this account?"), NULL, _ ("_End"), TRUE };
  g_autofree char      *body = NULL;

  if (info == NULL)
    return;
  body = g_strdup_printf (
      _ ("“%s” will not be able to sign in any more. What it did stays in the records under its"
         " name. Older backups keep the passwords of their day."),
      info->name);
  question.body = body;
  ask (self, &question, end_account);
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  read_again (HSL_ACCOUNTS_PAGE (widget));
}

static void
on_activate_cb (HslAccountsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self),
                              gtk_widget_get_visible (self->admit) ? "page.admit" : "page.edit", NULL);
}

/* --- Life --- */

static void
hsl_accounts_page_dispose (GObject *object)
{
  HslAccountsPage *self = HSL_ACCOUNTS_PAGE (object);

  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_ACCOUNTS_PAGE);
  hsl_widget_unparent_children (GTK_WIDGET (self));
  g_clear_pointer (&self->asked, g_free);
  g_clear_pointer (&self->acted, g_free);
  g_clear_object (&self->items);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (hsl_accounts_page_parent_class)->dispose (object);
}

static void
hsl_accounts_page_class_init (HslAccountsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_accounts_page_dispose;
  gtk_widget_class_install_action (widget_class, "page.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "page.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "page.end", NULL, end_action);
  gtk_widget_class_install_action (widget_class, "page.admit", NULL, admit_action);
  gtk_widget_class_install_action (widget_class, "page.reset", NULL, reset_action);
  gtk_widget_class_install_action (widget_class, "page.rights", NULL, rights_action);
  gtk_widget_class_install_action (widget_class, "page.refresh", NULL, refresh_action);

  g_type_ensure (HSL_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-accounts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HslAccountsPage, list);
  gtk_widget_class_bind_template_child (widget_class, HslAccountsPage, add);
  gtk_widget_class_bind_template_child (widget_class, HslAccountsPage, role);
  gtk_widget_class_bind_template_child (widget_class, HslAccountsPage, end);
  gtk_widget_class_bind_template_child (widget_class, HslAccountsPage, admit);
  gtk_widget_class_bind_template_child (widget_class, HslAccountsPage, reset);
  gtk_widget_class_bind_template_child (widget_class, HslAccountsPage, detail);
  gtk_widget_class_bind_template_child (widget_class, HslAccountsPage, foot);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
}

static const char *
get_cell_text (gpointer item, guint column)
{
  return hsl_account_item_get_text (item, (HslAccountColumn) column);
}

static void
hsl_accounts_page_init (HslAccountsPage *self)
{
  static const char *const titles[] = { N_ ("Account"), N_ ("Who it is"), N_ ("Role"), N_ ("State") };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (HSL_TYPE_ACCOUNT_ITEM);
  self->rows = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_single_selection_set_can_unselect (self->rows, TRUE);
  gtk_single_selection_set_autoselect (self->rows, FALSE);
  g_signal_connect_object (self->rows, "notify::selected-item", G_CALLBACK (on_selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->list, GTK_SELECTION_MODEL (self->rows));
  g_object_unref (self->rows);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    hsl_text_column_append (self->list, g_dgettext (GETTEXT_PACKAGE, titles[i]), i, get_cell_text);
  on_selected_cb (self);
}

/**
 * hsl_accounts_page_new:
 * @store: open, to an account that makes accounts or admits them
 */
GtkWidget *
hsl_accounts_page_new (HslStore *store)
{
  HslAccountsPage *self = g_object_new (HSL_TYPE_ACCOUNTS_PAGE, NULL);
  HslPermits       permits = hsl_store_get_permits (store);

  self->store = g_object_ref (store);
  self->keys = HSL_KEY_BAR (hsl_key_bar_new (store));
  gtk_box_append (self->foot, GTK_WIDGET (self->keys));
  gtk_widget_set_visible (self->add, (permits & HSL_PERMIT_ACCOUNTS) != 0);
  gtk_widget_set_visible (self->role, (permits & HSL_PERMIT_ACCOUNTS) != 0);
  gtk_widget_set_visible (self->end, (permits & HSL_PERMIT_ACCOUNTS) != 0);
  gtk_widget_set_visible (self->admit, (permits & HSL_PERMIT_ADMIT) != 0);
  gtk_widget_set_visible (self->reset, (permits & HSL_PERMIT_ADMIT) != 0);
  self->changed_handler = g_signal_connect_swapped (store, "changed", G_CALLBACK (on_store_changed_cb), self);
  read_again (self);
  return GTK_WIDGET (self);
}

/**
 * hsl_accounts_page_get_rows:
 *
 * Returns: (transfer none): what is listed and selected
 */
GtkSelectionModel *
hsl_accounts_page_get_rows (HslAccountsPage *self)
{
  g_return_val_if_fail (HSL_IS_ACCOUNTS_PAGE (self), NULL);
  return GTK_SELECTION_MODEL (self->rows);
}

/**
 * hsl_accounts_page_get_keys:
 *
 * Returns: (transfer none): the bar about the keys
 */
HslKeyBar *
hsl_accounts_page_get_keys (HslAccountsPage *self)
{
  g_return_val_if_fail (HSL_IS_ACCOUNTS_PAGE (self), NULL);
  return self->keys;
}
