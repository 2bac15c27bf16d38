/* hsl-terms-dialog.c: the same promise to several people, typed once
 *
 * Seven stall tenants get seven terms that differ in name and amount: what they share is typed once,
 * then each amount. Who gets nothing is left empty.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-terms-dialog"

#include "hsl-terms-dialog.h"

#include "hsl-term-plan.h"
#include "hsl-term-row.h"
#include "hsl-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _HslTermsDialog
{
  AdwWindow parent_instance;

  /* Owned */
  HslCase  *on;
  HslField *amounts; /* one field for each party, named by it */
  char     *matter;  /* (nullable): as it was before the last change */

  /* Template Widgets */
  AdwBin    *bin;
  GtkWidget *people;
  GtkWidget *parts;
  GtkLabel  *problem;

  /* Child of the bin */
  HslFactForm *form;
};

G_DEFINE_FINAL_TYPE (HslTermsDialog, hsl_terms_dialog, ADW_TYPE_WINDOW)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const shared_fields[] = { "debtor", "matter", "manner", NULL };

static void
show_problem (HslTermsDialog *self,
              const char     *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static gboolean
has (GVariant   *value,
     const char *key)
{
  g_autoptr (GVariant) found = g_variant_lookup_value (value, key, G_VARIANT_TYPE_STRING);

  return found != NULL;
}

/* What the core would find later, said while it is typed. */
static gboolean
check_shared (HslTermsDialog *self,
              GVariant       *shared)
{
  if (!has (shared, "debtor"))
    return !hsl_fact_form_show_problem (self->form, "debtor", _ ("Who owes it is missing"));
  if (!has (shared, "matter"))
    return !hsl_fact_form_show_problem (self->form, "matter", _ ("What is owed is missing"));
  return TRUE;
}

/* Returns: (transfer floating) (nullable): the terms, %NULL when something is wrong, which is then shown. */
static GVariant *
make_terms (HslTermsDialog *self,
            GVariant       *shared)
{
  const char     *due = NULL;
  HslTermPlan     plan = { 0 };
  GVariantBuilder builder;
  guint           n = 0;

  g_variant_lookup (shared, "debtor", "&s", &plan.debtor);
  g_variant_lookup (shared, "matter", "&s", &plan.matter);
  g_variant_lookup (shared, "manner", "&s", &plan.manner);
  g_variant_lookup (shared, "text", "&s", &plan.wording);
  if (g_variant_lookup (shared, "due_on", "&s", &due))
    plan.due_on = hsl_day_from_iso (due);
  plan.parts = (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->parts));

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < self->on->parties->len; i++)
    {
      const HslParty      *party = g_ptr_array_index (self->on->parties, i);
      HslFieldRow         *row = hsl_terms_dialog_get_amount (self, party->fact.uid);
      g_autoptr (GError)   error = NULL;
      g_autoptr (GVariant) amount = row != NULL ? hsl_field_row_get_value (row, &error) : NULL;

      if (error != NULL)
        {
          g_variant_builder_clear (&builder);
          return NULL;
        }
      if (amount == NULL || g_strcmp0 (party->fact.uid, plan.debtor) == 0)
        continue;
      g_variant_ref_sink (amount);
      g_variant_builder_add_value (&builder, hsl_term_plan_make (&plan, party, g_variant_get_int64 (amount)));
      n++;
    }
  if (n > 0)
    return g_variant_builder_end (&builder);

  g_variant_builder_clear (&builder);
  show_problem (self, _ ("Type an amount for at least one creditor."));
  return NULL;
}

static void
accept_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HslTermsDialog      *self = HSL_TERMS_DIALOG (widget);
  g_autoptr (GVariant) shared = NULL;
  g_autoptr (GVariant) terms = NULL;

  show_problem (self, NULL);
  hsl_fact_form_clear_problems (self->form);
  shared = hsl_fact_form_get_value (self->form, NULL);
  if (shared == NULL)
    return;
  g_variant_ref_sink (shared);
  if (!check_shared (self, shared))
    return;
  terms = make_terms (self, shared);
  if (terms == NULL)
    return;

  g_variant_ref_sink (terms);
  g_signal_emit (self, signals[CHOSEN], 0, terms);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
hsl_terms_dialog_dispose (GObject *object)
{
  HslTermsDialog *self = HSL_TERMS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_TERMS_DIALOG);
  self->form = NULL;
  G_OBJECT_CLASS (hsl_terms_dialog_parent_class)->dispose (object);
}

static void
hsl_terms_dialog_finalize (GObject *object)
{
  HslTermsDialog *self = HSL_TERMS_DIALOG (object);

  g_clear_pointer (&self->on, hsl_fact_unref);
  g_free (self->amounts);
  g_free (self->matter);
  G_OBJECT_CLASS (hsl_terms_dialog_parent_class)->finalize (object);
}

