/* test-notice.c: what is due today makes itself heard, and says nothing about anybody
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "station.h"

#define W(msgid) hsl_journey_word (msgid)

/* The day of the first refunds of the market stalls. */
#define NOW "2026-04-15T10:00"

static void
test_notice (void)
{
  g_autofree char *store = station_make ("notice.hsl", "2026-03-02T09:00");
  g_auto (GStrv)   words = g_strsplit (W ("%u task is due today"), "%u", 2);
  g_autofree char *title = g_strconcat (words[0], "*", words[1], NULL);
  HslJourney      *journey;

  station_play (store, "market-stalls", NOW);
  journey = station_sign_in (store, NOW);
  hsl_journey_press (journey, "ctrl+2");
  hsl_journey_expect_state (journey, "list item", W ("Today"), HSL_AX_SELECTED, FALSE);

  /* These two lines are all there is in it: a count and where to look. */
  hsl_journey_expect_notification (journey, title);
  hsl_journey_expect_notification (journey, W ("The page “Today” says what is to be done."));
  hsl_journey_photograph (journey, "notice-1");
  hsl_journey_click_notification (journey, W ("Open"));
  hsl_journey_expect_state (journey, "list item", W ("Today"), HSL_AX_SELECTED, TRUE);
  hsl_journey_photograph (journey, "notice-2-today");
  station_leave (journey);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/notice", test_notice);
  return g_test_run ();
}
