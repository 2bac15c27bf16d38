/* hsl-action-dialog.c: does one action of the table to a case
 *
 * The form is made from the action's input, filled with what most likely will be typed, or with the
 * draft of an earlier try. A refusal is shown at the field it names; what was typed stays.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-action-dialog"

#include "hsl-action-dialog.h"

#include "hsl-dict.h"
#include "hsl-deed.h"
#include "hsl-draft-keeper.h"

#include <glib/gi18n-lib.h>

struct _HslActionDialog
{
  AdwWindow parent_instance;

  /* Owned */
  HslStore       *store;
  HslCase        *on;
  HslDraftKeeper *keeper;

  gboolean prefilled;

  /* Borrowed */
  const HslAction *action;
  HslFactForm     *form;

  /* Template Widgets */
  AdwWindowTitle *title;
  GtkWidget      *accept;
  GtkLabel       *problem;
  GtkWidget      *restored;
  AdwBin         *bin;
  GtkLabel       *note;
  GtkSpinner     *spinner;
};

G_DEFINE_FINAL_TYPE (HslActionDialog, hsl_action_dialog, ADW_TYPE_WINDOW)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_busy (HslActionDialog *self,
          gboolean         busy)
{
  gtk_widget_set_sensitive (self->accept, !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

static void
show_problem (HslActionDialog *self,
              const char      *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

/* At the field where it has one, otherwise above the form. */
static void
show_error (HslActionDialog *self,
            const GError    *error)
{
  if (hsl_fact_form_show_error (self->form, error))
    show_problem (self, _ ("Not saved yet: see the field marked red."));
  else
    {
      show_problem (self, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->problem));
    }
}

static void
on_done_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (HslActionDialog) self = user_data;
  g_autoptr (GError)          error = NULL;
  g_autoptr (HslFact)         after = hsl_store_run_finish (HSL_STORE (source), result, &error);

  if (self->form == NULL)
    return;
  set_busy (self, FALSE);
  if (after == NULL)
    {
      show_error (self, error);
      return;
    }
  hsl_draft_keeper_drop (self->keeper);
  g_signal_emit (self, signals[DONE], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
accept_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HslActionDialog   *self = HSL_ACTION_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  GVariant          *input;

  if (!gtk_widget_get_sensitive (self->accept))
    return;
  hsl_fact_form_clear_problems (self->form);
  show_problem (self, NULL);
  input = hsl_fact_form_get_value (self->form, &error);
  if (input == NULL)
    {
      show_problem (self, _ ("Not saved yet: see the field marked red."));
      return;
    }

  set_busy (self, TRUE);
  hsl_deed_do_async (self->store, self->on->fact.uid, self->action->id, input, on_done_cb,
                     g_object_ref (self));
}

/* Suggested again, without what an earlier try left. */
static void
start_again_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  HslActionDialog     *self = HSL_ACTION_DIALOG (widget);
  g_autoptr (GVariant) suggested = NULL;
  HslContext           context;

  hsl_store_init_context (self->store, &context);
  suggested = hsl_action_suggest (self->action, self->on, &context);
  hsl_store_clear_context (&context);
  if (suggested != NULL && g_variant_is_floating (suggested))
    g_variant_ref_sink (suggested);
  hsl_fact_form_set_value (self->form, suggested);
  gtk_widget_set_visible (self->restored, FALSE);
  if (name != NULL)
    {
      hsl_draft_keeper_touch (self->keeper);
      show_problem (self, NULL);
    }
}

static void
on_draft_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HslActionDialog) self = user_data;
  g_autoptr (GVariant)        draft = hsl_draft_keeper_load_finish (HSL_DRAFT_KEEPER (source), result, NULL);

  if (draft == NULL || self->form == NULL || self->prefilled)
    return;
  hsl_fact_form_set_value (self->form, draft);
  gtk_widget_set_visible (self->restored, TRUE);
}

static GVariant *
get_draft (gpointer user_data)
{
  return hsl_fact_form_get_draft (HSL_ACTION_DIALOG (user_data)->form);
}

static gboolean
on_close_request_cb (HslActionDialog *self)
{
  hsl_draft_keeper_save_now (self->keeper);
  return FALSE;
}

static void
hsl_action_dialog_dispose (GObject *object)
{
  HslActionDialog *self = HSL_ACTION_DIALOG (object);

  self->form = NULL;
  g_clear_object (&self->keeper);
  g_clear_object (&self->store);
  g_clear_pointer (&self->on, hsl_fact_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_ACTION_DIALOG);
  G_OBJECT_CLASS (hsl_action_dialog_parent_class)->dispose (object);
}

