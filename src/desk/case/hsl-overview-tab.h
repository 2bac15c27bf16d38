/* hsl-overview-tab.h: what a case is about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_OVERVIEW_TAB (hsl_overview_tab_get_type ())
G_DECLARE_FINAL_TYPE (HslOverviewTab, hsl_overview_tab, HSL, OVERVIEW_TAB, GtkWidget)

void hsl_overview_tab_set_case (HslOverviewTab *self, HslStore *store, HslCase *shown);

G_END_DECLS
