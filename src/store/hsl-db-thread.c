/* hsl-db-thread.c: a connection on a thread of its own
 *
 * All work on the connection is functions run on that thread, one after the other. Who calls from elsewhere
 * waits, or is called back in its own main context; who calls from the thread itself is served at once.
 *
 * Every job in the queue holds a reference to the object, through the waiting caller or through its GTask.
 * So the queue is empty when the object is finalized; and as the last reference may be dropped on the thread
 * itself, finalizing there must not wait for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-db-thread"

#include "hsl-db-thread.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  HslDbFunc     func; /* %NULL: the thread ends */
  gpointer      data;
  GCancellable *cancellable;

  /* Who waits: either a task, or a caller for the three fields below */
  GTask   *task;
  gboolean is_done;
  gboolean succeeded;
  GError  *error;
} Job;

/* Shared by the object and the thread; the thread may outlive the object. */
typedef struct
{
  gatomicrefcount ref_count;
  GMutex          lock;
  GCond           job_done;
  GAsyncQueue    *jobs;
  gboolean        closed; /* under @lock */
  GThread        *owner;  /* borrowed, only to compare */

  /* For the opening; @db for the thread alone afterwards */
  const char   *uri;
  HslDbFlags    flags;
  HslDbOpenFunc open;
  gboolean      opened;
  GError       *open_error;
  HslDb        *db;
} Worker;

struct _HslDbThread
{
  GObject parent_instance;

  /* Owned */
  Worker  *worker;
  GThread *thread;
};

G_DEFINE_FINAL_TYPE (HslDbThread, hsl_db_thread, G_TYPE_OBJECT)

static Worker *
worker_ref (Worker *worker)
{
  g_atomic_ref_count_inc (&worker->ref_count);
  return worker;
}

static void
worker_unref (Worker *worker)
{
  if (!g_atomic_ref_count_dec (&worker->ref_count))
    return;

  g_assert (worker->db == NULL);
  g_async_queue_unref (worker->jobs);
  g_mutex_clear (&worker->lock);
  g_cond_clear (&worker->job_done);
  g_free (worker);
}

static gboolean
run_func (Worker       *worker,
          HslDbFunc     func,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  gboolean done;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  hsl_db_set_cancellable (worker->db, cancellable);
  done = func (worker->db, data, error);
  hsl_db_set_cancellable (worker->db, NULL);
  return done;
}

static void
run_job (Worker *worker,
         Job    *job)
{
  GError  *error = NULL;
  gboolean done = run_func (worker, job->func, job->data, job->cancellable, &error);

  if (job->task != NULL)
    {
      if (done)
        g_task_return_boolean (job->task, TRUE);
      else
        g_task_return_error (job->task, error);
      g_object_unref (job->task);
      g_free (job);
      return;
    }

  /* The job is on the stack of who waits, and gone once the lock is. */
  g_mutex_lock (&worker->lock);
  job->succeeded = done;
  job->error = error;
  job->is_done = TRUE;
  g_cond_broadcast (&worker->job_done);
  g_mutex_unlock (&worker->lock);
}

static gpointer
thread_main (gpointer data)
{
  Worker *worker = data;
  GError *error = NULL;
  HslDb  *db = worker->open (worker->uri, worker->flags, &error);

  g_mutex_lock (&worker->lock);
  worker->db = db;
  worker->owner = g_thread_self ();
  worker->open_error = error;
  worker->opened = TRUE;
  worker->closed = db == NULL;
  g_cond_broadcast (&worker->job_done);
  g_mutex_unlock (&worker->lock);

  while (db != NULL)
    {
      Job *job = g_async_queue_pop (worker->jobs);

      if (job->func == NULL)
        {
          g_free (job);
          break;
        }
      run_job (worker, job);
    }
  hsl_db_close (db);
  worker->db = NULL;
  worker_unref (worker);
  return NULL;
}

static gboolean
is_thread (HslDbThread *self)
{
  return self->worker->owner == g_thread_self ();
}

/* %FALSE when the connection is closed: then @job will never run. */
static gboolean
push_job (Worker *worker,
          Job    *job)
{
  gboolean is_end = job->func == NULL;
  gboolean open;

  /* Once pushed, the job belongs to the thread. */
  g_mutex_lock (&worker->lock);
  open = !worker->closed;
  if (open)
    g_async_queue_push (worker->jobs, job);
  worker->closed = worker->closed || is_end;
  g_mutex_unlock (&worker->lock);
  return open;
}

static void
set_closed (GError **error)
{
  g_set_error_literal (error, HSL_STORE_ERROR, HSL_STORE_ERROR_FAILED, _ ("The store has been closed"));
}

static void
hsl_db_thread_finalize (GObject *object)
{
  HslDbThread *self = HSL_DB_THREAD (object);

  if (self->worker != NULL)
    {
      hsl_db_thread_close (self);
      if (self->thread != NULL)
        g_thread_unref (self->thread);
      worker_unref (self->worker);
    }
  G_OBJECT_CLASS (hsl_db_thread_parent_class)->finalize (object);
}

static void
hsl_db_thread_class_init (HslDbThreadClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hsl_db_thread_finalize;
}

