/* hsl-fact-dialog.c: enters or corrects one fact of the station
 *
 * Nothing is deleted here: whoever leaves gets a last day, so that old cases keep their names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-fact-dialog"

#include "hsl-fact-dialog.h"

#include "hsl-action-dialog.h"
#include "hsl-numbering.h"

#include <glib/gi18n-lib.h>

struct _HslFactDialog
{
  AdwWindow parent_instance;

  /* Owned */
  HslStore *store;
  HslFact  *fact; /* (nullable): the one that is corrected */

  /* Borrowed */
  const HslNoun *noun;
  HslFactForm   *form; /* (nullable): once disposed */

  /* Template Widgets */
  AdwWindowTitle *title;
  GtkWidget      *accept;
  GtkLabel       *problem;
  AdwBin         *bin;
};

G_DEFINE_FINAL_TYPE (HslFactDialog, hsl_fact_dialog, ADW_TYPE_WINDOW)

static void
show_problem (HslFactDialog *self,
              const char    *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static void
show_error (HslFactDialog *self,
            const GError  *error)
{
  if (hsl_fact_form_show_error (self->form, error))
    show_problem (self, _ ("Not saved yet: see the field marked red."));
  else
    show_problem (self, error->message);
}

/* The example of a case number changes as its pattern is typed. */
static void
show_example (HslFactDialog *self)
{
  HslFieldRow         *row = hsl_fact_form_get_row (self->form, "number_pattern");
  g_autoptr (GVariant) draft = NULL;
  g_autoptr (GError)   error = NULL;
  g_autofree char     *number = NULL;
  g_autofree char     *hint = NULL;
  const char          *pattern = "", *short_name = "";
  gint64               n = 1;

  if (row == NULL)
    return;
  draft = g_variant_ref_sink (hsl_fact_form_get_draft (self->form));
  g_variant_lookup (draft, "number_pattern", "&s", &pattern);
  g_variant_lookup (draft, "short_name", "&s", &short_name);
  g_variant_lookup (draft, "first_number", "x", &n);
  if (hsl_numbering_check (pattern, &error))
    {
      number = hsl_numbering_format (pattern,
                                     hsl_day_get_year (hsl_minute_get_day (hsl_store_get_now (self->store))),
                                     short_name, MAX (n, 1));
      hint = g_strdup_printf (_ ("such as %s"), number);
    }
  hsl_field_row_set_hint (row, error != NULL ? error->message : hint);
}

static gpointer
put_fact (HslStore     *store,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  return hsl_store_put (store, data, error) ? store : NULL;
}

static void
on_put_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (HslFactDialog) self = user_data;
  g_autoptr (GError)        error = NULL;

  hsl_store_run_finish (HSL_STORE (source), result, &error);
  if (self->form == NULL)
    return;
  gtk_widget_set_sensitive (self->accept, TRUE);
  if (error != NULL)
    show_error (self, error);
  else
    gtk_window_destroy (GTK_WINDOW (self));
}

/* What the form says, as a fact; problems are shown where they are. */
static HslFact *
read_fact (HslFactDialog *self,
           GError       **error)
{
  g_autoptr (GVariant) value = hsl_fact_form_get_value (self->form, error);
  g_autoptr (HslFact)  fact = NULL;
  const char          *pattern;

  if (value == NULL)
    return NULL;
  g_variant_ref_sink (value);
  fact = hsl_fact_from_variant (self->noun, value, "", error);
  if (fact == NULL)
    return NULL;
  pattern = hsl_noun_find_field (self->noun, "number_pattern") != NULL
                ? hsl_fact_get_text (fact, "number_pattern")
                : NULL;
  if (pattern != NULL)
    {
      g_autoptr (GError) wrong = NULL;

      if (!hsl_numbering_check (pattern, &wrong))
        {
          g_set_error (error, HSL_CORE_ERROR, wrong->code, "number_pattern: %s", wrong->message);
          return NULL;
        }
    }
  g_free (fact->uid);
  fact->uid = self->fact != NULL ? g_strdup (self->fact->uid) : hsl_uid_new ();
  fact->version = self->fact != NULL ? self->fact->version : 0;
  return g_steal_pointer (&fact);
}

