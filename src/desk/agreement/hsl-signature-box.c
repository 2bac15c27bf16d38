/* hsl-signature-box.c: who has signed, and ticking it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-signature-box"

#include "hsl-signature-box.h"

#include "hsl-action-dialog.h"
#include "hsl-path.h"
#include "hsl-veil.h"
#include "hsl-wrap-layout.h"

#include <glib/gi18n-lib.h>

#define SIGNATORY "hsl-signatory"

struct _HslSignatureBox
{
  GtkWidget parent_instance;

  /* Owned */
  HslStore *store;
  HslCase  *on;
  char     *agreement;

  /* Children */
  GtkWidget   *list;
  HslFieldRow *day;
  GtkLabel    *problem;
};

G_DEFINE_FINAL_TYPE (HslSignatureBox, hsl_signature_box, GTK_TYPE_WIDGET)

static void
show_problem (HslSignatureBox *self,
              const char      *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

/* Returns: (transfer full) (nullable): the ticked ones, or with @all every one that can be ticked */
static GVariant *
make_input (HslSignatureBox *self,
            gboolean         all)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (GVariant) day = hsl_field_row_get_value (self->day, &error);
  GVariantBuilder      who;
  GVariantDict         dict;

  if (error != NULL)
    return NULL;
  g_variant_builder_init (&who, G_VARIANT_TYPE_STRING_ARRAY);
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (GTK_IS_CHECK_BUTTON (row) && (all || gtk_check_button_get_active (GTK_CHECK_BUTTON (row))))
      g_variant_builder_add (&who, "s", g_object_get_data (G_OBJECT (row), SIGNATORY));

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert_value (&dict, "signatories", g_variant_builder_end (&who));
  g_variant_dict_insert (&dict, "agreement", "s", self->agreement);
  if (day != NULL)
    g_variant_dict_insert_value (&dict, "on", g_variant_ref_sink (day));
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

static gboolean
check (HslSignatureBox *self,
       GVariant        *input,
       GError         **error)
{
  g_autoptr (HslFact) after = NULL;
  HslContext          context;

  hsl_store_init_context (self->store, &context);
  after = (HslFact *) hsl_action_do (hsl_action_find ("sign"), self->on, input, &context, error);
  hsl_store_clear_context (&context);
  return after != NULL;
}

static void
show_error (HslSignatureBox *self,
            const GError    *error)
{
  g_autofree char *path = NULL;
  const char      *what;

  if (hsl_path_split_message (error->message, &path, &what) && g_str_equal (path, "on"))
    hsl_field_row_show_problem (self->day, "", what);
  else
    show_problem (self, error->message);
}

static void
sign_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HslSignatureBox     *self = HSL_SIGNATURE_BOX (widget);
  g_autoptr (GVariant) input = NULL;
  g_autoptr (GError)   error = NULL;

  show_problem (self, NULL);
  hsl_field_row_clear_problem (self->day);
  input = make_input (self, g_variant_get_boolean (parameter));
  if (input == NULL)
    return;
  if (!check (self, input, &error))
    show_error (self, error);
  else
    gtk_widget_activate_action (widget, "case.act", "(s@a{sv})", "sign", input);
}

static void
hsl_signature_box_dispose (GObject *object)
{
  HslSignatureBox *self = HSL_SIGNATURE_BOX (object);
  GtkWidget       *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->store);
  g_clear_pointer (&self->on, hsl_fact_unref);
  g_clear_pointer (&self->agreement, g_free);
  G_OBJECT_CLASS (hsl_signature_box_parent_class)->dispose (object);
}

static void
hsl_signature_box_class_init (HslSignatureBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_signature_box_dispose;

  gtk_widget_class_install_action (widget_class, "signatures.tick", "b", sign_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
hsl_signature_box_init (HslSignatureBox *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hsl-card");
}

static void
add_signed (HslSignatureBox *self,
            const char      *name,
            HslDay           on)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget       *label = gtk_label_new (NULL);
  g_autofree char *day = hsl_day_to_iso (on);
  g_autofree char *text = g_strdup_printf (_ ("%s, signed on %s"), name, day);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "hsl-done");
  gtk_box_append (GTK_BOX (self->list), box);
}

/* Adds the tick of one, done or still to do. Returns: whether it is still to do. */
static gboolean
add_signatory (HslSignatureBox    *self,
               const HslAgreement *agreement,
               const char         *signatory,
               const char         *name)
{
  HslDay     on = hsl_agreement_get_signed_on (agreement, signatory);
  GtkWidget *check_button;

  if (on != HSL_DAY_NONE)
    {
      add_signed (self, name, on);
      return FALSE;
    }
  check_button = gtk_check_button_new_with_label (name);
  g_object_set_data_full (G_OBJECT (check_button), SIGNATORY, g_strdup (signatory), g_free);
  gtk_box_append (GTK_BOX (self->list), check_button);
  return TRUE;
}

