/* hsl-store-recovery.h: the sheet in the safe: proved and renewed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

G_BEGIN_DECLS

gboolean hsl_store_prove_recovery (HslStore *self, const char *text, GError **error);
char    *hsl_store_renew_recovery (HslStore   *self,
                                   const char *old_text,
                                   gint64     *out_generation,
                                   GError    **error);
gboolean hsl_store_get_recovery (HslStore  *self,
                                 gint64    *out_generation,
                                 HslMinute *out_made_at,
                                 GError   **error);

G_END_DECLS
