/* hsl-scan.c: photos and scanned papers as pages
 *
 * What a file is, its first bytes say and not its name. Everything that can be wrong with it is found in
 * hsl_scan_new(), which any thread may call; drawing is for one thread at a time.
 *
 * On the screen a page is a picture of as many dots as paper has there; to a printer or a PDF goes what the
 * file holds: a JPEG byte for byte, the text and lines of a PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-scan"

#include "hsl-scan.h"

#include "hsl-document-error.h"
#include "hsl-picture.h"

#include <glib/gi18n-lib.h>
#include <poppler.h>
#include <string.h>

/* The longer side of the block of a page at 150 and at 300 dots per inch. */
#define SCREEN_SIDE 1330
#define PRINT_SIDE  2660

/* No paper of a volume is larger than A0, or thicker than a file cover holds. */
#define PAGES_MAX 300
#define SIDE_MAX  3400.0
#define SIDE_MIN  9.0

/* How far from each other the width and height of a picture stand, in bytes. */
#define DICTIONARY 512

/* A photo of which nobody knows the measures is taken to have been made for a screen. */
#define POINTS_PER_PIXEL 0.75

typedef struct
{
  double           width; /* in points */
  double           height;
  cairo_surface_t *picture; /* (nullable): for the screen */
} ScanPage;

struct _HslScan
{
  gatomicrefcount  refs;
  GBytes          *bytes;
  const char      *media_type;
  GArray          *pages; /* of ScanPage */
  HslPicture       picture;
  PopplerDocument *pdf; /* %NULL: it is a picture */
};

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

const char *const hsl_scan_media_types[] = { "image/jpeg", "image/png", "image/tiff", HSL_SCAN_PDF, NULL };

static void
clear_page (gpointer data)
{
  g_clear_pointer (&((ScanPage *) data)->picture, cairo_surface_destroy);
}

HslScan *
hsl_scan_ref (HslScan *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * hsl_scan_unref:
 * @self: (nullable): a scan
 */
void
hsl_scan_unref (HslScan *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_object (&self->pdf);
  g_clear_pointer (&self->pages, g_array_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static gboolean G_GNUC_PRINTF (2, 3)
    refuse (GError    **error,
            const char *format,
            ...)
{
  g_autofree char *message = NULL;
  va_list          arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_SCAN, message);
  return FALSE;
}

static const char *
find_media_type (GBytes  *bytes,
                 GError **error)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size == 0)
    {
      refuse (error, "%s", _ ("the file is empty"));
      return NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const Kind *kind = &kinds[i];

      if (size < kind->offset + kind->length || memcmp (data + kind->offset, kind->magic, kind->length) != 0)
        continue;
      if (kind->media_type == NULL)
        /* Translators: a kind of file, as "HEIC" */
        refuse (error, _ ("this is %s; photos are attached as JPEG or PNG, papers as PDF or TIFF"),
                kind->name);
      return kind->media_type;
    }
  refuse (error, "%s",
          _ ("this is no picture and no PDF; photos are attached as JPEG or PNG, "
             "papers as PDF or TIFF"));
  return NULL;
}

static gboolean
open_picture (HslScan *self,
              GError **error)
{
  ScanPage page = { 0 };
  gboolean is_turned;

  page.picture = hsl_picture_decode (self->bytes, self->media_type, SCREEN_SIDE, &self->picture, error);
  if (page.picture == NULL)
    return FALSE;
  /* To a PDF the file itself goes in the place of these dots. */
  if (self->picture.is_plain)
    {
      gsize                size;
      const unsigned char *data = g_bytes_get_data (self->bytes, &size);

      cairo_surface_set_mime_data (page.picture, CAIRO_MIME_TYPE_JPEG, data, size,
                                   (cairo_destroy_func_t) g_bytes_unref, g_bytes_ref (self->bytes));
    }
  is_turned = hsl_picture_is_turned (&self->picture);
  page.width = (is_turned ? self->picture.height : self->picture.width) * POINTS_PER_PIXEL;
  page.height = (is_turned ? self->picture.width : self->picture.height) * POINTS_PER_PIXEL;
  g_array_append_val (self->pages, page);
  return TRUE;
}

/* A reader mends a file that lost its end, and shows fewer pages than the paper has. */
static gboolean
has_end (GBytes *bytes)
{
  static const char end[] = "%%EOF";
  gsize             size;
  const char       *data = g_bytes_get_data (bytes, &size);
  gsize             tail = MIN (size, 4096);

  return memmem (data + size - tail, tail, end, strlen (end)) != NULL;
}

