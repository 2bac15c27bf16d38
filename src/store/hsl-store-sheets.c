/* hsl-store-sheets.c: what is collected over many cases to be printed: a shift, a month of 以案定补
 *
 * Only of cases that the account may see; names and numbers are masked as in every list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-private.h"

#include "hsl-access.h"
#include "hsl-activity.h"
#include "hsl-case-list.h"
#include "hsl-case-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Who was promised a call a month ago has called since, or given up. */
#define PROMISE_DAYS 30

#define EXISTS_CASE " AND EXISTS (SELECT 1 FROM \"case\" WHERE \"case\".uid = case_uid"

/* A row of the case alone, for lists. */
static HslCase *
load_head (HslStore   *self,
           const char *uid,
           char      **out_title,
           GError    **error)
{
  g_autoptr (HslRow) row = hsl_rows_load_one (&self->rows, &hsl_case_noun, NULL, uid, HSL_ROW_READ, error);

  if (row == NULL)
    return NULL;
  *out_title = hsl_case_list_dup_title (self, (HslCase *) row->fact, error);
  return *out_title != NULL ? hsl_fact_ref (row->fact) : NULL;
}

static HslFact *
load_whole (HslStore   *self,
            const char *uid,
            GError    **error)
{
  return (HslFact *) hsl_case_rows_load (&self->rows, uid, error);
}

/* The uids in the first column. Frees @stmt. */
static GPtrArray *
read_uids (HslStmt *stmt,
           GError **error)
{
  g_autoptr (HslStmt)   owned = stmt;
  g_autoptr (GPtrArray) uids = g_ptr_array_new_with_free_func (g_free);
  gboolean              has_row;

  for (;;)
    {
      if (!hsl_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&uids);
      g_ptr_array_add (uids, g_strdup (hsl_stmt_get_text (stmt, 0)));
    }
}

static void
bind_shift (HslStmt        *stmt,
            const HslShift *shift)
{
  g_autofree char *from = hsl_minute_to_iso (shift->from);
  g_autofree char *to = hsl_minute_to_iso (shift->to);

  hsl_stmt_bind_text (stmt, "from", from);
  hsl_stmt_bind_text (stmt, "to", to);
}

static gboolean
add_registered (HslStore *self,
                HslShift *shift,
                GError  **error)
{
  g_autoptr (GPtrArray) uids = NULL;
  HslStmt              *stmt;

  stmt = hsl_access_prepare (self,
                             "SELECT uid FROM \"case\" WHERE registered_at >= $from"
                             " AND registered_at < $to",
                             " ORDER BY registered_at", error);
  if (stmt == NULL)
    return FALSE;
  bind_shift (stmt, shift);
  uids = read_uids (stmt, error);
  for (guint i = 0; uids != NULL && i < uids->len; i++)
    {
      g_autofree char    *title = NULL;
      g_autoptr (HslFact) on = (HslFact *) load_head (self, g_ptr_array_index (uids, i), &title, error);

      if (on == NULL)
        return FALSE;
      hsl_shift_add (shift->registered, (HslCase *) on, title, ((HslCase *) on)->registered_at, NULL);
    }
  return uids != NULL;
}

/* What was done, each thing once. */
static void
append_deed (HslStore   *self,
             GString    *deeds,
             const char *kind,
             const char *action)
{
  const HslAction *found = action != NULL ? hsl_action_find (action) : NULL;
  HslCodes        *codes = hsl_store_get_codes (self);
  const char      *label = found != NULL ? _ (found->label)
                                         : hsl_codes_get_name (codes, "activity-kind", kind, FALSE);

  if (label != NULL && strstr (deeds->str, label) == NULL)
    g_string_append_printf (deeds, "%s%s", deeds->len > 0 ? "、" : "", label);
}

static gboolean
end_moved (HslStore   *self,
           HslShift   *shift,
           const char *uid,
           GString    *deeds,
           GError    **error)
{
  g_autofree char    *title = NULL;
  g_autoptr (HslFact) on = NULL;

  if (uid == NULL || deeds->len == 0)
    return TRUE;
  on = (HslFact *) load_head (self, uid, &title, error);
  if (on == NULL)
    return FALSE;
  hsl_shift_add (shift->moved, (HslCase *) on, title, HSL_MINUTE_NONE, deeds->str);
  return TRUE;
}

