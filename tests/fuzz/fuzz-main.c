/* fuzz-main.c: a target of the fuzzer as an ordinary test
 *
 *   fuzz-NAME FILE|FOLDER...
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include <stdio.h>

static guint n_done;

static void
run_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *content = NULL;
  g_autofree char   *name = g_path_get_basename (path);
  gsize              length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  /* Told first: what crashes has its name in the log. */
  printf ("# %s\n", name);
  fflush (stdout);
  LLVMFuzzerTestOneInput ((const uint8_t *) content, length);
  printf ("ok %u %s\n", ++n_done, name);
}

static int
on_names_compared_cb (gconstpointer a,
                      gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
run_folder (const char *path)
{
  g_autoptr (GDir)      dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  const char           *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (files, g_build_filename (path, name, NULL));
  g_ptr_array_sort (files, on_names_compared_cb);
  for (guint i = 0; i < files->len; i++)
    run_file (g_ptr_array_index (files, i));
}

int
main (int   argc,
      char *argv[])
{
  LLVMFuzzerInitialize (&argc, &argv);
  for (int i = 1; i < argc; i++)
    if (g_file_test (argv[i], G_FILE_TEST_IS_DIR))
      run_folder (argv[i]);
    else
      run_file (argv[i]);
  printf ("1..%u\n", n_done);
  return n_done > 0 ? 0 : 1;
}
