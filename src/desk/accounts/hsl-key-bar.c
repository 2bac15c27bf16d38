/* hsl-key-bar.c: the keys of the store: whether they are being changed, and the command to
 *
 * Whoever admits accounts changes keys. The work goes on in the store by itself, whichever page is in
 * view; the bar only asks now and then how far it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-key-bar"

#include "hsl-key-bar.h"

#include "hsl-dialogs.h"
#include "hsl-widget.h"

#include <glib/gi18n-lib.h>

#define ASK_AGAIN_MS 500

struct _HslKeyBar
{
  GtkWidget parent_instance;

  /* Owned */
  HslStore *store;
  guint     timeout;
  gulong    changed_handler;

  /* Borrowed */
  GtkProgressBar *progress;
  GtkWidget      *rotate;

  gboolean resealing;
};

G_DEFINE_FINAL_TYPE (HslKeyBar, hsl_key_bar, GTK_TYPE_WIDGET)

/* --- How far it is --- */

typedef struct
{
  gint64 done;
  gint64 total;
} Progress;

static void read_progress (HslKeyBar *self);

static gboolean
on_timeout_cb (gpointer user_data)
{
  HslKeyBar *self = user_data;

  self->timeout = 0;
  if (!hsl_store_is_locked (self->store))
    read_progress (self);
  return G_SOURCE_REMOVE;
}

static void
show_progress (HslKeyBar *self, const Progress *progress)
{
  gboolean         was_resealing = self->resealing;
  g_autofree char *text = NULL;

  self->resealing = progress->total > 0;
  gtk_widget_set_visible (GTK_WIDGET (self->progress), self->resealing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "keys.rotate", !self->resealing);
  if (self->resealing)
    {
      gtk_progress_bar_set_fraction (self->progress,
                                     CLAMP ((double) progress->done / (double) progress->total, 0, 1));
      text = g_strdup_printf (_ ("The contents are being sealed with the new keys: %d %%"),
                              (int) (100 * progress->done / progress->total));
      gtk_progress_bar_set_text (self->progress, text);
      if (self->timeout == 0)
        self->timeout = g_timeout_add (ASK_AGAIN_MS, on_timeout_cb, self);
    }
  else if (was_resealing)
    hsl_dialogs_toast (GTK_WIDGET (self), _ ("Everything is sealed with the new keys"));
}

static gpointer
run_progress (HslStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree Progress *progress = g_new0 (Progress, 1);

  if (!hsl_store_get_resealing (store, &progress->done, &progress->total, error))
    return NULL;
  return g_steal_pointer (&progress);
}

static void
on_progress_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HslKeyBar) self = user_data;
  g_autofree Progress  *progress = hsl_store_run_finish (HSL_STORE (source), result, NULL);

  if (self->store != NULL && progress != NULL)
    show_progress (self, progress);
}

static void
read_progress (HslKeyBar *self)
{
  hsl_store_run_async (self->store, run_progress, NULL, NULL, g_free, NULL, on_progress_cb,
                       g_object_ref (self));
}

/* Somebody else may have changed the keys. */
static void
on_store_changed_cb (HslKeyBar *self, const char *case_uid)
{
  if (case_uid == NULL && self->timeout == 0 && !hsl_store_is_locked (self->store))
    read_progress (self);
}

/* --- Changing them --- */

static gpointer
run_rotate (HslStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return hsl_store_rotate_keys (store, error) ? store : NULL;
}

static void
on_rotated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HslKeyBar) self = user_data;
  g_autoptr (GError)    error = NULL;

  hsl_store_run_finish (HSL_STORE (source), result, &error);
  if (self->store == NULL)
    return;
  if (error != NULL)
    hsl_dialogs_show_error (GTK_WIDGET (self), _ ("The keys are as they were"), error);
  else
    {
      /* A small store may be done before anybody asks. */
      self->resealing = TRUE;
      read_progress (self);
    }
}

