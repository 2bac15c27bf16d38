/* hsl-ctl-map.c: the map of the grids
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "heshilaoctl"

#include "hsl-ctl.h"

#include "hsl-map-export.h"
#include "hsl-tiles.h"

#include <glib/gi18n.h>

#define DEFAULT_SIZE "1600x1200"
#define TILES_ASPECT 1.5

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

/* --- map draw --- */

static HslMapArea *
convert_area (const HslArea *area)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      HslMapArea *converted;

      if (!g_str_equal (kinds[i].code, area->kind))
        continue;
      converted = hsl_map_area_new (kinds[i].kind, area->code, area->name);
      converted->parent = g_strdup (area->parent);
      converted->police_parent = g_strdup (area->police_parent);
      if (area->position > 0)
        converted->label = g_strdup_printf ("%" G_GINT64_FORMAT, area->position);
      if (area->tile_row > 0 && area->tile_column > 0)
        hsl_map_area_set_tile (converted, (int) area->tile_row, (int) area->tile_column);
      return converted;
    }
  return NULL; /* an overlay */
}

static HslScene *
make_scene (HslCtl  *self,
            GError **error)
{
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (self->store);
  g_autoptr (GPtrArray)    areas = hsl_map_area_list_new ();
  g_autoptr (GPtrArray)    counts = hsl_store_count_by_grid (self->store, error);
  g_autoptr (HslScene)     scene = NULL;

  if (counts == NULL)
    return NULL;
  for (guint i = 0; i < directory->areas->len; i++)
    {
      HslMapArea *area = convert_area (g_ptr_array_index (directory->areas, i));

      if (area != NULL)
        g_ptr_array_add (areas, area);
    }
  scene = hsl_scene_new (areas);
  if (hsl_scene_get_n_cells (scene) == 0)
    {
      hsl_ctl_refuse (error, _ ("the station has no grids yet: heshilaoctl map tiles, or roster add"));
      return NULL;
    }
  hsl_scene_clear_values (scene, 0);
  for (guint i = 0; i < counts->len; i++)
    {
      const HslGridCount *count = g_ptr_array_index (counts, i);

      if (*count->code == '\0')
        hsl_scene_set_unlocated (scene, count->open);
      else
        hsl_scene_set_value (scene, count->code, count->open);
    }
  return g_steal_pointer (&scene);
}

/* What stands on the sheet is paper, so it is the same in any locale. */
static void
set_texts (HslCtl   *self,
           HslScene *scene)
{
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (self->store);
  const HslOrganisation   *station = hsl_directory_find_organisation (directory, "police-station");
  HslMinute                now = hsl_store_get_now (self->store);
  g_autofree char         *day = hsl_day_to_chinese (hsl_minute_get_day (now));
  g_autofree char         *as_of = g_strdup_printf ("截至 %s %02d:%02d", day, hsl_minute_get_hour (now),
                                                    hsl_minute_get_minute (now));
  g_autofree char         *title = g_strconcat (station != NULL ? station->name : "", "辖区网格图", NULL);

  hsl_scene_set_text (scene, HSL_SCENE_TEXT_TITLE, title);
  hsl_scene_set_text (scene, HSL_SCENE_TEXT_MEASURE, "在办案件");
  hsl_scene_set_text (scene, HSL_SCENE_TEXT_UNIT, "件");
  hsl_scene_set_text (scene, HSL_SCENE_TEXT_AS_OF, as_of);
  if (hsl_store_is_demo (self->store))
    hsl_scene_set_text (scene, HSL_SCENE_TEXT_WATERMARK, "演示");
}

