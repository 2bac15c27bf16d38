/* test-form.c: entry forms made from field tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-fixture.h"

#include "hsl-action-dialog.h"
#include "hsl-path.h"
#include "hsl-typed.h"

static void
test_typed_day (void)
{
  static const struct
  {
    const char *typed;
    const char *iso; /* %NULL: refused */
  } days[] = {
    { "2026-03-01", "2026-03-01" },
    { " 2026.3.1 ", "2026-03-01" },
    { "2026年3月1日", "2026-03-01" },
    { "20260301", "2026-03-01" },
    { "260301", "2026-03-01" },
    { "26-3-1", "2026-03-01" },
    { "3-1", "2026-03-01" },
    { "３月１日", "2026-03-01" },
    { "今天", "2026-05-13" },
    { "明天", "2026-05-14" },
    { "+7", "2026-05-20" },
    { "-1", "2026-05-12" },
    { "2024-02-29", "2024-02-29" },
    { "2026-02-29", NULL },
    { "13-1", NULL },
    { "", NULL },
    { "soon", NULL },
    { "2026-3", NULL },
    { "1-2-3-4", NULL },
    { "99999999999", NULL },
  };
  HslDay today = hsl_day_from_iso ("2026-05-13");

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      HslDay   day = HSL_DAY_NONE;
      gboolean read = hsl_typed_day (days[i].typed, today, &day);

      g_test_message ("“%s”", days[i].typed);
      g_assert_cmpint (read, ==, days[i].iso != NULL);
      if (read)
        g_assert_cmpuint (day, ==, hsl_day_from_iso (days[i].iso));
    }
}

static void
test_typed_time (void)
{
  static const struct
  {
    const char *typed;
    int         hour, minute; /* hour -1: refused */
  } times[] = {
    { "14:30", 14, 30 },
    { "1430", 14, 30 },
    { "930", 9, 30 },
    { "9", 9, 0 },
    { "14点30分", 14, 30 },
    { "9点", 9, 0 },
    { "0:00", 0, 0 },
    { "24:00", -1, 0 },
    { "12:60", -1, 0 },
    { "noon", -1, 0 },
    { "", -1, 0 },
    { "1:2:3", -1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      int      hour = -1, minute = 0;
      gboolean read = hsl_typed_time (times[i].typed, &hour, &minute);

      g_test_message ("“%s”", times[i].typed);
      g_assert_cmpint (read, ==, times[i].hour >= 0);
      g_assert_cmpint (hour, ==, times[i].hour);
      g_assert_cmpint (minute, ==, times[i].minute);
    }
}

static void
test_path (void)
{
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  const char      *what, *rest, *inner;
  guint            index;

  g_assert_true (hsl_path_split_message ("parties[12].name: this is missing", &path, &what));
  g_assert_cmpstr (what, ==, "this is missing");
  g_assert_true (hsl_path_take_name (path, &name, &rest));
  g_assert_cmpstr (name, ==, "parties");
  g_assert_true (hsl_path_take_index (rest, &index, &inner));
  g_assert_cmpuint (index, ==, 12);
  g_assert_cmpstr (inner, ==, "name");
  g_assert_false (hsl_path_split_message ("The case is closed", &path, &what));
  g_assert_false (hsl_path_take_index ("[x]", &index, &inner));
  g_assert_false (hsl_path_take_name ("[1]", &name, &rest));
}

/* A choice is found by what a hurried hand types. */
static void
test_choice_matches (void)
{
  static const struct
  {
    const char *typed;
    gboolean    found;
  } tries[] = {
    { "仇", TRUE },
    { "志远", TRUE },
    { "qzy", TRUE },
    { "qiuzhiyuan", TRUE },
    { "QIU", TRUE },
    { "律师", TRUE },
    { "w-qiu", TRUE },
    { "choucai", FALSE },
    { "张", FALSE },
  };
  g_autoptr (HslChoice) choice = hsl_choice_new ("w-qiu", "仇志远", "驻所律师");

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      g_test_message ("%s", tries[i].typed);
      g_assert_cmpint (hsl_choice_matches (choice, tries[i].typed), ==, tries[i].found);
    }
}

