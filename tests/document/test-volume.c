/* test-volume.c: the whole volume as one PDF, read again by another program's library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "../core/test-case.h"
#include "scans.h"

#include "hsl-check.h"
#include "hsl-press.h"
#include "hsl-session.h"
#include "hsl-volume.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <poppler.h>

#define SIGNED_SHA "3f2a91c07b55d2100123456789abcdef0123456789abcdef0123456789abcdef"

typedef struct
{
  TestStation station;
  HslPress   *press;
  HslCase    *on;
  GHashTable *scans;
  char       *folder;
  char       *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  test_station_set_up (&self->station, NULL);
  self->press = hsl_press_new (&error);
  g_assert_no_error (error);
  self->on = test_play (&self->station, "market-stalls", 27);
  self->scans = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) hsl_scan_unref);
  self->folder = g_dir_make_tmp ("hsl-volume-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "volume.pdf", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_remove (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
  g_hash_table_unref (self->scans);
  hsl_fact_unref (self->on);
  hsl_press_free (self->press);
  test_station_tear_down (&self->station, NULL);
}

static HslAttachment *
attach (Fixture *self, const char *kind, GBytes *bytes)
{
  g_autoptr (GBytes) owned = bytes;
  g_autoptr (GError) error = NULL;
  HslScan           *scan = hsl_scan_new (owned, &error);
  HslAttachment     *attachment = hsl_fact_new (&hsl_attachment_noun);

  g_assert_no_error (error);
  hsl_fact_assign_uids (attachment, &self->station.context);
  attachment->kind = g_strdup (kind);
  attachment->name = g_strdup ("file");
  attachment->sha256 = g_strdup (SIGNED_SHA);
  attachment->pages = hsl_scan_get_n_pages (scan);
  g_ptr_array_add (self->on->attachments, attachment);
  g_hash_table_insert (self->scans, g_strdup (attachment->fact.uid), scan);
  return attachment;
}

/* A record that takes forty pages. */
static void
talk_for_long (HslSession *session)
{
  for (guint i = 0; i < 450; i++)
    {
      HslUtterance *said = hsl_fact_new (&hsl_utterance_noun);

      said->text = g_strdup ("双方围绕摊位的划线、出摊时间和卸货通道反复陈述，调解员逐一核对后，请各方当面确认，"
                             "并记入笔录，供以后查对。");
      g_ptr_array_add (session->record, said);
    }
}

static HslPressOrder
get_order (Fixture *self)
{
  return (HslPressOrder){ .on = self->on, .context = &self->station.context, .scans = self->scans };
}

static PopplerDocument *
print (Fixture *self, GPtrArray *parts)
{
  HslPressOrder      order = get_order (self);
  g_autoptr (GError) error = NULL;
  g_autofree char   *uri = g_filename_to_uri (self->path, NULL, NULL);
  PopplerDocument   *pdf;

  g_assert_true (hsl_press_write_volume (parts, &order, self->path, &error));
  g_assert_no_error (error);
  pdf = poppler_document_new_from_file (uri, NULL, &error);
  g_assert_no_error (error);
  return pdf;
}

static GPtrArray *
make_parts (Fixture *self)
{
  HslPressOrder      order = get_order (self);
  g_autoptr (GError) error = NULL;
  GPtrArray         *parts = hsl_press_make_volume (self->press, &order, &error);

  g_assert_no_error (error);
  return parts;
}

/* The words above the block: the number of the page in the volume, and what a scan is called. */
static char *
read_top (PopplerDocument *pdf, int page)
{
  PopplerPage     *found = poppler_document_get_page (pdf, page);
  PopplerRectangle area = { 0, 0, 596, 70 };
  char            *text = poppler_page_get_text_for_area (found, &area);

  g_object_unref (found);
  return g_strstrip (text);
}

static void
attach_all (Fixture *self)
{
  const HslAgreement *live = hsl_case_find_live_agreement (self->on);
  const HslParty     *party = g_ptr_array_index (self->on->parties, 0);

  attach (self, "identity", scans_make_picture ("jpeg", 600, 400))->party = g_strdup (party->fact.uid);
  attach (self, "photo", scans_make_picture ("png", 400, 600));
  attach (self, "evidence", scans_make_pdf (4, 595, 842));
  attach (self, "signed", scans_make_pdf (9, 595, 842))->agreement = g_strdup (live->fact.uid);
  attach (self, "other", scans_make_picture ("tiff", 100, 100));
}

