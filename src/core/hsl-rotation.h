/* hsl-rotation.h: which backups stay
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-day.h"

G_BEGIN_DECLS

#define HSL_ROTATION_DAYS   7
#define HSL_ROTATION_WEEKS  4
#define HSL_ROTATION_MONTHS 12

gboolean *hsl_rotation_choose (const HslMinute *times, guint n, HslMinute now);

G_END_DECLS
