/* hsl-sign-in.h: the page that asks for the password
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HSL_TYPE_SIGN_IN (hsl_sign_in_get_type ())
G_DECLARE_FINAL_TYPE (HslSignIn, hsl_sign_in, HSL, SIGN_IN, GtkWidget)

GtkWidget *hsl_sign_in_new (HslStore *store, const char *account);

G_END_DECLS
