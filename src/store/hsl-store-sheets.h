/* hsl-store-sheets.h: what is collected over many cases to be printed: part of hsl-store.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-shift.h"
#include "hsl-store.h"
#include "hsl-subsidy.h"

G_BEGIN_DECLS

HslShift        *hsl_store_collect_shift (HslStore *self, HslMinute from, HslMinute to, GError **error);
HslSubsidySheet *hsl_store_collect_subsidy (HslStore *self, HslDay month, GError **error);

G_END_DECLS
