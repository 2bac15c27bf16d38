/* hsl-scene.c: what a map shows
 *
 * Areas with their values, classes, texts, selection and pointer. It knows where everything lies in the
 * plane and nothing about pixels: the window, a picture and a poster draw the same scene.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-scene"

#include "hsl-scene.h"

#include "hsl-map-index.h"
#include "hsl-tiles.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

/* The proportions for grids that come without any place. */
#define DEFAULT_ASPECT 1.6

struct _HslScene
{
  GObject parent_instance;

  /* Owned */
  GPtrArray   *areas;   /* element-type HslMapArea: every kind */
  GHashTable  *by_code; /* code -> HslMapArea of @areas */
  GHashTable  *cell_of; /* code -> cell number + 1 */
  GArray      *cells;   /* element-type HslSceneCell */
  GArray      *groups;  /* element-type HslSceneGroup */
  HslMapIndex *index;
  HslBorders  *borders;
  char        *texts[HSL_SCENE_N_TEXTS];

  HslClasses classes;
  HslMapTree tree;
  HslMapBox  bounds;
  gboolean   has_tiles;
  double     unlocated;
  int        selected;
  int        hovered;
};

G_DEFINE_FINAL_TYPE (HslScene, hsl_scene, G_TYPE_OBJECT)

static void
clear_cell (gpointer data)
{
  hsl_map_shape_unref (((HslSceneCell *) data)->shape);
}

static void
clear_group (gpointer data)
{
  g_free (((HslSceneGroup *) data)->code);
}

static int
compare_areas (gconstpointer a,
               gconstpointer b)
{
  return hsl_map_area_compare (*(HslMapArea *const *) a, *(HslMapArea *const *) b);
}

static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const char *x = ((const HslSceneGroup *) a)->code;
  const char *y = ((const HslSceneGroup *) b)->code;

  if (x == NULL || y == NULL)
    return (x == NULL) - (y == NULL);
  return strverscmp (x, y);
}

/* Copies the table in official order. Of two areas with one code the first is kept. */
static void
take_areas (HslScene  *self,
            GPtrArray *areas)
{
  for (guint i = 0; i < areas->len; i++)
    {
      const HslMapArea *area = areas->pdata[i];
      HslMapArea       *copy;

      if (g_hash_table_contains (self->by_code, area->code))
        continue;
      copy = hsl_map_area_copy (area);
      g_ptr_array_add (self->areas, copy);
      g_hash_table_insert (self->by_code, copy->code, copy);
    }
  g_ptr_array_sort (self->areas, compare_areas);
  hsl_tiles_complete (self->areas, DEFAULT_ASPECT);
}

static void
add_cell (HslScene    *self,
          HslMapArea  *area,
          HslMapShape *shape,
          gboolean     is_tile)
{
  HslSceneCell cell = { area, shape, is_tile, 0, HSL_VALUE_NO_DATA };

  g_array_append_val (self->cells, cell);
  self->bounds = hsl_map_box_union (self->bounds, hsl_map_shape_get_box (shape));
}

static int
compare_cells (gconstpointer a,
               gconstpointer b)
{
  return hsl_map_area_compare (((const HslSceneCell *) a)->area, ((const HslSceneCell *) b)->area);
}

/* Where some grids have outlines and others only tiles, the tiles stand below, as large as an average grid.
 */
static void
add_tiles (HslScene  *self,
           GPtrArray *grids,
           double     mean_area_m2)
{
  g_autofree HslMapPoint *corners = g_new (HslMapPoint, grids->len);
  gboolean                alone = self->cells->len == 0;
  double                  side = alone ? HSL_TILE_SIDE_M : sqrt (mean_area_m2);
  double                  x = alone ? 0 : self->bounds.x0;
  double                  y = alone ? 0 : self->bounds.y0 - side;

  hsl_tiles_locate ((HslMapArea *const *) grids->pdata, grids->len, corners);
  for (guint i = 0; i < grids->len; i++)
    add_cell (self, grids->pdata[i],
              hsl_map_shape_new_square (x + corners[i].x * (side / HSL_TILE_SIDE_M),
                                        y + corners[i].y * (side / HSL_TILE_SIDE_M), side),
              TRUE);
  /* Room for the names above the first band. */
  if (alone && grids->len > 0)
    self->bounds.y1 += side * HSL_TILE_STRIP;
}

