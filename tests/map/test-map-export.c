/* test-map-export.c: maps as files, asked by other programs what is in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-map-export.h"
#include "map-fixture.h"

#include <math.h>
#include <string.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

typedef struct
{
  char     *folder;
  HslScene *scene;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("hsl-map-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->scene = fixture_station (1.5);
  hsl_scene_set_unlocated (fixture->scene, 3);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char      *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_assert_finalize_object (fixture->scene);
}

static char *export(Fixture    *fixture,
                    const char *name,
                    double      width,
                    double      height)
{
  char              *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (hsl_map_export_file (fixture->scene, NULL, path, width, height, &error));
  g_assert_no_error (error);
  return path;
}

static char *
run (const char *program,
     ...)
{
  g_autoptr (GPtrArray)   args = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError)      error = NULL;
  char                   *out = NULL;
  const char             *arg;
  va_list                 rest;

  g_ptr_array_add (args, (gpointer) program);
  va_start (rest, program);
  while ((arg = va_arg (rest, const char *)) != NULL)
    g_ptr_array_add (args, (gpointer) arg);
  va_end (rest);
  g_ptr_array_add (args, NULL);

  process = g_subprocess_newv ((const char *const *) args->pdata, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return out;
}

static void
test_png (Fixture      *fixture,
          gconstpointer data)
{
  g_autofree char *path = export(fixture, "map.PNG", 1366, 768);
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 1366);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 768);
  cairo_surface_destroy (surface);
}

static void
test_svg (Fixture      *fixture,
          gconstpointer data)
{
  g_autofree char *path = export(fixture, "map.svg", 1190, 842);
  g_autofree char *out = run ("xmllint", "--noout", "--huge", path, NULL);
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "<svg"));
  /* The deepest red of the ramp, in whichever way it is written. */
  g_assert_nonnull (strstr (contents, "rgb(74.1"));
}

/* All that must be legible is text in the PDF, on one page of the right size. */
static void
test_pdf (Fixture      *fixture,
          gconstpointer data)
{
  static const char *const words[] = { "榕湖派出所辖区网格图",
                                       "截至 2026年3月1日 09:00",
                                       "示意图，不作为划界依据",
                                       "≥11",
                                       "7–10",
                                       "4–6",
                                       "2–3",
                                       "no data" };
  g_autofree char         *path = NULL;
  g_autofree char         *text = NULL;
  g_autofree char         *info = NULL;
  g_autofree char         *fonts = NULL;
  double                   width, height;

  g_assert_true (hsl_map_size_parse ("A3", &width, &height, NULL));
  path = export(fixture, "map.pdf", width, height);
  text = run ("pdftotext", "-layout", path, "-", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (text, words[i]) == NULL)
      g_error ("“%s” is not in the text of the page:\n%s", words[i], text);
  for (guint i = 0; i < G_N_ELEMENTS (fixture_names); i++)
    if (strstr (text, fixture_names[i]) == NULL)
      g_error ("“%s” is not in the text of the page:\n%s", fixture_names[i], text);

  info = run ("pdfinfo", path, NULL);
  g_assert_nonnull (strstr (info, "Pages:           1"));
  g_assert_nonnull (strstr (info, "(A3)"));
  g_assert_nonnull (strstr (info, "榕湖派出所辖区网格图"));
  fonts = run ("pdffonts", path, NULL);
  g_assert_nonnull (strstr (fonts, "yes yes"));
  g_assert_null (strstr (fonts, " no  no"));
}

static void
test_replaces_whole (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char   *path = g_build_filename (fixture->folder, "map.svg", NULL);
  g_autofree char   *before = NULL;
  g_autofree char   *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "the old map", -1, NULL));
  g_assert_false (hsl_map_export_file (fixture->scene, NULL, path, 10, 10, &error));
  g_assert_error (error, HSL_MAP_ERROR, HSL_MAP_ERROR_SIZE);
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  g_assert_cmpstr (before, ==, "the old map");

  g_free (export(fixture, "map.svg", 800, 500));
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_true (g_str_has_prefix (after, "<?xml"));
}

