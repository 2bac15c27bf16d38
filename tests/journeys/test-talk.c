/* test-talk.c: somebody walks in, and it is settled by talk in two minutes of typing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "station.h"

#define W(msgid) hsl_journey_word (msgid)
#define NOW      "2026-07-09T10:00"
#define WHAT     "邻居占用门前空地停放三轮车，影响出入。"

/* What is asked of everybody who walks in, by keys alone: the focus begins in the first name. */
static void
type_intake (HslJourney *journey)
{
  hsl_journey_expect_state (journey, "text", "姓名*#1", HSL_AX_FOCUSED, TRUE);
  hsl_journey_type (journey, "华小满");
  hsl_journey_fill (journey, "text", "电话*#1", "12000000601");
  hsl_journey_fill (journey, "text", "姓名*#2", "任长根");
  station_choose (journey, W ("Type of dispute"), "邻里");
  hsl_journey_fill (journey, "text", "纠纷简要情况*", WHAT);
  station_choose (journey, W ("Grid"), "第1网格");
}

static void
register_case (HslJourney *journey)
{
  hsl_journey_press (journey, "ctrl+n");
  type_intake (journey);
  hsl_journey_press (journey, "ctrl+Return");
  hsl_journey_expect (journey, "label", W ("Not saved yet: see the field marked red."));
  hsl_journey_photograph (journey, "talk-2-source-missing");
  station_choose (journey, W ("Source"), "来访");
  hsl_journey_press (journey, "ctrl+Return");
  hsl_journey_expect (journey, "label", "华小满*任长根*");
  hsl_journey_photograph (journey, "talk-3-registered");
}

static void
accept_case (HslJourney *journey)
{
  hsl_journey_press (journey, "ctrl+Return");
  hsl_journey_click (journey, "check box", "何敏");
  hsl_journey_photograph (journey, "talk-4-accept");
  station_accept_dialog (journey);
  hsl_journey_expect (journey, "label", "（2026）榕湖人调字第18号*");
}

/* A vague word is found while it is typed; from the finding one comes to the field, and it goes away. */
static void
correct_what_is_found (HslJourney *journey)
{
  hsl_journey_click (journey, "page tab", "检查（*");
  hsl_journey_photograph (journey, "talk-5-found");
  hsl_journey_click (journey, "list item", "提醒：第1条*");
  hsl_journey_expect_state (journey, "text", "条款内容*", HSL_AX_FOCUSED, TRUE);
  hsl_journey_fill (journey, "text", "条款内容*", "任长根当场挪走三轮车，今后停放在指定车位");
  hsl_journey_expect_gone (journey, "list item", "提醒：第1条*");
}

static void
insert_clause (HslJourney *journey)
{
  station_press_button (journey, "_Clause library…");
  hsl_journey_click (journey, "list item", "无其他争议*");
  hsl_journey_photograph (journey, "talk-5-clauses");
  hsl_journey_press (journey, "ctrl+Return");
  hsl_journey_expect_text (journey, "text", "段落*", "上述款项和事项履行完毕后，各方就本次纠纷再无其他争议。");
}

static void
agree_on_the_spot (HslJourney *journey)
{
  hsl_journey_click (journey, "page tab", W ("Agreement"));
  station_press_button (journey, "_Oral, settled on the spot");
  hsl_journey_choose (journey, "push button", "事项*", "其他");
  hsl_journey_fill (journey, "text", "条款内容*", "任长根尽快挪走三轮车，今后停放在指定车位");
  correct_what_is_found (journey);
  insert_clause (journey);
  hsl_journey_photograph (journey, "talk-5-editor");
  station_press_button (journey, "_Save the agreement");
  hsl_journey_expect (journey, "label", "履行完毕");
  hsl_journey_photograph (journey, "talk-6-agreed");
}

/* Form 11 in our own preview. To the file chooser no journey goes: GTK 4.8 leaks with every selection. */
static void
preview_form (HslJourney *journey)
{
  station_press_button (journey, "_Print…");
  hsl_journey_expect (journey, "image", "人民调解口头协议登记表*");
  hsl_journey_photograph (journey, "talk-7-form-11");
  hsl_journey_press (journey, "Escape");
  hsl_journey_expect_gone (journey, "image", "人民调解口头协议登记表*");
}

static void
close_case (HslJourney *journey)
{
  hsl_journey_press (journey, "ctrl+Return");
  station_accept_dialog (journey);
  hsl_journey_expect (journey, "label", W ("Closed"));
  hsl_journey_photograph (journey, "talk-8-closed");
}

static void
test_talk (void)
{
  g_autofree char *store = station_make ("talk.hsl", NOW);
  HslJourney      *journey = station_sign_in (store, NOW);

  hsl_journey_photograph (journey, "talk-1-today");
  register_case (journey);
  accept_case (journey);
  agree_on_the_spot (journey);
  preview_form (journey);
  close_case (journey);
  station_leave (journey);

  station_expect (store, NOW, (const char *const[]){ "case", "list", NULL }, "\"closed\"");
  station_expect (store, NOW, (const char *const[]){ "verify", NULL }, "\"clean\" : true");
}

/* The power fails in the middle of a sentence; what was typed a second before is there again. */
static void
test_draft (void)
{
  g_autofree char *store = station_make ("draft.hsl", NOW);
  HslJourney      *journey = station_sign_in (store, NOW);

  hsl_journey_press (journey, "ctrl+n");
  type_intake (journey);
  hsl_journey_press (journey, "Escape");
  hsl_journey_expect_gone (journey, "label", W ("Who"));
  hsl_journey_press (journey, "ctrl+n");
  hsl_journey_expect (journey, "label", W ("This was typed earlier and not registered yet."));
  hsl_journey_fill (journey, "text", "姓名*#2", "任长根之子");
  station_wait_for_save (store);
  hsl_journey_kill (journey);

  journey = station_sign_in (store, NOW);
  hsl_journey_press (journey, "ctrl+n");
  hsl_journey_expect (journey, "label", W ("This was typed earlier and not registered yet."));
  hsl_journey_expect_text (journey, "text", "姓名*#2", "任长根之子");
  hsl_journey_expect_text (journey, "text", "纠纷简要情况*", WHAT);
  hsl_journey_photograph (journey, "talk-5-draft");
  hsl_journey_press (journey, "Escape");
  station_leave (journey);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/talk", test_talk);
  g_test_add_func ("/journey/draft", test_draft);
  return g_test_run ();
}
