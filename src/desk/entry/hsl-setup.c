/* hsl-setup.c: the first run: a new station
 *
 * Two steps: the names and the password; then the recovery sheet, which has to be confirmed before work
 * begins, because without it a forgotten password is the end of every record.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-setup"

#include "hsl-setup.h"

#include "hsl-print.h"
#include "hsl-recovery-sheet.h"
#include "hsl-secret.h"
#include "hsl-vault-error.h"
#include "hsl-widget.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _HslSetup
{
  GtkWidget parent_instance;

  /* Owned */
  char     *uri;
  HslStore *store; /* (nullable): made */

  /* Template Widgets */
  GtkStack       *stack;
  GtkEditable    *organisation;
  GtkEditable    *code;
  GtkEditable    *account;
  GtkEditable    *password;
  GtkEditable    *again;
  GtkLabel       *problem;
  GtkWidget      *create;
  GtkLabel       *recovery;
  GtkCheckButton *confirmed;
  GtkWidget      *go_on;

  gboolean demo;
  gboolean cheap_keys;
};

G_DEFINE_FINAL_TYPE (HslSetup, hsl_setup, GTK_TYPE_WIDGET)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  char         *uri;
  char         *organisation;
  char         *code;
  char         *account;
  HslSecret    *password;
  char         *recovery; /* out */
  HslStoreSetup setup;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_free (making->uri);
  g_free (making->organisation);
  g_free (making->code);
  g_free (making->account);
  hsl_secret_unref (making->password);
  g_free (making->recovery);
  g_free (making);
}

static char *
dup_stripped (GtkEditable *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

static gboolean
is_blank (GtkEditable *editable)
{
  g_autofree char *text = dup_stripped (editable);

  return *text == '\0';
}

static gboolean
is_code (GtkEditable *editable)
{
  g_autofree char *text = dup_stripped (editable);
  gsize            length = strlen (text);

  return length >= 6 && length <= 12 && strspn (text, "0123456789") == length;
}

/* What to say, and at which field, about the first thing that is not right yet; %NULL when all is. */
static const char *
find_problem (HslSetup     *self,
              GtkEditable **out_at)
{
  const char *password = gtk_editable_get_text (self->password);

  if (*out_at = self->organisation, is_blank (*out_at))
    return _ ("The name of the station is missing. It stands on every paper.");
  if (*out_at = self->code, !is_code (*out_at))
    return _ ("The area code has 6 to 12 digits, such as 371502.");
  if (*out_at = self->account, is_blank (*out_at))
    return _ ("Your name is missing.");
  *out_at = self->password;
  if (!self->demo && strspn (password, "0123456789") == strlen (password))
    return _ ("A password of digits only is guessed quickly. Add a word.");
  if (*out_at = self->again, strcmp (password, gtk_editable_get_text (self->again)) != 0)
    return _ ("The two passwords differ.");
  return NULL;
}

static void
show_problem (HslSetup    *self,
              const char  *text,
              GtkEditable *at)
{
  GtkEditable *fields[] = { self->organisation, self->code, self->account, self->password, self->again };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (fields[i]), "error");
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
  if (at == NULL)
    return;
  gtk_widget_add_css_class (GTK_WIDGET (at), "error");
  gtk_widget_grab_focus (GTK_WIDGET (at));
}

/* Argon2id takes its second; the window stays alive. */
static void
create_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Making   *making = data;
  GError   *error = NULL;
  HslStore *store = hsl_store_create (making->uri, &making->setup, &making->recovery, &error);

  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_created_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  HslSetup          *self = HSL_SETUP (source);
  Making            *making = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->create, TRUE);
  self->store = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->store == NULL)
    {
      show_problem (self, error->message,
                    g_error_matches (error, HSL_VAULT_ERROR, HSL_VAULT_ERROR_WEAK_PASSWORD) ? self->password
                                                                                            : NULL);
      return;
    }
  gtk_editable_set_text (self->password, "");
  gtk_editable_set_text (self->again, "");
  gtk_label_set_text (self->recovery, making->recovery);
  gtk_stack_set_visible_child_name (self->stack, "recovery");
}

