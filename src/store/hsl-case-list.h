/* hsl-case-list.h: rows of the case list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-mask.h"
#include "hsl-store-private.h"

G_BEGIN_DECLS

HslMask    *hsl_case_list_new_mask (HslStore *self, HslCase *opened, gboolean all_people, GError **error);
char       *hsl_case_list_dup_title (HslStore *self, HslCase *opened, GError **error);
HslCaseRow *hsl_case_list_open_row (HslStore *self, const char *uid, HslDay today, GError **error);

G_END_DECLS
