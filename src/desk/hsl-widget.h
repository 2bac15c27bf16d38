/* hsl-widget.h: what every widget of the desk needs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void hsl_widget_unparent_children (GtkWidget *self);

G_END_DECLS
