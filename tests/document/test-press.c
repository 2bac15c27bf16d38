/* test-press.c: from a case to its papers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "../core/test-case.h"

#include "hsl-press.h"
#include "hsl-volume.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  TestStation station;
  HslPress   *press;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  test_station_set_up (&self->station, NULL);
  self->press = hsl_press_new (&error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  hsl_press_free (self->press);
  test_station_tear_down (&self->station, NULL);
}

static HslPressOrder
order_for (Fixture *self, HslFact *fact)
{
  return (HslPressOrder){ .on = (HslCase *) fact, .context = &self->station.context };
}

/* The words of a PDF, as pdftotext reads them. */
static char *
read_pdf (const char *path)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (GSubprocess) reader =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext", "-layout", path, "-", NULL);
  char *text = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (reader, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_tracks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HslFact)  police = (HslFact *) test_play (&fixture->station, "police-mediation", 8);
  HslPressOrder        order = order_for (fixture, police);
  g_autoptr (GError)   error = NULL;
  g_autoptr (HslPages) pages = NULL;

  g_assert_null (hsl_press_make (fixture->press, "agreement", &order, &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_RULE);
  g_clear_error (&error);

  pages = hsl_press_make (fixture->press, "police-agreement", &order, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hsl_press_get_subject (pages), ==,
                   hsl_case_find_live_agreement ((HslCase *) police)->fact.uid);
}

/* Without a session there is no record of one; a blank form is always to be had. */
static void
test_subjects (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HslFact)  early = (HslFact *) test_play (&fixture->station, "market-stalls", 4);
  HslPressOrder        order = order_for (fixture, early);
  g_autoptr (GError)   error = NULL;
  g_autoptr (HslPages) blank = NULL;

  g_assert_null (hsl_press_make (fixture->press, "session-record", &order, &error));
  g_assert_error (error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_DATA);
  g_clear_error (&error);

  order.is_blank = TRUE;
  blank = hsl_press_make (fixture->press, "session-record", &order, &error);
  g_assert_no_error (error);
  g_assert_null (hsl_press_get_subject (blank));
}

static void
test_unknown_subject (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HslFact) now = (HslFact *) test_play (&fixture->station, "market-stalls", 8);
  HslPressOrder       order = order_for (fixture, now);
  g_autoptr (GError)  error = NULL;

  order.subject = "session-77";
  g_assert_null (hsl_press_make (fixture->press, "session-record", &order, &error));
  g_assert_nonnull (strstr (error->message, "session-77"));
}

static guint
count_pages (Fixture       *fixture,
             const char    *form,
             HslPressOrder *order)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (HslPages) pages = hsl_press_make (fixture->press, form, order, &error);

  g_assert_no_error (error);
  return hsl_pages_get_count (pages);
}

/* A page for each party that came, or for the one that is named; who owes nothing has nothing to be reminded
 * of. */
static void
test_each (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HslFact)  fact = (HslFact *) test_play (&fixture->station, "market-stalls", 11);
  HslCase             *now = (HslCase *) fact;
  HslPressOrder        order = order_for (fixture, fact);
  g_autoptr (HslPages) pages = NULL;
  g_autoptr (GError)   error = NULL;
  guint                present = 0;

  for (guint i = 0; i < now->parties->len; i++)
    present += g_strcmp0 (((HslParty *) g_ptr_array_index (now->parties, i))->presence, "absent") != 0;
  g_assert_cmpuint (present, <, now->parties->len);
  g_assert_cmpuint (count_pages (fixture, "delivery-address", &order), ==, present);
  g_assert_cmpuint (count_pages (fixture, "performance-slip", &order), >=, 1);

  order.subject = "tenant-1";
  g_assert_cmpuint (count_pages (fixture, "delivery-address", &order), ==, 1);
  g_assert_null (hsl_press_make (fixture->press, "performance-slip", &order, &error));
  g_assert_error (error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_DATA);
  g_clear_error (&error);

  order.subject = NULL;
  g_assert_null (hsl_press_make (fixture->press, "receipt", &order, &error));
  g_assert_error (error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_DATA);
}

