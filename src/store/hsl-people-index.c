/* hsl-people-index.c: everybody in the store, filled in the background
 *
 * Readers with connections of their own open all parties and agents, each a share of the rows. What is
 * written later, by whomever, is seen in the chain: catching up reads the cases that it tells of,
 * before a search looks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-people-index"

#include "hsl-people-index.h"

#include "hsl-chain.h"

#define BATCH_SIZE  16384
#define READERS_MAX 4

/* Beyond this many changed cases reading everything again is cheaper, and does not hold up a search. */
#define CATCH_UP_MAX 500

struct _HslPeopleIndex
{
  HslPeople   *people;
  char        *uri;
  HslKeyChest *chest; /* copied for each reader */
  gint64       seq;   /* of the chain, up to which cases were read */
  GPtrArray   *readers;
};

/* One share of the rows: every @n_shares th run of rows. */
typedef struct
{
  HslPeopleIndex *index;
  GThread        *thread;
  guint           share;
  guint           n_shares;
  int             stop; /* atomic */
  GError         *error;

  /* Of the reader's thread */
  HslKeyChest    *chest;
  HslPeopleBatch *batch;
  char           *case_uid;
  guint32         stamp;
} Reader;

/* Takes what can be found of a party or an agent out of the sealed part of its row. @sealed lives as
 * long as @entry. */
static void
fill_entry (HslPeopleEntry *entry,
            GVariant       *sealed,
            char          **out_extra)
{
  GVariantIter iter;
  const char  *key;
  GVariant    *value;
  const char  *representative = NULL;
  const char  *workplace = NULL;

  g_variant_iter_init (&iter, sealed);
  while (g_variant_iter_next (&iter, "{&sv}", &key, &value))
    {
      const char **place = NULL;

      if (g_str_equal (key, "name"))
        place = &entry->name;
      else if (g_str_equal (key, "phone"))
        place = &entry->phone;
      else if (g_str_equal (key, "paper_number"))
        place = &entry->number;
      else if (g_str_equal (key, "address"))
        place = &entry->address;
      else if (g_str_equal (key, "representative"))
        place = &representative;
      else if (g_str_equal (key, "workplace"))
        place = &workplace;
      if (place != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
        *place = g_variant_get_string (value, NULL);
      g_variant_unref (value);
    }
  *out_extra = representative == NULL ? g_strdup (workplace)
                                      : g_strjoin ("\n", representative, workplace, NULL);
  entry->extra = *out_extra;
}

static void
add_entry (HslPeople      *people,
           HslPeopleBatch *batch,
           const char     *case_uid,
           const char     *uid,
           GVariant       *sealed,
           guint32         stamp)
{
  g_autofree char *whole_uid = g_strconcat (case_uid, "/", uid, NULL);
  g_autofree char *extra = NULL;
  HslPeopleEntry   entry = { .uid = whole_uid, .stamp = stamp };

  fill_entry (&entry, sealed, &extra);
  if (batch != NULL)
    hsl_people_batch_add (batch, &entry);
  else
    hsl_people_put (people, &entry);
}

/* The day a case was registered orders its people: newest first. */
static gboolean
read_stamp (HslDb      *db,
            const char *case_uid,
            guint32    *out_stamp,
            GError    **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (db,
                                             "SELECT substr (registered_at, 1, 10) FROM \"case\" WHERE"
                                             " uid = $uid",
                                             error);
  gboolean            has_row;

  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "uid", case_uid);
  if (!hsl_stmt_step (stmt, &has_row, error))
    return FALSE;
  *out_stamp = has_row && !hsl_stmt_is_null (stmt, 0) ? hsl_day_from_iso (hsl_stmt_get_text (stmt, 0)) : 0;
  return TRUE;
}

static void
hand_over (Reader *self)
{
  hsl_people_take_batch (self->index->people, g_steal_pointer (&self->batch));
  self->batch = hsl_people_batch_new ();
}

static gboolean
on_row_read_cb (HslRows    *rows,
                const char *case_uid,
                const char *uid,
                GVariant   *sealed,
                gpointer    data,
                GError    **error)
{
  Reader *self = data;

  if (g_atomic_int_get (&self->stop))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "stopped");
      return FALSE;
    }
  if (g_strcmp0 (self->case_uid, case_uid) != 0)
    {
      if (!read_stamp (rows->db, case_uid, &self->stamp, error))
        return FALSE;
      g_free (self->case_uid);
      self->case_uid = g_strdup (case_uid);
    }
  add_entry (NULL, self->batch, case_uid, uid, sealed, self->stamp);
  if (hsl_people_batch_get_size (self->batch) >= BATCH_SIZE)
    hand_over (self);
  return TRUE;
}

