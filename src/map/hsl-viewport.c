/* hsl-viewport.c: which part of the plane is seen where
 *
 * Invariants, kept by every function: the scale lies between "everything fits" and HSL_VIEWPORT_ZOOM_MAX
 * times that, and the rectangle never shows more beyond the bounds than it must: one cannot lose the map.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-viewport"

#include "hsl-viewport.h"

#include <math.h>

/* Space kept free around a box that is brought into view, as a part of the rectangle. */
#define REVEAL_MARGIN 0.08

static double
clamp_axis (double centre,
            double low,
            double high,
            double seen)
{
  if (high - low <= seen)
    return (low + high) / 2;
  return CLAMP (centre, low + seen / 2, high - seen / 2);
}

static void
clamp (HslViewport *self)
{
  double fit = hsl_viewport_get_fit_scale (self);

  if (!isfinite (self->scale))
    self->scale = fit;
  self->scale = CLAMP (self->scale, fit, fit * HSL_VIEWPORT_ZOOM_MAX);
  self->centre.x =
      clamp_axis (self->centre.x, self->bounds.x0, self->bounds.x1, self->rect.width / self->scale);
  self->centre.y =
      clamp_axis (self->centre.y, self->bounds.y0, self->bounds.y1, self->rect.height / self->scale);
}

/**
 * hsl_viewport_init:
 * @bounds: the box of the scene; an empty one is taken as a square metre
 * @rect: the part of the widget or page; at least one unit on each side is assumed
 *
 * Shows everything.
 */
void
hsl_viewport_init (HslViewport *self,
                   HslMapBox    bounds,
                   HslMapRect   rect)
{
  g_return_if_fail (self != NULL);

  *self = (HslViewport){ .rect = { rect.x, rect.y, MAX (rect.width, 1), MAX (rect.height, 1) } };
  hsl_viewport_set_bounds (self, bounds);
  hsl_viewport_fit (self);
}

/**
 * hsl_viewport_fit:
 *
 * Shows everything, as large as it goes, in the middle.
 */
void
hsl_viewport_fit (HslViewport *self)
{
  g_return_if_fail (self != NULL);

  self->scale = 0;
  clamp (self);
}

/**
 * hsl_viewport_fit_box:
 *
 * Shows @box, as large as the limits allow.
 */
