/* frame.c: when a window has shown what it should
 *
 * Shown is what was painted in a frame that the X server has answered for: the frame clock says when a
 * frame is painted, a round trip to the server that it was taken.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "frame.h"

#include <stdio.h>

typedef struct
{
  GtkWindow     *window;
  FrameReadyFunc ready;
  FrameDoneFunc  done;
  gpointer       data;
  gulong         handler;
} Watch;

static void
on_painted_cb (GdkFrameClock *clock,
               gpointer       user_data)
{
  Watch *watch = user_data;

  if (!watch->ready (watch->window, watch->data))
    return;
  gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (watch->window)));
  g_clear_signal_handler (&watch->handler, clock);
  watch->done (watch->window, watch->data);
  g_free (watch);
}

static void
on_realized_cb (GtkWidget *window,
                Watch     *watch)
{
  if (watch->handler == 0)
    watch->handler = g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint",
                                       G_CALLBACK (on_painted_cb), watch);
}

/**
 * frame_when:
 * @ready: whether the frame painted just now shows it
 * @done: called once, after the first such frame
 */
void
frame_when (GtkWindow     *window,
            FrameReadyFunc ready,
            FrameDoneFunc  done,
            gpointer       data)
{
  Watch *watch = g_new0 (Watch, 1);

  watch->window = window;
  watch->ready = ready;
  watch->done = done;
  watch->data = data;
  if (!gtk_widget_get_realized (GTK_WIDGET (window)))
    {
      g_signal_connect_after (window, "realize", G_CALLBACK (on_realized_cb), watch);
      return;
    }
  on_realized_cb (GTK_WIDGET (window), watch);
  gtk_widget_queue_draw (GTK_WIDGET (window));
}

double
frame_now_ms (void)
{
  return (double) g_get_monotonic_time () / 1000.0;
}

/**
 * frame_since_start_ms:
 *
 * Returns: the time since whoever started this process was about to
 */
double
frame_since_start_ms (void)
{
  const char *start = g_getenv ("HSL_BENCH_START");

  if (start == NULL)
    g_error ("HSL_BENCH_START is not set");
  return frame_now_ms () - g_ascii_strtod (start, NULL);
}

/**
 * frame_find_mapped:
 *
 * Returns: (nullable): the first widget of this type that is mapped
 */
GtkWidget *
frame_find_mapped (GtkWidget  *within,
                   const char *type_name)
{
  if (!gtk_widget_get_mapped (within))
    return NULL;
  if (g_str_equal (G_OBJECT_TYPE_NAME (within), type_name))
    return within;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = frame_find_mapped (child, type_name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
frame_tell (const char *key,
            double      value)
{
  printf ("=\t%s\t%.3f\n", key, value);
  fflush (stdout);
}
