/* hsl-forms.c: the forms there are
 *
 * The program brings its forms along; a station may put its own beside them, under the same ids to
 * replace them, or under new ones. Of several versions of a form the case's day decides.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-forms"

#include "hsl-forms.h"

#include "hsl-forms-resources.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define RESOURCE_FOLDER "/io/github/heshilao/Heshilao/forms"

/* A template is a page or two of XML. */
#define FILE_SIZE_MAX (1024 * 1024)

typedef struct
{
  HslTemplate *form;
  gboolean     is_own; /* of the station */
} Entry;

struct _HslForms
{
  GArray    *entries;  /* of Entry */
  GPtrArray *problems; /* of char */
};

static void
entry_clear (gpointer data)
{
  Entry *self = data;

  hsl_template_unref (self->form);
}

static void
add_form (HslForms   *self,
          const char *source,
          gsize       length,
          const char *file,
          gboolean    is_own)
{
  g_autoptr (GError) error = NULL;
  Entry              entry = { hsl_template_new (source, (gssize) length, file, &error), is_own };

  if (entry.form != NULL)
    g_array_append_val (self->entries, entry);
  else
    g_ptr_array_add (self->problems, g_strdup (error->message));
}

static void
load_resources (HslForms *self)
{
  GResource     *resource = hsl_forms_get_resource ();
  g_auto (GStrv) names = g_resource_enumerate_children (resource, RESOURCE_FOLDER, 0, NULL);

  for (int i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char   *path = g_strconcat (RESOURCE_FOLDER "/", names[i], NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, 0, NULL);

      g_assert (bytes != NULL);
      add_form (self, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), names[i], FALSE);
    }
}

static void
load_file (HslForms   *self,
           const char *folder,
           const char *name)
{
  g_autofree char   *path = g_build_filename (folder, name, NULL);
  g_autofree char   *source = NULL;
  g_autoptr (GError) error = NULL;
  gsize              length;

  if (!g_file_get_contents (path, &source, &length, &error))
    g_ptr_array_add (self->problems, g_strdup (error->message));
  else if (length > FILE_SIZE_MAX)
    g_ptr_array_add (self->problems, g_strdup_printf (_ ("%s: too large for a form"), path));
  else
    add_form (self, source, length, path, TRUE);
}

static void
load_folder (HslForms   *self,
             const char *folder)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GDir)      dir = g_dir_open (folder, 0, &error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char           *name;

  if (dir == NULL)
    {
      if (!g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        g_ptr_array_add (self->problems, g_strdup (error->message));
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, ".xml"))
        g_ptr_array_add (names, g_strdup (name));
    }
  for (guint i = 0; i < names->len; i++)
    load_file (self, folder, g_ptr_array_index (names, i));
}

/* By the ministry's number, the local forms (L2, P1 …) behind it, internal sheets last. */
static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  HslTemplate *one = ((const Entry *) a)->form;
  HslTemplate *two = ((const Entry *) b)->form;
  const char  *numbers[] = { hsl_template_get_number (one), hsl_template_get_number (two) };
  int          order[2];

  for (int i = 0; i < 2; i++)
    order[i] = *numbers[i] == '\0' ? 2000 : g_ascii_isdigit (*numbers[i]) ? atoi (numbers[i])
                                                                          : 1000;
  if (order[0] != order[1])
    return order[0] - order[1];
  if (!g_str_equal (numbers[0], numbers[1]))
    return strcmp (numbers[0], numbers[1]);
  order[0] = strcmp (hsl_template_get_id (one), hsl_template_get_id (two));
  return order[0] != 0 ? order[0] : hsl_template_get_version (one) - hsl_template_get_version (two);
}

/**
 * hsl_forms_new:
 * @folder: (nullable): the station's own forms; need not exist
 *
 * Reads every form once. A wrong file does not keep the others away: see hsl_forms_list_problems().
 *
 * Returns: (transfer full): the forms
 */
HslForms *
hsl_forms_new (const char *folder)
{
  HslForms *self = g_new0 (HslForms, 1);

  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  self->problems = g_ptr_array_new_with_free_func (g_free);

  load_resources (self);
  if (folder != NULL)
    load_folder (self, folder);
  g_array_sort (self->entries, compare_entries);
  return self;
}

/**
 * hsl_forms_free:
 * @self: (nullable): the forms
 */
void
hsl_forms_free (HslForms *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->entries);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

/* The station's own before the program's, then the higher version. */
static gboolean
is_better (const Entry *entry,
           const Entry *best)
{
  if (best == NULL)
    return TRUE;
  if (entry->is_own != best->is_own)
    return entry->is_own;
  return hsl_template_get_version (entry->form) > hsl_template_get_version (best->form);
}

static HslTemplate *
find_best (HslForms   *self,
           const char *id,
           HslDay      day)
{
  const Entry *best = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      if (g_str_equal (hsl_template_get_id (entry->form), id) &&
          hsl_template_is_valid_on (entry->form, day) &&
          is_better (entry, best))
        best = entry;
    }
  return best != NULL ? best->form : NULL;
}

