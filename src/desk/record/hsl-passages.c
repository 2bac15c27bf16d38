/* hsl-passages.c: standard passages of records
 *
 * What the law wants said is text of the paper, not of the program: it stays Chinese in every language, and
 * a station may put it in its own words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-passages"

#include "hsl-passages.h"

#include <gio/gio.h>

#define RESOURCE "/io/github/heshilao/Heshilao/data/passages.ini"

static void
passage_free (gpointer data)
{
  HslPassage *passage = data;

  g_free (passage->id);
  g_free (passage->title);
  g_free (passage->kind);
  g_free (passage->text);
  g_free (passage);
}

static HslPassage *
find_passage (GPtrArray  *passages,
              const char *id)
{
  for (guint i = 0; i < passages->len; i++)
    if (g_str_equal (((HslPassage *) g_ptr_array_index (passages, i))->id, id))
      return g_ptr_array_index (passages, i);
  return NULL;
}

static void
add_passages (GPtrArray *passages,
              GKeyFile  *file)
{
  g_auto (GStrv) ids = g_key_file_get_groups (file, NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      HslPassage *made = g_new0 (HslPassage, 1);
      HslPassage *before = find_passage (passages, ids[i]);

      made->id = g_strdup (ids[i]);
      made->title = g_key_file_get_string (file, ids[i], "title", NULL);
      made->kind = g_key_file_get_string (file, ids[i], "kind", NULL);
      made->text = g_key_file_get_string (file, ids[i], "text", NULL);
      if (made->title == NULL || made->text == NULL)
        {
          g_warning ("passages.ini: [%s] needs a title and a text", ids[i]);
          passage_free (made);
          continue;
        }
      if (before != NULL)
        g_ptr_array_remove (passages, before);
      g_ptr_array_add (passages, made);
    }
}

/**
 * hsl_passages_new:
 * @folder: (nullable): the station's configuration folder; need not have a file of its own
 *
 * Returns: (transfer full) (element-type HslPassage): the passages
 */
GPtrArray *
hsl_passages_new (const char *folder)
{
  GPtrArray           *passages = g_ptr_array_new_with_free_func (passage_free);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GBytes)   bytes = g_resources_lookup_data (RESOURCE, 0, NULL);

  if (bytes != NULL && g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL))
    add_passages (passages, file);
  if (folder != NULL)
    {
      g_autofree char     *path = g_build_filename (folder, "passages.ini", NULL);
      g_autoptr (GKeyFile) own = g_key_file_new ();
      g_autoptr (GError)   error = NULL;

      if (g_key_file_load_from_file (own, path, G_KEY_FILE_NONE, &error))
        add_passages (passages, own);
      else if (!g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        g_warning ("%s: %s", path, error->message);
    }
  return passages;
}
