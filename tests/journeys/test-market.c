/* test-market.c: seven stalls, seven refunds: from the second session to the archived volume
 *
 * What was said before is in tests/data; from there on it is the window that does it, day after day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "station.h"

#define W(msgid) hsl_journey_word (msgid)
/* The fifth of them is paid five days late. */
#define LATE  4
#define TITLE "金穗商贸广场摊位租金押金纠纷"

static const struct
{
  const char *name;
  const char *amount;
} refunds[] = {
  { "阙大勇", "4800" },
  { "单雪梅", "3600" },
  { "仇立新", "1.25万" },
  { "曾桂花", "8,750.50" },
  { "解小军", "6400" },
  { "区美珍", "15300" },
  { "买买提·吐尔逊", "21000" },
};

static void
press_button (HslJourney *journey, const char *msgid)
{
  g_autofree char *name = g_strconcat (W (msgid), "*", NULL);

  hsl_journey_click (journey, "push button", name);
}

static HslJourney *
open_case (const char *store, const char *now)
{
  HslJourney *journey = station_sign_in (store, now);

  hsl_journey_press (journey, "ctrl+2");
  hsl_journey_click (journey, "label", TITLE);
  hsl_journey_expect (journey, "label", TITLE "#2");
  return journey;
}

/* What the seven have in common is typed once, then seven sums. */
static void
type_terms (HslJourney *journey)
{
  press_button (journey, "The same for se_veral creditors…");
  hsl_journey_expect (journey, "frame", W ("The same for several creditors"));
  hsl_journey_fill (journey, "text", "履行日*", "2026-04-15");
  hsl_journey_fill (journey, "text", "条款内容*", "退还【权利人】已交的摊位租金和押金");
  for (guint i = 0; i < G_N_ELEMENTS (refunds); i++)
    {
      g_autofree char *name = g_strconcat (refunds[i].name, "*", NULL);

      hsl_journey_fill (journey, "text", name, refunds[i].amount);
    }
  hsl_journey_photograph (journey, "market-1-seven-sums");
  hsl_journey_press (journey, "ctrl+Return");
  hsl_journey_expect_gone (journey, "frame", W ("The same for several creditors"));
}

static void
draw_up_agreement (const char *store)
{
  HslJourney *journey = open_case (store, "2026-03-16T09:40");

  hsl_journey_click (journey, "page tab", W ("Agreement"));
  press_button (journey, "_Written agreement");
  type_terms (journey);
  hsl_journey_expect (journey, "label", "*72,350.50*");
  hsl_journey_photograph (journey, "market-2-terms");
  press_button (journey, "_Save the agreement");
  hsl_journey_expect (journey, "label", W ("Waits for signatures"));
  hsl_journey_expect (journey, "label", "*一式 9 份");
  hsl_journey_photograph (journey, "market-3-unsigned");
  press_button (journey, "_All signed that day");
  hsl_journey_expect (journey, "label", "*2026-03-16*起生效*");
  hsl_journey_photograph (journey, "market-4-in-force");
  station_leave (journey);
}

static void
record_performance (HslJourney *journey, const char *name)
{
  g_autofree char *button = g_strdup_printf ("%s*%s*", W ("Performed"), name);

  hsl_journey_click (journey, "push button", button);
  station_accept_dialog (journey);
}

static void
urge (HslJourney *journey, const char *name)
{
  g_autofree char *button = g_strdup_printf ("%s*%s*", W ("Urge…"), name);

  hsl_journey_click (journey, "push button", button);
  station_accept_dialog (journey);
}

/* On the due day six have their money; for the seventh the landlord is urged, and pays late. */
static void
follow_up (const char *store)
{
  HslJourney *journey = open_case (store, "2026-04-15T16:00");

  hsl_journey_click (journey, "page tab", W ("Follow-ups"));
  hsl_journey_photograph (journey, "market-5-due");
  for (guint i = 0; i < G_N_ELEMENTS (refunds); i++)
    if (i != LATE)
      record_performance (journey, refunds[i].name);
  hsl_journey_photograph (journey, "market-6-six-performed");
  station_leave (journey);

  journey = open_case (store, "2026-04-20T11:00");
  hsl_journey_click (journey, "page tab", W ("Follow-ups"));
  hsl_journey_photograph (journey, "market-7-overdue");
  urge (journey, refunds[LATE].name);
  record_performance (journey, refunds[LATE].name);
  hsl_journey_photograph (journey, "market-8-all-performed");
  station_leave (journey);
}

static void
test_market (void)
{
  g_autofree char *store = station_make ("market.hsl", "2026-03-02T09:00");

  station_play (store, "market-stalls", "2026-03-16T09:00");
  draw_up_agreement (store);
  station_expect (store, "2026-03-16T10:00", (const char *const[]){ "case", "list", NULL }, "\"performing\"");
  follow_up (store);
  station_expect (store, "2026-04-20T12:00", (const char *const[]){ "case", "list", NULL }, "\"performed\"");
  station_expect (store, "2026-04-20T12:00", (const char *const[]){ "verify", NULL }, "\"clean\" : true");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/market", test_market);
  return g_test_run ();
}
