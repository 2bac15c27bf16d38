/* hsl-shift-paper.h: what a shift hands over as the data of the form "handover-sheet"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-context.h"
#include "hsl-shift.h"

G_BEGIN_DECLS

#define HSL_SHIFT_FORM "handover-sheet"

GVariant *hsl_shift_paper_new (const HslShift *shift, const HslContext *context);

G_END_DECLS
