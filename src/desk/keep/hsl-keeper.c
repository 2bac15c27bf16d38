/* hsl-keeper.c: sees to it that the store is backed up
 *
 * Once a day, as soon as somebody has signed in, into the folders of the preferences; in a thread, so that
 * nobody waits. It knows what is overdue and what failed, and says so until it is put right.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-keeper"

#include "hsl-keeper.h"

#include <glib/gi18n-lib.h>

/* A desk that stays open overnight. */
#define LOOK_SECONDS (30 * 60)

struct _HslKeeper
{
  GObject parent_instance;

  /* Owned */
  HslStore     *store;
  GSettings    *settings;
  GCancellable *cancellable; /* (nullable): of the backup that is being made */
  HslKeeping   *keeping;     /* (nullable): not known yet */
  char         *problem;     /* (nullable): of the last backup this program tried */

  gulong   changed_handler;
  guint    look_source;
  HslDay   tried_on; /* one try a day: a stick that is missing is told, not asked for every half hour */
  gboolean asking;
  gboolean automatic;
};

G_DEFINE_FINAL_TYPE (HslKeeper, hsl_keeper, G_TYPE_OBJECT)

enum
{
  CHANGED,
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
tell (HslKeeper *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- making one --- */

static void
back_up_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  HslKeeper     *self = source;
  GError        *error = NULL;
  g_auto (GStrv) files = hsl_store_back_up_to_folders (self->store, data, cancellable, &error);

  if (files != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_backed_up_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  HslKeeper         *self = HSL_KEEPER (source);
  g_autoptr (GError) error = NULL;
  gboolean           done = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_object (&self->cancellable);
  g_free (self->problem);
  self->problem = error != NULL ? g_strdup (error->message) : NULL;
  hsl_keeper_check (self);
  tell (self);
  g_signal_emit (self, signals[FINISHED], 0, done);
}

gboolean
hsl_keeper_has_folders (HslKeeper *self)
{
  g_auto (GStrv) folders = g_settings_get_strv (self->settings, "backup-folders");

  return folders[0] != NULL;
}

/**
 * hsl_keeper_back_up:
 *
 * Begins a backup into every folder; "finished" tells how it ended.
 */
void
hsl_keeper_back_up (HslKeeper *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (HSL_IS_KEEPER (self));

  if (self->cancellable != NULL || !hsl_keeper_has_folders (self))
    return;
  self->cancellable = g_cancellable_new ();
  self->tried_on = hsl_minute_get_day (hsl_store_get_now (self->store));
  task = g_task_new (self, self->cancellable, on_backed_up_cb, NULL);
  g_task_set_source_tag (task, hsl_keeper_back_up);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_settings_get_strv (self->settings, "backup-folders"),
                        (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, back_up_in_thread);
  tell (self);
}

void
hsl_keeper_cancel (HslKeeper *self)
{
  g_return_if_fail (HSL_IS_KEEPER (self));

  g_cancellable_cancel (self->cancellable);
}

gboolean
hsl_keeper_is_busy (HslKeeper *self)
{
  g_return_val_if_fail (HSL_IS_KEEPER (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * hsl_keeper_is_wanted_on_exit:
 *
 * Returns: whether a backup is to be made before the window closes
 */
gboolean
hsl_keeper_is_wanted_on_exit (HslKeeper *self)
{
  g_return_val_if_fail (HSL_IS_KEEPER (self), FALSE);

  return g_settings_get_boolean (self->settings, "backup-on-exit") && hsl_keeper_has_folders (self) &&
         !hsl_store_is_locked (self->store);
}

/* --- knowing what is due --- */

static gpointer
load_keeping (HslStore     *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  return hsl_store_get_keeping (store, error);
}

static gboolean
is_due_today (HslKeeper *self)
{
  HslDay today = hsl_minute_get_day (self->keeping->now);

  return g_settings_get_boolean (self->settings, "backup-daily") && self->tried_on != today &&
         hsl_minute_get_day (self->keeping->backed_up_at) != today;
}

static void
on_keeping_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (HslKeeper)  self = user_data;
  g_autoptr (GError)     error = NULL;
  g_autoptr (HslKeeping) keeping = hsl_store_run_finish (HSL_STORE (source), result, &error);

  self->asking = FALSE;
  /* Nobody is signed in any more: what was known stays. */
  if (keeping == NULL)
    return;
  g_clear_pointer (&self->keeping, hsl_keeping_free);
  self->keeping = g_steal_pointer (&keeping);
  if (self->automatic && self->look_source != 0 && is_due_today (self))
    hsl_keeper_back_up (self);
  tell (self);
}

/**
 * hsl_keeper_check:
 *
 * Looks at what is due, and makes the backup of the day when that is.
 */
void
hsl_keeper_check (HslKeeper *self)
{
  g_return_if_fail (HSL_IS_KEEPER (self));

  if (self->asking || hsl_store_is_locked (self->store))
    return;
  self->asking = TRUE;
  hsl_store_run_async (self->store, load_keeping, NULL, NULL, (GDestroyNotify) hsl_keeping_free, NULL,
                       on_keeping_cb, g_object_ref (self));
}

/**
 * hsl_keeper_get_keeping:
 *
 * Returns: (transfer none) (nullable): how the store is kept, as far as is known yet
 */
const HslKeeping *
hsl_keeper_get_keeping (HslKeeper *self)
{
  g_return_val_if_fail (HSL_IS_KEEPER (self), NULL);

  return self->keeping;
}

/**
 * hsl_keeper_get_problem:
 *
 * Returns: (transfer none) (nullable): why the last backup that this program tried was not made
 */
const char *
hsl_keeper_get_problem (HslKeeper *self)
{
  g_return_val_if_fail (HSL_IS_KEEPER (self), NULL);

  return self->problem;
}

static char *
dup_day (HslMinute at)
{
  return hsl_day_to_chinese (hsl_minute_get_day (at));
}

/**
 * hsl_keeper_dup_notice:
 *
 * Returns: (transfer full) (nullable): what has to be said about backups until it is put right
 */
char *
hsl_keeper_dup_notice (HslKeeper *self)
{
  const HslKeeping *keeping = self->keeping;
  g_autofree char  *day = NULL;

  g_return_val_if_fail (HSL_IS_KEEPER (self), NULL);

  /* Nobody misses a demonstration. */
  if (keeping == NULL || (hsl_store_is_demo (self->store) && !hsl_keeper_has_folders (self)))
    return NULL;
  if (keeping->failure != NULL)
    return g_strdup_printf (_ ("The last backup failed: %s"), keeping->failure);
  if (hsl_keeping_is_backup_overdue (keeping) && !hsl_keeper_has_folders (self))
    return g_strdup (_ ("No folder for backups is chosen: a broken disk would take every record."));
  if (hsl_keeping_is_backup_overdue (keeping))
    {
      if (keeping->backed_up_at == HSL_MINUTE_NONE)
        return g_strdup (_ ("No backup has been made yet."));
      day = dup_day (keeping->backed_up_at);
      return g_strdup_printf (_ ("The last backup is of %s."), day);
    }
  if (!hsl_keeping_is_rehearsal_overdue (keeping))
    return NULL;
  if (keeping->rehearsal_failed)
    return g_strdup_printf (_ ("The last rehearsal failed: %s"), keeping->rehearsal);
  if (keeping->rehearsed_at == HSL_MINUTE_NONE)
    return g_strdup (_ ("No backup has ever been tried: rehearse a restore."));
  day = dup_day (keeping->rehearsed_at);
  return g_strdup_printf (_ ("A restore was last rehearsed on %s: it is time again."), day);
}

/* --- life --- */

static void
on_store_changed_cb (HslKeeper  *self,
                     const char *case_uid)
{
  /* Every commit to a case would be too often; what concerns backups concerns no case. */
  if (case_uid == NULL)
    hsl_keeper_check (self);
}

static gboolean
on_look_cb (gpointer user_data)
{
  hsl_keeper_check (user_data);
  return G_SOURCE_CONTINUE;
}

static void
hsl_keeper_dispose (GObject *object)
{
  HslKeeper *self = HSL_KEEPER (object);

  g_clear_handle_id (&self->look_source, g_source_remove);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (hsl_keeper_parent_class)->dispose (object);
}

static void
hsl_keeper_finalize (GObject *object)
{
  HslKeeper *self = HSL_KEEPER (object);

  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->keeping, hsl_keeping_free);
  g_free (self->problem);
  G_OBJECT_CLASS (hsl_keeper_parent_class)->finalize (object);
}

static void
hsl_keeper_class_init (HslKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hsl_keeper_dispose;
  object_class->finalize = hsl_keeper_finalize;

  /* What is to be shown is another. */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL,
                                   G_TYPE_NONE, 0);
  /* A backup was made (or not). */
  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
hsl_keeper_init (HslKeeper *self)
{
}

/**
 * hsl_keeper_new:
 * @store: somebody has signed in
 * @automatic: whether it makes the backup of the day by itself; one keeper of a store does
 *
 * Returns: (transfer full): a keeper that begins with hsl_keeper_check()
 */
HslKeeper *
hsl_keeper_new (HslStore  *store,
                GSettings *settings,
                gboolean   automatic)
{
  HslKeeper *self = g_object_new (HSL_TYPE_KEEPER, NULL);

  self->store = g_object_ref (store);
  self->settings = g_object_ref (settings);
  self->automatic = automatic;
  self->changed_handler =
      g_signal_connect_swapped (store, "changed", G_CALLBACK (on_store_changed_cb), self);
  self->look_source = g_timeout_add_seconds (LOOK_SECONDS, on_look_cb, self);
  return self;
}
