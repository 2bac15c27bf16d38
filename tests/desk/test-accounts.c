/* test-accounts.c: accounts are made, admitted and ended from the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-fixture.h"
#include "desk-names.h"
#include "hsl-account-dialog.h"
#include "hsl-account-item.h"
#include "hsl-accounts-page.h"
#include "hsl-idle-lock.h"

#include <string.h>

#define FIRST "the first one of mine"

typedef struct
{
  DeskStation      station;
  GtkWidget       *window;
  HslAccountsPage *page;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  desk_station_init (&self->station, 0);
  self->window = gtk_window_new ();
  self->page = HSL_ACCOUNTS_PAGE (hsl_accounts_page_new (self->station.store));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1000, 600);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->page));
  gtk_window_present (GTK_WINDOW (self->window));
  DESK_WAIT_UNTIL (g_list_model_get_n_items (G_LIST_MODEL (hsl_accounts_page_get_rows (self->page))) > 0);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (self->page), (gpointer *) &self->page);
  gtk_window_destroy (GTK_WINDOW (self->window));
  DESK_WAIT_UNTIL (self->page == NULL);
  desk_station_clear (&self->station);
}

static const HslAccountInfo *
find_account (Fixture    *self,
              const char *name,
              guint      *out_position)
{
  GListModel *rows = G_LIST_MODEL (hsl_accounts_page_get_rows (self->page));

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (HslAccountItem) item = g_list_model_get_item (rows, i);
      const HslAccountInfo      *info = hsl_account_item_get_info (item);

      if (!g_str_equal (info->name, name))
        continue;
      if (out_position != NULL)
        *out_position = i;
      return info; /* the list keeps it */
    }
  return NULL;
}

/* The row of the sheet with that title. */
static GtkWidget *
find_row (GtkWidget  *within,
          const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_PREFERENCES_ROW (within) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (within)), title))
    return within;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);
  return found;
}

static void
type (GtkWidget  *sheet,
      const char *title,
      const char *text)
{
  GtkWidget *row = find_row (sheet, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

/* The sheet or question on top of the window. */
static GtkWidget *
find_sheet (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) != NULL && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static void
make_account (Fixture *self)
{
  GtkWidget *sheet;

  gtk_widget_activate_action (GTK_WIDGET (self->page), "page.add", NULL);
  DESK_WAIT_UNTIL (find_sheet () != NULL);
  sheet = find_sheet ();
  type (sheet, "Name to sign in with", "keeper");
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (sheet, "Role")), 4);
  type (sheet, "First password", FIRST);
  type (sheet, "The same again", "something else");
  gtk_widget_activate_action (sheet, "form.accept", NULL);
  g_assert_true (find_sheet () == sheet); /* the two differ */
  type (sheet, "The same again", FIRST);
  gtk_widget_activate_action (sheet, "form.accept", NULL);
  DESK_WAIT_UNTIL (find_account (self, "keeper", NULL) != NULL);
}

static void
answer (const char *response)
{
  DESK_WAIT_UNTIL (find_sheet () != NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_sheet ()), response);
}

/* How often that was done to accounts and keys, as the chain tells. */
static guint
count_deeds (Fixture    *self,
             const char *action)
{
  HslTraceQuery         query = { .kind = "account" };
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) traces = hsl_store_list_traces (self->station.store, &query, 0, 100, &error);
  guint                 n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < traces->len; i++)
    n += g_str_equal (((HslTrace *) g_ptr_array_index (traces, i))->action, action);
  return n;
}

