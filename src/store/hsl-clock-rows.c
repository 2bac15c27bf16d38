/* hsl-clock-rows.c: the clocks of the cases
 *
 * Computed again with every change of a case; only days are kept, how a clock stands is asked of
 * hsl_clock_get_state(). The columns are plain: who reminds has no key.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-clock-rows"

#include "hsl-clock-rows.h"

static void
bind_day (HslStmt    *stmt,
          const char *name,
          HslDay      day)
{
  g_autofree char *iso = day != HSL_DAY_NONE ? hsl_day_to_iso (day) : NULL;

  hsl_stmt_bind_text (stmt, name, iso);
}

static HslDay
read_day (HslStmt *stmt,
          int      column)
{
  const char *iso = hsl_stmt_get_text (stmt, column);

  return iso != NULL ? hsl_day_from_iso (iso) : HSL_DAY_NONE;
}

static gboolean
insert_clock (HslDb          *db,
              const char     *case_uid,
              const HslClock *clock,
              GError        **error)
{
  g_autoptr (HslStmt) stmt = NULL;

  stmt = hsl_db_prepare (db,
                         "INSERT INTO clock (case_uid, rule, noun, uid, start_on, due_on, done_on, paused,"
                         " paused_days, extended_until, lapses)"
                         " VALUES ($case_uid, $rule, $noun, $uid, $start_on, $due_on, $done_on, $paused,"
                         " $paused_days, $extended_until, $lapses)",
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "case_uid", case_uid);
  hsl_stmt_bind_text (stmt, "rule", clock->rule);
  hsl_stmt_bind_text (stmt, "noun", clock->noun);
  hsl_stmt_bind_text (stmt, "uid", clock->uid);
  bind_day (stmt, "start_on", clock->start);
  bind_day (stmt, "due_on", clock->due);
  bind_day (stmt, "done_on", clock->done_on);
  hsl_stmt_bind_number (stmt, "paused", clock->paused);
  hsl_stmt_bind_number (stmt, "paused_days", clock->paused_days);
  bind_day (stmt, "extended_until", clock->extended_until);
  hsl_stmt_bind_number (stmt, "lapses", clock->lapses);
  return hsl_stmt_run (stmt, error);
}

/**
 * hsl_clock_rows_save:
 * @clocks: (element-type HslClock): all clocks of the case
 *
 * Puts @clocks in the place of those that are stored.
 */
gboolean
hsl_clock_rows_save (HslDb      *db,
                     const char *case_uid,
                     GPtrArray  *clocks,
                     GError    **error)
{
  g_autoptr (HslStmt) stmt = hsl_db_prepare (db, "DELETE FROM clock WHERE case_uid = $case_uid", error);

  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "case_uid", case_uid);
  if (!hsl_stmt_run (stmt, error))
    return FALSE;
  for (guint i = 0; i < clocks->len; i++)
    if (!insert_clock (db, case_uid, g_ptr_array_index (clocks, i), error))
      return FALSE;
  return TRUE;
}

/**
 * hsl_clock_rows_read:
 * @first_column: of %HSL_CLOCK_COLUMNS
 *
 * Returns: (transfer full) (nullable): the clock at the cursor; %NULL when its noun is none of ours
 */
HslClock *
hsl_clock_rows_read (HslStmt *stmt,
                     int      first_column)
{
  const char    *name = hsl_stmt_get_text (stmt, first_column + 1);
  const HslNoun *noun = name != NULL ? hsl_noun_find (name) : NULL;
  HslClock      *clock;

  if (noun == NULL)
    return NULL;
  clock = g_new0 (HslClock, 1);
  clock->rule = g_strdup (hsl_stmt_get_text (stmt, first_column));
  clock->noun = noun->name;
  clock->uid = g_strdup (hsl_stmt_get_text (stmt, first_column + 2));
  clock->start = read_day (stmt, first_column + 3);
  clock->due = read_day (stmt, first_column + 4);
  clock->done_on = read_day (stmt, first_column + 5);
  clock->paused = hsl_stmt_get_number (stmt, first_column + 6) != 0;
  clock->paused_days = (int) hsl_stmt_get_number (stmt, first_column + 7);
  clock->extended_until = read_day (stmt, first_column + 8);
  clock->lapses = hsl_stmt_get_number (stmt, first_column + 9) != 0;
  return clock;
}

/**
 * hsl_clock_rows_load:
 *
 * Returns: (transfer full) (element-type HslClock): the stored clocks of a case
 */
GPtrArray *
hsl_clock_rows_load (HslDb      *db,
                     const char *case_uid,
                     GError    **error)
{
  g_autoptr (GPtrArray) clocks = g_ptr_array_new_with_free_func ((GDestroyNotify) hsl_clock_free);
  g_autoptr (HslStmt)   stmt = NULL;
  gboolean              has_row;

  stmt = hsl_db_prepare (db,
                         "SELECT " HSL_CLOCK_COLUMNS " FROM clock WHERE case_uid = $case_uid ORDER BY rowid",
                         error);
  if (stmt == NULL)
    return NULL;
  hsl_stmt_bind_text (stmt, "case_uid", case_uid);
  for (;;)
    {
      HslClock *clock;

      if (!hsl_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&clocks);
      clock = hsl_clock_rows_read (stmt, 0);
      if (clock != NULL)
        g_ptr_array_add (clocks, clock);
    }
}
