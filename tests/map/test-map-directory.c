/* test-map-directory.c: from the directory to the map and back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-map-directory.h"
#include "hsl-scene.h"
#include "hsl-tiles.h"

static HslArea *
make_area (const char *kind,
           const char *code,
           const char *parent)
{
  HslArea *area = hsl_fact_new (&hsl_area_noun);

  area->fact.uid = hsl_uid_new ();
  area->kind = g_strdup (kind);
  area->code = g_strdup (code);
  area->name = g_strconcat ("n", code, NULL);
  area->parent = g_strdup (parent);
  return area;
}

static void
test_read (void)
{
  g_autoptr (HslDirectory) directory = hsl_directory_new ();
  g_autoptr (GPtrArray)    areas = NULL;
  HslArea                 *placed = make_area ("grid", "1001", "1");
  HslArea                 *over = make_area ("grid", "1002", "1");
  const HslMapArea        *first;

  placed->tile_row = 3;
  placed->tile_column = 2;
  placed->position = 7;
  placed->police_parent = g_strdup ("P1");
  over->to_on = hsl_day_from_iso ("2025-12-31");
  hsl_directory_take (directory, make_area ("community", "1", NULL));
  hsl_directory_take (directory, placed);
  hsl_directory_take (directory, over);
  hsl_directory_take (directory, make_area ("grid", "1003", "1"));
  hsl_directory_take (directory, make_area ("overlay", "x", NULL));

  areas = hsl_map_areas_from_directory (directory, hsl_day_from_iso ("2026-01-01"));
  g_assert_cmpuint (areas->len, ==, 3);
  first = g_ptr_array_index (areas, 1);
  g_assert_cmpstr (first->code, ==, "1001");
  g_assert_cmpstr (first->label, ==, "7");
  g_assert_cmpstr (first->police_parent, ==, "P1");
  g_assert_true (first->has_tile);
  g_assert_cmpint (first->tile_row, ==, 2);
  g_assert_cmpint (first->tile_col, ==, 1);
  g_assert_true (((HslMapArea *) g_ptr_array_index (areas, 2))->has_tile);
}

static void
test_generated (void)
{
  g_autoptr (HslDirectory) directory = hsl_directory_new ();
  HslTilesPlan             plan = { "350981001", 3, 20, NULL, NULL };
  g_autoptr (GPtrArray)    areas = hsl_tiles_generate (&plan, HSL_MAP_ASPECT, NULL);
  g_autoptr (GPtrArray)    facts = NULL;
  g_autoptr (GPtrArray)    again = NULL;
  g_autoptr (HslScene)     scene = NULL;
  HslArea                 *known = make_area ("community", "350981001002", NULL);

  g_free (known->name);
  known->name = g_strdup ("龙溪社区");
  hsl_directory_take (directory, known);
  facts = hsl_map_areas_to_facts (areas, directory);
  g_assert_cmpuint (facts->len, ==, 23);
  for (guint i = 0; i < facts->len; i++)
    {
      HslArea *fact = g_ptr_array_index (facts, i);

      if (g_str_equal (fact->code, "350981001002"))
        {
          g_assert_cmpstr (fact->fact.uid, ==, known->fact.uid);
          g_assert_cmpstr (fact->name, ==, "龙溪社区");
          continue;
        }
      hsl_directory_take (directory, hsl_fact_ref (fact));
    }

  again = hsl_map_areas_from_directory (directory, hsl_day_from_iso ("2026-01-01"));
  scene = hsl_scene_new (again);
  g_assert_cmpuint (hsl_scene_get_n_cells (scene), ==, 20);
  g_assert_cmpuint (hsl_scene_get_n_groups (scene), ==, 3);
  for (guint i = 0; i < areas->len; i++)
    {
      const HslMapArea *made = g_ptr_array_index (areas, i);
      const HslMapArea *read;

      if (made->kind != HSL_MAP_KIND_GRID)
        continue;
      read = hsl_scene_get_cell (scene, hsl_scene_find (scene, made->code))->area;
      g_assert_cmpint (read->tile_row, ==, made->tile_row);
      g_assert_cmpint (read->tile_col, ==, made->tile_col);
      g_assert_cmpstr (read->label, ==, made->label);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map/directory/read", test_read);
  g_test_add_func ("/map/directory/generated", test_generated);
  return g_test_run ();
}
