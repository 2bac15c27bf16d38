/* hsl-attachment-view.c: a photo or scan, large
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-attachment-view"

#include "hsl-attachment-view.h"

#include "hsl-attachment-load.h"
#include "hsl-dialogs.h"
#include "hsl-scan-file.h"
#include "hsl-words.h"

#include <glib/gi18n-lib.h>

/* Sharp enough to read a paper, small enough for an old machine. */
#define LARGE 2400

struct _HslAttachmentView
{
  AdwWindow parent_instance;

  /* Owned */
  HslStore      *store;
  HslCase       *on;
  HslAttachment *attachment;
  GBytes        *bytes;
  HslScan       *scan;
  GCancellable  *cancellable;

  guint page;

  /* Template widgets */
  AdwWindowTitle *title;
  GtkWidget      *turning;
  GtkLabel       *place;
  GtkStack       *stack;
  GtkPicture     *picture;
  AdwStatusPage  *status;
};

G_DEFINE_FINAL_TYPE (HslAttachmentView, hsl_attachment_view, ADW_TYPE_WINDOW)

/* The first page is there when the file is; the others are made when somebody turns to them. */
static void
show_page (HslAttachmentView *self,
           GdkTexture        *texture)
{
  guint            n_pages = hsl_scan_get_n_pages (self->scan);
  g_autofree char *place = g_strdup_printf (_ ("page %u of %u"), self->page + 1, n_pages);

  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_label_set_text (self->place, place);
  gtk_widget_set_visible (self->turning, n_pages > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "view.previous", self->page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "view.next", self->page + 1 < n_pages);
}

static void
turn_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HslAttachmentView     *self = HSL_ATTACHMENT_VIEW (widget);
  g_autoptr (GdkTexture) texture = NULL;

  if (self->scan == NULL)
    return;
  self->page += g_str_has_suffix (name, "next") ? 1 : -1;
  texture = hsl_scan_file_make_texture (self->scan, self->page, LARGE);
  show_page (self, texture);
}

static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (HslAttachmentView) self = user_data;
  g_autoptr (GError)            error = NULL;
  g_autoptr (GBytes)            bytes = NULL;
  g_autoptr (HslScan)           scan = NULL;
  g_autoptr (GdkTexture)        texture = hsl_attachment_load_finish (result, &bytes, &scan, &error);

  if (self->picture == NULL)
    return;
  self->bytes = g_steal_pointer (&bytes);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "view.save", self->bytes != NULL);
  self->scan = g_steal_pointer (&scan);
  if (texture != NULL)
    show_page (self, texture);
  else
    adw_status_page_set_description (self->status, error->message);
  gtk_stack_set_visible_child_name (self->stack, texture != NULL ? "picture" : "status");
}

static void
on_file_chosen_cb (GFile   *file,
                   gpointer user_data)
{
  g_autoptr (HslAttachmentView) self = user_data;
  g_autoptr (GError)            error = NULL;

  if (file == NULL || self->bytes == NULL)
    return;
  if (hsl_attachment_view_save (self, file, &error))
    hsl_dialogs_toast (GTK_WIDGET (self->stack), _ ("Copy saved"));
  else
    hsl_dialogs_show_error (GTK_WIDGET (self), _ ("The copy was not saved"), error);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HslAttachmentView *self = HSL_ATTACHMENT_VIEW (widget);

  hsl_dialogs_save_file (widget, _ ("Save a copy"), self->attachment->name, on_file_chosen_cb,
                         g_object_ref (self));
}

static void
hsl_attachment_view_dispose (GObject *object)
{
  HslAttachmentView *self = HSL_ATTACHMENT_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_ATTACHMENT_VIEW);
  g_clear_pointer (&self->scan, hsl_scan_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->attachment, hsl_fact_unref);
  g_clear_pointer (&self->on, hsl_fact_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (hsl_attachment_view_parent_class)->dispose (object);
}

static void
hsl_attachment_view_class_init (HslAttachmentViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_attachment_view_dispose;

  gtk_widget_class_install_action (widget_class, "view.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "view.previous", NULL, turn_action);
  gtk_widget_class_install_action (widget_class, "view.next", NULL, turn_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "view.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "view.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "view.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-attachment-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HslAttachmentView, title);
  gtk_widget_class_bind_template_child (widget_class, HslAttachmentView, turning);
  gtk_widget_class_bind_template_child (widget_class, HslAttachmentView, place);
  gtk_widget_class_bind_template_child (widget_class, HslAttachmentView, stack);
  gtk_widget_class_bind_template_child (widget_class, HslAttachmentView, picture);
  gtk_widget_class_bind_template_child (widget_class, HslAttachmentView, status);
}

static void
hsl_attachment_view_init (HslAttachmentView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "view.save", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "view.previous", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "view.next", FALSE);
}

/**
 * hsl_attachment_view_new:
 * @on: the case it belongs to
 */
GtkWidget *
hsl_attachment_view_new (HslStore      *store,
                         HslCase       *on,
                         HslAttachment *attachment)
{
  HslAttachmentView *self = g_object_new (HSL_TYPE_ATTACHMENT_VIEW, NULL);

  self->store = g_object_ref (store);
  self->on = hsl_fact_ref (on);
  self->attachment = hsl_fact_ref (attachment);
  self->cancellable = g_cancellable_new ();
  gtk_window_set_title (GTK_WINDOW (self), attachment->name);
  adw_window_title_set_title (self->title, attachment->name);
  adw_window_title_set_subtitle (self->title, hsl_words_code (store, "attachment-kind", attachment->kind));
  hsl_attachment_load_async (store, on->fact.uid, attachment->fact.uid, LARGE, self->cancellable,
                             on_loaded_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

void
hsl_attachment_view_present (GtkWidget     *parent,
                             HslStore      *store,
                             HslCase       *on,
                             HslAttachment *attachment)
{
  GtkWidget *view = hsl_attachment_view_new (store, on, attachment);
  GtkRoot   *root = gtk_widget_get_root (parent);

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (view), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (view));
}

gboolean
hsl_attachment_view_is_loaded (HslAttachmentView *self)
{
  return self->bytes != NULL;
}

/**
 * hsl_attachment_view_save:
 * @file: replaced if it is there
 *
 * Saves the bytes as they were attached, whole or not at all.
 */
gboolean
hsl_attachment_view_save (HslAttachmentView *self,
                          GFile             *file,
                          GError           **error)
{
  gsize       size;
  const void *data;

  g_return_val_if_fail (HSL_IS_ATTACHMENT_VIEW (self) && self->bytes != NULL, FALSE);

  data = g_bytes_get_data (self->bytes, &size);
  return g_file_replace_contents (file, data, size, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, NULL, error);
}
