/* hsl-text-row.h: entry of a text, a number, a sum of money or a yes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-field-row.h"

G_BEGIN_DECLS

#define HSL_TYPE_TEXT_ROW (hsl_text_row_get_type ())
G_DECLARE_FINAL_TYPE (HslTextRow, hsl_text_row, HSL, TEXT_ROW, HslFieldRow)

G_END_DECLS
