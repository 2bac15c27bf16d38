/* hsl-borders.h: the lines between areas, each once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-map-shape.h"

G_BEGIN_DECLS

#define HSL_BORDER_OUTSIDE G_MAXUINT

/* A line with the same area on its left and the same on its right all along. */
typedef struct
{
  guint    a;
  guint    b; /* HSL_BORDER_OUTSIDE when nothing lies there */
  guint    first_point;
  guint    n_points;
  gboolean closed;
} HslBorder;

typedef struct
{
  GArray *lines;  /* element-type HslBorder */
  GArray *points; /* element-type HslMapPoint */
} HslBorders;

HslBorders *hsl_borders_new (HslMapShape *const *shapes, guint n);
void        hsl_borders_free (HslBorders *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslBorders, hsl_borders_free)

G_END_DECLS