/**
 * hsl_forms_list:
 * @self: the forms
 * @day: the day that counts for the case, or %HSL_DAY_NONE for those in use
 *
 * Returns: (transfer container): of #HslTemplate, each id once, by number
 */
GPtrArray *
hsl_forms_list (HslForms *self,
                HslDay    day)
{
  GPtrArray *forms = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, forms);

  for (guint i = 0; i < self->entries->len; i++)
    {
      HslTemplate *form = g_array_index (self->entries, Entry, i).form;

      if (find_best (self, hsl_template_get_id (form), day) == form)
        g_ptr_array_add (forms, form);
    }
  return forms;
}

/**
 * hsl_forms_list_versions:
 * @self: the forms
 *
 * Returns: (transfer container): of #HslTemplate, every version of every form, those of the station that
 *   replace one beside it, by number
 */
GPtrArray *
hsl_forms_list_versions (HslForms *self)
{
  GPtrArray *forms = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, forms);

  for (guint i = 0; i < self->entries->len; i++)
    g_ptr_array_add (forms, g_array_index (self->entries, Entry, i).form);
  return forms;
}

/**
 * hsl_forms_is_own:
 * @self: the forms
 * @form: one of them
 *
 * Returns: whether it is the station's own, not one that the program brings along
 */
gboolean
hsl_forms_is_own (HslForms    *self,
                  HslTemplate *form)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->entries->len; i++)
    if (g_array_index (self->entries, Entry, i).form == form)
      return g_array_index (self->entries, Entry, i).is_own;
  return FALSE;
}

/**
 * hsl_forms_find:
 * @self: the forms
 * @id: the id of a form
 * @day: the day that counts for the case, or %HSL_DAY_NONE
 * @error: return location
 *
 * Returns: (transfer none): the form in the version for @day, or %NULL
 */
HslTemplate *
hsl_forms_find (HslForms   *self,
                const char *id,
                HslDay      day,
                GError    **error)
{
  HslTemplate     *form;
  g_autofree char *iso = NULL;
  g_autofree char *message = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  form = find_best (self, id, day);
  if (form != NULL)
    return form;

  for (guint i = 0; i < self->entries->len && iso == NULL; i++)
    {
      if (g_str_equal (hsl_template_get_id (g_array_index (self->entries, Entry, i).form), id))
        iso = day != HSL_DAY_NONE ? hsl_day_to_iso (day) : g_strdup (_ ("today"));
    }
  /* Translators: the id of a form, a date */
  message = iso != NULL ? g_strdup_printf (_ ("No version of the form “%s” is valid on %s"), id, iso)
                        : g_strdup_printf (_ ("There is no form “%s”"), id);
  g_set_error_literal (error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_FORM, message);
  return NULL;
}

/**
 * hsl_forms_list_problems:
 * @self: the forms
 *
 * Returns: (transfer full): what is wrong with files that were left out, one line each
 */
char **
hsl_forms_list_problems (HslForms *self)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->problems->len; i++)
    g_strv_builder_add (lines, g_ptr_array_index (self->problems, i));
  return g_strv_builder_end (lines);
}

/**
 * hsl_forms_put:
 * @self: the forms
 * @form: one that is not kept yet
 *
 * Lets @form count as the station's own, to see what it would print.
 */
void
hsl_forms_put (HslForms    *self,
               HslTemplate *form)
{
  Entry entry = { hsl_template_ref (form), TRUE };

  for (guint i = self->entries->len; i > 0; i--)
    {
      const Entry *other = &g_array_index (self->entries, Entry, i - 1);

      if (other->is_own && g_str_equal (hsl_template_get_id (other->form), hsl_template_get_id (form)))
        g_array_remove_index (self->entries, i - 1);
    }
  g_array_append_val (self->entries, entry);
  g_array_sort (self->entries, compare_entries);
}

/**
 * hsl_forms_dup_source:
 * @self: the forms
 * @form: one of them
 * @error: return location
 *
 * Returns: (transfer full): the text of its file
 */
char *
hsl_forms_dup_source (HslForms    *self,
                      HslTemplate *form,
                      GError     **error)
{
  g_autofree char   *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char              *source = NULL;

  if (hsl_forms_is_own (self, form))
    return g_file_get_contents (hsl_template_get_file (form), &source, NULL, error) ? source : NULL;
  path = g_strconcat (RESOURCE_FOLDER "/", hsl_template_get_file (form), NULL);
  bytes = g_resource_lookup_data (hsl_forms_get_resource (), path, 0, error);
  if (bytes == NULL)
    return NULL;
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/**
 * hsl_forms_dup_folder:
 *
 * Returns: (transfer full): where a station keeps its own forms
 */
char *
hsl_forms_dup_folder (void)
{
  const char *folder = g_getenv ("HSL_CONFIG_DIR");

  if (folder != NULL)
    return g_build_filename (folder, "forms", NULL);
  return g_build_filename (g_get_user_config_dir (), "heshilao", "forms", NULL);
}
