/* hsl-store-account.h: who may open the store: part of hsl-store.h
 *
 * An administrator makes an account with a first password. A key holder compares its fingerprint with
 * the newcomer and admits it: only then is there a key for it. The first thing the newcomer does is to
 * choose a password of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

G_BEGIN_DECLS

typedef enum
{
  HSL_ACCOUNT_WAITING, /* for a key holder to admit it */
  HSL_ACCOUNT_ADMITTED,
  HSL_ACCOUNT_ALTERED, /* changed outside the program: does not sign in */
  HSL_ACCOUNT_ENDED,
} HslAccountState;

typedef struct
{
  char           *name;
  char           *worker; /* (nullable): uid; %NULL for who only administers */
  HslRights       rights;
  HslAccountState state;
  gboolean        first_password; /* has not chosen one of its own yet */
  char           *fingerprint;    /* of its keys, digits in groups */
  char           *created_at;     /* UTC */
  char           *ended_at;       /* (nullable): UTC */
  guint           closed_cases;   /* locked, that name it, and it has no key; 0 for who may not know */
  GStrv           ask;            /* (nullable): who has: locking the case once more gives it the key */
} HslAccountInfo;

GPtrArray      *hsl_store_list_account_infos (HslStore *self, GError **error);
void            hsl_account_info_free (HslAccountInfo *self);
HslAccountInfo *hsl_store_add_account (HslStore   *self,
                                       const char *name,
                                       const char *worker,
                                       HslRights   rights,
                                       const char *first_password,
                                       GError    **error);
gboolean        hsl_store_admit_account (HslStore   *self,
                                         const char *name,
                                         const char *fingerprint,
                                         GError    **error);
gboolean        hsl_store_set_account_rights (HslStore   *self,
                                              const char *name,
                                              const char *worker,
                                              HslRights   rights,
                                              GError    **error);
gboolean        hsl_store_remove_account (HslStore *self, const char *name, GError **error);
gboolean        hsl_store_change_password (HslStore   *self,
                                           const char *old_password,
                                           const char *new_password,
                                           GError    **error);
gboolean        hsl_store_reset_password (HslStore   *self,
                                          const char *name,
                                          const char *first_password,
                                          GError    **error);
gboolean        hsl_store_must_change_password (HslStore *self);

/* Keys */
gboolean hsl_store_rotate_keys (HslStore *self, GError **error);
gboolean hsl_store_reseal (HslStore *self, gboolean *out_done, GError **error);
gboolean hsl_store_get_resealing (HslStore *self, gint64 *out_done, gint64 *out_total, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslAccountInfo, hsl_account_info_free)

G_END_DECLS
