/* papers.c: what the tests of printing, volume and records share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "papers.h"

#include <libintl.h>
#include <locale.h>

/* The look of the program, which the application loads by itself. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
  GdkDisplay                *display = gdk_display_get_default ();

  gtk_css_provider_load_from_resource (style, "/io/github/heshilao/Heshilao/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* Starts GTest, libadwaita and the translations of the build. Folders of its own are run-session's gift:
 * those of GTest would hide the types of files, without which no icon is drawn. */
void
papers_init (int    *argc,
             char ***argv)
{
  setlocale (LC_ALL, "");
  g_test_init (argc, argv, NULL);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("HSL_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  adw_init ();
  load_style ();
}

static gboolean
on_tick_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* One turn of the main loop, at most some milliseconds long. */
void
papers_iterate (void)
{
  gboolean ticked = FALSE;
  guint    source = g_timeout_add (5, on_tick_cb, &ticked);

  g_main_context_iteration (NULL, TRUE);
  if (!ticked)
    g_source_remove (source);
}

/* Closes @window and sees that it is gone: one that lives on holds a store and somebody's names. */
void
papers_close (GtkWindow *window)
{
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_destroy (window);
  PAPERS_WAIT_UNTIL (weak == NULL);
}

/* A picture of the window in the folder that HSL_OUT names, for people to look at. */
void
papers_photograph (GtkWindow  *window,
                   const char *name)
{
  const char               *folder = g_getenv ("HSL_OUT");
  g_autoptr (GdkPaintable)  paintable = NULL;
  g_autoptr (GtkSnapshot)   snapshot = NULL;
  g_autoptr (GdkTexture)    texture = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autofree char          *path = NULL;

  if (folder == NULL)
    return;
  for (int i = 0; i < 60; i++)
    papers_iterate ();
  paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (GTK_WIDGET (window)),
                          gtk_widget_get_height (GTK_WIDGET (window)));
  node = gtk_snapshot_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  path = g_strdup_printf ("%s/%s.png", folder, name);
  gdk_texture_save_to_png (texture, path);
}

/* The words of a PDF, as pdftotext reads them. */
char *
papers_read_pdf (const char *path)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (GSubprocess) reader = NULL;
  char                   *text = NULL;

  reader = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext", path, "-", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (reader, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}
