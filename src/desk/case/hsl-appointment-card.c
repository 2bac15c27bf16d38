/* hsl-appointment-card.c: the next planned session of a case
 *
 * When, where and who; whether the parties know; and the buttons for what comes of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-appointment-card"

#include "hsl-appointment-card.h"

#include "hsl-case-appointments.h"
#include "hsl-field-words.h"
#include "hsl-words.h"

#include <glib/gi18n-lib.h>

struct _HslAppointmentCard
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *when;
  GtkWidget *missed;
  GtkWidget *grid;
  GtkWidget *buttons;
};

G_DEFINE_FINAL_TYPE (HslAppointmentCard, hsl_appointment_card, GTK_TYPE_WIDGET)

static const char *const shown_fields[] = { "room", "place", "mediators", "asked", "note", NULL };

static void
add_row (HslAppointmentCard *self,
         int                 row,
         const char         *name,
         const char         *words,
         const char         *css_class)
{
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *value = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (value), 0);
  gtk_label_set_wrap (GTK_LABEL (value), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (value), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  gtk_widget_set_hexpand (value, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (value, css_class);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL,
                                  -1);
  gtk_grid_attach (GTK_GRID (self->grid), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), value, 1, row, 1, 1);
}

static int
add_fields (HslAppointmentCard   *self,
            HslStore             *store,
            const HslCase        *owner,
            const HslAppointment *planned)
{
  int row = 0;

  for (guint i = 0; shown_fields[i] != NULL; i++)
    {
      const HslField  *field = hsl_noun_find_field (&hsl_appointment_noun, shown_fields[i]);
      g_autofree char *words = hsl_field_dup_words (field, planned, owner, store);

      if (words != NULL)
        add_row (self, row++, _ (field->label), words, NULL);
    }
  return row;
}

static int
add_told (HslAppointmentCard   *self,
          HslStore             *store,
          const HslAppointment *planned,
          int                   row)
{
  g_autofree char *day = planned->told_on != HSL_DAY_NONE ? hsl_day_to_iso (planned->told_on) : NULL;
  g_autofree char *words = NULL;

  if (day == NULL)
    {
      add_row (self, row, _ ("Told on"), _ ("not told yet"), "hsl-warning");
      return row + 1;
    }
  words = planned->channel != NULL
              ? g_strdup_printf ("%s · %s", day, hsl_words_code (store, "channel", planned->channel))
              : g_strdup (day);
  add_row (self, row, _ ("Told on"), words, NULL);
  return row + 1;
}

/* Every time that was given up, with the reason. */
static int
add_moves (HslAppointmentCard   *self,
           const HslAppointment *planned,
           int                   row)
{
  for (guint i = 0; i < planned->moves->len; i++)
    {
      const HslAppointmentMove *move = g_ptr_array_index (planned->moves, i);
      g_autofree char          *when = hsl_words_minute (move->was_at);
      g_autofree char          *words = g_strdup_printf ("%s · %s", when, move->reason);

      add_row (self, row++, _ ("Planned before for"), words, NULL);
    }
  return row;
}

/* The others that are planned, which come later. */
static void
add_others (HslAppointmentCard   *self,
            const HslCase        *owner,
            const HslAppointment *planned,
            int                   row)
{
  for (guint i = 0; i < owner->appointments->len; i++)
    {
      const HslAppointment *other = g_ptr_array_index (owner->appointments, i);
      g_autofree char      *day = hsl_words_day (hsl_minute_get_day (other->starts_at));
      g_autofree char      *hours = hsl_words_hours (other->starts_at, other->ends_at);
      g_autofree char      *words = g_strdup_printf ("%s %s", day, hours);

      if (other != planned && hsl_appointment_is_planned (other))
        add_row (self, row++, _ ("Also planned"), words, NULL);
    }
}

static void
add_button (HslAppointmentCard *self,
            const char         *label,
            const char         *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "case.do");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", action);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

static void
empty (HslAppointmentCard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  while ((child = gtk_widget_get_first_child (self->buttons)) != NULL)
    gtk_box_remove (GTK_BOX (self->buttons), child);
}

static void
show_planned (HslAppointmentCard   *self,
              HslStore             *store,
              const HslCase        *owner,
              const HslAppointment *planned,
              HslDay                today)
{
  HslDay           on = hsl_minute_get_day (planned->starts_at);
  g_autofree char *day = hsl_words_day (on);
  g_autofree char *hours = hsl_words_hours (planned->starts_at, planned->ends_at);
  g_autofree char *words = g_strdup_printf ("%s %s", day, hours);
  int              row;

  gtk_label_set_text (GTK_LABEL (self->when), words);
  gtk_widget_set_visible (self->missed, on < today);
  row = add_fields (self, store, owner, planned);
  row = add_told (self, store, planned, row);
  row = add_moves (self, planned, row);
  add_others (self, owner, planned, row);
  if (on <= today)
    add_button (self, _ ("Record it"), "session");
  if (planned->told_on == HSL_DAY_NONE && on >= today)
    add_button (self, _ ("Parties told"), "tell-session");
  add_button (self, _ ("Move…"), "move-session");
  add_button (self, _ ("Cancel…"), "cancel-session");
}

/**
 * hsl_appointment_card_show:
 * @owner: the case; not kept
 *
 * Shows the first session of @owner that is planned, or a button to plan one; nothing where none can be.
 */
void
hsl_appointment_card_show (HslAppointmentCard *self,
                           HslStore           *store,
                           const HslCase      *owner)
{
  const HslAppointment *planned = hsl_case_find_appointment (owner, NULL);
  HslContext            context;
  gboolean              may_plan;

  g_return_if_fail (HSL_IS_APPOINTMENT_CARD (self));

  hsl_store_init_context (store, &context);
  may_plan = hsl_action_check (hsl_action_find ("plan-session"), owner, &context, NULL);
  empty (self);
  gtk_widget_set_visible (GTK_WIDGET (self), planned != NULL || may_plan);
  gtk_widget_set_visible (self->missed, FALSE);
  if (planned != NULL)
    show_planned (self, store, owner, planned, hsl_minute_get_day (context.now));
  else
    {
      gtk_label_set_text (GTK_LABEL (self->when), _ ("No session is planned"));
      if (may_plan)
        add_button (self, _ ("Plan a session"), "plan-session");
    }
  hsl_store_clear_context (&context);
}

static void
hsl_appointment_card_dispose (GObject *object)
{
  g_clear_pointer (&HSL_APPOINTMENT_CARD (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (hsl_appointment_card_parent_class)->dispose (object);
}

static void
hsl_appointment_card_class_init (HslAppointmentCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hsl_appointment_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_line (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
hsl_appointment_card_init (HslAppointmentCard *self)
{
  GtkWidget *title = make_line (_ ("Next session"), "heading");

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->when = make_line (NULL, "hsl-line-title");
  self->missed = make_line (_ ("This day is over. Record the session, move it or cancel it."), "hsl-overdue");
  self->grid = gtk_grid_new ();
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 3);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 18);
  gtk_box_append (GTK_BOX (self->box), title);
  gtk_box_append (GTK_BOX (self->box), self->when);
  gtk_box_append (GTK_BOX (self->box), self->missed);
  gtk_box_append (GTK_BOX (self->box), self->grid);
  gtk_box_append (GTK_BOX (self->box), self->buttons);
  gtk_widget_add_css_class (self->box, "hsl-card");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Next session"),
                                  -1);
}

GtkWidget *
hsl_appointment_card_new (void)
{
  return g_object_new (HSL_TYPE_APPOINTMENT_CARD, NULL);
}
