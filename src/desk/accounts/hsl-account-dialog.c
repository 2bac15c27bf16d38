/* hsl-account-dialog.c: makes an account, or changes what it may do or its password
 *
 * One sheet for four tasks: rows that a task does not ask for are not shown. What the store refuses is
 * said above the rows, in its words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-account-dialog"

#include "hsl-account-dialog.h"

#include "hsl-account-words.h"
#include "hsl-action-dialog.h"
#include "hsl-choice-button.h"
#include "hsl-secret.h"

#include <glib/gi18n-lib.h>

struct _HslAccountDialog
{
  AdwWindow parent_instance;

  /* Owned */
  HslStore *store; /* (nullable): once disposed */
  char     *name;  /* (nullable): of the account that is there */

  /* Borrowed */
  HslChoiceButton *worker;

  /* Template Widgets */
  AdwWindowTitle *title;
  GtkWidget      *accept;
  GtkLabel       *problem;
  GtkLabel       *note;
  AdwEntryRow    *name_row;
  AdwActionRow   *worker_row;
  AdwComboRow    *role_row;
  GtkEditable    *old_row;
  GtkEditable    *new_row;
  GtkEditable    *again_row;

  HslAccountTask task;
};

G_DEFINE_FINAL_TYPE (HslAccountDialog, hsl_account_dialog, ADW_TYPE_WINDOW)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What each task asks for and says. */
static const struct
{
  const char *title;
  const char *note;
  const char *password;
  gboolean    name, rights, old_password, new_password;
} tasks[] = {
  [HSL_ACCOUNT_TASK_NEW] = { N_ ("New account"),
                             N_ ("Tell the first password by word of mouth. A chief admits the"
                                 " account, after comparing its fingerprint; at the first sign-in"
                                 " the password has to be changed."),
                             N_ ("First password"), TRUE, TRUE, FALSE, TRUE },
  [HSL_ACCOUNT_TASK_RIGHTS] = { N_ ("Role of the account"),
                                N_ ("A chief has to admit the account again before the change counts."), NULL,
                                FALSE, TRUE, FALSE, FALSE },
  [HSL_ACCOUNT_TASK_RESET] = { N_ ("New first password"),
                               N_ ("For who has forgotten the own one. Nothing that was written is lost; it "
                                   "has to be"
                                   " changed at the next sign-in."),
                               N_ ("First password"), FALSE, FALSE, FALSE, TRUE },
  [HSL_ACCOUNT_TASK_OWN_PASSWORD] = { N_ ("Change the password"),
                                      N_ ("Ten characters or more. A short sentence that only you would say "
                                          "is easy"
                                          " to keep and hard to guess."),
                                      N_ ("New password"), FALSE, FALSE, TRUE, TRUE },
};

/* --- on the database thread --- */

typedef struct
{
  HslAccountTask task;
  char          *name;
  char          *worker; /* (nullable) */
  HslRights      rights;
  HslSecret     *old_password;
  HslSecret     *new_password;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->name);
  g_free (request->worker);
  hsl_secret_unref (request->old_password);
  hsl_secret_unref (request->new_password);
  g_free (request);
}

/* Gives what is to be said afterwards. */
static gpointer
run_request (HslStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Request                   *request = data;
  const char                *new_password = hsl_secret_get_text (request->new_password);
  g_autoptr (HslAccountInfo) info = NULL;
  gboolean                   done = FALSE;

  switch (request->task)
    {
    case HSL_ACCOUNT_TASK_NEW:
      info = hsl_store_add_account (store, request->name, request->worker, request->rights,
                                    new_password, error);
      done = info != NULL;
      break;
    case HSL_ACCOUNT_TASK_RIGHTS:
      done = hsl_store_set_account_rights (store, request->name, request->worker, request->rights, error);
      break;
    case HSL_ACCOUNT_TASK_RESET:
      done = hsl_store_reset_password (store, request->name, new_password, error);
      break;
    case HSL_ACCOUNT_TASK_OWN_PASSWORD:
      done = hsl_store_change_password (store, hsl_secret_get_text (request->old_password), new_password,
                                        error);
      break;
    default:
      g_assert_not_reached ();
    }
  if (!done)
    return NULL;
  return info != NULL ? g_strdup_printf (_ ("Made. Its fingerprint: %s"), info->fingerprint) : g_strdup ("");
}

