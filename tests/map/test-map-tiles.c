/* test-map-tiles.c: tile layouts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "map-fixture.h"

#include <math.h>
#include <string.h>

static GPtrArray *
collect_grids (GPtrArray *areas)
{
  GPtrArray *grids = g_ptr_array_new ();

  for (guint i = 0; i < areas->len; i++)
    if (((HslMapArea *) areas->pdata[i])->kind == HSL_MAP_KIND_GRID)
      g_ptr_array_add (grids, areas->pdata[i]);
  return grids;
}

/* What is promised of every sheet: no two tiles on one place, and each community a block without holes whose
 * rows are full but for the last, numbered from west to east and from north to south. */
static void
check_sheet (GPtrArray *areas)
{
  g_autoptr (GPtrArray)  grids = collect_grids (areas);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) blocks = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                         (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter         iter;
  gpointer               value;

  for (guint i = 0; i < grids->len; i++)
    {
      HslMapArea *grid = grids->pdata[i];
      GPtrArray  *block = g_hash_table_lookup (blocks, grid->parent);

      g_assert_true (grid->has_tile);
      g_assert_true (g_hash_table_add (taken, g_strdup_printf ("%d/%d", grid->tile_row, grid->tile_col)));
      if (block == NULL)
        g_hash_table_insert (blocks, grid->parent, block = g_ptr_array_new ());
      g_ptr_array_add (block, grid);
    }

  g_hash_table_iter_init (&iter, blocks);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GPtrArray        *block = value;
      const HslMapArea *first = block->pdata[0];
      int               width = 0;

      while (width < (int) block->len && ((HslMapArea *) block->pdata[width])->tile_row == first->tile_row)
        width++;
      for (guint i = 0; i < block->len; i++)
        {
          const HslMapArea *grid = block->pdata[i];

          g_assert_cmpint (grid->tile_row, ==, first->tile_row + (int) i / width);
          g_assert_cmpint (grid->tile_col, ==, first->tile_col + (int) i % width);
        }
    }
}

static HslMapBox
measure_sheet (GPtrArray *areas)
{
  g_autoptr (HslScene) scene = hsl_scene_new (areas);

  return hsl_scene_get_bounds (scene);
}

static void
test_station (void)
{
  g_autoptr (GPtrArray) areas = fixture_station_areas (1.6);
  g_autoptr (GPtrArray) grids = collect_grids (areas);
  const HslMapArea     *community = areas->pdata[0];
  const HslMapArea     *third = areas->pdata[3];

  g_assert_cmpuint (areas->len, ==, 205);
  g_assert_cmpuint (grids->len, ==, 193);
  g_assert_cmpstr (community->code, ==, "450103004001");
  g_assert_cmpstr (community->name, ==, "龙西社区");
  g_assert_cmpstr (third->code, ==, "450103004001003");
  g_assert_cmpstr (third->name, ==, "第3网格");
  g_assert_cmpstr (third->label, ==, "3");
  g_assert_cmpstr (third->parent, ==, community->code);
  check_sheet (areas);
}

static void
test_many_plans (void)
{
  static const guint  communities[] = { 1, 2, 5, 12, 25, 40 };
  static const guint  grids[] = { 1, 2, 7, 50, 193, 400, 990 };
  static const double aspects[] = { 0.5, 1.0, 1.6, 3.0 };

  for (guint c = 0; c < G_N_ELEMENTS (communities); c++)
    for (guint g = 0; g < G_N_ELEMENTS (grids); g++)
      for (guint a = 0; a < G_N_ELEMENTS (aspects); a++)
        {
          HslTilesPlan          plan = { FIXTURE_STREET, communities[c], grids[g] };
          g_autoptr (GPtrArray) areas = hsl_tiles_generate (&plan, aspects[a], NULL);
          HslMapBox             box;
          double                used;

          g_assert_cmpuint (areas->len, ==, communities[c] + grids[g]);
          check_sheet (areas);
          box = measure_sheet (areas);
          used = grids[g] * HSL_TILE_SIDE_M * HSL_TILE_SIDE_M / ((box.x1 - box.x0) * (box.y1 - box.y0));
          /* Enough grids to choose from: near the wanted proportions, most of the sheet covered. */
          if (grids[g] >= 193 && communities[c] >= 5)
            {
              g_assert_cmpfloat ((box.x1 - box.x0) / (box.y1 - box.y0), >, aspects[a] * 0.6);
              g_assert_cmpfloat ((box.x1 - box.x0) / (box.y1 - box.y0), <, aspects[a] * 1.6);
              g_assert_cmpfloat (used, >, 0.5);
            }
        }
}

