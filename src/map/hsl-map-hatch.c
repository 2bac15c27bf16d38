/* hsl-map-hatch.c: slanted lines inside a shape
 *
 * Each line is cut at the outline by arithmetic instead of a clip: sharp in PDF and SVG, cheap on the screen,
 * and as all lines are counted from the corner of the view they run on from one area into the next.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-map-hatch"

#include "hsl-map-hatch.h"

#include <math.h>

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* All lines of one direction have a constant "across" = y + slant * x; x says how far along one is. */
static double
across (HslMapPoint p,
        double      slant)
{
  return p.y + slant * p.x;
}

static void
collect_crossings (GArray            *crossings,
                   const HslViewport *viewport,
                   const HslMapShape *shape,
                   double             slant,
                   double             line)
{
  g_array_set_size (crossings, 0);
  for (guint r = 0; r < hsl_map_shape_get_n_rings (shape); r++)
    {
      guint              n;
      const HslMapPoint *ring = hsl_map_shape_get_ring (shape, r, &n);
      HslMapPoint        a = hsl_viewport_to_widget (viewport, ring[n - 1]);

      for (guint i = 0; i < n; i++)
        {
          HslMapPoint b = hsl_viewport_to_widget (viewport, ring[i]);
          double      from = across (a, slant), to = across (b, slant);

          if ((from > line) != (to > line))
            {
              double x = a.x + (b.x - a.x) * (line - from) / (to - from);

              g_array_append_val (crossings, x);
            }
          a = b;
        }
    }
  g_array_sort (crossings, compare_doubles);
}

/**
 * hsl_map_hatch_trace:
 * @spacing: from line to line, in units of @cr, measured along its vertical axis
 *
 * Adds the lines to the path of @cr; the caller strokes them.
 */
void
hsl_map_hatch_trace (cairo_t           *cr,
                     const HslViewport *viewport,
                     const HslMapShape *shape,
                     HslHatch           direction,
                     double             spacing)
{
  g_autoptr (GArray) crossings = g_array_new (FALSE, FALSE, sizeof (double));
  double             slant = direction == HSL_HATCH_RISING ? 1 : -1;
  HslMapBox          box;
  double             low = INFINITY, high = -INFINITY;
  double             rect_low = INFINITY, rect_high = -INFINITY;

  g_return_if_fail (cr != NULL && viewport != NULL && shape != NULL && spacing > 0);

  box = hsl_map_shape_get_box (shape);
  for (int corner = 0; corner < 4; corner++)
    {
      HslMapPoint p = { (corner & 1) ? box.x1 : box.x0, (corner & 2) ? box.y1 : box.y0 };
      HslMapPoint q = { viewport->rect.x + ((corner & 1) ? viewport->rect.width : 0),
                        viewport->rect.y + ((corner & 2) ? viewport->rect.height : 0) };
      double      value = across (hsl_viewport_to_widget (viewport, p), slant);

      low = MIN (low, value);
      high = MAX (high, value);
      rect_low = MIN (rect_low, across (q, slant));
      rect_high = MAX (rect_high, across (q, slant));
    }
  /* Of an area that is looked at closely most lies outside the view. */
  low = MAX (low, rect_low);
  high = MIN (high, rect_high);

  for (double line = ceil (low / spacing) * spacing; line < high; line += spacing)
    {
      collect_crossings (crossings, viewport, shape, slant, line);
      for (guint i = 0; i + 1 < crossings->len; i += 2)
        {
          double x0 = g_array_index (crossings, double, i);
          double x1 = g_array_index (crossings, double, i + 1);

          cairo_move_to (cr, x0, line - slant * x0);
          cairo_line_to (cr, x1, line - slant * x1);
        }
    }
}
