/* hsl-line.c: a paragraph broken into lines of glyphs
 *
 * Official papers stand on a grid: every Han character is as wide as the next, 28 fill a line. Where
 * a line may end is Pango's answer (the Unicode rules for Latin words and numbers) with the Chinese
 * rules on top (禁则): no line begins with a closing mark or ends with an opening one. A line that
 * had to give a character away is spread to the full width.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-line"

#include "hsl-line.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pango.h>
#include <string.h>

/* How far the glyphs of a line may be spread, each gap, in ems. */
#define SPREAD_MAX 0.25

/* The base line lies so far below the top of the character's square, in ems. */
#define ASCENT 0.88

/* Half the width of a character, to spread labels over equal widths; few fonts have it. */
#define HALF_SPACE 0x2002

/* A rule lies so far below the base line, in ems. */
#define RULE_DEPTH 0.14

typedef struct
{
  gunichar      character;
  HslGlyph      glyph;
  double        advance;
  const HslRun *run;
  guint         offset; /* in the text */
  gboolean      is_wide;
  gboolean      may_break_before;
} Item;

static gboolean
is_in (gunichar    character,
       const char *set)
{
  return character != 0 && g_utf8_strchr (set, -1, character) != NULL;
}

static gboolean
is_closing (gunichar character)
{
  return is_in (character, "，。、；：？！）》」』】〉〕”’…—·．％‰℃,.;:?!)]}%");
}

static gboolean
is_opening (gunichar character)
{
  return is_in (character, "（《「『【〈〔“‘([{￥＄□■");
}

static gboolean
is_ignorable (gunichar character)
{
  return (character >= 0xFE00 && character <= 0xFE0F) || (character >= 0xE0100 && character <= 0xE01EF) ||
         character == 0x200B || character == 0x200C || character == 0x200D || character == 0xFEFF;
}

static void
glyph_run_free (gpointer data)
{
  HslGlyphRun *self = data;

  g_string_free (self->text, TRUE);
  g_array_unref (self->glyphs);
  g_array_unref (self->clusters);
  g_free (self);
}

static void
line_free (gpointer data)
{
  HslLine *self = data;

  g_ptr_array_unref (self->runs);
  g_array_unref (self->rules);
  g_free (self);
}

static HslLine *
line_new (double size)
{
  HslLine *self = g_new0 (HslLine, 1);

  self->runs = g_ptr_array_new_with_free_func (glyph_run_free);
  self->rules = g_array_new (FALSE, FALSE, sizeof (HslRule));
  self->size = size;
  return self;
}

static void
set_glyph_error (GError      **error,
                 const HslRun *run,
                 gunichar      character)
{
  g_autofree char *message = NULL;
  const char      *class_name = hsl_font_class_get_name (run->font);
  char             text[7] = { '\0' };

  g_unichar_to_utf8 (character, text);
  if (run->field != NULL)
    /* Translators: a character, its code point, the name of a field, a class of type */
    message = g_strdup_printf (_ ("No font draws “%s” (U+%04X), which stands in the field “%s” (%s)"), text,
                               character, run->field, class_name);
  else
    /* Translators: a character, its code point, a class of type */
    message = g_strdup_printf (_ ("No font draws “%s” (U+%04X), which stands in the form itself (%s)"), text,
                               character, class_name);
  g_set_error_literal (error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_GLYPH, message);
}

/* Han, kana, full-width marks and whatever else fills the square. */
static gboolean
is_square (const Item *item)
{
  return item->advance > 0 && item->glyph.advance > 0.98 && item->glyph.advance < 1.02;
}

/* Digits and Latin letters of FangSong and Kai fonts are much blacker than their Han characters: Song has
 * them in the weight that goes with both. */
static HslFontClass
get_font_class (const Item *item)
{
  HslFontClass font = item->run->font;
  gboolean     is_light = font == HSL_FONT_FANGSONG || font == HSL_FONT_KAI;

  return is_light && item->character < 0x80 ? HSL_FONT_SONG : font;
}

