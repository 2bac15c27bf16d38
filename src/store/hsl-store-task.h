/* hsl-store-task.h: what is to be done: part of hsl-store.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

G_BEGIN_DECLS

typedef struct
{
  char         *case_uid, *number, *title; /* number and title may be %NULL */
  char         *rule;                      /* of the clock; %NULL for others */
  HslMinute     starts_at;                 /* of a planned session; without it and a clock: no next step */
  char         *subject;                   /* (nullable): uid of the fact the clock runs on, or of the plan */
  char         *worker;                    /* (nullable): who handles the case */
  char         *what;                      /* what is asked, in words */
  HslDay        due_on;
  HslClockState state;
  HslClock     *clock; /* (nullable): with its arithmetic, where the case was opened for it */
} HslTask;

typedef struct
{
  guint overdue;
  guint due;      /* today */
  guint sessions; /* planned for today and not held yet */
} HslTaskCounts;

GPtrArray *hsl_store_list_tasks (HslStore *self, HslDay on, guint limit, GError **error);
gboolean   hsl_store_count_tasks_locked (HslStore      *self,
                                         HslDay         on,
                                         HslTaskCounts *out_counts,
                                         GError       **error);
void       hsl_task_free (HslTask *self);

G_END_DECLS
