/* hsl-account-item.h: one account of the list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

G_BEGIN_DECLS

#define HSL_TYPE_ACCOUNT_ITEM (hsl_account_item_get_type ())
G_DECLARE_FINAL_TYPE (HslAccountItem, hsl_account_item, HSL, ACCOUNT_ITEM, GObject)

typedef enum
{
  HSL_ACCOUNT_NAME,
  HSL_ACCOUNT_WORKER,
  HSL_ACCOUNT_ROLES,
  HSL_ACCOUNT_STANDING,
  HSL_N_ACCOUNT_COLUMNS,
} HslAccountColumn;

HslAccountItem       *hsl_account_item_new (HslAccountInfo *info, HslStore *store);
const HslAccountInfo *hsl_account_item_get_info (HslAccountItem *self);
const char           *hsl_account_item_get_text (HslAccountItem *self, HslAccountColumn column);

G_END_DECLS
