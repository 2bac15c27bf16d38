/* hsl-widget.c: what every widget of the desk needs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-widget"

#include "hsl-widget.h"

/**
 * hsl_widget_unparent_children:
 *
 * For the dispose of a plain GtkWidget: gtk_widget_dispose_template() takes care of bound children only.
 */
void
hsl_widget_unparent_children (GtkWidget *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self)) != NULL)
    gtk_widget_unparent (child);
}

/* A frame is drawn after its ticks, so what the first tick sees is the layout of before; a revealer takes
 * some frames more. */
#define FRAMES_MIN 3
#define FRAMES_MAX 60
#define MARGIN     24

typedef struct
{
  graphene_rect_t bounds; /* in the frame before */
  guint           frames;
} Reveal;

/* The window content moves as little as needed; what is higher than the window shows its beginning. */
static void
scroll_into_view (GtkWidget *scroller,
                  GtkWidget *widget)
{
  GtkAdjustment  *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  double          value = gtk_adjustment_get_value (adjustment);
  double          page = gtk_adjustment_get_page_size (adjustment);
  graphene_rect_t bounds;
  double          top, bottom;

  if (!gtk_widget_compute_bounds (widget, scroller, &bounds))
    return;
  top = value + (double) graphene_rect_get_y (&bounds) - MARGIN;
  bottom = top + (double) graphene_rect_get_height (&bounds) + 2 * MARGIN;
  if (bottom > value + page)
    value = bottom - page;
  if (top < value)
    value = top;
  gtk_adjustment_set_value (adjustment, value);
}

static gboolean
on_reveal_tick_cb (GtkWidget     *widget,
                   GdkFrameClock *clock,
                   gpointer       user_data)
{
  Reveal         *reveal = user_data;
  GtkRoot        *root = gtk_widget_get_root (widget);
  graphene_rect_t bounds;
  gboolean        still;

  if (root == NULL || !gtk_widget_compute_bounds (widget, GTK_WIDGET (root), &bounds))
    return G_SOURCE_REMOVE;
  still = graphene_rect_equal (&bounds, &reveal->bounds);
  reveal->bounds = bounds;
  for (GtkWidget *at = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW); at != NULL;
       at = gtk_widget_get_ancestor (gtk_widget_get_parent (at), GTK_TYPE_SCROLLED_WINDOW))
    scroll_into_view (at, widget);
  reveal->frames++;
  return (still && reveal->frames >= FRAMES_MIN) || reveal->frames >= FRAMES_MAX ? G_SOURCE_REMOVE
                                                                                 : G_SOURCE_CONTINUE;
}

/**
 * hsl_widget_reveal:
 *
 * Scrolls everything around @self so that the whole of it is seen, as soon as it has its place: it may have
 * been added, unfolded or made larger a moment ago.
 */
void
hsl_widget_reveal (GtkWidget *self)
{
  g_return_if_fail (GTK_IS_WIDGET (self));
  gtk_widget_add_tick_callback (self, on_reveal_tick_cb, g_new0 (Reveal, 1), g_free);
}

/**
 * hsl_widget_new_fold:
 * @child: what is folded away
 *
 * Returns: (transfer floating): a GtkExpander that a screen reader calls by its label, which GTK 4.8 forgets
 */
GtkWidget *
hsl_widget_new_fold (const char *label,
                     GtkWidget  *child)
{
  GtkWidget *fold = gtk_expander_new (label);

  gtk_expander_set_child (GTK_EXPANDER (fold), child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (fold), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return fold;
}

static gboolean
on_text_key_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkWidget             *text)
{
  gboolean   enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (text));

  if (!enter || (state & GDK_CONTROL_MASK) == 0 || root == NULL)
    return GDK_EVENT_PROPAGATE;
  return gtk_event_controller_key_forward (controller, root);
}

/**
 * hsl_widget_pass_accept_key:
 * @text: a GtkTextView
 *
 * Ctrl+Enter saves the sheet from within @text as well: to GTK 4.8 it is one more line break.
 */
void
hsl_widget_pass_accept_key (GtkWidget *text)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_text_key_cb), text, 0);
  gtk_widget_add_controller (text, keys);
}
