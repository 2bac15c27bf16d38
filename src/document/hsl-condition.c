/* hsl-condition.c: the tests of <if>
 *
 *     condition := all { "or" all }
 *     all       := one { "and" one }
 *     one       := [ "not" ] path [ ( "=" | "!=" | "<" | ">" ) value ]
 *     value     := 'text' | number
 *
 * A path alone holds when it is set. A list compared with a number stands for its length.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-condition"

#include "hsl-condition.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char     *at;
  const HslScope *scope;   /* %NULL: only the grammar is checked */
  char           *missing; /* a path that the data do not know */
  gboolean        is_wrong;
} Reader;

static void
skip_blanks (Reader *self)
{
  while (*self->at == ' ')
    self->at++;
}

static gboolean
is_name_character (char c)
{
  return g_ascii_islower (c) || g_ascii_isdigit (c) || c == '_';
}

/* Takes @word if it stands next and is not the beginning of a longer name. */
static gboolean
take_word (Reader     *self,
           const char *word)
{
  gsize length = strlen (word);

  skip_blanks (self);
  if (strncmp (self->at, word, length) != 0)
    return FALSE;
  if (is_name_character (*word) && (is_name_character (self->at[length]) || self->at[length] == '.'))
    return FALSE;
  self->at += length;
  return TRUE;
}

static char *
take_path (Reader *self)
{
  const char      *start;
  g_autofree char *path = NULL;

  skip_blanks (self);
  start = self->at;
  while (is_name_character (*self->at) || *self->at == '.')
    self->at++;
  path = g_strndup (start, (gsize) (self->at - start));
  return hsl_condition_is_path (path) ? g_steal_pointer (&path) : NULL;
}

static char *
take_value (Reader *self)
{
  const char *start;

  skip_blanks (self);
  start = self->at;
  if (*start == '\'')
    {
      const char *end = strchr (start + 1, '\'');

      if (end == NULL)
        return NULL;
      self->at = end + 1;
      return g_strndup (start + 1, (gsize) (end - start - 1));
    }
  while (g_ascii_isdigit (*self->at))
    self->at++;
  return self->at > start ? g_strndup (start, (gsize) (self->at - start)) : NULL;
}

static char
take_operator (Reader *self)
{
  if (take_word (self, "!="))
    return '!';
  if (take_word (self, "="))
    return '=';
  if (take_word (self, "<"))
    return '<';
  if (take_word (self, ">"))
    return '>';
  return '\0';
}

static gboolean
compare (GVariant   *value,
         char        relation,
         const char *wanted)
{
  g_autofree char *text = NULL;
  gint64           difference;

  if (hsl_value_is_list (value))
    text = g_strdup_printf ("%" G_GSIZE_FORMAT, g_variant_n_children (value));
  else if (value != NULL && !g_variant_is_container (value))
    text = hsl_value_to_text (value);
  else
    text = g_strdup ("");

  if (relation == '=' || relation == '!')
    return g_str_equal (text, wanted) == (relation == '=');

  difference = g_ascii_strtoll (text, NULL, 10) - g_ascii_strtoll (wanted, NULL, 10);
  return relation == '<' ? difference < 0 : difference > 0;
}

static gboolean
read_one (Reader *self)
{
  gboolean             negated = take_word (self, "not");
  g_autofree char     *path = take_path (self);
  char                 relation = '\0';
  g_autofree char     *wanted = NULL;
  g_autoptr (GVariant) value = NULL;
  gboolean             holds;

  if (path == NULL)
    {
      self->is_wrong = TRUE;
      return FALSE;
    }
  relation = take_operator (self);
  if (relation != '\0')
    {
      wanted = take_value (self);
      if (wanted == NULL)
        {
          self->is_wrong = TRUE;
          return FALSE;
        }
    }
  if (self->scope == NULL)
    return FALSE;
  if (!hsl_scope_find (self->scope, path, &value))
    {
      if (self->missing == NULL)
        self->missing = g_strdup (path);
      return FALSE;
    }

  holds = relation != '\0' ? compare (value, relation, wanted) : hsl_value_is_set (value);
  return holds != negated;
}

static gboolean
read_all (Reader *self)
{
  gboolean result = read_one (self);

  while (!self->is_wrong && take_word (self, "and"))
    result = read_one (self) && result;
  return result;
}

static gboolean
read_condition (Reader *self)
{
  gboolean result = read_all (self);

  while (!self->is_wrong && take_word (self, "or"))
    result = read_all (self) || result;
  skip_blanks (self);
  self->is_wrong |= *self->at != '\0';
  return result;
}

/**
 * hsl_condition_is_path:
 * @text: a text
 *
 * Returns: whether it is names joined by dots
 */
gboolean
hsl_condition_is_path (const char *text)
{
  gboolean at_start = TRUE;

  for (; *text != '\0'; text++)
    {
      if (at_start ? !g_ascii_islower (*text) : !is_name_character (*text) && *text != '.')
        return FALSE;
      at_start = *text == '.';
    }
  return !at_start;
}

/**
 * hsl_condition_check:
 * @condition: a test as it stands in a template
 *
 * Returns: (transfer full) (nullable): what is wrong with it, %NULL when it can be evaluated
 */
char *
hsl_condition_check (const char *condition)
{
  Reader reader = { condition, NULL, NULL, FALSE };

  read_condition (&reader);
  if (!reader.is_wrong)
    return NULL;
  return g_strdup_printf (_ ("The test “%s” cannot be read at “%s”"), condition, reader.at);
}

/**
 * hsl_condition_evaluate:
 * @condition: a test that was checked
 * @scope: where its names get their values
 * @out_result: (out): whether it holds
 * @out_missing: (out) (transfer full): the path that the data do not know, when it fails
 *
 * Returns: whether every name in it is known
 */
gboolean
hsl_condition_evaluate (const char     *condition,
                        const HslScope *scope,
                        gboolean       *out_result,
                        char          **out_missing)
{
  Reader   reader = { condition, scope, NULL, FALSE };
  gboolean result = read_condition (&reader);

  if (reader.missing != NULL)
    {
      *out_missing = reader.missing;
      return FALSE;
    }
  *out_result = result;
  return TRUE;
}