static void
hsl_action_dialog_class_init (HslActionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_action_dialog_dispose;

  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "form.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "form.start-again", NULL, start_again_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.accept", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "form.accept", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-action-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HslActionDialog, title);
  gtk_widget_class_bind_template_child (widget_class, HslActionDialog, accept);
  gtk_widget_class_bind_template_child (widget_class, HslActionDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, HslActionDialog, restored);
  gtk_widget_class_bind_template_child (widget_class, HslActionDialog, bin);
  gtk_widget_class_bind_template_child (widget_class, HslActionDialog, note);
  gtk_widget_class_bind_template_child (widget_class, HslActionDialog, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_close_request_cb);
}

static void
hsl_action_dialog_init (HslActionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hsl_form_scope_new_for_store:
 * @on: (nullable): the case whose parts may be linked to
 */
HslFormScope *
hsl_form_scope_new_for_store (HslStore      *store,
                              const HslCase *on)
{
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (store);

  return hsl_form_scope_new ((HslCodes *) hsl_store_get_codes (store), directory, on,
                             hsl_minute_get_day (hsl_store_get_now (store)));
}

static void
add_form (HslActionDialog *self)
{
  g_autoptr (HslFormScope) scope = hsl_form_scope_new_for_store (self->store, self->on);
  GtkWidget               *form = hsl_fact_form_new (self->action->input, scope, NULL);

  self->form = HSL_FACT_FORM (form);
  adw_bin_set_child (self->bin, form);
  start_again_action (GTK_WIDGET (self), NULL, NULL);
  g_signal_connect_object (form, "changed", G_CALLBACK (hsl_draft_keeper_touch), self->keeper,
                           G_CONNECT_SWAPPED);
}

/**
 * hsl_action_dialog_new:
 * @on: the case
 * @action: of hsl_actions
 */
GtkWidget *
hsl_action_dialog_new (HslStore        *store,
                       HslCase         *on,
                       const HslAction *action)
{
  HslActionDialog *self = g_object_new (HSL_TYPE_ACTION_DIALOG, NULL);
  const char      *label = g_dgettext (GETTEXT_PACKAGE, action->label);
  g_autofree char *key = g_strdup_printf ("action/%s/%s", on->fact.uid, action->id);
  g_autofree char *subtitle = hsl_case_dup_title (on);

  self->store = g_object_ref (store);
  self->on = hsl_fact_ref (on);
  self->action = action;
  self->keeper = hsl_draft_keeper_new (store, key, get_draft, self);
  gtk_window_set_title (GTK_WINDOW (self), label);
  adw_window_title_set_title (self->title, label);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->note), action->note != NULL);
  if (action->note != NULL)
    gtk_label_set_text (self->note, g_dgettext (GETTEXT_PACKAGE, action->note));
  add_form (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
  hsl_draft_keeper_load_async (self->keeper, on_draft_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

/**
 * hsl_action_dialog_prefill:
 * @value: a dictionary of the action's input
 *
 * Puts @value over what is suggested: what a draft of an earlier try held does not come back. An empty
 * text takes a suggestion away.
 */
void
hsl_action_dialog_prefill (HslActionDialog *self,
                           GVariant        *value)
{
  g_autoptr (GVariant) suggested = NULL;
  GVariantDict         dict;

  g_return_if_fail (HSL_IS_ACTION_DIALOG (self));

  self->prefilled = TRUE;
  suggested = g_variant_ref_sink (hsl_fact_form_get_draft (self->form));
  g_variant_dict_init (&dict, suggested);
  hsl_dict_merge (&dict, value);
  hsl_fact_form_set_value (self->form, g_variant_dict_end (&dict));
}

/**
 * hsl_action_dialog_present:
 * @parent: a widget of the window it belongs to
 * @action: id of an action
 * @prefill: (nullable): what to start from, over what is suggested
 *
 * Opens the dialog that does @action to @on.
 */
void
hsl_action_dialog_present (GtkWidget  *parent,
                           HslStore   *store,
                           HslCase    *on,
                           const char *action,
                           GVariant   *prefill)
{
  const HslAction *found = hsl_action_find (action);
  GtkWidget       *dialog;
  GtkRoot         *root = gtk_widget_get_root (parent);

  g_return_if_fail (found != NULL);

  dialog = hsl_action_dialog_new (store, on, found);
  if (prefill != NULL)
    hsl_action_dialog_prefill (HSL_ACTION_DIALOG (dialog), prefill);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (dialog));
}

HslFactForm *
hsl_action_dialog_get_form (HslActionDialog *self)
{
  g_return_val_if_fail (HSL_IS_ACTION_DIALOG (self), NULL);
  return self->form;
}

/**
 * hsl_action_dialog_get_problem:
 *
 * Returns: (nullable): what is said above the form
 */
const char *
hsl_action_dialog_get_problem (HslActionDialog *self)
{
  g_return_val_if_fail (HSL_IS_ACTION_DIALOG (self), NULL);
  return gtk_widget_get_visible (GTK_WIDGET (self->problem)) ? gtk_label_get_text (self->problem) : NULL;
}
