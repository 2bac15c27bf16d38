/* hsl-last-backup.c: a backup before the window closes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-last-backup"

#include "hsl-last-backup.h"

#include "hsl-dialogs.h"

#include <glib/gi18n-lib.h>

#define LEAVING "hsl-leaving"

/* One window that wants to close. */
typedef struct
{
  GtkWindow *window;   /* owned */
  HslKeeper *keeper;   /* owned */
  GtkWindow *question; /* (nullable): a weak pointer */
} Leave;

static void
leave_free (Leave *leave)
{
  g_signal_handlers_disconnect_by_data (leave->keeper, leave);
  if (leave->question != NULL)
    {
      GtkWindow *question = leave->question;

      g_clear_weak_pointer (&leave->question);
      gtk_window_destroy (question);
    }
  g_object_unref (leave->window);
  g_object_unref (leave->keeper);
  g_free (leave);
}

static void
close_now (GtkWindow *window)
{
  g_object_set_data (G_OBJECT (window), LEAVING, GINT_TO_POINTER (TRUE));
  gtk_window_close (window);
}

static void
on_failure_answer_cb (gboolean accepted,
                      gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;

  if (accepted)
    close_now (window);
}

static void
on_wait_answer_cb (gboolean accepted,
                   gpointer user_data)
{
  Leave                *leave = user_data;
  g_autoptr (GtkWindow) window = g_object_ref (leave->window);

  g_clear_weak_pointer (&leave->question);
  if (accepted)
    hsl_keeper_cancel (leave->keeper);
  leave_free (leave);
  if (accepted)
    close_now (window);
}

static void
on_finished_cb (Leave   *leave,
                gboolean done)
{
  g_autoptr (GtkWindow) window = g_object_ref (leave->window);
  HslQuestion           question = { _ ("The backup was not made"), hsl_keeper_get_problem (leave->keeper),
                                     _ ("Close all the same"), TRUE };

  if (!done)
    hsl_dialogs_confirm (GTK_WIDGET (window), &question, on_failure_answer_cb, g_object_ref (window));
  leave_free (leave);
  if (done)
    close_now (window);
}

/**
 * hsl_last_backup_holds:
 * @keeper: (nullable): none, when nobody is signed in
 *
 * Begins the backup that is wanted before the window closes, and says so. When it is made the window
 * closes; who does not want to wait may go, who wants to stay stays.
 *
 * Returns: whether the window has to wait for it
 */
gboolean
hsl_last_backup_holds (GtkWindow *window,
                       HslKeeper *keeper)
{
  const HslQuestion question = { _ ("A backup is being made…"),
                                 _ ("The program closes as soon as it is done."),
                                 _ ("Close all the same"), TRUE };
  Leave            *leave;

  if (keeper == NULL || g_object_get_data (G_OBJECT (window), LEAVING) != NULL ||
      !hsl_keeper_is_wanted_on_exit (keeper))
    return FALSE;
  leave = g_new0 (Leave, 1);
  leave->window = g_object_ref (window);
  leave->keeper = g_object_ref (keeper);
  g_signal_connect_swapped (keeper, "finished", G_CALLBACK (on_finished_cb), leave);
  g_set_weak_pointer (&leave->question,
                      hsl_dialogs_confirm (GTK_WIDGET (window), &question, on_wait_answer_cb, leave));
  hsl_keeper_back_up (keeper);
  return TRUE;
}