/* The number after a name in a dictionary near @at, or 0. */
static guint64
find_number (const char *data,
             gsize       size,
             gsize       at,
             const char *name)
{
  gsize       from = at > DICTIONARY ? at - DICTIONARY : 0;
  gsize       length = MIN (size, at + DICTIONARY) - from;
  const char *found = memmem (data + from, length, name, strlen (name));
  guint64     number = 0;

  if (found == NULL)
    return 0;
  for (found += strlen (name); found < data + size && g_ascii_isspace (*found); found++)
    ;
  for (; found < data + size && g_ascii_isdigit (*found) && number < G_MAXINT; found++)
    number = number * 10 + (guint64) (*found - '0');
  return number;
}

/* A few bytes may promise a picture that takes minutes and all memory to draw. Dictionaries of pictures are
 * never compressed. */
static gboolean
check_pictures (GBytes  *bytes,
                GError **error)
{
  static const char width[] = "/Width";
  gsize             size;
  const char       *data = g_bytes_get_data (bytes, &size);
  const char       *found = data;

  while ((found = memmem (found, size - (gsize) (found - data), width, strlen (width))) != NULL)
    {
      gsize   at = (gsize) (found - data);
      guint64 w = find_number (found, size - at, 0, width);
      guint64 h = find_number (data, size, at, "/Height");

      if (!hsl_picture_is_possible (w, h))
        return refuse (error, _ ("the PDF holds a picture of %u × %u dots; scan it with fewer dots"),
                       (guint) w, (guint) h);
      found += strlen (width);
    }
  return TRUE;
}

static gboolean
refuse_pdf (const GError *problem,
            GError      **error)
{
  if (g_error_matches (problem, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    return refuse (error, "%s", _ ("the PDF is locked with a password; save it without one and attach that"));
  return refuse (error, _ ("the PDF is damaged: %s"),
                 problem != NULL ? problem->message : _ ("it has no pages"));
}

static gboolean
open_pdf_page (HslScan *self,
               int      number,
               GError **error)
{
  PopplerPage *found = poppler_document_get_page (self->pdf, number);
  ScanPage     page = { 0 };

  if (found == NULL)
    return refuse (error, _ ("the PDF is damaged: page %d cannot be read"), number + 1);
  poppler_page_get_size (found, &page.width, &page.height);
  g_object_unref (found);
  if (!(page.width >= SIDE_MIN && page.height >= SIDE_MIN && page.width <= SIDE_MAX &&
        page.height <= SIDE_MAX))
    return refuse (error, _ ("page %d of the PDF measures %.0f × %.0f mm, which no paper does"), number + 1,
                   page.width * 25.4 / 72, page.height * 25.4 / 72);
  g_array_append_val (self->pages, page);
  return TRUE;
}

static gboolean
open_pdf (HslScan *self,
          GError **error)
{
  g_autoptr (GError) problem = NULL;
  int                n;

  if (!has_end (self->bytes))
    return refuse (error, "%s", _ ("the PDF is cut off: the file ends too soon"));
  if (!check_pictures (self->bytes, error))
    return FALSE;
  self->pdf = poppler_document_new_from_bytes (self->bytes, NULL, &problem);
  n = self->pdf != NULL ? poppler_document_get_n_pages (self->pdf) : 0;
  if (n <= 0)
    return refuse_pdf (problem, error);
  if (n > PAGES_MAX)
    return refuse (error, _ ("the PDF has %d pages; at most %d can be attached as one file"), n, PAGES_MAX);
  for (int i = 0; i < n; i++)
    if (!open_pdf_page (self, i, error))
      return FALSE;
  return TRUE;
}

/**
 * hsl_scan_new:
 * @bytes: a file
 * @error: return location
 *
 * Returns: (transfer full): the pages of a photo or a scanned paper; %NULL with the reason when it is none,
 *   or cannot be shown whole
 */
HslScan *
hsl_scan_new (GBytes  *bytes,
              GError **error)
{
  const char         *media_type = find_media_type (bytes, error);
  g_autoptr (HslScan) self = NULL;
  gboolean            done;

  if (media_type == NULL)
    return NULL;
  self = g_new0 (HslScan, 1);
  g_atomic_ref_count_init (&self->refs);
  self->bytes = g_bytes_ref (bytes);
  self->media_type = media_type;
  self->pages = g_array_new (FALSE, TRUE, sizeof (ScanPage));
  g_array_set_clear_func (self->pages, clear_page);
  done = g_str_equal (media_type, HSL_SCAN_PDF) ? open_pdf (self, error) : open_picture (self, error);
  return done ? g_steal_pointer (&self) : NULL;
}

const char *
hsl_scan_get_media_type (HslScan *self)
{
  return self->media_type;
}

/**
 * hsl_scan_get_n_pages:
 *
 * Returns: how many pages it has, at least one
 */
guint
hsl_scan_get_n_pages (HslScan *self)
{
  return self->pages->len;
}

/**
 * hsl_scan_get_size:
 * @page: which one, from 0
 * @out_width: (out): in points
 * @out_height: (out): in points
 */
void
hsl_scan_get_size (HslScan *self,
                   guint    page,
                   double  *out_width,
                   double  *out_height)
{
  g_return_if_fail (page < self->pages->len);

  *out_width = g_array_index (self->pages, ScanPage, page).width;
  *out_height = g_array_index (self->pages, ScanPage, page).height;
}

static void
render_pdf_page (HslScan *self,
                 guint    page,
                 cairo_t *cr,
                 gboolean for_printing)
{
  PopplerPage *found = poppler_document_get_page (self->pdf, (int) page);

  if (found == NULL)
    return;
  if (for_printing)
    poppler_page_render_for_printing (found, cr);
  else
    poppler_page_render (found, cr);
  g_object_unref (found);
}

/* A photo is decoded again when there are more dots to show than a screen page has. */
static void
draw_picture (HslScan *self,
              cairo_t *cr,
              int      at_most)
{
  cairo_surface_t *fine = NULL;
  HslPicture       again;

  if (at_most > SCREEN_SIDE)
    fine = hsl_picture_decode (self->bytes, self->media_type, at_most, &again, NULL);
  cairo_scale (cr, POINTS_PER_PIXEL, POINTS_PER_PIXEL);
  hsl_picture_draw (&self->picture, fine != NULL ? fine : g_array_index (self->pages, ScanPage, 0).picture,
                    cr);
  g_clear_pointer (&fine, cairo_surface_destroy);
}

/* The page in dots on white. */
static cairo_surface_t *
rasterize (HslScan *self,
           guint    page,
           int      at_most)
{
  const ScanPage  *placed = &g_array_index (self->pages, ScanPage, page);
  double           scale = at_most / MAX (placed->width, placed->height);
  cairo_surface_t *surface;
  cairo_t         *cr;

  if (self->pdf == NULL)
    scale = MIN (scale, 1 / POINTS_PER_PIXEL);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX (1, (int) (placed->width * scale)),
                                        MAX (1, (int) (placed->height * scale)));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  if (self->pdf != NULL)
    render_pdf_page (self, page, cr, FALSE);
  else
    draw_picture (self, cr, at_most);
  cairo_destroy (cr);
  return surface;
}

static void
prepare_page (HslScan *self,
              guint    page)
{
  ScanPage *placed = &g_array_index (self->pages, ScanPage, page);

  if (placed->picture == NULL)
    placed->picture = rasterize (self, page, SCREEN_SIDE);
}

/**
 * hsl_scan_prepare:
 *
 * Makes what is shown on a screen, so that drawing there does not wait for it; also in another thread than
 * that which draws later.
 */
void
hsl_scan_prepare (HslScan *self)
{
  for (guint i = 0; i < self->pages->len; i++)
    prepare_page (self, i);
}

static gboolean
is_for_paper (cairo_t *cr)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_group_target (cr));

  return type == CAIRO_SURFACE_TYPE_PDF || type == CAIRO_SURFACE_TYPE_PS || type == CAIRO_SURFACE_TYPE_SVG;
}

