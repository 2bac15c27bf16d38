/* hsl-timeline-row.h: a day, an entry or a fold of the timeline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"
#include "hsl-timeline-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_TIMELINE_ROW (hsl_timeline_row_get_type ())
G_DECLARE_FINAL_TYPE (HslTimelineRow, hsl_timeline_row, HSL, TIMELINE_ROW, GtkWidget)

GtkWidget *hsl_timeline_row_new (void);
void
hsl_timeline_row_show (HslTimelineRow *self, HslTimelineItem *item, const HslCase *owner, HslStore *store);

G_END_DECLS
