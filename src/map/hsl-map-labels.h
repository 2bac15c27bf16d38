/* hsl-map-labels.h: where the numbers and names of a map stand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-map-text.h"
#include "hsl-scene.h"

G_BEGIN_DECLS

typedef enum
{
  HSL_MAP_LABEL_NUMBER,  /* the value of a cell */
  HSL_MAP_LABEL_CAPTION, /* the short name in a tile */
  HSL_MAP_LABEL_GROUP,   /* the name of a community */
  HSL_MAP_LABEL_TOTAL,   /* its sum, beside the name */
} HslMapLabelKind;

typedef struct
{
  HslMapLabelKind kind;
  int             cell; /* -1 for a group */
  guint           group;
  char           *text;
  double          size;
  gboolean        bold;
  double          x;
  double          baseline;
  HslMapRect      rect;       /* what it covers; no two labels overlap */
  gboolean        on_plate;   /* stands across a line, on a ground of its own */
  gboolean        has_leader; /* stands beside its area, joined to @target */
  HslMapPoint     target;
} HslMapLabel;

GArray *hsl_map_labels_place (HslScene          *scene,
                              const HslViewport *viewport,
                              const HslMapStyle *style,
                              HslMapText        *text,
                              guint             *n_missing);
void    hsl_map_labels_draw (GArray            *labels,
                             cairo_t           *cr,
                             HslScene          *scene,
                             const HslMapStyle *style,
                             HslMapText        *text);

gboolean hsl_map_rect_intersects (HslMapRect a, HslMapRect b);

G_END_DECLS
