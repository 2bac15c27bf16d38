/* hsl-print-job.h: pages on their way to a printer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-copies.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What came out: how often, and which pages, counted through all parts from 0. No copies: nothing did, as it
 * was given up or with @error. */
typedef void (*HslPrintedFunc) (guint copies, GArray *pages, const GError *error, gpointer user_data);

GtkPrintOperation *hsl_print_job_new (HslCopies *copies, const char *title);
GArray            *hsl_print_job_list_printed (GtkPrintOperation *job, guint *out_copies);
void               hsl_print_job_run (GtkPrintOperation *job,
                                      GtkWindow         *parent,
                                      HslPrintedFunc     func,
                                      gpointer           user_data);

G_END_DECLS
