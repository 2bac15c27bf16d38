/* hsl-preferences.c: the window of preferences
 *
 * What concerns this computer is kept in the settings and works at once; what concerns the station (holidays)
 * is kept in the store, checked first, and asks for an open store.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-preferences"

#include "hsl-preferences.h"

#include "hsl-backup-page.h"
#include "hsl-dialogs.h"
#include "hsl-forms-window.h"
#include "hsl-recovery-page.h"
#include "hsl-sight-group.h"

#include <glib/gi18n-lib.h>

#define HOLIDAYS "holidays"

/* More findings than this say no more. */
#define FINDINGS_MAX 100

struct _HslPreferences
{
  AdwPreferencesWindow parent_instance;

  /* Owned */
  HslStore  *store; /* (nullable): none, or locked */
  GSettings *settings;
  GPtrArray *rows; /* of findings, borrowed */

  /* Template Widgets */
  GtkWidget           *large_type;
  GtkAdjustment       *text_scale;
  HslSightGroup       *sight;
  GtkWidget           *reminders;
  GtkSpinButton       *quiet_from;
  GtkSpinButton       *quiet_until;
  GtkAdjustment       *again;
  AdwPreferencesPage  *store_page;
  HslBackupPage       *backup_page;
  HslRecoveryPage     *recovery_page;
  AdwActionRow        *place;
  GtkWidget           *forms;
  AdwPreferencesGroup *findings;
  GtkSpinner          *spinner;
  GtkTextBuffer       *holidays;
  GtkLabel            *problem;
};

G_DEFINE_FINAL_TYPE (HslPreferences, hsl_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* --- Minutes of the day as 18:30 --- */

static gboolean
on_time_output_cb (GtkSpinButton *button)
{
  int              minutes = gtk_spin_button_get_value_as_int (button);
  g_autofree char *text = g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);

  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (button))))
    gtk_editable_set_text (GTK_EDITABLE (button), text);
  return TRUE;
}

/* Also 1830 and 8. */
static int
on_time_input_cb (GtkSpinButton *button,
                  double        *out_value)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (button)));
  char            *end;
  guint64          hours = g_ascii_strtoull (text, &end, 10);
  guint64          minutes = 0;

  if (end == text)
    return GTK_INPUT_ERROR;
  if (*end == ':')
    minutes = g_ascii_strtoull (end + 1, &end, 10);
  else if (hours > 24)
    {
      minutes = hours % 100;
      hours /= 100;
    }
  if (*end != '\0' || hours > 23 || minutes > 59)
    return GTK_INPUT_ERROR;
  *out_value = (double) (hours * 60 + minutes);
  return TRUE;
}

/* --- The store --- */

static void
set_busy (HslPreferences *self,
          gboolean        busy)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "prefs.verify", !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

static void
say (HslPreferences *self,
     const char     *text)
{
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (text));
}

static void
add_finding (HslPreferences *self,
             const char     *text)
{
  GtkWidget *row = adw_action_row_new ();

  g_object_set (row, "title", text, "use-markup", FALSE, "title-lines", 0, NULL);
  adw_preferences_group_add (self->findings, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_findings (HslPreferences *self,
               GPtrArray      *findings)
{
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->findings, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  if (findings->len == 0)
    text = g_strdup (_ ("Everything is as it was written."));
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u thing is not as it was written.",
                                         "%u things are not as they were written.", findings->len),
                            findings->len);
  adw_preferences_group_set_description (self->findings, text);
  for (guint i = 0; i < MIN (findings->len, FINDINGS_MAX); i++)
    add_finding (self, g_ptr_array_index (findings, i));
}

static gpointer
verify (HslStore     *store,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  return hsl_store_verify (store, error);
}

