/* hsl-map-export.h: a map as a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-map-style.h"
#include "hsl-scene.h"

G_BEGIN_DECLS

typedef enum
{
  HSL_MAP_FORMAT_PNG, /* sizes are pixels */
  HSL_MAP_FORMAT_SVG, /* sizes are points, as in PDF */
  HSL_MAP_FORMAT_PDF,
} HslMapFormat;

gboolean hsl_map_format_from_path (const char *path, HslMapFormat *out_format, GError **error);
gboolean hsl_map_size_parse (const char *text, double *out_width, double *out_height, GError **error);
GBytes  *hsl_map_export_bytes (HslScene          *scene,
                               const HslMapStyle *style,
                               HslMapFormat       format,
                               double             width,
                               double             height,
                               GError           **error);
gboolean hsl_map_export_file (HslScene          *scene,
                              const HslMapStyle *style,
                              const char        *path,
                              double             width,
                              double             height,
                              GError           **error);

G_END_DECLS
