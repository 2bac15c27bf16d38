/* test-session-editor.c: a session typed in the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "papers.h"

#include "hsl-read-back.h"
#include "hsl-session-editor.h"

#include <string.h>

/* Before the first session. */
#define STEPS 6

static GtkWidget *
open_editor (TestStore *fixture,
             HslCase   *on)
{
  GtkWidget *editor = hsl_session_editor_new (fixture->store, on, FALSE);

  gtk_window_present (GTK_WINDOW (editor));
  PAPERS_WAIT_UNTIL (gtk_widget_get_mapped (editor) && gtk_widget_get_height (editor) > 0);
  hsl_record_view_focus_line (hsl_session_editor_get_view (HSL_SESSION_EDITOR (editor)), 0);
  return editor;
}

static HslRecord *
get_record (GtkWidget *editor)
{
  return hsl_record_view_get_record (hsl_session_editor_get_view (HSL_SESSION_EDITOR (editor)));
}

static void
type (GtkWidget  *editor,
      const char *text)
{
  hsl_record_view_type (hsl_session_editor_get_view (HSL_SESSION_EDITOR (editor)), text);
}

static void
do_in_record (GtkWidget  *editor,
              const char *action,
              GVariant   *target)
{
  GtkWidget *view = GTK_WIDGET (hsl_session_editor_get_view (HSL_SESSION_EDITOR (editor)));

  g_assert_true (gtk_widget_activate_action_variant (view, action, target));
}

static void
type_record (GtkWidget *editor)
{
  type (editor, "各位好，今天就摊位租金和押金进行调解，哪位先说？");
  type (editor, "\n");
  type (editor, "我交了一年的租金，人跑了，钱没退。");
  type (editor, "\n");
  do_in_record (editor, "record.passage", g_variant_new_string ("rights"));
}

static void
set_result (GtkWidget  *editor,
            const char *json)
{
  g_autoptr (GVariant) value = test_parse (json);

  hsl_fact_form_set_value (hsl_session_editor_get_result (HSL_SESSION_EDITOR (editor)), value);
}

static guint
count_sessions (TestStore  *fixture,
                const char *uid)
{
  g_autoptr (HslFact) now = (HslFact *) hsl_store_load_case (fixture->store, uid, NULL);

  return ((HslCase *) now)->sessions->len;
}

static gboolean
has_draft (TestStore  *fixture,
           const char *key,
           const char *needle)
{
  g_autoptr (GVariant) draft = hsl_store_load_draft (fixture->store, key, NULL);
  g_autofree char     *text = draft != NULL ? g_variant_print (draft, FALSE) : NULL;

  return text != NULL && strstr (text, needle) != NULL;
}

static void
test_type_and_save (TestStore    *fixture,
                    gconstpointer data)
{
  g_autoptr (HslFact) on = (HslFact *) test_store_play (fixture->store, "market-stalls", STEPS);
  g_autoptr (HslFact) after = NULL;
  const HslSession   *session;
  const HslUtterance *line;
  GtkWidget          *editor;
  HslRecord          *record;
  gpointer            gone;
  g_autofree char    *key = g_strdup_printf ("session/%s", on->uid);

  test_store_set_now (fixture->store, "2026-03-06T17:30");
  editor = open_editor (fixture, (HslCase *) on);
  record = get_record (editor);
  g_assert_cmpuint (hsl_record_count_speakers (record), >, 2);
  type_record (editor);
  g_assert_cmpuint (hsl_record_count_lines (record), ==, 3);
  g_assert_cmpstr (hsl_record_get_line (record, 1)->kind, ==, HSL_LINE_ANSWER);
  do_in_record (editor, "record.time", NULL);
  papers_photograph (GTK_WINDOW (editor), "session-editor");

  /* The result is asked for, at its field; nothing typed is gone. */
  gtk_widget_activate_action (editor, "editor.accept", NULL);
  PAPERS_WAIT_UNTIL (hsl_session_editor_get_problem (HSL_SESSION_EDITOR (editor)) != NULL);
  g_assert_nonnull (hsl_field_row_get_problem (
      hsl_fact_form_get_row (hsl_session_editor_get_result (HSL_SESSION_EDITOR (editor)), "result")));
  g_assert_cmpuint (hsl_record_count_lines (record), ==, 3);

  gone = editor;
  g_object_add_weak_pointer (G_OBJECT (editor), &gone);
  set_result (editor, "{\"result\": \"adjourned\", \"result_text\": \"下周再谈\"}");
  gtk_widget_activate_action (editor, "editor.accept", NULL);
  PAPERS_WAIT_UNTIL (gone == NULL);
  g_assert_cmpuint (count_sessions (fixture, on->uid), ==, 1);

  after = (HslFact *) hsl_store_load_case (fixture->store, on->uid, NULL);
  session = g_ptr_array_index (((HslCase *) after)->sessions, 0);
  g_assert_cmpstr (session->result, ==, "adjourned");
  g_assert_cmpuint (session->record->len, ==, 3);
  line = g_ptr_array_index (session->record, 2);
  g_assert_cmpstr (line->kind, ==, HSL_LINE_NOTICE);
  g_assert_cmpint (line->at, ==, hsl_minute_from_iso ("2026-03-06T17:30"));
  PAPERS_WAIT_UNTIL (!has_draft (fixture, key, "租金"));
}

