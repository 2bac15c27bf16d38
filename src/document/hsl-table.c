/* hsl-table.c: a field table laid out
 *
 * Rows are as high as their tallest cell. A row with a long cell (a narrative, a record) is cut into
 * slices at the lines of that cell, so that it may run over the end of a page; slices that come to
 * stand under each other are drawn as one. Every edge is drawn by the cells at both of its sides,
 * at the same place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-table"

#include "hsl-table.h"

#include <glib/gi18n-lib.h>

#define CELL_PADDING_X 4.0
#define CELL_PADDING_Y 2.5
#define RULE_WIDTH     0.6
#define FRAME_WIDTH    1.2

/* A cell of more lines may be cut, leaving so many lines on each side. */
#define LINES_TO_CUT  6
#define LINES_TO_KEEP 2

typedef struct
{
  const HslLine *line;
  double         y; /* from the top of the cell's content to that of the characters */
  double         pitch;
} CellLine;

typedef struct
{
  const HslCell *source;
  guint          row;
  guint          column;
  double         x;
  double         width;
  double         height; /* of the content, with padding */
  GArray        *lines;  /* of CellLine */
} Cell;

struct _HslTable
{
  const HslBlock *source;
  GPtrArray      *cells;   /* of Cell, row by row */
  GArray         *heights; /* of double, of each row */
  GArray         *edges;   /* of double, n_columns + 1 */
};

static void
cell_free (gpointer data)
{
  Cell *self = data;

  g_array_unref (self->lines);
  g_free (self);
}

void
hsl_table_free (gpointer data)
{
  HslTable *self = data;

  if (self == NULL)
    return;
  g_ptr_array_unref (self->cells);
  g_array_unref (self->heights);
  g_array_unref (self->edges);
  g_free (self);
}

static double
get_edge (HslTable *self,
          guint     column)
{
  return g_array_index (self->edges, double, MIN (column, self->edges->len - 1));
}

static double
get_height (HslTable *self,
            guint     row)
{
  return g_array_index (self->heights, double, row);
}

static const HslRow *
get_row (HslTable *self,
         guint     row)
{
  return g_ptr_array_index (self->source->rows, row);
}

static void
set_edges (HslTable *self)
{
  const GArray *columns = self->source->columns;
  double        sum = 0;
  double        x = 0;

  for (guint i = 0; i < columns->len; i++)
    sum += g_array_index (columns, double, i);
  g_array_append_val (self->edges, x);
  for (guint i = 0; i < columns->len; i++)
    {
      x += g_array_index (columns, double, i) * HSL_BLOCK_WIDTH / sum;
      g_array_append_val (self->edges, x);
    }
}

static gboolean
set_cell_lines (Cell          *cell,
                HslLayout     *layout,
                HslTypesetter *setter,
                GError       **error)
{
  double y = CELL_PADDING_Y;

  for (guint i = 0; i < cell->source->paragraphs->len; i++)
    {
      const HslParagraph *paragraph = g_ptr_array_index (cell->source->paragraphs, i);
      GPtrArray          *lines;

      lines = hsl_layout_set_paragraph (layout, setter, paragraph, cell->width - 2 * CELL_PADDING_X, error);
      if (lines == NULL)
        return FALSE;

      y += paragraph->before;
      for (guint k = 0; k < lines->len; k++)
        {
          CellLine line = { g_ptr_array_index (lines, k), y + (paragraph->pitch - paragraph->size) / 2,
                            paragraph->pitch };

          g_array_append_val (cell->lines, line);
          y += paragraph->pitch;
        }
      y += paragraph->after;
    }
  cell->height = y + CELL_PADDING_Y;
  return TRUE;
}

static guint
count_columns (const HslBlock *block)
{
  return block->columns->len;
}

