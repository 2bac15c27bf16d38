/* test-map-labels.c: numbers and names that can be read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-map-labels.h"
#include "hsl-map-sheet.h"
#include "map-fixture.h"

#include <math.h>
#include <string.h>

typedef struct
{
  cairo_surface_t *surface;
  cairo_t         *cr;
  HslMapStyle      style;
  HslMapText      *text;
  HslViewport      viewport;
  GArray          *labels;
  guint            n_missing;
} Placed;

static Placed
place (HslScene *scene,
       double    width,
       double    height)
{
  Placed   p;
  HslSheet sheet;

  p.surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  p.cr = cairo_create (p.surface);
  hsl_map_style_init (&p.style, HSL_RAMP_YLORRD, HSL_THEME_LIGHT, width, height);
  p.text = hsl_map_text_new (p.cr, p.style.font_family);
  hsl_sheet_init (&sheet, scene, &p.style, width, height, HSL_SHEET_ALL);
  hsl_viewport_init (&p.viewport, hsl_scene_get_bounds (scene), sheet.map);
  p.labels = hsl_map_labels_place (scene, &p.viewport, &p.style, p.text, &p.n_missing);
  return p;
}

static void
clear (Placed *p)
{
  g_array_unref (p->labels);
  hsl_map_text_free (p->text);
  cairo_destroy (p->cr);
  cairo_surface_destroy (p->surface);
}

static guint
count (const Placed   *p,
       HslMapLabelKind kind)
{
  guint n = 0;

  for (guint i = 0; i < p->labels->len; i++)
    n += g_array_index (p->labels, HslMapLabel, i).kind == kind;
  return n;
}

static void
check_no_overlap (const Placed *p)
{
  for (guint i = 0; i < p->labels->len; i++)
    {
      const HslMapLabel *a = &g_array_index (p->labels, HslMapLabel, i);

      g_assert_cmpfloat (a->rect.width, >, 0);
      g_assert_cmpfloat (a->rect.height, >, 0);
      for (guint k = i + 1; k < p->labels->len; k++)
        g_assert_false (hsl_map_rect_intersects (a->rect, g_array_index (p->labels, HslMapLabel, k).rect));
    }
}

/* Every number in its own tile, and large enough. */
static void
check_numbers (const Placed *p,
               HslScene     *scene,
               double        least)
{
  guint n = 0;

  for (guint i = 0; i < p->labels->len; i++)
    {
      const HslMapLabel *label = &g_array_index (p->labels, HslMapLabel, i);
      HslMapPoint        middle;
      g_autofree char   *text = NULL;

      if (label->kind != HSL_MAP_LABEL_NUMBER)
        continue;
      n++;
      text = hsl_scene_dup_value_text (scene, hsl_scene_get_cell (scene, label->cell)->value);
      g_assert_cmpstr (label->text, ==, text);
      g_assert_cmpfloat (label->size, >=, least);
      middle = hsl_viewport_to_plane (&p->viewport, label->rect.x + label->rect.width / 2,
                                      label->rect.y + label->rect.height / 2);
      g_assert_true (label->has_leader ||
                     hsl_map_shape_contains (hsl_scene_get_cell (scene, label->cell)->shape, middle));
    }
  g_assert_cmpuint (n, ==, hsl_scene_get_n_cells (scene));
  g_assert_cmpuint (p->n_missing, ==, 0);
}

