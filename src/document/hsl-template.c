/* hsl-template.c: one form, as read from its XML file
 *
 * A template only says what stands where: it reaches no file, runs nothing and knows nothing but
 * the data it is given. Everything that can be checked without a case is checked when it is read,
 * so that a wrong file is told of with its line and column before anybody waits for a printout.
 * The language is described in resources/forms/README.md.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-template"

#include "hsl-template.h"
#include "hsl-template-private.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <string.h>

struct _HslTemplate
{
  gatomicrefcount ref_count;

  /* Owned */
  char    *file;
  HslNode *root;

  int    version;
  HslDay from;
  HslDay to;
};

static void
filter_clear (gpointer data)
{
  HslFilter *self = data;

  g_free (self->name);
  g_strfreev (self->arguments);
}

HslNode *
hsl_node_new (HslNodeKind kind,
              int         line,
              int         column)
{
  HslNode *self = g_new0 (HslNode, 1);

  self->kind = kind;
  self->line = line;
  self->column = column;
  self->children = g_ptr_array_new_with_free_func (hsl_node_free);
  if (kind == HSL_NODE_FIELD)
    {
      self->filters = g_array_new (FALSE, TRUE, sizeof (HslFilter));
      g_array_set_clear_func (self->filters, filter_clear);
    }
  return self;
}

void
hsl_node_free (gpointer data)
{
  HslNode *self = data;

  if (self == NULL)
    return;
  g_clear_pointer (&self->attributes, g_hash_table_unref);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_pointer (&self->filters, g_array_unref);
  g_free (self->text);
  g_free (self);
}

/**
 * hsl_node_get_attribute:
 * @self: a node of a template
 * @name: the name of an attribute
 *
 * Returns: (nullable): its value
 */
const char *
hsl_node_get_attribute (const HslNode *self,
                        const char    *name)
{
  return self->attributes != NULL ? g_hash_table_lookup (self->attributes, name) : NULL;
}

/* Sets an error that starts with file:line:column. */
void
hsl_template_set_error (GError    **error,
                        const char *file,
                        int         line,
                        int         column,
                        const char *format,
                        ...)
{
  g_autofree char *text = NULL;
  va_list          arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_TEMPLATE,
               "%s:%d:%d: %s", file, line, column, text);
}

static gboolean
read_day (HslTemplate *self,
          const char  *attribute,
          HslDay      *out_day,
          GError     **error)
{
  const char *value = hsl_node_get_attribute (self->root, attribute);

  *out_day = HSL_DAY_NONE;
  if (value == NULL || *value == '\0')
    return TRUE;

  *out_day = hsl_day_from_iso (value);
  if (*out_day != HSL_DAY_NONE)
    return TRUE;

  hsl_template_set_error (error, self->file, self->root->line, self->root->column,
                          /* Translators: an attribute of a template and its value */
                          _ ("“%s” is not a date: “%s”"), attribute, value);
  return FALSE;
}

static gboolean
read_head (HslTemplate *self,
           GError     **error)
{
  static const char *const required[] = { "id", "title", "version" };
  const char              *version;
  guint64                  number;

  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    {
      const char *value = hsl_node_get_attribute (self->root, required[i]);

      if (value != NULL && *value != '\0')
        continue;
      hsl_template_set_error (error, self->file, self->root->line, self->root->column,
                              _ ("The form has no “%s”"), required[i]);
      return FALSE;
    }

  version = hsl_node_get_attribute (self->root, "version");
  if (!g_ascii_string_to_unsigned (version, 10, 1, 9999, &number, NULL))
    {
      hsl_template_set_error (error, self->file, self->root->line, self->root->column,
                              _ ("The version is not a number from 1: “%s”"), version);
      return FALSE;
    }
  self->version = (int) number;
  return read_day (self, "from", &self->from, error) && read_day (self, "to", &self->to, error);
}

/**
 * hsl_template_new:
 * @source: the text of the file
 * @length: its length in bytes, or -1
 * @file: the name of the file, for errors
 * @error: return location
 *
 * Returns: (transfer full): the template, or %NULL with an error that starts with
 *   `file:line:column`
 */