static gboolean
read_share (Reader        *self,
            HslRows       *rows,
            const HslNoun *noun,
            GError       **error)
{
  gint64 last;

  if (!hsl_rows_get_last (rows, noun, &last, error))
    return FALSE;
  /* The newest rows first, in runs, so that the latest cases can be found at once. */
  for (gint64 end =
           last - (gint64) self->share * BATCH_SIZE;
       end > 0; end -= (gint64) self->n_shares * BATCH_SIZE)
    if (!hsl_rows_walk (rows, noun, MAX (0, end - BATCH_SIZE), end, on_row_read_cb, self, error))
      return FALSE;
  return TRUE;
}

static gpointer
reader_main (gpointer data)
{
  Reader           *self = data;
  g_autoptr (HslDb) db = hsl_db_open (self->index->uri, HSL_DB_EXISTING | HSL_DB_READ_ONLY, &self->error);
  HslRows           rows;

  if (db == NULL)
    return NULL;
  self->batch = hsl_people_batch_new ();
  hsl_rows_init (&rows, db, self->chest);
  if (read_share (self, &rows, &hsl_party_noun, &self->error))
    read_share (self, &rows, &hsl_agent_noun, &self->error);
  hsl_rows_clear (&rows);
  hsl_people_take_batch (self->index->people, g_steal_pointer (&self->batch));
  g_clear_pointer (&self->case_uid, g_free);
  return NULL;
}

static void
reader_free (gpointer data)
{
  Reader *self = data;

  g_atomic_int_set (&self->stop, TRUE);
  if (self->thread != NULL)
    g_thread_join (self->thread);
  g_clear_pointer (&self->chest, hsl_key_chest_free);
  g_clear_error (&self->error);
  g_free (self);
}

static void
start_readers (HslPeopleIndex *self)
{
  guint n = CLAMP (g_get_num_processors (), 1, READERS_MAX);

  for (guint i = 0; i < n; i++)
    {
      Reader *reader = g_new0 (Reader, 1);

      reader->index = self;
      reader->chest = hsl_key_chest_copy (self->chest);
      reader->share = i;
      reader->n_shares = n;
      g_ptr_array_add (self->readers, reader);
      reader->thread = g_thread_new ("hsl-people", reader_main, reader);
    }
}

/**
 * hsl_people_index_new:
 * @seq: of the last link of the chain
 *
 * Begins to read everybody.
 *
 * Returns: (transfer full): the index
 */
HslPeopleIndex *
hsl_people_index_new (const char  *uri,
                      HslKeyChest *chest,
                      gint64       seq)
{
  HslPeopleIndex *self = g_new0 (HslPeopleIndex, 1);

  self->people = hsl_people_new ();
  self->uri = g_strdup (uri);
  self->chest = hsl_key_chest_copy (chest);
  self->seq = seq;
  self->readers = g_ptr_array_new_with_free_func (reader_free);
  start_readers (self);
  return self;
}

/**
 * hsl_people_index_free:
 *
 * Waits for the readers, which stop at once; nothing that was opened is left.
 */
void
hsl_people_index_free (HslPeopleIndex *self)
{
  g_ptr_array_unref (self->readers);
  hsl_people_clear (self->people);
  hsl_people_unref (self->people);
  hsl_key_chest_free (self->chest);
  g_free (self->uri);
  g_free (self);
}

HslPeople *
hsl_people_index_get_people (HslPeopleIndex *self)
{
  return self->people;
}

/**
 * hsl_people_index_wait:
 *
 * Waits until everybody was read.
 */