/* --- the sheet --- */

static void
show_problem (HslAccountDialog *self, const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HslAccountDialog) self = user_data;
  g_autoptr (GError)           error = NULL;
  g_autofree char             *said = hsl_store_run_finish (HSL_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  gtk_widget_set_sensitive (self->accept, TRUE);
  if (said == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  g_signal_emit (self, signals[DONE], 0, said);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_accept_cb (HslAccountDialog *self)
{
  const char *new_password = gtk_editable_get_text (self->new_row);
  Request    *request;

  if (!gtk_widget_get_sensitive (self->accept))
    return;
  if (tasks[self->task].new_password && !g_str_equal (new_password, gtk_editable_get_text (self->again_row)))
    {
      show_problem (self, _ ("The two passwords differ."));
      gtk_widget_grab_focus (GTK_WIDGET (self->again_row));
      return;
    }
  show_problem (self, NULL);
  gtk_widget_set_sensitive (self->accept, FALSE);
  request = g_new0 (Request, 1);
  request->task = self->task;
  request->name = self->name != NULL
                      ? g_strdup (self->name)
                      : g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
  request->worker = g_strdup (hsl_choice_button_get_selected (self->worker));
  request->rights = hsl_account_words_get_role (adw_combo_row_get_selected (self->role_row));
  request->old_password = hsl_secret_new_text (gtk_editable_get_text (self->old_row));
  request->new_password = hsl_secret_new_text (new_password);
  hsl_store_run_async (self->store, run_request, request, request_free, g_free, NULL, on_done_cb,
                       g_object_ref (self));
}

static void
accept_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  on_accept_cb (HSL_ACCOUNT_DIALOG (widget));
}

static void
on_role_cb (HslAccountDialog *self)
{
  guint role = adw_combo_row_get_selected (self->role_row);

  if (role < HSL_N_ROLES)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->role_row), hsl_account_words_role_note (role));
}

static void
add_worker_button (HslAccountDialog *self)
{
  static const HslField    worker = { "worker", NULL, HSL_FIELD_LINK, 0, "worker", 0 };
  g_autoptr (HslFormScope) scope = hsl_form_scope_new_for_store (self->store, NULL);
  GtkWidget               *button;

  button = hsl_choice_button_new (hsl_form_scope_list_choices (scope, &worker), _ ("Choose from the roster"),
                                  TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (hsl_choice_button_get_control (HSL_CHOICE_BUTTON (button))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Who it is"), -1);
  adw_action_row_add_suffix (self->worker_row, button);
  self->worker = HSL_CHOICE_BUTTON (button);
}

static void
add_roles (HslAccountDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < HSL_N_ROLES; i++)
    gtk_string_list_append (names, hsl_account_words_role (i));
  adw_combo_row_set_model (self->role_row, G_LIST_MODEL (names));
  on_role_cb (self);
}

static void
show_task (HslAccountDialog *self)
{
  adw_window_title_set_title (self->title, g_dgettext (GETTEXT_PACKAGE, tasks[self->task].title));
  adw_window_title_set_subtitle (self->title, self->name != NULL ? self->name : "");
  gtk_label_set_text (self->note, g_dgettext (GETTEXT_PACKAGE, tasks[self->task].note));
  gtk_widget_set_visible (GTK_WIDGET (self->name_row), tasks[self->task].name);
  gtk_widget_set_visible (GTK_WIDGET (self->worker_row), tasks[self->task].rights);
  gtk_widget_set_visible (GTK_WIDGET (self->role_row), tasks[self->task].rights);
  gtk_widget_set_visible (GTK_WIDGET (self->old_row), tasks[self->task].old_password);
  gtk_widget_set_visible (GTK_WIDGET (self->new_row), tasks[self->task].new_password);
  gtk_widget_set_visible (GTK_WIDGET (self->again_row), tasks[self->task].new_password);
  if (self->task == HSL_ACCOUNT_TASK_OWN_PASSWORD && hsl_store_must_change_password (self->store))
    {
      adw_window_title_set_title (self->title, _ ("Choose a password of your own"));
      gtk_label_set_text (self->note,
                          _ ("Somebody else chose the password you signed in with, and knows it. Type it"
                             " once more and choose one that only you know: ten characters or more, best a"
                             " short sentence. Then work begins."));
    }
  if (tasks[self->task].password != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->new_row),
                                   g_dgettext (GETTEXT_PACKAGE, tasks[self->task].password));
}

