/* hsl-key-rows.h: keys, and to whom they are sealed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-db.h"
#include "hsl-key-chest.h"

G_BEGIN_DECLS

#define HSL_KEY_HOLDER_RECOVERY "" /* the recovery sheet */

/* What follows a WHERE on "case" (its uid as case.uid): without the locked cases that are not for $holder. */
#define HSL_KEY_ROWS_NOT_LOCKED                                                                         \
  " AND NOT EXISTS (SELECT 1 FROM key WHERE key.case_uid = \"case\".uid AND key.retired_at IS NULL AND" \
  " NOT EXISTS (SELECT 1 FROM key_wrap WHERE key_wrap.key = key.id AND key_wrap.holder = $holder))"

/* Where keys are read and written. */
typedef struct
{
  HslDb       *db;
  HslKeyChest *chest;
  gboolean     demo;
} HslKeyRows;

/* One key as it is recorded, for whoever verifies. */
typedef struct
{
  guint32     id;
  HslKeyScope scope;
  char       *case_uid; /* (nullable) */
  gint64      version;
  GBytes     *commitment;
} HslKeyRow;

gboolean   hsl_key_rows_load (HslKeyRows *self, const char *holder, HslKeyring *keyring, GError **error);
gboolean   hsl_key_rows_make (HslKeyRows *self,
                              HslKeyScope scope,
                              const char *case_uid,
                              GString    *writes,
                              guint32    *out_id,
                              GError    **error);
gboolean   hsl_key_rows_give (HslKeyRows *self,
                              guint32     id,
                              const char *holder,
                              GBytes     *box_public,
                              GError    **error);
gboolean   hsl_key_rows_give_scope (HslKeyRows *self,
                                    HslKeyScope scope,
                                    const char *holder,
                                    GBytes     *box_public,
                                    GError    **error);
gboolean   hsl_key_rows_take_back (HslDb *db, const char *holder, GError **error);
gboolean   hsl_key_rows_take_back_common (HslDb *db, const char *holder, GError **error);
gboolean   hsl_key_rows_retire (HslDb *db, guint32 id, GString *writes, GError **error);
gboolean   hsl_key_rows_forget_case (HslDb *db, const char *case_uid, GString *writes, GError **error);
gboolean   hsl_key_rows_record (HslDb *db, guint32 id, GString *writes, GError **error);
gboolean   hsl_key_rows_get_current (HslDb      *db,
                                     HslKeyScope scope,
                                     const char *case_uid,
                                     guint32    *out_id,
                                     GError    **error);
gboolean   hsl_key_rows_find_kept (HslDb *db, guint32 *out_id, HslKeyScope *out_scope, GError **error);
gboolean   hsl_key_rows_raise_generation (HslDb *db, GError **error);
gboolean   hsl_key_rows_get_generation (HslDb *db, gint64 *out_generation, GError **error);
GPtrArray *hsl_key_rows_list (HslDb *db, GError **error);
gboolean   hsl_key_rows_load_recovery_public (HslDb *db, GBytes **out_box_public, GError **error);

G_END_DECLS
