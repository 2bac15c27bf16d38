/* hsl-facts-row.c: entry of a list of nested facts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-facts-row"

#include "hsl-facts-row.h"

#include "hsl-fact-form.h"
#include "hsl-path.h"

#include <glib/gi18n-lib.h>

struct _HslFactsRow
{
  HslFieldRow parent_instance;

  /* Borrowed */
  const HslNoun *noun;

  /* Children */
  GtkWidget *box;   /* of cards, each a box with a HslFactForm as last child */
  GtkWidget *adder; /* button below */
};

G_DEFINE_FINAL_TYPE (HslFactsRow, hsl_facts_row, HSL_TYPE_FIELD_ROW)

static HslFactForm *
form_of (GtkWidget *card)
{
  return HSL_FACT_FORM (gtk_widget_get_last_child (card));
}

static void
number_cards (HslFactsRow *self)
{
  guint n = 0;

  for (GtkWidget *card = gtk_widget_get_first_child (self->box); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      GtkWidget       *head = gtk_widget_get_first_child (card);
      g_autofree char *title =
          g_strdup_printf ("%s %u", g_dgettext (GETTEXT_PACKAGE, self->noun->label), ++n);
      g_autofree char *remove = g_strdup_printf (_ ("Remove %s"), title);

      gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (head)), title);
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_last_child (head)),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
    }
}

static void
on_remove_cb (GtkButton   *button,
              HslFactsRow *self)
{
  GtkWidget *card = gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (button)));

  gtk_box_remove (GTK_BOX (self->box), card);
  number_cards (self);
  gtk_widget_grab_focus (self->adder);
  hsl_field_row_changed (HSL_FIELD_ROW (self));
}

static GtkWidget *
make_head (HslFactsRow *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _ ("Remove"));
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove_cb), self, 0);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), remove);
  return head;
}

static HslFactForm *
add_card (HslFactsRow *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *form = hsl_fact_form_new (self->noun, hsl_field_row_get_scope (HSL_FIELD_ROW (self)), NULL);

  gtk_widget_add_css_class (card, "hsl-card");
  gtk_box_append (GTK_BOX (card), make_head (self));
  gtk_box_append (GTK_BOX (card), form);
  gtk_box_append (GTK_BOX (self->box), card);
  g_signal_connect_object (form, "changed", G_CALLBACK (hsl_field_row_changed), self, G_CONNECT_SWAPPED);
  number_cards (self);
  return HSL_FACT_FORM (form);
}

/**
 * hsl_facts_row_add:
 *
 * Adds an empty fact and puts the focus there.
 */
void
hsl_facts_row_add (HslFactsRow *self)
{
  HslFactForm *form;

  g_return_if_fail (HSL_IS_FACTS_ROW (self));

  form = add_card (self);
  gtk_widget_grab_focus (GTK_WIDGET (form));
  hsl_field_row_changed (HSL_FIELD_ROW (self));
}

static void
hsl_facts_row_build (HslFieldRow *row)
{
  HslFactsRow     *self = HSL_FACTS_ROW (row);
  GtkWidget       *editor = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *add = NULL;

  self->noun = hsl_noun_find (hsl_field_row_get_field (row)->of);
  add = g_strdup_printf (_ ("Add: %s"), g_dgettext (GETTEXT_PACKAGE, self->noun->label));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->adder = gtk_button_new_with_label (add);
  gtk_widget_set_halign (self->adder, GTK_ALIGN_START);
  g_signal_connect_object (self->adder, "clicked", G_CALLBACK (hsl_facts_row_add), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (editor), self->box);
  gtk_box_append (GTK_BOX (editor), self->adder);
  hsl_field_row_set_editor (row, editor, self->adder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->adder), GTK_ACCESSIBLE_PROPERTY_LABEL, add, -1);
}

/* The order on the sheet is the order that counts, where the noun has one. */
static GVariant *
with_position (HslFactsRow *self,
               GVariant    *value,
               gint64       position)
{
  GVariantDict dict;

  if (hsl_noun_find_field (self->noun, "position") == NULL)
    return value;
  g_variant_dict_init (&dict, value);
  g_variant_dict_insert (&dict, "position", "x", position);
  g_variant_unref (g_variant_ref_sink (value));
  return g_variant_dict_end (&dict);
}

static GVariant *
collect (HslFactsRow *self,
         gboolean     draft,
         GError     **error)
{
  GVariantBuilder builder;
  gint64          n = 0;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (GtkWidget *card = gtk_widget_get_first_child (self->box); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      GVariant *value =
          draft ? hsl_fact_form_get_draft (form_of (card)) : hsl_fact_form_get_value (form_of (card), error);

      if (value == NULL)
        {
          g_variant_builder_clear (&builder);
          return NULL;
        }
      g_variant_builder_add_value (&builder, with_position (self, value, ++n));
    }
  if (n > 0)
    return g_variant_builder_end (&builder);
  g_variant_builder_clear (&builder);
  return NULL;
}

static GVariant *
hsl_facts_row_get_value (HslFieldRow *row,
                         char       **out_problem)
{
  g_autoptr (GError) error = NULL;
  GVariant          *value = collect (HSL_FACTS_ROW (row), FALSE, &error);

  if (error != NULL)
    *out_problem = g_strdup (_ ("Something above cannot be read"));
  return value;
}

static GVariant *
hsl_facts_row_get_draft (HslFieldRow *row)
{
  return collect (HSL_FACTS_ROW (row), TRUE, NULL);
}

static void
hsl_facts_row_set_value (HslFieldRow *row,
                         GVariant    *value)
{
  HslFactsRow *self = HSL_FACTS_ROW (row);
  gsize        n = value != NULL ? g_variant_n_children (value) : 0;
  GtkWidget   *card;

  while ((card = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), card);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) item = g_variant_get_child_value (value, i);

      hsl_fact_form_set_value (add_card (self), item);
    }
}

static gboolean
hsl_facts_row_show_inner_problem (HslFieldRow *row,
                                  const char  *path,
                                  const char  *what)
{
  GtkWidget  *card = gtk_widget_get_first_child (HSL_FACTS_ROW (row)->box);
  const char *rest;
  guint       index;

  if (!hsl_path_take_index (path, &index, &rest))
    return FALSE;
  for (; card != NULL && index > 0; index--)
    card = gtk_widget_get_next_sibling (card);
  return card != NULL && hsl_fact_form_show_problem (form_of (card), rest, what);
}

static void
hsl_facts_row_clear_inner_problems (HslFieldRow *row)
{
  HslFactsRow *self = HSL_FACTS_ROW (row);

  for (GtkWidget *card = gtk_widget_get_first_child (self->box); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    hsl_fact_form_clear_problems (form_of (card));
}

static void
hsl_facts_row_class_init (HslFactsRowClass *klass)
{
  HslFieldRowClass *row_class = HSL_FIELD_ROW_CLASS (klass);

  row_class->build = hsl_facts_row_build;
  row_class->get_value = hsl_facts_row_get_value;
  row_class->set_value = hsl_facts_row_set_value;
  row_class->get_draft = hsl_facts_row_get_draft;
  row_class->show_inner_problem = hsl_facts_row_show_inner_problem;
  row_class->clear_inner_problems = hsl_facts_row_clear_inner_problems;
}

static void
hsl_facts_row_init (HslFactsRow *self)
{
}
