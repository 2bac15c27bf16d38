/* hsl-people.c: everybody an account may find, in memory
 *
 * Nothing about names, numbers and addresses stands in any stored index: after sign-in a background
 * thread opens the rows, folds them into batches and hands these over, and what the window searches
 * is only here.
 *
 * Layout. People lie in segments of at most 65 536; a segment is a few columns (hsl-people-column.h):
 * names and texts as UTF-16, numbers as bytes, each one behind the other in one block of memory. A query
 * follows no inverted index, it runs over the columns with vector instructions: for a quarter of a
 * million people 2 MB of names, 8 MB of numbers or 14 MB of addresses, one to three milliseconds, the
 * same for every query and every order of changes. Pinyin is looked for by a 64-bit signature for each
 * person (which letters, which initials), 2 MB, and those who pass are read character by character.
 * About 200 bytes for each person; tests/bench/bench-people measures all of this.
 *
 * Threads. Any function may be called from any thread. A batch belongs to the thread that fills it and
 * shares nothing; taking it links its segments under the lock. A query holds the lock for reading.
 * The fill and changes may overlap: a batch never replaces or brings back what was put or removed
 * since hsl_people_clear(), for it may have been read before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-people"

#include "hsl-people.h"

#include "hsl-people-private.h"

#include <string.h>

/* A batch smaller than this is copied into the last segment instead of becoming one. */
#define BATCH_MIN 4096

/* The index stores a slot one greater. */
#define SLOT_NONE  G_MAXUINT32
#define PLACE_FREE 0u
#define PLACE_LEFT G_MAXUINT32 /* was taken: a search goes on behind it */

struct _HslPeopleBatch
{
  GPtrArray *segments;
  guint      n;
};

static HslPeopleSegment *
get_segment (const HslPeople *self,
             HslPeopleSlot    slot)
{
  return g_ptr_array_index (self->segments, slot >> 16);
}

static const char *
get_uid (const HslPeople *self,
         HslPeopleSlot    slot)
{
  return hsl_people_segment_get_uid (get_segment (self, slot), slot & 0xffff);
}

/* The place of @uid, or where the search for it ended. */
static guint
find_place (const HslPeople *self,
            const char      *uid)
{
  guint mask = self->n_places - 1;
  guint place = (g_str_hash (uid) * 0x9e3779b1u) >> 7 & mask;

  while (self->places[place] != PLACE_FREE)
    {
      guint32 taken = self->places[place];

      if (taken != PLACE_LEFT && strcmp (get_uid (self, taken - 1), uid) == 0)
        return place;
      place = (place + 1) & mask;
    }
  return place;
}

static HslPeopleSlot
find_slot (const HslPeople *self,
           const char      *uid)
{
  guint32 taken = self->places[find_place (self, uid)];

  return taken == PLACE_FREE ? SLOT_NONE : taken - 1;
}

static void
insert_slot (HslPeople    *self,
             HslPeopleSlot slot)
{
  self->places[find_place (self, get_uid (self, slot))] = slot + 1;
  self->n_taken++;
}

/* Makes the index anew, twice as large as what lives in it and @n_more need. */
static void
reserve_places (HslPeople *self,
                guint      n_more)
{
  guint n_places = 1024;

  if (self->n_taken + n_more <= self->n_places / 4 * 3)
    return;

  while (n_places < (self->n_alive + n_more) * 2)
    n_places *= 2;
  g_free (self->places);
  self->places = g_new0 (guint32, n_places);
  self->n_places = n_places;
  self->n_taken = 0;
  for (guint i = 0; i < self->segments->len; i++)
    {
      const HslPeopleSegment *segment = g_ptr_array_index (self->segments, i);

      for (guint j = 0; j < segment->n; j++)
        if (*hsl_people_segment_get_uid (segment, j) != '\0')
          insert_slot (self, HSL_PEOPLE_SLOT (i, j));
    }
}

