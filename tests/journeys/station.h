/* station.h: a small station for a journey, made and looked at by heshilaoctl
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-journey.h"

G_BEGIN_DECLS

char       *station_make (const char *name, const char *now);
char       *station_make_demo (const char *name, const char *now, guint cases);
char       *station_ctl (const char *store, const char *now, const char *const *words);
char       *station_find (const char *json, const char *path, guint nth);
void        station_play (const char *store, const char *name, const char *until);
void        station_expect (const char *store, const char *now, const char *const *words, const char *text);
void        station_wait_for_save (const char *store);
HslJourney *station_sign_in (const char *store, const char *now);
void        station_leave (HslJourney *journey);
void        station_accept_dialog (HslJourney *journey);
void        station_press_button (HslJourney *journey, const char *msgid);
void        station_choose (HslJourney *journey, const char *field, const char *typed);

G_END_DECLS
