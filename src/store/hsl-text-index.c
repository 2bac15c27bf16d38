/* hsl-text-index.c: words of narratives and records, as keyed hashes
 *
 * One document for each row that has text. The index is contentless and cannot forget a document by
 * itself: whoever changes a row hands in the old fact too, from which the old tokens are made again.
 * That holds only while the tokens are made the same way, so the version of the tokens is kept, and
 * everything indexed again when it is another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-text-index"

#include "hsl-text-index.h"

#include "hsl-case-rows.h"

#include "hsl-tokens.h"

#define TOKEN_LENGTH 13 /* 64 bits, 5 in a letter */

/* Names are found in memory and never stand in a stored index. */
static gboolean
field_is_searched (const HslNoun  *noun,
                   const HslField *field)
{
  if (field->type != HSL_FIELD_TEXT || (field->flags & HSL_FIELD_SEALED) == 0)
    return FALSE;
  if (noun == &hsl_party_noun || noun == &hsl_agent_noun || noun == &hsl_participant_noun)
    return FALSE;
  return (field->flags & HSL_FIELD_MULTILINE) != 0 || g_str_equal (field->name, "title") ||
         g_str_equal (field->name, "place") || g_str_equal (field->name, "subject");
}

static void
append_searched_text (const HslFact *fact,
                      GString       *text)
{
  for (guint i = 0; i < fact->noun->n_fields; i++)
    {
      const HslField *field = &fact->noun->fields[i];

      if (field->type == HSL_FIELD_LIST && hsl_field_is_sealed (field))
        {
          GPtrArray *list = G_STRUCT_MEMBER (GPtrArray *, fact, field->offset);

          for (guint k = 0; k < list->len; k++)
            append_searched_text (g_ptr_array_index (list, k), text);
        }
      else if (field_is_searched (fact->noun, field) && hsl_fact_is_set (fact, field))
        {
          g_string_append (text, G_STRUCT_MEMBER (char *, fact, field->offset));
          g_string_append_c (text, '\n');
        }
    }
}

/**
 * hsl_fact_dup_searched_text:
 *
 * Returns: (transfer full): what the text search sees of one row, a line for each field; "" when there
 * is nothing
 */
char *
hsl_fact_dup_searched_text (const HslFact *fact)
{
  GString *text = g_string_new (NULL);

  append_searched_text (fact, text);
  return g_string_free (text, FALSE);
}

typedef struct
{
  HslVault *vault;
  GArray   *hashes; /* of guint64 */
} Collector;

static void
collect_token (const char *token,
               gsize       length,
               gpointer    user_data)
{
  Collector *self = user_data;
  guint64    hash = hsl_vault_hash_token (self->vault, token, (gssize) length);

  g_array_append_val (self->hashes, hash);
}

static int
compare_hashes (gconstpointer a,
                gconstpointer b)
{
  guint64 first = *(const guint64 *) a;
  guint64 second = *(const guint64 *) b;

  return first < second ? -1 : first > second;
}

static void
append_hash (GString *text,
             guint64  hash)
{
  static const char letters[] = "0123456789abcdefghjkmnpqrstvwxyz";

  for (int i = 0; i < TOKEN_LENGTH; i++, hash >>= 5)
    g_string_append_c (text, letters[hash & 31]);
}

/* The hashed tokens of @text, sorted, so that their order tells nothing; %NULL when there is none. */
static char *
hash_tokens (HslVault   *vault,
             const char *text,
             gboolean    is_query)
{
  Collector collector = { vault, g_array_new (FALSE, FALSE, sizeof (guint64)) };
  GString  *hashed = g_string_new (NULL);
  guint64   last = 0;

  if (is_query)
    hsl_tokens_foreach_in_query (text, collect_token, &collector);
  else
    hsl_tokens_foreach (text, collect_token, &collector);
  g_array_sort (collector.hashes, compare_hashes);

  for (guint i = 0; i < collector.hashes->len; i++)
    {
      guint64 hash = g_array_index (collector.hashes, guint64, i);

      if (i > 0 && hash == last)
        continue;
      last = hash;
      g_string_append (hashed, i == 0 ? "" : is_query ? " AND "
                                                      : " ");
      /* In a query the quotes keep a token such as "and0…" from being read as an operator. */
      if (is_query)
        g_string_append_c (hashed, '"');
      append_hash (hashed, hash);
      if (is_query)
        g_string_append_c (hashed, '"');
    }
  g_array_unref (collector.hashes);
  if (hashed->len > 0)
    return g_string_free (hashed, FALSE);
  g_string_free (hashed, TRUE);
  return NULL;
}

