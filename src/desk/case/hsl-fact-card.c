/* hsl-fact-card.c: the fields of one fact, each with a way to correct it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-fact-card"

#include "hsl-fact-card.h"

#include "hsl-field-words.h"

#include <glib/gi18n-lib.h>

struct _HslFactCard
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *grid;
};

G_DEFINE_FINAL_TYPE (HslFactCard, hsl_fact_card, GTK_TYPE_WIDGET)

/* What the action "correct" is asked with: the field, and its present value to start from. */
static GVariant *
new_correction (gconstpointer   fact,
                const HslField *field)
{
  const HslFact   *self = fact;
  g_autofree char *raw = hsl_field_dup_raw (field, fact);
  GVariantBuilder  input;

  g_variant_builder_init (&input, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&input, "{sv}", "noun", g_variant_new_string (self->noun->name));
  g_variant_builder_add (&input, "{sv}", "subject", g_variant_new_string (self->uid));
  g_variant_builder_add (&input, "{sv}", "field", g_variant_new_string (field->name));
  g_variant_builder_add (&input, "{sv}", "value", g_variant_new_string (raw));
  return g_variant_new ("(sa{sv})", "correct", &input);
}

static GtkWidget *
new_correct_button (gconstpointer   fact,
                    const HslField *field)
{
  GtkWidget       *button = gtk_button_new_from_icon_name ("document-edit-symbolic");
  g_autofree char *label = NULL;

  /* Translators: a button that corrects the field of that name */
  label = g_strdup_printf (_ ("Correct “%s”"), _ (field->label));
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "hsl-correct");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "case.ask");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), new_correction (fact, field));
  return button;
}

static void
add_row (HslFactCard    *self,
         int             row,
         gconstpointer   fact,
         const HslField *field,
         const char     *words)
{
  GtkWidget *name = gtk_label_new (_ (field->label));
  GtkWidget *value = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_valign (name, GTK_ALIGN_START);
  gtk_widget_add_css_class (name, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (value), 0);
  gtk_label_set_wrap (GTK_LABEL (value), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (value), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_RELATION_LABELLED_BY, name, NULL,
                                  -1);
  gtk_grid_attach (GTK_GRID (self->grid), name, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), value, 1, row, 1, 1);
  if ((field->flags & HSL_FIELD_DERIVED) == 0)
    gtk_grid_attach (GTK_GRID (self->grid), new_correct_button (fact, field), 2, row, 1, 1);
}

/**
 * hsl_fact_card_show:
 * @owner: the case of the fact
 * @fact: what to show; not kept
 * @fields: (array zero-terminated=1): names of fields, in order; those that are not set are left out
 *
 * Returns: how many rows there are now
 */
guint
hsl_fact_card_show (HslFactCard       *self,
                    HslStore          *store,
                    const HslCase     *owner,
                    gconstpointer      fact,
                    const char *const *fields)
{
  GtkWidget *child;
  int        row = 0;

  g_return_val_if_fail (HSL_IS_FACT_CARD (self), 0);

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      const HslField  *field = hsl_noun_find_field (((const HslFact *) fact)->noun, fields[i]);
      g_autofree char *words = NULL;

      g_assert (field != NULL);
      words = hsl_field_dup_words (field, fact, owner, store);
      if (words != NULL)
        add_row (self, row++, fact, field, words);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), row > 0);
  return (guint) row;
}

static void
hsl_fact_card_dispose (GObject *object)
{
  g_clear_pointer (&HSL_FACT_CARD (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (hsl_fact_card_parent_class)->dispose (object);
}

static void
hsl_fact_card_class_init (HslFactCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hsl_fact_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hsl_fact_card_init (HslFactCard *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  self->title = gtk_label_new (NULL);
  self->grid = gtk_grid_new ();
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 3);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 18);
  gtk_box_append (GTK_BOX (self->box), self->title);
  gtk_box_append (GTK_BOX (self->box), self->grid);
  gtk_widget_add_css_class (self->box, "hsl-card");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * hsl_fact_card_new:
 * @title: (nullable): a heading
 */
GtkWidget *
hsl_fact_card_new (const char *title)
{
  HslFactCard *self = g_object_new (HSL_TYPE_FACT_CARD, NULL);

  gtk_label_set_text (GTK_LABEL (self->title), title != NULL ? title : "");
  gtk_widget_set_visible (self->title, title != NULL);
  if (title != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}
