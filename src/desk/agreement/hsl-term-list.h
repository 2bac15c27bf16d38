/* hsl-term-list.h: entry of the terms of an agreement
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-state.h"
#include "hsl-term-row.h"

G_BEGIN_DECLS

#define HSL_TYPE_TERM_LIST (hsl_term_list_get_type ())
G_DECLARE_FINAL_TYPE (HslTermList, hsl_term_list, HSL, TERM_LIST, GtkWidget)

GtkWidget  *hsl_term_list_new (HslFormScope *scope, HslCase *on);
GVariant   *hsl_term_list_get_value (HslTermList *self, GError **error);
GVariant   *hsl_term_list_get_draft (HslTermList *self);
GVariant   *hsl_term_list_get_paragraphs (HslTermList *self);
void        hsl_term_list_set_value (HslTermList *self, GVariant *terms, GVariant *paragraphs);
gboolean    hsl_term_list_show_paragraph_problem (HslTermList *self, const char *path, const char *what);
gboolean    hsl_term_list_show_problem (HslTermList *self, const char *path, const char *what);
void        hsl_term_list_clear_problems (HslTermList *self);
HslTermRow *hsl_term_list_get_row (HslTermList *self, guint index);
int         hsl_term_list_get_current (HslTermList *self);

G_END_DECLS
