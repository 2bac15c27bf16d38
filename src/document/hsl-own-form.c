/* hsl-own-form.c: forms that a station words in its own way
 *
 * A form of the station's lies in its configuration folder, in the place of the one that the program brings
 * along. Beside it is noted what that one was when it was replaced, so that a later change of it is noticed.
 * The way back moves the file aside; nothing is thrown away.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-own-form"

#include "hsl-own-form.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* Between these stand the closing clauses that were typed without XML. */
#define CLAUSES_BEGIN "<!-- own clauses -->"
#define CLAUSES_END   "<!-- end of own clauses -->"

#define KEPT_MAX 100

static HslTemplate *
find_newest (HslForms   *forms,
             const char *id,
             gboolean    is_own)
{
  g_autoptr (GPtrArray) all = hsl_forms_list_versions (forms);
  HslTemplate          *found = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      HslTemplate *form = g_ptr_array_index (all, i);

      if (g_str_equal (hsl_template_get_id (form), id) && hsl_forms_is_own (forms, form) == is_own &&
          (found == NULL || hsl_template_get_version (form) > hsl_template_get_version (found)))
        found = form;
    }
  return found;
}

/**
 * hsl_own_form_find:
 *
 * Returns: (transfer none) (nullable): the form of the station's
 */
HslTemplate *
hsl_own_form_find (HslForms   *forms,
                   const char *id)
{
  return find_newest (forms, id, TRUE);
}

/**
 * hsl_own_form_find_built_in:
 *
 * Returns: (transfer none) (nullable): the newest version that the program brings along
 */
HslTemplate *
hsl_own_form_find_built_in (HslForms   *forms,
                            const char *id)
{
  return find_newest (forms, id, FALSE);
}

/* The id becomes the name of a file. */
static gboolean
is_plain_id (const char *id)
{
  for (const char *at = id; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '-' && *at != '_')
      return FALSE;
  return TRUE;
}

/**
 * hsl_own_form_read:
 * @source: the text of a form
 * @file: what to call it in an error
 * @error: return location
 *
 * Returns: (transfer full): the form, if the station could have it; else %NULL with line and column
 */
HslTemplate *
hsl_own_form_read (const char *source,
                   const char *file,
                   GError    **error)
{
  g_autoptr (HslTemplate) form = hsl_template_new (source, -1, file, error);

  if (form == NULL || is_plain_id (hsl_template_get_id (form)))
    return g_steal_pointer (&form);
  g_set_error (error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_TEMPLATE,
               _ ("%s:1:1: the id “%s” may have only letters, digits, “-” and “_”"), file,
               hsl_template_get_id (form));
  return NULL;
}

/* --- the one that was replaced --- */

static char *
dup_base_path (const char *id)
{
  g_autofree char *folder = hsl_forms_dup_folder ();
  g_autofree char *name = g_strconcat (id, ".base", NULL);

  return g_build_filename (folder, name, NULL);
}

static char *
dup_checksum (HslForms   *forms,
              const char *id)
{
  HslTemplate     *form = hsl_own_form_find_built_in (forms, id);
  g_autofree char *source = form != NULL ? hsl_forms_dup_source (forms, form, NULL) : NULL;

  return source != NULL ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, source, -1) : NULL;
}

/**
 * hsl_own_form_is_outdated:
 *
 * Returns: whether the form that the station replaced is another by now, with a later program
 */
gboolean
hsl_own_form_is_outdated (HslForms   *forms,
                          const char *id)
{
  HslTemplate     *own = hsl_own_form_find (forms, id);
  HslTemplate     *built_in = hsl_own_form_find_built_in (forms, id);
  g_autofree char *path = dup_base_path (id);
  g_autofree char *before = NULL;
  g_autofree char *now = dup_checksum (forms, id);

  if (own == NULL || built_in == NULL)
    return FALSE;
  if (g_file_get_contents (path, &before, NULL, NULL))
    return g_strcmp0 (g_strchomp (before), now) != 0;
  return hsl_template_get_version (built_in) > hsl_template_get_version (own);
}

/* --- save and back --- */