static gboolean
set_item (Item          *item,
          HslTypesetter *setter,
          double         size,
          double         square,
          GError       **error)
{
  gboolean is_half;
  gunichar character;

  if (item->character == HSL_LEADER)
    {
      item->advance = item->run->leader * square;
      return TRUE;
    }
  if (item->character == HSL_LINE_BREAK)
    return TRUE;
  is_half = item->character == HALF_SPACE;
  character = is_half ? ' ' : item->character;
  if (!hsl_fonts_find_glyph (setter->fonts, get_font_class (item), character, &item->glyph))
    {
      set_glyph_error (error, item->run, item->character);
      return FALSE;
    }

  if (item->glyph.substitute)
    g_hash_table_insert (setter->substitutes, GUINT_TO_POINTER (item->character),
                         (gpointer) hsl_font_get_name (item->glyph.font));
  item->advance = is_half ? square / 2 : item->glyph.advance * size;
  item->is_wide = is_square (item);
  if (item->is_wide)
    item->advance = square;
  return TRUE;
}

/* Pango's answer for every item, then the Chinese rules between two characters that fill their square. */
static void
find_breaks (const HslParagraph *paragraph,
             GArray             *items,
             const guint        *positions,
             guint               n_characters)
{
  g_autofree PangoLogAttr *attributes = g_new0 (PangoLogAttr, n_characters + 1);
  PangoLanguage           *language = pango_language_from_string ("zh-cn");
  const GString           *text = paragraph->text;

  pango_get_log_attrs (text->str, (int) text->len, 0, language, attributes, (int) n_characters + 1);

  for (guint i = 1; i < items->len; i++)
    {
      Item *before = &g_array_index (items, Item, i - 1);
      Item *item = &g_array_index (items, Item, i);

      item->may_break_before = attributes[positions[i]].is_line_break;
      if (before->is_wide || item->is_wide)
        item->may_break_before = TRUE;
      if (is_closing (item->character) || is_opening (before->character) || item->character == ' ')
        item->may_break_before = FALSE;
      if (item->character == HSL_LEADER)
        item->may_break_before = item->run->leader > 0;
      if (item->run->is_solid)
        item->may_break_before = FALSE;
    }
}

static GArray *
make_items (HslTypesetter      *setter,
            const HslParagraph *paragraph,
            GError            **error)
{
  g_autoptr (GArray) items = g_array_sized_new (FALSE, TRUE, sizeof (Item), (guint) paragraph->text->len / 2);
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));
  double             square = paragraph->size * (HSL_BODY_CHARACTER / HSL_BODY_SIZE);
  const char        *text = paragraph->text->str;
  guint              n = 0;

  if (paragraph->size != HSL_BODY_SIZE)
    square = paragraph->size;

  for (guint i = 0; i < paragraph->runs->len; i++)
    {
      const HslRun *run = &g_array_index (paragraph->runs, HslRun, i);

      for (const char *at = text + run->start; at < text + run->end; at = g_utf8_next_char (at), n++)
        {
          Item item = { g_utf8_get_char (at), { NULL }, 0, run, (guint) (at - text), FALSE, FALSE };

          if (is_ignorable (item.character))
            continue;
          if (!set_item (&item, setter, paragraph->size, square, error))
            return NULL;
          g_array_append_val (items, item);
          g_array_append_val (positions, n);
        }
    }

  if (items->len > 0)
    find_breaks (paragraph, items, (guint *) (void *) positions->data, n);
  return g_steal_pointer (&items);
}

static HslGlyphRun *
get_glyph_run (HslLine    *line,
               const Item *item,
               double      size)
{
  HslGlyphRun *run;

  if (line->runs->len > 0)
    {
      run = g_ptr_array_index (line->runs, line->runs->len - 1);
      if (run->font == item->glyph.font)
        return run;
    }
  run = g_new0 (HslGlyphRun, 1);
  run->font = item->glyph.font;
  run->size = size;
  run->text = g_string_new (NULL);
  run->glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  run->clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));
  g_ptr_array_add (line->runs, run);
  return run;
}

