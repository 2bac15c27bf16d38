/* hsl-reseal.c: sealing rows anew under another key
 *
 * The same plain bytes with the same salt, beside the same columns: version and commitment stay, and the
 * chain with them. Which key a row is under stands in the row itself, so whoever was stopped goes on
 * without having noted anything.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-reseal"

#include "hsl-reseal.h"

#include "hsl-attachment-rows.h"
#include "hsl-chain.h"
#include "hsl-row-sql.h"

#define ATTACHMENTS_AT_ONCE 2

/* What is at the cursor of a statement, and how it is put back. */
typedef struct
{
  HslRows    *rows;
  HslVault   *vault; /* the new key */
  const char *update;
  guint       n; /* rows so far */
  gint64      last;
} Walk;

/* The authenticated data are in rows->aad. */
static gboolean
reseal_row (Walk    *walk,
            HslStmt *stmt,
            int      sealed_column,
            GError **error)
{
  HslRows            *rows = walk->rows;
  gsize               size;
  gconstpointer       data = hsl_stmt_peek_blob (stmt, sealed_column, &size);
  g_autoptr (GBytes)  plain = hsl_key_chest_open (rows->chest, rows->aad, data, size, error);
  g_autoptr (GBytes)  sealed = NULL;
  g_autoptr (HslStmt) update = NULL;

  if (plain == NULL)
    return FALSE;
  data = g_bytes_get_data (plain, &size);
  sealed = hsl_vault_seal (walk->vault, rows->aad, data, size);
  walk->last = hsl_stmt_get_number (stmt, hsl_stmt_get_n_columns (stmt) - 1);
  walk->n++;
  update = hsl_db_prepare (rows->db, walk->update, error);
  if (update == NULL)
    return FALSE;
  hsl_stmt_bind_bytes (update, "sealed", sealed);
  hsl_stmt_bind_number (update, "row", walk->last);
  return hsl_stmt_run (update, error);
}

typedef void (*BeginFunc) (HslRows       *rows,
                           const HslNoun *noun,
                           HslStmt       *stmt);

/* Every row that @stmt gives; its last column is the row number. */
static gboolean
reseal_rows (Walk          *walk,
             HslStmt       *stmt,
             const HslNoun *noun,
             BeginFunc      begin,
             int            sealed_column,
             GError       **error)
{
  gboolean has_row;

  for (;;)
    {
      if (!hsl_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      begin (walk->rows, noun, stmt);
      if (!reseal_row (walk, stmt, sealed_column, error))
        return FALSE;
    }
}

static void
begin_setting (HslRows       *rows,
               const HslNoun *noun,
               HslStmt       *stmt)
{
  hsl_aad_reset (rows->aad, "setting", hsl_stmt_get_text (stmt, 0), hsl_stmt_get_number (stmt, 1));
}

static void
begin_draft (HslRows       *rows,
             const HslNoun *noun,
             HslStmt       *stmt)
{
  hsl_aad_reset (rows->aad, "draft", hsl_stmt_get_text (stmt, 0), 1);
  hsl_aad_add_text (rows->aad, "account", hsl_stmt_get_text (stmt, 1));
  hsl_aad_add_text (rows->aad, "saved_at", hsl_stmt_get_text (stmt, 2));
}

static void
begin_link (HslRows       *rows,
            const HslNoun *noun,
            HslStmt       *stmt)
{
  hsl_chain_begin_link (rows, stmt);
}

/* --- one kind of rows, of the station or of a case --- */

static gboolean
reseal_noun (Walk          *walk,
             const HslNoun *noun,
             const char    *case_uid,
             GError       **error)
{
  const HslRowSql    *sql = hsl_row_sql_of (noun);
  g_autoptr (HslStmt) stmt = NULL;

  stmt = hsl_db_prepare (walk->rows->db, noun == &hsl_case_noun ? sql->load_one : sql->load, error);
  if (stmt == NULL)
    return FALSE;
  if (noun == &hsl_case_noun)
    hsl_stmt_bind_text (stmt, "uid", case_uid);
  else if (hsl_noun_is_owned (noun))
    hsl_stmt_bind_text (stmt, "case_uid", case_uid);
  walk->update = sql->reseal;
  return reseal_rows (walk, stmt, noun, hsl_rows_begin_row, HSL_ROW_COLUMN_SEALED, error);
}

static gboolean
reseal_links (Walk       *walk,
              const char *case_uid,
              GError    **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (walk->rows->db, hsl_chain_get_case_sql (), error);

  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "case_uid", case_uid);
  walk->update = HSL_CHAIN_RESEAL;
  return reseal_rows (walk, stmt, NULL, begin_link, HSL_CHAIN_COLUMN_SEALED, error);
}

