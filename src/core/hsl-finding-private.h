/* hsl-finding-private.h: the hands of the check before signing, by what they look at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-finding.h"

G_BEGIN_DECLS

/* One look: an agreement under one rule. */
typedef struct
{
  const HslAgreement   *agreement;
  const HslCase        *owner;
  const HslContext     *context;
  const HslFindingRule *rule;
  const char           *id;
  GPtrArray            *signatories; /* of HslParty */
  GPtrArray            *found;       /* of HslFinding */
} HslFinder;

typedef void (*HslFindFunc) (HslFinder *self);

HslFinding *hsl_finder_add (HslFinder *self, const char *path, const char *format, ...) G_GNUC_PRINTF (3, 4);
HslFinding *hsl_finder_add_term (HslFinder  *self,
                                 guint       term,
                                 const char *field,
                                 const char *format,
                                 ...) G_GNUC_PRINTF (4, 5);

/* hsl-finding-terms.c */
void hsl_find_no_terms (HslFinder *self);
void hsl_find_debtor (HslFinder *self);
void hsl_find_creditor (HslFinder *self);
void hsl_find_own_creditor (HslFinder *self);
void hsl_find_amount (HslFinder *self);
void hsl_find_day (HslFinder *self);
void hsl_find_day_passed (HslFinder *self);
void hsl_find_deed (HslFinder *self);
void hsl_find_instalments (HslFinder *self);
void hsl_find_does_not_sign (HslFinder *self);
void hsl_find_delay (HslFinder *self);

/* hsl-finding-words.c */
void hsl_find_words (HslFinder *self);
void hsl_find_total (HslFinder *self);
void hsl_find_copies (HslFinder *self);
void hsl_find_no_facts (HslFinder *self);
void hsl_find_police_excluded (HslFinder *self);

/* hsl-finding-people.c */
void hsl_find_not_present (HslFinder *self);
void hsl_find_not_in_session (HslFinder *self);
void hsl_find_minor (HslFinder *self);
void hsl_find_minor_at_work (HslFinder *self);
void hsl_find_agent_powers (HslFinder *self);
void hsl_find_agent_narrow (HslFinder *self);
void hsl_find_representative (HslFinder *self);
void hsl_find_mediator (HslFinder *self);
void hsl_find_officer (HslFinder *self);
void hsl_find_basis (HslFinder *self);
void hsl_find_police_host (HslFinder *self);
void hsl_find_police_time (HslFinder *self);
void hsl_find_police_place (HslFinder *self);
void hsl_find_police_sessions (HslFinder *self);
void hsl_find_police_agent (HslFinder *self);

G_END_DECLS
