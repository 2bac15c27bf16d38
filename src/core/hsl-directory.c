/* hsl-directory.c: the station's organisations, workers, areas and rooms
 *
 * Small enough to be in memory whole; the store loads it at sign-in and after each change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-directory"

#include "hsl-directory.h"

HslDirectory *
hsl_directory_new (void)
{
  HslDirectory *self = g_atomic_rc_box_new0 (HslDirectory);

  self->organisations = hsl_fact_list_new ();
  self->workers = hsl_fact_list_new ();
  self->areas = hsl_fact_list_new ();
  self->rooms = hsl_fact_list_new ();
  self->by_uid = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

HslDirectory *
hsl_directory_ref (HslDirectory *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_directory (gpointer data)
{
  HslDirectory *self = data;

  g_hash_table_unref (self->by_uid);
  g_hash_table_unref (self->by_code);
  g_ptr_array_unref (self->organisations);
  g_ptr_array_unref (self->workers);
  g_ptr_array_unref (self->areas);
  g_ptr_array_unref (self->rooms);
}

void
hsl_directory_unref (HslDirectory *self)
{
  g_atomic_rc_box_release_full (self, clear_directory);
}

/**
 * hsl_directory_take:
 * @fact: (transfer full): an organisation, worker, area or room with a uid
 *
 * Adds @fact. Only while the directory is being filled: it is read by several threads afterwards.
 */
void
hsl_directory_take (HslDirectory *self,
                    gpointer      fact)
{
  HslFact *added = fact;

  g_return_if_fail (added->uid != NULL);

  if (added->noun == &hsl_organisation_noun)
    g_ptr_array_add (self->organisations, fact);
  else if (added->noun == &hsl_worker_noun)
    g_ptr_array_add (self->workers, fact);
  else if (added->noun == &hsl_area_noun)
    {
      g_ptr_array_add (self->areas, fact);
      g_hash_table_insert (self->by_code, ((HslArea *) fact)->code, fact);
    }
  else
    {
      g_assert (added->noun == &hsl_room_noun);
      g_ptr_array_add (self->rooms, fact);
    }
  g_hash_table_insert (self->by_uid, added->uid, fact);
}

/**
 * hsl_directory_find:
 * @noun: what it must be
 * @uid: (nullable): a uid
 *
 * Returns: (nullable) (transfer none): the organisation, worker, area or room with that uid
 */
gpointer
hsl_directory_find (const HslDirectory *self,
                    const HslNoun      *noun,
                    const char         *uid)
{
  HslFact *fact = uid != NULL ? g_hash_table_lookup (self->by_uid, uid) : NULL;

  return fact != NULL && fact->noun == noun ? fact : NULL;
}

/**
 * hsl_directory_find_area:
 * @code: (nullable): an area code
 *
 * Returns: (nullable) (transfer none): the area
 */
const HslArea *
hsl_directory_find_area (const HslDirectory *self,
                         const char         *code)
{
  return code != NULL ? g_hash_table_lookup (self->by_code, code) : NULL;
}

/**
 * hsl_directory_find_organisation:
 * @kind: "police-station" or "committee"
 *
 * Returns: (nullable) (transfer none): the first organisation of that kind
 */
const HslOrganisation *
hsl_directory_find_organisation (const HslDirectory *self,
                                 const char         *kind)
{
  for (guint i = 0; i < self->organisations->len; i++)
    {
      const HslOrganisation *organisation = g_ptr_array_index (self->organisations, i);

      if (g_strcmp0 (organisation->kind, kind) == 0)
        return organisation;
    }
  return NULL;
}

/**
 * hsl_directory_get_worker_name:
 * @uid: (nullable): a worker's uid
 *
 * Returns: (transfer none): the name, "" when there is no such worker
 */
const char *
hsl_directory_get_worker_name (const HslDirectory *self,
                               const char         *uid)
{
  const HslWorker *worker = hsl_directory_find (self, &hsl_worker_noun, uid);

  return worker != NULL && worker->name != NULL ? worker->name : "";
}

/**
 * hsl_directory_dup_worker_names:
 * @uids: (nullable): workers
 *
 * Returns: (transfer full): their names with @separator between them
 */
char *
hsl_directory_dup_worker_names (const HslDirectory *self,
                                char              **uids,
                                const char         *separator)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; uids != NULL && uids[i] != NULL; i++)
    {
      if (names->len > 0)
        g_string_append (names, separator);
      g_string_append (names, hsl_directory_get_worker_name (self, uids[i]));
    }
  return g_string_free (names, FALSE);
}
