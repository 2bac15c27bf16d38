/* hsl-finding-list.h: what was found before signing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_FINDING_LIST (hsl_finding_list_get_type ())
G_DECLARE_FINAL_TYPE (HslFindingList, hsl_finding_list, HSL, FINDING_LIST, GtkWidget)

GtkWidget *hsl_finding_list_new (void);
void       hsl_finding_list_show (HslFindingList *self, GPtrArray *findings);
GPtrArray *hsl_finding_list_get_findings (HslFindingList *self);
gboolean   hsl_finding_list_jump_in_case (gpointer widget, const char *path);
void       hsl_finding_list_activate (HslFindingList *self, guint index);

G_END_DECLS
