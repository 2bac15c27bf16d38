/* hsl-parties-tab.h: who is on which side of a case
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_PARTIES_TAB (hsl_parties_tab_get_type ())
G_DECLARE_FINAL_TYPE (HslPartiesTab, hsl_parties_tab, HSL, PARTIES_TAB, GtkWidget)

void hsl_parties_tab_set_case (HslPartiesTab *self, HslStore *store, HslCase *shown);
void hsl_parties_tab_ask (HslPartiesTab *self);

G_END_DECLS