/* --- Round trips --- */

static GVariant *
sample_list (const HslNoun *noun, HslFormScope *scope, guint depth);

static GVariant *
sample (const HslField *field, HslFormScope *scope, guint depth)
{
  GListModel           *choices;
  g_autoptr (HslChoice) choice = NULL;
  const char           *id;

  switch (field->type)
    {
    case HSL_FIELD_TEXT:
      return g_variant_new_string ((field->flags & HSL_FIELD_MULTILINE) != 0 ? "第一行\n第二行" : "文字 text");
    case HSL_FIELD_CODE:
    case HSL_FIELD_LINK:
    case HSL_FIELD_CODES:
    case HSL_FIELD_LINKS:
      choices = hsl_form_scope_list_choices (scope, field);
      choice = g_list_model_get_item (choices, 0);
      id = choice != NULL ? hsl_choice_get_id (choice) : "no-longer-offered";
      if (field->type == HSL_FIELD_CODE || field->type == HSL_FIELD_LINK)
        return g_variant_new_string (id);
      return g_variant_new_strv (&id, 1);
    case HSL_FIELD_DAY:
      return g_variant_new_string ("2026-03-01");
    case HSL_FIELD_MINUTE:
      return g_variant_new_string ("2026-03-01T14:30");
    case HSL_FIELD_MONEY:
      return g_variant_new_int64 (1234567890);
    case HSL_FIELD_NUMBER:
      return g_variant_new_int64 (12);
    case HSL_FIELD_FLAG:
      return g_variant_new_boolean (TRUE);
    case HSL_FIELD_LIST:
    default:
      return depth < 3 ? sample_list (hsl_noun_find (field->of), scope, depth + 1) : NULL;
    }
}

static GVariant *
sample_fact (const HslNoun *noun, HslFormScope *scope, guint depth)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  for (guint i = 0; i < noun->n_fields; i++)
    {
      const HslField *field = &noun->fields[i];
      GVariant       *value = NULL;

      if ((field->flags & HSL_FIELD_DERIVED) == 0 && !g_str_equal (field->name, "position"))
        value = sample (field, scope, depth);
      if (value != NULL)
        g_variant_dict_insert_value (&dict, field->name, value);
    }
  return g_variant_dict_end (&dict);
}

static GVariant *
sample_list (const HslNoun *noun, HslFormScope *scope, guint depth)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (int i = 0; i < 2; i++)
    {
      GVariant *fact = sample_fact (noun, scope, depth);

      if (hsl_noun_find_field (noun, "position") != NULL)
        {
          GVariantDict dict;

          g_variant_dict_init (&dict, fact);
          g_variant_dict_insert (&dict, "position", "x", (gint64) i + 1);
          g_variant_unref (g_variant_ref_sink (fact));
          fact = g_variant_dict_end (&dict);
        }
      g_variant_builder_add_value (&builder, fact);
    }
  return g_variant_builder_end (&builder);
}

