/* test-layout.c: where things stand on the page, measured on the PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support.h"

#include <math.h>
#include <string.h>

#define POINTS_PER_MM (72.0 / 25.4)

/* A word as pdftotext -bbox sees it. */
typedef struct
{
  guint  page; /* from 0 */
  double x0, y0, x1, y1;
  char  *text;
} Word;

static void
word_clear (gpointer data)
{
  g_free (((Word *) data)->text);
}

static GArray *
find_words (HslPages *pages)
{
  g_autofree char       *xml = support_extract_text (pages, "-bbox");
  GArray                *words = g_array_new (FALSE, TRUE, sizeof (Word));
  g_autoptr (GRegex)     regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  int                    page = -1;

  g_array_set_clear_func (words, word_clear);
  regex = g_regex_new ("<page |<word xMin=\"([^\"]*)\" yMin=\"([^\"]*)\" "
                       "xMax=\"([^\"]*)\" yMax=\"([^\"]*)\">([^<]*)<",
                       0, 0, NULL);
  for (g_regex_match (regex, xml, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      Word  word = { 0 };
      char *numbers[4];

      if (g_match_info_get_match_count (match) < 6)
        {
          page++;
          continue;
        }
      for (int i = 0; i < 4; i++)
        numbers[i] = g_match_info_fetch (match, i + 1);
      word.page = (guint) page;
      word.x0 = g_ascii_strtod (numbers[0], NULL);
      word.y0 = g_ascii_strtod (numbers[1], NULL);
      word.x1 = g_ascii_strtod (numbers[2], NULL);
      word.y1 = g_ascii_strtod (numbers[3], NULL);
      word.text = g_match_info_fetch (match, 5);
      g_array_append_val (words, word);
      for (int i = 0; i < 4; i++)
        g_free (numbers[i]);
    }
  return words;
}

static char *
repeat (const char *text,
        guint       n)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (out, text);
  return g_string_free (out, FALSE);
}

static HslPages *
new_pages (const char *format,
           ...) G_GNUC_PRINTF (1, 2);

static HslPages *
new_pages (const char *format,
           ...)
{
  g_autofree char        *body = NULL;
  g_autoptr (HslTemplate) form = NULL;
  va_list                 arguments;

  va_start (arguments, format);
  body = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  form = support_new_form (body);
  return support_new_pages (form, NULL);
}

/* The lines of the text on @page, from top to bottom: words that share a base line belong together. */
static GPtrArray *
get_lines (HslPages *pages,
           guint     page)
{
  g_autoptr (GArray) words = find_words (pages);
  GPtrArray         *lines = g_ptr_array_new_with_free_func (g_free);
  double             y = -1;

  for (guint i = 0; i < words->len; i++)
    {
      Word *word = &g_array_index (words, Word, i);

      if (word->page != page)
        continue;
      if (lines->len > 0 && fabs (word->y1 - y) < 3)
        {
          char *line = g_ptr_array_steal_index (lines, lines->len - 1);

          g_ptr_array_add (lines, g_strconcat (line, word->text, NULL));
          g_free (line);
        }
      else
        {
          g_ptr_array_add (lines, g_strdup (word->text));
        }
      y = word->y1;
    }
  return lines;
}

/* GB/T 9704: 22 lines of 28 characters in a block of 156 × 225 mm at 28 and 37 mm. */
static void
test_block (void)
{
  g_autofree char      *text = repeat ("国", 28 * 22 + 1);
  g_autoptr (HslPages)  pages = new_pages ("<p indent='0'>%s</p>", text);
  g_autoptr (GArray)    words = find_words (pages);
  g_autoptr (GPtrArray) lines = get_lines (pages, 0);
  const Word           *first = &g_array_index (words, Word, 0);
  const Word           *second = &g_array_index (words, Word, 1);
  const Word           *last = &g_array_index (words, Word, 21);

  g_assert_cmpuint (hsl_pages_get_count (pages), ==, 2);
  g_assert_cmpuint (lines->len, ==, 22);
  for (guint i = 0; i < lines->len; i++)
    g_assert_cmpint (g_utf8_strlen (g_ptr_array_index (lines, i), -1), ==, 28);

  g_assert_cmpfloat (fabs (first->x0 / POINTS_PER_MM - 28), <, 0.5);
  g_assert_cmpfloat (fabs ((first->x1 - first->x0) / POINTS_PER_MM - 156), <, 0.5);
  g_assert_cmpfloat (fabs (second->y0 - first->y0 - 29.6), <, 0.05);
  g_assert_cmpfloat (fabs ((last->y0 - first->y0) / 21 - 29.6), <, 0.01);
}

