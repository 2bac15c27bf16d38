/* hsl-copies.c: a paper several times, each marked with who gets it
 *
 * The mark stands outside the block, where nothing of the form is, so that a copy with a mark and one
 * without have every line in the same place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-copies"

#include "hsl-copies.h"

#include "hsl-layout.h"
#include "hsl-line.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

/* Above the number of the volume, and where every printer still prints. */
#define MARK_TOP  (11.0 * HSL_POINTS_PER_MM)
#define MARK_SIZE 9.0

/* What stands between two recipients. */
#define RECIPIENT_MARKS "、;；"

struct _HslCopies
{
  gatomicrefcount ref_count;

  GPtrArray *parts;  /* of HslPages */
  GArray    *chosen; /* of guint: pages counted through all parts, from 0 */
  GPtrArray *marks;  /* of GPtrArray of HslLine, one for each copy; empty when there are none */
  guint      n;
  double     shift_x; /* mm */
  double     shift_y;
};

/* --- which pages --- */

static guint
count_pages (GPtrArray *parts)
{
  guint n = 0;

  for (guint i = 0; i < parts->len; i++)
    n += hsl_pages_get_count (g_ptr_array_index (parts, i));
  return n;
}

/* One range, "2-5", "2-" or "3"; FALSE when it is none. */
static gboolean
read_range (const char *text,
            guint       n_pages,
            guint      *out_first,
            guint      *out_last)
{
  char   *end;
  guint64 first = 0, last = 0;

  if (g_ascii_isdigit (*text))
    first = last = g_ascii_strtoull (text, &end, 10);
  else
    return FALSE;
  if (*end == '-')
    {
      last = n_pages;
      if (g_ascii_isdigit (end[1]))
        last = g_ascii_strtoull (end + 1, &end, 10);
      else
        end++;
    }
  *out_first = (guint) MIN (first, G_MAXUINT);
  *out_last = (guint) MIN (last, G_MAXUINT);
  return *end == '\0';
}

/* As typed with a Chinese keyboard. */
static char *
plain_ranges (const char *text)
{
  static const char *const from_to[][2] = {
    { "，", "," },
    { "、", "," },
    { ";", "," },
    { "；", "," },
    { "－", "-" },
    { "—", "-" },
    { "–", "-" },
    { "～", "-" },
    { "~", "-" },
    { "至", "-" },
    { "页", "" },
    { "第", "" },
    { " ", "" },
  };
  g_autoptr (GString) plain = g_string_new (text);

  for (guint i = 0; i < G_N_ELEMENTS (from_to); i++)
    g_string_replace (plain, from_to[i][0], from_to[i][1], 0);
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static gboolean
choose_pages (HslCopies  *self,
              const char *text,
              GError    **error)
{
  guint                n = count_pages (self->parts);
  g_autofree char     *plain = plain_ranges (text != NULL ? text : "");
  g_auto (GStrv)       ranges = g_strsplit (plain, ",", -1);
  g_autofree gboolean *taken = g_new0 (gboolean, n);
  gboolean             is_all = *plain == '\0';

  for (guint i = 0; !is_all && ranges[i] != NULL; i++)
    {
      guint first, last;

      if (!read_range (ranges[i], n, &first, &last) || first < 1 || last > n || first > last)
        {
          g_set_error (error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_DATA,
                       /* Translators: what was typed, the number of pages */
                       _ ("Pages: “%s” is not understood; as “1-2,4”, of %u"), ranges[i], n);
          return FALSE;
        }
      for (guint page = first; page <= last; page++)
        taken[page - 1] = TRUE;
    }
  for (guint page = 0; page < n; page++)
    if (is_all || taken[page])
      g_array_append_val (self->chosen, page);
  return TRUE;
}

/* --- for whom --- */

/**
 * hsl_copies_split_recipients:
 * @text: (nullable): as "甲、乙"
 *
 * Returns: (transfer full): each of them; a comma is part of a name
 */
char **
hsl_copies_split_recipients (const char *text)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GString)      name = g_string_new (NULL);

  for (const char *at = text != NULL ? text : "";; at = g_utf8_next_char (at))
    {
      gboolean is_end = *at == '\0' || g_utf8_strchr (RECIPIENT_MARKS, -1, g_utf8_get_char (at)) != NULL;

      if (!is_end)
        {
          g_string_append_unichar (name, g_utf8_get_char (at));
          continue;
        }
      g_strstrip (name->str);
      if (*name->str != '\0')
        g_strv_builder_add (names, name->str);
      g_string_truncate (name, 0);
      if (*at == '\0')
        return g_strv_builder_end (names);
    }
}

