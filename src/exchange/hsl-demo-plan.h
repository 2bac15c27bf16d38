/* hsl-demo-plan.h: the calendar of a demo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-demo-play.h"

G_BEGIN_DECLS

GArray  *hsl_demo_bookings_new (void);
gboolean hsl_demo_find_booking (HslBooking *wanted, gboolean *out_is_taken, gpointer data, GError **error);
void     hsl_demo_plan_ahead (HslDemoPlay *self);
void     hsl_demo_plan_held (HslDemoPlay *self, HslMinute planned_at);

G_END_DECLS
