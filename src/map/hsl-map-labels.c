/* hsl-map-labels.c: where the numbers and names of a map stand
 *
 * Numbers come first and are always tried to the end: in their area, else beside it with a leader. Then come
 * the names of the communities, then the short names in the tiles; what finds no free place is left out.
 * Nothing is ever put over something else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-map-labels"

#include "hsl-map-labels.h"

#include "hsl-tiles.h"

#include <math.h>

/* Parts of the side of a tile. */
#define TILE_NUMBER  0.44
#define TILE_CAPTION 0.20
#define TILE_NAME    0.36
#define TILE_INSET   0.08
#define TILE_LOWERED 0.08 /* how far the number gives way to the caption */

/* Parts of the text size. */
#define NUMBER_SIZE_MAX  4.0
#define NAME_SIZE_MAX    1.3
#define NAME_SIZE_MIN    0.72
#define TOTAL_PER_NAME   0.85
#define CAPTION_SIZE_MAX 1.0
#define CAPTION_SIZE_MIN 0.62
#define FULL_NAME_MIN    0.85

/* Units of the cairo_t below which digits cannot be told apart. */
#define NUMBER_MIN    7.0
#define NUMBER_UTMOST 5.0

/* Font sizes between one and its double. */
#define SIZE_STEPS 8

/* How far a leader goes, in heights of its number. */
#define LEADER_STEPS  5
#define LEADER_ANGLES 16

typedef struct
{
  HslScene          *scene;
  const HslViewport *viewport;
  const HslMapStyle *style;
  HslMapText        *text;
  GArray            *labels;
  double             side;        /* of a tile, in units of the cairo_t; 0 without tiles */
  double             tile_number; /* size of the numbers in tiles */
  double             tile_caption;
  guint              n_missing;
} Placement;

static void
clear_label (gpointer data)
{
  g_free (((HslMapLabel *) data)->text);
}

