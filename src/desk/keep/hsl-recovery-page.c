/* hsl-recovery-page.c: the page of the preferences about the sheet in the safe
 *
 * To prove that it opens the store, and to make a new one. What is new is shown until it is said to be put
 * away.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-recovery-page"

#include "hsl-recovery-page.h"

#include "hsl-dialogs.h"
#include "hsl-print.h"
#include "hsl-recovery-sheet.h"
#include "hsl-secret.h"
#include "hsl-store-backup.h"
#include "hsl-store-recovery.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _HslRecoveryPage
{
  AdwPreferencesPage parent_instance;

  /* Owned */
  HslStore *store; /* (nullable): not set yet */
  char     *key;   /* (nullable): of a new sheet that is not put away yet */

  /* Template Widgets */
  AdwActionRow        *sheet;
  AdwActionRow        *proved;
  GtkEditable         *typed;
  GtkLabel            *problem;
  GtkSpinner          *spinner;
  AdwPreferencesGroup *fresh;
  GtkLabel            *fresh_key;

  gint64   generation;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (HslRecoveryPage, hsl_recovery_page, ADW_TYPE_PREFERENCES_PAGE)

static void
forget (char *secret)
{
  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

/* --- what is shown --- */

typedef struct
{
  gint64      generation;
  HslMinute   made_at;
  HslKeeping *keeping;
} State;

static void
state_free (gpointer data)
{
  State *state = data;

  hsl_keeping_free (state->keeping);
  g_free (state);
}

static gpointer
load_state (HslStore     *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  State *state = g_new0 (State, 1);

  if (hsl_store_get_recovery (store, &state->generation, &state->made_at, error))
    state->keeping = hsl_store_get_keeping (store, error);
  if (state->keeping != NULL)
    return state;
  state_free (state);
  return NULL;
}

static void
on_state_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HslRecoveryPage) self = user_data;
  State                      *state = hsl_store_run_finish (HSL_STORE (source), result, NULL);
  g_autofree char            *day = NULL;
  g_autofree char            *sheet = NULL;
  g_autofree char            *proved = NULL;

  if (state != NULL && self->store != NULL)
    {
      day = hsl_day_to_chinese (hsl_minute_get_day (state->made_at));
      sheet = g_strdup_printf (_ ("Sheet %d of %s"), (int) state->generation, day);
      proved = state->keeping->proved_at != HSL_MINUTE_NONE
                   ? hsl_day_to_chinese (hsl_minute_get_day (state->keeping->proved_at))
                   : g_strdup (_ ("Never: type it once, before it is needed"));
      adw_action_row_set_subtitle (self->sheet, sheet);
      adw_action_row_set_subtitle (self->proved, proved);
    }
  if (state != NULL)
    state_free (state);
}

static void
refresh (HslRecoveryPage *self)
{
  hsl_store_run_async (self->store, load_state, NULL, NULL, state_free, NULL, on_state_cb,
                       g_object_ref (self));
}

static void
set_busy (HslRecoveryPage *self,
          gboolean         busy)
{
  self->busy = busy;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "recovery.prove", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "recovery.renew",
                                 !busy && self->key == NULL &&
                                     (hsl_store_get_permits (self->store) & HSL_PERMIT_ADMIT) != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

static void
show_problem (HslRecoveryPage *self,
              const char      *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

/* --- to prove --- */

static gpointer
prove (HslStore     *store,
       gpointer      data,
       GCancellable *cancellable,
       GError      **error)
{
  return hsl_store_prove_recovery (store, hsl_secret_get_text (data), error) ? store : NULL;
}

static void
on_proved_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (HslRecoveryPage) self = user_data;
  g_autoptr (GError)          error = NULL;
  GtkRoot                    *root;

  hsl_store_run_finish (HSL_STORE (source), result, &error);
  if (self->store == NULL)
    return;
  set_busy (self, FALSE);
  show_problem (self, error != NULL ? error->message : NULL);
  if (error != NULL)
    return;
  gtk_editable_set_text (self->typed, "");
  refresh (self);
  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (ADW_IS_PREFERENCES_WINDOW (root))
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (root),
                                      adw_toast_new (_ ("The sheet opens the store")));
}

static void
prove_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HslRecoveryPage *self = HSL_RECOVERY_PAGE (widget);
  const char      *typed = gtk_editable_get_text (self->typed);

  show_problem (self, *typed == '\0' ? _ ("Type what stands on the sheet.") : NULL);
  if (*typed == '\0' || self->busy)
    return;
  set_busy (self, TRUE);
  hsl_store_run_async (self->store, prove, hsl_secret_new_text (typed), (GDestroyNotify) hsl_secret_unref,
                       NULL, NULL, on_proved_cb, g_object_ref (self));
}

static void
on_typed_activate_cb (HslRecoveryPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "recovery.prove", NULL);
}

/* --- to renew --- */

typedef struct
{
  char  *key;
  gint64 generation;
} Renewal;

static void
renewal_free (gpointer data)
{
  Renewal *renewal = data;

  forget (renewal->key);
  g_free (renewal);
}

