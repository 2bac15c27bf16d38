/* hsl-retention.h: how long a volume is kept, and what is decided at the end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-case.h"
#include "hsl-context.h"

G_BEGIN_DECLS

/* Codes of the list "retention". */
#define HSL_RETENTION_PERMANENT "permanent"
#define HSL_RETENTION_LONG      "long"
#define HSL_RETENTION_SHORT     "short"

#define HSL_RETENTION_YEARS_MAX 100

/* Codes of the list "retention-start". */
#define HSL_RETENTION_FROM_CLOSING     "closed"    /* 结案日 */
#define HSL_RETENTION_FROM_PERFORMANCE "performed" /* 履行完毕日 */

/* Codes of the list "appraisal-decision". */
#define HSL_APPRAISAL_EXTEND  "extend"
#define HSL_APPRAISAL_DESTROY "destroy"

/* Codes of the list "appraisal-answer". */
#define HSL_APPRAISAL_CONFIRMED "confirmed"
#define HSL_APPRAISAL_DECLINED  "declined"
#define HSL_APPRAISAL_WITHDRAWN "withdrawn" /* by who proposed it */

typedef struct _HslAppraisal HslAppraisal;

/* What is to become of a volume whose period is over: one proposes, another person answers. */
struct _HslAppraisal
{
  HslFact fact;
  char   *decision;
  gint64  years;
  HslDay  until_on; /* of an extension: the last day */
  char   *reason;
  HslDay  proposed_on;
  char   *proposed_by;
  char   *proposed_account;
  char   *answer; /* (nullable): waits for the second person */
  HslDay  answered_on;
  char   *answered_by;
  char   *answered_account;
  char   *answer_text;
};

extern const HslNoun hsl_appraisal_noun;

typedef struct _HslDestruction HslDestruction;

/* What is left of a destroyed case: an entry of the register. Belongs to no case. */
struct _HslDestruction
{
  HslFact fact;
  char   *organisation;
  char   *number; /* (nullable): a case that was declined never had one */
  gint64  number_year;
  gint64  number_n;
  char   *type;
  char   *retention;
  gint64  retention_years;
  HslDay  retained_from;
  HslDay  retained_until;
  HslDay  proposed_on;
  char   *proposed_by; /* these three are names, as they were that day */
  HslDay  confirmed_on;
  char   *confirmed_by;
  HslDay  destroyed_on;
  char   *destroyed_by;
  gint64  documents;
  gint64  pages;
  gint64  attachments;
  gint64  chain_seq;    /* of the entry of the chain that tells of it */
  gint64  links;        /* entries that were emptied */
  char   *links_digest; /* over what is left of them and what each followed on */
  char   *backups;      /* (nullable): that still held it, a line each */
};

extern const HslNoun hsl_destruction_noun;

/* --- how long --- */

int      hsl_retention_get_years (const HslOrganisation *organisation, const char *class);
HslDay   hsl_retention_get_start (const HslCase *self);
HslDay   hsl_retention_get_until (const HslCase *self, const HslDirectory *directory);
HslDay   hsl_retention_get_cutoff (int years, HslDay on);
void     hsl_retention_derive (HslCase *self);
gboolean hsl_retention_check_organisation (const HslOrganisation *organisation, GError **error);

/* --- the list --- */

/* How far the appraisal of a volume is. */
typedef enum
{
  HSL_RETENTION_DUE,      /* its period is over, and nobody has proposed anything */
  HSL_RETENTION_PROPOSED, /* waits for a second person */
  HSL_RETENTION_DECIDED,  /* two persons decided to destroy it */
} HslRetentionStep;

typedef struct
{
  char            *case_uid, *number, *title, *type; /* number may be %NULL */
  char            *retention;
  gint64           years;
  HslDay           from, until; /* the period, both days counted in */
  HslRetentionStep step;
  char            *decision; /* (nullable): what was proposed or decided, with the rest below */
  HslDay           extended_until;
  char            *reason;
  HslDay           proposed_on, confirmed_on;
  char            *proposed_by, *confirmed_by; /* (nullable): names */
  gboolean         is_own;                     /* who is signed in proposed it */
} HslRetentionRow;

void hsl_retention_row_free (HslRetentionRow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslRetentionRow, hsl_retention_row_free)

/* --- what was decided --- */

HslAppraisal *hsl_case_find_open_appraisal (const HslCase *self);
HslAppraisal *hsl_case_find_decided_appraisal (const HslCase *self);
gboolean      hsl_case_check_destroy (const HslCase *self, const HslContext *context, GError **error);

G_END_DECLS