/* The window is gone without a word, as when the power fails; what was typed is there again. */
static void
test_draft (TestStore    *fixture,
            gconstpointer data)
{
  g_autoptr (HslFact) on = (HslFact *) test_store_play (fixture->store, "market-stalls", STEPS);
  g_autofree char    *key = g_strdup_printf ("session/%s", on->uid);
  GtkWidget          *editor = open_editor (fixture, (HslCase *) on);

  type_record (editor);
  type (editor, "半句话");
  PAPERS_WAIT_UNTIL (has_draft (fixture, key, "半句话"));
  papers_close (GTK_WINDOW (editor));

  editor = open_editor (fixture, (HslCase *) on);
  PAPERS_WAIT_UNTIL (hsl_session_editor_is_restored (HSL_SESSION_EDITOR (editor)));
  g_assert_cmpuint (hsl_record_count_lines (get_record (editor)), ==, 3);
  g_assert_cmpstr (hsl_record_get_line (get_record (editor), 1)->text, ==, "我交了一年的租金，人跑了，钱没退。");
  papers_photograph (GTK_WINDOW (editor), "session-editor-restored");
  hsl_record_view_focus_line (hsl_session_editor_get_view (HSL_SESSION_EDITOR (editor)), 2);

  gtk_widget_activate_action (editor, "editor.start-again", NULL);
  g_assert_cmpstr (hsl_record_get_line (get_record (editor), 0)->text, ==, "");

  /* The line that was typed in is gone; the keys go to one that is there. */
  do_in_record (editor, "record.time", NULL);
  g_assert_cmpstr (hsl_record_get_line (get_record (editor), 0)->text, !=, "");
  papers_close (GTK_WINDOW (editor));
}

/* The screen that is turned round shows the record and nothing else. */
static void
test_read_back (TestStore    *fixture,
                gconstpointer data)
{
  g_autoptr (HslFact) on = (HslFact *) test_store_play (fixture->store, "market-stalls", STEPS);
  GtkWidget          *editor = open_editor (fixture, (HslCase *) on);
  GtkWidget          *reading;

  type_record (editor);
  reading = hsl_read_back_new (get_record (editor), "调解记录");
  gtk_window_present (GTK_WINDOW (reading));
  PAPERS_WAIT_UNTIL (gtk_widget_get_mapped (reading) && gtk_widget_get_height (reading) > 0);
  g_assert_nonnull (strstr (hsl_read_back_get_text (HSL_READ_BACK (reading)), "钱没退"));
  papers_photograph (GTK_WINDOW (reading), "read-back");
  papers_close (GTK_WINDOW (reading));
  papers_close (GTK_WINDOW (editor));
}

static GtkShortcutTrigger *
find_trigger (GtkWidget  *widget,
              const char *key)
{
  g_autoptr (GtkShortcutTrigger) wanted = gtk_shortcut_trigger_parse_string (key);
  g_autoptr (GListModel)         controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint n = 0; n < g_list_model_get_n_items (G_LIST_MODEL (controller)); n++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), n);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted))
            return gtk_shortcut_get_trigger (shortcut);
        }
    }
  return NULL;
}

