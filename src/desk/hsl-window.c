/* hsl-window.c: the window of the desk
 *
 * It leads from a file to work: no store yet -> set up; locked -> sign in; open -> the pages. Each page is a
 * widget made from one table, the one in view at once, the others when there is nothing else to do; what
 * concerns the page in view is handed on to its "page." actions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-window"

#include "hsl-window.h"

#include "hsl-account-dialog.h"
#include "hsl-application.h"
#include "hsl-cases.h"
#include "hsl-dialogs.h"
#include "hsl-draft-bar.h"
#include "hsl-intake.h"
#include "hsl-keep-bar.h"
#include "hsl-last-backup.h"
#include "hsl-idle-lock.h"
#include "hsl-libnotify.h"
#include "hsl-parts.h"
#include "hsl-reminder.h"
#include "hsl-restoring.h"
#include "hsl-setup.h"
#include "hsl-sign-in.h"
#include "hsl-today.h"

#include <glib/gi18n-lib.h>

struct _HslWindow
{
  AdwApplicationWindow parent_instance;

  /* Owned */
  char        *uri;
  HslStore    *store; /* (nullable): open or locked */
  GSettings   *settings;
  HslReminder *reminder; /* (nullable) */
  HslIdleLock *idle;     /* (nullable): while somebody is signed in */
  HslKeeper   *keeper;   /* (nullable): while somebody is signed in */

  /* Borrowed */
  GtkWidget *intake; /* (nullable): one at a time; a weak pointer */

  /* Template Widgets */
  AdwWindowTitle *title;
  GtkWidget      *new_case;
  GtkStack       *stack;
  GtkSpinner     *spinner;
  AdwStatusPage  *trouble;
  HslParts       *pages;

  HslMinute now; /* HSL_MINUTE_NONE: the clock of the computer */
  gboolean  demo;
};

G_DEFINE_FINAL_TYPE (HslWindow, hsl_window, ADW_TYPE_APPLICATION_WINDOW)

static void show_store (HslWindow *self);
static void show_desk (HslWindow *self);

/* --- Pages --- */

/* What keeps the store safe is told above what is due. */
static void
on_page_made_cb (HslWindow *self, GtkWidget *page)
{
  if (!HSL_IS_TODAY (page))
    return;
  if ((hsl_store_get_permits (self->store) & HSL_PERMIT_REGISTER) != 0)
    hsl_today_add_notice (HSL_TODAY (page), hsl_draft_bar_new (self->store));
  if (self->keeper != NULL)
    hsl_today_add_notice (HSL_TODAY (page), hsl_keep_bar_new (self->keeper));
}

static void
on_page_shown_cb (HslWindow *self, const char *id)
{
  g_settings_set_string (self->settings, "page", id);
}

/**
 * hsl_window_show_page:
 * @id: of a page; one that is not there is ignored
 */
void
hsl_window_show_page (HslWindow *self, const char *id)
{
  g_return_if_fail (HSL_IS_WINDOW (self));

  hsl_parts_show (self->pages, id);
}

/**
 * hsl_window_get_page:
 *
 * Returns: (nullable) (transfer none): the widget of a page, while the store is open
 */
GtkWidget *
hsl_window_get_page (HslWindow *self, const char *id)
{
  g_return_val_if_fail (HSL_IS_WINDOW (self), NULL);

  return hsl_parts_get (self->pages, id);
}

/**
 * hsl_window_open_case:
 * @uid: of a case
 */
void
hsl_window_open_case (HslWindow *self, const char *uid)
{
  GtkWidget *cases;

  g_return_if_fail (HSL_IS_WINDOW (self));

  cases = hsl_window_get_page (self, "cases");
  if (cases == NULL)
    return;
  hsl_window_show_page (self, "cases");
  hsl_cases_open (HSL_CASES (cases), uid);
}

/* --- From a file to work --- */

static void
enable_actions (HslWindow *self)
{
  static const char *const actions[] = {
    "win.search",
    "win.next-step",
    "win.edit",
    "win.reveal",
    "win.print",
    "win.refresh",
    "win.lock",
    "win.password",
    "win.page",
    "win.open-case",
  };
  gboolean open = self->store != NULL && !hsl_store_is_locked (self->store);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], open);
  open = open && (hsl_store_get_permits (self->store) & HSL_PERMIT_REGISTER) != 0;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new-case", open);
  gtk_widget_set_visible (self->new_case, open);
}

static void
replace_entry (HslWindow *self, GtkWidget *page, const char *name)
{
  static const char *const names[] = { "setup", "sign-in" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *old = gtk_stack_get_child_by_name (self->stack, names[i]);

      if (old != NULL)
        gtk_stack_remove (self->stack, old);
    }
  if (page == NULL)
    return;
  gtk_stack_add_named (self->stack, page, name);
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_grab_focus (page);
}

