/* hsl-expand.c: template + data -> blocks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-expand"

#include "hsl-expand.h"

#include "hsl-condition.h"
#include "hsl-template-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A place to write on of so many characters ends at the edge of the block. */
#define LONG_BLANK 20

/* How the paragraphs of each element look when the template says nothing else. */
typedef struct
{
  const char  *element;
  HslFontClass font;
  const char  *size;
  HslAlign     align;
  double       indent;
  double       right;
  double       after; /* lines */
  gboolean     keeps_next;
  gboolean     keeps_previous;
} Style;

static const Style styles[] = {
  { "p", HSL_FONT_FANGSONG, "body", HSL_ALIGN_JUSTIFY, 2, 0, 0, FALSE, FALSE },
  { "title", HSL_FONT_TITLE, "title", HSL_ALIGN_CENTER, 0, 0, 0.5, TRUE, FALSE },
  { "h1", HSL_FONT_HEI, "body", HSL_ALIGN_LEFT, 2, 0, 0, TRUE, FALSE },
  { "h2", HSL_FONT_KAI, "body", HSL_ALIGN_LEFT, 2, 0, 0, TRUE, FALSE },
  { "h3", HSL_FONT_FANGSONG, "body", HSL_ALIGN_JUSTIFY, 2, 0, 0, FALSE, FALSE },
  { "note", HSL_FONT_KAI, "small", HSL_ALIGN_LEFT, 0, 0, 0, FALSE, FALSE },
  { "seal", HSL_FONT_FANGSONG, "body", HSL_ALIGN_RIGHT, 0, 4, 0, FALSE, TRUE },
  { "signature", HSL_FONT_FANGSONG, "body", HSL_ALIGN_LEFT, 0, 0, 0, FALSE, TRUE },
};

typedef struct
{
  HslTemplate      *form;
  HslFilterContext *context;
  const char       *part; /* only paragraphs of this part, %NULL: all */

  /* Inside a table its type, and whether the cell is a heading. */
  const char  *cell_size;
  HslAlign     cell_align;
  HslFontClass cell_font;
} Expander;

/* Called for every child that is not FOR, IF or ELSE. */
typedef gboolean (*ExpandFunc) (Expander       *self,
                                const HslNode  *node,
                                const HslScope *scope,
                                gpointer        target,
                                GError        **error);

static gboolean expand_children (Expander       *self,
                                 const HslNode  *node,
                                 const HslScope *scope,
                                 ExpandFunc      expand,
                                 gpointer        target,
                                 GError        **error);

static void
set_error (GError       **error,
           Expander      *self,
           const HslNode *node,
           const char    *message)
{
  g_set_error (error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_DATA, "%s:%d:%d: %s",
               hsl_template_get_file (self->form), node->line, node->column, message);
}

static void
set_missing_error (GError       **error,
                   Expander      *self,
                   const HslNode *node,
                   const char    *path)
{
  g_autofree char *message = NULL;

  /* Translators: a name in a template that the case does not have */
  message = g_strdup_printf (_ ("The data have no “%s”"), path);
  set_error (error, self, node, message);
}

static gboolean
expand_row_of_loop (Expander       *self,
                    const HslNode  *node,
                    const HslScope *outer,
                    GVariant       *item,
                    guint           index,
                    guint           count,
                    ExpandFunc      expand,
                    gpointer        target,
                    GError        **error)
{
  HslScope scope = { outer, hsl_node_get_attribute (node, "as"), item, index, count };

  return expand_children (self, node, &scope, expand, target, error);
}

