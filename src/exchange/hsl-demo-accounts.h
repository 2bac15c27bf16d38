/* hsl-demo-accounts.h: the accounts of a demonstration
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

G_BEGIN_DECLS

gboolean hsl_demo_add_accounts (HslStore *store, GError **error);

G_END_DECLS
