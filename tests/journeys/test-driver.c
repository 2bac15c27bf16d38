/* test-driver.c: the driver of the journeys, tried on a window with one of each control
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-journey.h"

static const char *const WINDOW[] = { DRIVER_WINDOW, NULL };

static void
leave (HslJourney *journey)
{
  hsl_journey_press (journey, "ctrl+q");
  hsl_journey_end (journey);
}

static void
test_typing (void)
{
  HslJourney *journey = hsl_journey_start (WINDOW);

  hsl_journey_expect (journey, "label", "ready");
  hsl_journey_fill (journey, "text", "Name", "榕湖街道紫荆苑7号楼，王五退还押金3 500.00元（含水电费）；其余十一户商户另行协商ABC");
  hsl_journey_fill (journey, "text", "Name", "单雄信 Shan_X-1");
  hsl_journey_click (journey, "push button", "Save");
  hsl_journey_expect (journey, "label", "saved 单雄信 Shan_X-1");
  hsl_journey_press (journey, "ctrl+shift+k");
  hsl_journey_expect (journey, "label", "key taken");
  hsl_journey_expect_gone (journey, "label", "saved *");
  hsl_journey_photograph (journey, "driver");
  leave (journey);
}

static void
test_choosing (void)
{
  HslJourney *journey = hsl_journey_start (WINDOW);

  for (guint i = 0; i < 3; i++)
    {
      hsl_journey_choose (journey, "combo box", "Colour", "yellow");
      hsl_journey_expect (journey, "label", "colour yellow");
      hsl_journey_choose (journey, "combo box", "Colour", "orange");
      hsl_journey_expect (journey, "label", "colour orange");
    }
  hsl_journey_click (journey, "push button", "More");
  hsl_journey_click (journey, "menu item", "Second entry");
  hsl_journey_expect (journey, "label", "menu taken");
  hsl_journey_expect_state (journey, "check box", "Agreed", HSL_AX_CHECKED, FALSE);
  hsl_journey_click (journey, "check box", "Agreed");
  hsl_journey_expect_state (journey, "check box", "Agreed", HSL_AX_CHECKED, TRUE);
  leave (journey);
}

static void
test_scrolling (void)
{
  HslJourney *journey = hsl_journey_start (WINDOW);

  hsl_journey_fill (journey, "text", "row 33", "第三十三行");
  hsl_journey_fill (journey, "text", "row 2", "第二行");
  hsl_journey_fill (journey, "text", "row *#5", "第五行");
  hsl_journey_expect_text (journey, "text", "row 4", "第五行");
  leave (journey);
}

static void
test_dialog (void)
{
  HslJourney *journey = hsl_journey_start (WINDOW);

  hsl_journey_click (journey, "push button", "Ask");
  hsl_journey_expect (journey, "label", "Delete it?");
  hsl_journey_click (journey, "push button", "Delete*");
  hsl_journey_expect (journey, "label", "answered delete");
  hsl_journey_expect_gone (journey, "label", "Delete it?");
  leave (journey);
}

static void
test_notification (void)
{
  HslJourney *journey = hsl_journey_start (WINDOW);

  hsl_journey_click (journey, "push button", "Notify");
  hsl_journey_expect_notification (journey, "*Two tasks are due*");
  hsl_journey_click_notification (journey, "Open");
  hsl_journey_expect (journey, "label", "notification answered");
  leave (journey);
}

static void
test_kill (void)
{
  HslJourney *journey = hsl_journey_start (WINDOW);

  hsl_journey_expect (journey, "label", "ready");
  hsl_journey_kill (journey);
}

/* A program that dies, and a widget that never comes, must end a journey and not hang it. */
static void
test_crash (void)
{
  const char *const crashing[] = { DRIVER_WINDOW, "--crash", NULL };

  if (g_test_subprocess ())
    {
      hsl_journey_start (crashing);
      return;
    }
  g_test_trap_subprocess (NULL, 60 * G_USEC_PER_SEC, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*ended with status 3*");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/driver/typing", test_typing);
  g_test_add_func ("/driver/choosing", test_choosing);
  g_test_add_func ("/driver/scrolling", test_scrolling);
  g_test_add_func ("/driver/dialog", test_dialog);
  g_test_add_func ("/driver/notification", test_notification);
  g_test_add_func ("/driver/kill", test_kill);
  g_test_add_func ("/driver/crash", test_crash);
  return g_test_run ();
}
