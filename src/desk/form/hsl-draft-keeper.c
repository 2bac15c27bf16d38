/* hsl-draft-keeper.c: keeps what is being typed, so that nothing is lost
 *
 * Within a second of a change the draft lies sealed in the store; a power cut costs the last word at most.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-draft-keeper"

#include "hsl-draft-keeper.h"

#define DELAY_MS 1000

struct _HslDraftKeeper
{
  GObject parent_instance;

  /* Owned */
  HslStore *store;
  char     *key;

  /* Borrowed: the form, which owns the keeper */
  HslDraftFunc func;
  gpointer     user_data;

  guint    timeout;
  gboolean stored; /* something lies in the store under the key */
  gboolean dropped;
};

G_DEFINE_FINAL_TYPE (HslDraftKeeper, hsl_draft_keeper, G_TYPE_OBJECT)

typedef struct
{
  char     *key;
  GVariant *draft; /* (nullable) */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->key);
  g_clear_pointer (&job->draft, g_variant_unref);
  g_free (job);
}

static Job *
job_new (HslDraftKeeper *self,
         GVariant       *draft)
{
  Job *job = g_new0 (Job, 1);

  job->key = g_strdup (self->key);
  job->draft = draft != NULL ? g_variant_ref_sink (draft) : NULL;
  return job;
}

static gpointer
save (HslStore     *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  Job *job = data;

  return GINT_TO_POINTER (hsl_store_save_draft (store, job->key, job->draft, error));
}

static gpointer
drop (HslStore     *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  Job *job = data;

  return GINT_TO_POINTER (hsl_store_drop_draft (store, job->key, error));
}

static gpointer
load (HslStore     *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  Job *job = data;

  return hsl_store_load_draft (store, job->key, error);
}

/* The form is still open and will try again with the next change; there is nobody to tell. */
static void
on_done_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  hsl_store_run_finish (HSL_STORE (source), result, &error);
  if (error != NULL)
    g_debug ("draft: %s", error->message);
}

/**
 * hsl_draft_keeper_save_now:
 *
 * Saves what was changed, if anything was.
 */
void
hsl_draft_keeper_save_now (HslDraftKeeper *self)
{
  g_return_if_fail (HSL_IS_DRAFT_KEEPER (self));

  if (self->timeout == 0)
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->stored = TRUE;
  hsl_store_run_async (self->store, save, job_new (self, self->func (self->user_data)), job_free, NULL, NULL,
                       on_done_cb, NULL);
}

static gboolean
on_timeout_cb (gpointer user_data)
{
  hsl_draft_keeper_save_now (user_data);
  return G_SOURCE_REMOVE;
}

/**
 * hsl_draft_keeper_touch:
 *
 * Tells that something was typed.
 */
void
hsl_draft_keeper_touch (HslDraftKeeper *self)
{
  g_return_if_fail (HSL_IS_DRAFT_KEEPER (self));

  if (self->timeout == 0 && !self->dropped)
    self->timeout = g_timeout_add (DELAY_MS, on_timeout_cb, self);
}

/**
 * hsl_draft_keeper_drop:
 *
 * The form was saved or given up: the draft goes, and none is kept any more.
 */
void
hsl_draft_keeper_drop (HslDraftKeeper *self)
{
  g_return_if_fail (HSL_IS_DRAFT_KEEPER (self));

  g_clear_handle_id (&self->timeout, g_source_remove);
  self->dropped = TRUE;
  if (self->stored)
    hsl_store_run_async (self->store, drop, job_new (self, NULL), job_free, NULL, NULL, on_done_cb, NULL);
  self->stored = FALSE;
}

static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask)  task = user_data;
  g_autoptr (GError) error = NULL;
  HslDraftKeeper    *self = g_task_get_source_object (task);
  GVariant          *draft = hsl_store_run_finish (HSL_STORE (source), result, &error);

  if (draft != NULL)
    self->stored = TRUE;
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, draft, (GDestroyNotify) g_variant_unref);
}

void
hsl_draft_keeper_load_async (HslDraftKeeper     *self,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (HSL_IS_DRAFT_KEEPER (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, hsl_draft_keeper_load_async);
  hsl_store_run_async (self->store, load, job_new (self, NULL), job_free, (GDestroyNotify) g_variant_unref,
                       NULL, on_loaded_cb, task);
}

/**
 * hsl_draft_keeper_load_finish:
 *
 * Returns: (transfer full) (nullable): the draft; %NULL without @error when there is none
 */
GVariant *
hsl_draft_keeper_load_finish (HslDraftKeeper *self,
                              GAsyncResult   *result,
                              GError        **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
hsl_draft_keeper_dispose (GObject *object)
{
  HslDraftKeeper *self = HSL_DRAFT_KEEPER (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (hsl_draft_keeper_parent_class)->dispose (object);
}

static void
hsl_draft_keeper_finalize (GObject *object)
{
  g_free (HSL_DRAFT_KEEPER (object)->key);
  G_OBJECT_CLASS (hsl_draft_keeper_parent_class)->finalize (object);
}

static void
hsl_draft_keeper_class_init (HslDraftKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hsl_draft_keeper_dispose;
  G_OBJECT_CLASS (klass)->finalize = hsl_draft_keeper_finalize;
}

static void
hsl_draft_keeper_init (HslDraftKeeper *self)
{
}

/**
 * hsl_draft_keeper_new:
 * @key: of the draft in the store
 * @func: gives what is typed; called from the main loop while the keeper lives
 */
HslDraftKeeper *
hsl_draft_keeper_new (HslStore    *store,
                      const char  *key,
                      HslDraftFunc func,
                      gpointer     user_data)
{
  HslDraftKeeper *self = g_object_new (HSL_TYPE_DRAFT_KEEPER, NULL);

  self->store = g_object_ref (store);
  self->key = g_strdup (key);
  self->func = func;
  self->user_data = user_data;
  return self;
}
