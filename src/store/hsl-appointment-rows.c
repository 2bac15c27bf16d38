/* hsl-appointment-rows.c: planned sessions over all cases
 *
 * Only plain columns: a room is taken whoever meets in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-appointment-rows"

#include "hsl-appointment-rows.h"

#include "hsl-appointment.h"

/* A session ends on the day it starts, so that a day's are all that can be in the way. */
#define SELECT_BOOKING                                                                                \
  "SELECT appointment.starts_at, appointment.ends_at, \"case\".number, \"case\".uid FROM appointment" \
  " JOIN \"case\" ON \"case\".uid = appointment.case_uid"                                             \
  " WHERE appointment.state = '" HSL_APPOINTMENT_PLANNED "' AND appointment.starts_at >= $day"        \
  " AND appointment.starts_at < $to AND appointment.ends_at > $from"                                  \
  " AND appointment.case_uid <> $case_uid"
#define FIRST " ORDER BY appointment.starts_at LIMIT 1"

/**
 * hsl_appointment_rows_find_booking:
 * @wanted: a room or a worker and a time; gets those of the session in the way
 * @out_case_uid: (out): the case it belongs to
 *
 * Looks for another planned session that @wanted runs into, over all cases.
 */
gboolean
hsl_appointment_rows_find_booking (HslDb      *db,
                                   HslBooking *wanted,
                                   gboolean   *out_is_taken,
                                   char      **out_case_uid,
                                   GError    **error)
{
  g_autoptr (HslStmt) stmt = NULL;
  g_autofree char    *day = hsl_day_to_iso (hsl_minute_get_day (wanted->starts_at));
  g_autofree char    *from = hsl_minute_to_iso (wanted->starts_at);
  g_autofree char    *to = hsl_minute_to_iso (wanted->ends_at);
  g_autofree char    *word = wanted->worker != NULL ? g_strdup_printf ("%% %s %%", wanted->worker) : NULL;

  stmt = hsl_db_prepare (db,
                         wanted->room != NULL ? SELECT_BOOKING " AND appointment.room = $room" FIRST
                                              : SELECT_BOOKING " AND appointment.mediators LIKE $word" FIRST,
                         error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "day", day);
  hsl_stmt_bind_text (stmt, "from", from);
  hsl_stmt_bind_text (stmt, "to", to);
  hsl_stmt_bind_text (stmt, "case_uid", wanted->case_uid);
  if (wanted->room != NULL)
    hsl_stmt_bind_text (stmt, "room", wanted->room);
  else
    hsl_stmt_bind_text (stmt, "word", word);
  if (!hsl_stmt_step (stmt, out_is_taken, error))
    return FALSE;
  if (*out_is_taken)
    {
      wanted->starts_at = hsl_minute_from_iso (hsl_stmt_get_text (stmt, 0));
      wanted->ends_at = hsl_minute_from_iso (hsl_stmt_get_text (stmt, 1));
      wanted->number = g_strdup (hsl_stmt_get_text (stmt, 2));
      *out_case_uid = g_strdup (hsl_stmt_get_text (stmt, 3));
    }
  return TRUE;
}