#define SELECT_SETTINGS "SELECT key, version, sealed, rowid FROM setting "
#define UPDATE_SETTING  "UPDATE setting SET sealed = $sealed WHERE rowid = $row"
#define SELECT_DRAFTS   "SELECT key, account, saved_at, sealed, rowid FROM draft "
#define UPDATE_DRAFT    "UPDATE draft SET sealed = $sealed WHERE rowid = $row"
#define WHERE_KEY       "WHERE rowid > $after AND substr (sealed, 2, 4) = $key ORDER BY rowid LIMIT $limit"

static gboolean
reseal_settings (Walk    *walk,
                 GError **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (walk->rows->db, SELECT_SETTINGS, error);

  walk->update = UPDATE_SETTING;
  return stmt != NULL && reseal_rows (walk, stmt, NULL, begin_setting, 2, error);
}

/* What somebody typed about the case and has not saved. The key of a draft names the case. */
static gboolean
reseal_drafts (Walk       *walk,
               const char *case_uid,
               GError    **error)
{
  g_autoptr (HslStmt) stmt = NULL;

  stmt = hsl_db_prepare (walk->rows->db, SELECT_DRAFTS "WHERE instr (key, $case_uid) > 0", error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "case_uid", case_uid);
  walk->update = UPDATE_DRAFT;
  return reseal_rows (walk, stmt, NULL, begin_draft, 3, error);
}