static char *
dup_mark (guint       copy,
          guint       n,
          const char *recipient)
{
  g_autofree char *number = n > 1 ? g_strdup_printf ("第%u份（共%u份）", copy + 1, n) : g_strdup ("第1份");

  return recipient != NULL ? g_strdup_printf ("%s　给：%s", number, recipient) : g_steal_pointer (&number);
}

static gboolean
set_marks (HslCopies  *self,
           HslFonts   *fonts,
           const char *recipient,
           GError    **error)
{
  g_autoptr (GHashTable) substitutes = g_hash_table_new (NULL, NULL);
  HslTypesetter          setter = { fonts, substitutes };
  g_auto (GStrv)         names = hsl_copies_split_recipients (recipient);
  guint                  n_names = g_strv_length (names);

  for (guint copy = 0; copy < self->n; copy++)
    {
      g_autoptr (HslParagraph) paragraph = hsl_paragraph_new (MARK_SIZE);
      const char              *name = copy < n_names ? names[copy] : NULL;
      /* A single copy goes to all who are named. */
      g_autofree char *text = dup_mark (copy, self->n, self->n == 1 && name != NULL ? recipient : name);
      GPtrArray       *lines;

      paragraph->align = HSL_ALIGN_RIGHT;
      hsl_paragraph_append (paragraph, text, HSL_FONT_SONG, FALSE, NULL);
      lines = hsl_line_break_paragraph (&setter, paragraph, HSL_BLOCK_WIDTH, error);
      if (lines == NULL)
        return FALSE;
      g_ptr_array_add (self->marks, lines);
    }
  return TRUE;
}

/* --- */

/**
 * hsl_copies_new:
 * @parts: (element-type HslPages): the papers, in order
 * @order: which of them, how often, for whom
 * @error: return location
 *
 * Returns: (transfer full): the copies; %NULL when the pages are not understood, or a name cannot be drawn
 */
