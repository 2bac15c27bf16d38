/* hsl-store-tasks.c: what the clocks ask, and counts by grid and state
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-private.h"

#include "hsl-access.h"
#include "hsl-case-list.h"
#include "hsl-clock-rows.h"

#include <glib/gi18n-lib.h>

void
hsl_task_free (HslTask *self)
{
  g_free (self->case_uid);
  g_free (self->number);
  g_free (self->title);
  g_free (self->rule);
  g_free (self->subject);
  g_free (self->worker);
  g_free (self->what);
  g_clear_pointer (&self->clock, hsl_clock_free);
  g_free (self);
}

void
hsl_grid_count_free (HslGridCount *self)
{
  g_free (self->code);
  g_free (self);
}

typedef struct
{
  HslDay     on;
  guint      limit;
  GPtrArray *list;
  gint64    *counts;
} TaskCall;

static gboolean
speaks_chinese (void)
{
  return g_str_has_prefix (g_get_language_names ()[0], "zh");
}

static HslTask *
new_task (HslStore *self,
          HslClock *clock,
          HslDay    on)
{
  const HslClockRule *rule = hsl_clock_rules_find (self->rules->clocks, clock->rule, clock->start);
  HslTask            *task = g_new0 (HslTask, 1);

  task->rule = g_strdup (clock->rule);
  task->subject = g_strdup (clock->uid);
  task->due_on = clock->due;
  task->state = hsl_clock_get_state (clock, rule != NULL ? rule->warn : 0, on, hsl_store_get_calendar (self));
  task->clock = clock;
  if (rule != NULL)
    task->what = g_strdup (speaks_chinese () || rule->task_en == NULL ? rule->task : rule->task_en);
  return task;
}

/* An open case that no clock watches would be forgotten: what it needs is its next step. */
static gboolean
add_unwatched (HslStore *self,
               TaskCall *call,
               GError  **error)
{
  g_autoptr (HslStmt) stmt = NULL;
  gboolean            has_row;

  stmt = hsl_access_prepare (self,
                             "SELECT uid FROM \"case\" WHERE \"open\" = 1 AND NOT EXISTS (SELECT 1 FROM clock"
                             " WHERE clock.case_uid = \"case\".uid AND clock.done_on IS NULL"
                             " AND clock.lapses = 0)",
                             " ORDER BY registered_at LIMIT $limit", error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_number (stmt, "limit", call->limit - call->list->len);
  for (;;)
    {
      HslTask *task;

      if (!hsl_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      task = g_new0 (HslTask, 1);
      task->case_uid = g_strdup (hsl_stmt_get_text (stmt, 0));
      task->state = HSL_CLOCK_RUNNING;
      g_ptr_array_add (call->list, task);
    }
}

static gboolean
add_clocks (HslStore *self,
            TaskCall *call,
            GError  **error)
{
  g_autoptr (HslStmt) stmt = NULL;
  g_autofree char    *on = NULL;
  gboolean            has_row;

  stmt = hsl_access_prepare (self,
                             "SELECT case_uid, " HSL_CLOCK_COLUMNS " FROM clock"
                             " WHERE done_on IS NULL AND paused = 0 AND due_on IS NOT NULL"
                             " AND (lapses = 0 OR due_on >= $on) AND EXISTS (SELECT 1 FROM \"case\""
                             " WHERE \"case\".uid = case_uid",
                             ") ORDER BY due_on, case_uid LIMIT $limit", error);
  if (stmt == NULL)
    return FALSE;
  on = hsl_day_to_iso (call->on);
  hsl_stmt_bind_text (stmt, "on", on);
  hsl_stmt_bind_number (stmt, "limit", call->limit);
  for (;;)
    {
      HslClock *clock;
      HslTask  *task;

      if (!hsl_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      clock = hsl_clock_rows_read (stmt, 1);
      if (clock == NULL)
        continue;
      task = new_task (self, clock, call->on);
      task->case_uid = g_strdup (hsl_stmt_get_text (stmt, 0));
      g_ptr_array_add (call->list, task);
    }
}

/* What was planned for earlier days and never recorded is overdue: somebody has to say what became of it. */
static gboolean
add_appointments (HslStore *self,
                  TaskCall *call,
                  GError  **error)
{
  g_autoptr (HslStmt) stmt = NULL;
  g_autofree char    *until = hsl_day_to_iso (call->on + 1);
  gboolean            has_row;

  stmt = hsl_access_prepare (self,
                             "SELECT case_uid, uid, starts_at FROM appointment"
                             " WHERE state = '" HSL_APPOINTMENT_PLANNED "' AND starts_at < $until"
                             " AND EXISTS (SELECT 1 FROM \"case\" WHERE \"case\".uid = case_uid",
                             ") ORDER BY starts_at LIMIT $limit", error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "until", until);
  hsl_stmt_bind_number (stmt, "limit", call->limit);
  for (;;)
    {
      HslTask *task;

      if (!hsl_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      task = g_new0 (HslTask, 1);
      task->case_uid = g_strdup (hsl_stmt_get_text (stmt, 0));
      task->subject = g_strdup (hsl_stmt_get_text (stmt, 1));
      task->starts_at = hsl_minute_from_iso (hsl_stmt_get_text (stmt, 2));
      task->due_on = hsl_minute_get_day (task->starts_at);
      task->state = task->due_on < call->on ? HSL_CLOCK_OVERDUE : HSL_CLOCK_WARNING;
      task->what = g_strdup (task->due_on < call->on
                                 ? _ ("Record, move or cancel the session that was planned")
                                 : _ ("Hold the session that is planned"));
      g_ptr_array_add (call->list, task);
    }
}

/* By day; of one day what has an hour first. */
static gint
compare_tasks (gconstpointer a,
               gconstpointer b)
{
  const HslTask *one = *(HslTask *const *) a;
  const HslTask *other = *(HslTask *const *) b;

  if (one->due_on != other->due_on)
    return one->due_on < other->due_on ? -1 : 1;
  if ((one->starts_at == HSL_MINUTE_NONE) != (other->starts_at == HSL_MINUTE_NONE))
    return one->starts_at == HSL_MINUTE_NONE ? 1 : -1;
  if (one->starts_at != other->starts_at)
    return one->starts_at < other->starts_at ? -1 : 1;
  return g_strcmp0 (one->case_uid, other->case_uid);
}

/* Who answers for a case: its handler, and while nobody is named, its first mediator. */
static char *
dup_worker (const HslCase *opened)
{
  if (opened->handler != NULL || opened->mediators == NULL)
    return g_strdup (opened->handler);
  return g_strdup (opened->mediators[0]);
}

static gboolean
complete_task (HslStore         *self,
               HslTask          *task,
               const HslContext *context,
               GError          **error)
{
  g_autoptr (HslRow) row = hsl_rows_load_one (&self->rows, &hsl_case_noun, NULL, task->case_uid,
                                              HSL_ROW_READ, error);
  HslCase           *opened;

  if (row == NULL)
    return FALSE;
  opened = (HslCase *) row->fact;
  task->number = g_strdup (opened->number);
  task->worker = dup_worker (opened);
  task->title = hsl_case_list_dup_title (self, opened, error);
  if (task->title == NULL)
    return FALSE;
  if (task->what == NULL)
    {
      g_autoptr (HslFact) whole = (HslFact *) hsl_store_load_case (self, task->case_uid, error);
      const HslAction    *step = whole != NULL ? hsl_case_get_next_step ((HslCase *) whole, context) : NULL;

      if (whole == NULL)
        return FALSE;
      task->what = g_strdup (step != NULL ? _ (step->label) : _ ("No next step"));
    }
  return TRUE;
}

static gboolean
do_list_tasks (HslStore *self,
               gpointer  data,
               GError  **error)
{
  TaskCall  *call = data;
  HslContext context;
  gboolean   done;

  if (!add_clocks (self, call, error) || !add_appointments (self, call, error))
    return FALSE;
  g_ptr_array_sort (call->list, compare_tasks);
  g_ptr_array_set_size (call->list, (int) MIN (call->list->len, call->limit));
  if (call->list->len < call->limit && !add_unwatched (self, call, error))
    return FALSE;

  hsl_store_init_context (self, &context);
  done = TRUE;
  for (guint i = 0; done && i < call->list->len; i++)
    done = complete_task (self, g_ptr_array_index (call->list, i), &context, error);
  hsl_store_clear_context (&context);
  return done;
}

/**
 * hsl_store_list_tasks:
 * @on: the day to look from, %HSL_DAY_NONE for today
 * @limit: at most so many
 *
 * Returns: (transfer full) (element-type HslTask) (nullable): what is to be done, overdue first, then
 * by due day, and
 *   last the open cases that no clock watches
 */
GPtrArray *
hsl_store_list_tasks (HslStore *self,
                      HslDay    on,
                      guint     limit,
                      GError  **error)
{
  static const HslCall  call = { do_list_tasks, HSL_CALL_READ, HSL_RIGHTS_READ };
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) hsl_task_free);
  TaskCall              data = { on, limit, list };

  g_return_val_if_fail (HSL_IS_STORE (self), NULL);

  if (on == HSL_DAY_NONE)
    data.on = hsl_minute_get_day (hsl_store_get_now (self));
  return hsl_store_call (self, &call, &data, NULL, error) ? g_steal_pointer (&list) : NULL;
}

typedef struct
{
  HslDay        on;
  HslTaskCounts counts;
} CountCall;

/* Who is signed in is reminded of what that account may see; while nobody is, of the whole station: there are
 * no names in a count. */
#define SEEN_CASES "WITH seen AS NOT MATERIALIZED (SELECT uid FROM \"case\" WHERE 1"
#define COUNT_TASKS                                                                        \
  ") SELECT count (*) FILTER (WHERE due_on < $on), count (*) FILTER (WHERE due_on = $on)," \
  " (SELECT count (*) FROM appointment WHERE state = '" HSL_APPOINTMENT_PLANNED "'"        \
  " AND starts_at < $on AND case_uid IN (SELECT uid FROM seen)),"                          \
  " (SELECT count (*) FROM appointment WHERE state = '" HSL_APPOINTMENT_PLANNED "'"        \
  " AND starts_at >= $on AND starts_at < $until AND case_uid IN (SELECT uid FROM seen))"   \
  " FROM clock WHERE done_on IS NULL AND paused = 0 AND lapses = 0 AND due_on <= $on"      \
  " AND case_uid IN (SELECT uid FROM seen)"

static gboolean
do_count_tasks (HslStore *self,
                gpointer  data,
                GError  **error)
{
  CountCall          *call = data;
  g_autofree char    *on = hsl_day_to_iso (call->on);
  g_autofree char    *until = hsl_day_to_iso (call->on + 1);
  g_autoptr (HslStmt) stmt = NULL;
  gboolean            has_row;

  if (self->account != NULL)
    stmt = hsl_access_prepare (self, SEEN_CASES, COUNT_TASKS, error);
  else
    stmt = hsl_db_prepare (self->rows.db, SEEN_CASES COUNT_TASKS, error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "on", on);
  hsl_stmt_bind_text (stmt, "until", until);
  if (!hsl_stmt_step (stmt, &has_row, error))
    return FALSE;
  call->counts.overdue = (guint) (hsl_stmt_get_number (stmt, 0) + hsl_stmt_get_number (stmt, 2));
  call->counts.due = (guint) hsl_stmt_get_number (stmt, 1);
  call->counts.sessions = (guint) hsl_stmt_get_number (stmt, 3);
  return TRUE;
}

/**
 * hsl_store_count_tasks_locked:
 * @on: a day
 * @out_counts: (out): clocks that ran out before it and sessions planned for earlier days that nobody
 *   recorded; clocks that run out on it; sessions planned for it
 *
 * For reminders: reads plain columns only, nobody need have signed in. Of the cases the account signed
 * in may see, else of all.
 */
gboolean
hsl_store_count_tasks_locked (HslStore      *self,
                              HslDay         on,
                              HslTaskCounts *out_counts,
                              GError       **error)
{
  static const HslCall call = { do_count_tasks, HSL_CALL_READ, 0 };
  CountCall            data = { .on = on };

  g_return_val_if_fail (HSL_IS_STORE (self) && out_counts != NULL, FALSE);

  if (!hsl_store_call (self, &call, &data, NULL, error))
    return FALSE;
  *out_counts = data.counts;
  return TRUE;
}

static gboolean
do_count_by_grid (HslStore *self,
                  gpointer  data,
                  GError  **error)
{
  TaskCall           *call = data;
  g_autofree char    *today = hsl_day_to_iso (hsl_minute_get_day (hsl_store_get_now (self)));
  g_autoptr (HslStmt) stmt = NULL;
  gboolean            has_row;

  stmt = hsl_db_prepare (self->rows.db,
                         "SELECT coalesce (grid, ''), count (*), count (CASE WHEN EXISTS (SELECT 1 FROM clock"
                         " WHERE clock.case_uid = \"case\".uid AND clock.done_on IS NULL AND clock.paused = 0"
                         " AND clock.lapses = 0 AND clock.due_on < $today) THEN 1 END)"
                         " FROM \"case\" WHERE \"open\" = 1 GROUP BY 1 ORDER BY 1",
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "today", today);
  for (;;)
    {
      HslGridCount *count;

      if (!hsl_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      count = g_new0 (HslGridCount, 1);
      count->code = g_strdup (hsl_stmt_get_text (stmt, 0));
      count->open = (guint) hsl_stmt_get_number (stmt, 1);
      count->overdue = (guint) hsl_stmt_get_number (stmt, 2);
      g_ptr_array_add (call->list, count);
    }
}

/**
 * hsl_store_count_by_grid:
 *
 * Returns: (transfer full) (element-type HslGridCount) (nullable): open cases of each grid that has
 * any, and under ""
 *   those that are not located
 */
GPtrArray *
hsl_store_count_by_grid (HslStore *self,
                         GError  **error)
{
  static const HslCall  call = { do_count_by_grid, HSL_CALL_READ, HSL_RIGHTS_ALL };
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) hsl_grid_count_free);
  TaskCall              data = { .list = list };

  g_return_val_if_fail (HSL_IS_STORE (self), NULL);

  return hsl_store_call (self, &call, &data, NULL, error) ? g_steal_pointer (&list) : NULL;
}

static gboolean
do_count_by_state (HslStore *self,
                   gpointer  data,
                   GError  **error)
{
  TaskCall           *call = data;
  g_autoptr (HslStmt) stmt = NULL;
  gboolean            has_row;

  stmt = hsl_access_prepare (self, "SELECT state, count (*) FROM \"case\" WHERE 1", " GROUP BY state", error);
  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      HslState state;

      if (!hsl_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (hsl_state_from_code (hsl_stmt_get_text (stmt, 0), &state))
        call->counts[state] = hsl_stmt_get_number (stmt, 1);
    }
}

/**
 * hsl_store_count_by_state:
 * @out_counts: (out): the number of cases in each state, of those that the account may see
 */
gboolean
hsl_store_count_by_state (HslStore *self,
                          gint64    out_counts[HSL_N_STATES],
                          GError  **error)
{
  static const HslCall call = { do_count_by_state, HSL_CALL_READ, HSL_RIGHTS_ALL };
  gint64               counts[HSL_N_STATES] = { 0 };
  TaskCall             data = { .counts = counts };

  g_return_val_if_fail (HSL_IS_STORE (self) && out_counts != NULL, FALSE);

  if (!hsl_store_call (self, &call, &data, NULL, error))
    return FALSE;
  for (guint i = 0; i < HSL_N_STATES; i++)
    out_counts[i] = counts[i];
  return TRUE;
}
