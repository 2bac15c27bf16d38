/* hsl-draft-bar.c: the line that says that a registration is unfinished
 *
 * What was typed into the sheet and not saved lies sealed in the store, and nobody remembers it after a
 * weekend. The line looks whenever its window comes to the front.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-draft-bar"

#include "hsl-draft-bar.h"

#include "hsl-dialogs.h"
#include "hsl-intake.h"
#include "hsl-widget.h"

#include <glib/gi18n-lib.h>

struct _HslDraftBar
{
  GtkWidget parent_instance;

  /* Owned */
  HslStore     *store;
  GCancellable *cancellable;

  /* Borrowed */
  GtkWindow *window; /* (nullable): in which it is, while it has a root */
  gulong     active_handler;
};

G_DEFINE_FINAL_TYPE (HslDraftBar, hsl_draft_bar, GTK_TYPE_WIDGET)

static gpointer
look (HslStore     *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  g_autoptr (GPtrArray) drafts = hsl_store_list_drafts (store, error);

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    if (g_str_equal (((HslDraft *) g_ptr_array_index (drafts, i))->key, HSL_INTAKE_DRAFT))
      return GINT_TO_POINTER (TRUE);
  return NULL;
}

static gpointer
drop (HslStore     *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  if (!hsl_store_drop_draft (store, HSL_INTAKE_DRAFT, error))
    return NULL;
  return look (store, data, cancellable, error);
}

static void
on_looked_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (HslDraftBar) self = user_data;
  g_autoptr (GError)      error = NULL;
  gpointer                found = hsl_store_run_finish (HSL_STORE (source), result, &error);

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), found != NULL);
}

static void
run (HslDraftBar *self,
     HslStoreFunc func)
{
  hsl_store_run_async (self->store, func, NULL, NULL, NULL, self->cancellable, on_looked_cb,
                       g_object_ref (self));
}

static void
on_active_cb (HslDraftBar *self)
{
  if (self->store != NULL && !hsl_store_is_locked (self->store) && gtk_window_is_active (self->window))
    run (self, look);
}

/**
 * hsl_draft_bar_discard:
 *
 * Forgets the draft, without a question.
 */
void
hsl_draft_bar_discard (HslDraftBar *self)
{
  g_return_if_fail (HSL_IS_DRAFT_BAR (self));
  run (self, drop);
}

static void
on_confirmed_cb (gboolean accepted,
                 gpointer user_data)
{
  g_autoptr (HslDraftBar) self = user_data;

  if (accepted && self->store != NULL)
    hsl_draft_bar_discard (self);
}

static void
on_discard_cb (HslDraftBar *self)
{
  const HslQuestion question = { _ ("Discard what was typed?"),
                                 _ ("The unfinished registration cannot be brought back."), _ ("_Discard"),
                                 TRUE };

  hsl_dialogs_confirm (GTK_WIDGET (self), &question, on_confirmed_cb, g_object_ref (self));
}

static void
on_continue_cb (HslDraftBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.new-case", NULL);
}

static void
hsl_draft_bar_root (GtkWidget *widget)
{
  HslDraftBar *self = HSL_DRAFT_BAR (widget);

  GTK_WIDGET_CLASS (hsl_draft_bar_parent_class)->root (widget);
  self->window = GTK_WINDOW (gtk_widget_get_root (widget));
  self->active_handler =
      g_signal_connect_swapped (self->window, "notify::is-active", G_CALLBACK (on_active_cb), self);
}

static void
hsl_draft_bar_unroot (GtkWidget *widget)
{
  HslDraftBar *self = HSL_DRAFT_BAR (widget);

  g_clear_signal_handler (&self->active_handler, self->window);
  self->window = NULL;
  GTK_WIDGET_CLASS (hsl_draft_bar_parent_class)->unroot (widget);
}

static void
hsl_draft_bar_dispose (GObject *object)
{
  HslDraftBar *self = HSL_DRAFT_BAR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  hsl_widget_unparent_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (hsl_draft_bar_parent_class)->dispose (object);
}

static void
hsl_draft_bar_class_init (HslDraftBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_draft_bar_dispose;
  widget_class->root = hsl_draft_bar_root;
  widget_class->unroot = hsl_draft_bar_unroot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
add_button (HslDraftBar *self,
            const char  *label,
            GCallback    func)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_object (button, "clicked", func, self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
hsl_draft_bar_init (HslDraftBar *self)
{
  GtkWidget *label = gtk_label_new (_ ("There is an unfinished registration."));

  self->cancellable = g_cancellable_new ();
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 8);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hsl-notice");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  add_button (self, _ ("Continue"), G_CALLBACK (on_continue_cb));
  add_button (self, _ ("Discard"), G_CALLBACK (on_discard_cb));
}

/**
 * hsl_draft_bar_new:
 * @store: an open store
 */
GtkWidget *
hsl_draft_bar_new (HslStore *store)
{
  HslDraftBar *self = g_object_new (HSL_TYPE_DRAFT_BAR, NULL);

  self->store = g_object_ref (store);
  run (self, look);
  return GTK_WIDGET (self);
}
