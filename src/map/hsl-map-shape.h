/* hsl-map-shape.h: the outline of one area in the local plane
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Metres in a local plane, x to the east, y to the north. */
typedef struct
{
  double x;
  double y;
} HslMapPoint;

typedef struct
{
  double x0;
  double y0;
  double x1;
  double y1;
} HslMapBox;

typedef struct _HslMapShape HslMapShape;

#define HSL_TYPE_MAP_SHAPE (hsl_map_shape_get_type ())
GType hsl_map_shape_get_type (void);

HslMapShape *hsl_map_shape_new (const HslMapPoint *points, const guint *ring_sizes, guint n_rings);
HslMapShape *hsl_map_shape_new_square (double x, double y, double side);
HslMapShape *hsl_map_shape_ref (HslMapShape *self);
void         hsl_map_shape_unref (HslMapShape *self);

guint              hsl_map_shape_get_n_rings (const HslMapShape *self);
const HslMapPoint *hsl_map_shape_get_ring (const HslMapShape *self, guint ring, guint *n_points);
HslMapBox          hsl_map_shape_get_box (const HslMapShape *self);
double             hsl_map_shape_get_area_m2 (const HslMapShape *self);
HslMapPoint        hsl_map_shape_get_centroid (const HslMapShape *self);
HslMapPoint        hsl_map_shape_get_label_point (const HslMapShape *self, double *radius_m);
gboolean           hsl_map_shape_contains (const HslMapShape *self, HslMapPoint point);
double             hsl_map_shape_get_distance_m (const HslMapShape *self, HslMapPoint point);

HslMapBox hsl_map_box_union (HslMapBox a, HslMapBox b);
gboolean  hsl_map_box_is_empty (HslMapBox box);

/* The neutral element of hsl_map_box_union(). */
#define HSL_MAP_BOX_EMPTY ((HslMapBox){ 1, 1, 0, 0 })

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslMapShape, hsl_map_shape_unref)

G_END_DECLS