static void
show_trouble (HslWindow *self, const GError *error)
{
  adw_status_page_set_description (self->trouble, error->message);
  gtk_stack_set_visible_child_name (self->stack, "trouble");
}

static void
show_title (HslWindow *self)
{
  g_autoptr (HslDirectory) directory = NULL;
  const HslOrganisation   *station = NULL;
  g_autofree char         *subtitle = NULL;

  if (self->store != NULL && !hsl_store_is_locked (self->store))
    {
      directory = hsl_store_ref_directory (self->store);
      station = hsl_directory_find_organisation (directory, "police-station");
      subtitle = hsl_store_is_demo (self->store) ? g_strdup_printf (_ ("Demonstration: invented people · %s"),
                                                                    hsl_store_get_account (self->store))
                                                 : g_strdup (hsl_store_get_account (self->store));
    }
  adw_window_title_set_title (self->title, station != NULL ? station->name : _ ("Heshilao"));
  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
}

static void
on_reminder_open_cb (HslWindow *self)
{
  hsl_window_show_page (self, "today");
  gtk_window_present (GTK_WINDOW (self));
}

/* It goes on while the store is locked: that something is due is no secret. */
static void
start_reminder (HslWindow *self)
{
  g_autoptr (HslNotifier) notifier = NULL;

  if (self->reminder != NULL)
    return;
  notifier = hsl_libnotify_new ();
  self->reminder = hsl_reminder_new (self->store, notifier, self->settings);
  g_signal_connect_object (self->reminder, "open", G_CALLBACK (on_reminder_open_cb), self, G_CONNECT_SWAPPED);
}

static void
drop_keeper (HslWindow *self)
{
  if (self->keeper != NULL)
    g_object_run_dispose (G_OBJECT (self->keeper));
  g_clear_object (&self->keeper);
}

static void
start_keeper (HslWindow *self)
{
  drop_keeper (self);
  if ((hsl_store_get_permits (self->store) & HSL_PERMIT_BACKUP) == 0)
    return;
  self->keeper = hsl_keeper_new (self->store, self->settings, TRUE);
  hsl_keeper_check (self->keeper);
}

static void
on_own_password_cb (HslWindow *self)
{
  show_desk (self);
}

/* Nothing else can be done with a password that somebody else chose. */
static void
on_password_closed_cb (HslWindow *self)
{
  if (self->store == NULL || hsl_store_is_locked (self->store) ||
      !hsl_store_must_change_password (self->store))
    return;
  hsl_store_lock (self->store);
  show_store (self);
}

