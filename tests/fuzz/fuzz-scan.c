/* fuzz-scan.c: a file that somebody wants to attach, opened and drawn on screen and paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "hsl-scan.h"

#include <cairo-pdf.h>

/* Drawing is what takes time; the first pages show what there is. */
#define PAGES_DRAWN 2

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  fuzz_begin ();
  return 0;
}

static cairo_status_t
on_written_cb (void                *closure,
               const unsigned char *data,
               unsigned int         length)
{
  *(gsize *) closure += length;
  return CAIRO_STATUS_SUCCESS;
}

static void
draw (HslScan *scan)
{
  gsize            written = 0;
  cairo_surface_t *paper = cairo_pdf_surface_create_for_stream (on_written_cb, &written, 600, 800);
  cairo_t         *cr = cairo_create (paper);

  for (guint page = 0; page < MIN (hsl_scan_get_n_pages (scan), PAGES_DRAWN); page++)
    {
      cairo_surface_t *screen = hsl_scan_make_picture (scan, page, 200);

      g_assert_cmpint (cairo_image_surface_get_width (screen), >=, 1);
      cairo_surface_destroy (screen);
      hsl_scan_draw (scan, page, cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (paper);
  g_assert_cmpuint (written, >, 0);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes)  bytes = g_bytes_new (data, size);
  g_autoptr (GError)  error = NULL;
  g_autoptr (HslScan) scan = hsl_scan_new (bytes, &error);

  g_assert_true ((scan == NULL) == (error != NULL));
  if (error != NULL)
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (scan != NULL)
    draw (scan);
  return 0;
}