static void
hsl_terms_dialog_class_init (HslTermsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_terms_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = hsl_terms_dialog_finalize;

  /* The terms as an aa{sv}, inputs of the actions. */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_VARIANT);

  gtk_widget_class_install_action (widget_class, "terms.accept", NULL, accept_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "terms.accept", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "terms.accept",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-terms-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HslTermsDialog, bin);
  gtk_widget_class_bind_template_child (widget_class, HslTermsDialog, people);
  gtk_widget_class_bind_template_child (widget_class, HslTermsDialog, parts);
  gtk_widget_class_bind_template_child (widget_class, HslTermsDialog, problem);
}

static void
hsl_terms_dialog_init (HslTermsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->people, g_object_new (HSL_TYPE_WRAP_LAYOUT, NULL));
  hsl_wrap_layout_set_columns (HSL_WRAP_LAYOUT (gtk_widget_get_layout_manager (self->people)), 180, 3);
}

/* Nobody owes something to oneself. */
static void
on_form_changed_cb (HslTermsDialog *self)
{
  g_autoptr (GVariant) draft = NULL;
  const char          *debtor = NULL;

  hsl_term_form_fit_manner (self->form, &self->matter);
  draft = g_variant_ref_sink (hsl_fact_form_get_draft (self->form));
  g_variant_lookup (draft, "debtor", "&s", &debtor);
  for (GtkWidget *row = gtk_widget_get_first_child (self->people); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    gtk_widget_set_visible (row,
                            g_strcmp0 (hsl_field_row_get_field (HSL_FIELD_ROW (row))->name, debtor) != 0);
}

static void
add_people (HslTermsDialog *self,
            HslFormScope   *scope)
{
  const HslField *amount = hsl_noun_find_field (&hsl_term_noun, "amount_fen");

  self->amounts = g_new0 (HslField, self->on->parties->len);
  for (guint i = 0; i < self->on->parties->len; i++)
    {
      const HslParty *party = g_ptr_array_index (self->on->parties, i);
      HslFieldRow    *row;

      if (g_strcmp0 (party->presence, "absent") == 0 || g_strcmp0 (party->presence, "refusing") == 0)
        continue;
      self->amounts[i] = *amount;
      self->amounts[i].name = party->fact.uid;
      self->amounts[i].label = party->name != NULL ? party->name : "?";
      row = hsl_field_row_new (&self->amounts[i], scope);
      gtk_widget_set_valign (GTK_WIDGET (row), GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (self->people), GTK_WIDGET (row));
    }
}

static void
add_form (HslTermsDialog *self,
          HslFormScope   *scope,
          GVariant       *first)
{
  static HslField  wording;
  g_autofree char *hint = NULL;
  HslFieldRow     *row;
  GVariantDict     dict;

  wording = *hsl_noun_find_field (&hsl_term_noun, "text");
  wording.flags &= ~(guint) HSL_FIELD_MULTILINE;
  self->form = HSL_FACT_FORM (hsl_fact_form_new (&hsl_term_noun, scope, shared_fields));
  hsl_fact_form_add_field (self->form, hsl_noun_find_field (&hsl_instalment_noun, "due_on"), scope);
  row = hsl_fact_form_add_field (self->form, &wording, scope);
  hsl_wrap_layout_set_wide (GTK_WIDGET (row));

  g_variant_dict_init (&dict, first);
  g_variant_dict_insert (&dict, "text", "s", HSL_TERM_PLAN_CREDITOR);
  hsl_fact_form_set_value (self->form, g_variant_dict_end (&dict));
  /* Translators: %s is a mark in the wording */
  hint = g_strdup_printf (_ ("%s becomes the name of each creditor"), HSL_TERM_PLAN_CREDITOR);
  hsl_field_row_set_hint (row, hint);
  adw_bin_set_child (self->bin, GTK_WIDGET (self->form));
}

/**
 * hsl_terms_dialog_new:
 * @scope: who may owe
 * @on: the case
 * @first: debtor, matter, manner and due_on as first guess, a{sv}
 */
GtkWidget *
hsl_terms_dialog_new (HslFormScope *scope,
                      HslCase      *on,
                      GVariant     *first)
{
  HslTermsDialog *self = g_object_new (HSL_TYPE_TERMS_DIALOG, NULL);

  self->on = hsl_fact_ref (on);
  add_form (self, scope, first);
  add_people (self, scope);
  on_form_changed_cb (self);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (on_form_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

HslFactForm *
hsl_terms_dialog_get_form (HslTermsDialog *self)
{
  g_return_val_if_fail (HSL_IS_TERMS_DIALOG (self), NULL);
  return self->form;
}

/**
 * hsl_terms_dialog_get_amount:
 *
 * Returns: (transfer none) (nullable): where the amount of a party is typed; %NULL for one who does
 * not sign
 */
HslFieldRow *
hsl_terms_dialog_get_amount (HslTermsDialog *self,
                             const char     *party)
{
  g_return_val_if_fail (HSL_IS_TERMS_DIALOG (self), NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (self->people); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (hsl_field_row_get_field (HSL_FIELD_ROW (row))->name, party) == 0)
      return HSL_FIELD_ROW (row);
  return NULL;
}
