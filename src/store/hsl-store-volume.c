/* hsl-store-volume.c: volumes that are not ready for the archive
 *
 * Whether a volume is complete follows from the whole case, so each has to be opened. Only those that are
 * closed and not archived are: the desk's own backlog, oldest first, and no further than somebody reads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-volume.h"

#include "hsl-access.h"
#include "hsl-case-list.h"
#include "hsl-case-rows.h"
#include "hsl-volume.h"

#include <glib/gi18n-lib.h>

/* Opened for each that is asked for, when most are complete; a case takes about a millisecond. */
#define LOOKED_FOR_EACH 10

typedef struct
{
  gboolean          incomplete;
  guint             limit;
  HslVolumeReports *result;
} VolumeCall;

static void
report_free (gpointer data)
{
  HslVolumeReport *self = data;

  g_free (self->uid);
  g_free (self->number);
  g_free (self->title);
  g_free (self->missing);
  g_free (self);
}

void
hsl_volume_reports_free (HslVolumeReports *self)
{
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  g_free (self);
}

/* What is not there comes first; papers that only wait for a printer are counted. */
static char *
dup_missing (GPtrArray *lines, const HslMask *mask)
{
  g_autofree char *lacking = hsl_volume_dup_lacking (lines);
  g_autofree char *papers = NULL;
  g_autofree char *both = NULL;
  guint            n = 0;

  for (guint i = 0; i < lines->len; i++)
    n += ((const HslVolumeLine *) g_ptr_array_index (lines, i))->unprinted;
  if (n > 0)
    papers = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u paper is not printed yet", "%u papers are not printed yet", n), n);
  if (lacking != NULL)
    both = g_strjoin (_ ("; "), lacking, papers, NULL);
  else
    both = g_steal_pointer (&papers);
  return both != NULL ? hsl_mask_dup_text (mask, both) : NULL;
}

static HslVolumeReport *
make_report (HslStore *self, HslCase *on, GError **error)
{
  g_autoptr (HslMask)   mask = hsl_case_list_new_mask (self, on, TRUE, error);
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char      *title = NULL;
  HslVolumeReport      *report;

  if (mask == NULL)
    return NULL;
  lines = hsl_volume_list (on);
  title = hsl_case_dup_title (on);
  report = g_new0 (HslVolumeReport, 1);
  report->uid = g_strdup (on->fact.uid);
  report->number = g_strdup (on->number);
  report->title = hsl_mask_dup_text (mask, title);
  report->closed_on = on->closed_on;
  report->n_missing = hsl_volume_count_missing (lines);
  report->missing = dup_missing (lines, mask);
  return report;
}

static gboolean
look_at (HslStore *self, VolumeCall *call, const char *uid, GError **error)
{
  g_autoptr (HslFact) on = (HslFact *) hsl_case_rows_load (&self->rows, uid, error);
  HslVolumeReport    *report = on != NULL ? make_report (self, (HslCase *) on, error) : NULL;

  if (report == NULL)
    return FALSE;
  call->result->looked++;
  if (call->incomplete && report->n_missing == 0)
    report_free (report);
  else
    g_ptr_array_add (call->result->reports, report);
  return TRUE;
}

static GPtrArray *
list_uids (HslStore *self, guint limit, GError **error)
{
  g_autoptr (GPtrArray) uids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HslStmt)   stmt = NULL;
  gboolean              has_row;

  stmt = hsl_access_prepare (self, "SELECT uid FROM \"case\" WHERE state = $state",
                             " ORDER BY registered_at, uid LIMIT $limit", error);
  if (stmt == NULL)
    return NULL;
  hsl_stmt_bind_text (stmt, "state", hsl_state_get_code (HSL_STATE_CLOSED));
  hsl_stmt_bind_number (stmt, "limit", limit);
  for (;;)
    {
      if (!hsl_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&uids);
      g_ptr_array_add (uids, g_strdup (hsl_stmt_get_text (stmt, 0)));
    }
}

static gboolean
count_total (HslStore *self, guint *out_total, GError **error)
{
  g_autoptr (HslStmt) stmt =
      hsl_access_prepare (self, "SELECT count (*) FROM \"case\" WHERE state = $state", "", error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  hsl_stmt_bind_text (stmt, "state", hsl_state_get_code (HSL_STATE_CLOSED));
  if (!hsl_stmt_step (stmt, &has_row, error))
    return FALSE;
  *out_total = has_row ? (guint) hsl_stmt_get_number (stmt, 0) : 0;
  return TRUE;
}

static gboolean
do_list_volumes (HslStore *self, gpointer data, GError **error)
{
  VolumeCall           *call = data;
  g_autoptr (GPtrArray) uids = NULL;

  if (!count_total (self, &call->result->total, error))
    return FALSE;
  uids = list_uids (self, call->incomplete ? call->limit * LOOKED_FOR_EACH : call->limit, error);
  if (uids == NULL)
    return FALSE;
  for (guint i = 0; i < uids->len && call->result->reports->len < call->limit; i++)
    if (!look_at (self, call, g_ptr_array_index (uids, i), error))
      return FALSE;
  return TRUE;
}

/**
 * hsl_store_list_volumes:
 * @incomplete: only those that lack something
 * @limit: at most so many
 *
 * The cases that are closed and wait for the archive, with what their volumes lack. With @incomplete at most
 * ten times as many are looked at as are asked for.
 *
 * Returns: (transfer full) (nullable): the reports
 */
HslVolumeReports *
hsl_store_list_volumes (HslStore *self, gboolean incomplete, guint limit, GError **error)
{
  static const HslCall call = { do_list_volumes, HSL_CALL_READ, HSL_RIGHTS_READ };
  VolumeCall           data = { incomplete, limit, NULL };

  g_return_val_if_fail (HSL_IS_STORE (self), NULL);

  data.result = g_new0 (HslVolumeReports, 1);
  data.result->reports = g_ptr_array_new_with_free_func (report_free);
  if (hsl_store_call (self, &call, &data, NULL, error))
    return data.result;
  hsl_volume_reports_free (data.result);
  return NULL;
}