/**
 * hsl_scan_draw:
 * @page: which one, from 0
 * @cr: where to draw, one unit per point
 */
void
hsl_scan_draw (HslScan *self,
               guint    page,
               cairo_t *cr)
{
  const ScanPage *placed;

  g_return_if_fail (page < self->pages->len);

  placed = &g_array_index (self->pages, ScanPage, page);
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, placed->width, placed->height);
  cairo_clip (cr);
  if (self->pdf == NULL)
    draw_picture (self, cr, is_for_paper (cr) && !self->picture.is_plain ? PRINT_SIDE : SCREEN_SIDE);
  else if (is_for_paper (cr))
    render_pdf_page (self, page, cr, TRUE);
  else
    {
      prepare_page (self, page);
      cairo_scale (cr, placed->width / cairo_image_surface_get_width (placed->picture),
                   placed->height / cairo_image_surface_get_height (placed->picture));
      cairo_set_source_surface (cr, placed->picture, 0, 0);
      cairo_paint (cr);
    }
  cairo_restore (cr);
}

/**
 * hsl_scan_make_picture:
 * @page: which one, from 0
 * @at_most: the longer side, in pixels
 *
 * Returns: (transfer full): the page upright on white, no larger than that
 */
cairo_surface_t *
hsl_scan_make_picture (HslScan *self,
                       guint    page,
                       int      at_most)
{
  g_return_val_if_fail (page < self->pages->len, NULL);

  return rasterize (self, page, at_most);
}
