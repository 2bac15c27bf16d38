/* hsl-refuse.c: saying no, with the reason
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-refuse.h"

static gboolean
refuse (GError     **error,
        HslCoreError code,
        const char  *path,
        const char  *format,
        va_list      args)
{
  g_autofree char *message = g_strdup_vprintf (format, args);

  if (path != NULL)
    g_set_error (error, HSL_CORE_ERROR, (int) code, "%s: %s", path, message);
  else
    g_set_error_literal (error, HSL_CORE_ERROR, (int) code, message);
  return FALSE;
}

/**
 * hsl_refuse_field:
 * @path: the path of the wrong field in the input
 *
 * Returns: %FALSE
 */
gboolean
hsl_refuse_field (GError    **error,
                  const char *path,
                  const char *format,
                  ...)
{
  va_list args;

  va_start (args, format);
  refuse (error, HSL_CORE_ERROR_FIELD, path, format, args);
  va_end (args);
  return FALSE;
}

/**
 * hsl_refuse_missing:
 * @format: names the fact that is missing
 *
 * Returns: %FALSE
 */
gboolean
hsl_refuse_missing (GError    **error,
                    const char *format,
                    ...)
{
  va_list args;

  va_start (args, format);
  refuse (error, HSL_CORE_ERROR_MISSING, NULL, format, args);
  va_end (args);
  return FALSE;
}

/**
 * hsl_refuse_rule:
 * @format: names the rule and its source
 *
 * Returns: %FALSE
 */
gboolean
hsl_refuse_rule (GError    **error,
                 const char *format,
                 ...)
{
  va_list args;

  va_start (args, format);
  refuse (error, HSL_CORE_ERROR_RULE, NULL, format, args);
  va_end (args);
  return FALSE;
}

/**
 * hsl_refuse_state:
 * @format: tells where the case stands
 *
 * Returns: %FALSE
 */
gboolean
hsl_refuse_state (GError    **error,
                  const char *format,
                  ...)
{
  va_list args;

  va_start (args, format);
  refuse (error, HSL_CORE_ERROR_STATE, NULL, format, args);
  va_end (args);
  return FALSE;
}
