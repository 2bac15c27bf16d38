/* test-map-scene.c: what a map shows, and how one moves on it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "map-fixture.h"

#include <math.h>
#include <string.h>

static void
test_cells (void)
{
  g_autoptr (HslScene) scene = fixture_station (1.6);
  g_autofree char     *name = hsl_scene_dup_cell_name (scene, 2);

  g_assert_cmpuint (hsl_scene_get_n_cells (scene), ==, 193);
  g_assert_cmpuint (hsl_scene_get_n_groups (scene), ==, 12);
  for (guint i = 0; i + 1 < 193; i++)
    g_assert_cmpstr (hsl_scene_get_cell (scene, (int) i)->area->code, <,
                     hsl_scene_get_cell (scene, (int) i + 1)->area->code);
  g_assert_cmpint (hsl_scene_find (scene, "450103004001003"), ==, 2);
  g_assert_cmpint (hsl_scene_find (scene, "450103004001"), ==, -1);
  g_assert_cmpint (hsl_scene_find (scene, NULL), ==, -1);
  g_assert_cmpstr (name, ==, "龙西社区第3网格");
  g_assert_cmpstr (hsl_scene_get_text (scene, HSL_SCENE_TEXT_NOTE), ==, "示意图，不作为划界依据");
  g_assert_finalize_object (g_steal_pointer (&scene));
}

static void
test_values (void)
{
  g_autoptr (HslScene) scene = fixture_station (1.6);
  double               total = 0, groups = 0;
  guint                cells = 0;

  for (int i = 0; i < 193; i++)
    {
      double value = hsl_scene_get_cell (scene, i)->value;

      total += isnan (value) ? 0 : value;
      g_assert_cmpint (hsl_scene_get_class (scene, i), ==,
                       hsl_classes_classify (hsl_scene_get_classes (scene), value));
    }
  g_assert_cmpfloat (hsl_scene_get_total (scene), ==, total);
  for (guint g = 0; g < 12; g++)
    groups += hsl_scene_get_group_total (scene, g);
  g_assert_cmpfloat (groups, ==, total);
  for (int c = HSL_CLASS_NO_DATA; c <= 5; c++)
    cells += hsl_scene_count_class (scene, c);
  g_assert_cmpuint (cells, ==, 193);
  g_assert_cmpuint (hsl_scene_count_class (scene, HSL_CLASS_NO_DATA), ==, 11);

  g_assert_true (hsl_scene_set_value (scene, "450103004001003", 40));
  g_assert_false (hsl_scene_set_value (scene, "nowhere", 40));
  g_assert_cmpint (hsl_scene_get_class (scene, 2), ==, 5);
  hsl_scene_clear_values (scene, 0);
  g_assert_cmpuint (hsl_scene_count_class (scene, HSL_CLASS_ZERO), ==, 193);
  hsl_scene_clear_values (scene, HSL_VALUE_NO_DATA);
  g_assert_true (isnan (hsl_scene_get_group_total (scene, 0)));
  g_assert_cmpfloat (hsl_scene_get_total (scene), ==, 0);
}

static void
test_description (void)
{
  g_autoptr (HslScene) scene = fixture_station (1.6);
  g_autofree char     *seven = NULL;
  g_autofree char     *nothing = NULL;

  hsl_scene_set_value (scene, "450103004001003", 7);
  seven = hsl_scene_dup_description (scene, 2);
  g_assert_cmpstr (seven, ==, "龙西社区第3网格, 在办 7 件");
  hsl_scene_set_value (scene, "450103004001003", HSL_VALUE_NO_DATA);
  nothing = hsl_scene_dup_description (scene, 2);
  g_assert_cmpstr (nothing, ==, "龙西社区第3网格, no data");
}

/* The same grids under police grids: other groups, the same places and names. */
static void
test_trees (void)
{
  g_autoptr (GPtrArray) areas = fixture_station_areas (1.6);
  g_autoptr (HslScene)  scene = NULL;
  g_autofree char      *name = NULL;
  guint                 n = 0;

  for (guint i = 0; i < areas->len; i++)
    {
      HslMapArea *area = areas->pdata[i];

      if (area->kind == HSL_MAP_KIND_GRID)
        area->police_parent = n++ < 190 ? g_strdup_printf ("P%u", 1 + n / 40) : NULL;
    }
  g_ptr_array_add (areas, hsl_map_area_new (HSL_MAP_KIND_POLICE_GRID, "P1", "第一警务网格"));
  scene = hsl_scene_new (areas);
  hsl_scene_set_tree (scene, HSL_MAP_TREE_POLICE);

  g_assert_cmpuint (hsl_scene_get_n_groups (scene), ==, 6);
  g_assert_cmpstr (hsl_scene_get_group (scene, 0)->area->name, ==, "第一警务网格");
  g_assert_null (hsl_scene_get_group (scene, 1)->area);
  g_assert_cmpstr (hsl_scene_get_group (scene, 1)->code, ==, "P2");
  g_assert_null (hsl_scene_get_group (scene, 5)->code);
  g_assert_cmpuint (hsl_scene_get_group (scene, 5)->n_cells, ==, 3);
  g_assert_cmpuint (hsl_scene_get_cell (scene, 192)->group, ==, 5);
  name = hsl_scene_dup_cell_name (scene, 0);
  g_assert_cmpstr (name, ==, "龙西社区第1网格");

  hsl_scene_set_tree (scene, HSL_MAP_TREE_COMMUNITY);
  g_assert_cmpuint (hsl_scene_get_n_groups (scene), ==, 12);
}

