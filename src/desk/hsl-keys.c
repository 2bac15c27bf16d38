/* hsl-keys.c: the one table of keys
 *
 * The accelerators and the window that lists them are both made from it, so that the list cannot lie.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-keys"

#include "hsl-keys.h"

#include <glib/gi18n-lib.h>

#define WORK    N_ ("Work")
#define PAGES   N_ ("Parts of the window")
#define ENTRY   N_ ("Entry")
#define PROGRAM N_ ("Program")

/* clang-format off */
const HslKey hsl_keys[] = {
  { "win.new-case", "<Control>n", N_ ("Register a new case"), WORK },
  { "win.search", "<Control>f", N_ ("Search"), WORK },
  { "win.next-step", "<Control>Return", N_ ("Take the next step of the case"), WORK },
  { "win.edit", "F2", N_ ("All that can be done to the case"), WORK },
  { "win.reveal", "<Control>e", N_ ("Show what is hidden of a party"), WORK },
  { "win.print", "<Control>p", N_ ("Print"), WORK },
  { "win.refresh", "F5", N_ ("Read again"), WORK },

  { "win.page::today", "<Control>1", N_ ("Today"), PAGES },
  { "win.page::cases", "<Control>2", N_ ("Cases"), PAGES },
  { "win.page::map", "<Control>4", N_ ("Map of the grids"), PAGES },
  { "win.page::roster", "<Control>6", N_ ("Roster"), PAGES },
  { "win.page::retention", "<Control>7", N_ ("Retention of the volumes"), PAGES },
  { "win.page::trace", "<Control>8", N_ ("Who did what"), PAGES },
  { "win.page::accounts", "<Control>9", N_ ("Accounts"), PAGES },

  { NULL, "<Control>Return", N_ ("Save the sheet"), ENTRY },
  { NULL, "Escape", N_ ("Put the sheet away; what was typed is kept"), ENTRY },
  { NULL, "<Control>d", N_ ("One more party on this side; one more term like this"), ENTRY },
  { NULL, "Down", N_ ("Open a list of choices; then type to search it"), ENTRY },

  { "win.lock", "<Control>l", N_ ("Lock"), PROGRAM },
  { "app.preferences", "<Control>comma", N_ ("Preferences"), PROGRAM },
  { "app.shortcuts", "<Control>question F1", N_ ("Keys"), PROGRAM },
  { "app.quit", "<Control>q", N_ ("Quit"), PROGRAM },
  { NULL, NULL, NULL, NULL },
};
/* clang-format on */

/**
 * hsl_keys_apply:
 *
 * Gives every action its keys.
 */
void
hsl_keys_apply (GtkApplication *application)
{
  for (const HslKey *key = hsl_keys; key->key != NULL; key++)
    {
      g_auto (GStrv) accels = g_strsplit (key->key, " ", -1);

      if (key->action != NULL)
        gtk_application_set_accels_for_action (application, key->action, (const char *const *) accels);
    }
}

static void
append_group (GString    *xml,
              const char *group)
{
  g_autofree char *title = g_markup_escape_text (g_dgettext (GETTEXT_PACKAGE, group), -1);

  g_string_append_printf (
      xml, "<child><object class=\"GtkShortcutsGroup\"><property name=\"title\">%s</property>", title);
}

static void
append_key (GString      *xml,
            const HslKey *key)
{
  g_autofree char *label = g_markup_escape_text (g_dgettext (GETTEXT_PACKAGE, key->label), -1);
  g_autofree char *accel = g_markup_escape_text (key->key, -1);

  g_string_append_printf (
      xml,
      "<child><object class=\"GtkShortcutsShortcut\"><property name=\"title\">%s</property>"
      "<property name=\"accelerator\">%s</property></object></child>",
      label, accel);
}

/**
 * hsl_keys_make_window:
 *
 * GTK 4.8 fills a GtkShortcutsWindow from XML only, and warns of its own labels where a column is too
 * short for two groups.
 *
 * Returns: (transfer none): a new window that lists every key
 */
GtkWidget *
hsl_keys_make_window (void)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_autoptr (GError)     error = NULL;
  g_autoptr (GString)    xml = g_string_new ("<interface><object class=\"GtkShortcutsWindow\" id=\"window\">"
                                                "<property name=\"modal\">1</property><child>"
                                                "<object class=\"GtkShortcutsSection\">"
                                                "<property name=\"section-name\">all</property>"
                                                "<property name=\"max-height\">16</property>");
  const char            *group = NULL;

  for (const HslKey *key = hsl_keys; key->key != NULL; key++)
    {
      if (g_strcmp0 (group, key->group) != 0)
        {
          if (group != NULL)
            g_string_append (xml, "</object></child>");
          append_group (xml, key->group);
          group = key->group;
        }
      append_key (xml, key);
    }
  g_string_append (xml, "</object></child></object></child></object></interface>");

  if (!gtk_builder_add_from_string (builder, xml->str, (gssize) xml->len, &error))
    g_error ("keys: %s", error->message);
  return GTK_WIDGET (gtk_builder_get_object (builder, "window"));
}
