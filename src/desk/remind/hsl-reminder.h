/* hsl-reminder.h: reminds of due and overdue tasks while the program runs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-notifier.h"
#include "hsl-store.h"

G_BEGIN_DECLS

#define HSL_TYPE_REMINDER (hsl_reminder_get_type ())
G_DECLARE_FINAL_TYPE (HslReminder, hsl_reminder, HSL, REMINDER, GObject)

HslReminder *hsl_reminder_new (HslStore *store, HslNotifier *notifier, GSettings *settings);
void         hsl_reminder_check (HslReminder *self);
void         hsl_reminder_take_counts (HslReminder *self, const HslTaskCounts *counts, HslMinute now);

G_END_DECLS
