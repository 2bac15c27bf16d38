/* hsl-map-page.h: the page of the map of the grids
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-map-view.h"
#include "hsl-store.h"

G_BEGIN_DECLS

#define HSL_TYPE_MAP_PAGE (hsl_map_page_get_type ())
G_DECLARE_FINAL_TYPE (HslMapPage, hsl_map_page, HSL, MAP_PAGE, GtkWidget)

GtkWidget         *hsl_map_page_new (HslStore *store);
HslMapView        *hsl_map_page_get_view (HslMapPage *self);
GtkSelectionModel *hsl_map_page_get_grids (HslMapPage *self);
GListModel        *hsl_map_page_get_cases (HslMapPage *self);
gboolean           hsl_map_page_export (HslMapPage *self, const char *path, GError **error);

G_END_DECLS
