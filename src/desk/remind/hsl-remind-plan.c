/* hsl-remind-plan.c: when to remind, and when to be silent
 *
 * A set of tasks is known by its number only, because that can be read without a key. Within one day tasks
 * fall due or overdue at midnight alone, so the same number is the same set or what is left of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-remind-plan.h"

/**
 * hsl_remind_plan_is_quiet:
 *
 * Returns: whether @now lies in the quiet hours, which may span midnight
 */
gboolean
hsl_remind_plan_is_quiet (const HslRemindPlan *self,
                          HslMinute            now)
{
  int minute = (int) (now % HSL_MINUTES_PER_DAY);

  if (self->quiet_from <= self->quiet_until)
    return minute >= self->quiet_from && minute < self->quiet_until;
  return minute >= self->quiet_from || minute < self->quiet_until;
}

static HslRemindStep
withdraw (HslRemindState *state)
{
  gboolean was_shown = state->shown > 0;

  state->shown = 0;
  return was_shown ? HSL_REMIND_WITHDRAW : HSL_REMIND_KEEP;
}

/**
 * hsl_remind_plan_next:
 * @n: how many tasks the group has now
 *
 * Returns: what to do; %HSL_REMIND_SHOW is taken for done
 */
HslRemindStep
hsl_remind_plan_next (HslRemindPlan *self,
                      HslRemindGroup group,
                      guint          n,
                      HslMinute      now)
{
  HslRemindState *state = &self->states[group];

  if (state->settled_on != hsl_minute_get_day (now))
    state->settled = 0;
  if (n == 0 || !self->on)
    return withdraw (state);
  if (n == state->shown || n <= state->settled || hsl_remind_plan_is_quiet (self, now))
    return HSL_REMIND_KEEP;
  if (state->shown == 0 && now < state->again_at)
    return HSL_REMIND_KEEP;

  /* Fewer than shown: the text is put right, which servers do in place. */
  state->shown = n;
  state->again_at = HSL_MINUTE_NONE;
  return HSL_REMIND_SHOW;
}

/**
 * hsl_remind_plan_answer:
 *
 * Takes note of what became of the notification of @group.
 */
void
hsl_remind_plan_answer (HslRemindPlan  *self,
                        HslRemindGroup  group,
                        HslRemindAnswer answer,
                        HslMinute       now)
{
  HslRemindState *state = &self->states[group];

  if (state->shown == 0)
    return;
  switch (answer)
    {
    case HSL_REMIND_LATER:
      state->again_at = now + HSL_REMIND_LATER_MINUTES;
      break;
    case HSL_REMIND_EXPIRED:
      state->again_at = now + self->again_minutes;
      break;
    case HSL_REMIND_OPENED:
    case HSL_REMIND_CLOSED:
    default:
      state->settled = state->shown;
      state->settled_on = hsl_minute_get_day (now);
      break;
    }
  state->shown = 0;
}
