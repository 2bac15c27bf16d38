/* frame.h: when a window has shown what it should
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef gboolean (*FrameReadyFunc) (GtkWindow *window, gpointer data);
typedef void (*FrameDoneFunc) (GtkWindow *window, gpointer data);

void       frame_when (GtkWindow *window, FrameReadyFunc ready, FrameDoneFunc done, gpointer data);
double     frame_now_ms (void);
double     frame_since_start_ms (void);
GtkWidget *frame_find_mapped (GtkWidget *within, const char *type_name);
void       frame_tell (const char *key, double value);

G_END_DECLS
