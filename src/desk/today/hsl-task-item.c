/* hsl-task-item.c: one task as an item of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-task-item"

#include "hsl-task-item.h"

struct _HslTaskItem
{
  GObject parent_instance;

  /* Owned */
  HslTask *task;
};

G_DEFINE_FINAL_TYPE (HslTaskItem, hsl_task_item, G_TYPE_OBJECT)

static void
hsl_task_item_finalize (GObject *object)
{
  hsl_task_free (HSL_TASK_ITEM (object)->task);
  G_OBJECT_CLASS (hsl_task_item_parent_class)->finalize (object);
}

static void
hsl_task_item_class_init (HslTaskItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hsl_task_item_finalize;
}

static void
hsl_task_item_init (HslTaskItem *self)
{
}

/**
 * hsl_task_item_new:
 * @task: (transfer full)
 */
HslTaskItem *
hsl_task_item_new (HslTask *task)
{
  HslTaskItem *self = g_object_new (HSL_TYPE_TASK_ITEM, NULL);

  self->task = task;
  return self;
}

const HslTask *
hsl_task_item_get_task (HslTaskItem *self)
{
  g_return_val_if_fail (HSL_IS_TASK_ITEM (self), NULL);
  return self->task;
}

/**
 * hsl_task_get_group:
 *
 * The one place that says what counts as overdue or due on the desk; the clock has said it before.
 */
HslTaskGroup
hsl_task_get_group (const HslTask *task,
                    HslDay         today)
{
  if (task->due_on == HSL_DAY_NONE)
    return HSL_TASK_NO_STEP;
  if (task->state == HSL_CLOCK_OVERDUE)
    return HSL_TASK_OVERDUE;
  return task->due_on <= today ? HSL_TASK_TODAY : HSL_TASK_LATER;
}