gboolean
hsl_map_rect_intersects (HslMapRect a,
                         HslMapRect b)
{
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

static HslMapRect
cell_rect (const Placement *p,
           int              cell)
{
  HslMapBox   box = hsl_map_shape_get_box (hsl_scene_get_cell (p->scene, cell)->shape);
  HslMapPoint corner = hsl_viewport_to_widget (p->viewport, (HslMapPoint){ box.x0, box.y1 });

  return (HslMapRect){ corner.x, corner.y, (box.x1 - box.x0) * p->viewport->scale,
                       (box.y1 - box.y0) * p->viewport->scale };
}

static gboolean
is_free_of (const Placement *p,
            HslMapRect       rect,
            guint            first,
            guint            end)
{
  for (guint i = first; i < end; i++)
    if (hsl_map_rect_intersects (g_array_index (p->labels, HslMapLabel, i).rect, rect))
      return FALSE;
  return TRUE;
}

static gboolean
is_free (const Placement *p,
         HslMapRect       rect)
{
  return is_free_of (p, rect, 0, p->labels->len);
}

/* The next smaller of a few sizes. Looking up a font costs more than drawing a whole map, and while somebody
 * zooms there would be new sizes with every frame. */
static double
step_down (double size)
{
  return exp2 (floor (log2 (size) * SIZE_STEPS) / SIZE_STEPS);
}

static gboolean
is_inside (const Placement *p,
           HslMapRect       rect)
{
  const HslMapRect *all = &p->viewport->rect;

  return rect.x >= all->x && rect.y >= all->y && rect.x + rect.width <= all->x + all->width &&
         rect.y + rect.height <= all->y + all->height;
}

/* Sets size and rectangle of a label that stands at (@x, @baseline). */
static void
set_label (const Placement *p,
           HslMapLabel     *label,
           double           x,
           double           baseline)
{
  HslMapExtents extents = hsl_map_text_measure (p->text, label->text, label->size, label->bold);

  label->x = x;
  label->baseline = baseline;
  label->rect = (HslMapRect){ x, baseline - extents.ascent, extents.width, extents.ascent + extents.descent };
  if (label->kind == HSL_MAP_LABEL_NUMBER)
    {
      double height = hsl_map_text_get_digit_height (p->text, label->size, label->bold);

      label->rect.y = baseline - height;
      label->rect.height = height;
    }
}

static void
set_label_centred (const Placement *p,
                   HslMapLabel     *label,
                   double           x,
                   double           y)
{
  set_label (p, label, 0, 0);
  set_label (p, label, x - label->rect.width / 2, y - label->rect.y - label->rect.height / 2);
}

static void
keep (Placement   *p,
      HslMapLabel *label)
{
  label->text = g_strdup (label->text);
  g_array_append_val (p->labels, *label);
}

static void
place_tile_number (Placement  *p,
                   int         cell,
                   const char *text)
{
  HslMapRect  rect = cell_rect (p, cell);
  HslMapLabel label = { HSL_MAP_LABEL_NUMBER, cell, hsl_scene_get_cell (p->scene, cell)->group, (char *) text,
                        p->tile_number, TRUE };

  if (p->tile_number < NUMBER_UTMOST)
    {
      p->n_missing++;
      return;
    }
  set_label_centred (p, &label, rect.x + rect.width / 2,
                     rect.y + rect.height * (0.5 + (p->tile_caption > 0 ? TILE_LOWERED : 0)));
  keep (p, &label);
}

/* In the widest part of the area when it fits there, somewhat smaller if it must. */
static gboolean
place_number_inside (Placement  *p,
                     int         cell,
                     const char *text)
{
  const HslSceneCell *scene_cell = hsl_scene_get_cell (p->scene, cell);
  double              radius_m;
  HslMapPoint         at =
      hsl_viewport_to_widget (p->viewport, hsl_map_shape_get_label_point (scene_cell->shape, &radius_m));
  double      radius = radius_m * p->viewport->scale;
  HslMapLabel label = { HSL_MAP_LABEL_NUMBER, cell, scene_cell->group, (char *) text,
                        p->style->text_size, TRUE };
  double      least = MAX (p->style->text_size * CAPTION_SIZE_MIN, NUMBER_MIN);
  double      need;

  set_label_centred (p, &label, at.x, at.y);
  need = hypot (label.rect.width, label.rect.height) / 2;
  label.size *= MIN (radius / need, 1.4);
  if (label.size < least)
    return FALSE;

  label.size = MAX (step_down (label.size), least);
  set_label_centred (p, &label, at.x, at.y);
  keep (p, &label);
  return TRUE;
}

static void
place_number_beside (Placement  *p,
                     int         cell,
                     const char *text)
{
  const HslSceneCell *scene_cell = hsl_scene_get_cell (p->scene, cell);
  HslMapPoint         at =
      hsl_viewport_to_widget (p->viewport, hsl_map_shape_get_label_point (scene_cell->shape, NULL));
  HslMapLabel label = { HSL_MAP_LABEL_NUMBER, cell, scene_cell->group, (char *) text,
                        MAX (p->style->text_size * CAPTION_SIZE_MIN, NUMBER_MIN), TRUE };

  label.has_leader = TRUE;
  label.target = at;
  set_label_centred (p, &label, at.x, at.y);
  for (int step = 1; step <= LEADER_STEPS; step++)
    for (int angle = 0; angle < LEADER_ANGLES; angle++)
      {
        double far = label.size * (0.6 + step);

        set_label_centred (p, &label, at.x + far * cos (angle * 2 * G_PI / LEADER_ANGLES),
                           at.y + far * sin (angle * 2 * G_PI / LEADER_ANGLES));
        if (is_inside (p, label.rect) && is_free (p, label.rect))
          {
            keep (p, &label);
            return;
          }
      }
  p->n_missing++;
}

static void
place_numbers (Placement *p)
{
  g_autoptr (GArray) beside = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = 0; i < (int) hsl_scene_get_n_cells (p->scene); i++)
    {
      const HslSceneCell *cell = hsl_scene_get_cell (p->scene, i);
      g_autofree char    *text = NULL;

      if (!hsl_scene_is_in_view (p->scene, i, p->viewport))
        continue;
      text = hsl_scene_dup_value_text (p->scene, cell->value);
      if (cell->is_tile)
        place_tile_number (p, i, text);
      else if (!place_number_inside (p, i, text))
        g_array_append_val (beside, i);
    }

  for (guint k = 0; k < beside->len; k++)
    {
      int              i = g_array_index (beside, int, k);
      g_autofree char *text = hsl_scene_dup_value_text (p->scene, hsl_scene_get_cell (p->scene, i)->value);

      place_number_beside (p, i, text);
    }
}

