/* test-map-shape.c: outlines, borders and the index of places
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-borders.h"
#include "hsl-map-index.h"
#include "map-fixture.h"

#include <math.h>

/* A square of 10 with a square hole of 4, and an island of 2 within the hole. */
static HslMapShape *
new_nested (void)
{
  const HslMapPoint points[] = {
    { 0, 0 },
    { 10, 0 },
    { 10, 10 },
    { 0, 10 },
    { 0, 0 },
    { 3, 3 },
    { 7, 3 },
    { 7, 7 },
    { 3, 7 },
    { 4, 4 },
    { 4, 6 },
    { 6, 6 },
    { 6, 4 },
  };
  const guint sizes[] = { 5, 4, 4 };

  return hsl_map_shape_new (points, sizes, 3);
}

static void
test_nested (void)
{
  static const struct
  {
    HslMapPoint at;
    gboolean    inside;
    double      distance;
  } cases[] = {
    { { 1, 1 }, TRUE, 0 },
    { { 3.5, 5 }, FALSE, 0.5 },
    { { 5, 5 }, TRUE, 0 },
    { { 11, 5 }, FALSE, 1 },
    { { 13, 14 }, FALSE, 5 },
    { { 9, 5 }, TRUE, 0 },
    { { -1, 5 }, FALSE, 1 },
  };
  g_autoptr (HslMapShape) shape = new_nested ();
  HslMapPoint             centre = hsl_map_shape_get_centroid (shape);
  HslMapPoint             label;
  double                  radius;
  guint                   n;

  g_assert_cmpuint (hsl_map_shape_get_n_rings (shape), ==, 3);
  hsl_map_shape_get_ring (shape, 0, &n);
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpfloat_with_epsilon (hsl_map_shape_get_area_m2 (shape), 100 - 16 + 4, 1e-9);
  g_assert_cmpfloat_with_epsilon (centre.x, 5, 1e-9);
  g_assert_cmpfloat_with_epsilon (centre.y, 5, 1e-9);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (hsl_map_shape_contains (shape, cases[i].at), ==, cases[i].inside);
      g_assert_cmpfloat_with_epsilon (hsl_map_shape_get_distance_m (shape, cases[i].at), cases[i].distance,
                                      1e-9);
    }

  /* The best place is in a corner: as far from the two sides as from the corner of the hole. */
  label = hsl_map_shape_get_label_point (shape, &radius);
  g_assert_true (hsl_map_shape_contains (shape, label));
  g_assert_cmpfloat_with_epsilon (radius, 3 * G_SQRT2 / (1 + G_SQRT2), 0.11);
}

/* The centre of gravity of a horseshoe lies outside of it, its label does not. */
static void
test_horseshoe (void)
{
  const HslMapPoint points[] = {
    { 0, 0 },
    { 30, 0 },
    { 30, 30 },
    { 24, 30 },
    { 24, 6 },
    { 6, 6 },
    { 6, 30 },
    { 0, 30 },
  };
  g_autoptr (HslMapShape) shape = fixture_polygon (points, G_N_ELEMENTS (points));
  double                  radius;

  g_assert_false (hsl_map_shape_contains (shape, hsl_map_shape_get_centroid (shape)));
  g_assert_true (hsl_map_shape_contains (shape, hsl_map_shape_get_label_point (shape, &radius)));
  g_assert_cmpfloat (radius, >=, 3 - 0.3);
}

/* Coordinates of a projected plane are millions of metres: nothing may cancel. */
static void
test_far_away (void)
{
  const HslMapPoint points[] = {
    { 4e7, 5e6 },
    { 4e7 + 1, 5e6 },
    { 4e7 + 1, 5e6 + 2 },
    { 4e7, 5e6 + 2 },
  };
  g_autoptr (HslMapShape) shape = fixture_polygon (points, 4);

  g_assert_cmpfloat_with_epsilon (hsl_map_shape_get_area_m2 (shape), 2, 1e-6);
  g_assert_cmpfloat_with_epsilon (hsl_map_shape_get_centroid (shape).x, 4e7 + 0.5, 1e-6);
}

static void
test_refused (void)
{
  const HslMapPoint line[] = { { 0, 0 }, { 1, 1 }, { 1, 1 }, { 0, 0 } };
  const HslMapPoint broken[] = { { 0, 0 }, { NAN, 1 }, { 1, 0 } };
  const HslMapPoint endless[] = { { 0, 0 }, { INFINITY, 1 }, { 1, 0 } };
  const guint       zero = 0;

  g_assert_null (fixture_polygon (line, 4));
  g_assert_null (fixture_polygon (broken, 3));
  g_assert_null (fixture_polygon (endless, 3));
  g_assert_null (hsl_map_shape_new (line, &zero, 1));
  g_assert_null (hsl_map_shape_new (NULL, NULL, 0));
}

static HslMapShape **
collect_shapes (GPtrArray *areas)
{
  HslMapShape **shapes = g_new (HslMapShape *, areas->len);

  for (guint i = 0; i < areas->len; i++)
    shapes[i] = ((HslMapArea *) areas->pdata[i])->shape;
  return shapes;
}

static double
get_length (const HslBorders *borders,
            const HslBorder  *line)
{
  double length = 0;
  guint  last = line->first_point + line->n_points - 1;

  for (guint i = line->first_point; i < last; i++)
    {
      HslMapPoint a = g_array_index (borders->points, HslMapPoint, i);
      HslMapPoint b = g_array_index (borders->points, HslMapPoint, i + 1);

      length += hypot (b.x - a.x, b.y - a.y);
    }
  if (line->closed)
    {
      HslMapPoint a = g_array_index (borders->points, HslMapPoint, last);
      HslMapPoint b = g_array_index (borders->points, HslMapPoint, line->first_point);

      length += hypot (b.x - a.x, b.y - a.y);
    }
  return length;
}