/* Gives back the memory of removed people when they are the greater part of a segment. */
static void
compact_segment (HslPeople *self,
                 guint      index)
{
  HslPeopleSegment *old = g_ptr_array_index (self->segments, index);
  HslPeopleSegment *fresh;

  if (old->n < BATCH_MIN || old->n_alive > old->n / 2)
    return;

  fresh = hsl_people_segment_new ();
  for (guint i = 0; i < old->n; i++)
    {
      const char *uid = hsl_people_segment_get_uid (old, i);

      if (*uid == '\0')
        continue;
      self->places[find_place (self, uid)] = HSL_PEOPLE_SLOT (index, fresh->n) + 1;
      hsl_people_segment_append_copy (fresh, old, i);
    }
  self->segments->pdata[index] = fresh;
  hsl_people_segment_free (old);
}

static gboolean
remove_uid (HslPeople  *self,
            const char *uid)
{
  guint         place = find_place (self, uid);
  HslPeopleSlot slot = self->places[place];

  if (slot == PLACE_FREE)
    return FALSE;

  slot--;
  self->places[place] = PLACE_LEFT;
  hsl_people_segment_kill (get_segment (self, slot), slot & 0xffff);
  self->n_alive--;
  compact_segment (self, slot >> 16);
  return TRUE;
}

static HslPeopleSegment *
get_last_segment (HslPeople *self)
{
  HslPeopleSegment *last = NULL;

  if (self->segments->len > 0)
    last = g_ptr_array_index (self->segments, self->segments->len - 1);
  if (last == NULL || last->n == HSL_PEOPLE_SEGMENT_MAX)
    {
      last = hsl_people_segment_new ();
      g_ptr_array_add (self->segments, last);
    }
  return last;
}

/* The slot of the entry just appended to the last segment. */
static void
index_last (HslPeople *self)
{
  HslPeopleSegment *last = g_ptr_array_index (self->segments, self->segments->len - 1);

  insert_slot (self, HSL_PEOPLE_SLOT (self->segments->len - 1, last->n - 1));
  self->n_alive++;
}

static gboolean
is_known (const HslPeople *self,
          const char      *uid)
{
  return find_slot (self, uid) != SLOT_NONE || g_hash_table_contains (self->gone, uid);
}

static void
copy_segment (HslPeople              *self,
              const HslPeopleSegment *segment)
{
  for (guint i = 0; i < segment->n; i++)
    {
      if (is_known (self, hsl_people_segment_get_uid (segment, i)))
        continue;
      hsl_people_segment_append_copy (get_last_segment (self), segment, i);
      index_last (self);
    }
}

static void
link_segment (HslPeople        *self,
              HslPeopleSegment *segment)
{
  g_ptr_array_add (self->segments, segment);
  for (guint i = 0; i < segment->n; i++)
    {
      if (is_known (self, hsl_people_segment_get_uid (segment, i)))
        {
          hsl_people_segment_kill (segment, i);
          continue;
        }
      insert_slot (self, HSL_PEOPLE_SLOT (self->segments->len - 1, i));
      self->n_alive++;
    }
}

/**
 * hsl_people_new:
 *
 * Returns: (transfer full): nobody yet
 */
HslPeople *
hsl_people_new (void)
{
  HslPeople *self = g_new0 (HslPeople, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_rw_lock_init (&self->lock);
  self->segments = g_ptr_array_new_with_free_func ((GDestroyNotify) hsl_people_segment_free);
  self->gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reserve_places (self, 1);
  return self;
}

HslPeople *
hsl_people_ref (HslPeople *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
hsl_people_unref (HslPeople *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->segments);
  g_hash_table_unref (self->gone);
  g_free (self->places);
  g_rw_lock_clear (&self->lock);
  g_free (self);
}

HslPeopleBatch *
hsl_people_batch_new (void)
{
  HslPeopleBatch *self = g_new0 (HslPeopleBatch, 1);

  self->segments = g_ptr_array_new_with_free_func ((GDestroyNotify) hsl_people_segment_free);
  return self;
}

void
hsl_people_batch_free (HslPeopleBatch *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->segments);
  g_free (self);
}

/**
 * hsl_people_batch_add:
 * @entry: its texts are copied, folded
 *
 * Batches of 4 096 people and more are handed over without copying.
 */
