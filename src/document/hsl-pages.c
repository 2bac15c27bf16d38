/* hsl-pages.c: a form made ready for screen, paper and PDF
 *
 * Everything that can fail, fails in hsl_pages_new(): an unknown field, a character without a
 * glyph. Drawing only repeats what was placed, so preview, printer and PDF cannot differ.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-pages"

#include "hsl-pages.h"

#include "hsl-expand.h"
#include "hsl-layout.h"

#include <math.h>

/* GB/T 9704: the page number stands 7 mm below the block, one character in from its edge. */
#define NUMBER_TOP  (HSL_BLOCK_TOP + HSL_BLOCK_HEIGHT + 7.0 * HSL_POINTS_PER_MM)
#define NUMBER_SIZE 14.0
#define HEAD_TOP    (HSL_BLOCK_TOP - 12.0 * HSL_POINTS_PER_MM)
#define MARGIN_SIZE 10.5
#define STAMP_TOP   (NUMBER_TOP + NUMBER_SIZE + 1.5 * HSL_POINTS_PER_MM)
#define STAMP_SIZE  7.5
#define MARK_SIZE   110.0

/* The number of the page in the volume: in the outer corner, where an archivist stamps it. */
#define FOLIO_TOP  (18.0 * HSL_POINTS_PER_MM)
#define FOLIO_SIZE 14.0
#define MARK_ANGLE (-G_PI / 5)
#define MARK_GREY  0.93
#define MARK_SHADE 0.12 /* on a scan, which would hide it and must not be hidden */

struct _HslPages
{
  GObject parent_instance;

  /* Owned */
  HslTemplate *form;
  HslContent  *content;
  HslLayout   *layout;
  GHashTable  *substitutes; /* character -> name of the font */
  GPtrArray   *head;        /* of HslLine, or %NULL */
  GPtrArray   *foot;
  GPtrArray   *stamp;
  GPtrArray   *mark;
  GPtrArray   *numbers; /* of GPtrArray of HslLine, one for each page */
  GPtrArray   *folios;  /* likewise, or %NULL: not numbered in a volume */
  HslScan     *scan;    /* instead of form, content and layout */
  char        *title;   /* of @scan */
  guint        first;   /* page of the volume, or 0 */

  /* Borrowed: the fonts must outlive the pages */
  HslFonts *fonts;
};

G_DEFINE_FINAL_TYPE (HslPages, hsl_pages, G_TYPE_OBJECT)

static void
hsl_pages_finalize (GObject *object)
{
  HslPages *self = HSL_PAGES (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->scan, hsl_scan_unref);
  g_clear_pointer (&self->folios, g_ptr_array_unref);
  g_clear_pointer (&self->numbers, g_ptr_array_unref);
  g_clear_pointer (&self->mark, g_ptr_array_unref);
  g_clear_pointer (&self->stamp, g_ptr_array_unref);
  g_clear_pointer (&self->foot, g_ptr_array_unref);
  g_clear_pointer (&self->head, g_ptr_array_unref);
  g_clear_pointer (&self->substitutes, g_hash_table_unref);
  g_clear_pointer (&self->layout, hsl_layout_free);
  g_clear_pointer (&self->content, hsl_content_free);
  g_clear_pointer (&self->form, hsl_template_unref);

  G_OBJECT_CLASS (hsl_pages_parent_class)->finalize (object);
}

static void
hsl_pages_class_init (HslPagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hsl_pages_finalize;
}

static void
hsl_pages_init (HslPages *self)
{
  self->substitutes = g_hash_table_new (NULL, NULL);
  self->numbers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
}

static GPtrArray *
set_line (HslTypesetter *setter,
          const char    *text,
          double         size,
          HslFontClass   font,
          HslAlign       align,
          double         inset,
          GError       **error)
{
  g_autoptr (HslParagraph) paragraph = hsl_paragraph_new (size);

  paragraph->align = align;
  paragraph->left = align == HSL_ALIGN_LEFT ? inset : 0;
  paragraph->right = align == HSL_ALIGN_RIGHT ? inset : 0;
  hsl_paragraph_append (paragraph, text, font, FALSE, NULL);
  return hsl_line_break_paragraph (setter, paragraph, HSL_BLOCK_WIDTH, error);
}