/* Every edge is there once: outer ones count once in the sum of outlines, inner ones twice. */
static void
test_borders (void)
{
  g_autoptr (GPtrArray)    areas = fixture_country (9, 7);
  g_autofree HslMapShape **shapes = collect_shapes (areas);
  g_autoptr (HslBorders)   borders = hsl_borders_new (shapes, areas->len);
  double                   outlines = 0, inner = 0, outer = 0;
  guint                    n_inner = 0;

  for (guint s = 0; s < areas->len; s++)
    {
      guint              n;
      const HslMapPoint *ring = hsl_map_shape_get_ring (shapes[s], 0, &n);

      for (guint i = 0; i < n; i++)
        outlines += hypot (ring[(i + 1) % n].x - ring[i].x, ring[(i + 1) % n].y - ring[i].y);
    }
  for (guint l = 0; l < borders->lines->len; l++)
    {
      const HslBorder *line = &g_array_index (borders->lines, HslBorder, l);

      g_assert_cmpuint (line->a, !=, line->b);
      if (line->b == HSL_BORDER_OUTSIDE)
        outer += get_length (borders, line);
      else
        {
          inner += get_length (borders, line);
          n_inner++;
        }
    }
  g_assert_cmpuint (n_inner, ==, 8 * 7 + 9 * 6);
  g_assert_cmpfloat_with_epsilon (outer + 2 * inner, outlines, 1e-6);
}

static void
test_borders_alone (void)
{
  g_autoptr (HslMapShape) shape = new_nested ();
  g_autoptr (HslBorders)  borders = hsl_borders_new (&shape, 1);
  double                  length = 0;

  g_assert_cmpuint (borders->lines->len, ==, 3);
  for (guint l = 0; l < 3; l++)
    {
      const HslBorder *line = &g_array_index (borders->lines, HslBorder, l);

      g_assert_true (line->closed);
      g_assert_cmpuint (line->n_points, ==, 4);
      length += get_length (borders, line);
    }
  g_assert_cmpfloat_with_epsilon (length, 40 + 16 + 8, 1e-9);
}

/* What the index must find, by asking every area. */
static int
find_slowly (HslMapShape **shapes,
             guint         n,
             HslMapPoint   at,
             double        tolerance)
{
  double least = INFINITY, near = tolerance;
  int    inside = -1, beside = -1;

  for (guint i = 0; i < n; i++)
    {
      double distance = hsl_map_shape_get_distance_m (shapes[i], at);

      if (distance == 0 && hsl_map_shape_get_area_m2 (shapes[i]) < least)
        {
          least = hsl_map_shape_get_area_m2 (shapes[i]);
          inside = (int) i;
        }
      else if (distance > 0 && (distance < near || (distance == near && beside < 0)))
        {
          near = distance;
          beside = (int) i;
        }
    }
  return inside >= 0 ? inside : beside;
}

static void
test_index (void)
{
  g_autoptr (GRand)        rand = g_rand_new_with_seed (4);
  g_autoptr (GPtrArray)    areas = fixture_country (20, 15);
  g_autofree HslMapShape **shapes = NULL;
  g_autoptr (HslMapIndex)  index = NULL;
  guint                    n_found = 0;

  /* Large areas below the small ones, and a sliver. */
  for (guint i = 0; i < 6; i++)
    {
      HslMapArea *area = hsl_map_area_new (HSL_MAP_KIND_GRID, "over", "over");
      double      x = g_rand_double_range (rand, 0, 5000), y = g_rand_double_range (rand, -3000, 0);
      HslMapPoint points[] = { { x, y }, { x + (i == 5 ? 1 : 900), y }, { x + 500, y + 1200 } };

      area->shape = fixture_polygon (points, 3);
      g_ptr_array_add (areas, area);
    }
  shapes = collect_shapes (areas);
  index = hsl_map_index_new (shapes, areas->len);

  for (int i = 0; i < 20000; i++)
    {
      HslMapPoint at = { g_rand_double_range (rand, -400, 6400), g_rand_double_range (rand, -4000, 400) };
      double      tolerance = g_rand_double_range (rand, 0, 200);
      int         found = hsl_map_index_find (index, at, tolerance);

      g_assert_cmpint (found, ==, find_slowly (shapes, areas->len, at, tolerance));
      n_found += found >= 0;
    }
  g_assert_cmpuint (n_found, >, 10000);
  g_assert_cmpuint (n_found, <, 20000);
  g_assert_cmpint (hsl_map_index_find (index, (HslMapPoint){ NAN, 0 }, 10), ==, -1);
}

static void
test_index_empty (void)
{
  g_autoptr (HslMapIndex) index = hsl_map_index_new (NULL, 0);

  g_assert_cmpint (hsl_map_index_find (index, (HslMapPoint){ 0, 0 }, 100), ==, -1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/shape/nested", test_nested);
  g_test_add_func ("/map/shape/horseshoe", test_horseshoe);
  g_test_add_func ("/map/shape/far-away", test_far_away);
  g_test_add_func ("/map/shape/refused", test_refused);
  g_test_add_func ("/map/borders/each-once", test_borders);
  g_test_add_func ("/map/borders/alone", test_borders_alone);
  g_test_add_func ("/map/index/against-naive-search", test_index);
  g_test_add_func ("/map/index/empty", test_index_empty);
  return g_test_run ();
}
