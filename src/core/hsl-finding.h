/* hsl-finding.h: what is wrong with an agreement before it is signed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-context.h"
#include "hsl-finding-rules.h"
#include "hsl-state.h"

G_BEGIN_DECLS

typedef struct _HslFinding HslFinding;

struct _HslFinding
{
  const char *rule; /* the id */
  HslSeverity severity;
  char       *path;   /* of the field in the agreement, "terms[1].text"; of the case, "case.place" */
  int         term;   /* index of the term; -1 for none */
  char       *words;  /* (nullable): that were found */
  char       *text;   /* what is wrong */
  char       *source; /* the article */
};

GPtrArray  *hsl_agreement_find_findings (const HslAgreement *self,
                                         const HslCase      *owner,
                                         const HslContext   *context);
guint       hsl_findings_count (GPtrArray *findings, HslSeverity severity);
char       *hsl_findings_dup_summary (GPtrArray *findings);
char       *hsl_finding_dup_place (const HslFinding *self);
const char *hsl_finding_get_rule_id (guint index);
gboolean    hsl_agreement_check_findings (const HslAgreement *self,
                                          const HslCase      *owner,
                                          const HslContext   *context,
                                          GError            **error);

G_END_DECLS
