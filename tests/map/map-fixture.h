/* map-fixture.h: territories to test with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-scene.h"
#include "hsl-tiles.h"

#define FIXTURE_STREET "450103004"

/* The station of the demo: 12 communities, 193 grids. */
static const guint fixture_counts[] = { 18, 14, 21, 9, 16, 17, 12, 25, 15, 19, 13, 14 };

static const char *const fixture_names[] = { "龙西社区", "榕湖社区", "朝阳社区", "建设路社区", "东风社区", "幸福里社区",
                                             "滨河社区", "光明社区", "新华社区", "桥头社区", "花园社区", "火车站社区" };

static inline GPtrArray *
fixture_station_areas (double aspect)
{
  HslTilesPlan       plan = { FIXTURE_STREET, 12, 193, fixture_names, fixture_counts };
  g_autoptr (GError) error = NULL;
  GPtrArray         *areas = hsl_tiles_generate (&plan, aspect, &error);

  g_assert_no_error (error);
  return areas;
}

/* Values 0 to 23 in a fixed order, every seventeenth grid without data. */
static inline HslScene *
fixture_station (double aspect)
{
  g_autoptr (GPtrArray) areas = fixture_station_areas (aspect);
  HslScene             *scene = hsl_scene_new (areas);

  for (guint i = 0; i < hsl_scene_get_n_cells (scene); i++)
    hsl_scene_set_value (scene, hsl_scene_get_cell (scene, (int) i)->area->code,
                         i % 17 == 16 ? HSL_VALUE_NO_DATA : (double) (i * i % 24));
  hsl_scene_set_text (scene, HSL_SCENE_TEXT_TITLE, "榕湖派出所辖区网格图");
  hsl_scene_set_text (scene, HSL_SCENE_TEXT_MEASURE, "在办");
  hsl_scene_set_text (scene, HSL_SCENE_TEXT_UNIT, "件");
  hsl_scene_set_text (scene, HSL_SCENE_TEXT_AS_OF, "截至 2026年3月1日 09:00");
  return scene;
}

static inline HslMapShape *
fixture_polygon (const HslMapPoint *points,
                 guint              n)
{
  return hsl_map_shape_new (points, &n, 1);
}

/* A country of quadrangles with shared, bent borders, @columns by @rows, with a community for every 3
 * columns. */
static inline GPtrArray *
fixture_country (guint columns,
                 guint rows)
{
  GPtrArray              *areas = hsl_map_area_list_new ();
  g_autoptr (GRand)       rand = g_rand_new_with_seed (20260301);
  g_autofree HslMapPoint *knots = g_new (HslMapPoint, (columns + 1) * (rows + 1));

  for (guint y = 0; y <= rows; y++)
    for (guint x = 0; x <= columns; x++)
      knots[y * (columns + 1) + x] = (HslMapPoint){ 300.0 * x + g_rand_double_range (rand, -90, 90),
                                                    -240.0 * y + g_rand_double_range (rand, -70, 70) };
  for (guint y = 0; y < rows; y++)
    for (guint x = 0; x < columns; x++)
      {
        const HslMapPoint *k = knots + y * (columns + 1) + x;
        const HslMapPoint  corners[] = { k[0], k[1], k[columns + 2], k[columns + 1] };
        g_autofree char   *code = g_strdup_printf ("c%02u%03u%03u", x / 3, y, x);
        HslMapArea        *area = hsl_map_area_new (HSL_MAP_KIND_GRID, code, code);

        area->parent = g_strdup_printf ("c%02u", x / 3);
        area->shape = fixture_polygon (corners, 4);
        g_ptr_array_add (areas, area);
      }
  return areas;
}
