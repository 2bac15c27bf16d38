/* test-map-render.c: the pixels of a map
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-map-sheet.h"
#include "map-fixture.h"

#include <math.h>

#define WIDTH  1366
#define HEIGHT 768

typedef struct
{
  cairo_surface_t *surface;
  cairo_t         *cr;
  HslMapStyle      style;
  HslViewport      viewport;
} Canvas;

static Canvas
begin (HslScene *scene,
       HslTheme  theme)
{
  Canvas c;

  c.surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  c.cr = cairo_create (c.surface);
  hsl_map_style_init (&c.style, HSL_RAMP_YLORRD, theme, WIDTH, HEIGHT);
  c.style.snap = TRUE;
  hsl_viewport_init (&c.viewport, hsl_scene_get_bounds (scene),
                     (HslMapRect){ 20, 60, WIDTH - 40, HEIGHT - 80 });
  hsl_map_style_set_source (c.cr, c.style.palette.background, 1);
  cairo_paint (c.cr);
  return c;
}

static void
end (Canvas *c)
{
  g_assert_cmpint (cairo_status (c->cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (c->cr);
  cairo_surface_destroy (c->surface);
}

static guint32
get_pixel (Canvas *c,
           double  x,
           double  y)
{
  const guint8 *data;

  g_assert_true (x >= 0 && y >= 0 && x < WIDTH && y < HEIGHT);
  cairo_surface_flush (c->surface);
  data = cairo_image_surface_get_data (c->surface) + (int) y * cairo_image_surface_get_stride (c->surface);
  return ((const guint32 *) (const void *) data)[(int) x] & 0xffffff;
}

static gboolean
is_color (guint32  pixel,
          HslColor color)
{
  const double tolerance = 3;

  return fabs ((pixel >> 16 & 255) - color.red * 255) <= tolerance &&
         fabs ((pixel >> 8 & 255) - color.green * 255) <= tolerance &&
         fabs ((pixel & 255) - color.blue * 255) <= tolerance;
}

/* How much of the lower left part of a tile, where nothing is written, has a colour. */
static double
get_share (Canvas   *c,
           HslScene *scene,
           int       cell,
           HslColor  color)
{
  HslMapBox   box = hsl_map_shape_get_box (hsl_scene_get_cell (scene, cell)->shape);
  HslMapPoint corner = hsl_viewport_to_widget (&c->viewport, (HslMapPoint){ box.x0, box.y0 });
  double      side = (box.x1 - box.x0) * c->viewport.scale;
  guint       hits = 0, n = 0;

  for (double y = corner.y - side * 0.17; y < corner.y - side * 0.07; y++)
    for (double x = corner.x + side * 0.1; x < corner.x + side * 0.9; x++, n++)
      hits += is_color (get_pixel (c, x, y), color);
  g_assert_cmpuint (n, >, 100);
  return (double) hits / n;
}

static void
test_fills (void)
{
  static const HslTheme themes[] = { HSL_THEME_LIGHT, HSL_THEME_DARK, HSL_THEME_HIGH_CONTRAST };

  for (guint t = 0; t < G_N_ELEMENTS (themes); t++)
    {
      g_autoptr (HslScene) scene = fixture_station (1.6);
      Canvas               c = begin (scene, themes[t]);

      g_assert_cmpuint (hsl_map_render_base (c.cr, scene, &c.viewport, &c.style), ==, 0);
      for (int i = 0; i < 193; i++)
        {
          int      class_number = hsl_scene_get_class (scene, i);
          HslColor fill =
              hsl_palette_get_fill (&c.style.palette, hsl_scene_get_classes (scene), class_number);
          double share = get_share (&c, scene, i, fill);

          /* Hatching covers a part of the tile, but never most of it. */
          if (hsl_palette_is_hatched (hsl_scene_get_classes (scene), class_number))
            {
              g_assert_cmpfloat (share, >, 0.4);
              g_assert_cmpfloat (share, <, 0.95);
            }
          else
            g_assert_cmpfloat (share, ==, 1);
        }
      end (&c);
    }
}

/* How dark the row or column of pixels across the edge of two tiles gets. */
static gboolean
has_line (Canvas  *c,
          double   x,
          double   y,
          HslColor color)
{
  for (int d = -2; d <= 2; d++)
    if (is_color (get_pixel (c, x + d, y), color))
      return TRUE;
  return FALSE;
}

