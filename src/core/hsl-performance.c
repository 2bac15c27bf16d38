/* hsl-performance.c: what happened to a term: performance, follow-up, urging
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-performance.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const HslField performance_fields[] = {
  HSL_FIELD (HslPerformance, term, LINK, HSL_FIELD_REQUIRED, "term", N_ ("Term")),
  HSL_FIELD (HslPerformance, instalment, LINK, HSL_FIELD_REQUIRED, "instalment", N_ ("Instalment")),
  HSL_FIELD (HslPerformance, on, DAY, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Date")),
  HSL_FIELD (HslPerformance, amount_fen, MONEY, HSL_FIELD_PLAIN, NULL, N_ ("Amount")),
  HSL_FIELD (HslPerformance, manner, CODE, HSL_FIELD_PLAIN, "pay-manner", N_ ("Manner")),
  HSL_FIELD (HslPerformance, text, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Remark")),
};
/* clang-format on */

const HslNoun hsl_performance_noun =
    HSL_NOUN (HslPerformance, "performance", N_ ("Performance"), "performance", performance_fields);

/* clang-format off */
static const HslField follow_up_fields[] = {
  HSL_FIELD (HslFollowUp, agreement, LINK, HSL_FIELD_PLAIN, "agreement", N_ ("Agreement")),
  HSL_FIELD (HslFollowUp, instalment, LINK, HSL_FIELD_PLAIN, "instalment", N_ ("Instalment")),
  HSL_FIELD (HslFollowUp, on, DAY, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Date")),
  HSL_FIELD (HslFollowUp, worker, LINK, HSL_FIELD_PLAIN, "worker", N_ ("Who looked")),
  HSL_FIELD (HslFollowUp, party, LINK, HSL_FIELD_PLAIN, "party", N_ ("Party asked")),
  HSL_FIELD (HslFollowUp, channel, CODE, HSL_FIELD_PLAIN, "channel", N_ ("Channel")),
  HSL_FIELD (HslFollowUp, result, CODE, HSL_FIELD_REQUIRED, "follow-up-result", N_ ("Result")),
  HSL_FIELD (HslFollowUp, satisfaction, CODE, HSL_FIELD_PLAIN, "satisfaction", N_ ("Satisfaction")),
  HSL_FIELD (HslFollowUp, text, TEXT, HSL_FIELD_SEALED | HSL_FIELD_MULTILINE, NULL, N_ ("What was found")),
  HSL_FIELD (HslFollowUp, litigation, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Lawsuit and judgment")),
  HSL_FIELD (HslFollowUp, signs, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Signs of escalation")),
  HSL_FIELD (HslFollowUp, measures, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Measures taken")),
};
/* clang-format on */

const HslNoun hsl_follow_up_noun =
    HSL_NOUN (HslFollowUp, "follow-up", N_ ("Follow-up"), "follow_up", follow_up_fields);

/* clang-format off */
static const HslField urge_fields[] = {
  HSL_FIELD (HslUrge, term, LINK, HSL_FIELD_REQUIRED, "term", N_ ("Term")),
  HSL_FIELD (HslUrge, instalment, LINK, HSL_FIELD_PLAIN, "instalment", N_ ("Instalment")),
  HSL_FIELD (HslUrge, on, DAY, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Date")),
  HSL_FIELD (HslUrge, manner, CODE, HSL_FIELD_PLAIN, "urge-manner", N_ ("Manner")),
  HSL_FIELD (HslUrge, worker, LINK, HSL_FIELD_PLAIN, "worker", N_ ("Worker")),
  HSL_FIELD (HslUrge, text, TEXT, HSL_FIELD_SEALED | HSL_FIELD_MULTILINE, NULL, N_ ("What was said")),
};
/* clang-format on */

const HslNoun hsl_urge_noun =
    HSL_NOUN (HslUrge, "urge", N_ ("Urging"), "urge", urge_fields);
