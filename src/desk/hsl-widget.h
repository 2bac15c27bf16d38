/* hsl-widget.h: what every widget of the desk needs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void hsl_widget_unparent_children (GtkWidget *self);
void hsl_widget_reveal (GtkWidget *self);

void hsl_widget_pass_accept_key (GtkWidget *text);

GtkWidget *hsl_widget_new_fold (const char *label, GtkWidget *child);

G_END_DECLS