static gboolean
add_moved (HslStore *self,
           HslShift *shift,
           GError  **error)
{
  g_autoptr (HslStmt) stmt = NULL;
  g_autoptr (GString) deeds = g_string_new (NULL);
  g_autofree char    *uid = NULL;
  gboolean            has_row = TRUE;

  stmt = hsl_access_prepare (self,
                             "SELECT case_uid, kind, action FROM activity WHERE timeline = 1 AND at >= $from"
                             " AND at < $to AND coalesce (action, '') NOT IN ('register', 'print')"
                             " AND kind NOT IN ('view', 'print', 'reveal', 'export', 'own-data')" EXISTS_CASE,
                             ") ORDER BY case_uid, seq", error);
  if (stmt == NULL)
    return FALSE;
  bind_shift (stmt, shift);
  while (has_row)
    {
      if (!hsl_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row || g_strcmp0 (uid, hsl_stmt_get_text (stmt, 0)) != 0)
        {
          if (!end_moved (self, shift, uid, deeds, error))
            return FALSE;
          g_string_truncate (deeds, 0);
          g_free (uid);
          uid = has_row ? g_strdup (hsl_stmt_get_text (stmt, 0)) : NULL;
        }
      if (has_row)
        append_deed (self, deeds, hsl_stmt_get_text (stmt, 1), hsl_stmt_get_text (stmt, 2));
    }
  return TRUE;
}

static gboolean
add_promised (HslStore *self,
              HslShift *shift,
              GError  **error)
{
  g_autofree char      *since = hsl_day_to_iso (hsl_minute_get_day (shift->to) - PROMISE_DAYS);
  g_autoptr (GPtrArray) uids = NULL;
  HslStmt              *stmt;

  stmt = hsl_access_prepare (self,
                             "SELECT DISTINCT case_uid FROM activity WHERE timeline = 1 AND at >= $since"
                             " AND kind IN ('contact', 'call', 'visit', 'message', 'investigation',"
                             " 'note')" EXISTS_CASE,
                             ") ORDER BY case_uid", error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "since", since);
  uids = read_uids (stmt, error);
  for (guint i = 0; uids != NULL && i < uids->len; i++)
    {
      g_autoptr (HslFact) on = load_whole (self, g_ptr_array_index (uids, i), error);
      g_autoptr (HslMask) mask = NULL;
      g_autofree char    *title = NULL;

      if (on == NULL)
        return FALSE;
      title = hsl_case_list_dup_title (self, (HslCase *) on, error);
      mask = title != NULL ? hsl_case_list_new_mask (self, (HslCase *) on, FALSE, error) : NULL;
      if (mask == NULL)
        return FALSE;
      hsl_shift_add_promises (shift, (HslCase *) on, title, mask);
    }
  return uids != NULL;
}

/* The colour, why, and who was told. */
static char *
dup_risk (HslStore      *self,
          const HslCase *on)
{
  HslCodes   *codes = hsl_store_get_codes (self);
  const char *colour = hsl_codes_get_name (codes, "risk", on->risk, FALSE);
  GString    *text = g_string_new (colour != NULL ? colour : on->risk);

  for (guint i = 0; on->risk_reasons != NULL && on->risk_reasons[i] != NULL; i++)
    {
      const char *code = on->risk_reasons[i];
      const char *reason = hsl_codes_get_name (codes, "risk-reason", code, FALSE);

      g_string_append_printf (text, "%s%s", i == 0 ? "：" : "、", reason != NULL ? reason : code);
    }
  if (on->risk_reported != NULL)
    g_string_append_printf (text, "；%s", on->risk_reported);
  return g_string_free (text, FALSE);
}

static gboolean
add_risky (HslStore *self,
           HslShift *shift,
           GError  **error)
{
  g_autoptr (GPtrArray) uids = NULL;
  HslStmt              *stmt;

  stmt = hsl_access_prepare (self, "SELECT uid FROM \"case\" WHERE \"open\" = 1"
                                   " AND risk IN ('red', 'orange')",
                             " ORDER BY risk DESC, registered_at", error);
  if (stmt == NULL)
    return FALSE;
  uids = read_uids (stmt, error);
  for (guint i = 0; uids != NULL && i < uids->len; i++)
    {
      g_autofree char    *title = NULL;
      g_autofree char    *risk = NULL;
      g_autofree char    *shown = NULL;
      g_autoptr (HslMask) mask = NULL;
      g_autoptr (HslFact) on = (HslFact *) load_head (self, g_ptr_array_index (uids, i), &title, error);

      mask = on != NULL ? hsl_case_list_new_mask (self, (HslCase *) on, FALSE, error) : NULL;
      if (mask == NULL)
        return FALSE;
      risk = dup_risk (self, (HslCase *) on);
      shown = hsl_mask_dup_text (mask, risk);
      hsl_shift_add (shift->risky, (HslCase *) on, title, HSL_MINUTE_NONE, shown);
    }
  return uids != NULL;
}

