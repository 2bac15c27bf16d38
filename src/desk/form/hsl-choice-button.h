/* hsl-choice-button.h: a button that opens a list to choose from, searched by typing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-choice.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HSL_TYPE_CHOICE_BUTTON (hsl_choice_button_get_type ())
G_DECLARE_FINAL_TYPE (HslChoiceButton, hsl_choice_button, HSL, CHOICE_BUTTON, GtkWidget)

GtkWidget  *hsl_choice_button_new (GListModel *choices, const char *prompt, gboolean can_be_empty);
const char *hsl_choice_button_get_selected (HslChoiceButton *self);
void        hsl_choice_button_set_selected (HslChoiceButton *self, const char *id);
void        hsl_choice_button_set_keeps (HslChoiceButton *self, gboolean keeps);
GtkWidget  *hsl_choice_button_get_control (HslChoiceButton *self);

G_END_DECLS
