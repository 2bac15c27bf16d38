/* hsl-attach-dialog.h: photos and scans put into a case
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-fact-form.h"
#include "hsl-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HSL_TYPE_ATTACH_DIALOG (hsl_attach_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HslAttachDialog, hsl_attach_dialog, HSL, ATTACH_DIALOG, AdwWindow)

GtkWidget   *hsl_attach_dialog_new (HslStore *store, HslCase *on, GVariant *prefill);
void         hsl_attach_dialog_add_file (HslAttachDialog *self, GFile *file);
HslFactForm *hsl_attach_dialog_get_form (HslAttachDialog *self);
guint        hsl_attach_dialog_count_ready (HslAttachDialog *self);
guint        hsl_attach_dialog_count_refused (HslAttachDialog *self);

G_END_DECLS
