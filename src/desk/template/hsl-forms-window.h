/* hsl-forms-window.h: where a station words its forms
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HSL_TYPE_FORMS_WINDOW (hsl_forms_window_get_type ())
G_DECLARE_FINAL_TYPE (HslFormsWindow, hsl_forms_window, HSL, FORMS_WINDOW, AdwWindow)

GtkWidget *hsl_forms_window_new (HslStore *store, GError **error);
void       hsl_forms_window_select (HslFormsWindow *self, const char *form);

G_END_DECLS
