/* hsl-map-sheet.c: a map with its title, legend and notes
 *
 * The legend stands at the side of a wide sheet and below the map of a high one, whichever leaves the map
 * larger.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-map-sheet"

#include "hsl-map-sheet.h"

#include "hsl-map-legend.h"

#include <math.h>

/* Parts of the text size. */
#define MARGIN     1.6
#define TITLE      1.9
#define TITLE_GAP  1.0
#define NOTE       0.9
#define NOTE_GAP   0.9
#define LEGEND_GAP 2.0

#define COLUMNS_MAX 5

static HslMapText *
new_scratch_text (const char *family)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t         *cr = cairo_create (surface);
  HslMapText      *text = hsl_map_text_new (cr, family);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return text;
}

static double
get_fit (HslScene  *scene,
         HslMapRect rect)
{
  HslMapBox box = hsl_scene_get_bounds (scene);

  if (rect.width <= 0 || rect.height <= 0)
    return 0;
  if (hsl_map_box_is_empty (box))
    return MIN (rect.width, rect.height);
  return MIN (rect.width / MAX (box.x1 - box.x0, 1e-6), rect.height / MAX (box.y1 - box.y0, 1e-6));
}

static void
place_legend (HslSheet          *self,
              HslScene          *scene,
              const HslMapStyle *style)
{
  g_autoptr (HslMapText) text = new_scratch_text (style->font_family);
  HslMapRect             free = self->map;
  double                 gap = LEGEND_GAP * style->text_size;
  double                 best = -1;

  for (guint columns = 1; columns <= COLUMNS_MAX; columns++)
    {
      HslMapRect map = free, legend = free;
      double     fit;

      hsl_map_legend_measure (scene, style, text, columns, &legend.width, &legend.height);
      if (columns == 1)
        {
          map.width -= legend.width + gap;
          legend.x = map.x + map.width + gap;
        }
      else
        {
          map.height -= legend.height + gap;
          legend.y = map.y + map.height + gap;
          if (legend.width > free.width)
            continue;
        }
      fit = get_fit (scene, map);
      if (fit > best)
        {
          best = fit;
          self->map = map;
          self->legend = legend;
          self->legend_columns = columns;
        }
    }
}

/**
 * hsl_sheet_init:
 * @width: of the sheet, from (0, 0)
 * @parts: what is to stand on it besides the map
 *
 * Divides a sheet.
 */
void
hsl_sheet_init (HslSheet          *self,
                HslScene          *scene,
                const HslMapStyle *style,
                double             width,
                double             height,
                HslSheetParts      parts)
{
  double margin, left;

  g_return_if_fail (self != NULL && HSL_IS_SCENE (scene) && style != NULL);

  margin = MARGIN * style->text_size;
  *self =
      (HslSheet){ .map = { margin, margin, width - 2 * margin, height - 2 * margin }, .legend_columns = 1 };
  if (parts & HSL_SHEET_TITLE)
    {
      self->title = (HslMapRect){ margin, margin, self->map.width, TITLE * style->text_size };
      left = self->title.height + TITLE_GAP * style->text_size;
      self->map.y += left;
      self->map.height -= left;
    }
  if (parts & HSL_SHEET_NOTE)
    {
      self->note = (HslMapRect){ margin, height - margin - NOTE * style->text_size * 0.6, self->map.width,
                                 NOTE * style->text_size };
      left = (NOTE_GAP + NOTE * 0.6) * style->text_size;
      self->map.height -= left;
    }
  if (parts & HSL_SHEET_LEGEND)
    place_legend (self, scene, style);
  self->map.width = MAX (self->map.width, 1);
  self->map.height = MAX (self->map.height, 1);
}

