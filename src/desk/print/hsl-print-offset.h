/* hsl-print-offset.h: by how much a printer misses a pre-printed form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A printer that misses by more is not adjusted but fed wrongly. */
#define HSL_PRINT_OFFSET_MAX 20.0 /* mm */

void     hsl_print_offset_get (const char *printer, double *out_x, double *out_y);
gboolean hsl_print_offset_set (const char *printer, double x, double y, GError **error);
char   **hsl_print_offset_list (void);
char    *hsl_print_offset_dup_last_printer (void);

G_END_DECLS
