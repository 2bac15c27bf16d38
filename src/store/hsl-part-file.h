/* hsl-part-file.h: a file that appears when it is whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean hsl_file_set_errno (int number, const char *path, GError **error);

char    *hsl_part_dup_name (const char *path);
gboolean hsl_part_publish (const char *part, const char *path, gboolean replace, GError **error);

typedef struct _HslPartFile HslPartFile;

HslPartFile *hsl_part_file_new (const char *path, GError **error);
gboolean     hsl_part_file_write (HslPartFile *self, gconstpointer data, gsize size, GError **error);
gboolean     hsl_part_file_close (HslPartFile *self, GError **error);
const char  *hsl_part_file_get_name (HslPartFile *self);
gboolean     hsl_part_file_finish (HslPartFile *self, gboolean replace, GError **error);
void         hsl_part_file_free (HslPartFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslPartFile, hsl_part_file_free)

G_END_DECLS
