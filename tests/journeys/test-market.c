/* test-market.c: seven stalls, seven refunds: from the first word to the archived volume, by keys
 *
 * What a mediator does from March to June in one store, each stay at the desk on its day; what came of it
 * is read by heshilaoctl.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "market.h"

const MarketTenant market_tenants[N_TENANTS] = {
  { "阙大勇", "350981197603143115", "12000000301", "4800", 1 },
  { "单雪梅", "350981198109224221", "12000000302", "3600", 1 },
  { "仇立新", "350981196901055135", "12000000303", "1.25万", 2 },
  { "曾桂花", "35098119741130624X", "12000000304", "8,750.50", 1 },
  { "解小军", "350981198806177352", "12000000305", "6400", 1 },
  { "区美珍", "350981197908088460", "12000000306", "15300", 1 },
  { "买买提·吐尔逊", "350981198502199579", "12000000307", "21000", 3 },
};

/* The only case there is, unmasked. */
static char *
show_case (const char *store, const char *now)
{
  g_autofree char *list = station_ctl (store, now, (const char *const[]){ "case", "list", NULL });
  g_autofree char *uid = station_find (list, "$[0].uid", 0);

  return station_ctl (store, now, (const char *const[]){ "--reveal", "test", "case", "show", uid, NULL });
}

HslJourney *
market_open (const char *store, const char *now)
{
  HslJourney *journey = station_sign_in (store, now);

  hsl_journey_press (journey, "ctrl+2");
  hsl_journey_click (journey, "label", MARKET_TITLE);
  hsl_journey_expect (journey, "label", MARKET_TITLE "#2");
  return journey;
}

/**
 * market_dup:
 * @path: into the JSON of the case
 *
 * Returns: (transfer full) (nullable): what heshilaoctl finds there
 */
char *
market_dup (const char *store, const char *now, const char *path)
{
  g_autofree char *shown = show_case (store, now);

  return station_find (shown, path, 0);
}

void
market_expect (const char *store, const char *now, const char *path, const char *value)
{
  g_autofree char *found = market_dup (store, now, path);

  g_assert_cmpstr (found, ==, value);
}

/**
 * market_expect_count:
 *
 * Demands @n values at @path.
 */
void
market_expect_count (const char *store, const char *now, const char *path, guint n)
{
  g_autofree char *shown = show_case (store, now);
  guint            found = 0;

  for (char *value; (value = station_find (shown, path, found)) != NULL; g_free (value))
    found++;
  g_assert_cmpuint (found, ==, n);
}

/* From all that can be done to the case. */
void
market_choose_action (HslJourney *journey, const char *msgid)
{
  hsl_journey_press (journey, "F2");
  hsl_journey_click (journey, "label", W (msgid));
}

/**
 * market_print_shown:
 * @form: the beginning of the title of the first page
 * @title: of the preview, which becomes the name of the file
 *
 * Prints what the preview shows into a file, by the print dialog of the system, and leaves the preview.
 */
void
market_print_shown (HslJourney *journey, const char *form, const char *title)
{
  g_autofree char *page = g_strconcat (form, "*", NULL);
  g_autofree char *file = g_strdup_printf ("*%s.pdf", title);

  hsl_journey_expect (journey, "image", page);
  hsl_journey_press (journey, "ctrl+p");
  hsl_journey_click (journey, "label", "打印到文件");
  hsl_journey_expect (journey, "label", file);
  hsl_journey_press (journey, "alt+p");
  hsl_journey_expect (journey, "label", "*已打印*");
  hsl_journey_press (journey, "Escape");
  hsl_journey_expect_gone (journey, "image", page);
}

static void
test_market (void)
{
  g_autofree char *store = station_make ("market.hsl", "2026-03-02T09:00");

  market_take_in (store);
  market_accept (store);
  market_mediate (store);
  market_agree (store);
  market_follow (store);
  market_close (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/market", test_market);
  return g_test_run ();
}
