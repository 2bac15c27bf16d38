/* hsl-account-rows.h: the rows that open a store: accounts, recovery key, plain facts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-context.h"
#include "hsl-db.h"
#include "hsl-keyring.h"

G_BEGIN_DECLS

typedef struct
{
  HslAccountKeys *keys;
  GBytes         *sealed_key; /* (nullable): not admitted */
  char           *worker;
  HslRights       rights;
} HslAccount;

HslAccount *hsl_account_rows_load (HslDb *db, const char *name, GError **error);
gboolean    hsl_account_rows_save (HslDb                *db,
                                   const char           *name,
                                   const char           *worker,
                                   HslRights             rights,
                                   const HslAccountKeys *keys,
                                   GBytes               *sealed_key,
                                   GError              **error);
gboolean    hsl_account_rows_add_recovery (HslDb      *db,
                                           HslSecret  *data_key,
                                           const char *context,
                                           char      **out_text,
                                           GError    **error);
void        hsl_account_free (HslAccount *self);

gboolean hsl_plain_rows_get (HslDb *db, const char *key, char **out_value, GError **error);
gboolean hsl_plain_rows_set (HslDb *db, const char *key, const char *value, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslAccount, hsl_account_free)

G_END_DECLS