/* One line with something at each end; what stands at the right gives way. */
static void
draw_ends (cairo_t           *cr,
           HslMapText        *text,
           const HslMapStyle *style,
           HslMapRect         rect,
           HslMapLine         left,
           HslMapLine         right)
{
  double           gap = 2 * style->text_size;
  g_autofree char *left_text = hsl_map_text_ellipsize (text, left.text, left.size, left.bold, rect.width);
  g_autofree char *right_text = NULL;
  double           used, baseline = rect.y + rect.height;

  if (left_text == NULL)
    return;
  used = hsl_map_text_measure (text, left_text, left.size, left.bold).width;
  right_text = hsl_map_text_ellipsize (text, right.text, right.size, right.bold, rect.width - used - gap);

  hsl_map_style_set_source (cr, left.bold ? style->palette.text : style->palette.quiet, 1);
  left.text = left_text;
  hsl_map_text_draw (text, cr, left, rect.x, baseline);
  if (right_text == NULL)
    return;
  right.text = right_text;
  hsl_map_style_set_source (cr, style->palette.quiet, 1);
  hsl_map_text_draw (
      text, cr, right,
      rect.x + rect.width - hsl_map_text_measure (text, right.text, right.size, right.bold).width, baseline);
}

/**
 * hsl_sheet_draw_frame:
 *
 * Paints the ground and everything but the map itself.
 */
void
hsl_sheet_draw_frame (const HslSheet    *self,
                      cairo_t           *cr,
                      HslScene          *scene,
                      const HslMapStyle *style)
{
  g_autoptr (HslMapText) text = NULL;

  g_return_if_fail (self != NULL && cr != NULL && HSL_IS_SCENE (scene) && style != NULL);

  text = hsl_map_text_new (cr, style->font_family);
  hsl_map_style_set_source (cr, style->palette.background, 1);
  cairo_paint (cr);
  if (self->title.height > 0)
    draw_ends (
        cr, text, style, self->title,
        (HslMapLine){ hsl_scene_get_text (scene, HSL_SCENE_TEXT_TITLE), style->text_size * TITLE, TRUE },
        (HslMapLine){ hsl_scene_get_text (scene, HSL_SCENE_TEXT_AS_OF), style->text_size, FALSE });
  if (self->note.height > 0)
    draw_ends (
        cr, text, style, self->note,
        (HslMapLine){ hsl_scene_get_text (scene, HSL_SCENE_TEXT_NOTE), style->text_size * NOTE, FALSE },
        (HslMapLine){ hsl_scene_get_text (scene, HSL_SCENE_TEXT_SOURCE), style->text_size * NOTE, FALSE });
  if (self->legend.height > 0)
    hsl_map_legend_draw (cr, scene, style, text, self->legend, self->legend_columns);
}

/**
 * hsl_sheet_draw:
 *
 * Draws a whole sheet, everything in view, selection too when there is one.
 *
 * Returns: how many numbers found no place
 */
guint
hsl_sheet_draw (cairo_t           *cr,
                HslScene          *scene,
                const HslMapStyle *style,
                double             width,
                double             height)
{
  HslSheet    sheet;
  HslViewport viewport;
  HslMapBox   bounds;
  double      pad;
  guint       n_missing;

  g_return_val_if_fail (cr != NULL && HSL_IS_SCENE (scene) && style != NULL, 0);

  hsl_sheet_init (&sheet, scene, style, width, height, HSL_SHEET_ALL);
  hsl_sheet_draw_frame (&sheet, cr, scene, style);
  bounds = hsl_scene_get_bounds (scene);
  if (hsl_map_box_is_empty (bounds))
    return 0;

  hsl_viewport_init (&viewport, bounds, sheet.map);
  /* The outermost lines are half outside of what they surround. */
  pad = hsl_map_style_get_thick (style) / viewport.scale;
  hsl_viewport_set_bounds (&viewport,
                           (HslMapBox){ bounds.x0 - pad, bounds.y0 - pad, bounds.x1 + pad, bounds.y1 + pad });
  hsl_viewport_fit (&viewport);
  n_missing = hsl_map_render_base (cr, scene, &viewport, style);
  hsl_map_render_overlay (cr, scene, &viewport, style);
  return n_missing;
}
