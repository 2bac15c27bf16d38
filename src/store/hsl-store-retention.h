/* hsl-store-retention.h: volumes whose period is over, and the register of what was destroyed: part of
 * hsl-store.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

G_BEGIN_DECLS

/* How far the appraisal of a volume is. */
typedef enum
{
  HSL_RETENTION_DUE,      /* its period is over, and nobody has proposed anything */
  HSL_RETENTION_PROPOSED, /* waits for a second person */
  HSL_RETENTION_DECIDED,  /* two persons decided to destroy it */
} HslRetentionStep;

typedef struct
{
  char            *case_uid, *number, *title, *type; /* number may be %NULL */
  char            *retention;
  gint64           years;
  HslDay           from, until; /* the period, both days counted in */
  HslRetentionStep step;
  char            *decision; /* (nullable): what was proposed or decided, with the rest below */
  HslDay           extended_until;
  char            *reason;
  HslDay           proposed_on, confirmed_on;
  char            *proposed_by, *confirmed_by; /* (nullable): names */
  gboolean         is_own;                     /* who is signed in proposed it */
} HslRetentionRow;

GPtrArray *hsl_store_list_retention (HslStore *self, HslDay on, guint limit, GError **error);
void       hsl_retention_row_free (HslRetentionRow *self);

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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslRetentionRow, hsl_retention_row_free)

G_END_DECLS
