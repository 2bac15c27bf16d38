/* hsl-store.c: the station's store: its thread, who is signed in, and the door every call passes
 *
 * Rights are checked in hsl_store_call() and nowhere else, before anything is read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-private.h"

#include "hsl-access.h"
#include "hsl-backup.h"
#include "hsl-migration.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (HslStore, hsl_store, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
hsl_store_finalize (GObject *object)
{
  HslStore *self = HSL_STORE (object);

  hsl_store_close (self);
  g_clear_object (&self->thread);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->rules, hsl_rulebook_unref);
  g_clear_pointer (&self->calendars, g_ptr_array_unref);
  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->head, g_free);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (hsl_store_parent_class)->finalize (object);
}

static void
hsl_store_class_init (HslStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hsl_store_finalize;

  /**
   * HslStore::changed:
   * @case_uid: (nullable): the case that changed; %NULL for the station, or for more than one case
   *
   * Emitted after each commit, in the main context that was the default where the store was opened.
   */
  signals[CHANGED] = g_signal_new ("changed", HSL_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1,
                                   G_TYPE_STRING);
}

static void
hsl_store_init (HslStore *self)
{
  g_mutex_init (&self->lock);
  self->context = g_main_context_ref_thread_default ();
  self->calendars = g_ptr_array_new_with_free_func ((GDestroyNotify) hsl_calendar_unref);
}

/* --- signals --- */

typedef struct
{
  GWeakRef store;
  char    *case_uid; /* (nullable) */
} Change;

static gboolean
on_change_idle_cb (gpointer data)
{
  Change              *change = data;
  g_autoptr (HslStore) self = g_weak_ref_get (&change->store);

  if (self != NULL)
    g_signal_emit (self, signals[CHANGED], 0, change->case_uid);
  return G_SOURCE_REMOVE;
}

static void
change_free (gpointer data)
{
  Change *change = data;

  g_weak_ref_clear (&change->store);
  g_free (change->case_uid);
  g_free (change);
}

static void
emit_changed (HslStore   *self,
              const char *case_uid)
{
  g_autoptr (GSource) source = NULL;
  Change             *change;

  /* heshilaoctl has no main loop: nothing is to pile up there. */
  if (!g_signal_has_handler_pending (self, signals[CHANGED], 0, FALSE))
    return;
  change = g_new0 (Change, 1);
  g_weak_ref_init (&change->store, self);
  change->case_uid = g_strdup (case_uid);
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_change_idle_cb, change, change_free);
  g_source_attach (source, self->context);
}

/**
 * hsl_store_set_changed:
 * @case_uid: (nullable): the case that the running call writes to; %NULL for the station
 */
void
hsl_store_set_changed (HslStore   *self,
                       const char *case_uid)
{
  g_free (self->changed);
  self->changed = g_strdup (case_uid != NULL ? case_uid : "");
}

static void
tell_changed (HslStore *self)
{
  g_autofree char *changed = g_steal_pointer (&self->changed);

  if (changed != NULL && !self->in_bulk)
    emit_changed (self, *changed != '\0' ? changed : NULL);
}

/* --- calls --- */

typedef struct
{
  HslStore      *self;
  const HslCall *call;
  gpointer       data;
} Run;

static gboolean
check_rights (HslStore      *self,
              const HslCall *call,
              GError       **error)
{
  if (call->rights == 0)
    return TRUE;
  if (self->chest == NULL)
    {
      g_set_error_literal (error, HSL_STORE_ERROR, HSL_STORE_ERROR_LOCKED, _ ("Nobody has signed in"));
      return FALSE;
    }
  if (self->password_due && !call->even_if_password_due)
    {
      g_set_error_literal (error, HSL_STORE_ERROR, HSL_STORE_ERROR_PASSWORD,
                           _ ("Please choose a password of your own first"));
      return FALSE;
    }
  if ((self->rights & call->rights) != 0 && (call->permits & ~hsl_access_get_permits (self)) == 0)
    return TRUE;
  g_set_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RIGHT, _ ("The account “%s” has no right to do this"),
               self->account);
  return FALSE;
}