static gboolean
expand_for (Expander       *self,
            const HslNode  *node,
            const HslScope *scope,
            ExpandFunc      expand,
            gpointer        target,
            GError        **error)
{
  const char          *path = hsl_node_get_attribute (node, "each");
  g_autoptr (GVariant) list = NULL;
  guint                n;

  if (!hsl_scope_find (scope, path, &list))
    {
      set_missing_error (error, self, node, path);
      return FALSE;
    }
  if (hsl_scope_is_blank (scope))
    n = (guint) hsl_node_get_number (node, "blank", 1);
  else if (list == NULL || !hsl_value_is_set (list))
    n = 0;
  else if (hsl_value_is_list (list))
    n = (guint) g_variant_n_children (list);
  else
    {
      g_autofree char *message = g_strdup_printf (_ ("“%s” is not a list"), path);

      set_error (error, self, node, message);
      return FALSE;
    }

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GVariant) item = list != NULL ? hsl_value_get_item (list, i) : NULL;

      if (!expand_row_of_loop (self, node, scope, item, i + 1, n, expand, target, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
test_if (Expander       *self,
         const HslNode  *node,
         const HslScope *scope,
         gboolean       *out_holds,
         GError        **error)
{
  const char      *blank = hsl_node_get_attribute (node, "blank");
  g_autofree char *missing = NULL;

  /* What a loop knows of itself it knows on an empty form, too. */
  if (hsl_scope_is_blank (scope) && g_strcmp0 (blank, "test") != 0)
    {
      *out_holds = g_strcmp0 (blank, "no") != 0;
      return TRUE;
    }
  if (hsl_condition_evaluate (hsl_node_get_attribute (node, "test"), scope, out_holds, &missing))
    return TRUE;
  set_missing_error (error, self, node, missing);
  return FALSE;
}

static gboolean
expand_children (Expander       *self,
                 const HslNode  *node,
                 const HslScope *scope,
                 ExpandFunc      expand,
                 gpointer        target,
                 GError        **error)
{
  gboolean holds = FALSE;

  for (guint i = 0; i < node->children->len; i++)
    {
      const HslNode *child = g_ptr_array_index (node->children, i);
      gboolean       done = TRUE;

      if (child->kind == HSL_NODE_FOR)
        {
          done = expand_for (self, child, scope, expand, target, error);
        }
      else if (child->kind == HSL_NODE_IF)
        {
          if (!test_if (self, child, scope, &holds, error))
            return FALSE;
          if (holds)
            done = expand_children (self, child, scope, expand, target, error);
        }
      else if (child->kind == HSL_NODE_ELSE)
        {
          if (!holds)
            done = expand_children (self, child, scope, expand, target, error);
        }
      else
        {
          done = expand (self, child, scope, target, error);
        }
      if (!done)
        return FALSE;
    }
  return TRUE;
}

/* Where inline text goes. */
typedef struct
{
  HslParagraph *paragraph;
  HslFontClass  font;
  gboolean      is_underlined;
} Ink;

static gboolean
expand_field (Expander       *self,
              const HslNode  *node,
              const HslScope *scope,
              Ink            *ink,
              GError        **error)
{
  g_autoptr (GVariant) value = NULL;
  g_autofree char     *problem = NULL;
  HslFieldText         text;
  const char          *field = g_intern_string (node->text);

  if (!hsl_scope_find (scope, node->text, &value))
    {
      set_missing_error (error, self, node, node->text);
      return FALSE;
    }
  if (!hsl_filters_apply (node->filters, value, self->context, &text, &problem))
    {
      g_autofree char *message = g_strdup_printf ("“%s”: %s", node->text, problem);

      set_error (error, self, node, message);
      return FALSE;
    }

  /* The places to write a date on by hand stay together. */
  if (text.text != NULL && text.is_unset)
    {
      hsl_paragraph_append_solid (ink->paragraph, text.text, ink->font);
      g_free (text.text);
    }
  else if (text.text != NULL)
    {
      hsl_paragraph_append (ink->paragraph, text.text, ink->font, ink->is_underlined, field);
      g_free (text.text);
    }
  else if (self->cell_size == NULL || text.is_wanted)
    {
      for (double width = text.blank; width > 0; width--)
        hsl_paragraph_append (ink->paragraph, "　", ink->font, TRUE, field);
      if (text.blank >= LONG_BLANK)
        hsl_paragraph_append_leader (ink->paragraph, 0, ink->font);
    }
  return TRUE;
}

static gboolean
expand_inline (Expander       *self,
               const HslNode  *node,
               const HslScope *scope,
               gpointer        target,
               GError        **error)
{
  Ink *ink = target;
  Ink  inner = *ink;

  switch ((int) node->kind)
    {
    case HSL_NODE_TEXT:
      hsl_paragraph_append (ink->paragraph, node->text, ink->font, ink->is_underlined, NULL);
      return TRUE;
    case HSL_NODE_FIELD:
      return expand_field (self, node, scope, ink, error);
    case HSL_NODE_LINE_BREAK:
      hsl_paragraph_append (ink->paragraph, "\xe2\x80\xa8", ink->font, FALSE, NULL);
      return TRUE;
    case HSL_NODE_LEADER:
      hsl_paragraph_append_leader (ink->paragraph, hsl_node_get_number (node, "width", 4), ink->font);
      return TRUE;
    case HSL_NODE_SPAN:
      hsl_font_class_from_id (hsl_node_get_attribute (node, "font"), &inner.font);
      if (hsl_node_get_attribute (node, "underline") != NULL)
        inner.is_underlined = hsl_node_is_yes (node, "underline");
      return expand_children (self, node, scope, expand_inline, &inner, error);
    default:
      g_assert_not_reached ();
    }
}

static HslAlign
read_align (const HslNode *node,
            HslAlign       fallback)
{
  static const char *const names[] = { "left", "center", "right", "justify" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_strcmp0 (hsl_node_get_attribute (node, "align"), names[i]) == 0)
        return (HslAlign) i;
    }
  return fallback;
}

static const Style *
find_style (const char *element)
{
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      if (g_str_equal (styles[i].element, element))
        return &styles[i];
    }
  return &styles[0];
}

