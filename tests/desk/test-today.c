/* test-today.c: the sessions of the day on the page of today
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-fixture.h"
#include "desk-names.h"

#include "hsl-appointment-card.h"
#include "hsl-task-item.h"
#include "hsl-today-sessions.h"
#include "hsl-today.h"

#include <string.h>

#define ACCEPT "{'mediators':<['w-lin']>}"

static GtkWidget *
find_type (GtkWidget *within, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (within, type))
    return within;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
says (GtkWidget *within, const char *words)
{
  if (GTK_IS_LABEL (within) && gtk_widget_get_mapped (within) &&
      strstr (gtk_label_get_text (GTK_LABEL (within)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;
  return FALSE;
}

/* An accepted case with a session at @starts_at. */
static HslCase *
plan (DeskStation *station, guint n, const char *starts_at)
{
  g_autofree char *input = g_strdup_printf ("{'starts_at':<'%s'>,'room':<'r-1'>}", starts_at);
  HslCase         *on = desk_station_act (station, desk_station_register (station, n), "accept", ACCEPT);

  return desk_station_act (station, on, "plan-session", input);
}

static void
on_open_case_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_free (*(char **) user_data);
  *(char **) user_data = g_variant_dup_string (parameter, NULL);
}

static GtkWidget *
open_page (GtkWidget *page, char **opened)
{
  GtkWidget                     *window = gtk_window_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  const GActionEntry             entries[] = { { .name = "open-case",
                                                 .activate = on_open_case_cb,
                                                 .parameter_type = "s" } };

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), opened);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* Nothing planned; then one for today and one for tomorrow; then the one of today is called off. */
static void
test_sessions (void)
{
  DeskStation         station;
  g_autofree char    *opened = NULL;
  GtkWidget          *window, *page, *list;
  g_autoptr (HslFact) today = NULL;
  g_autoptr (HslFact) tomorrow = NULL;
  guint               badge = 0;

  desk_station_init (&station, 0);
  page = hsl_today_new (station.store);
  window = open_page (page, &opened);
  DESK_WAIT_UNTIL (says (page, "No session is planned for today"));

  today = (HslFact *) plan (&station, 0, "2026-05-13T15:00");
  tomorrow = (HslFact *) plan (&station, 1, "2026-05-14T09:00");
  DESK_WAIT_UNTIL (says (page, "1 session today") && says (page, "1 more in the next 7 days"));
  g_assert_true (says (page, "15:00–16:30"));
  g_assert_true (says (page, "一号调解室 · 林桂芳"));
  g_assert_true (says (page, "parties not told yet"));
  g_assert_true (says (page, ((HslCase *) today)->number));
  desk_assert_names (page);
  g_object_get (page, "badge", &badge, NULL);
  g_assert_cmpuint (badge, >=, 1);

  /* It stands above the tasks, not among them a second time. */
  for (guint i = 0; i < g_list_model_get_n_items (hsl_today_get_tasks (HSL_TODAY (page))); i++)
    {
      g_autoptr (HslTaskItem) item = g_list_model_get_item (hsl_today_get_tasks (HSL_TODAY (page)), i);

      g_assert_cmpint (hsl_task_item_get_task (item)->starts_at, ==, HSL_MINUTE_NONE);
    }

  list = find_type (page, GTK_TYPE_LIST_BOX);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  g_assert_cmpstr (opened, ==, today->uid);

  today = (HslFact *) desk_station_act (&station, (HslCase *) g_steal_pointer (&today), "cancel-session",
                                        "{'reason':<'撤回'>}");
  DESK_WAIT_UNTIL (says (page, "No session is planned for today"));

  desk_close_window (GTK_WINDOW (window));
  desk_station_clear (&station);
}

/* What was planned yesterday and never recorded is the first task. */
static void
test_missed (void)
{
  DeskStation             station;
  GtkWidget              *window, *page;
  g_autofree char        *opened = NULL;
  g_autoptr (HslFact)     missed = NULL;
  g_autoptr (HslTaskItem) first = NULL;
  GListModel             *tasks;

  desk_station_init (&station, 0);
  missed = (HslFact *) plan (&station, 0, "2026-05-13T15:00");
  g_assert_true (hsl_store_set_now (station.store, hsl_minute_from_iso ("2026-05-14T08:00"), NULL));
  page = hsl_today_new (station.store);
  window = open_page (page, &opened);
  tasks = hsl_today_get_tasks (HSL_TODAY (page));
  DESK_WAIT_UNTIL (g_list_model_get_n_items (tasks) > 0);
  first = g_list_model_get_item (tasks, 0);
  g_assert_cmpint (hsl_task_get_group (hsl_task_item_get_task (first), hsl_day_from_ymd (2026, 5, 14)), ==,
                   HSL_TASK_OVERDUE);
  g_assert_true (says (page, "Record, move or cancel the session that was planned"));

  desk_close_window (GTK_WINDOW (window));
  desk_station_clear (&station);
}

