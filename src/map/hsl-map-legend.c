/* hsl-map-legend.c: what the colours mean
 *
 * Rows from the highest class to zero and "no data", each with the number of grids it holds; then the sum,
 * and what stands in no grid. Colours and ranges are asked from the same functions that painted the map.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-map-legend"

#include "hsl-map-legend.h"

#include "hsl-map-hatch.h"

#include <math.h>

#include <glib/gi18n-lib.h>

/* Parts of the text size. */
#define ROW          1.75
#define SWATCH_WIDTH 2.0
#define SWATCH       1.25
#define GAP          0.6
#define COLUMN_GAP   1.6
#define HEADING      2.0

typedef enum
{
  ROW_CLASS,
  ROW_OUTLINE,
  ROW_FIGURE,
} RowKind;

typedef struct
{
  RowKind kind;
  int     class_number;
  char   *label;
  char   *figure;
} Row;

static void
clear_row (gpointer data)
{
  g_free (((Row *) data)->label);
  g_free (((Row *) data)->figure);
}

static void
take_row (GArray *rows,
          RowKind kind,
          int     class_number,
          char   *label,
          char   *figure)
{
  Row row = { kind, class_number, label, figure };

  g_array_append_val (rows, row);
}

static char *
dup_amount (HslScene *scene,
            double    value)
{
  g_autofree char *number = hsl_scene_dup_value_text (scene, value);

  return g_strstrip (g_strdup_printf ("%s %s", number, hsl_scene_get_text (scene, HSL_SCENE_TEXT_UNIT)));
}

static GArray *
collect_rows (HslScene *scene)
{
  GArray           *rows = g_array_new (FALSE, FALSE, sizeof (Row));
  const HslClasses *classes = hsl_scene_get_classes (scene);

  g_array_set_clear_func (rows, clear_row);
  for (int c = (int) classes->n_classes; c >= HSL_CLASS_NO_DATA; c--)
    {
      guint n = hsl_scene_count_class (scene, c);

      /* Translators: a number of grids, in the legend of the map */
      take_row (rows, ROW_CLASS, c, hsl_classes_dup_label (classes, c),
                g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u grid", "%u grids", n), n));
    }

  take_row (rows, ROW_OUTLINE, 0,
            g_strdup (hsl_scene_get_tree (scene) == HSL_MAP_TREE_POLICE
                          ? _ ("police grid")
                          : _ ("community")),
            g_strdup_printf ("%u", hsl_scene_get_n_groups (scene)));
  take_row (rows, ROW_FIGURE, 0,
            g_strdup (_ ("Total")),
            dup_amount (scene, hsl_scene_get_total (scene) + hsl_scene_get_unlocated (scene)));
  if (hsl_scene_get_unlocated (scene) > 0)
    take_row (rows, ROW_FIGURE, 0,
              g_strdup (_ ("in no grid")), dup_amount (scene, hsl_scene_get_unlocated (scene)));
  return rows;
}

static char *
dup_heading (HslScene *scene)
{
  const char *measure = hsl_scene_get_text (scene, HSL_SCENE_TEXT_MEASURE);
  const char *unit = hsl_scene_get_text (scene, HSL_SCENE_TEXT_UNIT);

  if (unit[0] == '\0')
    return g_strdup (measure);
  /* Translators: heading of the legend: what is counted, and its unit */
  return g_strdup_printf (_ ("%s (%s)"), measure, unit);
}

static void
measure_columns (GArray            *rows,
                 const HslMapStyle *style,
                 HslMapText        *text,
                 double            *label_width,
                 double            *figure_width)
{
  *label_width = *figure_width = 0;
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      *label_width =
          MAX (*label_width, hsl_map_text_measure (text, row->label, style->text_size, FALSE).width);
      *figure_width =
          MAX (*figure_width, hsl_map_text_measure (text, row->figure, style->text_size, FALSE).width);
    }
}

static double
get_column_width (const HslMapStyle *style,
                  double             label_width,
                  double             figure_width)
{
  return style->text_size * (SWATCH_WIDTH + 2 * GAP + GAP) + label_width + figure_width;
}

/**
 * hsl_map_legend_measure:
 * @columns: 1 for a legend at the side, more for one below the map
 * @width: (out): of the whole legend
 * @height: (out): of the whole legend
 */
void
hsl_map_legend_measure (HslScene          *scene,
                        const HslMapStyle *style,
                        HslMapText        *text,
                        guint              columns,
                        double            *width,
                        double            *height)
{
  g_autoptr (GArray) rows = NULL;
  g_autofree char   *heading = NULL;
  double             label_width, figure_width;

  g_return_if_fail (HSL_IS_SCENE (scene) && style != NULL && text != NULL && columns > 0);

  rows = collect_rows (scene);
  heading = dup_heading (scene);
  measure_columns (rows, style, text, &label_width, &figure_width);
  *width = columns * get_column_width (style, label_width, figure_width) +
           (columns - 1) * COLUMN_GAP * style->text_size;
  *width = MAX (*width, hsl_map_text_measure (text, heading, style->text_size * 1.1, TRUE).width);
  *height = style->text_size * (HEADING + ROW * ((rows->len + columns - 1) / columns));
}

