/* hsl-state-strip.h: how far a case has come, at a glance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_STATE_STRIP (hsl_state_strip_get_type ())
G_DECLARE_FINAL_TYPE (HslStateStrip, hsl_state_strip, HSL, STATE_STRIP, GtkWidget)

void hsl_state_strip_set_case (HslStateStrip *self, const HslCase *shown);

G_END_DECLS
