/* hsl-store-rotate.c: other keys for the station and its cases
 *
 * From the moment of the change everything is written under the new keys, and whoever was removed before
 * it has none of them. What was written before is sealed anew a few hundred rows at a time, by whichever
 * program is open and signed in; it does not matter who is stopped when, for what is left to do stands in
 * the rows. The old key is kept under the new one until nothing is sealed with it any more, and the words
 * in the index are hashed with it for as long; then it is destroyed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-account-private.h"

#include "hsl-access.h"
#include "hsl-reseal.h"
#include "hsl-text-index.h"

#include <glib/gi18n-lib.h>

#define ROWS_AT_ONCE  300
#define CASES_AT_ONCE 50
#define PAUSE_MS      20 /* for the others who wait for the database */

/* --- beginning --- */

/* Who was vouched for under the old keys has the new ones. */
static gboolean
pass_on (HslStore   *self,
         HslKeyRows *rows,
         HslAccount *account,
         GError    **error)
{
  if (account->ended_at != NULL || account->admission == NULL ||
      !hsl_account_check_admission (account, self->chest, NULL))
    return TRUE;
  return hsl_store_give_keys (self, rows, account, error) &&
         hsl_account_admit (account, self->chest, self->account, error) &&
         hsl_account_rows_set_admission (rows->db, account, error);
}

static gboolean
check_at_rest (HslDb   *db,
               GError **error)
{
  HslKeyScope scope;
  guint32     kept;

  if (!hsl_key_rows_find_kept (db, &kept, &scope, error))
    return FALSE;
  if (kept == 0)
    return TRUE;
  g_set_error_literal (error, HSL_STORE_ERROR, HSL_STORE_ERROR_EXISTS,
                       _ ("The keys were changed before, and the contents are still being sealed anew"));
  return FALSE;
}

static gboolean
do_rotate (HslStore *self,
           gpointer  data,
           GError  **error)
{
  HslKeyRows            rows = hsl_store_get_key_rows (self);
  g_autoptr (GPtrArray) accounts = hsl_account_rows_list (rows.db, error);
  g_autoptr (GString)   writes = g_string_new (NULL);
  g_autoptr (HslFact)   activity = NULL;
  guint32               id;

  if (accounts == NULL || !check_at_rest (rows.db, error) || !hsl_text_index_hold_key (&self->rows, error) ||
      !hsl_key_rows_make (&rows, HSL_KEY_STATION, NULL, writes, &id, error) ||
      !hsl_key_rows_make (&rows, HSL_KEY_DATA, NULL, writes, &id, error))
    return FALSE;
  for (guint i = 0; i < accounts->len; i++)
    if (!pass_on (self, &rows, g_ptr_array_index (accounts, i), error))
      return FALSE;
  self->key_generation = HSL_KEYS_UNREAD;
  hsl_store_begin_resealing (self);
  activity = (HslFact *) hsl_store_new_activity (self, "account", "rotate-keys", NULL);
  return hsl_store_append (self, (HslActivity *) activity, NULL, writes->str, error);
}

/**
 * hsl_store_rotate_keys:
 *
 * Gives the station and its cases other keys, and those who are admitted now the new ones. What was
 * written before follows, see hsl_store_reseal(); locked cases have keys of their own, which stay.
 */
gboolean
hsl_store_rotate_keys (HslStore *self,
                       GError  **error)
{
  static const HslCall call = { do_rotate, HSL_CALL_WRITE, HSL_RIGHTS_READ, HSL_PERMIT_ADMIT };

  g_return_val_if_fail (HSL_IS_STORE (self), FALSE);

  return hsl_store_call (self, &call, NULL, NULL, error);
}

/* --- going on --- */

/* Nothing lies under the old key any more: the last that it was good for is the index. */
static gboolean
finish (HslStore   *self,
        guint32     old,
        HslKeyScope scope,
        gboolean   *out_done,
        GError    **error)
{
  g_autoptr (GString) writes = g_string_new (NULL);
  g_autoptr (HslFact) activity = NULL;
  gboolean            indexed = TRUE;

  *out_done = FALSE;
  if (scope == HSL_KEY_DATA && !hsl_text_index_renew (&self->rows, CASES_AT_ONCE, &indexed, error))
    return FALSE;
  if (!indexed)
    return TRUE;
  self->key_generation = HSL_KEYS_UNREAD;
  if (!hsl_key_rows_retire (self->rows.db, old, writes, error))
    return FALSE;
  activity = (HslFact *) hsl_store_new_activity (self, "account", "retire-key", NULL);
  return hsl_store_append (self, (HslActivity *) activity, NULL, writes->str, error);
}

/* Once more from the beginning: somebody may have stopped in the middle of the walk before. */
static gboolean
is_empty (HslStore   *self,
          guint32     old,
          HslKeyScope scope,
          gboolean   *out_empty,
          GError    **error)
{
  HslResealCursor cursor = { old };

  return hsl_reseal_some (&self->rows, &cursor, scope, 1, out_empty, error);
}

