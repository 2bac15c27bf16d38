/* hsl-path.c: paths of fields, as the core names them: "parties[0].name"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-path"

#include "hsl-path.h"

#include <string.h>

static gboolean
is_name_char (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '-';
}

/**
 * hsl_path_take_name:
 * @path: "name", "name.rest" or "name[2].rest"
 * @out_rest: what follows, without a leading dot
 */
gboolean
hsl_path_take_name (const char  *path,
                    char       **out_name,
                    const char **out_rest)
{
  gsize length = 0;

  while (is_name_char (path[length]))
    length++;
  if (length == 0 || (path[length] != '\0' && path[length] != '.' && path[length] != '['))
    return FALSE;

  *out_name = g_strndup (path, length);
  *out_rest = path + length + (path[length] == '.');
  return TRUE;
}

/**
 * hsl_path_take_index:
 * @path: "[2]" or "[2].rest"
 */
gboolean
hsl_path_take_index (const char  *path,
                     guint       *out_index,
                     const char **out_rest)
{
  char   *end;
  guint64 index;

  if (path[0] != '[' || !g_ascii_isdigit (path[1]))
    return FALSE;
  index = g_ascii_strtoull (path + 1, &end, 10);
  if (*end != ']' || index > G_MAXINT)
    return FALSE;

  *out_index = (guint) index;
  *out_rest = end + 1 + (end[1] == '.');
  return TRUE;
}

/**
 * hsl_path_split_message:
 * @message: of a HslCoreError, "parties[0].name: this is missing"
 *
 * Returns: whether @message begins with a path
 */
gboolean
hsl_path_split_message (const char  *message,
                        char       **out_path,
                        const char **out_what)
{
  gsize length = strspn (message, "abcdefghijklmnopqrstuvwxyz0123456789_-.[]");

  if (length == 0 || message[length] != ':' || message[length + 1] != ' ')
    return FALSE;
  *out_path = g_strndup (message, length);
  *out_what = message + length + 2;
  return TRUE;
}
