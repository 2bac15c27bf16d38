/* test-volume-tab.c: the volume of a case in the window, photos and scans
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "papers.h"

#include "hsl-attach-dialog.h"
#include "hsl-attachment-load.h"
#include "hsl-preview.h"
#include "hsl-scan-file.h"
#include "hsl-unready.h"
#include "hsl-volume-row.h"
#include "hsl-store-trace.h"
#include "hsl-volume-tab.h"

#include <glib/gstdio.h>
#include <string.h>

/* A picture of 40 × 30 pixels, as a PNG file. */
static GBytes *
make_picture (void)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 40, 30);
  char                 *data;
  gsize                 size;

  gdk_pixbuf_fill (pixbuf, 0x3070a0ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "png", NULL, NULL));
  return g_bytes_new_take (data, size);
}

static GFile *
write_file (TestStore  *fixture,
            const char *name,
            const void *data,
            gsize       size)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
  return g_file_new_for_path (path);
}

static GFile *
write_picture (TestStore  *fixture,
               const char *name)
{
  g_autoptr (GBytes) picture = make_picture ();
  gsize              size;
  const void        *data = g_bytes_get_data (picture, &size);

  return write_file (fixture, name, data, size);
}

static GtkWidget *
show_tab (TestStore  *fixture,
          HslCase    *on,
          GtkWidget **out_window)
{
  GtkWidget *tab = g_object_new (HSL_TYPE_VOLUME_TAB, NULL);

  *out_window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (*out_window), 900, 700);
  adw_window_set_content (ADW_WINDOW (*out_window), tab);
  hsl_volume_tab_set_case (HSL_VOLUME_TAB (tab), fixture->store, on);
  gtk_window_present (GTK_WINDOW (*out_window));
  PAPERS_WAIT_UNTIL (gtk_widget_get_mapped (tab) && gtk_widget_get_height (tab) > 0);
  return tab;
}

/* Finds a widget of @type below @widget whose note has @needle in it. */
static gboolean
has_note (GtkWidget  *widget,
          const char *needle)
{
  if (HSL_IS_VOLUME_ROW (widget))
    return strstr (hsl_volume_row_get_note (HSL_VOLUME_ROW (widget)), needle) != NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_note (child, needle))
      return TRUE;
  return FALSE;
}

static void
test_missing (TestStore    *fixture,
              gconstpointer data)
{
  g_autoptr (HslFact) on = (HslFact *) test_store_play (fixture->store, "market-stalls", 11);
  const HslParty     *party = g_ptr_array_index (((HslCase *) on)->parties, 0);
  GtkWidget          *window;
  GtkWidget          *tab = show_tab (fixture, (HslCase *) on, &window);

  g_assert_true (has_note (tab, party->name));
  papers_photograph (GTK_WINDOW (window), "volume-tab");
  papers_close (GTK_WINDOW (window));
}

static GtkWidget *
find_menu_button (GtkWidget  *widget,
                  const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_MENU_BUTTON (widget) &&
      g_strcmp0 (gtk_menu_button_get_label (GTK_MENU_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_menu_button (child, label);
  return found;
}

static guint
count_labels (GtkWidget  *widget,
              const char *needle)
{
  guint n = 0;

  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), needle) != NULL)
    n++;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_labels (child, needle);
  return n;
}

/* Every form of the track, once, under its step; whose letter or sheet it is can be chosen. */
static void
test_forms (TestStore    *fixture,
            gconstpointer data)
{
  g_autoptr (HslFact) on = (HslFact *) test_store_play (fixture->store, "market-stalls", 11);
  GtkWidget          *window;
  GtkWidget          *tab = show_tab (fixture, (HslCase *) on, &window);
  GtkWidget          *forms = find_menu_button (tab, "All forms");
  GtkWidget          *list;
  GtkWidget          *chooser;

  g_assert_nonnull (forms);
  gtk_menu_button_popup (GTK_MENU_BUTTON (forms));
  list = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (forms)));
  PAPERS_WAIT_UNTIL (gtk_widget_get_mapped (list) && gtk_widget_get_height (list) > 0);
  g_assert_cmpuint (count_labels (list, "人民调解申请书"), ==, 1);
  g_assert_cmpuint (count_labels (list, "司法确认申请书"), ==, 1);
  g_assert_cmpuint (count_labels (list, "现场治安调解协议书"), ==, 0);
  g_assert_cmpuint (count_labels (list, "Court confirmation"), ==, 1);
  g_assert_cmpuint (count_labels (list, "Other forms"), ==, 0);
  chooser = find_menu_button (list, "Print");
  g_assert_nonnull (chooser);
  g_assert_cmpint (g_menu_model_get_n_items (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (chooser))), >=,
                   2);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (forms));
  PAPERS_WAIT_UNTIL (!gtk_widget_get_mapped (list));
  papers_close (GTK_WINDOW (window));
}

