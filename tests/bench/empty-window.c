/* empty-window.c: the least a libadwaita program can show; what the sign-in page is measured against
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "frame.h"

#include <adwaita.h>

static gboolean
is_painted (GtkWindow *window,
            gpointer   data)
{
  return TRUE;
}

static void
on_painted_cb (GtkWindow *window,
               gpointer   data)
{
  frame_tell ("window.empty", frame_since_start_ms ());
  g_application_quit (data);
}

static void
on_activate_cb (GApplication *application)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), 1180, 720);
  frame_when (GTK_WINDOW (window), is_painted, on_painted_cb, application);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) application =
      adw_application_new ("io.github.heshilao.EmptyWindow", G_APPLICATION_DEFAULT_FLAGS);

  g_signal_connect (application, "activate", G_CALLBACK (on_activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
