/* hsl-map-shape.c: the outline of one area in the local plane
 *
 * One or more rings; a point belongs to the area when it lies inside an odd number of them
 * (even-odd rule), so holes and islands need no marks and the direction of a ring means nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-map-shape"

#include "hsl-map-shape.h"

#include <math.h>

struct _HslMapShape
{
  gatomicrefcount ref_count;
  HslMapPoint    *points;
  guint          *ends; /* one past the last point of each ring */
  guint           n_rings;
  HslMapBox       box;
  double          area_m2;
  HslMapPoint     centroid;
  HslMapPoint     label;
  double          label_radius_m;
};

G_DEFINE_BOXED_TYPE (HslMapShape, hsl_map_shape, hsl_map_shape_ref, hsl_map_shape_unref)

/* How far the label point may be from the best one, as a part of the longer side of the box. */
#define LABEL_PRECISION 0.01

static gboolean
ring_contains (const HslMapPoint *ring,
               guint              n,
               HslMapPoint        at)
{
  gboolean inside = FALSE;

  for (guint i = 0, j = n - 1; i < n; j = i++)
    {
      const HslMapPoint *a = &ring[i];
      const HslMapPoint *b = &ring[j];

      if ((a->y > at.y) != (b->y > at.y) && at.x < (b->x - a->x) * (at.y - a->y) / (b->y - a->y) + a->x)
        inside = !inside;
    }
  return inside;
}

static double
segment_distance_squared (HslMapPoint a,
                          HslMapPoint b,
                          HslMapPoint at)
{
  double dx = b.x - a.x;
  double dy = b.y - a.y;
  double length = dx * dx + dy * dy;
  double t = length > 0 ? ((at.x - a.x) * dx + (at.y - a.y) * dy) / length : 0;
  double ex, ey;

  t = CLAMP (t, 0, 1);
  ex = a.x + t * dx - at.x;
  ey = a.y + t * dy - at.y;
  return ex * ex + ey * ey;
}

static double
outline_distance (const HslMapShape *self,
                  HslMapPoint        at)
{
  double best = INFINITY;

  for (guint r = 0; r < self->n_rings; r++)
    {
      guint              n;
      const HslMapPoint *ring = hsl_map_shape_get_ring (self, r, &n);

      for (guint i = 0, j = n - 1; i < n; j = i++)
        best = MIN (best, segment_distance_squared (ring[j], ring[i], at));
    }
  return sqrt (best);
}

/* Positive inside, negative outside. */
static double
inner_distance (const HslMapShape *self,
                HslMapPoint        at)
{
  double distance = outline_distance (self, at);

  return hsl_map_shape_contains (self, at) ? distance : -distance;
}

/* Twice the signed area of a ring and its centroid, reckoned from its first point: coordinates of a
 * projected plane are large and would cancel badly. */
static double
ring_moments (const HslMapPoint *ring,
              guint              n,
              HslMapPoint       *centroid)
{
  double sum = 0, cx = 0, cy = 0;

  for (guint i = 1; i + 1 < n; i++)
    {
      double ax = ring[i].x - ring[0].x, ay = ring[i].y - ring[0].y;
      double bx = ring[i + 1].x - ring[0].x, by = ring[i + 1].y - ring[0].y;
      double cross = ax * by - bx * ay;

      sum += cross;
      cx += cross * (ax + bx);
      cy += cross * (ay + by);
    }

  *centroid = ring[0];
  if (sum != 0)
    {
      centroid->x += cx / (3 * sum);
      centroid->y += cy / (3 * sum);
    }
  return sum;
}

/* A ring inside an odd number of the others is a hole. */
static gboolean
ring_is_hole (const HslMapShape *self,
              guint              ring)
{
  guint              n;
  const HslMapPoint *points = hsl_map_shape_get_ring (self, ring, &n);
  gboolean           hole = FALSE;

  for (guint r = 0; r < self->n_rings; r++)
    {
      guint              n_other;
      const HslMapPoint *other = hsl_map_shape_get_ring (self, r, &n_other);

      if (r != ring && ring_contains (other, n_other, points[0]))
        hole = !hole;
    }
  return hole;
}

