/* hsl-map-render.c: draws a scene
 *
 * Two layers. The base is everything that stays while a pointer moves: fills, hatching, borders, watermark,
 * numbers and names; a window keeps it as a picture. The overlay marks what is selected and what the pointer
 * is on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-map-render"

#include "hsl-map-render.h"

#include "hsl-map-hatch.h"
#include "hsl-map-labels.h"

#include <math.h>

/* Parts of the text size. */
#define HATCH_SPACING_TOP     0.62
#define HATCH_SPACING_NO_DATA 0.5
#define HATCH_LINE            0.07
#define WATERMARK_SIZE        5.0

#define WATERMARK_ANGLE (-G_PI / 8)
#define WATERMARK_ALPHA 0.10

typedef struct
{
  cairo_t           *cr;
  HslScene          *scene;
  const HslViewport *viewport;
  const HslMapStyle *style;
} Drawing;

static Drawing
begin_drawing (cairo_t           *cr,
               HslScene          *scene,
               const HslViewport *viewport,
               const HslMapStyle *style)
{
  const HslMapRect *rect = &viewport->rect;
  Drawing           d = { cr, scene, viewport, style };

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_clip (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  return d;
}

static HslMapPoint
to_device (const Drawing *d,
           HslMapPoint    point)
{
  HslMapPoint p = hsl_viewport_to_widget (d->viewport, point);

  if (d->style->snap && hsl_scene_has_tiles (d->scene))
    p = (HslMapPoint){ floor (p.x) + 0.5, floor (p.y) + 0.5 };
  return p;
}

static void
trace_shape (const Drawing     *d,
             const HslMapShape *shape)
{
  for (guint r = 0; r < hsl_map_shape_get_n_rings (shape); r++)
    {
      guint              n;
      const HslMapPoint *ring = hsl_map_shape_get_ring (shape, r, &n);

      for (guint i = 0; i < n; i++)
        {
          HslMapPoint p = to_device (d, ring[i]);

          if (i == 0)
            cairo_move_to (d->cr, p.x, p.y);
          else
            cairo_line_to (d->cr, p.x, p.y);
        }
      cairo_close_path (d->cr);
    }
}

static void
draw_fills (const Drawing *d)
{
  for (int i = 0; i < (int) hsl_scene_get_n_cells (d->scene); i++)
    {
      const HslSceneCell *cell = hsl_scene_get_cell (d->scene, i);

      if (!hsl_scene_is_in_view (d->scene, i, d->viewport))
        continue;
      hsl_map_style_set_source (d->cr,
                                hsl_palette_get_fill (&d->style->palette, hsl_scene_get_classes (d->scene),
                                                      hsl_scene_get_class (d->scene, i)),
                                1);
      trace_shape (d, cell->shape);
      cairo_fill (d->cr);
    }
}

static void
draw_hatch (const Drawing *d,
            int            class_number,
            HslHatch       direction,
            double         spacing)
{
  const HslClasses *classes = hsl_scene_get_classes (d->scene);
  HslColor          fill = hsl_palette_get_fill (&d->style->palette, classes, class_number);
  HslColor          color = d->style->palette.hatch;

  if (!hsl_palette_is_hatched (classes, class_number))
    return;
  if (class_number > HSL_CLASS_ZERO)
    color = hsl_color_mix (fill, hsl_palette_get_ink (&d->style->palette, fill), 0.38);

  for (int i = 0; i < (int) hsl_scene_get_n_cells (d->scene); i++)
    if (hsl_scene_get_class (d->scene, i) == class_number)
      {
        const HslSceneCell *cell = hsl_scene_get_cell (d->scene, i);

        if (hsl_scene_is_in_view (d->scene, i, d->viewport))
          hsl_map_hatch_trace (d->cr, d->viewport, cell->shape, direction, spacing);
      }
  hsl_map_style_set_source (d->cr, color, 1);
  cairo_set_line_width (d->cr, MAX (d->style->text_size * HATCH_LINE, 0.8));
  cairo_set_line_cap (d->cr, CAIRO_LINE_CAP_BUTT);
  cairo_stroke (d->cr);
  cairo_set_line_cap (d->cr, CAIRO_LINE_CAP_ROUND);
}

static gboolean
parts_groups (HslScene        *scene,
              const HslBorder *line)
{
  return line->b == HSL_BORDER_OUTSIDE ||
         hsl_scene_get_cell (scene, (int) line->a)->group != hsl_scene_get_cell (scene, (int) line->b)->group;
}

static void
draw_borders (const Drawing *d,
              gboolean       thick,
              HslColor       color,
              double         width)
{
  const HslBorders *borders = hsl_scene_get_borders (d->scene);

  hsl_map_style_set_source (d->cr, color, 1);
  cairo_set_line_width (d->cr, width);
  for (guint l = 0; l < borders->lines->len; l++)
    {
      const HslBorder *line = &g_array_index (borders->lines, HslBorder, l);

      if (parts_groups (d->scene, line) != thick ||
          !hsl_scene_is_in_view (d->scene, (int) line->a, d->viewport))
        continue;
      for (guint i = 0; i < line->n_points; i++)
        {
          HslMapPoint p = to_device (d, g_array_index (borders->points, HslMapPoint, line->first_point + i));

          if (i == 0)
            cairo_move_to (d->cr, p.x, p.y);
          else
            cairo_line_to (d->cr, p.x, p.y);
        }
      if (line->closed)
        cairo_close_path (d->cr);
      /* Line by line: cairo looks for crossings within a path, which takes long in a whole country. */
      cairo_stroke (d->cr);
    }
}

/* As many whole words as stand loosely in the view. */
static void
draw_watermark (const Drawing *d,
                HslMapText    *text)
{
  const HslMapRect *rect = &d->viewport->rect;
  HslMapLine        line = { hsl_scene_get_text (d->scene, HSL_SCENE_TEXT_WATERMARK),
                             d->style->text_size * WATERMARK_SIZE, TRUE };
  HslMapExtents     extents;
  double            width, height;
  int               columns, rows;

  if (line.text[0] == '\0')
    return;

  extents = hsl_map_text_measure (text, line.text, line.size, TRUE);
  width = extents.width * cos (WATERMARK_ANGLE) + extents.ascent * -sin (WATERMARK_ANGLE);
  height = extents.ascent * cos (WATERMARK_ANGLE) + extents.width * -sin (WATERMARK_ANGLE);
  columns = (int) MAX (floor (rect->width / (1.5 * width)), 1);
  rows = (int) MAX (floor (rect->height / (1.5 * height)), 1);

  hsl_map_style_set_source (d->cr, d->style->palette.text, WATERMARK_ALPHA);
  for (int i = 0; i < rows * columns; i++)
    {
      cairo_save (d->cr);
      cairo_translate (d->cr, rect->x + rect->width * (i % columns + 0.5) / columns,
                       rect->y + rect->height * (i / columns + 0.5) / rows);
      cairo_rotate (d->cr, WATERMARK_ANGLE);
      hsl_map_text_draw (text, d->cr, line, -extents.width / 2, extents.ascent / 2);
      cairo_restore (d->cr);
    }
}

/**
 * hsl_map_render_base:
 * @viewport: what to draw and where; nothing outside its rectangle is touched, and the ground is not painted
 *
 * Draws all but selection and pointer.
 *
 * Returns: how many numbers found no place because the areas are too small at this scale
 */
guint
hsl_map_render_base (cairo_t           *cr,
                     HslScene          *scene,
                     const HslViewport *viewport,
                     const HslMapStyle *style)
{
  g_autoptr (HslMapText) text = NULL;
  g_autoptr (GArray)     labels = NULL;
  Drawing                d;
  guint                  n_missing = 0;

  g_return_val_if_fail (cr != NULL && HSL_IS_SCENE (scene) && viewport != NULL && style != NULL, 0);

  d = begin_drawing (cr, scene, viewport, style);
  text = hsl_map_text_new (cr, style->font_family);
  draw_fills (&d);
  draw_hatch (&d, (int) hsl_scene_get_classes (scene)->n_classes, HSL_HATCH_RISING,
              style->text_size * HATCH_SPACING_TOP);
  draw_hatch (&d, HSL_CLASS_NO_DATA, HSL_HATCH_FALLING, style->text_size * HATCH_SPACING_NO_DATA);
  draw_borders (&d, FALSE, style->palette.border, hsl_map_style_get_thin (style));
  draw_borders (&d, TRUE, style->palette.outline, hsl_map_style_get_thick (style));
  draw_watermark (&d, text);
  labels = hsl_map_labels_place (scene, viewport, style, text, &n_missing);
  hsl_map_labels_draw (labels, cr, scene, style, text);
  cairo_restore (cr);
  return n_missing;
}

static void
draw_mark (const Drawing *d,
           int            cell,
           double         outer,
           double         inner)
{
  const HslMapShape *shape = hsl_scene_get_cell (d->scene, cell)->shape;

  trace_shape (d, shape);
  hsl_map_style_set_source (d->cr, d->style->palette.selection_outer, 1);
  cairo_set_line_width (d->cr, outer);
  cairo_stroke_preserve (d->cr);
  hsl_map_style_set_source (d->cr, d->style->palette.selection_inner, 1);
  cairo_set_line_width (d->cr, inner);
  cairo_stroke (d->cr);
}

/**
 * hsl_map_render_overlay:
 *
 * Draws the outlines of the cell under the pointer and of the selected one, over a base drawn with the same
 * @viewport and @style. A dark line with a light one on it shows on every fill.
 */
void
hsl_map_render_overlay (cairo_t           *cr,
                        HslScene          *scene,
                        const HslViewport *viewport,
                        const HslMapStyle *style)
{
  double  unit;
  int     selected, hovered;
  Drawing d;

  g_return_if_fail (cr != NULL && HSL_IS_SCENE (scene) && viewport != NULL && style != NULL);

  selected = hsl_scene_get_selected (scene);
  hovered = hsl_scene_get_hovered (scene);
  unit = MAX (style->text_size / 14, 1) * style->palette.line_scale;
  d = begin_drawing (cr, scene, viewport, style);
  if (hovered >= 0 && hovered != selected)
    draw_mark (&d, hovered, 3 * unit, 1 * unit);
  if (selected >= 0)
    draw_mark (&d, selected, 7 * unit, 3 * unit);
  cairo_restore (cr);
}
