/* hsl-scene-walk.c: from grid to grid by keyboard
 *
 * An arrow goes to the nearest centre within 45 degrees of its direction. What lies off to the side counts
 * double, so that one stays in a row as long as it goes on. When the cone is empty the whole half plane is
 * looked at; at the edge of the map one stays.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-scene"

#include "hsl-scene.h"

#include <math.h>

#define ASIDE_WEIGHT 2.0

/* Centres this close to the line across are not "in that direction". */
#define AHEAD_MIN_M 1e-6

static int
walk_arrow (HslScene *self,
            int       from,
            double    dx,
            double    dy)
{
  HslMapPoint here = hsl_map_shape_get_centroid (hsl_scene_get_cell (self, from)->shape);
  double      in_cone = INFINITY, in_half = INFINITY;
  int         best_in_cone = -1, best_in_half = -1;

  for (int i = 0; i < (int) hsl_scene_get_n_cells (self); i++)
    {
      HslMapPoint there = hsl_map_shape_get_centroid (hsl_scene_get_cell (self, i)->shape);
      double      ahead = (there.x - here.x) * dx + (there.y - here.y) * dy;
      double      aside = fabs ((there.x - here.x) * dy) + fabs ((there.y - here.y) * dx);
      double      cost = ahead + aside * ASIDE_WEIGHT;

      if (ahead < AHEAD_MIN_M)
        continue;
      if (aside <= ahead && cost < in_cone)
        {
          in_cone = cost;
          best_in_cone = i;
        }
      if (cost < in_half)
        {
          in_half = cost;
          best_in_half = i;
        }
    }

  if (best_in_cone >= 0)
    return best_in_cone;
  return best_in_half >= 0 ? best_in_half : from;
}

/**
 * hsl_scene_walk:
 * @from: a cell, or -1 when none is selected yet
 *
 * Returns: the cell that @step leads to, @from at an edge; -1 only when there is no cell at all
 */
int
hsl_scene_walk (HslScene *self,
                int       from,
                HslWalk   step)
{
  int last;

  g_return_val_if_fail (HSL_IS_SCENE (self), -1);

  last = (int) hsl_scene_get_n_cells (self) - 1;
  g_return_val_if_fail (from >= -1 && from <= last, -1);

  if (last < 0)
    return -1;
  if (from < 0)
    return step == HSL_WALK_LAST || step == HSL_WALK_PREVIOUS ? last : 0;

  switch (step)
    {
    case HSL_WALK_LEFT:
      return walk_arrow (self, from, -1, 0);
    case HSL_WALK_RIGHT:
      return walk_arrow (self, from, 1, 0);
    case HSL_WALK_UP:
      return walk_arrow (self, from, 0, 1);
    case HSL_WALK_DOWN:
      return walk_arrow (self, from, 0, -1);
    case HSL_WALK_PREVIOUS:
      return MAX (from - 1, 0);
    case HSL_WALK_NEXT:
      return MIN (from + 1, last);
    case HSL_WALK_FIRST:
      return 0;
    case HSL_WALK_LAST:
      return last;
    default:
      g_return_val_if_reached (from);
    }
}
