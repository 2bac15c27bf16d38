/* hsl-subsidy-paper.h: a month of 以案定补 as the data of the form "subsidy-sheet"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-subsidy.h"

G_BEGIN_DECLS

#define HSL_SUBSIDY_FORM "subsidy-sheet"

GVariant *hsl_subsidy_paper_new (const HslSubsidySheet *sheet, const HslContext *context);

G_END_DECLS
