/* hsl-last-backup.h: a backup before the window closes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-keeper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean hsl_last_backup_holds (GtkWindow *window, HslKeeper *keeper);

G_END_DECLS
