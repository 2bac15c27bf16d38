/* sign-in-window.c: heshilao with a stopwatch
 *
 *   sign-in-window --store URI ...
 *
 * The program itself, started as its main() starts it. Tells when its sign-in page is shown, types the
 * password (HSL_BENCH_PASSWORD), presses Enter, tells when the tasks of the day are shown, and leaves.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "frame.h"

#include "hsl-application.h"
#include "hsl-config.h"
#include "hsl-today.h"
#include "hsl-window.h"

#include <glib/gi18n.h>
#include <locale.h>

static double entered_at;

static gboolean
is_desk_shown (GtkWindow *window,
               gpointer   data)
{
  GtkWidget *today = frame_find_mapped (GTK_WIDGET (window), "HslToday");

  return today != NULL && g_list_model_get_n_items (hsl_today_get_tasks (HSL_TODAY (today))) > 0 &&
         frame_find_mapped (today, "GtkListView") != NULL;
}

static void
on_desk_shown_cb (GtkWindow *window,
                  gpointer   data)
{
  frame_tell ("window.desk", frame_now_ms () - entered_at);
  g_application_quit (data);
}

static gboolean
is_sign_in_shown (GtkWindow *window,
                  gpointer   data)
{
  return frame_find_mapped (GTK_WIDGET (window), "HslSignIn") != NULL;
}

/* Before anything else of the main loop: what the page still does by itself is then part of the wait. */
static gboolean
enter (gpointer data)
{
  GtkWindow  *window = data;
  GtkWidget  *row = frame_find_mapped (GTK_WIDGET (window), "AdwPasswordEntryRow");
  const char *password = g_getenv ("HSL_BENCH_PASSWORD");

  gtk_editable_set_text (GTK_EDITABLE (row), password != NULL ? password : "");
  entered_at = frame_now_ms ();
  g_signal_emit_by_name (row, "entry-activated");
  frame_when (window, is_desk_shown, on_desk_shown_cb, g_application_get_default ());
  return G_SOURCE_REMOVE;
}

static void
on_sign_in_shown_cb (GtkWindow *window,
                     gpointer   data)
{
  frame_tell ("window.sign-in", frame_since_start_ms ());
  g_idle_add (enter, window);
}

static void
on_window_added_cb (GtkApplication *application,
                    GtkWindow      *window)
{
  frame_when (window, is_sign_in_shown, on_sign_in_shown_cb, application);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (HslApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("HSL_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = hsl_application_new ();
  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
