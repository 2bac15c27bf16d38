/* hsl-sign-in.c: the page that asks for the password
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-sign-in"

#include "hsl-sign-in.h"

#include "hsl-account-choice.h"
#include "hsl-secret.h"
#include "hsl-widget.h"

#include <glib/gi18n-lib.h>

struct _HslSignIn
{
  GtkWidget parent_instance;

  /* Owned */
  HslStore     *store;
  GCancellable *cancellable;

  /* Template Widgets */
  GtkLabel         *demo_note;
  HslAccountChoice *account;
  GtkEditable      *password;
  GtkEditable      *recovery;
  GtkEditable      *new_password;
  GtkLabel         *problem;
  GtkWidget        *button;
  GtkSpinner       *spinner;
};

G_DEFINE_FINAL_TYPE (HslSignIn, hsl_sign_in, GTK_TYPE_WIDGET)

enum
{
  SIGNED_IN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is handed to the database thread: in memory that is never swapped, and wiped. */
typedef struct
{
  char      *account;
  HslSecret *password;
  HslSecret *recovery; /* (nullable) */
} Credentials;

static void
credentials_free (gpointer data)
{
  Credentials *credentials = data;

  g_free (credentials->account);
  hsl_secret_unref (credentials->password);
  hsl_secret_unref (credentials->recovery);
  g_free (credentials);
}

static void
set_busy (HslSignIn *self,
          gboolean   busy)
{
  /* An entry that has the focus when it is shut is not told that it lost it, and its cursor blinks on. */
  if (busy)
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  gtk_widget_set_sensitive (self->button, !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

static void
show_problem (HslSignIn  *self,
              const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
  if (text != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->password), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->password), "error");
}

static gpointer
unlock (HslStore     *store,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  Credentials *credentials = data;
  const char  *password = hsl_secret_get_text (credentials->password);
  gboolean     ok;

  if (credentials->recovery != NULL)
    ok = hsl_store_unlock_with_recovery (store, hsl_secret_get_text (credentials->recovery),
                                         credentials->account, password, error);
  else
    ok = hsl_store_unlock (store, credentials->account, password, error);
  return GINT_TO_POINTER (ok);
}

static void
on_unlocked_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (HslSignIn) self = user_data;
  g_autoptr (GError)    error = NULL;
  gpointer              ok = hsl_store_run_finish (HSL_STORE (source), result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  set_busy (self, FALSE);
  if (ok != NULL)
    {
      gtk_editable_set_text (self->password, "");
      gtk_editable_set_text (self->recovery, "");
      gtk_editable_set_text (self->new_password, "");
      g_signal_emit (self, signals[SIGNED_IN], 0);
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->password));
  gtk_editable_select_region (self->password, 0, -1);
  show_problem (self, error->message);
}

static void
start (HslSignIn  *self,
       const char *password,
       const char *recovery)
{
  const char  *account = hsl_account_choice_get_name (self->account);
  Credentials *credentials;

  if (account == NULL)
    {
      show_problem (self, _ ("Choose your name first."));
      gtk_widget_grab_focus (GTK_WIDGET (self->account));
      return;
    }
  credentials = g_new0 (Credentials, 1);
  credentials->account = g_strdup (account);
  credentials->password = hsl_secret_new_text (password);
  credentials->recovery = recovery != NULL ? hsl_secret_new_text (recovery) : NULL;
  show_problem (self, NULL);
  set_busy (self, TRUE);
  hsl_store_run_async (self->store, unlock, credentials, credentials_free, NULL, self->cancellable,
                       on_unlocked_cb, g_object_ref (self));
}

static void
on_entered_cb (HslSignIn *self)
{
  if (gtk_widget_get_sensitive (self->button))
    start (self, gtk_editable_get_text (self->password), NULL);
}

/* What was typed was for somebody else. */
static void
on_account_chosen_cb (HslSignIn *self)
{
  gtk_editable_set_text (self->password, "");
  show_problem (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->password));
}

static void
on_recover_cb (HslSignIn *self)
{
  const char *recovery = gtk_editable_get_text (self->recovery);
  const char *password = gtk_editable_get_text (self->new_password);

  if (*recovery == '\0')
    show_problem (self, _ ("The text of the recovery sheet is missing."));
  else
    start (self, password, recovery);
}

static void
on_changed_cb (HslSignIn *self)
{
  show_problem (self, NULL);
}

static gboolean
hsl_sign_in_grab_focus (GtkWidget *widget)
{
  HslSignIn *self = HSL_SIGN_IN (widget);

  if (hsl_account_choice_get_name (self->account) == NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->account));
  return gtk_widget_grab_focus (GTK_WIDGET (self->password));
}

static void
hsl_sign_in_dispose (GObject *object)
{
  HslSignIn *self = HSL_SIGN_IN (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_SIGN_IN);
  hsl_widget_unparent_children (GTK_WIDGET (self));
  g_clear_object (&self->store);
  G_OBJECT_CLASS (hsl_sign_in_parent_class)->dispose (object);
}

static void
hsl_sign_in_class_init (HslSignInClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_sign_in_dispose;
  widget_class->grab_focus = hsl_sign_in_grab_focus;

  signals[SIGNED_IN] = g_signal_new ("signed-in", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 0);

  g_type_ensure (HSL_TYPE_ACCOUNT_CHOICE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-sign-in.ui");
  gtk_widget_class_bind_template_child (widget_class, HslSignIn, demo_note);
  gtk_widget_class_bind_template_child (widget_class, HslSignIn, account);
  gtk_widget_class_bind_template_child (widget_class, HslSignIn, password);
  gtk_widget_class_bind_template_child (widget_class, HslSignIn, recovery);
  gtk_widget_class_bind_template_child (widget_class, HslSignIn, new_password);
  gtk_widget_class_bind_template_child (widget_class, HslSignIn, problem);
  gtk_widget_class_bind_template_child (widget_class, HslSignIn, button);
  gtk_widget_class_bind_template_child (widget_class, HslSignIn, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_account_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_recover_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
}

static void
hsl_sign_in_init (HslSignIn *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/* The account signed in last, or the only one there is. */
static void
propose_account (HslSignIn  *self,
                 const char *last)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv)     accounts = hsl_store_list_accounts (self->store, &error);

  hsl_account_choice_set_names (self->account, (const char *const *) accounts);
  if (error != NULL)
    show_problem (self, error->message);
  if (accounts == NULL || accounts[0] == NULL)
    return;
  if (last != NULL && g_strv_contains ((const char *const *) accounts, last))
    hsl_account_choice_choose (self->account, last);
  else if (accounts[1] == NULL || hsl_store_is_demo (self->store))
    hsl_account_choice_choose (self->account, accounts[0]);
}

/**
 * hsl_sign_in_new:
 * @store: a locked store
 * @account: (nullable): who signed in last
 */
GtkWidget *
hsl_sign_in_new (HslStore   *store,
                 const char *account)
{
  HslSignIn *self = g_object_new (HSL_TYPE_SIGN_IN, NULL);

  self->store = g_object_ref (store);
  propose_account (self, account);
  gtk_widget_set_visible (GTK_WIDGET (self->demo_note), hsl_store_is_demo (store));
  return GTK_WIDGET (self);
}
