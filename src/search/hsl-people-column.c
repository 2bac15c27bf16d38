/* hsl-people-column.c: one column of the people in memory, searched as a whole
 *
 * The search looks at the first, the middle and the last unit of the needle for a block of places at once,
 * in a loop that the compiler turns into vector instructions on every machine; only where all three are
 * there is the needle compared.
 * The values are of people, so memory that is given back is wiped.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-people"

#include "hsl-people-column.h"

#include <string.h>

#define BLOCK 32

/* Zero units behind the last value: a block may read as far as this. */
#define SLACK (BLOCK + HSL_PEOPLE_NEEDLE_MAX)

static void
free_wiped (gpointer data,
            gsize    size)
{
  if (data != NULL)
    explicit_bzero (data, size);
  g_free (data);
}

static void
reserve (HslPeopleColumn *self,
         guint            length)
{
  guint    room = MAX (self->room, 1024);
  gpointer data;

  if (self->used + length + SLACK <= self->room)
    return;

  while (room < self->used + length + SLACK)
    room += room / 2;
  data = g_malloc0_n (room, self->unit);
  if (self->used > 0)
    memcpy (data, self->data, (gsize) self->used * self->unit);
  free_wiped (self->data, (gsize) self->room * self->unit);
  self->data = data;
  self->room = room;
}

void
hsl_people_column_init (HslPeopleColumn *self,
                        guint            unit)
{
  g_return_if_fail (unit == 1 || unit == 2);

  memset (self, 0, sizeof *self);
  self->unit = unit;
  reserve (self, 0);
}

void
hsl_people_column_clear (HslPeopleColumn *self)
{
  free_wiped (self->data, (gsize) self->room * self->unit);
  g_free (self->ends);
  memset (self, 0, sizeof *self);
}

/**
 * hsl_people_column_append:
 * @units: @length units, none of them zero
 */
void
hsl_people_column_append (HslPeopleColumn *self,
                          gconstpointer    units,
                          guint            length)
{
  reserve (self, length + 1);
  if (length > 0)
    memcpy ((guint8 *) self->data + (gsize) self->used * self->unit, units, (gsize) length * self->unit);
  self->used += length + 1;

  if (self->n == self->n_room)
    {
      self->n_room = MAX (64, self->n_room + self->n_room / 2);
      self->ends = g_renew (guint32, self->ends, self->n_room);
    }
  self->ends[self->n++] = self->used;
}

/**
 * hsl_people_column_get:
 *
 * Returns: (transfer none): the value, closed by a zero unit; good until the next append
 */
gconstpointer
hsl_people_column_get (const HslPeopleColumn *self,
                       guint                  entry,
                       guint                 *out_length)
{
  guint32 start = entry == 0 ? 0 : self->ends[entry - 1];

  if (out_length != NULL)
    *out_length = self->ends[entry] - 1 - start;
  return (const guint8 *) self->data + (gsize) start * self->unit;
}

/**
 * hsl_people_column_wipe:
 *
 * The value is gone and is not found any more; its place stays taken.
 */
void
hsl_people_column_wipe (HslPeopleColumn *self,
                        guint            entry)
{
  guint32 start = entry == 0 ? 0 : self->ends[entry - 1];

  explicit_bzero ((guint8 *) self->data + (gsize) start * self->unit,
                  (gsize) (self->ends[entry] - start) * self->unit);
}

gsize
hsl_people_column_get_memory (const HslPeopleColumn *self)
{
  return (gsize) self->room * self->unit + self->n_room * sizeof (guint32);
}

#define DEFINE_FIND(type)                                                                          \
  static gboolean                                                                                  \
      probe_block_##type (const type *block, const type *needle, guint length, type *hits)         \
  {                                                                                                \
    const type *middle = block + length / 2, *last = block + length - 1;                           \
    const type  a = needle[0], b = needle[length / 2], c = needle[length - 1];                     \
    type        any = 0;                                                                           \
                                                                                                   \
    for (guint i = 0; i < BLOCK; i++)                                                              \
      {                                                                                            \
        hits[i] = (type) ((block[i] == a) & (middle[i] == b) & (last[i] == c));                    \
        any |= hits[i];                                                                            \
      }                                                                                            \
    return any != 0;                                                                               \
  }                                                                                                \
                                                                                                   \
  static guint32                                                                                   \
      find_##type (const type *data, guint32 from, guint32 used, const type *needle, guint length) \
  {                                                                                                \
    type hits[BLOCK];                                                                              \
                                                                                                   \
    for (; from < used; from += BLOCK)                                                             \
      {                                                                                            \
        if (!probe_block_##type (data + from, needle, length, hits))                               \
          continue;                                                                                \
        for (guint i = 0; i < BLOCK; i++)                                                          \
          if (hits[i] != 0 && memcmp (data + from + i, needle, length * sizeof (type)) == 0)       \
            return from + i;                                                                       \
      }                                                                                            \
    return used;                                                                                   \
  }

DEFINE_FIND (guint8)
DEFINE_FIND (guint16)

static guint32
find (const HslPeopleColumn *self,
      guint32                from,
      gconstpointer          needle,
      guint                  length)
{
  if (self->unit == 1)
    return find_guint8 (self->data, from, self->used, needle, length);
  return find_guint16 (self->data, from, self->used, needle, length);
}

/**
 * hsl_people_column_scan:
 * @needle: (array length=length): 1 to %HSL_PEOPLE_NEEDLE_MAX units, none of them zero
 * @found: called once for each value that has @needle
 */
void
hsl_people_column_scan (const HslPeopleColumn *self,
                        gconstpointer          needle,
                        guint                  length,
                        HslPeopleFound         found,
                        gpointer               user_data)
{
  guint   entry = 0;
  guint32 at = 0;

  g_return_if_fail (length > 0 && length <= HSL_PEOPLE_NEEDLE_MAX);

  while ((at = find (self, at, needle, length)) < self->used)
    {
      while (self->ends[entry] <= at)
        entry++;
      found (entry, at - (entry == 0 ? 0 : self->ends[entry - 1]), user_data);
      at = self->ends[entry];
    }
}