static guint
find_root (guint *roots,
           guint  i)
{
  while (roots[i] != i)
    i = roots[i] = roots[roots[i]];
  return i;
}

/* The cells of one group that hang together, as lists in official order. */
static GPtrArray *
collect_parts (HslScene *scene)
{
  GPtrArray          *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  const HslBorders   *borders = hsl_scene_get_borders (scene);
  guint               n = hsl_scene_get_n_cells (scene);
  g_autofree guint   *roots = g_new (guint, n);
  g_autofree GArray **of_root = g_new0 (GArray *, n);

  for (guint i = 0; i < n; i++)
    roots[i] = i;
  for (guint l = 0; l < borders->lines->len; l++)
    {
      const HslBorder *line = &g_array_index (borders->lines, HslBorder, l);

      if (line->b != HSL_BORDER_OUTSIDE && hsl_scene_get_cell (scene, (int) line->a)->group ==
                                               hsl_scene_get_cell (scene, (int) line->b)->group)
        roots[find_root (roots, line->b)] = find_root (roots, line->a);
    }
  for (guint i = 0; i < n; i++)
    {
      guint root = find_root (roots, i);
      int   cell = (int) i;

      if (of_root[root] == NULL)
        {
          of_root[root] = g_array_new (FALSE, FALSE, sizeof (int));
          g_ptr_array_add (parts, of_root[root]);
        }
      g_array_append_val (of_root[root], cell);
    }
  return parts;
}

/* The cells of the highest row, from its western end as far as it goes without a gap. */
static HslMapRect
find_top_run (const Placement *p,
              GArray          *part)
{
  HslMapRect run = { 0, INFINITY, 0, 0 };
  gboolean   grown = TRUE;

  for (guint i = 0; i < part->len; i++)
    {
      HslMapRect rect = cell_rect (p, g_array_index (part, int, i));

      if (rect.y < run.y - p->side / 2 || (rect.y < run.y + p->side / 2 && rect.x < run.x))
        run = rect;
    }
  while (grown)
    {
      grown = FALSE;
      for (guint i = 0; i < part->len; i++)
        {
          HslMapRect rect = cell_rect (p, g_array_index (part, int, i));

          if (fabs (rect.y - run.y) < p->side / 2 && fabs (rect.x - run.x - run.width) < p->side / 100)
            {
              run.width += rect.width;
              grown = TRUE;
            }
        }
    }
  return run;
}

static gboolean
covers_a_tile (const Placement *p,
               HslMapRect       rect)
{
  for (int i = 0; i < (int) hsl_scene_get_n_cells (p->scene); i++)
    if (hsl_map_rect_intersects (cell_rect (p, i), rect))
      return TRUE;
  return FALSE;
}

static const char *
get_group_name (HslScene *scene,
                guint     group)
{
  const HslSceneGroup *scene_group = hsl_scene_get_group (scene, group);

  return scene_group->area != NULL ? scene_group->area->name : scene_group->code;
}

static void
place_total (Placement         *p,
             const HslMapLabel *name,
             double             right)
{
  const char      *unit = hsl_scene_get_text (p->scene, HSL_SCENE_TEXT_UNIT);
  double           total = hsl_scene_get_group_total (p->scene, name->group);
  g_autofree char *number = hsl_scene_dup_value_text (p->scene, total);
  g_autofree char *text = unit[0] != '\0' ? g_strdup_printf ("%s %s", number, unit) : g_strdup (number);
  HslMapLabel      label = { HSL_MAP_LABEL_TOTAL, -1, name->group, text };

  if (isnan (total))
    return;

  label.size = step_down (name->size * TOTAL_PER_NAME);
  for (guint i = 0; i < p->labels->len; i++)
    if (g_array_index (p->labels, HslMapLabel, i).kind == HSL_MAP_LABEL_TOTAL &&
        g_array_index (p->labels, HslMapLabel, i).group == name->group)
      return;
  set_label (p, &label, 0, name->baseline);
  set_label (p, &label, right - label.rect.width, name->baseline);
  if (label.rect.x > name->rect.x + name->rect.width + name->size / 2)
    keep (p, &label);
}