/* An empty paragraph as the element and its attributes want it. */
static HslParagraph *
new_paragraph (Expander      *self,
               const HslNode *node,
               HslFontClass  *out_font)
{
  const Style  *style = find_style (node->element);
  gboolean      in_cell = self->cell_size != NULL;
  gboolean      is_plain = style == &styles[0];
  const char   *size = hsl_node_get_attribute (node, "size");
  HslParagraph *paragraph;

  if (size == NULL)
    size = in_cell && !g_str_equal (style->element, "title") ? self->cell_size : style->size;
  paragraph = hsl_paragraph_new (hsl_type_size_from_id (size, HSL_BODY_SIZE));
  paragraph->align = read_align (node, in_cell && is_plain ? self->cell_align : style->align);
  paragraph->indent = hsl_node_get_number (node, "indent", in_cell ? 0 : style->indent);
  paragraph->left = hsl_node_get_number (node, "left", 0);
  if (hsl_node_get_attribute (node, "hang") != NULL)
    {
      paragraph->indent = -hsl_node_get_number (node, "hang", 0);
      paragraph->left -= paragraph->indent;
    }
  paragraph->right = hsl_node_get_number (node, "right", in_cell ? 0 : style->right);
  paragraph->before = hsl_node_get_number (node, "before", 0) * HSL_BODY_PITCH;
  paragraph->after = hsl_node_get_number (node, "after", style->after) * HSL_BODY_PITCH;
  paragraph->keeps_next = style->keeps_next || hsl_node_is_yes (node, "keep");
  paragraph->keeps_previous = style->keeps_previous;

  *out_font = in_cell && is_plain ? self->cell_font : style->font;
  hsl_font_class_from_id (hsl_node_get_attribute (node, "font"), out_font);
  return paragraph;
}

static void
append_signature (HslParagraph  *paragraph,
                  const HslNode *node,
                  HslFontClass   font)
{
  double width = hsl_node_get_number (node, "width", 6);

  if (width > 0)
    hsl_paragraph_append_leader (paragraph, width, font);
  if (hsl_node_is_yes (node, "date"))
    hsl_paragraph_append_solid (paragraph, "　　　年　　月　　日", font);
}

/* The inline content of @node as paragraphs: more than one when its data have line ends. */
static GPtrArray *
expand_paragraph (Expander       *self,
                  const HslNode  *node,
                  const HslScope *scope,
                  GError        **error)
{
  Ink ink = { NULL };

  ink.paragraph = new_paragraph (self, node, &ink.font);
  if (!expand_children (self, node, scope, expand_inline, &ink, error))
    {
      hsl_paragraph_free (ink.paragraph);
      return NULL;
    }
  if (node->kind == HSL_NODE_SIGNATURE)
    append_signature (ink.paragraph, node, ink.font);
  return hsl_paragraph_split (ink.paragraph);
}

