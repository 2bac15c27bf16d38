/* hsl-map-legend.h: what the colours mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-map-text.h"
#include "hsl-scene.h"

G_BEGIN_DECLS

/* The size that the legend takes in so many columns. */
void hsl_map_legend_measure (HslScene          *scene,
                             const HslMapStyle *style,
                             HslMapText        *text,
                             guint              columns,
                             double            *width,
                             double            *height);
void hsl_map_legend_draw (cairo_t           *cr,
                          HslScene          *scene,
                          const HslMapStyle *style,
                          HslMapText        *text,
                          HslMapRect         rect,
                          guint              columns);

G_END_DECLS
