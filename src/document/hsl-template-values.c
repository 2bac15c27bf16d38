/* hsl-template-values.c: the values that attributes of a template may have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-template"

#include "hsl-template-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *attribute;
  const char *words; /* %NULL: a number */
} ValueRule;

/* Attributes that are not here take any text. */
static const ValueRule rules[] = {
  { "align", "left center right justify" },
  { "valign", "top middle bottom" },
  { "font", "fangsong kai hei song title" },
  { "size", "huge title large body medium small tiny" },
  { "keep", "yes no" },
  { "head", "yes no" },
  { "grow", "yes no" },
  { "join", "yes no" },
  { "ruled", "yes no" },
  { "date", "yes no" },
  { "underline", "yes no" },
  { "page-number", "dash none" },
  { "track", "civil police" },
  { "subject",
    "session inquiry agreement follow-up performance urge transfer party legal-person debtor attorney" },
  { "step", "intake mediation agreement performance court end police volume" },
  { "indent", NULL },
  { "hang", NULL },
  { "left", NULL },
  { "right", NULL },
  { "before", NULL },
  { "after", NULL },
  { "lines", NULL },
  { "height", NULL },
  { "width", NULL },
  { "span", NULL },
  { "rows", NULL },
};

/* The largest number an attribute may have: nothing on an A4 page is longer. */
#define NUMBER_MAX 100.0

static gboolean
is_number (const char *text)
{
  char  *end = NULL;
  double number = g_ascii_strtod (text, &end);

  return end != text && *end == '\0' && number >= 0 && number <= NUMBER_MAX;
}

static gboolean
are_numbers (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (int i = 0; words[i] != NULL; i++)
    {
      if (!is_number (words[i]) || g_ascii_strtod (words[i], NULL) <= 0)
        return FALSE;
    }
  return words[0] != NULL;
}

static gboolean
is_one_of (const char *text,
           const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  return g_strv_contains ((const char *const *) list, text);
}

/* "blank" says how often a loop runs on an empty form; whether a test holds there, or is tried; yes or no
 * elsewhere. */
static gboolean
is_allowed (const HslNode *node,
            const char    *attribute,
            const char    *value)
{
  if (g_str_equal (attribute, "columns"))
    return are_numbers (value);
  if (g_str_equal (attribute, "blank"))
    {
      if (node->kind == HSL_NODE_FOR)
        return is_number (value);
      return is_one_of (value, node->kind == HSL_NODE_IF ? "yes no test" : "yes no");
    }

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      if (g_str_equal (rules[i].attribute, attribute))
        return rules[i].words != NULL ? is_one_of (value, rules[i].words) : is_number (value);
    }
  return TRUE;
}

/**
 * hsl_node_check_values:
 * @self: a node
 * @file: the file it stands in
 * @error: return location
 *
 * Returns: whether every attribute of @self has a value that it may have
 */
gboolean
hsl_node_check_values (const HslNode *self,
                       const char    *file,
                       GError       **error)
{
  GHashTableIter iter;
  gpointer       name, value;

  g_hash_table_iter_init (&iter, self->attributes);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      if (is_allowed (self, name, value))
        continue;
      hsl_template_set_error (error, file, self->line, self->column,
                              /* Translators: an attribute of a template, its value */
                              _ ("The attribute “%s” may not be “%s”"), (char *) name, (char *) value);
      return FALSE;
    }
  return TRUE;
}

/**
 * hsl_node_get_number:
 * @self: a node
 * @name: an attribute that is a number
 * @fallback: what to return when it is not there
 *
 * Returns: the value
 */
double
hsl_node_get_number (const HslNode *self,
                     const char    *name,
                     double         fallback)
{
  const char *value = hsl_node_get_attribute (self, name);

  return value != NULL ? g_ascii_strtod (value, NULL) : fallback;
}

/**
 * hsl_node_is_yes:
 * @self: a node
 * @name: an attribute that is yes or no
 *
 * Returns: whether it is there and yes
 */
gboolean
hsl_node_is_yes (const HslNode *self,
                 const char    *name)
{
  return g_strcmp0 (hsl_node_get_attribute (self, name), "yes") == 0;
}