static void
append_glyph (HslLine    *line,
              const Item *item,
              double      size,
              double      x)
{
  HslGlyphRun         *run = get_glyph_run (line, item, size);
  cairo_glyph_t        glyph = { item->glyph.index, x, 0 };
  cairo_text_cluster_t cluster = { 0, 1 };
  gsize                length = run->text->len;

  g_string_append_unichar (run->text, item->character);
  cluster.num_bytes = (int) (run->text->len - length);
  g_array_append_val (run->glyphs, glyph);
  g_array_append_val (run->clusters, cluster);
}

static void
append_rule (HslLine *line,
             double   start,
             double   end,
             gboolean joins)
{
  HslRule rule = { start, end };

  if (joins && line->rules->len > 0)
    g_array_index (line->rules, HslRule, line->rules->len - 1).end = end;
  else
    g_array_append_val (line->rules, rule);
}

static gboolean
is_gap (const Item *before,
        const Item *item)
{
  return before->is_wide || item->is_wide || before->character == ' ';
}

/* What each gap of a full line gets so that it reaches the edge. */
static double
get_spread (GArray *items,
            guint   start,
            guint   end,
            double  room,
            double  size)
{
  guint n = 0;

  for (guint i = start + 1; i < end; i++)
    {
      if (is_gap (&g_array_index (items, Item, i - 1), &g_array_index (items, Item, i)))
        n++;
    }
  return n > 0 && room / n <= SPREAD_MAX * size ? room / n : 0;
}

typedef struct
{
  const HslParagraph *paragraph;
  GArray             *items;
  double              width; /* of the column */
  GPtrArray          *lines;
} Breaker;

static double
get_indent (Breaker *self)
{
  const HslParagraph *paragraph = self->paragraph;
  double              square = paragraph->size == HSL_BODY_SIZE ? HSL_BODY_CHARACTER : paragraph->size;

  return (paragraph->left + (self->lines->len == 0 ? paragraph->indent : 0)) * square;
}

static double
get_room (Breaker *self)
{
  double square = self->paragraph->size == HSL_BODY_SIZE ? HSL_BODY_CHARACTER : self->paragraph->size;

  return self->width - get_indent (self) - self->paragraph->right * square;
}

static void
place_items (Breaker *self,
             HslLine *line,
             guint    start,
             guint    end,
             double   spread,
             double   leader)
{
  double   x = 0;
  double   size = self->paragraph->size;
  gboolean was_ruled = FALSE;

  for (guint i = start; i < end; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);
      double      from = x;

      if (i > start && is_gap (&g_array_index (self->items, Item, i - 1), item))
        x += spread;
      if (item->character == HSL_LEADER)
        {
          append_rule (line, x, x + item->advance + leader, FALSE);
          x += item->advance + leader;
          was_ruled = FALSE;
          continue;
        }
      append_glyph (line, item, size, x);
      x += item->advance;
      if (item->run->is_underlined)
        append_rule (line, was_ruled ? from : x - item->advance, x, was_ruled);
      was_ruled = item->run->is_underlined;
    }
  line->width = x;
}

static void
add_line (Breaker *self,
          guint    start,
          guint    end,
          gboolean is_full)
{
  const HslParagraph *paragraph = self->paragraph;
  HslLine            *line = line_new (paragraph->size);
  double              room = get_room (self);
  double              natural = 0;
  double              spread = 0;
  double              leader = 0;
  guint               n_leaders = 0;

  while (end > start && g_array_index (self->items, Item, end - 1).character == ' ')
    end--;
  for (guint i = start; i < end; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);

      natural += item->advance;
      n_leaders += item->character == HSL_LEADER;
    }

  line->left = get_indent (self);
  if (n_leaders > 0)
    leader = MAX (0, room - natural) / n_leaders;
  else if (is_full && paragraph->align == HSL_ALIGN_JUSTIFY)
    spread = get_spread (self->items, start, end, room - natural, paragraph->size);
  place_items (self, line, start, end, spread, leader);

  if (paragraph->align == HSL_ALIGN_CENTER)
    line->left += (room - line->width) / 2;
  else if (paragraph->align == HSL_ALIGN_RIGHT)
    line->left += room - line->width;
  g_ptr_array_add (self->lines, line);
}

