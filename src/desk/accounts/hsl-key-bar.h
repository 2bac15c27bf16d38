/* hsl-key-bar.h: the keys of the store: whether they are being changed, and the command to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_KEY_BAR (hsl_key_bar_get_type ())
G_DECLARE_FINAL_TYPE (HslKeyBar, hsl_key_bar, HSL, KEY_BAR, GtkWidget)

GtkWidget *hsl_key_bar_new (HslStore *store);
void       hsl_key_bar_offer (HslKeyBar *self, const char *ended);
gboolean   hsl_key_bar_is_resealing (HslKeyBar *self);

G_END_DECLS
