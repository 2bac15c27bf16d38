/* test-scan.c: photos and scanned papers as pages, and files that are refused
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scans.h"

#include "hsl-document-error.h"
#include "hsl-scan.h"

#include <stdlib.h>

static HslScan *
open_scan (GBytes *bytes)
{
  g_autoptr (GBytes) owned = bytes;
  g_autoptr (GError) error = NULL;
  HslScan           *scan = hsl_scan_new (owned, &error);

  g_assert_no_error (error);
  return scan;
}

static void
check_refused (GBytes     *bytes,
               const char *needle)
{
  g_autoptr (GBytes) owned = bytes;
  g_autoptr (GError) error = NULL;

  g_assert_null (hsl_scan_new (owned, &error));
  g_assert_error (error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_SCAN);
  if (strstr (error->message, needle) == NULL)
    g_error ("“%s” does not say “%s”", error->message, needle);
}

/* Files that were made to do harm. */
static GBytes *
load_corpus (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fuzz", "corpus", "scan", name, NULL);
  char            *content;
  gsize            size;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  return g_bytes_new_take (content, size);
}

static void
test_kinds (void)
{
  static const char *const kinds[] = { "jpeg", "png", "tiff" };
  double                   width, height;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (HslScan) scan = open_scan (scans_make_picture (kinds[i], 400, 200));
      g_autofree char    *type = g_strconcat ("image/", kinds[i], NULL);

      g_assert_cmpstr (hsl_scan_get_media_type (scan), ==, type);
      g_assert_cmpuint (hsl_scan_get_n_pages (scan), ==, 1);
      hsl_scan_get_size (scan, 0, &width, &height);
      g_assert_cmpfloat_with_epsilon (width, 2 * height, 0.001);
    }
}

static void
test_pdf (void)
{
  g_autoptr (HslScan) scan = open_scan (scans_make_pdf (3, 300, 500));
  double              width, height;
  cairo_surface_t    *picture;

  g_assert_cmpstr (hsl_scan_get_media_type (scan), ==, HSL_SCAN_PDF);
  g_assert_cmpuint (hsl_scan_get_n_pages (scan), ==, 3);
  hsl_scan_get_size (scan, 2, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 300, 0.5);
  g_assert_cmpfloat_with_epsilon (height, 500, 0.5);
  picture = hsl_scan_make_picture (scan, 1, 250);
  g_assert_cmpint (cairo_image_surface_get_height (picture), ==, 250);
  g_assert_cmpint (cairo_image_surface_get_width (picture), ==, 150);
  cairo_surface_destroy (picture);
}

static guint32
get_pixel (cairo_surface_t *surface,
           double           x,
           double           y)
{
  int           column = (int) (x * cairo_image_surface_get_width (surface));
  int           line = (int) (y * cairo_image_surface_get_height (surface));
  const guint8 *row = cairo_image_surface_get_data (surface) +
                      (gsize) line * (gsize) cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (gconstpointer) row)[column] & 0xffffff;
}

static gboolean
is_red (guint32 pixel)
{
  return pixel >> 16 > 0xd0 && (pixel & 0xff) < 0x30;
}

/* The left half of what the camera stored is red: in each of the eight ways it lies elsewhere. */
static void
test_orientation (void)
{
  static const struct
  {
    double red_x, red_y;
  } ways[] = {
    { .25, .5 },
    { .75, .5 },
    { .75, .5 },
    { .25, .5 },
    { .5, .25 },
    { .5, .25 },
    { .5, .75 },
    { .5, .75 },
  };

  for (int i = 0; i < 8; i++)
    {
      g_autoptr (HslScan) scan = open_scan (scans_make_turned (400, 200, i + 1));
      cairo_surface_t    *picture = hsl_scan_make_picture (scan, 0, 200);
      double              width, height;

      hsl_scan_get_size (scan, 0, &width, &height);
      g_assert_true (i < 4 ? width > height : height > width);
      g_assert_true (is_red (get_pixel (picture, ways[i].red_x, ways[i].red_y)));
      g_assert_false (is_red (get_pixel (picture, 1 - ways[i].red_x, 1 - ways[i].red_y)));
      cairo_surface_destroy (picture);
    }
}