static gboolean
expand_in_cell (Expander       *self,
                const HslNode  *node,
                const HslScope *scope,
                gpointer        target,
                GError        **error)
{
  HslCell              *cell = target;
  g_autoptr (GPtrArray) paragraphs = NULL;

  if (node->kind != HSL_NODE_PARAGRAPH && node->kind != HSL_NODE_SIGNATURE)
    {
      set_error (error, self, node, _ ("In a cell only paragraphs and signatures may stand"));
      return FALSE;
    }
  paragraphs = expand_paragraph (self, node, scope, error);
  if (paragraphs == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (cell->paragraphs, g_steal_pointer (&paragraphs));
  return TRUE;
}

/* Whether a cell holds paragraphs, or the text itself: then it is a paragraph. */
static gboolean
has_paragraphs (const HslNode *node)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      const HslNode *child = g_ptr_array_index (node->children, i);
      gboolean       is_frame = child->kind == HSL_NODE_FOR || child->kind == HSL_NODE_IF ||
                          child->kind == HSL_NODE_ELSE;

      if (child->kind == HSL_NODE_PARAGRAPH || child->kind == HSL_NODE_SIGNATURE ||
          (is_frame && has_paragraphs (child)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
expand_cell (Expander       *self,
             const HslNode  *node,
             const HslScope *scope,
             gpointer        target,
             GError        **error)
{
  static const char *const valigns[] = { "top", "middle", "bottom" };
  HslRow                  *row = target;
  HslCell                 *cell = hsl_cell_new ();
  const char              *outer_size = self->cell_size;
  const char              *size = hsl_node_get_attribute (node, "size");
  gboolean                 is_heading = g_str_equal (node->element, "th");
  gboolean                 done;

  g_ptr_array_add (row->cells, cell);
  cell->span = (guint) MAX (1, hsl_node_get_number (node, "span", 1));
  cell->rows = (guint) MAX (1, hsl_node_get_number (node, "rows", 1));
  cell->valign = HSL_VALIGN_MIDDLE;
  for (guint i = 0; i < G_N_ELEMENTS (valigns); i++)
    {
      if (g_strcmp0 (hsl_node_get_attribute (node, "valign"), valigns[i]) == 0)
        cell->valign = (HslValign) i;
    }

  self->cell_size = size != NULL ? size : outer_size;
  self->cell_align = read_align (node, is_heading ? HSL_ALIGN_CENTER : HSL_ALIGN_LEFT);
  self->cell_font = HSL_FONT_FANGSONG;
  hsl_font_class_from_id (hsl_node_get_attribute (node, "font"), &self->cell_font);

  if (has_paragraphs (node))
    {
      done = expand_children (self, node, scope, expand_in_cell, cell, error);
    }
  else
    {
      HslNode text = *node;

      text.kind = HSL_NODE_PARAGRAPH;
      text.element = "p";
      done = expand_in_cell (self, &text, scope, cell, error);
    }
  self->cell_size = outer_size;
  return done;
}

static gboolean
check_row (Expander       *self,
           const HslNode  *node,
           const HslBlock *table,
           const HslRow   *row,
           GError        **error)
{
  guint n = 0;

  for (guint i = 0; i < row->cells->len; i++)
    n += ((const HslCell *) g_ptr_array_index (row->cells, i))->span;
  if (n <= table->columns->len)
    return TRUE;
  set_error (error, self, node, _ ("The row has more cells than the table has columns"));
  return FALSE;
}

static gboolean
expand_row (Expander       *self,
            const HslNode  *node,
            const HslScope *scope,
            gpointer        target,
            GError        **error)
{
  HslBlock *table = target;
  HslRow   *row = hsl_row_new ();

  g_ptr_array_add (table->rows, row);
  row->is_head = hsl_node_is_yes (node, "head");
  row->grows = hsl_node_is_yes (node, "grow");
  row->joins = hsl_node_is_yes (node, "join");
  row->height = hsl_node_get_number (node, "height", 1.3) *
                hsl_type_get_pitch (hsl_type_size_from_id (self->cell_size, HSL_BODY_SIZE));
  if (!expand_children (self, node, scope, expand_cell, row, error))
    return FALSE;
  return check_row (self, node, table, row, error);
}

static gboolean
expand_table (Expander       *self,
              const HslNode  *node,
              const HslScope *scope,
              HslContent     *content,
              GError        **error)
{
  HslBlock      *table = hsl_block_new (HSL_BLOCK_TABLE);
  g_auto (GStrv) columns = g_strsplit (hsl_node_get_attribute (node, "columns"), " ", -1);
  const char    *size = hsl_node_get_attribute (node, "size");
  gboolean       done;

  g_ptr_array_add (content->blocks, table);
  table->is_ruled = g_strcmp0 (hsl_node_get_attribute (node, "ruled"), "no") != 0;
  table->height = hsl_node_get_number (node, "before", 0) * HSL_BODY_PITCH;
  for (int i = 0; columns[i] != NULL; i++)
    {
      double width = g_ascii_strtod (columns[i], NULL);

      g_array_append_val (table->columns, width);
    }

  self->cell_size = size != NULL ? size : "small";
  done = expand_children (self, node, scope, expand_row, table, error);
  self->cell_size = NULL;
  return done;
}

static gboolean
is_wanted (Expander      *self,
           const HslNode *node)
{
  return self->part == NULL || g_strcmp0 (self->part, hsl_node_get_attribute (node, "part")) == 0;
}

static gboolean
expand_text_block (Expander       *self,
                   const HslNode  *node,
                   const HslScope *scope,
                   HslContent     *content,
                   GError        **error)
{
  g_autoptr (GPtrArray) paragraphs = NULL;

  if (!is_wanted (self, node))
    return TRUE;
  paragraphs = expand_paragraph (self, node, scope, error);
  if (paragraphs == NULL)
    return FALSE;

  while (paragraphs->len > 0)
    {
      HslBlock *block = hsl_block_new (HSL_BLOCK_PARAGRAPH);

      block->paragraph = g_ptr_array_steal_index (paragraphs, 0);
      g_ptr_array_add (content->blocks, block);
    }
  return TRUE;
}

/* The line above or below every page, one paragraph of small type. */
static gboolean
expand_margin (Expander       *self,
               const HslNode  *node,
               const HslScope *scope,
               HslParagraph  **target,
               GError        **error)
{
  Ink ink = { hsl_paragraph_new (hsl_type_size_from_id ("tiny", HSL_BODY_SIZE)), HSL_FONT_FANGSONG, FALSE };

  g_clear_pointer (target, hsl_paragraph_free);
  *target = ink.paragraph;
  return expand_children (self, node, scope, expand_inline, &ink, error);
}

static gboolean
expand_block (Expander       *self,
              const HslNode  *node,
              const HslScope *scope,
              gpointer        target,
              GError        **error)
{
  HslContent *content = target;
  HslBlock   *block;

  switch ((int) node->kind)
    {
    case HSL_NODE_PARAGRAPH:
    case HSL_NODE_SIGNATURE:
      return expand_text_block (self, node, scope, content, error);
    case HSL_NODE_TABLE:
      return self->part != NULL || expand_table (self, node, scope, content, error);
    case HSL_NODE_HEAD:
      return expand_margin (self, node, scope, &content->head, error);
    case HSL_NODE_FOOT:
      return expand_margin (self, node, scope, &content->foot, error);
    case HSL_NODE_SPACE:
      block = hsl_block_new (HSL_BLOCK_SPACE);
      block->height = hsl_node_get_number (node, "lines", 1) * HSL_BODY_PITCH;
      break;
    case HSL_NODE_FILL:
      block = hsl_block_new (HSL_BLOCK_FILL);
      break;
    case HSL_NODE_PAGE_BREAK:
      block = hsl_block_new (HSL_BLOCK_PAGE_BREAK);
      break;
    default:
      g_assert_not_reached ();
    }
  g_ptr_array_add (content->blocks, block);
  return TRUE;
}

/**
 * hsl_expand:
 * @form: a template
 * @data: (nullable): a record of type a{sv}; %NULL for an empty form to fill in by hand
 * @context: how codes are named and whether to hide
 * @part: (nullable): only the paragraphs with this `part`
 * @error: return location
 *
 * Returns: (transfer full): the blocks, or %NULL with an error that names file, line, column and
 *   the field
 */
HslContent *
hsl_expand (HslTemplate      *form,
            GVariant         *data,
            HslFilterContext *context,
            const char       *part,
            GError          **error)
{
  Expander               self = { .form = form, .context = context, .part = part };
  HslScope               scope = { NULL, NULL, data, 0, 0 };
  g_autoptr (HslContent) content = hsl_content_new ();
  const HslNode         *root = hsl_template_get_root (form);

  content->has_page_numbers = g_strcmp0 (hsl_node_get_attribute (root, "page-number"), "none") != 0;
  context->has_masked = FALSE;
  if (!expand_children (&self, root, &scope, expand_block, content, error))
    return NULL;
  content->has_masked = context->has_masked;
  return g_steal_pointer (&content);
}
