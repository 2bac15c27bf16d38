/* hsl-scan.h: photos and scans: what they are, and pictures of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

#define HSL_SCAN_PDF "application/pdf"

extern const char *const hsl_scan_media_types[];

GBytes     *hsl_scan_load (GFile *file, GCancellable *cancellable, GError **error);
const char *hsl_scan_find_media_type (GBytes *bytes, GError **error);
GdkTexture *hsl_scan_decode (GBytes *bytes, int at_most, GError **error);

G_END_DECLS
