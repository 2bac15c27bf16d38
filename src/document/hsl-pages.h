/* hsl-pages.h: a form made ready for screen, paper and PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-filters.h"
#include "hsl-fonts.h"
#include "hsl-scan.h"
#include "hsl-template.h"

#include <cairo.h>
#include <glib-object.h>

G_BEGIN_DECLS

/* What a PDF tells of itself. */
typedef struct
{
  const char *title;   /* (nullable): by default that of the first form */
  const char *author;  /* (nullable): the organisation */
  const char *subject; /* (nullable): the number of the case */
} HslPdfAbout;

/* How to make the pages. All zero is a plain print. */
typedef struct
{
  HslCodeNameFunc code_name; /* names of codes; %NULL: codes are printed as they are */
  gpointer        user_data;
  const char     *watermark; /* "演示", "草稿"; %NULL for none */
  const char     *stamp;     /* in small type below the foot of every page; %NULL for none */
  gboolean        is_masked; /* hide what the template marks as private */
} HslPagesOptions;

/* A photo or scanned paper as pages of a volume. */
typedef struct
{
  const char *title; /* what it is, above each page */
  const char *foot;  /* (nullable): below it */
} HslPagesCaption;

/* Draws one side of a sheet, one unit per point. */
typedef void (*HslDrawSideFunc) (guint side, cairo_t *cr, gpointer user_data);

#define HSL_TYPE_PAGES (hsl_pages_get_type ())
G_DECLARE_FINAL_TYPE (HslPages, hsl_pages, HSL, PAGES, GObject)

HslPages    *hsl_pages_new (HslFonts              *fonts,
                            HslTemplate           *form,
                            GVariant              *data,
                            const HslPagesOptions *options,
                            GError               **error);
HslPages    *hsl_pages_new_for_scan (HslFonts              *fonts,
                                     HslScan               *scan,
                                     const HslPagesCaption *caption,
                                     const HslPagesOptions *options,
                                     GError               **error);
HslTemplate *hsl_pages_get_form (HslPages *self);
const char  *hsl_pages_get_title (HslPages *self);
gboolean     hsl_pages_set_first (HslPages *self,
                                  guint     first,
                                  GError  **error);
guint        hsl_pages_get_first (HslPages *self);
guint        hsl_pages_get_count (HslPages *self);
void         hsl_pages_get_size (HslPages *self,
                                 double   *out_width,
                                 double   *out_height);
gboolean     hsl_pages_has_masked (HslPages *self);
char       **hsl_pages_list_substitutes (HslPages *self);
void         hsl_pages_draw (HslPages *self,
                             guint     page,
                             cairo_t  *cr);
GBytes      *hsl_pages_to_pdf (HslPages   *self,
                               const char *title,
                               GError    **error);
gboolean     hsl_pages_write_pdf (HslPages   *self,
                                  const char *path,
                                  const char *title,
                                  GError    **error);
GBytes      *hsl_pages_join_to_pdf (HslPages *const   *parts,
                                    guint              n_parts,
                                    const HslPdfAbout *about,
                                    GError           **error);
gboolean     hsl_pages_join_write_pdf (HslPages *const   *parts,
                                       guint              n_parts,
                                       const char        *path,
                                       const HslPdfAbout *about,
                                       GError           **error);
gboolean     hsl_pages_write_sides (guint              n,
                                    HslDrawSideFunc    draw,
                                    gpointer           user_data,
                                    const char        *path,
                                    const HslPdfAbout *about,
                                    GError           **error);
gboolean     hsl_pages_write_png (HslPages   *self,
                                  guint       page,
                                  double      dots_per_inch,
                                  const char *path,
                                  GError    **error);
char        *hsl_pages_dup_form_text (HslTemplate           *form,
                                      GVariant              *data,
                                      const HslPagesOptions *options,
                                      const char            *part,
                                      GError               **error);

G_END_DECLS