/* Puts the cells of a row into the columns that cells of rows above leave free. */
static gboolean
set_row (HslTable      *self,
         guint          row,
         guint         *covered,
         HslLayout     *layout,
         HslTypesetter *setter,
         GError       **error)
{
  const HslRow *source = get_row (self, row);
  guint         n_columns = count_columns (self->source);
  guint         column = 0;
  double        height = source->height;

  for (guint i = 0; i < source->cells->len; i++)
    {
      const HslCell *cell_source = g_ptr_array_index (source->cells, i);
      Cell          *cell;

      while (column < n_columns && covered[column] > 0)
        column++;
      if (column >= n_columns)
        {
          g_set_error (error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_TEMPLATE,
                       _ ("Row %u of a table lacks room for its cells"), row + 1);
          return FALSE;
        }

      cell = g_new0 (Cell, 1);
      cell->source = cell_source;
      cell->row = row;
      cell->column = column;
      cell->lines = g_array_new (FALSE, FALSE, sizeof (CellLine));
      cell->x = get_edge (self, column);
      cell->width = get_edge (self, column + cell_source->span) - cell->x;
      g_ptr_array_add (self->cells, cell);
      if (!set_cell_lines (cell, layout, setter, error))
        return FALSE;

      if (cell_source->rows == 1)
        height = MAX (height, cell->height);
      for (guint k = 0; k < cell_source->span && column < n_columns; k++)
        covered[column++] = cell_source->rows;
    }

  for (guint i = 0; i < n_columns; i++)
    covered[i] -= covered[i] > 0;
  g_array_append_val (self->heights, height);
  return TRUE;
}

/* The last row of a cell over several rows makes up for what they lack. */
static void
stretch_spanned_rows (HslTable *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = g_ptr_array_index (self->cells, i);
      guint       last = MIN (cell->row + cell->source->rows, self->heights->len) - 1;
      double      sum = 0;

      if (cell->source->rows == 1)
        continue;
      for (guint k = cell->row; k <= last; k++)
        sum += get_height (self, k);
      if (sum < cell->height)
        g_array_index (self->heights, double, last) += cell->height - sum;
    }
}

/**
 * hsl_table_new:
 * @block: a table
 * @layout: keeps the lines
 * @setter: the fonts
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the table with all cells set
 */
HslTable *
hsl_table_new (const HslBlock *block,
               HslLayout      *layout,
               HslTypesetter  *setter,
               GError        **error)
{
  g_autoptr (HslTable) self = g_new0 (HslTable, 1);
  g_autofree guint    *covered = g_new0 (guint, MAX (1, count_columns (block)));

  self->source = block;
  self->cells = g_ptr_array_new_with_free_func (cell_free);
  self->heights = g_array_new (FALSE, FALSE, sizeof (double));
  self->edges = g_array_new (FALSE, FALSE, sizeof (double));
  set_edges (self);

  for (guint row = 0; row < block->rows->len; row++)
    {
      if (!set_row (self, row, covered, layout, setter, error))
        return NULL;
    }
  stretch_spanned_rows (self);
  return g_steal_pointer (&self);
}

static gboolean
covers_row (const Cell *cell,
            guint       row)
{
  return cell->row <= row && row < cell->row + cell->source->rows;
}

/* Whether a cell reaches over the edge above @row. */
static gboolean
is_bound_to_above (HslTable *self,
                   guint     row)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = g_ptr_array_index (self->cells, i);

      if (cell->row < row && covers_row (cell, row))
        return TRUE;
    }
  return get_row (self, row)->joins;
}

/* The cell by whose lines a row is cut, %NULL when it is short or bound to its neighbours. */
static const Cell *
find_long_cell (HslTable *self,
                guint     row)
{
  const Cell *longest = NULL;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = g_ptr_array_index (self->cells, i);

      if (!covers_row (cell, row))
        continue;
      if (cell->source->rows > 1)
        return NULL;
      if (longest == NULL || cell->height > longest->height)
        longest = cell;
    }
  return longest != NULL && longest->lines->len >= LINES_TO_CUT ? longest : NULL;
}

static void
add_slices (HslTable *self,
            guint     row,
            GArray   *slices)
{
  const HslRow *source = get_row (self, row);
  const Cell   *cell = find_long_cell (self, row);
  HslSlice      slice = { row, 0, get_height (self, row), row > 0 && !is_bound_to_above (self, row),
                          source->is_head, source->grows };

  for (guint i = LINES_TO_KEEP; cell != NULL && i + LINES_TO_KEEP <= cell->lines->len; i++)
    {
      const CellLine *line = &g_array_index (cell->lines, CellLine, i);
      double          cut = line->y - (line->pitch - line->line->size) / 2;

      slice.to = cut;
      slice.grows = FALSE;
      g_array_append_val (slices, slice);
      slice.from = cut;
      slice.may_break_before = TRUE;
    }
  slice.to = get_height (self, row);
  slice.grows = source->grows;
  g_array_append_val (slices, slice);
}

/**
 * hsl_table_list_slices:
 * @self: a table
 *
 * Returns: (transfer full): of #HslSlice, from top to bottom
 */