static void
make_cells (HslScene *self)
{
  g_autoptr (GPtrArray) tiles = g_ptr_array_new ();
  double                area_m2 = 0;

  for (guint i = 0; i < self->areas->len; i++)
    {
      HslMapArea *area = self->areas->pdata[i];

      if (area->kind != HSL_MAP_KIND_GRID)
        continue;
      if (area->shape == NULL)
        {
          g_ptr_array_add (tiles, area);
          continue;
        }
      add_cell (self, area, hsl_map_shape_ref (area->shape), FALSE);
      area_m2 += hsl_map_shape_get_area_m2 (area->shape);
    }
  self->has_tiles = tiles->len > 0;
  add_tiles (self, tiles, self->cells->len > 0 ? MAX (area_m2 / self->cells->len, 1) : 0);
  g_array_sort (self->cells, compare_cells);
}

static void
index_cells (HslScene *self)
{
  g_autofree HslMapShape **shapes = g_new (HslMapShape *, self->cells->len);

  for (guint i = 0; i < self->cells->len; i++)
    {
      const HslSceneCell *cell = &g_array_index (self->cells, HslSceneCell, i);

      shapes[i] = cell->shape;
      g_hash_table_insert (self->cell_of, cell->area->code, GINT_TO_POINTER (i + 1));
    }
  self->index = hsl_map_index_new (shapes, self->cells->len);
  self->borders = hsl_borders_new (shapes, self->cells->len);
}

static void
make_groups (HslScene *self)
{
  g_autoptr (GHashTable) number_of = g_hash_table_new (g_str_hash, g_str_equal);
  const char            *no_parent = "";

  g_array_set_size (self->groups, 0);
  for (guint i = 0; i < self->cells->len; i++)
    {
      const HslSceneCell *cell = &g_array_index (self->cells, HslSceneCell, i);
      const char         *code = hsl_map_area_get_parent (cell->area, self->tree);
      HslSceneGroup       group = { NULL, NULL, 0 };

      if (!g_hash_table_add (number_of, (gpointer) (code != NULL ? code : no_parent)))
        continue;
      group.code = g_strdup (code);
      group.area = code != NULL ? g_hash_table_lookup (self->by_code, code) : NULL;
      g_array_append_val (self->groups, group);
    }
  g_array_sort (self->groups, compare_groups);

  for (guint g = 0; g < self->groups->len; g++)
    {
      const char *code = g_array_index (self->groups, HslSceneGroup, g).code;

      g_hash_table_insert (number_of, (gpointer) (code != NULL ? code : no_parent), GUINT_TO_POINTER (g));
    }
  for (guint i = 0; i < self->cells->len; i++)
    {
      HslSceneCell *cell = &g_array_index (self->cells, HslSceneCell, i);
      const char   *code = hsl_map_area_get_parent (cell->area, self->tree);

      cell->group = GPOINTER_TO_UINT (g_hash_table_lookup (number_of, code != NULL ? code : no_parent));
      g_array_index (self->groups, HslSceneGroup, cell->group).n_cells++;
    }
}

static void
hsl_scene_finalize (GObject *object)
{
  HslScene *self = HSL_SCENE (object);

  g_clear_pointer (&self->index, hsl_map_index_free);
  g_clear_pointer (&self->borders, hsl_borders_free);
  g_clear_pointer (&self->cells, g_array_unref);
  g_clear_pointer (&self->groups, g_array_unref);
  g_clear_pointer (&self->cell_of, g_hash_table_unref);
  g_clear_pointer (&self->by_code, g_hash_table_unref);
  g_clear_pointer (&self->areas, g_ptr_array_unref);
  for (guint i = 0; i < HSL_SCENE_N_TEXTS; i++)
    g_clear_pointer (&self->texts[i], g_free);

  G_OBJECT_CLASS (hsl_scene_parent_class)->finalize (object);
}

static void
hsl_scene_class_init (HslSceneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hsl_scene_finalize;
}

static void
hsl_scene_init (HslScene *self)
{
  self->areas = hsl_map_area_list_new ();
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->cell_of = g_hash_table_new (g_str_hash, g_str_equal);
  self->cells = g_array_new (FALSE, FALSE, sizeof (HslSceneCell));
  g_array_set_clear_func (self->cells, clear_cell);
  self->groups = g_array_new (FALSE, FALSE, sizeof (HslSceneGroup));
  g_array_set_clear_func (self->groups, clear_group);
  self->bounds = HSL_MAP_BOX_EMPTY;
  self->selected = -1;
  self->hovered = -1;
  self->texts[HSL_SCENE_TEXT_NOTE] = g_strdup (HSL_SCENE_NOTE);
  hsl_classes_init_default (&self->classes);
}

