/* hsl-ledger.h: the ledger of a station's cases
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

G_BEGIN_DECLS

void     hsl_ledger_add_head (GString *into);
void     hsl_ledger_add_case (GString *into, const HslCase *on, guint position, const HslContext *context);
GBytes  *hsl_ledger_make (HslStore *store, const HslCaseQuery *query, guint *out_cases, GError **error);
gboolean hsl_ledger_write (GBytes *bytes, const char *path, GError **error);

G_END_DECLS