/* The first row and last row of ink on a page drawn at 254 dots per inch: ten pixels are a millimetre. */
static void
find_ink (HslPages *pages,
          int      *out_top,
          int      *out_bottom)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 2100, 2970);
  cairo_t         *cr = cairo_create (surface);
  const guint8    *data;
  int              stride;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, 254 / 72.0, 254 / 72.0);
  hsl_pages_draw (pages, 0, cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);

  *out_top = -1;
  for (int y = 0; y < 2970; y++)
    for (int x = 0; x < 2100; x++)
      if (data[y * stride + 4 * x] < 128)
        {
          *out_top = *out_top < 0 ? y : *out_top;
          *out_bottom = y;
        }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_block_height (void)
{
  g_autofree char     *text = repeat ("国", 28 * 22);
  g_autoptr (HslPages) pages = new_pages ("<p indent='0'>%s</p>", text);
  int                  top = 0, bottom = 0;

  find_ink (pages, &top, &bottom);
  g_assert_cmpint (top, >=, 370);
  g_assert_cmpint (top, <=, 380);
  g_assert_cmpint (bottom, >=, 2610);
  g_assert_cmpint (bottom, <=, 2620);
}

static gboolean
starts_with_one_of (const char *text,
                    const char *set)
{
  return g_utf8_strchr (set, -1, g_utf8_get_char (text)) != NULL;
}

/* 禁则: however the marks fall, no line starts with a closing or ends with an opening one. */
static void
test_kinsoku (void)
{
  for (guint shift = 0; shift < 30; shift++)
    {
      g_autofree char      *start = repeat ("国", shift);
      g_autofree char      *text = repeat ("甲乙《丙丁》，“戊己”（庚辛）。壬！", 45);
      g_autoptr (HslPages)  pages = new_pages ("<p>%s%s</p>", start, text);
      g_autoptr (GPtrArray) lines = get_lines (pages, 0);

      g_assert_cmpuint (lines->len, ==, 22);
      for (guint i = 0; i < lines->len; i++)
        {
          const char *line = g_ptr_array_index (lines, i);
          const char *last = g_utf8_find_prev_char (line, line + strlen (line));

          g_assert_false (starts_with_one_of (line, "》，”）。！"));
          g_assert_false (starts_with_one_of (last, "《“（"));
        }
    }
}

/* Numbers and Latin words are not parted. */
static void
test_words (void)
{
  for (guint shift = 20; shift < 28; shift++)
    {
      g_autofree char     *start = repeat ("国", shift);
      g_autoptr (HslPages) pages = new_pages ("<p indent='0'>%s350902197903121019国</p>", start);
      g_autofree char     *text = support_extract_text (pages, "-raw");

      g_assert_nonnull (strstr (text, "350902197903121019"));
    }
}

/* A heading never ends a page; a signature takes two lines of its paragraph along. */
static void
test_keep (void)
{
  for (guint n = 15; n < 25; n++)
    {
      g_autofree char      *lines = repeat ("<p indent='0'>国</p>", n);
      g_autofree char      *filler = repeat ("文", 28 * 3);
      g_autoptr (HslPages)  heading = new_pages ("%s<h1>一、标题</h1><p>后</p>", lines);
      g_autoptr (HslPages)  signature = NULL;
      g_autoptr (GPtrArray) first = get_lines (heading, 0);
      g_autoptr (GPtrArray) second = NULL;

      g_assert_cmpstr (g_ptr_array_index (first, first->len - 1), !=, "一、标题");
      signature = new_pages ("%s<p indent='0'>%s</p><signature>签名：</signature>", lines, filler);
      if (hsl_pages_get_count (signature) == 1)
        continue;
      second = get_lines (signature, 1);
      if (strstr (g_ptr_array_index (second, second->len - 1), "签名") != NULL)
        {
          g_assert_cmpuint (second->len, >=, 3);
          g_assert_nonnull (strstr (g_ptr_array_index (second, second->len - 2), "文"));
          g_assert_nonnull (strstr (g_ptr_array_index (second, second->len - 3), "文"));
        }
    }
}

/* A long table repeats its head on every page, and no row is torn. */
static void
test_table (void)
{
  g_autofree char     *rows = repeat ("<row><td>甲<br/>乙</td><td>丙</td></row>", 60);
  g_autoptr (HslPages) pages = new_pages ("<table columns='1 2'>"
                                          "<row head='yes'><th>表头</th><th>栏目</th></row>%s</table>",
                                          rows);
  guint                n_rows = 0;

  g_assert_cmpuint (hsl_pages_get_count (pages), >=, 3);
  for (guint page = 0; page < hsl_pages_get_count (pages); page++)
    {
      g_autoptr (GPtrArray) lines = get_lines (pages, page);
      guint                 n_first = 0;
      guint                 n_second = 0;

      g_assert_nonnull (strstr (g_ptr_array_index (lines, 0), "表头"));
      for (guint i = 1; i < lines->len; i++)
        {
          n_first += strstr (g_ptr_array_index (lines, i), "甲") != NULL;
          n_second += strstr (g_ptr_array_index (lines, i), "乙") != NULL;
        }
      g_assert_cmpuint (n_first, ==, n_second);
      n_rows += n_first;
    }
  g_assert_cmpuint (n_rows, ==, 60);
}

