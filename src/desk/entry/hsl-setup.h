/* hsl-setup.h: the first run: a new station
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HSL_TYPE_SETUP (hsl_setup_get_type ())
G_DECLARE_FINAL_TYPE (HslSetup, hsl_setup, HSL, SETUP, GtkWidget)

GtkWidget *hsl_setup_new (const char *uri, gboolean demo);
void       hsl_setup_set_cheap_keys (HslSetup *self, gboolean cheap);

G_END_DECLS
