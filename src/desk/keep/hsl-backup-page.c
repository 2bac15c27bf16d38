/* hsl-backup-page.c: the page of the preferences about backups
 *
 * Where they go, whether they were made and tried, and which there are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-backup-page"

#include "hsl-backup-page.h"

#include "hsl-backup-file.h"
#include "hsl-dialogs.h"
#include "hsl-keeper.h"

#include <glib/gi18n-lib.h>

#define FOLDERS 2

struct _HslBackupPage
{
  AdwPreferencesPage parent_instance;

  /* Owned */
  HslStore  *store; /* (nullable): not set yet */
  GSettings *settings;
  HslKeeper *keeper;
  GPtrArray *rows;   /* of the list, borrowed */
  char      *newest; /* (nullable): the backup to rehearse */

  /* Template Widgets */
  AdwActionRow        *folder;
  AdwActionRow        *second;
  GtkWidget           *clear_folder;
  GtkWidget           *clear_second;
  GtkWidget           *choose_second;
  GtkWidget           *daily;
  GtkWidget           *on_exit;
  GtkSpinner          *spinner;
  AdwActionRow        *last;
  AdwActionRow        *rehearsal;
  AdwPreferencesGroup *list;

  guint working; /* what goes on besides the keeper */
};

G_DEFINE_FINAL_TYPE (HslBackupPage, hsl_backup_page, ADW_TYPE_PREFERENCES_PAGE)

/* --- what is shown --- */

static void
show_busy (HslBackupPage *self)
{
  gboolean busy = self->working > 0 || hsl_keeper_is_busy (self->keeper);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backup.now",
                                 !busy && hsl_keeper_has_folders (self->keeper));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backup.to-file", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backup.rehearse", !busy && self->newest != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

static char *
dup_moment (HslMinute at)
{
  g_autofree char *day = hsl_day_to_chinese (hsl_minute_get_day (at));

  return g_strdup_printf (_ ("%s, %02d:%02d"), day, hsl_minute_get_hour (at), hsl_minute_get_minute (at));
}

static void
show_keeping (HslBackupPage *self)
{
  const HslKeeping *keeping = hsl_keeper_get_keeping (self->keeper);
  g_autofree char  *last = g_strdup (_ ("None yet"));
  g_autofree char  *tried = g_strdup (_ ("None yet"));

  show_busy (self);
  if (keeping == NULL)
    return;
  if (keeping->backed_up_at != HSL_MINUTE_NONE)
    {
      g_autofree char *at = dup_moment (keeping->backed_up_at);

      g_free (last);
      last = g_strdup_printf ("%s\n%s", at, keeping->backup);
    }
  if (keeping->failure != NULL)
    {
      g_autofree char *before = last;

      last = g_strdup_printf (_ ("%s\nThe last try failed: %s"), before, keeping->failure);
    }
  if (keeping->rehearsed_at != HSL_MINUTE_NONE)
    {
      g_autofree char *at = dup_moment (keeping->rehearsed_at);

      g_free (tried);
      tried = g_strdup_printf ("%s\n%s", at, keeping->rehearsal);
    }
  adw_action_row_set_subtitle (self->last, last);
  adw_action_row_set_subtitle (self->rehearsal, tried);
}

static void
show_folder (HslBackupPage *self,
             AdwActionRow  *row,
             GtkWidget     *clear,
             const char    *folder)
{
  g_autofree char *warned = NULL;

  gtk_widget_set_visible (clear, folder != NULL);
  if (folder != NULL && !g_file_test (folder, G_FILE_TEST_IS_DIR))
    warned = g_strdup_printf (_ ("%s\nIt is not there now: is the USB stick plugged in?"), folder);
  else if (folder != NULL && hsl_store_is_on_same_disk (self->store, folder))
    warned = g_strdup_printf (_ ("%s\nOn the disk of the store: a broken disk takes both"), folder);
  adw_action_row_set_subtitle (row, warned != NULL ? warned : folder != NULL ? folder
                                                                             : _ ("None is chosen"));
}

