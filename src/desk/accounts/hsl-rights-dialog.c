/* hsl-rights-dialog.c: which cases each role sees, and what else it may do
 *
 * Everybody who sees the accounts may read it; who makes accounts sets it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-rights-dialog"

#include "hsl-rights-dialog.h"

#include "hsl-account-words.h"
#include "hsl-role-row.h"

#include <glib/gi18n-lib.h>

struct _HslRightsDialog
{
  AdwWindow parent_instance;

  /* Owned */
  HslStore      *store; /* (nullable): once disposed */
  HslRightRules *first;

  /* Borrowed */
  HslRoleRow *rows[HSL_N_ROLES];

  /* Template Widgets */
  GtkButton           *close;
  GtkWidget           *accept;
  GtkLabel            *problem;
  GtkLabel            *note;
  AdwPreferencesGroup *roles;
  GtkWidget           *back;
};

G_DEFINE_FINAL_TYPE (HslRightsDialog, hsl_rights_dialog, ADW_TYPE_WINDOW)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- Reading --- */

static void
show_rules (HslRightsDialog     *self,
            const HslRightRules *rules)
{
  for (guint i = 0; i < HSL_N_ROLES; i++)
    hsl_role_row_show (self->rows[i], rules);
}

static gpointer
read_rules (HslStore     *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  return hsl_store_dup_right_rules (store);
}

static void
on_read_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (HslRightsDialog) self = user_data;
  g_autoptr (HslRightRules)   rules = hsl_store_run_finish (HSL_STORE (source), result, NULL);

  if (self->store == NULL || rules == NULL)
    return;
  show_rules (self, rules);
  gtk_widget_set_sensitive (GTK_WIDGET (self->roles), TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.accept", TRUE);
}

/* --- Saving --- */

static gpointer
run_save (HslStore     *store,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  return hsl_store_set_right_rules (store, data, error) ? store : NULL;
}

static void
on_saved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HslRightsDialog) self = user_data;
  g_autoptr (GError)          error = NULL;

  hsl_store_run_finish (HSL_STORE (source), result, &error);
  if (self->store == NULL)
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.accept", TRUE);
  gtk_label_set_text (self->problem, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
  if (error != NULL)
    return;
  g_signal_emit (self, signals[DONE], 0, _ ("From now on this is what roles may do"));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
accept_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HslRightsDialog *self = HSL_RIGHTS_DIALOG (widget);
  HslRightRules   *rules = hsl_right_rules_copy (self->first);

  for (guint i = 0; i < HSL_N_ROLES; i++)
    hsl_role_row_put_into (self->rows[i], rules);
  gtk_widget_action_set_enabled (widget, "form.accept", FALSE);
  hsl_store_run_async (self->store, run_save, rules, (GDestroyNotify) hsl_right_rules_free, NULL, NULL,
                       on_saved_cb, g_object_ref (self));
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HslRightsDialog *self = HSL_RIGHTS_DIALOG (widget);

  show_rules (self, self->first);
}

/* --- Life --- */

static void
hsl_rights_dialog_dispose (GObject *object)
{
  HslRightsDialog *self = HSL_RIGHTS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_RIGHTS_DIALOG);
  g_clear_pointer (&self->first, hsl_right_rules_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (hsl_rights_dialog_parent_class)->dispose (object);
}

static void
hsl_rights_dialog_class_init (HslRightsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_rights_dialog_dispose;

  /**
   * HslRightsDialog::done:
   * @said: what is to be said of it
   */
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "form.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "form.back", NULL, back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.accept", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-rights-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HslRightsDialog, close);
  gtk_widget_class_bind_template_child (widget_class, HslRightsDialog, accept);
  gtk_widget_class_bind_template_child (widget_class, HslRightsDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, HslRightsDialog, note);
  gtk_widget_class_bind_template_child (widget_class, HslRightsDialog, roles);
  gtk_widget_class_bind_template_child (widget_class, HslRightsDialog, back);
}

static void
hsl_rights_dialog_init (HslRightsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
allow_editing (HslRightsDialog *self,
               gboolean         may_edit)
{
  gtk_widget_set_visible (self->accept, may_edit);
  gtk_widget_set_visible (self->back, may_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.accept", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.back", may_edit);
  if (!may_edit)
    gtk_button_set_label (self->close, _ ("_Close"));
  gtk_label_set_text (self->note,
                      may_edit ? _ ("Counts at once for everybody who has that role. Which accounts there "
                                    "are, and a locked case, are not changed by it.")
                               : _ ("Set by the administrator."));
}

/**
 * hsl_rights_dialog_new:
 * @store: open
 */
GtkWidget *
hsl_rights_dialog_new (HslStore *store)
{
  HslRightsDialog *self = g_object_new (HSL_TYPE_RIGHTS_DIALOG, NULL);
  gboolean         may_edit = (hsl_store_get_permits (store) & HSL_PERMIT_ACCOUNTS) != 0;

  self->store = g_object_ref (store);
  self->first = hsl_store_dup_first_right_rules (store);
  for (guint i = 0; i < HSL_N_ROLES; i++)
    {
      self->rows[i] = HSL_ROLE_ROW (hsl_role_row_new (i, self->first, may_edit));
      adw_preferences_group_add (self->roles, GTK_WIDGET (self->rows[i]));
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->roles), FALSE);
  allow_editing (self, may_edit);
  hsl_store_run_async (store, read_rules, NULL, NULL, (GDestroyNotify) hsl_right_rules_free, NULL, on_read_cb,
                       g_object_ref (self));
  return GTK_WIDGET (self);
}
