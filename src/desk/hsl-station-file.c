/* hsl-station-file.c: groups of texts that a station may put in its own words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-station-file"

#include "hsl-station-file.h"

#include <gio/gio.h>

#define DATA_PATH "/io/github/heshilao/Heshilao/data/"

/**
 * hsl_station_file_read:
 * @name: of the file, "passages.ini"
 * @folder: (nullable): the station's configuration folder; need not have a file of its own
 * @take: called for the program's file, then for the station's
 *
 * A file that cannot be read is told of and left out.
 */
void
hsl_station_file_read (const char        *name,
                       const char        *folder,
                       HslStationFileFunc take,
                       gpointer           into)
{
  g_autofree char     *resource = g_strconcat (DATA_PATH, name, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GBytes)   bytes = g_resources_lookup_data (resource, 0, NULL);

  if (bytes != NULL && g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL))
    take (into, file);
  if (folder != NULL)
    {
      g_autofree char     *path = g_build_filename (folder, name, NULL);
      g_autoptr (GKeyFile) own = g_key_file_new ();
      g_autoptr (GError)   error = NULL;

      if (g_key_file_load_from_file (own, path, G_KEY_FILE_NONE, &error))
        take (into, own);
      else if (!g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        g_warning ("%s: %s", path, error->message);
    }
}
