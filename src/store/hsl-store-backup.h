/* hsl-store-backup.h: backups of a store, and what is to be said of them
 *
 * Making one takes as long as the store is large: these calls work in the thread that makes them, over a
 * connection of their own. The window makes them in a thread; the database thread stays free.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-backup-manifest.h"
#include "hsl-store.h"

G_BEGIN_DECLS

#define HSL_BACKUP_OVERDUE_DAYS    2  /* without a backup, before the window says so */
#define HSL_REHEARSAL_OVERDUE_DAYS 31 /* without a rehearsal */

/* One file of a folder of backups. */
typedef struct
{
  char              *path;
  HslBackupManifest *manifest; /* (nullable): not readable */
  char              *problem;  /* (nullable): in words */
} HslBackupItem;

/* How the store is kept. */
typedef struct
{
  HslMinute backed_up_at; /* HSL_MINUTE_NONE: never */
  char     *backup;       /* (nullable): where the last one is */
  HslMinute failed_at;
  char     *failure; /* (nullable): why the last try failed; %NULL after one that did not */
  HslMinute rehearsed_at;
  char     *rehearsal; /* (nullable): what the last rehearsal found */
  gboolean  rehearsal_failed;
  HslMinute proved_at; /* the recovery sheet */
  HslMinute now;
} HslKeeping;

gboolean hsl_store_back_up_to_file (HslStore     *self,
                                    const char   *file,
                                    GCancellable *cancellable,
                                    GError      **error);
GStrv    hsl_store_back_up_to_folders (HslStore          *self,
                                       const char *const *folders,
                                       GCancellable      *cancellable,
                                       GError           **error);
char    *hsl_store_rehearse (HslStore *self, const char *file, GCancellable *cancellable, GError **error);

char      *hsl_store_uri_dup_path (const char *uri);
GPtrArray *hsl_backup_list (const char *folder, GError **error);
void       hsl_backup_item_free (HslBackupItem *self);
gboolean   hsl_store_has_made (HslStore *self, const HslBackupManifest *manifest);
gboolean   hsl_store_is_on_same_disk (HslStore *self, const char *folder);

HslKeeping *hsl_store_get_keeping (HslStore *self, GError **error);
void        hsl_keeping_free (HslKeeping *self);
gboolean    hsl_keeping_is_backup_overdue (const HslKeeping *self);
gboolean    hsl_keeping_is_rehearsal_overdue (const HslKeeping *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslBackupItem, hsl_backup_item_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslKeeping, hsl_keeping_free)

G_END_DECLS