/* Names a character that no font draws, rather than print a hollow square. */
static void
test_glyph (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HslFact) now = (HslFact *) test_play (&fixture->station, "market-stalls", 4);
  HslParty           *party = g_ptr_array_index (((HslCase *) now)->parties, 0);
  HslPressOrder       order = order_for (fixture, now);
  g_autoptr (GError)  error = NULL;

  g_free (party->name);
  party->name = g_strdup ("王\xee\x80\x80");
  g_assert_null (hsl_press_make (fixture->press, "rights-notice", &order, &error));
  g_assert_error (error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_GLYPH);
  g_assert_nonnull (strstr (error->message, "U+E000"));
}

/* What is recorded of a print goes through the action, and the volume then has the paper. */
static void
test_record (Fixture *fixture, gconstpointer data)
{
  HslCase             *now = test_play (&fixture->station, "market-stalls", 9);
  HslPressOrder        order = order_for (fixture, &now->fact);
  g_autoptr (GError)   error = NULL;
  g_autoptr (HslPages) pages = hsl_press_make (fixture->press, "agreement", &order, &error);
  const HslDocument   *document;
  g_autoptr (GVariant) record = NULL;

  g_assert_no_error (error);
  order.recipient = "当事人";
  record = g_variant_ref_sink (hsl_press_make_record (pages, &order, 9));
  now = test_do (&fixture->station, now, "2026-03-16T10:00", "print", record, &error);
  g_assert_no_error (error);
  document = g_ptr_array_index (now->documents, 0);
  g_assert_cmpstr (document->form, ==, "agreement");
  g_assert_cmpstr (document->subject, ==, hsl_case_find_live_agreement (now)->fact.uid);
  g_assert_cmpint (document->copies, ==, 9);
  g_assert_cmpint (document->pages, ==, hsl_pages_get_count (pages));
  hsl_fact_unref (now);
}

static char *
print_text (Fixture       *fixture,
            HslPressOrder *order,
            const char    *form)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (HslPages) pages = hsl_press_make (fixture->press, form, order, &error);
  g_autofree char     *path = g_build_filename (g_get_tmp_dir (), "hsl-press-copy.pdf", NULL);
  char                *text;

  g_assert_no_error (error);
  g_assert_true (hsl_pages_write_pdf (pages, path, NULL, &error));
  text = read_pdf (path);
  g_unlink (path);
  return text;
}

/* 给甲方的一份: one's own is there, of the others the names; the file and who signs get everything. */
static void
test_copies (Fixture *fixture, gconstpointer data)
{
  HslCase         *now = test_play (&fixture->station, "police-mediation", 100);
  HslPressOrder    order = order_for (fixture, &now->fact);
  const HslParty  *one = g_ptr_array_index (now->parties, 0);
  const HslParty  *other = g_ptr_array_index (now->parties, 1);
  g_autofree char *full = print_text (fixture, &order, "police-agreement");
  g_autofree char *copy = NULL;
  g_autofree char *masked = NULL;

  g_assert_nonnull (one->paper_number);
  g_assert_nonnull (other->paper_number);
  g_assert_nonnull (strstr (full, one->paper_number));
  g_assert_nonnull (strstr (full, other->paper_number));

  order.viewer = one->fact.uid;
  copy = print_text (fixture, &order, "police-agreement");
  g_assert_nonnull (strstr (copy, one->paper_number));
  g_assert_null (strstr (copy, other->paper_number));
  g_assert_nonnull (strstr (copy, other->name));

  order.viewer = NULL;
  order.is_masked = TRUE;
  masked = print_text (fixture, &order, "police-agreement");
  g_assert_null (strstr (masked, one->paper_number));
  g_assert_null (strstr (masked, other->paper_number));
  hsl_fact_unref (now);
}

