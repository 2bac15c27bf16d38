/* test-print.c: preview, printing and saving of papers in the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "papers.h"

#include "hsl-preview.h"
#include "hsl-press.h"
#include "hsl-print-job.h"
#include "hsl-print-offset.h"

#include <glib/gstdio.h>

static GtkWidget *
preview (TestStore  *fixture,
         HslCase    *on,
         const char *form)
{
  g_autoptr (GError) error = NULL;
  HslPreviewSource   source = { .on = on, .form = form };
  GtkWidget         *window = hsl_preview_new (fixture->store, &source, &error);

  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (window));
  PAPERS_WAIT_UNTIL (gtk_widget_get_mapped (window) && gtk_widget_get_height (window) > 0);
  return window;
}

static void
test_pages (TestStore    *fixture,
            gconstpointer data)
{
  g_autoptr (HslFact) on = (HslFact *) test_store_play (fixture->store, "market-stalls", 9);
  GtkWidget          *window = preview (fixture, (HslCase *) on, "agreement");
  guint               count = hsl_preview_get_count (HSL_PREVIEW (window));

  g_assert_cmpuint (count, >=, 2);
  g_assert_cmpuint (hsl_preview_get_page (HSL_PREVIEW (window)), ==, 0);
  papers_photograph (GTK_WINDOW (window), "preview-agreement");

  gtk_widget_activate_action (window, "preview.next", NULL);
  PAPERS_WAIT_UNTIL (hsl_preview_get_page (HSL_PREVIEW (window)) == 1);
  gtk_widget_activate_action (window, "preview.last", NULL);
  PAPERS_WAIT_UNTIL (hsl_preview_get_page (HSL_PREVIEW (window)) == count - 1);
  gtk_widget_activate_action (window, "preview.zoom-in", NULL);
  gtk_widget_activate_action (window, "preview.first", NULL);
  PAPERS_WAIT_UNTIL (hsl_preview_get_page (HSL_PREVIEW (window)) == 0);
  papers_close (GTK_WINDOW (window));
}

static guint
count_prints (TestStore  *fixture,
              const char *uid)
{
  g_autoptr (HslFact) now = (HslFact *) hsl_store_load_case (fixture->store, uid, NULL);

  return ((HslCase *) now)->documents->len;
}

static gpointer
get_child (GtkWidget  *window,
           const char *name)
{
  return gtk_widget_get_template_child (window, HSL_TYPE_PREVIEW, name);
}

/* Prints into a file; the pages that were drawn. */
static GArray *export(GtkWidget  *window,
                      const char *path,
                      guint      *out_copies)
{
  g_autoptr (GtkPrintOperation) job =
      hsl_print_job_new (hsl_preview_get_copies (HSL_PREVIEW (window)), "agreement");
  GtkPrintOperationResult result;
  g_autoptr (GError)      error = NULL;

  gtk_print_operation_set_export_filename (job, path);
  result = gtk_print_operation_run (job, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (window), &error);
  g_assert_no_error (error);
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  return hsl_print_job_list_printed (job, out_copies);
}

static guint
count_words (const char *text,
             const char *words)
{
  guint n = 0;

  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + 1, words))
    n++;
  return n;
}