/* map draw --output FILE.png|svg|pdf [--size WxH] */
gboolean
hsl_ctl_map_draw (HslCtl  *self,
                  char   **words,
                  GError **error)
{
  g_autofree char     *output = NULL, *size = NULL;
  double               width, height;
  HslMapFormat         format;
  HslMapStyle          style;
  g_auto (GStrv)       rest = NULL;
  g_autoptr (HslScene) scene = NULL;
  GVariantBuilder      builder;
  const GOptionEntry   entries[] = {
      { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
      { "size", 0, 0, G_OPTION_ARG_STRING, &size, NULL, NULL },
      { NULL },
  };

  if (!hsl_ctl_parse (self, words, entries, 0, 0, &rest, error))
    return FALSE;
  if (output == NULL)
    return hsl_ctl_usage_error (error, _ ("--output is missing"));
  if (!hsl_map_format_from_path (output, &format, error) ||
      !hsl_map_size_parse (size != NULL ? size : DEFAULT_SIZE, &width, &height, error) ||
      !hsl_ctl_open (self, error))
    return FALSE;
  scene = make_scene (self, error);
  if (scene == NULL)
    return FALSE;
  set_texts (self, scene);
  hsl_map_style_init (&style, HSL_RAMP_YLORRD, HSL_THEME_LIGHT, width, height);
  if (!hsl_map_export_file (scene, &style, output, width, height, error))
    return FALSE;

  if (!self->json)
    {
      hsl_ctl_say ("%s\n", output);
      return TRUE;
    }
  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put (&builder, "file", output);
  hsl_ctl_put_number (&builder, "grids", hsl_scene_get_n_cells (scene));
  hsl_ctl_put_number (&builder, "open", (gint64) hsl_scene_get_total (scene));
  hsl_ctl_print_json (g_variant_builder_end (&builder));
  return TRUE;
}

/* --- map tiles --- */

static const char *
find_kind_code (HslMapKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      return kinds[i].code;
  g_assert_not_reached ();
}

static GPtrArray *
make_areas (GPtrArray *generated)
{
  GPtrArray *facts = hsl_fact_list_new ();

  for (guint i = 0; i < generated->len; i++)
    {
      const HslMapArea *from = g_ptr_array_index (generated, i);
      HslArea          *area = hsl_fact_new (&hsl_area_noun);

      area->code = g_strdup (from->code);
      area->name = g_strdup (from->name);
      area->kind = g_strdup (find_kind_code (from->kind));
      area->parent = g_strdup (from->parent);
      area->police_parent = g_strdup (from->police_parent);
      area->position = from->label != NULL ? g_ascii_strtoll (from->label, NULL, 10) : 0;
      if (from->has_tile)
        {
          area->tile_row = from->tile_row;
          area->tile_column = from->tile_col;
        }
      g_ptr_array_add (facts, area);
    }
  return facts;
}

/* map tiles --communities N --grids M [--street CODE] */
gboolean
hsl_ctl_map_tiles (HslCtl  *self,
                   char   **words,
                   GError **error)
{
  int                      communities = 0, grids = 0;
  g_autofree char         *street = NULL;
  g_auto (GStrv)           rest = NULL;
  g_autoptr (HslDirectory) directory = NULL;
  g_autoptr (GPtrArray)    generated = NULL;
  g_autoptr (GPtrArray)    areas = NULL;
  HslTilesPlan             plan = { 0 };
  GVariantBuilder          builder;
  const GOptionEntry       entries[] = {
          { "communities", 0, 0, G_OPTION_ARG_INT, &communities, NULL, NULL },
          { "grids", 0, 0, G_OPTION_ARG_INT, &grids, NULL, NULL },
          { "street", 0, 0, G_OPTION_ARG_STRING, &street, NULL, NULL },
          { NULL },
  };

  if (!hsl_ctl_parse (self, words, entries, 0, 0, &rest, error))
    return FALSE;
  if (communities < 1 || grids < communities || grids > HSL_TILES_GRIDS_MAX)
    return hsl_ctl_usage_error (error,
                                _ ("--communities, --grids: at least one grid for each, %d at most"),
                                HSL_TILES_GRIDS_MAX);
  plan.street = street != NULL ? street : "000000001";
  plan.n_communities = (guint) communities;
  plan.n_grids = (guint) grids;
  generated = hsl_tiles_generate (&plan, TILES_ASPECT, error);
  if (generated == NULL || !hsl_ctl_open (self, error))
    return FALSE;
  directory = hsl_store_ref_directory (self->store);
  if (directory->areas->len > 0)
    return hsl_ctl_refuse (error, _ ("the station has areas already; cases may lie in them"));
  areas = make_areas (generated);
  if (!hsl_store_put_many (self->store, areas, error))
    return FALSE;

  if (!self->json)
    {
      hsl_ctl_say (ngettext ("%u area\n", "%u areas\n", areas->len), areas->len);
      return TRUE;
    }
  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put_number (&builder, "areas", areas->len);
  hsl_ctl_print_json (g_variant_builder_end (&builder));
  return TRUE;
}
