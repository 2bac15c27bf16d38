/* hsl-chain.c: the chain of everything that was done
 *
 * Each link is an activity: what was done, by which account, in real time, and a line for every row it
 * wrote. Its record is those plain columns with the commitment to its sealed part; its hash is made of
 * the record and the hash before; the hash is signed by the account. What the timeline of a case shows
 * are the same rows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-chain"

#include "hsl-chain.h"

#include "hsl-digest.h"
#include "hsl-store-error.h"

#include <glib/gi18n-lib.h>

#define FIRST_FIELD 12

/* Like the texts of hsl-row.c: composed once from the field table. */
static const char *
compose_once (const char **place,
              const char  *before,
              const char  *middle,
              const char  *after)
{
  if (g_once_init_enter (place))
    {
      g_autofree char *names = hsl_row_compose_columns (&hsl_activity_noun, "");
      g_autofree char *values = hsl_row_compose_columns (&hsl_activity_noun, "$");
      g_autofree char *text = middle != NULL ? g_strconcat (before, names, middle, values, after, NULL)
                                             : g_strconcat (before, names, after, NULL);

      g_once_init_leave (place, g_intern_string (text));
    }
  return *place;
}

static const char *
insert_sql (void)
{
  static const char *sql;

  return compose_once (&sql, "INSERT INTO activity (seq, case_uid, uid, timeline, ",
                       "account, real_at, writes, sealed, commitment, hash, signature)"
                       " VALUES ($seq, $case_uid, $uid, $timeline, ",
                       "$account, $real_at, $writes, $sealed, $commitment, $hash, $signature)");
}

#define LINK_COLUMNS                                                                    \
  "SELECT seq, case_uid, uid, timeline, account, real_at, writes, sealed, commitment, " \
  "hash, signature, destruction, "

static const char *
timeline_sql (void)
{
  static const char *sql;

  return compose_once (&sql, LINK_COLUMNS, NULL,
                       "0 FROM activity WHERE case_uid = $case_uid AND timeline = 1 ORDER BY seq");
}

static const char *
one_sql (void)
{
  static const char *sql;

  return compose_once (&sql, LINK_COLUMNS, NULL, "0 FROM activity WHERE case_uid IS NOT DISTINCT "
                                                 "FROM $case_uid AND uid = $uid");
}

static const char *
seq_sql (void)
{
  static const char *sql;

  return compose_once (&sql, LINK_COLUMNS, NULL, "0 FROM activity WHERE seq = $seq");
}

static const char *
walk_sql (void)
{
  static const char *sql;

  return compose_once (&sql, LINK_COLUMNS, NULL, "0 FROM activity ORDER BY seq");
}

/**
 * hsl_chain_get_case_sql:
 *
 * Returns: (transfer none): what reads the links of $case_uid, or those of no case
 */
const char *
hsl_chain_get_case_sql (void)
{
  static const char *sql;

  return compose_once (&sql, LINK_COLUMNS, NULL,
                       "seq FROM activity WHERE case_uid IS NOT DISTINCT FROM $case_uid AND destruction"
                       " IS NULL ORDER BY seq");
}

/**
 * hsl_chain_get_key_sql:
 *
 * Returns: (transfer none): what reads the links sealed with $key, from $after on
 */
const char *
hsl_chain_get_key_sql (void)
{
  static const char *sql;

  return compose_once (&sql, LINK_COLUMNS, NULL,
                       "seq FROM activity WHERE seq > $after AND substr (sealed, 2, 4) = $key"
                       " ORDER BY seq LIMIT $limit");
}

/**
 * hsl_real_now:
 *
 * Returns: (transfer full): the system's time, UTC, to the second; such texts sort by time
 */
char *
hsl_real_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * hsl_chain_get_head:
 *
 * Gives the last link: 0 and %NULL in a new store. Out parameters may be %NULL.
 */