/* A cell longer than a page runs over its end; nothing of it is lost, and the page stays full. */
static void
test_long_cell (void)
{
  g_autofree char      *text = repeat ("国", 3000);
  g_autoptr (HslPages)  pages = new_pages ("<table columns='1 5'><row><th>记录</th>"
                                            "<td>%s</td></row></table>",
                                           text);
  g_autofree char      *found = support_extract_text (pages, "-raw");
  g_autoptr (GPtrArray) first = get_lines (pages, 0);
  guint                 n = 0;

  for (const char *at = strstr (found, "国"); at != NULL; at = strstr (at + 1, "国"))
    n++;
  g_assert_cmpuint (n, ==, 3000);
  g_assert_cmpuint (hsl_pages_get_count (pages), >=, 3);
  g_assert_cmpuint (first->len, >=, 30);
}

/* Pages 1 and 3 carry their number right, page 2 left, a character in from the edge. */
static void
test_page_numbers (void)
{
  g_autofree char        *source = NULL;
  g_autofree char        *lines = repeat ("<p>国</p>", 60);
  g_autoptr (GError)      error = NULL;
  g_autoptr (HslTemplate) form = NULL;
  g_autoptr (HslPages)    pages = NULL;
  g_autoptr (GArray)      words = NULL;
  guint                   n = 0;

  source = g_strdup_printf ("<form id='a' title='试' version='1'>%s</form>", lines);
  form = hsl_template_new (source, -1, "own.xml", &error);
  g_assert_no_error (error);
  pages = support_new_pages (form, NULL);
  words = find_words (pages);

  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      if (strpbrk (word->text, "123") == NULL)
        continue;
      n++;
      g_assert_cmpfloat (word->y0 / POINTS_PER_MM, >, 262);
      if (word->page == 1)
        g_assert_cmpfloat (word->x0 / POINTS_PER_MM, <, 50);
      else
        g_assert_cmpfloat (word->x0 / POINTS_PER_MM, >, 160);
    }
  g_assert_cmpuint (n, ==, 3);
}

/* A cell over several rows keeps them together and is as high as they are. */
static void
test_spans (void)
{
  static const char *const labels[] = { "三行", "一", "二", "三", "四", "五" };
  g_autofree char         *filler = repeat ("<p>国</p>", 20);
  g_autoptr (HslPages)     pages = new_pages ("%s<table columns='1 1 1'>"
                                                  "<row><th rows='3'>三行</th><td>一</td><td>二</td></row>"
                                                  "<row><td span='2'>三</td></row>"
                                                  "<row><td>四</td><td>五</td></row></table>",
                                              filler);
  g_autoptr (GPtrArray)    first = get_lines (pages, 0);
  g_autofree char         *text = support_extract_text (pages, "-raw");

  g_assert_cmpuint (hsl_pages_get_count (pages), ==, 2);
  g_assert_cmpuint (first->len, ==, 20);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    g_assert_nonnull (strstr (text, labels[i]));
}

/* What overhangs by less than the gaps of the last page is drawn together; text of its own is not. */
static void
test_squeeze (void)
{
  g_autofree char     *lines = repeat ("<p>国</p>", 19);
  g_autoptr (HslPages) squeezed = NULL;
  g_autoptr (HslPages) open = new_pages ("%s<p before='0.5'>国</p><p>国</p><p>国</p><p>国</p>", lines);

  squeezed = new_pages ("%s<seal before='0.8'>章</seal><seal before='0.8'>日</seal>", lines);
  g_assert_cmpuint (hsl_pages_get_count (squeezed), ==, 1);
  g_assert_cmpuint (hsl_pages_get_count (open), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/layout/block", test_block);
  g_test_add_func ("/document/layout/block-height", test_block_height);
  g_test_add_func ("/document/layout/kinsoku", test_kinsoku);
  g_test_add_func ("/document/layout/words", test_words);
  g_test_add_func ("/document/layout/keep", test_keep);
  g_test_add_func ("/document/layout/table", test_table);
  g_test_add_func ("/document/layout/long-cell", test_long_cell);
  g_test_add_func ("/document/layout/page-numbers", test_page_numbers);
  g_test_add_func ("/document/layout/spans", test_spans);
  g_test_add_func ("/document/layout/squeeze", test_squeeze);
  return g_test_run ();
}
