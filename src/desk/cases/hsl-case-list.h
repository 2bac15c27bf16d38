/* hsl-case-list.h: the cases of the store as a list that is read page by page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-case-item.h"

G_BEGIN_DECLS

#define HSL_TYPE_CASE_LIST (hsl_case_list_get_type ())
G_DECLARE_FINAL_TYPE (HslCaseList, hsl_case_list, HSL, CASE_LIST, GObject)

#define HSL_CASE_LIST_PAGE 64

HslCaseList *hsl_case_list_new (HslStore *store);
void         hsl_case_list_set_query (HslCaseList *self, const HslCaseQuery *query);
void         hsl_case_list_refresh (HslCaseList *self);
void         hsl_case_list_follow (HslCaseList *self, const char *uid);
guint        hsl_case_list_get_followed (HslCaseList *self);
gboolean     hsl_case_list_is_loading (HslCaseList *self);
guint        hsl_case_list_get_n_pages (HslCaseList *self);

G_END_DECLS
