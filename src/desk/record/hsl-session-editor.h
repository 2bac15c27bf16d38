/* hsl-session-editor.h: a mediation session or an inquiry, typed while it happens
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-fact-form.h"
#include "hsl-record-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HSL_TYPE_SESSION_EDITOR (hsl_session_editor_get_type ())
G_DECLARE_FINAL_TYPE (HslSessionEditor, hsl_session_editor, HSL, SESSION_EDITOR, AdwWindow)

GtkWidget     *hsl_session_editor_new (HslStore *store, HslCase *on, gboolean inquiry);
void           hsl_session_editor_present (GtkWidget *parent, HslStore *store, HslCase *on, gboolean inquiry);
HslFactForm   *hsl_session_editor_get_head (HslSessionEditor *self);
HslFactForm   *hsl_session_editor_get_result (HslSessionEditor *self);
HslRecordView *hsl_session_editor_get_view (HslSessionEditor *self);
const char    *hsl_session_editor_get_problem (HslSessionEditor *self);
gboolean       hsl_session_editor_is_restored (HslSessionEditor *self);

G_END_DECLS
