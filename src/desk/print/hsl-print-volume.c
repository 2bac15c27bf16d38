/* hsl-print-volume.c: the whole volume, with what is attached
 *
 * The store's one thread only opens the bytes; making pages of them, which takes longer, happens on another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-print"

#include "hsl-dialogs.h"
#include "hsl-print.h"
#include "hsl-scan.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  HslStore   *store;
  HslCase    *on;
  GPtrArray  *files; /* of GBytes, one for each attachment */
  GHashTable *scans;
  GString    *problems; /* what cannot be shown, and why */
} Loading;

static void
loading_free (gpointer data)
{
  Loading *self = data;

  g_object_unref (self->store);
  hsl_fact_unref (self->on);
  g_ptr_array_unref (self->files);
  g_hash_table_unref (self->scans);
  g_string_free (self->problems, TRUE);
  g_free (self);
}

static gpointer
run_read (HslStore     *store,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Loading *self = data;

  for (guint i = 0; i < self->on->attachments->len; i++)
    {
      const HslFact *attachment = g_ptr_array_index (self->on->attachments, i);
      GBytes        *bytes = hsl_store_read_attachment (store, self->on->fact.uid, attachment->uid, error);

      if (bytes == NULL)
        return NULL;
      g_ptr_array_add (self->files, bytes);
    }
  return self;
}

static void
run_open (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  Loading *self = data;

  for (guint i = 0; i < self->files->len; i++)
    {
      const HslAttachment *attachment = g_ptr_array_index (self->on->attachments, i);
      g_autoptr (GError)   problem = NULL;
      HslScan             *scan = hsl_scan_new (g_ptr_array_index (self->files, i), &problem);

      if (scan == NULL)
        {
          g_string_append_printf (self->problems, "%s%s: %s", self->problems->len > 0 ? "\n" : "",
                                  attachment->name, problem->message);
          continue;
        }
      hsl_scan_prepare (scan);
      g_hash_table_insert (self->scans, g_strdup (attachment->fact.uid), scan);
    }
  g_task_return_boolean (task, TRUE);
}

static void
on_opened_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  GtkWidget         *parent = GTK_WIDGET (source);
  Loading           *self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean           done = g_task_propagate_boolean (G_TASK (result), &error);

  if (gtk_widget_get_root (parent) == NULL)
    return;
  if (!done)
    {
      hsl_dialogs_show_error (parent, _ ("This cannot be printed"), error);
      return;
    }
  hsl_print_show (parent, self->store, &(HslPreviewSource){ .on = self->on, .scans = self->scans });
  if (self->problems->len > 0)
    hsl_dialogs_show_message (parent, _ ("Not everything that is attached can be shown"),
                              self->problems->str);
}

static void
on_read_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError           *error = NULL;

  if (hsl_store_run_finish (HSL_STORE (source), result, &error) != NULL)
    g_task_run_in_thread (task, run_open);
  else
    g_task_return_error (task, error);
}

/**
 * hsl_print_volume:
 *
 * Shows the whole volume in the order of binding: every form that can be printed, and what is attached.
 */
void
hsl_print_volume (GtkWidget *parent,
                  HslStore  *store,
                  HslCase   *on)
{
  Loading *self = g_new0 (Loading, 1);
  GTask   *task = g_task_new (parent, NULL, on_opened_cb, self);

  self->store = g_object_ref (store);
  self->on = hsl_fact_ref (on);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->scans = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) hsl_scan_unref);
  self->problems = g_string_new (NULL);
  g_task_set_task_data (task, self, loading_free);
  hsl_store_run_async (store, run_read, self, NULL, NULL, NULL, on_read_cb, task);
}
