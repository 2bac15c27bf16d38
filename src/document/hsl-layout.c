/* hsl-layout.c: blocks -> pages
 *
 * Blocks become a column of boxes (a line, a slice of a table row, a gap), and the column is cut into
 * pages. Before each box stands how willing the column is to be cut there; a page is filled and cut at
 * the last good place. So one loop keeps headings with their text, signatures with their paragraph
 * and the rows of a cell together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-layout"

#include "hsl-layout.h"

#include "hsl-table.h"

/* A page is cut at a free place only when this part of it is filled. */
#define FILL_MIN 0.45

/* When only that makes all the rest fit, its gaps become so much smaller. */
#define SHRINK_MAX 0.8

/* Cut at an avoided place, so many boxes go over: a date or seal never stands alone. */
#define CARRY_MIN 4

typedef enum
{
  CUT_NEVER,
  CUT_AVOIDED,
  CUT_FREE,
  CUT_FORCED,
} Cut;

typedef struct
{
  Cut            cut; /* before it */
  double         height;
  double         leading;  /* white at its lower end, which may hang over the edge of the block */
  const HslLine *line;     /* a line of text … */
  HslTable      *table;    /* … or a slice of a table … */
  HslSlice       slice;    /* … or else a gap */
  gboolean       grows;    /* takes what is left of the page */
  gboolean       is_gap;   /* dropped at the top of a page */
  gboolean       is_bound; /* of a block that stays with the one before it */
} Box;

typedef struct
{
  HslLayout     *layout;
  HslTypesetter *setter;
  GArray        *boxes;
  gboolean       keeps_next; /* the block before stays with this one */
} Builder;

static void
page_free (gpointer data)
{
  HslPage *self = data;

  g_array_unref (self->lines);
  g_array_unref (self->rules);
  g_free (self);
}

static HslPage *
page_new (void)
{
  HslPage *self = g_new0 (HslPage, 1);

  self->lines = g_array_new (FALSE, FALSE, sizeof (HslPlacedLine));
  self->rules = g_array_new (FALSE, FALSE, sizeof (HslPlacedRule));
  return self;
}

/**
 * hsl_page_add_line:
 * @self: a page
 * @line: a line, kept by the layout
 * @x: left edge of its column
 * @y: top of its characters
 */
void
hsl_page_add_line (HslPage       *self,
                   const HslLine *line,
                   double         x,
                   double         y)
{
  HslPlacedLine placed = { line, x, y };

  g_array_append_val (self->lines, placed);
}

/**
 * hsl_page_add_rule:
 * @self: a page
 * @x0: start
 * @y0: start
 * @x1: end
 * @y1: end
 * @width: of the line
 */
void
hsl_page_add_rule (HslPage *self,
                   double   x0,
                   double   y0,
                   double   x1,
                   double   y1,
                   double   width)
{
  HslPlacedRule placed = { x0, y0, x1, y1, width };

  g_array_append_val (self->rules, placed);
}

/**
 * hsl_layout_set_paragraph:
 * @self: keeps the lines
 * @setter: the fonts
 * @paragraph: a paragraph
 * @width: of its column
 * @error: return location
 *
 * Returns: (transfer none) (nullable): of #HslLine
 */
GPtrArray *
hsl_layout_set_paragraph (HslLayout          *self,
                          HslTypesetter      *setter,
                          const HslParagraph *paragraph,
                          double              width,
                          GError            **error)
{
  GPtrArray *lines = hsl_line_break_paragraph (setter, paragraph, width, error);

  if (lines != NULL)
    g_ptr_array_add (self->lines, lines);
  return lines;
}

static void
add_gap (Builder *self,
         double   height,
         Cut      cut)
{
  Box box = { .cut = cut, .height = height, .leading = height, .is_gap = TRUE };

  if (height > 0)
    g_array_append_val (self->boxes, box);
}

