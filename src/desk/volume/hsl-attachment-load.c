/* hsl-attachment-load.c: opening an attachment without making the window wait
 *
 * The store's one thread only opens the bytes; decoding, which takes longer, happens on another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-attachment-load"

#include "hsl-attachment-load.h"

#include "hsl-scan-file.h"

typedef struct
{
  char    *case_uid;
  char    *uid;
  int      at_most;
  GBytes  *bytes;
  HslScan *scan;
} Loading;

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  g_free (loading->case_uid);
  g_free (loading->uid);
  g_clear_pointer (&loading->scan, hsl_scan_unref);
  g_clear_pointer (&loading->bytes, g_bytes_unref);
  g_free (loading);
}

static Loading *
loading_new (const char *case_uid,
             const char *uid,
             int         at_most)
{
  Loading *loading = g_new0 (Loading, 1);

  loading->case_uid = g_strdup (case_uid);
  loading->uid = g_strdup (uid);
  loading->at_most = at_most;
  return loading;
}

static gpointer
run_read (HslStore     *store,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Loading *loading = data;

  return hsl_store_read_attachment (store, loading->case_uid, loading->uid, error);
}

static void
run_decode (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Loading           *loading = data;
  g_autoptr (GError) error = NULL;

  loading->scan = hsl_scan_new (loading->bytes, &error);
  if (loading->scan != NULL)
    g_task_return_pointer (task, hsl_scan_file_make_texture (loading->scan, 0, loading->at_most),
                           g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_read_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask)  task = user_data;
  Loading           *loading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  loading->bytes = hsl_store_run_finish (HSL_STORE (source), result, &error);
  if (loading->bytes == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_task_run_in_thread (task, run_decode);
}

/**
 * hsl_attachment_load_async:
 * @uid: of the attachment
 * @at_most: the longer side of the picture, in pixels
 */
void
hsl_attachment_load_async (HslStore           *store,
                           const char         *case_uid,
                           const char         *uid,
                           int                 at_most,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, hsl_attachment_load_async);
  g_task_set_task_data (task, loading_new (case_uid, uid, at_most), loading_free);
  hsl_store_run_async (store, run_read, loading_new (case_uid, uid, at_most), loading_free,
                       (GDestroyNotify) g_bytes_unref, cancellable, on_read_cb, task);
}

/**
 * hsl_attachment_load_finish:
 * @out_bytes: (out) (optional): the file itself; also set when it cannot be shown
 * @out_scan: (out) (optional) (nullable): its pages
 *
 * Returns: (transfer full) (nullable): a picture of the first page
 */
GdkTexture *
hsl_attachment_load_finish (GAsyncResult *result,
                            GBytes      **out_bytes,
                            HslScan     **out_scan,
                            GError      **error)
{
  GTask   *task = G_TASK (result);
  Loading *loading = g_task_get_task_data (task);

  if (out_bytes != NULL)
    *out_bytes = loading->bytes != NULL ? g_bytes_ref (loading->bytes) : NULL;
  if (out_scan != NULL)
    *out_scan = loading->scan != NULL ? hsl_scan_ref (loading->scan) : NULL;
  return g_task_propagate_pointer (task, error);
}