/* What the catalogue says is what stands on the pages. */
static void
check_rows (Fixture *self, GPtrArray *parts, PopplerDocument *pdf)
{
  guint offset = 0;
  guint next = 1;

  for (guint i = 0; i < parts->len; i++)
    {
      HslPages *part = g_ptr_array_index (parts, i);
      guint     first = hsl_pages_get_first (part);

      for (guint page = 0; page < hsl_pages_get_count (part); page++, offset++)
        {
          g_autofree char *top = read_top (pdf, (int) offset);

          if (first == 0)
            g_assert_false (g_ascii_isdigit (*top));
          else
            g_assert_cmpuint (g_ascii_strtoull (top, NULL, 10), ==, next++);
        }
    }
  g_assert_cmpuint (offset, ==, (guint) poppler_document_get_n_pages (pdf));
}

static guint
count_numbered (GPtrArray *parts)
{
  guint n = 0;

  for (guint i = 0; i < parts->len; i++)
    if (hsl_pages_get_first (g_ptr_array_index (parts, i)) > 0)
      n += hsl_pages_get_count (g_ptr_array_index (parts, i));
  return n;
}

/* The catalogue's own pages, a line for each row. */
static char *
read_catalogue (Fixture *self, GPtrArray *parts)
{
  HslPages               *catalogue = g_ptr_array_index (parts, 1);
  const GSubprocessFlags  pipe = G_SUBPROCESS_FLAGS_STDOUT_PIPE;
  g_autofree char        *last = g_strdup_printf ("%u", 1 + hsl_pages_get_count (catalogue));
  g_autoptr (GSubprocess) reader = NULL;
  g_autoptr (GError)      error = NULL;
  char                   *text = NULL;

  g_assert_cmpstr (hsl_template_get_id (hsl_pages_get_form (catalogue)), ==, "volume-catalogue");
  reader = g_subprocess_new (pipe, &error, "pdftotext", "-layout", "-f", "2", "-l", last,
                             self->path, "-", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (reader, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* The row with the title up to its bracket ends the pages with these. */
static gboolean
has_row (const char *catalogue, const char *title, guint first, guint count)
{
  g_autofree char *range = count > 1 ? g_strdup_printf (" %u—%u ", first, first + count - 1)
                                     : g_strdup_printf (" %u ", first);
  g_auto (GStrv)   lines = g_strsplit (catalogue, "\n", -1);
  g_auto (GStrv)   words = g_strsplit (title, "（", 2);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_strconcat (lines[i], " ", NULL);

      if (strstr (line, words[0]) != NULL && strstr (line, range) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
test_ranges (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) parts = NULL;
  g_autofree char      *catalogue = NULL;
  PopplerDocument      *pdf;
  guint                 longest = 0;

  talk_for_long (g_ptr_array_index (fixture->on->sessions, 0));
  attach_all (fixture);
  parts = make_parts (fixture);
  pdf = print (fixture, parts);
  check_rows (fixture, parts, pdf);

  catalogue = read_catalogue (fixture, parts);
  for (guint i = 0; i < parts->len; i++)
    {
      HslPages   *part = g_ptr_array_index (parts, i);
      const char *title = hsl_pages_get_title (part);
      guint       first = hsl_pages_get_first (part), count = hsl_pages_get_count (part);

      longest = MAX (longest, count);
      if (first > 0 && !has_row (catalogue, title, first, count))
        g_error ("no %u—%u, where “%s” stands, in\n%s", first, first + count - 1, title, catalogue);
    }
  g_assert_cmpuint (longest, >=, 40);
  g_assert_nonnull (strstr (catalogue, "3F2A 91C0 7B55 D210"));
  g_object_unref (pdf);
}

/* The signed sheet stands for the form when it is whole, and after it when it is but the last page. */
static void
test_signed (Fixture *fixture, gconstpointer data)
{
  const HslAgreement   *live = hsl_case_find_live_agreement (fixture->on);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) all = NULL;

  attach (fixture, "signed", scans_make_pdf (1, 595, 842))->agreement = g_strdup (live->fact.uid);
  one = make_parts (fixture);
  attach (fixture, "signed", scans_make_pdf (9, 595, 842))->agreement = g_strdup (live->fact.uid);
  all = make_parts (fixture);
  for (guint i = 0; i < one->len; i++)
    if (g_str_equal (hsl_pages_get_title (g_ptr_array_index (one, i)), "人民调解协议书"))
      {
        g_assert_cmpstr (hsl_pages_get_title (g_ptr_array_index (one, i + 1)), ==, "人民调解协议书（签字件）");
        for (guint k = 0; k < all->len; k++)
          g_assert_cmpstr (hsl_pages_get_title (g_ptr_array_index (all, k)), !=, "人民调解协议书");
        return;
      }
  g_error ("the form is not there");
}

static void
collect_titles (PopplerIndexIter *iter, GPtrArray *titles, GArray *pages)
{
  do
    {
      PopplerAction *action = poppler_index_iter_get_action (iter);

      g_assert_cmpint (action->type, ==, POPPLER_ACTION_GOTO_DEST);
      g_ptr_array_add (titles, g_strdup (action->any.title));
      g_array_append_val (pages, action->goto_dest.dest->page_num);
      poppler_action_free (action);
    }
  while (poppler_index_iter_next (iter));
}

static void
test_bookmarks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray)    pages = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GPtrArray) parts = NULL;
  PopplerDocument      *pdf;
  PopplerIndexIter     *iter;
  int                   page = 1;

  attach_all (fixture);
  parts = make_parts (fixture);
  pdf = print (fixture, parts);
  iter = poppler_index_iter_new (pdf);
  g_assert_nonnull (iter);
  collect_titles (iter, titles, pages);
  poppler_index_iter_free (iter);

  g_assert_cmpuint (titles->len, ==, parts->len);
  for (guint i = 0; i < parts->len; i++)
    {
      g_assert_cmpstr (g_ptr_array_index (titles, i), ==, hsl_pages_get_title (g_ptr_array_index (parts, i)));
      g_assert_cmpint (g_array_index (pages, int, i), ==, page);
      page += (int) hsl_pages_get_count (g_ptr_array_index (parts, i));
    }
  g_object_unref (pdf);
}

