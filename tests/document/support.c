/* support.c: cases, codes and fonts for the tests of the document layer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support.h"

#include "hsl-scope.h"
#include "hsl-state.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include <json-glib/json-glib.h>

/* When all test cases are printed. */
#define PRINT_TIME "2026-06-30T10:00"

char *
support_source_path (const char *relative)
{
  const char *root = g_getenv ("HSL_SOURCE_ROOT");

  return g_build_filename (root != NULL ? root : ".", relative, NULL);
}

/* Reads a JSON file of the source tree, or dies: the tests cannot go on without it. */
GVariant *
support_load_json (const char *path)
{
  g_autofree char   *full = support_source_path (path);
  g_autofree char   *text = NULL;
  g_autoptr (GError) error = NULL;
  GVariant          *value;

  if (!g_file_get_contents (full, &text, NULL, &error))
    g_error ("%s", error->message);
  value = json_gvariant_deserialize_data (text, -1, NULL, &error);
  if (value == NULL)
    g_error ("%s: %s", full, error->message);
  return g_variant_ref_sink (value);
}

static void
load_facts (HslDirectory  *directory,
            GVariant      *record,
            const char    *name,
            const HslNoun *noun)
{
  g_autoptr (GVariant) list = g_variant_lookup_value (record, name, NULL);

  for (gsize i = 0; list != NULL && i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) item = hsl_value_get_item (list, i);
      g_autoptr (GError)   error = NULL;
      gpointer             fact = hsl_fact_from_variant (noun, item, name, &error);

      if (fact == NULL)
        g_error ("%s", error->message);
      hsl_directory_take (directory, fact);
    }
}

/* Reads tests/document/data/@name.json: organisations, workers and one case, as data for its forms. @change
 * makes of the case what no file of a readable length could hold. */
GVariant *
support_load_changed_case_data (const char *name,
                                void (*change) (HslCase *))
{
  g_autofree char         *path = g_strdup_printf ("tests/document/data/%s.json", name);
  g_autoptr (GVariant)     record = support_load_json (path);
  g_autoptr (HslDirectory) directory = hsl_directory_new ();
  g_autoptr (GVariant)     item = g_variant_lookup_value (record, "case", G_VARIANT_TYPE_VARDICT);
  g_autoptr (HslFact)      fact = hsl_fact_new (&hsl_case_noun);
  g_autoptr (GVariant)     lists = support_load_json ("resources/data/codes.json");
  g_autoptr (HslCodes)     codes = NULL;
  g_autoptr (GError)       error = NULL;
  HslContext               context;

  load_facts (directory, record, "organisations", &hsl_organisation_noun);
  load_facts (directory, record, "workers", &hsl_worker_noun);
  if (!hsl_fact_fill (fact, item, TRUE, "case", &error))
    g_error ("%s", error->message);
  if (change != NULL)
    change ((HslCase *) fact);
  hsl_case_derive ((HslCase *) fact);
  codes = hsl_codes_new_from_variant (lists, &error);
  if (codes == NULL)
    g_error ("%s", error->message);
  context = (HslContext){ .codes = codes, .directory = directory, .now = hsl_minute_from_iso (PRINT_TIME) };
  return hsl_case_data_new ((HslCase *) fact, &context, NULL, NULL);
}

GVariant *
support_load_case_data (const char *name)
{
  return support_load_changed_case_data (name, NULL);
}

static GHashTable *
load_codes (void)
{
  g_autoptr (GVariant) record = support_load_json ("resources/data/codes.json");
  g_autoptr (GVariant) lists = g_variant_lookup_value (record, "lists", NULL);
  GHashTable          *codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (gsize i = 0; i < g_variant_n_children (lists); i++)
    {
      g_autoptr (GVariant) list = hsl_value_get_item (lists, i);
      g_autoptr (GVariant) entries = g_variant_lookup_value (list, "entries", NULL);
      const char          *id = NULL;

      g_variant_lookup (list, "list", "&s", &id);
      for (gsize k = 0; k < g_variant_n_children (entries); k++)
        {
          g_autoptr (GVariant) entry = hsl_value_get_item (entries, k);
          const char          *code = NULL;
          char                *label = NULL;

          g_variant_lookup (entry, "code", "&s", &code);
          g_variant_lookup (entry, "name", "s", &label);
          g_hash_table_insert (codes, g_strdup_printf ("%s/%s", id, code), label);
        }
    }
  return codes;
}

/* The names of the code lists the program ships. */
char *
support_name_code (const char *list,
                   const char *code,
                   gpointer    user_data)
{
  static GHashTable *codes = NULL;
  g_autofree char   *key = g_strdup_printf ("%s/%s", list, code);

  if (codes == NULL)
    codes = load_codes ();
  return g_strdup (g_hash_table_lookup (codes, key));
}

HslPagesOptions
support_get_options (void)
{
  return (HslPagesOptions){ .code_name = support_name_code };
}

/* One set of fonts for the whole program: loading them takes longer than most tests. */
HslFonts *
support_get_fonts (void)
{
  static HslFonts   *fonts = NULL;
  g_autoptr (GError) error = NULL;

  if (fonts == NULL)
    fonts = hsl_fonts_new (NULL, &error);
  if (fonts == NULL)
    g_error ("%s", error->message);
  return fonts;
}

/* A form of @body alone, without page numbers. */
HslTemplate *
support_new_form (const char *body)
{
  g_autofree char   *source = NULL;
  g_autoptr (GError) error = NULL;
  HslTemplate       *form;

  source = g_strdup_printf ("<form id='a' title='试' version='1' page-number='none'>%s</form>", body);
  form = hsl_template_new (source, -1, "own.xml", &error);
  if (form == NULL)
    g_error ("%s", error->message);
  return form;
}

HslPages *
support_new_pages (HslTemplate *form,
                   GVariant    *data)
{
  HslPagesOptions    options = support_get_options ();
  g_autoptr (GError) error = NULL;
  HslPages          *pages = hsl_pages_new (support_get_fonts (), form, data, &options, &error);

  if (pages == NULL)
    g_error ("%s", error->message);
  return pages;
}

/* What @command prints. */
char *
support_run (const char *const *command)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  char                   *output = NULL;

  if (process == NULL || !g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error))
    g_error ("%s: %s", command[0], error->message);
  g_assert_true (g_subprocess_get_successful (process));
  return output;
}

/* What pdftotext finds in the PDF of @pages, with one option of its own. */
char *
support_extract_text (HslPages   *pages,
                      const char *option)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = NULL;
  char              *text;
  int                file = g_file_open_tmp ("hsl-pages-XXXXXX.pdf", &path, &error);

  g_assert_no_error (error);
  close (file);
  if (!hsl_pages_write_pdf (pages, path, NULL, &error))
    g_error ("%s", error->message);
  text = support_run ((const char *const[]){ "pdftotext", option, path, "-", NULL });
  g_unlink (path);
  return text;
}
