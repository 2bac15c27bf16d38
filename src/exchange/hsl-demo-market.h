/* hsl-demo-market.h: the market stalls, half way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-demo-world.h"

G_BEGIN_DECLS

typedef struct
{
  GVariant *steps; /* av of a{sv} */
  HslMinute accepted_at;
} HslDemoMarket;

HslDemoMarket *hsl_demo_market_new (HslDemoWorld *world, GError **error);
void           hsl_demo_market_free (HslDemoMarket *self);
HslCase       *hsl_demo_market_play (HslDemoMarket *self, HslDemoWorld *world, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslDemoMarket, hsl_demo_market_free)

G_END_DECLS
