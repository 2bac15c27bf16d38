/* hsl-choice-row.h: entry of one code or link
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-field-row.h"

G_BEGIN_DECLS

#define HSL_TYPE_CHOICE_ROW (hsl_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (HslChoiceRow, hsl_choice_row, HSL, CHOICE_ROW, HslFieldRow)

G_END_DECLS
