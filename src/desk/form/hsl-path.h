/* hsl-path.h: paths of fields, as the core names them: "parties[0].name"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean hsl_path_take_name (const char *path, char **out_name, const char **out_rest);
gboolean hsl_path_take_index (const char *path, guint *out_index, const char **out_rest);
gboolean hsl_path_split_message (const char *message, char **out_path, const char **out_what);

G_END_DECLS
