/* hsl-restore-dialog.c: from a backup to the store in use
 *
 * Asks for what opens the backup and restores it beside the store; whoever listens puts it in its place
 * once it is verified.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-restore-dialog"

#include "hsl-restore-dialog.h"

#include "hsl-backup-file.h"
#include "hsl-restore.h"
#include "hsl-secret.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _HslRestoreDialog
{
  AdwWindow parent_instance;

  /* Owned */
  char              *file;
  char              *to;
  HslBackupManifest *manifest;
  GCancellable      *cancellable; /* (nullable): while it works */

  /* Template Widgets */
  AdwActionRow *contents;
  GtkEditable  *account;
  GtkEditable  *password;
  GtkSwitch    *with_sheet;
  GtkEditable  *recovery;
  GtkEditable  *new_password;
  GtkLabel     *problem;
  GtkWidget    *button;
  GtkSpinner   *spinner;
};

G_DEFINE_FINAL_TYPE (HslRestoreDialog, hsl_restore_dialog, ADW_TYPE_WINDOW)

enum
{
  RESTORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is handed to the thread. */
typedef struct
{
  char      *file;
  char      *to;
  char      *account;
  HslSecret *password;
  HslSecret *recovery; /* (nullable) */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->file);
  g_free (work->to);
  g_free (work->account);
  hsl_secret_unref (work->password);
  hsl_secret_unref (work->recovery);
  g_free (work);
}

