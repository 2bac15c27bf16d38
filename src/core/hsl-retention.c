/* hsl-retention.c: how long a volume is kept, and what is decided at the end
 *
 * The period begins on the day the case was closed or performed, whichever the station counts from, or on a
 * day that was set by hand; its years are those of the class when the volume was archived. The last day of
 * a period is the one that bears the same number (民法典 202); the period is over on the day after it. When
 * it is, one person proposes to go on keeping the volume or to destroy it, and another one answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-retention"

#include "hsl-retention.h"

#include "hsl-agreement.h"
#include "hsl-refuse.h"
#include "hsl-state.h"

#include <glib/gi18n-lib.h>

#define LONG_YEARS  30
#define SHORT_YEARS 10

/* clang-format off */
static const HslField appraisal_fields[] = {
  HSL_FIELD (HslAppraisal, decision, CODE, HSL_FIELD_REQUIRED, "appraisal-decision", N_ ("Decision")),
  HSL_FIELD (HslAppraisal, years, NUMBER, HSL_FIELD_PLAIN, NULL, N_ ("Years")),
  HSL_FIELD (HslAppraisal, until_on, DAY, HSL_FIELD_ACTION, NULL, N_ ("Kept until")),
  HSL_FIELD (HslAppraisal, reason, TEXT, HSL_FIELD_SEALED | HSL_FIELD_REQUIRED | HSL_FIELD_MULTILINE, NULL,
             N_ ("Reason")),
  HSL_FIELD (HslAppraisal, proposed_on, DAY, HSL_FIELD_ACTION, NULL, N_ ("Proposed on")),
  HSL_FIELD (HslAppraisal, proposed_by, LINK, HSL_FIELD_ACTION, "worker", N_ ("Proposed by")),
  HSL_FIELD (HslAppraisal, proposed_account, TEXT, HSL_FIELD_ACTION, NULL, N_ ("Account that proposed")),
  HSL_FIELD (HslAppraisal, answer, CODE, HSL_FIELD_ACTION, "appraisal-answer",
             N_ ("Answer of the second person")),
  HSL_FIELD (HslAppraisal, answered_on, DAY, HSL_FIELD_ACTION, NULL, N_ ("Answered on")),
  HSL_FIELD (HslAppraisal, answered_by, LINK, HSL_FIELD_ACTION, "worker", N_ ("Answered by")),
  HSL_FIELD (HslAppraisal, answered_account, TEXT, HSL_FIELD_ACTION, NULL, N_ ("Account that answered")),
  HSL_FIELD (HslAppraisal, answer_text, TEXT, HSL_FIELD_SEALED | HSL_FIELD_ACTION | HSL_FIELD_MULTILINE, NULL,
             N_ ("Remark of the second person")),
};

