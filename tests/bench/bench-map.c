/* bench-map.c: how long a map takes to be drawn
 *
 *   bench-map [ROUNDS]
 *
 * Stations of 193, 400 and 2000 areas, as tiles and as outlines of 40 corners, drawn ROUNDS (15) times on an
 * image of 1600 x 1200; then the overlay alone, and the time to find the area under a pointer. Prints
 * medians; lines that begin with "=" are for tests/bench/run.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-map-sheet.h"
#include "hsl-tiles.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define WIDTH    1600
#define HEIGHT   1200
#define N_HITS   100000
#define PER_SIDE 10

/* The size whose outlines are held to the bars of the table (tests/bench/run). */
#define REPORTED 400

static const guint sizes[] = { 193, 400, 2000 };

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static GPtrArray *
invent_tiles (guint n)
{
  HslTilesPlan plan = { "450103004", MAX (n / 16, 1), n };

  return hsl_tiles_generate (&plan, (double) WIDTH / HEIGHT, NULL);
}

/* A point on the border between two knots of a bent net; asked twice it is the same. */
static HslMapPoint
bend (double x,
      double y)
{
  return (HslMapPoint){ 400 * x + 60 * sin (2.3 * y + 0.7 * x) + 12 * sin (9 * x + 31 * y),
                        -300 * y + 50 * sin (1.9 * x - 0.4 * y) + 10 * sin (29 * x - 7 * y) };
}

static GPtrArray *
invent_outlines (guint n)
{
  GPtrArray *areas = hsl_map_area_list_new ();
  guint      columns = (guint) ceil (sqrt (n));

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *code = g_strdup_printf ("%05u", i);
      g_autofree char *parent = g_strdup_printf ("c%02u%02u", i / columns / 4, i % columns / 4);
      HslMapArea      *area = hsl_map_area_new (HSL_MAP_KIND_GRID, code, code);
      HslMapArea      *community = hsl_map_area_new (HSL_MAP_KIND_COMMUNITY, parent, parent);
      HslMapPoint      points[4 * PER_SIDE];
      const guint      size = G_N_ELEMENTS (points);
      double           x = i % columns, y = i / columns;

      for (guint k = 0; k < PER_SIDE; k++)
        {
          double t = (double) k / PER_SIDE, rest = (double) (PER_SIDE - k) / PER_SIDE;

          points[k] = bend (x + t, y);
          points[PER_SIDE + k] = bend (x + 1, y + t);
          points[2 * PER_SIDE + k] = bend (x + rest, y + 1);
          points[3 * PER_SIDE + k] = bend (x, y + rest);
        }
      area->parent = g_strdup (parent);
      area->shape = hsl_map_shape_new (points, &size, 1);
      g_ptr_array_add (areas, area);
      g_ptr_array_add (areas, community);
    }
  return areas;
}

static double
get_median (double *times,
            guint   n)
{
  qsort (times, n, sizeof *times, compare_doubles);
  return times[n / 2];
}

static double
time_layer (HslScene          *scene,
            const HslViewport *viewport,
            const HslMapStyle *style,
            cairo_t           *cr,
            guint              rounds,
            gboolean           overlay)
{
  g_autofree double *times = g_new (double, rounds);

  for (guint i = 0; i < rounds; i++)
    {
      gint64 start = g_get_monotonic_time ();

      if (overlay)
        hsl_map_render_overlay (cr, scene, viewport, style);
      else
        hsl_map_render_base (cr, scene, viewport, style);
      times[i] = (double) (g_get_monotonic_time () - start) / 1000;
    }
  return get_median (times, rounds);
}

static double
time_hits (HslScene          *scene,
           const HslViewport *viewport)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  gint64            start = g_get_monotonic_time ();
  guint             found = 0;

  for (guint i = 0; i < N_HITS; i++)
    found += hsl_scene_hit (scene, viewport, g_rand_double_range (rand, 0, WIDTH),
                            g_rand_double_range (rand, 0, HEIGHT)) >= 0;
  g_assert (found > 0);
  return (double) (g_get_monotonic_time () - start) / N_HITS;
}

static void
measure (const char *kind,
         GPtrArray  *areas,
         guint       rounds,
         gboolean    report)
{
  g_autoptr (GPtrArray) owned = areas;
  gint64                start = g_get_monotonic_time ();
  g_autoptr (HslScene)  scene = hsl_scene_new (areas);
  double                made = (double) (g_get_monotonic_time () - start) / 1000;
  cairo_surface_t      *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t              *cr = cairo_create (surface);
  HslMapStyle           style;
  HslViewport           viewport;
  double                base, overlay, hit;

  for (guint i = 0; i < hsl_scene_get_n_cells (scene); i++)
    hsl_scene_set_value (scene, hsl_scene_get_cell (scene, (int) i)->area->code, i * 7 % 15);
  hsl_scene_set_selected (scene, 3);
  hsl_scene_set_hovered (scene, 7);
  hsl_map_style_init (&style, HSL_RAMP_YLORRD, HSL_THEME_LIGHT, WIDTH, HEIGHT);
  style.snap = TRUE;
  hsl_viewport_init (&viewport, hsl_scene_get_bounds (scene), (HslMapRect){ 0, 0, WIDTH, HEIGHT });

  base = time_layer (scene, &viewport, &style, cr, rounds, FALSE);
  overlay = time_layer (scene, &viewport, &style, cr, rounds, TRUE);
  hit = time_hits (scene, &viewport);
  printf ("%-9s %6u %10.1f ms %10.1f ms %10.2f ms %10.2f us\n", kind, hsl_scene_get_n_cells (scene), made,
          base, overlay, hit);
  if (report)
    printf ("=\tmap.draw\t%.3f\n=\tmap.hover\t%.4f\n", base, overlay + hit / 1000);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int    argc,
      char **argv)
{
  guint rounds = argc > 1 ? (guint) MAX (atoi (argv[1]), 1) : 15;

  printf ("%-9s %6s %13s %13s %13s %13s\n", "kind", "areas", "scene", "base", "overlay", "hit");
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      measure ("tiles", invent_tiles (sizes[i]), rounds, FALSE);
      measure ("outlines", invent_outlines (sizes[i]), rounds, sizes[i] == REPORTED);
    }
  return 0;
}
