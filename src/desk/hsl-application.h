/* hsl-application.h: the program of the desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HSL_TYPE_APPLICATION (hsl_application_get_type ())
G_DECLARE_FINAL_TYPE (HslApplication, hsl_application, HSL, APPLICATION, AdwApplication)

HslApplication *hsl_application_new (void);
GSettings      *hsl_application_get_settings (void);
void            hsl_application_apply_type (GSettings *settings);

G_END_DECLS