static gboolean
do_reseal (HslStore *self,
           gpointer  data,
           GError  **error)
{
  gboolean   *out_done = data;
  HslKeyScope scope;
  guint32     old;
  gboolean    done;

  if (!hsl_key_rows_find_kept (self->rows.db, &old, &scope, error))
    return FALSE;
  *out_done = old == 0;
  if (old == 0)
    return TRUE;
  if (self->reseal.key != old)
    self->reseal = (HslResealCursor){ old };
  if (!self->reseal.walked)
    {
      if (!hsl_reseal_some (&self->rows, &self->reseal, scope, ROWS_AT_ONCE, &done, error))
        return FALSE;
      if (!done)
        return TRUE;
      if (!is_empty (self, old, scope, &self->reseal.walked, error))
        return FALSE;
      if (!self->reseal.walked)
        self->reseal = (HslResealCursor){ old };
      return TRUE;
    }
  return finish (self, old, scope, &done, error);
}

/**
 * hsl_store_reseal:
 * @out_done: whether nothing is left
 *
 * Seals some rows anew, if there are any under a key that was replaced. To be called again and again; a
 * window does so by itself.
 */
gboolean
hsl_store_reseal (HslStore *self,
                  gboolean *out_done,
                  GError  **error)
{
  static const HslCall call = { do_reseal, HSL_CALL_WRITE, HSL_RIGHTS_READ, 0, TRUE };

  g_return_val_if_fail (HSL_IS_STORE (self) && out_done != NULL, FALSE);

  return hsl_store_call (self, &call, out_done, NULL, error);
}

typedef struct
{
  gint64 done;
  gint64 total;
} Progress;

static gboolean
do_get_resealing (HslStore *self,
                  gpointer  data,
                  GError  **error)
{
  Progress   *progress = data;
  HslKeyScope scope;
  guint32     old;

  if (!hsl_key_rows_find_kept (self->rows.db, &old, &scope, error))
    return FALSE;
  if (old == 0)
    return TRUE;
  if (!hsl_reseal_measure (&self->rows, self->reseal.key == old ? &self->reseal : NULL, &progress->done,
                           &progress->total, error))
    return FALSE;
  /* Two keys, one after the other; the station's comes first. */
  progress->done += scope == HSL_KEY_DATA ? progress->total : 0;
  progress->total *= 2;
  return TRUE;
}

/**
 * hsl_store_get_resealing:
 *
 * Gives how far the contents are sealed anew, roughly in rows; both 0 when there is nothing to do.
 */
gboolean
hsl_store_get_resealing (HslStore *self,
                         gint64   *out_done,
                         gint64   *out_total,
                         GError  **error)
{
  static const HslCall call = { do_get_resealing, HSL_CALL_READ, HSL_RIGHTS_ALL };
  Progress             progress = { 0, 0 };

  g_return_val_if_fail (HSL_IS_STORE (self) && out_done != NULL && out_total != NULL, FALSE);

  if (!hsl_store_call (self, &call, &progress, NULL, error))
    return FALSE;
  *out_done = progress.done;
  *out_total = progress.total;
  return TRUE;
}

/* --- in the background of a window --- */

static void schedule (HslStore *self,
                      guint     pause);

static gpointer
on_portion_run_cb (HslStore     *self,
                   gpointer      data,
                   GCancellable *cancellable,
                   GError      **error)
{
  gboolean done;

  return GINT_TO_POINTER (hsl_store_reseal (self, &done, error) && !done);
}

static void
on_portion_done_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  HslStore          *self = HSL_STORE (source);
  g_autoptr (GError) error = NULL;
  gboolean           more = hsl_store_run_finish (self, result, &error) != NULL;

  /* Somebody else writes: later. Whoever signs out goes on with the next sign-in. */
  if (more || g_error_matches (error, HSL_STORE_ERROR, HSL_STORE_ERROR_BUSY))
    schedule (self, PAUSE_MS);
}

static gboolean
on_pause_over_cb (gpointer data)
{
  g_autoptr (HslStore) self = g_weak_ref_get (data);

  if (self != NULL && !hsl_store_is_locked (self))
    hsl_store_run_async (self, on_portion_run_cb, NULL, NULL, NULL, NULL, on_portion_done_cb, NULL);
  return G_SOURCE_REMOVE;
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
schedule (HslStore *self,
          guint     pause)
{
  g_autoptr (GSource) source = g_timeout_source_new (pause);
  GWeakRef           *store = g_new0 (GWeakRef, 1);

  g_weak_ref_init (store, self);
  g_source_set_priority (source, G_PRIORITY_LOW);
  g_source_set_callback (source, on_pause_over_cb, store, weak_ref_free);
  g_source_attach (source, self->context);
}

/**
 * hsl_store_begin_resealing:
 *
 * Goes on with what is left to be sealed anew, as long as a main loop runs. On the database thread.
 */
void
hsl_store_begin_resealing (HslStore *self)
{
  HslKeyScope scope;
  guint32     old;

  if (hsl_key_rows_find_kept (self->rows.db, &old, &scope, NULL) && old != 0)
    schedule (self, PAUSE_MS);
}
