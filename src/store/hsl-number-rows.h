/* hsl-number-rows.h: case numbers without gaps
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-db.h"
#include "hsl-nouns.h"

G_BEGIN_DECLS

gboolean hsl_number_rows_take (HslDb                 *db,
                               const HslOrganisation *organisation,
                               int                    year,
                               gint64                *out_n,
                               GError               **error);
gboolean hsl_number_rows_claim (HslDb                 *db,
                                const HslOrganisation *organisation,
                                int                    year,
                                gint64                 n,
                                GError               **error);

gboolean hsl_number_rows_note (HslDb *db, const char *organisation, int year, gint64 n, GError **error);

G_END_DECLS
