/* test-record.c: typing the record of a session, without a display
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-passages.h"
#include "hsl-record.h"

#include "hsl-nouns.h"

#include <glib/gstdio.h>

static const char *const mediators[] = { "陈国华", "林桂芳", NULL };
static const char *const parties[] = { "单雪梅", "仇立新", NULL };

static HslRecord *
make_record (void)
{
  HslRecord *record = hsl_record_new ();

  hsl_record_set_speakers (record, mediators, parties);
  return record;
}

static void
check_line (HslRecord  *record,
            guint       n,
            const char *kind,
            const char *speaker)
{
  const HslRecordLine *line = hsl_record_get_line (record, n);

  g_assert_nonnull (line);
  g_assert_cmpstr (line->kind, ==, kind);
  g_assert_cmpstr (line->speaker, ==, speaker);
}

/* Question, answer, question: Enter alone is enough. */
static void
test_turns (void)
{
  g_autoptr (HslRecord) record = make_record ();
  guint                 n;

  check_line (record, 0, HSL_LINE_QUESTION, "陈国华");
  n = hsl_record_add_next (record, 0);
  check_line (record, n, HSL_LINE_ANSWER, "单雪梅");
  n = hsl_record_add_next (record, n);
  check_line (record, n, HSL_LINE_QUESTION, "陈国华");

  /* The other mediator goes on, and asks the other party. */
  hsl_record_choose_speaker (record, n, 1);
  check_line (record, n, HSL_LINE_QUESTION, "林桂芳");
  hsl_record_choose_speaker (record, n, 3);
  check_line (record, n, HSL_LINE_QUESTION, "林桂芳");
  n = hsl_record_add_next (record, n);
  check_line (record, n, HSL_LINE_ANSWER, "仇立新");
  n = hsl_record_add_next (record, n);
  check_line (record, n, HSL_LINE_QUESTION, "林桂芳");
}

static void
test_speakers (void)
{
  g_autoptr (HslRecord) record = make_record ();
  guint                 n = hsl_record_add_next (record, 0);

  /* A mediator on an empty answer asks; on a written one he has said it himself. */
  hsl_record_choose_speaker (record, n, 0);
  check_line (record, n, HSL_LINE_QUESTION, "陈国华");
  hsl_record_set_kind (record, n, HSL_LINE_ANSWER);
  hsl_record_set_text (record, n, "没有。");
  hsl_record_choose_speaker (record, n, 0);
  check_line (record, n, HSL_LINE_ANSWER, "陈国华");

  /* A party on a note makes a statement. */
  hsl_record_set_kind (record, n, HSL_LINE_NOTE);
  check_line (record, n, HSL_LINE_NOTE, NULL);
  hsl_record_choose_speaker (record, n, 2);
  check_line (record, n, HSL_LINE_STATEMENT, "单雪梅");

  /* There is no ninth. */
  hsl_record_choose_speaker (record, n, 8);
  check_line (record, n, HSL_LINE_STATEMENT, "单雪梅");
}

/* Whoever leaves the room is asked no more; the lines keep what was said. */
static void
test_speaker_leaves (void)
{
  static const char *const one[] = { "仇立新", NULL };
  g_autoptr (HslRecord)    record = make_record ();
  guint                    n = hsl_record_add_next (record, 0);

  hsl_record_choose_speaker (record, n, 2);
  hsl_record_set_text (record, n, "是。");
  hsl_record_set_speakers (record, mediators, one);
  check_line (record, n, HSL_LINE_ANSWER, "单雪梅");
  n = hsl_record_add_next (record, n);
  n = hsl_record_add_next (record, n);
  check_line (record, n, HSL_LINE_ANSWER, "仇立新");
}

