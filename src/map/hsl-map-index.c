/* hsl-map-index.c: which areas lie near a point
 *
 * A uniform grid of buckets over the plane, about one to an area; a bucket lists the areas whose box touches
 * it. Boxes of city grids are all of one size, so nothing finer pays.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-map-index"

#include "hsl-map-index.h"

#include <math.h>

#define SIDE_MAX 256

struct _HslMapIndex
{
  HslMapShape **shapes; /* owned */
  guint         n;
  HslMapBox     box;
  int           columns;
  int           rows;
  guint        *starts; /* of each bucket in @items; one more for the end */
  guint        *items;
};

typedef struct
{
  int x0;
  int y0;
  int x1;
  int y1;
} Span;

static int
bucket_of (double value,
           double low,
           double high,
           int    n)
{
  if (high <= low)
    return 0;
  return (int) CLAMP (floor ((value - low) / (high - low) * n), 0, n - 1);
}

static Span
span_of (const HslMapIndex *self,
         HslMapBox          box)
{
  return (Span){ bucket_of (box.x0, self->box.x0, self->box.x1, self->columns),
                 bucket_of (box.y0, self->box.y0, self->box.y1, self->rows),
                 bucket_of (box.x1, self->box.x0, self->box.x1, self->columns),
                 bucket_of (box.y1, self->box.y0, self->box.y1, self->rows) };
}

/* Twice over the same spans: first to count, then to fill. */
static void
fill_buckets (HslMapIndex *self)
{
  guint             n_buckets = (guint) (self->columns * self->rows);
  g_autofree guint *next = NULL;

  self->starts = g_new0 (guint, n_buckets + 1);
  for (guint i = 0; i < self->n; i++)
    {
      Span span = span_of (self, hsl_map_shape_get_box (self->shapes[i]));

      for (int y = span.y0; y <= span.y1; y++)
        for (int x = span.x0; x <= span.x1; x++)
          self->starts[y * self->columns + x + 1]++;
    }
  for (guint b = 0; b < n_buckets; b++)
    self->starts[b + 1] += self->starts[b];

  next = g_memdup2 (self->starts, sizeof (guint) * (n_buckets + 1));
  self->items = g_new (guint, self->starts[n_buckets]);
  for (guint i = 0; i < self->n; i++)
    {
      Span span = span_of (self, hsl_map_shape_get_box (self->shapes[i]));

      for (int y = span.y0; y <= span.y1; y++)
        for (int x = span.x0; x <= span.x1; x++)
          self->items[next[y * self->columns + x]++] = i;
    }
}

/**
 * hsl_map_index_new:
 * @shapes: (array length=n): the areas; a reference to each is kept
 *
 * Returns: (transfer full): an index of the areas, which are known by their place in @shapes
 */
HslMapIndex *
hsl_map_index_new (HslMapShape *const *shapes,
                   guint               n)
{
  HslMapIndex *self = g_new0 (HslMapIndex, 1);
  double       width, height;

  self->n = n;
  self->shapes = g_new (HslMapShape *, n);
  self->box = HSL_MAP_BOX_EMPTY;
  for (guint i = 0; i < n; i++)
    {
      self->shapes[i] = hsl_map_shape_ref (shapes[i]);
      self->box = hsl_map_box_union (self->box, hsl_map_shape_get_box (shapes[i]));
    }

  width = MAX (self->box.x1 - self->box.x0, 1e-9);
  height = MAX (self->box.y1 - self->box.y0, 1e-9);
  self->columns = (int) CLAMP (ceil (sqrt (n * width / height)), 1, SIDE_MAX);
  self->rows = (int) CLAMP (ceil (sqrt (n * height / width)), 1, SIDE_MAX);
  fill_buckets (self);
  return self;
}

void
hsl_map_index_free (HslMapIndex *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n; i++)
    hsl_map_shape_unref (self->shapes[i]);
  g_free (self->shapes);
  g_free (self->starts);
  g_free (self->items);
  g_free (self);
}

/**
 * hsl_map_index_find:
 * @tolerance_m: how far outside an area a point may lie when it lies in none
 *
 * Returns: the smallest area that contains @point; when there is none, the nearest within @tolerance_m; when
 * there is none either, -1. The lower index decides between equals.
 */
int
hsl_map_index_find (const HslMapIndex *self,
                    HslMapPoint        point,
                    double             tolerance_m)
{
  double near = tolerance_m;
  double least = INFINITY;
  int    inside = -1, beside = -1;
  Span   span;

  g_return_val_if_fail (self != NULL && tolerance_m >= 0, -1);

  if (self->n == 0 || !(point.x >= self->box.x0 - tolerance_m && point.x <= self->box.x1 + tolerance_m &&
                        point.y >= self->box.y0 - tolerance_m && point.y <= self->box.y1 + tolerance_m))
    return -1;

  span = span_of (self, (HslMapBox){ point.x - tolerance_m, point.y - tolerance_m,
                                     point.x + tolerance_m, point.y + tolerance_m });
  for (int y = span.y0; y <= span.y1; y++)
    for (int x = span.x0; x <= span.x1; x++)
      for (guint k = self->starts[y * self->columns + x]; k < self->starts[y * self->columns + x + 1]; k++)
        {
          int          i = (int) self->items[k];
          HslMapShape *shape = self->shapes[i];
          double       distance = hsl_map_shape_get_distance_m (shape, point);

          if (distance == 0)
            {
              double area = hsl_map_shape_get_area_m2 (shape);

              if (area < least || (area == least && i < inside))
                {
                  least = area;
                  inside = i;
                }
            }
          else if (distance < near || (distance == near && (beside < 0 || i < beside)))
            {
              near = distance;
              beside = i;
            }
        }
  return inside >= 0 ? inside : beside;
}
