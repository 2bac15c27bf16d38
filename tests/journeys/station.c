/* station.c: a small station for a journey, made and looked at by heshilaoctl
 *
 * The people, areas and disputes are those of tests/data. It is a demonstration, so that the days of a
 * dispute can pass in one journey: each stay at the desk says what day it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "station"

#include "station.h"

#include <json-glib/json-glib.h>
#include <string.h>

static char *
data_path (const char *name)
{
  return g_build_filename (g_getenv ("HSL_SOURCE_ROOT"), "tests", "data", name, NULL);
}

/**
 * station_ctl:
 * @now: (nullable): ISO 8601
 * @words: the command and its arguments
 *
 * Returns: (transfer full): what heshilaoctl --json answers; a refusal ends the test
 */
char *
station_ctl (const char        *store,
             const char        *now,
             const char *const *words)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError)    error = NULL;
  g_autofree char      *output = NULL;
  int                   status;

  g_ptr_array_add (argv, (char *) HESHILAOCTL);
  g_ptr_array_add (argv, (char *) "--store");
  g_ptr_array_add (argv, (char *) store);
  g_ptr_array_add (argv, (char *) "--json");
  if (now != NULL)
    {
      g_ptr_array_add (argv, (char *) "--now");
      g_ptr_array_add (argv, (char *) now);
    }
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, (char *) words[i]);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_CHILD_INHERITS_STDIN, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&output);
}

static void
run_ctl (const char        *store,
         const char        *now,
         const char *const *words)
{
  g_free (station_ctl (store, now, words));
}

/**
 * station_expect:
 * @text: part of the JSON
 *
 * Demands @text in what heshilaoctl answers.
 */
void
station_expect (const char        *store,
                const char        *now,
                const char *const *words,
                const char        *text)
{
  g_autofree char *answer = station_ctl (store, now, words);

  if (strstr (answer, text) == NULL)
    g_printerr ("heshilaoctl %s answers\n%s\n", words[0], answer);
  g_assert_nonnull (strstr (answer, text));
}

/**
 * station_find:
 * @json: an answer of heshilaoctl
 * @path: JSONPath, such as "$.parties[*].name"
 * @nth: which of those it leads to, from 0
 *
 * Returns: (transfer full) (nullable): what is there, as text; %NULL when there are not so many
 */
char *
station_find (const char *json,
              const char *path,
              guint       nth)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (JsonNode) root = json_from_string (json, &error);
  g_autoptr (JsonNode) found = NULL;
  JsonNode            *value;

  g_assert_no_error (error);
  found = json_path_query (path, root, &error);
  g_assert_no_error (error);
  if (nth >= json_array_get_length (json_node_get_array (found)))
    return NULL;
  value = json_array_get_element (json_node_get_array (found), nth);
  return JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING
             ? json_node_dup_string (value)
             : json_to_string (value, FALSE);
}

/**
 * station_make_demo:
 * @name: of a file in the folder of this session
 *
 * Returns: (transfer full): the path of a new demonstration with @cases cases
 */
char *
station_make_demo (const char *name,
                   const char *now,
                   guint       cases)
{
  char            *store = g_build_filename (g_getenv ("HSL_SESSION"), name, NULL);
  g_autofree char *number = g_strdup_printf ("%u", cases);

  run_ctl (store, now, (const char *const[]){ "demo", "--cases", number, NULL });
  return store;
}

/**
 * station_make:
 *
 * Returns: (transfer full): the path of a new station without cases, with the people of tests/data
 */
char *
station_make (const char *name,
              const char *now)
{
  char            *store = station_make_demo (name, now, 0);
  g_autofree char *roster = data_path ("station.json");

  run_ctl (store, now, (const char *const[]){ "roster", "add", roster, NULL });
  return store;
}

/* One line of a file of steps: time, action, file of the input. */
static void
play_step (const char *store,
           const char *folder,
           char      **uid,
           const char *line)
{
  g_auto (GStrv)   words = g_strsplit (line, " ", 3);
  g_autofree char *input = g_build_filename (folder, words[2], NULL);
  g_autofree char *answer = NULL;
  const char      *found;

  if (*uid != NULL)
    {
      run_ctl (store, words[0], (const char *const[]){ "case", "do", *uid, words[1], input, NULL });
      return;
    }
  answer = station_ctl (store, words[0], (const char *const[]){ "case", "add", input, NULL });
  found = strstr (answer, "\"uid\"");
  g_assert_nonnull (found);
  found = strchr (found + strlen ("\"uid\""), '"') + 1;
  *uid = g_strndup (found, strcspn (found, "\""));
}

