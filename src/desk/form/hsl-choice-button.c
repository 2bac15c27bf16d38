/* hsl-choice-button.c: a button that opens a list to choose from, searched by typing
 *
 * GtkDropDown finds only what begins with the typed text; mediators type pinyin initials, a part of a name,
 * the last digits of a grid. So this is a list of our own in a popover: type, arrows, Enter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-choice-button"

#include "hsl-choice-button.h"

#include <glib/gi18n-lib.h>

/* Fewer than this are seen at once. */
#define SEARCHED_FROM 9

struct _HslChoiceButton
{
  GtkWidget parent_instance;

  /* Owned */
  GListModel *choices;
  char       *selected;
  char       *prompt;

  /* Children */
  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *popover;
  GtkWidget *search;
  GtkWidget *list;

  /* Borrowed */
  GtkCustomFilter    *filter;
  GtkSingleSelection *selection;

  gboolean can_be_empty;
  gboolean keeps; /* whether the button shows what was chosen, or only offers */
};

G_DEFINE_FINAL_TYPE (HslChoiceButton, hsl_choice_button, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_selected (HslChoiceButton *self)
{
  HslChoice  *choice = self->keeps ? hsl_choices_find (self->choices, self->selected) : NULL;
  const char *text = self->prompt;

  /* A value that is no longer offered stays as it is, and is seen. */
  if (choice != NULL)
    text = hsl_choice_get_label (choice);
  else if (self->keeps && self->selected != NULL)
    text = self->selected;

  gtk_label_set_text (GTK_LABEL (self->label), text);
  if (self->keeps && self->selected == NULL)
    gtk_widget_add_css_class (self->label, "dim-label");
  else
    gtk_widget_remove_css_class (self->label, "dim-label");
}

static gboolean
matches_typed (gpointer item,
               gpointer user_data)
{
  HslChoiceButton *self = user_data;
  const char      *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));

  return *typed == '\0' || hsl_choice_matches (item, typed);
}

static void
choose (HslChoiceButton *self,
        const char      *id)
{
  g_autofree char *kept = g_strdup (id);

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (self->keeps)
    hsl_choice_button_set_selected (self, kept);
  g_signal_emit (self, signals[CHOSEN], 0, kept);
}

/* Who takes what cannot be chosen is told why, at the field, instead of being left with a dead list. */
static void
take (HslChoiceButton *self,
      HslChoice       *choice)
{
  g_autofree char *words = NULL;

  if (hsl_choice_get_refusal (choice) == NULL)
    {
      choose (self, hsl_choice_get_id (choice));
      return;
    }
  /* Translators: a choice, and why it cannot be chosen */
  words = g_strdup_printf (_ ("%s: %s"), hsl_choice_get_label (choice), hsl_choice_get_refusal (choice));
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  g_signal_emit (self, signals[REFUSED], 0, words);
}

static void
on_activate_cb (GtkListView     *list,
                guint            position,
                HslChoiceButton *self)
{
  g_autoptr (HslChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (choice != NULL)
    take (self, choice);
}

static void
on_search_activate_cb (HslChoiceButton *self)
{
  HslChoice *choice = gtk_single_selection_get_selected_item (self->selection);

  if (choice != NULL)
    take (self, choice);
}

static void
on_search_changed_cb (HslChoiceButton *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_single_selection_set_selected (self->selection, 0);
}

static void
scroll_to_selected (HslChoiceButton *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
}

static void
move_selection (HslChoiceButton *self,
                int              by)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  int   position = (int) gtk_single_selection_get_selected (self->selection) + by;

  if (n == 0)
    return;
  gtk_single_selection_set_selected (self->selection, (guint) CLAMP (position, 0, (int) n - 1));
  scroll_to_selected (self);
}

static gboolean
on_search_key_cb (GtkEventControllerKey *controller,
                  guint                  keyval,
                  guint                  keycode,
                  GdkModifierType        state,
                  HslChoiceButton       *self)
{
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_Up)
    {
      move_selection (self, keyval == GDK_KEY_Down ? 1 : -1);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
select_current (HslChoiceButton *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; self->selected != NULL && i < n; i++)
    {
      g_autoptr (HslChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (g_str_equal (hsl_choice_get_id (choice), self->selected))
        {
          gtk_single_selection_set_selected (self->selection, i);
          return;
        }
    }
  gtk_single_selection_set_selected (self->selection, 0);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *detail = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_item_set_child (item, box);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  HslChoice  *choice = gtk_list_item_get_item (item);
  GtkWidget  *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  const char *refusal = hsl_choice_get_refusal (choice);
  const char *detail = refusal != NULL ? refusal : hsl_choice_get_detail (choice);

  gtk_label_set_text (GTK_LABEL (label), hsl_choice_get_label (choice));
  gtk_widget_set_sensitive (label, refusal == NULL);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (label)), detail != NULL ? detail : "");
}

static GtkWidget *
make_list (HslChoiceButton *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *filtered;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  self->filter = gtk_custom_filter_new (matches_typed, self, NULL);
  filtered = gtk_filter_list_model_new (g_object_ref (self->choices), GTK_FILTER (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "hsl-choices");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, self->prompt,
                                  -1);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (on_activate_cb), self, 0);
  return self->list;
}

static void
on_clear_cb (HslChoiceButton *self)
{
  choose (self, NULL);
}

