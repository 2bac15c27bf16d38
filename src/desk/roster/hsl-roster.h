/* hsl-roster.h: the page of workers, areas, rooms and organisations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-roster-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_ROSTER (hsl_roster_get_type ())
G_DECLARE_FINAL_TYPE (HslRoster, hsl_roster, HSL, ROSTER, GtkWidget)

GtkWidget         *hsl_roster_new (HslStore *store);
GtkSelectionModel *hsl_roster_get_rows (HslRoster *self);
GtkWidget         *hsl_roster_edit (HslRoster *self, HslRosterItem *item);

G_END_DECLS
