/* market.h: the parts of the market journey, each the stays at the desk of some days
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "station.h"

G_BEGIN_DECLS

#define W(msgid)     hsl_journey_word (msgid)
#define MARKET_TITLE "金穗商贸广场摊位租金押金纠纷"
#define LANDLORD     "榕湖县金穗商贸有限公司"
#define SUB_LESSOR   "翟金水"
#define N_TENANTS    7
/* The fifth of the tenants is paid five days late. */
#define LATE 4

typedef struct
{
  const char *name;
  const char *paper;
  const char *phone;
  const char *refund; /* as a mediator types it */
  guint       parts;
} MarketTenant;

extern const MarketTenant market_tenants[N_TENANTS];

HslJourney *market_open (const char *store, const char *now);
char       *market_dup (const char *store, const char *now, const char *path);
void        market_expect (const char *store, const char *now, const char *path, const char *value);
void        market_expect_count (const char *store, const char *now, const char *path, guint n);
void        market_choose_action (HslJourney *journey, const char *msgid);
void        market_print_shown (HslJourney *journey, const char *form, const char *title);

void market_take_in (const char *store);
void market_accept (const char *store);
void market_mediate (const char *store);
void market_agree (const char *store);
void market_follow (const char *store);
void market_close (const char *store);

G_END_DECLS
