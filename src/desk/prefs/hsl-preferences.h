/* hsl-preferences.h: the window of preferences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HSL_TYPE_PREFERENCES (hsl_preferences_get_type ())
G_DECLARE_FINAL_TYPE (HslPreferences, hsl_preferences, HSL, PREFERENCES, AdwPreferencesWindow)

GtkWidget *hsl_preferences_new (HslStore *store, GSettings *settings);

G_END_DECLS
