/* test-first-day.c: from an empty computer to the first registered case
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-journey.h"

static const char *const PROGRAM[] = { HESHILAO, NULL };

#define W(msgid) hsl_journey_word (msgid)

static void
type_password (HslJourney *journey,
               const char *password)
{
  const char *const fields[] = { "Password", "The same password again" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      hsl_journey_click (journey, NULL, W (fields[i]));
      hsl_journey_press (journey, "ctrl+a");
      hsl_journey_type (journey, password);
    }
  hsl_journey_click (journey, "push button", W ("Set up"));
}

static void
set_up_station (HslJourney *journey)
{
  hsl_journey_fill (journey, "text", W ("Name of the police station"), "榕湖派出所");
  hsl_journey_fill (journey, "text", W ("Area code, 6 to 12 digits"), "371502");
  hsl_journey_fill (journey, "text", W ("Your name; it is the name you sign in with"), "周敏");
  type_password (journey, "short");
  hsl_journey_expect (journey, "label",
                      W ("The password is short: ten characters, or four words with spaces between them, are "
                         "enough, and need no special characters"));
  hsl_journey_photograph (journey, "first-day-1-set-up");
  type_password (journey, "lake with two banyans");

  hsl_journey_expect (journey, "label", W ("The recovery sheet"));
  hsl_journey_photograph (journey, "first-day-2-recovery");
  hsl_journey_click (journey, "check box", W ("The sheet is printed or written down, and put away"));
  hsl_journey_click (journey, "push button", W ("Start work"));
}

static void
test_first_day (void)
{
  HslJourney *journey = hsl_journey_start (PROGRAM);

  set_up_station (journey);
  hsl_journey_expect (journey, "list item", W ("Today"));
  hsl_journey_photograph (journey, "first-day-3-today");
  hsl_journey_press (journey, "ctrl+n");
  hsl_journey_expect (journey, "label", W ("Who"));
  hsl_journey_photograph (journey, "first-day-4-intake");
  hsl_journey_press (journey, "Escape");
  hsl_journey_press (journey, "ctrl+q");
  hsl_journey_end (journey);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/first-day", test_first_day);
  return g_test_run ();
}