/* No grid is lost: without a place it gets a tile, beside outlines too. */
static void
test_mixed (void)
{
  g_autoptr (GPtrArray) areas = fixture_country (4, 3);
  g_autoptr (HslScene)  scene = NULL;
  HslMapBox             country = HSL_MAP_BOX_EMPTY;

  for (guint i = 0; i < areas->len; i++)
    country = hsl_map_box_union (country, hsl_map_shape_get_box (((HslMapArea *) areas->pdata[i])->shape));
  g_ptr_array_add (areas, hsl_map_area_new (HSL_MAP_KIND_GRID, "z1", "新网格"));
  g_ptr_array_add (areas, hsl_map_area_new (HSL_MAP_KIND_GRID, "z2", "新网格"));
  g_ptr_array_add (areas, hsl_map_area_new (HSL_MAP_KIND_GRID, "z2", "twice"));
  scene = hsl_scene_new (areas);

  g_assert_cmpuint (hsl_scene_get_n_cells (scene), ==, 14);
  for (int i = 12; i < 14; i++)
    {
      const HslSceneCell *cell = hsl_scene_get_cell (scene, i);

      g_assert_true (cell->is_tile);
      g_assert_cmpstr (cell->area->name, ==, "新网格");
      g_assert_cmpfloat (hsl_map_shape_get_box (cell->shape).y1, <, country.y0);
    }
}

static void
test_empty (void)
{
  g_autoptr (GPtrArray) areas = hsl_map_area_list_new ();
  g_autoptr (HslScene)  scene = hsl_scene_new (areas);
  HslViewport           viewport;

  hsl_viewport_init (&viewport, hsl_scene_get_bounds (scene), (HslMapRect){ 0, 0, 100, 100 });
  g_assert_cmpuint (hsl_scene_get_n_cells (scene), ==, 0);
  g_assert_cmpint (hsl_scene_hit (scene, &viewport, 50, 50), ==, -1);
  g_assert_cmpint (hsl_scene_walk (scene, -1, HSL_WALK_RIGHT), ==, -1);
  g_assert_cmpfloat (hsl_scene_get_total (scene), ==, 0);
}

static void
test_marks (void)
{
  g_autoptr (HslScene) scene = fixture_station (1.6);

  g_assert_cmpint (hsl_scene_get_selected (scene), ==, -1);
  g_assert_true (hsl_scene_set_selected (scene, 5));
  g_assert_false (hsl_scene_set_selected (scene, 5));
  g_assert_cmpint (hsl_scene_get_selected (scene), ==, 5);
  g_assert_true (hsl_scene_set_hovered (scene, 6));
  g_assert_true (hsl_scene_set_hovered (scene, -1));
  g_assert_cmpint (hsl_scene_get_selected (scene), ==, 5);
}

static void
test_hit (void)
{
  g_autoptr (HslScene) scene = fixture_station (1.6);
  HslViewport          viewport;
  HslMapPoint          corner;

  hsl_viewport_init (&viewport, hsl_scene_get_bounds (scene), (HslMapRect){ 10, 20, 1100, 640 });
  for (int i = 0; i < 193; i++)
    {
      HslMapPoint centre = hsl_map_shape_get_centroid (hsl_scene_get_cell (scene, i)->shape);
      HslMapPoint at = hsl_viewport_to_widget (&viewport, centre);

      g_assert_cmpint (hsl_scene_hit (scene, &viewport, at.x, at.y), ==, i);
    }

  /* The tolerance is of the pointer, not of the ground. */
  corner = hsl_viewport_to_widget (&viewport, (HslMapPoint){ 0, 0 });
  g_assert_cmpint (hsl_scene_hit (scene, &viewport, corner.x - 5.5, corner.y + 10), ==, 0);
  g_assert_cmpint (hsl_scene_hit (scene, &viewport, corner.x - 6.5, corner.y + 10), ==, -1);
}