static void
assert_round_trip (const HslNoun *noun, HslFormScope *scope, GVariant *given)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (given);
  g_autoptr (GVariant) back = NULL;
  g_autoptr (GVariant) draft = NULL;
  g_autoptr (GError)   error = NULL;
  g_autoptr (HslFact)  before = NULL;
  g_autoptr (HslFact)  after = NULL;
  GtkWidget           *form = g_object_ref_sink (hsl_fact_form_new (noun, scope, NULL));

  hsl_fact_form_set_value (HSL_FACT_FORM (form), value);
  back = hsl_fact_form_get_value (HSL_FACT_FORM (form), &error);
  g_assert_no_error (error);
  g_variant_ref_sink (back);
  draft = g_variant_ref_sink (hsl_fact_form_get_draft (HSL_FACT_FORM (form)));

  before = hsl_fact_from_variant (noun, value, "", &error);
  g_assert_no_error (error);
  after = hsl_fact_from_variant (noun, back, "", &error);
  g_assert_no_error (error);
  if (!hsl_fact_equal (before, after))
    {
      g_autofree char *a = g_variant_print (value, FALSE);
      g_autofree char *b = g_variant_print (back, FALSE);

      g_error ("%s: put in %s, got back %s", noun->name, a, b);
    }
  g_assert_true (g_variant_equal (back, draft));

  hsl_fact_form_set_value (HSL_FACT_FORM (form), NULL);
  g_clear_pointer (&back, g_variant_unref);
  back = g_variant_ref_sink (hsl_fact_form_get_value (HSL_FACT_FORM (form), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_variant_n_children (back), ==, 0);
  g_assert_finalize_object (form);
}

/* What any action may be told comes out of its form as it went in, and an emptied form gives nothing. */
static void
test_round_trip (void)
{
  DeskStation              station;
  g_autoptr (HslFact)      on = NULL;
  g_autoptr (HslFormScope) scope = NULL;
  guint                    n = 0;

  desk_station_init (&station, 0);
  on = (HslFact *) desk_station_register (&station, 1);
  scope = hsl_form_scope_new_for_store (station.store, (HslCase *) on);
  for (const HslAction *action = hsl_actions; action->id != NULL; action++, n++)
    {
      g_test_message ("%s", action->id);
      assert_round_trip (action->input, scope, sample_fact (action->input, scope, 0));
    }
  g_assert_cmpuint (n, >, 20);
  g_clear_object (&scope);
  desk_station_clear (&station);
}

static HslFactForm *
new_form (const HslNoun *noun, HslFormScope *scope, const char *text)
{
  g_autoptr (GVariant) value = desk_parse (text);
  GtkWidget           *form = g_object_ref_sink (hsl_fact_form_new (noun, scope, NULL));

  hsl_fact_form_set_value (HSL_FACT_FORM (form), value);
  return HSL_FACT_FORM (form);
}

/* What cannot be read is shown at its field, and a draft keeps it as typed. */
static void
test_half_typed (void)
{
  DeskStation              station;
  g_autoptr (HslFormScope) scope = NULL;
  g_autoptr (GVariant)     draft = NULL;
  g_autoptr (GVariant)     again = NULL;
  g_autoptr (GError)       error = NULL;
  HslFactForm             *form;
  const char              *text;

  desk_station_init (&station, 0);
  scope = hsl_form_scope_new_for_store (station.store, NULL);
  form = new_form (&hsl_performance_noun, scope, "{'amount_fen':<'12,34'>,'on':<'3月'>,'text':<'现金'>}");

  g_assert_null (hsl_fact_form_get_value (form, &error));
  g_assert_error (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD);
  g_assert_nonnull (hsl_field_row_get_problem (hsl_fact_form_get_row (form, "amount_fen")));
  g_assert_nonnull (hsl_field_row_get_problem (hsl_fact_form_get_row (form, "on")));
  g_assert_null (hsl_field_row_get_problem (hsl_fact_form_get_row (form, "text")));

  draft = g_variant_ref_sink (hsl_fact_form_get_draft (form));
  g_assert_true (g_variant_lookup (draft, "amount_fen", "&s", &text));
  g_assert_cmpstr (text, ==, "12,34");
  hsl_fact_form_set_value (form, draft);
  again = g_variant_ref_sink (hsl_fact_form_get_draft (form));
  g_assert_true (g_variant_equal (draft, again));

  g_assert_finalize_object (form);
  g_clear_object (&scope);
  desk_station_clear (&station);
}

