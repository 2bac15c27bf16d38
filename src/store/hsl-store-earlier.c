/* hsl-store-earlier.c: earlier cases of the same people, the same pair or the same place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-private.h"

#include "hsl-access.h"
#include "hsl-case-list.h"
#include "hsl-fold.h"
#include "hsl-paper.h"
#include "hsl-text-index.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One name may be that of many. */
#define PEOPLE_MAX 200
#define PLACES_MAX 64

void
hsl_earlier_free (HslEarlier *self)
{
  g_free (self->case_uid);
  g_free (self->number);
  g_free (self->title);
  g_free (self->state);
  g_free (self->reason);
  g_free (self->text);
  g_free (self);
}

/* What is known of one earlier case. */
typedef struct
{
  GHashTable *parties; /* those of the registration that stand on it, borrowed */
  GPtrArray  *names;
} Match;

static void
match_free (gpointer data)
{
  Match *match = data;

  g_hash_table_unref (match->parties);
  g_ptr_array_unref (match->names);
  g_free (match);
}

typedef struct
{
  HslCase    *registration;
  const char *except_uid;
  GHashTable *matches; /* case uid -> Match */
  GPtrArray  *list;
} EarlierCall;

static gboolean
folds_alike (const char *a,
             const char *b,
             HslFoldMode mode)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (a == NULL || b == NULL)
    return FALSE;
  first = hsl_fold (a, mode);
  second = hsl_fold (b, mode);
  return *first != '\0' && g_str_equal (first, second);
}

/* The same paper is the same person. Without papers the name has to do, unless the days of birth differ. */
static gboolean
is_same_person (const HslParty *a,
                const HslParty *b)
{
  if (a->paper_number != NULL && b->paper_number != NULL)
    {
      g_autofree char *first = hsl_paper_fold (a->paper_number);
      g_autofree char *second = hsl_paper_fold (b->paper_number);

      return g_str_equal (first, second);
    }
  if (a->birth_on != HSL_DAY_NONE && b->birth_on != HSL_DAY_NONE && a->birth_on != b->birth_on)
    return FALSE;
  return folds_alike (a->name, b->name, HSL_FOLD_NAME);
}

static void
note_match (HslStore       *self,
            EarlierCall    *call,
            const char     *case_uid,
            const HslParty *party,
            const HslParty *earlier)
{
  g_autoptr (HslMask) mask = hsl_mask_new (self->lists_revealed ? 0 : HSL_MASK_ALL, NULL, NULL);
  Match              *match = g_hash_table_lookup (call->matches, case_uid);

  if (match == NULL)
    {
      match = g_new0 (Match, 1);
      match->parties = g_hash_table_new (NULL, NULL);
      match->names = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (call->matches, g_strdup (case_uid), match);
    }
  if (g_hash_table_add (match->parties, (gpointer) party))
    g_ptr_array_add (match->names, hsl_mask_dup_name (mask, earlier));
}

static gboolean
look_for (HslStore       *self,
          EarlierCall    *call,
          const HslParty *party,
          const char     *typed,
          GError        **error)
{
  g_autoptr (GPtrArray) found = NULL;

  if (typed == NULL || *typed == '\0')
    return TRUE;
  found = hsl_people_find (hsl_people_index_get_people (self->people), typed, PEOPLE_MAX, NULL);
  for (guint i = 0; i < found->len; i++)
    {
      const HslPeopleHit *hit = g_ptr_array_index (found, i);
      const char         *slash = strchr (hit->uid, '/');
      g_autofree char    *case_uid = g_strndup (hit->uid, (gsize) (slash - hit->uid));
      g_autoptr (GError)  problem = NULL;
      g_autoptr (HslRow)  row = NULL;

      if (hit->rank != HSL_PEOPLE_RANK_EXACT || g_strcmp0 (case_uid, call->except_uid) == 0)
        continue;
      row = hsl_rows_load_one (&self->rows, &hsl_party_noun, case_uid, slash + 1, HSL_ROW_READ, &problem);
      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (row != NULL && is_same_person (party, (const HslParty *) row->fact))
        note_match (self, call, case_uid, party, (const HslParty *) row->fact);
    }
  return TRUE;
}

static gboolean
stand_opposite (GHashTable *parties)
{
  GHashTableIter  iter;
  gpointer        key;
  const HslParty *first = NULL;

  g_hash_table_iter_init (&iter, parties);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const HslParty *party = key;

      if (first != NULL && g_strcmp0 (first->side, party->side) != 0)
        return TRUE;
      first = party;
    }
  return FALSE;
}

/* Not even what is the same: only that somebody else knows more. */
static void
add_hint (EarlierCall *call,
          const char  *ask)
{
  g_autofree char *text = hsl_access_dup_hint (ask);
  HslEarlier      *earlier;

  for (guint i = 0; i < call->list->len; i++)
    {
      const HslEarlier *other = g_ptr_array_index (call->list, i);

      if (other->case_uid == NULL && g_str_equal (other->text, text))
        return;
    }
  earlier = g_new0 (HslEarlier, 1);
  earlier->reason = g_strdup ("ask");
  earlier->text = g_steal_pointer (&text);
  g_ptr_array_add (call->list, earlier);
}

