/* folder.h: a folder of its own for each test
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-db.h"

typedef struct
{
  char *path;
} Folder;

void   folder_set_up (Folder *folder, gconstpointer data);
void   folder_tear_down (Folder *folder, gconstpointer data);
char  *folder_file (Folder *folder, const char *name);
char  *folder_write (Folder *folder, const char *name, gconstpointer data, gsize size);
char  *folder_list (Folder *folder);
HslDb *folder_open (Folder *folder, const char *name, HslDbFlags flags);
char  *file_digest (const char *path);

void     assert_executes (HslDb *db, const char *sql);
gint64   assert_number (HslDb *db, const char *sql);
gboolean insert_row (HslDb *db, gpointer data, GError **error);
gboolean run_sql (HslDb *db, gpointer sql, GError **error);

#define add_test(path, func) g_test_add (path, Folder, NULL, folder_set_up, func, folder_tear_down)
