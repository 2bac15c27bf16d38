/* test-pages.c: glyphs that are missing, marks, and files that are whole or not there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static GVariant *
new_data (const char *name)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "name", "s", name);
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

/* An Egyptian bird is in no font of the chains: refused before anything is drawn, and named. */
static void
test_missing_glyph (void)
{
  static const struct
  {
    const char *body;
    const char *field;
  } cases[] = {
    { "<p>当事人{name}</p>", "“name”" },
    { "<table columns='1'><row><td>{name}</td></row></table>", "“name”" },
    { "<foot>{name}</foot><p>甲</p>", "“name”" },
    { "<p>\xf0\x93\x80\x80</p>", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HslTemplate) form = support_new_form (cases[i].body);
      g_autoptr (GVariant)    data = new_data ("张\xf0\x93\x80\x80");
      g_autoptr (GError)      error = NULL;
      g_autoptr (HslPages)    pages = hsl_pages_new (support_get_fonts (), form, data, NULL, &error);

      g_assert_null (pages);
      g_assert_error (error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_GLYPH);
      g_assert_nonnull (strstr (error->message, "\xf0\x93\x80\x80"));
      g_assert_nonnull (strstr (error->message, "U+13000"));
      g_assert_nonnull (strstr (error->message, cases[i].field));
    }
}

/* Rare characters of names come from the next font of the chain, and this is told. */
static void
test_rare_names (void)
{
  const char             *name = "㛃𠮷䶮堃喆昇·买买提";
  g_autoptr (HslTemplate) form = support_new_form ("<p>{name}</p>");
  g_autoptr (GVariant)    data = new_data (name);
  g_autoptr (HslPages)    pages = support_new_pages (form, data);
  g_autofree char        *text = support_extract_text (pages, "-raw");
  g_auto (GStrv)          chain = hsl_fonts_list_chain (support_get_fonts (), HSL_FONT_FANGSONG);
  g_auto (GStrv)          substitutes = hsl_pages_list_substitutes (pages);
  g_auto (GStrv)          classes = hsl_fonts_list_substitutes (support_get_fonts ());

  g_assert_nonnull (strstr (text, name));
  if (g_str_equal (chain[0], "FandolFang"))
    {
      g_assert_cmpuint (g_strv_length (substitutes), >=, 3);
      g_assert_cmpstr (substitutes[0], ==, "㛃 (U+36C3): Noto Serif CJK SC");
    }
  if (g_str_equal (chain[0], "Noto Serif CJK SC"))
    g_assert_cmpuint (g_strv_length (classes), >, 0);
}

/* A character with a variation selector is that character. */
static void
test_selectors (void)
{
  g_autoptr (HslTemplate) form = support_new_form ("<p>{name}</p>");
  g_autoptr (GVariant)    data = new_data ("葛\xf3\xa0\x84\x80城");
  g_autoptr (HslPages)    pages = support_new_pages (form, data);
  g_autofree char        *text = support_extract_text (pages, "-raw");

  g_assert_true (g_str_has_prefix (text, "葛城"));
}

static void
test_watermark (void)
{
  g_autoptr (HslTemplate) form = support_new_form ("<p>甲</p><page-break/><p>乙</p>");
  HslPagesOptions         options = { .watermark = "演示" };
  g_autoptr (GError)      error = NULL;
  g_autoptr (HslPages)    pages = hsl_pages_new (support_get_fonts (), form, NULL, &options, &error);
  g_autofree char        *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (hsl_pages_get_count (pages), ==, 2);
  text = support_extract_text (pages, "-raw");
  g_assert_nonnull (strstr (text, "演"));
  g_assert_nonnull (strstr (strstr (text, "演") + 1, "演"));
}

