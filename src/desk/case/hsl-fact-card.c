/* hsl-fact-card.c: the fields of one fact, each with a way to correct it
 *
 * What the mask of the case page hides is shown when somebody says why, from what the store hands out for
 * that, and hidden again after a while.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-fact-card"

#include "hsl-fact-card.h"

#include "hsl-deed.h"
#include "hsl-dialogs.h"
#include "hsl-field-words.h"
#include "hsl-reveal-button.h"
#include "hsl-veil.h"

#include <glib/gi18n-lib.h>

struct _HslFactCard
{
  GtkWidget parent_instance;

  /* Owned */
  HslStore *store;
  HslFact  *owner;
  HslFact  *fact;
  char     *whom; /* (nullable): the title as it is without a mask */

  /* Borrowed, static */
  const char *const *fields;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *head;
  GtkWidget *title;
  GtkWidget *reveal; /* (nullable) */
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

/* Fills the rows; what stands there is of @fact, with @mask (nullable) over it. Returns their number. */
static guint
fill (HslFactCard   *self,
      gconstpointer  fact,
      const HslMask *mask,
      gboolean      *out_hidden)
{
  GtkWidget *child;
  int        row = 0;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  *out_hidden = FALSE;
  for (guint i = 0; self->fields[i] != NULL; i++)
    {
      const HslField  *field = hsl_noun_find_field (((const HslFact *) fact)->noun, self->fields[i]);
      g_autofree char *words = NULL;
      g_autofree char *shown = NULL;

      g_assert (field != NULL);
      words = hsl_field_dup_words (field, fact, (const HslCase *) self->owner, self->store);
      if (words == NULL)
        continue;
      shown = mask != NULL ? hsl_mask_dup_field (mask, fact, field, words) : g_strdup (words);
      *out_hidden |= !g_str_equal (shown, words);
      add_row (self, row++, fact, field, shown);
    }
  return (guint) row;
}

static char *
dup_masked_title (HslFactCard   *self,
                  const HslMask *mask)
{
  return self->whom != NULL ? hsl_mask_dup_text (mask, self->whom) : g_strdup ("");
}

static guint
fill_masked (HslFactCard *self)
{
  g_autoptr (HslMask) mask = hsl_veil_new_mask ((const HslCase *) self->owner);
  g_autofree char    *title = dup_masked_title (self, mask);
  gboolean            hidden;
  guint               n = fill (self, self->fact, mask, &hidden);

  gtk_label_set_text (GTK_LABEL (self->title), title);
  if (self->reveal != NULL)
    gtk_widget_set_visible (self->reveal, hidden);
  return n;
}

static void
on_revealed_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (HslFactCard) self = user_data;
  g_autoptr (GError)      error = NULL;
  g_autoptr (HslFact)     fact = hsl_store_run_finish (HSL_STORE (source), result, &error);
  gboolean                hidden;

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL || self->reveal == NULL)
    return;
  if (fact == NULL)
    {
      hsl_dialogs_show_error (GTK_WIDGET (self), _ ("This was not shown"), error);
      return;
    }
  fill (self, fact, NULL, &hidden);
  gtk_label_set_text (GTK_LABEL (self->title), self->whom != NULL ? self->whom : "");
  hsl_reveal_button_begin (HSL_REVEAL_BUTTON (self->reveal));
}

static void
on_reveal_cb (HslFactCard *self,
              const char  *reason)
{
  hsl_deed_reveal_async (self->store, self->owner->uid, self->fact, reason, on_revealed_cb,
                         g_object_ref (self));
}

static void
on_conceal_cb (HslFactCard *self)
{
  if (self->fact != NULL)
    fill_masked (self);
}

static void
set_fact (HslFact     **place,
          gconstpointer fact)
{
  HslFact *before = *place;

  *place = hsl_fact_ref ((gpointer) fact);
  hsl_fact_unref (before);
}

static void
renew_reveal_button (HslFactCard *self)
{
  g_autoptr (HslMask) mask = hsl_veil_new_mask ((const HslCase *) self->owner);
  g_autofree char    *title = dup_masked_title (self, mask);

  if (self->reveal != NULL)
    gtk_box_remove (GTK_BOX (self->head), self->reveal);
  self->reveal = hsl_reveal_button_new (self->store, self->whom != NULL ? title : NULL);
  gtk_box_append (GTK_BOX (self->head), self->reveal);
  g_signal_connect_object (self->reveal, "reveal", G_CALLBACK (on_reveal_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reveal, "conceal", G_CALLBACK (on_conceal_cb), self, G_CONNECT_SWAPPED);
}

/**
 * hsl_fact_card_show:
 * @owner: the case of the fact
 * @fact: what to show: the case, a party or an agent
 * @fields: (array zero-terminated=1): static names of fields, in order; those that are not set are left out
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
  guint n;

  g_return_val_if_fail (HSL_IS_FACT_CARD (self), 0);

  g_set_object (&self->store, store);
  set_fact (&self->owner, owner);
  set_fact (&self->fact, fact);
  self->fields = fields;
  renew_reveal_button (self);
  n = fill_masked (self);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  return n;
}

/**
 * hsl_fact_card_ask:
 *
 * Asks why what is hidden here is to be shown.
 *
 * Returns: whether anything is hidden
 */
gboolean
hsl_fact_card_ask (HslFactCard *self)
{
  g_return_val_if_fail (HSL_IS_FACT_CARD (self), FALSE);

  if (self->reveal == NULL || !gtk_widget_get_visible (self->reveal))
    return FALSE;
  hsl_reveal_button_popup (HSL_REVEAL_BUTTON (self->reveal));
  return TRUE;
}

/**
 * hsl_fact_card_add_button:
 * @button: stands in the head of the card
 */
void
hsl_fact_card_add_button (HslFactCard *self,
                          GtkWidget   *button)
{
  g_return_if_fail (HSL_IS_FACT_CARD (self));

  gtk_box_insert_child_after (GTK_BOX (self->head), button, self->title);
}

static void
hsl_fact_card_dispose (GObject *object)
{
  HslFactCard *self = HSL_FACT_CARD (object);

  self->reveal = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  g_clear_pointer (&self->owner, hsl_fact_unref);
  g_clear_pointer (&self->fact, hsl_fact_unref);
  g_clear_pointer (&self->whom, g_free);

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
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->title = gtk_label_new (NULL);
  self->grid = gtk_grid_new ();
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 3);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 18);
  gtk_box_append (GTK_BOX (self->head), self->title);
  gtk_box_append (GTK_BOX (self->box), self->head);
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

  self->whom = g_strdup (title);
  gtk_label_set_text (GTK_LABEL (self->title), title != NULL ? title : "");
  gtk_widget_set_visible (self->title, title != NULL);
  if (title != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}
