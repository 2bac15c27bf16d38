/* hsl-people-private.h: what the parts of HslPeople share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-people-segment.h"

G_BEGIN_DECLS

/* Segment in the upper half, entry in the lower */
typedef guint32 HslPeopleSlot;

#define HSL_PEOPLE_SLOT(segment, entry) ((HslPeopleSlot) ((segment) << 16 | (entry)))

struct _HslPeople
{
  gatomicrefcount ref_count;
  GRWLock         lock;

  GPtrArray *segments; /* HslPeopleSegment */
  guint      n_alive;

  /* uid -> slot, open addressing */
  guint32 *places;
  guint    n_places; /* a power of two */
  guint    n_taken;  /* left ones included */

  GHashTable *gone; /* uids removed since the last clear, against late batches */
};

GPtrArray *hsl_people_find_on (HslPeople  *self,
                               const char *typed,
                               guint       limit,
                               guint       n_threads,
                               guint      *out_count);

G_END_DECLS
