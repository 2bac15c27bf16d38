/* hsl-form-list.h: the forms that can be printed for a case, by step
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-press.h"
#include "hsl-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void hsl_form_list_fill (GtkBox *box, HslPress *press, HslStore *store, const HslCase *shown);

G_END_DECLS