/* The key that the words in the index are hashed with: that of people and cases, or, until everything is
 * indexed anew, the one before it. */
static HslVault *
get_vault (HslRows *rows,
           GError **error)
{
  g_autoptr (HslStmt) stmt = NULL;
  gboolean            has_row;
  HslVault           *vault;

  stmt = hsl_db_prepare (rows->db, "SELECT value FROM station WHERE key = 'tokens_key'", error);
  if (stmt == NULL || !hsl_stmt_step (stmt, &has_row, error))
    return NULL;
  if (!has_row)
    return hsl_key_chest_pick (rows->chest, HSL_KEY_DATA, NULL, error);
  vault = hsl_key_chest_find (rows->chest,
                              (guint32) g_ascii_strtoull (hsl_stmt_get_text (stmt, 0), NULL, 10));
  return vault != NULL ? vault : hsl_key_chest_pick (rows->chest, HSL_KEY_DATA, NULL, error);
}

/* The id of a row's document, 0 when it has none yet. */
static gboolean
find_document (HslDb      *db,
               const char *case_uid,
               const char *noun,
               const char *uid,
               gint64     *out_id,
               GError    **error)
{
  g_autoptr (HslStmt) stmt = NULL;
  gboolean            has_row;

  stmt = hsl_db_prepare (db,
                         "SELECT id FROM text_document WHERE case_uid = $case_uid AND noun = $noun AND"
                         " uid = $uid",
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "case_uid", case_uid);
  hsl_stmt_bind_text (stmt, "noun", noun);
  hsl_stmt_bind_text (stmt, "uid", uid);
  if (!hsl_stmt_step (stmt, &has_row, error))
    return FALSE;
  *out_id = has_row ? hsl_stmt_get_number (stmt, 0) : 0;
  return TRUE;
}

static gboolean
add_document (HslDb      *db,
              const char *case_uid,
              const char *noun,
              const char *uid,
              gint64     *out_id,
              GError    **error)
{
  g_autoptr (HslStmt) stmt = NULL;
  gboolean            has_row;

  stmt = hsl_db_prepare (db,
                         "INSERT INTO text_document (case_uid, noun, uid) VALUES ($case_uid, $noun,"
                         " $uid) RETURNING id",
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "case_uid", case_uid);
  hsl_stmt_bind_text (stmt, "noun", noun);
  hsl_stmt_bind_text (stmt, "uid", uid);
  if (!hsl_stmt_step (stmt, &has_row, error))
    return FALSE;
  *out_id = hsl_stmt_get_number (stmt, 0);
  /* The statement ends only when it has no more rows. */
  return hsl_stmt_step (stmt, &has_row, error);
}

static gboolean
remove_document (HslDb   *db,
                 gint64   id,
                 GError **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (db, "DELETE FROM text_document WHERE id = $id", error);

  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_number (stmt, "id", id);
  return hsl_stmt_run (stmt, error);
}

static gboolean
write_tokens (HslDb      *db,
              const char *sql,
              gint64      id,
              const char *tokens,
              GError    **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_number (stmt, "id", id);
  hsl_stmt_bind_text (stmt, "tokens", tokens);
  return hsl_stmt_run (stmt, error);
}

