/* hsl-pages-file.c: pages written to a file
 *
 * Files appear whole or not at all: they are made in memory, written beside their place and renamed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-pages"

#include "hsl-pages.h"

#include "hsl-layout.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* Only the owner may read a form: it tells about people. */
#define FILE_MODE 0600

static cairo_status_t
on_bytes_written_cb (void                *closure,
                     const unsigned char *data,
                     unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check_status (cairo_status_t status,
              GError       **error)
{
  const char *reason = cairo_status_to_string (status);

  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_DRAW, _ ("Drawing failed: %s"), reason);
  return FALSE;
}

/* A bookmark for each paper, and labels so that a reader counts as the catalogue does. */
static void
begin_part (HslPages        *part,
            guint            page,
            cairo_surface_t *surface)
{
  g_autofree char *link = g_strdup_printf ("page=%u pos=[0 0]", page + 1);

  cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, hsl_pages_get_title (part), link, 0);
}

static void
label_page (HslPages        *part,
            guint            page,
            cairo_surface_t *surface)
{
  guint            first = hsl_pages_get_first (part);
  const char      *title = hsl_pages_get_title (part);
  g_autofree char *label = NULL;

  if (first > 0)
    label = g_strdup_printf ("%u", first + page);
  else if (hsl_pages_get_count (part) > 1)
    label = g_strdup_printf ("%s-%u", title, page + 1);
  else
    label = g_strdup (title);
  cairo_pdf_surface_set_page_label (surface, label);
}

static void
draw_parts (HslPages *const *parts,
            guint            n_parts,
            cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);
  guint    drawn = 0;

  for (guint i = 0; i < n_parts; i++)
    {
      if (n_parts > 1)
        begin_part (parts[i], drawn, surface);
      for (guint page = 0; page < hsl_pages_get_count (parts[i]); page++, drawn++)
        {
          if (n_parts > 1)
            label_page (parts[i], page, surface);
          hsl_pages_draw (parts[i], page, cr);
          cairo_show_page (cr);
        }
    }
  cairo_destroy (cr);
}

static void
set_about (cairo_surface_t     *surface,
           cairo_pdf_metadata_t what,
           const char          *text)
{
  if (text != NULL && *text != '\0')
    cairo_pdf_surface_set_metadata (surface, what, text);
}

typedef void (*DrawFunc) (cairo_surface_t *surface, gpointer user_data);

