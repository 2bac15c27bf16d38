/* market-mediate.c: the landlord is asked, and two sessions, the first of them without result
 *
 * The records are typed as they are at the table: Enter goes from question to answer and on, keys say who
 * speaks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "market.h"

static void
save_record (HslJourney *journey, const char *title)
{
  hsl_journey_press (journey, "ctrl+Return");
  hsl_journey_expect_gone (journey, "frame", title);
}

static void
inquire (const char *store)
{
  HslJourney *journey = market_open (store, "2026-03-03T15:30");
  const char *title = W ("Record of inquiry");

  market_choose_action (journey, "Record an inquiry");
  hsl_journey_expect (journey, "frame", title);
  hsl_journey_fill (journey, "text", "被调查人*#1", "覃志远");
  hsl_journey_fill (journey, "text", "被调查人身份*", "榕湖县金穗商贸有限公司总经理");
  hsl_journey_click (journey, "text", "问 *");
  hsl_journey_type (journey, "公司与翟金水的租赁合同何时到期？\n2027年2月到期，他从去年12月起就没有交租。\n"
                             "公司是否知道摊位分租给了七户？\n知道，当时是口头同意的。");
  hsl_journey_expect (journey, "text", "答 覃志远#2");
  hsl_journey_photograph (journey, "market-10-inquiry");
  save_record (journey, title);
  station_leave (journey);

  market_expect (store, "2026-03-03T16:00", "$.inquiries[0].record[3].text", "知道，当时是口头同意的。");
  market_expect (store, "2026-03-03T16:00", "$.inquiries[0].record[3].speaker", "覃志远");
}

static void
begin_session (HslJourney *journey)
{
  hsl_journey_press (journey, "ctrl+Return");
  hsl_journey_expect (journey, "frame", W ("Record of mediation"));
  hsl_journey_expect_state (journey, "text", "问 *", HSL_AX_FOCUSED, TRUE);
}

static void
end_session (HslJourney *journey, const char *result, const char *words)
{
  hsl_journey_choose (journey, "push button", "结果*", result);
  hsl_journey_fill (journey, "text", "结果说明*", words);
}

/* Ctrl+3 is the third of those who sit there: after two mediators the first tenant. */
static void
mediate_in_vain (const char *store)
{
  HslJourney *journey = market_open (store, "2026-03-06T17:30");

  begin_session (journey);
  hsl_journey_type (journey, "各位对租金和押金有什么要求？\n");
  hsl_journey_press (journey, "ctrl+3");
  hsl_journey_type (journey, "钱我们都交了，收据在这里，公司不能再让我们走。");
  hsl_journey_press (journey, "ctrl+shift+s");
  hsl_journey_click (journey, "push button", "*" LANDLORD);
  hsl_journey_type (journey, "公司一分钱没有收到，只能先清场。");
  hsl_journey_choose (journey, "push button", "调解室*", "第一调解室");
  hsl_journey_photograph (journey, "market-11-first-session");
  end_session (journey, "未达成*", "双方对退还数额分歧较大，同意一周后再次调解。");
  hsl_journey_photograph (journey, "market-12-first-result");
  save_record (journey, W ("Record of mediation"));
  station_leave (journey);

  market_expect (store, "2026-03-06T18:00", "$.sessions[0].result", "not-agreed");
  market_expect (store, "2026-03-06T18:00", "$.sessions[0].record[1].speaker", "阙大勇");
  market_expect (store, "2026-03-06T18:00", "$.sessions[0].record[2].speaker", LANDLORD);
  market_expect (store, "2026-03-06T18:00", "$.state", "mediating");
}

static void
mediate_again (const char *store)
{
  HslJourney *journey = market_open (store, "2026-03-13T17:30");

  begin_session (journey);
  hsl_journey_type (journey, "公司愿意怎样退还？\n");
  hsl_journey_type (journey, "公司愿意先行退还，再向翟金水追偿。");
  end_session (journey, "达成*", "公司先行分期退还，七户按期腾退。");
  hsl_journey_photograph (journey, "market-13-second-session");
  save_record (journey, W ("Record of mediation"));
  hsl_journey_photograph (journey, "market-14-agreed");
  station_leave (journey);

  market_expect (store, "2026-03-13T18:00", "$.sessions[1].result", "agreed");
  market_expect_count (store, "2026-03-13T18:00", "$.sessions[1].attendees[*]", 8);
}

void
market_mediate (const char *store)
{
  inquire (store);
  mediate_in_vain (store);
  mediate_again (store);
}
