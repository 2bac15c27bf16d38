/* hsl-attachment-card.c: one photo or scan of a case, small
 *
 * The bytes are opened by the store's thread and decoded by another: the window waits for neither.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-attachment-card"

#include "hsl-attachment-card.h"

#include "hsl-attachment-load.h"
#include "hsl-attachment-view.h"
#include "hsl-scan.h"
#include "hsl-veil.h"
#include "hsl-words.h"

#include <glib/gi18n-lib.h>

#define THUMBNAIL 160

struct _HslAttachmentCard
{
  GtkWidget parent_instance;

  /* Owned */
  HslStore      *store;
  HslCase       *on;
  HslAttachment *attachment;
  GCancellable  *cancellable;

  /* Template widgets */
  GtkWidget  *button;
  GtkStack   *stack;
  GtkPicture *picture;
  GtkImage   *icon;
  GtkLabel   *name;
  GtkLabel   *kind;
};

G_DEFINE_FINAL_TYPE (HslAttachmentCard, hsl_attachment_card, GTK_TYPE_WIDGET)

static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (HslAttachmentCard) self = user_data;
  g_autoptr (GError)            error = NULL;
  g_autoptr (GdkTexture)        texture = hsl_attachment_load_finish (result, NULL, NULL, &error);

  if (self->picture == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (texture != NULL)
    {
      gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
      gtk_stack_set_visible_child_name (self->stack, "picture");
    }
  else if (error != NULL)
    {
      gtk_image_set_from_icon_name (self->icon, "dialog-warning-symbolic");
      gtk_widget_set_tooltip_text (self->button, error->message);
    }
}

static void
view_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HslAttachmentCard *self = HSL_ATTACHMENT_CARD (widget);

  hsl_attachment_view_present (widget, self->store, self->on, self->attachment);
}

static void
hsl_attachment_card_dispose (GObject *object)
{
  HslAttachmentCard *self = HSL_ATTACHMENT_CARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_ATTACHMENT_CARD);
  g_clear_pointer (&self->attachment, hsl_fact_unref);
  g_clear_pointer (&self->on, hsl_fact_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (hsl_attachment_card_parent_class)->dispose (object);
}

static void
hsl_attachment_card_class_init (HslAttachmentCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_attachment_card_dispose;

  gtk_widget_class_install_action (widget_class, "attachment.view", NULL, view_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-attachment-card.ui");
  gtk_widget_class_bind_template_child (widget_class, HslAttachmentCard, button);
  gtk_widget_class_bind_template_child (widget_class, HslAttachmentCard, stack);
  gtk_widget_class_bind_template_child (widget_class, HslAttachmentCard, picture);
  gtk_widget_class_bind_template_child (widget_class, HslAttachmentCard, icon);
  gtk_widget_class_bind_template_child (widget_class, HslAttachmentCard, name);
  gtk_widget_class_bind_template_child (widget_class, HslAttachmentCard, kind);
}

static void
hsl_attachment_card_init (HslAttachmentCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* "Identity paper · 张桂英" */
static char *
dup_kind (HslAttachmentCard *self)
{
  const HslAttachment *attachment = self->attachment;
  const HslParty      *party = NULL;
  const char          *kind = hsl_words_code (self->store, "attachment-kind", attachment->kind);

  if (attachment->party != NULL)
    party = hsl_case_find_party (self->on, attachment->party);
  if (party != NULL && party->name != NULL)
    return g_strdup_printf ("%s · %s", kind, party->name);
  if (attachment->note != NULL && *attachment->note != '\0')
    return g_strdup_printf ("%s · %s", kind, attachment->note);
  return g_strdup (kind);
}

/**
 * hsl_attachment_card_new:
 * @on: the case it belongs to
 */
GtkWidget *
hsl_attachment_card_new (HslStore      *store,
                         HslCase       *on,
                         HslAttachment *attachment)
{
  HslAttachmentCard *self = g_object_new (HSL_TYPE_ATTACHMENT_CARD, NULL);
  g_autofree char   *words = NULL;
  g_autofree char   *kind = NULL;
  g_autofree char   *name = NULL;
  g_autofree char   *label = NULL;

  self->store = g_object_ref (store);
  self->on = hsl_fact_ref (on);
  self->attachment = hsl_fact_ref (attachment);
  self->cancellable = g_cancellable_new ();
  words = dup_kind (self);
  kind = hsl_veil_dup_words (on, words);
  name = hsl_veil_dup_words (on, attachment->name);
  label = g_strdup_printf ("%s, %s", kind, name);
  gtk_label_set_text (self->kind, kind);
  gtk_label_set_text (self->name, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (g_strcmp0 (attachment->media_type, HSL_SCAN_PDF) != 0)
    hsl_attachment_load_async (store, on->fact.uid, attachment->fact.uid, THUMBNAIL, self->cancellable,
                               on_loaded_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
