/* hsl-map-area.c: an area as the map knows it
 *
 * A plain copy of what the store keeps, so that a map can be made from a table, a file or a pair of
 * numbers alike.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-map-area"

#include "hsl-map-area.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (HslMapArea, hsl_map_area, hsl_map_area_copy, hsl_map_area_free)

G_DEFINE_QUARK (hsl - map - error - quark, hsl_map_error)

/**
 * hsl_map_area_new:
 *
 * Returns: (transfer full): an area without parents and without a place
 */
HslMapArea *
hsl_map_area_new (HslMapKind  kind,
                  const char *code,
                  const char *name)
{
  HslMapArea *self;

  g_return_val_if_fail (code != NULL && name != NULL, NULL);

  self = g_new0 (HslMapArea, 1);
  self->kind = kind;
  self->code = g_strdup (code);
  self->name = g_strdup (name);
  return self;
}

HslMapArea *
hsl_map_area_copy (const HslMapArea *self)
{
  HslMapArea *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = hsl_map_area_new (self->kind, self->code, self->name);
  copy->label = g_strdup (self->label);
  copy->parent = g_strdup (self->parent);
  copy->police_parent = g_strdup (self->police_parent);
  copy->has_tile = self->has_tile;
  copy->tile_row = self->tile_row;
  copy->tile_col = self->tile_col;
  if (self->shape != NULL)
    copy->shape = hsl_map_shape_ref (self->shape);
  return copy;
}

void
hsl_map_area_free (HslMapArea *self)
{
  if (self == NULL)
    return;

  g_free (self->code);
  g_free (self->name);
  g_free (self->label);
  g_free (self->parent);
  g_free (self->police_parent);
  hsl_map_shape_unref (self->shape);
  g_free (self);
}

/**
 * hsl_map_area_get_parent:
 *
 * Returns: (nullable) (transfer none): the code of the area above in @tree
 */
const char *
hsl_map_area_get_parent (const HslMapArea *self,
                         HslMapTree        tree)
{
  g_return_val_if_fail (self != NULL, NULL);

  return tree == HSL_MAP_TREE_POLICE ? self->police_parent : self->parent;
}

void
hsl_map_area_set_tile (HslMapArea *self,
                       int         row,
                       int         col)
{
  g_return_if_fail (self != NULL);

  self->has_tile = TRUE;
  self->tile_row = row;
  self->tile_col = col;
}

/**
 * hsl_map_area_compare:
 *
 * The official order: by code, runs of digits compared as numbers, so that hand-made codes like "3" and
 * "10" stand as people expect.
 */
int
hsl_map_area_compare (const HslMapArea *a,
                      const HslMapArea *b)
{
  return strverscmp (a->code, b->code);
}

/**
 * hsl_map_area_list_new:
 *
 * Returns: (transfer full) (element-type HslMapArea): an empty list that owns its areas
 */
GPtrArray *
hsl_map_area_list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) hsl_map_area_free);
}
