/* test-window.c: the window whole: signing in, pages, keys, names for a screen reader
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-fixture.h"
#include "hsl-account-choice.h"

#include "hsl-action-dialog.h"
#include "hsl-application.h"
#include "hsl-cases.h"
#include "hsl-intake.h"
#include "hsl-keys.h"
#include "hsl-preview.h"
#include "hsl-setup.h"
#include "hsl-sign-in.h"
#include "hsl-today.h"
#include "hsl-window.h"

static GtkApplication *
start_application (void)
{
  GtkApplication *application = GTK_APPLICATION (hsl_application_new ());

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  return application;
}

static HslWindow *
open_window (GtkApplication *application, DeskStation *station)
{
  HslWindow *window = hsl_window_new (application, NULL, FALSE);

  hsl_window_take_store (window, station->store);
  gtk_window_present (GTK_WINDOW (window));
  desk_settle ();
  return window;
}

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

static GtkWidget *
find_buildable (GtkWidget *within, const char *id)
{
  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (within)), id) == 0)
    return within;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_buildable (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A preview came up, with pages; it is shut again. */
static void
assert_previewed (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  HslPreview *preview = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (HSL_IS_PREVIEW (window))
        preview = HSL_PREVIEW (window);
    }
  g_assert_nonnull (preview);
  g_assert_cmpuint (hsl_preview_get_count (preview), >, 0);
  desk_close_window (GTK_WINDOW (preview));
}

/* --- Pages --- */

static void
test_pages (void)
{
  DeskStation     station;
  GtkApplication *application = start_application ();
  HslWindow      *window;
  HslToday       *today;

  desk_station_init (&station, 3);
  window = open_window (application, &station);
  today = HSL_TODAY (hsl_window_get_page (window, "today"));
  DESK_WAIT_UNTIL (g_list_model_get_n_items (hsl_today_get_tasks (today)) > 0);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "today");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.print", NULL);
  assert_previewed ();
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "cases");
  g_assert_true (gtk_widget_get_child_visible (hsl_window_get_page (window, "cases")));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "no-such-page");
  g_assert_true (gtk_widget_get_child_visible (hsl_window_get_page (window, "cases")));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.lock", NULL);
  desk_settle ();
  g_assert_true (hsl_store_is_locked (station.store));
  g_assert_null (hsl_window_get_page (window, "cases"));
  g_assert_nonnull (find_type (GTK_WIDGET (window), HSL_TYPE_SIGN_IN));

  desk_close_window (GTK_WINDOW (window));
  g_object_unref (application);
  desk_station_clear (&station);
}

/* A wrong password is said and leaves the page; the right one opens the desk. */
static void
test_sign_in (void)
{
  DeskStation     station;
  GtkApplication *application = start_application ();
  HslWindow      *window;
  GtkWidget      *page, *password, *problem;

  desk_station_init (&station, 1);
  hsl_store_lock (station.store);
  window = open_window (application, &station);
  page = find_type (GTK_WIDGET (window), HSL_TYPE_SIGN_IN);
  g_assert_nonnull (page);
  password = find_buildable (page, "password");
  problem = find_buildable (page, "problem");
  gtk_editable_set_text (GTK_EDITABLE (password), "wrong");
  g_signal_emit_by_name (password, "entry-activated");
  DESK_WAIT_UNTIL (gtk_widget_get_visible (problem));
  g_assert_true (hsl_store_is_locked (station.store));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (password)), ==, "wrong");

  gtk_editable_set_text (GTK_EDITABLE (password), "");
  g_assert_false (gtk_widget_get_visible (problem));
  for (int tries = 0; tries < 60 && hsl_window_get_page (window, "today") == NULL; tries++)
    {
      /* The store makes one wait after a wrong one. */
      g_signal_emit_by_name (password, "entry-activated");
      for (int i = 0; i < 40 && hsl_window_get_page (window, "today") == NULL; i++)
        desk_iterate ();
    }
  g_assert_nonnull (hsl_window_get_page (window, "today"));

  desk_close_window (GTK_WINDOW (window));
  g_object_unref (application);
  desk_station_clear (&station);
}

