/* hsl-scan.c: photos and scans: what they are, and pictures of them
 *
 * Safe to call from any thread. What a file is, its first bytes say and not its name; a picture is decoded
 * no larger than it is shown, and one with absurd measures not at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-scan"

#include "hsl-scan.h"

#include "hsl-store.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* A page of A3 at 600 dpi has 70 million. */
#define PIXELS_MAX (120 * 1000 * 1000)

typedef struct
{
  const char *media_type; /* %NULL: known, and refused */
  const char *name;
  guint       offset;
  guint       length;
  const char *magic;
} Kind;

static const Kind kinds[] = {
  { "image/jpeg", "JPEG", 0, 3, "\xff\xd8\xff" },
  { "image/png", "PNG", 0, 8, "\x89PNG\r\n\x1a\n" },
  { "image/tiff", "TIFF", 0, 4, "II*\0" },
  { "image/tiff", "TIFF", 0, 4, "MM\0*" },
  { HSL_SCAN_PDF, "PDF", 0, 5, "%PDF-" },
  { NULL, "HEIC", 4, 8, "ftypheic" },
  { NULL, "HEIC", 4, 8, "ftypmif1" },
  { NULL, "WebP", 8, 4, "WEBP" },
  { NULL, "GIF", 0, 4, "GIF8" },
  { NULL, "ZIP, DOCX, XLSX", 0, 4, "PK\3\4" },
  { NULL, "DOC, XLS, WPS", 0, 4, "\xd0\xcf\x11\xe0" },
};

/* For file choosers. */
const char *const hsl_scan_media_types[] = { "image/jpeg", "image/png", "image/tiff", HSL_SCAN_PDF, NULL };

/**
 * hsl_scan_find_media_type:
 * @bytes: a file
 * @error: return location
 *
 * Returns: (nullable): the media type; %NULL when this is nothing that can be attached
 */
const char *
hsl_scan_find_media_type (GBytes  *bytes,
                          GError **error)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const Kind *kind = &kinds[i];

      if (size < kind->offset + kind->length || memcmp (data + kind->offset, kind->magic, kind->length) != 0)
        continue;
      if (kind->media_type != NULL)
        return kind->media_type;
      /* Translators: a kind of file, as "HEIC" */
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _ ("this is %s; photos are attached as JPEG or PNG, papers as PDF or TIFF"), kind->name);
      return NULL;
    }
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                       _ ("this is no picture and no PDF; photos are attached as JPEG or PNG, "
                          "papers as PDF or TIFF"));
  return NULL;
}

static gboolean
check_size (goffset  size,
            GError **error)
{
  if (size > 0 && size <= HSL_ATTACHMENT_SIZE_MAX)
    return TRUE;
  if (size <= 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("the file is empty"));
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                 _ ("the file has %.1f MB; at most %d MB can be attached"), (double) size / (1024 * 1024),
                 HSL_ATTACHMENT_SIZE_MAX / (1024 * 1024));
  return FALSE;
}

/**
 * hsl_scan_load:
 * @file: chosen or dropped
 * @error: return location
 *
 * Reads a file that is to be attached. One too large is refused before it is read.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
hsl_scan_load (GFile        *file,
               GCancellable *cancellable,
               GError      **error)
{
  static const char     wanted[] = G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE;
  g_autoptr (GFileInfo) info = g_file_query_info (file, wanted, G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _ ("this is not a file"));
      return NULL;
    }
  if (!check_size (g_file_info_get_size (info), error))
    return NULL;
  return g_file_load_bytes (file, cancellable, NULL, error);
}

typedef struct
{
  int      at_most;
  gboolean too_large;
} Sizing;

static void
on_size_prepared_cb (GdkPixbufLoader *loader,
                     int              width,
                     int              height,
                     Sizing          *sizing)
{
  double scale = (double) sizing->at_most / MAX (1, MAX (width, height));

  sizing->too_large = (gint64) width * height > PIXELS_MAX;
  if (sizing->too_large)
    gdk_pixbuf_loader_set_size (loader, 1, 1);
  else if (scale < 1)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int) (width * scale)), MAX (1, (int) (height * scale)));
}

/**
 * hsl_scan_decode:
 * @bytes: a picture
 * @at_most: the longer side, in pixels
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the picture, upright as the camera was held
 */
GdkTexture *
hsl_scan_decode (GBytes  *bytes,
                 int      at_most,
                 GError **error)
{
  const char                 *media_type = hsl_scan_find_media_type (bytes, error);
  g_autoptr (GdkPixbufLoader) loader = NULL;
  g_autoptr (GdkPixbuf)       upright = NULL;
  Sizing                      sizing = { at_most, FALSE };
  gboolean                    written;

  if (media_type == NULL)
    return NULL;
  loader = gdk_pixbuf_loader_new_with_mime_type (media_type, error);
  if (loader == NULL)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared_cb), &sizing);
  written = gdk_pixbuf_loader_write_bytes (loader, bytes, error);
  if (!gdk_pixbuf_loader_close (loader, written ? error : NULL) || !written)
    return NULL;
  if (sizing.too_large || gdk_pixbuf_loader_get_pixbuf (loader) == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("the picture cannot be shown"));
      return NULL;
    }
  upright = gdk_pixbuf_apply_embedded_orientation (gdk_pixbuf_loader_get_pixbuf (loader));
  return gdk_texture_new_for_pixbuf (upright);
}
