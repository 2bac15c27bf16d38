/* hsl-ctl-commands.h: the commands: part of hsl-ctl.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-ctl.h"

G_BEGIN_DECLS

gboolean hsl_ctl_init (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_demo (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_backup (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_backup_make (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_backup_list (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_backup_check (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_backup_rehearse (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_restore (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_trace (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_recovery_prove (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_recovery_renew (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_verify (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_case_template (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_case_fields (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_case_add (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_case_do (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_case_actions (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_check (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_case_show (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_case_list (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_rights_set (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_rights_show (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_roster_add (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_roster_list (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_codes (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_search (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_due (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_sessions (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_forms_list (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_forms_check (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_forms_preview (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_forms_put (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_forms_reset (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_print_form (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_map_draw (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_map_tiles (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_ledger_export (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_shift_sheet (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_subsidy_sheet (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_own_data (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_attach (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_retention_list (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_retention_set (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_retention_appraise (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_retention_confirm (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_retention_decline (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_retention_withdraw (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_retention_destroy (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_retention_register (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_volume_show (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_volume_list (HslCtl *self, char **words, GError **error);

G_END_DECLS
