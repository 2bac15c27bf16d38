/* hsl-check.h: whether facts can be true
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-context.h"
#include "hsl-state.h"

G_BEGIN_DECLS

void     hsl_fact_fill_defaults (gpointer fact, const HslContext *context);
gboolean hsl_fact_check (gconstpointer     fact,
                         const HslCase    *owner,
                         const HslContext *context,
                         const char       *path,
                         GError          **error);
gboolean hsl_case_check (const HslCase *self, GError **error);
void     hsl_fact_assign_uids (gpointer fact, const HslContext *context);
void     hsl_party_complete (HslParty *self);

G_END_DECLS