static guint
add_signatories (HslSignatureBox    *self,
                 const HslAgreement *agreement)
{
  g_autoptr (GPtrArray)    parties = hsl_agreement_get_signatories (agreement, self->on);
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (self->store);
  const char              *mediator = hsl_directory_get_worker_name (directory, agreement->mediator);
  g_autofree char         *mediator_words = g_strdup_printf (_ ("Mediator %s"), mediator);
  guint                    missing = 0;

  for (guint i = 0; i < parties->len; i++)
    {
      const HslParty  *party = g_ptr_array_index (parties, i);
      g_autofree char *name = hsl_veil_dup_words (self->on, party->name != NULL ? party->name : "?");

      missing += (guint) add_signatory (self, agreement, party->fact.uid, name);
    }
  missing += (guint) add_signatory (self, agreement, HSL_SIGNATORY_MEDIATOR, mediator_words);
  if (!hsl_case_is_police (self->on))
    missing += (guint) add_signatory (self, agreement, HSL_SIGNATORY_SEAL, _ ("Seal of the committee"));
  return missing;
}

static GtkWidget *
make_button (const char *label,
             gboolean    all)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "signatures.tick");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "b", all);
  return button;
}

static void
add_foot (HslSignatureBox *self)
{
  static const HslField day_field = { .name = "on", .label = N_ ("Signed on"), .type = HSL_FIELD_DAY };

  g_autoptr (HslFormScope) scope = hsl_form_scope_new_for_store (self->store, self->on);
  GtkWidget               *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autoptr (GVariant)     today = g_variant_ref_sink (
          g_variant_new_take_string (hsl_day_to_iso (hsl_form_scope_get_today (scope))));

  self->day = hsl_field_row_new (&day_field, scope);
  hsl_field_row_set_value (self->day, today);
  gtk_widget_set_halign (GTK_WIDGET (self->day), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (buttons), make_button (_ ("_Tick the chosen"), FALSE));
  gtk_box_append (GTK_BOX (buttons), make_button (_ ("_All signed that day"), TRUE));
  gtk_widget_set_parent (GTK_WIDGET (self->day), GTK_WIDGET (self));
  gtk_widget_set_parent (buttons, GTK_WIDGET (self));
}

/**
 * hsl_signature_box_new:
 * @agreement: drawn up, not in force
 */
GtkWidget *
hsl_signature_box_new (HslStore           *store,
                       HslCase            *on,
                       const HslAgreement *agreement)
{
  HslSignatureBox *self = g_object_new (HSL_TYPE_SIGNATURE_BOX, NULL);
  GtkWidget       *problem = gtk_label_new (NULL);
  GtkWidget       *heading = gtk_label_new (NULL);
  g_autofree char *text = NULL;
  guint            missing;

  self->store = g_object_ref (store);
  self->on = hsl_fact_ref (on);
  self->agreement = g_strdup (agreement->fact.uid);
  self->list = hsl_wrap_box_new ();
  hsl_wrap_layout_set_columns (HSL_WRAP_LAYOUT (gtk_widget_get_layout_manager (self->list)), 170, 3);
  missing = add_signatories (self, agreement);

  text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u signature is missing", "%u signatures are missing", missing),
      missing);
  gtk_label_set_text (GTK_LABEL (heading), text);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  self->problem = GTK_LABEL (problem);
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_xalign (self->problem, 0);
  gtk_widget_add_css_class (problem, "error");
  show_problem (self, NULL);

  gtk_widget_set_parent (heading, GTK_WIDGET (self));
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  add_foot (self);
  gtk_widget_set_parent (problem, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * hsl_signature_box_get_check:
 *
 * Returns: (transfer none) (nullable): the tick of one who has not signed
 */
GtkCheckButton *
hsl_signature_box_get_check (HslSignatureBox *self,
                             const char      *signatory)
{
  g_return_val_if_fail (HSL_IS_SIGNATURE_BOX (self), NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (GTK_IS_CHECK_BUTTON (row) &&
        g_strcmp0 (g_object_get_data (G_OBJECT (row), SIGNATORY), signatory) == 0)
      return GTK_CHECK_BUTTON (row);
  return NULL;
}

HslFieldRow *
hsl_signature_box_get_day (HslSignatureBox *self)
{
  g_return_val_if_fail (HSL_IS_SIGNATURE_BOX (self), NULL);
  return self->day;
}