/* At each row of an attachment, the chunks that belong to it. */
static gboolean
reseal_attachments (Walk    *walk,
                    HslStmt *stmt,
                    GError **error)
{
  gboolean has_row;

  for (;;)
    {
      g_autofree char *case_uid = NULL;
      g_autofree char *uid = NULL;

      if (!hsl_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      case_uid = g_strdup (hsl_stmt_get_text (stmt, 0));
      uid = g_strdup (hsl_stmt_get_text (stmt, 1));
      walk->last = hsl_stmt_get_number (stmt, 2);
      walk->n++;
      if (!hsl_attachment_rows_reseal (walk->rows, walk->vault, case_uid, uid, error))
        return FALSE;
    }
}

static gboolean
reseal_attachments_of (Walk       *walk,
                       const char *case_uid,
                       GError    **error)
{
  g_autoptr (HslStmt) stmt = NULL;

  stmt = hsl_db_prepare (walk->rows->db,
                         "SELECT case_uid, uid, rowid FROM attachment WHERE case_uid = $case_uid"
                         " AND EXISTS (SELECT 1 FROM attachment_chunk AS chunk"
                         " WHERE chunk.case_uid = attachment.case_uid AND chunk.uid = attachment.uid)",
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "case_uid", case_uid);
  return reseal_attachments (walk, stmt, error);
}

/**
 * hsl_reseal_station:
 *
 * Puts everything about the station under its key: in a store of the first release it lies under that
 * of people and cases. Inside a transaction.
 */
gboolean
hsl_reseal_station (HslRows *rows,
                    GError **error)
{
  Walk walk = { rows, hsl_key_chest_pick (rows->chest, HSL_KEY_STATION, NULL, error) };

  for (guint i = 0; hsl_nouns[i] != NULL; i++)
    if (hsl_nouns[i]->table != NULL && hsl_noun_get_scope (hsl_nouns[i]) == HSL_KEY_STATION &&
        !reseal_noun (&walk, hsl_nouns[i], NULL, error))
      return FALSE;
  return reseal_settings (&walk, error) && reseal_links (&walk, NULL, error);
}

/**
 * hsl_reseal_case:
 *
 * Puts everything about a case under the key that it shall have now, which is in the chest: its own, or
 * that of all cases. Inside a transaction.
 */
gboolean
hsl_reseal_case (HslRows    *rows,
                 const char *case_uid,
                 GError    **error)
{
  Walk walk = { rows, hsl_key_chest_pick (rows->chest, HSL_KEY_DATA, case_uid, error) };

  if (walk.vault == NULL)
    return FALSE;
  for (guint i = 0; hsl_nouns[i] != NULL; i++)
    {
      const HslNoun *noun = hsl_nouns[i];

      if (noun->table != NULL && noun != &hsl_activity_noun &&
          (noun == &hsl_case_noun || hsl_noun_is_owned (noun)) && !reseal_noun (&walk, noun, case_uid, error))
        return FALSE;
    }
  return reseal_links (&walk, case_uid, error) && reseal_drafts (&walk, case_uid, error) &&
         reseal_attachments_of (&walk, case_uid, error);
}

/* --- everything under one key, in small portions --- */

/* The parts after those of the nouns. */
enum
{
  PART_LINKS,
  PART_SETTINGS,
  PART_DRAFTS,
  PART_ATTACHMENTS,
  N_PARTS,
};

static GPtrArray *
list_nouns (void)
{
  GPtrArray *nouns = g_ptr_array_new ();

  for (guint i = 0; hsl_nouns[i] != NULL; i++)
    if (hsl_nouns[i]->table != NULL && hsl_nouns[i] != &hsl_activity_noun)
      g_ptr_array_add (nouns, (gpointer) hsl_nouns[i]);
  return nouns;
}

static HslStmt *
prepare_walk (HslDb                 *db,
              const char            *sql,
              const HslResealCursor *cursor,
              guint                  limit,
              GError               **error)
{
  HslStmt *stmt = hsl_db_prepare (db, sql, error);
  guint32  id = GUINT32_TO_LE (cursor->key);

  if (stmt == NULL)
    return NULL;
  hsl_stmt_bind_number (stmt, "after", cursor->after);
  hsl_stmt_bind_blob (stmt, "key", &id, sizeof id);
  hsl_stmt_bind_number (stmt, "limit", limit);
  return stmt;
}

static gboolean
walk_noun (Walk                  *walk,
           const HslNoun         *noun,
           const HslResealCursor *cursor,
           guint                  limit,
           GError               **error)
{
  const HslRowSql    *sql = hsl_row_sql_of (noun);
  g_autoptr (HslStmt) stmt = prepare_walk (walk->rows->db, sql->walk_key, cursor, limit, error);

  walk->update = sql->reseal;
  return stmt != NULL && reseal_rows (walk, stmt, noun, hsl_rows_begin_row, HSL_ROW_COLUMN_SEALED, error);
}

static gboolean
walk_attachments (Walk                  *walk,
                  const HslResealCursor *cursor,
                  GError               **error)
{
  g_autoptr (HslStmt) stmt = NULL;

  stmt = prepare_walk (walk->rows->db,
                       "SELECT case_uid, uid, rowid FROM attachment WHERE rowid > $after"
                       " AND EXISTS (SELECT 1 FROM attachment_chunk AS chunk WHERE chunk.case_uid ="
                       " attachment.case_uid AND chunk.uid = attachment.uid AND chunk.number = 0"
                       " AND (length (bytes) = 24 OR substr (bytes, 25, 4) = $key))"
                       " ORDER BY rowid LIMIT $limit",
                       cursor, ATTACHMENTS_AT_ONCE, error);
  return stmt != NULL && reseal_attachments (walk, stmt, error);
}

static gboolean
walk_part (Walk                  *walk,
           guint                  part,
           const HslResealCursor *cursor,
           guint                  limit,
           GError               **error)
{
  static const struct
  {
    const char *select;
    const char *update;
    BeginFunc   begin;
    int         sealed_column;
  } parts[] = {
    [PART_SETTINGS] = { SELECT_SETTINGS WHERE_KEY, UPDATE_SETTING, begin_setting, 2 },
    [PART_DRAFTS] = { SELECT_DRAFTS WHERE_KEY, UPDATE_DRAFT, begin_draft, 3 },
    [PART_LINKS] = { NULL, HSL_CHAIN_RESEAL, begin_link, HSL_CHAIN_COLUMN_SEALED },
  };
  const char         *select = part == PART_LINKS ? hsl_chain_get_key_sql () : parts[part].select;
  g_autoptr (HslStmt) stmt = prepare_walk (walk->rows->db, select, cursor, limit, error);

  walk->update = parts[part].update;
  return stmt != NULL &&
         reseal_rows (walk, stmt, NULL, parts[part].begin, parts[part].sealed_column, error);
}

/**
 * hsl_reseal_some:
 * @cursor: where to go on; 0 but for the key at the beginning
 * @scope: of the key
 * @limit: how many rows
 * @out_done: whether nothing is left
 *
 * Puts some rows that lie under the key of @cursor under the current one. Inside a transaction.
 */
gboolean
hsl_reseal_some (HslRows         *rows,
                 HslResealCursor *cursor,
                 HslKeyScope      scope,
                 guint            limit,
                 gboolean        *out_done,
                 GError         **error)
{
  g_autoptr (GPtrArray) nouns = list_nouns ();
  Walk                  walk = { rows, hsl_key_chest_pick (rows->chest, scope, NULL, error) };

  *out_done = FALSE;
  if (walk.vault == NULL)
    return FALSE;
  while (walk.n < limit && cursor->part < nouns->len + N_PARTS)
    {
      guint    before = walk.n;
      guint    part = cursor->part - nouns->len;
      gboolean fine;

      if (cursor->part < nouns->len)
        fine = walk_noun (&walk, g_ptr_array_index (nouns, cursor->part), cursor, limit - walk.n, error);
      else if (part == PART_ATTACHMENTS)
        fine = scope != HSL_KEY_DATA || walk_attachments (&walk, cursor, error);
      else
        fine = walk_part (&walk, part, cursor, limit - walk.n, error);
      if (!fine)
        return FALSE;
      cursor->after = walk.last;
      if (cursor->part >= nouns->len && part == PART_ATTACHMENTS && walk.n > before)
        return TRUE;
      if (walk.n == before)
        {
          cursor->part++;
          cursor->after = walk.last = 0;
        }
    }
  *out_done = cursor->part >= nouns->len + N_PARTS;
  return TRUE;
}

static const char *
get_last_sql (GPtrArray *nouns,
              guint      part)
{
  static const char *const parts[] = {
    [PART_LINKS] = "SELECT max (seq) FROM activity",
    [PART_SETTINGS] = "SELECT max (rowid) FROM setting",
    [PART_DRAFTS] = "SELECT max (rowid) FROM draft",
    [PART_ATTACHMENTS] = "SELECT max (rowid) FROM attachment",
  };

  return part < nouns->len ? hsl_row_sql_of (g_ptr_array_index (nouns, part))->last
                           : parts[part - nouns->len];
}

/**
 * hsl_reseal_measure:
 * @cursor: (nullable): %NULL at the beginning
 *
 * Tells how far a walk is, in row numbers.
 */
gboolean
hsl_reseal_measure (HslRows               *rows,
                    const HslResealCursor *cursor,
                    gint64                *out_done,
                    gint64                *out_total,
                    GError               **error)
{
  g_autoptr (GPtrArray) nouns = list_nouns ();

  *out_done = *out_total = 0;
  for (guint part = 0; part < nouns->len + N_PARTS; part++)
    {
      gint64 last;

      if (!hsl_db_query_number (rows->db, get_last_sql (nouns, part), &last, error))
        return FALSE;
      *out_total += last;
      if (cursor != NULL && part < cursor->part)
        *out_done += last;
      else if (cursor != NULL && part == cursor->part)
        *out_done += MIN (cursor->after, last);
    }
  return TRUE;
}
