/* hsl-passages.c: standard passages of records
 *
 * What the law wants said is text of the paper, not of the program: it stays Chinese in every language, and
 * a station may put it in its own words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-passages"

#include "hsl-passages.h"

#include "hsl-station-file.h"

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
add_passages (gpointer  into,
              GKeyFile *file)
{
  GPtrArray     *passages = into;
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
  GPtrArray *passages = g_ptr_array_new_with_free_func (passage_free);

  hsl_station_file_read ("passages.ini", folder, add_passages, passages);
  return passages;
}
