/* hsl-today.h: the page of what is to be done today
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-task-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HSL_TYPE_TODAY (hsl_today_get_type ())
G_DECLARE_FINAL_TYPE (HslToday, hsl_today, HSL, TODAY, GtkWidget)

GtkWidget  *hsl_today_new (HslStore *store);
GListModel *hsl_today_get_tasks (HslToday *self);
void        hsl_today_add_notice (HslToday *self, GtkWidget *notice);

G_END_DECLS