static void
add_account (HslStore *store, const char *name, const char *worker)
{
  g_autoptr (GError)         error = NULL;
  g_autoptr (HslAccountInfo) info = NULL;

  info = hsl_store_add_account (store, name, worker, HSL_RIGHT_DISPATCH, "", &error);
  g_assert_no_error (error);
  g_assert_true (hsl_store_admit_account (store, name, info->fingerprint, &error));
  g_assert_no_error (error);
}

/* Chooses a name from the list, and comes in with the empty password of a demonstration. */
static void
come_in (HslWindow *window, const char *name)
{
  GtkWidget     *page = find_type (GTK_WIDGET (window), HSL_TYPE_SIGN_IN);
  GtkWidget     *choice = find_buildable (page, "account");
  GtkListBoxRow *row;
  GtkWidget     *list;

  gtk_widget_activate_action (choice, "account.open", NULL);
  list = find_type (choice, GTK_TYPE_LIST_BOX);
  g_assert_nonnull (list);
  g_assert_nonnull (gtk_list_box_get_selected_row (GTK_LIST_BOX (list)));
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i)) != NULL; i++)
    if (g_str_equal (gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row))), name))
      break;
  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activate");
  g_assert_cmpstr (hsl_account_choice_get_name (HSL_ACCOUNT_CHOICE (choice)), ==, name);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                         find_buildable (page, "password")));
  g_signal_emit_by_name (find_buildable (page, "password"), "entry-activated");
  DESK_WAIT_UNTIL (hsl_window_get_page (window, "today") != NULL);
}

static gboolean
has_draft (HslStore *store, const char *key)
{
  g_autoptr (GVariant) draft = hsl_store_load_draft (store, key, NULL);

  return draft != NULL;
}

/* At the change of shift the next one chooses a name; what the one before was typing waits for that one. */
static void
test_shift (void)
{
  DeskStation          station;
  GtkApplication      *application = start_application ();
  HslWindow           *window;
  g_autoptr (GVariant) draft = g_variant_ref_sink (desk_parse ("{'summary':<'half a sentence'>}"));

  desk_station_init (&station, 1);
  add_account (station.store, "early", "w-lin");
  add_account (station.store, "late", "w-qiu");
  hsl_store_lock (station.store);
  window = open_window (application, &station);
  come_in (window, "early");
  g_assert_cmpstr (hsl_store_get_account (station.store), ==, "early");
  g_assert_true (hsl_store_save_draft (station.store, "intake", draft, NULL));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.lock", NULL);
  desk_settle ();
  g_assert_cmpstr (hsl_account_choice_get_name (HSL_ACCOUNT_CHOICE (find_buildable (
                       find_type (GTK_WIDGET (window), HSL_TYPE_SIGN_IN), "account"))),
                   ==, "early");
  come_in (window, "late");
  g_assert_cmpstr (hsl_store_get_account (station.store), ==, "late");
  g_assert_false (has_draft (station.store, "intake"));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.lock", NULL);
  desk_settle ();
  come_in (window, "early");
  g_assert_true (has_draft (station.store, "intake"));

  desk_close_window (GTK_WINDOW (window));
  g_object_unref (application);
  desk_station_clear (&station);
}

static void
set_text (GtkWidget *page, const char *id, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_buildable (page, id)), text);
}

static void
on_done_cb (HslSetup *setup, HslStore *store, gpointer user_data)
{
  g_set_object ((HslStore **) user_data, store);
}

