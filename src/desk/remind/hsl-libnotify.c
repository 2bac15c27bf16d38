/* hsl-libnotify.c: notices by way of the desktop
 *
 * The desktop may have no notification server, or one without buttons: nothing of the program depends on a
 * notice being seen, so failures are noted for who debugs and otherwise ignored.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-libnotify"

#include "hsl-libnotify.h"

#include "hsl-config.h"

#include <glib/gi18n-lib.h>
#include <libnotify/notify.h>

/* What the server says when a notice goes away (freedesktop notification specification). */
#define CLOSED_EXPIRED 1
#define CLOSED_BY_HAND 2

struct _HslLibnotify
{
  GObject parent_instance;

  /* Owned */
  NotifyNotification *notices[HSL_N_REMIND_GROUPS];

  gboolean asked;
  gboolean has_actions;
};

static void hsl_libnotify_iface_init (HslNotifierInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HslLibnotify,
                               hsl_libnotify,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (HSL_TYPE_NOTIFIER, hsl_libnotify_iface_init))

static HslRemindGroup
find_group (HslLibnotify       *self,
            NotifyNotification *notice)
{
  guint group = 0;

  while (group < HSL_N_REMIND_GROUPS && self->notices[group] != notice)
    group++;
  return group;
}

static void
drop (HslLibnotify  *self,
      HslRemindGroup group)
{
  if (self->notices[group] == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->notices[group], self);
  notify_notification_clear_actions (self->notices[group]);
  g_clear_object (&self->notices[group]);
}

static void
answer (HslLibnotify       *self,
        NotifyNotification *notice,
        HslRemindAnswer     with)
{
  HslRemindGroup group = find_group (self, notice);

  /* An answer is followed by "closed": the first word counts. */
  if (group == HSL_N_REMIND_GROUPS)
    return;
  g_object_ref (notice);
  notify_notification_close (notice, NULL);
  drop (self, group);
  hsl_notifier_answered (HSL_NOTIFIER (self), group, with);
  g_object_unref (notice);
}

static void
on_open_cb (NotifyNotification *notice,
            char               *action,
            gpointer            user_data)
{
  answer (user_data, notice, HSL_REMIND_OPENED);
}

static void
on_later_cb (NotifyNotification *notice,
             char               *action,
             gpointer            user_data)
{
  answer (user_data, notice, HSL_REMIND_LATER);
}

static void
on_closed_cb (HslLibnotify       *self,
              NotifyNotification *notice)
{
  int reason = notify_notification_get_closed_reason (notice);

  answer (self, notice, reason == CLOSED_BY_HAND ? HSL_REMIND_CLOSED : HSL_REMIND_EXPIRED);
}

/* libnotify warns when there is no bus; a program that is on it knows that there is one. */
static gboolean
has_bus (void)
{
  GApplication *application = g_application_get_default ();

  return application != NULL && g_application_get_dbus_connection (application) != NULL;
}

static void
ask_server (HslLibnotify *self)
{
  GList *caps;

  if (self->asked)
    return;
  self->asked = TRUE;
  if (!notify_is_initted ())
    notify_init (_ ("Heshilao"));
  caps = notify_get_server_caps ();
  self->has_actions = g_list_find_custom (caps, "actions", (GCompareFunc) g_strcmp0) != NULL;
  g_list_free_full (caps, g_free);
}

static NotifyNotification *
make_notice (HslLibnotify *self)
{
  NotifyNotification *notice = notify_notification_new ("", NULL, HSL_APP_ID);

  notify_notification_set_hint (notice, "desktop-entry", g_variant_new_string (HSL_APP_ID));
  notify_notification_set_category (notice, "x-heshilao.task");
  if (self->has_actions)
    {
      notify_notification_add_action (notice, "default", _ ("Open"), on_open_cb, self, NULL);
      notify_notification_add_action (notice, "open", _ ("Open"), on_open_cb, self, NULL);
      notify_notification_add_action (notice, "later", _ ("Later"), on_later_cb, self, NULL);
    }
  g_signal_connect_swapped (notice, "closed", G_CALLBACK (on_closed_cb), self);
  return notice;
}

static void
hsl_libnotify_show (HslNotifier     *notifier,
                    HslRemindGroup   group,
                    const HslNotice *notice)
{
  HslLibnotify      *self = HSL_LIBNOTIFY (notifier);
  g_autoptr (GError) error = NULL;

  if (!has_bus ())
    return;
  ask_server (self);
  if (self->notices[group] == NULL)
    self->notices[group] = make_notice (self);
  notify_notification_update (self->notices[group], notice->title, notice->body, HSL_APP_ID);
  notify_notification_set_urgency (self->notices[group],
                                   notice->urgent ? NOTIFY_URGENCY_CRITICAL : NOTIFY_URGENCY_NORMAL);
  if (!notify_notification_show (self->notices[group], &error))
    {
      g_debug ("no notice: %s, ignoring", error->message);
      self->asked = FALSE; /* a server may come later */
      drop (self, group);
      hsl_notifier_answered (notifier, group, HSL_REMIND_EXPIRED);
    }
}

static void
hsl_libnotify_withdraw (HslNotifier   *notifier,
                        HslRemindGroup group)
{
  HslLibnotify *self = HSL_LIBNOTIFY (notifier);

  if (self->notices[group] == NULL)
    return;
  notify_notification_close (self->notices[group], NULL);
  drop (self, group);
}

static void
hsl_libnotify_iface_init (HslNotifierInterface *iface)
{
  iface->show = hsl_libnotify_show;
  iface->withdraw = hsl_libnotify_withdraw;
}

static void
hsl_libnotify_dispose (GObject *object)
{
  for (guint i = 0; i < HSL_N_REMIND_GROUPS; i++)
    hsl_libnotify_withdraw (HSL_NOTIFIER (object), i);
  if (HSL_LIBNOTIFY (object)->asked && notify_is_initted ())
    notify_uninit ();
  HSL_LIBNOTIFY (object)->asked = FALSE;
  G_OBJECT_CLASS (hsl_libnotify_parent_class)->dispose (object);
}

static void
hsl_libnotify_class_init (HslLibnotifyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hsl_libnotify_dispose;
}

static void
hsl_libnotify_init (HslLibnotify *self)
{
}

/**
 * hsl_libnotify_new:
 *
 * Returns: (transfer full): a notifier that asks nothing of the desktop until the first notice
 */
HslNotifier *
hsl_libnotify_new (void)
{
  return g_object_new (HSL_TYPE_LIBNOTIFY, NULL);
}
