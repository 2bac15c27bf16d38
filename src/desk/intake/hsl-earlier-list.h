/* hsl-earlier-list.h: earlier cases of the same people or place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_EARLIER_LIST (hsl_earlier_list_get_type ())
G_DECLARE_FINAL_TYPE (HslEarlierList, hsl_earlier_list, HSL, EARLIER_LIST, GtkWidget)

void  hsl_earlier_list_ask (HslEarlierList *self, HslStore *store, GVariant *registration);
guint hsl_earlier_list_get_n (HslEarlierList *self);

G_END_DECLS
