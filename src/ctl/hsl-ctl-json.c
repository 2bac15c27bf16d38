/* hsl-ctl-json.c: JSON looked over before it is read
 *
 * json-glib takes the last of two equal keys without a word, a file of nothing but brackets makes it use up
 * the stack, and an escape that stands for no character crashes it. None of that may happen to what people
 * wrote.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "heshilaoctl"

#include "hsl-ctl.h"

#include <glib/gi18n.h>
#include <string.h>

#define DEPTH_MOST 32

typedef struct
{
  const char *name; /* of the file */
  const char *at;
  const char *end;
  guint       line;
  GPtrArray  *open; /* of GHashTable: the keys of each object that is open; an empty one for a list */
  char       *word; /* the last string, as it is written */
} Look;

static gboolean
open_one (Look    *look,
          GError **error)
{
  if (look->open->len == DEPTH_MOST)
    return hsl_ctl_refuse (error, _ ("%s: line %u: too many brackets inside each other"), look->name,
                           look->line);
  g_ptr_array_add (look->open, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL));
  return TRUE;
}

static gboolean
take_key (Look    *look,
          GError **error)
{
  GHashTable *keys = look->open->len > 0 ? g_ptr_array_index (look->open, look->open->len - 1) : NULL;

  if (keys == NULL || look->word == NULL)
    return TRUE; /* no JSON: the parser says so with more words */
  if (g_hash_table_contains (keys, look->word))
    return hsl_ctl_refuse (error, _ ("%s: line %u: “%s” stands there twice"), look->name, look->line,
                           look->word);
  g_hash_table_add (keys, g_steal_pointer (&look->word));
  return TRUE;
}

/* The number of an escape \uXXXX at @text, %FALSE when there is none. */
static gboolean
read_escape (const char *text,
             guint      *out_number)
{
  guint number = 0;

  if (text[0] != '\\' || text[1] != 'u')
    return FALSE;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return FALSE;
      number = number * 16 + (guint) g_ascii_xdigit_value (text[i]);
    }
  *out_number = number;
  return TRUE;
}

/* Zero would end the text, and a half of a surrogate pair is no character without the other. */
static gboolean
has_bad_escape (const char *word)
{
  for (; *word != '\0'; word++)
    {
      guint first, second;

      if (read_escape (word, &first))
        {
          gboolean is_high = first >= 0xD800 && first < 0xDC00;

          if (first == 0 || (first >= 0xDC00 && first < 0xE000))
            return TRUE;
          if (is_high && (!read_escape (word + 6, &second) || second < 0xDC00 || second >= 0xE000))
            return TRUE;
          word += is_high ? 11 : 5;
        }
      else if (word[0] == '\\' && word[1] != '\0')
        word++;
    }
  return FALSE;
}

/* @look stands on the opening quotation mark. */
static gboolean
take_string (Look    *look,
             GError **error)
{
  const char *start = ++look->at;

  while (look->at < look->end && *look->at != '"')
    {
      if (*look->at == '\n')
        look->line++;
      look->at += *look->at == '\\' && look->at + 1 < look->end ? 2 : 1;
    }
  g_free (look->word);
  look->word = g_strndup (start, (gsize) (MIN (look->at, look->end) - start));
  if (has_bad_escape (look->word))
    return hsl_ctl_refuse (error, _ ("%s: line %u: an escape \\u… that stands for no character"), look->name,
                           look->line);
  return TRUE;
}

static gboolean
take_sign (Look    *look,
           GError **error)
{
  switch (*look->at)
    {
    case '"':
      return take_string (look, error);
    case ':':
      return take_key (look, error);
    case '{':
    case '[':
      return open_one (look, error);
    case '}':
    case ']':
      if (look->open->len > 0)
        g_ptr_array_set_size (look->open, (int) look->open->len - 1);
      return TRUE;
    case '\n':
      look->line++;
      return TRUE;
    default:
      return TRUE;
    }
}

/**
 * hsl_ctl_check_json:
 * @name: of the file, for the message
 *
 * Refuses what the parser would take too lightly: a key twice in one object, endless nesting.
 */
gboolean
hsl_ctl_check_json (const char *text,
                    gsize       length,
                    const char *name,
                    GError    **error)
{
  Look     look = { .name = name, .at = text, .end = text + length, .line = 1 };
  gboolean fine = TRUE;

  look.open = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  for (; fine && look.at < look.end; look.at++)
    fine = take_sign (&look, error);
  g_ptr_array_unref (look.open);
  g_free (look.word);
  return fine;
}