/* Brings the document of one row up to date. Either side may be missing. */
static gboolean
change_row (HslRows       *rows,
            const char    *case_uid,
            const HslFact *before,
            const HslFact *after,
            GError       **error)
{
  const HslFact   *fact = after != NULL ? after : before;
  const char      *noun = fact->noun->name;
  HslVault        *vault;
  g_autofree char *old_text = before != NULL ? hsl_fact_dup_searched_text (before) : g_strdup ("");
  g_autofree char *new_text = after != NULL ? hsl_fact_dup_searched_text (after) : g_strdup ("");
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;
  gint64 id;

  if (g_str_equal (old_text, new_text))
    return TRUE;
  vault = get_vault (rows, error);
  if (vault == NULL)
    return FALSE;
  old = hash_tokens (vault, old_text, FALSE);
  new = hash_tokens (vault, new_text, FALSE);

  if (old == NULL)
    id = 0;
  else if (!find_document (rows->db, case_uid, noun, fact->uid, &id, error))
    return FALSE;
  if (id != 0 && !write_tokens (rows->db,
                                "INSERT INTO text_index (text_index, rowid, tokens) VALUES ('delete',"
                                " $id, $tokens)",
                                id, old, error))
    return FALSE;
  if (new == NULL)
    return id == 0 || remove_document (rows->db, id, error);
  if (id == 0 && !add_document (rows->db, case_uid, noun, fact->uid, &id, error))
    return FALSE;
  return write_tokens (rows->db, "INSERT INTO text_index (rowid, tokens) VALUES ($id, $tokens)", id, new,
                       error);
}

static GPtrArray *
get_list (const HslFact  *fact,
          const HslField *field)
{
  return fact != NULL ? G_STRUCT_MEMBER (GPtrArray *, fact, field->offset) : NULL;
}