HslCopies *
hsl_copies_new (HslFonts             *fonts,
                GPtrArray            *parts,
                const HslCopiesOrder *order,
                GError              **error)
{
  g_autoptr (HslCopies) self = g_new0 (HslCopies, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->parts = g_ptr_array_ref (parts);
  self->chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->n = CLAMP (order->n, 1, HSL_COPIES_MAX);
  hsl_copies_set_shift (self, order->shift_x, order->shift_y);
  if (!choose_pages (self, order->pages, error) ||
      (order->is_marked && !set_marks (self, fonts, order->recipient, error)))
    return NULL;
  return g_steal_pointer (&self);
}

HslCopies *
hsl_copies_ref (HslCopies *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
hsl_copies_unref (HslCopies *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, g_array_unref);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_free (self);
}

/**
 * hsl_copies_get_count:
 *
 * Returns: how many copies there are
 */
guint
hsl_copies_get_count (HslCopies *self)
{
  return self->n;
}

/**
 * hsl_copies_get_n_pages:
 *
 * Returns: how many pages one copy has
 */
guint
hsl_copies_get_n_pages (HslCopies *self)
{
  return self->chosen->len;
}

/**
 * hsl_copies_has_page:
 * @page: counted through all parts, from 0
 *
 * Returns: whether it is one of those chosen
 */
gboolean
hsl_copies_has_page (HslCopies *self,
                     guint      page)
{
  for (guint i = 0; i < self->chosen->len; i++)
    if (g_array_index (self->chosen, guint, i) == page)
      return TRUE;
  return FALSE;
}

/**
 * hsl_copies_set_shift:
 * @x: mm to the right
 * @y: mm down
 */
void
hsl_copies_set_shift (HslCopies *self,
                      double     x,
                      double     y)
{
  self->shift_x = x;
  self->shift_y = y;
}

/* On two-sided paper a copy begins on a sheet of its own. */
static guint
get_stride (HslCopies *self,
            gboolean   is_duplex)
{
  return self->chosen->len + (is_duplex ? self->chosen->len % 2 : 0);
}

/**
 * hsl_copies_count_sides:
 * @is_duplex: whether both sides of a sheet are printed
 *
 * Returns: how many sides the printer gets, empty ones included
 */
guint
hsl_copies_count_sides (HslCopies *self,
                        gboolean   is_duplex)
{
  return (self->n - 1) * get_stride (self, is_duplex) + self->chosen->len;
}

/**
 * hsl_copies_find_side:
 * @side: from 0
 * @out_copy: (out): from 0
 * @out_page: (out): counted through all parts, from 0
 *
 * Returns: what stands on it; %FALSE when it stays empty
 */
gboolean
hsl_copies_find_side (HslCopies *self,
                      gboolean   is_duplex,
                      guint      side,
                      guint     *out_copy,
                      guint     *out_page)
{
  guint stride = get_stride (self, is_duplex);
  guint index = side % stride;

  if (index >= self->chosen->len || side / stride >= self->n)
    return FALSE;
  *out_copy = side / stride;
  *out_page = g_array_index (self->chosen, guint, index);
  return TRUE;
}

/**
 * hsl_copies_draw:
 * @copy: from 0
 * @page: counted through all parts, from 0
 * @cr: where to draw, one unit per point
 */
void
hsl_copies_draw (HslCopies *self,
                 guint      copy,
                 guint      page,
                 cairo_t   *cr)
{
  cairo_save (cr);
  cairo_translate (cr, self->shift_x * HSL_POINTS_PER_MM, self->shift_y * HSL_POINTS_PER_MM);
  for (guint i = 0; i < self->parts->len; i++)
    {
      HslPages *part = g_ptr_array_index (self->parts, i);
      guint     n = hsl_pages_get_count (part);

      if (page < n)
        {
          hsl_pages_draw (part, page, cr);
          break;
        }
      page -= n;
    }
  if (copy < self->marks->len)
    {
      const HslLine *line = g_ptr_array_index ((GPtrArray *) g_ptr_array_index (self->marks, copy), 0);

      cairo_set_source_rgb (cr, 0, 0, 0);
      hsl_line_draw (line, cr, HSL_BLOCK_LEFT, MARK_TOP);
    }
  cairo_restore (cr);
}

static void
draw_side (guint    side,
           cairo_t *cr,
           gpointer user_data)
{
  HslCopies *self = user_data;
  guint      copy, page;

  if (hsl_copies_find_side (self, FALSE, side, &copy, &page))
    hsl_copies_draw (self, copy, page, cr);
}

/**
 * hsl_copies_write_pdf:
 * @path: the file, replaced if it is there
 * @error: return location
 *
 * Returns: whether @path holds all copies; if not, it is as it was before
 */
gboolean
hsl_copies_write_pdf (HslCopies  *self,
                      const char *path,
                      GError    **error)
{
  HslPdfAbout about = { .title = hsl_pages_get_title (g_ptr_array_index (self->parts, 0)) };

  return hsl_pages_write_sides (hsl_copies_count_sides (self, FALSE), draw_side, self, path, &about, error);
}