static void
test_remove (void)
{
  g_autoptr (HslRecord) record = make_record ();

  hsl_record_set_text (record, 0, "今天");
  hsl_record_add_next (record, 0);
  hsl_record_remove_line (record, 0);
  g_assert_cmpuint (hsl_record_count_lines (record), ==, 1);
  hsl_record_remove_line (record, 0);
  g_assert_cmpuint (hsl_record_count_lines (record), ==, 1);
  g_assert_cmpstr (hsl_record_get_line (record, 0)->text, ==, "");
}

/* What is typed is what the core reads, and comes back from a draft; empty lines are no lines. */
static void
test_variant (void)
{
  g_autoptr (HslRecord) record = make_record ();
  g_autoptr (HslRecord) back = make_record ();
  g_autoptr (GVariant)  lines = NULL;
  g_autoptr (GVariant)  first = NULL;
  g_autoptr (GError)    error = NULL;
  g_autoptr (HslFact)   utterance = NULL;
  guint                 n;

  hsl_record_set_text (record, 0, "租金交到哪一天？");
  hsl_record_mark_time (record, 0, hsl_minute_from_iso ("2026-03-13T14:35"));
  n = hsl_record_add_next (record, 0);
  hsl_record_set_text (record, n, "　 ");
  n = hsl_record_add_next (record, n);
  hsl_record_set_text (record, n, "请回答。");
  lines = g_variant_ref_sink (hsl_record_to_variant (record));
  g_assert_cmpuint (g_variant_n_children (lines), ==, 2);
  g_assert_cmpuint (hsl_record_find_line (record, 1), ==, n);

  first = g_variant_get_child_value (lines, 0);
  utterance = hsl_fact_from_variant (&hsl_utterance_noun, first, "record[0]", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((HslUtterance *) utterance)->speaker, ==, "陈国华");
  g_assert_cmpint (((HslUtterance *) utterance)->at, ==, hsl_minute_from_iso ("2026-03-13T14:35"));

  hsl_record_set_from_variant (back, lines);
  g_assert_cmpuint (hsl_record_count_lines (back), ==, 2);
  check_line (back, 0, HSL_LINE_QUESTION, "陈国华");
  g_assert_cmpstr (hsl_record_get_line (back, 1)->text, ==, "请回答。");
  hsl_record_set_from_variant (back, NULL);
  g_assert_cmpuint (hsl_record_count_lines (back), ==, 1);
}

static void
test_passages (void)
{
  g_autofree char      *folder = g_dir_make_tmp ("hsl-passages-XXXXXX", NULL);
  g_autofree char      *path = g_build_filename (folder, "passages.ini", NULL);
  g_autoptr (GPtrArray) shipped = hsl_passages_new (folder);
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (HslRecord) record = make_record ();
  const HslPassage     *passage = g_ptr_array_index (shipped, 0);
  guint                 n;

  g_assert_cmpuint (shipped->len, >=, 6);
  n = hsl_record_add_passage (record, 0, passage->kind, passage->text);
  g_assert_cmpuint (n, ==, 0);
  check_line (record, 0, HSL_LINE_NOTICE, NULL);
  g_assert_cmpuint (hsl_record_add_passage (record, 0, HSL_LINE_NOTE, "休会十分钟。"), ==, 1);
  g_assert_cmpstr (hsl_record_get_line (record, 0)->text, ==, passage->text);

  /* The station's own words replace one and add another. */
  g_assert_true (g_file_set_contents (path,
                                      "[rights]\ntitle=权利\nkind=notice\ntext=请听好。\n"
                                      "[tea]\ntitle=休息\nkind=note\ntext=休会。\n",
                                      -1, NULL));
  own = hsl_passages_new (folder);
  g_assert_cmpuint (own->len, ==, shipped->len + 1);
  g_remove (path);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/record/turns", test_turns);
  g_test_add_func ("/desk/record/speakers", test_speakers);
  g_test_add_func ("/desk/record/speaker-leaves", test_speaker_leaves);
  g_test_add_func ("/desk/record/remove", test_remove);
  g_test_add_func ("/desk/record/variant", test_variant);
  g_test_add_func ("/desk/record/passages", test_passages);
  return g_test_run ();
}
