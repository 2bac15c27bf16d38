/* hsl-scan.h: photos and scanned papers as pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

#define HSL_SCAN_PDF "application/pdf"

typedef struct _HslScan HslScan;

/* What can be attached, for file choosers; %NULL-terminated. */
extern const char *const hsl_scan_media_types[];

HslScan         *hsl_scan_new (GBytes  *bytes,
                               GError **error);
HslScan         *hsl_scan_ref (HslScan *self);
void             hsl_scan_unref (HslScan *self);
const char      *hsl_scan_get_media_type (HslScan *self);
guint            hsl_scan_get_n_pages (HslScan *self);
void             hsl_scan_get_size (HslScan *self,
                                    guint    page,
                                    double  *out_width,
                                    double  *out_height);
void             hsl_scan_prepare (HslScan *self);
void             hsl_scan_draw (HslScan *self,
                                guint    page,
                                cairo_t *cr);
cairo_surface_t *hsl_scan_make_picture (HslScan *self,
                                        guint    page,
                                        int      at_most);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslScan, hsl_scan_unref)

G_END_DECLS
