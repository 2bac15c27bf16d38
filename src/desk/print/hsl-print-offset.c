/* hsl-print-offset.c: by how much a printer misses a pre-printed form
 *
 * Kept beside the choice of printer, in the user's data folder: it is about the printer on this desk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-print-offset"

#include "hsl-print-offset.h"

#include <gtk/gtk.h>

#define KEY_X "right"
#define KEY_Y "down"

static char *
dup_path (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), "heshilao", name, NULL);
}

/* The name of a printer may hold what the name of a group may not. */
static char *
dup_group (const char *printer)
{
  return g_uri_escape_string (printer, " ", TRUE);
}

static GKeyFile *
read_offsets (void)
{
  GKeyFile        *file = g_key_file_new ();
  g_autofree char *path = dup_path ("print-offsets.ini");

  /* Not there is as good as empty. */
  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  return file;
}

/**
 * hsl_print_offset_get:
 * @printer: (nullable): its name
 * @out_x: (out): mm to the right
 * @out_y: (out): mm down
 *
 * Tells by how much the page is moved on this printer, 0 where nothing was set.
 */
void
hsl_print_offset_get (const char *printer,
                      double     *out_x,
                      double     *out_y)
{
  g_autoptr (GKeyFile) file = read_offsets ();
  g_autofree char     *group = printer != NULL ? dup_group (printer) : NULL;
  double               x = group != NULL ? g_key_file_get_double (file, group, KEY_X, NULL) : 0;
  double               y = group != NULL ? g_key_file_get_double (file, group, KEY_Y, NULL) : 0;

  *out_x = CLAMP (x, -HSL_PRINT_OFFSET_MAX, HSL_PRINT_OFFSET_MAX);
  *out_y = CLAMP (y, -HSL_PRINT_OFFSET_MAX, HSL_PRINT_OFFSET_MAX);
}

/**
 * hsl_print_offset_set:
 * @printer: its name
 * @x: mm to the right
 * @y: mm down
 * @error: return location
 *
 * Returns: whether it is kept
 */
gboolean
hsl_print_offset_set (const char *printer,
                      double      x,
                      double      y,
                      GError    **error)
{
  g_autoptr (GKeyFile) file = read_offsets ();
  g_autofree char     *path = dup_path ("print-offsets.ini");
  g_autofree char     *folder = g_path_get_dirname (path);
  g_autofree char     *group = dup_group (printer);

  g_key_file_set_double (file, group, KEY_X, x);
  g_key_file_set_double (file, group, KEY_Y, y);
  g_mkdir_with_parents (folder, 0700);
  return g_key_file_save_to_file (file, path, error);
}

/**
 * hsl_print_offset_list:
 *
 * Returns: (transfer full): the printers for which something was set
 */
char **
hsl_print_offset_list (void)
{
  g_autoptr (GKeyFile)     file = read_offsets ();
  g_auto (GStrv)           groups = g_key_file_get_groups (file, NULL);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *name = g_uri_unescape_string (groups[i], NULL);

      if (name != NULL)
        g_strv_builder_add (names, name);
    }
  return g_strv_builder_end (names);
}

/**
 * hsl_print_offset_dup_last_printer:
 *
 * Returns: (transfer full) (nullable): the printer that was used last
 */
char *
hsl_print_offset_dup_last_printer (void)
{
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autofree char             *path = dup_path ("print-settings.ini");

  if (!gtk_print_settings_load_file (settings, path, NULL))
    return NULL;
  return g_strdup (gtk_print_settings_get_printer (settings));
}
