/* hsl-people-column.h: one column of the people in memory, searched as a whole
 *
 * Inside the layer only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Values one behind the other, each closed by a zero unit, so that one pass finds a needle in all of them.
 * Units are bytes (@unit 1) or UTF-16 (@unit 2). */
typedef struct
{
  gpointer data;
  guint    unit;
  guint32  used; /* units */
  guint32  room;
  guint32 *ends; /* of each value, behind its zero */
  guint    n;
  guint    n_room;
} HslPeopleColumn;

/* @offset is where the needle was first found in the value of @entry, in units. */
typedef void (*HslPeopleFound) (guint entry, guint offset, gpointer user_data);

#define HSL_PEOPLE_NEEDLE_MAX 64

void          hsl_people_column_init (HslPeopleColumn *self, guint unit);
void          hsl_people_column_clear (HslPeopleColumn *self);
void          hsl_people_column_append (HslPeopleColumn *self, gconstpointer units, guint length);
gconstpointer hsl_people_column_get (const HslPeopleColumn *self, guint entry, guint *out_length);
void          hsl_people_column_wipe (HslPeopleColumn *self, guint entry);
gsize         hsl_people_column_get_memory (const HslPeopleColumn *self);
void          hsl_people_column_scan (const HslPeopleColumn *self,
                                      gconstpointer          needle,
                                      guint                  length,
                                      HslPeopleFound         found,
                                      gpointer               user_data);

G_END_DECLS
