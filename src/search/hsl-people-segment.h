/* hsl-people-segment.h: up to 65 536 people, column by column
 *
 * Inside the layer only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-people.h"
#include "hsl-people-column.h"

G_BEGIN_DECLS

#define HSL_PEOPLE_SEGMENT_MAX 65536

/* Between two numbers of a person, and between address and extra text. */
#define HSL_PEOPLE_SEPARATOR 0x1f

typedef struct
{
  guint           n; /* entries, the removed ones included */
  guint           n_alive;
  guint           n_room;
  guint64        *signatures; /* hsl_pinyin_sign_name(); 0 when removed */
  guint32        *stamps;
  HslPeopleColumn uids;    /* bytes; empty when removed */
  HslPeopleColumn names;   /* UTF-16, folded as a name */
  HslPeopleColumn numbers; /* bytes: phones and paper numbers, letters and digits only */
  HslPeopleColumn texts;   /* UTF-16, folded: address and extra */

  /* Scratch of append, kept so that nothing is allocated for each person */
  GArray *chars; /* gunichar */
  GArray *units; /* guint16 */
  GArray *bytes; /* guint8 */
} HslPeopleSegment;

HslPeopleSegment *hsl_people_segment_new (void);
void              hsl_people_segment_free (HslPeopleSegment *self);
void              hsl_people_segment_append (HslPeopleSegment *self, const HslPeopleEntry *entry);
void              hsl_people_segment_append_copy (HslPeopleSegment       *self,
                                                  const HslPeopleSegment *other,
                                                  guint                   entry);
void              hsl_people_segment_kill (HslPeopleSegment *self, guint entry);
const char       *hsl_people_segment_get_uid (const HslPeopleSegment *self, guint entry);
guint             hsl_people_segment_get_name (const HslPeopleSegment *self,
                                               guint                   entry,
                                               gunichar               *chars,
                                               guint                   room);
gsize             hsl_people_segment_get_memory (const HslPeopleSegment *self);
void              hsl_people_append_utf16 (GArray *units, const gunichar *chars, guint length);

G_END_DECLS
