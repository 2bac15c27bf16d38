/* hsl-case-page.c: one case, whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-case-page"

#include "hsl-case-page.h"

#include "hsl-action-dialog.h"
#include "hsl-dialogs.h"
#include "hsl-words.h"
#include "hsl-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _HslCasePage
{
  GtkWidget parent_instance;

  /* Owned */
  HslStore     *store;
  char         *uid;
  HslCase      *shown;
  GCancellable *cancellable;

  gulong changed_handler;

  /* Template Widgets */
  GtkStack  *stack;
  GtkLabel  *title;
  GtkLabel  *number;
  GtkLabel  *summary;
  GtkButton *next_step;
  GtkBox    *actions;
};

G_DEFINE_FINAL_TYPE (HslCasePage, hsl_case_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_CASE_UID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gpointer
load (HslStore     *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  return hsl_store_load_case (store, data, error);
}

static void
do_action (HslCasePage     *self,
           const HslAction *action)
{
  GtkWidget *dialog = hsl_action_dialog_new (self->store, self->shown, action);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_action_cb (GtkButton   *button,
              HslCasePage *self)
{
  do_action (self, g_object_get_data (G_OBJECT (button), "hsl-action"));
}

static void
show_actions (HslCasePage *self)
{
  HslContext            context;
  g_autoptr (GPtrArray) actions = NULL;
  const HslAction      *next;
  GtkWidget            *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->actions))) != NULL)
    gtk_box_remove (self->actions, child);

  hsl_store_init_context (self->store, &context);
  actions = hsl_case_get_actions (self->shown, &context);
  next = hsl_case_get_next_step (self->shown, &context);
  hsl_store_clear_context (&context);

  for (guint i = 0; i < actions->len; i++)
    {
      const HslAction *action = g_ptr_array_index (actions, i);
      GtkWidget       *button = gtk_button_new_with_label (g_dgettext (GETTEXT_PACKAGE, action->label));

      g_object_set_data (G_OBJECT (button), "hsl-action", (gpointer) action);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_action_cb), self, 0);
      gtk_box_append (self->actions, button);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->next_step), next != NULL);
  g_object_set_data (G_OBJECT (self->next_step), "hsl-action", (gpointer) next);
  if (next != NULL)
    {
      g_autofree char *label =
          g_strdup_printf (_ ("Next step: %s"), g_dgettext (GETTEXT_PACKAGE, next->label));

      gtk_button_set_label (self->next_step, label);
    }
}

static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (HslCasePage) self = user_data;
  g_autoptr (GError)      error = NULL;
  g_autofree char        *title = NULL;
  HslCase                *loaded = hsl_store_run_finish (HSL_STORE (source), result, &error);

  if (loaded == NULL)
    {
      if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
        hsl_dialogs_show_error (GTK_WIDGET (self), _ ("The case cannot be opened"), error);
      return;
    }
  g_clear_pointer (&self->shown, hsl_fact_unref);
  self->shown = loaded;
  title = hsl_case_dup_title (loaded);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->number, loaded->number != NULL ? loaded->number : _ ("no number yet"));
  gtk_label_set_text (self->summary, loaded->summary != NULL ? loaded->summary : "");
  show_actions (self);
  gtk_stack_set_visible_child_name (self->stack, "case");
}

static void
reload (HslCasePage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->uid == NULL || self->store == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "none");
      return;
    }
  self->cancellable = g_cancellable_new ();
  hsl_store_run_async (self->store, load, g_strdup (self->uid), g_free, hsl_fact_unref, self->cancellable,
                       on_loaded_cb, g_object_ref (self));
}

static void
on_store_changed_cb (HslCasePage *self,
                     const char  *uid)
{
  if (uid == NULL || g_strcmp0 (uid, self->uid) == 0)
    reload (self);
}

static void
next_step_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  HslCasePage     *self = HSL_CASE_PAGE (widget);
  const HslAction *next = g_object_get_data (G_OBJECT (self->next_step), "hsl-action");

  if (self->shown != NULL && next != NULL)
    do_action (self, next);
}

static void
hsl_case_page_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  HslCasePage *self = HSL_CASE_PAGE (object);

  switch (id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_CASE_UID:
      g_value_set_string (value, self->uid);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hsl_case_page_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  HslCasePage *self = HSL_CASE_PAGE (object);

  switch (id)
    {
    case PROP_STORE:
      if (self->store != NULL)
        g_clear_signal_handler (&self->changed_handler, self->store);
      g_set_object (&self->store, g_value_get_object (value));
      if (self->store != NULL)
        self->changed_handler = g_signal_connect_object (
            self->store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
      reload (self);
      break;
    case PROP_CASE_UID:
      hsl_case_page_set_case_uid (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hsl_case_page_dispose (GObject *object)
{
  HslCasePage *self = HSL_CASE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_object (&self->store);
  g_clear_pointer (&self->shown, hsl_fact_unref);
  g_clear_pointer (&self->uid, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_CASE_PAGE);
  G_OBJECT_CLASS (hsl_case_page_parent_class)->dispose (object);
}

static void
hsl_case_page_class_init (HslCasePageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hsl_case_page_get_property;
  object_class->set_property = hsl_case_page_set_property;
  object_class->dispose = hsl_case_page_dispose;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, HSL_TYPE_STORE,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CASE_UID] = g_param_spec_string (
      "case-uid", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "case.next-step", NULL, next_step_action);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-case-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HslCasePage, stack);
  gtk_widget_class_bind_template_child (widget_class, HslCasePage, title);
  gtk_widget_class_bind_template_child (widget_class, HslCasePage, number);
  gtk_widget_class_bind_template_child (widget_class, HslCasePage, summary);
  gtk_widget_class_bind_template_child (widget_class, HslCasePage, next_step);
  gtk_widget_class_bind_template_child (widget_class, HslCasePage, actions);
}

static void
hsl_case_page_init (HslCasePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->actions), g_object_new (HSL_TYPE_WRAP_LAYOUT, NULL));
}

GtkWidget *
hsl_case_page_new (void)
{
  return g_object_new (HSL_TYPE_CASE_PAGE, NULL);
}

/**
 * hsl_case_page_set_case_uid:
 * @uid: (nullable): the case to show, none when %NULL
 */
void
hsl_case_page_set_case_uid (HslCasePage *self,
                            const char  *uid)
{
  g_return_if_fail (HSL_IS_CASE_PAGE (self));

  if (g_strcmp0 (uid, self->uid) == 0)
    return;
  g_free (self->uid);
  self->uid = g_strdup (uid);
  reload (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CASE_UID]);
}

const char *
hsl_case_page_get_case_uid (HslCasePage *self)
{
  g_return_val_if_fail (HSL_IS_CASE_PAGE (self), NULL);
  return self->uid;
}