static GtkWidget *
make_search (HslChoiceButton *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Name, pinyin or code"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search the choices"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_search_key_cb), self, 0);
  gtk_widget_add_controller (self->search, keys);
  /* Not "search-changed", which waits: who types and presses Enter at once would get the choice before. */
  g_signal_connect_object (self->search, "changed", G_CALLBACK (on_search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (on_search_activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (gtk_popover_popdown), self->popover,
                           G_CONNECT_SWAPPED);
  return self->search;
}

/* The list is made when it is first asked for: a form has dozens of these, and most stay closed. */
static void
fill_popover (HslChoiceButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_box_append (GTK_BOX (box), make_search (self));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), make_list (self));
  gtk_box_append (GTK_BOX (box), scroller);
  if (self->can_be_empty)
    {
      GtkWidget *clear = gtk_button_new_with_label (_ ("Leave empty"));

      gtk_widget_add_css_class (clear, "flat");
      g_signal_connect_object (clear, "clicked", G_CALLBACK (on_clear_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), clear);
    }
  gtk_widget_set_size_request (box, 260, -1);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
}

static void
on_clicked_cb (HslChoiceButton *self)
{
  gboolean searched = g_list_model_get_n_items (self->choices) >= SEARCHED_FROM;

  if (self->list == NULL)
    fill_popover (self);
  gtk_widget_set_visible (self->search, searched);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  select_current (self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (searched ? self->search : self->list);
  scroll_to_selected (self);
}

static gboolean
on_button_key_cb (GtkEventControllerKey *controller,
                  guint                  keyval,
                  guint                  keycode,
                  GdkModifierType        state,
                  HslChoiceButton       *self)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  on_clicked_cb (self);
  return GDK_EVENT_STOP;
}

static void
hsl_choice_button_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  HslChoiceButton *self = HSL_CHOICE_BUTTON (widget);

  gtk_widget_allocate (self->button, width, height, baseline, NULL);
  gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
hsl_choice_button_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  gtk_widget_measure (HSL_CHOICE_BUTTON (widget)->button, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static gboolean
hsl_choice_button_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (HSL_CHOICE_BUTTON (widget)->button);
}

static void
hsl_choice_button_dispose (GObject *object)
{
  HslChoiceButton *self = HSL_CHOICE_BUTTON (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  self->list = self->search = self->label = NULL;
  g_clear_object (&self->choices);
  G_OBJECT_CLASS (hsl_choice_button_parent_class)->dispose (object);
}

static void
hsl_choice_button_finalize (GObject *object)
{
  HslChoiceButton *self = HSL_CHOICE_BUTTON (object);

  g_free (self->selected);
  g_free (self->prompt);
  G_OBJECT_CLASS (hsl_choice_button_parent_class)->finalize (object);
}

static void
hsl_choice_button_class_init (HslChoiceButtonClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hsl_choice_button_dispose;
  object_class->finalize = hsl_choice_button_finalize;
  widget_class->size_allocate = hsl_choice_button_size_allocate;
  widget_class->measure = hsl_choice_button_measure;
  widget_class->grab_focus = hsl_choice_button_grab_focus;

  /* The user chose @id, %NULL for none. */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  /* The user wanted what cannot be chosen: its name and the reason. */
  signals[REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hsl_choice_button_init (HslChoiceButton *self)
{
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->keeps = TRUE;
  self->button = gtk_button_new ();
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_button_key_cb), self, 0);
  gtk_widget_add_controller (self->button, keys);

  self->popover = gtk_popover_new ();
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

/**
 * hsl_choice_button_new:
 * @choices: of #HslChoice
 * @prompt: shown while nothing is chosen
 */
GtkWidget *
hsl_choice_button_new (GListModel *choices,
                       const char *prompt,
                       gboolean    can_be_empty)
{
  HslChoiceButton *self = g_object_new (HSL_TYPE_CHOICE_BUTTON, NULL);

  self->choices = g_object_ref (choices);
  self->prompt = g_strdup (prompt);
  self->can_be_empty = can_be_empty;
  show_selected (self);
  return GTK_WIDGET (self);
}

/**
 * hsl_choice_button_get_selected:
 *
 * Returns: (nullable): the id of what is chosen
 */
const char *
hsl_choice_button_get_selected (HslChoiceButton *self)
{
  g_return_val_if_fail (HSL_IS_CHOICE_BUTTON (self), NULL);
  return self->selected;
}

/**
 * hsl_choice_button_set_selected:
 * @id: (nullable): a code or uid, also one that is not offered any more
 */
void
hsl_choice_button_set_selected (HslChoiceButton *self,
                                const char      *id)
{
  char *copy;

  g_return_if_fail (HSL_IS_CHOICE_BUTTON (self));

  copy = id != NULL && *id != '\0' ? g_strdup (id) : NULL;
  g_free (self->selected);
  self->selected = copy;
  show_selected (self);
}

/**
 * hsl_choice_button_set_keeps:
 * @keeps: %FALSE for a button that adds to a list beside it
 */
void
hsl_choice_button_set_keeps (HslChoiceButton *self,
                             gboolean         keeps)
{
  g_return_if_fail (HSL_IS_CHOICE_BUTTON (self));
  self->keeps = keeps;
  show_selected (self);
}

/**
 * hsl_choice_button_get_control:
 *
 * Returns: (transfer none): the button that takes the focus and needs a name
 */
GtkWidget *
hsl_choice_button_get_control (HslChoiceButton *self)
{
  g_return_val_if_fail (HSL_IS_CHOICE_BUTTON (self), NULL);
  return self->button;
}
