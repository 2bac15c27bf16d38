/* hsl-keep-bar.c: the line that says what is wrong with the backups
 *
 * There while a backup is being made, and while something about them is not as it should be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-keep-bar"

#include "hsl-keep-bar.h"

#include "hsl-widget.h"

#include <glib/gi18n-lib.h>

struct _HslKeepBar
{
  GtkWidget parent_instance;

  /* Owned */
  HslKeeper *keeper;

  /* Borrowed */
  GtkLabel   *label;
  GtkSpinner *spinner;
  GtkWidget  *button;
};

G_DEFINE_FINAL_TYPE (HslKeepBar, hsl_keep_bar, GTK_TYPE_WIDGET)

static void
refresh (HslKeepBar *self)
{
  gboolean         busy = hsl_keeper_is_busy (self->keeper);
  g_autofree char *notice = NULL;

  notice = busy ? g_strdup (_ ("A backup is being made…")) : hsl_keeper_dup_notice (self->keeper);
  gtk_widget_set_visible (GTK_WIDGET (self), notice != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (self->button, !busy);
  gtk_label_set_text (self->label, notice != NULL ? notice : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), notice);
}

static void
hsl_keep_bar_dispose (GObject *object)
{
  HslKeepBar *self = HSL_KEEP_BAR (object);

  if (self->keeper != NULL)
    g_signal_handlers_disconnect_by_data (self->keeper, self);
  g_clear_object (&self->keeper);
  hsl_widget_unparent_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (hsl_keep_bar_parent_class)->dispose (object);
}

static void
hsl_keep_bar_class_init (HslKeepBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hsl_keep_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "hsl-keep-bar");
}

static void
hsl_keep_bar_init (HslKeepBar *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_box_layout_set_spacing (layout, 8);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hsl-notice");
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  self->button = gtk_button_new_with_label (_ ("Backups…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "app.backups");
  gtk_widget_set_parent (GTK_WIDGET (self->spinner), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
hsl_keep_bar_new (HslKeeper *keeper)
{
  HslKeepBar *self = g_object_new (HSL_TYPE_KEEP_BAR, NULL);

  self->keeper = g_object_ref (keeper);
  g_signal_connect_swapped (keeper, "changed", G_CALLBACK (refresh), self);
  refresh (self);
  return GTK_WIDGET (self);
}