/* Keys, and what they do to the line. */
static void
test_keys (TestStore    *fixture,
           gconstpointer data)
{
  static const char *const keys[] = { "<Control>q", "<Control><Shift>a", "<Control>t", "<Control>m",
                                      "<Control>1|<Control>KP_1", "<Control>9|<Control>KP_9" };
  g_autoptr (HslFact)      on = (HslFact *) test_store_play (fixture->store, "market-stalls", STEPS);
  GtkWidget               *editor = open_editor (fixture, (HslCase *) on);
  GtkWidget               *view = GTK_WIDGET (hsl_session_editor_get_view (HSL_SESSION_EDITOR (editor)));
  HslRecord               *record = get_record (editor);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (find_trigger (view, keys[i]) == NULL)
      g_error ("nothing happens on %s", keys[i]);

  type (editor, "请说。");
  do_in_record (editor, "record.kind", g_variant_new_string (HSL_LINE_ANSWER));
  g_assert_cmpuint (hsl_record_count_lines (record), ==, 2);
  g_assert_cmpuint (hsl_record_view_get_line (HSL_RECORD_VIEW (view)), ==, 1);
  do_in_record (editor, "record.kind", g_variant_new_string (HSL_LINE_QUESTION));
  g_assert_cmpuint (hsl_record_count_lines (record), ==, 2);
  g_assert_cmpstr (hsl_record_get_line (record, 1)->kind, ==, HSL_LINE_QUESTION);
  do_in_record (editor, "record.speaker", g_variant_new_uint32 (0));
  g_assert_cmpstr (hsl_record_get_line (record, 1)->speaker, ==, hsl_record_get_speaker (record, 0));
  papers_close (GTK_WINDOW (editor));
}

/* An inquiry has no result, and its own people. */
static void
test_inquiry (TestStore    *fixture,
              gconstpointer data)
{
  g_autoptr (HslFact)  on = (HslFact *) test_store_play (fixture->store, "market-stalls", STEPS);
  g_autoptr (HslFact)  after = NULL;
  g_autoptr (GVariant) head = NULL;
  GVariantDict         dict;
  HslFactForm         *form;
  const HslInquiry    *inquiry;
  guint                before = ((HslCase *) on)->inquiries->len;
  GtkWidget           *editor = hsl_session_editor_new (fixture->store, (HslCase *) on, TRUE);
  gpointer             gone = editor;

  gtk_window_present (GTK_WINDOW (editor));
  PAPERS_WAIT_UNTIL (gtk_widget_get_mapped (editor));
  g_assert_null (hsl_session_editor_get_result (HSL_SESSION_EDITOR (editor)));
  type (editor, "摊位是哪天租的？");

  gtk_widget_activate_action (editor, "editor.accept", NULL);
  PAPERS_WAIT_UNTIL (hsl_session_editor_get_problem (HSL_SESSION_EDITOR (editor)) != NULL);
  form = hsl_session_editor_get_head (HSL_SESSION_EDITOR (editor));
  head = g_variant_ref_sink (hsl_fact_form_get_draft (form));
  g_variant_dict_init (&dict, head);
  g_variant_dict_insert (&dict, "respondent", "s", "邻摊的人");
  hsl_fact_form_set_value (form, g_variant_dict_end (&dict));
  g_object_add_weak_pointer (G_OBJECT (editor), &gone);
  gtk_widget_activate_action (editor, "editor.accept", NULL);
  PAPERS_WAIT_UNTIL (gone == NULL);

  after = (HslFact *) hsl_store_load_case (fixture->store, on->uid, NULL);
  g_assert_cmpuint (((HslCase *) after)->inquiries->len, ==, before + 1);
  inquiry = g_ptr_array_index (((HslCase *) after)->inquiries, before);
  g_assert_cmpstr (inquiry->respondent, ==, "邻摊的人");
  g_assert_cmpuint (inquiry->record->len, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  papers_init (&argc, &argv);
  add_store_test ("/desk/session-editor/type-and-save", test_type_and_save);
  add_store_test ("/desk/session-editor/draft", test_draft);
  add_store_test ("/desk/session-editor/read-back", test_read_back);
  add_store_test ("/desk/session-editor/keys", test_keys);
  add_store_test ("/desk/session-editor/inquiry", test_inquiry);
  return g_test_run ();
}