/* What could not be signed is a draft until it is put right; what is signed is none. */
static void
test_draft (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HslFact) now = (HslFact *) test_play (&fixture->station, "market-stalls", 9);
  HslAgreement       *agreement = hsl_case_find_live_agreement ((HslCase *) now);
  HslTerm            *term = g_ptr_array_index (agreement->terms, 0);
  HslPressOrder       order = order_for (fixture, now);
  g_autoptr (GError)  error = NULL;
  g_autofree char    *text = NULL;
  g_autofree char    *demo = NULL;

  g_assert_false (hsl_press_is_draft (fixture->press, "agreement", &order));
  g_clear_pointer (&term->creditor, g_free);
  term->creditor = g_strdup (term->debtor);
  g_assert_true (hsl_press_is_draft (fixture->press, "agreement", &order));
  g_assert_false (hsl_press_is_draft (fixture->press, "acceptance", &order));

  order.is_draft = TRUE;
  text = print_text (fixture, &order, "agreement");
  /* Written slantwise: a reader finds the characters one by one. */
  g_assert_nonnull (strstr (text, "稿"));
  order.is_demo = TRUE;
  demo = print_text (fixture, &order, "agreement");
  g_assert_null (strstr (demo, "稿"));
  g_assert_nonnull (strstr (demo, "演"));

  order.is_demo = FALSE;
  g_ptr_array_add (agreement->signatures, hsl_fact_new (&hsl_signature_noun));
  g_assert_false (hsl_press_is_draft (fixture->press, "agreement", &order));
  g_assert_no_error (error);
}

/* Whose copy it was, and that others were hidden, is on record. */
static void
test_copy_record (Fixture *fixture, gconstpointer data)
{
  HslCase             *now = test_play (&fixture->station, "market-stalls", 9);
  HslPressOrder        order = order_for (fixture, &now->fact);
  const HslParty      *one = g_ptr_array_index (now->parties, 0);
  g_autoptr (GError)   error = NULL;
  g_autoptr (HslPages) pages = NULL;
  g_autoptr (GVariant) record = NULL;
  const char          *recipient = NULL, *masked = NULL;

  order.viewer = one->fact.uid;
  pages = hsl_press_make (fixture->press, "agreement", &order, &error);
  g_assert_no_error (error);
  record = g_variant_ref_sink (hsl_press_make_record (pages, &order, 1));
  g_assert_true (g_variant_lookup (record, "recipient", "&s", &recipient));
  g_assert_true (g_variant_lookup (record, "masked", "&s", &masked));
  g_assert_cmpstr (recipient, ==, one->name);
  g_assert_cmpstr (masked, ==, "others");
  hsl_fact_unref (now);
}

/* The whole volume is one file, in the order of binding, with the mark of a demo. */
static void
test_volume (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HslFact)   now = (HslFact *) test_play (&fixture->station, "market-stalls", 27);
  HslPressOrder         order = order_for (fixture, now);
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autofree char      *folder = g_dir_make_tmp ("hsl-press-XXXXXX", NULL);
  g_autofree char      *path = g_build_filename (folder, "volume.pdf", NULL);
  g_autofree char      *text = NULL;
  const char           *at;
  static const char    *titles[] = { "人民调解受理登记表", "权利义务告知书",
                                     "人民调解调查记录", "人民调解记录", "人民调解协议书",
                                     "人民调解回访记录", "立卷日期" };

  order.is_demo = TRUE;
  parts = hsl_press_make_volume (fixture->press, &order, &error);
  g_assert_no_error (error);
  hsl_pages_join_write_pdf ((HslPages **) parts->pdata, parts->len, path, NULL, &error);
  g_assert_no_error (error);

  text = read_pdf (path);
  at = text;
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      const char *found = strstr (at, titles[i]);

      if (found == NULL)
        g_error ("“%s” does not come after “%s”", titles[i], i > 0 ? titles[i - 1] : "the cover");
      at = found;
    }
  g_assert_nonnull (strstr (text, "演"));
  g_remove (path);
  g_rmdir (folder);
}