void
hsl_viewport_fit_box (HslViewport *self,
                      HslMapBox    box)
{
  g_return_if_fail (self != NULL);

  if (hsl_map_box_is_empty (box))
    return;

  self->scale =
      MIN (self->rect.width / MAX (box.x1 - box.x0, 1e-9), self->rect.height / MAX (box.y1 - box.y0, 1e-9));
  self->centre = (HslMapPoint){ (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2 };
  clamp (self);
}

/**
 * hsl_viewport_set_rect:
 *
 * Follows a resized widget: what fitted fits again, what was looked at closely keeps its relative zoom and
 * centre.
 */
void
hsl_viewport_set_rect (HslViewport *self,
                       HslMapRect   rect)
{
  double zoom;

  g_return_if_fail (self != NULL);

  zoom = self->scale / hsl_viewport_get_fit_scale (self);
  self->rect = (HslMapRect){ rect.x, rect.y, MAX (rect.width, 1), MAX (rect.height, 1) };
  self->scale = zoom * hsl_viewport_get_fit_scale (self);
  clamp (self);
}

/**
 * hsl_viewport_set_bounds:
 *
 * Follows a changed scene; centre and scale stay as far as they are still allowed.
 */
void
hsl_viewport_set_bounds (HslViewport *self,
                         HslMapBox    bounds)
{
  g_return_if_fail (self != NULL);

  self->bounds = hsl_map_box_is_empty (bounds) ? (HslMapBox){ 0, 0, 1, 1 } : bounds;
  clamp (self);
}

/**
 * hsl_viewport_pan:
 * @dx: how far the map moves to the right, in widget units
 * @dy: how far it moves down
 */
void
hsl_viewport_pan (HslViewport *self,
                  double       dx,
                  double       dy)
{
  g_return_if_fail (self != NULL && isfinite (dx) && isfinite (dy));

  self->centre.x -= dx / self->scale;
  self->centre.y += dy / self->scale;
  clamp (self);
}

/**
 * hsl_viewport_zoom_at:
 * @factor: above 1 comes closer
 * @x: the point of the widget under which the plane stays still, as far as the limits allow
 */
void
hsl_viewport_zoom_at (HslViewport *self,
                      double       factor,
                      double       x,
                      double       y)
{
  HslMapPoint before, after;
  double      fit;

  g_return_if_fail (self != NULL && isfinite (factor) && factor > 0);

  fit = hsl_viewport_get_fit_scale (self);
  before = hsl_viewport_to_plane (self, x, y);
  self->scale = CLAMP (self->scale * factor, fit, fit * HSL_VIEWPORT_ZOOM_MAX);
  after = hsl_viewport_to_plane (self, x, y);
  self->centre.x += before.x - after.x;
  self->centre.y += before.y - after.y;
  clamp (self);
}

/**
 * hsl_viewport_reveal:
 *
 * Moves by as little as it takes to have all of @box in view, or its middle when it is larger than the view.
 *
 * Returns: whether anything moved
 */
gboolean
hsl_viewport_reveal (HslViewport *self,
                     HslMapBox    box)
{
  HslMapBox   seen;
  HslMapPoint old;
  double      mx, my;

  g_return_val_if_fail (self != NULL, FALSE);

  if (hsl_map_box_is_empty (box))
    return FALSE;

  old = self->centre;
  seen = hsl_viewport_get_visible (self);
  mx = (seen.x1 - seen.x0) * REVEAL_MARGIN;
  my = (seen.y1 - seen.y0) * REVEAL_MARGIN;
  if (box.x1 - box.x0 > seen.x1 - seen.x0 - 2 * mx)
    self->centre.x = (box.x0 + box.x1) / 2;
  else
    self->centre.x += MIN (box.x0 - mx - seen.x0, 0) + MAX (box.x1 + mx - seen.x1, 0);
  if (box.y1 - box.y0 > seen.y1 - seen.y0 - 2 * my)
    self->centre.y = (box.y0 + box.y1) / 2;
  else
    self->centre.y += MIN (box.y0 - my - seen.y0, 0) + MAX (box.y1 + my - seen.y1, 0);
  clamp (self);
  return self->centre.x != old.x || self->centre.y != old.y;
}

/**
 * hsl_viewport_get_fit_scale:
 *
 * Returns: the scale at which everything just fits
 */
double
hsl_viewport_get_fit_scale (const HslViewport *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return MIN (self->rect.width / MAX (self->bounds.x1 - self->bounds.x0, 1e-6),
              self->rect.height / MAX (self->bounds.y1 - self->bounds.y0, 1e-6));
}

HslMapPoint
hsl_viewport_to_widget (const HslViewport *self,
                        HslMapPoint        plane)
{
  return (HslMapPoint){ self->rect.x + self->rect.width / 2 + (plane.x - self->centre.x) * self->scale,
                        self->rect.y + self->rect.height / 2 - (plane.y - self->centre.y) * self->scale };
}

HslMapPoint
hsl_viewport_to_plane (const HslViewport *self,
                       double             x,
                       double             y)
{
  return (HslMapPoint){ self->centre.x + (x - self->rect.x - self->rect.width / 2) / self->scale,
                        self->centre.y - (y - self->rect.y - self->rect.height / 2) / self->scale };
}

/**
 * hsl_viewport_get_visible:
 *
 * Returns: the part of the plane that is seen
 */
HslMapBox
hsl_viewport_get_visible (const HslViewport *self)
{
  HslMapPoint low, high;

  g_return_val_if_fail (self != NULL, HSL_MAP_BOX_EMPTY);

  low = hsl_viewport_to_plane (self, self->rect.x, self->rect.y + self->rect.height);
  high = hsl_viewport_to_plane (self, self->rect.x + self->rect.width, self->rect.y);
  return (HslMapBox){ low.x, low.y, high.x, high.y };
}

/**
 * hsl_viewport_shows:
 *
 * Returns: whether any of @box is in view
 */
gboolean
hsl_viewport_shows (const HslViewport *self,
                    HslMapBox          box)
{
  HslMapBox seen = hsl_viewport_get_visible (self);

  return box.x0 <= seen.x1 && box.x1 >= seen.x0 && box.y0 <= seen.y1 && box.y1 >= seen.y0;
}
