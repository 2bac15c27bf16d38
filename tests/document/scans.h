/* scans.h: files as scanners, telephones and mischief make them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo-pdf.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

/* A picture whose left half is red and whose right half is blue. */
static inline GBytes *
scans_make_picture (const char *kind,
                    int         width,
                    int         height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GdkPixbuf) left = gdk_pixbuf_new_subpixbuf (pixbuf, 0, 0, width / 2, height);
  char                 *data;
  gsize                 size;

  gdk_pixbuf_fill (pixbuf, 0x0000ffff);
  gdk_pixbuf_fill (left, 0xff0000ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, kind, NULL, NULL));
  return g_bytes_new_take (data, size);
}

/* A JPEG that says how the camera was held. */
static inline GBytes *
scans_make_turned (int width,
                   int height,
                   int orientation)
{
  static const guint8 exif[] = { 0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'I', 'I', 42, 0, 8, 0, 0, 0,
                                 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
  g_autoptr (GBytes)  plain = scans_make_picture ("jpeg", width, height);
  GByteArray         *turned = g_byte_array_new ();
  gsize               size;
  const guint8       *data = g_bytes_get_data (plain, &size);

  g_byte_array_append (turned, data, 2);
  g_byte_array_append (turned, exif, sizeof exif);
  turned->data[2 + 28] = (guint8) orientation;
  g_byte_array_append (turned, data + 2, (guint) size - 2);
  return g_byte_array_free_to_bytes (turned);
}

static inline cairo_status_t
scans_on_written_cb (void                *closure,
                     const unsigned char *data,
                     unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A PDF with a word on each page. */
static inline GBytes *
scans_make_pdf (guint  n_pages,
                double width,
                double height)
{
  GByteArray      *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (scans_on_written_cb, bytes, width, height);
  cairo_t         *cr = cairo_create (surface);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *text = g_strdup_printf ("scanned%u", i + 1);

      cairo_set_font_size (cr, 20);
      cairo_move_to (cr, 20, 40);
      cairo_show_text (cr, text);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

/* A PDF of empty pages, by hand. */
static inline GBytes *
scans_make_empty_pdf (guint n_pages,
                      int   side)
{
  g_autoptr (GString) text = g_string_new ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n");

  g_string_append_printf (text, "2 0 obj<</Type/Pages/Count %u/MediaBox[0 0 %d %d]", n_pages, side, side);
  g_string_append (text, "/Kids[");
  for (guint i = 0; i < n_pages; i++)
    g_string_append_printf (text, "%u 0 R ", i + 3);
  g_string_append (text, "]>>endobj\n");
  for (guint i = 0; i < n_pages; i++)
    g_string_append_printf (text, "%u 0 obj<</Type/Page/Parent 2 0 R>>endobj\n", i + 3);
  g_string_append (text, "trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n");
  return g_bytes_new (text->str, text->len);
}

static inline GBytes *
scans_cut (GBytes *bytes,
           gsize   size)
{
  g_autoptr (GBytes) whole = bytes;

  return g_bytes_new_from_bytes (whole, 0, MIN (size, g_bytes_get_size (whole)));
}
