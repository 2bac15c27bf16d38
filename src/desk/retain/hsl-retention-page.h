/* hsl-retention-page.h: volumes whose period is over, and the register of what was destroyed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_RETENTION_PAGE (hsl_retention_page_get_type ())
G_DECLARE_FINAL_TYPE (HslRetentionPage, hsl_retention_page, HSL, RETENTION_PAGE, GtkWidget)

GtkWidget         *hsl_retention_page_new (HslStore *store);
GtkSelectionModel *hsl_retention_page_get_rows (HslRetentionPage *self);
GtkSelectionModel *hsl_retention_page_get_register (HslRetentionPage *self);
const char        *hsl_retention_page_get_detail (HslRetentionPage *self);

G_END_DECLS
