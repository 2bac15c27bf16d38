/* hsl-volume-tab.h: the volume of a case: catalogue, photos and scans, prints
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_VOLUME_TAB (hsl_volume_tab_get_type ())
G_DECLARE_FINAL_TYPE (HslVolumeTab, hsl_volume_tab, HSL, VOLUME_TAB, GtkWidget)

void       hsl_volume_tab_set_case (HslVolumeTab *self, HslStore *store, HslCase *shown);
GtkWidget *hsl_volume_tab_attach_files (HslVolumeTab *self, GSList *files, GVariant *prefill);

G_END_DECLS