static gpointer
renew (HslStore     *store,
       gpointer      data,
       GCancellable *cancellable,
       GError      **error)
{
  Renewal    *made = g_new0 (Renewal, 1);
  const char *old = data != NULL ? hsl_secret_get_text (data) : NULL;

  made->key = hsl_store_renew_recovery (store, old, &made->generation, error);
  if (made->key != NULL)
    return made;
  renewal_free (made);
  return NULL;
}

static void
on_renewed_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (HslRecoveryPage) self = user_data;
  g_autoptr (GError)          error = NULL;
  Renewal                    *made = hsl_store_run_finish (HSL_STORE (source), result, &error);

  if (made != NULL && self->store != NULL)
    {
      forget (self->key);
      self->key = g_steal_pointer (&made->key);
      self->generation = made->generation;
      gtk_label_set_text (self->fresh_key, self->key);
      gtk_widget_set_visible (GTK_WIDGET (self->fresh), TRUE);
      gtk_editable_set_text (self->typed, "");
      refresh (self);
    }
  if (made != NULL)
    renewal_free (made);
  if (self->store == NULL)
    return;
  set_busy (self, FALSE);
  show_problem (self, error != NULL ? error->message : NULL);
}

static void
on_renew_answer_cb (gboolean accepted,
                    gpointer user_data)
{
  g_autoptr (HslRecoveryPage) self = user_data;
  const char                 *typed = self->store != NULL ? gtk_editable_get_text (self->typed) : "";

  if (!accepted || self->store == NULL || self->busy)
    return;
  set_busy (self, TRUE);
  hsl_store_run_async (self->store, renew, *typed != '\0' ? hsl_secret_new_text (typed) : NULL,
                       (GDestroyNotify) hsl_secret_unref, renewal_free, NULL, on_renewed_cb,
                       g_object_ref (self));
}

static void
renew_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  const HslQuestion question = {
    _ ("Make a new recovery sheet?"),
    _ ("The old one will not open this store any more. It still opens the backups of its time; "
       "whoever fears that"
       " it was seen makes new keys, too."),
    _ ("_Make a new sheet"),
    TRUE,
  };

  hsl_dialogs_confirm (widget, &question, on_renew_answer_cb, g_object_ref (widget));
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HslRecoveryPage         *self = HSL_RECOVERY_PAGE (widget);
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (self->store);
  const HslOrganisation   *station = hsl_directory_find_organisation (directory, "police-station");
  g_autofree char         *file = g_path_get_basename (hsl_store_get_uri (self->store));

  if (self->key != NULL)
    hsl_print_data (widget, self->store, HSL_RECOVERY_SHEET_FORM,
                    hsl_recovery_sheet_new (station != NULL ? station->name : "", file, self->key,
                                            self->generation,
                                            hsl_minute_get_day (hsl_store_get_now (self->store))),
                    NULL);
}

static void
put_away_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  HslRecoveryPage *self = HSL_RECOVERY_PAGE (widget);

  g_clear_pointer (&self->key, forget);
  gtk_label_set_text (self->fresh_key, "");
  gtk_widget_set_visible (GTK_WIDGET (self->fresh), FALSE);
  set_busy (self, FALSE);
}

/* --- life --- */

static void
hsl_recovery_page_dispose (GObject *object)
{
  HslRecoveryPage *self = HSL_RECOVERY_PAGE (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->key, forget);
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_RECOVERY_PAGE);
  G_OBJECT_CLASS (hsl_recovery_page_parent_class)->dispose (object);
}

static void
hsl_recovery_page_class_init (HslRecoveryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_recovery_page_dispose;
  gtk_widget_class_install_action (widget_class, "recovery.prove", NULL, prove_action);
  gtk_widget_class_install_action (widget_class, "recovery.renew", NULL, renew_action);
  gtk_widget_class_install_action (widget_class, "recovery.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "recovery.put-away", NULL, put_away_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-recovery-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HslRecoveryPage, sheet);
  gtk_widget_class_bind_template_child (widget_class, HslRecoveryPage, proved);
  gtk_widget_class_bind_template_child (widget_class, HslRecoveryPage, typed);
  gtk_widget_class_bind_template_child (widget_class, HslRecoveryPage, problem);
  gtk_widget_class_bind_template_child (widget_class, HslRecoveryPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, HslRecoveryPage, fresh);
  gtk_widget_class_bind_template_child (widget_class, HslRecoveryPage, fresh_key);
  gtk_widget_class_bind_template_callback (widget_class, on_typed_activate_cb);
}

static void
hsl_recovery_page_init (HslRecoveryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hsl_recovery_page_set_store:
 * @store: somebody has signed in
 *
 * Once, before the page is shown.
 */
void
hsl_recovery_page_set_store (HslRecoveryPage *self,
                             HslStore        *store)
{
  g_return_if_fail (HSL_IS_RECOVERY_PAGE (self) && self->store == NULL);

  self->store = g_object_ref (store);
  set_busy (self, FALSE);
  refresh (self);
}
