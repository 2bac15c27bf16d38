/* hsl-store-own.c: everything about one person, for that person (个人信息保护法 44 to 47)
 *
 * The same paper is the same person; a name is not, for another who is called alike must not get it. What the
 * account may not open is counted, and whom to ask is said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-private.h"

#include "hsl-access.h"
#include "hsl-case-rows.h"
#include "hsl-id-number.h"
#include "hsl-paper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PEOPLE_MAX 10000

typedef struct
{
  const char *case_uid; /* (nullable) */
  const char *party;    /* (nullable) */
  const char *person;   /* (nullable): who stands on cases by a link */
  char       *number;   /* (nullable): of the paper, folded, 18 characters where it is a citizen's */
  GHashTable *found;    /* case uid -> uid of the party on it */
  HslOwnData *own;
} OwnCall;

/* 15 digits and the 18 they became are one number. */
static char *
dup_whole_number (const char *number)
{
  g_autofree char *whole = hsl_id_number_complete15 (number);

  return whole != NULL ? g_steal_pointer (&whole) : hsl_paper_fold (number);
}

static HslRow *
load_party (HslStore   *self,
            const char *case_uid,
            const char *uid,
            GError    **error)
{
  return hsl_rows_load_one (&self->rows, &hsl_party_noun, case_uid, uid, HSL_ROW_READ, error);
}

static void
note (OwnCall    *call,
      const char *case_uid,
      const char *uid)
{
  if (!g_hash_table_contains (call->found, case_uid))
    g_hash_table_insert (call->found, g_strdup (case_uid), g_strdup (uid));
}

static gboolean
look_at_hit (HslStore   *self,
             OwnCall    *call,
             const char *hit,
             GError    **error)
{
  const char        *slash = strchr (hit, '/');
  g_autofree char   *case_uid = g_strndup (hit, (gsize) (slash - hit));
  g_autofree char   *number = NULL;
  g_autoptr (GError) problem = NULL;
  g_autoptr (HslRow) row = load_party (self, case_uid, slash + 1, &problem);
  const HslParty    *party = row != NULL ? (const HslParty *) row->fact : NULL;

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (party == NULL || party->paper_number == NULL)
    return TRUE;
  number = dup_whole_number (party->paper_number);
  if (g_str_equal (number, call->number))
    note (call, case_uid, slash + 1);
  return TRUE;
}