static gboolean
write_text (const char *path,
            const char *text,
            GError    **error)
{
  return g_file_set_contents_full (path, text, -1,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

/**
 * hsl_own_form_save:
 * @source: the text of a form
 * @out_path: (out) (optional): where it is
 * @error: return location
 *
 * Puts the form among those of the station. It counts from the next time that forms are read.
 *
 * Returns: whether it is there, whole; if not, what was there before is
 */
gboolean
hsl_own_form_save (HslForms   *forms,
                   const char *source,
                   char      **out_path,
                   GError    **error)
{
  g_autofree char        *folder = hsl_forms_dup_folder ();
  g_autoptr (HslTemplate) form = hsl_own_form_read (source, _ ("form"), error);
  g_autofree char        *path = NULL;
  g_autofree char        *base = NULL;
  g_autofree char        *checksum = NULL;
  HslTemplate            *before;

  if (form == NULL)
    return FALSE;
  before = hsl_own_form_find (forms, hsl_template_get_id (form));
  if (before != NULL)
    path = g_strdup (hsl_template_get_file (before));
  else
    path = g_strdup_printf ("%s" G_DIR_SEPARATOR_S "%s.xml", folder, hsl_template_get_id (form));
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int code = errno;

      g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code), "%s: %s", folder,
                   g_strerror (code));
      return FALSE;
    }
  checksum = dup_checksum (forms, hsl_template_get_id (form));
  base = dup_base_path (hsl_template_get_id (form));
  if (!write_text (path, source, error) || (checksum != NULL && !write_text (base, checksum, error)))
    return FALSE;
  if (out_path != NULL)
    *out_path = g_steal_pointer (&path);
  return TRUE;
}

/* A name that is free, and that is not read as a form. */
static char *
dup_kept_path (const char *path,
               HslDay      today)
{
  g_autofree char *day = hsl_day_to_iso (today);

  for (guint i = 1; i < KEPT_MAX; i++)
    {
      g_autofree char *kept = i == 1 ? g_strdup_printf ("%s.%s", path, day)
                                     : g_strdup_printf ("%s.%s-%u", path, day, i);

      if (!g_file_test (kept, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&kept);
    }
  return NULL;
}

/**
 * hsl_own_form_reset:
 * @today: the day that the old file is kept under
 * @error: return location
 *
 * Takes the form of the station out of use; the one that the program brings along counts again.
 *
 * Returns: (transfer full): where the old file is now
 */
char *
hsl_own_form_reset (HslForms   *forms,
                    const char *id,
                    HslDay      today,
                    GError    **error)
{
  HslTemplate     *own = hsl_own_form_find (forms, id);
  g_autofree char *kept = own != NULL ? dup_kept_path (hsl_template_get_file (own), today) : NULL;
  g_autofree char *base = dup_base_path (id);

  if (own == NULL)
    {
      g_set_error (error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_FORM,
                   _ ("The station has no form “%s” of its own"), id);
      return NULL;
    }
  if (kept == NULL || g_rename (hsl_template_get_file (own), kept) != 0)
    {
      int code = errno;

      g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code), "%s: %s",
                   hsl_template_get_file (own), g_strerror (code));
      return NULL;
    }
  g_unlink (base);
  return g_steal_pointer (&kept);
}

/**
 * hsl_own_form_find_error:
 * @error: of hsl_own_form_read()
 * @file: as it was called there
 * @out_line: (out): from 1
 * @out_column: (out): from 1
 *
 * Returns: whether the error says where it is
 */
gboolean
hsl_own_form_find_error (const GError *error,
                         const char   *file,
                         int          *out_line,
                         int          *out_column)
{
  const char *at = error->message;
  char       *end;

  if (!g_str_has_prefix (at, file) || at[strlen (file)] != ':')
    return FALSE;
  *out_line = (int) g_ascii_strtoll (at + strlen (file) + 1, &end, 10);
  *out_column = *end == ':' ? (int) g_ascii_strtoll (end + 1, &end, 10) : 0;
  return *out_line > 0 && *out_column > 0 && *end == ':';
}

/* --- without XML --- */