/**
 * hsl_scene_new:
 * @areas: (element-type HslMapArea): the area table, which is copied. Grids are drawn by their shape, or by
 * their tile when they have none; a grid with neither is given a tile, so that none is lost
 *
 * Returns: (transfer full): a scene without data, grouped by community
 */
HslScene *
hsl_scene_new (GPtrArray *areas)
{
  HslScene *self = g_object_new (HSL_TYPE_SCENE, NULL);

  g_return_val_if_fail (areas != NULL, self);

  take_areas (self, areas);
  make_cells (self);
  index_cells (self);
  make_groups (self);
  return self;
}

/**
 * hsl_scene_set_tree:
 *
 * Chooses by which of the two trees grids are outlined and named.
 */
void
hsl_scene_set_tree (HslScene  *self,
                    HslMapTree tree)
{
  g_return_if_fail (HSL_IS_SCENE (self));

  if (self->tree == tree)
    return;
  self->tree = tree;
  make_groups (self);
}

HslMapTree
hsl_scene_get_tree (HslScene *self)
{
  g_return_val_if_fail (HSL_IS_SCENE (self), HSL_MAP_TREE_COMMUNITY);

  return self->tree;
}

void
hsl_scene_set_classes (HslScene         *self,
                       const HslClasses *classes)
{
  g_return_if_fail (HSL_IS_SCENE (self));
  g_return_if_fail (classes != NULL && classes->n_classes >= 1 && classes->n_classes <= HSL_CLASSES_MAX);

  self->classes = *classes;
}

const HslClasses *
hsl_scene_get_classes (HslScene *self)
{
  g_return_val_if_fail (HSL_IS_SCENE (self), NULL);

  return &self->classes;
}

/**
 * hsl_scene_set_text:
 * @text: (nullable): what stands there, or %NULL for nothing
 */
void
hsl_scene_set_text (HslScene    *self,
                    HslSceneText which,
                    const char  *text)
{
  g_autofree char *copy = g_strdup (text);

  g_return_if_fail (HSL_IS_SCENE (self) && which < HSL_SCENE_N_TEXTS);

  g_free (self->texts[which]);
  self->texts[which] = g_steal_pointer (&copy);
}

/**
 * hsl_scene_get_text:
 *
 * Returns: (transfer none): the text, "" when there is none
 */
const char *
hsl_scene_get_text (HslScene    *self,
                    HslSceneText which)
{
  g_return_val_if_fail (HSL_IS_SCENE (self) && which < HSL_SCENE_N_TEXTS, "");

  return self->texts[which] != NULL ? self->texts[which] : "";
}

guint
hsl_scene_get_n_cells (HslScene *self)
{
  g_return_val_if_fail (HSL_IS_SCENE (self), 0);

  return self->cells->len;
}

const HslSceneCell *
hsl_scene_get_cell (HslScene *self,
                    int       cell)
{
  g_return_val_if_fail (HSL_IS_SCENE (self) && cell >= 0 && cell < (int) self->cells->len, NULL);

  return &g_array_index (self->cells, HslSceneCell, cell);
}

guint
hsl_scene_get_n_groups (HslScene *self)
{
  g_return_val_if_fail (HSL_IS_SCENE (self), 0);

  return self->groups->len;
}

const HslSceneGroup *
hsl_scene_get_group (HslScene *self,
                     guint     group)
{
  g_return_val_if_fail (HSL_IS_SCENE (self) && group < self->groups->len, NULL);

  return &g_array_index (self->groups, HslSceneGroup, group);
}

const HslBorders *
hsl_scene_get_borders (HslScene *self)
{
  g_return_val_if_fail (HSL_IS_SCENE (self), NULL);

  return self->borders;
}

/**
 * hsl_scene_get_bounds:
 *
 * Returns: the box around everything, names above tiles included; empty when there is no grid
 */
HslMapBox
hsl_scene_get_bounds (HslScene *self)
{
  g_return_val_if_fail (HSL_IS_SCENE (self), HSL_MAP_BOX_EMPTY);

  return self->bounds;
}