static void
measure (HslMapShape *self)
{
  double area = 0, cx = 0, cy = 0;

  for (guint r = 0; r < self->n_rings; r++)
    {
      guint              n;
      const HslMapPoint *ring = hsl_map_shape_get_ring (self, r, &n);
      HslMapPoint        centre;
      double             part = fabs (ring_moments (ring, n, &centre)) / 2;

      if (ring_is_hole (self, r))
        part = -part;
      area += part;
      cx += part * (centre.x - self->box.x0);
      cy += part * (centre.y - self->box.y0);
    }

  self->area_m2 = MAX (area, 0);
  self->centroid.x = (self->box.x0 + self->box.x1) / 2;
  self->centroid.y = (self->box.y0 + self->box.y1) / 2;
  if (area > 0)
    {
      self->centroid.x = self->box.x0 + cx / area;
      self->centroid.y = self->box.y0 + cy / area;
    }
}

/* Looks into the square around @centre for a point farther from the outline than the one known, and
 * gives up where none can be. */
static void
search_label (HslMapShape *self,
              HslMapPoint  centre,
              double       half,
              double       precision)
{
  double distance = inner_distance (self, centre);

  if (distance > self->label_radius_m)
    {
      self->label = centre;
      self->label_radius_m = distance;
    }
  if (distance + half * G_SQRT2 <= self->label_radius_m + precision)
    return;

  half /= 2;
  for (int i = 0; i < 4; i++)
    search_label (self,
                  (HslMapPoint){ centre.x + ((i & 1) ? half : -half), centre.y + ((i & 2) ? half : -half) },
                  half, precision);
}

static void
find_label (HslMapShape *self)
{
  HslMapPoint middle = { (self->box.x0 + self->box.x1) / 2, (self->box.y0 + self->box.y1) / 2 };
  double      side = MAX (self->box.x1 - self->box.x0, self->box.y1 - self->box.y0);

  self->label = self->centroid;
  self->label_radius_m = MAX (inner_distance (self, self->centroid), 0);
  if (side > 0 && isfinite (side))
    search_label (self, middle, side / 2, side * LABEL_PRECISION);
}

/**
 * hsl_map_shape_new:
 * @points: the points of all rings, one ring after the other
 * @ring_sizes: how many points each ring has; a ring may repeat its first point at its end
 *
 * Rings of fewer than three different corners enclose nothing and are left out.
 *
 * Returns: (nullable) (transfer full): the shape, or %NULL when no ring is left or a coordinate is not finite
 */
HslMapShape *
hsl_map_shape_new (const HslMapPoint *points,
                   const guint       *ring_sizes,
                   guint              n_rings)
{
  g_autoptr (HslMapShape) self = g_new0 (HslMapShape, 1);
  guint                   total = 0, n = 0;

  g_return_val_if_fail (n_rings == 0 || (points != NULL && ring_sizes != NULL), NULL);

  g_atomic_ref_count_init (&self->ref_count);
  for (guint r = 0; r < n_rings; r++)
    total += ring_sizes[r];
  self->points = g_new (HslMapPoint, total);
  self->ends = g_new (guint, n_rings);
  self->box = HSL_MAP_BOX_EMPTY;

  for (guint r = 0; r < n_rings; points += ring_sizes[r], r++)
    {
      guint start = n;

      for (guint i = 0; i < ring_sizes[r]; i++)
        {
          if (!isfinite (points[i].x) || !isfinite (points[i].y))
            return NULL;
          if (n == start || points[i].x != self->points[n - 1].x || points[i].y != self->points[n - 1].y)
            self->points[n++] = points[i];
        }
      if (n > start + 1 && self->points[n - 1].x == self->points[start].x &&
          self->points[n - 1].y == self->points[start].y)
        n--;
      if (n - start < 3)
        n = start;
      else
        self->ends[self->n_rings++] = n;
    }

  if (self->n_rings == 0)
    return NULL;

  for (guint i = 0; i < n; i++)
    self->box = hsl_map_box_union (self->box, (HslMapBox){ self->points[i].x, self->points[i].y,
                                                           self->points[i].x, self->points[i].y });
  measure (self);
  find_label (self);
  return g_steal_pointer (&self);
}

