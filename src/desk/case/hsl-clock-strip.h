/* hsl-clock-strip.h: every clock of a case, with its arithmetic one click away
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_CLOCK_STRIP (hsl_clock_strip_get_type ())
G_DECLARE_FINAL_TYPE (HslClockStrip, hsl_clock_strip, HSL, CLOCK_STRIP, GtkWidget)

void hsl_clock_strip_set_case (HslClockStrip *self, HslStore *store, const HslCase *shown);

G_END_DECLS