static HslCase *
load (TestStore  *fixture,
      const char *uid)
{
  g_autoptr (GError) error = NULL;
  HslCase           *now = hsl_store_load_case (fixture->store, uid, &error);

  g_assert_no_error (error);
  return now;
}

static guint
count_attachments (TestStore  *fixture,
                   const char *uid)
{
  g_autoptr (HslFact) now = (HslFact *) load (fixture, uid);

  return ((HslCase *) now)->attachments->len;
}

/* A good file goes in beside a bad one, which is named with the reason; the bytes come back as they were. */
static void
test_attach (TestStore    *fixture,
             gconstpointer data)
{
  g_autoptr (HslFact) on = (HslFact *) test_store_play (fixture->store, "market-stalls", 11);
  const HslParty     *party = g_ptr_array_index (((HslCase *) on)->parties, 0);
  g_autofree char    *prefill =
      g_strdup_printf ("{\"kind\": \"identity\", \"party\": \"%s\"}", party->fact.uid);
  g_autoptr (GVariant) value = test_parse (prefill);
  g_autoptr (GFile)    good = write_picture (fixture, "identity.png");
  g_autoptr (GFile)    bad = write_file (fixture, "letter.docx", "PK\3\4 and so on", 14);
  g_autoptr (HslFact)  after = NULL;
  g_autoptr (GBytes)   bytes = NULL;
  g_autoptr (GBytes)   picture = make_picture ();
  const HslAttachment *attachment;
  GtkWidget           *window;
  GtkWidget           *tab = show_tab (fixture, (HslCase *) on, &window);
  GSList               second = { bad, NULL };
  GSList               files = { good, &second };
  GtkWidget           *dialog = hsl_volume_tab_attach_files (HSL_VOLUME_TAB (tab), &files, value);

  PAPERS_WAIT_UNTIL (hsl_attach_dialog_count_ready (HSL_ATTACH_DIALOG (dialog)) == 1 &&
                     hsl_attach_dialog_count_refused (HSL_ATTACH_DIALOG (dialog)) == 1);
  papers_photograph (GTK_WINDOW (dialog), "attach-dialog");
  gtk_widget_activate_action (dialog, "attach.accept", NULL);
  PAPERS_WAIT_UNTIL (count_attachments (fixture, on->uid) == 1);

  after = (HslFact *) load (fixture, on->uid);
  attachment = g_ptr_array_index (((HslCase *) after)->attachments, 0);
  g_assert_cmpstr (attachment->kind, ==, "identity");
  g_assert_cmpstr (attachment->party, ==, party->fact.uid);
  g_assert_cmpstr (attachment->media_type, ==, "image/png");
  g_assert_cmpint (attachment->size, ==, g_bytes_get_size (picture));
  bytes = hsl_store_read_attachment (fixture->store, on->uid, attachment->fact.uid, NULL);
  g_assert_true (g_bytes_equal (bytes, picture));

  hsl_volume_tab_set_case (HSL_VOLUME_TAB (tab), fixture->store, (HslCase *) after);
  g_assert_false (has_note (tab, party->name));
  papers_photograph (GTK_WINDOW (window), "volume-tab-attached");
  papers_close (GTK_WINDOW (dialog));
  papers_close (GTK_WINDOW (window));
  g_file_delete (good, NULL, NULL);
  g_file_delete (bad, NULL, NULL);
}

static HslFact *
load_again (TestStore *fixture,
            HslFact   *before)
{
  HslFact *now = (HslFact *) load (fixture, before->uid);

  hsl_fact_unref (before);
  return now;
}

static void
check_refused (GFile      *file,
               const char *needle)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = hsl_scan_file_load (file, NULL, &error);

  if (bytes != NULL)
    g_assert_null (hsl_scan_new (bytes, &error));
  g_assert_nonnull (error);
  if (strstr (error->message, needle) == NULL)
    g_error ("“%s” does not say “%s”", error->message, needle);
  g_file_delete (file, NULL, NULL);
}

static void
test_refusals (TestStore    *fixture,
               gconstpointer data)
{
  static const char heic[] = "\0\0\0\x18"
                             "ftypheic0000";
  g_autofree char  *large_path = g_build_filename (fixture->folder, "large.jpg", NULL);
  g_autoptr (GFile) large = g_file_new_for_path (large_path);
  g_autoptr (GFile) empty = write_file (fixture, "empty.jpg", "", 0);
  g_autoptr (GFile) text = write_file (fixture, "photo.jpg", "not a photo", 11);
  g_autoptr (GFile) phone = write_file (fixture, "photo.heic", heic, sizeof heic);

  /* A file with a hole: it has the size, and takes no space. */
  g_assert_true (g_file_set_contents (large_path, "x", 1, NULL));
  g_assert_cmpint (truncate (large_path, HSL_ATTACHMENT_SIZE_MAX + 1), ==, 0);
  check_refused (large, "20 MB");
  check_refused (empty, "empty");
  check_refused (text, "no picture");
  check_refused (phone, "HEIC");
}

