/* hsl-scan-file.c: photos and scans from files, and as textures
 *
 * Safe to call from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-scan-file"

#include "hsl-scan-file.h"

#include "hsl-store.h"

#include <glib/gi18n-lib.h>

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
 * hsl_scan_file_load:
 * @file: chosen or dropped
 * @error: return location
 *
 * Reads a file that is to be attached. One too large is refused before it is read.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
hsl_scan_file_load (GFile        *file,
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

/**
 * hsl_scan_file_make_texture:
 * @page: which one, from 0
 * @at_most: the longer side, in pixels
 *
 * Returns: (transfer full): the page upright
 */
GdkTexture *
hsl_scan_file_make_texture (HslScan *scan,
                            guint    page,
                            int      at_most)
{
  cairo_surface_t   *surface = hsl_scan_make_picture (scan, page, at_most);
  int                height = cairo_image_surface_get_height (surface);
  gsize              stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) pixels = NULL;

  cairo_surface_flush (surface);
  pixels = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height,
                                       (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height, GDK_MEMORY_DEFAULT, pixels,
                                 stride);
}
