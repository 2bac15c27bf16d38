/* hsl-grid-cases.h: the open cases of one grid
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-grid-item.h"
#include "hsl-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_GRID_CASES (hsl_grid_cases_get_type ())
G_DECLARE_FINAL_TYPE (HslGridCases, hsl_grid_cases, HSL, GRID_CASES, GtkWidget)

void        hsl_grid_cases_set_store (HslGridCases *self, HslStore *store);
void        hsl_grid_cases_show (HslGridCases *self, HslGridItem *item, gboolean overdue);
GListModel *hsl_grid_cases_get_list (HslGridCases *self);

G_END_DECLS
