/* hsl-widget.c: what every widget of the desk needs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-widget"

#include "hsl-widget.h"

/**
 * hsl_widget_unparent_children:
 *
 * For the dispose of a plain GtkWidget: gtk_widget_dispose_template() takes care of bound children only.
 */
void
hsl_widget_unparent_children (GtkWidget *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self)) != NULL)
    gtk_widget_unparent (child);
}
