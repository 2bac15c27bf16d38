/* market-follow.c: six perform, the seventh late; then the case is closed and archived
 *
 * The scans come by heshilaoctl: to the file chooser no journey goes, GTK 4.8 leaks with every selection.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "market.h"

#define SCANNED "2026-06-30T09:00"

static HslJourney *
open_follow_ups (const char *store, const char *now)
{
  HslJourney *journey = market_open (store, now);

  hsl_journey_click (journey, "page tab", W ("Follow-ups"));
  return journey;
}

/* A button of the instalment of @name that is due first. */
static void
do_to (HslJourney *journey, const char *msgid, const char *name)
{
  g_autofree char *button = g_strdup_printf ("%s*%s*", W (msgid), name);

  hsl_journey_click (journey, "push button", button);
  station_accept_dialog (journey);
}

/* On the first due day six have their money. */
static void
six_perform (const char *store)
{
  HslJourney *journey = open_follow_ups (store, "2026-04-15T16:00");

  hsl_journey_photograph (journey, "market-23-due");
  for (guint i = 0; i < N_TENANTS; i++)
    if (i != LATE)
      do_to (journey, "Performed", market_tenants[i].name);
  hsl_journey_photograph (journey, "market-24-six-performed");
  station_leave (journey);

  market_expect_count (store, "2026-04-15T17:00", "$.performances[*].uid", N_TENANTS - 1);
}

/* For the seventh the landlord is urged, and pays late. */
static void
one_is_late (const char *store)
{
  HslJourney *journey = open_follow_ups (store, "2026-04-20T11:00");

  hsl_journey_photograph (journey, "market-25-overdue");
  do_to (journey, "Urge…", market_tenants[LATE].name);
  do_to (journey, "Performed", market_tenants[LATE].name);
  hsl_journey_expect (journey, "label", "*2026-04-20*");
  hsl_journey_photograph (journey, "market-26-late-performed");
  station_leave (journey);

  market_expect_count (store, "2026-04-20T12:00", "$.urges[*].uid", 1);
  market_expect_count (store, "2026-04-20T12:00", "$.performances[*].uid", N_TENANTS);
  market_expect (store, "2026-04-20T12:00", "$.state", "performing");
}

/* The later parts of the two that are paid in instalments. */
static void
pay_the_rest (const char *store)
{
  HslJourney *journey = open_follow_ups (store, "2026-05-15T16:00");

  do_to (journey, "Performed", market_tenants[2].name);
  do_to (journey, "Performed", market_tenants[6].name);
  station_leave (journey);

  journey = open_follow_ups (store, "2026-06-15T16:00");
  do_to (journey, "Performed", market_tenants[6].name);
  hsl_journey_expect (journey, "label", "履行完毕");
  hsl_journey_photograph (journey, "market-27-all-performed");
  station_leave (journey);

  market_expect_count (store, "2026-06-15T17:00", "$.performances[*].uid", N_TENANTS + 3);
  market_expect (store, "2026-06-15T17:00", "$.paid_fen", "7235050");
  market_expect (store, "2026-06-15T17:00", "$.state", "performed");
}

/**
 * market_follow:
 *
 * Due days pass, from the first to the last instalment.
 */
void
market_follow (const char *store)
{
  six_perform (store);
  one_is_late (store);
  pay_the_rest (store);
}

static void
follow_up_whole (HslJourney *journey)
{
  station_press_button (journey, "Follow up the _whole agreement…");
  hsl_journey_fill (journey, "text", "回访情况*", "七户均已收到全部款项，摊位将按约腾退。");
  hsl_journey_photograph (journey, "market-28-whole-agreement");
  station_accept_dialog (journey);
}

static void
feed_back (HslJourney *journey)
{
  hsl_journey_expect (journey, "push button", "*向移送单位反馈");
  hsl_journey_press (journey, "ctrl+Return");
  hsl_journey_fill (journey, "text", "反馈内容*", "七户退款全部履行，纠纷化解。");
  hsl_journey_photograph (journey, "market-29-feedback");
  station_accept_dialog (journey);
}

static void
close_case (const char *store)
{
  HslJourney *journey = open_follow_ups (store, "2026-06-18T09:00");

  follow_up_whole (journey);
  feed_back (journey);
  hsl_journey_press (journey, "ctrl+Return");
  station_accept_dialog (journey);
  hsl_journey_expect (journey, "label", W ("Closed"));
  hsl_journey_photograph (journey, "market-30-closed");
  station_leave (journey);

  market_expect (store, "2026-06-18T10:00", "$.transfers[0].feedback_on", "2026-06-18");
  market_expect_count (store, "2026-06-18T10:00", "$.follow_ups[*].uid", N_TENANTS + 4);
  market_expect (store, "2026-06-18T10:00", "$.state", "closed");
}

/* @option says what @path leads to: a party or an agreement. */
static void
attach (const char *store, const char *file, const char *kind, const char *option, const char *path)
{
  g_autofree char *uid = market_dup (store, SCANNED, "$.uid");
  g_autofree char *of = market_dup (store, SCANNED, path);

  g_free (station_ctl (store, SCANNED,
                       (const char *const[]){ "attach", uid, file, "--kind", kind, option, of, NULL }));
}

/* A PDF of one empty page. */
#define SCAN                                                                 \
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"                   \
  "2 0 obj<</Type/Pages/Count 1/MediaBox[0 0 595 842]/Kids[3 0 R]>>endobj\n" \
  "3 0 obj<</Type/Page/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"

static void
attach_scans (const char *store)
{
  g_autofree char   *file = g_build_filename (g_getenv ("HSL_SESSION"), "scan.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (file, SCAN, -1, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_TENANTS + 2; i++)
    {
      g_autofree char *path = g_strdup_printf ("$.parties[%u].uid", i);

      attach (store, file, "identity", "--party", path);
    }
  attach (store, file, "signed", "--agreement", "$.agreements[0].uid");
}

static void
archive_volume (const char *store)
{
  HslJourney *journey = market_open (store, "2026-06-30T15:00");

  hsl_journey_press (journey, "ctrl+Return");
  hsl_journey_click (journey, "check box", "何敏");
  hsl_journey_click (journey, "check box", "林素珍");
  hsl_journey_photograph (journey, "market-31-archive");
  station_accept_dialog (journey);
  hsl_journey_expect (journey, "label", W ("Archived"));
  hsl_journey_click (journey, "page tab", W ("Volume"));
  hsl_journey_photograph (journey, "market-32-volume");
  station_press_button (journey, "Whole volume");
  market_print_shown (journey, "卷宗封面", W ("Whole volume"));
  hsl_journey_photograph (journey, "market-33-volume-printed");
  hsl_journey_expect (journey, "label", W ("The volume is complete."));
  station_leave (journey);

  market_expect (store, "2026-06-30T16:00", "$.state", "archived");
  station_expect (store, "2026-06-30T16:00", (const char *const[]){ "verify", NULL }, "\"clean\" : true");
}

/**
 * market_close:
 *
 * A follow-up of the whole, the word to the command room, closed, archived with everything in the volume.
 */
void
market_close (const char *store)
{
  close_case (store);
  attach_scans (store);
  archive_volume (store);
}
