/* test-intake.c: registering a case in one sheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-fixture.h"

#include "hsl-draft-bar.h"
#include "hsl-intake.h"

/* The right check digit is 0. */
#define ID_WRONG "110101199003074611"

static HslIntake *
open_sheet (DeskStation *station)
{
  HslIntake *intake = HSL_INTAKE (hsl_intake_new (station->store));

  gtk_window_present (GTK_WINDOW (intake));
  DESK_WAIT_UNTIL (hsl_intake_is_ready (intake));
  return intake;
}

static void
type (HslFieldRow *row, const char *text)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new_string (text));

  hsl_field_row_set_value (row, value);
  hsl_field_row_changed (row);
}

static char *
dup_typed (HslFieldRow *row)
{
  GVariant            *draft = hsl_field_row_get_draft (row);
  g_autoptr (GVariant) value = draft != NULL ? g_variant_ref_sink (draft) : NULL;

  return value != NULL ? g_variant_dup_string (value, NULL) : NULL;
}

static void
assert_typed (HslFieldRow *row, const char *expected)
{
  g_autofree char *typed = dup_typed (row);

  g_assert_cmpstr (typed, ==, expected);
}

static void
fill_sheet (HslIntake *intake)
{
  type (hsl_party_card_get_row (hsl_intake_get_card (intake, "applicant", 0), "name"), "张桂英");
  type (hsl_party_card_get_row (hsl_intake_get_card (intake, "respondent", 0), "name"), "李大山");
  type (hsl_intake_get_row (intake, "type"), "0202");
  type (hsl_intake_get_row (intake, "source"), "visit");
  type (hsl_intake_get_row (intake, "summary"), "楼上漏水，天花板起皮。");
}

static void
test_registers (void)
{
  DeskStation        station;
  HslIntake         *intake;
  gpointer           weak;
  g_autoptr (GError) error = NULL;
  HslCaseQuery       query = { 0 };

  desk_station_init (&station, 0);
  intake = open_sheet (&station);
  weak = intake;
  g_object_add_weak_pointer (G_OBJECT (intake), &weak);
  fill_sheet (intake);
  gtk_widget_activate_action (GTK_WIDGET (intake), "form.accept", NULL);
  DESK_WAIT_UNTIL (weak == NULL);
  g_assert_cmpint (hsl_store_count_cases (station.store, &query, &error), ==, 1);
  g_assert_no_error (error);

  /* The draft is gone with it. */
  intake = open_sheet (&station);
  assert_typed (hsl_party_card_get_row (hsl_intake_get_card (intake, "applicant", 0), "name"), NULL);
  desk_close_window (GTK_WINDOW (intake));
  desk_station_clear (&station);
}

/* What was left half typed is told of at the next sign-in, until it is saved or discarded. */
static void
test_draft_bar (void)
{
  DeskStation          station;
  HslIntake           *intake;
  GtkWidget           *window, *bar;
  g_autoptr (GVariant) draft = NULL;

  desk_station_init (&station, 0);
  bar = g_object_ref_sink (hsl_draft_bar_new (station.store));
  desk_settle ();
  g_assert_false (gtk_widget_get_visible (bar));
  g_object_unref (bar);

  intake = open_sheet (&station);
  fill_sheet (intake);
  DESK_WAIT_UNTIL ((draft = hsl_store_load_draft (station.store, HSL_INTAKE_DRAFT, NULL)) != NULL);
  desk_close_window (GTK_WINDOW (intake));
  window = gtk_window_new ();
  bar = hsl_draft_bar_new (station.store);
  gtk_window_set_child (GTK_WINDOW (window), bar);
  gtk_window_present (GTK_WINDOW (window));
  DESK_WAIT_UNTIL (gtk_widget_get_mapped (bar));
  hsl_draft_bar_discard (HSL_DRAFT_BAR (bar));
  DESK_WAIT_UNTIL (!gtk_widget_get_visible (bar));
  g_assert_null (hsl_store_load_draft (station.store, HSL_INTAKE_DRAFT, NULL));
  desk_close_window (GTK_WINDOW (window));
  desk_station_clear (&station);
}

/* A window that is killed a moment after the last key comes back as it was, half typed sums too. */
static void
test_draft (void)
{
  DeskStation          station;
  HslIntake           *intake;
  g_autoptr (GVariant) draft = NULL;

  desk_station_init (&station, 0);
  intake = open_sheet (&station);
  fill_sheet (intake);
  type (hsl_intake_get_row (intake, "claimed_fen"), "3,00");
  type (hsl_party_card_get_row (hsl_intake_get_card (intake, "respondent", 0), "kind"), "organisation");
  DESK_WAIT_UNTIL ((draft = hsl_store_load_draft (station.store, HSL_INTAKE_DRAFT, NULL)) != NULL);
  desk_close_window (GTK_WINDOW (intake));

  intake = open_sheet (&station);
  assert_typed (hsl_party_card_get_row (hsl_intake_get_card (intake, "applicant", 0), "name"), "张桂英");
  assert_typed (hsl_party_card_get_row (hsl_intake_get_card (intake, "respondent", 0), "name"), "李大山");
  assert_typed (hsl_party_card_get_row (hsl_intake_get_card (intake, "respondent", 0), "kind"),
                "organisation");
  assert_typed (hsl_intake_get_row (intake, "summary"), "楼上漏水，天花板起皮。");
  assert_typed (hsl_intake_get_row (intake, "claimed_fen"), "3,00");
  gtk_widget_activate_action (GTK_WIDGET (intake), "form.start-again", NULL);
  assert_typed (hsl_intake_get_row (intake, "summary"), NULL);
  desk_close_window (GTK_WINDOW (intake));
  desk_station_clear (&station);
}

