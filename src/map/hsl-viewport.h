/* hsl-viewport.h: which part of the plane is seen where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-map-shape.h"

G_BEGIN_DECLS

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} HslMapRect;

/* A plain value: copy it freely. Widget coordinates grow to the right and down, those of the plane to the
 * east and north. */
typedef struct
{
  HslMapBox   bounds; /* of everything that there is to see */
  HslMapRect  rect;   /* where it is seen, in widget coordinates */
  HslMapPoint centre; /* the point of the plane in the middle of @rect */
  double      scale;  /* widget units to a metre */
} HslViewport;

/* How much closer than "everything fits" one may look. */
#define HSL_VIEWPORT_ZOOM_MAX 40.0

void        hsl_viewport_init (HslViewport *self, HslMapBox bounds, HslMapRect rect);
void        hsl_viewport_fit (HslViewport *self);
void        hsl_viewport_fit_box (HslViewport *self, HslMapBox box);
void        hsl_viewport_set_rect (HslViewport *self, HslMapRect rect);
void        hsl_viewport_set_bounds (HslViewport *self, HslMapBox bounds);
void        hsl_viewport_pan (HslViewport *self, double dx, double dy);
void        hsl_viewport_zoom_at (HslViewport *self, double factor, double x, double y);
gboolean    hsl_viewport_reveal (HslViewport *self, HslMapBox box);
double      hsl_viewport_get_fit_scale (const HslViewport *self);
HslMapPoint hsl_viewport_to_widget (const HslViewport *self, HslMapPoint plane);
HslMapPoint hsl_viewport_to_plane (const HslViewport *self, double x, double y);
HslMapBox   hsl_viewport_get_visible (const HslViewport *self);
gboolean    hsl_viewport_shows (const HslViewport *self, HslMapBox box);

G_END_DECLS
