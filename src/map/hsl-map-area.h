/* hsl-map-area.h: an area as the map knows it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-map-shape.h"

G_BEGIN_DECLS

typedef enum
{
  HSL_MAP_KIND_GRID,        /* a base grid: the only kind that is drawn, selected and counted */
  HSL_MAP_KIND_COMMUNITY,   /* 社区 */
  HSL_MAP_KIND_STREET,      /* 街道 */
  HSL_MAP_KIND_POLICE_GRID, /* 警务网格 */
  HSL_MAP_KIND_STATION,     /* 派出所 */
} HslMapKind;

/* The same base grids stand in two trees. */
typedef enum
{
  HSL_MAP_TREE_COMMUNITY, /* 街道 - 社区 - 网格 */
  HSL_MAP_TREE_POLICE,    /* 派出所 - 警务网格 - 网格 */
} HslMapTree;

typedef struct
{
  char        *code;
  char        *name;
  char        *label;         /* short, drawn in the cell: "3"; %NULL when there is none */
  char        *parent;        /* code of the area above in the community tree, or %NULL */
  char        *police_parent; /* the same in the police tree, or %NULL */
  HslMapKind   kind;
  gboolean     has_tile;
  int          tile_row;
  int          tile_col;
  HslMapShape *shape; /* goes before the tile; %NULL when only a tile is known */
} HslMapArea;

#define HSL_TYPE_MAP_AREA (hsl_map_area_get_type ())
GType hsl_map_area_get_type (void);

HslMapArea *hsl_map_area_new (HslMapKind kind, const char *code, const char *name);
HslMapArea *hsl_map_area_copy (const HslMapArea *self);
void        hsl_map_area_free (HslMapArea *self);
const char *hsl_map_area_get_parent (const HslMapArea *self, HslMapTree tree);
void        hsl_map_area_set_tile (HslMapArea *self, int row, int col);
int         hsl_map_area_compare (const HslMapArea *a, const HslMapArea *b);

GPtrArray *hsl_map_area_list_new (void);

#define HSL_MAP_ERROR (hsl_map_error_quark ())
GQuark hsl_map_error_quark (void);

typedef enum
{
  HSL_MAP_ERROR_INPUT,  /* a number, code or bound that makes no sense: the message names it */
  HSL_MAP_ERROR_SIZE,   /* a picture too small or too large to be made */
  HSL_MAP_ERROR_FORMAT, /* not a kind of file that is written */
  HSL_MAP_ERROR_DRAW,   /* the drawing library gave up: out of memory, a broken font */
} HslMapError;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslMapArea, hsl_map_area_free)

G_END_DECLS