/* Each refusal is at the field that caused it, and nothing is written. */
static void
test_wrong_field (void)
{
  DeskStation  station;
  HslIntake   *intake;
  HslCaseQuery query = { 0 };

  desk_station_init (&station, 0);
  intake = open_sheet (&station);
  fill_sheet (intake);
  type (hsl_intake_get_row (intake, "claimed_fen"), "三百");
  gtk_widget_activate_action (GTK_WIDGET (intake), "form.accept", NULL);
  g_assert_nonnull (hsl_intake_get_problem (intake));
  g_assert_nonnull (hsl_field_row_get_problem (hsl_intake_get_row (intake, "claimed_fen")));

  type (hsl_intake_get_row (intake, "claimed_fen"), "300");
  type (hsl_party_card_get_row (hsl_intake_get_card (intake, "respondent", 0), "birth_on"), "2031-01-01");
  gtk_widget_activate_action (GTK_WIDGET (intake), "form.accept", NULL);
  DESK_WAIT_UNTIL (hsl_intake_get_problem (intake) != NULL);
  g_assert_null (hsl_field_row_get_problem (hsl_intake_get_row (intake, "claimed_fen")));
  g_assert_nonnull (hsl_field_row_get_problem (
      hsl_party_card_get_row (hsl_intake_get_card (intake, "respondent", 0), "birth_on")));
  g_assert_cmpint (hsl_store_count_cases (station.store, &query, NULL), ==, 0);
  desk_close_window (GTK_WINDOW (intake));
  desk_station_clear (&station);
}

static void
test_identity_number (void)
{
  DeskStation   station;
  HslIntake    *intake;
  HslPartyCard *card;

  desk_station_init (&station, 0);
  intake = open_sheet (&station);
  card = hsl_intake_get_card (intake, "applicant", 0);
  type (hsl_party_card_get_row (card, "paper_number"), ID_WRONG);
  assert_typed (hsl_party_card_get_row (card, "birth_on"), "1990-03-07");
  assert_typed (hsl_party_card_get_row (card, "sex"), "1");
  assert_typed (hsl_party_card_get_row (card, "paper_number"), ID_WRONG);

  /* What was filled in follows the number; what was typed does not. */
  type (hsl_party_card_get_row (card, "sex"), "2");
  type (hsl_party_card_get_row (card, "paper_number"), "110101198512310031");
  assert_typed (hsl_party_card_get_row (card, "birth_on"), "1985-12-31");
  assert_typed (hsl_party_card_get_row (card, "sex"), "2");
  desk_close_window (GTK_WINDOW (intake));
  desk_station_clear (&station);
}

/* The next party stands on the side where the focus is, and takes the keys. */
static void
test_add_party (void)
{
  DeskStation   station;
  HslIntake    *intake;
  HslPartyCard *second;

  desk_station_init (&station, 0);
  intake = open_sheet (&station);
  gtk_widget_grab_focus (
      GTK_WIDGET (hsl_party_card_get_row (hsl_intake_get_card (intake, "respondent", 0), "phone")));
  gtk_widget_activate_action (GTK_WIDGET (intake), "form.add-party", NULL);
  second = hsl_intake_get_card (intake, "respondent", 1);
  g_assert_nonnull (second);
  g_assert_null (hsl_intake_get_card (intake, "applicant", 1));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (intake)), GTK_WIDGET (second)));
  desk_close_window (GTK_WINDOW (intake));
  desk_station_clear (&station);
}

static void
test_earlier (void)
{
  DeskStation station;
  HslIntake  *intake;

  desk_station_init (&station, 3);
  hsl_store_wait_people (station.store, NULL);
  intake = open_sheet (&station);
  type (hsl_party_card_get_row (hsl_intake_get_card (intake, "applicant", 0), "name"), "张桂英");
  type (hsl_party_card_get_row (hsl_intake_get_card (intake, "applicant", 0), "phone"), "19900000000");
  DESK_WAIT_UNTIL (hsl_intake_get_n_earlier (intake) > 0);
  desk_close_window (GTK_WINDOW (intake));
  desk_station_clear (&station);
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/intake/registers", test_registers);
  g_test_add_func ("/intake/draft", test_draft);
  g_test_add_func ("/intake/draft-bar", test_draft_bar);
  g_test_add_func ("/intake/wrong-field", test_wrong_field);
  g_test_add_func ("/intake/identity-number", test_identity_number);
  g_test_add_func ("/intake/add-party", test_add_party);
  g_test_add_func ("/intake/earlier", test_earlier);
  return g_test_run ();
}
