/* hsl-db-file.h: what a file is, before a database opens it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store-error.h"

G_BEGIN_DECLS

#define HSL_APPLICATION_ID 0x48534C31 /* "HSL1" */

typedef struct
{
  gboolean    exists;
  gboolean    is_new;  /* missing or still without content */
  gboolean    is_ours; /* has our application id */
  const char *kind;    /* (nullable): in words, when it is neither */
  int         version; /* of the schema, as the head of the file has it */
} HslDbFile;

gboolean hsl_db_file_inspect (const char *path, HslDbFile *out_file, GError **error);
char    *hsl_db_file_hold (const char *path);
void     hsl_db_file_release (char *hold);

G_END_DECLS
