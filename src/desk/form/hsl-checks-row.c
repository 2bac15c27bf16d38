/* hsl-checks-row.c: entry of several codes or links
 *
 * Each chosen one is a chip that a click takes away again; another is added from a list. Few choices are
 * ticked where they stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-checks-row"

#include "hsl-checks-row.h"

#include "hsl-choice-button.h"
#include "hsl-wrap-layout.h"

#include <glib/gi18n-lib.h>

/* At most this many are shown to tick. */
#define TICKED_UP_TO 10

struct _HslChecksRow
{
  HslFieldRow parent_instance;

  /* Owned */
  GPtrArray *ids; /* in the order chosen */

  /* Borrowed */
  GListModel *choices;

  /* Children */
  GtkWidget *box;
  GtkWidget *add; /* (nullable): in chip mode */
};

G_DEFINE_FINAL_TYPE (HslChecksRow, hsl_checks_row, HSL_TYPE_FIELD_ROW)

static void fill_box (HslChecksRow *self);

static gboolean
find_id (HslChecksRow *self,
         const char   *id,
         guint        *out_index)
{
  return g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, out_index);
}

static const char *
label_of (HslChecksRow *self,
          const char   *id)
{
  HslChoice *choice = hsl_choices_find (self->choices, id);

  return choice != NULL ? hsl_choice_get_label (choice) : id;
}

static void
toggle (HslChecksRow *self,
        const char   *id,
        gboolean      on)
{
  guint index;

  if (find_id (self, id, &index) == on)
    return;
  if (on)
    g_ptr_array_add (self->ids, g_strdup (id));
  else
    g_ptr_array_remove_index (self->ids, index);
}

static void
on_toggled_cb (HslChecksRow   *self,
               GtkCheckButton *check)
{
  toggle (self, g_object_get_data (G_OBJECT (check), "hsl-id"), gtk_check_button_get_active (check));
  hsl_field_row_changed (HSL_FIELD_ROW (self));
}

static void
on_chip_clicked_cb (HslChecksRow *self,
                    GtkButton    *chip)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (chip), "hsl-id"));

  toggle (self, id, FALSE);
  fill_box (self);
  gtk_widget_grab_focus (self->add);
  hsl_field_row_changed (HSL_FIELD_ROW (self));
}

static void
on_chosen_cb (HslChecksRow *self,
              const char   *id)
{
  if (id == NULL)
    return;
  toggle (self, id, TRUE);
  fill_box (self);
  hsl_field_row_changed (HSL_FIELD_ROW (self));
}

static GtkWidget *
make_chip (HslChecksRow *self,
           const char   *id)
{
  GtkWidget       *chip = gtk_button_new ();
  GtkWidget       *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *name = g_strdup_printf (_ ("Take away %s"), label_of (self, id));

  gtk_box_append (GTK_BOX (content), gtk_label_new (label_of (self, id)));
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), content);
  gtk_widget_add_css_class (chip, "hsl-chip");
  gtk_widget_set_tooltip_text (chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (chip), "hsl-id", g_strdup (id), g_free);
  g_signal_connect_object (chip, "clicked", G_CALLBACK (on_chip_clicked_cb), self, G_CONNECT_SWAPPED);
  return chip;
}

static GtkWidget *
make_check (HslChecksRow *self,
            const char   *id)
{
  GtkWidget *check = gtk_check_button_new_with_label (label_of (self, id));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), find_id (self, id, NULL));
  g_object_set_data_full (G_OBJECT (check), "hsl-id", g_strdup (id), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled_cb), self, G_CONNECT_SWAPPED);
  return check;
}

static void
fill_checks (HslChecksRow *self)
{
  guint n = g_list_model_get_n_items (self->choices);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HslChoice) choice = g_list_model_get_item (self->choices, i);

      gtk_box_append (GTK_BOX (self->box), make_check (self, hsl_choice_get_id (choice)));
    }
  /* What is not offered any more must not get lost by being looked at. */
  for (guint i = 0; i < self->ids->len; i++)
    if (hsl_choices_find (self->choices, g_ptr_array_index (self->ids, i)) == NULL)
      gtk_box_append (GTK_BOX (self->box), make_check (self, g_ptr_array_index (self->ids, i)));
}

static void
fill_box (HslChecksRow *self)
{
  GtkWidget *child;

  if (self->add != NULL)
    g_object_ref (self->add);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);

  if (self->add == NULL)
    {
      fill_checks (self);
      return;
    }
  for (guint i = 0; i < self->ids->len; i++)
    gtk_box_append (GTK_BOX (self->box), make_chip (self, g_ptr_array_index (self->ids, i)));
  gtk_box_append (GTK_BOX (self->box), self->add);
  g_object_unref (self->add);
}

static void
on_choices_changed_cb (HslChecksRow *self)
{
  fill_box (self);
}

static void
hsl_checks_row_build (HslFieldRow *row)
{
  HslChecksRow   *self = HSL_CHECKS_ROW (row);
  const HslField *field = hsl_field_row_get_field (row);
  GtkWidget      *control = NULL;

  self->choices = hsl_form_scope_list_choices (hsl_field_row_get_scope (row), field);
  self->box = hsl_wrap_box_new ();
  if (g_list_model_get_n_items (self->choices) > TICKED_UP_TO)
    {
      self->add = hsl_choice_button_new (self->choices, _ ("Add…"), FALSE);
      hsl_choice_button_set_keeps (HSL_CHOICE_BUTTON (self->add), FALSE);
      g_signal_connect_object (self->add, "chosen", G_CALLBACK (on_chosen_cb), self, G_CONNECT_SWAPPED);
      control = hsl_choice_button_get_control (HSL_CHOICE_BUTTON (self->add));
    }
  else
    g_signal_connect_object (self->choices, "items-changed", G_CALLBACK (on_choices_changed_cb), self,
                             G_CONNECT_SWAPPED);
  fill_box (self);
  hsl_field_row_set_editor (row, self->box, control);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_dgettext (GETTEXT_PACKAGE, field->label), -1);
}

static GVariant *
hsl_checks_row_get_value (HslFieldRow *row,
                          char       **out_problem)
{
  HslChecksRow *self = HSL_CHECKS_ROW (row);

  if (self->ids->len == 0)
    return NULL;
  return g_variant_new_strv ((const char *const *) self->ids->pdata, (gssize) self->ids->len);
}

static void
hsl_checks_row_set_value (HslFieldRow *row,
                          GVariant    *value)
{
  HslChecksRow *self = HSL_CHECKS_ROW (row);
  gsize         n = value != NULL ? g_variant_n_children (value) : 0;

  g_ptr_array_set_size (self->ids, 0);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) id = g_variant_get_child_value (value, i);

      g_ptr_array_add (self->ids, g_variant_dup_string (id, NULL));
    }
  fill_box (self);
}

static void
hsl_checks_row_finalize (GObject *object)
{
  g_ptr_array_unref (HSL_CHECKS_ROW (object)->ids);
  G_OBJECT_CLASS (hsl_checks_row_parent_class)->finalize (object);
}

static void
hsl_checks_row_class_init (HslChecksRowClass *klass)
{
  HslFieldRowClass *row_class = HSL_FIELD_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hsl_checks_row_finalize;
  row_class->build = hsl_checks_row_build;
  row_class->get_value = hsl_checks_row_get_value;
  row_class->set_value = hsl_checks_row_set_value;
}

static void
hsl_checks_row_init (HslChecksRow *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
}