void
hsl_people_batch_add (HslPeopleBatch       *self,
                      const HslPeopleEntry *entry)
{
  HslPeopleSegment *last = NULL;

  g_return_if_fail (self != NULL && entry != NULL);
  g_return_if_fail (entry->uid != NULL && *entry->uid != '\0');

  if (self->segments->len > 0)
    last = g_ptr_array_index (self->segments, self->segments->len - 1);
  if (last == NULL || last->n == HSL_PEOPLE_SEGMENT_MAX)
    {
      last = hsl_people_segment_new ();
      g_ptr_array_add (self->segments, last);
    }
  hsl_people_segment_append (last, entry);
  self->n++;
}

guint
hsl_people_batch_get_size (const HslPeopleBatch *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n;
}

/**
 * hsl_people_take_batch:
 * @batch: (transfer full): what the background thread read
 *
 * Adds the people of @batch. Those already there, and those removed since hsl_people_clear(), are left as
 * they are: what was read in bulk is older than any single change.
 */
void
hsl_people_take_batch (HslPeople      *self,
                       HslPeopleBatch *batch)
{
  g_return_if_fail (self != NULL && batch != NULL);

  g_rw_lock_writer_lock (&self->lock);
  reserve_places (self, batch->n);
  for (guint i = 0; i < batch->segments->len; i++)
    {
      HslPeopleSegment *segment = g_ptr_array_index (batch->segments, i);

      if (segment->n < BATCH_MIN)
        copy_segment (self, segment);
      else
        link_segment (self, g_steal_pointer (&batch->segments->pdata[i]));
    }
  g_rw_lock_writer_unlock (&self->lock);

  for (guint i = 0; i < batch->segments->len; i++)
    g_clear_pointer ((HslPeopleSegment **) &batch->segments->pdata[i], hsl_people_segment_free);
  g_ptr_array_set_free_func (batch->segments, NULL);
  hsl_people_batch_free (batch);
}

/**
 * hsl_people_put:
 *
 * Adds a person, or replaces the one with this uid.
 */
void
hsl_people_put (HslPeople            *self,
                const HslPeopleEntry *entry)
{
  g_return_if_fail (self != NULL && entry != NULL);
  g_return_if_fail (entry->uid != NULL && *entry->uid != '\0');

  g_rw_lock_writer_lock (&self->lock);
  g_hash_table_remove (self->gone, entry->uid);
  remove_uid (self, entry->uid);
  reserve_places (self, 1);
  hsl_people_segment_append (get_last_segment (self), entry);
  index_last (self);
  g_rw_lock_writer_unlock (&self->lock);
}

/**
 * hsl_people_remove:
 *
 * Returns: whether there was one with this uid
 */
gboolean
hsl_people_remove (HslPeople  *self,
                   const char *uid)
{
  gboolean was_there;

  g_return_val_if_fail (self != NULL && uid != NULL, FALSE);

  g_rw_lock_writer_lock (&self->lock);
  g_hash_table_add (self->gone, g_strdup (uid));
  was_there = remove_uid (self, uid);
  g_rw_lock_writer_unlock (&self->lock);
  return was_there;
}

/**
 * hsl_people_clear:
 *
 * Forgets everybody and wipes the memory, as when the window is locked.
 */
void
hsl_people_clear (HslPeople *self)
{
  g_return_if_fail (self != NULL);

  g_rw_lock_writer_lock (&self->lock);
  g_ptr_array_set_size (self->segments, 0);
  g_hash_table_remove_all (self->gone);
  memset (self->places, 0, self->n_places * sizeof (guint32));
  self->n_taken = 0;
  self->n_alive = 0;
  g_rw_lock_writer_unlock (&self->lock);
}

guint
hsl_people_get_size (HslPeople *self)
{
  guint size;

  g_return_val_if_fail (self != NULL, 0);

  g_rw_lock_reader_lock (&self->lock);
  size = self->n_alive;
  g_rw_lock_reader_unlock (&self->lock);
  return size;
}

/**
 * hsl_people_get_memory:
 *
 * Returns: the bytes taken, for the benchmark and the about page
 */
gsize
hsl_people_get_memory (HslPeople *self)
{
  gsize memory;

  g_return_val_if_fail (self != NULL, 0);

  g_rw_lock_reader_lock (&self->lock);
  memory = sizeof *self + self->n_places * sizeof (guint32);
  for (guint i = 0; i < self->segments->len; i++)
    memory += hsl_people_segment_get_memory (g_ptr_array_index (self->segments, i));
  g_rw_lock_reader_unlock (&self->lock);
  return memory;
}