/* Each of nine copies says which it is and who gets it; each begins on a sheet of its own. */
static void
test_copies (TestStore    *fixture,
             gconstpointer data)
{
  g_autoptr (HslFact) on = (HslFact *) test_store_play (fixture->store, "market-stalls", 9);
  GtkWidget          *window = preview (fixture, (HslCase *) on, "agreement");
  guint               count = hsl_preview_get_count (HSL_PREVIEW (window));
  g_autofree char    *path = g_build_filename (fixture->folder, "copies.pdf", NULL);
  g_autofree char    *text = NULL;
  g_autoptr (GArray)  pages = NULL;
  guint               copies = 0;
  guint               breaks;

  g_assert_cmpfloat (gtk_adjustment_get_value (get_child (window, "n_copies")), ==, 9);
  pages = export(window, path, &copies);
  g_assert_cmpuint (copies, ==, 9);
  g_assert_cmpuint (pages->len, ==, count);
  text = papers_read_pdf (path);
  g_assert_cmpuint (count_words (text, "（共9份）"), ==, 9 * count);
  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *mark = g_strdup_printf ("第%u份（共9份）", i + 1);

      g_assert_cmpuint (count_words (text, mark), ==, count);
    }
  g_assert_nonnull (strstr (text, "人民调解委员会"));
  breaks = count_words (text, "\f");
  g_assert_cmpuint (breaks, ==, 8 * (count + count % 2) + count);
  papers_photograph (GTK_WINDOW (window), "preview-copies");
  g_remove (path);
  papers_close (GTK_WINDOW (window));
}

/* Of a jammed page nothing more is recorded than that page. */
static void
test_pages_chosen (TestStore    *fixture,
                   gconstpointer data)
{
  g_autoptr (HslFact) on = (HslFact *) test_store_play (fixture->store, "market-stalls", 9);
  GtkWidget          *window = preview (fixture, (HslCase *) on, "agreement");
  g_autofree char    *path = g_build_filename (fixture->folder, "chosen.pdf", NULL);
  g_autoptr (GArray)  pages = NULL;
  g_autoptr (HslFact) after = NULL;
  const HslDocument  *document;
  guint               copies = 0;

  gtk_editable_set_text (get_child (window, "pages"), "9-");
  g_assert_true (gtk_widget_has_css_class (get_child (window, "pages"), "error"));
  gtk_editable_set_text (get_child (window, "pages"), "第2页");
  g_assert_false (gtk_widget_has_css_class (get_child (window, "pages"), "error"));
  gtk_adjustment_set_value (get_child (window, "n_copies"), 2);
  pages = export(window, path, &copies);
  g_assert_cmpuint (copies, ==, 2);
  g_assert_cmpuint (pages->len, ==, 1);
  g_assert_cmpuint (g_array_index (pages, guint, 0), ==, 1);

  hsl_print_record_write (hsl_preview_new_record (HSL_PREVIEW (window)), copies, pages, window);
  PAPERS_WAIT_UNTIL (count_prints (fixture, on->uid) == 1);
  after = (HslFact *) hsl_store_load_case (fixture->store, on->uid, NULL);
  document = g_ptr_array_index (((HslCase *) after)->documents, 0);
  g_assert_cmpint (document->pages, ==, 1);
  g_assert_cmpint (document->copies, ==, 2);
  g_assert_cmpuint (count_words (document->recipient, "、"), ==, 1);
  g_remove (path);
  papers_close (GTK_WINDOW (window));
}

/* A printer is told once by how much it misses; the next paper knows. */
static void
test_offset (TestStore    *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv)     printers = NULL;
  double             x, y;

  hsl_print_offset_get ("Laser [2]", &x, &y);
  g_assert_cmpfloat (x, ==, 0);
  g_assert_true (hsl_print_offset_set ("Laser [2]", 1.5, -3, &error));
  g_assert_true (hsl_print_offset_set ("针式=旧", 0.5, 400, &error));
  g_assert_no_error (error);
  hsl_print_offset_get ("Laser [2]", &x, &y);
  g_assert_cmpfloat (x, ==, 1.5);
  g_assert_cmpfloat (y, ==, -3);
  hsl_print_offset_get ("针式=旧", &x, &y);
  g_assert_cmpfloat (y, ==, HSL_PRINT_OFFSET_MAX);
  hsl_print_offset_get ("another", &x, &y);
  g_assert_cmpfloat (y, ==, 0);
  printers = hsl_print_offset_list ();
  g_assert_cmpuint (g_strv_length (printers), ==, 2);
  g_assert_cmpstr (printers[0], ==, "Laser [2]");
}