static void
on_verified_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (HslPreferences) self = user_data;
  g_autoptr (GError)         error = NULL;
  g_autoptr (GPtrArray)      findings = hsl_store_run_finish (HSL_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  set_busy (self, FALSE);
  if (findings != NULL)
    show_findings (self, findings);
  else
    hsl_dialogs_show_error (GTK_WIDGET (self), _ ("The store was not checked"), error);
}

static void
verify_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HslPreferences *self = HSL_PREFERENCES (widget);

  set_busy (self, TRUE);
  hsl_store_run_async (self->store, verify, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL,
                       on_verified_cb, g_object_ref (self));
}

/* --- Holidays --- */

static gpointer
keep_holidays (HslStore     *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (GError) unread = NULL;
  g_autofree char   *before = hsl_store_get_setting (store, HOLIDAYS, &unread);
  g_autofree char   *all = NULL;

  if (unread != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&unread));
      return NULL;
    }
  all = g_strconcat (before != NULL ? before : "", before != NULL && *before != '\0' ? "\n" : "", data, NULL);
  return hsl_store_set_setting (store, HOLIDAYS, all, error) ? store : NULL;
}

static void
show_problem (HslPreferences *self,
              const GError   *error)
{
  gtk_label_set_text (self->problem, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
}

static void
on_kept_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (HslPreferences) self = user_data;
  g_autoptr (GError)         error = NULL;

  hsl_store_run_finish (HSL_STORE (source), result, &error);
  if (self->store == NULL)
    return;
  show_problem (self, error);
  if (error != NULL)
    return;
  gtk_text_buffer_set_text (self->holidays, "", 0);
  say (self, _ ("The holidays are kept"));
}

/* Read here first: the line that is wrong is one of those that are seen. */
static void
add_holidays_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  HslPreferences         *self = HSL_PREFERENCES (widget);
  g_autoptr (HslCalendar) calendar = hsl_calendar_copy (hsl_store_get_calendar (self->store));
  g_autoptr (GError)      error = NULL;
  g_autofree char        *text = NULL;
  gboolean                read;

  g_object_get (self->holidays, "text", &text, NULL);
  read = hsl_calendar_add_year_text (calendar, text, &error);
  show_problem (self, error);
  if (read)
    hsl_store_run_async (self->store, keep_holidays, g_steal_pointer (&text), g_free, NULL, NULL, on_kept_cb,
                         g_object_ref (self));
}

static void
on_holidays_changed_cb (HslPreferences *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "prefs.add-holidays",
                                 self->store != NULL &&
                                     gtk_text_buffer_get_char_count (self->holidays) > 0);
}

static void
forms_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HslPreferences    *self = HSL_PREFERENCES (widget);
  g_autoptr (GError) error = NULL;
  GtkWidget         *window = hsl_forms_window_new (self->store, &error);

  if (window == NULL)
    {
      hsl_dialogs_show_error (widget, _ ("The forms cannot be shown"), error);
      return;
    }
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (window));
}

/* --- Life --- */

static void
hsl_preferences_dispose (GObject *object)
{
  HslPreferences *self = HSL_PREFERENCES (object);

  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), HSL_TYPE_PREFERENCES);
  G_OBJECT_CLASS (hsl_preferences_parent_class)->dispose (object);
}