static void
ask_own_password (HslWindow *self)
{
  GtkWidget *sheet = hsl_account_dialog_new (self->store, HSL_ACCOUNT_TASK_OWN_PASSWORD, NULL);

  gtk_window_set_transient_for (GTK_WINDOW (sheet), GTK_WINDOW (self));
  if (hsl_store_must_change_password (self->store))
    {
      g_signal_connect_object (sheet, "done", G_CALLBACK (on_own_password_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (sheet, "destroy", G_CALLBACK (on_password_closed_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_window_present (GTK_WINDOW (sheet));
}

static void
show_desk (HslWindow *self)
{
  g_autofree char *page = g_settings_get_string (self->settings, "page");

  if (hsl_store_must_change_password (self->store))
    {
      ask_own_password (self);
      return;
    }
  g_settings_set_string (self->settings, "account", hsl_store_get_account (self->store));
  gtk_stack_set_visible_child_name (self->stack, "desk");
  start_keeper (self);
  hsl_parts_open (self->pages, self->store, page);
  replace_entry (self, NULL, NULL);
  show_title (self);
  enable_actions (self);
  start_reminder (self);
  hsl_reminder_check (self->reminder);
  g_clear_object (&self->idle);
  self->idle = hsl_idle_lock_new (GTK_WIDGET (self), self->settings, hsl_store_is_demo (self->store));
}

static void
on_set_up_cb (HslWindow *self, HslStore *store)
{
  g_set_object (&self->store, store);
  show_desk (self);
}

static void
show_setup (HslWindow *self)
{
  GtkWidget *page = hsl_setup_new (self->uri, self->demo);

  g_signal_connect_object (page, "done", G_CALLBACK (on_set_up_cb), self, G_CONNECT_SWAPPED);
  replace_entry (self, page, "setup");
}

static void
show_sign_in (HslWindow *self)
{
  g_autofree char *account = g_settings_get_string (self->settings, "account");
  GtkWidget       *page = hsl_sign_in_new (self->store, account);

  g_signal_connect_object (page, "signed-in", G_CALLBACK (show_desk), self, G_CONNECT_SWAPPED);
  replace_entry (self, page, "sign-in");
}

static void
show_store (HslWindow *self)
{
  enable_actions (self);
  show_title (self);
  start_reminder (self);
  if (hsl_store_is_locked (self->store))
    show_sign_in (self);
  else
    show_desk (self);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError   *error = NULL;
  HslStore *store = hsl_store_open (data, &error);

  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HslWindow           *self = HSL_WINDOW (source);
  g_autoptr (GError)   error = NULL;
  g_autoptr (HslStore) store = g_task_propagate_pointer (G_TASK (result), &error);

  gtk_spinner_stop (self->spinner);
  if (store != NULL && self->now != HSL_MINUTE_NONE && !hsl_store_set_now (store, self->now, &error))
    g_clear_object (&store);
  if (store != NULL)
    {
      g_set_object (&self->store, store);
      show_store (self);
    }
  else if (g_error_matches (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND))
    show_setup (self);
  else
    show_trouble (self, error);
}

static void
open_uri (HslWindow *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_opened_cb, NULL);

  g_task_set_source_tag (task, open_uri);
  g_task_set_task_data (task, g_strdup (self->uri), g_free);
  gtk_spinner_start (self->spinner);
  g_task_run_in_thread (task, open_in_thread);
}

/* --- Actions --- */

/* Every sheet that is open; what was typed in them lies in the drafts. */
static void
close_sheets (HslWindow *self)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (GTK_IS_WINDOW (l->data) && l->data != (gpointer) self && gtk_widget_get_visible (l->data) &&
        gtk_window_get_transient_for (l->data) != NULL)
      gtk_window_close (l->data);
}

static void
lock_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HslWindow *self = HSL_WINDOW (widget);

  g_clear_object (&self->idle);
  close_sheets (self);
  hsl_parts_close (self->pages);
  drop_keeper (self);
  hsl_store_lock (self->store);
  show_store (self);
}

static void
password_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_own_password (HSL_WINDOW (widget));
}

/* The sheet is a window of its own; a case opened from it shows in this one. */
static void
new_case_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HslWindow *self = HSL_WINDOW (widget);

  if (self->intake == NULL)
    {
      self->intake = hsl_intake_new (self->store);
      g_object_add_weak_pointer (G_OBJECT (self->intake), (gpointer *) &self->intake);
      gtk_window_set_transient_for (GTK_WINDOW (self->intake), GTK_WINDOW (self));
      g_signal_connect_object (self->intake, "registered", G_CALLBACK (hsl_window_open_case), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->intake, "open-case", G_CALLBACK (hsl_window_open_case), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_window_present (GTK_WINDOW (self->intake));
}

static void
open_case_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hsl_window_open_case (HSL_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hsl_window_show_page (HSL_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* Search is for cases, wherever one is. */
static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *cases = hsl_window_get_page (HSL_WINDOW (widget), "cases");

  if (cases == NULL)
    return;
  hsl_window_show_page (HSL_WINDOW (widget), "cases");
  gtk_widget_activate_action (cases, "page.search", NULL);
}

/* win.print -> page.print of the page in view. */
static void
forward_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HslWindow       *self = HSL_WINDOW (widget);
  GtkWidget       *page = hsl_parts_get_visible (self->pages);
  g_autofree char *action = g_strconcat ("page.", name + strlen ("win."), NULL);

  if (page != NULL)
    gtk_widget_activate_action (page, action, NULL);
}

static void
show_grid_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *cases = hsl_window_get_page (HSL_WINDOW (widget), "cases");

  if (cases == NULL)
    return;
  hsl_window_show_page (HSL_WINDOW (widget), "cases");
  hsl_cases_show_grid (HSL_CASES (cases), g_variant_get_string (parameter, NULL));
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hsl_restoring_ask (HSL_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* --- Life --- */

static gboolean
on_close_request_cb (HslWindow *self)
{
  int width, height;

  if (hsl_last_backup_holds (GTK_WINDOW (self), self->keeper))
    return TRUE;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (!gtk_window_is_maximized (GTK_WINDOW (self)) && width > 0 && height > 0)
    {
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
    }
  if (self->intake != NULL)
    gtk_window_close (GTK_WINDOW (self->intake));
  return FALSE;
}

static void
hsl_window_dispose (GObject *object)
{
  HslWindow *self = HSL_WINDOW (object);

  g_clear_weak_pointer (&self->intake);
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_WINDOW);
  g_clear_object (&self->idle);
  if (self->reminder != NULL)
    g_object_run_dispose (G_OBJECT (self->reminder));
  g_clear_object (&self->reminder);
  drop_keeper (self);
  if (self->store != NULL)
    hsl_store_lock (self->store);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (hsl_window_parent_class)->dispose (object);
}

static void
hsl_window_finalize (GObject *object)
{
  g_free (HSL_WINDOW (object)->uri);
  G_OBJECT_CLASS (hsl_window_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new-case", NULL, new_case_action);
  gtk_widget_class_install_action (widget_class, "win.open-case", "s", open_case_action);
  gtk_widget_class_install_action (widget_class, "win.page", "s", page_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.next-step", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "win.edit", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "win.reveal", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "win.refresh", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "win.lock", NULL, lock_action);
  gtk_widget_class_install_action (widget_class, "win.password", NULL, password_action);
  gtk_widget_class_install_action (widget_class, "win.show-grid", "s", show_grid_action);
  gtk_widget_class_install_action (widget_class, "win.restore", "s", restore_action);
}

static void
hsl_window_class_init (HslWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hsl_window_dispose;
  object_class->finalize = hsl_window_finalize;
  install_actions (widget_class);

  g_type_ensure (HSL_TYPE_PARTS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heshilao/Heshilao/ui/hsl-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HslWindow, title);
  gtk_widget_class_bind_template_child (widget_class, HslWindow, new_case);
  gtk_widget_class_bind_template_child (widget_class, HslWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, HslWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, HslWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, HslWindow, pages);
  gtk_widget_class_bind_template_callback (widget_class, on_page_made_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_page_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_close_request_cb);
}

static void
hsl_window_init (HslWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = hsl_application_get_settings ();
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  if (g_settings_get_boolean (self->settings, "large-type"))
    gtk_widget_add_css_class (GTK_WIDGET (self), "hsl-large");
  enable_actions (self);
}

/**
 * hsl_window_new:
 * @uri: (nullable): of the store; %NULL waits for hsl_window_take_store()
 * @demo: whether a store made here is one to play with
 */
HslWindow *
hsl_window_new (GtkApplication *application, const char *uri, gboolean demo)
{
  HslWindow *self = g_object_new (HSL_TYPE_WINDOW, "application", application, NULL);

  self->uri = g_strdup (uri);
  self->demo = demo;
  if (uri != NULL)
    open_uri (self);
  return self;
}

/**
 * hsl_window_set_now:
 * @now: (or %HSL_MINUTE_NONE): what a demonstration takes for the present
 *
 * Holds for the store that is being opened; one that is no demonstration is then not opened.
 */
void
hsl_window_set_now (HslWindow *self, HslMinute now)
{
  g_return_if_fail (HSL_IS_WINDOW (self));
  self->now = now;
}

/**
 * hsl_window_take_store:
 * @store: (transfer none): a store, open or locked
 */
void
hsl_window_take_store (HslWindow *self, HslStore *store)
{
  g_return_if_fail (HSL_IS_WINDOW (self));

  g_set_object (&self->store, store);
  show_store (self);
}

HslStore *
hsl_window_get_store (HslWindow *self)
{
  g_return_val_if_fail (HSL_IS_WINDOW (self), NULL);
  return self->store;
}

/**
 * hsl_window_get_uri:
 *
 * Returns: (nullable): of the store, open or not
 */
const char *
hsl_window_get_uri (HslWindow *self)
{
  g_return_val_if_fail (HSL_IS_WINDOW (self), NULL);
  return self->store != NULL ? hsl_store_get_uri (self->store) : self->uri;
}

/**
 * hsl_window_leave_store:
 *
 * Closes the store, so that another file can take its place; hsl_window_open_again() has to follow.
 */
void
hsl_window_leave_store (HslWindow *self)
{
  g_return_if_fail (HSL_IS_WINDOW (self));

  if (self->intake != NULL)
    gtk_window_close (GTK_WINDOW (self->intake));
  hsl_parts_close (self->pages);
  drop_keeper (self);
  g_clear_object (&self->idle);
  if (self->reminder != NULL)
    g_object_run_dispose (G_OBJECT (self->reminder));
  g_clear_object (&self->reminder);
  if (self->store == NULL)
    return;
  if (self->uri == NULL)
    self->uri = g_strdup (hsl_store_get_uri (self->store));
  hsl_store_close (self->store);
  g_clear_object (&self->store);
}

void
hsl_window_open_again (HslWindow *self)
{
  g_return_if_fail (HSL_IS_WINDOW (self) && self->store == NULL);

  gtk_stack_set_visible_child_name (self->stack, "busy");
  replace_entry (self, NULL, NULL);
  enable_actions (self);
  show_title (self);
  open_uri (self);
}
