/* tour.c: through every page of the desk, on a filled demo station
 *
 * The one journey that also runs outside the tests: `./dev run` takes it where there is no display, and
 * what it leaves in HSL_OUT is what somebody at a screen would have seen, printed and saved.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-journey.h"

#define W(msgid) hsl_journey_word (msgid)

static const char *const PROGRAM[] = { HESHILAO, "--demo", NULL };

/* The case of the demo that has everything: seven tenants, instalments, two sessions. */
#define MARKET "摊位"

/* Runs heshilaoctl on the demo station; returns what it printed. */
static char *
control (const char *const *words)
{
  g_autofree char         *store = g_strdup_printf ("sqlite://%s/heshilao/demo.hsl", g_get_user_data_dir ());
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           argv = NULL;
  g_autoptr (GError)       error = NULL;
  char                    *output = NULL;
  int                      status = 0;

  g_strv_builder_add_many (builder, HESHILAOCTL, "--json", "--store", store, NULL);
  g_strv_builder_addv (builder, (const char **) words);
  argv = g_strv_builder_end (builder);
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return output;
}

/* The uid in the first answer to a search. */
static char *
find_case (const char *text)
{
  const char *const      search[] = { "search", text, "--limit", "1", NULL };
  g_autofree char       *found = control (search);
  g_autoptr (GRegex)     pattern = g_regex_new ("\"uid\"\\s*:\\s*\"([^\"]+)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_assert_true (g_regex_match (pattern, found, 0, &match));
  return g_match_info_fetch (match, 1);
}

static void
make_station (void)
{
  const char *const words[] = { "demo", NULL };
  g_autofree char  *folder = g_build_filename (g_get_user_data_dir (), "heshilao", NULL);

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  g_free (control (words));
}

static void
sign_in (HslJourney *journey)
{
  hsl_journey_expect (journey, "label", W ("Sign in"));
  hsl_journey_photograph (journey, "1-sign-in");
  hsl_journey_press (journey, "Return");
  hsl_journey_expect (journey, "list item", W ("Today"));
}

static void
look_at_case (HslJourney *journey)
{
  hsl_journey_press (journey, "ctrl+2");
  hsl_journey_expect (journey, "entry", W ("Search cases"));
  hsl_journey_photograph (journey, "3-cases");
  hsl_journey_press (journey, "ctrl+f");
  hsl_journey_type (journey, MARKET);
  hsl_journey_expect (journey, "label", "*" MARKET "*");
  hsl_journey_click (journey, "label", "*" MARKET "*");
  hsl_journey_expect (journey, "page tab", W ("Overview"));
  hsl_journey_photograph (journey, "4-case");
}

static void
look_around (HslJourney *journey)
{
  hsl_journey_press (journey, "ctrl+4");
  hsl_journey_expect (journey, NULL, W ("Open cases"));
  hsl_journey_photograph (journey, "5-map");
  hsl_journey_press (journey, "ctrl+n");
  hsl_journey_expect (journey, "frame", W ("Register a new case"));
  hsl_journey_photograph (journey, "6-register");
  hsl_journey_press (journey, "Escape");
  hsl_journey_expect_gone (journey, "frame", W ("Register a new case"));
}

static void
test_tour (void)
{
  HslJourney *journey;

  make_station ();
  journey = hsl_journey_start (PROGRAM);
  sign_in (journey);
  hsl_journey_photograph (journey, "2-today");
  look_at_case (journey);
  look_around (journey);
  hsl_journey_press (journey, "ctrl+q");
  hsl_journey_end (journey);
}

/* What is printed and drawn without the window is the same. */
static void
test_papers (void)
{
  g_autofree char  *uid = find_case (MARKET);
  g_autofree char  *agreement = g_build_filename (g_getenv ("HSL_OUT"), "agreement.pdf", NULL);
  g_autofree char  *map = g_build_filename (g_getenv ("HSL_OUT"), "map.png", NULL);
  const char *const print[] = { "print", uid, "agreement", "--output", agreement, NULL };
  const char *const draw[] = { "map", "draw", "--output", map, NULL };

  g_free (control (print));
  g_free (control (draw));
  g_assert_true (g_file_test (agreement, G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_file_test (map, G_FILE_TEST_IS_REGULAR));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tour/pages", test_tour);
  g_test_add_func ("/tour/papers", test_papers);
  return g_test_run ();
}