gboolean
hsl_people_index_wait (HslPeopleIndex *self,
                       GError        **error)
{
  for (guint i = 0; i < self->readers->len; i++)
    {
      Reader *reader = g_ptr_array_index (self->readers, i);

      if (reader->thread != NULL)
        g_thread_join (g_steal_pointer (&reader->thread));
      if (reader->error != NULL)
        {
          if (error != NULL)
            *error = g_error_copy (reader->error);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_case (HslPeopleIndex *self,
           HslRows        *rows,
           const char     *case_uid,
           GError        **error)
{
  const HslNoun *const nouns[] = { &hsl_party_noun, &hsl_agent_noun };
  guint32              stamp;

  if (!read_stamp (rows->db, case_uid, &stamp, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    {
      g_autoptr (GPtrArray) found = hsl_rows_load (rows, nouns[i], case_uid, HSL_ROW_READ, error);

      if (found == NULL)
        return FALSE;
      for (guint k = 0; k < found->len; k++)
        {
          HslFact             *fact = ((HslRow *) g_ptr_array_index (found, k))->fact;
          g_autoptr (GVariant) sealed = g_variant_ref_sink (hsl_fact_to_variant (fact, HSL_VARIANT_SEALED));

          add_entry (self->people, NULL, case_uid, fact->uid, sealed, stamp);
        }
    }
  return TRUE;
}

static GPtrArray *
list_changed_cases (HslPeopleIndex *self,
                    HslDb          *db,
                    GError        **error)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HslStmt)   stmt = NULL;
  gboolean              has_row;

  stmt = hsl_db_prepare (db,
                         "SELECT DISTINCT case_uid FROM activity"
                         " WHERE seq > $seq AND case_uid IS NOT NULL AND (writes LIKE '%party %' OR"
                         " writes LIKE '%agent %')"
                         " LIMIT $limit",
                         error);
  if (stmt == NULL)
    return NULL;
  hsl_stmt_bind_number (stmt, "seq", self->seq);
  hsl_stmt_bind_number (stmt, "limit", CATCH_UP_MAX + 1);
  for (;;)
    {
      if (!hsl_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&cases);
      g_ptr_array_add (cases, g_strdup (hsl_stmt_get_text (stmt, 0)));
    }
}

/* Whose people a destroyed case had, nothing tells any more: all are read again. */
static gboolean
was_destroyed (HslPeopleIndex *self,
               HslDb          *db,
               gboolean       *out_was,
               GError        **error)
{
  g_autoptr (HslStmt) stmt = NULL;

  stmt = hsl_db_prepare (db, "SELECT 1 FROM activity WHERE kind = 'destruction' AND seq > $seq LIMIT 1",
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_number (stmt, "seq", self->seq);
  return hsl_stmt_step (stmt, out_was, error);
}

static gboolean
remove_case (HslPeopleIndex *self,
             HslRows        *rows,
             const char     *case_uid,
             GError        **error)
{
  g_autoptr (HslStmt) stmt = NULL;
  gboolean            has_row;

  stmt = hsl_db_prepare (rows->db,
                         "SELECT uid FROM party WHERE case_uid = $case_uid"
                         " UNION ALL SELECT uid FROM agent WHERE case_uid = $case_uid",
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "case_uid", case_uid);
  for (;;)
    {
      g_autofree char *whole_uid = NULL;

      if (!hsl_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      whole_uid = g_strconcat (case_uid, "/", hsl_stmt_get_text (stmt, 0), NULL);
      hsl_people_remove (self->people, whole_uid);
    }
}

/**
 * hsl_people_index_change_keys:
 * @rows: with the keys as they are now
 * @opened: (element-type utf8): cases that can be opened now
 * @closed: (element-type utf8): cases that cannot be opened any more
 *
 * Takes note of other keys.
 */
gboolean
hsl_people_index_change_keys (HslPeopleIndex *self,
                              HslRows        *rows,
                              GPtrArray      *opened,
                              GPtrArray      *closed,
                              GError        **error)
{
  g_clear_pointer (&self->chest, hsl_key_chest_free);
  self->chest = hsl_key_chest_copy (rows->chest);
  for (guint i = 0; i < closed->len; i++)
    if (!remove_case (self, rows, g_ptr_array_index (closed, i), error))
      return FALSE;
  for (guint i = 0; i < opened->len; i++)
    if (!read_case (self, rows, g_ptr_array_index (opened, i), error))
      return FALSE;
  return TRUE;
}

/* The people of a case that was locked meanwhile are not for everybody. */
static gboolean
read_changed_case (HslPeopleIndex *self,
                   HslRows        *rows,
                   const char     *case_uid,
                   GError        **error)
{
  g_autoptr (GError) problem = NULL;

  if (read_case (self, rows, case_uid, &problem))
    return TRUE;
  if (g_error_matches (problem, HSL_STORE_ERROR, HSL_STORE_ERROR_SEALED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * hsl_people_index_catch_up:
 *
 * Reads the people of the cases that changed since the last time.
 */
gboolean
hsl_people_index_catch_up (HslPeopleIndex *self,
                           HslRows        *rows,
                           GError        **error)
{
  g_autoptr (GPtrArray) cases = NULL;
  gboolean              destroyed;
  gint64                seq;

  if (!hsl_chain_get_head (rows->db, &seq, NULL, NULL, error))
    return FALSE;
  if (seq == self->seq)
    return TRUE;
  cases = list_changed_cases (self, rows->db, error);
  if (cases == NULL)
    return FALSE;
  if (!was_destroyed (self, rows->db, &destroyed, error))
    return FALSE;
  if (destroyed || cases->len > CATCH_UP_MAX)
    {
      g_ptr_array_set_size (self->readers, 0);
      hsl_people_clear (self->people);
      self->seq = seq;
      start_readers (self);
      return TRUE;
    }
  for (guint i = 0; i < cases->len; i++)
    if (!read_changed_case (self, rows, g_ptr_array_index (cases, i), error))
      return FALSE;
  self->seq = seq;
  return TRUE;
}
