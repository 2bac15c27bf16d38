/* hsl-map-directory.c: the areas of a station's directory, as the map knows them
 *
 * In the directory tiles are counted from 1, so that 0 stands for "no place given".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-map-directory"

#include "hsl-map-directory.h"

#include "hsl-tiles.h"

static const struct
{
  const char *code; /* of the list "area-kind" */
  HslMapKind  kind;
} kinds[] = {
  { "grid", HSL_MAP_KIND_GRID },
  { "community", HSL_MAP_KIND_COMMUNITY },
  { "street", HSL_MAP_KIND_STREET },
  { "police-grid", HSL_MAP_KIND_POLICE_GRID },
  { "station", HSL_MAP_KIND_STATION },
};

/* Overlays lie across the trees and are not drawn. */
static gboolean
find_kind (const char *code,
           HslMapKind *out_kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].code, code) == 0)
      {
        *out_kind = kinds[i].kind;
        return TRUE;
      }
  return FALSE;
}

static HslMapArea *
from_fact (const HslArea *fact,
           HslMapKind     kind)
{
  HslMapArea *area = hsl_map_area_new (kind, fact->code, fact->name);

  area->parent = g_strdup (fact->parent);
  area->police_parent = g_strdup (fact->police_parent);
  if (kind == HSL_MAP_KIND_GRID && fact->position > 0)
    area->label = g_strdup_printf ("%" G_GINT64_FORMAT, fact->position);
  if (kind == HSL_MAP_KIND_GRID && fact->tile_row > 0 && fact->tile_column > 0 &&
      fact->tile_row <= G_MAXINT && fact->tile_column <= G_MAXINT)
    hsl_map_area_set_tile (area, (int) fact->tile_row - 1, (int) fact->tile_column - 1);
  return area;
}

/**
 * hsl_map_areas_from_directory:
 * @on: the day; areas that were given up before it, or come after it, are left out
 *
 * Returns: (transfer full) (element-type HslMapArea): areas where every base grid has its place
 */
GPtrArray *
hsl_map_areas_from_directory (const HslDirectory *directory,
                              HslDay              on)
{
  GPtrArray *areas = hsl_map_area_list_new ();

  g_return_val_if_fail (directory != NULL, areas);

  for (guint i = 0; i < directory->areas->len; i++)
    {
      const HslArea *fact = g_ptr_array_index (directory->areas, i);
      HslMapKind     kind;

      if ((fact->to_on != HSL_DAY_NONE && fact->to_on < on) || fact->from_on > on)
        continue;
      if (find_kind (fact->kind, &kind))
        g_ptr_array_add (areas, from_fact (fact, kind));
    }
  hsl_tiles_complete (areas, HSL_MAP_ASPECT);
  return areas;
}

/**
 * hsl_map_areas_to_facts:
 * @areas: (element-type HslMapArea): such as hsl_tiles_generate() makes
 * @directory: areas whose code it already holds keep all but their place; they are in force again
 *
 * Returns: (transfer full) (element-type HslArea): what is to be stored
 */
GPtrArray *
hsl_map_areas_to_facts (GPtrArray          *areas,
                        const HslDirectory *directory)
{
  GPtrArray *facts = hsl_fact_list_new ();
  guint      position = 0;

  g_return_val_if_fail (areas != NULL && directory != NULL, facts);

  for (guint i = 0; i < areas->len; i++)
    {
      const HslMapArea *area = g_ptr_array_index (areas, i);
      const HslArea    *old = hsl_directory_find_area (directory, area->code);
      HslArea          *fact = old != NULL ? hsl_fact_copy (old) : hsl_fact_new (&hsl_area_noun);

      position = area->kind == HSL_MAP_KIND_GRID ? position + 1 : 0;
      if (old == NULL)
        {
          fact->fact.uid = hsl_uid_new ();
          fact->code = g_strdup (area->code);
          fact->name = g_strdup (area->name);
          fact->parent = g_strdup (area->parent);
          fact->police_parent = g_strdup (area->police_parent);
          fact->position = position;
          for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
            if (kinds[k].kind == area->kind)
              fact->kind = g_strdup (kinds[k].code);
        }
      fact->to_on = HSL_DAY_NONE;
      if (area->has_tile)
        {
          fact->tile_row = area->tile_row + 1;
          fact->tile_column = area->tile_col + 1;
        }
      g_ptr_array_add (facts, fact);
    }
  return facts;
}