static const HslField destruction_fields[] = {
  HSL_FIELD (HslDestruction, organisation, LINK, HSL_FIELD_PLAIN, "organisation", N_ ("Organisation")),
  HSL_FIELD (HslDestruction, number, TEXT, HSL_FIELD_PLAIN, NULL, N_ ("Case number")),
  HSL_FIELD (HslDestruction, number_year, NUMBER, HSL_FIELD_PLAIN, NULL, N_ ("Year of the number")),
  HSL_FIELD (HslDestruction, number_n, NUMBER, HSL_FIELD_PLAIN, NULL, N_ ("Running number")),
  HSL_FIELD (HslDestruction, type, CODE, HSL_FIELD_PLAIN, "dispute-type", N_ ("Type of dispute")),
  HSL_FIELD (HslDestruction, retention, CODE, HSL_FIELD_PLAIN, "retention", N_ ("Retention")),
  HSL_FIELD (HslDestruction, retention_years, NUMBER, HSL_FIELD_PLAIN, NULL, N_ ("Years to keep")),
  HSL_FIELD (HslDestruction, retained_from, DAY, HSL_FIELD_PLAIN, NULL, N_ ("Kept from")),
  HSL_FIELD (HslDestruction, retained_until, DAY, HSL_FIELD_PLAIN, NULL, N_ ("Kept until")),
  HSL_FIELD (HslDestruction, proposed_on, DAY, HSL_FIELD_PLAIN, NULL, N_ ("Proposed on")),
  HSL_FIELD (HslDestruction, proposed_by, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Proposed by")),
  HSL_FIELD (HslDestruction, confirmed_on, DAY, HSL_FIELD_PLAIN, NULL, N_ ("Confirmed on")),
  HSL_FIELD (HslDestruction, confirmed_by, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Confirmed by")),
  HSL_FIELD (HslDestruction, destroyed_on, DAY, HSL_FIELD_PLAIN, NULL, N_ ("Destroyed on")),
  HSL_FIELD (HslDestruction, destroyed_by, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Destroyed by")),
  HSL_FIELD (HslDestruction, documents, NUMBER, HSL_FIELD_PLAIN, NULL, N_ ("Documents")),
  HSL_FIELD (HslDestruction, pages, NUMBER, HSL_FIELD_PLAIN, NULL, N_ ("Pages")),
  HSL_FIELD (HslDestruction, attachments, NUMBER, HSL_FIELD_PLAIN, NULL, N_ ("Attachments")),
  HSL_FIELD (HslDestruction, chain_seq, NUMBER, HSL_FIELD_PLAIN, NULL, N_ ("Entry of the chain")),
  HSL_FIELD (HslDestruction, links, NUMBER, HSL_FIELD_PLAIN, NULL, N_ ("Entries emptied")),
  HSL_FIELD (HslDestruction, links_digest, TEXT, HSL_FIELD_PLAIN, NULL, N_ ("Digest of the entries")),
  HSL_FIELD (HslDestruction, backups, TEXT, HSL_FIELD_SEALED | HSL_FIELD_MULTILINE, NULL,
             N_ ("Backups that held it")),
};
/* clang-format on */

const HslNoun hsl_appraisal_noun =
    HSL_NOUN (HslAppraisal, "appraisal", N_ ("Appraisal"), "appraisal", appraisal_fields);

const HslNoun hsl_destruction_noun =
    HSL_NOUN (HslDestruction, "destruction", N_ ("Destruction"), "destruction", destruction_fields);

/**
 * hsl_retention_get_years:
 * @organisation: (nullable): whose years; %NULL for the usual ones
 * @class: (nullable): a code of "retention"
 *
 * Returns: how many years a volume of the class is kept; 0 for good
 */
int
hsl_retention_get_years (const HslOrganisation *organisation,
                         const char *class)
{
  if (g_strcmp0 (class, HSL_RETENTION_LONG) == 0)
    return organisation != NULL && organisation->retention_long > 0 ? (int) organisation->retention_long
                                                                    : LONG_YEARS;
  if (g_strcmp0 (class, HSL_RETENTION_SHORT) == 0)
    return organisation != NULL && organisation->retention_short > 0 ? (int) organisation->retention_short
                                                                     : SHORT_YEARS;
  return 0;
}

/**
 * hsl_retention_check_organisation:
 *
 * Returns: whether the years of the organisation can be meant
 */
gboolean
hsl_retention_check_organisation (const HslOrganisation *organisation,
                                  GError               **error)
{
  if (organisation->retention_long < 0 || organisation->retention_long > HSL_RETENTION_YEARS_MAX)
    return hsl_refuse_field (error, "retention_long", _ ("from 1 to %d years"), HSL_RETENTION_YEARS_MAX);
  if (organisation->retention_short < 0 || organisation->retention_short > HSL_RETENTION_YEARS_MAX)
    return hsl_refuse_field (error, "retention_short", _ ("from 1 to %d years"), HSL_RETENTION_YEARS_MAX);
  return TRUE;
}

static HslDay
performed_day (const HslCase *self)
{
  HslDay last = HSL_DAY_NONE;

  for (guint i = 0; i < self->agreements->len; i++)
    last = MAX (last, ((const HslAgreement *) g_ptr_array_index (self->agreements, i))->performed_on);
  return last;
}

/**
 * hsl_retention_get_start:
 *
 * Returns: the day that the period is counted from; where nothing was performed, that of the closing
 */
HslDay
hsl_retention_get_start (const HslCase *self)
{
  HslDay performed = HSL_DAY_NONE;

  if (self->retention_from != HSL_DAY_NONE)
    return self->retention_from;
  if (g_strcmp0 (self->retention_start, HSL_RETENTION_FROM_PERFORMANCE) == 0)
    performed = performed_day (self);
  return performed != HSL_DAY_NONE ? performed : MAX (self->closed_on, self->declined_on);
}

static gboolean
is_permanent (const HslCase *self)
{
  return g_strcmp0 (self->retention, HSL_RETENTION_PERMANENT) == 0;
}

/* The last day, of so many years and of what was extended. */
static HslDay
get_end (const HslCase *self,
         gint64         years)
{
  HslDay start = hsl_retention_get_start (self);
  HslDay end = HSL_DAY_NONE;

  if (self->archived_on == HSL_DAY_NONE || is_permanent (self))
    return HSL_DAY_NONE;
  if (years > 0 && start != HSL_DAY_NONE)
    end = hsl_day_add_months (start, (int) years * 12);
  for (guint i = 0; i < self->appraisals->len; i++)
    {
      const HslAppraisal *appraisal = g_ptr_array_index (self->appraisals, i);

      if (g_strcmp0 (appraisal->answer, HSL_APPRAISAL_CONFIRMED) == 0)
        end = MAX (end, appraisal->until_on);
    }
  return end;
}

/**
 * hsl_retention_derive:
 *
 * Sets the last day of the period as far as it follows from the facts of the case alone.
 */
void
hsl_retention_derive (HslCase *self)
{
  self->retained_until = get_end (self, self->retention_years);
}

/**
 * hsl_retention_get_until:
 *
 * Returns: the last day of the period; %HSL_DAY_NONE for a volume that is kept for good or not archived
 */
HslDay
hsl_retention_get_until (const HslCase      *self,
                         const HslDirectory *directory)
{
  const HslOrganisation *organisation;

  if (self->retention_years > 0)
    return self->retained_until;
  organisation = hsl_directory_find (directory, &hsl_organisation_noun, self->organisation);
  return get_end (self, hsl_retention_get_years (organisation, self->retention));
}

/**
 * hsl_retention_get_cutoff:
 *
 * Returns: the last day such that a period of @years from it, or from any day before, is over @on
 */
HslDay
hsl_retention_get_cutoff (int    years,
                          HslDay on)
{
  HslDay start = hsl_day_add_months (on, -years * 12);

  while (hsl_day_add_months (start, years * 12) >= on)
    start--;
  return start;
}

/**
 * hsl_case_find_open_appraisal:
 *
 * Returns: (transfer none) (nullable): the proposal that waits for a second person
 */
HslAppraisal *
hsl_case_find_open_appraisal (const HslCase *self)
{
  HslAppraisal *last = self->appraisals->len > 0
                           ? g_ptr_array_index (self->appraisals, self->appraisals->len - 1)
                           : NULL;

  return last != NULL && last->answer == NULL ? last : NULL;
}

/**
 * hsl_case_find_decided_appraisal:
 *
 * Returns: (transfer none) (nullable): what was confirmed last
 */
HslAppraisal *
hsl_case_find_decided_appraisal (const HslCase *self)
{
  for (guint i = self->appraisals->len; i > 0; i--)
    {
      HslAppraisal *appraisal = g_ptr_array_index (self->appraisals, i - 1);

      if (g_strcmp0 (appraisal->answer, HSL_APPRAISAL_CONFIRMED) == 0)
        return appraisal;
    }
  return NULL;
}

/**
 * hsl_case_check_destroy:
 *
 * Returns: whether the case may be destroyed now: its period is over, two persons decided so, and nobody
 *   has proposed anything else since
 */
gboolean
hsl_case_check_destroy (const HslCase    *self,
                        const HslContext *context,
                        GError          **error)
{
  const HslAppraisal *decided = hsl_case_find_decided_appraisal (self);
  HslDay              until = hsl_retention_get_until (self, context->directory);

  if (hsl_case_get_state (self) != HSL_STATE_ARCHIVED || until == HSL_DAY_NONE)
    return hsl_refuse_rule (error,
                            _ ("a volume that is kept for good, or is not archived, is not destroyed"));
  if (until >= hsl_minute_get_day (context->now))
    {
      g_autofree char *iso = hsl_day_to_iso (until);

      return hsl_refuse_rule (error, _ ("the volume is kept until %s"), iso);
    }
  if (hsl_case_find_open_appraisal (self) != NULL)
    return hsl_refuse_missing (error, _ ("a proposal waits for a second person"));
  if (decided == NULL || g_strcmp0 (decided->decision, HSL_APPRAISAL_DESTROY) != 0)
    return hsl_refuse_missing (error, _ ("two persons have to decide on the destruction first"));
  /* What was decided at the end of an earlier period does not hold for the one after it. */
  if (decided->proposed_on <= until)
    return hsl_refuse_missing (error, _ ("the period was changed after the decision: two persons have to "
                                         "decide again"));
  return TRUE;
}

void
hsl_retention_row_free (HslRetentionRow *self)
{
  g_free (self->case_uid);
  g_free (self->number);
  g_free (self->title);
  g_free (self->type);
  g_free (self->retention);
  g_free (self->decision);
  g_free (self->reason);
  g_free (self->proposed_by);
  g_free (self->confirmed_by);
  g_free (self);
}
