/* hsl-unready.h: the volumes that are not ready for the archive
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HSL_TYPE_UNREADY (hsl_unready_get_type ())
G_DECLARE_FINAL_TYPE (HslUnready, hsl_unready, HSL, UNREADY, AdwWindow)

GtkWidget  *hsl_unready_new (HslStore *store);
void        hsl_unready_present (GtkWidget *parent, HslStore *store);
const char *hsl_unready_get_summary (HslUnready *self);

G_END_DECLS