static void
test_problem_at_field (void)
{
  DeskStation              station;
  g_autoptr (HslFormScope) scope = NULL;
  g_autoptr (GError)       error = NULL;
  HslFactForm             *form;

  desk_station_init (&station, 0);
  scope = hsl_form_scope_new_for_store (station.store, NULL);
  form = new_form (&hsl_agreement_noun, scope,
                   "{'terms':<[{'matter':<'refund'>},{'matter':<'refund'>,'instalments':<[{'due_on':<'2026-"
                   "06-01'>}]>}]>}");

  error =
      g_error_new_literal (HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD, "terms[1].instalments[0].due_on: too early");
  g_assert_true (hsl_fact_form_show_error (form, error));
  g_clear_error (&error);
  error = g_error_new_literal (HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD, "nothing_of_that_name: wrong");
  g_assert_false (hsl_fact_form_show_error (form, error));
  g_clear_error (&error);
  error = g_error_new_literal (HSL_CORE_ERROR, HSL_CORE_ERROR_RULE, "The case is closed");
  g_assert_false (hsl_fact_form_show_error (form, error));

  g_assert_finalize_object (form);
  g_clear_object (&scope);
  desk_station_clear (&station);
}

/* --- The dialog of an action --- */

static void
test_dialog_refusal_keeps (void)
{
  DeskStation          station;
  HslCase             *on;
  GtkWidget           *dialog;
  HslFactForm         *form;
  g_autoptr (GVariant) wrong = desk_parse ("{'on':<'2030-01-01'>}");
  g_autoptr (GVariant) kept = NULL;
  const char          *day = NULL;

  desk_station_init (&station, 0);
  on = desk_station_register (&station, 1);
  dialog = hsl_action_dialog_new (station.store, on, hsl_action_find ("accept"));
  gtk_window_present (GTK_WINDOW (dialog));
  desk_settle ();
  form = hsl_action_dialog_get_form (HSL_ACTION_DIALOG (dialog));
  hsl_fact_form_set_value (form, wrong);
  gtk_widget_activate_action (dialog, "form.accept", NULL);
  DESK_WAIT_UNTIL (hsl_action_dialog_get_problem (HSL_ACTION_DIALOG (dialog)) != NULL);
  g_assert_nonnull (hsl_field_row_get_problem (hsl_fact_form_get_row (form, "on")));
  kept = g_variant_ref_sink (hsl_fact_form_get_draft (form));
  g_assert_true (g_variant_lookup (kept, "on", "&s", &day));
  g_assert_cmpstr (day, ==, "2030-01-01");

  desk_close_window (GTK_WINDOW (dialog));
  hsl_fact_unref (on);
  desk_station_clear (&station);
}

static void
test_dialog_does (void)
{
  DeskStation         station;
  HslCase            *on;
  GtkWidget          *dialog;
  gpointer            weak;
  g_autoptr (HslFact) after = NULL;

  desk_station_init (&station, 0);
  on = desk_station_register (&station, 1);
  dialog = hsl_action_dialog_new (station.store, on, hsl_action_find ("accept"));
  weak = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), &weak);
  gtk_window_present (GTK_WINDOW (dialog));
  desk_settle ();
  gtk_widget_activate_action (dialog, "form.accept", NULL);
  DESK_WAIT_UNTIL (weak == NULL);
  after = (HslFact *) hsl_store_load_case (station.store, on->fact.uid, NULL);
  g_assert_cmpint (hsl_case_get_state ((HslCase *) after), ==, HSL_STATE_ACCEPTED);

  hsl_fact_unref (on);
  desk_station_clear (&station);
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/form/typed-day", test_typed_day);
  g_test_add_func ("/form/typed-time", test_typed_time);
  g_test_add_func ("/form/path", test_path);
  g_test_add_func ("/form/choice-matches", test_choice_matches);
  g_test_add_func ("/form/round-trip", test_round_trip);
  g_test_add_func ("/form/half-typed", test_half_typed);
  g_test_add_func ("/form/problem-at-field", test_problem_at_field);
  g_test_add_func ("/form/dialog/refusal-keeps", test_dialog_refusal_keeps);
  g_test_add_func ("/form/dialog/does", test_dialog_does);
  return g_test_run ();
}