/* Follows every arrow from every cell reached. */
static guint
count_reachable (HslScene *scene,
                 int       from)
{
  guint                n = hsl_scene_get_n_cells (scene), reached = 1;
  g_autofree gboolean *seen = g_new0 (gboolean, n);
  g_autofree int      *queue = g_new (int, n);

  queue[0] = from;
  seen[from] = TRUE;
  for (guint head = 0; head < reached; head++)
    for (HslWalk step = HSL_WALK_LEFT; step <= HSL_WALK_DOWN; step++)
      {
        int to = hsl_scene_walk (scene, queue[head], step);

        g_assert_cmpint (to, >=, 0);
        if (!seen[to])
          {
            seen[to] = TRUE;
            queue[reached++] = to;
          }
      }
  return reached;
}

static void
test_walk_reaches_all (void)
{
  static const double aspects[] = { 0.5, 1.0, 1.6, 2.5 };

  for (guint a = 0; a < G_N_ELEMENTS (aspects); a++)
    for (guint n = 1; n < 330; n += 29)
      {
        HslTilesPlan          plan = { FIXTURE_STREET, 1 + n / 16, n };
        g_autoptr (GPtrArray) areas = hsl_tiles_generate (&plan, aspects[a], NULL);
        g_autoptr (HslScene)  scene = hsl_scene_new (areas);

        for (int from = 0; from < (int) n; from += 1 + (int) n / 7)
          g_assert_cmpuint (count_reachable (scene, from), ==, n);
      }
}

static void
test_walk_reaches_all_outlines (void)
{
  g_autoptr (GPtrArray) areas = fixture_country (15, 12);
  g_autoptr (HslScene)  scene = hsl_scene_new (areas);

  g_assert_cmpuint (count_reachable (scene, 0), ==, 180);
  g_assert_cmpuint (count_reachable (scene, 90), ==, 180);
}

static void
test_walk_steps (void)
{
  g_autoptr (HslScene) scene = fixture_station (1.6);
  HslMapPoint          here, there;
  int                  right;

  g_assert_cmpint (hsl_scene_walk (scene, -1, HSL_WALK_RIGHT), ==, 0);
  g_assert_cmpint (hsl_scene_walk (scene, -1, HSL_WALK_LAST), ==, 192);
  g_assert_cmpint (hsl_scene_walk (scene, 0, HSL_WALK_NEXT), ==, 1);
  g_assert_cmpint (hsl_scene_walk (scene, 0, HSL_WALK_PREVIOUS), ==, 0);
  g_assert_cmpint (hsl_scene_walk (scene, 192, HSL_WALK_NEXT), ==, 192);
  g_assert_cmpint (hsl_scene_walk (scene, 100, HSL_WALK_FIRST), ==, 0);
  g_assert_cmpint (hsl_scene_walk (scene, 100, HSL_WALK_LAST), ==, 192);
  /* At the edge one stays. */
  g_assert_cmpint (hsl_scene_walk (scene, 0, HSL_WALK_LEFT), ==, 0);
  g_assert_cmpint (hsl_scene_walk (scene, 0, HSL_WALK_UP), ==, 0);

  /* To the right means: in the same row as long as it goes on, across the gap between communities too. */
  for (int at = 0; (right = hsl_scene_walk (scene, at, HSL_WALK_RIGHT)) != at; at = right)
    {
      here = hsl_map_shape_get_centroid (hsl_scene_get_cell (scene, at)->shape);
      there = hsl_map_shape_get_centroid (hsl_scene_get_cell (scene, right)->shape);
      g_assert_cmpfloat (there.x, >, here.x);
      g_assert_cmpfloat (there.y, ==, here.y);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/scene/cells", test_cells);
  g_test_add_func ("/map/scene/values", test_values);
  g_test_add_func ("/map/scene/description", test_description);
  g_test_add_func ("/map/scene/trees", test_trees);
  g_test_add_func ("/map/scene/mixed", test_mixed);
  g_test_add_func ("/map/scene/empty", test_empty);
  g_test_add_func ("/map/scene/marks", test_marks);
  g_test_add_func ("/map/scene/hit", test_hit);
  g_test_add_func ("/map/walk/reaches-all", test_walk_reaches_all);
  g_test_add_func ("/map/walk/reaches-all-outlines", test_walk_reaches_all_outlines);
  g_test_add_func ("/map/walk/steps", test_walk_steps);
  return g_test_run ();
}
