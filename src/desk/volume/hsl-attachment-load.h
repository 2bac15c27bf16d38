/* hsl-attachment-load.h: opening an attachment without making the window wait
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-scan.h"
#include "hsl-store.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

void        hsl_attachment_load_async (HslStore           *store,
                                       const char         *case_uid,
                                       const char         *uid,
                                       int                 at_most,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
GdkTexture *hsl_attachment_load_finish (GAsyncResult *result,
                                        GBytes      **out_bytes,
                                        HslScan     **out_scan,
                                        GError      **error);

G_END_DECLS