static char *
unescape (const char *text)
{
  static const char *const entities[][2] = {
    { "&lt;", "<" },
    { "&gt;", ">" },
    { "&quot;", "\"" },
    { "&apos;", "'" },
    { "&amp;", "&" },
  };
  g_autoptr (GString) plain = g_string_new (text);

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    g_string_replace (plain, entities[i][0], entities[i][1], 0);
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/* The first heading, when it is words only. */
static gboolean
find_heading (const char  *source,
              const char **out_start,
              const char **out_end)
{
  const char *open = strstr (source, "<title");
  const char *start = open != NULL ? strchr (open, '>') : NULL;
  const char *end = start != NULL ? strstr (start, "</title>") : NULL;

  if (end == NULL || start[-1] == '/')
    return FALSE;
  *out_start = start + 1;
  *out_end = end;
  for (const char *at = start + 1; at < end; at++)
    if (*at == '<' || *at == '{')
      return FALSE;
  return TRUE;
}

/**
 * hsl_own_form_dup_heading:
 * @source: the text of a form
 *
 * Returns: (transfer full) (nullable): the heading on the paper; %NULL when it is more than words
 */
char *
hsl_own_form_dup_heading (const char *source)
{
  const char      *start, *end;
  g_autofree char *text = NULL;

  if (!find_heading (source, &start, &end))
    return NULL;
  text = g_strndup (start, (gsize) (end - start));
  return unescape (g_strstrip (text));
}

/**
 * hsl_own_form_set_heading:
 * @source: the text of a form, whose heading is words only
 *
 * Returns: (transfer full): the text with another heading
 */
char *
hsl_own_form_set_heading (const char *source,
                          const char *heading)
{
  const char      *start, *end;
  g_autofree char *escaped = g_markup_escape_text (heading, -1);
  g_autofree char *before = NULL;

  if (!find_heading (source, &start, &end))
    return g_strdup (source);
  before = g_strndup (source, (gsize) (start - source));
  return g_strconcat (before, escaped, end, NULL);
}

/**
 * hsl_own_form_dup_clauses:
 * @source: the text of a form
 *
 * Returns: (transfer full): the closing clauses that the station added, a line each
 */
char *
hsl_own_form_dup_clauses (const char *source)
{
  const char         *at = strstr (source, CLAUSES_BEGIN);
  const char         *end = at != NULL ? strstr (at, CLAUSES_END) : NULL;
  g_autoptr (GString) lines = g_string_new (NULL);

  while (end != NULL && (at = strstr (at, "<p>")) != NULL && at < end)
    {
      const char      *stop = strstr (at, "</p>");
      g_autofree char *escaped = NULL;
      g_autofree char *line = NULL;

      if (stop == NULL)
        break;
      escaped = g_strndup (at + 3, (gsize) (stop - at - 3));
      line = unescape (escaped);
      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
      at = stop;
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/* Where the element begins whose tag the parser was at. */
static const char *
find_tag (const char    *source,
          const HslNode *node)
{
  const char *at = source;

  for (int line = 1; line < node->line; line++)
    {
      at = strchr (at, '\n');
      if (at == NULL)
        return NULL;
      at++;
    }
  for (int column = 1; column < node->column && *at != '\0' && *at != '\n'; column++)
    at = g_utf8_next_char (at);
  while (at > source && *at != '<')
    at--;
  return *at == '<' ? at : NULL;
}

/* Before what is signed; else at the end. */
static const char *
find_clauses_place (const char *source,
                    GError    **error)
{
  g_autoptr (HslTemplate) form = hsl_own_form_read (source, _ ("form"), error);
  const HslNode          *root;

  if (form == NULL)
    return NULL;
  root = hsl_template_get_root (form);
  for (guint i = 0; i < root->children->len; i++)
    {
      const HslNode *node = g_ptr_array_index (root->children, i);

      if (node->kind == HSL_NODE_SIGNATURE || g_strcmp0 (node->element, "seal") == 0)
        return find_tag (source, node);
    }
  return g_strrstr (source, "</form>");
}

/* With the white before them, so that they come and go without a trace. */
static char *
remove_clauses (const char *source)
{
  const char      *begin = strstr (source, CLAUSES_BEGIN);
  const char      *end = begin != NULL ? strstr (begin, CLAUSES_END) : NULL;
  g_autofree char *before = NULL;

  if (end == NULL)
    return g_strdup (source);
  end += strlen (CLAUSES_END);
  while (*end == '\n' || *end == ' ')
    end++;
  before = g_strndup (source, (gsize) (begin - source));
  return g_strconcat (before, end, NULL);
}

/**
 * hsl_own_form_set_clauses:
 * @source: the text of a form
 * @clauses: a line each; fields as {number} may stand in them
 * @error: return location
 *
 * Returns: (transfer full): the text with these closing clauses, before what is signed; %NULL when the form
 *   cannot be read as it is
 */
char *
hsl_own_form_set_clauses (const char *source,
                          const char *clauses,
                          GError    **error)
{
  g_autofree char    *plain = remove_clauses (source);
  g_auto (GStrv)      lines = g_strsplit (clauses, "\n", -1);
  g_autoptr (GString) added = g_string_new (NULL);
  g_autofree char    *before = NULL;
  const char         *place;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *escaped = g_markup_escape_text (g_strstrip (lines[i]), -1);

      if (*escaped != '\0')
        g_string_append_printf (added, "  <p>%s</p>\n", escaped);
    }
  place = find_clauses_place (plain, error);
  if (place == NULL)
    return NULL;
  if (added->len == 0)
    return g_steal_pointer (&plain);
  before = g_strndup (plain, (gsize) (place - plain));
  return g_strconcat (before, CLAUSES_BEGIN "\n", added->str, "  " CLAUSES_END "\n  ", place, NULL);
}
