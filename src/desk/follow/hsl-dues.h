/* hsl-dues.h: what is owed in a case, instalment by instalment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-nouns.h"

G_BEGIN_DECLS

/* Borrowed from the case. */
typedef struct
{
  const HslAgreement  *agreement;
  const HslTerm       *term;
  const HslInstalment *instalment;
} HslDue;

typedef struct
{
  guint  n;
  guint  n_performed;
  guint  n_overdue;
  gint64 amount_fen;
  gint64 paid_fen;
} HslDueSum;

typedef struct
{
  HslDay         on;
  const HslFact *fact; /* a HslFollowUp, HslUrge or HslPerformance */
} HslDueEvent;

GArray   *hsl_dues_list (const HslCase *self);
HslDueSum hsl_dues_sum (GArray *dues, HslDay today);
guint     hsl_due_sum_get_percent (const HslDueSum *self);
GArray   *hsl_dues_list_events (const HslCase *self);

G_END_DECLS
