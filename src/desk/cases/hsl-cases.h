/* hsl-cases.h: the page of all cases
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-case-list.h"
#include "hsl-case-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HSL_TYPE_CASES (hsl_cases_get_type ())
G_DECLARE_FINAL_TYPE (HslCases, hsl_cases, HSL, CASES, GtkWidget)

GtkWidget   *hsl_cases_new (HslStore *store);
void         hsl_cases_open (HslCases *self, const char *uid);
void         hsl_cases_show_grid (HslCases *self, const char *grid);
HslCaseList *hsl_cases_get_list (HslCases *self);
HslCasePage *hsl_cases_get_case_page (HslCases *self);

G_END_DECLS