gboolean
hsl_scene_has_tiles (HslScene *self)
{
  g_return_val_if_fail (HSL_IS_SCENE (self), FALSE);

  return self->has_tiles;
}

/**
 * hsl_scene_is_in_view:
 *
 * Returns: whether any of the cell may be seen
 */
gboolean
hsl_scene_is_in_view (HslScene          *self,
                      int                cell,
                      const HslViewport *viewport)
{
  g_return_val_if_fail (HSL_IS_SCENE (self) && cell >= 0 && cell < (int) self->cells->len, FALSE);

  return hsl_viewport_shows (viewport,
                             hsl_map_shape_get_box (g_array_index (self->cells, HslSceneCell, cell).shape));
}

/**
 * hsl_scene_find:
 * @code: (nullable): of a grid
 *
 * Returns: its cell, or -1
 */
int
hsl_scene_find (HslScene   *self,
                const char *code)
{
  g_return_val_if_fail (HSL_IS_SCENE (self), -1);

  return code != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (self->cell_of, code)) - 1 : -1;
}

/**
 * hsl_scene_clear_values:
 * @value: 0 before counting, %HSL_VALUE_NO_DATA when nothing is known
 *
 * Sets the value of every grid.
 */
void
hsl_scene_clear_values (HslScene *self,
                        double    value)
{
  g_return_if_fail (HSL_IS_SCENE (self));

  for (guint i = 0; i < self->cells->len; i++)
    g_array_index (self->cells, HslSceneCell, i).value = value;
  self->unlocated = 0;
}

/**
 * hsl_scene_set_value:
 *
 * Returns: whether there is a grid @code
 */
gboolean
hsl_scene_set_value (HslScene   *self,
                     const char *code,
                     double      value)
{
  int cell = hsl_scene_find (self, code);

  if (cell < 0)
    return FALSE;
  g_array_index (self->cells, HslSceneCell, cell).value = value;
  return TRUE;
}

/**
 * hsl_scene_set_unlocated:
 *
 * Sets the count of cases that stand in no grid: the legend shows it, so that the numbers add up.
 */
void
hsl_scene_set_unlocated (HslScene *self,
                         double    value)
{
  g_return_if_fail (HSL_IS_SCENE (self));

  self->unlocated = value;
}

double
hsl_scene_get_unlocated (HslScene *self)
{
  g_return_val_if_fail (HSL_IS_SCENE (self), 0);

  return self->unlocated;
}

int
hsl_scene_get_class (HslScene *self,
                     int       cell)
{
  g_return_val_if_fail (HSL_IS_SCENE (self) && cell >= 0 && cell < (int) self->cells->len, HSL_CLASS_NO_DATA);

  return hsl_classes_classify (&self->classes, g_array_index (self->cells, HslSceneCell, cell).value);
}

guint
hsl_scene_count_class (HslScene *self,
                       int       class_number)
{
  guint n = 0;

  g_return_val_if_fail (HSL_IS_SCENE (self), 0);

  for (int i = 0; i < (int) self->cells->len; i++)
    n += hsl_scene_get_class (self, i) == class_number;
  return n;
}

/**
 * hsl_scene_get_group_total:
 *
 * Returns: the sum over the grids of the group, or %HSL_VALUE_NO_DATA when none of them has data
 */
double
hsl_scene_get_group_total (HslScene *self,
                           guint     group)
{
  double sum = HSL_VALUE_NO_DATA;

  g_return_val_if_fail (HSL_IS_SCENE (self), sum);

  for (guint i = 0; i < self->cells->len; i++)
    {
      const HslSceneCell *cell = &g_array_index (self->cells, HslSceneCell, i);

      if (cell->group == group && !isnan (cell->value))
        sum = (isnan (sum) ? 0 : sum) + cell->value;
    }
  return sum;
}

/**
 * hsl_scene_get_total:
 *
 * Returns: the sum over all grids that have data, without what stands in no grid
 */
double
hsl_scene_get_total (HslScene *self)
{
  double sum = 0;

  g_return_val_if_fail (HSL_IS_SCENE (self), 0);

  for (guint i = 0; i < self->cells->len; i++)
    if (!isnan (g_array_index (self->cells, HslSceneCell, i).value))
      sum += g_array_index (self->cells, HslSceneCell, i).value;
  return sum;
}