static void
test_sizes (void)
{
  static const struct
  {
    double width, height, least;
  } sizes[] = {
    { 1366, 768, 16 },
    { 1100, 600, 14 },
    { 800, 500, 10 },
    { 600, 800, 10 },
    { 1190, 842, 16 },
    { 3370, 2384, 40 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (HslScene) scene = fixture_station (sizes[i].width / sizes[i].height);
      Placed               p = place (scene, sizes[i].width, sizes[i].height);

      check_no_overlap (&p);
      check_numbers (&p, scene, sizes[i].least);
      g_assert_cmpuint (count (&p, HSL_MAP_LABEL_GROUP), ==, 12);
      clear (&p);
    }
}

/* A community's name and sum stand above its block. */
static void
test_names (void)
{
  g_autoptr (HslScene) scene = fixture_station (1.6);
  Placed               p = place (scene, 1366, 768);
  guint                n_totals = 0;

  for (guint i = 0; i < p.labels->len; i++)
    {
      const HslMapLabel *label = &g_array_index (p.labels, HslMapLabel, i);

      if (label->kind == HSL_MAP_LABEL_GROUP)
        {
          g_assert_cmpstr (label->text, ==, fixture_names[label->group]);
          g_assert_false (label->on_plate);
        }
      else if (label->kind == HSL_MAP_LABEL_TOTAL)
        {
          g_autofree char *sum = g_strdup_printf ("%.0f 件", hsl_scene_get_group_total (scene, label->group));

          g_assert_cmpstr (label->text, ==, sum);
          n_totals++;
        }
    }
  g_assert_cmpuint (n_totals, >=, 10);
  clear (&p);
}

/* One kind of short name in all tiles: the longer one when there is ample room. */
static void
test_captions (void)
{
  static const struct
  {
    guint    n_grids;
    gboolean names;
  } cases[] = { { 23, TRUE }, { 193, FALSE } };

  for (guint k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      HslTilesPlan          plan = { FIXTURE_STREET, 5, cases[k].n_grids };
      g_autoptr (GPtrArray) areas = hsl_tiles_generate (&plan, 1.6, NULL);
      g_autoptr (HslScene)  scene = hsl_scene_new (areas);
      Placed                p = place (scene, 1366, 768);

      g_assert_cmpuint (count (&p, HSL_MAP_LABEL_CAPTION), ==, cases[k].n_grids);
      for (guint i = 0; i < p.labels->len; i++)
        {
          const HslMapLabel *label = &g_array_index (p.labels, HslMapLabel, i);
          const HslMapArea  *area;

          if (label->kind != HSL_MAP_LABEL_CAPTION)
            continue;
          area = hsl_scene_get_cell (scene, label->cell)->area;
          g_assert_cmpstr (label->text, ==, cases[k].names ? area->name : area->label);
        }
      clear (&p);
    }
}

static void
test_long_name (void)
{
  static const char *const names[] = {
    "中山东路第二幸福家园小区及沿河老旧厂房改造片区联合社区居民委员会",
    "甲社区",
  };
  HslTilesPlan          plan = { FIXTURE_STREET, 2, 30, names };
  g_autoptr (GPtrArray) areas = hsl_tiles_generate (&plan, 1.6, NULL);
  g_autoptr (HslScene)  scene = hsl_scene_new (areas);
  Placed                p = place (scene, 800, 500);

  check_no_overlap (&p);
  for (guint i = 0; i < p.labels->len; i++)
    {
      const HslMapLabel *label = &g_array_index (p.labels, HslMapLabel, i);

      if (label->kind == HSL_MAP_LABEL_GROUP && label->group == 0)
        {
          g_assert_true (g_str_has_prefix (label->text, "中山"));
          g_assert_true (g_str_has_suffix (label->text, "…"));
        }
    }
  g_assert_cmpuint (count (&p, HSL_MAP_LABEL_GROUP), ==, 2);
  clear (&p);
}

/* Groups across the blocks: names stay clear of the numbers. */
static void
test_police_tree (void)
{
  g_autoptr (GPtrArray) areas = fixture_station_areas (1.6);
  g_autoptr (HslScene)  scene = NULL;
  Placed                p;
  guint                 n = 0;

  for (guint i = 0; i < areas->len; i++)
    if (((HslMapArea *) areas->pdata[i])->kind == HSL_MAP_KIND_GRID)
      ((HslMapArea *) areas->pdata[i])->police_parent = g_strdup_printf ("警务网格%u", n++ / 23);
  scene = hsl_scene_new (areas);
  hsl_scene_set_tree (scene, HSL_MAP_TREE_POLICE);
  p = place (scene, 1366, 768);
  check_no_overlap (&p);
  check_numbers (&p, scene, 16);
  g_assert_cmpuint (count (&p, HSL_MAP_LABEL_GROUP), >=, hsl_scene_get_n_groups (scene));
  clear (&p);
}

static void
test_outlines (void)
{
  g_autoptr (GPtrArray) areas = fixture_country (18, 12);
  g_autoptr (HslScene)  scene = hsl_scene_new (areas);
  Placed                p;

  hsl_scene_clear_values (scene, 128);
  p = place (scene, 1366, 768);
  check_no_overlap (&p);
  check_numbers (&p, scene, 8);
  g_assert_cmpuint (count (&p, HSL_MAP_LABEL_GROUP), ==, 6);
  clear (&p);
}

/* A sliver has no room inside: its number stands beside it, on a leader. */
static void
test_leader (void)
{
  g_autoptr (GPtrArray) areas = fixture_country (3, 2);
  g_autoptr (HslScene)  scene = NULL;
  HslMapArea           *sliver = hsl_map_area_new (HSL_MAP_KIND_GRID, "a-sliver", "河堤");
  const HslMapPoint     points[] = { { 950, 100 }, { 960, 100 }, { 960, -600 }, { 950, -600 } };
  Placed                p;

  sliver->shape = fixture_polygon (points, 4);
  g_ptr_array_add (areas, sliver);
  scene = hsl_scene_new (areas);
  hsl_scene_clear_values (scene, 7);
  p = place (scene, 800, 500);
  check_no_overlap (&p);
  check_numbers (&p, scene, 7);
  g_assert_true (g_array_index (p.labels, HslMapLabel, 6).has_leader);
  clear (&p);
}

/* Too small to write in: said, not scribbled. */
static void
test_too_small (void)
{
  HslTilesPlan          plan = { FIXTURE_STREET, 80, 9000 };
  g_autoptr (GPtrArray) areas = hsl_tiles_generate (&plan, 1.6, NULL);
  g_autoptr (HslScene)  scene = hsl_scene_new (areas);
  Placed                p;

  hsl_scene_clear_values (scene, 128);
  p = place (scene, 400, 300);
  g_assert_cmpuint (p.n_missing, ==, 9000);
  g_assert_cmpuint (count (&p, HSL_MAP_LABEL_NUMBER), ==, 0);
  clear (&p);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/labels/sizes", test_sizes);
  g_test_add_func ("/map/labels/names", test_names);
  g_test_add_func ("/map/labels/captions", test_captions);
  g_test_add_func ("/map/labels/long-name", test_long_name);
  g_test_add_func ("/map/labels/police-tree", test_police_tree);
  g_test_add_func ("/map/labels/outlines", test_outlines);
  g_test_add_func ("/map/labels/leader", test_leader);
  g_test_add_func ("/map/labels/too-small", test_too_small);
  return g_test_run ();
}
