/* hsl-picture.c: a photo, from the bytes of its file
 *
 * Safe to call from any thread. A file that ends too soon is refused here and not years later, when the
 * paper is gone: the decoder would show what there is and call it a picture.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-picture"

#include "hsl-picture.h"

#include "hsl-document-error.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define SIDE_MAX 30000
#define DOTS_MAX (120 * 1000 * 1000)

#define TIFF_WIDTH  256
#define TIFF_HEIGHT 257
#define TIFF_SHORT  3

static gboolean
refuse (GError    **error,
        const char *message)
{
  g_set_error_literal (error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_SCAN, message);
  return FALSE;
}

static guint32
read_number (const guint8 *data,
             gsize         length,
             gboolean      is_big)
{
  guint32 number = 0;

  for (gsize i = 0; i < length; i++)
    number = number << 8 | data[is_big ? i : length - 1 - i];
  return number;
}

/**
 * hsl_picture_is_possible:
 *
 * Returns: whether paper has so many dots; a page of A3 at 600 dpi has 70 million
 */
gboolean
hsl_picture_is_possible (guint64 width,
                         guint64 height)
{
  return width <= SIDE_MAX && height <= SIDE_MAX && width * height <= DOTS_MAX;
}

/* Asked before anything is decoded: decoders make room for all dots that a head promises. */
static gboolean
check_dots (guint32  width,
            guint32  height,
            GError **error)
{
  if (hsl_picture_is_possible (width, height))
    return TRUE;
  return refuse (error, _ ("the picture is larger than a page of A3 at 600 dpi; scan it with fewer dots"));
}

/* Of the markers 0xC0 to 0xCF three are none. */
static gboolean
is_frame (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/* The segments of a JPEG up to its pixels; after those no 0xFF stands but before a marker. */
static gboolean
check_jpeg (const guint8 *data,
            gsize         size,
            gboolean     *out_is_plain,
            GError      **error)
{
  gsize at = 2;

  *out_is_plain = FALSE;
  while (at + 4 <= size && data[at] == 0xff && data[at + 1] != 0xda)
    {
      guint8 marker = data[at + 1];

      if (marker == 0xff)
        {
          at++;
          continue;
        }
      /* Plain are baseline and progressive pictures with one or three components of 8 bits. */
      if (is_frame (marker) && at + 10 <= size)
        {
          *out_is_plain = marker <= 0xc2 && data[at + 4] == 8 && (data[at + 9] == 1 || data[at + 9] == 3);
          if (!check_dots (read_number (data + at + 7, 2, TRUE), read_number (data + at + 5, 2, TRUE), error))
            return FALSE;
        }
      at += 2 + (gsize) data[at + 2] * 256 + data[at + 3];
    }
  for (; at + 2 <= size; at++)
    if (data[at] == 0xff && data[at + 1] == 0xd9)
      return TRUE;
  return refuse (error, _ ("the picture is cut off: the file ends too soon"));
}

/* Chunk after chunk: length, name, content, sum. */
static gboolean
check_png (const guint8 *data,
           gsize         size,
           GError      **error)
{
  if (size >= 24 && !check_dots (read_number (data + 16, 4, TRUE), read_number (data + 20, 4, TRUE), error))
    return FALSE;
  for (gsize at = 8; at + 12 <= size; at += 12 + (gsize) read_number (data + at, 4, TRUE))
    if (memcmp (data + at + 4, "IEND", 4) == 0)
      return TRUE;
  return refuse (error, _ ("the picture is cut off: the file ends too soon"));
}

/* The decoder reads the first page of a TIFF and says nothing of the others. */
static gboolean
check_tiff (const guint8 *data,
            gsize         size,
            GError      **error)
{
  gboolean is_big = data[0] == 'M';
  gsize    at = size >= 8 ? read_number (data + 4, 4, is_big) : size;
  gsize    end;
  guint32  sides[2] = { 0, 0 };

  if (at + 2 > size)
    return refuse (error, _ ("the picture is cut off: the file ends too soon"));
  end = at + 2 + (gsize) read_number (data + at, 2, is_big) * 12;
  for (gsize entry = at + 2; entry + 12 <= MIN (end, size); entry += 12)
    {
      guint32 tag = read_number (data + entry, 2, is_big);
      gsize   length = read_number (data + entry + 2, 2, is_big) == TIFF_SHORT ? 2 : 4;

      if (tag == TIFF_WIDTH || tag == TIFF_HEIGHT)
        sides[tag - TIFF_WIDTH] = read_number (data + entry + 8, length, is_big);
    }
  if (!check_dots (sides[0], sides[1], error))
    return FALSE;
  if (end + 4 <= size && read_number (data + end, 4, is_big) != 0)
    return refuse (error, _ ("this TIFF has several pages; save it as PDF and attach that"));
  return TRUE;
}

typedef struct
{
  HslPicture *picture;
  int         at_most;
} Sizing;

static void
on_size_prepared_cb (GdkPixbufLoader *loader,
                     int              width,
                     int              height,
                     Sizing          *sizing)
{
  double scale = (double) sizing->at_most / MAX (1, MAX (width, height));

  sizing->picture->width = width;
  sizing->picture->height = height;
  if (scale < 1)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int) (width * scale)), MAX (1, (int) (height * scale)));
}

