/* hsl-block.c: a form with everything filled in, before it is laid out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-block"

#include "hsl-block.h"

#include <string.h>

typedef struct
{
  const char *id;
  double      size;
  double      pitch;
} TypeSize;

/* 小初, 二号, 小二, 三号, 四号, 小四, 五号 */
static const TypeSize type_sizes[] = {
  { "huge", 36.0, 58.0 },
  { "title", 22.0, 37.0 },
  { "large", 18.0, 32.0 },
  { "body", HSL_BODY_SIZE, HSL_BODY_PITCH },
  { "medium", 14.0, 24.0 },
  { "small", 12.0, 20.0 },
  { "tiny", 10.5, 17.0 },
};

/**
 * hsl_type_size_from_id:
 * @id: (nullable): the name of a size of type in a template
 * @fallback: what to return without one
 *
 * Returns: the size in points
 */
double
hsl_type_size_from_id (const char *id,
                       double      fallback)
{
  for (guint i = 0; id != NULL && i < G_N_ELEMENTS (type_sizes); i++)
    {
      if (g_str_equal (type_sizes[i].id, id))
        return type_sizes[i].size;
    }
  return fallback;
}

/**
 * hsl_type_get_pitch:
 * @size: one of the sizes of type
 *
 * Returns: the distance of two lines of it
 */
double
hsl_type_get_pitch (double size)
{
  for (guint i = 0; i < G_N_ELEMENTS (type_sizes); i++)
    {
      if (type_sizes[i].size == size)
        return type_sizes[i].pitch;
    }
  return size * 1.7;
}

/**
 * hsl_paragraph_new:
 * @size: the size of its type
 *
 * Returns: (transfer full): an empty paragraph
 */
HslParagraph *
hsl_paragraph_new (double size)
{
  HslParagraph *self = g_new0 (HslParagraph, 1);

  self->text = g_string_new (NULL);
  self->runs = g_array_new (FALSE, TRUE, sizeof (HslRun));
  self->size = size;
  self->pitch = hsl_type_get_pitch (size);
  return self;
}

void
hsl_paragraph_free (gpointer data)
{
  HslParagraph *self = data;

  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->runs);
  g_free (self);
}

static void
append_run (HslParagraph *self,
            guint         start,
            HslRun        run)
{
  run.start = start;
  run.end = (guint) self->text->len;
  if (run.end > run.start)
    g_array_append_val (self->runs, run);
}

/**
 * hsl_paragraph_append:
 * @self: a paragraph
 * @text: more text
 * @font: the class of type to set it in
 * @is_underlined: whether to draw a line under it
 * @field: (nullable): the interned path it came from
 *
 * Control characters are dropped: a paper has no use for them.
 */
void
hsl_paragraph_append (HslParagraph *self,
                      const char   *text,
                      HslFontClass  font,
                      gboolean      is_underlined,
                      const char   *field)
{
  guint start = (guint) self->text->len;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);

      if (character == '\t')
        character = ' ';
      if (character == '\n' || character == HSL_LINE_BREAK || !g_unichar_iscntrl (character))
        g_string_append_unichar (self->text, character);
    }
  append_run (self, start, (HslRun){ .font = font, .is_underlined = is_underlined, .field = field });
}

/**
 * hsl_paragraph_append_solid:
 * @self: a paragraph
 * @text: a text that no line end may part, nor cut off from what is before it
 * @font: the class of type to set it in
 */
void
hsl_paragraph_append_solid (HslParagraph *self,
                            const char   *text,
                            HslFontClass  font)
{
  guint start = (guint) self->text->len;

  g_string_append (self->text, text);
  append_run (self, start, (HslRun){ .font = font, .is_solid = TRUE });
}

/**
 * hsl_paragraph_append_leader:
 * @self: a paragraph
 * @width: how wide it is at least, in characters
 * @font: the class of type it stands in
 *
 * Appends a rule to write on, that takes what is left of its line.
 */
void
hsl_paragraph_append_leader (HslParagraph *self,
                             double        width,
                             HslFontClass  font)
{
  guint start = (guint) self->text->len;

  g_string_append_unichar (self->text, HSL_LEADER);
  append_run (self, start, (HslRun){ .font = font, .leader = width });
}