/* The first item that does not fit on a line from @start any more. */
static guint
find_overflow (Breaker  *self,
               guint     start,
               gboolean *out_forced)
{
  double room = get_room (self) + 0.01;
  double used = 0;

  *out_forced = FALSE;
  for (guint i = start; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);

      if (item->character == HSL_LINE_BREAK)
        {
          *out_forced = TRUE;
          return i;
        }
      used += item->advance;
      if (used > room && item->character != ' ')
        return i;
    }
  return self->items->len;
}

static guint
find_break (Breaker *self,
            guint    start,
            guint    overflow)
{
  for (guint i = overflow; i > start; i--)
    {
      if (g_array_index (self->items, Item, i).may_break_before)
        return i;
    }
  return MAX (overflow, start + 1);
}

static void
break_lines (Breaker *self)
{
  guint start = 0;

  while (start < self->items->len)
    {
      gboolean forced;
      guint    end = find_overflow (self, start, &forced);

      if (forced || end == self->items->len)
        {
          add_line (self, start, end, FALSE);
          start = forced ? end + 1 : end;
          continue;
        }
      end = find_break (self, start, end);
      add_line (self, start, end, TRUE);
      start = end;
      while (start < self->items->len && g_array_index (self->items, Item, start).character == ' ')
        start++;
    }
  if (self->lines->len == 0)
    g_ptr_array_add (self->lines, line_new (self->paragraph->size));
}

/**
 * hsl_line_break_paragraph:
 * @setter: the fonts, and the record of substitutes
 * @paragraph: a paragraph
 * @width: the width of its column, in points
 * @error: return location
 *
 * Returns: (transfer full): of #HslLine, at least one; or %NULL when a character has no glyph
 */
GPtrArray *
hsl_line_break_paragraph (HslTypesetter      *setter,
                          const HslParagraph *paragraph,
                          double              width,
                          GError            **error)
{
  g_autoptr (GArray)    items = make_items (setter, paragraph, error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  Breaker               breaker = { paragraph, items, width, lines };

  if (items == NULL)
    return NULL;
  break_lines (&breaker);
  return g_steal_pointer (&lines);
}

static void
draw_run (const HslGlyphRun *run,
          cairo_t           *cr,
          double             x,
          double             y)
{
  g_autofree cairo_glyph_t *glyphs = g_memdup2 (run->glyphs->data, run->glyphs->len * sizeof (cairo_glyph_t));

  for (guint i = 0; i < run->glyphs->len; i++)
    {
      glyphs[i].x += x;
      glyphs[i].y = y;
    }
  cairo_set_font_face (cr, hsl_font_get_face (run->font));
  cairo_set_font_size (cr, run->size);
  cairo_show_text_glyphs (cr, run->text->str, (int) run->text->len, glyphs, (int) run->glyphs->len,
                          (cairo_text_cluster_t *) (void *) run->clusters->data, (int) run->clusters->len, 0);
}

/**
 * hsl_line_draw:
 * @self: a line
 * @cr: where to draw
 * @x: the left edge of its column
 * @y: the top of the squares its characters fill
 */
void
hsl_line_draw (const HslLine *self,
               cairo_t       *cr,
               double         x,
               double         y)
{
  double base = y + ASCENT * self->size;
  double depth = base + RULE_DEPTH * self->size;

  x += self->left;
  for (guint i = 0; i < self->runs->len; i++)
    draw_run (g_ptr_array_index (self->runs, i), cr, x, base);

  cairo_set_line_width (cr, 0.6);
  for (guint i = 0; i < self->rules->len; i++)
    {
      const HslRule *rule = &g_array_index (self->rules, HslRule, i);

      cairo_move_to (cr, x + rule->start, depth);
      cairo_line_to (cr, x + rule->end, depth);
      cairo_stroke (cr);
    }
}
