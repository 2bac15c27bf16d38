/* hsl-clauses.c: clauses of agreements, by type of dispute
 *
 * They are text of the paper, not of the program, so they are Chinese in every language. A station puts its
 * own beside them or in their place (clauses.ini).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-clauses"

#include "hsl-clauses.h"

#include "hsl-station-file.h"

#include <string.h>

/* What stands on paper for a blank that was left open. */
#define OPEN_BLANK "＿＿＿"

static void
clause_free (gpointer data)
{
  HslClause *clause = data;

  g_free (clause->id);
  g_free (clause->title);
  g_strfreev (clause->types);
  g_free (clause->matter);
  g_free (clause->text);
  g_free (clause);
}

static void
blank_free (gpointer data)
{
  HslBlank *blank = data;

  g_free (blank->name);
  g_free (blank->usual);
  g_free (blank);
}

/* The braces of the text pair, and none is empty. */
static gboolean
is_well_formed (const char *text)
{
  const char *open = NULL;

  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '{' && open != NULL)
        return FALSE;
      if (*at == '}' && (open == NULL || at == open + 1))
        return FALSE;
      if (*at == '{')
        open = at;
      else if (*at == '}')
        open = NULL;
    }
  return open == NULL;
}

static int
find_index (GPtrArray  *clauses,
            const char *id)
{
  for (guint i = 0; i < clauses->len; i++)
    if (g_str_equal (((HslClause *) g_ptr_array_index (clauses, i))->id, id))
      return (int) i;
  return -1;
}

static HslClause *
read_clause (GKeyFile   *file,
             const char *id)
{
  HslClause *clause = g_new0 (HslClause, 1);

  clause->id = g_strdup (id);
  clause->title = g_key_file_get_string (file, id, "title", NULL);
  clause->types = g_key_file_get_string_list (file, id, "types", NULL, NULL);
  clause->matter = g_key_file_get_string (file, id, "matter", NULL);
  clause->text = g_key_file_get_string (file, id, "text", NULL);
  if (clause->types == NULL)
    clause->types = g_new0 (char *, 1);
  return clause;
}

static void
add_clauses (gpointer  into,
             GKeyFile *file)
{
  GPtrArray     *clauses = into;
  g_auto (GStrv) ids = g_key_file_get_groups (file, NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      HslClause *clause = read_clause (file, ids[i]);
      int        before = find_index (clauses, ids[i]);

      if (clause->title == NULL || (clause->text == NULL && before < 0) ||
          (clause->text != NULL && !is_well_formed (clause->text)))
        {
          g_warning ("clauses.ini: [%s] needs a title, and a text whose braces pair", ids[i]);
          clause_free (clause);
          continue;
        }
      if (clause->text == NULL)
        {
          g_ptr_array_remove_index (clauses, (guint) before);
          clause_free (clause);
        }
      else if (before >= 0)
        {
          clause_free (g_ptr_array_index (clauses, before));
          g_ptr_array_index (clauses, before) = clause;
        }
      else
        g_ptr_array_add (clauses, clause);
    }
}

/**
 * hsl_clauses_new:
 * @folder: (nullable): the station's configuration folder
 *
 * Returns: (transfer full) (element-type HslClause): the clauses
 */
GPtrArray *
hsl_clauses_new (const char *folder)
{
  GPtrArray *clauses = g_ptr_array_new_with_free_func (clause_free);

  hsl_station_file_read ("clauses.ini", folder, add_clauses, clauses);
  return clauses;
}

/* 2: for this very type; 1: for the class it belongs to; 0: for all; -1: for others */
static int
rate (const HslClause *clause,
      const char      *type)
{
  int best = clause->types[0] == NULL ? 0 : -1;

  for (guint i = 0; clause->types[i] != NULL && type != NULL; i++)
    if (g_str_equal (clause->types[i], type))
      best = 2;
    else if (g_str_has_prefix (type, clause->types[i]))
      best = MAX (best, 1);
  return best;
}

/**
 * hsl_clauses_list_for:
 * @type: (nullable): of the dispute
 *
 * Returns: (transfer container) (element-type HslClause): those of the type, then of its class, then of all
 */
GPtrArray *
hsl_clauses_list_for (GPtrArray  *clauses,
                      const char *type)
{
  GPtrArray *list = g_ptr_array_new ();

  for (int wanted = 2; wanted >= 0; wanted--)
    for (guint i = 0; i < clauses->len; i++)
      if (rate (g_ptr_array_index (clauses, i), type) == wanted)
        g_ptr_array_add (list, g_ptr_array_index (clauses, i));
  return list;
}

static HslBlank *
read_blank (const char *inside)
{
  g_auto (GStrv) words = g_strsplit (inside, ":", 2);
  HslBlank      *blank = g_new0 (HslBlank, 1);

  blank->name = g_strdup (words[0]);
  if (g_strcmp0 (words[1], "day") == 0)
    blank->kind = HSL_BLANK_DAY;
  else if (g_strcmp0 (words[1], "money") == 0)
    blank->kind = HSL_BLANK_MONEY;
  else
    blank->usual = g_strdup (words[1]);
  return blank;
}

static gboolean
has_blank (GPtrArray  *blanks,
           const char *name)
{
  for (guint i = 0; i < blanks->len; i++)
    if (g_str_equal (((HslBlank *) g_ptr_array_index (blanks, i))->name, name))
      return TRUE;
  return FALSE;
}

/**
 * hsl_clause_list_blanks:
 *
 * Returns: (transfer full) (element-type HslBlank): what is asked, each once
 */
GPtrArray *
hsl_clause_list_blanks (const HslClause *self)
{
  GPtrArray  *blanks = g_ptr_array_new_with_free_func (blank_free);
  const char *open;

  for (const char *at = self->text; (open = strchr (at, '{')) != NULL;)
    {
      const char      *close = strchr (open, '}');
      g_autofree char *inside = g_strndup (open + 1, (gsize) (close - open - 1));
      HslBlank        *blank = read_blank (inside);

      if (has_blank (blanks, blank->name))
        blank_free (blank);
      else
        g_ptr_array_add (blanks, blank);
      at = close + 1;
    }
  return blanks;
}

/**
 * hsl_clause_dup_text:
 * @filled: from the names of blanks to what stands there
 *
 * Returns: (transfer full): the text; a blank that is not filled in stays one to write on
 */
char *
hsl_clause_dup_text (const HslClause *self,
                     GHashTable      *filled)
{
  GString    *text = g_string_new (NULL);
  const char *at = self->text;
  const char *open;

  while ((open = strchr (at, '{')) != NULL)
    {
      gsize            length = strcspn (open + 1, ":}");
      g_autofree char *name = g_strndup (open + 1, length);
      const char      *value = g_hash_table_lookup (filled, name);

      g_string_append_len (text, at, open - at);
      g_string_append (text, value != NULL && *value != '\0' ? value : OPEN_BLANK);
      at = strchr (open, '}') + 1;
    }
  g_string_append (text, at);
  return g_string_free (text, FALSE);
}