/* Inside the transaction. What the call did to the directory is seen by the next, and undone with it. */
static gboolean
on_transaction_cb (HslDb   *db,
                   gpointer data,
                   GError **error)
{
  Run     *run = data;
  gboolean done;

  /* Somebody else may have changed the rights since the door. */
  if (run->call->rights != 0 &&
      (!hsl_store_refresh_keys (run->self, error) || !check_rights (run->self, run->call, error)))
    return FALSE;
  run->self->in_call = TRUE;
  done = run->call->func (run->self, run->data, error);
  if (done && run->self->directory_stale)
    done = hsl_store_load_directory (run->self, error);
  run->self->in_call = FALSE;
  return done;
}

static gboolean
run_write (HslDb   *db,
           Run     *run,
           GError **error)
{
  HslStore *self = run->self;
  gboolean  done = hsl_db_transaction (db, on_transaction_cb, run, error);

  if (!done && self->directory_stale && !hsl_store_load_directory (self, NULL))
    g_warning ("the directory could not be read again");
  self->directory_stale = FALSE;
  if (done)
    {
      hsl_store_note_head (self);
      tell_changed (self);
    }
  else
    {
      g_clear_pointer (&self->last_case, hsl_fact_unref);
      self->key_generation = HSL_KEYS_UNREAD;
    }
  g_clear_pointer (&self->changed, g_free);
  /* A key that was given away, or was never written, is not to stay in hand. */
  if (self->chest != NULL && self->key_generation == HSL_KEYS_UNREAD)
    hsl_store_refresh_keys (self, NULL);
  return done;
}

static gboolean
on_thread_run_cb (HslDb   *db,
                  gpointer data,
                  GError **error)
{
  Run      *run = data;
  HslStore *self = run->self;

  self->rows.db = db;
  if (!check_rights (self, run->call, error))
    return FALSE;
  if (self->in_call || run->call->kind == HSL_CALL_BARE)
    return run->call->func (self, run->data, error);
  if (run->call->kind == HSL_CALL_WRITE)
    return run_write (db, run, error);
  if (hsl_db_is_in_transaction (db))
    return run->call->func (self, run->data, error);
  return hsl_db_snapshot (db, on_transaction_cb, run, error);
}

/**
 * hsl_store_call:
 *
 * Passes one door: on the database thread, with the rights checked, in the transaction it needs. A
 * call inside a call is part of it.
 */
gboolean
hsl_store_call (HslStore      *self,
                const HslCall *call,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Run run = { self, call, data };

  return hsl_db_thread_run (self->thread, on_thread_run_cb, &run, cancellable, error);
}

/**
 * hsl_store_get_db:
 *
 * Returns: (transfer none): the connection, during a call
 */
HslDb *
hsl_store_get_db (HslStore *self)
{
  g_assert (hsl_db_thread_is_current (self->thread));
  return self->rows.db;
}

typedef struct
{
  HslStore      *self;
  HslStoreFunc   func;
  gpointer       data;
  GDestroyNotify data_free;
  GCancellable  *cancellable;
  gpointer       result;
  GDestroyNotify result_free;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->data_free != NULL)
    job->data_free (job->data);
  if (job->result_free != NULL && job->result != NULL)
    job->result_free (job->result);
  g_clear_object (&job->cancellable);
  g_free (job);
}

