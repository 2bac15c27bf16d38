/* hsl-people-index.h: everybody in the store, filled in the background
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-people.h"
#include "hsl-row.h"

G_BEGIN_DECLS

typedef struct _HslPeopleIndex HslPeopleIndex;

HslPeopleIndex *hsl_people_index_new (const char *uri, HslKeyChest *chest, gint64 seq);
void            hsl_people_index_free (HslPeopleIndex *self);
HslPeople      *hsl_people_index_get_people (HslPeopleIndex *self);
gboolean        hsl_people_index_wait (HslPeopleIndex *self, GError **error);
gboolean        hsl_people_index_change_keys (HslPeopleIndex *self,
                                              HslRows        *rows,
                                              GPtrArray      *opened,
                                              GPtrArray      *closed,
                                              GError        **error);
gboolean        hsl_people_index_catch_up (HslPeopleIndex *self, HslRows *rows, GError **error);

G_END_DECLS