static void
test_life (Fixture      *self,
           gconstpointer data)
{
  guint position;

  make_account (self);
  DESK_WAIT_UNTIL (find_sheet () == NULL);
  g_assert_cmpint (find_account (self, "keeper", &position)->state, ==, HSL_ACCOUNT_WAITING);
  gtk_selection_model_select_item (hsl_accounts_page_get_rows (self->page), position, TRUE);

  gtk_widget_activate_action (GTK_WIDGET (self->page), "page.admit", NULL);
  answer ("accept");
  DESK_WAIT_UNTIL (find_account (self, "keeper", NULL) != NULL &&
                   find_account (self, "keeper", NULL)->state == HSL_ACCOUNT_ADMITTED);

  gtk_selection_model_select_item (hsl_accounts_page_get_rows (self->page), position, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "page.end", NULL);
  answer ("cancel");
  desk_settle ();
  g_assert_cmpint (find_account (self, "keeper", NULL)->state, ==, HSL_ACCOUNT_ADMITTED);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "page.end", NULL);
  answer ("accept");
  DESK_WAIT_UNTIL (find_account (self, "keeper", NULL) != NULL &&
                   find_account (self, "keeper", NULL)->state == HSL_ACCOUNT_ENDED);
  answer ("cancel"); /* whether the keys are to be changed */
  desk_settle ();
  g_assert_cmpuint (count_deeds (self, "rotate-keys"), ==, 0);
}

/* What was sealed goes on under new keys, and the old ones go. */
static void
test_keys (Fixture      *self,
           gconstpointer data)
{
  HslKeyBar *keys = hsl_accounts_page_get_keys (self->page);

  for (guint n = 0; n < 20; n++)
    hsl_fact_unref (desk_station_register (&self->station, n));
  g_assert_false (hsl_key_bar_is_resealing (keys));
  hsl_key_bar_offer (keys, "keeper");
  answer ("accept");
  DESK_WAIT_UNTIL (hsl_key_bar_is_resealing (keys));
  DESK_WAIT_UNTIL (!hsl_key_bar_is_resealing (keys));
  g_assert_cmpuint (count_deeds (self, "rotate-keys"), ==, 1);
  g_assert_cmpuint (count_deeds (self, "retire-key"), ==, 2);
}

static GtkSwitch *
find_switch (GtkWidget *within)
{
  GtkSwitch *found = GTK_IS_SWITCH (within) ? GTK_SWITCH (within) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_switch (child);
  return found;
}

static HslRightRules *
get_rules (Fixture *self)
{
  return hsl_store_dup_right_rules (self->station.store);
}

static GtkWidget *
open_rights (Fixture *self)
{
  GtkWidget *sheet;

  gtk_widget_activate_action (GTK_WIDGET (self->page), "page.rights", NULL);
  DESK_WAIT_UNTIL (find_sheet () != NULL);
  sheet = find_sheet ();
  DESK_WAIT_UNTIL (gtk_widget_is_sensitive (find_row (sheet, "Guest")));
  return sheet;
}

/* The administrator gives a role more, and takes it back. */
static void
test_rights (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (HslRightRules) first = hsl_store_dup_first_right_rules (self->station.store);
  g_autoptr (HslRightRules) changed = NULL;
  g_autoptr (HslRightRules) back = NULL;
  GtkWidget                *sheet = open_rights (self);
  GtkWidget                *guest = find_row (sheet, "Guest");

  desk_assert_names (sheet);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (guest, "Cases it sees")), HSL_SCOPE_OWN);
  gtk_switch_set_active (find_switch (find_row (guest, "Makes backups")), TRUE);
  g_assert_nonnull (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (guest)), "not as delivered"));
  g_assert_false (gtk_widget_is_sensitive (find_row (find_row (sheet, "Administrator"), "Cases it sees")));
  gtk_widget_activate_action (sheet, "form.accept", NULL);
  DESK_WAIT_UNTIL (find_sheet () == NULL);
  changed = get_rules (self);
  g_assert_cmpint (hsl_right_rules_get_scope (changed, HSL_RIGHT_READ), ==, HSL_SCOPE_OWN);
  g_assert_cmpint (hsl_right_rules_get_permits (changed, HSL_RIGHT_READ), ==,
                   HSL_PERMIT_PRINT | HSL_PERMIT_BACKUP);
  g_assert_true (hsl_right_rules_is_same (changed, first, HSL_RIGHT_CHIEF));
  g_assert_true (hsl_right_rules_is_same (changed, first, HSL_RIGHT_ADMINISTER));

  sheet = open_rights (self);
  gtk_widget_activate_action (sheet, "form.back", NULL);
  gtk_widget_activate_action (sheet, "form.accept", NULL);
  DESK_WAIT_UNTIL (find_sheet () == NULL);
  back = get_rules (self);
  g_assert_true (hsl_right_rules_is_same (back, first, HSL_RIGHT_READ));
}

