/* hsl-palette.h: the colours of a map
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-classify.h"

G_BEGIN_DECLS

typedef struct
{
  double red;
  double green;
  double blue;
} HslColor;

typedef enum
{
  HSL_RAMP_YLORRD, /* disputes, risk */
  HSL_RAMP_ORRD,   /* the same for printers */
  HSL_RAMP_BLUES,  /* performance, coverage */
} HslRamp;

typedef enum
{
  HSL_THEME_LIGHT,
  HSL_THEME_DARK,
  HSL_THEME_HIGH_CONTRAST,
  HSL_THEME_HIGH_CONTRAST_DARK,
} HslTheme;

typedef struct
{
  HslColor background;
  HslColor zero; /* the paper of a cell without cases */
  HslColor text;
  HslColor quiet; /* text of less weight, still readable */
  HslColor border;
  HslColor outline;
  HslColor hatch;           /* of cells without data */
  HslColor selection_outer; /* selection is two lines, so that one of them shows on any colour */
  HslColor selection_inner;
  HslColor ramp[HSL_CLASSES_MAX];
  double   line_scale;
} HslPalette;

void     hsl_palette_init (HslPalette *self, HslRamp ramp, HslTheme theme);
HslColor hsl_palette_get_fill (const HslPalette *self, const HslClasses *classes, int class_number);
HslColor hsl_palette_get_ink (const HslPalette *self, HslColor fill);
gboolean hsl_palette_is_hatched (const HslClasses *classes, int class_number);

double   hsl_color_get_contrast (HslColor a, HslColor b);
HslColor hsl_color_mix (HslColor a, HslColor b, double part_of_b);

G_END_DECLS
