/* hsl-account-dialog.h: makes an account, or changes what it may do or its password
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HSL_TYPE_ACCOUNT_DIALOG (hsl_account_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HslAccountDialog, hsl_account_dialog, HSL, ACCOUNT_DIALOG, AdwWindow)

typedef enum
{
  HSL_ACCOUNT_TASK_NEW,
  HSL_ACCOUNT_TASK_RIGHTS,
  HSL_ACCOUNT_TASK_RESET,        /* a first password once more */
  HSL_ACCOUNT_TASK_OWN_PASSWORD, /* of who is signed in */
} HslAccountTask;

GtkWidget *hsl_account_dialog_new (HslStore *store, HslAccountTask task, const HslAccountInfo *info);

G_END_DECLS