static void
draw_swatch (cairo_t           *cr,
             HslScene          *scene,
             const HslMapStyle *style,
             int                class_number,
             HslMapRect         rect)
{
  const HslClasses *classes = hsl_scene_get_classes (scene);
  HslColor          fill = hsl_palette_get_fill (&style->palette, classes, class_number);
  HslColor          hatch = style->palette.hatch;

  cairo_rectangle (cr, rect.x, rect.y, rect.width, rect.height);
  hsl_map_style_set_source (cr, fill, 1);
  cairo_fill (cr);

  if (hsl_palette_is_hatched (classes, class_number))
    {
      g_autoptr (HslMapShape) shape = NULL;
      HslViewport             viewport;
      const HslMapPoint       corners[] = {
              { 0, 0 }, { rect.width, 0 }, { rect.width, rect.height }, { 0, rect.height }
      };
      const guint size = G_N_ELEMENTS (corners);

      shape = hsl_map_shape_new (corners, &size, 1);
      hsl_viewport_init (&viewport, hsl_map_shape_get_box (shape), rect);
      if (class_number > HSL_CLASS_ZERO)
        hatch = hsl_color_mix (fill, hsl_palette_get_ink (&style->palette, fill), 0.38);
      hsl_map_hatch_trace (cr, &viewport, shape,
                           class_number > HSL_CLASS_ZERO ? HSL_HATCH_RISING : HSL_HATCH_FALLING,
                           style->text_size * 0.5);
      hsl_map_style_set_source (cr, hatch, 1);
      cairo_set_line_width (cr, MAX (style->text_size * 0.07, 0.8));
      cairo_stroke (cr);
    }

  cairo_rectangle (cr, rect.x, rect.y, rect.width, rect.height);
  hsl_map_style_set_source (cr, style->palette.border, 1);
  cairo_set_line_width (cr, hsl_map_style_get_thin (style));
  cairo_stroke (cr);
}

static void
draw_row (cairo_t           *cr,
          HslScene          *scene,
          const HslMapStyle *style,
          HslMapText        *text,
          const Row         *row,
          HslMapRect         rect)
{
  double        unit = style->text_size;
  HslMapLine    label = { row->label, unit, FALSE };
  HslMapLine    figure = { row->figure, unit, FALSE };
  HslMapExtents extents = hsl_map_text_measure (text, row->figure, unit, FALSE);
  double        baseline = rect.y + (rect.height + extents.ascent - extents.descent) / 2;
  HslMapRect    swatch = { rect.x, rect.y + (rect.height - unit * SWATCH) / 2, unit * SWATCH_WIDTH,
                           unit * SWATCH };

  if (style->snap)
    swatch = (HslMapRect){ floor (swatch.x) + 0.5, floor (swatch.y) + 0.5, floor (swatch.width),
                           floor (swatch.height) };

  if (row->kind == ROW_CLASS)
    {
      draw_swatch (cr, scene, style, row->class_number, swatch);
    }
  else if (row->kind == ROW_OUTLINE)
    {
      double thick = hsl_map_style_get_thick (style);

      cairo_rectangle (cr, swatch.x + thick / 2, swatch.y, swatch.width - thick, swatch.height);
      hsl_map_style_set_source (cr, style->palette.outline, 1);
      cairo_set_line_width (cr, thick);
      cairo_stroke (cr);
    }

  hsl_map_style_set_source (cr, style->palette.text, 1);
  hsl_map_text_draw (text, cr, label, rect.x + (row->kind == ROW_FIGURE ? 0 : unit * (SWATCH_WIDTH + GAP)),
                     baseline);
  hsl_map_style_set_source (cr, row->kind == ROW_FIGURE ? style->palette.text : style->palette.quiet, 1);
  hsl_map_text_draw (text, cr, figure, rect.x + rect.width - extents.width, baseline);
}

/**
 * hsl_map_legend_draw:
 * @rect: where; as large as hsl_map_legend_measure() says, or larger
 */
void
hsl_map_legend_draw (cairo_t           *cr,
                     HslScene          *scene,
                     const HslMapStyle *style,
                     HslMapText        *text,
                     HslMapRect         rect,
                     guint              columns)
{
  g_autoptr (GArray) rows = NULL;
  g_autofree char   *heading = NULL;
  HslMapLine         line;
  double             label_width, figure_width, column_width;
  guint              per_column;

  g_return_if_fail (cr != NULL && HSL_IS_SCENE (scene) && style != NULL && text != NULL && columns > 0);

  rows = collect_rows (scene);
  heading = dup_heading (scene);
  measure_columns (rows, style, text, &label_width, &figure_width);
  column_width = get_column_width (style, label_width, figure_width);
  per_column = (rows->len + columns - 1) / columns;

  line = (HslMapLine){ heading, style->text_size * 1.1, TRUE };
  hsl_map_style_set_source (cr, style->palette.text, 1);
  hsl_map_text_draw (text, cr, line, rect.x,
                     rect.y + hsl_map_text_measure (text, heading, line.size, TRUE).ascent);
  for (guint i = 0; i < rows->len; i++)
    {
      HslMapRect place = { rect.x + (i / per_column) * (column_width + COLUMN_GAP * style->text_size),
                           rect.y + style->text_size * (HEADING + ROW * (i % per_column)),
                           column_width, style->text_size * ROW };

      draw_row (cr, scene, style, text, &g_array_index (rows, Row, i), place);
    }
}
