/* hsl-rulebook.h: code lists, clock rules and holidays, with what the station changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-calendar.h"
#include "hsl-clock.h"
#include "hsl-code-list.h"
#include "hsl-finding-rules.h"
#include "hsl-right-rules.h"
#include "hsl-subsidy.h"

G_BEGIN_DECLS

typedef struct
{
  HslCodes        *codes;
  HslClockRules   *clocks;
  HslFindingRules *findings;
  HslCalendar     *calendar;
  HslRightRules   *rights; /* the program's own; a station's lie in its store, out of its users' reach */
  HslSubsidyRules *subsidy;
} HslRulebook;

HslRulebook *hsl_rulebook_load (const char *folder, GError **error);
HslRulebook *hsl_rulebook_ref (HslRulebook *self);
void         hsl_rulebook_unref (HslRulebook *self);
char        *hsl_dup_config_folder (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslRulebook, hsl_rulebook_unref)

G_END_DECLS