static void
accept_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HslFactDialog     *self = HSL_FACT_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  HslFact           *fact;

  if (!gtk_widget_get_sensitive (self->accept))
    return;
  hsl_fact_form_clear_problems (self->form);
  show_problem (self, NULL);
  fact = read_fact (self, &error);
  if (fact == NULL)
    {
      show_error (self, error);
      return;
    }
  gtk_widget_set_sensitive (self->accept, FALSE);
  hsl_store_run_async (self->store, put_fact, fact, hsl_fact_unref, NULL, NULL, on_put_cb,
                       g_object_ref (self));
}

static void
hsl_fact_dialog_dispose (GObject *object)
{
  HslFactDialog *self = HSL_FACT_DIALOG (object);

  self->form = NULL;
  g_clear_pointer (&self->fact, hsl_fact_unref);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_FACT_DIALOG);
  G_OBJECT_CLASS (hsl_fact_dialog_parent_class)->dispose (object);
}

static void
hsl_fact_dialog_class_init (HslFactDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_fact_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "form.accept", NULL, accept_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.accept", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "form.accept", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-fact-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HslFactDialog, title);
  gtk_widget_class_bind_template_child (widget_class, HslFactDialog, accept);
  gtk_widget_class_bind_template_child (widget_class, HslFactDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, HslFactDialog, bin);
}

static void
hsl_fact_dialog_init (HslFactDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
focus_form (GtkWidget *form)
{
  gtk_widget_child_focus (form, GTK_DIR_TAB_FORWARD);
}

/**
 * hsl_fact_dialog_new:
 * @fact: (nullable): what is corrected; a new one is entered otherwise
 */
GtkWidget *
hsl_fact_dialog_new (HslStore      *store,
                     const HslNoun *noun,
                     gpointer       fact)
{
  HslFactDialog           *self = g_object_new (HSL_TYPE_FACT_DIALOG, NULL);
  g_autoptr (HslFormScope) scope = hsl_form_scope_new_for_store (store, NULL);
  const char              *label = g_dgettext (GETTEXT_PACKAGE, noun->label);

  self->store = g_object_ref (store);
  self->noun = noun;
  self->form = HSL_FACT_FORM (hsl_fact_form_new (noun, scope, NULL));
  adw_bin_set_child (self->bin, GTK_WIDGET (self->form));
  gtk_window_set_title (GTK_WINDOW (self), label);
  adw_window_title_set_title (self->title, label);
  if (fact != NULL)
    {
      self->fact = hsl_fact_ref (fact);
      adw_window_title_set_subtitle (self->title, hsl_fact_get_text (fact, "name"));
      hsl_fact_form_set_value (self->form, hsl_fact_to_variant (fact, HSL_VARIANT_ALL));
    }
  show_example (self);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (show_example), self, G_CONNECT_SWAPPED);
  /* Typing begins in the form, not on the buttons above it. */
  g_signal_connect_object (self, "map", G_CALLBACK (focus_form), self->form, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

HslFactForm *
hsl_fact_dialog_get_form (HslFactDialog *self)
{
  g_return_val_if_fail (HSL_IS_FACT_DIALOG (self), NULL);
  return self->form;
}

/**
 * hsl_fact_dialog_get_problem:
 *
 * Returns: (nullable): what is said above the form
 */
const char *
hsl_fact_dialog_get_problem (HslFactDialog *self)
{
  g_return_val_if_fail (HSL_IS_FACT_DIALOG (self), NULL);
  return gtk_widget_get_visible (GTK_WIDGET (self->problem)) ? gtk_label_get_text (self->problem) : NULL;
}
