/* test-keep.c: the pages about backups and the recovery sheet, the line that warns, and the restore
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-fixture.h"
#include "desk-names.h"
#include "hsl-backup-file.h"
#include "hsl-backup-page.h"
#include "hsl-keep-bar.h"
#include "hsl-preferences.h"
#include "hsl-recovery-page.h"
#include "hsl-restore-dialog.h"

#include <glib/gstdio.h>
#include <string.h>

#define ACCOUNT "陈建国"

typedef struct
{
  DeskStation station;
  GSettings  *settings;
  GtkWidget  *window; /* (nullable) */
  char       *disk;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  desk_station_init (&self->station, 0);
  self->settings = g_settings_new ("io.github.heshilao.Heshilao");
  self->disk = g_dir_make_tmp ("hsl-disk-XXXXXX", NULL);
}

static void
empty_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char      *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_assert_cmpint (g_unlink (file), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  if (self->window != NULL)
    desk_close_window (GTK_WINDOW (self->window));
  g_settings_reset (self->settings, "backup-folders");
  g_settings_reset (self->settings, "backup-daily");
  g_settings_reset (self->settings, "backup-on-exit");
  g_clear_object (&self->settings);
  if (g_file_test (self->disk, G_FILE_TEST_IS_DIR))
    empty_folder (self->disk);
  g_free (self->disk);
  desk_station_clear (&self->station);
}

static void
choose_disk (Fixture *self)
{
  const char *folders[] = { self->disk, NULL };

  g_settings_set_strv (self->settings, "backup-folders", folders);
}

static GtkWidget *
open_page (Fixture    *self,
           const char *id)
{
  GObject *page;

  self->window = hsl_preferences_new (self->station.store, self->settings);
  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (self->window),
                                                g_str_has_prefix (id, "backup") ? "backup" : "recovery");
  gtk_window_present (GTK_WINDOW (self->window));
  page = gtk_widget_get_template_child (self->window, HSL_TYPE_PREFERENCES, id);
  return GTK_WIDGET (page);
}

static GObject *
child_of (GtkWidget  *page,
          const char *id)
{
  GObject *object = gtk_widget_get_template_child (page, G_OBJECT_TYPE (page), id);

  g_assert_nonnull (object);
  return object;
}

static guint
count_backups (Fixture *self)
{
  g_autoptr (GPtrArray) items = hsl_backup_list (self->disk, NULL);
  guint                 n = 0;

  for (guint i = 0; i < items->len; i++)
    n += ((HslBackupItem *) g_ptr_array_index (items, i))->manifest != NULL;
  return n;
}

static void
test_page (Fixture      *self,
           gconstpointer data)
{
  GtkWidget  *page;
  GtkSpinner *spinner;

  choose_disk (self);
  page = open_page (self, "backup_page");
  spinner = GTK_SPINNER (child_of (page, "spinner"));
  gtk_widget_activate_action (page, "backup.now", NULL);
  DESK_WAIT_UNTIL (count_backups (self) == 1 && !gtk_widget_get_visible (GTK_WIDGET (spinner)));
  DESK_WAIT_UNTIL (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (child_of (page, "last"))),
                           self->disk) !=
                   NULL);
  desk_settle ();
  gtk_widget_activate_action (page, "backup.rehearse", NULL);
  DESK_WAIT_UNTIL (strchr (adw_action_row_get_subtitle (ADW_ACTION_ROW (child_of (page, "rehearsal"))),
                           '\n') !=
                   NULL);
  desk_assert_names (self->window);
}

/* A name without the ending gets it, so that it is known for what it is. */
static void
test_to_file (Fixture      *self,
              gconstpointer data)
{
  GtkWidget        *page = open_page (self, "backup_page");
  g_autofree char  *path = g_build_filename (self->disk, "mine", NULL);
  g_autofree char  *sealed = g_strconcat (path, ".hslb", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  hsl_backup_page_back_up_to (HSL_BACKUP_PAGE (page), file);
  DESK_WAIT_UNTIL (g_file_test (sealed, G_FILE_TEST_EXISTS));
  DESK_WAIT_UNTIL (!gtk_widget_get_visible (GTK_WIDGET (child_of (page, "spinner"))));
  g_assert_true (hsl_backup_file_check (sealed, NULL, NULL));
}

static void
test_folders (Fixture      *self,
              gconstpointer data)
{
  HslBackupPage *page = HSL_BACKUP_PAGE (open_page (self, "backup_page"));
  g_auto (GStrv) kept = NULL;

  hsl_backup_page_set_folder (page, 0, self->disk);
  hsl_backup_page_set_folder (page, 1, "/somewhere");
  hsl_backup_page_set_folder (page, 0, NULL);
  kept = g_settings_get_strv (self->settings, "backup-folders");
  g_assert_cmpuint (g_strv_length (kept), ==, 1);
  g_assert_cmpstr (kept[0], ==, "/somewhere");
  desk_settle ();
}

/* One backup a day by itself; what is missing is said until it is put right. */
static void
test_keeper (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (HslKeeper) keeper = NULL;
  g_autofree char      *notice = NULL;
  GtkWidget            *bar;

  choose_disk (self);
  empty_folder (self->disk);
  keeper = hsl_keeper_new (self->station.store, self->settings, TRUE);
  bar = g_object_ref_sink (hsl_keep_bar_new (keeper));
  g_assert_false (gtk_widget_get_visible (bar));
  hsl_keeper_check (keeper);
  DESK_WAIT_UNTIL (hsl_keeper_get_problem (keeper) != NULL);
  DESK_WAIT_UNTIL (hsl_keeper_get_keeping (keeper)->failure != NULL);
  notice = hsl_keeper_dup_notice (keeper);
  g_assert_nonnull (strstr (notice, self->disk));
  g_assert_true (gtk_widget_get_visible (bar));

  g_assert_cmpint (g_mkdir (self->disk, 0700), ==, 0);
  hsl_keeper_check (keeper);
  desk_settle ();
  g_assert_cmpuint (count_backups (self), ==, 0);
  hsl_keeper_back_up (keeper);
  g_assert_true (hsl_keeper_is_busy (keeper));
  DESK_WAIT_UNTIL (!hsl_keeper_is_busy (keeper) && hsl_keeper_get_problem (keeper) == NULL);
  g_assert_cmpuint (count_backups (self), ==, 1);
  desk_settle ();
  hsl_keeper_check (keeper);
  desk_settle ();
  g_assert_cmpuint (count_backups (self), ==, 1);
  g_object_unref (bar);
  g_object_run_dispose (G_OBJECT (keeper));
  desk_settle ();
}

/* Answers the question that is asked in a window of its own. */
static void
accept_question (void)
{
  AdwMessageDialog *dialog = NULL;
  GListModel       *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        dialog = ADW_MESSAGE_DIALOG (window);
    }
  g_assert_nonnull (dialog);
  adw_message_dialog_response (dialog, "accept");
}