/* The window behind the preferences puts the store in its place. */
static void
ask_restore (HslBackupPage *self,
             const char    *path)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWindow *behind = GTK_IS_WINDOW (root) ? gtk_window_get_transient_for (GTK_WINDOW (root)) : NULL;

  if (behind == NULL)
    return;
  g_object_ref (behind);
  gtk_window_close (GTK_WINDOW (root));
  gtk_widget_activate_action (GTK_WIDGET (behind), "win.restore", "s", path);
  g_object_unref (behind);
}

static void
on_restore_row_cb (GtkButton     *button,
                   HslBackupPage *self)
{
  g_autofree char *path = g_strdup (g_object_get_data (G_OBJECT (button), "hsl-path"));

  ask_restore (self, path);
}

static GtkWidget *
new_row (HslBackupPage       *self,
         const HslBackupItem *item)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *button;
  g_autofree char *name = g_path_get_basename (item->path);
  g_autofree char *accounts = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  g_object_set (row, "use-markup", FALSE, "subtitle-lines", 2, NULL);
  gtk_widget_set_tooltip_text (row, item->path);
  if (item->manifest == NULL)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), item->problem);
      return row;
    }
  moment = dup_moment (item->manifest->made_at);
  accounts = hsl_backup_manifest_dup_accounts (item->manifest);
  title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s · %d case", "%s · %d cases",
                                        (gulong) item->manifest->cases),
                           moment, (int) item->manifest->cases);
  subtitle = g_strdup_printf (_ ("Passwords of that day of: %s; recovery sheet %d\n%s"), accounts,
                              (int) item->manifest->recovery, name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  button = gtk_button_new_with_label (_ ("Restore…"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "hsl-path", g_strdup (item->path), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_restore_row_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_list (HslBackupPage *self,
           GPtrArray     *items)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->list, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->newest, g_free);
  for (guint i = 0; i < items->len; i++)
    {
      const HslBackupItem *item = g_ptr_array_index (items, i);
      GtkWidget           *row = new_row (self, item);

      if (self->newest == NULL && item->manifest != NULL && hsl_store_has_made (self->store, item->manifest))
        self->newest = g_strdup (item->path);
      adw_preferences_group_add (self->list, row);
      g_ptr_array_add (self->rows, row);
    }
  show_busy (self);
}

/* A stick may be slow. */
static void
list_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const char *const *folders = data;
  GPtrArray         *all = g_ptr_array_new_with_free_func ((GDestroyNotify) hsl_backup_item_free);

  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) items = hsl_backup_list (folders[i], NULL);

      if (items != NULL)
        g_ptr_array_extend_and_steal (all, g_steal_pointer (&items));
    }
  g_task_return_pointer (task, all, (GDestroyNotify) g_ptr_array_unref);
}

static void
on_listed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  HslBackupPage        *self = HSL_BACKUP_PAGE (source);
  g_autoptr (GPtrArray) items = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self->store != NULL && items != NULL)
    show_list (self, items);
}

static void
refresh (HslBackupPage *self)
{
  g_auto (GStrv)    folders = g_settings_get_strv (self->settings, "backup-folders");
  g_autoptr (GTask) task = NULL;
  guint             n = g_strv_length (folders);

  show_folder (self, self->folder, self->clear_folder, n > 0 ? folders[0] : NULL);
  show_folder (self, self->second, self->clear_second, n > 1 ? folders[1] : NULL);
  gtk_widget_set_sensitive (self->choose_second, n > 0);
  show_keeping (self);
  task = g_task_new (self, NULL, on_listed_cb, NULL);
  g_task_set_source_tag (task, refresh);
  g_task_set_task_data (task, g_steal_pointer (&folders), (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, list_in_thread);
}

/* --- folders --- */

/**
 * hsl_backup_page_set_folder:
 * @index: 0 or 1
 * @folder: (nullable): %NULL takes it out
 */
void
hsl_backup_page_set_folder (HslBackupPage *self,
                            guint          index,
                            const char    *folder)
{
  g_auto (GStrv)           before = g_settings_get_strv (self->settings, "backup-folders");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           after = NULL;
  guint                    n = g_strv_length (before);

  g_return_if_fail (HSL_IS_BACKUP_PAGE (self) && index < FOLDERS);

  for (guint i = 0; i < FOLDERS; i++)
    {
      const char *kept = i == index ? folder : i < n ? before[i]
                                                     : NULL;

      if (kept != NULL)
        g_strv_builder_add (builder, kept);
    }
  after = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, "backup-folders", (const char *const *) after);
  refresh (self);
}