HslTemplate *
hsl_template_new (const char *source,
                  gssize      length,
                  const char *file,
                  GError    **error)
{
  g_autoptr (HslTemplate) self = g_new0 (HslTemplate, 1);

  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (file != NULL, NULL);

  g_atomic_ref_count_init (&self->ref_count);
  self->file = g_strdup (file);
  self->root = hsl_template_parse (source, length, file, error);
  if (self->root == NULL || !read_head (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

HslTemplate *
hsl_template_ref (HslTemplate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
hsl_template_unref (HslTemplate *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->root, hsl_node_free);
  g_free (self->file);
  g_free (self);
}

/**
 * hsl_template_get_id:
 * @self: a template
 *
 * Returns: what the form is called in files and commands, as "agreement"
 */
const char *
hsl_template_get_id (HslTemplate *self)
{
  return hsl_node_get_attribute (self->root, "id");
}

/**
 * hsl_template_get_number:
 * @self: a template
 *
 * Returns: its number in the ministry's list, or "" when it has none
 */
const char *
hsl_template_get_number (HslTemplate *self)
{
  const char *number = hsl_node_get_attribute (self->root, "number");

  return number != NULL ? number : "";
}

/**
 * hsl_template_get_title:
 * @self: a template
 *
 * Returns: the title, in Chinese as on the paper
 */
const char *
hsl_template_get_title (HslTemplate *self)
{
  return hsl_node_get_attribute (self->root, "title");
}

/**
 * hsl_template_get_file:
 * @self: a template
 *
 * Returns: the name of the file it was read from
 */
const char *
hsl_template_get_file (HslTemplate *self)
{
  return self->file;
}

/**
 * hsl_template_get_track:
 * @self: a template
 *
 * Returns: (nullable): the track of cases it is for ("civil", "police"), %NULL for any
 */
const char *
hsl_template_get_track (HslTemplate *self)
{
  return hsl_node_get_attribute (self->root, "track");
}

/**
 * hsl_template_get_subject:
 * @self: a template
 *
 * Returns: (nullable): the noun of which one row must be chosen to print this form ("session",
 *   "agreement" ...), %NULL when the case is enough
 */
const char *
hsl_template_get_subject (HslTemplate *self)
{
  return hsl_node_get_attribute (self->root, "subject");
}

/**
 * hsl_template_get_source:
 * @self: a template
 *
 * Returns: (nullable): where the list of its fields comes from: a law, a norm, or a local custom
 */
const char *
hsl_template_get_source (HslTemplate *self)
{
  return hsl_node_get_attribute (self->root, "source");
}

/**
 * hsl_template_get_step:
 * @self: a template
 *
 * Returns: (nullable): the step of a case at which it is needed ("intake", "mediation" ...): by that, forms
 *   are found among thirty
 */
const char *
hsl_template_get_step (HslTemplate *self)
{
  return hsl_node_get_attribute (self->root, "step");
}

/**
 * hsl_template_get_from:
 * @self: a template
 *
 * Returns: the first day on which this version counts, %HSL_DAY_NONE when it always did
 */
HslDay
hsl_template_get_from (HslTemplate *self)
{
  return self->from;
}

/**
 * hsl_template_get_to:
 * @self: a template
 *
 * Returns: the last day on which this version counts, %HSL_DAY_NONE when it still does
 */
HslDay
hsl_template_get_to (HslTemplate *self)
{
  return self->to;
}

/**
 * hsl_template_get_version:
 * @self: a template
 *
 * Returns: the version of this form
 */
int
hsl_template_get_version (HslTemplate *self)
{
  return self->version;
}

/**
 * hsl_template_can_be_blank:
 * @self: a template
 *
 * Returns: whether it makes sense printed empty, to be filled in by hand
 */
gboolean
hsl_template_can_be_blank (HslTemplate *self)
{
  return g_strcmp0 (hsl_node_get_attribute (self->root, "blank"), "yes") == 0;
}

/**
 * hsl_template_is_valid_on:
 * @self: a template
 * @day: the day that counts for the case; %HSL_DAY_NONE for "whenever"
 *
 * Returns: whether the form is the right one on @day
 */
gboolean
hsl_template_is_valid_on (HslTemplate *self,
                          HslDay       day)
{
  if (day == HSL_DAY_NONE)
    return self->to == HSL_DAY_NONE;
  return (self->from == HSL_DAY_NONE || day >= self->from) &&
         (self->to == HSL_DAY_NONE || day <= self->to);
}

/**
 * hsl_template_get_root:
 * @self: a template
 *
 * Returns: the tree
 */
const HslNode *
hsl_template_get_root (HslTemplate *self)
{
  return self->root;
}