/* Where every word stands, but those of the stamp; of those, how many there are, and how deep. */
static char *
list_places (HslPages *pages, guint *out_stamps)
{
  static const char *const stamp[] = { ">校验号<", ">1204-9F3A<", ">77C1<", ">0B2D<", ">44E8<" };
  g_autofree char         *path = g_build_filename (g_get_tmp_dir (), "hsl-press-stamp.pdf", NULL);
  g_autoptr (GError)       error = NULL;
  g_autoptr (GSubprocess)  reader = NULL;
  g_autofree char         *text = NULL;
  g_auto (GStrv)           lines = NULL;
  GString                 *rest = g_string_new (NULL);

  g_assert_true (hsl_pages_write_pdf (pages, path, NULL, &error));
  reader = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext", "-bbox", path, "-", NULL);
  g_subprocess_communicate_utf8 (reader, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);
  lines = g_strsplit (text, "\n", -1);
  *out_stamps = 0;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean is_stamp = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (stamp); j++)
        is_stamp |= strstr (lines[i], stamp[j]) != NULL;
      /* Two files may be made in two seconds. */
      if (strstr (lines[i], "CreationDate") != NULL)
        continue;
      if (!is_stamp)
        g_string_append (g_string_append (rest, lines[i]), "\n");
      else
        {
          /* Below the block of 225 mm, above what a printer cannot reach. */
          double top = g_ascii_strtod (strstr (lines[i], "yMin=\"") + strlen ("yMin=\""), NULL);

          g_assert_cmpfloat (top, >, (37 + 225) * 72 / 25.4);
          g_assert_cmpfloat (top, <, (297 - 10) * 72 / 25.4);
          *out_stamps += 1;
        }
    }
  return g_string_free (rest, FALSE);
}

/* The head of the chain is on every page, and moves nothing. */
static void
test_head (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HslFact)  now = (HslFact *) test_play (&fixture->station, "market-stalls", 9);
  HslPressOrder        order = order_for (fixture, now);
  g_autoptr (GError)   error = NULL;
  g_autoptr (HslPages) without = hsl_press_make (fixture->press, "agreement", &order, &error);
  g_autoptr (HslPages) with = NULL;
  g_autoptr (HslPages) blank = NULL;
  g_autofree char     *before = NULL, *after = NULL, *empty = NULL;
  guint                n;

  g_assert_no_error (error);
  order.head = "1204-9F3A 77C1 0B2D 44E8";
  with = hsl_press_make (fixture->press, "agreement", &order, &error);
  g_assert_no_error (error);
  before = list_places (without, &n);
  g_assert_cmpuint (n, ==, 0);
  after = list_places (with, &n);
  g_assert_cmpuint (n, ==, 5 * hsl_pages_get_count (with));
  g_assert_cmpstr (after, ==, before);

  order.is_blank = TRUE;
  blank = hsl_press_make (fixture->press, "acceptance", &order, &error);
  g_assert_no_error (error);
  empty = list_places (blank, &n);
  g_assert_cmpuint (n, ==, 0);
}

static void
test_file_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HslFact) now = (HslFact *) test_play (&fixture->station, "market-stalls", 3);
  g_autofree char    *name = NULL;

  g_free (((HslCase *) now)->number);
  ((HslCase *) now)->number = g_strdup ("(2026)人调/字第18号");
  name = hsl_press_dup_file_name ("协议书", (HslCase *) now);
  g_assert_cmpstr (name, ==, "(2026)人调-字第18号 协议书.pdf");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/document/press/tracks", test_tracks);
  ADD ("/document/press/subjects", test_subjects);
  ADD ("/document/press/each", test_each);
  ADD ("/document/press/unknown-subject", test_unknown_subject);
  ADD ("/document/press/glyph", test_glyph);
  ADD ("/document/press/record", test_record);
  ADD ("/document/press/copies", test_copies);
  ADD ("/document/press/draft", test_draft);
  ADD ("/document/press/copy-record", test_copy_record);
  ADD ("/document/press/volume", test_volume);
  ADD ("/document/press/head", test_head);
  ADD ("/document/press/file-name", test_file_name);
  return g_test_run ();
}