static void
show_problem (HslRestoreDialog *self,
              const char       *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static void
set_busy (HslRestoreDialog *self,
          gboolean          busy)
{
  gtk_widget_set_sensitive (self->button, !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

static void
restore_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  Work                         *work = data;
  GError                       *error = NULL;
  HslRestore                    what = { .file = work->file,
                                         .to = work->to,
                                         .account = work->account,
                                         .password = hsl_secret_get_text (work->password) };
  g_autoptr (HslBackupManifest) manifest = NULL;

  if (work->recovery != NULL)
    what.recovery = hsl_secret_get_text (work->recovery);
  manifest = hsl_restore_run (&what, cancellable, &error);
  if (manifest != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_restored_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  HslRestoreDialog  *self = HSL_RESTORE_DIALOG (source);
  g_autoptr (GError) error = NULL;
  gboolean           done = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_object (&self->cancellable);
  if (self->file == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_busy (self, FALSE);
  if (!done)
    {
      show_problem (self, error->message);
      return;
    }
  gtk_editable_set_text (self->password, "");
  gtk_editable_set_text (self->recovery, "");
  gtk_editable_set_text (self->new_password, "");
  g_signal_emit (self, signals[RESTORED], 0, self->to);
  gtk_window_destroy (GTK_WINDOW (self));
}

static const char *
find_problem (HslRestoreDialog *self,
              gboolean          with_sheet)
{
  if (*gtk_editable_get_text (self->account) == '\0')
    return _ ("The account is missing.");
  if (!with_sheet)
    return NULL;
  if (*gtk_editable_get_text (self->recovery) == '\0')
    return _ ("The text of the recovery sheet is missing.");
  if (*gtk_editable_get_text (self->new_password) == '\0')
    return _ ("The new password is missing.");
  return NULL;
}

static void
on_restore_cb (HslRestoreDialog *self)
{
  gboolean          with_sheet = gtk_switch_get_active (self->with_sheet);
  const char       *problem = find_problem (self, with_sheet);
  g_autoptr (GTask) task = NULL;
  Work             *work;

  show_problem (self, problem);
  if (problem != NULL || self->cancellable != NULL)
    return;
  work = g_new0 (Work, 1);
  work->file = g_strdup (self->file);
  work->to = g_strdup (self->to);
  work->account = g_strstrip (g_strdup (gtk_editable_get_text (self->account)));
  work->password =
      hsl_secret_new_text (gtk_editable_get_text (with_sheet ? self->new_password : self->password));
  work->recovery = with_sheet ? hsl_secret_new_text (gtk_editable_get_text (self->recovery)) : NULL;
  self->cancellable = g_cancellable_new ();
  set_busy (self, TRUE);
  task = g_task_new (self, self->cancellable, on_restored_cb, NULL);
  g_task_set_source_tag (task, on_restore_cb);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, restore_in_thread);
}

static void
hsl_restore_dialog_dispose (GObject *object)
{
  HslRestoreDialog *self = HSL_RESTORE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->file, g_free);
  g_clear_pointer (&self->to, g_free);
  g_clear_pointer (&self->manifest, hsl_backup_manifest_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_RESTORE_DIALOG);
  G_OBJECT_CLASS (hsl_restore_dialog_parent_class)->dispose (object);
}

static void
hsl_restore_dialog_class_init (HslRestoreDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_restore_dialog_dispose;

  /* The store is restored to this path, and verified. */
  signals[RESTORED] = g_signal_new ("restored", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-restore-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HslRestoreDialog, contents);
  gtk_widget_class_bind_template_child (widget_class, HslRestoreDialog, account);
  gtk_widget_class_bind_template_child (widget_class, HslRestoreDialog, password);
  gtk_widget_class_bind_template_child (widget_class, HslRestoreDialog, with_sheet);
  gtk_widget_class_bind_template_child (widget_class, HslRestoreDialog, recovery);
  gtk_widget_class_bind_template_child (widget_class, HslRestoreDialog, new_password);
  gtk_widget_class_bind_template_child (widget_class, HslRestoreDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, HslRestoreDialog, button);
  gtk_widget_class_bind_template_child (widget_class, HslRestoreDialog, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_restore_cb);
}

static void
hsl_restore_dialog_init (HslRestoreDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_manifest (HslRestoreDialog *self)
{
  g_autofree char       *day = hsl_day_to_chinese (hsl_minute_get_day (self->manifest->made_at));
  g_autofree char       *title = g_strdup_printf (_ ("%s, %02d:%02d"), day,
                                                  hsl_minute_get_hour (self->manifest->made_at),
                                                  hsl_minute_get_minute (self->manifest->made_at));
  g_autofree char       *cases = NULL;
  g_autofree char       *accounts = NULL;
  g_autofree char       *subtitle = NULL;
  const HslBackupHolder *first;

  cases = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s · %d case", "%s · %d cases",
                                        (gulong) self->manifest->cases),
                           self->manifest->station, (int) self->manifest->cases);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->contents), title);
  accounts = hsl_backup_manifest_dup_accounts (self->manifest);
  subtitle = g_strdup_printf (_ ("%s\nOpens with the passwords of that day of: %s"), cases, accounts);
  adw_action_row_set_subtitle (self->contents, subtitle);
  first = g_ptr_array_index (self->manifest->holders, 0);
  gtk_editable_set_text (self->account, first->account);
}

/**
 * hsl_restore_dialog_new:
 * @file: a sealed backup
 * @to: where nothing is yet
 *
 * Returns: (nullable): a window that asks and restores; %NULL when @file is no backup
 */
GtkWidget *
hsl_restore_dialog_new (const char *file,
                        const char *to,
                        GError    **error)
{
  HslBackupManifest *manifest = hsl_backup_file_read_manifest (file, error);
  HslRestoreDialog  *self;

  if (manifest == NULL || manifest->holders->len == 0)
    {
      g_clear_pointer (&manifest, hsl_backup_manifest_free);
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CORRUPT,
                             _ ("Nobody can open this backup"));
      return NULL;
    }
  self = g_object_new (HSL_TYPE_RESTORE_DIALOG, NULL);
  self->file = g_strdup (file);
  self->to = g_strdup (to);
  self->manifest = manifest;
  show_manifest (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->password));
  return GTK_WIDGET (self);
}
