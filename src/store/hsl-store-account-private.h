/* hsl-store-account-private.h: what the files about accounts share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-password.h"
#include "hsl-store-account.h"
#include "hsl-store-private.h"

G_BEGIN_DECLS

GStrv           hsl_store_spell_names (const char *const *names, guint n_names);
HslAccountKeys *hsl_store_lock_keyring (HslStore       *self,
                                        HslKeyring     *keyring,
                                        const char     *account,
                                        const char     *worker,
                                        HslSecret      *password,
                                        HslPasswordCost cost,
                                        GError        **error);
gboolean        hsl_store_give_keys (HslStore         *self,
                                     HslKeyRows       *rows,
                                     const HslAccount *account,
                                     GError          **error);
gboolean        hsl_store_replace_keyring (HslStore   *self,
                                           HslKeyRows *rows,
                                           HslAccount *account,
                                           HslKeyring *keyring,
                                           HslSecret  *password,
                                           GError    **error);
gboolean        hsl_store_note_account (HslStore         *self,
                                        const char       *action,
                                        const HslAccount *account,
                                        const char       *writes,
                                        GError          **error);
gboolean        hsl_store_make_first_keys (HslStore *self, HslAccount *account, GError **error);
gboolean        hsl_store_upgrade_keys (HslStore *self, GError **error);

G_END_DECLS
