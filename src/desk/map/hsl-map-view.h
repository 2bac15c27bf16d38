/* hsl-map-view.h: a map to look at and to walk on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-map-style.h"
#include "hsl-scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_MAP_VIEW (hsl_map_view_get_type ())
G_DECLARE_FINAL_TYPE (HslMapView, hsl_map_view, HSL, MAP_VIEW, GtkWidget)

GtkWidget *hsl_map_view_new (void);
void       hsl_map_view_set_scene (HslMapView *self, HslScene *scene);
HslScene  *hsl_map_view_get_scene (HslMapView *self);
void       hsl_map_view_refresh (HslMapView *self);
void       hsl_map_view_select (HslMapView *self, int cell);
int        hsl_map_view_get_selected (HslMapView *self);
gboolean   hsl_map_view_locate (HslMapView *self, int cell, double *out_x, double *out_y);
HslTheme   hsl_map_view_get_theme (void);

G_END_DECLS
