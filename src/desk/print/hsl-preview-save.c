/* hsl-preview-save.c: what the preview shows, as a file
 *
 * A whole volume leaves the program for somebody: that is recorded before there is a file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-preview"

#include "hsl-preview-private.h"

#include "hsl-dialogs.h"

#include <glib/gi18n-lib.h>

static gboolean
is_volume (HslPreview *self)
{
  return self->form == NULL && self->data == NULL;
}

static void
on_file_chosen_cb (GFile   *file,
                   gpointer user_data)
{
  g_autoptr (HslPreview) self = user_data;

  if (file != NULL && self->parts != NULL)
    hsl_preview_save_pdf (self, file);
}

static void
choose_file (HslPreview *self)
{
  g_autofree char *proposed = hsl_press_dup_file_name (adw_window_title_get_title (self->title), self->on);

  hsl_dialogs_save_file (GTK_WIDGET (self), _ ("Save as PDF"), proposed, on_file_chosen_cb,
                         g_object_ref (self));
}

static void
on_export_confirmed_cb (gboolean accepted,
                        gpointer user_data)
{
  g_autoptr (HslPreview) self = user_data;

  if (accepted && self->parts != NULL)
    choose_file (self);
}

/* A whole volume that leaves the program leaves it for somebody. */
static void
ask_for_export (HslPreview *self)
{
  const char      *recipient = gtk_editable_get_text (self->recipient);
  g_autofree char *body = NULL;

  if (*recipient == '\0')
    {
      hsl_dialogs_show_message (GTK_WIDGET (self), _ ("Who gets the volume?"),
                                _ ("Type it under “Given to”: an export is noted with its recipient."));
      gtk_widget_grab_focus (GTK_WIDGET (self->recipient));
      return;
    }
  /* Translators: who gets the volume */
  body = g_strdup_printf (_ ("In the file everything lies open that the program keeps sealed. That it was "
                             "exported for “%s” is recorded."),
                          recipient);
  hsl_dialogs_confirm (GTK_WIDGET (self),
                       &(HslQuestion){ _ ("Export the whole volume?"), body, _ ("Export"), FALSE },
                       on_export_confirmed_cb, g_object_ref (self));
}

/**
 * hsl_preview_ask_for_file:
 *
 * Asks where to save what is shown, and saves it.
 */
void
hsl_preview_ask_for_file (HslPreview *self)
{
  if (is_volume (self))
    ask_for_export (self);
  else
    choose_file (self);
}

static gboolean
write_pdf (HslPreview *self,
           const char *path,
           GError    **error)
{
  HslPages *const *parts = (HslPages **) self->parts->pdata;
  HslContext       context;
  HslPressOrder    order;
  gboolean         done;

  if (!is_volume (self))
    return hsl_pages_join_write_pdf (parts, self->parts->len, path, NULL, error);
  hsl_store_init_context (self->store, &context);
  order = hsl_preview_get_order (self, &context);
  done = hsl_press_write_volume (self->parts, &order, path, error);
  hsl_store_clear_context (&context);
  return done;
}

static void
save_now (HslPreview *self,
          GFile      *file)
{
  g_autoptr (GError) error = NULL;

  if (!write_pdf (self, g_file_peek_path (file), &error))
    {
      hsl_dialogs_show_error (GTK_WIDGET (self), _ ("The PDF was not saved"), error);
      return;
    }
  hsl_print_record_write (hsl_preview_new_record (self), 1, NULL, GTK_WIDGET (self));
  hsl_dialogs_toast (GTK_WIDGET (self->scroller), _ ("Saved as PDF"));
}

typedef struct
{
  HslPreview *preview;
  GFile      *file;
  char       *case_uid;
  char       *told;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->preview);
  g_object_unref (export->file);
  g_free (export->case_uid);
  g_free (export->told);
  g_free (export);
}

static gpointer
run_export (HslStore     *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  const Export *export = data;

  return hsl_store_record (store, export->case_uid, "export", export->told, error) ? store : NULL;
}

static void
on_export_recorded_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  Export *export = user_data;
  HslPreview        *self = export->preview;
  g_autoptr (GError) error = NULL;

  if (hsl_store_run_finish (HSL_STORE (source), result, &error) == NULL && self->parts != NULL)
    hsl_dialogs_show_error (GTK_WIDGET (self), _ ("The PDF was not saved"), error);
  else if (self->parts != NULL)
    save_now (self, export->file);
  export_free (export);
}

/* Whoever may not export leaves no trace of it, and without a trace there is no file. */
static void
export_volume (HslPreview *self,
               GFile      *file)
{
  Export *export = g_new0 (Export, 1);

  export->preview = g_object_ref (self);
  export->file = g_object_ref (file);
  export->case_uid = g_strdup (self->on->fact.uid);
  export->told = g_strconcat ("volume ", gtk_editable_get_text (self->recipient), NULL);
  hsl_store_run_async (self->store, run_export, export, NULL, NULL, NULL, on_export_recorded_cb, export);
}

/**
 * hsl_preview_save_pdf:
 * @file: replaced if it is there
 *
 * Saves what is shown, whole or not at all, and records it; of a whole volume it is recorded first.
 */
void
hsl_preview_save_pdf (HslPreview *self,
                      GFile      *file)
{
  g_return_if_fail (HSL_IS_PREVIEW (self));

  if (g_file_peek_path (file) == NULL)
    hsl_dialogs_show_message (GTK_WIDGET (self), _ ("The PDF was not saved"),
                              _ ("This is not a folder of this computer"));
  else if (is_volume (self))
    export_volume (self, file);
  else
    save_now (self, file);
}
