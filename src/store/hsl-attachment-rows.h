/* hsl-attachment-rows.h: the bytes of photos and scans
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-row.h"

G_BEGIN_DECLS

GBytes  *hsl_attachment_rows_read (HslRows *rows, const char *case_uid, const char *uid, GError **error);
gboolean hsl_attachment_rows_write (HslDb      *db,
                                    HslVault   *vault,
                                    const char *case_uid,
                                    const char *uid,
                                    GBytes     *bytes,
                                    GError    **error);
gboolean hsl_attachment_rows_reseal (HslRows    *rows,
                                     HslVault   *vault,
                                     const char *case_uid,
                                     const char *uid,
                                     GError    **error);

G_END_DECLS
