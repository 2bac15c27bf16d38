/* hsl-sight-group.h: what others in sight of the screen see, and for how long
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HSL_TYPE_SIGHT_GROUP (hsl_sight_group_get_type ())
G_DECLARE_FINAL_TYPE (HslSightGroup, hsl_sight_group, HSL, SIGHT_GROUP, AdwPreferencesGroup)

void hsl_sight_group_set_up (HslSightGroup *self, GSettings *settings, gboolean is_demo);

G_END_DECLS
