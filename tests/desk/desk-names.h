/* desk-names.h: whoever cannot see the window is told what each control is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desk_assert_names (GtkWidget *widget);
void desk_set_text (GtkWidget *within, const char *text);

G_END_DECLS
