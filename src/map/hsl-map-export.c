/* hsl-map-export.c: a map as a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-map-export"

#include "hsl-map-export.h"

#include "hsl-map-area.h"
#include "hsl-map-sheet.h"

#include <string.h>

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>

#define SIDE_MIN 200.0

/* Cairo's images end at 32767 pixels a side, PDF at 14400 points; A0 at 300 dots per inch has 140 million
 * pixels. */
#define PIXEL_SIDE_MAX 32000.0
#define POINT_SIDE_MAX 14400.0
#define PIXELS_MAX     150e6

static const struct
{
  const char *name;
  double      width_mm; /* landscape */
  double      height_mm;
} papers[] = {
  { "A0", 1189, 841 },
  { "A1", 841, 594 },
  { "A2", 594, 420 },
  { "A3", 420, 297 },
  { "A4", 297, 210 },
};

static const char *const suffixes[] = {
  [HSL_MAP_FORMAT_PNG] = ".png",
  [HSL_MAP_FORMAT_SVG] = ".svg",
  [HSL_MAP_FORMAT_PDF] = ".pdf",
};

/**
 * hsl_map_format_from_path:
 * @out_format: (out): the format that the end of @path stands for
 */
gboolean
hsl_map_format_from_path (const char   *path,
                          HslMapFormat *out_format,
                          GError      **error)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (path != NULL && out_format != NULL, FALSE);

  lower = g_ascii_strdown (path, -1);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      {
        *out_format = i;
        return TRUE;
      }
  g_set_error (error, HSL_MAP_ERROR, HSL_MAP_ERROR_FORMAT,
               _ ("“%s”: a map is written as .png, .svg or .pdf"), path);
  return FALSE;
}

/**
 * hsl_map_size_parse:
 * @text: "1366x768", or "A0" to "A4", which lie, or "A3-portrait"
 * @out_width: (out): in the units of the file; papers in points
 */
gboolean
hsl_map_size_parse (const char *text,
                    double     *out_width,
                    double     *out_height,
                    GError    **error)
{
  char   *end = NULL;
  guint64 width, height;

  g_return_val_if_fail (text != NULL && out_width != NULL && out_height != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      double long_side = papers[i].width_mm * 72 / 25.4, short_side = papers[i].height_mm * 72 / 25.4;

      if (g_ascii_strncasecmp (text, papers[i].name, 2) != 0)
        continue;
      if (text[2] == '\0' || g_ascii_strcasecmp (text + 2, "-portrait") == 0)
        {
          *out_width = text[2] == '\0' ? long_side : short_side;
          *out_height = text[2] == '\0' ? short_side : long_side;
          return TRUE;
        }
    }

  width = g_ascii_isdigit (text[0]) ? g_ascii_strtoull (text, &end, 10) : 0;
  if (end != NULL && (*end == 'x' || *end == 'X') && g_ascii_isdigit (end[1]))
    {
      height = g_ascii_strtoull (end + 1, &end, 10);
      if (*end == '\0' && width > 0 && height > 0)
        {
          *out_width = (double) width;
          *out_height = (double) height;
          return TRUE;
        }
    }
  g_set_error (error, HSL_MAP_ERROR, HSL_MAP_ERROR_SIZE,
               _ ("“%s” is not a size: write 1366x768, A3 or A3-portrait"), text);
  return FALSE;
}

static gboolean
check_size (HslMapFormat format,
            double       width,
            double       height,
            GError     **error)
{
  double most = format == HSL_MAP_FORMAT_PNG ? PIXEL_SIDE_MAX : POINT_SIDE_MAX;

  /* Written so that NaN is refused as well. */
  if (!(width >= SIDE_MIN && height >= SIDE_MIN && width <= most && height <= most))
    g_set_error (error, HSL_MAP_ERROR, HSL_MAP_ERROR_SIZE,
                 _ ("A map of %.0f × %.0f cannot be made: each side must lie between %.0f and %.0f"), width,
                 height, SIDE_MIN, most);
  else if (format == HSL_MAP_FORMAT_PNG && width * height > PIXELS_MAX)
    g_set_error (error, HSL_MAP_ERROR, HSL_MAP_ERROR_SIZE,
                 _ ("A picture of %.0f × %.0f pixels is too large: %.0f million are the most"), width, height,
                 PIXELS_MAX / 1e6);
  else
    return TRUE;
  return FALSE;
}

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
create_surface (HslScene    *scene,
                HslMapFormat format,
                double       width,
                double       height,
                GByteArray  *bytes)
{
  cairo_surface_t *surface;

  switch (format)
    {
    case HSL_MAP_FORMAT_SVG:
      surface = cairo_svg_surface_create_for_stream (append_cb, bytes, width, height);
      break;
    case HSL_MAP_FORMAT_PDF:
      surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, width, height);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                      hsl_scene_get_text (scene, HSL_SCENE_TEXT_TITLE));
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Heshilao");
      break;
    case HSL_MAP_FORMAT_PNG:
    default:
      surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
      break;
    }
  return surface;
}

/**
 * hsl_map_export_bytes:
 * @style: (nullable): the look, or %NULL for the usual one at this size; its snapping is decided by @format
 * @width: in pixels for PNG, else in points
 *
 * Draws the whole sheet.
 *
 * Returns: (nullable) (transfer full): the contents of a file
 */
GBytes *
hsl_map_export_bytes (HslScene          *scene,
                      const HslMapStyle *style,
                      HslMapFormat       format,
                      double             width,
                      double             height,
                      GError           **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  HslMapStyle            own;
  cairo_surface_t       *surface;
  cairo_t               *cr;
  cairo_status_t         status;

  g_return_val_if_fail (HSL_IS_SCENE (scene), NULL);

  if (!check_size (format, width, height, error))
    return NULL;

  if (style != NULL)
    own = *style;
  else
    hsl_map_style_init (&own, HSL_RAMP_YLORRD, HSL_THEME_LIGHT, width, height);
  own.snap = format == HSL_MAP_FORMAT_PNG;

  surface = create_surface (scene, format, width, height, bytes);
  cr = cairo_create (surface);
  hsl_sheet_draw (cr, scene, &own, width, height);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS && format == HSL_MAP_FORMAT_PNG)
    status = cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, HSL_MAP_ERROR, HSL_MAP_ERROR_DRAW,
                   _ ("The map could not be drawn: %s"), cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * hsl_map_export_file:
 * @path: where to; its end (.png, .svg, .pdf) names the format
 *
 * Writes the whole sheet. The file appears complete or not at all; one that is there stays until then.
 */
gboolean
hsl_map_export_file (HslScene          *scene,
                     const HslMapStyle *style,
                     const char        *path,
                     double             width,
                     double             height,
                     GError           **error)
{
  g_autoptr (GBytes) bytes = NULL;
  HslMapFormat       format;

  g_return_val_if_fail (HSL_IS_SCENE (scene) && path != NULL, FALSE);

  if (!hsl_map_format_from_path (path, &format, error))
    return FALSE;
  bytes = hsl_map_export_bytes (scene, style, format, width, height, error);
  if (bytes == NULL)
    return FALSE;
  return g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, error);
}
