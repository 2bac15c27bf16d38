/* hsl-subsidy.h: what a mediator is paid for a case (以案定补)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-context.h"
#include "hsl-state.h"

G_BEGIN_DECLS

typedef struct _HslSubsidyRules HslSubsidyRules;

HslSubsidyRules *hsl_subsidy_rules_new_from_variant (GVariant *data, GError **error);
HslSubsidyRules *hsl_subsidy_rules_replace (const HslSubsidyRules *base, GVariant *data, GError **error);
void             hsl_subsidy_rules_free (HslSubsidyRules *self);

/* One case, one mediator. */
typedef struct
{
  char *number;
  char *type;
  char *class;
  char  *result;
  char  *worker;
  HslDay archived_on;
  gint64 fen;
} HslSubsidyItem;

/* A case that is settled, and what keeps it from being paid for. */
typedef struct
{
  char  *number;
  char  *type;
  HslDay closed_on;
  char  *reason;
} HslSubsidyPending;

typedef struct
{
  HslDay     from; /* the first and the last day of the month */
  HslDay     to;
  GPtrArray *items;   /* of HslSubsidyItem */
  GPtrArray *pending; /* of HslSubsidyPending */
} HslSubsidySheet;

HslSubsidySheet *hsl_subsidy_sheet_new (HslDay month);
void             hsl_subsidy_sheet_add (HslSubsidySheet       *self,
                                        const HslSubsidyRules *rules,
                                        const HslCase         *on,
                                        const HslDirectory    *directory);
gint64           hsl_subsidy_sheet_get_total (const HslSubsidySheet *self);
void             hsl_subsidy_sheet_free (HslSubsidySheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslSubsidyRules, hsl_subsidy_rules_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslSubsidySheet, hsl_subsidy_sheet_free)

G_END_DECLS
