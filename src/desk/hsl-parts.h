/* hsl-parts.h: the parts of the desk: a list of them, and the one in view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_PARTS (hsl_parts_get_type ())
G_DECLARE_FINAL_TYPE (HslParts, hsl_parts, HSL, PARTS, GtkWidget)

void       hsl_parts_open (HslParts *self, HslStore *store, const char *first);
void       hsl_parts_close (HslParts *self);
void       hsl_parts_show (HslParts *self, const char *id);
GtkWidget *hsl_parts_get (HslParts *self, const char *id);
GtkWidget *hsl_parts_get_visible (HslParts *self);

G_END_DECLS
