/* hsl-template-parse.c: XML to the tree of a template
 *
 * GMarkup tells positions only roughly, so the source is handed to it token by token (a tag, a
 * comment, or the text between two tags) and the position of each token is counted here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-template"

#include "hsl-condition.h"
#include "hsl-filters.h"
#include "hsl-template-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What may stand inside an element. FOR, IF and ELSE take what their own parent takes. */
typedef enum
{
  CONTENT_NOTHING,
  CONTENT_BLOCKS,
  CONTENT_INLINE,
  CONTENT_ROWS,
  CONTENT_CELLS,
  CONTENT_CELL, /* inline text, or blocks */
  CONTENT_PARENT,
} Content;

/* Where an element may stand. */
typedef enum
{
  PLACE_TOP = 1 << 0,
  PLACE_BLOCK = 1 << 1,
  PLACE_INLINE = 1 << 2,
  PLACE_ROW = 1 << 3,
  PLACE_CELL = 1 << 4,
  PLACE_ANY = PLACE_BLOCK | PLACE_INLINE | PLACE_ROW | PLACE_CELL,
} Place;

typedef struct
{
  const char *name;
  HslNodeKind kind;
  Place       place;
  Content     content;
  const char *attributes; /* separated by blanks */
} Element;

/* Deeper than any form needs, and shallow enough for the stack. */
#define DEPTH_MAX 40

#define TEXT_ATTRIBUTES "align font size indent hang left right before after keep part"

static const Element elements[] = {
  { "form", HSL_NODE_FORM, 0, CONTENT_BLOCKS,
    "id number title version source from to track step subject blank page-number" },
  { "head", HSL_NODE_HEAD, PLACE_TOP, CONTENT_INLINE, "" },
  { "foot", HSL_NODE_FOOT, PLACE_TOP, CONTENT_INLINE, "" },
  { "title", HSL_NODE_PARAGRAPH, PLACE_BLOCK, CONTENT_INLINE, TEXT_ATTRIBUTES },
  { "h1", HSL_NODE_PARAGRAPH, PLACE_BLOCK, CONTENT_INLINE, TEXT_ATTRIBUTES },
  { "h2", HSL_NODE_PARAGRAPH, PLACE_BLOCK, CONTENT_INLINE, TEXT_ATTRIBUTES },
  { "h3", HSL_NODE_PARAGRAPH, PLACE_BLOCK, CONTENT_INLINE, TEXT_ATTRIBUTES },
  { "p", HSL_NODE_PARAGRAPH, PLACE_BLOCK, CONTENT_INLINE, TEXT_ATTRIBUTES },
  { "note", HSL_NODE_PARAGRAPH, PLACE_BLOCK, CONTENT_INLINE, TEXT_ATTRIBUTES },
  { "seal", HSL_NODE_PARAGRAPH, PLACE_BLOCK, CONTENT_INLINE, TEXT_ATTRIBUTES },
  { "signature", HSL_NODE_SIGNATURE, PLACE_BLOCK, CONTENT_INLINE, TEXT_ATTRIBUTES " width date" },
  { "table", HSL_NODE_TABLE, PLACE_BLOCK, CONTENT_ROWS, "columns size ruled before" },
  { "row", HSL_NODE_ROW, PLACE_ROW, CONTENT_CELLS, "height grow head join" },
  { "th", HSL_NODE_CELL, PLACE_CELL, CONTENT_CELL, "span rows align valign font size" },
  { "td", HSL_NODE_CELL, PLACE_CELL, CONTENT_CELL, "span rows align valign font size" },
  { "for", HSL_NODE_FOR, PLACE_ANY, CONTENT_PARENT, "each as blank" },
  { "if", HSL_NODE_IF, PLACE_ANY, CONTENT_PARENT, "test blank" },
  { "else", HSL_NODE_ELSE, PLACE_ANY, CONTENT_PARENT, "" },
  { "space", HSL_NODE_SPACE, PLACE_BLOCK, CONTENT_NOTHING, "lines" },
  { "fill", HSL_NODE_FILL, PLACE_BLOCK, CONTENT_NOTHING, "" },
  { "page-break", HSL_NODE_PAGE_BREAK, PLACE_BLOCK, CONTENT_NOTHING, "" },
  { "span", HSL_NODE_SPAN, PLACE_INLINE, CONTENT_INLINE, "font underline" },
  { "br", HSL_NODE_LINE_BREAK, PLACE_INLINE, CONTENT_NOTHING, "" },
  { "leader", HSL_NODE_LEADER, PLACE_INLINE, CONTENT_NOTHING, "width" },
};