static void
test_masked (void)
{
  g_autoptr (HslTemplate) form = support_new_form ("<p>{name|private-name}</p>");
  g_autoptr (GVariant)    data = new_data ("张三丰");
  HslPagesOptions         options = { .is_masked = TRUE };
  g_autoptr (GError)      error = NULL;
  g_autoptr (HslPages)    pages = hsl_pages_new (support_get_fonts (), form, data, &options, &error);
  g_autoptr (HslPages)    open = support_new_pages (form, data);
  g_autofree char        *text = support_extract_text (pages, "-raw");

  g_assert_true (hsl_pages_has_masked (pages));
  g_assert_false (hsl_pages_has_masked (open));
  g_assert_null (strstr (text, "三丰"));
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint            n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* A PDF with embedded fonts and its title, and a picture. */
static void
test_files (void)
{
  g_autofree char        *folder = g_dir_make_tmp ("hsl-pages-XXXXXX", NULL);
  g_autofree char        *pdf = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char        *png = g_build_filename (folder, "a.png", NULL);
  g_autoptr (HslTemplate) form = support_new_form ("<title>标题</title><p>正文123</p>");
  g_autoptr (HslPages)    pages = support_new_pages (form, NULL);
  g_autoptr (GError)      error = NULL;
  g_autofree char        *information = NULL;
  g_autofree char        *fonts = NULL;
  g_autofree char        *picture = NULL;
  gsize                   length;

  g_assert_true (hsl_pages_write_pdf (pages, pdf, "卷宗 18", &error));
  information = support_run ((const char *const[]){ "pdfinfo", pdf, NULL });
  g_assert_nonnull (strstr (information, "卷宗 18"));
  g_assert_nonnull (strstr (information, "(A4)"));
  fonts = support_run ((const char *const[]){ "pdffonts", pdf, NULL });
  g_assert_nonnull (strstr (fonts, "yes yes yes"));
  g_assert_null (strstr (fonts, " no "));

  g_assert_true (hsl_pages_write_png (pages, 0, 96, png, &error));
  g_assert_true (g_file_get_contents (png, &picture, &length, NULL));
  g_assert_cmpmem (picture, 4, "\x89PNG", 4);
  g_assert_cmpuint (count_files (folder), ==, 2);

  g_unlink (pdf);
  g_unlink (png);
  g_rmdir (folder);
}

/* Where nothing can be written the reason is told, and nothing is left. */
static void
test_unwritable (void)
{
  g_autoptr (HslTemplate) form = support_new_form ("<p>甲</p>");
  g_autoptr (HslPages)    pages = support_new_pages (form, NULL);
  g_autoptr (GError)      error = NULL;

  g_assert_false (hsl_pages_write_pdf (pages, "/nonexistent/a.pdf", NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&error);
  g_assert_false (hsl_pages_write_pdf (pages, "/proc/a.pdf", NULL, &error));
  g_assert_nonnull (error);
}

/* A disk that is full in the middle of a file: the file that was there stays whole. */
static void
test_full_disk (void)
{
  g_autofree char        *folder = g_dir_make_tmp ("hsl-pages-XXXXXX", NULL);
  g_autofree char        *path = g_build_filename (folder, "a.pdf", NULL);
  g_autoptr (HslTemplate) form = support_new_form ("<p>甲乙丙丁</p>");
  g_autoptr (HslPages)    pages = support_new_pages (form, NULL);
  g_autoptr (GError)      error = NULL;
  g_autofree char        *kept = NULL;
  struct rlimit           limit, small;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  getrlimit (RLIMIT_FSIZE, &limit);
  small = limit;
  small.rlim_cur = 1024;
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &small);
  g_assert_false (hsl_pages_write_pdf (pages, path, NULL, &error));
  setrlimit (RLIMIT_FSIZE, &limit);

  g_assert_nonnull (error);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "old");
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/pages/missing-glyph", test_missing_glyph);
  g_test_add_func ("/document/pages/rare-names", test_rare_names);
  g_test_add_func ("/document/pages/selectors", test_selectors);
  g_test_add_func ("/document/pages/watermark", test_watermark);
  g_test_add_func ("/document/pages/masked", test_masked);
  g_test_add_func ("/document/pages/files", test_files);
  g_test_add_func ("/document/pages/unwritable", test_unwritable);
  g_test_add_func ("/document/pages/full-disk", test_full_disk);
  return g_test_run ();
}
