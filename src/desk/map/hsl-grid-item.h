/* hsl-grid-item.h: a grid as an item of a list, with its numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define HSL_TYPE_GRID_ITEM (hsl_grid_item_get_type ())
G_DECLARE_FINAL_TYPE (HslGridItem, hsl_grid_item, HSL, GRID_ITEM, GObject)

HslGridItem *hsl_grid_item_new (int cell, const char *code, const char *name);
int          hsl_grid_item_get_cell (HslGridItem *self);
const char  *hsl_grid_item_get_code (HslGridItem *self);
const char  *hsl_grid_item_get_name (HslGridItem *self);
guint        hsl_grid_item_get_open (HslGridItem *self);
guint        hsl_grid_item_get_overdue (HslGridItem *self);
void         hsl_grid_item_set_counts (HslGridItem *self, guint open, guint overdue);
gboolean     hsl_grid_item_matches (HslGridItem *self, const char *typed);

G_END_DECLS
