/* hsl-refuse.h: saying no, with the reason
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-error.h"

G_BEGIN_DECLS

/* Each sets @error and returns FALSE, so that a check reads `return hsl_refuse_rule (error, ...)`. */
gboolean hsl_refuse_field (GError **error, const char *path, const char *format, ...) G_GNUC_PRINTF (3, 4);
gboolean hsl_refuse_missing (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean hsl_refuse_rule (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean hsl_refuse_state (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
