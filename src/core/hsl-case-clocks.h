/* hsl-case-clocks.h: which clocks a case has
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-context.h"
#include "hsl-state.h"

G_BEGIN_DECLS

GPtrArray *hsl_case_get_clocks (const HslCase *self, const HslContext *context);

G_END_DECLS