static gboolean
add_paragraph (Builder            *self,
               const HslParagraph *paragraph,
               GError            **error)
{
  GPtrArray *lines = hsl_layout_set_paragraph (self->layout, self->setter, paragraph, HSL_BLOCK_WIDTH, error);
  Cut        cut = self->keeps_next || paragraph->keeps_previous ? CUT_AVOIDED : CUT_FREE;
  gboolean   is_whole = paragraph->keeps_next || paragraph->keeps_previous;

  if (lines == NULL)
    return FALSE;

  add_gap (self, paragraph->before, cut);
  for (guint i = 0; i < lines->len; i++)
    {
      Box box = { .cut = i == 0 ? cut : is_whole ? CUT_NEVER
                                                 : CUT_FREE,
                  .height = paragraph->pitch,
                  .leading = paragraph->pitch - paragraph->size,
                  .line = g_ptr_array_index (lines, i),
                  .is_bound = paragraph->keeps_previous };

      g_array_append_val (self->boxes, box);
    }
  add_gap (self, paragraph->after, paragraph->keeps_next ? CUT_AVOIDED : CUT_FREE);
  self->keeps_next = paragraph->keeps_next;
  return TRUE;
}

static gboolean
add_table (Builder        *self,
           const HslBlock *block,
           GError        **error)
{
  HslTable          *table = hsl_table_new (block, self->layout, self->setter, error);
  g_autoptr (GArray) slices = NULL;

  if (table == NULL)
    return FALSE;
  g_ptr_array_add (self->layout->tables, table);

  add_gap (self, block->height, self->keeps_next ? CUT_AVOIDED : CUT_FREE);
  slices = hsl_table_list_slices (table);
  for (guint i = 0; i < slices->len; i++)
    {
      HslSlice *slice = &g_array_index (slices, HslSlice, i);
      gboolean  is_first = i == 0;
      gboolean  follows_head = !is_first && g_array_index (slices, HslSlice, i - 1).is_head;
      double    height = slice->to - slice->from;
      Box       box = { .height = height, .table = table, .slice = *slice, .grows = slice->grows };

      if (is_first)
        box.cut = self->keeps_next ? CUT_AVOIDED : CUT_FREE;
      else
        box.cut = !slice->may_break_before ? CUT_NEVER : follows_head ? CUT_AVOIDED
                                                                      : CUT_FREE;
      g_array_append_val (self->boxes, box);
    }
  self->keeps_next = FALSE;
  return TRUE;
}