static void
test_borders (void)
{
  g_autoptr (HslScene) scene = fixture_station (1.6);
  Canvas               c = begin (scene, HSL_THEME_LIGHT);

  hsl_map_render_base (c.cr, scene, &c.viewport, &c.style);
  for (int i = 0; i < 192; i++)
    {
      const HslSceneCell *cell = hsl_scene_get_cell (scene, i);
      HslMapBox           box = hsl_map_shape_get_box (cell->shape);
      HslMapBox           next = hsl_map_shape_get_box (hsl_scene_get_cell (scene, i + 1)->shape);
      HslMapPoint         middle = { box.x1, (box.y0 + box.y1) / 2 };
      HslMapPoint         east = hsl_viewport_to_widget (&c.viewport, middle);

      if (next.x0 == box.x1)
        {
          g_assert_true (has_line (&c, east.x, east.y, c.style.palette.border));
          g_assert_false (has_line (&c, east.x, east.y, c.style.palette.outline));
        }
      else
        g_assert_true (has_line (&c, east.x, east.y, c.style.palette.outline));
    }
  end (&c);
}

static void
test_selection (void)
{
  g_autoptr (HslScene) scene = fixture_station (1.6);

  for (int cell = 0; cell < 193; cell += 31)
    {
      Canvas      c = begin (scene, HSL_THEME_LIGHT);
      HslMapBox   box = hsl_map_shape_get_box (hsl_scene_get_cell (scene, cell)->shape);
      HslMapPoint west = hsl_viewport_to_widget (&c.viewport, (HslMapPoint){ box.x0, (box.y0 + box.y1) / 2 });
      HslMapPoint middle = hsl_viewport_to_widget (&c.viewport, hsl_map_shape_get_centroid (
                                                                    hsl_scene_get_cell (scene, cell)->shape));
      guint32     before;

      hsl_map_render_base (c.cr, scene, &c.viewport, &c.style);
      before = get_pixel (&c, middle.x, middle.y);
      hsl_map_render_overlay (c.cr, scene, &c.viewport, &c.style);
      g_assert_false (has_line (&c, west.x, west.y, c.style.palette.selection_inner) &&
                      has_line (&c, west.x + 3, west.y, c.style.palette.selection_outer));

      hsl_scene_set_selected (scene, cell);
      hsl_map_render_overlay (c.cr, scene, &c.viewport, &c.style);
      g_assert_true (is_color (get_pixel (&c, floor (west.x), west.y), c.style.palette.selection_inner));
      g_assert_true (has_line (&c, west.x + 3, west.y, c.style.palette.selection_outer));
      g_assert_true (has_line (&c, west.x - 3, west.y, c.style.palette.selection_outer));
      g_assert_cmphex (get_pixel (&c, middle.x, middle.y), ==, before);
      hsl_scene_set_selected (scene, -1);
      end (&c);
    }
}

/* A view draws in its rectangle only, however closely one looks. */
static void
test_clipped (void)
{
  g_autoptr (HslScene) scene = fixture_station (1.6);
  Canvas               c = begin (scene, HSL_THEME_LIGHT);
  guint                drawn = 0;

  hsl_scene_set_text (scene, HSL_SCENE_TEXT_WATERMARK, "演示");
  hsl_scene_set_selected (scene, 90);
  hsl_viewport_zoom_at (&c.viewport, 6, 700, 400);
  hsl_map_render_base (c.cr, scene, &c.viewport, &c.style);
  hsl_map_render_overlay (c.cr, scene, &c.viewport, &c.style);
  for (int x = 0; x < WIDTH; x++)
    {
      g_assert_true (is_color (get_pixel (&c, x, 59), c.style.palette.background));
      g_assert_true (is_color (get_pixel (&c, x, HEIGHT - 20), c.style.palette.background));
    }
  for (int y = 60; y < HEIGHT - 20; y++)
    drawn += !is_color (get_pixel (&c, 700, y), c.style.palette.background);
  g_assert_cmpuint (drawn, >, 100);
  end (&c);
}

