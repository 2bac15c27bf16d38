/* hsl-store-search.c: one search box over numbers, people and text
 *
 * Everything found is opened before it is handed out: what does not open is not found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-private.h"

#include "hsl-access.h"
#include "hsl-case-list.h"
#include "hsl-case-rows.h"
#include "hsl-query.h"
#include "hsl-text-index.h"
#include "hsl-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PAGE 64

/* A query of common words has candidates without end; after so many the newest are enough. */
#define CANDIDATES_MAX 1024

/* Opening a whole case for words in several of its rows costs more than opening a row. */
#define WHOLE_CASES_MAX 40

#define SNIPPET_LENGTH 28

void
hsl_search_hit_free (HslSearchHit *self)
{
  g_free (self->case_uid);
  g_free (self->number);
  g_free (self->title);
  g_free (self->state);
  g_free (self->why);
  g_free (self);
}

typedef struct
{
  const char *text;
  guint       limit;
  HslQuery   *query;
  GPtrArray  *hits;
  GHashTable *found; /* uids of the cases in @hits, and of those that may not be opened */
} SearchCall;

/* Several cases of one colleague are one hint: their number is not to be told either. */
static void
add_hint (SearchCall *call,
          const char *ask)
{
  g_autofree char *why = hsl_access_dup_hint (ask);
  HslSearchHit    *hit;

  for (guint i = 0; i < call->hits->len; i++)
    {
      const HslSearchHit *other = g_ptr_array_index (call->hits, i);

      if (other->case_uid == NULL && g_str_equal (other->why, why))
        return;
    }
  hit = g_new0 (HslSearchHit, 1);
  hit->why = g_steal_pointer (&why);
  g_ptr_array_add (call->hits, hit);
}

/* Whether to go on and open the case; one that may not be opened is told of here, if it may be. */
static gboolean
look_at_case (HslStore   *self,
              SearchCall *call,
              const char *case_uid,
              gboolean   *out_go_on,
              GError    **error)
{
  HslAccessKind    kind;
  g_autofree char *ask = NULL;

  *out_go_on = FALSE;
  if (g_hash_table_contains (call->found, case_uid))
    return TRUE;
  if (!hsl_access_look (self, case_uid, &kind, &ask, error))
    return FALSE;
  *out_go_on = kind == HSL_ACCESS_OPEN;
  if (kind != HSL_ACCESS_OPEN)
    g_hash_table_add (call->found, g_strdup (case_uid));
  if (kind == HSL_ACCESS_HINT)
    add_hint (call, ask);
  return TRUE;
}

/* Opens a case that may be opened and adds it. @written: whether @why is out of a text, which may
 * name people. */
static gboolean
add_hit (HslStore   *self,
         SearchCall *call,
         const char *case_uid,
         char       *why,
         gboolean    written,
         GError    **error)
{
  g_autofree char    *reason = why;
  g_autoptr (HslMask) mask = NULL;
  g_autoptr (GError)  problem = NULL;
  g_autoptr (HslRow)  row = hsl_rows_load_one (&self->rows, &hsl_case_noun, NULL, case_uid, HSL_ROW_READ,
                                               &problem);
  g_autofree char    *title = NULL;
  const HslCase      *opened;
  HslSearchHit       *hit;

  /* What does not open is not found. */
  if (g_error_matches (problem, HSL_STORE_ERROR, HSL_STORE_ERROR_SEALED))
    return TRUE;
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (row == NULL)
    return TRUE;
  opened = (const HslCase *) row->fact;
  mask = hsl_case_list_new_mask (self, (HslCase *) row->fact, written, error);
  if (mask == NULL)
    return FALSE;
  title = hsl_case_dup_title (opened);
  hit = g_new0 (HslSearchHit, 1);
  hit->case_uid = g_strdup (case_uid);
  hit->number = g_strdup (opened->number);
  hit->title = hsl_mask_dup_text (mask, title);
  hit->state = g_strdup (opened->state);
  hit->why = written ? hsl_mask_dup_text (mask, reason) : g_steal_pointer (&reason);
  g_ptr_array_add (call->hits, hit);
  g_hash_table_add (call->found, g_strdup (case_uid));
  return TRUE;
}

static gboolean
is_done (const SearchCall *call)
{
  return call->hits->len >= call->limit;
}

/* --- numbers --- */

static gboolean
number_fits (const char     *number,
             const HslQuery *query)
{
  return query->series == NULL || hsl_text_matches (number, query->series);
}