/* Every mistake is named before anything is made; the recovery sheet must be confirmed. */
static void
test_setup (void)
{
  static const struct
  {
    const char *id, *text;
  } steps[] = {
    { "organisation", "榕湖派出所" },
    { "code", "12" },
    { "code", "371502" },
    { "account", "陈建国" },
    { "password", "short" },
    { "password", "12345678" },
    { "password", "long enough 7" },
    { "again", "long enough" },
  };
  g_autofree char     *folder = g_dir_make_tmp ("desk-XXXXXX", NULL);
  g_autofree char     *uri = g_strdup_printf ("sqlite://%s/new.hsl", folder);
  g_autofree char     *path = g_build_filename (folder, "new.hsl", NULL);
  GtkWidget           *window = gtk_window_new ();
  GtkWidget           *page = hsl_setup_new (uri, FALSE);
  GtkWidget           *create, *problem;
  g_autoptr (HslStore) store = NULL;

  hsl_setup_set_cheap_keys (HSL_SETUP (page), TRUE);
  g_signal_connect (page, "done", G_CALLBACK (on_done_cb), &store);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  create = find_buildable (page, "create");
  problem = find_buildable (page, "problem");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      set_text (page, steps[i].id, steps[i].text);
      g_signal_emit_by_name (create, "clicked");
      g_assert_true (gtk_widget_get_visible (problem));
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  set_text (page, "again", "long enough 7");
  g_signal_emit_by_name (create, "clicked");
  DESK_WAIT_UNTIL (*gtk_label_get_text (GTK_LABEL (find_buildable (page, "recovery"))) != '\0');
  g_assert_false (gtk_widget_get_sensitive (find_buildable (page, "go_on")));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_buildable (page, "password"))), ==, "");
  g_signal_emit_by_name (find_buildable (page, "print"), "clicked");
  assert_previewed ();
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_buildable (page, "confirmed")), TRUE);
  g_signal_emit_by_name (find_buildable (page, "go_on"), "clicked");
  g_assert_nonnull (store);
  g_assert_false (hsl_store_is_locked (store));

  desk_close_window (GTK_WINDOW (window));
  hsl_store_close (store);
}

/* --- Keys --- */

static gboolean
has_action (GtkWidget *widget, const char *name)
{
  GType               owner;
  const char         *found, *property;
  const GVariantType *parameter;
  GtkWidgetClass     *klass = GTK_WIDGET_GET_CLASS (widget);

  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &found, &parameter, &property); i++)
    if (g_str_equal (found, name))
      return TRUE;
  return FALSE;
}

/* A key that leads nowhere would be a promise of the shortcuts window that is not kept. */
static void
test_keys (void)
{
  DeskStation     station;
  GtkApplication *application = start_application ();
  HslWindow      *window;

  desk_station_init (&station, 0);
  window = open_window (application, &station);
  for (const HslKey *key = hsl_keys; key->key != NULL; key++)
    {
      g_autofree char     *name = NULL;
      g_autoptr (GVariant) target = NULL;
      g_auto (GStrv)       accels = g_strsplit (key->key, " ", -1);

      for (guint i = 0; accels[i] != NULL; i++)
        {
          guint           keyval;
          GdkModifierType state;

          g_assert_true (gtk_accelerator_parse (accels[i], &keyval, &state));
          g_assert_cmpuint (keyval, !=, 0);
        }
      if (key->action == NULL)
        continue;
      g_test_message ("%s", key->action);
      g_assert_true (g_action_parse_detailed_name (key->action, &name, &target, NULL));
      if (g_str_has_prefix (name, "app."))
        g_assert_true (g_action_group_has_action (G_ACTION_GROUP (application), name + strlen ("app.")));
      else if (target != NULL)
        g_assert_nonnull (hsl_window_get_page (window, g_variant_get_string (target, NULL)));
      else
        g_assert_true (has_action (GTK_WIDGET (window), name));
    }
  {
    GtkWidget *list = hsl_keys_make_window ();

    gtk_window_present (GTK_WINDOW (list));
    desk_settle ();
    desk_close_window (GTK_WINDOW (list));
  }
  desk_close_window (GTK_WINDOW (window));
  g_object_unref (application);
  desk_station_clear (&station);
}

/* --- Names for a screen reader --- */

static gboolean
has_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return *gtk_label_get_text (GTK_LABEL (widget)) != '\0';
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child))
      return TRUE;
  return FALSE;
}

/* A label of its own, another widget that labels it, or a text inside it. */
static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  if (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL))
    return TRUE;
  if (GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) ||
      GTK_IS_EXPANDER (widget) || GTK_IS_LIST_BOX_ROW (widget) || GTK_IS_LABEL (widget))
    return has_text (widget);
  return gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static gboolean