/* Brings the words of a row and of every row below it up to date. Either side may be missing. */
static gboolean
change_rows (HslRows       *rows,
             const char    *case_uid,
             const HslFact *before,
             const HslFact *after,
             GError       **error)
{
  const HslNoun *noun = after != NULL ? after->noun : before->noun;

  if (!change_row (rows, case_uid, before, after, error))
    return FALSE;
  for (guint i = 0; i < noun->n_fields; i++)
    {
      const HslField *field = &noun->fields[i];
      GPtrArray      *old;
      GPtrArray *new;
      guint first = 0;

      if (field->type != HSL_FIELD_LIST || hsl_field_is_sealed (field))
        continue;
      old = get_list (before, field);
      new = get_list (after, field);
      /* The timeline only grows, and is long. */
      if (old != NULL && new != NULL && g_str_equal (field->of, hsl_activity_noun.name))
        first = old->len;
      for (guint k = first; new != NULL &&k < new->len; k++)
        {
          const HslFact *row = g_ptr_array_index (new, k);
          const HslFact *was = old != NULL ? hsl_fact_list_find (old, row->uid) : NULL;

          if (!change_rows (rows, case_uid, was, row, error))
            return FALSE;
        }
      for (guint k = 0; old != NULL && first == 0 && k < old->len; k++)
        {
          const HslFact *row = g_ptr_array_index (old, k);

          if ((new == NULL || hsl_fact_list_find (new, row->uid) == NULL) &&
              !change_rows (rows, case_uid, row, NULL, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* While the index is made anew, the walk comes to the cases behind @until: nobody else indexes them. */
static gboolean
is_ahead (HslDb      *db,
          const char *case_uid,
          gboolean   *out_ahead,
          GError    **error)
{
  g_autoptr (HslStmt) stmt = NULL;

  stmt = hsl_db_prepare (
      db,
      "SELECT 1 FROM station, \"case\" WHERE station.key = 'indexed_until' AND \"case\".uid ="
      " $uid AND \"case\".rowid > CAST (station.value AS INTEGER)",
      error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "uid", case_uid);
  return hsl_stmt_step (stmt, out_ahead, error);
}

/**
 * hsl_text_index_change_case:
 * @before: (nullable): the case as it was indexed
 * @after: the case as it is now
 *
 * Brings the documents of a case up to date. A locked case has none.
 */
gboolean
hsl_text_index_change_case (HslRows       *rows,
                            const HslCase *before,
                            const HslCase *after,
                            GError       **error)
{
  const HslFact *old = before != NULL && !before->locked ? &before->fact : NULL;
  const HslFact *new = !after->locked ? &after->fact : NULL;

  gboolean ahead;

  if (old == NULL && new == NULL)
    return TRUE;
  if (!is_ahead (rows->db, after->fact.uid, &ahead, error))
    return FALSE;
  return ahead || change_rows (rows, after->fact.uid, old, new, error);
}

/**
 * hsl_text_index_forget_case:
 *
 * Takes the documents of a case out. Their words lie in the pages of the index until hsl_text_index_merge().
 */
gboolean
hsl_text_index_forget_case (HslRows       *rows,
                            const HslCase *on,
                            GError       **error)
{
  gboolean ahead;

  if (on->locked)
    return TRUE;
  if (!is_ahead (rows->db, on->fact.uid, &ahead, error))
    return FALSE;
  return ahead || change_rows (rows, on->fact.uid, &on->fact, NULL, error);
}

/**
 * hsl_text_index_merge:
 *
 * Makes the index one piece, in which nothing is left of documents that were taken out.
 */
gboolean
hsl_text_index_merge (HslDb   *db,
                      GError **error)
{
  return hsl_db_execute (db, "INSERT INTO text_index (text_index) VALUES ('optimize')", error);
}

static void
candidate_free (gpointer data)
{
  HslTextCandidate *self = data;

  g_free (self->case_uid);
  g_free (self->noun);
  g_free (self->uid);
  g_free (self);
}

/**
 * hsl_text_index_find:
 * @text: what was typed, one part without spaces
 * @before_id: only documents older than this one; 0 for all
 *
 * Returns: (transfer full) (element-type HslTextCandidate) (nullable): rows that may have @text in
 * them, to be opened
 *   and looked at; empty when the index cannot be asked for so little
 */
GPtrArray *
hsl_text_index_find (HslRows    *rows,
                     const char *text,
                     gint64      before_id,
                     guint       limit,
                     GError    **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (candidate_free);
  HslVault             *vault = get_vault (rows, error);
  g_autofree char      *query = NULL;
  g_autoptr (HslStmt)   stmt = NULL;
  gboolean              has_row;

  if (vault == NULL)
    return NULL;
  query = hash_tokens (vault, text, TRUE);
  if (query == NULL)
    return g_steal_pointer (&found);
  stmt = hsl_db_prepare (rows->db,
                         "SELECT document.id, document.case_uid, document.noun, document.uid"
                         " FROM text_index CROSS JOIN text_document AS document ON document.id ="
                         " text_index.rowid"
                         " WHERE text_index MATCH $query AND text_index.rowid < $before"
                         " ORDER BY text_index.rowid DESC LIMIT $limit",
                         error);
  if (stmt == NULL)
    return NULL;
  hsl_stmt_bind_text (stmt, "query", query);
  hsl_stmt_bind_number (stmt, "before", before_id > 0 ? before_id : G_MAXINT64);
  hsl_stmt_bind_number (stmt, "limit", limit);
  for (;;)
    {
      HslTextCandidate *candidate;

      if (!hsl_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&found);
      candidate = g_new0 (HslTextCandidate, 1);
      candidate->id = hsl_stmt_get_number (stmt, 0);
      candidate->case_uid = g_strdup (hsl_stmt_get_text (stmt, 1));
      candidate->noun = g_strdup (hsl_stmt_get_text (stmt, 2));
      candidate->uid = g_strdup (hsl_stmt_get_text (stmt, 3));
      g_ptr_array_add (found, candidate);
    }
}

/**
 * hsl_text_index_is_current:
 *
 * Whether the tokens in the index are of the kind this program makes.
 */
gboolean
hsl_text_index_is_current (HslDb    *db,
                           gboolean *out_current,
                           GError  **error)
{
  gint64 version;

  if (!hsl_db_query_number (db, "SELECT CAST (value AS INTEGER) FROM station WHERE key = 'tokens'", &version,
                            error))
    return FALSE;
  *out_current = version == HSL_TOKENS_VERSION;
  return TRUE;
}

/**
 * hsl_text_index_clear:
 *
 * Empties the index and notes that it will be filled with tokens of this program's kind.
 */
gboolean
hsl_text_index_clear (HslDb   *db,
                      GError **error)
{
  g_autofree char    *version = g_strdup_printf ("%d", HSL_TOKENS_VERSION);
  g_autoptr (HslStmt) stmt = NULL;

  if (!hsl_db_execute (db, "DELETE FROM text_document", error) ||
      !hsl_db_execute (db, "INSERT INTO text_index (text_index) VALUES ('delete-all')", error))
    return FALSE;
  stmt = hsl_db_prepare (db, "INSERT OR REPLACE INTO station (key, value) VALUES ('tokens', $version)",
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "version", version);
  return hsl_stmt_run (stmt, error);
}

static gboolean
set_station (HslDb      *db,
             const char *key,
             gint64      value,
             GError    **error)
{
  g_autofree char    *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  g_autoptr (HslStmt) stmt = NULL;

  stmt = hsl_db_prepare (db, "INSERT OR REPLACE INTO station (key, value) VALUES ($key, $value)", error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "key", key);
  hsl_stmt_bind_text (stmt, "value", text);
  return hsl_stmt_run (stmt, error);
}

/**
 * hsl_text_index_hold_key:
 *
 * Notes that the words are hashed with the present key, which is about to be replaced.
 */
gboolean
hsl_text_index_hold_key (HslRows *rows,
                         GError **error)
{
  HslVault *vault = get_vault (rows, error);

  return vault != NULL && set_station (rows->db, "tokens_key", hsl_vault_get_key_id (vault), error);
}

/* The next case of the walk; 0 when there is none. */
static gboolean
find_next_case (HslDb   *db,
                gint64  *out_row,
                char   **out_uid,
                GError **error)
{
  g_autoptr (HslStmt) stmt = NULL;
  gboolean            has_row;

  stmt = hsl_db_prepare (
      db,
      "SELECT rowid, uid FROM \"case\" WHERE rowid > (SELECT CAST (value AS INTEGER) FROM station"
      " WHERE key = 'indexed_until') ORDER BY rowid LIMIT 1",
      error);
  if (stmt == NULL || !hsl_stmt_step (stmt, &has_row, error))
    return FALSE;
  *out_row = has_row ? hsl_stmt_get_number (stmt, 0) : 0;
  *out_uid = has_row ? g_strdup (hsl_stmt_get_text (stmt, 1)) : NULL;
  return TRUE;
}

static gboolean
index_case (HslRows    *rows,
            const char *uid,
            GError    **error)
{
  g_autoptr (HslFact) one = NULL;

  if (hsl_key_chest_is_locked (rows->chest, uid))
    return TRUE;
  one = (HslFact *) hsl_case_rows_load (rows, uid, error);
  return one != NULL && change_rows (rows, uid, NULL, one, error);
}

static gboolean
renew_begun (HslRows  *rows,
             gboolean *out_begun,
             GError  **error)
{
  gint64    n;
  HslVault *vault = hsl_key_chest_pick (rows->chest, HSL_KEY_DATA, NULL, error);

  if (vault == NULL ||
      !hsl_db_query_number (rows->db,
                            "SELECT coalesce (max (CAST (value AS INTEGER)), 0) FROM station WHERE key ="
                            " 'tokens_key'",
                            &n, error))
    return FALSE;
  *out_begun = n == hsl_vault_get_key_id (vault);
  if (*out_begun)
    return TRUE;
  return hsl_text_index_clear (rows->db, error) &&
         set_station (rows->db, "tokens_key", hsl_vault_get_key_id (vault), error) &&
         set_station (rows->db, "indexed_until", 0, error);
}

/**
 * hsl_text_index_renew:
 * @limit: how many cases
 * @out_done: whether all are indexed
 *
 * Makes the index anew with the present key, some cases at a time. Inside a transaction.
 */
gboolean
hsl_text_index_renew (HslRows  *rows,
                      guint     limit,
                      gboolean *out_done,
                      GError  **error)
{
  gboolean begun;

  *out_done = FALSE;
  if (!renew_begun (rows, &begun, error))
    return FALSE;
  for (guint i = 0; i < limit; i++)
    {
      g_autofree char *uid = NULL;
      gint64           row;

      if (!find_next_case (rows->db, &row, &uid, error))
        return FALSE;
      *out_done = uid == NULL;
      if (uid == NULL)
        return hsl_db_execute (rows->db, "DELETE FROM station WHERE key = 'indexed_until'", error);
      if (!index_case (rows, uid, error) || !set_station (rows->db, "indexed_until", row, error))
        return FALSE;
    }
  return TRUE;
}