/**
 * hsl_map_shape_new_square:
 * @x: of the western edge
 * @y: of the northern edge
 *
 * Returns: (transfer full): a square
 */
HslMapShape *
hsl_map_shape_new_square (double x,
                          double y,
                          double side)
{
  const HslMapPoint corners[] = { { x, y }, { x + side, y }, { x + side, y - side }, { x, y - side } };
  const guint       size = G_N_ELEMENTS (corners);

  g_return_val_if_fail (side > 0, NULL);

  return hsl_map_shape_new (corners, &size, 1);
}

HslMapShape *
hsl_map_shape_ref (HslMapShape *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
hsl_map_shape_unref (HslMapShape *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->points);
  g_free (self->ends);
  g_free (self);
}

guint
hsl_map_shape_get_n_rings (const HslMapShape *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_rings;
}

/**
 * hsl_map_shape_get_ring:
 * @n_points: (out): at least three
 *
 * Returns: (transfer none): the corners of a ring; the last is joined to the first, which is not repeated
 */
const HslMapPoint *
hsl_map_shape_get_ring (const HslMapShape *self,
                        guint              ring,
                        guint             *n_points)
{
  guint start;

  g_return_val_if_fail (self != NULL && ring < self->n_rings && n_points != NULL, NULL);

  start = ring == 0 ? 0 : self->ends[ring - 1];
  *n_points = self->ends[ring] - start;
  return self->points + start;
}

HslMapBox
hsl_map_shape_get_box (const HslMapShape *self)
{
  g_return_val_if_fail (self != NULL, HSL_MAP_BOX_EMPTY);

  return self->box;
}

/**
 * hsl_map_shape_get_area_m2:
 *
 * Returns: the area without the holes
 */
double
hsl_map_shape_get_area_m2 (const HslMapShape *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->area_m2;
}

/**
 * hsl_map_shape_get_centroid:
 *
 * Returns: the centre of gravity, which may lie outside the area
 */
HslMapPoint
hsl_map_shape_get_centroid (const HslMapShape *self)
{
  g_return_val_if_fail (self != NULL, ((HslMapPoint){ 0, 0 }));

  return self->centroid;
}

/**
 * hsl_map_shape_get_label_point:
 * @radius_m: (out) (optional): its distance from the outline
 *
 * Returns: the point inside the area that is (nearly) farthest from its outline
 */
HslMapPoint
hsl_map_shape_get_label_point (const HslMapShape *self,
                               double            *radius_m)
{
  g_return_val_if_fail (self != NULL, ((HslMapPoint){ 0, 0 }));

  if (radius_m != NULL)
    *radius_m = self->label_radius_m;
  return self->label;
}

gboolean
hsl_map_shape_contains (const HslMapShape *self,
                        HslMapPoint        point)
{
  gboolean inside = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);

  if (point.x < self->box.x0 || point.x > self->box.x1 || point.y < self->box.y0 || point.y > self->box.y1)
    return FALSE;

  for (guint r = 0; r < self->n_rings; r++)
    {
      guint              n;
      const HslMapPoint *ring = hsl_map_shape_get_ring (self, r, &n);

      if (ring_contains (ring, n, point))
        inside = !inside;
    }
  return inside;
}

/**
 * hsl_map_shape_get_distance_m:
 *
 * Returns: the distance of @point from the area, 0 inside it
 */
double
hsl_map_shape_get_distance_m (const HslMapShape *self,
                              HslMapPoint        point)
{
  g_return_val_if_fail (self != NULL, 0);

  return hsl_map_shape_contains (self, point) ? 0 : outline_distance (self, point);
}

HslMapBox
hsl_map_box_union (HslMapBox a,
                   HslMapBox b)
{
  if (hsl_map_box_is_empty (a))
    return b;
  if (hsl_map_box_is_empty (b))
    return a;
  return (HslMapBox){ MIN (a.x0, b.x0), MIN (a.y0, b.y0), MAX (a.x1, b.x1), MAX (a.y1, b.y1) };
}

gboolean
hsl_map_box_is_empty (HslMapBox box)
{
  return box.x1 < box.x0 || box.y1 < box.y0;
}
