/* hsl-accounts-page.h: who may open the store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-key-bar.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_ACCOUNTS_PAGE (hsl_accounts_page_get_type ())
G_DECLARE_FINAL_TYPE (HslAccountsPage, hsl_accounts_page, HSL, ACCOUNTS_PAGE, GtkWidget)

GtkWidget         *hsl_accounts_page_new (HslStore *store);
GtkSelectionModel *hsl_accounts_page_get_rows (HslAccountsPage *self);
HslKeyBar         *hsl_accounts_page_get_keys (HslAccountsPage *self);

G_END_DECLS
