/* hsl-numbering.h: case numbers by the pattern of an organisation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HSL_NUMBERING_DEFAULT "（{year}）{short}人调字第{n}号"

typedef struct
{
  int    year;
  gint64 n;
  int    reopening; /* of the suffix -R1; 0 without one */
} HslNumber;

gboolean hsl_numbering_check (const char *pattern, GError **error);
char    *hsl_numbering_format (const char *pattern, int year, const char *short_name, gint64 n);
gboolean hsl_numbering_parse (const char *pattern,
                              const char *short_name,
                              const char *text,
                              HslNumber  *out_number);
char    *hsl_numbering_reopen (const char *number, int reopening);

G_END_DECLS
