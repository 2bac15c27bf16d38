/* hsl-chain.h: the chain of everything that was done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-keyring.h"
#include "hsl-row.h"

G_BEGIN_DECLS

/* One link as it stands in the database. */
typedef struct
{
  gint64  seq;
  char   *destruction; /* (nullable): it was emptied, and this entry of the register tells of it */
  char   *case_uid;    /* (nullable) */
  char   *uid;
  char   *account;
  char   *real_at; /* UTC */
  char   *writes;
  GBytes *commitment;
  GBytes *hash;
  GBytes *signature;
  GBytes *hash_before;     /* (nullable): of the link before, borrowed */
  GBytes *hash_made;       /* (nullable): again, of what stands there now and the hash before */
  GBytes *commitment_made; /* (nullable): again, %NULL when the sealed part does not open */
} HslLink;

typedef gboolean (*HslLinkFunc) (const HslLink *link, gpointer data, GError **error);

gboolean hsl_chain_append (HslRows     *rows,
                           HslKeyring  *keyring,
                           const char  *account,
                           HslActivity *activity,
                           const char  *case_uid,
                           gboolean     timeline,
                           const char  *writes,
                           GError     **error);
gboolean hsl_chain_load_timeline (HslRows *rows, const char *case_uid, GPtrArray *into, GError **error);
HslFact *hsl_chain_load_one (HslRows *rows, const char *case_uid, const char *uid, GError **error);
HslFact *hsl_chain_load_seq (HslRows *rows, gint64 seq, GError **error);
gboolean hsl_chain_get_head (HslDb   *db,
                             gint64  *out_seq,
                             GBytes **out_hash,
                             char   **out_real_at,
                             GError **error);
gboolean hsl_chain_walk (HslRows *rows, HslLinkFunc func, gpointer data, GError **error);
char    *hsl_real_now (void);

/* For sealing them anew */
#define HSL_CHAIN_COLUMN_SEALED 7
#define HSL_CHAIN_RESEAL        "UPDATE activity SET sealed = $sealed WHERE seq = $row"

const char *hsl_chain_get_case_sql (void);
const char *hsl_chain_get_key_sql (void);
void        hsl_chain_begin_link (HslRows *rows, HslStmt *stmt);

G_END_DECLS
