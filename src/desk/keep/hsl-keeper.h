/* hsl-keeper.h: sees to it that the store is backed up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store-backup.h"

G_BEGIN_DECLS

#define HSL_TYPE_KEEPER (hsl_keeper_get_type ())
G_DECLARE_FINAL_TYPE (HslKeeper, hsl_keeper, HSL, KEEPER, GObject)

HslKeeper        *hsl_keeper_new (HslStore *store, GSettings *settings, gboolean automatic);
void              hsl_keeper_check (HslKeeper *self);
void              hsl_keeper_back_up (HslKeeper *self);
void              hsl_keeper_cancel (HslKeeper *self);
gboolean          hsl_keeper_is_busy (HslKeeper *self);
gboolean          hsl_keeper_has_folders (HslKeeper *self);
gboolean          hsl_keeper_is_wanted_on_exit (HslKeeper *self);
const HslKeeping *hsl_keeper_get_keeping (HslKeeper *self);
const char       *hsl_keeper_get_problem (HslKeeper *self);
char             *hsl_keeper_dup_notice (HslKeeper *self);

G_END_DECLS
