/* hsl-account-rows.h: the rows that open a store: accounts, recovery key, plain facts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-context.h"
#include "hsl-db.h"
#include "hsl-key-chest.h"

G_BEGIN_DECLS

typedef struct
{
  char           *name;
  gint64          version; /* 0: of a store of the first release, not yet recorded */
  char           *worker;  /* (nullable): who only administers */
  HslRights       rights;
  gboolean        first_password; /* somebody else chose it */
  char           *created_at;
  char           *ended_at;  /* (nullable) */
  GBytes         *admission; /* (nullable): not admitted */
  HslAccountKeys *keys;
} HslAccount;

#define HSL_RIGHTS_READ (HSL_RIGHTS_ALL & ~HSL_RIGHT_ADMINISTER)

HslAccount *hsl_account_new (const char *name, const char *worker, HslRights rights);
void        hsl_account_free (HslAccount *self);
void        hsl_account_set_keys (HslAccount *self, HslAccountKeys *keys);
HslKeyScope hsl_account_get_scope (const HslAccount *self);
char       *hsl_account_format_fingerprint (const HslAccount *self);
gboolean    hsl_account_admit (HslAccount *self, HslKeyChest *chest, const char *by, GError **error);
gboolean    hsl_account_check_admission (const HslAccount *self, HslKeyChest *chest, GError **error);

HslAccount *hsl_account_rows_load (HslDb *db, const char *name, GError **error);
GPtrArray  *hsl_account_rows_list (HslDb *db, GError **error);
gboolean    hsl_account_rows_save (HslDb *db, HslAccount *account, GString *writes, GError **error);
gboolean    hsl_account_rows_set_admission (HslDb *db, const HslAccount *account, GError **error);
char       *hsl_account_rows_dup_record (const HslAccount *account);
gboolean    hsl_account_rows_is_recorded (HslDb            *db,
                                          const HslAccount *account,
                                          gboolean         *out_recorded,
                                          GError          **error);
gboolean    hsl_account_rows_note_former (HslDb *db, const HslAccount *account, GError **error);
gboolean    hsl_account_rows_set_recovery (HslDb *db, GBytes *box_public, GError **error);

gboolean hsl_plain_rows_get (HslDb *db, const char *key, char **out_value, GError **error);
gboolean hsl_plain_rows_set (HslDb *db, const char *key, const char *value, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslAccount, hsl_account_free)

G_END_DECLS