/* In the free strip above the block when there is one, else on a plate across its upper or lower edge. */
static gboolean
place_tile_name (Placement *p,
                 GArray    *part)
{
  HslMapRect       run = find_top_run (p, part);
  guint            group = hsl_scene_get_cell (p->scene, g_array_index (part, int, 0))->group;
  double           size = MIN (p->side * TILE_NAME, p->style->text_size * NAME_SIZE_MAX);
  double           width = run.width + p->side * HSL_TILE_GUTTER * 0.6;
  double           gap = hsl_map_style_get_thick (p->style) / 2 + p->side * 0.09;
  g_autofree char *text = NULL;
  HslMapLabel      label = { HSL_MAP_LABEL_GROUP, -1, group, NULL, size, TRUE };

  size = step_down (MAX (size, MIN (p->style->text_size * NAME_SIZE_MIN, p->side * HSL_TILE_STRIP * 0.7)));
  for (label.size = size; label.size > size * 0.75; label.size *= exp2 (-1.0 / SIZE_STEPS))
    if (hsl_map_text_measure (p->text, get_group_name (p->scene, group), label.size, TRUE).width <= width)
      break;
  text = hsl_map_text_ellipsize (p->text, get_group_name (p->scene, group), label.size, TRUE, width);
  if (text == NULL)
    return FALSE;

  label.text = text;
  set_label (p, &label, run.x, 0);
  set_label (p, &label, run.x, run.y - gap - label.rect.y - label.rect.height);
  if (!covers_a_tile (p, label.rect) && is_free (p, label.rect))
    {
      keep (p, &label);
      place_total (p, &label, run.x + run.width);
      return TRUE;
    }

  label.on_plate = TRUE;
  label.size = step_down (MIN (label.size, p->side * TILE_CAPTION * 1.2));
  for (int edge = 0; edge < 2; edge++)
    {
      set_label_centred (p, &label, run.x + run.width / 2, run.y + edge * run.height);
      if (label.size >= p->style->text_size * CAPTION_SIZE_MIN && is_free (p, label.rect))
        {
          keep (p, &label);
          return TRUE;
        }
    }
  return FALSE;
}

/* Around the middle of the part, outwards until there is room between the numbers. */
static gboolean
place_shape_name (Placement *p,
                  GArray    *part)
{
  guint       group = hsl_scene_get_cell (p->scene, g_array_index (part, int, 0))->group;
  HslMapLabel label = { HSL_MAP_LABEL_GROUP, -1, group, (char *) get_group_name (p->scene, group),
                        p->style->text_size, TRUE };
  double      weight = 0, x = 0, y = 0;
  HslMapPoint middle;

  for (guint i = 0; i < part->len; i++)
    {
      HslMapShape *shape = hsl_scene_get_cell (p->scene, g_array_index (part, int, i))->shape;
      HslMapPoint  at = hsl_map_shape_get_label_point (shape, NULL);
      double       area = hsl_map_shape_get_area_m2 (shape) + 1;

      weight += area;
      x += at.x * area;
      y += at.y * area;
    }
  middle = hsl_viewport_to_widget (p->viewport, (HslMapPoint){ x / weight, y / weight });

  for (int step = 0; step <= 8; step++)
    for (int angle = 0; angle < (step == 0 ? 1 : 8); angle++)
      {
        double far = step * label.size * 0.7;

        set_label_centred (p, &label, middle.x + 1.5 * far * cos (angle * G_PI / 4),
                           middle.y + far * sin (angle * G_PI / 4));
        if (is_inside (p, label.rect) && is_free (p, label.rect))
          {
            keep (p, &label);
            return TRUE;
          }
      }
  return FALSE;
}

static gboolean
is_largest_part (GPtrArray *parts,
                 HslScene  *scene,
                 GArray    *part)
{
  guint group = hsl_scene_get_cell (scene, g_array_index (part, int, 0))->group;

  for (guint i = 0; i < parts->len; i++)
    {
      GArray *other = parts->pdata[i];

      if (other->len > part->len && hsl_scene_get_cell (scene, g_array_index (other, int, 0))->group == group)
        return FALSE;
    }
  return TRUE;
}

