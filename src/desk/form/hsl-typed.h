/* hsl-typed.h: days and times of day as people type them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-day.h"

G_BEGIN_DECLS

gboolean hsl_typed_day (const char *text, HslDay today, HslDay *out_day);
gboolean hsl_typed_time (const char *text, int *out_hour, int *out_minute);

G_END_DECLS
