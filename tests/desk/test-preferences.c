/* test-preferences.c: preferences are kept, holidays checked, the store copied and verified
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-fixture.h"
#include "desk-names.h"
#include "hsl-preferences.h"
#include "hsl-sight-group.h"

#include <string.h>

typedef struct
{
  DeskStation station;
  GSettings  *settings;
  GtkWidget  *window;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  desk_station_init (&self->station, 0);
  self->settings = g_settings_new ("io.github.heshilao.Heshilao");
  self->window = hsl_preferences_new (self->station.store, self->settings);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  desk_close_window (GTK_WINDOW (self->window));
  for (guint i = 0; i < 7; i++)
    {
      static const char *const keys[] = { "large-type", "text-scale", "reminders",
                                          "reminder-minutes", "quiet-from", "quiet-until", "lock-minutes" };

      g_settings_reset (self->settings, keys[i]);
    }
  g_clear_object (&self->settings);
  desk_station_clear (&self->station);
}

static GObject *
find (Fixture    *self,
      const char *id)
{
  GObject *object = gtk_widget_get_template_child (self->window, HSL_TYPE_PREFERENCES, id);

  g_assert_nonnull (object);
  return object;
}

static GtkAdjustment *
find_minutes (GtkWidget *window)
{
  GObject *group = gtk_widget_get_template_child (window, HSL_TYPE_PREFERENCES, "sight");

  return GTK_ADJUSTMENT (
      gtk_widget_get_template_child (GTK_WIDGET (group), HSL_TYPE_SIGHT_GROUP, "lock_minutes"));
}

static void
test_settings (Fixture      *self,
               gconstpointer data)
{
  GtkSpinButton *from = GTK_SPIN_BUTTON (find (self, "quiet_from"));

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (from)), ==, "18:00");
  gtk_editable_set_text (GTK_EDITABLE (from), "19:30");
  gtk_spin_button_update (from);
  g_assert_cmpint (g_settings_get_int (self->settings, "quiet-from"), ==, 19 * 60 + 30);
  gtk_editable_set_text (GTK_EDITABLE (from), "1815");
  gtk_spin_button_update (from);
  g_assert_cmpint (g_settings_get_int (self->settings, "quiet-from"), ==, 18 * 60 + 15);
  gtk_editable_set_text (GTK_EDITABLE (from), "99:99");
  gtk_spin_button_update (from);
  g_assert_cmpint (g_settings_get_int (self->settings, "quiet-from"), ==, 18 * 60 + 15);

  gtk_adjustment_set_value (find_minutes (self->window), 25);
  g_assert_cmpint (g_settings_get_int (self->settings, "lock-minutes"), ==, 25);
  gtk_adjustment_set_value (find_minutes (self->window), 0); /* a demonstration */
  g_assert_cmpint (g_settings_get_int (self->settings, "lock-minutes"), ==, 0);

  gtk_switch_set_active (GTK_SWITCH (find (self, "reminders")), FALSE);
  g_assert_false (g_settings_get_boolean (self->settings, "reminders"));
  gtk_switch_set_active (GTK_SWITCH (find (self, "large_type")), TRUE);
  g_assert_true (g_settings_get_boolean (self->settings, "large-type"));
  gtk_adjustment_set_value (GTK_ADJUSTMENT (find (self, "text_scale")), 150);
  g_assert_cmpfloat_with_epsilon (g_settings_get_double (self->settings, "text-scale"), 1.5, 0.001);
}

static gboolean
has_holidays (Fixture *self)
{
  return hsl_calendar_knows_year (hsl_store_get_calendar (self->station.store), 2031);
}

static void
test_holidays (Fixture      *self,
               gconstpointer data)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (find (self, "holidays"));
  GtkWidget     *problem = GTK_WIDGET (find (self, "problem"));

  gtk_text_buffer_set_text (buffer, "2031-01-01 rest New Year\n2031-13-01 rest nothing\n", -1);
  gtk_widget_activate_action (self->window, "prefs.add-holidays", NULL);
  g_assert_true (gtk_widget_get_visible (problem));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (problem)), "2"));
  desk_settle ();
  g_assert_false (has_holidays (self));

  gtk_text_buffer_set_text (buffer, "2031-01-04 work\n2031-10-01 rest National Day\n", -1);
  gtk_widget_activate_action (self->window, "prefs.add-holidays", NULL);
  DESK_WAIT_UNTIL (has_holidays (self));
  DESK_WAIT_UNTIL (gtk_text_buffer_get_char_count (buffer) == 0);
  g_assert_false (gtk_widget_get_visible (problem));
  g_assert_true (hsl_calendar_is_working_day (hsl_store_get_calendar (self->station.store),
                                              hsl_day_from_iso ("2031-01-04")));

  /* A second paste keeps the first. */
  gtk_text_buffer_set_text (buffer, "2032-10-01\t休\t国庆节\n", -1);
  gtk_widget_activate_action (self->window, "prefs.add-holidays", NULL);
  DESK_WAIT_UNTIL (hsl_calendar_knows_year (hsl_store_get_calendar (self->station.store), 2032));
  g_assert_true (has_holidays (self));
}

static void
test_verify (Fixture      *self,
             gconstpointer data)
{
  GtkWidget           *spinner = GTK_WIDGET (find (self, "spinner"));
  AdwPreferencesGroup *findings = ADW_PREFERENCES_GROUP (find (self, "findings"));
  g_autofree char     *before = g_strdup (adw_preferences_group_get_description (findings));

  gtk_widget_activate_action (self->window, "prefs.verify", NULL);
  g_assert_true (gtk_widget_get_visible (spinner));
  DESK_WAIT_UNTIL (!gtk_widget_get_visible (spinner));
  g_assert_cmpstr (adw_preferences_group_get_description (findings), !=, before);
  g_assert_null (strchr (adw_preferences_group_get_description (findings), '%'));
}

static void
test_names (Fixture      *self,
            gconstpointer data)
{
  desk_assert_names (self->window);
}

/* Nothing of a store that is locked, or not there, is offered. */
static void
test_without_store (Fixture      *self,
                    gconstpointer data)
{
  GtkWidget *window = hsl_preferences_new (NULL, self->settings);

  g_assert_false (gtk_widget_get_visible (
      GTK_WIDGET (gtk_widget_get_template_child (window, HSL_TYPE_PREFERENCES, "store_page"))));
  gtk_window_present (GTK_WINDOW (window));
  desk_settle ();
  gtk_adjustment_set_value (find_minutes (window), 0);
  g_assert_cmpint (g_settings_get_int (self->settings, "lock-minutes"), ==, 1);
  desk_close_window (GTK_WINDOW (window));
}

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  desk_init (&argc, &argv);

  add ("/desk/preferences/settings", test_settings);
  add ("/desk/preferences/holidays", test_holidays);
  add ("/desk/preferences/verify", test_verify);
  add ("/desk/preferences/names", test_names);
  add ("/desk/preferences/without-store", test_without_store);
  return g_test_run ();
}