static gboolean
add_block (Builder        *self,
           const HslBlock *block,
           GError        **error)
{
  Box fill = { .cut = CUT_FREE, .grows = TRUE };
  Box end = { .cut = CUT_FORCED };

  switch (block->kind)
    {
    case HSL_BLOCK_PARAGRAPH:
      return add_paragraph (self, block->paragraph, error);
    case HSL_BLOCK_TABLE:
      return add_table (self, block, error);
    case HSL_BLOCK_SPACE:
      add_gap (self, block->height, self->keeps_next ? CUT_AVOIDED : CUT_FREE);
      return TRUE;
    case HSL_BLOCK_FILL:
      g_array_append_val (self->boxes, fill);
      return TRUE;
    case HSL_BLOCK_PAGE_BREAK:
      g_array_append_val (self->boxes, end);
      self->keeps_next = FALSE;
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

/* A bound block takes the last two lines before it along, and the gaps between. */
static void
bind_boxes (GArray *boxes)
{
  for (guint i = 1; i < boxes->len; i++)
    {
      Box  *box = &g_array_index (boxes, Box, i);
      guint k = i;

      if (!box->is_bound || g_array_index (boxes, Box, i - 1).is_bound)
        continue;
      while (k > 0 && g_array_index (boxes, Box, k - 1).is_gap)
        {
          k--;
          g_array_index (boxes, Box, k).cut = CUT_AVOIDED;
        }
      if (k < 2)
        continue;
      box = &g_array_index (boxes, Box, k - 1);
      if (box->line != NULL && g_array_index (boxes, Box, k - 2).line != NULL)
        box->cut = MIN (box->cut, CUT_AVOIDED);
    }
}

/* The heads that are repeated above a page that begins inside a table. */
static guint
find_heads (GArray *boxes,
            guint   start,
            guint  *out_first)
{
  const Box *box = &g_array_index (boxes, Box, start);
  guint      first = start;
  guint      n = 0;

  if (box->table == NULL || box->slice.is_head)
    return 0;
  while (first > 0 && g_array_index (boxes, Box, first - 1).table == box->table)
    first--;
  while (first + n < start && g_array_index (boxes, Box, first + n).slice.is_head)
    n++;
  *out_first = first;
  return n;
}

static double
get_heads_height (GArray *boxes,
                  guint   start)
{
  guint  first = 0;
  guint  n = find_heads (boxes, start, &first);
  double height = 0;

  for (guint i = first; i < first + n; i++)
    height += g_array_index (boxes, Box, i).height;
  return height;
}

/* Where to cut when box @overflow does not fit any more; @tops are the heights used before each box. */
static guint
find_cut (GArray *boxes,
          guint   start,
          guint   overflow,
          GArray *tops)
{
  guint avoided = 0;

  for (guint i = overflow; i > start; i--)
    {
      Cut    cut = g_array_index (boxes, Box, i).cut;
      double used = g_array_index (tops, double, i - start);

      if (cut >= CUT_FREE && used >= FILL_MIN * HSL_BLOCK_HEIGHT)
        return i;
      if (cut == CUT_AVOIDED && (avoided == 0 || overflow - avoided < CARRY_MIN))
        avoided = i;
    }
  return avoided > 0 ? avoided : overflow;
}

/* Whether everything up to the end fits on a page with smaller gaps; @out_used is what it takes with them as
 * they are. */
static gboolean
squeeze_rest (GArray *boxes,
              guint   start,
              guint  *out_end,
              double *out_used)
{
  double used = get_heads_height (boxes, start);
  double gaps = 0;
  guint  end = start;

  for (; end < boxes->len; end++)
    {
      const Box *box = &g_array_index (boxes, Box, end);

      if (end > start && box->cut == CUT_FORCED)
        break;
      used += box->height;
      gaps += box->is_gap ? box->height : 0;
      if (used - gaps > 2 * HSL_BLOCK_HEIGHT)
        return FALSE;
    }

  used -= g_array_index (boxes, Box, end - 1).leading;
  if (used <= HSL_BLOCK_HEIGHT || used - SHRINK_MAX * gaps > HSL_BLOCK_HEIGHT)
    return FALSE;
  *out_end = end;
  *out_used = used;
  return TRUE;
}

/* The end of the page that starts at box @start; @out_used is what its boxes take. */
static guint
fill_page (GArray *boxes,
           guint   start,
           double *out_used)
{
  g_autoptr (GArray) tops = g_array_new (FALSE, FALSE, sizeof (double));
  double             used = get_heads_height (boxes, start);
  guint              end = start;

  if (squeeze_rest (boxes, start, &end, out_used))
    return end;

  for (; end < boxes->len; end++)
    {
      const Box *box = &g_array_index (boxes, Box, end);

      g_array_append_val (tops, used);
      if (end > start && box->cut == CUT_FORCED)
        break;
      if (end > start && used + box->height - box->leading > HSL_BLOCK_HEIGHT + 0.01)
        {
          end = find_cut (boxes, start, end, tops);
          used = g_array_index (tops, double, end - start);
          break;
        }
      if (!(box->is_gap && end == start))
        used += box->height;
    }
  *out_used = used - (end > start ? g_array_index (boxes, Box, end - 1).leading : 0);
  return end;
}

typedef struct
{
  HslPage  *page;
  HslTable *table;
  GArray   *segments;
  double    y;
} Placer;

static void
flush_table (Placer *self)
{
  if (self->table != NULL)
    hsl_table_place (self->table, self->segments, self->page);
  self->table = NULL;
  g_array_set_size (self->segments, 0);
}

static void
place_slice (Placer    *self,
             const Box *box,
             double     height)
{
  HslSegment segment = { box->slice.row, box->slice.from, box->slice.to, self->y, self->y + height };

  if (self->table != box->table)
    flush_table (self);
  self->table = box->table;

  if (self->segments->len > 0)
    {
      HslSegment *last = &g_array_index (self->segments, HslSegment, self->segments->len - 1);

      if (last->row == segment.row && last->to == segment.from)
        {
          last->to = segment.to;
          last->y1 = segment.y1;
          return;
        }
    }
  g_array_append_val (self->segments, segment);
}

static void
place_box (Placer    *self,
           const Box *box,
           double     extra,
           double     shrunk)
{
  double height = box->height * (box->is_gap ? shrunk : 1) + (box->grows ? extra : 0);

  if (box->table != NULL)
    place_slice (self, box, height);
  else
    flush_table (self);
  if (box->line != NULL)
    hsl_page_add_line (self->page, box->line, HSL_BLOCK_LEFT, self->y);
  self->y += height;
}

static void
place_page (HslLayout *layout,
            GArray    *boxes,
            guint      start,
            guint      end,
            double     used)
{
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (HslSegment));
  Placer             placer = { page_new (), NULL, segments, HSL_BLOCK_TOP };
  guint              first_head = 0;
  guint              n_heads = find_heads (boxes, start, &first_head);
  guint              n_growing = 0;
  double             extra = 0;
  double             gaps = 0;
  double             shrunk = 1;

  g_ptr_array_add (layout->pages, placer.page);
  for (guint i = start; i < end; i++)
    {
      const Box *box = &g_array_index (boxes, Box, i);

      n_growing += box->grows;
      gaps += box->is_gap ? box->height : 0;
    }
  if (used > HSL_BLOCK_HEIGHT && gaps > 0)
    shrunk = MAX (0, 1 - (used - HSL_BLOCK_HEIGHT) / gaps);
  if (n_growing > 0)
    extra = MAX (0, HSL_BLOCK_HEIGHT - used) / n_growing;

  for (guint i = first_head; i < first_head + n_heads; i++)
    place_box (&placer, &g_array_index (boxes, Box, i), 0, 1);
  for (guint i = start; i < end; i++)
    {
      const Box *box = &g_array_index (boxes, Box, i);

      if (!(box->is_gap && i == start))
        place_box (&placer, box, extra, shrunk);
    }
  flush_table (&placer);
}

static void
cut_pages (HslLayout *layout,
           GArray    *boxes)
{
  guint start = 0;

  while (start < boxes->len)
    {
      double used;
      guint  end = fill_page (boxes, start, &used);

      place_page (layout, boxes, start, end, used);
      start = end;
      while (start < boxes->len && g_array_index (boxes, Box, start).is_gap)
        start++;
    }
  if (layout->pages->len == 0)
    g_ptr_array_add (layout->pages, page_new ());
}

/**
 * hsl_layout_new:
 * @content: a form with everything filled in; must outlive the layout
 * @setter: the fonts
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the pages; %NULL when a character has no glyph
 */
HslLayout *
hsl_layout_new (const HslContent *content,
                HslTypesetter    *setter,
                GError          **error)
{
  g_autoptr (HslLayout) self = g_new0 (HslLayout, 1);
  g_autoptr (GArray)    boxes = g_array_new (FALSE, TRUE, sizeof (Box));
  Builder               builder = { self, setter, boxes, FALSE };

  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->tables = g_ptr_array_new_with_free_func (hsl_table_free);
  self->pages = g_ptr_array_new_with_free_func (page_free);

  for (guint i = 0; i < content->blocks->len; i++)
    {
      if (!add_block (&builder, g_ptr_array_index (content->blocks, i), error))
        return NULL;
    }
  bind_boxes (boxes);
  cut_pages (self, boxes);
  return g_steal_pointer (&self);
}

/**
 * hsl_layout_free:
 * @self: (nullable): a layout
 */
void
hsl_layout_free (HslLayout *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->lines);
  g_free (self);
}
