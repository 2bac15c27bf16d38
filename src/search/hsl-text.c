/* hsl-text.c: whether and where a text has what was typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-text"

#include "hsl-text.h"

#include "hsl-fold.h"

#include <string.h>

#define ELLIPSIS "…"

/* What was typed, as the parts that must all be there. */
static char **
split_query (const char *query)
{
  g_autofree char *folded = hsl_fold (query, HSL_FOLD_PLAIN);

  return g_strsplit (folded, " ", -1);
}

/**
 * hsl_text_matches:
 * @text: (nullable): a text as it is stored
 * @query: what was typed
 *
 * Returns: whether @text has every part of @query, both folded; never for an empty query
 */
gboolean
hsl_text_matches (const char *text,
                  const char *query)
{
  g_auto (GStrv)   parts = NULL;
  g_autofree char *folded = NULL;
  gboolean         has_part = FALSE;

  g_return_val_if_fail (query != NULL, FALSE);

  parts = split_query (query);
  folded = hsl_fold (text, HSL_FOLD_TEXT);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = hsl_fold (parts[i], HSL_FOLD_TEXT);

      if (strstr (folded, part) == NULL)
        return FALSE;
      has_part = has_part || *part != '\0';
    }
  return has_part;
}

/* The bytes [*out_from, *out_to) of @text that fold to the first match of @part. */
static gboolean
find_part (const char *text,
           const char *part,
           gsize      *out_from,
           gsize      *out_to)
{
  g_autoptr (GArray) hay = g_array_new (FALSE, FALSE, sizeof (gunichar));
  g_autoptr (GArray) origins = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) needle = g_array_new (FALSE, FALSE, sizeof (gunichar));

  hsl_fold_append (text, HSL_FOLD_TEXT, hay, origins);
  hsl_fold_append (part, HSL_FOLD_TEXT, needle, NULL);
  if (needle->len == 0)
    return FALSE;

  for (guint i = 0; i + needle->len <= hay->len; i++)
    {
      guint32 last;

      if (memcmp (&g_array_index (hay, gunichar, i), needle->data, needle->len * sizeof (gunichar)) != 0)
        continue;

      last = g_array_index (origins, guint32, i + needle->len - 1);
      *out_from = g_array_index (origins, guint32, i);
      *out_to = (gsize) (g_utf8_next_char (text + last) - text);
      return TRUE;
    }
  return FALSE;
}

/* Appends [@from, @to) with every run of white space as one space. */
static void
append_line (GString    *line,
             const char *from,
             const char *to)
{
  for (const char *p = from; p < to; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c))
        g_string_append_unichar (line, c);
      else if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    }
}

/* Steps back at most @n characters, so that about a third of the room is before the match. */
static const char *
step_back (const char *start,
           const char *p,
           guint       n)
{
  while (n-- > 0 && p > start)
    p = g_utf8_prev_char (p);
  return p;
}

/**
 * hsl_text_snippet:
 * @text: (nullable): a text as it is stored
 * @query: what was typed
 * @n_chars: about how many characters to show
 * @out_start: (out) (optional): the first byte of the match in what is returned
 * @out_length: (out) (optional): the bytes of the match; 0 when there is none
 *
 * Returns: (transfer full): one line of @text around the first match of @query, or its beginning
 */
char *
hsl_text_snippet (const char *text,
                  const char *query,
                  guint       n_chars,
                  gsize      *out_start,
                  gsize      *out_length)
{
  GString         *line = g_string_new (NULL);
  g_auto (GStrv)   parts = NULL;
  g_autofree char *valid = NULL;
  const char      *start, *end;
  gsize            from = 0, to = 0, match_start, match_end;

  g_return_val_if_fail (query != NULL, NULL);

  parts = split_query (query);
  valid = g_utf8_make_valid (text == NULL ? "" : text, -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (find_part (valid, parts[i], &from, &to))
      break;

  start = step_back (valid, valid + from, n_chars / 3);
  end = valid + to;
  for (glong shown = g_utf8_strlen (start, end - start); *end != '\0' && shown < (glong) n_chars; shown++)
    end = g_utf8_next_char (end);

  if (start > valid)
    g_string_append (line, ELLIPSIS);
  append_line (line, start, valid + from);
  match_start = line->len;
  append_line (line, valid + from, valid + to);
  match_end = line->len;
  append_line (line, valid + to, end);
  if (*end != '\0')
    g_string_append (line, ELLIPSIS);

  if (out_start != NULL)
    *out_start = match_start;
  if (out_length != NULL)
    *out_length = match_end - match_start;
  return g_string_free (line, FALSE);
}
