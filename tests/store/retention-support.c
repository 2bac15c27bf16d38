/* retention-support.c: a case that two persons decided to destroy, and what must not be found afterwards
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "retention-support.h"

#include <sqlite3.h>
#include <string.h>

HslStore *
test_sign_in_later (TestStore  *self,
                    const char *name,
                    const char *password)
{
  HslStore *store = test_sign_in (self, name, password);

  test_store_set_now (store, LATER);
  return store;
}

void
test_do (HslStore   *store,
         const char *uid,
         const char *action,
         const char *json)
{
  g_autoptr (GVariant) input = test_parse (json);
  g_autoptr (GError)   error = NULL;
  g_autoptr (HslFact)  after = (HslFact *) hsl_store_act (store, uid, action, input, &error);

  g_assert_no_error (error);
}

void
test_decide (HslStore   *first,
             HslStore   *second,
             const char *uid)
{
  test_do (first, uid, "appraise", "{\"decision\":\"destroy\",\"reason\":\"no longer of use\"}");
  test_do (second, uid, "confirm-appraisal", "{}");
}

GPtrArray *
test_destroy (HslStore   *store,
              const char *uid,
              GError    **error)
{
  const char *const uids[] = { uid, NULL };

  return hsl_store_destroy_cases (store, uids, NULL, error);
}

static sqlite3 *
open_file (const char *path)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000);
  return db;
}

static void
collect (sqlite3    *db,
         const char *sql,
         const char *case_uid,
         GPtrArray  *needles)
{
  sqlite3_stmt *stmt;

  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  sqlite3_bind_text (stmt, 1, case_uid, -1, SQLITE_STATIC);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (stmt); i++)
      {
        gconstpointer data = sqlite3_column_blob (stmt, i);
        gsize         size = (gsize) sqlite3_column_bytes (stmt, i);

        /* What is shorter stands in any file by chance; a long one may be spread over pages. */
        if (size >= 16)
          g_ptr_array_add (needles, g_bytes_new (data, MIN (size, 200)));
      }
  sqlite3_finalize (stmt);
}

/* Sealed parts, uids, commitments and bytes of the case: what must be in no file any more. */
GPtrArray *
test_collect_needles (const char *path,
                      const char *case_uid)
{
  GPtrArray *needles = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  sqlite3   *db = open_file (path);

  for (guint i = 0; hsl_nouns[i] != NULL; i++)
    {
      g_autofree char *sql = NULL;

      if (hsl_nouns[i]->table == NULL || hsl_nouns[i] == &hsl_activity_noun ||
          hsl_nouns[i] == &hsl_case_noun || g_str_equal (hsl_nouns[i]->table, "person") ||
          g_str_equal (hsl_nouns[i]->table, "destruction") ||
          g_str_equal (hsl_nouns[i]->table, "organisation") ||
          g_str_equal (hsl_nouns[i]->table, "worker") || g_str_equal (hsl_nouns[i]->table, "area") ||
          g_str_equal (hsl_nouns[i]->table, "room"))
        continue;
      sql = g_strdup_printf ("SELECT uid, sealed FROM \"%s\" WHERE case_uid = $1", hsl_nouns[i]->table);
      collect (db, sql, case_uid, needles);
    }
  collect (db, "SELECT uid, sealed FROM \"case\" WHERE uid = $1", case_uid, needles);
  collect (db, "SELECT uid, sealed, commitment, writes FROM activity WHERE case_uid = $1", case_uid, needles);
  collect (db, "SELECT bytes FROM attachment_chunk WHERE case_uid = $1", case_uid, needles);
  collect (db, "SELECT sealed FROM draft WHERE instr (key, $1) > 0", case_uid, needles);
  collect (db, "SELECT sealed_key FROM key_wrap WHERE key IN (SELECT id FROM key WHERE case_uid = $1)",
           case_uid, needles);
  sqlite3_close (db);
  return needles;
}

static guint
count_in (const char *path,
          GPtrArray  *needles)
{
  g_autofree char *content = NULL;
  gsize            length;
  guint            n = 0;

  if (!g_file_get_contents (path, &content, &length, NULL))
    return 0;
  for (guint i = 0; i < needles->len; i++)
    {
      gsize         size;
      gconstpointer data = g_bytes_get_data (g_ptr_array_index (needles, i), &size);

      n += memmem (content, length, data, size) != NULL;
    }
  return n;
}

/* How many of them the file of the store still has, or its journal. */
guint
test_count_needles (const char *path,
                    GPtrArray  *needles)
{
  g_autofree char *journal = g_strconcat (path, "-wal", NULL);

  return count_in (path, needles) + count_in (journal, needles);
}
