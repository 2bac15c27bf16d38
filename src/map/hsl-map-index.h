/* hsl-map-index.h: which areas lie near a point
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-map-shape.h"

G_BEGIN_DECLS

typedef struct _HslMapIndex HslMapIndex;

HslMapIndex *hsl_map_index_new (HslMapShape *const *shapes, guint n);
void         hsl_map_index_free (HslMapIndex *self);
int          hsl_map_index_find (const HslMapIndex *self, HslMapPoint point, double tolerance_m);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslMapIndex, hsl_map_index_free)

G_END_DECLS