/* Typing begins in the first row that the task asks for. */
static void
focus_first (HslAccountDialog *self)
{
  GtkWidget *rows[] = { GTK_WIDGET (self->name_row), GTK_WIDGET (self->role_row), GTK_WIDGET (self->old_row),
                        GTK_WIDGET (self->new_row) };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (gtk_widget_get_visible (rows[i]))
      {
        gtk_window_set_focus (GTK_WINDOW (self), rows[i]);
        gtk_widget_grab_focus (rows[i]);
        return;
      }
}

/* --- life --- */

static void
hsl_account_dialog_dispose (GObject *object)
{
  HslAccountDialog *self = HSL_ACCOUNT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_ACCOUNT_DIALOG);
  g_clear_object (&self->store);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (hsl_account_dialog_parent_class)->dispose (object);
}

static void
hsl_account_dialog_class_init (HslAccountDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_account_dialog_dispose;

  /**
   * HslAccountDialog::done:
   * @said: what is to be said of it; "" when nothing is
   */
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "form.accept", NULL, accept_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.accept", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-account-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HslAccountDialog, title);
  gtk_widget_class_bind_template_child (widget_class, HslAccountDialog, accept);
  gtk_widget_class_bind_template_child (widget_class, HslAccountDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, HslAccountDialog, note);
  gtk_widget_class_bind_template_child (widget_class, HslAccountDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, HslAccountDialog, worker_row);
  gtk_widget_class_bind_template_child (widget_class, HslAccountDialog, role_row);
  gtk_widget_class_bind_template_child (widget_class, HslAccountDialog, old_row);
  gtk_widget_class_bind_template_child (widget_class, HslAccountDialog, new_row);
  gtk_widget_class_bind_template_child (widget_class, HslAccountDialog, again_row);
  gtk_widget_class_bind_template_callback (widget_class, on_accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_role_cb);
}

static void
hsl_account_dialog_init (HslAccountDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static guint
find_role (HslRights rights)
{
  for (guint i = 0; i < HSL_N_ROLES; i++)
    if ((rights & hsl_account_words_get_role (i)) != 0)
      return i;
  return 0;
}

/**
 * hsl_account_dialog_new:
 * @info: (nullable): the account that is there
 */
GtkWidget *
hsl_account_dialog_new (HslStore *store, HslAccountTask task, const HslAccountInfo *info)
{
  HslAccountDialog *self = g_object_new (HSL_TYPE_ACCOUNT_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->task = task;
  self->name = info != NULL ? g_strdup (info->name) : NULL;
  add_worker_button (self);
  add_roles (self);
  if (info != NULL)
    {
      hsl_choice_button_set_selected (self->worker, info->worker);
      adw_combo_row_set_selected (self->role_row, find_role (info->rights));
    }
  show_task (self);
  focus_first (self);
  return GTK_WIDGET (self);
}
