/* hsl-reveal-button.h: asks why something hidden is to be shown, and counts until it is hidden again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_REVEAL_BUTTON (hsl_reveal_button_get_type ())
G_DECLARE_FINAL_TYPE (HslRevealButton, hsl_reveal_button, HSL, REVEAL_BUTTON, GtkWidget)

GtkWidget *hsl_reveal_button_new (HslStore *store, const char *whom);
void       hsl_reveal_button_popup (HslRevealButton *self);
void       hsl_reveal_button_begin (HslRevealButton *self);
void       hsl_reveal_button_end (HslRevealButton *self);

G_END_DECLS
