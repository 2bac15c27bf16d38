/* hsl-nouns.h: all nouns of the domain
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-activity.h"
#include "hsl-agreement.h"
#include "hsl-appointment.h"
#include "hsl-case.h"
#include "hsl-party.h"
#include "hsl-pause.h"
#include "hsl-performance.h"
#include "hsl-retention.h"
#include "hsl-session.h"
#include "hsl-station.h"

G_BEGIN_DECLS

/* Every noun, ended by %NULL. */
extern const HslNoun *const hsl_nouns[];

G_END_DECLS
