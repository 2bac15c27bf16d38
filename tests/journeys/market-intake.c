/* market-intake.c: the command room hands over nine people, the case is accepted, their rights are told
 *
 * All nine are typed by keys: Tab goes from field to field, Ctrl+D to the next party.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "market.h"

#define NOW     "2026-03-02T09:10"
#define SUMMARY "翟金水收取七户下一年租金和押金后失去联系，公司要求七户腾退。"
#define CLAIMS  "退还已交租金和押金。"

/* Sex and day of birth, with its calendar, fill themselves from the number. */
static void
type_tenants (HslJourney *journey)
{
  hsl_journey_expect_state (journey, "text", "姓名*#1", HSL_AX_FOCUSED, TRUE);
  for (guint i = 0; i < N_TENANTS; i++)
    {
      const MarketTenant *tenant = &market_tenants[i];
      g_autofree char    *keys = g_strdup_printf ("%s\t%s\t%s\t\t\t\t金穗商贸广场A区%u号摊位", tenant->name,
                                                  tenant->paper, tenant->phone, 11 + i);

      if (i > 0)
        hsl_journey_press (journey, "ctrl+d");
      hsl_journey_type (journey, keys);
    }
  hsl_journey_expect (journey, "label", "申请人 7");
  hsl_journey_photograph (journey, "market-01-seven-tenants");
}

/* Kind and presence are behind "More". Who represents the company is asked once it is one; GTK 4.8 does not
 * tell the tree of fields that appear, so Tab leads there. */
static void
type_others (HslJourney *journey)
{
  hsl_journey_click (journey, "text", "姓名*#8");
  hsl_journey_type (journey, LANDLORD "\t\t12000000320");
  hsl_journey_click (journey, "push button", "更多：单位*#8");
  hsl_journey_choose (journey, "push button", "类别*", "法人*");
  hsl_journey_click (journey, "text", "地址*#8");
  hsl_journey_type (journey, "榕湖县五里岭街道商贸路1号\t覃志远");
  hsl_journey_photograph (journey, "market-02-landlord");
  hsl_journey_click (journey, "push button", "添加：第三人");
  hsl_journey_type (journey, SUB_LESSOR "\t352229197205111191\t12000000321");
  hsl_journey_click (journey, "push button", "更多：单位*#9");
  hsl_journey_choose (journey, "push button", "到场情况*#2", "未到场");
  hsl_journey_fill (journey, "text", "未到场原因*#2", "收取租金、押金后下落不明");
  hsl_journey_photograph (journey, "market-03-sub-lessor");
}

/* From the type on by Tab: the sum, past the time of the event, what happened, what is asked for, past the
 * grid, the place. */
static void
type_dispute (HslJourney *journey)
{
  hsl_journey_choose (journey, "push button", "网格*", "龙溪社区第1网格");
  station_choose (journey, W ("Type of dispute"), "合同");
  hsl_journey_type (journey, "\t72,350.50\t\t\t\t" SUMMARY "\t" CLAIMS "\t\t金穗商贸广场A区");
  hsl_journey_expect_text (journey, "text", "地点*", "金穗商贸广场A区");
}

/* What came by transfer stands folded away: most cases walk in. */
static void
type_transfer (HslJourney *journey)
{
  hsl_journey_click (journey, "push button", W ("More: track, mediators, agents, transfer"));
  hsl_journey_fill (journey, "text", "案件名称*", MARKET_TITLE);
  hsl_journey_click (journey, "push button", "添加：转办*");
  hsl_journey_choose (journey, "push button", "方向*", "转入");
  hsl_journey_type (journey, "\t榕湖县综合指挥室\t综指转〔2026〕31号\t2026-03-02");
  hsl_journey_expect_text (journey, "text", "发出日期*", "2026-03-02");
  hsl_journey_photograph (journey, "market-04-transfer");
}

/* The source was forgotten. It stands far above the fold, and is shown. */
static void
forget_the_source (HslJourney *journey)
{
  hsl_journey_press (journey, "ctrl+Return");
  hsl_journey_expect (journey, "label", W ("Not saved yet: see the field marked red."));
  hsl_journey_expect_state (journey, "push button", "案件来源*", HSL_AX_FOCUSED, TRUE);
  hsl_journey_expect_in_view (journey, "push button", "案件来源*");
  hsl_journey_photograph (journey, "market-05-source-missing");
  station_choose (journey, W ("Source"), "指挥");
}

/**
 * market_take_in:
 *
 * The clue, as the command room handed it over.
 */
void
market_take_in (const char *store)
{
  HslJourney *journey = station_sign_in (store, NOW);

  hsl_journey_press (journey, "ctrl+n");
  type_tenants (journey);
  type_others (journey);
  type_dispute (journey);
  type_transfer (journey);
  forget_the_source (journey);
  hsl_journey_press (journey, "ctrl+Return");
  hsl_journey_expect (journey, "label", MARKET_TITLE "#2");
  hsl_journey_photograph (journey, "market-06-clue");
  station_leave (journey);

  market_expect_count (store, NOW, "$.parties[*].uid", 9);
  market_expect (store, NOW, "$.summary", SUMMARY);
  market_expect (store, NOW, "$.claimed_fen", "7235050");
  market_expect (store, NOW, "$.parties[8].presence", "absent");
  market_expect (store, NOW, "$.transfers[0].direction", "in");
  market_expect (store, NOW, "$.state", "clue");
}

/* The next step of a clue. */
static void
accept_case (HslJourney *journey)
{
  hsl_journey_press (journey, "ctrl+Return");
  hsl_journey_click (journey, "check box", "陈国华");
  hsl_journey_click (journey, "check box", "林素珍");
  hsl_journey_photograph (journey, "market-07-accept");
  station_accept_dialog (journey);
  hsl_journey_expect (journey, "label", "（2026）榕湖人调字第18号*");
}

static void
invite (HslJourney *journey)
{
  market_choose_action (journey, "Assign mediators");
  hsl_journey_click (journey, "check box", "何敏#2");
  hsl_journey_click (journey, "check box", "苏文#2");
  hsl_journey_photograph (journey, "market-08-invited");
  station_accept_dialog (journey);
}

static void
give_notice (HslJourney *journey)
{
  hsl_journey_press (journey, "ctrl+Return");
  station_accept_dialog (journey);
  hsl_journey_click (journey, "page tab", W ("Volume"));
  hsl_journey_click (journey, "push button", "打印：*告知书*");
  market_print_shown (journey, "当事人权利义务告知书", "当事人权利义务告知书");
  hsl_journey_expect (journey, "label", "2 页*");
  hsl_journey_photograph (journey, "market-09-notice-printed");
}

/**
 * market_accept:
 *
 * Accepted with a number; the rights of the parties are told, and printed.
 */
void
market_accept (const char *store)
{
  HslJourney *journey = market_open (store, "2026-03-02T10:00");

  accept_case (journey);
  invite (journey);
  give_notice (journey);
  station_leave (journey);

  market_expect (store, NOW, "$.number", "（2026）榕湖人调字第18号");
  market_expect (store, NOW, "$.notice_on", "2026-03-02");
  market_expect_count (store, NOW, "$.invited[*]", 2);
}
