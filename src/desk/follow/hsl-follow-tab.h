/* hsl-follow-tab.h: whether what was agreed is performed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_FOLLOW_TAB (hsl_follow_tab_get_type ())
G_DECLARE_FINAL_TYPE (HslFollowTab, hsl_follow_tab, HSL, FOLLOW_TAB, GtkWidget)

void        hsl_follow_tab_set_case (HslFollowTab *self, HslStore *store, HslCase *shown);
const char *hsl_follow_tab_get_rate (HslFollowTab *self);
GtkWidget  *hsl_follow_tab_find_button (HslFollowTab *self, const char *instalment, const char *what);
char       *hsl_follow_tab_dup_state (HslFollowTab *self, const char *instalment);

G_END_DECLS
