/* hsl-dialogs.c: questions, messages and file choosers
 *
 * The one file with the dialog classes that later versions of GTK and libadwaita replace.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-dialogs"

#include "hsl-dialogs.h"

#include "hsl-config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  HslConfirmFunc  confirm;
  HslFileFunc     file;
  gpointer        user_data;
  GtkFileChooser *chooser; /* owned: it is no widget, nobody else keeps it */
} Ask;

static void
ask_free (gpointer  data,
          GClosure *closure)
{
  Ask *ask = data;

  g_clear_object (&ask->chooser);
  g_free (ask);
}

static GtkWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = widget != NULL ? gtk_widget_get_root (widget) : NULL;

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
on_confirm_response_cb (AdwMessageDialog *dialog,
                        const char       *response,
                        Ask              *ask)
{
  ask->confirm (g_str_equal (response, "accept"), ask->user_data);
}

/**
 * hsl_dialogs_confirm:
 * @parent: a widget of the window that asks
 *
 * Asks, and calls @func with the answer. Escape is a no.
 *
 * Returns: (transfer none): the question, for whom it may become idle before it is answered
 */
GtkWindow *
hsl_dialogs_confirm (GtkWidget         *parent,
                     const HslQuestion *question,
                     HslConfirmFunc     func,
                     gpointer           user_data)
{
  GtkWidget        *widget = adw_message_dialog_new (window_of (parent), question->heading, question->body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  Ask              *ask = g_new0 (Ask, 1);

  ask->confirm = func;
  ask->user_data = user_data;
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "accept", question->accept, NULL);
  adw_message_dialog_set_response_appearance (
      dialog, "accept", question->destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, question->destructive ? "cancel" : "accept");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_confirm_response_cb), ask, ask_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return GTK_WINDOW (dialog);
}

/**
 * hsl_dialogs_show_message:
 *
 * Says something that must be read before going on.
 */
void
hsl_dialogs_show_message (GtkWidget  *parent,
                          const char *heading,
                          const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (window_of (parent), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * hsl_dialogs_show_error:
 * @heading: what could not be done
 */
void
hsl_dialogs_show_error (GtkWidget    *parent,
                        const char   *heading,
                        const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  hsl_dialogs_show_message (parent, heading, error->message);
}

static void
on_file_response_cb (GtkNativeDialog *dialog,
                     int              response,
                     Ask             *ask)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  ask->file (file, ask->user_data);
  g_signal_handlers_disconnect_by_func (dialog, on_file_response_cb, ask);
}

static void
run_chooser (GtkFileChooserNative *chooser,
             HslFileFunc           func,
             gpointer              user_data)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->file = func;
  ask->user_data = user_data;
  ask->chooser = GTK_FILE_CHOOSER (chooser);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_data (chooser, "response", G_CALLBACK (on_file_response_cb), ask, ask_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * hsl_dialogs_save_file:
 * @name: proposed name
 * @func: called with the file, or %NULL
 */
void
hsl_dialogs_save_file (GtkWidget  *parent,
                       const char *title,
                       const char *name,
                       HslFileFunc func,
                       gpointer    user_data)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      title, window_of (parent), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  run_chooser (chooser, func, user_data);
}

/**
 * hsl_dialogs_open_file:
 * @media_types: (nullable): the kinds of file offered, ended by %NULL
 * @func: called with the file, or %NULL
 */
void
hsl_dialogs_open_file (GtkWidget         *parent,
                       const char        *title,
                       const char *const *media_types,
                       HslFileFunc        func,
                       gpointer           user_data)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      title, window_of (parent), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  if (media_types != NULL)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      for (guint i = 0; media_types[i] != NULL; i++)
        gtk_file_filter_add_mime_type (filter, media_types[i]);
      gtk_file_chooser_set_filter (GTK_FILE_CHOOSER (chooser), filter);
    }
  run_chooser (chooser, func, user_data);
}

/**
 * hsl_dialogs_choose_folder:
 * @func: called with the folder, or %NULL
 */
void
hsl_dialogs_choose_folder (GtkWidget  *parent,
                           const char *title,
                           HslFileFunc func,
                           gpointer    user_data)
{
  run_chooser (gtk_file_chooser_native_new (title, window_of (parent), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                            _ ("_Open"), _ ("_Cancel")),
               func, user_data);
}

/**
 * hsl_dialogs_toast:
 * @near: a widget inside the window that has something to say
 *
 * A passing word. Not for anything that must be read: screen readers on the floor do not hear it.
 */
void
hsl_dialogs_toast (GtkWidget  *near,
                   const char *text)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (near, ADW_TYPE_TOAST_OVERLAY);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (text));
}

void
hsl_dialogs_present_about (GtkWindow *parent)
{
  adw_show_about_window (parent, "application-name", _ ("Heshilao"), "application-icon", HSL_APP_ID,
                         "version", HSL_VERSION, "comments",
                         _ ("The mediation desk of a police station or street office: from the first word "
                            "to the archived volume. Works without a network; without a password nobody "
                            "reads a name, a number or a sentence."),
                         "license-type", GTK_LICENSE_GPL_3_0, NULL);
}
