/* hsl-facts-row.h: entry of a list of nested facts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-field-row.h"

G_BEGIN_DECLS

#define HSL_TYPE_FACTS_ROW (hsl_facts_row_get_type ())
G_DECLARE_FINAL_TYPE (HslFactsRow, hsl_facts_row, HSL, FACTS_ROW, HslFieldRow)

void hsl_facts_row_add (HslFactsRow *self);

G_END_DECLS