GArray *
hsl_table_list_slices (HslTable *self)
{
  GArray *slices = g_array_new (FALSE, FALSE, sizeof (HslSlice));

  for (guint row = 0; row < self->heights->len; row++)
    add_slices (self, row, slices);
  return slices;
}

/* Where the content of a cell starts when it stands whole between @y0 and @y1. */
static double
get_content_top (const Cell *cell,
                 double      y0,
                 double      y1)
{
  switch (cell->source->valign)
    {
    case HSL_VALIGN_MIDDLE:
      return y0 + MAX (0, (y1 - y0 - cell->height) / 2);
    case HSL_VALIGN_BOTTOM:
      return y0 + MAX (0, y1 - y0 - cell->height);
    case HSL_VALIGN_TOP:
    default:
      return y0;
    }
}

static void
place_lines (const Cell       *cell,
             const HslSegment *segment,
             double            y1,
             HslPage          *page)
{
  gboolean is_whole = segment->from <= 0 && cell->height <= y1 - segment->y0 + 0.01;
  double   top = is_whole ? get_content_top (cell, segment->y0, y1) : segment->y0 - segment->from;

  for (guint i = 0; i < cell->lines->len; i++)
    {
      const CellLine *line = &g_array_index (cell->lines, CellLine, i);

      /* A cell over several rows stays whole in its first part. */
      if (!is_whole && cell->source->rows == 1 && (line->y < segment->from || line->y >= segment->to))
        continue;
      hsl_page_add_line (page, line->line, HSL_BLOCK_LEFT + cell->x + CELL_PADDING_X, top + line->y);
    }
}

static void
place_edges (HslTable         *self,
             const Cell       *cell,
             const HslSegment *first,
             double            y1,
             HslPage          *page)
{
  double   x0 = HSL_BLOCK_LEFT + cell->x;
  double   x1 = x0 + cell->width;
  guint    below = cell->row + cell->source->rows;
  gboolean joins_above = get_row (self, cell->row)->joins && first->row == cell->row && first->from <= 0;
  gboolean joins_below = below < self->heights->len && get_row (self, below)->joins;

  hsl_page_add_rule (page, x0, first->y0, x0, y1, RULE_WIDTH);
  hsl_page_add_rule (page, x1, first->y0, x1, y1, RULE_WIDTH);
  if (!joins_above)
    hsl_page_add_rule (page, x0, first->y0, x1, first->y0, RULE_WIDTH);
  if (!joins_below)
    hsl_page_add_rule (page, x0, y1, x1, y1, RULE_WIDTH);
}

static void
place_cell (HslTable *self,
            GArray   *segments,
            Cell     *cell,
            HslPage  *page)
{
  const HslSegment *first = NULL;
  double            y1 = 0;

  for (guint i = 0; i < segments->len; i++)
    {
      const HslSegment *segment = &g_array_index (segments, HslSegment, i);

      if (!covers_row (cell, segment->row))
        continue;
      if (first == NULL)
        first = segment;
      y1 = segment->y1;
    }
  if (first == NULL)
    return;

  if (first->row == cell->row)
    place_lines (cell, first, y1, page);
  if (self->source->is_ruled)
    place_edges (self, cell, first, y1, page);
}

static void
place_frame (GArray  *segments,
             HslPage *page)
{
  double x0 = HSL_BLOCK_LEFT;
  double x1 = HSL_BLOCK_LEFT + HSL_BLOCK_WIDTH;
  double y0 = g_array_index (segments, HslSegment, 0).y0;
  double y1 = g_array_index (segments, HslSegment, segments->len - 1).y1;

  hsl_page_add_rule (page, x0, y0, x1, y0, FRAME_WIDTH);
  hsl_page_add_rule (page, x0, y1, x1, y1, FRAME_WIDTH);
  hsl_page_add_rule (page, x0, y0, x0, y1, FRAME_WIDTH);
  hsl_page_add_rule (page, x1, y0, x1, y1, FRAME_WIDTH);
}

/**
 * hsl_table_place:
 * @self: a table
 * @segments: of #HslSegment: the rows of it that stand on @page, from top to bottom
 * @page: a page
 */
void
hsl_table_place (HslTable *self,
                 GArray   *segments,
                 HslPage  *page)
{
  if (segments->len == 0)
    return;
  for (guint i = 0; i < self->cells->len; i++)
    place_cell (self, segments, g_ptr_array_index (self->cells, i), page);
  if (self->source->is_ruled)
    place_frame (segments, page);
}
