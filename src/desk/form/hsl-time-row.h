/* hsl-time-row.h: entry of a day, or of a day and a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-field-row.h"

G_BEGIN_DECLS

#define HSL_TYPE_TIME_ROW (hsl_time_row_get_type ())
G_DECLARE_FINAL_TYPE (HslTimeRow, hsl_time_row, HSL, TIME_ROW, HslFieldRow)

G_END_DECLS