static HslParagraph *
copy_part (HslParagraph *self,
           guint         start,
           guint         end)
{
  HslParagraph *part = hsl_paragraph_new (self->size);
  GString      *text = part->text;
  GArray       *runs = part->runs;

  *part = *self;
  part->text = text;
  part->runs = runs;
  g_string_append_len (text, self->text->str + start, (gssize) (end - start));

  for (guint i = 0; i < self->runs->len; i++)
    {
      HslRun run = g_array_index (self->runs, HslRun, i);

      if (run.end <= start || run.start >= end)
        continue;
      run.start = MAX (run.start, start) - start;
      run.end = MIN (run.end, end) - start;
      g_array_append_val (runs, run);
    }
  return part;
}

/**
 * hsl_paragraph_split:
 * @self: (transfer full): a paragraph
 *
 * A text typed with line ends becomes as many paragraphs, without the empty ones.
 *
 * Returns: (transfer full): of #HslParagraph, at least one
 */
GPtrArray *
hsl_paragraph_split (HslParagraph *self)
{
  GPtrArray  *parts = g_ptr_array_new_with_free_func (hsl_paragraph_free);
  const char *text = self->text->str;
  guint       start = 0;

  if (strchr (text, '\n') == NULL)
    {
      g_ptr_array_add (parts, self);
      return parts;
    }

  while (start <= self->text->len)
    {
      const char *line_end = strchr (text + start, '\n');
      guint       end = line_end != NULL ? (guint) (line_end - text) : (guint) self->text->len;

      if (end > start)
        g_ptr_array_add (parts, copy_part (self, start, end));
      start = end + 1;
    }
  if (parts->len == 0)
    g_ptr_array_add (parts, copy_part (self, 0, 0));
  hsl_paragraph_free (self);
  return parts;
}

static void
cell_free (gpointer data)
{
  HslCell *self = data;

  g_ptr_array_unref (self->paragraphs);
  g_free (self);
}

/**
 * hsl_cell_new:
 *
 * Returns: (transfer full): an empty cell of one column and row
 */
HslCell *
hsl_cell_new (void)
{
  HslCell *self = g_new0 (HslCell, 1);

  self->span = 1;
  self->rows = 1;
  self->paragraphs = g_ptr_array_new_with_free_func (hsl_paragraph_free);
  return self;
}

static void
row_free (gpointer data)
{
  HslRow *self = data;

  g_ptr_array_unref (self->cells);
  g_free (self);
}

/**
 * hsl_row_new:
 *
 * Returns: (transfer full): a row without cells
 */
HslRow *
hsl_row_new (void)
{
  HslRow *self = g_new0 (HslRow, 1);

  self->cells = g_ptr_array_new_with_free_func (cell_free);
  return self;
}

static void
block_free (gpointer data)
{
  HslBlock *self = data;

  g_clear_pointer (&self->paragraph, hsl_paragraph_free);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

/**
 * hsl_block_new:
 * @kind: what it is
 *
 * Returns: (transfer full): an empty block
 */
HslBlock *
hsl_block_new (HslBlockKind kind)
{
  HslBlock *self = g_new0 (HslBlock, 1);

  self->kind = kind;
  if (kind == HSL_BLOCK_TABLE)
    {
      self->columns = g_array_new (FALSE, FALSE, sizeof (double));
      self->rows = g_ptr_array_new_with_free_func (row_free);
    }
  return self;
}

/**
 * hsl_content_new:
 *
 * Returns: (transfer full): a form without blocks
 */
HslContent *
hsl_content_new (void)
{
  HslContent *self = g_new0 (HslContent, 1);

  self->blocks = g_ptr_array_new_with_free_func (block_free);
  return self;
}

/**
 * hsl_content_free:
 * @self: (nullable): a form
 */
void
hsl_content_free (HslContent *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->blocks);
  g_clear_pointer (&self->head, hsl_paragraph_free);
  g_clear_pointer (&self->foot, hsl_paragraph_free);
  g_free (self);
}
