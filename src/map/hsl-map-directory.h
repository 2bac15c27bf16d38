/* hsl-map-directory.h: the areas of a station's directory, as the map knows them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-directory.h"
#include "hsl-map-area.h"

G_BEGIN_DECLS

/* Width by height of the picture that a tile map is laid out for. */
#define HSL_MAP_ASPECT 1.5

GPtrArray *hsl_map_areas_from_directory (const HslDirectory *directory, HslDay on);
GPtrArray *hsl_map_areas_to_facts (GPtrArray *areas, const HslDirectory *directory);

G_END_DECLS