typedef struct
{
  HslBackupPage *page;
  guint          index;
} Choice;

static void
on_folder_cb (GFile   *file,
              gpointer user_data)
{
  g_autofree Choice        *choice = user_data;
  g_autoptr (HslBackupPage) self = choice->page;
  g_autofree char          *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && self->store != NULL)
    hsl_backup_page_set_folder (self, choice->index, path);
}

static void
choose (HslBackupPage *self,
        guint          index)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->page = g_object_ref (self);
  choice->index = index;
  hsl_dialogs_choose_folder (GTK_WIDGET (self), _ ("Where backups go"), on_folder_cb, choice);
}

static void
on_choose_first_cb (HslBackupPage *self)
{
  choose (self, 0);
}

static void
on_choose_second_cb (HslBackupPage *self)
{
  choose (self, 1);
}

static void
on_clear_first_cb (HslBackupPage *self)
{
  hsl_backup_page_set_folder (self, 0, NULL);
}

static void
on_clear_second_cb (HslBackupPage *self)
{
  hsl_backup_page_set_folder (self, 1, NULL);
}

/* --- work --- */

static void
say (HslBackupPage *self,
     const char    *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (ADW_IS_PREFERENCES_WINDOW (root))
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (root), adw_toast_new (text));
}

static void
on_finished_cb (HslBackupPage *self,
                gboolean       done)
{
  if (done)
    say (self, _ ("The backup is made"));
  refresh (self);
}

static void
now_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  hsl_keeper_back_up (HSL_BACKUP_PAGE (widget)->keeper);
}

/* What is handed to a thread. */
typedef struct
{
  HslStore *store;
  char     *file;
  gboolean  rehearse;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->store);
  g_free (work->file);
  g_free (work);
}

static void
work_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Work   *work = data;
  GError *error = NULL;
  char   *said = NULL;

  if (work->rehearse)
    said = hsl_store_rehearse (work->store, work->file, cancellable, &error);
  else if (hsl_store_back_up_to_file (work->store, work->file, cancellable, &error))
    said = g_strdup (_ ("The backup is made"));
  if (said != NULL)
    g_task_return_pointer (task, said, g_free);
  else
    g_task_return_error (task, error);
}

static void
on_worked_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  HslBackupPage     *self = HSL_BACKUP_PAGE (source);
  const Work        *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char   *said = g_task_propagate_pointer (G_TASK (result), &error);

  self->working--;
  if (self->store == NULL)
    return;
  hsl_keeper_check (self->keeper);
  refresh (self);
  if (said == NULL)
    hsl_dialogs_show_error (GTK_WIDGET (self),
                            work->rehearse ? _ ("The rehearsal failed") : _ ("The backup was not made"),
                            error);
  else if (work->rehearse)
    hsl_dialogs_show_message (GTK_WIDGET (self), _ ("The rehearsal succeeded"), said);
  else
    say (self, said);
}

static void
begin_work (HslBackupPage *self,
            const char    *file,
            gboolean       rehearse)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_worked_cb, NULL);
  Work             *work = g_new0 (Work, 1);

  work->store = g_object_ref (self->store);
  work->file = g_strdup (file);
  work->rehearse = rehearse;
  self->working++;
  show_busy (self);
  g_task_set_source_tag (task, begin_work);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, work_in_thread);
}

static void
rehearse_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  HslBackupPage *self = HSL_BACKUP_PAGE (widget);

  begin_work (self, self->newest, TRUE);
}

/**
 * hsl_backup_page_back_up_to:
 *
 * Makes one sealed backup in @file, which must not be there yet.
 */
