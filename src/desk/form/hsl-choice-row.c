/* hsl-choice-row.c: entry of one code or link
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-choice-row"

#include "hsl-choice-row.h"

#include "hsl-choice-button.h"

#include <glib/gi18n-lib.h>

struct _HslChoiceRow
{
  HslFieldRow parent_instance;

  /* Child */
  HslChoiceButton *button;
};

G_DEFINE_FINAL_TYPE (HslChoiceRow, hsl_choice_row, HSL_TYPE_FIELD_ROW)

/* A screen reader is told the field and what was chosen. */
static void
update_name (HslChoiceRow *self)
{
  HslFieldRow *row = HSL_FIELD_ROW (self);
  const char  *id = hsl_choice_button_get_selected (self->button);
  HslChoice   *choice = hsl_choices_find (hsl_form_scope_list_choices (hsl_field_row_get_scope (row),
                                                                       hsl_field_row_get_field (row)),
                                          id);

  hsl_field_row_add_control (row, hsl_choice_button_get_control (self->button),
                             choice != NULL ? hsl_choice_get_label (choice) : id);
}

static void
on_chosen_cb (HslChoiceRow *self)
{
  update_name (self);
  hsl_field_row_changed (HSL_FIELD_ROW (self));
}

static void
on_refused_cb (HslFieldRow *row,
               const char  *why)
{
  hsl_field_row_show_problem (row, "", why);
}

static void
hsl_choice_row_build (HslFieldRow *row)
{
  HslChoiceRow   *self = HSL_CHOICE_ROW (row);
  const HslField *field = hsl_field_row_get_field (row);
  GListModel     *choices = hsl_form_scope_list_choices (hsl_field_row_get_scope (row), field);
  GtkWidget      *button =
      hsl_choice_button_new (choices, _ ("Choose…"), (field->flags & HSL_FIELD_REQUIRED) == 0);

  self->button = HSL_CHOICE_BUTTON (button);
  g_signal_connect_object (button, "chosen", G_CALLBACK (on_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "refused", G_CALLBACK (on_refused_cb), self, G_CONNECT_SWAPPED);
  hsl_field_row_set_editor (row, button, hsl_choice_button_get_control (self->button));
}

static GVariant *
hsl_choice_row_get_value (HslFieldRow *row,
                          char       **out_problem)
{
  const char *id = hsl_choice_button_get_selected (HSL_CHOICE_ROW (row)->button);

  return id != NULL ? g_variant_new_string (id) : NULL;
}

static void
hsl_choice_row_set_value (HslFieldRow *row,
                          GVariant    *value)
{
  HslChoiceRow *self = HSL_CHOICE_ROW (row);

  hsl_choice_button_set_selected (self->button, value != NULL ? g_variant_get_string (value, NULL) : NULL);
  update_name (self);
}

static void
hsl_choice_row_class_init (HslChoiceRowClass *klass)
{
  HslFieldRowClass *row_class = HSL_FIELD_ROW_CLASS (klass);

  row_class->build = hsl_choice_row_build;
  row_class->get_value = hsl_choice_row_get_value;
  row_class->set_value = hsl_choice_row_set_value;
}

static void
hsl_choice_row_init (HslChoiceRow *self)
{
}