static void
hsl_db_thread_init (HslDbThread *self)
{
}

/**
 * hsl_db_thread_new:
 * @open: (nullable): what opens @uri on the thread: hsl_db_open(), or a function that also brings the
 *   database up to date
 *
 * Waits until the database is open.
 *
 * Returns: (transfer full): the thread; %NULL when the database cannot be opened
 */
HslDbThread *
hsl_db_thread_new (const char   *uri,
                   HslDbFlags    flags,
                   HslDbOpenFunc open,
                   GError      **error)
{
  HslDbThread *self;
  Worker      *worker;
  GError      *open_error;

  g_return_val_if_fail (uri != NULL, NULL);

  worker = g_new0 (Worker, 1);
  g_atomic_ref_count_init (&worker->ref_count);
  g_mutex_init (&worker->lock);
  g_cond_init (&worker->job_done);
  worker->jobs = g_async_queue_new ();
  worker->uri = uri;
  worker->flags = flags;
  worker->open = open != NULL ? open : hsl_db_open;

  self = g_object_new (HSL_TYPE_DB_THREAD, NULL);
  self->worker = worker;
  self->thread = g_thread_new ("hsl-db", thread_main, worker_ref (worker));

  g_mutex_lock (&worker->lock);
  while (!worker->opened)
    g_cond_wait (&worker->job_done, &worker->lock);
  worker->uri = NULL;
  open_error = g_steal_pointer (&worker->open_error);
  g_mutex_unlock (&worker->lock);

  if (open_error == NULL)
    return self;
  g_propagate_error (error, open_error);
  g_object_unref (self);
  return NULL;
}

/**
 * hsl_db_thread_close:
 *
 * Closes the connection after the work that waits for it, and waits until it is closed. Later work fails.
 */
void
hsl_db_thread_close (HslDbThread *self)
{
  Job     *end;
  GThread *thread;

  g_return_if_fail (HSL_IS_DB_THREAD (self));

  end = g_new0 (Job, 1);
  if (!push_job (self->worker, end))
    g_free (end);

  /* On the thread itself the connection closes when the present work is done. */
  if (is_thread (self))
    return;
  g_mutex_lock (&self->worker->lock);
  thread = g_steal_pointer (&self->thread);
  g_mutex_unlock (&self->worker->lock);
  if (thread != NULL)
    g_thread_join (thread);
}

/**
 * hsl_db_thread_is_current:
 *
 * Returns: whether this is the thread of the connection
 */
gboolean
hsl_db_thread_is_current (HslDbThread *self)
{
  g_return_val_if_fail (HSL_IS_DB_THREAD (self), FALSE);

  return is_thread (self);
}

/**
 * hsl_db_thread_run:
 * @cancellable: (nullable): stops the work, a running query too
 *
 * Runs @func on the thread and waits for it. On the thread itself it runs at once, under the cancellable of
 * the work it is part of.
 *
 * Returns: what @func returned
 */
gboolean
hsl_db_thread_run (HslDbThread  *self,
                   HslDbFunc     func,
                   gpointer      data,
                   GCancellable *cancellable,
                   GError      **error)
{
  Job job = { func, data, cancellable };

  g_return_val_if_fail (HSL_IS_DB_THREAD (self) && func != NULL, FALSE);

  if (is_thread (self))
    return func (self->worker->db, data, error);
  if (!push_job (self->worker, &job))
    {
      set_closed (error);
      return FALSE;
    }

  g_mutex_lock (&self->worker->lock);
  while (!job.is_done)
    g_cond_wait (&self->worker->job_done, &self->worker->lock);
  g_mutex_unlock (&self->worker->lock);

  if (job.error != NULL)
    g_propagate_error (error, job.error);
  return job.succeeded;
}

/**
 * hsl_db_thread_run_async:
 * @data: both what @func needs and where it puts what it finds
 * @data_free: (nullable): frees @data after @callback, on either thread
 * @callback: (nullable): called in the main context of the caller
 *
 * Runs @func on the thread.
 */
void
hsl_db_thread_run_async (HslDbThread        *self,
                         HslDbFunc           func,
                         gpointer            data,
                         GDestroyNotify      data_free,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree Job   *job = NULL;
  GError           *error = NULL;

  g_return_if_fail (HSL_IS_DB_THREAD (self) && func != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hsl_db_thread_run_async);
  g_task_set_task_data (task, data, data_free);
  /* What was committed before the cancel is told as done. */
  g_task_set_check_cancellable (task, FALSE);

  job = g_new0 (Job, 1);
  job->func = func;
  job->data = data;
  job->cancellable = g_task_get_cancellable (task);
  job->task = g_object_ref (task);
  if (push_job (self->worker, job))
    {
      (void) g_steal_pointer (&job);
      return;
    }
  g_object_unref (job->task);
  set_closed (&error);
  g_task_return_error (task, error);
}

/**
 * hsl_db_thread_run_finish:
 *
 * Returns: what the function of hsl_db_thread_run_async() returned
 */
gboolean
hsl_db_thread_run_finish (HslDbThread  *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
