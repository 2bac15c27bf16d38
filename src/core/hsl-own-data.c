/* hsl-own-data.c: everything that is kept about one person (个人信息保护法 44 to 47)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-own-data"

#include "hsl-own-data.h"

#include "hsl-party.h"
#include "hsl-state.h"

static void
own_case_free (gpointer data)
{
  HslOwnCase *own = data;

  hsl_fact_unref (own->on);
  g_free (own->party);
  g_free (own);
}

HslOwnData *
hsl_own_data_new (void)
{
  HslOwnData *self = g_new0 (HslOwnData, 1);

  self->cases = g_ptr_array_new_with_free_func (own_case_free);
  return self;
}

/**
 * hsl_own_data_free:
 * @self: (nullable)
 */
void
hsl_own_data_free (HslOwnData *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->cases);
  g_free (self->ask);
  g_free (self);
}

static int
compare_cases (gconstpointer a,
               gconstpointer b)
{
  HslMinute one = (*(const HslOwnCase *const *) a)->on->registered_at;
  HslMinute two = (*(const HslOwnCase *const *) b)->on->registered_at;

  return one > two ? -1 : one < two;
}

/**
 * hsl_own_data_add:
 * @on: (transfer full): a case, whole
 * @party: the uid of the person on it
 *
 * Returns: (transfer none): the entry, to be counted on
 */
HslOwnCase *
hsl_own_data_add (HslOwnData *self,
                  HslCase    *on,
                  const char *party)
{
  HslOwnCase *own = g_new0 (HslOwnCase, 1);

  own->on = on;
  own->party = g_strdup (party);
  g_ptr_array_add (self->cases, own);
  g_ptr_array_sort (self->cases, compare_cases);
  return own;
}

/**
 * hsl_own_data_get_name:
 *
 * Returns: (nullable): how the person is called in the newest case
 */
const char *
hsl_own_data_get_name (const HslOwnData *self)
{
  const HslOwnCase *newest = self->cases->len > 0 ? g_ptr_array_index (self->cases, 0) : NULL;
  const HslParty   *party = newest != NULL ? hsl_case_find_party (newest->on, newest->party) : NULL;

  return party != NULL ? party->name : NULL;
}
