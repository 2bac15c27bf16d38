/* hsl-palette.c: the colours of a map
 *
 * The ramps are ColorBrewer's (Cynthia Brewer, Mark Harrower, The Pennsylvania State University): five steps
 * of at least 13 L*, which survive a photocopier. A dark theme reads them backwards, so that "more" is always
 * what stands out from the ground. Ink is computed from the fill, never chosen by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-palette"

#include "hsl-palette.h"

#include <math.h>

#define RGB(r, g, b)                \
  {                                 \
    r / 255.0, g / 255.0, b / 255.0 \
  }

static const HslColor ramps[][HSL_CLASSES_MAX] = {
  [HSL_RAMP_YLORRD] = { RGB (255, 255, 178), RGB (254, 204, 92), RGB (253, 141, 60), RGB (240, 59, 32),
                        RGB (189, 0, 38) },
  [HSL_RAMP_ORRD] = { RGB (254, 240, 217), RGB (253, 204, 138), RGB (252, 141, 89), RGB (227, 74, 51),
                      RGB (179, 0, 0) },
  [HSL_RAMP_BLUES] = { RGB (239, 243, 255), RGB (189, 215, 231), RGB (107, 174, 214), RGB (49, 130, 189),
                       RGB (8, 81, 156) },
};

static const HslPalette themes[] = {
  [HSL_THEME_LIGHT] = {
      .background = RGB (250, 249, 247),
      .zero = RGB (255, 255, 255),
      .text = RGB (31, 35, 41),
      .quiet = RGB (94, 99, 107),
      .border = RGB (176, 176, 170),
      .outline = RGB (58, 64, 74),
      .hatch = RGB (168, 170, 174),
      .selection_outer = RGB (13, 22, 48),
      .selection_inner = RGB (255, 255, 255),
      .line_scale = 1,
  },
  [HSL_THEME_DARK] = {
      .background = RGB (30, 31, 34),
      .zero = RGB (43, 45, 49),
      .text = RGB (238, 238, 236),
      .quiet = RGB (168, 171, 177),
      .border = RGB (86, 89, 95),
      .outline = RGB (205, 207, 211),
      .hatch = RGB (104, 107, 113),
      .selection_outer = RGB (8, 10, 16),
      .selection_inner = RGB (255, 255, 255),
      .line_scale = 1,
  },
  [HSL_THEME_HIGH_CONTRAST] = {
      .background = RGB (255, 255, 255),
      .zero = RGB (255, 255, 255),
      .text = RGB (0, 0, 0),
      .quiet = RGB (0, 0, 0),
      .border = RGB (70, 70, 70),
      .outline = RGB (0, 0, 0),
      .hatch = RGB (80, 80, 80),
      .selection_outer = RGB (0, 0, 0),
      .selection_inner = RGB (255, 255, 255),
      .line_scale = 1.5,
  },
  [HSL_THEME_HIGH_CONTRAST_DARK] = {
      .background = RGB (0, 0, 0),
      .zero = RGB (0, 0, 0),
      .text = RGB (255, 255, 255),
      .quiet = RGB (255, 255, 255),
      .border = RGB (190, 190, 190),
      .outline = RGB (255, 255, 255),
      .hatch = RGB (180, 180, 180),
      .selection_outer = RGB (0, 0, 0),
      .selection_inner = RGB (255, 255, 255),
      .line_scale = 1.5,
  },
};

/* Fewer classes than colours take colours as far apart as can be; one class takes the middle. */
static const guint spread[HSL_CLASSES_MAX + 1][HSL_CLASSES_MAX] = {
  { 0 },
  { 2 },
  { 1, 3 },
  { 0, 2, 4 },
  { 0, 1, 2, 4 },
  { 0, 1, 2, 3, 4 },
};

static const HslColor black = RGB (0, 0, 0);
static const HslColor white = RGB (255, 255, 255);

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (HslColor color)
{
  return 0.2126 * linear (color.red) + 0.7152 * linear (color.green) + 0.0722 * linear (color.blue);
}

/**
 * hsl_palette_init:
 *
 * Fills @self with the colours of @theme and the steps of @ramp in the order of the classes.
 */
void
hsl_palette_init (HslPalette *self,
                  HslRamp     ramp,
                  HslTheme    theme)
{
  gboolean dark = theme == HSL_THEME_DARK || theme == HSL_THEME_HIGH_CONTRAST_DARK;

  g_return_if_fail (self != NULL);
  g_return_if_fail (ramp < G_N_ELEMENTS (ramps) && theme < G_N_ELEMENTS (themes));

  *self = themes[theme];
  for (guint i = 0; i < HSL_CLASSES_MAX; i++)
    self->ramp[i] = ramps[ramp][dark ? HSL_CLASSES_MAX - 1 - i : i];
}

/**
 * hsl_palette_get_fill:
 *
 * Returns: the ground of a cell of that class; a cell without data has the ground of the sheet under its
 * hatching
 */
HslColor
hsl_palette_get_fill (const HslPalette *self,
                      const HslClasses *classes,
                      int               class_number)
{
  g_return_val_if_fail (self != NULL && classes != NULL, white);
  g_return_val_if_fail (class_number <= (int) classes->n_classes, self->zero);

  if (class_number == HSL_CLASS_ZERO)
    return self->zero;
  if (class_number < HSL_CLASS_ZERO)
    return self->background;
  return self->ramp[spread[classes->n_classes][class_number - 1]];
}

/**
 * hsl_palette_get_ink:
 *
 * Returns: black or white, whichever reads better on @fill
 */
HslColor
hsl_palette_get_ink (const HslPalette *self,
                     HslColor          fill)
{
  g_return_val_if_fail (self != NULL, black);

  return hsl_color_get_contrast (black, fill) >= hsl_color_get_contrast (white, fill) ? black : white;
}

/**
 * hsl_palette_is_hatched:
 *
 * Returns: whether cells of the class carry lines, so that copies without colour and eyes without it know
 * them
 */
gboolean
hsl_palette_is_hatched (const HslClasses *classes,
                        int               class_number)
{
  g_return_val_if_fail (classes != NULL, FALSE);

  return class_number == HSL_CLASS_NO_DATA ||
         (classes->n_classes > 1 && class_number == (int) classes->n_classes);
}

/**
 * hsl_color_get_contrast:
 *
 * Returns: the contrast of WCAG 2, 1 to 21
 */
double
hsl_color_get_contrast (HslColor a,
                        HslColor b)
{
  double x = luminance (a) + 0.05;
  double y = luminance (b) + 0.05;

  return MAX (x, y) / MIN (x, y);
}

HslColor
hsl_color_mix (HslColor a,
               HslColor b,
               double   part_of_b)
{
  return (HslColor){ a.red + (b.red - a.red) * part_of_b, a.green + (b.green - a.green) * part_of_b,
                     a.blue + (b.blue - a.blue) * part_of_b };
}