static void
test_deterministic (void)
{
  g_autoptr (GPtrArray) areas = fixture_station_areas (1.6);
  g_autoptr (GPtrArray) shuffled = hsl_map_area_list_new ();
  g_autoptr (GRand)     rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < areas->len; i++)
    g_ptr_array_insert (shuffled, g_rand_int_range (rand, 0, (int) i + 1),
                        hsl_map_area_copy (areas->pdata[i]));
  hsl_tiles_arrange (shuffled, 1.6);

  for (guint i = 0; i < areas->len; i++)
    for (guint k = 0; k < shuffled->len; k++)
      {
        const HslMapArea *a = areas->pdata[i];
        const HslMapArea *b = shuffled->pdata[k];

        if (strcmp (a->code, b->code) != 0)
          continue;
        g_assert_cmpint (a->tile_row, ==, b->tile_row);
        g_assert_cmpint (a->tile_col, ==, b->tile_col);
      }
}

static void
test_codes_by_number (void)
{
  g_autoptr (GPtrArray) areas = hsl_map_area_list_new ();

  for (int i = 12; i >= 1; i--)
    {
      g_autofree char *code = g_strdup_printf ("w%d", i);

      g_ptr_array_add (areas, hsl_map_area_new (HSL_MAP_KIND_GRID, code, code));
    }
  hsl_tiles_arrange (areas, 100);
  for (int i = 0; i < 12; i++)
    g_assert_cmpint (((HslMapArea *) areas->pdata[i])->tile_col, ==, 11 - i);
}

static void
test_empty_community (void)
{
  const guint           counts[] = { 3, 0, 4 };
  HslTilesPlan          plan = { FIXTURE_STREET, 3, 7, NULL, counts };
  g_autoptr (GPtrArray) areas = hsl_tiles_generate (&plan, 1.6, NULL);
  g_autoptr (HslScene)  scene = hsl_scene_new (areas);

  g_assert_cmpuint (areas->len, ==, 10);
  g_assert_cmpstr (((HslMapArea *) areas->pdata[4])->name, ==, "第2社区");
  check_sheet (areas);
  g_assert_cmpuint (hsl_scene_get_n_groups (scene), ==, 2);
}

static void
test_no_grids (void)
{
  g_autoptr (GPtrArray) areas = hsl_map_area_list_new ();

  hsl_tiles_arrange (areas, 1);
  g_assert_cmpuint (hsl_tiles_complete (areas, 1), ==, 0);
  g_ptr_array_add (areas, hsl_map_area_new (HSL_MAP_KIND_COMMUNITY, "1", "空社区"));
  hsl_tiles_arrange (areas, 1);
  g_assert_false (((HslMapArea *) areas->pdata[0])->has_tile);
}

static void
test_complete (void)
{
  g_autoptr (GPtrArray) areas = fixture_station_areas (1.6);
  g_autoptr (GPtrArray) before = hsl_map_area_list_new ();
  HslMapArea           *fresh = hsl_map_area_new (HSL_MAP_KIND_GRID, "450103004001019", "第19网格");
  HslMapArea           *twin = hsl_map_area_new (HSL_MAP_KIND_GRID, "450103004002015", "第15网格");

  for (guint i = 0; i < areas->len; i++)
    g_ptr_array_add (before, hsl_map_area_copy (areas->pdata[i]));
  fresh->parent = g_strdup ("450103004001");
  twin->parent = g_strdup ("450103004002");
  hsl_map_area_set_tile (twin, 0, 0);
  g_ptr_array_insert (areas, 0, twin);
  g_ptr_array_insert (areas, 0, fresh);

  g_assert_cmpuint (hsl_tiles_complete (areas, 1.6), ==, 2);
  g_assert_true (fresh->has_tile);
  for (guint i = 0; i < before->len; i++)
    {
      const HslMapArea *old = before->pdata[i];
      const HslMapArea *now = areas->pdata[i + 2];

      g_assert_cmpint (old->tile_row, ==, now->tile_row);
      g_assert_cmpint (old->tile_col, ==, now->tile_col);
      g_assert_cmpint (fresh->tile_row, >, old->tile_row);
      g_assert_cmpint (twin->tile_row, >, old->tile_row);
    }
  g_assert_cmpuint (hsl_tiles_complete (areas, 1.6), ==, 0);
}

