/* hsl-store-person.c: who is meant by a name, a number or a phone
 *
 * The same paper is the same person, or else the same link; who has neither stands alone, for a name is
 * not enough. Only people of cases that the account may open are told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-private.h"

#include "hsl-access.h"
#include "hsl-id-number.h"
#include "hsl-mask.h"
#include "hsl-paper.h"

#include <string.h>

#define HITS_MAX 2000

typedef struct
{
  const char *text;
  guint       limit;
  GPtrArray  *list;
  GHashTable *known; /* what makes somebody the same -> HslPersonHit */
} FindCall;

void
hsl_person_hit_free (HslPersonHit *self)
{
  if (self == NULL)
    return;
  g_free (self->case_uid);
  g_free (self->party);
  g_free (self->person);
  g_free (self->name);
  g_free (self->paper);
  g_free (self);
}

static char *
dup_key (const HslParty *party,
         const char     *hit)
{
  g_autofree char *whole = NULL;

  if (party->paper_number == NULL)
    return party->person != NULL ? g_strconcat ("person ", party->person, NULL)
                                 : g_strconcat ("alone ", hit, NULL);
  whole = hsl_id_number_complete15 (party->paper_number);
  if (whole == NULL)
    whole = hsl_paper_fold (party->paper_number);
  return g_strconcat ("paper ", whole, NULL);
}

static HslPersonHit *
new_hit (HslStore       *self,
         const char     *case_uid,
         const HslParty *party)
{
  g_autoptr (HslMask) mask = hsl_mask_new (self->lists_revealed ? 0 : HSL_MASK_ALL, NULL, NULL);
  HslPersonHit       *hit = g_new0 (HslPersonHit, 1);

  hit->case_uid = g_strdup (case_uid);
  hit->party = g_strdup (party->fact.uid);
  hit->person = g_strdup (party->person);
  hit->name = hsl_mask_dup_name (mask, party);
  if (party->paper_number != NULL)
    hit->paper = self->lists_revealed ? g_strdup (party->paper_number) : hsl_mask_paper (party->paper_number);
  return hit;
}

static gboolean
take (HslStore   *self,
      FindCall   *call,
      const char *found,
      GError    **error)
{
  const char        *slash = strchr (found, '/');
  g_autofree char   *case_uid = g_strndup (found, (gsize) (slash - found));
  g_autofree char   *key = NULL;
  g_autoptr (HslRow) row = NULL;
  g_autoptr (GError) problem = NULL;
  HslPersonHit      *hit;
  HslAccessKind      kind;

  if (!hsl_access_look (self, case_uid, &kind, NULL, error))
    return FALSE;
  if (kind != HSL_ACCESS_OPEN)
    return TRUE;
  row = hsl_rows_load_one (&self->rows, &hsl_party_noun, case_uid, slash + 1, HSL_ROW_READ, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  /* An agent is found, too, and is no party. */
  if (row == NULL)
    return TRUE;
  key = dup_key ((const HslParty *) row->fact, found);
  hit = g_hash_table_lookup (call->known, key);
  if (hit == NULL && call->list->len < call->limit)
    {
      hit = new_hit (self, case_uid, (const HslParty *) row->fact);
      g_hash_table_insert (call->known, g_steal_pointer (&key), hit);
      g_ptr_array_add (call->list, hit);
    }
  if (hit != NULL)
    hit->cases++;
  return TRUE;
}

static gboolean
do_find_persons (HslStore *self,
                 gpointer  data,
                 GError  **error)
{
  FindCall              *call = data;
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray)  hits = NULL;

  if (!hsl_store_begin_people (self, error) ||
      !hsl_people_index_catch_up (self->people, &self->rows, error))
    return FALSE;
  call->known = known;
  hits = hsl_people_find (hsl_people_index_get_people (self->people), call->text, HITS_MAX, NULL);
  for (guint i = 0; i < hits->len; i++)
    if (!take (self, call, ((HslPeopleHit *) g_ptr_array_index (hits, i))->uid, error))
      return FALSE;
  return TRUE;
}

/**
 * hsl_store_find_persons:
 * @text: a name, pinyin, or the end of a number
 *
 * Returns: (transfer full) (element-type HslPersonHit) (nullable): the people it may mean, best first
 */
GPtrArray *
hsl_store_find_persons (HslStore   *self,
                        const char *text,
                        guint       limit,
                        GError    **error)
{
  static const HslCall  call = { do_find_persons, HSL_CALL_READ, HSL_RIGHTS_READ };
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) hsl_person_hit_free);
  FindCall              data = { text, limit, list, NULL };

  g_return_val_if_fail (HSL_IS_STORE (self) && text != NULL, NULL);

  return hsl_store_wait_people (self, error) && hsl_store_call (self, &call, &data, NULL, error)
             ? g_steal_pointer (&list)
             : NULL;
}
