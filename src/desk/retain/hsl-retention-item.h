/* hsl-retention-item.h: one volume whose period is over, or one that was destroyed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

G_BEGIN_DECLS

#define HSL_TYPE_RETENTION_ITEM (hsl_retention_item_get_type ())
G_DECLARE_FINAL_TYPE (HslRetentionItem, hsl_retention_item, HSL, RETENTION_ITEM, GObject)

#define HSL_N_RETENTION_COLUMNS 6

HslRetentionItem *hsl_retention_item_new (HslRetentionRow *row, HslStore *store);
HslRetentionItem                        *
hsl_retention_item_new_destroyed (HslDestruction *entry, guint n_holding, HslStore *store);
const HslRetentionRow *hsl_retention_item_get_row (HslRetentionItem *self);
const HslDestruction  *hsl_retention_item_get_entry (HslRetentionItem *self);
const char            *hsl_retention_item_get_text (HslRetentionItem *self, guint column);
char                  *hsl_retention_item_dup_detail (HslRetentionItem *self);

G_END_DECLS
