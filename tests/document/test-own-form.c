/* test-own-form.c: headings and closing clauses without XML, and the way back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-own-form.h"
#include "support.h"

#include <glib/gstdio.h>
#include <string.h>

#define PLAIN   "<form id='x' title='y' version='1'><p>甲</p></form>"
#define OUTSIDE "<form id='../x' title='y' version='1'><p>甲</p></form>"
#define WRONG   "<form id='x' title='y' version='1'>\n  <p>{number|nothing}</p></form>"
#define TYPED   "一、不得<外传>。\n\n  二、编号 {number}。"
#define KEPT    "一、不得<外传>。\n二、编号 {number}。"

typedef struct
{
  char     *config;
  char     *folder;
  HslForms *forms;
} Fixture;

static void
reload (Fixture *self)
{
  g_clear_pointer (&self->forms, hsl_forms_free);
  self->forms = hsl_forms_new (self->folder);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->config = g_dir_make_tmp ("hsl-own-form-XXXXXX", NULL);
  g_setenv ("HSL_CONFIG_DIR", self->config, TRUE);
  self->folder = hsl_forms_dup_folder ();
  reload (self);
}

static void
clear_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_remove (file);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  clear_folder (self->folder);
  clear_folder (self->config);
  g_clear_pointer (&self->forms, hsl_forms_free);
  g_free (self->folder);
  g_free (self->config);
  g_unsetenv ("HSL_CONFIG_DIR");
}

static char *
dup_source (Fixture *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  HslTemplate       *form = hsl_own_form_find_built_in (self->forms, id);
  char              *source = hsl_forms_dup_source (self->forms, form, &error);

  g_assert_no_error (error);
  return source;
}

/* Every form takes another heading, where it is words only, and clauses, and is as it was without them. */
static void
test_fields (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) all = hsl_forms_list (self->forms, HSL_DAY_NONE);
  guint                 headings = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const char             *id = hsl_template_get_id (g_ptr_array_index (all, i));
      g_autofree char        *source = dup_source (self, id);
      g_autofree char        *heading = hsl_own_form_dup_heading (source);
      g_autofree char        *renamed = hsl_own_form_set_heading (source, "本所 <甲> & 乙");
      g_autofree char        *again = hsl_own_form_dup_heading (renamed);
      g_autoptr (GError)      error = NULL;
      g_autofree char        *added = hsl_own_form_set_clauses (source, TYPED, &error);
      g_autofree char        *clauses = NULL;
      g_autofree char        *back = NULL;
      g_autoptr (HslTemplate) form = NULL;

      g_assert_no_error (error);
      if (heading != NULL)
        g_assert_cmpstr (again, ==, "本所 <甲> & 乙");
      headings += heading != NULL;
      clauses = hsl_own_form_dup_clauses (added);
      g_assert_cmpstr (clauses, ==, KEPT);
      form = hsl_own_form_read (added, "form", &error);
      g_assert_no_error (error);
      back = hsl_own_form_set_clauses (added, "", &error);
      g_assert_cmpstr (back, ==, source);
    }
  g_assert_cmpuint (headings, >, 20);
}

/* In the agreement what is added stands before the signatures. */
static void
test_place (Fixture *self, gconstpointer data)
{
  g_autofree char *source = dup_source (self, "agreement");
  g_autofree char *added = hsl_own_form_set_clauses (source, "另行约定。", NULL);

  g_assert_true (strstr (added, "另行约定") < strstr (added, "<signature"));
  g_assert_true (strstr (added, "另行约定") > strstr (added, "本协议一式"));
}

static void
test_back (Fixture *self, gconstpointer data)
{
  g_autofree char   *source = dup_source (self, "agreement");
  g_autofree char   *renamed = hsl_own_form_set_heading (source, "榕湖调解协议书");
  g_autofree char   *path = NULL;
  g_autofree char   *base = g_build_filename (self->folder, "agreement.base", NULL);
  g_autofree char   *kept = NULL;
  g_autofree char   *second = NULL;
  g_autoptr (GError) error = NULL;
  HslDay             today = hsl_day_from_iso ("2026-03-04");

  g_assert_true (hsl_own_form_save (self->forms, renamed, &path, &error));
  g_assert_no_error (error);
  reload (self);
  g_assert_true (hsl_forms_is_own (self->forms, hsl_forms_find (self->forms, "agreement", today, NULL)));
  g_assert_false (hsl_own_form_is_outdated (self->forms, "agreement"));
  g_assert_true (g_file_set_contents (base, "of an older program\n", -1, NULL));
  g_assert_true (hsl_own_form_is_outdated (self->forms, "agreement"));

  kept = hsl_own_form_reset (self->forms, "agreement", today, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  reload (self);
  g_assert_false (hsl_forms_is_own (self->forms, hsl_forms_find (self->forms, "agreement", today, NULL)));
  g_assert_null (hsl_own_form_reset (self->forms, "agreement", today, &error));
  g_assert_error (error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_FORM);
  g_clear_error (&error);

  /* The same day again: nothing that was kept is written over. */
  g_assert_true (hsl_own_form_save (self->forms, renamed, NULL, &error));
  reload (self);
  second = hsl_own_form_reset (self->forms, "agreement", today, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (second, !=, kept);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
}

static void
test_errors (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (HslTemplate) form = NULL;
  int                     line, column;

  form = hsl_own_form_read (WRONG, "甲.xml", &error);
  g_assert_null (form);
  g_assert_true (hsl_own_form_find_error (error, "甲.xml", &line, &column));
  g_assert_cmpint (line, ==, 2);
  g_clear_error (&error);
  g_assert_null (hsl_own_form_read (OUTSIDE, "f", &error));
  g_assert_true (hsl_own_form_find_error (error, "f", &line, &column));
  g_clear_error (&error);

  /* A full disk, or a folder one may not write to, leaves the form in use as it is. */
  g_assert_true (g_file_set_contents (self->folder, "not a folder", -1, NULL));
  g_assert_false (hsl_own_form_save (self->forms, PLAIN, NULL, &error));
  g_assert_nonnull (error);
  g_remove (self->folder);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/document/own-form/fields", test_fields);
  ADD ("/document/own-form/place", test_place);
  ADD ("/document/own-form/back", test_back);
  ADD ("/document/own-form/errors", test_errors);
  return g_test_run ();
}