static void
place_names (Placement *p)
{
  g_autoptr (GPtrArray) parts = collect_parts (p->scene);

  for (guint i = 0; i < parts->len; i++)
    {
      GArray             *part = parts->pdata[i];
      const HslSceneCell *first = hsl_scene_get_cell (p->scene, g_array_index (part, int, 0));
      gboolean            seen = FALSE;

      for (guint k = 0; k < part->len && !seen; k++)
        seen = hsl_scene_is_in_view (p->scene, g_array_index (part, int, k), p->viewport);
      if (!seen || get_group_name (p->scene, first->group) == NULL)
        continue;
      if (first->is_tile)
        place_tile_name (p, part);
      else if (is_largest_part (parts, p->scene, part))
        place_shape_name (p, part);
    }
}

static gboolean
fits_tile (const Placement *p,
           const char      *text)
{
  return hsl_map_text_measure (p->text, text, p->tile_caption, FALSE).width <= p->side * (1 - 2 * TILE_INSET);
}

/* "第3网格" in every tile when all of them have ample room for it, else "3" in every tile: a sheet full of small
 * words is not read. */
static void
place_captions (Placement *p)
{
  guint    first_name = 0, end = p->labels->len;
  gboolean names = p->tile_caption >= p->style->text_size * FULL_NAME_MIN;

  if (p->tile_caption <= 0)
    return;

  while (first_name < end && g_array_index (p->labels, HslMapLabel, first_name).kind == HSL_MAP_LABEL_NUMBER)
    first_name++;
  for (int i = 0; names && i < (int) hsl_scene_get_n_cells (p->scene); i++)
    names = fits_tile (p, hsl_scene_get_cell (p->scene, i)->area->name);

  for (int i = 0; i < (int) hsl_scene_get_n_cells (p->scene); i++)
    {
      const HslSceneCell *cell = hsl_scene_get_cell (p->scene, i);
      HslMapRect          rect = cell_rect (p, i);
      HslMapLabel         label = { HSL_MAP_LABEL_CAPTION, i, cell->group, NULL, p->tile_caption, FALSE };

      label.text = names || cell->area->label == NULL ? cell->area->name : cell->area->label;
      if (!cell->is_tile || !hsl_scene_is_in_view (p->scene, i, p->viewport) || !fits_tile (p, label.text))
        continue;
      set_label (p, &label, 0, 0);
      set_label (p, &label, rect.x + rect.width * TILE_INSET,
                 rect.y + rect.height * TILE_INSET - label.rect.y);
      /* Each stands in a tile of its own: only a name on a plate can be in the way. */
      if (is_free_of (p, label.rect, first_name, end))
        keep (p, &label);
    }
}

/* One size for all tiles, so that a sheet is calm and numbers can be compared at a glance. */
static void
size_tiles (Placement *p)
{
  double widest = 0;

  for (int i = 0; i < (int) hsl_scene_get_n_cells (p->scene); i++)
    {
      const HslSceneCell *cell = hsl_scene_get_cell (p->scene, i);
      g_autofree char    *text = NULL;

      if (!cell->is_tile)
        continue;
      p->side = cell_rect (p, i).width;
      text = hsl_scene_dup_value_text (p->scene, cell->value);
      widest = MAX (widest, hsl_map_text_measure (p->text, text, 100, TRUE).width / 100);
    }
  if (widest <= 0)
    return;

  p->tile_number = MIN (p->side * TILE_NUMBER, p->style->text_size * NUMBER_SIZE_MAX);
  p->tile_number = step_down (MIN (MAX (p->tile_number, NUMBER_MIN), p->side * 0.88 / widest));
  p->tile_caption = step_down (MIN (p->side * TILE_CAPTION, p->style->text_size * CAPTION_SIZE_MAX));
  if (p->tile_caption < p->style->text_size * CAPTION_SIZE_MIN)
    p->tile_caption = 0;
}

/**
 * hsl_map_labels_place:
 * @n_missing: (out) (optional): how many numbers found no place; above zero only when one must come closer
 *
 * Returns: (transfer full) (element-type HslMapLabel): what is written in the part of the map that is seen
 */
