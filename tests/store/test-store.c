/* test-store.c: a store in a folder of its own, with the station and the cases of tests/data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-store.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <sqlite3.h>

#define ALL_CASES "market-stalls", "no-agreement", "persistent-caller", "police-mediation", "settled-by-talk"

GVariant *
test_parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  GVariant          *value = json_gvariant_deserialize_data (json, -1, NULL, &error);

  g_assert_no_error (error);
  return g_variant_take_ref (value);
}

GVariant *
test_load (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("HSL_SOURCE_ROOT"), "tests", "data", name, NULL);
  g_autofree char *json = NULL;

  g_assert_true (g_file_get_contents (path, &json, NULL, NULL));
  return test_parse (json);
}

/* A store without costly keys. The clock is only free in a demonstration. */
HslStore *
test_store_create (const char *path,
                   const char *password,
                   gboolean    demo,
                   char      **out_recovery)
{
  HslStoreSetup      setup = { "榕湖派出所", "350981", TEST_ACCOUNT, password, demo, TRUE };
  g_autoptr (GError) error = NULL;
  HslStore          *store = hsl_store_create (path, &setup, out_recovery, &error);

  g_assert_no_error (error);
  return store;
}

static void
add_facts (GPtrArray     *facts,
           GVariant      *station,
           const char    *key,
           const HslNoun *noun)
{
  g_autoptr (GVariant) list = g_variant_lookup_value (station, key, NULL);
  g_autoptr (GError)   error = NULL;

  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (list, i);
      g_autoptr (GVariant) item = g_variant_get_variant (child);

      g_ptr_array_add (facts, hsl_fact_from_variant (noun, item, key, &error));
      g_assert_no_error (error);
    }
}

/* The committee of the store continues a paper series, as that of the file does. */
static HslFact *
dup_committee (HslStore *store)
{
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (store);
  HslOrganisation         *committee = hsl_fact_copy (hsl_directory_find_organisation (directory,
                                                                                       "committee"));

  committee->first_number = 18;
  committee->first_number_year = 2026;
  return (HslFact *) committee;
}

void
test_store_fill_station (HslStore *store)
{
  g_autoptr (GVariant)  station = test_load ("station.json");
  g_autoptr (GPtrArray) facts = hsl_fact_list_new ();
  g_autoptr (GError)    error = NULL;

  add_facts (facts, station, "workers", &hsl_worker_noun);
  add_facts (facts, station, "areas", &hsl_area_noun);
  add_facts (facts, station, "rooms", &hsl_room_noun);
  g_ptr_array_add (facts, dup_committee (store));
  hsl_store_put_many (store, facts, &error);
  g_assert_no_error (error);
}

void
test_store_set_now (HslStore   *store,
                    const char *iso)
{
  g_autoptr (GError) error = NULL;

  hsl_store_set_now (store, hsl_minute_from_iso (iso), &error);
  g_assert_no_error (error);
}

/* Plays the steps of tests/data/cases/@name through the store, the first @n_steps of them. */
HslCase *
test_store_play (HslStore   *store,
                 const char *name,
                 guint       n_steps)
{
  g_autofree char *file = g_build_filename (g_getenv ("HSL_SOURCE_ROOT"), "tests", "data", "cases", name,
                                            "steps", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv)   lines = NULL;
  HslCase         *now = NULL;

  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; i < n_steps && lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv)       words = g_strsplit (lines[i], " ", 3);
      g_autofree char     *path = g_build_filename ("cases", name, words[2], NULL);
      g_autoptr (GVariant) input = test_load (path);
      g_autoptr (HslFact)  before = (HslFact *) now;
      g_autoptr (GError)   error = NULL;

      test_store_set_now (store, words[0]);
      now = before == NULL ? hsl_store_register_case (store, input, &error)
                           : hsl_store_act (store, before->uid, words[1], input, &error);
      if (error != NULL)
        g_error ("%s: %s", lines[i], error->message);
    }
  return now;
}

void
test_store_play_all (HslStore *store)
{
  static const char *const names[] = { ALL_CASES };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    hsl_fact_unref (test_store_play (store, names[i], ALL_STEPS));
}

GPtrArray *
test_verify (HslStore *store)
{
  g_autoptr (GError) error = NULL;
  GPtrArray         *findings = hsl_store_verify (store, &error);

  g_assert_no_error (error);
  return findings;
}

void
test_assert_clean (HslStore *store)
{
  g_autoptr (GPtrArray) findings = test_verify (store);

  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}

/* Does to the file what somebody with sqlite3 would do behind the program. */
void
test_execute (HslStore   *store,
              const char *sql)
{
  sqlite3 *db;
  char    *message = NULL;
  int      code;

  g_assert_cmpint (sqlite3_open (hsl_store_get_uri (store), &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000);
  code = sqlite3_exec (db, sql, NULL, NULL, &message);
  if (code != SQLITE_OK)
    g_error ("%s: %s", sql, message);
  sqlite3_close (db);
}

void
test_store_set_up (TestStore    *self,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("hsl-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->uri = g_build_filename (self->folder, "station.hsl", NULL);
  self->store = test_store_create (self->uri, TEST_PASSWORD, TRUE, &self->recovery);
  test_store_fill_station (self->store);
  test_store_set_now (self->store, "2026-03-02T09:00");
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char      *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        remove_folder (file);
      else
        g_assert_cmpint (g_unlink (file), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

void
test_store_tear_down (TestStore    *self,
                      gconstpointer data)
{
  if (self->store != NULL)
    {
      hsl_store_close (self->store);
      g_assert_finalize_object (self->store);
    }
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->uri);
  g_free (self->recovery);
}

/* Closes the store and opens it again, signed in. */
void
test_store_reopen (TestStore *self)
{
  g_autoptr (GError) error = NULL;

  hsl_store_close (self->store);
  g_assert_finalize_object (self->store);
  self->store = hsl_store_open (self->uri, &error);
  g_assert_no_error (error);
  hsl_store_unlock (self->store, TEST_ACCOUNT, TEST_PASSWORD, &error);
  g_assert_no_error (error);
}
