/* hsl-timeline-tab.h: what happened in a case
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_TIMELINE_TAB (hsl_timeline_tab_get_type ())
G_DECLARE_FINAL_TYPE (HslTimelineTab, hsl_timeline_tab, HSL, TIMELINE_TAB, GtkWidget)

void hsl_timeline_tab_set_case (HslTimelineTab *self, HslStore *store, HslCase *shown);

G_END_DECLS
