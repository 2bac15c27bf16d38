/* hsl-csv.c: tables for spreadsheets (RFC 4180)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-csv.h"

#include <string.h>

/* What a spreadsheet would run as a formula when it stands first in a cell. A number may begin with "-". */
static gboolean
is_formula (const char *text)
{
  if (*text == '-' || *text == '+')
    return strspn (text + 1, "0123456789.,") != strlen (text + 1);
  return *text != '\0' && strchr ("=@\t\r", *text) != NULL;
}

/**
 * hsl_csv_add_field:
 * @text: (nullable): what stands in the cell
 *
 * Adds one cell to a line. Text that a spreadsheet would take for a formula is quoted for it with an
 * apostrophe, as people do by hand.
 */
void
hsl_csv_add_field (GString    *line,
                   const char *text)
{
  gboolean is_first = line->len == 0 || line->str[line->len - 1] == '\n';
  gboolean is_quoted;

  if (text == NULL)
    text = "";
  is_quoted = strpbrk (text, ",\"\r\n") != NULL;
  /* A line may begin right behind the BOM. */
  if (!is_first && !(line->len == 3 && g_str_equal (line->str, HSL_CSV_BOM)))
    g_string_append_c (line, ',');
  if (is_quoted)
    g_string_append_c (line, '"');
  if (is_formula (text))
    g_string_append_c (line, '\'');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *text);
    }
  if (is_quoted)
    g_string_append_c (line, '"');
}

void
hsl_csv_end_line (GString *line)
{
  g_string_append (line, "\r\n");
}