/* The sheet has what the page shows, and the mediators by name. */
static void
test_day_sheet (void)
{
  DeskStation           station;
  GtkWidget            *sessions = g_object_ref_sink (g_object_new (HSL_TYPE_TODAY_SESSIONS, NULL));
  g_autoptr (HslFact)   one = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GVariant)  list = NULL;
  g_autoptr (GVariant)  row = NULL;
  g_autoptr (GError)    error = NULL;
  const char           *text;

  desk_station_init (&station, 0);
  one = (HslFact *) plan (&station, 0, "2026-05-13T15:00");
  rows = hsl_store_list_appointments (station.store, hsl_day_from_ymd (2026, 5, 13),
                                      hsl_day_from_ymd (2026, 5, 20), NULL, &error);
  g_assert_no_error (error);
  hsl_today_sessions_show (HSL_TODAY_SESSIONS (sessions), station.store, rows,
                           hsl_store_get_now (station.store));
  list = g_variant_ref_sink (hsl_today_sessions_to_variant (HSL_TODAY_SESSIONS (sessions), station.store));
  g_assert_cmpuint (g_variant_n_children (list), ==, 1);
  row = g_variant_get_child_value (list, 0);
  g_assert_true (g_variant_lookup (row, "mediators", "&s", &text));
  g_assert_cmpstr (text, ==, "林桂芳");
  g_assert_true (g_variant_lookup (row, "started_at", "&s", &text));
  g_assert_cmpstr (text, ==, "2026-05-13T15:00");

  g_object_unref (sessions);
  desk_station_clear (&station);
}

/* The card on the case page: nothing planned, planned, its day over, the mediation ended. */
static void
test_card (void)
{
  DeskStation         station;
  GtkWidget          *window = gtk_window_new ();
  GtkWidget          *card = hsl_appointment_card_new ();
  g_autoptr (HslFact) fact = NULL;
  HslCase            *on;

  desk_station_init (&station, 0);
  gtk_window_set_child (GTK_WINDOW (window), card);
  gtk_window_present (GTK_WINDOW (window));

  on = desk_station_act (&station, desk_station_register (&station, 0), "accept", ACCEPT);
  hsl_appointment_card_show (HSL_APPOINTMENT_CARD (card), station.store, on);
  DESK_WAIT_UNTIL (says (card, "No session is planned") && says (card, "Plan a session"));

  on = desk_station_act (&station, on, "plan-session", "{'starts_at':<'2026-05-14T15:00'>,'room':<'r-1'>}");
  on = desk_station_act (&station, on, "move-session",
                         "{'starts_at':<'2026-05-15T09:00'>,'room':<'r-1'>,'reason':<'出差'>}");
  hsl_appointment_card_show (HSL_APPOINTMENT_CARD (card), station.store, on);
  DESK_WAIT_UNTIL (says (card, "2026-05-15 Friday 09:00–10:30"));
  g_assert_true (says (card, "2026-05-14 Thursday 15:00 · 出差"));
  g_assert_true (says (card, "not told yet"));
  g_assert_true (says (card, "Move…") && says (card, "Cancel…") && says (card, "Parties told"));
  g_assert_false (says (card, "Record it"));

  g_assert_true (hsl_store_set_now (station.store, hsl_minute_from_iso ("2026-05-16T08:00"), NULL));
  hsl_appointment_card_show (HSL_APPOINTMENT_CARD (card), station.store, on);
  DESK_WAIT_UNTIL (says (card, "This day is over"));
  g_assert_true (says (card, "Record it"));

  on = desk_station_act (&station, on, "divert", "{'to':<'仲裁'>}");
  fact = (HslFact *) on;
  hsl_appointment_card_show (HSL_APPOINTMENT_CARD (card), station.store, on);
  g_assert_false (gtk_widget_get_visible (card));

  desk_close_window (GTK_WINDOW (window));
  desk_station_clear (&station);
}

int
main (int argc, char *argv[])
{
  desk_init (&argc, &argv);
  g_test_add_func ("/desk/today/sessions", test_sessions);
  g_test_add_func ("/desk/today/missed", test_missed);
  g_test_add_func ("/desk/today/day-sheet", test_day_sheet);
  g_test_add_func ("/desk/today/card", test_card);
  return g_test_run ();
}