/* The printer gets the words that the preview and the PDF have. */
static void
test_export (TestStore    *fixture,
             gconstpointer data)
{
  g_autoptr (HslFact) on = (HslFact *) test_store_play (fixture->store, "market-stalls", 9);
  GtkWidget          *window = preview (fixture, (HslCase *) on, "agreement");
  GPtrArray          *parts = hsl_preview_get_parts (HSL_PREVIEW (window));
  g_autofree char    *printed = g_build_filename (fixture->folder, "printed.pdf", NULL);
  g_autofree char    *saved = g_build_filename (fixture->folder, "saved.pdf", NULL);
  g_autofree char    *printed_text = NULL;
  g_autofree char    *saved_text = NULL;
  g_autoptr (GArray)  pages = NULL;
  g_autoptr (GError)  error = NULL;
  guint               copies = 0;

  gtk_adjustment_set_value (get_child (window, "n_copies"), 1);
  gtk_check_button_set_active (get_child (window, "marked"), FALSE);
  pages = export(window, printed, &copies);
  hsl_pages_join_write_pdf ((HslPages **) parts->pdata, parts->len, saved, NULL, &error);
  g_assert_no_error (error);

  printed_text = papers_read_pdf (printed);
  saved_text = papers_read_pdf (saved);
  g_assert_nonnull (strstr (saved_text, "人民调解协议书"));
  g_assert_cmpstr (printed_text, ==, saved_text);
  g_remove (printed);
  g_remove (saved);
  papers_close (GTK_WINDOW (window));
}

/* Looking is not printing; saving is. */
static void
test_record (TestStore    *fixture,
             gconstpointer data)
{
  g_autoptr (HslFact) on = (HslFact *) test_store_play (fixture->store, "market-stalls", 9);
  GtkWidget          *window = preview (fixture, (HslCase *) on, "agreement");
  g_autofree char    *path = g_build_filename (fixture->folder, "saved.pdf", NULL);
  g_autoptr (GFile)   file = g_file_new_for_path (path);
  g_autoptr (HslFact) after = NULL;
  const HslDocument  *document;

  g_assert_cmpuint (count_prints (fixture, on->uid), ==, 0);
  hsl_preview_save_pdf (HSL_PREVIEW (window), file);
  PAPERS_WAIT_UNTIL (count_prints (fixture, on->uid) == 1);
  after = (HslFact *) hsl_store_load_case (fixture->store, on->uid, NULL);
  document = g_ptr_array_index (((HslCase *) after)->documents, 0);
  g_assert_cmpstr (document->form, ==, "agreement");
  g_assert_cmpint (document->pages, ==, hsl_preview_get_count (HSL_PREVIEW (window)));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_remove (path);
  papers_close (GTK_WINDOW (window));
}

/* How often the account looked at something of the case, as the chain tells. */
static guint
count_looks (TestStore  *fixture,
             const char *uid)
{
  HslTraceQuery         query = { .kind = "view", .case_uid = uid };
  g_autoptr (GPtrArray) traces = hsl_store_list_traces (fixture->store, &query, 0, 100, NULL);

  return traces->len;
}

/* A paper names everybody: who looks at it leaves a trace, once, however long. */
static void
test_look (TestStore    *fixture,
           gconstpointer data)
{
  g_autoptr (HslFact)   on = (HslFact *) test_store_play (fixture->store, "market-stalls", 9);
  guint                 before = count_looks (fixture, on->uid);
  HslTraceQuery         query = { .kind = "view", .case_uid = on->uid };
  GtkWidget            *window = preview (fixture, (HslCase *) on, "agreement");
  GObject              *copy = gtk_widget_get_template_child (window, HSL_TYPE_PREVIEW, "copy");
  g_autoptr (GPtrArray) traces = NULL;

  PAPERS_WAIT_UNTIL (count_looks (fixture, on->uid) == before + 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (copy), 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (copy), 0);
  papers_close (GTK_WINDOW (window));
  traces = hsl_store_list_traces (fixture->store, &query, 0, 100, NULL);
  g_assert_cmpuint (traces->len, ==, before + 1);
  g_assert_nonnull (strstr (((HslTrace *) g_ptr_array_index (traces, 0))->text, "人民调解协议书"));
  g_assert_cmpuint (count_prints (fixture, on->uid), ==, 0);
}

