/* hsl-password.h: which passwords are worth having
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-secret.h"

G_BEGIN_DECLS

#define HSL_PASSWORD_LEAST_CHARACTERS 10
#define HSL_PASSWORD_LEAST_WORDS      4

gboolean hsl_password_check (HslSecret *password, const char *const *names, GError **error);

G_END_DECLS