static gboolean
add_earlier (HslStore    *self,
             EarlierCall *call,
             const char  *case_uid,
             const char  *reason,
             char        *text,
             GError     **error)
{
  g_autofree char *words = text;
  g_autofree char *ask = NULL;
  HslAccessKind    kind;
  HslCaseRow      *row;
  HslEarlier      *earlier;

  if (!hsl_access_look (self, case_uid, &kind, &ask, error))
    return FALSE;
  if (kind != HSL_ACCESS_OPEN)
    {
      if (kind == HSL_ACCESS_HINT)
        add_hint (call, ask);
      return TRUE;
    }
  row = hsl_case_list_open_row (self, case_uid, hsl_minute_get_day (hsl_store_get_now (self)), error);
  if (row == NULL)
    return FALSE;
  earlier = g_new0 (HslEarlier, 1);
  earlier->case_uid = g_strdup (case_uid);
  earlier->number = g_steal_pointer (&row->number);
  earlier->title = g_steal_pointer (&row->title);
  earlier->state = g_steal_pointer (&row->state);
  earlier->on = row->registered_on;
  earlier->reason = g_strdup (reason);
  earlier->text = g_steal_pointer (&words);
  hsl_case_row_free (row);
  g_ptr_array_add (call->list, earlier);
  return TRUE;
}

static gboolean
add_people (HslStore    *self,
            EarlierCall *call,
            GError     **error)
{
  GHashTableIter iter;
  gpointer       key, value;

  for (guint i = 0; i < call->registration->parties->len; i++)
    {
      const HslParty *party = g_ptr_array_index (call->registration->parties, i);

      if (!look_for (self, call, party, party->paper_number, error) ||
          !look_for (self, call, party, party->name, error))
        return FALSE;
    }

  g_hash_table_iter_init (&iter, call->matches);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Match     *match = value;
      gboolean         pair = stand_opposite (match->parties);
      g_autofree char *names = NULL;
      char            *text;

      g_ptr_array_add (match->names, NULL);
      names = g_strjoinv ("、", (char **) match->names->pdata);
      text = g_strdup_printf (pair ? _ ("the same two parties: %s") : _ ("the same person: %s"), names);
      if (!add_earlier (self, call, key, pair ? "same-pair" : "same-person", text, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_places (HslStore    *self,
            EarlierCall *call,
            GError     **error)
{
  const char           *place = call->registration->place;
  g_autoptr (GPtrArray) found = NULL;

  if (place == NULL)
    return TRUE;
  found = hsl_text_index_find (&self->rows, place, 0, PLACES_MAX, error);
  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      const HslTextCandidate *candidate = g_ptr_array_index (found, i);
      g_autoptr (HslRow)      row = NULL;

      if (!g_str_equal (candidate->noun, "case") || g_strcmp0 (candidate->case_uid, call->except_uid) == 0 ||
          g_hash_table_contains (call->matches, candidate->case_uid))
        continue;
      row = hsl_rows_load_one (&self->rows, &hsl_case_noun, NULL, candidate->case_uid, HSL_ROW_READ, error);
      if (row == NULL)
        return FALSE;
      if (folds_alike (((const HslCase *) row->fact)->place, place, HSL_FOLD_TEXT) &&
          !add_earlier (self, call, candidate->case_uid, "same-place",
                        g_strdup_printf (_ ("the same place: %s"), place), error))
        return FALSE;
    }
  return TRUE;
}

static int
rank_of (const HslEarlier *earlier)
{
  if (earlier->case_uid == NULL)
    return 3;
  return g_str_equal (earlier->reason, "same-pair") ? 0 : g_str_equal (earlier->reason, "same-person") ? 1
                                                                                                       : 2;
}

static int
compare_earlier (gconstpointer a,
                 gconstpointer b)
{
  const HslEarlier *first = *(const HslEarlier *const *) a;
  const HslEarlier *second = *(const HslEarlier *const *) b;

  if (rank_of (first) != rank_of (second))
    return rank_of (first) - rank_of (second);
  if (first->on != second->on)
    return first->on > second->on ? -1 : 1;
  return g_strcmp0 (first->case_uid, second->case_uid);
}

static gboolean
do_find_earlier (HslStore *self,
                 gpointer  data,
                 GError  **error)
{
  EarlierCall           *call = data;
  g_autoptr (GHashTable) matches = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, match_free);

  call->matches = matches;
  if (!hsl_store_begin_people (self, error) ||
      !hsl_people_index_catch_up (self->people, &self->rows, error) ||
      !add_people (self, call, error) || !add_places (self, call, error))
    return FALSE;
  g_ptr_array_sort (call->list, compare_earlier);
  return TRUE;
}

/**
 * hsl_store_find_earlier:
 * @registration: "a{sv}" of the case noun, as far as it is typed
 * @except_uid: (nullable): a case that does not count
 *
 * Returns: (transfer full) (element-type HslEarlier) (nullable): earlier cases, those of the same pair
 * first
 */
GPtrArray *
hsl_store_find_earlier (HslStore   *self,
                        GVariant   *registration,
                        const char *except_uid,
                        GError    **error)
{
  static const HslCall  call = { do_find_earlier, HSL_CALL_READ, HSL_RIGHTS_READ };
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) hsl_earlier_free);
  g_autoptr (HslFact)   typed = hsl_fact_new (&hsl_case_noun);
  EarlierCall           data = { (HslCase *) typed, except_uid, NULL, list };

  g_return_val_if_fail (HSL_IS_STORE (self) && registration != NULL, NULL);

  if (!hsl_fact_fill (typed, registration, FALSE, "", error))
    return NULL;
  return hsl_store_call (self, &call, &data, NULL, error) ? g_steal_pointer (&list) : NULL;
}
