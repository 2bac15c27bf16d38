/* hsl-print.h: from a case to paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-preview.h"

G_BEGIN_DECLS

void hsl_print_show (GtkWidget *parent, HslStore *store, const HslPreviewSource *source);
void hsl_print_form (GtkWidget  *parent,
                     HslStore   *store,
                     HslCase    *on,
                     const char *form,
                     const char *subject);
void hsl_print_blank (GtkWidget *parent, HslStore *store, HslCase *on, const char *form);
void hsl_print_volume (GtkWidget *parent, HslStore *store, HslCase *on);
void hsl_print_data (GtkWidget  *parent,
                     HslStore   *store,
                     const char *form,
                     GVariant   *data,
                     const char *title);
void hsl_print_own_data (GtkWidget *parent, HslStore *store, const char *case_uid, const char *party);

G_END_DECLS
