/* hsl-ctl-account.h: accounts and keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-ctl.h"

G_BEGIN_DECLS

gboolean hsl_ctl_account_list (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_account_add (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_account_admit (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_account_rights (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_account_remove (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_account_password (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_account_reset (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_key_rotate (HslCtl *self, char **words, GError **error);
gboolean hsl_ctl_key_status (HslCtl *self, char **words, GError **error);

G_END_DECLS
