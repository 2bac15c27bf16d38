/* hsl-map-hatch.h: slanted lines inside a shape
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-viewport.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef enum
{
  HSL_HATCH_RISING,  /* like a slash */
  HSL_HATCH_FALLING, /* like a backslash */
} HslHatch;

void hsl_map_hatch_trace (cairo_t           *cr,
                          const HslViewport *viewport,
                          const HslMapShape *shape,
                          HslHatch           direction,
                          double             spacing);

G_END_DECLS
