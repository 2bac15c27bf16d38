/* hsl-application.c: the program of the desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-application"

#include "hsl-application.h"

#include "hsl-config.h"
#include "hsl-dialogs.h"
#include "hsl-keys.h"
#include "hsl-preferences.h"
#include "hsl-window.h"

#include <glib/gi18n-lib.h>

/* How much larger 适老 mode makes the type, besides the chosen scale. */
#define LARGE_TYPE 1.35

struct _HslApplication
{
  AdwApplication parent_instance;

  /* Owned */
  GSettings *settings;
  char      *uri;

  HslMinute now; /* what a demonstration takes for the present */
  gboolean  demo;
};

G_DEFINE_FINAL_TYPE (HslApplication, hsl_application, ADW_TYPE_APPLICATION)

/**
 * hsl_application_get_settings:
 *
 * Returns: (transfer full): the preferences
 */
GSettings *
hsl_application_get_settings (void)
{
  return g_settings_new (HSL_APP_ID);
}

/**
 * hsl_application_apply_type:
 *
 * Sets the size of the type everywhere, as the preferences say.
 */
void
hsl_application_apply_type (GSettings *settings)
{
  GtkSettings *gtk = gtk_settings_get_default ();
  double       scale = g_settings_get_double (settings, "text-scale");
  int          base = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (gtk), "hsl-dpi"));

  if (base == 0)
    {
      g_object_get (gtk, "gtk-xft-dpi", &base, NULL);
      base = base > 0 ? base : 96 * 1024;
      g_object_set_data (G_OBJECT (gtk), "hsl-dpi", GINT_TO_POINTER (base));
    }
  if (g_settings_get_boolean (settings, "large-type"))
    scale = MAX (scale, LARGE_TYPE);
  g_object_set (gtk, "gtk-xft-dpi", (int) (base * scale), NULL);
}

static void
on_type_changed_cb (HslApplication *self)
{
  gboolean large = g_settings_get_boolean (self->settings, "large-type");

  hsl_application_apply_type (self->settings);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (large)
      gtk_widget_add_css_class (l->data, "hsl-large");
    else
      gtk_widget_remove_css_class (l->data, "hsl-large");
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (user_data));

  /* Each window gets the chance to keep what is being typed. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  hsl_dialogs_present_about (gtk_application_get_active_window (user_data));
}

static HslWindow *
find_window (HslApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (HSL_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

static void
show_preferences (HslApplication *self,
                  const char     *page)
{
  HslWindow *window = find_window (self);
  HslStore  *store = window != NULL ? hsl_window_get_store (window) : NULL;
  GtkWidget *preferences;

  if (store != NULL && hsl_store_is_locked (store))
    store = NULL;
  preferences = hsl_preferences_new (store, self->settings);
  if (page != NULL)
    adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (preferences), page);
  gtk_window_set_transient_for (GTK_WINDOW (preferences), GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (preferences));
}

static void
preferences_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  show_preferences (user_data, NULL);
}

static void
backups_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  show_preferences (user_data, "backup");
}

static void
shortcuts_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  GtkWidget *window = hsl_keys_make_window ();

  gtk_window_set_transient_for (GTK_WINDOW (window), gtk_application_get_active_window (user_data));
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_case_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  HslWindow *window = find_window (user_data);

  if (window == NULL)
    return;
  hsl_window_open_case (window, g_variant_get_string (parameter, NULL));
  gtk_window_present (GTK_WINDOW (window));
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = quit_action },
  { .name = "about", .activate = about_action },
  { .name = "preferences", .activate = preferences_action },
  { .name = "backups", .activate = backups_action },
  { .name = "shortcuts", .activate = shortcuts_action },
  { .name = "open-case", .activate = open_case_action, .parameter_type = "s" },
};

static void
hsl_application_startup (GApplication *application)
{
  HslApplication *self = HSL_APPLICATION (application);

  G_APPLICATION_CLASS (hsl_application_parent_class)->startup (application);
  self->settings = hsl_application_get_settings ();
  g_signal_connect_object (self->settings, "changed::large-type", G_CALLBACK (on_type_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::text-scale", G_CALLBACK (on_type_changed_cb), self,
                           G_CONNECT_SWAPPED);
  hsl_application_apply_type (self->settings);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  hsl_keys_apply (GTK_APPLICATION (self));
}

static char *
choose_uri (HslApplication *self)
{
  g_autofree char *setting = g_settings_get_string (self->settings, "store");

  if (self->uri != NULL)
    return g_strdup (self->uri);
  if (self->demo)
    return g_strdup_printf ("sqlite://%s/heshilao/demo.hsl", g_get_user_data_dir ());
  return *setting != '\0' ? g_steal_pointer (&setting) : hsl_store_dup_default_uri ();
}

static void
hsl_application_activate (GApplication *application)
{
  HslApplication *self = HSL_APPLICATION (application);
  HslWindow      *window = find_window (self);

  if (window == NULL)
    {
      g_autofree char *uri = choose_uri (self);

      window = hsl_window_new (GTK_APPLICATION (self), uri, self->demo);
      hsl_window_set_now (window, self->now);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static int
hsl_application_handle_local_options (GApplication *application,
                                      GVariantDict *options)
{
  HslApplication *self = HSL_APPLICATION (application);
  const char     *now;

  g_variant_dict_lookup (options, "store", "s", &self->uri);
  self->demo = g_variant_dict_contains (options, "demo");
  if (!g_variant_dict_lookup (options, "now", "&s", &now))
    return -1;
  self->now = hsl_minute_from_iso (now);
  if (self->now != HSL_MINUTE_NONE)
    return -1;
  g_printerr (_ ("“%s” is not a time such as 2026-03-02T09:30\n"), now);
  return 2;
}

static void
hsl_application_finalize (GObject *object)
{
  HslApplication *self = HSL_APPLICATION (object);

  g_clear_object (&self->settings);
  g_free (self->uri);
  G_OBJECT_CLASS (hsl_application_parent_class)->finalize (object);
}

static void
hsl_application_class_init (HslApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hsl_application_finalize;
  application_class->startup = hsl_application_startup;
  application_class->activate = hsl_application_activate;
  application_class->handle_local_options = hsl_application_handle_local_options;
}

static void
hsl_application_init (HslApplication *self)
{
  static const GOptionEntry options[] = {
    { "store", 's', 0, G_OPTION_ARG_STRING, NULL, N_ ("Store to open, such as sqlite:///path/to/file"),
      N_ ("URI") },
    { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the demonstration station"), NULL },
    { "now", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, NULL,
      N_ ("What every rule takes for the present (demonstrations only)"), N_ ("ISO-8601") },
    { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

HslApplication *
hsl_application_new (void)
{
  return g_object_new (HSL_TYPE_APPLICATION, "application-id", HSL_APP_ID, "flags",
                       G_APPLICATION_DEFAULT_FLAGS, NULL);
}
