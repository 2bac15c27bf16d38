/* hsl-backup-file.h: the sealed container of a backup
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-backup-manifest.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define HSL_BACKUP_SUFFIX ".hslb"

gboolean           hsl_backup_file_write (HslBackupManifest *manifest,
                                          const char        *database,
                                          const char        *path,
                                          GCancellable      *cancellable,
                                          GError           **error);
HslBackupManifest *hsl_backup_file_read_manifest (const char *path, GError **error);
gboolean           hsl_backup_file_check (const char *path, GCancellable *cancellable, GError **error);
gboolean           hsl_backup_file_unpack (const char   *path,
                                           HslSecret    *key,
                                           const char   *to,
                                           GCancellable *cancellable,
                                           GError      **error);

G_END_DECLS
