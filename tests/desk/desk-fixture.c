/* desk-fixture.c: a small station for the tests of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-fixture.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>

/**
 * desk_init:
 *
 * Starts GTest, libadwaita and the translations of the build. Folders of its own are run-session's gift:
 * those of GTest would hide the types of files, without which no icon is drawn.
 */
void
desk_init (int *argc, char ***argv)
{
  setlocale (LC_ALL, "");
  g_test_init (argc, argv, NULL);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("HSL_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  adw_init ();
}

static gboolean
on_tick_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* One turn of the main loop, at most some milliseconds long. */
void
desk_iterate (void)
{
  gboolean ticked = FALSE;
  guint    source = g_timeout_add (5, on_tick_cb, &ticked);

  g_main_context_iteration (NULL, TRUE);
  if (!ticked)
    g_source_remove (source);
}

/**
 * desk_settle:
 *
 * Lets pending work of the main loop happen.
 */
void
desk_settle (void)
{
  for (int i = 0; i < 20; i++)
    desk_iterate ();
}

GVariant *
desk_parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  GVariant          *value = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, &error);

  g_assert_no_error (error);
  return value;
}

static void
put (HslStore *store, const HslNoun *noun, const char *uid, const char *text)
{
  g_autoptr (GVariant) value = desk_parse (text);
  g_autoptr (GError)   error = NULL;
  g_autoptr (HslFact)  fact = hsl_fact_from_variant (noun, value, "", &error);

  g_assert_no_error (error);
  fact->uid = g_strdup (uid);
  hsl_store_put (store, fact, &error);
  g_assert_no_error (error);
}

static void
put_station (HslStore *store)
{
  put (store, &hsl_area_noun, "a-street", "{'code':<'371502001'>,'name':<'榕湖街道'>,'kind':<'street'>}");
  put (store, &hsl_area_noun, "a-c1",
       "{'code':<'371502001001'>,'name':<'桂井社区'>,'kind':<'community'>,'parent':<'371502001'>}");
  for (int i = 1; i <= 12; i++)
    {
      g_autofree char *uid = g_strdup_printf ("a-g%d", i);
      g_autofree char *text = g_strdup_printf (
          "{'code':<'3715020010010%02d'>,'name':<'桂井第%d网格'>,'kind':<'grid'>,'parent':<'371502001001'>}",
          i, i);

      put (store, &hsl_area_noun, uid, text);
    }
  put (store, &hsl_worker_noun, "w-lin", "{'name':<'林桂芳'>,'role':<'mediator'>}");
  put (store, &hsl_worker_noun, "w-qiu", "{'name':<'仇志远'>,'role':<'resident-lawyer'>}");
  put (store, &hsl_room_noun, "r-1", "{'name':<'一号调解室'>,'seats':<int64 8>}");
}

/**
 * desk_station_init:
 * @cases: how many are registered
 *
 * Makes a store in a folder of its own, open, with a few grids and workers.
 */
void
desk_station_init (DeskStation *self, guint cases)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *uri = NULL;
  HslStoreSetup      setup = {
         .organisation = "榕湖派出所",
         .code = "371502",
         .account = "陈建国",
         .password = "",
         .demo = TRUE,
         .cheap_keys = TRUE,
  };

  self->folder = g_dir_make_tmp ("desk-XXXXXX", &error);
  g_assert_no_error (error);
  uri = g_strdup_printf ("sqlite://%s/station.hsl", self->folder);
  self->store = hsl_store_create (uri, &setup, NULL, &error);
  g_assert_no_error (error);
  hsl_store_set_now (self->store, hsl_minute_from_iso (DESK_NOW), &error);
  g_assert_no_error (error);
  put_station (self->store);

  if (cases > 0)
    g_assert_true (hsl_store_bulk_begin (self->store, NULL));
  for (guint i = 0; i < cases; i++)
    hsl_fact_unref (desk_station_register (self, i));
  if (cases > 0)
    g_assert_true (hsl_store_bulk_end (self->store, NULL));
}

void
desk_station_clear (DeskStation *self)
{
  static const char *const names[] = { "station.hsl", "station.hsl-wal", "station.hsl-shm",
                                       "station.hsl-journal" };

  desk_settle ();
  hsl_store_close (self->store);
  g_assert_finalize_object (self->store);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, names[i], NULL);

      g_remove (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
}

/**
 * desk_station_register:
 * @n: tells one case from another
 *
 * Returns: (transfer full): a new case
 */
HslCase *
desk_station_register (DeskStation *self, guint n)
{
  static const char *const names[] = { "张桂英", "李大山", "仇小满", "单志强", "曾秀兰", "解永年", "区文博" };
  static const char *const types[] = { "0202", "0301", "0602", "10" };
  g_autoptr (GError)       error = NULL;
  g_autoptr (GString)      text = g_string_new (NULL);
  g_autoptr (GVariant)     input = NULL;
  HslCase                 *made;

  g_string_printf (text, "{'type':<'%s'>,'source':<'visit'>,'grid':<'3715020010010%02u'>,'place':<'桂井路%u号'>,",
                   types[n % G_N_ELEMENTS (types)], n % 12 + 1, n + 1);
  g_string_append_printf (text, "'summary':<'楼上漏水，第%u次来访。'>,'parties':<[", n + 1);
  g_string_append_printf (text, "{'side':<'applicant'>,'name':<'%s'>,'phone':<'1990000%04u'>},",
                          names[n % G_N_ELEMENTS (names)], n % 10000);
  g_string_append_printf (text, "{'side':<'respondent'>,'name':<'%s'>}]>}",
                          names[(n + 1) % G_N_ELEMENTS (names)]);
  input = desk_parse (text->str);
  made = hsl_store_register_case (self->store, input, &error);
  g_assert_no_error (error);
  return made;
}

/**
 * desk_station_act:
 * @on: (transfer full): a case
 * @input: a dictionary in GVariant text
 *
 * Returns: (transfer full): the case after the action
 */
HslCase *
desk_station_act (DeskStation *self, HslCase *on, const char *action, const char *input)
{
  g_autoptr (GVariant) value = desk_parse (input);
  g_autoptr (GError)   error = NULL;
  HslCase             *after = hsl_store_act (self->store, on->fact.uid, action, value, &error);

  g_assert_no_error (error);
  hsl_fact_unref (on);
  return after;
}

/**
 * desk_close_window:
 *
 * Closes @window and sees that it is gone: a window that lives on holds a store, a timer, somebody's names.
 */
void
desk_close_window (GtkWindow *window)
{
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_destroy (window);
  DESK_WAIT_UNTIL (weak == NULL);
}
