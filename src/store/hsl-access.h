/* hsl-access.h: which cases the account that is signed in may see
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store-private.h"

G_BEGIN_DECLS

typedef enum
{
  HSL_ACCESS_HIDDEN, /* nothing is to be said of it */
  HSL_ACCESS_HINT,   /* that there is one, and whom to ask */
  HSL_ACCESS_OPEN,
} HslAccessKind;

gboolean    hsl_access_load_rules (HslStore *self, GError **error);
HslPermits  hsl_access_get_permits (HslStore *self);
const char *hsl_access_get_restriction (HslStore *self);
void        hsl_access_bind (HslStore *self, HslStmt *stmt);
HslStmt    *hsl_access_prepare (HslStore *self, const char *select, const char *rest, GError **error);
gboolean    hsl_access_look (HslStore      *self,
                             const char    *case_uid,
                             HslAccessKind *out_kind,
                             char         **out_ask,
                             GError       **error);
gboolean    hsl_access_check (HslStore *self, const char *case_uid, GError **error);
char       *hsl_access_dup_hint (const char *ask);
void        hsl_access_renew (HslStore *self);

G_END_DECLS
