/* hsl-finding-rules.h: what is looked for before an agreement is signed, as data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HSL_SEVERITY_OFF,     /* a station does not want to hear of it */
  HSL_SEVERITY_WARNING, /* told; it may be signed all the same */
  HSL_SEVERITY_STOP,    /* signing is refused */
} HslSeverity;

typedef struct
{
  char       *id;
  HslSeverity severity;
  char       *source; /* the article, as it is cited */
  char       *track;  /* (nullable): of cases; both when there is none */
  char      **types;  /* of disputes; all when it is empty */
  char      **words;  /* that are looked for, or looked for in vain */
} HslFindingRule;

typedef struct _HslFindingRules HslFindingRules;

HslFindingRules      *hsl_finding_rules_new_from_variant (GVariant *data, GError **error);
HslFindingRules      *hsl_finding_rules_merge (const HslFindingRules *base,
                                               GVariant              *changes,
                                               GError               **error);
void                  hsl_finding_rules_free (HslFindingRules *self);
const HslFindingRule *hsl_finding_rules_find (const HslFindingRules *self, const char *id);
guint                 hsl_finding_rules_get_count (const HslFindingRules *self);
const char           *hsl_severity_get_code (HslSeverity severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslFindingRules, hsl_finding_rules_free)

G_END_DECLS