typedef struct
{
  const char *file;
  GPtrArray  *nodes;    /* the open elements, borrowed; the last is the innermost */
  GArray     *contents; /* of Content, of each open element */
  HslNode    *root;     /* owned */
  int         line;     /* of the tag being parsed */
  int         column;
  int         text_line; /* of the text before it */
  int         text_column;
} Parser;

static const Element *
find_element (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      if (g_str_equal (elements[i].name, name))
        return &elements[i];
    }
  return NULL;
}

static gboolean
has_word (const char *words,
          const char *word)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  return g_strv_contains ((const char *const *) list, word);
}

static Place
get_place (Content  content,
           gboolean is_top)
{
  switch (content)
    {
    case CONTENT_BLOCKS:
      return PLACE_BLOCK | (is_top ? PLACE_TOP : 0);
    case CONTENT_INLINE:
      return PLACE_INLINE;
    case CONTENT_ROWS:
      return PLACE_ROW;
    case CONTENT_CELLS:
      return PLACE_CELL;
    case CONTENT_CELL:
      return PLACE_BLOCK | PLACE_INLINE;
    case CONTENT_NOTHING:
    case CONTENT_PARENT:
    default:
      return 0;
    }
}

static Content
get_content (Parser *self)
{
  g_assert (self->contents->len > 0);
  return g_array_index (self->contents, Content, self->contents->len - 1);
}

/* The innermost open element, %NULL before the first. */
static HslNode *
find_parent (Parser *self)
{
  return self->nodes->len > 0 ? g_ptr_array_index (self->nodes, self->nodes->len - 1) : NULL;
}

/* Text only comes inside of elements. */
static HslNode *
get_parent (Parser *self)
{
  g_assert (self->nodes->len > 0);
  return g_ptr_array_index (self->nodes, self->nodes->len - 1);
}