/* Touching tiles share an edge to the last bit; an empty row or column is narrower than a tile. */
static void
test_locate (void)
{
  static const int places[][2] = { { 0, 0 }, { 0, 1 }, { 0, 3 }, { 1, 0 }, { 3, 0 }, { 3, 4 } };
  HslMapArea      *grids[G_N_ELEMENTS (places)];
  HslMapPoint      corners[G_N_ELEMENTS (places)];
  const double     t = HSL_TILE_SIDE_M;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      grids[i] = hsl_map_area_new (HSL_MAP_KIND_GRID, "x", "x");
      hsl_map_area_set_tile (grids[i], places[i][0], places[i][1]);
    }
  hsl_tiles_locate (grids, G_N_ELEMENTS (places), corners);

  g_assert_cmpfloat (corners[1].x, ==, corners[0].x + t);
  g_assert_cmpfloat_with_epsilon (corners[2].x, corners[1].x + t + HSL_TILE_GUTTER * t, 1e-9);
  g_assert_cmpfloat (corners[3].y, ==, corners[0].y - t);
  g_assert_cmpfloat (corners[3].x, ==, corners[0].x);
  g_assert_cmpfloat_with_epsilon (corners[4].y, corners[3].y - t - HSL_TILE_STRIP * t, 1e-9);
  g_assert_cmpfloat_with_epsilon (corners[5].x, corners[4].x + t + 3 * HSL_TILE_GUTTER * t, 1e-9);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    hsl_map_area_free (grids[i]);
}

static void
test_refused (void)
{
  static const guint few[] = { 1, 1 };
  static const guint many[] = { 1000, 1 };
  static const struct
  {
    HslTilesPlan plan;
    const char  *names;
  } cases[] = {
    { { NULL, 1, 1 }, "street" },
    { { "12", 1, 1 }, "“12”" },
    { { "12345678x", 1, 1 }, "“12345678x”" },
    { { FIXTURE_STREET, 0, 1 }, "not 0" },
    { { FIXTURE_STREET, 1000, 2000 }, "not 1000" },
    { { FIXTURE_STREET, 1, 0 }, "not 0" },
    { { FIXTURE_STREET, 2, 1999 }, "1998" },
    { { FIXTURE_STREET, 999, G_MAXUINT }, "10000" },
    { { FIXTURE_STREET, 2, 3, NULL, few }, "add up to 2" },
    { { FIXTURE_STREET, 2, 1001, NULL, many }, "1000 grids" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hsl_tiles_generate (&cases[i].plan, 1, &error));
      g_assert_error (error, HSL_MAP_ERROR, HSL_MAP_ERROR_INPUT);
      g_assert_nonnull (strstr (error->message, cases[i].names));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/tiles/station", test_station);
  g_test_add_func ("/map/tiles/many-plans", test_many_plans);
  g_test_add_func ("/map/tiles/deterministic", test_deterministic);
  g_test_add_func ("/map/tiles/codes-by-number", test_codes_by_number);
  g_test_add_func ("/map/tiles/empty-community", test_empty_community);
  g_test_add_func ("/map/tiles/no-grids", test_no_grids);
  g_test_add_func ("/map/tiles/complete", test_complete);
  g_test_add_func ("/map/tiles/locate", test_locate);
  g_test_add_func ("/map/tiles/refused", test_refused);
  return g_test_run ();
}
