/* hsl-checks-row.h: entry of several codes or links
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-field-row.h"

G_BEGIN_DECLS

#define HSL_TYPE_CHECKS_ROW (hsl_checks_row_get_type ())
G_DECLARE_FINAL_TYPE (HslChecksRow, hsl_checks_row, HSL, CHECKS_ROW, HslFieldRow)

G_END_DECLS
