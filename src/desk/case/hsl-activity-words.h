/* hsl-activity-words.h: an entry of the timeline in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-mask.h"
#include "hsl-store.h"

G_BEGIN_DECLS

char       *hsl_activity_dup_title (const HslActivity *self, HslStore *store);
char       *hsl_activity_dup_details (const HslActivity *self,
                                      const HslCase     *owner,
                                      const HslMask     *mask,
                                      HslStore          *store);
char       *hsl_activity_dup_people (const HslActivity *self, const HslCase *owner, HslStore *store);
const char *hsl_activity_get_icon (const HslActivity *self);

G_END_DECLS
