/* hsl-case-page.h: one case, whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HSL_TYPE_CASE_PAGE (hsl_case_page_get_type ())
G_DECLARE_FINAL_TYPE (HslCasePage, hsl_case_page, HSL, CASE_PAGE, GtkWidget)

GtkWidget  *hsl_case_page_new (void);
void        hsl_case_page_set_case_uid (HslCasePage *self, const char *uid);
const char *hsl_case_page_get_case_uid (HslCasePage *self);

G_END_DECLS
