/* papers.h: what the tests of printing, volume and records share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "test-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Iterates the main loop until @condition, at most some seconds; then fails. */
#define PAPERS_WAIT_UNTIL(condition)                                            \
  G_STMT_START                                                                  \
  {                                                                             \
    gint64 deadline_ = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;       \
                                                                                \
    while (!(condition) && g_get_monotonic_time () < deadline_)                 \
      papers_iterate ();                                                        \
    if (!(condition))                                                           \
      g_error ("%s:%d: waited in vain for %s", __FILE__, __LINE__, #condition); \
  }                                                                             \
  G_STMT_END

void  papers_init (int *argc, char ***argv);
void  papers_iterate (void);
void  papers_close (GtkWindow *window);
void  papers_photograph (GtkWindow *window, const char *name);
char *papers_read_pdf (const char *path);

G_END_DECLS
