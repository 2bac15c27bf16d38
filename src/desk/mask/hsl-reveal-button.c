/* hsl-reveal-button.c: asks why something hidden is to be shown, and counts until it is hidden again
 *
 * The usual reasons are one click each, so that saying why costs less than going round it. What is shown is
 * hidden again when the time is up, when the window is left, and when the button goes away, as it does on
 * locking.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-reveal-button"

#include "hsl-reveal-button.h"

#include "hsl-form-scope.h"
#include "hsl-veil.h"

#include <glib/gi18n-lib.h>

struct _HslRevealButton
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *ask;
  GtkWidget *other;
  GtkWidget *conceal;

  guint      timer;
  guint      left;   /* seconds */
  GtkWindow *window; /* (nullable): while something is shown */
  gulong     active_handler;
};

G_DEFINE_FINAL_TYPE (HslRevealButton, hsl_reveal_button, GTK_TYPE_WIDGET)

enum
{
  REVEAL,
  CONCEAL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
stop (HslRevealButton *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->window != NULL)
    g_clear_signal_handler (&self->active_handler, self->window);
  g_clear_weak_pointer (&self->window);
}

/**
 * hsl_reveal_button_end:
 *
 * Hides again what is shown.
 */
void
hsl_reveal_button_end (HslRevealButton *self)
{
  g_return_if_fail (HSL_IS_REVEAL_BUTTON (self));

  if (self->timer == 0)
    return;
  stop (self);
  gtk_widget_set_visible (self->conceal, FALSE);
  gtk_widget_set_visible (self->ask, TRUE);
  g_signal_emit (self, signals[CONCEAL], 0);
}

static void
show_left (HslRevealButton *self)
{
  g_autofree char *label = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Shown for %u second; hide", "Shown for %u seconds; hide",
                   self->left),
      self->left);

  gtk_button_set_label (GTK_BUTTON (self->conceal), label);
}

static gboolean
on_second_cb (gpointer data)
{
  HslRevealButton *self = data;

  if (self->left > 1)
    {
      self->left--;
      show_left (self);
      return G_SOURCE_CONTINUE;
    }
  hsl_reveal_button_end (self);
  return G_SOURCE_REMOVE;
}

static void
on_active_cb (HslRevealButton *self)
{
  if (!gtk_window_is_active (self->window))
    hsl_reveal_button_end (self);
}

/**
 * hsl_reveal_button_begin:
 *
 * Counts the seconds from now on; "conceal" is emitted at their end.
 */
void
hsl_reveal_button_begin (HslRevealButton *self)
{
  GtkRoot *root;

  g_return_if_fail (HSL_IS_REVEAL_BUTTON (self));

  stop (self);
  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (GTK_IS_WINDOW (root))
    {
      g_set_weak_pointer (&self->window, GTK_WINDOW (root));
      self->active_handler = g_signal_connect_object (root, "notify::is-active",
                                                      G_CALLBACK (on_active_cb), self,
                                                      G_CONNECT_SWAPPED);
    }
  self->left = hsl_veil_get_seconds ();
  self->timer = g_timeout_add_seconds (1, on_second_cb, self);
  show_left (self);
  gtk_widget_set_visible (self->ask, FALSE);
  gtk_widget_set_visible (self->conceal, TRUE);
}

/**
 * hsl_reveal_button_popup:
 *
 * Asks why.
 */
void
hsl_reveal_button_popup (HslRevealButton *self)
{
  g_return_if_fail (HSL_IS_REVEAL_BUTTON (self));

  if (self->timer == 0)
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->ask));
}

static void
give_reason (HslRevealButton *self,
             const char      *reason)
{
  g_autofree char *stripped = g_strstrip (g_strdup (reason));

  if (*stripped == '\0')
    return;
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->ask));
  gtk_editable_set_text (GTK_EDITABLE (self->other), "");
  g_signal_emit (self, signals[REVEAL], 0, stripped);
}

static void
on_usual_cb (GtkButton       *button,
             HslRevealButton *self)
{
  give_reason (self, gtk_button_get_label (button));
}

static void
on_other_cb (HslRevealButton *self)
{
  give_reason (self, gtk_editable_get_text (GTK_EDITABLE (self->other)));
}

static void
on_other_changed_cb (HslRevealButton *self,
                     GtkEditable     *other)
{
  GtkWidget *show = gtk_widget_get_next_sibling (GTK_WIDGET (other));

  gtk_widget_set_sensitive (show, *gtk_editable_get_text (other) != '\0');
}

