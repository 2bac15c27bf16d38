/* hsl-restore-dialog.h: from a backup to the store in use
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HSL_TYPE_RESTORE_DIALOG (hsl_restore_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HslRestoreDialog, hsl_restore_dialog, HSL, RESTORE_DIALOG, AdwWindow)

GtkWidget *hsl_restore_dialog_new (const char *file, const char *to, GError **error);

G_END_DECLS