void
hsl_backup_page_back_up_to (HslBackupPage *self,
                            GFile         *file)
{
  g_autofree char   *path = g_file_get_path (file);
  g_autofree char   *sealed = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (HSL_IS_BACKUP_PAGE (self) && self->store != NULL);

  if (path == NULL)
    {
      g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _ ("Not a folder of this computer"));
      hsl_dialogs_show_error (GTK_WIDGET (self), _ ("The backup was not made"), error);
      return;
    }
  sealed = g_strconcat (path, g_str_has_suffix (path, HSL_BACKUP_SUFFIX) ? "" : HSL_BACKUP_SUFFIX, NULL);
  begin_work (self, sealed, FALSE);
}

static void
on_backup_file_cb (GFile   *file,
                   gpointer user_data)
{
  g_autoptr (HslBackupPage) self = user_data;

  if (file != NULL && self->store != NULL)
    hsl_backup_page_back_up_to (self, file);
}

static void
to_file_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  HslBackupPage   *self = HSL_BACKUP_PAGE (widget);
  g_autofree char *day = hsl_day_to_iso (hsl_minute_get_day (hsl_store_get_now (self->store)));
  /* Translators: a proposed file name, with a day */
  g_autofree char *proposed = g_strdup_printf (_ ("backup-%s.hslb"), day);

  hsl_dialogs_save_file (widget, _ ("Where the backup goes"), proposed, on_backup_file_cb,
                         g_object_ref (self));
}

static void
restore_file_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  ask_restore (HSL_BACKUP_PAGE (widget), "");
}

/* --- life --- */

static void
hsl_backup_page_dispose (GObject *object)
{
  HslBackupPage *self = HSL_BACKUP_PAGE (object);

  if (self->keeper != NULL)
    g_signal_handlers_disconnect_by_data (self->keeper, self);
  g_clear_object (&self->keeper);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->newest, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_BACKUP_PAGE);
  G_OBJECT_CLASS (hsl_backup_page_parent_class)->dispose (object);
}

static void
hsl_backup_page_class_init (HslBackupPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_backup_page_dispose;
  gtk_widget_class_install_action (widget_class, "backup.now", NULL, now_action);
  gtk_widget_class_install_action (widget_class, "backup.rehearse", NULL, rehearse_action);
  gtk_widget_class_install_action (widget_class, "backup.to-file", NULL, to_file_action);
  gtk_widget_class_install_action (widget_class, "backup.restore-file", NULL, restore_file_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-backup-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HslBackupPage, folder);
  gtk_widget_class_bind_template_child (widget_class, HslBackupPage, second);
  gtk_widget_class_bind_template_child (widget_class, HslBackupPage, clear_folder);
  gtk_widget_class_bind_template_child (widget_class, HslBackupPage, clear_second);
  gtk_widget_class_bind_template_child (widget_class, HslBackupPage, choose_second);
  gtk_widget_class_bind_template_child (widget_class, HslBackupPage, daily);
  gtk_widget_class_bind_template_child (widget_class, HslBackupPage, on_exit);
  gtk_widget_class_bind_template_child (widget_class, HslBackupPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, HslBackupPage, last);
  gtk_widget_class_bind_template_child (widget_class, HslBackupPage, rehearsal);
  gtk_widget_class_bind_template_child (widget_class, HslBackupPage, list);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_first_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_second_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_first_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_second_cb);
}

static void
hsl_backup_page_init (HslBackupPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hsl_backup_page_set_store:
 * @store: somebody has signed in
 *
 * Once, before the page is shown.
 */
void
hsl_backup_page_set_store (HslBackupPage *self,
                           HslStore      *store,
                           GSettings     *settings)
{
  g_return_if_fail (HSL_IS_BACKUP_PAGE (self) && self->store == NULL);

  self->store = g_object_ref (store);
  self->settings = g_object_ref (settings);
  self->keeper = hsl_keeper_new (store, settings, FALSE);
  g_signal_connect_swapped (self->keeper, "changed", G_CALLBACK (show_keeping), self);
  g_signal_connect_swapped (self->keeper, "finished", G_CALLBACK (on_finished_cb), self);
  g_settings_bind (settings, "backup-daily", self->daily, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "backup-on-exit", self->on_exit, "active", G_SETTINGS_BIND_DEFAULT);
  hsl_keeper_check (self->keeper);
  refresh (self);
}
