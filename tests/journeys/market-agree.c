/* market-agree.c: seven terms, two of them in instalments, nine copies, ten signatures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "market.h"

#define NOW    "2026-03-16T09:40"
#define DUE    "2026-04-15"
#define DIALOG W ("The same for several creditors")

/* Who ran away cannot be bound: the list says so, and who insists is told at the field. */
static void
bind_the_absent (HslJourney *journey)
{
  hsl_journey_open (journey, "push button", "义务人*");
  hsl_journey_type (journey, SUB_LESSOR);
  hsl_journey_photograph (journey, "market-15-absent-in-list");
  hsl_journey_press (journey, "Return");
  hsl_journey_expect (journey, "label", SUB_LESSOR "*");
  hsl_journey_expect_in_view (journey, "label", SUB_LESSOR "*");
  hsl_journey_expect (journey, "push button", "义务人: " LANDLORD "*");
  hsl_journey_photograph (journey, "market-16-absent-refused");
}

/* What five of them have in common is typed once, then five sums, by Tab; the others are passed over. */
static void
type_five_terms (HslJourney *journey)
{
  g_autoptr (GString) keys = g_string_new ("\t\t退还【权利人】已交的摊位租金和押金\t");

  for (guint i = 0; i < N_TENANTS; i++)
    g_string_append_printf (keys, "\t%s", market_tenants[i].parts == 1 ? market_tenants[i].refund : "");
  station_press_button (journey, "The same for se_veral creditors…");
  hsl_journey_expect (journey, "frame", DIALOG);
  hsl_journey_fill (journey, "text", "履行日*", DUE);
  hsl_journey_type (journey, keys->str);
  hsl_journey_photograph (journey, "market-17-five-sums");
  hsl_journey_press (journey, "ctrl+Return");
  hsl_journey_expect_gone (journey, "frame", DIALOG);
}

static char *
dup_nth (const char *name, guint n)
{
  return g_strdup_printf ("%s*#%u", name, n);
}

/* The @nth term, typed from its creditor on; it is the @split that is paid in parts. */
static void
type_instalments (HslJourney *journey, const MarketTenant *tenant, guint nth, guint split)
{
  g_autofree char *creditor = dup_nth ("权利人", nth);
  g_autofree char *more = dup_nth (W ("Instalments…"), nth);
  g_autofree char *number = dup_nth (W ("Number of parts"), split);
  g_autofree char *divide = dup_nth (W ("Split evenly"), split);
  g_autofree char *sum = dup_nth (W ("The instalments add up"), split);
  g_autofree char *parts = g_strdup_printf ("%u", tenant->parts);
  g_autofree char *keys =
      g_strdup_printf ("\t\t%s\t\t" DUE "\t\t退还%s已交的摊位租金和押金", tenant->refund, tenant->name);

  station_press_button (journey, "Add a _term");
  hsl_journey_expect_state (journey, "push button", creditor, HSL_AX_FOCUSED, TRUE);
  hsl_journey_expect_in_view (journey, "push button", creditor);
  hsl_journey_press (journey, "Down");
  hsl_journey_type (journey, tenant->name);
  hsl_journey_press (journey, "Return");
  hsl_journey_type (journey, keys);
  hsl_journey_click (journey, "push button", more);
  hsl_journey_fill (journey, "spin button", number, parts);
  hsl_journey_click (journey, "push button", divide);
  hsl_journey_expect (journey, "label", sum);
  hsl_journey_photograph (journey, "market-18-instalments");
}

static void
save (HslJourney *journey)
{
  hsl_journey_expect (journey, "label", "*72,350.50*");
  hsl_journey_photograph (journey, "market-19-seven-terms");
  hsl_journey_press (journey, "ctrl+s");
  hsl_journey_expect (journey, "label", W ("Waits for signatures"));
  hsl_journey_expect (journey, "label", "*一式 9 份");
  hsl_journey_photograph (journey, "market-20-unsigned");
}

/* The preview proposes a copy for each who signs and one for the file; each bears its own mark. */
static void
print_copies (HslJourney *journey)
{
  station_press_button (journey, "_Print…");
  market_print_shown (journey, "人民调解协议书", "人民调解协议书");
}

/* Two come early, the others later that day; the seal comes last. */
static void
sign (HslJourney *journey)
{
  hsl_journey_click (journey, "check box", market_tenants[0].name);
  hsl_journey_click (journey, "check box", market_tenants[1].name);
  station_press_button (journey, "_Tick the chosen");
  hsl_journey_expect (journey, "label", "*8 个签字*");
  station_press_button (journey, "_All signed that day");
  hsl_journey_expect (journey, "label", "*2026-03-16*起生效*");
  hsl_journey_photograph (journey, "market-22-in-force");
}

void
market_agree (const char *store)
{
  HslJourney *journey = market_open (store, NOW);

  hsl_journey_press (journey, "ctrl+Return");
  station_press_button (journey, "_Written agreement");
  bind_the_absent (journey);
  type_five_terms (journey);
  type_instalments (journey, &market_tenants[2], 6, 1);
  type_instalments (journey, &market_tenants[6], 7, 2);
  save (journey);
  print_copies (journey);
  sign (journey);
  station_leave (journey);

  market_expect (store, NOW, "$.agreements[0].copies", "9");
  market_expect (store, NOW, "$.agreements[0].total_fen", "7235050");
  market_expect (store, NOW, "$.agreements[0].effective_on", "2026-03-16");
  market_expect_count (store, NOW, "$.agreements[0].signatures[*].uid", 10);
  market_expect_count (store, NOW, "$.agreements[0].terms[*].uid", N_TENANTS);
  market_expect_count (store, NOW, "$.agreements[0].terms[5].instalments[*].uid", 2);
  market_expect_count (store, NOW, "$.agreements[0].terms[6].instalments[*].uid", 3);
  market_expect (store, NOW, "$.documents[1].copies", "9");
  market_expect (store, NOW, "$.state", "performing");
}