needs_name (GtkWidget *widget)
{
  static const GtkAccessibleRole roles[] = {
    GTK_ACCESSIBLE_ROLE_BUTTON,
    GTK_ACCESSIBLE_ROLE_CHECKBOX,
    GTK_ACCESSIBLE_ROLE_RADIO,
    GTK_ACCESSIBLE_ROLE_SWITCH,
    GTK_ACCESSIBLE_ROLE_SPIN_BUTTON,
    GTK_ACCESSIBLE_ROLE_SEARCH_BOX,
    GTK_ACCESSIBLE_ROLE_TEXT_BOX,
    GTK_ACCESSIBLE_ROLE_COMBO_BOX,
  };
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (role == roles[i])
      return gtk_widget_get_mapped (widget);
  return FALSE;
}

/* An entry is a box around the text that takes the focus; the box carries the name. */
static gboolean
is_part_of_entry (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return parent != NULL &&
         (GTK_IS_TEXT (widget) || GTK_IS_EDITABLE (parent) || GTK_IS_MENU_BUTTON (parent) ||
          GTK_IS_CALENDAR (parent) || gtk_widget_get_ancestor (widget, GTK_TYPE_CALENDAR) != NULL ||
          gtk_widget_get_ancestor (widget, ADW_TYPE_ENTRY_ROW) != NULL ||
          gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL);
}

static guint
audit (GtkWidget *widget)
{
  guint nameless = 0;

  if (needs_name (widget) && !is_part_of_entry (widget) && !has_name (widget))
    {
      g_autoptr (GString) where = g_string_new (NULL);

      for (GtkWidget *w = widget; w != NULL; w = gtk_widget_get_parent (w))
        g_string_append_printf (where, " < %s", G_OBJECT_TYPE_NAME (w));
      g_test_message ("no name:%s", where->str);
      nameless++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    nameless += audit (child);
  return nameless;
}

static void
assert_named (GtkWidget *window)
{
  gtk_window_present (GTK_WINDOW (window));
  DESK_WAIT_UNTIL (gtk_widget_get_mapped (window));
  desk_settle ();
  g_assert_cmpuint (audit (window), ==, 0);
}

/* Every page, the sheet, and the dialog of every action. */
static void
test_names (void)
{
  static const char *const pages[] = { "today", "cases", "map", "roster" };
  DeskStation              station;
  GtkApplication          *application = start_application ();
  HslWindow               *window;
  GtkWidget               *intake;
  g_autoptr (HslFact)      on = NULL;

  desk_station_init (&station, 2);
  on = (HslFact *) desk_station_register (&station, 9);
  window = open_window (application, &station);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      hsl_window_show_page (window, pages[i]);
      assert_named (GTK_WIDGET (window));
    }
  hsl_window_open_case (window, on->uid);
  for (int i = 0; i < 10; i++)
    desk_settle ();
  assert_named (GTK_WIDGET (window));

  intake = hsl_intake_new (station.store);
  DESK_WAIT_UNTIL (hsl_intake_is_ready (HSL_INTAKE (intake)));
  assert_named (intake);
  desk_close_window (GTK_WINDOW (intake));

  for (const HslAction *action = hsl_actions; action->id != NULL; action++)
    {
      GtkWidget *dialog = hsl_action_dialog_new (station.store, (HslCase *) on, action);

      g_test_message ("%s", action->id);
      assert_named (dialog);
      desk_close_window (GTK_WINDOW (dialog));
    }
  desk_close_window (GTK_WINDOW (window));
  g_object_unref (application);
  desk_station_clear (&station);
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/window/pages", test_pages);
  g_test_add_func ("/window/sign-in", test_sign_in);
  g_test_add_func ("/window/shift", test_shift);
  g_test_add_func ("/window/setup", test_setup);
  g_test_add_func ("/window/keys", test_keys);
  g_test_add_func ("/window/names", test_names);
  return g_test_run ();
}
