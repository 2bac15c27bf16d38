/* hsl-account-choice.c: who signs in, chosen from the names there are
 *
 * Names lie open in the file, and nobody has to type their own. The list is made when it is first asked
 * for: the page has to be there at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-account-choice"

#include "hsl-account-choice.h"

#include <glib/gi18n-lib.h>

#define LIST_HEIGHT_MAX 420

struct _HslAccountChoice
{
  AdwActionRow parent_instance;

  /* Owned */
  GStrv names;
  char *name; /* (nullable): nobody was chosen */

  /* Borrowed */
  GtkWidget  *arrow;
  GtkWidget  *popover; /* (nullable): not made yet */
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (HslAccountChoice, hsl_account_choice, ADW_TYPE_ACTION_ROW)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
has_choice (HslAccountChoice *self)
{
  return self->names != NULL && self->names[0] != NULL && (self->names[1] != NULL || self->name == NULL);
}

static void
show_name (HslAccountChoice *self)
{
  g_object_set (self, "title", self->name != NULL ? self->name : _ ("Choose your name"), NULL);
  gtk_widget_set_visible (self->arrow, has_choice (self));
}

/* --- The list --- */

static void
on_row_activated_cb (HslAccountChoice *self,
                     GtkListBoxRow    *row)
{
  g_autofree char *name = g_strdup (self->names[gtk_list_box_row_get_index (row)]);

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  hsl_account_choice_choose (self, name);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static GtkWidget *
new_label (const char *name)
{
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_set_margin_top (label, 10);
  gtk_widget_set_margin_bottom (label, 10);
  return label;
}

static void
make_list (HslAccountChoice *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_activate_on_single_click (self->list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Account"),
                                  -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; self->names[i] != NULL; i++)
    gtk_list_box_append (self->list, new_label (self->names[i]));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT_MAX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  self->popover = gtk_popover_new ();
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_popover_set_child (GTK_POPOVER (self->popover), scroller);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

/* The list begins at who is chosen: an arrow key and Return are enough for the next. */
static void
open_list (HslAccountChoice *self)
{
  GtkListBoxRow *row;

  if (!has_choice (self))
    return;
  if (self->popover == NULL)
    make_list (self);
  gtk_widget_set_size_request (self->popover, gtk_widget_get_width (GTK_WIDGET (self)), -1);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  row = gtk_list_box_get_row_at_index (self->list, 0);
  for (guint i = 0; self->names[i] != NULL; i++)
    if (g_strcmp0 (self->names[i], self->name) == 0)
      row = gtk_list_box_get_row_at_index (self->list, (int) i);
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  open_list (HSL_ACCOUNT_CHOICE (widget));
}

/* --- Life --- */

static void
hsl_account_choice_dispose (GObject *object)
{
  HslAccountChoice *self = HSL_ACCOUNT_CHOICE (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  G_OBJECT_CLASS (hsl_account_choice_parent_class)->dispose (object);
}

static void
hsl_account_choice_finalize (GObject *object)
{
  HslAccountChoice *self = HSL_ACCOUNT_CHOICE (object);

  g_strfreev (self->names);
  g_free (self->name);
  G_OBJECT_CLASS (hsl_account_choice_parent_class)->finalize (object);
}

static void
hsl_account_choice_class_init (HslAccountChoiceClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hsl_account_choice_dispose;
  object_class->finalize = hsl_account_choice_finalize;

  /**
   * HslAccountChoice::chosen:
   *
   * Emitted when somebody was chosen from the list.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "account.open", NULL, open_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "account.open", NULL);
}

static void
hsl_account_choice_init (HslAccountChoice *self)
{
  self->arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->arrow);
  g_object_set (self, "use-markup", FALSE, "activatable", TRUE, "subtitle", _ ("Account"), NULL);
  g_signal_connect (self, "activated", G_CALLBACK (open_list), NULL);
  show_name (self);
}

/**
 * hsl_account_choice_set_names:
 * @names: (nullable): of the accounts that can sign in
 */
void
hsl_account_choice_set_names (HslAccountChoice  *self,
                              const char *const *names)
{
  g_return_if_fail (HSL_IS_ACCOUNT_CHOICE (self));

  g_strfreev (self->names);
  self->names = g_strdupv ((char **) names);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  show_name (self);
}

/**
 * hsl_account_choice_choose:
 * @name: one of the names
 */
void
hsl_account_choice_choose (HslAccountChoice *self,
                           const char       *name)
{
  g_return_if_fail (HSL_IS_ACCOUNT_CHOICE (self) && name != NULL);

  g_free (self->name);
  self->name = g_strdup (name);
  show_name (self);
}

/**
 * hsl_account_choice_get_name:
 *
 * Returns: (nullable): who was chosen
 */
const char *
hsl_account_choice_get_name (HslAccountChoice *self)
{
  g_return_val_if_fail (HSL_IS_ACCOUNT_CHOICE (self), NULL);
  return self->name;
}
