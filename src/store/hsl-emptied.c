/* hsl-emptied.c: links of destroyed cases, which keep their place in the chain and nothing else
 *
 * The hash of a link cannot be made again when its record is gone. So the entry of the register has a
 * digest over what is left of these links: their places, accounts and hashes, each with the hash that stood
 * before it. It is in the chain behind them, signed by who destroyed the case. Whoever empties a link
 * without it, or puts another one before an emptied link, is found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-emptied"

#include "hsl-emptied.h"

#include "hsl-aad.h"
#include "hsl-digest.h"

/**
 * hsl_emptied_add:
 * @before: (nullable): the hash of the link before
 *
 * Takes the next link into the digest.
 */
void
hsl_emptied_add (HslEmptied *self,
                 gint64      seq,
                 const char *account,
                 GBytes     *before,
                 GBytes     *hash)
{
  HslAad            *aad = hsl_aad_new ("emptied", account, seq);
  g_autofree char   *was = before != NULL ? hsl_bytes_to_base64 (before) : NULL;
  g_autofree char   *is = hsl_bytes_to_base64 (hash);
  g_autoptr (GBytes) digest = self->digest;
  const guint8      *data;
  gsize              size;

  hsl_aad_add_text (aad, "before", was);
  hsl_aad_add_text (aad, "hash", is);
  data = hsl_aad_get_data (aad, &size);
  self->digest = hsl_chain_hash (digest, data, size);
  self->n++;
  hsl_aad_free (aad);
}

/**
 * hsl_emptied_dup_digest:
 *
 * Returns: (transfer full): as the register keeps it
 */
char *
hsl_emptied_dup_digest (const HslEmptied *self)
{
  return self->digest != NULL ? hsl_bytes_to_base64 (self->digest) : g_strdup ("-");
}

void
hsl_emptied_free (HslEmptied *self)
{
  g_clear_pointer (&self->digest, g_bytes_unref);
  g_free (self);
}

/**
 * hsl_emptied_load_writes:
 * @into: gets the digest over the links of the case
 *
 * Returns: (transfer full) (element-type utf8): what these links say they wrote, oldest first
 */
GPtrArray *
hsl_emptied_load_writes (HslDb      *db,
                         const char *case_uid,
                         HslEmptied *into,
                         GError    **error)
{
  g_autoptr (GPtrArray) writes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HslStmt)   stmt = NULL;
  gboolean              has_row;

  stmt = hsl_db_prepare (db,
                         "SELECT link.seq, link.account, link.hash, link.writes, before.hash"
                         " FROM activity AS link LEFT JOIN activity AS before ON before.seq = link.seq - 1"
                         " WHERE link.case_uid = $case_uid ORDER BY link.seq",
                         error);
  if (stmt == NULL)
    return NULL;
  hsl_stmt_bind_text (stmt, "case_uid", case_uid);
  for (;;)
    {
      g_autoptr (GBytes) hash = NULL;
      g_autoptr (GBytes) before = NULL;

      if (!hsl_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&writes);
      hash = hsl_stmt_dup_bytes (stmt, 2);
      before = !hsl_stmt_is_null (stmt, 4) ? hsl_stmt_dup_bytes (stmt, 4) : NULL;
      hsl_emptied_add (into, hsl_stmt_get_number (stmt, 0), hsl_stmt_get_text (stmt, 1), before, hash);
      g_ptr_array_add (writes, g_strdup (hsl_stmt_get_text (stmt, 3)));
    }
}

/**
 * hsl_emptied_clear_links:
 * @destruction: the uid of the entry of the register
 *
 * Takes everything out of the links of the case but their places, accounts, hashes and signatures.
 */
gboolean
hsl_emptied_clear_links (HslDb      *db,
                         const char *case_uid,
                         const char *destruction,
                         GError    **error)
{
  g_autoptr (HslStmt) stmt = NULL;

  stmt = hsl_db_prepare (
      db,
      "UPDATE activity SET case_uid = NULL, uid = '', timeline = 0, kind = NULL, \"at\" = NULL,"
      " channel = NULL, direction = NULL, party = NULL, worker = NULL, subject = NULL,"
      " \"action\" = NULL, real_at = '', writes = '', sealed = zeroblob (0),"
      " commitment = zeroblob (0), destruction = $destruction WHERE case_uid = $case_uid",
      error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "case_uid", case_uid);
  hsl_stmt_bind_text (stmt, "destruction", destruction);
  return hsl_stmt_run (stmt, error);
}
