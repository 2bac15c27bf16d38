/* hsl-tiles.h: a map without map data: one square per grid
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-map-area.h"

G_BEGIN_DECLS

#define HSL_TILE_SIDE_M 100.0

/* What an empty row and an empty column of a band take, in tiles: the strip above a block carries its name.
 */
#define HSL_TILE_STRIP  0.62
#define HSL_TILE_GUTTER 0.32

#define HSL_TILES_GRIDS_MAX 10000

/* "n communities, m grids" */
typedef struct
{
  const char        *street; /* the nine digits above the community in a grid's code */
  guint              n_communities;
  guint              n_grids;
  const char *const *names;  /* (nullable): one for each community, else 第1社区 ... */
  const guint       *counts; /* (nullable): the grids of each community, else as even as can be */
} HslTilesPlan;

GPtrArray *hsl_tiles_generate (const HslTilesPlan *plan, double aspect, GError **error);
void       hsl_tiles_arrange (GPtrArray *areas, double aspect);
guint      hsl_tiles_complete (GPtrArray *areas, double aspect);
void       hsl_tiles_locate (HslMapArea *const *grids, guint n, HslMapPoint *corners);

G_END_DECLS