static gboolean
on_job_run_cb (HslDb   *db,
               gpointer data,
               GError **error)
{
  Job               *job = data;
  g_autoptr (GError) problem = NULL;

  job->self->rows.db = db;
  job->result = job->func (job->self, job->data, job->cancellable, &problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static void
on_job_done_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Job              *job = g_task_get_task_data (task);
  GError           *error = NULL;

  if (hsl_db_thread_run_finish (HSL_DB_THREAD (source), result, &error))
    g_task_return_pointer (task, g_steal_pointer (&job->result), job->result_free);
  else
    g_task_return_error (task, error);
}

/**
 * hsl_store_run_async:
 * @func: runs on the database thread and may call anything of the store; fails by setting an error
 * @data_free: (nullable): frees @data
 * @result_free: (nullable): frees what @func returned when nobody takes it
 *
 * Lets the window work with the store without waiting for it.
 */
void
hsl_store_run_async (HslStore           *self,
                     HslStoreFunc        func,
                     gpointer            data,
                     GDestroyNotify      data_free,
                     GDestroyNotify      result_free,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  GTask *task;
  Job   *job;

  g_return_if_fail (HSL_IS_STORE (self));
  g_return_if_fail (func != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hsl_store_run_async);
  g_task_set_check_cancellable (task, FALSE);
  job = g_new0 (Job, 1);
  job->self = self;
  job->func = func;
  job->data = data;
  job->data_free = data_free;
  job->result_free = result_free;
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  g_task_set_task_data (task, job, job_free);
  hsl_db_thread_run_async (self->thread, on_job_run_cb, job, NULL, cancellable, on_job_done_cb, task);
}

/**
 * hsl_store_run_finish:
 *
 * Returns: (transfer full) (nullable): what the function returned
 */
gpointer
hsl_store_run_finish (HslStore     *self,
                      GAsyncResult *result,
                      GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- who is signed in --- */

static gboolean
do_lock (HslStore *self,
         gpointer  data,
         GError  **error)
{
  hsl_store_forget_identity (self);
  return TRUE;
}

/**
 * hsl_store_lock:
 *
 * Signs out: wipes the keys.
 */
void
hsl_store_lock (HslStore *self)
{
  static const HslCall call = { do_lock, HSL_CALL_BARE, 0 };

  g_return_if_fail (HSL_IS_STORE (self));

  hsl_store_call (self, &call, NULL, NULL, NULL);
  emit_changed (self, NULL);
}

/**
 * hsl_store_close:
 *
 * Signs out and closes the file. What was asked before is done first; what is asked later fails.
 */
void
hsl_store_close (HslStore *self)
{
  g_return_if_fail (HSL_IS_STORE (self));

  if (self->thread == NULL)
    return;
  hsl_store_lock (self);
  hsl_db_thread_close (self->thread);
}

gboolean
hsl_store_is_locked (HslStore *self)
{
  gboolean unlocked;

  g_return_val_if_fail (HSL_IS_STORE (self), TRUE);

  g_mutex_lock (&self->lock);
  unlocked = self->unlocked;
  g_mutex_unlock (&self->lock);
  return !unlocked;
}

gboolean
hsl_store_is_demo (HslStore *self)
{
  g_return_val_if_fail (HSL_IS_STORE (self), FALSE);

  return self->demo;
}

const char *
hsl_store_get_uri (HslStore *self)
{
  g_return_val_if_fail (HSL_IS_STORE (self), NULL);

  return self->uri;
}

/**
 * hsl_store_get_account:
 *
 * Returns: (nullable): who is signed in
 */
const char *
hsl_store_get_account (HslStore *self)
{
  const char *account;

  g_return_val_if_fail (HSL_IS_STORE (self), NULL);

  g_mutex_lock (&self->lock);
  account = self->account;
  g_mutex_unlock (&self->lock);
  return account;
}

/**
 * hsl_store_get_worker:
 *
 * Returns: (nullable): the uid of the worker behind the account
 */
const char *
hsl_store_get_worker (HslStore *self)
{
  const char *worker;

  g_return_val_if_fail (HSL_IS_STORE (self), NULL);

  g_mutex_lock (&self->lock);
  worker = self->worker;
  g_mutex_unlock (&self->lock);
  return worker;
}

/* --- clock, rules, directory --- */

/**
 * hsl_store_set_now:
 * @now: (or %HSL_MINUTE_NONE) what every rule takes for the present; the real clock again
 *
 * Only a demonstration may be moved in time: its activities still carry the real time.
 */
gboolean
hsl_store_set_now (HslStore *self,
                   HslMinute now,
                   GError  **error)
{
  g_return_val_if_fail (HSL_IS_STORE (self), FALSE);

  if (now != HSL_MINUTE_NONE && !self->demo)
    {
      g_set_error_literal (error, HSL_STORE_ERROR, HSL_STORE_ERROR_READ_ONLY,
                           _ ("The clock can be set in demonstration stores only"));
      return FALSE;
    }
  g_mutex_lock (&self->lock);
  self->now = now;
  g_mutex_unlock (&self->lock);
  return TRUE;
}

HslMinute
hsl_store_get_now (HslStore *self)
{
  HslMinute now;

  g_return_val_if_fail (HSL_IS_STORE (self), HSL_MINUTE_NONE);

  g_mutex_lock (&self->lock);
  now = self->now;
  g_mutex_unlock (&self->lock);
  return now != HSL_MINUTE_NONE ? now : hsl_minute_now ();
}

/**
 * hsl_store_ref_directory:
 *
 * Returns: (transfer full): organisations, workers, areas and rooms; empty while nobody has signed in
 */
HslDirectory *
hsl_store_ref_directory (HslStore *self)
{
  HslDirectory *directory;

  g_return_val_if_fail (HSL_IS_STORE (self), NULL);

  g_mutex_lock (&self->lock);
  directory = self->directory != NULL ? hsl_directory_ref (self->directory) : hsl_directory_new ();
  g_mutex_unlock (&self->lock);
  return directory;
}

/**
 * hsl_store_get_codes:
 *
 * Returns: (transfer none): the code lists, good as long as the store
 */
HslCodes *
hsl_store_get_codes (HslStore *self)
{
  g_return_val_if_fail (HSL_IS_STORE (self), NULL);

  return self->rules->codes;
}

/**
 * hsl_store_get_calendar:
 *
 * Returns: (transfer none): the calendar, good as long as the store
 */
HslCalendar *
hsl_store_get_calendar (HslStore *self)
{
  HslCalendar *calendar;

  g_return_val_if_fail (HSL_IS_STORE (self), NULL);

  g_mutex_lock (&self->lock);
  calendar = self->calendar != NULL ? self->calendar : self->rules->calendar;
  g_mutex_unlock (&self->lock);
  return calendar;
}

/**
 * hsl_store_get_clocks:
 *
 * Returns: (transfer none): the clock rules, good as long as the store
 */
HslClockRules *
hsl_store_get_clocks (HslStore *self)
{
  g_return_val_if_fail (HSL_IS_STORE (self), NULL);

  return self->rules->clocks;
}

/**
 * hsl_store_init_context:
 * @out_context: (out): to be cleared with hsl_store_clear_context()
 *
 * Fills what the rules of the core need to check and suggest. It gives no numbers: only the store
 * does, on writing.
 */
void
hsl_store_init_context (HslStore   *self,
                        HslContext *out_context)
{
  g_return_if_fail (HSL_IS_STORE (self));

  *out_context = (HslContext){ 0 };
  out_context->now = hsl_store_get_now (self);
  out_context->codes = hsl_store_get_codes (self);
  out_context->calendar = hsl_store_get_calendar (self);
  out_context->clocks = hsl_store_get_clocks (self);
  out_context->findings = self->rules->findings;
  out_context->directory = hsl_store_ref_directory (self);
  out_context->worker = hsl_store_get_worker (self);
  out_context->account = hsl_store_get_account (self);
  out_context->permits = hsl_store_get_permits (self);
  out_context->rights = hsl_store_is_locked (self) ? 0 : self->rights;
}

void
hsl_store_clear_context (HslContext *context)
{
  if (context->directory != NULL)
    hsl_directory_unref ((HslDirectory *) context->directory);
  *context = (HslContext){ 0 };
}

/* --- bulk --- */

static gboolean
do_bulk_begin (HslStore *self,
               gpointer  data,
               GError  **error)
{
  if (!hsl_db_begin_bulk (hsl_store_get_db (self), error))
    return FALSE;
  self->in_bulk = TRUE;
  return TRUE;
}

/**
 * hsl_store_bulk_begin:
 *
 * Begins one transaction for very many calls: each is still done whole or not at all, but all are kept
 * only at hsl_store_bulk_end(), which is when others hear of them.
 */
gboolean
hsl_store_bulk_begin (HslStore *self,
                      GError  **error)
{
  static const HslCall call = { do_bulk_begin, HSL_CALL_BARE, HSL_RIGHTS_WORK };

  g_return_val_if_fail (HSL_IS_STORE (self), FALSE);

  return hsl_store_call (self, &call, NULL, NULL, error);
}

static gboolean
do_bulk_end (HslStore *self,
             gpointer  data,
             GError  **error)
{
  self->in_bulk = FALSE;
  g_clear_pointer (&self->last_case, hsl_fact_unref);
  if (!hsl_db_end_bulk (hsl_store_get_db (self), TRUE, error))
    return FALSE;
  hsl_store_note_head (self);
  return TRUE;
}

gboolean
hsl_store_bulk_end (HslStore *self,
                    GError  **error)
{
  static const HslCall call = { do_bulk_end, HSL_CALL_BARE, HSL_RIGHTS_WORK };

  g_return_val_if_fail (HSL_IS_STORE (self), FALSE);

  if (!hsl_store_call (self, &call, NULL, NULL, error))
    return FALSE;
  emit_changed (self, NULL);
  return TRUE;
}
