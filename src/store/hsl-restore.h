/* hsl-restore.h: from a backup to a store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-backup-manifest.h"

G_BEGIN_DECLS

/* Who restores what to where. */
typedef struct
{
  const char *file;
  const char *to; /* (nullable): the new store, where nothing is yet; nothing stays of a rehearsal */
  const char *account;
  const char *password; /* of that day; with the recovery sheet a new one */
  const char *recovery; /* (nullable): what stands on the sheet of that day */

  /* A rehearsal by who is signed in, instead of a password */
  HslKeyring *keyring; /* (nullable) */
  const char *folder;  /* (nullable): where to work; beside @to when there is one */
} HslRestore;

HslBackupManifest *hsl_restore_run (const HslRestore *self, GCancellable *cancellable, GError **error);
gboolean           hsl_restore_put_in_place (const char *restored,
                                             const char *path,
                                             HslMinute   now,
                                             char      **out_aside,
                                             GError    **error);

G_END_DECLS