static void
test_refusals (void)
{
  g_autoptr (GBytes) jpeg = scans_make_picture ("jpeg", 400, 400);

  check_refused (g_bytes_new ("", 0), "empty");
  check_refused (g_bytes_new_static ("not a photo", 11), "no picture");
  check_refused (g_bytes_new_static ("\0\0\0\x18"
                                     "ftypheic0000",
                                     16),
                 "HEIC");
  check_refused (g_bytes_new_static ("PK\3\4 and so on", 14), "DOCX");
  check_refused (scans_cut (g_bytes_ref (jpeg), g_bytes_get_size (jpeg) - 3), "cut off");
  check_refused (scans_cut (g_bytes_ref (jpeg), 20), "cut off");
  check_refused (scans_cut (scans_make_picture ("png", 400, 400), 200), "cut off");
  check_refused (scans_cut (scans_make_picture ("tiff", 400, 400), 200), "cut off");
  check_refused (scans_cut (scans_make_pdf (3, 300, 500), 500), "cut off");
  check_refused (g_bytes_new_static ("%PDF-1.4\n%%EOF\n", 15), "damaged");
}

/* What would take all the memory, or a year's paper. */
static void
test_bombs (void)
{
  check_refused (scans_make_empty_pdf (10000, 500), "10000 pages");
  check_refused (scans_make_empty_pdf (1, 1000000), "mm");
  check_refused (scans_make_empty_pdf (0, 500), "damaged");
  check_refused (load_corpus ("pdf-picture"), "90000 × 90000");
  check_refused (load_corpus ("png-bomb"), "600 dpi");
  check_refused (load_corpus ("pdf-locked"), "password");
}

/* The decoder would show the first page and keep silent about the second. */
static void
test_tiff_pages (void)
{
  g_autoptr (GBytes) one = scans_make_picture ("tiff", 40, 40);
  gsize              size;
  guint8            *data = g_memdup2 (g_bytes_get_data (one, &size), g_bytes_get_size (one));
  guint32            at = GUINT32_FROM_LE (*(guint32 *) (gpointer) (data + 4));
  guint32            end = at + 2 + 12u * data[at];

  g_assert_cmpuint (data[0], ==, 'I');
  data[end] = 8;
  check_refused (g_bytes_new_take (data, size), "several pages");
}

/* A photo goes into the PDF as it came from the camera, not decoded and packed again. */
static void
test_embedded (void)
{
  g_autoptr (GBytes)     jpeg = scans_make_picture ("jpeg", 400, 200);
  g_autoptr (HslScan)    scan = open_scan (g_bytes_ref (jpeg));
  g_autoptr (GByteArray) pdf = g_byte_array_new ();
  cairo_surface_t       *surface = cairo_pdf_surface_create_for_stream (scans_on_written_cb, pdf, 600, 600);
  cairo_t               *cr = cairo_create (surface);

  hsl_scan_draw (scan, 0, cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  g_assert_nonnull (memmem (pdf->data, pdf->len, g_bytes_get_data (jpeg, NULL), g_bytes_get_size (jpeg)));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/scan/kinds", test_kinds);
  g_test_add_func ("/document/scan/pdf", test_pdf);
  g_test_add_func ("/document/scan/orientation", test_orientation);
  g_test_add_func ("/document/scan/refusals", test_refusals);
  g_test_add_func ("/document/scan/bombs", test_bombs);
  g_test_add_func ("/document/scan/tiff-pages", test_tiff_pages);
  g_test_add_func ("/document/scan/embedded", test_embedded);
  return g_test_run ();
}
