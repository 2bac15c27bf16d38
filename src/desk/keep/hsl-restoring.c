/* hsl-restoring.c: a backup takes the place of the store in use
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-restoring"

#include "hsl-restoring.h"

#include "hsl-dialogs.h"
#include "hsl-restore-dialog.h"
#include "hsl-restore.h"
#include "hsl-store-backup.h"

#include <glib/gi18n-lib.h>

static void
on_restored_cb (HslWindow  *window,
                const char *restored)
{
  g_autofree char   *path = hsl_store_uri_dup_path (hsl_window_get_uri (window));
  HslStore          *store = hsl_window_get_store (window);
  HslMinute          now = store != NULL ? hsl_store_get_now (store) : hsl_minute_now ();
  g_autofree char   *aside = NULL;
  g_autofree char   *body = NULL;
  g_autoptr (GError) error = NULL;
  gboolean           done = TRUE;

  hsl_window_leave_store (window);
  if (!g_str_equal (restored, path))
    done = hsl_restore_put_in_place (restored, path, now, &aside, &error);
  hsl_window_open_again (window);
  if (!done)
    {
      hsl_dialogs_show_error (GTK_WIDGET (window),
                              _ ("The backup was restored, but not put in its place"), error);
      return;
    }
  body = aside != NULL ? g_strdup_printf (_ ("The store of before is kept as %s"), aside)
                       : g_strdup (_ ("It opens with the password of the day of the backup."));
  hsl_dialogs_show_message (GTK_WIDGET (window), _ ("The backup is restored"), body);
}

static char *
dup_target (const char *path)
{
  g_autofree char *id = g_uuid_string_random ();

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_strdup (path);
  return g_strdup_printf ("%s.restored-%.8s", path, id);
}

static void
restore_file (HslWindow  *window,
              const char *file)
{
  g_autofree char   *path = hsl_store_uri_dup_path (hsl_window_get_uri (window));
  g_autofree char   *to = path != NULL ? dup_target (path) : NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget         *dialog = to != NULL ? hsl_restore_dialog_new (file, to, &error) : NULL;

  if (dialog == NULL)
    {
      if (error != NULL)
        hsl_dialogs_show_error (GTK_WIDGET (window), _ ("This backup cannot be restored"), error);
      return;
    }
  g_signal_connect_object (dialog, "restored", G_CALLBACK (on_restored_cb), window, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_file_cb (GFile   *file,
            gpointer user_data)
{
  g_autoptr (HslWindow) window = user_data;
  g_autofree char      *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    restore_file (window, path);
}

/**
 * hsl_restoring_ask:
 * @file: a sealed backup; "" asks for one
 *
 * Restores a backup and, once it is verified, puts it in the place of the store of the window. That one is
 * kept.
 */
void
hsl_restoring_ask (HslWindow  *window,
                   const char *file)
{
  if (*file != '\0')
    restore_file (window, file);
  else
    hsl_dialogs_open_file (GTK_WIDGET (window), _ ("Which backup"), NULL, on_file_cb, g_object_ref (window));
}
