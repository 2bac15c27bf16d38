/* hsl-backup.h: copies of a database in use
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-db.h"

G_BEGIN_DECLS

typedef enum
{
  HSL_BACKUP_NEW = 0,          /* a file that is there already is an error */
  HSL_BACKUP_REPLACE = 1 << 0, /* replaces it, once the copy is whole */
} HslBackupFlags;

gboolean hsl_backup_write (HslDb         *db,
                           const char    *path,
                           HslBackupFlags flags,
                           GCancellable  *cancellable,
                           GError       **error);
gboolean hsl_backup_check (const char *path, GError **error);

G_END_DECLS
