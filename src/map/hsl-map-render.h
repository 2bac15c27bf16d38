/* hsl-map-render.h: draws a scene
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-map-style.h"
#include "hsl-scene.h"

G_BEGIN_DECLS

guint
hsl_map_render_base (cairo_t *cr, HslScene *scene, const HslViewport *viewport, const HslMapStyle *style);
void
hsl_map_render_overlay (cairo_t *cr, HslScene *scene, const HslViewport *viewport, const HslMapStyle *style);

G_END_DECLS
