/* hsl-remind-plan.h: when to remind, and when to be silent
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-day.h"

G_BEGIN_DECLS

/* One notification each, however many tasks there are. */
typedef enum
{
  HSL_REMIND_OVERDUE,
  HSL_REMIND_DUE,      /* today */
  HSL_REMIND_SESSIONS, /* planned for today */
  HSL_N_REMIND_GROUPS
} HslRemindGroup;

typedef enum
{
  HSL_REMIND_OPENED,
  HSL_REMIND_LATER,   /* again in an hour */
  HSL_REMIND_CLOSED,  /* put away by hand */
  HSL_REMIND_EXPIRED, /* nobody looked */
} HslRemindAnswer;

typedef enum
{
  HSL_REMIND_KEEP, /* leave what is shown, or not shown, as it is */
  HSL_REMIND_SHOW,
  HSL_REMIND_WITHDRAW,
} HslRemindStep;

/* Minutes until a reminder that was put off comes back. */
#define HSL_REMIND_LATER_MINUTES 60

/* What a group has come to; all zero at first. */
typedef struct
{
  guint     shown;      /* how many the notification speaks of; 0: none is up */
  guint     settled;    /* how many are not to be spoken of again ... */
  HslDay    settled_on; /* ... on this day */
  HslMinute again_at;   /* HSL_MINUTE_NONE: at once */
} HslRemindState;

/* A plain value. The first fields are preferences. */
typedef struct
{
  gboolean       on;
  int            quiet_from; /* minutes of the day; equal to @quiet_until: no quiet hours */
  int            quiet_until;
  int            again_minutes; /* after one that expired */
  HslRemindState states[HSL_N_REMIND_GROUPS];
} HslRemindPlan;

gboolean      hsl_remind_plan_is_quiet (const HslRemindPlan *self, HslMinute now);
HslRemindStep hsl_remind_plan_next (HslRemindPlan *self, HslRemindGroup group, guint n, HslMinute now);
void          hsl_remind_plan_answer (HslRemindPlan  *self,
                                      HslRemindGroup  group,
                                      HslRemindAnswer answer,
                                      HslMinute       now);

G_END_DECLS