/* — 1 — outside on a bound, double-sided paper: right on odd pages, left on even ones. */
static gboolean
set_numbers (HslPages      *self,
             HslTypesetter *setter,
             GError       **error)
{
  for (guint page = 1; page <= self->layout->pages->len; page++)
    {
      g_autofree char *text = g_strdup_printf ("— %u —", page);
      HslAlign         align = page % 2 == 1 ? HSL_ALIGN_RIGHT : HSL_ALIGN_LEFT;
      GPtrArray       *lines = set_line (setter, text, NUMBER_SIZE, HSL_FONT_SONG, align, 1, error);

      if (lines == NULL)
        return FALSE;
      g_ptr_array_add (self->numbers, lines);
    }
  return TRUE;
}

static gboolean
set_margin (HslTypesetter      *setter,
            const HslParagraph *paragraph,
            GPtrArray         **out_lines,
            GError            **error)
{
  if (paragraph != NULL)
    *out_lines = hsl_line_break_paragraph (setter, paragraph, HSL_BLOCK_WIDTH, error);
  return paragraph == NULL || *out_lines != NULL;
}

static gboolean
set_mark (HslPages      *self,
          HslTypesetter *setter,
          const char    *watermark,
          GError       **error)
{
  if (watermark != NULL && *watermark != '\0')
    self->mark = set_line (setter, watermark, MARK_SIZE, HSL_FONT_HEI, HSL_ALIGN_LEFT, 0, error);
  return watermark == NULL || *watermark == '\0' || self->mark != NULL;
}

static gboolean
set_stamp (HslPages      *self,
           HslTypesetter *setter,
           const char    *stamp,
           GError       **error)
{
  if (stamp != NULL && *stamp != '\0')
    self->stamp = set_line (setter, stamp, STAMP_SIZE, HSL_FONT_SONG, HSL_ALIGN_LEFT, 0, error);
  return stamp == NULL || *stamp == '\0' || self->stamp != NULL;
}

static HslFilterContext
get_filter_context (const HslPagesOptions *options)
{
  HslFilterContext context = { NULL };

  if (options != NULL)
    {
      context.code_name = options->code_name;
      context.user_data = options->user_data;
      context.is_masked = options->is_masked;
    }
  return context;
}

/**
 * hsl_pages_new:
 * @fonts: the fonts; must outlive the pages
 * @form: a template
 * @data: (nullable): what to fill in, a record of type a{sv}; %NULL for an empty form
 * @options: (nullable): how
 * @error: return location
 *
 * Fills in, sets and cuts a form into pages.
 *
 * Returns: (transfer full): the pages, or %NULL when the data lack a field or no font draws a
 *   character: then nothing was drawn
 */