static void
test_prove_and_renew (Fixture      *self,
                      gconstpointer data)
{
  GtkWidget       *page = open_page (self, "recovery_page");
  GtkEditable     *typed = GTK_EDITABLE (child_of (page, "typed"));
  GtkWidget       *problem = GTK_WIDGET (child_of (page, "problem"));
  GtkWidget       *spinner = GTK_WIDGET (child_of (page, "spinner"));
  GtkWidget       *fresh = GTK_WIDGET (child_of (page, "fresh"));
  GtkLabel        *fresh_key = GTK_LABEL (child_of (page, "fresh_key"));
  g_autofree char *key = NULL;

  gtk_widget_activate_action (page, "recovery.prove", NULL);
  g_assert_true (gtk_widget_get_visible (problem));
  gtk_editable_set_text (typed, "AAAAA-AAAAA");
  gtk_widget_activate_action (page, "recovery.prove", NULL);
  DESK_WAIT_UNTIL (!gtk_widget_get_visible (spinner));
  g_assert_true (gtk_widget_get_visible (problem));
  desk_assert_names (self->window);
  gtk_editable_set_text (typed, "");

  gtk_widget_activate_action (page, "recovery.renew", NULL);
  accept_question ();
  DESK_WAIT_UNTIL (gtk_widget_get_visible (fresh));
  key = g_strdup (gtk_label_get_text (fresh_key));
  gtk_widget_activate_action (page, "recovery.put-away", NULL);
  g_assert_false (gtk_widget_get_visible (fresh));
  g_assert_cmpstr (gtk_label_get_text (fresh_key), ==, "");

  gtk_editable_set_text (typed, key);
  gtk_widget_activate_action (page, "recovery.prove", NULL);
  DESK_WAIT_UNTIL (!gtk_widget_get_visible (spinner));
  g_assert_false (gtk_widget_get_visible (problem));
  g_assert_cmpstr (gtk_editable_get_text (typed), ==, "");
}

/* --- the restore --- */

static void
on_restored_cb (GtkWidget  *dialog,
                const char *path,
                gpointer    data)
{
  *(char **) data = g_strdup (path);
}

static void
test_restore (Fixture      *self,
              gconstpointer data)
{
  g_autofree char     *file = g_build_filename (self->disk, "one.hslb", NULL);
  g_autofree char     *to = g_build_filename (self->disk, "new.hsl", NULL);
  g_autofree char     *uri = g_strconcat ("sqlite://", to, NULL);
  g_autofree char     *restored = NULL;
  g_autoptr (HslStore) store = NULL;
  g_autoptr (GError)   error = NULL;
  GtkWidget           *dialog;

  g_assert_true (hsl_store_back_up_to_file (self->station.store, file, NULL, &error));
  g_assert_null (hsl_restore_dialog_new (self->disk, to, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  dialog = hsl_restore_dialog_new (file, to, &error);
  g_assert_no_error (error);
  g_signal_connect (dialog, "restored", G_CALLBACK (on_restored_cb), &restored);
  gtk_window_present (GTK_WINDOW (dialog));
  desk_assert_names (dialog);
  gtk_editable_set_text (GTK_EDITABLE (child_of (dialog, "password")), "wrong");
  g_signal_emit_by_name (child_of (dialog, "button"), "clicked");
  DESK_WAIT_UNTIL (gtk_widget_get_visible (GTK_WIDGET (child_of (dialog, "problem"))));
  g_assert_false (g_file_test (to, G_FILE_TEST_EXISTS));
  gtk_editable_set_text (GTK_EDITABLE (child_of (dialog, "password")), "");
  g_signal_emit_by_name (child_of (dialog, "button"), "clicked");
  DESK_WAIT_UNTIL (restored != NULL);
  g_assert_cmpstr (restored, ==, to);
  store = hsl_store_open (uri, &error);
  g_assert_no_error (error);
  g_assert_true (hsl_store_unlock (store, ACCOUNT, "", &error));
  hsl_store_close (store);
  desk_settle ();
}

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  desk_init (&argc, &argv);

  add ("/desk/keep/page", test_page);
  add ("/desk/keep/to-file", test_to_file);
  add ("/desk/keep/folders", test_folders);
  add ("/desk/keep/keeper", test_keeper);
  add ("/desk/keep/prove-and-renew", test_prove_and_renew);
  add ("/desk/keep/restore", test_restore);
  return g_test_run ();
}
