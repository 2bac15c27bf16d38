/* hsl-task-item.h: one task as an item of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

G_BEGIN_DECLS

#define HSL_TYPE_TASK_ITEM (hsl_task_item_get_type ())
G_DECLARE_FINAL_TYPE (HslTaskItem, hsl_task_item, HSL, TASK_ITEM, GObject)

/* How the page sorts them. */
typedef enum
{
  HSL_TASK_OVERDUE,
  HSL_TASK_TODAY,
  HSL_TASK_LATER,
  HSL_TASK_NO_STEP, /* the case has no next step */
  HSL_N_TASK_GROUPS
} HslTaskGroup;

HslTaskItem   *hsl_task_item_new (HslTask *task);
const HslTask *hsl_task_item_get_task (HslTaskItem *self);
HslTaskGroup   hsl_task_get_group (const HslTask *task, HslDay today);

G_END_DECLS
