/* hsl-store-appointment.c: the planned sessions of some days
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-private.h"

#include "hsl-access.h"
#include "hsl-case-list.h"

void
hsl_appointment_row_free (HslAppointmentRow *self)
{
  g_free (self->uid);
  g_free (self->case_uid);
  g_free (self->number);
  g_free (self->title);
  g_free (self->place);
  g_strfreev (self->mediators);
  g_free (self->state);
  g_free (self);
}

typedef struct
{
  HslDay      from, to;
  const char *worker;
  GPtrArray  *list;
} AppointmentCall;

static gboolean
find_rows (HslStore        *self,
           AppointmentCall *call,
           GError         **error)
{
  g_autoptr (HslStmt) stmt = NULL;
  g_autofree char    *from = hsl_day_to_iso (call->from);
  g_autofree char    *until = hsl_day_to_iso (call->to + 1);
  g_autofree char    *word = call->worker != NULL ? g_strdup_printf ("%% %s %%", call->worker) : NULL;
  gboolean            has_row;

  stmt = hsl_access_prepare (self,
                             "SELECT uid, case_uid FROM appointment"
                             " WHERE starts_at >= $from AND starts_at < $until"
                             " AND ($word IS NULL OR mediators LIKE $word)"
                             " AND EXISTS (SELECT 1 FROM \"case\" WHERE \"case\".uid = case_uid",
                             ") ORDER BY starts_at, uid", error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "from", from);
  hsl_stmt_bind_text (stmt, "until", until);
  hsl_stmt_bind_text (stmt, "word", word);
  for (;;)
    {
      HslAppointmentRow *row;

      if (!hsl_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      row = g_new0 (HslAppointmentRow, 1);
      row->uid = g_strdup (hsl_stmt_get_text (stmt, 0));
      row->case_uid = g_strdup (hsl_stmt_get_text (stmt, 1));
      g_ptr_array_add (call->list, row);
    }
}

/* A place that was typed may be somebody's home. */
static char *
dup_place (const HslAppointment *appointment,
           HslDirectory         *directory,
           const HslMask        *mask)
{
  const HslRoom *room = appointment->room != NULL
                            ? hsl_directory_find (directory, &hsl_room_noun, appointment->room)
                            : NULL;

  if (room != NULL || appointment->place == NULL)
    return g_strdup (room != NULL ? room->name : NULL);
  return hsl_mask_dup_text (mask, appointment->place);
}

static gboolean
complete_row (HslStore          *self,
              HslAppointmentRow *row,
              HslDirectory      *directory,
              GError           **error)
{
  g_autoptr (HslRow)  opened = hsl_rows_load_one (&self->rows, &hsl_appointment_noun, row->case_uid, row->uid,
                                                  HSL_ROW_READ, error);
  g_autoptr (HslRow)  owner = NULL;
  g_autoptr (HslMask) mask = NULL;
  HslAppointment     *appointment;

  if (opened == NULL)
    return FALSE;
  owner = hsl_rows_load_one (&self->rows, &hsl_case_noun, NULL, row->case_uid, HSL_ROW_READ, error);
  if (owner == NULL)
    return FALSE;
  mask = hsl_case_list_new_mask (self, (HslCase *) owner->fact, FALSE, error);
  if (mask == NULL)
    return FALSE;
  appointment = (HslAppointment *) opened->fact;
  row->number = g_strdup (((HslCase *) owner->fact)->number);
  row->starts_at = appointment->starts_at;
  row->ends_at = appointment->ends_at;
  row->place = dup_place (appointment, directory, mask);
  row->mediators = g_strdupv (appointment->mediators);
  row->told_on = appointment->told_on;
  row->state = g_strdup (appointment->state);
  row->title = hsl_case_list_dup_title (self, (HslCase *) owner->fact, error);
  return row->title != NULL;
}

static gboolean
do_list_appointments (HslStore *self,
                      gpointer  data,
                      GError  **error)
{
  AppointmentCall         *call = data;
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (self);

  if (!find_rows (self, call, error))
    return FALSE;
  for (guint i = 0; i < call->list->len; i++)
    if (!complete_row (self, g_ptr_array_index (call->list, i), directory, error))
      return FALSE;
  return TRUE;
}

/**
 * hsl_store_list_appointments:
 * @from: the first day
 * @to: the last day
 * @worker: (nullable): the mediator whose own they are; %NULL for all
 *
 * Returns: (transfer full) (element-type HslAppointmentRow) (nullable): the sessions planned for these days,
 * by time, whatever became of them; those of cases that the account may see
 */
GPtrArray *
hsl_store_list_appointments (HslStore   *self,
                             HslDay      from,
                             HslDay      to,
                             const char *worker,
                             GError    **error)
{
  static const HslCall  call = { do_list_appointments, HSL_CALL_READ, HSL_RIGHTS_READ };
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) hsl_appointment_row_free);
  AppointmentCall       data = { from, to, worker, list };

  g_return_val_if_fail (HSL_IS_STORE (self) && from != HSL_DAY_NONE && to >= from, NULL);

  return hsl_store_call (self, &call, &data, NULL, error) ? g_steal_pointer (&list) : NULL;
}
