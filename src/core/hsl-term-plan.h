/* hsl-term-plan.h: the arithmetic of drawing up terms, before anything is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-agreement.h"
#include "hsl-party.h"

G_BEGIN_DECLS

#define HSL_TERM_PLAN_PARTS_MAX 120

/* Stands in a wording for the name of each creditor. */
#define HSL_TERM_PLAN_CREDITOR "【权利人】"

/* The same promise to several people; what differs is who gets it and how much. */
typedef struct
{
  const char *debtor;
  const char *matter;
  const char *manner;  /* (nullable) */
  const char *wording; /* (nullable) */
  HslDay      due_on;  /* of the first part */
  guint       parts;   /* monthly */
} HslTermPlan;

typedef enum
{
  HSL_SPLIT_REST_LAST = 0,
  HSL_SPLIT_REST_FIRST = 1 << 0,
  HSL_SPLIT_EVENTS = 1 << 1, /* upon events, which are still to be said, instead of month by month */
} HslSplit;

GPtrArray *hsl_term_plan_split (gint64 total_fen, guint parts, HslDay first_on, HslSplit how);
GVariant  *hsl_term_plan_make (const HslTermPlan *self, const HslParty *creditor, gint64 amount_fen);

gint64   hsl_term_get_unplanned (const HslTerm *self);
gpointer hsl_fact_from_draft (const HslNoun *noun, GVariant *draft);

G_END_DECLS
