/* hsl-map-maker.h: makes a map of tiles for a station that has none
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_MAP_MAKER (hsl_map_maker_get_type ())
G_DECLARE_FINAL_TYPE (HslMapMaker, hsl_map_maker, HSL, MAP_MAKER, GtkWidget)

void hsl_map_maker_set_store (HslMapMaker *self, HslStore *store);

G_END_DECLS