/* What is transparent is paper. */
static cairo_surface_t *
make_surface (GdkPixbuf *pixbuf)
{
  int              width = gdk_pixbuf_get_width (pixbuf);
  int              height = gdk_pixbuf_get_height (pixbuf);
  int              step = gdk_pixbuf_get_n_channels (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    return surface;
  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    {
      const guint8 *from = gdk_pixbuf_read_pixels (pixbuf) + (gsize) y * gdk_pixbuf_get_rowstride (pixbuf);
      guint8       *row = cairo_image_surface_get_data (surface) +
                    (gsize) y * cairo_image_surface_get_stride (surface);
      guint32 *to = (guint32 *) (gpointer) row;

      for (int x = 0; x < width; x++, from += step)
        {
          guint32 alpha = step == 4 ? from[3] : 255;
          guint32 white = 255 * (255 - alpha);

          to[x] = (from[0] * alpha + white) / 255 << 16 | (from[1] * alpha + white) / 255 << 8 |
                  (from[2] * alpha + white) / 255;
        }
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

static gboolean
check_file (GBytes     *bytes,
            const char *media_type,
            HslPicture *picture,
            GError    **error)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (g_str_equal (media_type, "image/jpeg"))
    return check_jpeg (data, size, &picture->is_plain, error);
  if (g_str_equal (media_type, "image/tiff"))
    return check_tiff (data, size, error);
  return check_png (data, size, error);
}

static void
read_orientation (GdkPixbuf  *pixbuf,
                  HslPicture *picture)
{
  const char *text = gdk_pixbuf_get_option (pixbuf, "orientation");

  if (text != NULL && text[0] >= '1' && text[0] <= '8' && text[1] == '\0')
    picture->orientation = text[0] - '0';
}

/**
 * hsl_picture_decode:
 * @bytes: a file
 * @media_type: what its first bytes say it is
 * @at_most: the longer side, in pixels: it is decoded no larger
 * @out_picture: (out): what it is
 * @error: return location
 *
 * Returns: (transfer full): its pixels as stored, not yet turned; %NULL when they cannot all be read
 */
cairo_surface_t *
hsl_picture_decode (GBytes     *bytes,
                    const char *media_type,
                    int         at_most,
                    HslPicture *out_picture,
                    GError    **error)
{
  HslPicture                  picture = { .orientation = 1 };
  Sizing                      sizing = { &picture, at_most };
  g_autoptr (GdkPixbufLoader) loader = NULL;
  g_autoptr (GError)          problem = NULL;
  GdkPixbuf                  *pixbuf;
  cairo_surface_t            *surface;
  gboolean                    done;

  if (!check_file (bytes, media_type, &picture, error))
    return NULL;
  loader = gdk_pixbuf_loader_new_with_mime_type (media_type, error);
  if (loader == NULL)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared_cb), &sizing);
  done = gdk_pixbuf_loader_write_bytes (loader, bytes, &problem);
  done = gdk_pixbuf_loader_close (loader, done ? &problem : NULL) && done;
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (!done || pixbuf == NULL)
    {
      g_set_error (error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_SCAN, _ ("the picture is damaged: %s"),
                   problem != NULL ? problem->message : _ ("it cannot be shown"));
      return NULL;
    }
  read_orientation (pixbuf, &picture);
  surface = make_surface (pixbuf);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      refuse (error, cairo_status_to_string (cairo_surface_status (surface)));
      cairo_surface_destroy (surface);
      return NULL;
    }
  *out_picture = picture;
  return surface;
}

/**
 * hsl_picture_is_turned:
 *
 * Returns: whether what is stored as width is the height of the upright picture
 */
gboolean
hsl_picture_is_turned (const HslPicture *self)
{
  return self->orientation >= 5;
}

/**
 * hsl_picture_draw:
 * @surface: the pixels of @self, in any size
 * @cr: where to draw, one unit per pixel of the upright picture as stored
 */
void
hsl_picture_draw (const HslPicture *self,
                  cairo_surface_t  *surface,
                  cairo_t          *cr)
{
  double w = self->width;
  double h = self->height;
  /* From the stored to the upright picture: the eight ways of EXIF. */
  const cairo_matrix_t ways[] = {
    { 1, 0, 0, 1, 0, 0 },
    { -1, 0, 0, 1, w, 0 },
    { -1, 0, 0, -1, w, h },
    { 1, 0, 0, -1, 0, h },
    { 0, 1, 1, 0, 0, 0 },
    { 0, 1, -1, 0, h, 0 },
    { 0, -1, -1, 0, h, w },
    { 0, -1, 1, 0, 0, w },
  };

  cairo_save (cr);
  cairo_transform (cr, &ways[self->orientation - 1]);
  cairo_scale (cr, w / cairo_image_surface_get_width (surface), h / cairo_image_surface_get_height (surface));
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_NONE);
  cairo_paint (cr);
  cairo_restore (cr);
}