static void
on_create_cb (HslSetup *self)
{
  g_autoptr (GTask) task = NULL;
  GtkEditable      *at = NULL;
  const char       *text = find_problem (self, &at);
  Making           *making;

  show_problem (self, text, text != NULL ? at : NULL);
  if (text != NULL || !gtk_widget_get_sensitive (self->create))
    return;

  making = g_new0 (Making, 1);
  making->uri = g_strdup (self->uri);
  making->organisation = dup_stripped (self->organisation);
  making->code = dup_stripped (self->code);
  making->account = dup_stripped (self->account);
  making->password = hsl_secret_new_text (gtk_editable_get_text (self->password));
  making->setup = (HslStoreSetup){
    .organisation = making->organisation,
    .code = making->code,
    .account = making->account,
    .password = hsl_secret_get_text (making->password),
    .demo = self->demo,
    .cheap_keys = self->cheap_keys,
  };
  gtk_widget_set_sensitive (self->create, FALSE);
  task = g_task_new (self, NULL, on_created_cb, NULL);
  g_task_set_source_tag (task, on_create_cb);
  g_task_set_task_data (task, making, making_free);
  g_task_run_in_thread (task, create_in_thread);
}

static void
on_changed_cb (HslSetup *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->problem)))
    show_problem (self, NULL, NULL);
}

static void
on_print_cb (HslSetup *self)
{
  g_autofree char *file = g_path_get_basename (self->uri);

  hsl_print_data (GTK_WIDGET (self), self->store, HSL_RECOVERY_SHEET_FORM,
                  hsl_recovery_sheet_new (gtk_editable_get_text (self->organisation), file,
                                          gtk_label_get_text (self->recovery), 1,
                                          hsl_minute_get_day (hsl_store_get_now (self->store))),
                  NULL);
}

static void
on_confirmed_cb (HslSetup *self)
{
  gtk_widget_set_sensitive (self->go_on, gtk_check_button_get_active (self->confirmed));
}

static void
on_go_on_cb (HslSetup *self)
{
  gtk_label_set_text (self->recovery, "");
  g_signal_emit (self, signals[DONE], 0, self->store);
}

static gboolean
hsl_setup_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HSL_SETUP (widget)->organisation));
}

static void
hsl_setup_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HSL_TYPE_SETUP);
  hsl_widget_unparent_children (GTK_WIDGET (object));
  g_clear_object (&HSL_SETUP (object)->store);
  G_OBJECT_CLASS (hsl_setup_parent_class)->dispose (object);
}

static void
hsl_setup_finalize (GObject *object)
{
  g_free (HSL_SETUP (object)->uri);
  G_OBJECT_CLASS (hsl_setup_parent_class)->finalize (object);
}

static void
hsl_setup_class_init (HslSetupClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hsl_setup_dispose;
  object_class->finalize = hsl_setup_finalize;
  widget_class->grab_focus = hsl_setup_grab_focus;

  /* The store is made, open, and its recovery sheet put away. */
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, HSL_TYPE_STORE);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/heshilao/Heshilao/ui/hsl-setup.ui");
  gtk_widget_class_bind_template_child (widget_class, HslSetup, stack);
  gtk_widget_class_bind_template_child (widget_class, HslSetup, organisation);
  gtk_widget_class_bind_template_child (widget_class, HslSetup, code);
  gtk_widget_class_bind_template_child (widget_class, HslSetup, account);
  gtk_widget_class_bind_template_child (widget_class, HslSetup, password);
  gtk_widget_class_bind_template_child (widget_class, HslSetup, again);
  gtk_widget_class_bind_template_child (widget_class, HslSetup, problem);
  gtk_widget_class_bind_template_child (widget_class, HslSetup, create);
  gtk_widget_class_bind_template_child (widget_class, HslSetup, recovery);
  gtk_widget_class_bind_template_child (widget_class, HslSetup, confirmed);
  gtk_widget_class_bind_template_child (widget_class, HslSetup, go_on);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_create_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_print_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_confirmed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_go_on_cb);
}

static void
hsl_setup_init (HslSetup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hsl_setup_new:
 * @uri: of the store to make
 * @demo: whether it may do without a password
 */
GtkWidget *
hsl_setup_new (const char *uri,
               gboolean    demo)
{
  HslSetup *self = g_object_new (HSL_TYPE_SETUP, NULL);

  self->uri = g_strdup (uri);
  self->demo = demo;
  return GTK_WIDGET (self);
}

/**
 * hsl_setup_set_cheap_keys:
 * @cheap: for tests, which cannot spend a second on every key
 */
void
hsl_setup_set_cheap_keys (HslSetup *self,
                          gboolean  cheap)
{
  g_return_if_fail (HSL_IS_SETUP (self));
  self->cheap_keys = cheap;
}
