/* hsl-volume-row.h: one line of the volume's catalogue
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-volume.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_VOLUME_ROW (hsl_volume_row_get_type ())
G_DECLARE_FINAL_TYPE (HslVolumeRow, hsl_volume_row, HSL, VOLUME_ROW, GtkWidget)

GtkWidget  *hsl_volume_row_new (const HslCase *on, const HslVolumeLine *line);
const char *hsl_volume_row_get_note (HslVolumeRow *self);

G_END_DECLS