static gboolean
search_numbers (HslStore   *self,
                SearchCall *call,
                GError    **error)
{
  g_autoptr (GPtrArray) uids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HslStmt)   stmt = NULL;
  gboolean              has_row;

  stmt = hsl_db_prepare (self->rows.db,
                         "SELECT uid, number FROM \"case\" WHERE number_n = $n AND ($year = 0 OR"
                         " number_year = $year)"
                         " ORDER BY number_year DESC LIMIT $limit",
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_number (stmt, "n", call->query->serial);
  hsl_stmt_bind_number (stmt, "year", call->query->year);
  hsl_stmt_bind_number (stmt, "limit", call->limit);
  for (;;)
    {
      if (!hsl_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      if (number_fits (hsl_stmt_get_text (stmt, 1), call->query))
        g_ptr_array_add (uids, g_strdup (hsl_stmt_get_text (stmt, 0)));
    }
  for (guint i = 0; i < uids->len && !is_done (call); i++)
    {
      const char *uid = g_ptr_array_index (uids, i);
      gboolean    go_on;

      if (!look_at_case (self, call, uid, &go_on, error) ||
          (go_on && !add_hit (self, call, uid, g_strdup (_ ("Case number")), FALSE, error)))
        return FALSE;
    }
  return TRUE;
}

/* --- people --- */

/**
 * hsl_store_begin_people:
 *
 * Begins to read everybody in the background, unless that has begun. On the database thread.
 */
gboolean
hsl_store_begin_people (HslStore *self,
                        GError  **error)
{
  gint64 seq;

  if (self->people != NULL)
    return TRUE;
  if (!hsl_chain_get_head (self->rows.db, &seq, NULL, NULL, error))
    return FALSE;
  self->people = hsl_people_index_new (self->uri, self->chest, seq);
  return TRUE;
}

static HslPeople *
get_people (HslStore *self,
            GError  **error)
{
  if (!hsl_store_begin_people (self, error) || !hsl_people_index_catch_up (self->people, &self->rows, error))
    return NULL;
  return hsl_people_index_get_people (self->people);
}

static char *
dup_role (HslStore      *self,
          const HslFact *fact)
{
  gboolean            in_english = !g_str_has_prefix (g_get_language_names ()[0], "zh");
  const char         *list = fact->noun == &hsl_party_noun ? "side" : "agent-kind";
  const char         *code = hsl_fact_get_text (fact, fact->noun == &hsl_party_noun ? "side" : "kind");
  const char         *role = hsl_codes_get_name (self->rules->codes, list, code != NULL ? code : "",
                                                 in_english);
  g_autoptr (HslMask) mask = hsl_mask_new (self->lists_revealed ? 0 : HSL_MASK_ALL, NULL, NULL);
  g_autofree char    *name = hsl_mask_dup_name (mask, fact);

  return g_strdup_printf ("%s %s", name, role != NULL ? role : "");
}

/* Parties have uids of their own within a case, and so have agents. */
static HslRow *
open_person (HslStore   *self,
             const char *case_uid,
             const char *uid,
             GError    **error)
{
  g_autoptr (GError) problem = NULL;
  HslRow            *row;

  row = hsl_rows_load_one (&self->rows, &hsl_party_noun, case_uid, uid, HSL_ROW_READ, &problem);
  if (row == NULL && problem == NULL)
    return hsl_rows_load_one (&self->rows, &hsl_agent_noun, case_uid, uid, HSL_ROW_READ, error);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return row;
}

static gboolean
look_at_person (HslStore   *self,
                SearchCall *call,
                const char *uid,
                GError    **error)
{
  g_autofree char   *case_uid = g_strndup (uid, (gsize) (strchr (uid, '/') - uid));
  g_autoptr (GError) problem = NULL;
  g_autoptr (HslRow) row = NULL;
  gboolean           go_on;

  if (!look_at_case (self, call, case_uid, &go_on, error))
    return FALSE;
  if (!go_on)
    return TRUE;
  row = open_person (self, case_uid, strchr (uid, '/') + 1, &problem);
  if (problem != NULL && !g_error_matches (problem, HSL_STORE_ERROR, HSL_STORE_ERROR_SEALED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (row != NULL)
    return add_hit (self, call, case_uid, dup_role (self, row->fact), FALSE, error);
  hsl_people_remove (hsl_people_index_get_people (self->people), uid);
  return TRUE;
}

static gboolean
search_people (HslStore   *self,
               SearchCall *call,
               GError    **error)
{
  HslPeople            *people = get_people (self, error);
  g_autoptr (GPtrArray) found = NULL;

  if (people == NULL)
    return FALSE;
  /* Several people of one case are one hit. */
  found = hsl_people_find (people, call->query->text, call->limit * 2, NULL);
  for (guint i = 0; i < found->len && !is_done (call); i++)
    if (!look_at_person (self, call, ((HslPeopleHit *) g_ptr_array_index (found, i))->uid, error))
      return FALSE;
  return TRUE;
}

/* --- text --- */

static const char *
longest_part (char **parts)
{
  const char *longest = "";

  for (guint i = 0; parts[i] != NULL; i++)
    if (strlen (parts[i]) > strlen (longest))
      longest = parts[i];
  return longest;
}

static HslFact *
open_candidate (HslStore               *self,
                const HslTextCandidate *candidate,
                GError                **error)
{
  const HslNoun     *noun = hsl_noun_find (candidate->noun);
  g_autoptr (HslRow) row = NULL;

  if (noun == NULL)
    return NULL;
  if (noun == &hsl_activity_noun)
    return hsl_chain_load_one (&self->rows, candidate->case_uid, candidate->uid, error);
  row = hsl_rows_load_one (&self->rows, noun, candidate->case_uid, candidate->uid, HSL_ROW_READ, error);
  return row != NULL ? hsl_fact_ref (row->fact) : NULL;
}

static void
append_all_text (const HslFact *fact,
                 GString       *text)
{
  g_autofree char *own = hsl_fact_dup_searched_text (fact);

  g_string_append (text, own);
  for (guint i = 0; i < fact->noun->n_fields; i++)
    {
      const HslField *field = &fact->noun->fields[i];
      GPtrArray      *list;

      if (field->type != HSL_FIELD_LIST || hsl_field_is_sealed (field))
        continue;
      list = G_STRUCT_MEMBER (GPtrArray *, fact, field->offset);
      for (guint k = 0; k < list->len; k++)
        append_all_text (g_ptr_array_index (list, k), text);
    }
}

/* Words may stand in different rows of one case: then all of it is looked at. */
static char *
dup_match (HslStore               *self,
           SearchCall             *call,
           const HslTextCandidate *candidate,
           gboolean                whole,
           GError                **error)
{
  g_autoptr (HslFact) fact = open_candidate (self, candidate, error);
  g_autoptr (HslFact) all = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char    *text = NULL;

  if (fact == NULL)
    return NULL;
  text = hsl_fact_dup_searched_text (fact);
  if (whole)
    {
      all = (HslFact *) hsl_case_rows_load (&self->rows, candidate->case_uid, error);
      if (all == NULL)
        return NULL;
      append_all_text (all, words);
    }
  return hsl_text_matches (whole ? words->str : text, call->query->text)
             ? hsl_text_snippet (text, call->query->text, SNIPPET_LENGTH, NULL, NULL)
             : NULL;
}

static gboolean
look_at_candidate (HslStore               *self,
                   SearchCall             *call,
                   const HslTextCandidate *candidate,
                   gboolean                whole,
                   GError                **error)
{
  g_autoptr (GError) problem = NULL;
  HslAccessKind      kind;
  char              *why;

  if (g_hash_table_contains (call->found, candidate->case_uid))
    return TRUE;
  /* A word is in too many cases for a hint to mean anything. */
  if (!hsl_access_look (self, candidate->case_uid, &kind, NULL, error))
    return FALSE;
  if (kind != HSL_ACCESS_OPEN)
    return TRUE;
  why = dup_match (self, call, candidate, whole, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  return why == NULL || add_hit (self, call, candidate->case_uid, why, TRUE, error);
}

/* Looks at the rows that may have @part, and whether they, or the cases they belong to, have all that
 * was typed. */
static gboolean
look_for (HslStore   *self,
          SearchCall *call,
          const char *part,
          gboolean    whole,
          GError    **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint                  most = whole ? WHOLE_CASES_MAX : CANDIDATES_MAX;
  guint                  looked = 0;
  gint64                 before = 0;

  for (;;)
    {
      g_autoptr (GPtrArray) page = hsl_text_index_find (&self->rows, part, before, PAGE, error);

      if (page == NULL)
        return FALSE;
      for (guint i = 0; i < page->len; i++)
        {
          const HslTextCandidate *candidate = g_ptr_array_index (page, i);

          before = candidate->id;
          if (is_done (call) || looked >= most)
            return TRUE;
          if (whole && !g_hash_table_add (seen, g_strdup (candidate->case_uid)))
            continue;
          looked++;
          if (!look_at_candidate (self, call, candidate, whole, error))
            return FALSE;
        }
      if (page->len < PAGE)
        return TRUE;
    }
}

/* Locked cases have no words in the index; those whose keys are here are few, and are read. */
static gboolean
search_locked (HslStore   *self,
               SearchCall *call,
               GError    **error)
{
  g_autoptr (GPtrArray) uids = hsl_key_chest_list_cases (self->chest, TRUE);

  for (guint i = 0; i < uids->len && !is_done (call); i++)
    {
      const char         *uid = g_ptr_array_index (uids, i);
      g_autoptr (HslFact) one = NULL;
      g_autoptr (GString) text = g_string_new (NULL);
      gboolean            go_on;

      if (!look_at_case (self, call, uid, &go_on, error))
        return FALSE;
      if (!go_on)
        continue;
      one = (HslFact *) hsl_case_rows_load (&self->rows, uid, error);
      if (one == NULL)
        return FALSE;
      append_all_text (one, text);
      if (hsl_text_matches (text->str, call->query->text) &&
          !add_hit (self, call, uid,
                    hsl_text_snippet (text->str, call->query->text, SNIPPET_LENGTH, NULL, NULL), TRUE, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
search_text (HslStore   *self,
             SearchCall *call,
             GError    **error)
{
  g_auto (GStrv) parts = g_strsplit (call->query->text, " ", -1);

  if (!look_for (self, call, call->query->text, FALSE, error) || !search_locked (self, call, error))
    return FALSE;
  return parts[0] == NULL || parts[1] == NULL || is_done (call) ||
         look_for (self, call, longest_part (parts), TRUE, error);
}

static gboolean
do_search (HslStore *self,
           gpointer  data,
           GError  **error)
{
  SearchCall            *call = data;
  g_autoptr (HslQuery)   query = hsl_query_new (call->text);
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  call->query = query;
  call->found = found;
  if (query->is_number && !search_numbers (self, call, error))
    return FALSE;
  if (query->is_people && !is_done (call) && !search_people (self, call, error))
    return FALSE;
  return !query->is_text || is_done (call) || search_text (self, call, error);
}

/**
 * hsl_store_search:
 * @text: what was typed
 *
 * Returns: (transfer full) (element-type HslSearchHit) (nullable): cases, by number, by people, by words
 */
GPtrArray *
hsl_store_search (HslStore     *self,
                  const char   *text,
                  guint         limit,
                  GCancellable *cancellable,
                  GError      **error)
{
  static const HslCall  call = { do_search, HSL_CALL_READ, HSL_RIGHTS_READ };
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) hsl_search_hit_free);
  SearchCall            data = { .text = text, .limit = limit, .hits = hits };

  g_return_val_if_fail (HSL_IS_STORE (self) && text != NULL, NULL);

  return hsl_store_call (self, &call, &data, cancellable, error) ? g_steal_pointer (&hits) : NULL;
}

static gboolean
do_wait_people (HslStore *self,
                gpointer  data,
                GError  **error)
{
  /* What others did meanwhile may make it read everybody again. */
  return hsl_store_begin_people (self, error) &&
         hsl_people_index_catch_up (self->people, &self->rows, error) &&
         hsl_people_index_wait (self->people, error);
}

/**
 * hsl_store_wait_people:
 *
 * Waits until everybody can be found. For programs that search once.
 */
gboolean
hsl_store_wait_people (HslStore *self,
                       GError  **error)
{
  static const HslCall call = { do_wait_people, HSL_CALL_READ, HSL_RIGHTS_READ };

  g_return_val_if_fail (HSL_IS_STORE (self), FALSE);

  return hsl_store_call (self, &call, NULL, NULL, error);
}

static gboolean
list_cases (HslStore  *self,
            GPtrArray *uids,
            GError   **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (self->rows.db, "SELECT uid FROM \"case\" ORDER BY rowid", error);
  gboolean            has_row;

  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      if (!hsl_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      g_ptr_array_add (uids, g_strdup (hsl_stmt_get_text (stmt, 0)));
    }
}

static gboolean
do_index_again (HslStore *self,
                gpointer  data,
                GError  **error)
{
  g_autoptr (GPtrArray) uids = g_ptr_array_new_with_free_func (g_free);
  gboolean              current;

  if (!hsl_text_index_is_current (self->rows.db, &current, error))
    return FALSE;
  if (current)
    return TRUE;
  if (!hsl_text_index_clear (self->rows.db, error) || !list_cases (self, uids, error))
    return FALSE;
  for (guint i = 0; i < uids->len; i++)
    {
      g_autoptr (HslFact) one = (HslFact *) hsl_case_rows_load (&self->rows, g_ptr_array_index (uids, i),
                                                                error);

      if (one == NULL || !hsl_text_index_change_case (&self->rows, NULL, (HslCase *) one, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * hsl_store_update_index:
 *
 * Makes the text index again when it was made by a program that cuts words otherwise. All of it or
 * nothing: whoever is killed meanwhile does it once more. On the database thread.
 */
gboolean
hsl_store_update_index (HslStore *self,
                        GError  **error)
{
  static const HslCall call = { do_index_again, HSL_CALL_WRITE, HSL_RIGHTS_READ, 0, TRUE };
  gboolean             current;

  /* Signing in waits for nobody who writes, unless it must. */
  if (!hsl_text_index_is_current (self->rows.db, &current, error))
    return FALSE;
  return current || hsl_store_call (self, &call, NULL, NULL, error);
}