gboolean
hsl_chain_get_head (HslDb   *db,
                    gint64  *out_seq,
                    GBytes **out_hash,
                    char   **out_real_at,
                    GError **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (db,
                                             "SELECT seq, hash, real_at FROM activity ORDER BY seq DESC"
                                             " LIMIT 1",
                                             error);
  gboolean            has_row;

  if (stmt == NULL || !hsl_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (out_seq != NULL)
    *out_seq = has_row ? hsl_stmt_get_number (stmt, 0) : 0;
  if (out_hash != NULL)
    *out_hash = has_row ? hsl_stmt_dup_bytes (stmt, 1) : NULL;
  if (out_real_at != NULL)
    *out_real_at = has_row ? g_strdup (hsl_stmt_get_text (stmt, 2)) : NULL;
  return TRUE;
}

static void
begin_aad (HslAad     *aad,
           const char *uid,
           gint64      seq,
           const char *case_uid,
           gboolean    timeline,
           const char *account,
           const char *real_at,
           const char *writes)
{
  hsl_aad_reset (aad, "activity", uid, seq);
  hsl_aad_add_text (aad, "case_uid", case_uid);
  hsl_aad_add_number (aad, "timeline", timeline);
  hsl_aad_add_text (aad, "account", account);
  hsl_aad_add_text (aad, "real_at", real_at);
  hsl_aad_add_text (aad, "writes", writes);
}

static GBytes *
make_record (HslAad *aad,
             GBytes *commitment)
{
  GByteArray   *record = g_byte_array_new ();
  gsize         size;
  const guint8 *data = hsl_aad_get_data (aad, &size);

  g_byte_array_append (record, data, (guint) size);
  data = g_bytes_get_data (commitment, &size);
  g_byte_array_append (record, data, (guint) size);
  return g_byte_array_free_to_bytes (record);
}

static GBytes *
chain_hash (GBytes *previous,
            GBytes *record)
{
  return hsl_chain_hash (previous, g_bytes_get_data (record, NULL), g_bytes_get_size (record));
}

/* What was done to no case tells of no party: every account may read it. */
static HslKeyScope
get_scope (const char *case_uid)
{
  return case_uid != NULL ? HSL_KEY_DATA : HSL_KEY_STATION;
}

/**
 * hsl_chain_append:
 * @activity: what was done; gets a uid when it has none
 * @case_uid: (nullable): the case it belongs to
 * @timeline: whether it is part of the timeline of that case
 * @writes: the rows it wrote, see hsl_writes_add()
 *
 * Adds one link. Inside the transaction that wrote the rows.
 */
gboolean
hsl_chain_append (HslRows     *rows,
                  HslKeyring  *keyring,
                  const char  *account,
                  HslActivity *activity,
                  const char  *case_uid,
                  gboolean     timeline,
                  const char  *writes,
                  GError     **error)
{
  g_autofree char    *real_at = hsl_real_now ();
  g_autoptr (HslStmt) stmt = hsl_db_prepare (rows->db, insert_sql (), error);
  g_autoptr (GBytes)  salt = hsl_random_bytes (HSL_SALT_SIZE);
  g_autoptr (GBytes)  previous = NULL;
  g_autoptr (GBytes)  plain = NULL;
  g_autoptr (GBytes)  sealed = NULL;
  g_autoptr (GBytes)  commitment = NULL;
  g_autoptr (GBytes)  record = NULL;
  g_autoptr (GBytes)  hash = NULL;
  g_autoptr (GBytes)  signature = NULL;
  gint64              seq;

  if (stmt == NULL || !hsl_chain_get_head (rows->db, &seq, &previous, NULL, error))
    return FALSE;
  seq++;
  if (activity->fact.uid == NULL)
    activity->fact.uid = hsl_uid_new ();
  activity->fact.version = 1;

  begin_aad (rows->aad, activity->fact.uid, seq, case_uid, timeline, account, real_at, writes);
  hsl_row_bind_fields (stmt, rows->aad, &activity->fact);
  plain = hsl_row_pack (hsl_fact_to_variant (activity, HSL_VARIANT_SEALED), salt);
  sealed = hsl_key_chest_seal (rows->chest, get_scope (case_uid), case_uid, rows->aad, plain, error);
  if (sealed == NULL)
    return FALSE;
  commitment = hsl_row_commit (rows->aad, plain, salt);
  record = make_record (rows->aad, commitment);
  hash = chain_hash (previous, record);
  signature = hsl_keyring_sign (keyring, hash);

  hsl_stmt_bind_number (stmt, "seq", seq);
  hsl_stmt_bind_text (stmt, "case_uid", case_uid);
  hsl_stmt_bind_text (stmt, "uid", activity->fact.uid);
  hsl_stmt_bind_number (stmt, "timeline", timeline);
  hsl_stmt_bind_text (stmt, "account", account);
  hsl_stmt_bind_text (stmt, "real_at", real_at);
  hsl_stmt_bind_text (stmt, "writes", writes);
  hsl_stmt_bind_bytes (stmt, "sealed", sealed);
  hsl_stmt_bind_bytes (stmt, "commitment", commitment);
  hsl_stmt_bind_bytes (stmt, "hash", hash);
  hsl_stmt_bind_bytes (stmt, "signature", signature);
  return hsl_stmt_run (stmt, error);
}

/**
 * hsl_chain_begin_link:
 *
 * Makes the authenticated data of the link at the cursor out of what stands there.
 */
void
hsl_chain_begin_link (HslRows *rows,
                      HslStmt *stmt)
{
  begin_aad (rows->aad, hsl_stmt_get_text (stmt, 2), hsl_stmt_get_number (stmt, 0),
             hsl_stmt_get_text (stmt, 1), hsl_stmt_get_number (stmt, 3) != 0, hsl_stmt_get_text (stmt, 4),
             hsl_stmt_get_text (stmt, 5), hsl_stmt_get_text (stmt, 6));
  hsl_rows_add_fields (rows, &hsl_activity_noun, stmt, FIRST_FIELD);
}

static void
clear_link (HslLink *link)
{
  g_clear_pointer (&link->destruction, g_free);
  g_clear_pointer (&link->case_uid, g_free);
  g_clear_pointer (&link->uid, g_free);
  g_clear_pointer (&link->account, g_free);
  g_clear_pointer (&link->real_at, g_free);
  g_clear_pointer (&link->writes, g_free);
  g_clear_pointer (&link->commitment, g_bytes_unref);
  g_clear_pointer (&link->hash, g_bytes_unref);
  g_clear_pointer (&link->signature, g_bytes_unref);
  g_clear_pointer (&link->hash_made, g_bytes_unref);
  g_clear_pointer (&link->commitment_made, g_bytes_unref);
}

/* Reads the plain columns of the link at the cursor; the authenticated data are complete then. */
static HslFact *
read_plain (HslRows *rows,
            HslStmt *stmt,
            GError **error)
{
  g_autoptr (HslFact) fact = hsl_fact_new (&hsl_activity_noun);

  fact->uid = g_strdup (hsl_stmt_get_text (stmt, 2));
  fact->version = 1;
  begin_aad (rows->aad, fact->uid, hsl_stmt_get_number (stmt, 0), hsl_stmt_get_text (stmt, 1),
             hsl_stmt_get_number (stmt, 3) != 0, hsl_stmt_get_text (stmt, 4), hsl_stmt_get_text (stmt, 5),
             hsl_stmt_get_text (stmt, 6));
  return hsl_row_read_fields (stmt, FIRST_FIELD, rows->aad, fact, error) ? g_steal_pointer (&fact) : NULL;
}

static gboolean
open_sealed (HslRows *rows,
             HslStmt *stmt,
             HslFact *fact,
             GBytes **out_commitment,
             GError **error)
{
  gsize                size;
  gconstpointer        sealed = hsl_stmt_peek_blob (stmt, HSL_CHAIN_COLUMN_SEALED, &size);
  g_autoptr (GBytes)   plain = hsl_key_chest_open (rows->chest, rows->aad, sealed, size, error);
  g_autoptr (GBytes)   salt = NULL;
  g_autoptr (GVariant) content = NULL;

  if (plain == NULL)
    return FALSE;
  content = hsl_row_unpack (plain, &salt);
  if (!hsl_fact_fill (fact, content, TRUE, "", error))
    return FALSE;
  if (out_commitment != NULL)
    *out_commitment = hsl_row_commit (rows->aad, plain, salt);
  return TRUE;
}

/**
 * hsl_chain_load_timeline:
 * @into: (element-type HslActivity): gets the entries, oldest first
 */
gboolean
hsl_chain_load_timeline (HslRows    *rows,
                         const char *case_uid,
                         GPtrArray  *into,
                         GError    **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (rows->db, timeline_sql (), error);
  gboolean            has_row;

  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "case_uid", case_uid);
  for (;;)
    {
      g_autoptr (HslFact) fact = NULL;

      if (!hsl_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      fact = read_plain (rows, stmt, error);
      if (fact == NULL || !open_sealed (rows, stmt, fact, NULL, error))
        return FALSE;
      g_ptr_array_add (into, g_steal_pointer (&fact));
    }
}

static HslFact *
read_one (HslRows *rows,
          HslStmt *stmt,
          GError **error)
{
  g_autoptr (HslFact) fact = NULL;
  gboolean            has_row;

  if (!hsl_stmt_step (stmt, &has_row, error) || !has_row)
    return NULL;
  fact = read_plain (rows, stmt, error);
  return fact != NULL && open_sealed (rows, stmt, fact, NULL, error) ? g_steal_pointer (&fact) : NULL;
}

/**
 * hsl_chain_load_one:
 * @case_uid: (nullable): the case it belongs to, if any
 *
 * Returns: (transfer full) (nullable): one activity; %NULL without an error when there is none
 */
HslFact *
hsl_chain_load_one (HslRows    *rows,
                    const char *case_uid,
                    const char *uid,
                    GError    **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (rows->db, one_sql (), error);

  if (stmt == NULL)
    return NULL;
  hsl_stmt_bind_text (stmt, "case_uid", case_uid);
  hsl_stmt_bind_text (stmt, "uid", uid);
  return read_one (rows, stmt, error);
}

/**
 * hsl_chain_load_seq:
 *
 * Returns: (transfer full) (nullable): the activity of one link; %NULL without an error when there is none
 */
HslFact *
hsl_chain_load_seq (HslRows *rows,
                    gint64   seq,
                    GError **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (rows->db, seq_sql (), error);

  if (stmt == NULL)
    return NULL;
  hsl_stmt_bind_number (stmt, "seq", seq);
  return read_one (rows, stmt, error);
}

/* A link whose sealed part cannot be opened still has its place in the chain: its content is %NULL then. */
static void
read_link (HslRows *rows,
           HslStmt *stmt,
           GBytes  *previous,
           HslLink *link)
{
  g_autoptr (HslFact) fact = NULL;
  g_autoptr (GBytes)  record = NULL;

  link->seq = hsl_stmt_get_number (stmt, 0);
  link->case_uid = g_strdup (hsl_stmt_get_text (stmt, 1));
  link->uid = g_strdup (hsl_stmt_get_text (stmt, 2));
  link->account = g_strdup (hsl_stmt_get_text (stmt, 4));
  link->real_at = g_strdup (hsl_stmt_get_text (stmt, 5));
  link->writes = g_strdup (hsl_stmt_get_text (stmt, 6));
  link->commitment = hsl_stmt_dup_bytes (stmt, 8);
  link->hash = hsl_stmt_dup_bytes (stmt, 9);
  link->signature = hsl_stmt_dup_bytes (stmt, 10);
  link->destruction = g_strdup (hsl_stmt_get_text (stmt, 11));
  link->hash_before = previous;
  fact = link->destruction == NULL ? read_plain (rows, stmt, NULL) : NULL;
  if (fact == NULL)
    return;
  record = make_record (rows->aad, link->commitment);
  link->hash_made = chain_hash (previous, record);
  open_sealed (rows, stmt, fact, &link->commitment_made, NULL);
}

/**
 * hsl_chain_walk:
 * @func: called with each link, oldest first
 */
gboolean
hsl_chain_walk (HslRows    *rows,
                HslLinkFunc func,
                gpointer    data,
                GError    **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (rows->db, walk_sql (), error);
  g_autoptr (GBytes)  previous = NULL;
  gboolean            has_row;

  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      HslLink  link = { 0 };
      gboolean goes_on;

      if (!hsl_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      read_link (rows, stmt, previous, &link);
      goes_on = func (&link, data, error);
      g_clear_pointer (&previous, g_bytes_unref);
      previous = g_bytes_ref (link.hash);
      clear_link (&link);
      if (!goes_on)
        return FALSE;
    }
}
