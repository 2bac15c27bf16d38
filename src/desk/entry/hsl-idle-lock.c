/* hsl-idle-lock.c: locks the desk that nobody sits at
 *
 * Keys, buttons and movements in any window of the program count. What is typed and not saved yet lies
 * sealed in the drafts already; it is there again for who signs in again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-idle-lock"

#include "hsl-idle-lock.h"

#define CHECK_S         10
#define MINUTES_LONGEST 60

struct _HslIdleLock
{
  GObject parent_instance;

  /* Owned */
  GSettings *settings;

  /* Borrowed */
  GListModel *windows; /* of GTK, for good */
  GtkWidget  *window;  /* (nullable): a weak pointer */

  gboolean may_stay_open;
  gint64   last; /* sign of life, monotonic µs */
  guint    source;
};

G_DEFINE_FINAL_TYPE (HslIdleLock, hsl_idle_lock, G_TYPE_OBJECT)

static gboolean
on_event_cb (HslIdleLock *self)
{
  self->last = g_get_monotonic_time ();
  return GDK_EVENT_PROPAGATE;
}

static void
watch (HslIdleLock *self,
       GtkWidget   *window)
{
  GtkEventController *controller;

  if (g_object_get_data (G_OBJECT (window), "hsl-watched") != NULL)
    return;
  g_object_set_data (G_OBJECT (window), "hsl-watched", window);
  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (on_event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (window, controller);
}

static void
on_windows_changed_cb (HslIdleLock *self,
                       guint        position,
                       guint        removed,
                       guint        added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (self->windows, i);

      watch (self, window);
    }
}

/**
 * hsl_idle_lock_check:
 * @now: monotonic time, µs
 *
 * Locks when nobody has touched anything for as long as the settings say.
 */
void
hsl_idle_lock_check (HslIdleLock *self,
                     gint64       now)
{
  int minutes;

  g_return_if_fail (HSL_IS_IDLE_LOCK (self));

  minutes = g_settings_get_int (self->settings, "lock-minutes");
  if (minutes == 0 && !self->may_stay_open)
    minutes = MINUTES_LONGEST;
  if (minutes == 0 || self->window == NULL || now - self->last < minutes * 60 * G_TIME_SPAN_SECOND)
    return;
  self->last = now;
  gtk_widget_activate_action (self->window, "win.lock", NULL);
}

static gboolean
on_check_cb (gpointer user_data)
{
  hsl_idle_lock_check (user_data, g_get_monotonic_time ());
  return G_SOURCE_CONTINUE;
}

/**
 * hsl_idle_lock_stop:
 *
 * Locks no more.
 */
void
hsl_idle_lock_stop (HslIdleLock *self)
{
  g_return_if_fail (HSL_IS_IDLE_LOCK (self));

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_weak_pointer (&self->window);
}

static void
hsl_idle_lock_dispose (GObject *object)
{
  HslIdleLock *self = HSL_IDLE_LOCK (object);

  hsl_idle_lock_stop (self);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (hsl_idle_lock_parent_class)->dispose (object);
}

static void
hsl_idle_lock_class_init (HslIdleLockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hsl_idle_lock_dispose;
}

static void
hsl_idle_lock_init (HslIdleLock *self)
{
  self->last = g_get_monotonic_time ();
}

/**
 * hsl_idle_lock_new:
 * @window: that has the action win.lock
 * @settings: with "lock-minutes"; 0 stands for never, where that is allowed
 * @may_stay_open: nothing of anybody is in sight: a demonstration
 *
 * Returns: (transfer full): watches until it is stopped or gone
 */
HslIdleLock *
hsl_idle_lock_new (GtkWidget *window,
                   GSettings *settings,
                   gboolean   may_stay_open)
{
  HslIdleLock *self = g_object_new (HSL_TYPE_IDLE_LOCK, NULL);

  self->settings = g_object_ref (settings);
  self->may_stay_open = may_stay_open;
  g_set_weak_pointer (&self->window, window);
  self->windows = gtk_window_get_toplevels ();
  g_signal_connect_object (self->windows, "items-changed", G_CALLBACK (on_windows_changed_cb), self,
                           G_CONNECT_SWAPPED);
  on_windows_changed_cb (self, 0, 0, g_list_model_get_n_items (self->windows));
  self->source = g_timeout_add_seconds (CHECK_S, on_check_cb, self);
  return self;
}
