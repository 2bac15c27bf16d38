/* hsl-csv.h: tables for spreadsheets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* WPS and Excel take a file without it for one in the local code page. */
#define HSL_CSV_BOM "\xef\xbb\xbf"

void hsl_csv_add_field (GString *line, const char *text);
void hsl_csv_end_line (GString *line);

G_END_DECLS
