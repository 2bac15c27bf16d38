/* hsl-text-column.h: columns of texts that are cut where they are too long
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef const char *(*HslCellFunc) (gpointer item, guint column);

GtkColumnViewColumn *hsl_text_column_append (GtkColumnView *view,
                                             const char    *title,
                                             guint          number,
                                             HslCellFunc    get_text);

G_END_DECLS