/* Until the end of the next day: rooms have to be open, and people there. */
static gboolean
add_sessions (HslStore *self,
              HslShift *shift,
              GError  **error)
{
  HslDay                today = hsl_minute_get_day (shift->to);
  g_autoptr (GPtrArray) rows = hsl_store_list_appointments (self, today, today + 1, NULL, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const HslAppointmentRow *row = g_ptr_array_index (rows, i);
      g_autofree char         *title = NULL;
      g_autoptr (HslFact)      on = NULL;
      HslShiftLine            *line;

      if (row->starts_at < shift->to || g_strcmp0 (row->state, HSL_APPOINTMENT_PLANNED) != 0)
        continue;
      on = (HslFact *) load_head (self, row->case_uid, &title, error);
      if (on == NULL)
        return FALSE;
      line = hsl_shift_add (shift->sessions, (HslCase *) on, title, row->starts_at, row->place);
      g_free (line->worker);
      line->worker = g_strdup (row->mediators != NULL ? row->mediators[0] : NULL);
    }
  return rows != NULL;
}

static gboolean
do_collect_shift (HslStore *self,
                  gpointer  data,
                  GError  **error)
{
  HslShift *shift = data;

  return add_registered (self, shift, error) && add_moved (self, shift, error) &&
         add_promised (self, shift, error) && add_risky (self, shift, error) &&
         add_sessions (self, shift, error);
}

/**
 * hsl_store_collect_shift:
 * @from: when the shift began
 * @to: when it ends
 *
 * Returns: (transfer full) (nullable): what it hands over
 */
HslShift *
hsl_store_collect_shift (HslStore *self,
                         HslMinute from,
                         HslMinute to,
                         GError  **error)
{
  static const HslCall call = { do_collect_shift, HSL_CALL_READ, HSL_RIGHTS_READ, HSL_PERMIT_PRINT };
  g_autoptr (HslShift) shift = hsl_shift_new (from, to);

  g_return_val_if_fail (HSL_IS_STORE (self) && from < to, NULL);

  return hsl_store_call (self, &call, shift, NULL, error) ? g_steal_pointer (&shift) : NULL;
}

static gboolean
do_collect_subsidy (HslStore *self,
                    gpointer  data,
                    GError  **error)
{
  HslSubsidySheet         *sheet = data;
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (self);
  g_autofree char         *from = hsl_day_to_iso (sheet->from);
  g_autofree char         *to = hsl_day_to_iso (sheet->to);
  g_autoptr (GPtrArray)    uids = NULL;
  HslStmt                 *stmt;

  stmt = hsl_access_prepare (self,
                             "SELECT uid FROM \"case\" WHERE track = 'civil' AND closed_on <= $to"
                             " AND (archived_on IS NULL OR (archived_on >= $from AND archived_on <= $to))",
                             " ORDER BY number_year, number_n", error);
  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "from", from);
  hsl_stmt_bind_text (stmt, "to", to);
  uids = read_uids (stmt, error);
  for (guint i = 0; uids != NULL && i < uids->len; i++)
    {
      g_autoptr (HslFact) on = load_whole (self, g_ptr_array_index (uids, i), error);

      if (on == NULL)
        return FALSE;
      hsl_subsidy_sheet_add (sheet, self->rules->subsidy, (HslCase *) on, directory);
    }
  return uids != NULL;
}

/**
 * hsl_store_collect_subsidy:
 * @month: a day of it
 *
 * Returns: (transfer full) (nullable): who is paid what for the cases archived in the month
 */
HslSubsidySheet *
hsl_store_collect_subsidy (HslStore *self,
                           HslDay    month,
                           GError  **error)
{
  static const HslCall        call = { do_collect_subsidy, HSL_CALL_READ, HSL_RIGHTS_READ, HSL_PERMIT_PRINT };
  g_autoptr (HslSubsidySheet) sheet = hsl_subsidy_sheet_new (month);

  g_return_val_if_fail (HSL_IS_STORE (self) && month != HSL_DAY_NONE, NULL);

  return hsl_store_call (self, &call, sheet, NULL, error) ? g_steal_pointer (&sheet) : NULL;
}