static void
test_faults (Fixture      *fixture,
             gconstpointer data)
{
  static const struct
  {
    const char *name;
    double      width, height;
    int         code;
    const char *says;
  } cases[] = {
    { "map.jpg", 800, 500, HSL_MAP_ERROR_FORMAT, "map.jpg" },
    { "map", 800, 500, HSL_MAP_ERROR_FORMAT, ".png, .svg or .pdf" },
    { "map.png", 199, 500, HSL_MAP_ERROR_SIZE, "199" },
    { "map.png", -800, 500, HSL_MAP_ERROR_SIZE, "-800" },
    { "map.png", NAN, 500, HSL_MAP_ERROR_SIZE, "nan" },
    { "map.png", 32001, 500, HSL_MAP_ERROR_SIZE, "32000" },
    { "map.png", 20000, 20000, HSL_MAP_ERROR_SIZE, "150 million" },
    { "map.pdf", 14401, 500, HSL_MAP_ERROR_SIZE, "14400" },
  };
  g_autofree char   *nowhere = g_build_filename (fixture->folder, "missing", "map.png", NULL);
  g_autoptr (GError) missing = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char   *path = g_build_filename (fixture->folder, cases[i].name, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_false (
          hsl_map_export_file (fixture->scene, NULL, path, cases[i].width, cases[i].height, &error));
      g_assert_error (error, HSL_MAP_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].says));
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  g_assert_false (hsl_map_export_file (fixture->scene, NULL, nowhere, 800, 500, &missing));
  g_assert_error (missing, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_nonnull (strstr (missing->message, "missing"));
}

static void
test_empty_scene (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GPtrArray) areas = hsl_map_area_list_new ();
  g_autoptr (HslScene)  scene = hsl_scene_new (areas);
  g_autoptr (GError)    error = NULL;
  g_autoptr (GBytes)    bytes = hsl_map_export_bytes (scene, NULL, HSL_MAP_FORMAT_PNG, 800, 500, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), 8, "\x89PNG\r\n\x1a\n", 8);
}

static void
test_sizes (void)
{
  static const struct
  {
    const char *text;
    double      width, height;
  } good[] = {
    { "1366x768", 1366, 768 },
    { "800X500", 800, 500 },
    { "A3", 1190.55, 841.89 },
    { "a4-portrait", 595.28, 841.89 },
    { "A0", 3370.39, 2383.94 },
  };
  static const char *const bad[] = { "", "x", "1366", "1366x", "x768",
                                     "1366x768x", "-1x5", "1366x-768", "0x0", "A9",
                                     "A3x", "A3-land", "1e3x500", " 800x500", "800 x 500" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      double             width = 0, height = 0;
      g_autoptr (GError) error = NULL;

      g_assert_true (hsl_map_size_parse (good[i].text, &width, &height, &error));
      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (width, good[i].width, 0.01);
      g_assert_cmpfloat_with_epsilon (height, good[i].height, 0.01);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      double             width = -7, height = -7;
      g_autoptr (GError) error = NULL;

      g_assert_false (hsl_map_size_parse (bad[i], &width, &height, &error));
      g_assert_error (error, HSL_MAP_ERROR, HSL_MAP_ERROR_SIZE);
      g_assert_cmpfloat (width, ==, -7);
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/map/export/png", test_png);
  ADD ("/map/export/svg", test_svg);
  ADD ("/map/export/pdf", test_pdf);
  ADD ("/map/export/replaces-whole", test_replaces_whole);
  ADD ("/map/export/faults", test_faults);
  ADD ("/map/export/empty-scene", test_empty_scene);
  g_test_add_func ("/map/export/sizes", test_sizes);
  return g_test_run ();
}
