/* test-map-viewport.c: from the plane to the widget and back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-viewport.h"

#include <math.h>

static const HslMapBox  country = { 500000, 2500000, 504000, 2503000 };
static const HslMapRect window = { 20, 60, 800, 450 };

static void
check_invariants (const HslViewport *v)
{
  double       fit = hsl_viewport_get_fit_scale (v);
  HslMapBox    seen = hsl_viewport_get_visible (v);
  const double e = 1e-6 * (country.x1 - country.x0);

  g_assert_true (isfinite (v->scale) && isfinite (v->centre.x) && isfinite (v->centre.y));
  g_assert_cmpfloat (v->scale, >=, fit * (1 - 1e-12));
  g_assert_cmpfloat (v->scale, <=, fit * HSL_VIEWPORT_ZOOM_MAX * (1 + 1e-12));
  /* Either all of an axis is seen, or nothing beyond it. */
  g_assert_true ((seen.x0 >= v->bounds.x0 - e && seen.x1 <= v->bounds.x1 + e) ||
                 (seen.x0 <= v->bounds.x0 + e && seen.x1 >= v->bounds.x1 - e));
  g_assert_true ((seen.y0 >= v->bounds.y0 - e && seen.y1 <= v->bounds.y1 + e) ||
                 (seen.y0 <= v->bounds.y0 + e && seen.y1 >= v->bounds.y1 - e));
}

static void
test_fit (void)
{
  HslViewport v;
  HslMapPoint north_west, south_east;

  hsl_viewport_init (&v, country, window);
  check_invariants (&v);
  g_assert_cmpfloat_with_epsilon (v.scale, 450.0 / 3000, 1e-12);
  north_west = hsl_viewport_to_widget (&v, (HslMapPoint){ country.x0, country.y1 });
  south_east = hsl_viewport_to_widget (&v, (HslMapPoint){ country.x1, country.y0 });
  g_assert_cmpfloat_with_epsilon (north_west.x, 20 + 100, 1e-6);
  g_assert_cmpfloat_with_epsilon (north_west.y, 60, 1e-6);
  g_assert_cmpfloat_with_epsilon (south_east.x, 20 + 700, 1e-6);
  g_assert_cmpfloat_with_epsilon (south_east.y, 510, 1e-6);
}

/* A random walk over everything one can do: invariants hold, and there and back is the identity. */
static void
test_round_trips (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  HslViewport       v;

  hsl_viewport_init (&v, country, window);
  for (int step = 0; step < 20000; step++)
    {
      double      x = g_rand_double_range (rand, -100, 1000), y = g_rand_double_range (rand, -100, 700);
      HslMapPoint plane = hsl_viewport_to_plane (&v, x, y);
      HslMapPoint back = hsl_viewport_to_widget (&v, plane);

      g_assert_cmpfloat_with_epsilon (back.x, x, 1e-5);
      g_assert_cmpfloat_with_epsilon (back.y, y, 1e-5);
      switch (g_rand_int_range (rand, 0, 6))
        {
        case 0:
          hsl_viewport_pan (&v, g_rand_double_range (rand, -3000, 3000),
                            g_rand_double_range (rand, -3000, 3000));
          break;
        case 1:
          hsl_viewport_fit_box (&v,
                                (HslMapBox){ plane.x, plane.y, plane.x + g_rand_double_range (rand, 0, 900),
                                             plane.y + g_rand_double_range (rand, 0, 900) });
          break;
        case 2:
          hsl_viewport_set_rect (&v, (HslMapRect){ 5, 5, g_rand_double_range (rand, 0, 1900),
                                                   g_rand_double_range (rand, 0, 1200) });
          break;
        default:
          hsl_viewport_zoom_at (&v, exp (g_rand_double_range (rand, -2, 2)), x, y);
          break;
        }
      check_invariants (&v);
    }
}

static void
test_zoom_keeps_point (void)
{
  HslViewport v;
  HslMapPoint before, after;

  hsl_viewport_init (&v, country, window);
  hsl_viewport_zoom_at (&v, 8, 420, 285);
  before = hsl_viewport_to_plane (&v, 500, 300);
  hsl_viewport_zoom_at (&v, 1.25, 500, 300);
  after = hsl_viewport_to_plane (&v, 500, 300);
  g_assert_cmpfloat_with_epsilon (before.x, after.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (before.y, after.y, 1e-6);
}

static void
test_pan_direction (void)
{
  HslViewport v;
  HslMapPoint before, after;

  hsl_viewport_init (&v, country, window);
  hsl_viewport_zoom_at (&v, 10, 420, 285);
  before = hsl_viewport_to_widget (&v, v.centre);
  after = v.centre;
  hsl_viewport_pan (&v, 30, 12);
  after = hsl_viewport_to_widget (&v, after);
  g_assert_cmpfloat_with_epsilon (after.x - before.x, 30, 1e-6);
  g_assert_cmpfloat_with_epsilon (after.y - before.y, 12, 1e-6);
}

static void
test_resize (void)
{
  HslViewport v;
  double      zoom;

  hsl_viewport_init (&v, country, window);
  hsl_viewport_set_rect (&v, (HslMapRect){ 0, 0, 300, 900 });
  g_assert_cmpfloat_with_epsilon (v.scale, hsl_viewport_get_fit_scale (&v), 1e-12);

  hsl_viewport_zoom_at (&v, 5, 150, 450);
  zoom = v.scale / hsl_viewport_get_fit_scale (&v);
  hsl_viewport_set_rect (&v, window);
  g_assert_cmpfloat_with_epsilon (v.scale / hsl_viewport_get_fit_scale (&v), zoom, 1e-9);
}

static void
test_reveal (void)
{
  const HslMapBox corner = { country.x0, country.y0, country.x0 + 50, country.y0 + 50 };
  HslViewport     v;
  HslMapBox       seen;

  hsl_viewport_init (&v, country, window);
  g_assert_false (hsl_viewport_reveal (&v, corner));
  hsl_viewport_zoom_at (&v, 10, 420, 285);
  g_assert_true (hsl_viewport_reveal (&v, corner));
  check_invariants (&v);
  seen = hsl_viewport_get_visible (&v);
  g_assert_cmpfloat (seen.x0, <=, corner.x0 + 1e-6);
  g_assert_cmpfloat (seen.y0, <=, corner.y0 + 1e-6);
  g_assert_false (hsl_viewport_reveal (&v, corner));
  g_assert_false (hsl_viewport_reveal (&v, HSL_MAP_BOX_EMPTY));
}

static void
test_degenerate (void)
{
  HslViewport v;

  hsl_viewport_init (&v, HSL_MAP_BOX_EMPTY, (HslMapRect){ 0, 0, 0, 0 });
  g_assert_true (isfinite (v.scale) && v.scale > 0);
  hsl_viewport_init (&v, (HslMapBox){ 7, 7, 7, 7 }, window);
  g_assert_true (isfinite (v.scale) && v.scale > 0);
  g_assert_cmpfloat (v.centre.x, ==, 7);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/viewport/fit", test_fit);
  g_test_add_func ("/map/viewport/round-trips", test_round_trips);
  g_test_add_func ("/map/viewport/zoom-keeps-point", test_zoom_keeps_point);
  g_test_add_func ("/map/viewport/pan-direction", test_pan_direction);
  g_test_add_func ("/map/viewport/resize", test_resize);
  g_test_add_func ("/map/viewport/reveal", test_reveal);
  g_test_add_func ("/map/viewport/degenerate", test_degenerate);
  return g_test_run ();
}