static gboolean
check_place (Parser        *self,
             const Element *element,
             GError       **error)
{
  HslNode *parent = find_parent (self);
  gboolean is_form = element->kind == HSL_NODE_FORM;

  if (parent == NULL && !is_form)
    {
      hsl_template_set_error (error, self->file, self->line, self->column,
                              _ ("A template starts with <form>, not <%s>"), element->name);
      return FALSE;
    }
  if (parent != NULL && (element->place & get_place (get_content (self), self->nodes->len == 1)) == 0)
    {
      hsl_template_set_error (error, self->file, self->line, self->column,
                              _ ("<%s> may not stand inside <%s>"), element->name, parent->element);
      return FALSE;
    }
  if (element->kind == HSL_NODE_ELSE)
    {
      HslNode *before = parent->children->len > 0
                            ? g_ptr_array_index (parent->children, parent->children->len - 1)
                            : NULL;

      if (before == NULL || before->kind != HSL_NODE_IF)
        {
          hsl_template_set_error (error, self->file, self->line, self->column,
                                  _ ("<else> follows no <if>"));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_attributes (Parser        *self,
                  const Element *element,
                  HslNode       *node,
                  GError       **error)
{
  static const struct
  {
    HslNodeKind kind;
    const char *name;
  } required[] = {
    { HSL_NODE_FOR, "each" },
    { HSL_NODE_IF, "test" },
    { HSL_NODE_TABLE, "columns" },
  };
  GHashTableIter iter;
  gpointer       name;

  g_hash_table_iter_init (&iter, node->attributes);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      if (has_word (element->attributes, name))
        continue;
      hsl_template_set_error (error, self->file, self->line, self->column,
                              _ ("<%s> knows no attribute “%s”"), element->name, (char *) name);
      return FALSE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    {
      if (required[i].kind != node->kind || hsl_node_get_attribute (node, required[i].name) != NULL)
        continue;
      hsl_template_set_error (error, self->file, self->line, self->column,
                              _ ("<%s> needs the attribute “%s”"), element->name, required[i].name);
      return FALSE;
    }

  if (node->kind == HSL_NODE_IF)
    {
      g_autofree char *why = hsl_condition_check (hsl_node_get_attribute (node, "test"));

      if (why != NULL)
        {
          hsl_template_set_error (error, self->file, self->line, self->column, "%s", why);
          return FALSE;
        }
    }
  return hsl_node_check_values (node, self->file, error);
}

static void
on_element_started_cb (GMarkupParseContext *context,
                       const char          *name,
                       const char         **names,
                       const char         **values,
                       gpointer             user_data,
                       GError             **error)
{
  Parser        *self = user_data;
  const Element *element = find_element (name);
  HslNode       *parent = find_parent (self);
  HslNode       *node;
  Content        content;

  if (element == NULL)
    {
      hsl_template_set_error (error, self->file, self->line, self->column,
                              _ ("There is no block <%s>"), name);
      return;
    }
  if (self->nodes->len >= DEPTH_MAX)
    {
      hsl_template_set_error (error, self->file, self->line, self->column, _ ("<%s> lies too deep"), name);
      return;
    }
  if (!check_place (self, element, error))
    return;
  if (parent == NULL && self->root != NULL)
    {
      hsl_template_set_error (error, self->file, self->line, self->column,
                              _ ("A file has one <form> only"));
      return;
    }

  node = hsl_node_new (element->kind, self->line, self->column);
  node->element = element->name;
  node->attributes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (int i = 0; names[i] != NULL; i++)
    g_hash_table_insert (node->attributes, g_strdup (names[i]), g_strdup (values[i]));

  content = element->content == CONTENT_PARENT ? get_content (self) : element->content;
  if (parent != NULL)
    g_ptr_array_add (parent->children, node);
  else
    self->root = node;
  g_ptr_array_add (self->nodes, node);
  g_array_append_val (self->contents, content);

  check_attributes (self, element, node, error);
}

static void
on_element_ended_cb (GMarkupParseContext *context,
                     const char          *name,
                     gpointer             user_data,
                     GError             **error)
{
  Parser *self = user_data;

  g_ptr_array_set_size (self->nodes, (int) self->nodes->len - 1);
  g_array_set_size (self->contents, self->contents->len - 1);
}

/* A line end with the blanks around it only lays out the XML: Chinese text has no use for it. */
static char *
drop_line_ends (const char *text,
                gsize       length)
{
  GString *out = g_string_sized_new (length);
  gsize    i = 0;

  while (i < length)
    {
      gsize    end = i;
      gboolean has_line_end = FALSE;

      while (end < length && g_ascii_isspace (text[end]))
        has_line_end |= text[end++] == '\n';
      if (end > i && !has_line_end)
        g_string_append_len (out, text + i, (gssize) (end - i));
      else if (end == i)
        g_string_append_c (out, text[end++]);
      i = end;
    }
  return g_string_free (out, FALSE);
}

static void
add_text (Parser     *self,
          const char *text,
          gsize       length,
          int         line,
          int         column)
{
  g_autofree char *clean = drop_line_ends (text, length);
  HslNode         *node;

  if (*clean == '\0')
    return;
  node = hsl_node_new (HSL_NODE_TEXT, line, column);
  node->text = g_steal_pointer (&clean);
  g_ptr_array_add (get_parent (self)->children, node);
}

/* {path|filter:argument:argument|filter} */
static gboolean
add_field (Parser     *self,
           const char *text,
           gsize       length,
           int         line,
           int         column,
           GError    **error)
{
  g_autofree char *source = g_strndup (text, length);
  g_auto (GStrv)   parts = g_strsplit (source, "|", -1);
  const char      *path = parts[0] != NULL ? g_strstrip (parts[0]) : "";
  HslNode         *node = hsl_node_new (HSL_NODE_FIELD, line, column);

  g_ptr_array_add (get_parent (self)->children, node);
  node->text = g_strdup (path);
  if (!hsl_condition_is_path (path))
    {
      hsl_template_set_error (error, self->file, line, column, _ ("“%s” is no name of a field"), path);
      return FALSE;
    }

  for (int i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    {
      g_auto (GStrv)   words = g_strsplit (parts[i], ":", -1);
      g_autofree char *why = NULL;
      HslFilter        filter = { g_strdup (words[0] != NULL ? g_strstrip (words[0]) : ""), NULL };

      filter.arguments = g_strdupv (words[0] != NULL ? words + 1 : words);
      g_array_append_val (node->filters, filter);

      why = hsl_filters_check (filter.name, filter.arguments);
      if (why != NULL)
        {
          hsl_template_set_error (error, self->file, line, column, "%s", why);
          return FALSE;
        }
    }
  return TRUE;
}

static void
advance (const char *from,
         const char *to,
         int        *line,
         int        *column)
{
  for (; from < to; from = g_utf8_next_char (from))
    {
      if (*from == '\n')
        {
          (*line)++;
          *column = 1;
        }
      else
        {
          (*column)++;
        }
    }
}

static gboolean
is_blank (const char *text,
          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isspace (text[i]))
        return FALSE;
    }
  return TRUE;
}

static void
on_text_read_cb (GMarkupParseContext *context,
                 const char          *text,
                 gsize                length,
                 gpointer             user_data,
                 GError             **error)
{
  Parser     *self = user_data;
  const char *end = text + length;
  const char *at = text;
  int         line = self->text_line;
  int         column = self->text_column;

  if (is_blank (text, length))
    return;
  if ((get_place (get_content (self), FALSE) & PLACE_INLINE) == 0)
    {
      const char *element = get_parent (self)->element;

      hsl_template_set_error (error, self->file, line, column, _ ("<%s> takes no text of its own"), element);
      return;
    }

  while (at < end)
    {
      const char *open = memchr (at, '{', (gsize) (end - at));
      const char *close;

      add_text (self, at, (gsize) ((open != NULL ? open : end) - at), line, column);
      if (open == NULL)
        return;

      advance (at, open, &line, &column);
      close = memchr (open, '}', (gsize) (end - open));
      if (close == NULL)
        {
          hsl_template_set_error (error, self->file, line, column, _ ("“{” is not closed"));
          return;
        }
      if (!add_field (self, open + 1, (gsize) (close - open - 1), line, column, error))
        return;
      at = close + 1;
      advance (open, at, &line, &column);
    }
}

/* The end of the token that starts at @at: a comment, a tag (which may hold '>' in quotes) or text. */
static const char *
find_token_end (const char *at,
                const char *end)
{
  const char *close;
  char        quote = '\0';

  if (*at != '<')
    {
      close = memchr (at, '<', (gsize) (end - at));
      return close != NULL ? close : end;
    }
  if (end - at >= 4 && memcmp (at, "<!--", 4) == 0)
    {
      close = g_strstr_len (at, end - at, "-->");
      return close != NULL ? close + 3 : end;
    }
  for (; at < end; at++)
    {
      if (quote != '\0')
        quote = *at == quote ? '\0' : quote;
      else if (*at == '"' || *at == '\'')
        quote = *at;
      else if (*at == '>')
        return at + 1;
    }
  return end;
}

static gboolean
parse_tokens (Parser              *self,
              GMarkupParseContext *context,
              const char          *source,
              const char          *end,
              GError             **error)
{
  const char *at = source;
  int         line = 1;
  int         column = 1;

  while (at < end)
    {
      const char *next = find_token_end (at, end);

      /* GMarkup hands out a text only when the next tag begins, so both positions are kept. */
      if (*at == '<')
        {
          self->line = line;
          self->column = column;
        }
      else
        {
          self->text_line = line;
          self->text_column = column;
        }
      if (!g_markup_parse_context_parse (context, at, next - at, error))
        return FALSE;
      advance (at, next, &line, &column);
      at = next;
    }
  self->line = line;
  self->column = column;
  return g_markup_parse_context_end_parse (context, error);
}

/**
 * hsl_template_parse:
 * @source: the text of the file
 * @length: its length in bytes, or -1
 * @file: the name of the file, for errors
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the tree, checked as far as it can be without data
 */
HslNode *
hsl_template_parse (const char *source,
                    gssize      length,
                    const char *file,
                    GError    **error)
{
  static const GMarkupParser markup = {
    .start_element = on_element_started_cb,
    .end_element = on_element_ended_cb,
    .text = on_text_read_cb,
  };
  const char                     *end = source + (length >= 0 ? (gsize) length : strlen (source));
  g_autoptr (GPtrArray)           nodes = g_ptr_array_new ();
  g_autoptr (GArray)              contents = g_array_new (FALSE, FALSE, sizeof (Content));
  Parser                          self = { file, nodes, contents, NULL, 1, 1, 1, 1 };
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError)              local_error = NULL;

  if (!g_utf8_validate_len (source, (gsize) (end - source), NULL))
    {
      hsl_template_set_error (error, file, 1, 1, _ ("The file is not UTF-8"));
      return NULL;
    }

  context = g_markup_parse_context_new (&markup, 0, &self, NULL);
  if (parse_tokens (&self, context, source, end, &local_error) && self.root != NULL)
    return self.root;

  if (local_error == NULL)
    hsl_template_set_error (&local_error, file, self.line, self.column, _ ("There is no <form> in it"));
  hsl_node_free (self.root);
  if (local_error->domain == HSL_DOCUMENT_ERROR)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    hsl_template_set_error (error, file, self.line, self.column, "%s", local_error->message);
  return NULL;
}
