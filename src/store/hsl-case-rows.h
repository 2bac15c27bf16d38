/* hsl-case-rows.h: a case as its rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-row.h"

G_BEGIN_DECLS

HslCase *hsl_case_rows_load (HslRows *rows, const char *case_uid, GError **error);
gboolean hsl_case_rows_save (HslRows       *rows,
                             const HslCase *before,
                             HslCase       *after,
                             GString       *writes,
                             GError       **error);
void     hsl_writes_add (GString    *writes,
                         const char *table,
                         const char *uid,
                         gint64      version,
                         GBytes     *commitment);

G_END_DECLS