/* Until nothing is under way that will call back. */
static void
wait_for_store (TestStore *fixture)
{
  PAPERS_WAIT_UNTIL (G_OBJECT (fixture->store)->ref_count == 1);
}

/* A printer that takes longer than the preview is open. */
static void
test_late_print (TestStore    *fixture,
                 gconstpointer data)
{
  g_autoptr (HslFact) on = (HslFact *) test_store_play (fixture->store, "market-stalls", 9);
  GtkWidget          *window = preview (fixture, (HslCase *) on, "agreement");
  HslPrintRecord     *printed = hsl_preview_new_record (HSL_PREVIEW (window));
  HslPrintRecord     *given_up = hsl_preview_new_record (HSL_PREVIEW (window));

  papers_close (GTK_WINDOW (window));
  hsl_print_record_write (given_up, 0, NULL, NULL);
  hsl_print_record_write (printed, 9, NULL, NULL);
  PAPERS_WAIT_UNTIL (count_prints (fixture, on->uid) == 1);
  wait_for_store (fixture);
}

static void
test_refused (TestStore    *fixture,
              gconstpointer data)
{
  g_autoptr (HslFact) on = (HslFact *) test_store_play (fixture->store, "police-mediation", 6);
  g_autoptr (GError)  error = NULL;
  HslPreviewSource    source = { .on = (HslCase *) on, .form = "agreement" };

  g_assert_null (hsl_preview_new (fixture->store, &source, &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RULE);
}

/* A blank form leaves nothing in the case. */
static void
test_blank (TestStore    *fixture,
            gconstpointer data)
{
  g_autoptr (HslFact) on = (HslFact *) test_store_play (fixture->store, "market-stalls", 3);
  HslPreviewSource    source = { .on = (HslCase *) on, .form = "session-record", .is_blank = TRUE };
  g_autoptr (GError)  error = NULL;
  GtkWidget          *window = hsl_preview_new (fixture->store, &source, &error);
  g_autofree char    *path = g_build_filename (fixture->folder, "blank.pdf", NULL);
  g_autoptr (GFile)   file = g_file_new_for_path (path);

  g_assert_no_error (error);
  hsl_preview_save_pdf (HSL_PREVIEW (window), file);
  g_assert_cmpuint (count_prints (fixture, on->uid), ==, 0);
  g_remove (path);
  papers_close (GTK_WINDOW (window));
}

static void
test_volume (TestStore    *fixture,
             gconstpointer data)
{
  g_autoptr (HslFact) on = (HslFact *) test_store_play (fixture->store, "market-stalls", 27);
  GtkWidget          *window = preview (fixture, (HslCase *) on, NULL);

  g_assert_cmpuint (hsl_preview_get_parts (HSL_PREVIEW (window))->len, >, 10);
  papers_photograph (GTK_WINDOW (window), "preview-volume");
  papers_close (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  papers_init (&argc, &argv);
  add_store_test ("/desk/print/pages", test_pages);
  add_store_test ("/desk/print/copies", test_copies);
  add_store_test ("/desk/print/pages-chosen", test_pages_chosen);
  add_store_test ("/desk/print/offset", test_offset);
  add_store_test ("/desk/print/export", test_export);
  add_store_test ("/desk/print/record", test_record);
  add_store_test ("/desk/print/look", test_look);
  add_store_test ("/desk/print/late-print", test_late_print);
  add_store_test ("/desk/print/refused", test_refused);
  add_store_test ("/desk/print/blank", test_blank);
  add_store_test ("/desk/print/volume", test_volume);
  return g_test_run ();
}
