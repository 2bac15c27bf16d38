/* hsl-store-retention.h: volumes whose period is over, and the register of what was destroyed: part of
 * hsl-store.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

G_BEGIN_DECLS

GPtrArray *hsl_store_list_retention (HslStore *self, HslDay on, guint limit, GError **error);

GPtrArray *hsl_store_destroy_cases (HslStore          *self,
                                    const char *const *case_uids,
                                    const char *const *folders,
                                    GError           **error);
gboolean   hsl_store_finish_destruction (HslStore *self, GError **error);
gboolean   hsl_store_is_destruction_finished (HslStore *self, gboolean *out_finished, GError **error);
GPtrArray *hsl_store_list_destructions (HslStore *self, GError **error);
GPtrArray *hsl_store_list_backups_holding (HslStore          *self,
                                           const char *const *folders,
                                           gint64             chain_seq,
                                           GError           **error);

G_END_DECLS