/**
 * station_play:
 * @name: of a folder in tests/data/cases
 * @until: (nullable): ISO 8601; what comes later is left to do
 *
 * Plays the steps of a dispute.
 */
void
station_play (const char *store,
              const char *name,
              const char *until)
{
  g_autofree char *cases = data_path ("cases");
  g_autofree char *folder = g_build_filename (cases, name, NULL);
  g_autofree char *steps = g_build_filename (folder, "steps", NULL);
  g_autofree char *text = NULL;
  g_autofree char *uid = NULL;
  g_auto (GStrv)   lines = NULL;

  g_assert_true (g_file_get_contents (steps, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    if (until == NULL || strcmp (lines[i], until) < 0)
      play_step (store, folder, &uid, lines[i]);
}

/**
 * station_sign_in:
 *
 * Starts the program on @store at @now and signs in, with the empty password of a demonstration.
 */
HslJourney *
station_sign_in (const char *store,
                 const char *now)
{
  const char *const argv[] = { HESHILAO, "--store", store, "--now", now, NULL };
  HslJourney       *journey = hsl_journey_start (argv);

  hsl_journey_expect (journey, NULL, hsl_journey_word ("Password"));
  hsl_journey_press (journey, "Return");
  hsl_journey_expect (journey, "list item", hsl_journey_word ("Today"));
  return journey;
}

void
station_leave (HslJourney *journey)
{
  hsl_journey_press (journey, "ctrl+q");
  hsl_journey_end (journey);
}

/**
 * station_accept_dialog:
 *
 * Waits for the dialog of an action, saves what is suggested in it, and waits until it is gone.
 */
void
station_accept_dialog (HslJourney *journey)
{
  g_autofree char *save = g_strconcat (hsl_journey_word ("_Save"), " *", NULL);

  hsl_journey_expect (journey, "push button", save);
  hsl_journey_press (journey, "ctrl+Return");
  hsl_journey_expect_gone (journey, "push button", save);
}

/**
 * station_press_button:
 * @msgid: what the button is called in the sources, with its mnemonic
 */
void
station_press_button (HslJourney *journey,
                      const char *msgid)
{
  g_autofree char *name = g_strconcat (hsl_journey_word (msgid), "*", NULL);

  hsl_journey_click (journey, "push button", name);
}

/**
 * station_choose:
 * @field: its label
 * @typed: what finds the choice
 *
 * Opens a list of choices, types into its search and takes the first that is found.
 */
void
station_choose (HslJourney *journey,
                const char *field,
                const char *typed)
{
  g_autofree char *button = g_strconcat (field, "*", NULL);
  g_autofree char *chosen = g_strdup_printf ("%s: *%s*", field, typed);

  hsl_journey_open (journey, "push button", button);
  hsl_journey_type (journey, typed);
  hsl_journey_press (journey, "Return");
  hsl_journey_expect (journey, "push button", chosen);
}

/* When the store was last written to, in microseconds; 0 when there is no journal. */
static gint64
last_write (const char *store)
{
  g_autofree char      *path = g_strconcat (store, "-wal", NULL);
  g_autoptr (GFile)     file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, "time::modified,time::modified-usec", 0, NULL, NULL);

  if (info == NULL)
    return 0;
  return (gint64) g_file_info_get_attribute_uint64 (info, "time::modified") * G_USEC_PER_SEC +
         g_file_info_get_attribute_uint32 (info, "time::modified-usec");
}

/**
 * station_wait_for_save:
 *
 * Waits for as long as the program may take to keep what was typed: one second, and one for a slow machine.
 */
void
station_wait_for_save (const char *store)
{
  gint64 typed = g_get_real_time ();

  while (last_write (store) <= typed && g_get_real_time () < typed + 2 * G_USEC_PER_SEC)
    g_usleep (20000); /* between two looks at the file */
}
