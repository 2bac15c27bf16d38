/* hsl-db-thread.h: a connection on a thread of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-db.h"

G_BEGIN_DECLS

#define HSL_TYPE_DB_THREAD (hsl_db_thread_get_type ())
G_DECLARE_FINAL_TYPE (HslDbThread, hsl_db_thread, HSL, DB_THREAD, GObject)

typedef HslDb *(*HslDbOpenFunc) (const char *uri,
                                 HslDbFlags  flags,
                                 GError    **error);

HslDbThread *hsl_db_thread_new (const char *uri, HslDbFlags flags, HslDbOpenFunc open, GError **error);
void         hsl_db_thread_close (HslDbThread *self);
gboolean     hsl_db_thread_is_current (HslDbThread *self);
gboolean     hsl_db_thread_run (HslDbThread  *self,
                                HslDbFunc     func,
                                gpointer      data,
                                GCancellable *cancellable,
                                GError      **error);
void         hsl_db_thread_run_async (HslDbThread        *self,
                                      HslDbFunc           func,
                                      gpointer            data,
                                      GDestroyNotify      data_free,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
gboolean     hsl_db_thread_run_finish (HslDbThread *self, GAsyncResult *result, GError **error);

G_END_DECLS