static void
add_usual_reasons (HslRevealButton *self,
                   HslStore        *store,
                   GtkBox          *box)
{
  HslDay                today = hsl_minute_get_day (hsl_store_get_now (store));
  g_autoptr (GPtrArray) reasons = hsl_codes_get_entries (hsl_store_get_codes (store), "reveal-reason", today);

  for (guint i = 0; i < reasons->len; i++)
    {
      const HslCode *code = g_ptr_array_index (reasons, i);
      const char    *label = hsl_desk_speaks_english () ? code->name_en : code->name;
      GtkWidget     *button = gtk_button_new_with_label (label);

      gtk_widget_add_css_class (button, "flat");
      gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_usual_cb), self, 0);
      gtk_box_append (box, button);
    }
}

static void
add_other_reason (HslRevealButton *self,
                  GtkBox          *box)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *show = gtk_button_new_with_label (_ ("Show"));

  self->other = gtk_entry_new ();
  gtk_widget_set_hexpand (self->other, TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->other), _ ("another reason"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->other), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Another reason"),
                                  -1);
  gtk_widget_set_sensitive (show, FALSE);
  g_signal_connect_object (self->other, "activate", G_CALLBACK (on_other_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->other, "changed", G_CALLBACK (on_other_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (show, "clicked", G_CALLBACK (on_other_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), self->other);
  gtk_box_append (GTK_BOX (line), show);
  gtk_box_append (box, line);
}

/* The first reason is one Return away. */
static void
on_popover_mapped_cb (GtkWidget *popover)
{
  gtk_widget_child_focus (popover, GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
new_popover (HslRevealButton *self,
             HslStore        *store)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *question = gtk_label_new (_ ("Why is it needed? The reason is recorded."));

  gtk_label_set_xalign (GTK_LABEL (question), 0);
  gtk_widget_add_css_class (question, "dim-label");
  gtk_box_append (GTK_BOX (box), question);
  add_usual_reasons (self, store, GTK_BOX (box));
  add_other_reason (self, GTK_BOX (box));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect (popover, "map", G_CALLBACK (on_popover_mapped_cb), NULL);
  return popover;
}

static void
hsl_reveal_button_dispose (GObject *object)
{
  HslRevealButton *self = HSL_REVEAL_BUTTON (object);

  stop (self);
  g_clear_pointer (&self->ask, gtk_widget_unparent);
  g_clear_pointer (&self->conceal, gtk_widget_unparent);

  G_OBJECT_CLASS (hsl_reveal_button_parent_class)->dispose (object);
}

static void
hsl_reveal_button_class_init (HslRevealButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hsl_reveal_button_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);

  /* With the reason; hsl_reveal_button_begin() is called when it is recorded. */
  signals[REVEAL] = g_signal_new ("reveal", HSL_TYPE_REVEAL_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CONCEAL] = g_signal_new ("conceal", HSL_TYPE_REVEAL_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
hsl_reveal_button_init (HslRevealButton *self)
{
  self->ask = gtk_menu_button_new ();
  self->conceal = gtk_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->ask), "view-reveal-symbolic");
  gtk_widget_add_css_class (self->ask, "flat");
  gtk_widget_add_css_class (self->conceal, "numeric");
  gtk_widget_set_visible (self->conceal, FALSE);
  gtk_widget_set_parent (self->ask, GTK_WIDGET (self));
  gtk_widget_set_parent (self->conceal, GTK_WIDGET (self));
  g_signal_connect_object (self->conceal, "clicked", G_CALLBACK (hsl_reveal_button_end), self,
                           G_CONNECT_SWAPPED);
}

/**
 * hsl_reveal_button_new:
 * @store: its list of reasons is offered
 * @whom: (nullable): what it shows, for who cannot see where the button stands
 */
GtkWidget *
hsl_reveal_button_new (HslStore   *store,
                       const char *whom)
{
  HslRevealButton *self = g_object_new (HSL_TYPE_REVEAL_BUTTON, NULL);
  g_autofree char *label = NULL;

  /* Translators: a party of the case */
  label = whom != NULL ? g_strdup_printf (_ ("Show what is hidden of %s"), whom)
                       : g_strdup (_ ("Show what is hidden"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->ask), new_popover (self, store));
  gtk_widget_set_tooltip_text (self->ask, _ ("Show what is hidden (Ctrl+E)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->ask), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}