static void
on_answer_cb (gboolean accepted, gpointer user_data)
{
  g_autoptr (HslKeyBar) self = user_data;

  if (accepted && self->store != NULL)
    hsl_store_run_async (self->store, run_rotate, NULL, NULL, NULL, NULL, on_rotated_cb, g_object_ref (self));
}

static void
ask (HslKeyBar *self, const char *heading)
{
  HslQuestion question = {
    .heading = heading,
    .body = _ ("What is written from now on is sealed with new keys, which only the accounts that are "
               "admitted now have. What was written before follows in the background; work goes on "
               "meanwhile, and switching off does no harm. Older backups keep the old keys."),
    .accept = _ ("Change the _keys"),
  };

  hsl_dialogs_confirm (GTK_WIDGET (self), &question, on_answer_cb, g_object_ref (self));
}

static void
rotate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask (HSL_KEY_BAR (widget), _ ("Change the keys of the station?"));
}

/**
 * hsl_key_bar_offer:
 * @ended: the name of an account that was ended just now
 *
 * Who had an account may have kept a copy of the file: asks whether the keys are to be changed, or says
 * who can.
 */
void
hsl_key_bar_offer (HslKeyBar *self, const char *ended)
{
  g_autofree char *heading = NULL;

  g_return_if_fail (HSL_IS_KEY_BAR (self) && ended != NULL);

  heading = g_strdup_printf (_ ("“%s” has ended. Change the keys as well?"), ended);
  if (gtk_widget_get_visible (self->rotate) && !self->resealing)
    ask (self, heading);
  else if (!gtk_widget_get_visible (self->rotate))
    hsl_dialogs_show_message (GTK_WIDGET (self), _ ("The account has ended"),
                              _ ("Who kept a copy of the file and knows the old password can still "
                                 "read what is in the copy. A chief can change the keys on this page, "
                                 "so that nothing written from now on opens with the old ones."));
}

/**
 * hsl_key_bar_is_resealing:
 *
 * Returns: whether contents are still being sealed with new keys, as far as the bar knows
 */
gboolean
hsl_key_bar_is_resealing (HslKeyBar *self)
{
  g_return_val_if_fail (HSL_IS_KEY_BAR (self), FALSE);
  return self->resealing;
}

/* --- Life --- */

static void
hsl_key_bar_dispose (GObject *object)
{
  HslKeyBar *self = HSL_KEY_BAR (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_object (&self->store);
  hsl_widget_unparent_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (hsl_key_bar_parent_class)->dispose (object);
}

static void
hsl_key_bar_class_init (HslKeyBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_key_bar_dispose;
  gtk_widget_class_install_action (widget_class, "keys.rotate", NULL, rotate_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
hsl_key_bar_init (HslKeyBar *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_box_layout_set_spacing (layout, 12);
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_progress_bar_set_show_text (self->progress, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->progress), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->progress), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->progress), GTK_WIDGET (self));
  self->rotate = gtk_button_new_with_mnemonic (_ ("Change the _keys…"));
  gtk_widget_set_tooltip_text (self->rotate, _ ("Seal everything with new keys, which accounts that "
                                                "have ended do not have"));
  gtk_widget_set_halign (self->rotate, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->rotate), "keys.rotate");
  gtk_widget_set_parent (self->rotate, GTK_WIDGET (self));
}

/**
 * hsl_key_bar_new:
 * @store: open
 */
GtkWidget *
hsl_key_bar_new (HslStore *store)
{
  HslKeyBar *self = g_object_new (HSL_TYPE_KEY_BAR, NULL);

  self->store = g_object_ref (store);
  gtk_widget_set_visible (self->rotate, (hsl_store_get_permits (store) & HSL_PERMIT_ADMIT) != 0);
  self->changed_handler = g_signal_connect_swapped (store, "changed", G_CALLBACK (on_store_changed_cb), self);
  read_progress (self);
  return GTK_WIDGET (self);
}