/* Papers are written with 15 digits, too: then the birth and the sequence are what both have. */
static gboolean
find_by_number (HslStore *self,
                OwnCall  *call,
                GError  **error)
{
  g_autofree char  *old = strlen (call->number) == 18
                              ? g_strdup_printf ("%.6s%.9s", call->number, call->number + 8)
                              : NULL;
  const char *const typed[] = { call->number, old };

  for (guint i = 0; i < G_N_ELEMENTS (typed) && typed[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) hits = hsl_people_find (hsl_people_index_get_people (self->people), typed[i],
                                                    PEOPLE_MAX, NULL);

      for (guint k = 0; k < hits->len; k++)
        if (!look_at_hit (self, call, ((HslPeopleHit *) g_ptr_array_index (hits, k))->uid, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
find_by_link (HslStore   *self,
              OwnCall    *call,
              const char *person,
              GError    **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (self->rows.db,
                                             "SELECT case_uid, uid FROM party WHERE person = $person", error);
  gboolean            has_row;

  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "person", person);
  for (;;)
    {
      if (!hsl_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      note (call, hsl_stmt_get_text (stmt, 0), hsl_stmt_get_text (stmt, 1));
    }
}

/* Somebody chosen on a case: by their paper, where there is one, and by what was linked by hand. */
static gboolean
begin_with_party (HslStore *self,
                  OwnCall  *call,
                  GError  **error)
{
  g_autoptr (HslRow) row = NULL;
  const HslParty    *party;

  if (!hsl_access_check (self, call->case_uid, error))
    return FALSE;
  row = load_party (self, call->case_uid, call->party, error);
  if (row == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND, _ ("The case has no “%s”"),
                     call->party);
      return FALSE;
    }
  party = (const HslParty *) row->fact;
  note (call, call->case_uid, call->party);
  if (party->paper_number != NULL)
    call->number = dup_whole_number (party->paper_number);
  return party->person == NULL || find_by_link (self, call, party->person, error);
}

/* Somebody who was linked by hand: also what bears the same paper and was not. */
static gboolean
begin_with_person (HslStore *self,
                   OwnCall  *call,
                   GError  **error)
{
  GHashTableIter iter;
  gpointer       case_uid, party;

  if (!find_by_link (self, call, call->person, error))
    return FALSE;
  g_hash_table_iter_init (&iter, call->found);
  while (call->number == NULL && g_hash_table_iter_next (&iter, &case_uid, &party))
    {
      HslAccessKind      kind;
      g_autoptr (HslRow) row = NULL;

      if (!hsl_access_look (self, case_uid, &kind, NULL, error))
        return FALSE;
      if (kind != HSL_ACCESS_OPEN)
        continue;
      row = load_party (self, case_uid, party, error);
      if (row == NULL)
        return FALSE;
      if (((const HslParty *) row->fact)->paper_number != NULL)
        call->number = dup_whole_number (((const HslParty *) row->fact)->paper_number);
    }
  return TRUE;
}

static gboolean
count_looks (HslStore   *self,
             HslOwnCase *own,
             GError    **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (self->rows.db,
                                             "SELECT count (*) FILTER (WHERE kind = 'view'),"
                                             " count (*) FILTER (WHERE kind = 'reveal')"
                                             " FROM activity WHERE case_uid = $case",
                                             error);
  gboolean            has_row;

  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "case", own->on->fact.uid);
  if (!hsl_stmt_step (stmt, &has_row, error))
    return FALSE;
  own->views = hsl_stmt_get_number (stmt, 0);
  own->reveals = hsl_stmt_get_number (stmt, 1);
  return TRUE;
}

static gboolean
take_case (HslStore   *self,
           OwnCall    *call,
           const char *case_uid,
           const char *party,
           GError    **error)
{
  HslAccessKind       kind;
  g_autofree char    *ask = NULL;
  g_autoptr (HslFact) activity = NULL;
  HslCase            *on;

  if (!hsl_access_look (self, case_uid, &kind, &ask, error))
    return FALSE;
  if (kind != HSL_ACCESS_OPEN)
    {
      if (kind == HSL_ACCESS_HINT)
        call->own->elsewhere++;
      if (kind == HSL_ACCESS_HINT && call->own->ask == NULL)
        call->own->ask = g_steal_pointer (&ask);
      return TRUE;
    }
  on = hsl_case_rows_load (&self->rows, case_uid, error);
  if (on == NULL || !count_looks (self, hsl_own_data_add (call->own, on, party), error))
    return FALSE;
  activity = (HslFact *) hsl_store_new_activity (self, "own-data", "own-data", NULL);
  ((HslActivity *) activity)->party = g_strdup (party);
  return hsl_store_append (self, (HslActivity *) activity, case_uid, "", error);
}

static gboolean
do_collect (HslStore *self,
            gpointer  data,
            GError  **error)
{
  OwnCall               *call = data;
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter         iter;
  gpointer               case_uid, party;

  call->found = found;
  if (!hsl_store_begin_people (self, error) ||
      !hsl_people_index_catch_up (self->people, &self->rows, error) ||
      (call->party != NULL && !begin_with_party (self, call, error)) ||
      (call->person != NULL && !begin_with_person (self, call, error)) ||
      (call->number != NULL && !find_by_number (self, call, error)))
    return FALSE;
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &case_uid, &party))
    if (!take_case (self, call, case_uid, party, error))
      return FALSE;
  if (call->own->cases->len > 0 || call->own->elsewhere > 0)
    return TRUE;
  g_set_error_literal (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND,
                       call->person != NULL ? _ ("Nothing is kept about a person of this uid")
                                            : _ ("Nothing is kept about a person with this number"));
  return FALSE;
}

static HslOwnData *
collect (HslStore *self,
         OwnCall  *data,
         GError  **error)
{
  static const HslCall   call = { do_collect, HSL_CALL_WRITE, HSL_RIGHTS_READ, HSL_PERMIT_PRINT };
  g_autoptr (HslOwnData) own = hsl_own_data_new ();
  gboolean               done;

  data->own = own;
  done = hsl_store_wait_people (self, error) && hsl_store_call (self, &call, data, NULL, error);
  g_free (data->number);
  return done ? g_steal_pointer (&own) : NULL;
}

/**
 * hsl_store_collect_own_data:
 * @number: of an identity paper
 *
 * Collects everything about the person who bears the paper, and records in each case that it was.
 *
 * Returns: (transfer full) (nullable): what is kept
 */
HslOwnData *
hsl_store_collect_own_data (HslStore   *self,
                            const char *number,
                            GError    **error)
{
  OwnCall data = { 0 };

  g_return_val_if_fail (HSL_IS_STORE (self) && number != NULL, NULL);

  data.number = dup_whole_number (number);
  return collect (self, &data, error);
}

/**
 * hsl_store_collect_own_data_of:
 * @party: uid of a party of the case
 *
 * The same for somebody who is known from a case.
 *
 * Returns: (transfer full) (nullable): what is kept
 */
HslOwnData *
hsl_store_collect_own_data_of (HslStore   *self,
                               const char *case_uid,
                               const char *party,
                               GError    **error)
{
  OwnCall data = { .case_uid = case_uid, .party = party };

  g_return_val_if_fail (HSL_IS_STORE (self) && case_uid != NULL && party != NULL, NULL);

  return collect (self, &data, error);
}

/**
 * hsl_store_collect_own_data_of_person:
 * @person: uid that parties of several cases were linked to
 *
 * The same for somebody who is known to be one person on several cases.
 *
 * Returns: (transfer full) (nullable): what is kept
 */
HslOwnData *
hsl_store_collect_own_data_of_person (HslStore   *self,
                                      const char *person,
                                      GError    **error)
{
  OwnCall data = { .person = person };

  g_return_val_if_fail (HSL_IS_STORE (self) && person != NULL, NULL);

  return collect (self, &data, error);
}
