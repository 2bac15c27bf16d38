/* hsl-people-query.h: what was typed, made ready to be asked of every segment
 *
 * Inside the layer only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-people-segment.h"

G_BEGIN_DECLS

/* A rank above a field, so that a byte orders the hits; 0 for no hit. */
typedef guint8 HslPeopleScore;

#define HSL_PEOPLE_SCORE(rank, field) ((HslPeopleScore) ((rank) << 2 | (field)))
#define HSL_PEOPLE_SCORE_GET_RANK(s)  ((HslPeopleRank) ((s) >> 2))
#define HSL_PEOPLE_SCORE_GET_FIELD(s) ((HslPeopleField) ((s) &3))

typedef struct _HslPeopleQuery HslPeopleQuery;

HslPeopleQuery *hsl_people_query_new (const char *typed);
void            hsl_people_query_free (HslPeopleQuery *self);
gboolean        hsl_people_query_run (const HslPeopleQuery   *self,
                                      const HslPeopleSegment *segment,
                                      HslPeopleScore         *scores,
                                      HslPeopleScore         *scratch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslPeopleQuery, hsl_people_query_free)

G_END_DECLS