static gboolean
set_mark (HslScene *self,
          int      *mark,
          int       cell)
{
  g_return_val_if_fail (cell >= -1 && cell < (int) self->cells->len, FALSE);

  if (*mark == cell)
    return FALSE;
  *mark = cell;
  return TRUE;
}

/**
 * hsl_scene_set_selected:
 * @cell: a cell, or -1
 *
 * Returns: whether that changed anything
 */
gboolean
hsl_scene_set_selected (HslScene *self,
                        int       cell)
{
  g_return_val_if_fail (HSL_IS_SCENE (self), FALSE);

  return set_mark (self, &self->selected, cell);
}

int
hsl_scene_get_selected (HslScene *self)
{
  g_return_val_if_fail (HSL_IS_SCENE (self), -1);

  return self->selected;
}

/**
 * hsl_scene_set_hovered:
 * @cell: the cell under the pointer, or -1
 *
 * Returns: whether that changed anything
 */
gboolean
hsl_scene_set_hovered (HslScene *self,
                       int       cell)
{
  g_return_val_if_fail (HSL_IS_SCENE (self), FALSE);

  return set_mark (self, &self->hovered, cell);
}

int
hsl_scene_get_hovered (HslScene *self)
{
  g_return_val_if_fail (HSL_IS_SCENE (self), -1);

  return self->hovered;
}

/**
 * hsl_scene_hit:
 * @x: of the pointer, in the coordinates of @viewport
 *
 * Returns: the cell there, -1 when there is none within %HSL_SCENE_TOLERANCE
 */
int
hsl_scene_hit (HslScene          *self,
               const HslViewport *viewport,
               double             x,
               double             y)
{
  g_return_val_if_fail (HSL_IS_SCENE (self) && viewport != NULL, -1);

  if (self->index == NULL)
    return -1;
  return hsl_map_index_find (self->index, hsl_viewport_to_plane (viewport, x, y),
                             HSL_SCENE_TOLERANCE / viewport->scale);
}

/**
 * hsl_scene_dup_cell_name:
 *
 * Returns: (transfer full): the grid's name with that of its community before it: 龙西社区第3网格
 */
char *
hsl_scene_dup_cell_name (HslScene *self,
                         int       cell)
{
  const HslMapArea *area, *parent = NULL;

  g_return_val_if_fail (HSL_IS_SCENE (self) && cell >= 0 && cell < (int) self->cells->len, NULL);

  area = g_array_index (self->cells, HslSceneCell, cell).area;
  if (area->parent != NULL)
    parent = g_hash_table_lookup (self->by_code, area->parent);
  if (parent == NULL || g_str_has_prefix (area->name, parent->name))
    return g_strdup (area->name);
  return g_strconcat (parent->name, area->name, NULL);
}

/**
 * hsl_scene_dup_value_text:
 *
 * Returns: (transfer full): the number as it is drawn, "–" without data
 */
char *
hsl_scene_dup_value_text (HslScene *self,
                          double    value)
{
  g_return_val_if_fail (HSL_IS_SCENE (self), NULL);

  if (isnan (value))
    return g_strdup ("–");
  return g_strdup_printf (self->classes.integer || value == 0 ? "%.0f" : "%.1f", value);
}

/**
 * hsl_scene_dup_description:
 *
 * Returns: (transfer full): one sentence for a hint, a list row or a screen reader: 龙西社区第3网格，在办 7 件
 */
char *
hsl_scene_dup_description (HslScene *self,
                           int       cell)
{
  g_autofree char *name = hsl_scene_dup_cell_name (self, cell);
  g_autofree char *number = NULL;
  double           value;

  g_return_val_if_fail (name != NULL, NULL);

  value = g_array_index (self->cells, HslSceneCell, cell).value;
  if (isnan (value))
    /* Translators: the name of a grid of which no figures are known */
    return g_strdup_printf (_ ("%s, no data"), name);

  number = hsl_scene_dup_value_text (self, value);
  /* Translators: a grid, what is counted (open cases), how many, and the unit, which may be empty */
  return g_strstrip (g_strdup_printf (_ ("%s, %s %s %s"), name,
                                      hsl_scene_get_text (self, HSL_SCENE_TEXT_MEASURE), number,
                                      hsl_scene_get_text (self, HSL_SCENE_TEXT_UNIT)));
}
