/* test-forms-window.c: a station words a form, and goes back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "papers.h"

#include "hsl-forms-window.h"
#include "hsl-own-form.h"

#include <glib/gstdio.h>

static gpointer
get_child (GtkWidget  *window,
           const char *name)
{
  return gtk_widget_get_template_child (window, HSL_TYPE_FORMS_WINDOW, name);
}

static gboolean
has_own (const char *id)
{
  g_autofree char     *folder = hsl_forms_dup_folder ();
  g_autoptr (HslForms) forms = hsl_forms_new (folder);

  return hsl_own_form_find (forms, id) != NULL;
}

/* Wrong text is told of with its place and cannot be saved; heading and clauses need no XML. */
static void
test_wording (TestStore    *fixture,
              gconstpointer data)
{
  g_autofree char   *config = g_build_filename (fixture->folder, "config", NULL);
  g_autoptr (GError) error = NULL;
  GtkWidget         *window;
  GtkTextBuffer     *source;
  GtkTextIter        start;
  g_autofree char   *text = NULL;
  HslTraceQuery      query = { .kind = "setting" };
  g_autofree char   *path = NULL;
  g_autofree char   *saved = NULL;

  g_setenv ("HSL_CONFIG_DIR", config, TRUE);
  window = hsl_forms_window_new (fixture->store, &error);
  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (window));
  PAPERS_WAIT_UNTIL (gtk_widget_get_mapped (window) && gtk_widget_get_height (window) > 0);
  hsl_forms_window_select (HSL_FORMS_WINDOW (window), "agreement");
  source = gtk_text_view_get_buffer (get_child (window, "source"));
  g_assert_cmpstr (gtk_editable_get_text (get_child (window, "heading")), ==, "人民调解协议书");

  gtk_text_buffer_get_iter_at_line (source, &start, 5);
  gtk_text_buffer_insert (source, &start, "<nonsense/>", -1);
  PAPERS_WAIT_UNTIL (gtk_widget_get_visible (get_child (window, "problem")));
  gtk_widget_activate_action (window, "forms.save", NULL);
  gtk_widget_activate_action (window, "forms.go-there", NULL);
  papers_photograph (GTK_WINDOW (window), "forms-window-wrong");
  g_assert_false (has_own ("agreement"));
  gtk_text_buffer_undo (source);
  PAPERS_WAIT_UNTIL (!gtk_widget_get_visible (get_child (window, "problem")));

  gtk_editable_set_text (get_child (window, "heading"), "榕湖人民调解协议书");
  gtk_text_buffer_set_text (get_child (window, "clauses"), "双方确认已经阅读全文。\n本所电话随时可以拨打。", -1);
  g_object_get (source, "text", &text, NULL);
  g_assert_nonnull (strstr (text, "<title>榕湖人民调解协议书</title>"));
  g_assert_nonnull (strstr (text, "<p>本所电话随时可以拨打。</p>"));
  /* What is typed waits until it was looked at. */
  PAPERS_WAIT_UNTIL ((gtk_widget_activate_action (window, "forms.save", NULL), has_own ("agreement")));
  g_assert_true (has_own ("agreement"));
  PAPERS_WAIT_UNTIL (strstr (gtk_label_get_text (get_child (window, "state")), "own") != NULL);
  papers_photograph (GTK_WINDOW (window), "forms-window");
  {
    g_autoptr (GPtrArray) traces = hsl_store_list_traces (fixture->store, &query, 0, 10, NULL);

    g_assert_cmpuint (traces->len, >=, 1);
    g_assert_cmpstr (((HslTrace *) g_ptr_array_index (traces, 0))->text, ==, "form agreement: put");
  }
  path = g_build_filename (config, "forms", "agreement.xml", NULL);
  g_assert_true (g_file_get_contents (path, &saved, NULL, NULL));
  g_assert_nonnull (strstr (saved, "榕湖人民调解协议书"));
  papers_close (GTK_WINDOW (window));
  g_remove (path);
  g_unsetenv ("HSL_CONFIG_DIR");
}

int
main (int    argc,
      char **argv)
{
  papers_init (&argc, &argv);
  add_store_test ("/desk/forms-window/wording", test_wording);
  return g_test_run ();
}
