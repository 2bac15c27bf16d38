/* hsl-people.h: everybody an account may find, in memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _HslPeople      HslPeople;
typedef struct _HslPeopleBatch HslPeopleBatch;

/* One person as the matcher is told; every text but @uid may be NULL. */
typedef struct
{
  const char *uid;
  const char *name;
  const char *phone;  /* several divided by , ; / 、 */
  const char *number; /* of the paper; several likewise */
  const char *address;
  const char *extra; /* other text to be found by: nickname, shop, note */
  guint32     stamp; /* hits of one rank stand with the greatest first: a day, a row number */
} HslPeopleEntry;

/* How well a person fits, the better the greater. */
typedef enum
{
  HSL_PEOPLE_RANK_NONE,
  HSL_PEOPLE_RANK_OTHER,    /* inside the name or a number, in the address or the extra text */
  HSL_PEOPLE_RANK_INITIALS, /* the beginning of the name, syllables cut short: "zx" for 张小三 */
  HSL_PEOPLE_RANK_ALL_INITIALS,
  HSL_PEOPLE_RANK_PREFIX, /* the beginning of the name; the tail of a number */
  HSL_PEOPLE_RANK_EXACT,  /* all of the name or of a number */
} HslPeopleRank;

typedef enum
{
  HSL_PEOPLE_FIELD_TEXT, /* address or extra */
  HSL_PEOPLE_FIELD_NUMBER,
  HSL_PEOPLE_FIELD_NAME,
} HslPeopleField;

typedef struct
{
  char          *uid;
  HslPeopleRank  rank;
  HslPeopleField field;
} HslPeopleHit;

HslPeople *hsl_people_new (void);
HslPeople *hsl_people_ref (HslPeople *self);
void       hsl_people_unref (HslPeople *self);

HslPeopleBatch *hsl_people_batch_new (void);
void            hsl_people_batch_free (HslPeopleBatch *self);
void            hsl_people_batch_add (HslPeopleBatch *self, const HslPeopleEntry *entry);
guint           hsl_people_batch_get_size (const HslPeopleBatch *self);
void            hsl_people_take_batch (HslPeople *self, HslPeopleBatch *batch);

void     hsl_people_put (HslPeople *self, const HslPeopleEntry *entry);
gboolean hsl_people_remove (HslPeople *self, const char *uid);
void     hsl_people_clear (HslPeople *self);

guint hsl_people_get_size (HslPeople *self);
gsize hsl_people_get_memory (HslPeople *self);

GPtrArray *hsl_people_find (HslPeople *self, const char *typed, guint limit, guint *out_count);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslPeople, hsl_people_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslPeopleBatch, hsl_people_batch_free)

G_END_DECLS