/* What the store refuses is said, and what was typed stays. */
static void
test_refused (Fixture      *self,
              gconstpointer data)
{
  GtkWidget *sheet;

  gtk_widget_activate_action (GTK_WIDGET (self->page), "page.add", NULL);
  DESK_WAIT_UNTIL (find_sheet () != NULL);
  sheet = find_sheet ();
  type (sheet, "First password", FIRST);
  type (sheet, "The same again", FIRST);
  gtk_widget_activate_action (sheet, "form.accept", NULL);
  for (guint i = 0; i < 50; i++)
    desk_settle ();
  g_assert_true (find_sheet () == sheet);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (sheet, "First password"))), ==, FIRST);
  desk_close_window (GTK_WINDOW (sheet));
}

static void
lock_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  guint *n = g_object_get_data (G_OBJECT (widget), "n-locks");

  (*n)++;
}

typedef struct
{
  GtkWindow parent_instance;
} TestWindow;

typedef struct
{
  GtkWindowClass parent_class;
} TestWindowClass;

GType test_window_get_type (void);
G_DEFINE_TYPE (TestWindow, test_window, GTK_TYPE_WINDOW)

static void
test_window_class_init (TestWindowClass *klass)
{
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "win.lock", NULL, lock_action);
}

static void
test_window_init (TestWindow *self)
{
}

static void
test_idle (void)
{
  g_autoptr (GSettings)   settings = g_settings_new ("io.github.heshilao.Heshilao");
  GtkWidget              *window = g_object_new (test_window_get_type (), NULL);
  g_autoptr (HslIdleLock) idle = hsl_idle_lock_new (window, settings, TRUE);
  g_autoptr (HslIdleLock) real = NULL;
  gint64                  now = g_get_monotonic_time ();
  guint                   n = 0;

  g_object_set_data (G_OBJECT (window), "n-locks", &n);
  hsl_idle_lock_check (idle, now + 9 * 60 * G_TIME_SPAN_SECOND);
  g_assert_cmpuint (n, ==, 0);
  hsl_idle_lock_check (idle, now + 11 * 60 * G_TIME_SPAN_SECOND);
  g_assert_cmpuint (n, ==, 1);
  g_settings_set_int (settings, "lock-minutes", 0);
  hsl_idle_lock_check (idle, now + 1000 * 60 * G_TIME_SPAN_SECOND);
  g_assert_cmpuint (n, ==, 1);
  hsl_idle_lock_stop (idle);

  /* A desk with real people in it is never left open for good. */
  real = hsl_idle_lock_new (window, settings, FALSE);
  hsl_idle_lock_check (real, now + 59 * 60 * G_TIME_SPAN_SECOND);
  g_assert_cmpuint (n, ==, 1);
  hsl_idle_lock_check (real, now + 61 * 60 * G_TIME_SPAN_SECOND);
  g_assert_cmpuint (n, ==, 2);
  g_settings_reset (settings, "lock-minutes");
  hsl_idle_lock_stop (real);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);
  g_test_add ("/desk/accounts/life", Fixture, NULL, set_up, test_life, tear_down);
  g_test_add ("/desk/accounts/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/desk/accounts/rights", Fixture, NULL, set_up, test_rights, tear_down);
  g_test_add ("/desk/accounts/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add_func ("/desk/accounts/idle", test_idle);
  return g_test_run ();
}