GArray *
hsl_map_labels_place (HslScene          *scene,
                      const HslViewport *viewport,
                      const HslMapStyle *style,
                      HslMapText        *text,
                      guint             *n_missing)
{
  Placement p = { scene, viewport, style, text };

  g_return_val_if_fail (HSL_IS_SCENE (scene) && viewport != NULL && style != NULL && text != NULL, NULL);

  p.labels = g_array_new (FALSE, FALSE, sizeof (HslMapLabel));
  g_array_set_clear_func (p.labels, clear_label);

  size_tiles (&p);
  place_numbers (&p);
  place_names (&p);
  place_captions (&p);
  if (n_missing != NULL)
    *n_missing = p.n_missing;
  return p.labels;
}

static void
draw_leader (cairo_t           *cr,
             const HslMapLabel *label,
             const HslMapStyle *style)
{
  double thin = hsl_map_style_get_thin (style);

  hsl_map_style_set_source (cr, style->palette.text, 0.8);
  cairo_set_line_width (cr, thin);
  cairo_move_to (cr, label->target.x, label->target.y);
  cairo_line_to (cr, label->rect.x + label->rect.width / 2, label->rect.y + label->rect.height / 2);
  cairo_stroke (cr);
  cairo_arc (cr, label->target.x, label->target.y, 1.5 * thin, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_plate (cairo_t           *cr,
            const HslMapLabel *label,
            const HslMapStyle *style)
{
  const HslMapRect *rect = &label->rect;
  double            pad = label->size * 0.18;

  cairo_rectangle (cr, rect->x - pad, rect->y - pad / 2, rect->width + 2 * pad, rect->height + pad);
  hsl_map_style_set_source (cr, style->palette.background, 1);
  cairo_fill_preserve (cr);
  hsl_map_style_set_source (cr, style->palette.outline, 1);
  cairo_set_line_width (cr, hsl_map_style_get_thin (style));
  cairo_stroke (cr);
}

static void
draw_label (cairo_t           *cr,
            const HslMapLabel *label,
            HslScene          *scene,
            const HslMapStyle *style,
            HslMapText        *text)
{
  const HslPalette *palette = &style->palette;
  HslMapLine        line = { label->text, label->size, label->bold };
  HslColor          ground = palette->background, ink = palette->text;
  gboolean          halo = label->has_leader;

  if (label->kind == HSL_MAP_LABEL_TOTAL)
    ink = palette->quiet;
  if (label->kind == HSL_MAP_LABEL_GROUP && !hsl_scene_has_tiles (scene))
    halo = TRUE;
  if (label->cell >= 0 && !label->has_leader)
    {
      int class_number = hsl_scene_get_class (scene, label->cell);

      ground = hsl_palette_get_fill (palette, hsl_scene_get_classes (scene), class_number);
      ink = class_number > HSL_CLASS_ZERO ? hsl_palette_get_ink (palette, ground) : palette->quiet;
      halo = hsl_palette_is_hatched (hsl_scene_get_classes (scene), class_number);
    }

  if (label->on_plate)
    draw_plate (cr, label, style);
  if (halo)
    {
      hsl_map_style_set_source (cr, ground, label->cell >= 0 ? 1 : 0.85);
      hsl_map_text_draw_halo (text, cr, line, label->x, label->baseline, MAX (1.5, style->text_size * 0.12));
    }
  hsl_map_style_set_source (cr, ink, 1);
  hsl_map_text_draw (text, cr, line, label->x, label->baseline);
}

/**
 * hsl_map_labels_draw:
 * @labels: (element-type HslMapLabel): from hsl_map_labels_place()
 *
 * Draws leaders below everything, then the texts.
 */
void
hsl_map_labels_draw (GArray            *labels,
                     cairo_t           *cr,
                     HslScene          *scene,
                     const HslMapStyle *style,
                     HslMapText        *text)
{
  g_return_if_fail (labels != NULL && cr != NULL && HSL_IS_SCENE (scene) && style != NULL && text != NULL);

  for (guint i = 0; i < labels->len; i++)
    if (g_array_index (labels, HslMapLabel, i).has_leader)
      draw_leader (cr, &g_array_index (labels, HslMapLabel, i), style);
  for (guint i = 0; i < labels->len; i++)
    draw_label (cr, &g_array_index (labels, HslMapLabel, i), scene, style, text);
}
