/* hsl-today-sheets.h: sheets over many cases, from the page of the day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void hsl_today_print_shift (GtkWidget *parent, HslStore *store, guint hours);
void hsl_today_print_subsidy (GtkWidget *parent, HslStore *store, guint months_ago);

G_END_DECLS
