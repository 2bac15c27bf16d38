/* hsl-right-rules.h: which cases each role sees, and what else it may do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Access rights (design §1). The seven roles of mediators are facts about workers, not rights. */
typedef enum
{
  HSL_RIGHT_MEDIATE = 1 << 0,    /* mediator 调解员 */
  HSL_RIGHT_DISPATCH = 1 << 1,   /* dispatcher 内勤 */
  HSL_RIGHT_CHIEF = 1 << 2,      /* chief 所长/主任 */
  HSL_RIGHT_READ = 1 << 3,       /* guest 外聘专家 */
  HSL_RIGHT_ADMINISTER = 1 << 4, /* administrator */
} HslRights;

#define HSL_RIGHTS_ALL \
  (HSL_RIGHT_MEDIATE | HSL_RIGHT_DISPATCH | HSL_RIGHT_CHIEF | HSL_RIGHT_READ | HSL_RIGHT_ADMINISTER)

/* Whose cases an account sees; of two roles the wider one counts. */
typedef enum
{
  HSL_SCOPE_NONE,
  HSL_SCOPE_INVITED, /* where it is invited */
  HSL_SCOPE_OWN,     /* where it mediates, handles or is invited, and those of its grids */
  HSL_SCOPE_ALL,
} HslCaseScope;

typedef enum
{
  HSL_PERMIT_HINT = 1 << 0, /* to be told that there is an earlier case, and whom to ask */
  HSL_PERMIT_REGISTER = 1 << 1,
  HSL_PERMIT_PRINT = 1 << 2,
  HSL_PERMIT_EXPORT = 1 << 3, /* lists and ledgers as files */
  HSL_PERMIT_REVEAL = 1 << 4, /* what is masked */
  HSL_PERMIT_BACKUP = 1 << 5,
  HSL_PERMIT_VERIFY = 1 << 6,
  HSL_PERMIT_RESTORE = 1 << 7,
  HSL_PERMIT_CHAIN = 1 << 8, /* to read who did what */
  HSL_PERMIT_ADMIT = 1 << 9,
  HSL_PERMIT_ACCOUNTS = 1 << 10,
  HSL_PERMIT_DESTROY = 1 << 11,
} HslPermits;

typedef struct _HslRightRules HslRightRules;

HslRightRules *hsl_right_rules_new_from_variant (GVariant *data, GError **error);
HslRightRules *hsl_right_rules_merge (const HslRightRules *base, GVariant *changes, GError **error);
GVariant      *hsl_right_rules_to_variant (const HslRightRules *self);
HslRightRules *hsl_right_rules_copy (const HslRightRules *self);
GVariant      *hsl_right_rules_list_changes (const HslRightRules *self, const HslRightRules *base);
void           hsl_right_rules_set_role (HslRightRules *self,
                                         HslRights      role,
                                         HslCaseScope   scope,
                                         HslPermits     permits);
gboolean       hsl_right_rules_is_same (const HslRightRules *self,
                                        const HslRightRules *other,
                                        HslRights            role);
HslPermits     hsl_right_rules_get_needed (HslRights role);
void           hsl_right_rules_free (HslRightRules *self);
HslCaseScope   hsl_right_rules_get_scope (const HslRightRules *self, HslRights rights);
HslPermits     hsl_right_rules_get_permits (const HslRightRules *self, HslRights rights);
HslPermits     hsl_permit_from_code (const char *code);
const char    *hsl_right_get_code (HslRights right);
gboolean       hsl_right_from_code (const char *code, HslRights *out_right);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslRightRules, hsl_right_rules_free)

G_END_DECLS
