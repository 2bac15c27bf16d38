/* hsl-print-job.h: pages on their way to a printer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-pages.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @copies is 0 when nothing was printed: given up, or with @error. */
typedef void (*HslPrintedFunc) (guint copies, const GError *error, gpointer user_data);

GtkPrintOperation *hsl_print_job_new (GPtrArray *parts, const char *title, guint copies);
void               hsl_print_job_run (GtkPrintOperation *job,
                                      GtkWindow         *parent,
                                      HslPrintedFunc     func,
                                      gpointer           user_data);

G_END_DECLS