HslPages *
hsl_pages_new (HslFonts              *fonts,
               HslTemplate           *form,
               GVariant              *data,
               const HslPagesOptions *options,
               GError               **error)
{
  g_autoptr (HslPages) self = g_object_new (HSL_TYPE_PAGES, NULL);
  HslFilterContext     context = get_filter_context (options);
  HslTypesetter        setter = { fonts, self->substitutes };

  g_return_val_if_fail (fonts != NULL, NULL);
  g_return_val_if_fail (form != NULL, NULL);
  g_return_val_if_fail (data == NULL || g_variant_is_of_type (data, G_VARIANT_TYPE_VARDICT), NULL);

  self->fonts = fonts;
  self->form = hsl_template_ref (form);
  self->content = hsl_expand (form, data, &context, NULL, error);
  if (self->content == NULL)
    return NULL;
  self->layout = hsl_layout_new (self->content, &setter, error);
  if (self->layout == NULL)
    return NULL;

  if (!set_margin (&setter, self->content->head, &self->head, error) ||
      !set_margin (&setter, self->content->foot, &self->foot, error) ||
      !set_mark (self, &setter, options != NULL ? options->watermark : NULL, error) ||
      !set_stamp (self, &setter, options != NULL ? options->stamp : NULL, error))
    return NULL;
  if (self->content->has_page_numbers && !set_numbers (self, &setter, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
set_caption (HslTypesetter *setter,
             const char    *text,
             GPtrArray    **out_lines,
             GError       **error)
{
  if (text != NULL && *text != '\0')
    *out_lines = set_line (setter, text, MARGIN_SIZE, HSL_FONT_SONG, HSL_ALIGN_LEFT, 0, error);
  return text == NULL || *text == '\0' || *out_lines != NULL;
}

/**
 * hsl_pages_new_for_scan:
 * @fonts: the fonts; must outlive the pages
 * @scan: a photo or scanned paper
 * @caption: what is said of it
 * @options: watermark and stamp
 * @error: return location
 *
 * Places each page of a scan within the block of a page, no larger than it is.
 *
 * Returns: (transfer full): the pages, or %NULL when no font draws a character of @caption
 */
HslPages *
hsl_pages_new_for_scan (HslFonts              *fonts,
                        HslScan               *scan,
                        const HslPagesCaption *caption,
                        const HslPagesOptions *options,
                        GError               **error)
{
  g_autoptr (HslPages) self = g_object_new (HSL_TYPE_PAGES, NULL);
  HslTypesetter        setter = { fonts, self->substitutes };

  self->fonts = fonts;
  self->scan = hsl_scan_ref (scan);
  self->title = g_strdup (caption->title);
  if (!set_caption (&setter, caption->title, &self->head, error) ||
      !set_caption (&setter, caption->foot, &self->foot, error) ||
      !set_mark (self, &setter, options->watermark, error) ||
      !set_stamp (self, &setter, options->stamp, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * hsl_pages_get_title:
 * @self: the pages
 *
 * Returns: what the paper is called in the catalogue of a volume
 */
const char *
hsl_pages_get_title (HslPages *self)
{
  g_return_val_if_fail (HSL_IS_PAGES (self), NULL);

  return self->form != NULL ? hsl_template_get_title (self->form) : self->title;
}

/**
 * hsl_pages_set_first:
 * @self: the pages
 * @first: which page of the volume the first one is
 * @error: return location
 *
 * Numbers the pages as those of a volume, beside the form's own numbers.
 */
gboolean
hsl_pages_set_first (HslPages *self,
                     guint     first,
                     GError  **error)
{
  g_autoptr (GPtrArray) folios = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  HslTypesetter         setter = { self->fonts, self->substitutes };

  g_return_val_if_fail (HSL_IS_PAGES (self) && first > 0, FALSE);

  for (guint page = first; page < first + hsl_pages_get_count (self); page++)
    {
      g_autofree char *text = g_strdup_printf ("%u", page);
      HslAlign         align = page % 2 == 1 ? HSL_ALIGN_RIGHT : HSL_ALIGN_LEFT;
      GPtrArray       *lines = set_line (&setter, text, FOLIO_SIZE, HSL_FONT_HEI, align, 0, error);

      if (lines == NULL)
        return FALSE;
      g_ptr_array_add (folios, lines);
    }
  g_clear_pointer (&self->folios, g_ptr_array_unref);
  self->folios = g_steal_pointer (&folios);
  self->first = first;
  return TRUE;
}

/**
 * hsl_pages_get_first:
 * @self: the pages
 *
 * Returns: which page of the volume the first one is; 0 when they are not numbered
 */
guint
hsl_pages_get_first (HslPages *self)
{
  g_return_val_if_fail (HSL_IS_PAGES (self), 0);

  return self->first;
}

/**
 * hsl_pages_get_form:
 * @self: the pages
 *
 * Returns: (transfer none) (nullable): the template they were made with; %NULL for a scan
 */
HslTemplate *
hsl_pages_get_form (HslPages *self)
{
  g_return_val_if_fail (HSL_IS_PAGES (self), NULL);

  return self->form;
}

/**
 * hsl_pages_get_count:
 * @self: the pages
 *
 * Returns: how many there are, at least one
 */
guint
hsl_pages_get_count (HslPages *self)
{
  g_return_val_if_fail (HSL_IS_PAGES (self), 0);

  return self->scan != NULL ? hsl_scan_get_n_pages (self->scan) : self->layout->pages->len;
}

/**
 * hsl_pages_get_size:
 * @self: the pages
 * @out_width: (out): in points
 * @out_height: (out): in points
 */
void
hsl_pages_get_size (HslPages *self,
                    double   *out_width,
                    double   *out_height)
{
  *out_width = HSL_PAGE_WIDTH;
  *out_height = HSL_PAGE_HEIGHT;
}

/**
 * hsl_pages_has_masked:
 * @self: the pages
 *
 * Returns: whether something private was hidden
 */
gboolean
hsl_pages_has_masked (HslPages *self)
{
  g_return_val_if_fail (HSL_IS_PAGES (self), FALSE);

  return self->content != NULL && self->content->has_masked;
}

static int
compare_characters (gconstpointer a,
                    gconstpointer b)
{
  return (GPOINTER_TO_UINT (a) > GPOINTER_TO_UINT (b)) - (GPOINTER_TO_UINT (a) < GPOINTER_TO_UINT (b));
}

/**
 * hsl_pages_list_substitutes:
 * @self: the pages
 *
 * Returns: (transfer full): one line for each character that had to come from another font, as
 *   "㛃 (U+36C3): Noto Serif CJK SC", in the order of the code points
 */
char **
hsl_pages_list_substitutes (HslPages *self)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autoptr (GList)        characters = NULL;

  g_return_val_if_fail (HSL_IS_PAGES (self), NULL);

  characters = g_list_sort (g_hash_table_get_keys (self->substitutes), compare_characters);
  for (GList *l = characters; l != NULL; l = l->next)
    {
      g_autofree char *line = NULL;
      char             text[7] = { '\0' };

      g_unichar_to_utf8 (GPOINTER_TO_UINT (l->data), text);
      line = g_strdup_printf ("%s (U+%04X): %s", text, GPOINTER_TO_UINT (l->data),
                              (const char *) g_hash_table_lookup (self->substitutes, l->data));
      g_strv_builder_add (lines, line);
    }
  return g_strv_builder_end (lines);
}

static void
draw_mark (HslPages *self,
           cairo_t  *cr)
{
  const HslLine *line = self->mark != NULL ? g_ptr_array_index (self->mark, 0) : NULL;

  if (line == NULL)
    return;
  cairo_save (cr);
  if (self->scan != NULL)
    cairo_set_source_rgba (cr, 0, 0, 0, MARK_SHADE);
  else
    cairo_set_source_rgb (cr, MARK_GREY, MARK_GREY, MARK_GREY);
  cairo_translate (cr, HSL_PAGE_WIDTH / 2, HSL_PAGE_HEIGHT / 2);
  cairo_rotate (cr, MARK_ANGLE);
  hsl_line_draw (line, cr, -line->width / 2, -MARK_SIZE / 2);
  cairo_restore (cr);
}

static void
draw_number (GPtrArray *numbers,
             guint      page,
             cairo_t   *cr,
             double     top)
{
  if (page < numbers->len)
    hsl_line_draw (g_ptr_array_index ((GPtrArray *) g_ptr_array_index (numbers, page), 0), cr, HSL_BLOCK_LEFT,
                   top);
}

/* Foot and stamp stand at the other side than the page number, which is the inner one. */
static void
draw_inside (const HslLine *line,
             guint          page,
             cairo_t       *cr,
             double         y)
{
  double x = page % 2 == 0 ? 0 : HSL_BLOCK_WIDTH - line->width;

  hsl_line_draw (line, cr, HSL_BLOCK_LEFT + x, y);
}

static void
draw_margins (HslPages *self,
              guint     page,
              cairo_t  *cr)
{
  if (self->head != NULL)
    hsl_line_draw (g_ptr_array_index (self->head, 0), cr, HSL_BLOCK_LEFT, HEAD_TOP);
  if (self->foot != NULL)
    draw_inside (g_ptr_array_index (self->foot, 0), page, cr,
                 NUMBER_TOP + (NUMBER_SIZE - MARGIN_SIZE) / 2);
  if (self->stamp != NULL)
    draw_inside (g_ptr_array_index (self->stamp, 0), page, cr, STAMP_TOP);
  draw_number (self->numbers, page, cr, NUMBER_TOP);
  if (self->folios != NULL)
    draw_number (self->folios, page, cr, FOLIO_TOP);
}

/* Within the block, and no larger than it is: a photo of few dots would only show them. */
static void
draw_scan (HslPages *self,
           guint     page,
           cairo_t  *cr)
{
  double width, height, scale;

  hsl_scan_get_size (self->scan, page, &width, &height);
  scale = MIN (1, MIN (HSL_BLOCK_WIDTH / width, HSL_BLOCK_HEIGHT / height));
  cairo_save (cr);
  cairo_translate (cr, HSL_BLOCK_LEFT + (HSL_BLOCK_WIDTH - width * scale) / 2, HSL_BLOCK_TOP);
  cairo_scale (cr, scale, scale);
  hsl_scan_draw (self->scan, page, cr);
  cairo_restore (cr);
}

static void
draw_placed (const HslPage *placed,
             cairo_t       *cr)
{
  for (guint i = 0; i < placed->lines->len; i++)
    {
      const HslPlacedLine *line = &g_array_index (placed->lines, HslPlacedLine, i);

      hsl_line_draw (line->line, cr, line->x, line->y);
    }
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_SQUARE);
  for (guint i = 0; i < placed->rules->len; i++)
    {
      const HslPlacedRule *rule = &g_array_index (placed->rules, HslPlacedRule, i);

      cairo_set_line_width (cr, rule->width);
      cairo_move_to (cr, rule->x0, rule->y0);
      cairo_line_to (cr, rule->x1, rule->y1);
      cairo_stroke (cr);
    }
}

/**
 * hsl_pages_draw:
 * @self: the pages
 * @page: which one, from 0
 * @cr: where to draw, one unit per point
 */
void
hsl_pages_draw (HslPages *self,
                guint     page,
                cairo_t  *cr)
{
  g_return_if_fail (HSL_IS_PAGES (self));
  g_return_if_fail (page < hsl_pages_get_count (self));

  if (self->scan != NULL)
    draw_scan (self, page, cr);
  draw_mark (self, cr);
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  if (self->scan == NULL)
    draw_placed (g_ptr_array_index (self->layout->pages, page), cr);
  draw_margins (self, page, cr);
  cairo_restore (cr);
}

/**
 * hsl_pages_dup_form_text:
 * @form: a template
 * @data: (nullable): what to fill in
 * @options: (nullable): how
 * @part: (nullable): only the paragraphs marked with this `part`
 * @error: return location
 *
 * The words of a form without its layout: what an editor shows beside the data it edits.
 *
 * Returns: (transfer full): one line for each paragraph, or %NULL
 */
char *
hsl_pages_dup_form_text (HslTemplate           *form,
                         GVariant              *data,
                         const HslPagesOptions *options,
                         const char            *part,
                         GError               **error)
{
  HslFilterContext       context = get_filter_context (options);
  g_autoptr (HslContent) content = hsl_expand (form, data, &context, part, error);
  g_autoptr (GString)    text = g_string_new (NULL);

  if (content == NULL)
    return NULL;
  for (guint i = 0; i < content->blocks->len; i++)
    {
      const HslBlock *block = g_ptr_array_index (content->blocks, i);

      if (block->kind != HSL_BLOCK_PARAGRAPH)
        continue;
      for (const char *at = block->paragraph->text->str; *at != '\0'; at = g_utf8_next_char (at))
        {
          gunichar character = g_utf8_get_char (at);

          if (character == HSL_LEADER)
            g_string_append (text, "____");
          else
            g_string_append_unichar (text, character == HSL_LINE_BREAK ? '\n' : character);
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
