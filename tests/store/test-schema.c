/* test-schema.c: stores of every released schema are brought up to date and read
 *
 *   test-schema --make PATH
 *
 * makes the store whose dump stands under tests/data as schema-NNN.sql (HACKING.md, "A migration").
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-store.h"

#include <sqlite3.h>
#include <string.h>

static const char *const released[] = { "schema-001.sql", "schema-002.sql", "schema-003.sql" };

static char *
read_text (const char *path,
           const char *sql)
{
  GString      *text = g_string_new (NULL);
  sqlite3      *db;
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_string_append_printf (text, "%s\n", sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return g_string_free (text, FALSE);
}

static void
load_dump (const char *name,
           const char *path)
{
  g_autofree char *file = g_build_filename (g_getenv ("HSL_SOURCE_ROOT"), "tests", "data", name, NULL);
  g_autofree char *dump = NULL;
  char            *message = NULL;
  sqlite3         *db;

  g_assert_true (g_file_get_contents (file, &dump, NULL, NULL));
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  /* A dump enters virtual tables into the schema by hand. */
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  if (sqlite3_exec (db, dump, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", name, message);
  sqlite3_close (db);
}

/* The tables, the indexes and their columns, in the words of the database. */
#define SCHEMA "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name"

static void
test_upgrade (TestStore    *self,
              gconstpointer data)
{
  const char          *name = data;
  g_autofree char     *path = g_build_filename (self->folder, "old.hsl", NULL);
  g_autofree char     *fresh = NULL;
  g_autofree char     *upgraded = NULL;
  g_autoptr (HslStore) store = NULL;
  g_autoptr (HslFact)  opened = NULL;
  g_autoptr (GError)   error = NULL;

  load_dump (name, path);
  store = hsl_store_open (path, &error);
  g_assert_no_error (error);
  hsl_store_unlock (store, TEST_ACCOUNT, TEST_PASSWORD, &error);
  g_assert_no_error (error);

  opened = (HslFact *) hsl_store_load_case (store, "（2026）榕湖人调字第18号", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((HslCase *) opened)->state, ==, "closed");
  test_assert_clean (store);
  hsl_store_close (store);
  hsl_store_close (self->store);

  fresh = read_text (self->uri, SCHEMA);
  upgraded = read_text (path, SCHEMA);
  g_assert_cmpstr (upgraded, ==, fresh);
}

/* The columns of each table are the fields of its noun, in their order. */
static void
test_columns (TestStore    *self,
              gconstpointer data)
{
  hsl_store_close (self->store);
  for (guint i = 0; hsl_nouns[i] != NULL; i++)
    {
      const HslNoun   *noun = hsl_nouns[i];
      g_autofree char *sql = NULL;
      g_autofree char *columns = NULL;

      if (noun->table == NULL)
        continue;
      sql = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s')", noun->table);
      columns = read_text (self->uri, sql);
      for (guint k = 0; k < noun->n_fields; k++)
        {
          g_autofree char *line = g_strconcat (noun->fields[k].name, "\n", NULL);
          gboolean         is_there = strstr (columns, line) != NULL;

          g_assert_true (!hsl_field_is_column (&noun->fields[k]) || is_there);
        }
    }
}

static int
make (const char *path)
{
  g_autoptr (HslStore) store = test_store_create (path, TEST_PASSWORD, TRUE, NULL);
  g_autoptr (HslFact)  open = NULL;
  g_autoptr (HslFact)  planned = NULL;
  g_autoptr (GVariant) plan = test_parse ("{\"starts_at\":\"2026-12-01T09:00\",\"room\":\"room-1\","
                                          "\"note\":\"带上收据\"}");

  test_store_fill_station (store);
  hsl_fact_unref (test_store_play (store, "settled-by-talk", ALL_STEPS));
  hsl_fact_unref (test_store_play (store, "police-mediation", ALL_STEPS));
  open = (HslFact *) test_store_play (store, "no-agreement", 3);
  planned = (HslFact *) hsl_store_act (store, open->uid, "plan-session", plan, NULL);
  g_assert_nonnull (planned);
  hsl_store_close (store);
  return 0;
}

int
main (int   argc,
      char *argv[])
{
  if (argc > 2 && g_str_equal (argv[1], "--make"))
    return make (argv[2]);

  g_test_init (&argc, &argv, NULL);
  add_store_test ("/store/schema/columns", test_columns);
  for (guint i = 0; i < G_N_ELEMENTS (released); i++)
    {
      g_autofree char *path = g_strconcat ("/store/schema/upgrade/", released[i], NULL);

      g_test_add (path, TestStore, released[i], test_store_set_up, test_upgrade, test_store_tear_down);
    }
  return g_test_run ();
}
