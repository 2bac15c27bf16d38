/* hsl-words.h: what the desk says of days, states and codes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

char       *hsl_words_due (HslDay due, HslDay today);
char       *hsl_words_day (HslDay day);
char       *hsl_words_minute (HslMinute minute);
char       *hsl_words_hours (HslMinute from, HslMinute to);
const char *hsl_words_state (const char *code);
const char *hsl_words_code (HslStore *store, const char *list, const char *code);
const char *hsl_words_grid (HslStore *store, const char *code);

/* How a clock's state is drawn: never by colour alone. */
const char *hsl_words_clock_icon (HslClockState state);
const char *hsl_words_clock_class (HslClockState state);

G_END_DECLS
