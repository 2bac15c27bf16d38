/* hsl-scan-file.h: photos and scans from files, and as textures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-scan.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

GBytes     *hsl_scan_file_load (GFile *file, GCancellable *cancellable, GError **error);
GdkTexture *hsl_scan_file_make_texture (HslScan *scan, guint page, int at_most);

G_END_DECLS