static GBytes *
make_pdf (DrawFunc           draw,
          gpointer           user_data,
          const HslPdfAbout *about,
          GError           **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t       *surface;
  cairo_status_t         status;

  surface =
      cairo_pdf_surface_create_for_stream (on_bytes_written_cb, bytes, HSL_PAGE_WIDTH, HSL_PAGE_HEIGHT);
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  set_about (surface, CAIRO_PDF_METADATA_TITLE, about->title);
  set_about (surface, CAIRO_PDF_METADATA_CREATOR, "heshilao");
  set_about (surface, CAIRO_PDF_METADATA_AUTHOR, about->author);
  set_about (surface, CAIRO_PDF_METADATA_SUBJECT, about->subject);

  draw (surface, user_data);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (!check_status (status, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

typedef struct
{
  HslPages *const *parts;
  guint            n;
} Joined;

static void
draw_joined (cairo_surface_t *surface,
             gpointer         user_data)
{
  const Joined *joined = user_data;

  draw_parts (joined->parts, joined->n, surface);
}

/**
 * hsl_pages_join_to_pdf:
 * @parts: the pages of one or more papers, in order
 * @n_parts: how many
 * @about: (nullable): what the file tells of itself
 * @error: return location
 *
 * Returns: (transfer full): a PDF with the parts of the fonts it needs; of several papers each has a bookmark
 */
GBytes *
hsl_pages_join_to_pdf (HslPages *const   *parts,
                       guint              n_parts,
                       const HslPdfAbout *about,
                       GError           **error)
{
  Joined      joined = { parts, n_parts };
  HslPdfAbout told = about != NULL ? *about : (HslPdfAbout){ NULL };

  g_return_val_if_fail (n_parts > 0, NULL);

  if (told.title == NULL)
    told.title = hsl_pages_get_title (parts[0]);
  return make_pdf (draw_joined, &joined, &told, error);
}

/**
 * hsl_pages_to_pdf:
 * @self: the pages
 * @title: (nullable): the title in the file's properties, by default that of the form
 * @error: return location
 *
 * Returns: (transfer full): a PDF with the parts of the fonts it needs
 */
GBytes *
hsl_pages_to_pdf (HslPages   *self,
                  const char *title,
                  GError    **error)
{
  g_return_val_if_fail (HSL_IS_PAGES (self), NULL);

  return hsl_pages_join_to_pdf (&self, 1, &(HslPdfAbout){ .title = title }, error);
}

static gboolean
write_file (const char *path,
            const void *data,
            gsize       length,
            GError    **error)
{
  return g_file_set_contents_full (path, data, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   FILE_MODE, error);
}

/**
 * hsl_pages_join_write_pdf:
 * @parts: the pages of one or more papers, in order
 * @n_parts: how many
 * @path: the file, replaced if it is there
 * @about: (nullable): what the file tells of itself
 * @error: return location
 *
 * Returns: whether @path holds the whole PDF; if not, it is as it was before
 */
gboolean
hsl_pages_join_write_pdf (HslPages *const   *parts,
                          guint              n_parts,
                          const char        *path,
                          const HslPdfAbout *about,
                          GError           **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  bytes = hsl_pages_join_to_pdf (parts, n_parts, about, error);
  if (bytes == NULL)
    return FALSE;
  return write_file (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

typedef struct
{
  guint           n;
  HslDrawSideFunc draw;
  gpointer        user_data;
} Sides;

static void
draw_sides (cairo_surface_t *surface,
            gpointer         user_data)
{
  const Sides *sides = user_data;
  cairo_t     *cr = cairo_create (surface);

  for (guint i = 0; i < sides->n; i++)
    {
      sides->draw (i, cr, sides->user_data);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
}

/**
 * hsl_pages_write_sides:
 * @n: how many sides
 * @draw: draws each of them
 * @path: the file, replaced if it is there
 * @about: what the file tells of itself
 * @error: return location
 *
 * Returns: whether @path holds the whole PDF; if not, it is as it was before
 */
gboolean
hsl_pages_write_sides (guint              n,
                       HslDrawSideFunc    draw,
                       gpointer           user_data,
                       const char        *path,
                       const HslPdfAbout *about,
                       GError           **error)
{
  Sides              sides = { n, draw, user_data };
  g_autoptr (GBytes) bytes = make_pdf (draw_sides, &sides, about, error);

  if (bytes == NULL)
    return FALSE;
  return write_file (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

/**
 * hsl_pages_write_pdf:
 * @self: the pages
 * @path: the file, replaced if it is there
 * @title: (nullable): the title in the file's properties, by default that of the form
 * @error: return location
 *
 * Returns: whether @path holds the whole PDF; if not, it is as it was before
 */
gboolean
hsl_pages_write_pdf (HslPages   *self,
                     const char *path,
                     const char *title,
                     GError    **error)
{
  g_return_val_if_fail (HSL_IS_PAGES (self), FALSE);

  return hsl_pages_join_write_pdf (&self, 1, path, &(HslPdfAbout){ .title = title }, error);
}

/**
 * hsl_pages_write_png:
 * @self: the pages
 * @page: which one, from 0
 * @dots_per_inch: the resolution
 * @path: the file, replaced if it is there
 * @error: return location
 *
 * Returns: whether @path holds the whole picture; if not, it is as it was before
 */
gboolean
hsl_pages_write_png (HslPages   *self,
                     guint       page,
                     double      dots_per_inch,
                     const char *path,
                     GError    **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  double                 scale = dots_per_inch / 72.0;
  double                 width, height;
  cairo_surface_t       *surface;
  cairo_t               *cr;
  cairo_status_t         status;

  g_return_val_if_fail (HSL_IS_PAGES (self), FALSE);
  g_return_val_if_fail (page < hsl_pages_get_count (self), FALSE);

  hsl_pages_get_size (self, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (width * scale), (int) (height * scale));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  hsl_pages_draw (self, page, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, on_bytes_written_cb, bytes);
  cairo_surface_destroy (surface);

  return check_status (status, error) && write_file (path, bytes->data, bytes->len, error);
}