static void
hsl_preferences_class_init (HslPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hsl_preferences_dispose;
  gtk_widget_class_install_action (widget_class, "prefs.verify", NULL, verify_action);
  gtk_widget_class_install_action (widget_class, "prefs.forms", NULL, forms_action);
  gtk_widget_class_install_action (widget_class, "prefs.add-holidays", NULL, add_holidays_action);

  g_type_ensure (HSL_TYPE_BACKUP_PAGE);
  g_type_ensure (HSL_TYPE_RECOVERY_PAGE);
  g_type_ensure (HSL_TYPE_SIGHT_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/heshilao/Heshilao/ui/hsl-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, HslPreferences, large_type);
  gtk_widget_class_bind_template_child (widget_class, HslPreferences, text_scale);
  gtk_widget_class_bind_template_child (widget_class, HslPreferences, sight);
  gtk_widget_class_bind_template_child (widget_class, HslPreferences, reminders);
  gtk_widget_class_bind_template_child (widget_class, HslPreferences, quiet_from);
  gtk_widget_class_bind_template_child (widget_class, HslPreferences, quiet_until);
  gtk_widget_class_bind_template_child (widget_class, HslPreferences, again);
  gtk_widget_class_bind_template_child (widget_class, HslPreferences, store_page);
  gtk_widget_class_bind_template_child (widget_class, HslPreferences, backup_page);
  gtk_widget_class_bind_template_child (widget_class, HslPreferences, recovery_page);
  gtk_widget_class_bind_template_child (widget_class, HslPreferences, place);
  gtk_widget_class_bind_template_child (widget_class, HslPreferences, forms);
  gtk_widget_class_bind_template_child (widget_class, HslPreferences, findings);
  gtk_widget_class_bind_template_child (widget_class, HslPreferences, spinner);
  gtk_widget_class_bind_template_child (widget_class, HslPreferences, holidays);
  gtk_widget_class_bind_template_child (widget_class, HslPreferences, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_time_output_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_time_input_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_holidays_changed_cb);
}

static void
hsl_preferences_init (HslPreferences *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The setting is a factor, what is seen is a percentage. */
static gboolean
scale_to_percent (GValue   *value,
                  GVariant *variant,
                  gpointer  user_data)
{
  g_value_set_double (value, g_variant_get_double (variant) * 100);
  return TRUE;
}

static GVariant *
percent_to_scale (const GValue       *value,
                  const GVariantType *type,
                  gpointer            user_data)
{
  return g_variant_new_double (CLAMP (g_value_get_double (value) / 100, 0.8, 2.0));
}

static void
bind_settings (HslPreferences *self)
{
  g_settings_bind (self->settings, "large-type", self->large_type, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (self->settings, "text-scale", self->text_scale, "value",
                                G_SETTINGS_BIND_DEFAULT, scale_to_percent, percent_to_scale, NULL, NULL);
  g_settings_bind (self->settings, "reminders", self->reminders, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "quiet-from", gtk_spin_button_get_adjustment (self->quiet_from), "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "quiet-until", gtk_spin_button_get_adjustment (self->quiet_until), "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "reminder-minutes", self->again, "value", G_SETTINGS_BIND_DEFAULT);
}

/**
 * hsl_preferences_new:
 * @store: (nullable): open; without one only what concerns this computer can be set
 */
GtkWidget *
hsl_preferences_new (HslStore  *store,
                     GSettings *settings)
{
  HslPreferences *self = g_object_new (HSL_TYPE_PREFERENCES, NULL);
  gboolean        keeps = store != NULL && (hsl_store_get_permits (store) & HSL_PERMIT_BACKUP) != 0;

  self->settings = g_object_ref (settings);
  hsl_sight_group_set_up (self->sight, settings, store != NULL && hsl_store_is_demo (store));
  bind_settings (self);
  gtk_widget_set_visible (GTK_WIDGET (self->store_page), store != NULL);
  /* Who may put the store back may change what it prints: chief and administrator. */
  gtk_widget_set_visible (self->forms,
                          store != NULL && (hsl_store_get_permits (store) & HSL_PERMIT_RESTORE) != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->backup_page), keeps);
  gtk_widget_set_visible (GTK_WIDGET (self->recovery_page), keeps);
  if (store != NULL)
    {
      self->store = g_object_ref (store);
      adw_action_row_set_subtitle (self->place, hsl_store_get_uri (store));
    }
  if (keeps)
    {
      hsl_backup_page_set_store (self->backup_page, store, settings);
      hsl_recovery_page_set_store (self->recovery_page, store);
    }
  on_holidays_changed_cb (self);
  return GTK_WIDGET (self);
}