static void
test_watermark (void)
{
  g_autoptr (HslScene) scene = fixture_station (1.6);
  Canvas               plain = begin (scene, HSL_THEME_LIGHT), marked = begin (scene, HSL_THEME_LIGHT);
  guint                changed = 0;

  hsl_map_render_base (plain.cr, scene, &plain.viewport, &plain.style);
  hsl_scene_set_text (scene, HSL_SCENE_TEXT_WATERMARK, "演示");
  hsl_map_render_base (marked.cr, scene, &marked.viewport, &marked.style);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      changed += get_pixel (&plain, x, y) != get_pixel (&marked, x, y);
  g_assert_cmpuint (changed, >, WIDTH * HEIGHT / 200);
  end (&plain);
  end (&marked);
}

/* Hatching stays inside an outline with a hole. */
static void
test_hatch_in_outline (void)
{
  const HslMapPoint points[] = {
    { 0, 0 },
    { 400, 0 },
    { 400, 300 },
    { 0, 300 },
    { 100, 100 },
    { 300, 100 },
    { 300, 200 },
    { 100, 200 },
  };
  const guint           sizes[] = { 4, 4 };
  g_autoptr (GPtrArray) areas = hsl_map_area_list_new ();
  g_autoptr (HslScene)  scene = NULL;
  HslMapArea           *area = hsl_map_area_new (HSL_MAP_KIND_GRID, "ring", "ring");
  HslMapPoint           north_west, south_east;
  guint                 lines = 0;
  Canvas                c;

  area->shape = hsl_map_shape_new (points, sizes, 2);
  g_ptr_array_add (areas, area);
  scene = hsl_scene_new (areas);
  c = begin (scene, HSL_THEME_LIGHT);
  hsl_map_render_base (c.cr, scene, &c.viewport, &c.style);

  north_west = hsl_viewport_to_widget (&c.viewport, (HslMapPoint){ 105, 195 });
  south_east = hsl_viewport_to_widget (&c.viewport, (HslMapPoint){ 295, 105 });
  for (double y = north_west.y; y < south_east.y; y++)
    for (double x = north_west.x; x < south_east.x; x++)
      g_assert_true (is_color (get_pixel (&c, x, y), c.style.palette.background));
  for (double x = north_west.x; x < south_east.x; x++)
    lines += !is_color (get_pixel (&c, x, south_east.y + 60), c.style.palette.background);
  g_assert_cmpuint (lines, >, 50);
  end (&c);
}

static void
test_sheet_places (void)
{
  static const double sizes[][2] = { { 1366, 768 }, { 800, 500 }, { 500, 900 }, { 1190, 842 }, { 260, 200 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (HslScene) scene = fixture_station (sizes[i][0] / sizes[i][1]);
      HslMapStyle          style;
      HslSheet             sheet;
      const HslMapRect    *rects[] = { &sheet.title, &sheet.map, &sheet.legend, &sheet.note };

      hsl_map_style_init (&style, HSL_RAMP_YLORRD, HSL_THEME_LIGHT, sizes[i][0], sizes[i][1]);
      hsl_sheet_init (&sheet, scene, &style, sizes[i][0], sizes[i][1], HSL_SHEET_ALL);
      for (guint a = 0; a < 4 && sizes[i][0] > 300; a++)
        {
          g_assert_true (rects[a]->x >= 0 && rects[a]->y >= 0);
          g_assert_true (rects[a]->x + rects[a]->width <= sizes[i][0]);
          g_assert_true (rects[a]->y + rects[a]->height <= sizes[i][1]);
          for (guint b = a + 1; b < 4; b++)
            g_assert_true (rects[a]->x + rects[a]->width <= rects[b]->x ||
                           rects[b]->x + rects[b]->width <= rects[a]->x ||
                           rects[a]->y + rects[a]->height <= rects[b]->y ||
                           rects[b]->y + rects[b]->height <= rects[a]->y);
        }

      hsl_sheet_init (&sheet, scene, &style, sizes[i][0], sizes[i][1], HSL_SHEET_MAP_ONLY);
      g_assert_cmpfloat (sheet.legend.height, ==, 0);
      g_assert_cmpfloat (sheet.title.height, ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/render/fills", test_fills);
  g_test_add_func ("/map/render/borders", test_borders);
  g_test_add_func ("/map/render/selection", test_selection);
  g_test_add_func ("/map/render/clipped", test_clipped);
  g_test_add_func ("/map/render/watermark", test_watermark);
  g_test_add_func ("/map/render/hatch-in-outline", test_hatch_in_outline);
  g_test_add_func ("/map/sheet/places", test_sheet_places);
  return g_test_run ();
}
