/* hsl-destroy-question.c: asks in earnest before a volume is destroyed, and destroys it
 *
 * The number has to be typed: a click comes off by itself, a number does not. Afterwards it is said which
 * backups still hold what was destroyed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-destroy-question"

#include "hsl-destroy-question.h"

#include "hsl-application.h"
#include "hsl-dialogs.h"
#include "hsl-store-backup.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *parent; /* weak: the page may be gone before it is done */
  HslStore  *store;
  char      *case_uid;
  char      *wanted; /* what has to be typed */
  GtkWidget *dialog; /* borrowed */
} Question;

/* What is done on the database thread. */
typedef struct
{
  char *case_uid;
  GStrv folders; /* of the backups */
} Deed;

static void
deed_free (gpointer data)
{
  Deed *deed = data;

  g_free (deed->case_uid);
  g_strfreev (deed->folders);
  g_free (deed);
}

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_clear_weak_pointer (&question->parent);
  g_object_unref (question->store);
  g_free (question->case_uid);
  g_free (question->wanted);
  g_free (question);
}

static void
append_holding (GString   *text,
                GPtrArray *holding)
{
  if (holding->len == 0)
    {
      g_string_append (text, _ ("No backup in the folders of the preferences holds it. Copies elsewhere, on "
                                "USB sticks or of before, are not known to the program."));
      return;
    }
  g_string_append (text, _ ("These backups still hold it, sealed, until they are rotated out or deleted:"));
  for (guint i = 0; i < holding->len; i++)
    {
      const HslBackupItem *item = g_ptr_array_index (holding, i);
      g_autofree char     *name = g_path_get_basename (item->path);

      g_string_append_printf (text, "\n• %s", name);
    }
}

/* On the database thread. Returns what is to be told. */
static gpointer
run_destroy (HslStore     *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  const Deed           *deed = data;
  const char *const    *folders = (const char *const *) deed->folders;
  const char *const     case_uids[] = { deed->case_uid, NULL };
  g_autoptr (GPtrArray) entries = hsl_store_destroy_cases (store, case_uids, folders, error);
  g_autoptr (GPtrArray) holding = NULL;
  const HslDestruction *entry;
  gboolean              finished;
  GString              *text;

  if (entries == NULL || !hsl_store_is_destruction_finished (store, &finished, error))
    return NULL;
  entry = g_ptr_array_index (entries, 0);
  holding = hsl_store_list_backups_holding (store, folders, entry->chain_seq, error);
  if (holding == NULL)
    return NULL;
  text = g_string_new (NULL);
  if (!finished)
    g_string_append (text, _ ("Another program reads the store: the file is rewritten when it is opened "
                              "next.\n\n"));
  append_holding (text, holding);
  return g_string_free (text, FALSE);
}

static void
on_destroyed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GtkWidget) parent = user_data;
  g_autoptr (GError)    error = NULL;
  g_autofree char      *text = hsl_store_run_finish (HSL_STORE (source), result, &error);

  if (gtk_widget_get_root (parent) == NULL)
    return;
  if (text != NULL)
    hsl_dialogs_show_message (parent, _ ("The volume is destroyed"), text);
  else
    hsl_dialogs_show_error (parent, _ ("Nothing was destroyed"), error);
}

static void
on_response_cb (Question   *question,
                const char *response)
{
  g_autoptr (GSettings) settings = NULL;
  Deed                 *deed;

  if (!g_str_equal (response, "destroy") || question->parent == NULL)
    return;
  settings = hsl_application_get_settings ();
  deed = g_new0 (Deed, 1);
  deed->case_uid = g_strdup (question->case_uid);
  deed->folders = g_settings_get_strv (settings, "backup-folders");
  hsl_store_run_async (question->store, run_destroy, deed, deed_free, g_free, NULL, on_destroyed_cb,
                       g_object_ref (question->parent));
}

/* Brackets and digits of either width are the same. */
static char *
fold (const char *text)
{
  g_autofree char *bare = g_strstrip (g_strdup (text));

  return g_utf8_normalize (bare, -1, G_NORMALIZE_ALL_COMPOSE);
}

static void
on_typed_cb (GtkEditable *entry,
             Question    *question)
{
  g_autofree char *typed = fold (gtk_editable_get_text (entry));
  g_autofree char *wanted = fold (question->wanted);

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (question->dialog), "destroy",
                                           g_strcmp0 (typed, wanted) == 0);
}

static char *
dup_body (const HslRetentionRow *row,
          const char            *wanted)
{
  return g_strdup_printf (
      _ ("“%s” was to be kept until the end of its period; two persons decided to destroy it. Records, "
         "papers, "
         "attachments and who looked at them go from the store for good: nobody can bring them back. The "
         "register keeps number, type and days.\n\nTo go on, type: %s"),
      row->title, wanted);
}

/**
 * hsl_destroy_question_present:
 * @parent: a widget of the window
 * @row: what two persons decided to destroy
 *
 * Returns: (transfer none): the question
 */
GtkWidget *
hsl_destroy_question_present (GtkWidget             *parent,
                              HslStore              *store,
                              const HslRetentionRow *row)
{
  Question        *question = g_new0 (Question, 1);
  GtkRoot         *root = gtk_widget_get_root (parent);
  GtkWidget       *entry = gtk_entry_new ();
  GtkWidget       *dialog;
  g_autofree char *body = NULL;

  g_set_weak_pointer (&question->parent, parent);
  question->store = g_object_ref (store);
  question->case_uid = g_strdup (row->case_uid);
  question->wanted = g_strdup (row->number != NULL ? row->number : _ ("destroy"));
  body = dup_body (row, question->wanted);
  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                   _ ("Destroy this volume?"), body);
  question->dialog = dialog;
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "destroy",
                                    _ ("_Destroy"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "destroy",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "destroy", FALSE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Case number"),
                                  -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  g_signal_connect (entry, "changed", G_CALLBACK (on_typed_cb), question);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response_cb), question, question_free,
                         G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
