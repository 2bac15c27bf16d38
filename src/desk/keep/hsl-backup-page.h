/* hsl-backup-page.h: the page of the preferences about backups
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HSL_TYPE_BACKUP_PAGE (hsl_backup_page_get_type ())
G_DECLARE_FINAL_TYPE (HslBackupPage, hsl_backup_page, HSL, BACKUP_PAGE, AdwPreferencesPage)

void hsl_backup_page_set_store (HslBackupPage *self, HslStore *store, GSettings *settings);
void hsl_backup_page_back_up_to (HslBackupPage *self, GFile *file);
void hsl_backup_page_set_folder (HslBackupPage *self, guint index, const char *folder);

G_END_DECLS
