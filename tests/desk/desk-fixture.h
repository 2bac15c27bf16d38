/* desk-fixture.h: a small station for the tests of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_NOW "2026-05-13T09:30"

/* Iterates the main loop until @condition, at most some seconds; then fails. */
#define DESK_WAIT_UNTIL(condition)                                              \
  G_STMT_START                                                                  \
  {                                                                             \
    gint64 deadline_ = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;       \
                                                                                \
    while (!(condition) && g_get_monotonic_time () < deadline_)                 \
      desk_iterate ();                                                          \
    if (!(condition))                                                           \
      g_error ("%s:%d: waited in vain for %s", __FILE__, __LINE__, #condition); \
  }                                                                             \
  G_STMT_END

typedef struct
{
  char     *folder;
  HslStore *store;
} DeskStation;

void      desk_init (int *argc, char ***argv);
void      desk_iterate (void);
void      desk_settle (void);
void      desk_station_init (DeskStation *self, guint cases);
void      desk_station_clear (DeskStation *self);
HslCase  *desk_station_register (DeskStation *self, guint n);
HslCase  *desk_station_act (DeskStation *self, HslCase *on, const char *action, const char *input);
GVariant *desk_parse (const char *text);
void      desk_close_window (GtkWindow *window);

G_END_DECLS
