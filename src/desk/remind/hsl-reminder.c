/* hsl-reminder.c: reminds of due and overdue tasks while the program runs
 *
 * It reads numbers only, for which a locked store will do, and says numbers only: what stands on a screen
 * that anybody passes holds no name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-reminder"

#include "hsl-reminder.h"

#include <glib/gi18n-lib.h>

#define LOOK_SECONDS 60

struct _HslReminder
{
  GObject parent_instance;

  /* Owned */
  HslStore    *store;
  HslNotifier *notifier;
  GSettings   *settings;

  HslRemindPlan plan;
  guint         look_source;
  gboolean      asked;
};

G_DEFINE_FINAL_TYPE (HslReminder, hsl_reminder, G_TYPE_OBJECT)

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  HslTaskCounts tasks;
  HslMinute     now;
} Counts;

static gpointer
count_tasks (HslStore     *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  g_autofree Counts *counts = g_new0 (Counts, 1);

  counts->now = hsl_store_get_now (store);
  if (!hsl_store_count_tasks_locked (store, hsl_minute_get_day (counts->now), &counts->tasks, error))
    return NULL;
  return g_steal_pointer (&counts);
}

static void
show (HslReminder   *self,
      HslRemindGroup group,
      guint          n)
{
  g_autofree char *title = NULL;
  HslNotice        notice = { 0 };

  switch (group)
    {
    case HSL_REMIND_OVERDUE:
      title =
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u task is overdue", "%u tasks are overdue", n), n);
      notice.body = _ ("They stand first on the page “Today”.");
      break;
    case HSL_REMIND_SESSIONS:
      title = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u session is planned today", "%u sessions are planned today", n),
          n);
      notice.body = _ ("The page “Today” says when and where.");
      break;
    case HSL_REMIND_DUE:
    case HSL_N_REMIND_GROUPS:
    default:
      title = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u task is due today", "%u tasks are due today", n), n);
      notice.body = _ ("The page “Today” says what is to be done.");
      break;
    }
  notice.title = title;
  notice.urgent = group == HSL_REMIND_OVERDUE;
  hsl_notifier_show (self->notifier, group, &notice);
}

/**
 * hsl_reminder_take_counts:
 * @counts: what there is
 *
 * Shows, changes and takes away notices as these numbers ask for.
 */
void
hsl_reminder_take_counts (HslReminder         *self,
                          const HslTaskCounts *counts,
                          HslMinute            now)
{
  const guint numbers[HSL_N_REMIND_GROUPS] = {
    [HSL_REMIND_OVERDUE] = counts->overdue,
    [HSL_REMIND_DUE] = counts->due,
    [HSL_REMIND_SESSIONS] = counts->sessions,
  };

  g_return_if_fail (HSL_IS_REMINDER (self));

  for (guint group = 0; group < HSL_N_REMIND_GROUPS; group++)
    switch (hsl_remind_plan_next (&self->plan, group, numbers[group], now))
      {
      case HSL_REMIND_SHOW:
        show (self, group, numbers[group]);
        break;
      case HSL_REMIND_WITHDRAW:
        hsl_notifier_withdraw (self->notifier, group);
        break;
      case HSL_REMIND_KEEP:
      default:
        break;
      }
}

static void
on_counted_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (HslReminder) self = user_data;
  g_autoptr (GError)      error = NULL;
  g_autofree Counts      *counts = hsl_store_run_finish (HSL_STORE (source), result, &error);

  self->asked = FALSE;
  if (counts == NULL)
    g_debug ("tasks not counted: %s, ignoring", error->message);
  else if (self->store != NULL)
    hsl_reminder_take_counts (self, &counts->tasks, counts->now);
}

/**
 * hsl_reminder_check:
 *
 * Looks at the tasks now; every minute it does so by itself.
 */
void
hsl_reminder_check (HslReminder *self)
{
  g_return_if_fail (HSL_IS_REMINDER (self));

  if (self->asked || self->store == NULL)
    return;
  self->asked = TRUE;
  hsl_store_run_async (self->store, count_tasks, NULL, NULL, g_free, NULL, on_counted_cb,
                       g_object_ref (self));
}

static gboolean
on_look_cb (gpointer user_data)
{
  hsl_reminder_check (user_data);
  return G_SOURCE_CONTINUE;
}

static void
on_answered_cb (HslReminder *self,
                guint        group,
                guint        answer)
{
  hsl_remind_plan_answer (&self->plan, group, answer, hsl_store_get_now (self->store));
  if (answer == HSL_REMIND_OPENED)
    g_signal_emit (self, signals[OPEN], 0);
}

static void
read_settings (HslReminder *self)
{
  self->plan.on = g_settings_get_boolean (self->settings, "reminders");
  self->plan.quiet_from = g_settings_get_int (self->settings, "quiet-from");
  self->plan.quiet_until = g_settings_get_int (self->settings, "quiet-until");
  self->plan.again_minutes = g_settings_get_int (self->settings, "reminder-minutes");
}

static void
on_settings_changed_cb (HslReminder *self)
{
  read_settings (self);
  hsl_reminder_check (self);
}

static void
hsl_reminder_dispose (GObject *object)
{
  HslReminder *self = HSL_REMINDER (object);

  g_clear_handle_id (&self->look_source, g_source_remove);
  for (guint group = 0; self->notifier != NULL && group < HSL_N_REMIND_GROUPS; group++)
    hsl_notifier_withdraw (self->notifier, group);
  g_clear_object (&self->notifier);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (hsl_reminder_parent_class)->dispose (object);
}

static void
hsl_reminder_class_init (HslReminderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hsl_reminder_dispose;

  /* The user wants to see the tasks. */
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
hsl_reminder_init (HslReminder *self)
{
}

/**
 * hsl_reminder_new:
 * @store: open or locked
 * @notifier: what shows the notices
 * @settings: the preferences
 *
 * Returns: (transfer full): a reminder that looks every minute, but not yet now
 */
HslReminder *
hsl_reminder_new (HslStore    *store,
                  HslNotifier *notifier,
                  GSettings   *settings)
{
  HslReminder *self = g_object_new (HSL_TYPE_REMINDER, NULL);

  self->store = g_object_ref (store);
  self->notifier = g_object_ref (notifier);
  self->settings = g_object_ref (settings);
  read_settings (self);
  g_signal_connect_object (notifier, "answered", G_CALLBACK (on_answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed", G_CALLBACK (on_settings_changed_cb), self, G_CONNECT_SWAPPED);
  self->look_source = g_timeout_add_seconds (LOOK_SECONDS, on_look_cb, self);
  return self;
}