/* A picture that says it is a PNG and is not one is found out before it is kept. */
static void
test_broken_picture (TestStore    *fixture,
                     gconstpointer data)
{
  g_autoptr (GBytes)     picture = make_picture ();
  g_autoptr (GBytes)     half = g_bytes_new_from_bytes (picture, 0, 20);
  g_autoptr (GError)     error = NULL;
  g_autoptr (HslScan)    scan = hsl_scan_new (picture, &error);
  g_autoptr (GdkTexture) small = NULL;

  g_assert_no_error (error);
  small = hsl_scan_file_make_texture (scan, 0, 20);
  g_assert_cmpint (gdk_texture_get_width (small), ==, 20);
  g_assert_null (hsl_scan_new (half, &error));
  g_assert_nonnull (error);
}

static GtkWidget *
find_preview (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (HSL_IS_PREVIEW (window) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

static gboolean
was_exported (TestStore *fixture)
{
  g_autoptr (GPtrArray) traces =
      hsl_store_list_traces (fixture->store, &(HslTraceQuery){ .kind = "export" }, 0, 5, NULL);

  return traces->len == 1 && strstr (((HslTrace *) g_ptr_array_index (traces, 0))->text, "volume") != NULL;
}

/* The whole volume has what is attached; as a file it is an export. */
static void
test_whole (TestStore    *fixture,
            gconstpointer data)
{
  g_autoptr (HslFact)  on = (HslFact *) test_store_play (fixture->store, "market-stalls", 11);
  g_autoptr (GBytes)   picture = make_picture ();
  g_autoptr (GVariant) input = test_parse ("{\"kind\": \"photo\", \"name\": \"1.png\"}");
  g_autoptr (HslFact)  after = (HslFact *) hsl_store_attach (fixture->store, on->uid, input, picture, NULL);
  g_autofree char     *path = g_build_filename (fixture->folder, "volume.pdf", NULL);
  g_autoptr (GFile)    file = g_file_new_for_path (path);
  GtkWidget           *window;
  GtkWidget           *tab = show_tab (fixture, (HslCase *) after, &window);
  GtkWidget           *preview = NULL;
  gboolean             has_scan = FALSE;
  GPtrArray           *parts;

  gtk_widget_activate_action (tab, "volume.print-all", NULL);
  PAPERS_WAIT_UNTIL ((preview = find_preview ()) != NULL);
  parts = hsl_preview_get_parts (HSL_PREVIEW (preview));
  for (guint i = 0; i < parts->len; i++)
    has_scan |= hsl_pages_get_form (g_ptr_array_index (parts, i)) == NULL;
  g_assert_true (has_scan);
  g_assert_false (was_exported (fixture));
  hsl_preview_save_pdf (HSL_PREVIEW (preview), file);
  PAPERS_WAIT_UNTIL (g_file_test (path, G_FILE_TEST_EXISTS) && was_exported (fixture));
  PAPERS_WAIT_UNTIL (((HslCase *) (after = (HslFact *) load_again (fixture, after)))->documents->len > 3);
  papers_photograph (GTK_WINDOW (preview), "volume-whole");
  papers_close (GTK_WINDOW (preview));
  papers_close (GTK_WINDOW (window));
  g_unlink (path);
}

static void
test_unready (TestStore    *fixture,
              gconstpointer data)
{
  g_autoptr (HslFact) on = (HslFact *) test_store_play (fixture->store, "no-agreement", 6);
  GtkWidget          *window = hsl_unready_new (fixture->store);

  gtk_window_present (GTK_WINDOW (window));
  PAPERS_WAIT_UNTIL (*hsl_unready_get_summary (HSL_UNREADY (window)) != '\0');
  g_assert_nonnull (strstr (hsl_unready_get_summary (HSL_UNREADY (window)), "1 volume"));
  papers_photograph (GTK_WINDOW (window), "volumes-unready");
  papers_close (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  papers_init (&argc, &argv);
  add_store_test ("/desk/volume/missing", test_missing);
  add_store_test ("/desk/volume/forms", test_forms);
  add_store_test ("/desk/volume/attach", test_attach);
  add_store_test ("/desk/volume/refusals", test_refusals);
  add_store_test ("/desk/volume/broken-picture", test_broken_picture);
  add_store_test ("/desk/volume/whole", test_whole);
  add_store_test ("/desk/volume/unready", test_unready);
  return g_test_run ();
}