static void
test_properties (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) parts = make_parts (fixture);
  PopplerDocument      *pdf = print (fixture, parts);
  g_autofree char      *title = poppler_document_get_title (pdf);
  g_autofree char      *author = poppler_document_get_author (pdf);
  g_autofree char      *subject = poppler_document_get_subject (pdf);
  g_autofree char      *label = NULL;
  guint                 n_front = 1 + hsl_pages_get_count (g_ptr_array_index (parts, 1));
  PopplerPage          *page = poppler_document_get_page (pdf, (int) n_front);

  g_assert_true (g_str_has_prefix (title, "调解卷宗"));
  g_assert_cmpstr (subject, ==, fixture->on->number);
  g_assert_nonnull (strstr (author, "人民调解委员会"));
  label = poppler_page_get_label (page);
  g_assert_cmpstr (label, ==, "1");
  g_object_unref (page);
  g_object_unref (pdf);
}

/* Somebody else's program finds nothing wrong. */
static void
test_valid (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSubprocess) check = NULL;
  g_autoptr (GPtrArray)   parts = NULL;
  g_autoptr (GError)      error = NULL;

  attach_all (fixture);
  parts = make_parts (fixture);
  g_object_unref (print (fixture, parts));
  check = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, "qpdf", "--check", fixture->path,
                            NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (check, NULL, &error));
  g_assert_no_error (error);
}

/* A catalogue printed by itself says what the whole volume would say, without what is attached being read. */
static void
test_catalogue_alone (Fixture *fixture, gconstpointer data)
{
  HslPressOrder         order = get_order (fixture);
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (HslPages)  alone = NULL;
  g_autofree char      *whole = NULL;
  g_autofree char      *text = NULL;

  attach_all (fixture);
  parts = make_parts (fixture);
  g_object_unref (print (fixture, parts));
  whole = read_catalogue (fixture, parts);

  order.scans = NULL;
  alone = hsl_press_make (fixture->press, "volume-catalogue", &order, &error);
  g_assert_no_error (error);
  g_ptr_array_set_size (parts, 1);
  g_ptr_array_add (parts, g_object_ref (alone));
  g_object_unref (print (fixture, parts));
  text = read_catalogue (fixture, parts);
  g_assert_cmpstr (text, ==, whole);
}

/* A copy for one party has none of the scans: they show the numbers of everybody. */
static void
test_masked (Fixture *fixture, gconstpointer data)
{
  HslPressOrder         order = get_order (fixture);
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) masked = NULL;
  g_autoptr (GPtrArray) full = NULL;

  attach_all (fixture);
  full = make_parts (fixture);
  order.is_masked = TRUE;
  masked = hsl_press_make_volume (fixture->press, &order, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < masked->len; i++)
    g_assert_nonnull (hsl_pages_get_form (g_ptr_array_index (masked, i)));
  g_assert_cmpuint (count_numbered (masked), <, count_numbered (full));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/document/volume/ranges", test_ranges);
  ADD ("/document/volume/signed", test_signed);
  ADD ("/document/volume/bookmarks", test_bookmarks);
  ADD ("/document/volume/properties", test_properties);
  ADD ("/document/volume/valid", test_valid);
  ADD ("/document/volume/catalogue-alone", test_catalogue_alone);
  ADD ("/document/volume/masked", test_masked);
  return g_test_run ();
}
