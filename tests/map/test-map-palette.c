/* test-map-palette.c: colours that can be read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-palette.h"

#include <math.h>

static const HslTheme all_themes[] = { HSL_THEME_LIGHT, HSL_THEME_DARK, HSL_THEME_HIGH_CONTRAST,
                                       HSL_THEME_HIGH_CONTRAST_DARK };
static const HslRamp  all_ramps[] = { HSL_RAMP_YLORRD, HSL_RAMP_ORRD, HSL_RAMP_BLUES };

static const HslColor black = { 0, 0, 0 };
static const HslColor white = { 1, 1, 1 };

static void
test_contrast (void)
{
  const HslColor red = { 240 / 255.0, 59 / 255.0, 32 / 255.0 };

  g_assert_cmpfloat_with_epsilon (hsl_color_get_contrast (black, white), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (hsl_color_get_contrast (white, black), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (hsl_color_get_contrast (red, red), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (hsl_color_get_contrast (black, red), 5.4, 0.05);
}

/* Numbers on every fill, and every text on its ground, have the 4.5 that WCAG asks of running text. */
static void
test_ink (void)
{
  for (guint r = 0; r < G_N_ELEMENTS (all_ramps); r++)
    for (guint t = 0; t < G_N_ELEMENTS (all_themes); t++)
      {
        HslPalette palette;
        HslClasses classes;

        hsl_palette_init (&palette, all_ramps[r], all_themes[t]);
        hsl_classes_init_default (&classes);
        for (int c = 1; c <= 5; c++)
          {
            HslColor fill = hsl_palette_get_fill (&palette, &classes, c);

            g_assert_cmpfloat (hsl_color_get_contrast (hsl_palette_get_ink (&palette, fill), fill), >=, 4.5);
          }
        g_assert_cmpfloat (hsl_color_get_contrast (palette.text, palette.background), >=, 7);
        g_assert_cmpfloat (hsl_color_get_contrast (palette.quiet, palette.background), >=, 4.5);
        g_assert_cmpfloat (hsl_color_get_contrast (palette.quiet, palette.zero), >=, 4.5);
        g_assert_cmpfloat (hsl_color_get_contrast (palette.outline, palette.background), >=, 4.5);
        g_assert_cmpfloat (hsl_color_get_contrast (palette.selection_outer, palette.selection_inner), >=, 7);
      }
}

/* Lightness alone orders the classes: darker on a light ground, lighter on a dark one. */
static void
test_order (void)
{
  for (guint r = 0; r < G_N_ELEMENTS (all_ramps); r++)
    for (guint t = 0; t < G_N_ELEMENTS (all_themes); t++)
      {
        HslPalette palette;

        hsl_palette_init (&palette, all_ramps[r], all_themes[t]);
        for (guint n = 1; n <= HSL_CLASSES_MAX; n++)
          {
            HslClasses classes = { n, { 1, 2, 3, 4, 5 }, TRUE };

            for (int c = 2; c <= (int) n; c++)
              {
                HslColor low = hsl_palette_get_fill (&palette, &classes, c - 1);
                HslColor high = hsl_palette_get_fill (&palette, &classes, c);

                g_assert_cmpfloat (hsl_color_get_contrast (high, palette.background), >,
                                   hsl_color_get_contrast (low, palette.background) * 1.2);
              }
          }
      }
}

static void
test_hatch (void)
{
  HslClasses classes;

  hsl_classes_init_default (&classes);
  g_assert_true (hsl_palette_is_hatched (&classes, HSL_CLASS_NO_DATA));
  g_assert_true (hsl_palette_is_hatched (&classes, 5));
  for (int c = HSL_CLASS_ZERO; c < 5; c++)
    g_assert_false (hsl_palette_is_hatched (&classes, c));

  /* A single class has nothing to be told from. */
  classes = (HslClasses){ 1, { 1 }, TRUE };
  g_assert_false (hsl_palette_is_hatched (&classes, 1));
}

static void
test_zero_is_paper (void)
{
  HslPalette palette;
  HslClasses classes;
  HslColor   zero;

  hsl_palette_init (&palette, HSL_RAMP_YLORRD, HSL_THEME_LIGHT);
  hsl_classes_init_default (&classes);
  zero = hsl_palette_get_fill (&palette, &classes, HSL_CLASS_ZERO);
  g_assert_cmpfloat (hsl_color_get_contrast (zero, white), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/palette/contrast", test_contrast);
  g_test_add_func ("/map/palette/ink", test_ink);
  g_test_add_func ("/map/palette/order", test_order);
  g_test_add_func ("/map/palette/hatch", test_hatch);
  g_test_add_func ("/map/palette/zero-is-paper", test_zero_is_paper);
  return g_test_run ();
}
