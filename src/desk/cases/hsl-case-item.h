/* hsl-case-item.h: one row of a list of cases, which may still be on its way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

G_BEGIN_DECLS

#define HSL_TYPE_CASE_ITEM (hsl_case_item_get_type ())
G_DECLARE_FINAL_TYPE (HslCaseItem, hsl_case_item, HSL, CASE_ITEM, GObject)

HslCaseItem *hsl_case_item_new (guint position);
guint        hsl_case_item_get_position (HslCaseItem *self);
void         hsl_case_item_take_row (HslCaseItem *self, HslCaseRow *row);
void         hsl_case_item_take_hit (HslCaseItem *self, HslSearchHit *hit);
const char  *hsl_case_item_get_uid (HslCaseItem *self);
const char  *hsl_case_item_get_title (HslCaseItem *self);
const char  *hsl_case_item_get_number (HslCaseItem *self);
const char  *hsl_case_item_get_state (HslCaseItem *self);
const char  *hsl_case_item_get_why (HslCaseItem *self);

/* (nullable): what the list knows besides; a search hit has none */
const HslCaseRow *hsl_case_item_get_row (HslCaseItem *self);

G_END_DECLS
