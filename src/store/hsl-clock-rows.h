/* hsl-clock-rows.h: the clocks of the cases
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-clock.h"
#include "hsl-db.h"

G_BEGIN_DECLS

/* What hsl_clock_rows_read() reads, to be put into a SELECT whose table is named clock. */
#define HSL_CLOCK_COLUMNS                                                                          \
  "clock.rule, clock.noun, clock.uid, clock.start_on, clock.due_on, clock.done_on, clock.paused, " \
  "clock.paused_days, clock.extended_until, clock.lapses"

gboolean   hsl_clock_rows_save (HslDb *db, const char *case_uid, GPtrArray *clocks, GError **error);
GPtrArray *hsl_clock_rows_load (HslDb *db, const char *case_uid, GError **error);
HslClock  *hsl_clock_rows_read (HslStmt *stmt, int first_column);

G_END_DECLS
