/* hsl-subject.c: the row of a case that a form tells of
 *
 * A record of a session, an agreement, a receipt tell of one row: the newest, when none is named. Letters of
 * attorney, address sheets, slips are printed for each of several people: for all of them, each with a page
 * of their own, when nobody is named.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-subject"

#include "hsl-subject.h"

#include "hsl-activity.h"
#include "hsl-performance.h"
#include "hsl-session.h"

typedef gboolean (*IsMeant) (const HslCase *on, gconstpointer fact);

typedef struct
{
  const char *kind; /* as in the attribute "subject" of a form */
  const char *list; /* field of the case */
  gboolean    is_each;
  IsMeant     is_meant; /* (nullable) */
} Kind;

static gboolean
is_present (const HslCase *on,
            gconstpointer  fact)
{
  return g_strcmp0 (((const HslParty *) fact)->presence, "absent") != 0;
}

static gboolean
is_legal_person (const HslCase *on,
                 gconstpointer  fact)
{
  return g_strcmp0 (((const HslParty *) fact)->kind, "organisation") == 0;
}

static gboolean
is_attorney (const HslCase *on,
             gconstpointer  fact)
{
  return g_strcmp0 (((const HslAgent *) fact)->kind, "agent") == 0;
}

/* Somebody whom an agreement that was not voided binds, and who has not done all of it. */
static gboolean
is_debtor (const HslCase *on,
           gconstpointer  fact)
{
  for (guint i = 0; i < on->agreements->len; i++)
    {
      const HslAgreement *agreement = g_ptr_array_index (on->agreements, i);

      for (guint k = 0; k < agreement->terms->len && agreement->voided_on == HSL_DAY_NONE; k++)
        {
          const HslTerm *term = g_ptr_array_index (agreement->terms, k);

          if (g_strcmp0 (term->debtor, ((const HslFact *) fact)->uid) == 0 &&
              term->performed_on == HSL_DAY_NONE)
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_sent (const HslCase *on,
         gconstpointer  fact)
{
  return g_strcmp0 (((const HslTransfer *) fact)->direction, "out") == 0;
}

static const Kind kinds[] = {
  { "session", "sessions", FALSE, NULL },
  { "inquiry", "inquiries", FALSE, NULL },
  { "agreement", "agreements", FALSE, NULL },
  { "follow-up", "follow_ups", FALSE, NULL },
  { "performance", "performances", FALSE, NULL },
  { "urge", "urges", FALSE, NULL },
  { "transfer", "transfers", FALSE, is_sent },
  { "party", "parties", TRUE, is_present },
  { "legal-person", "parties", TRUE, is_legal_person },
  { "debtor", "parties", TRUE, is_debtor },
  { "attorney", "agents", TRUE, is_attorney },
};

static const Kind *
find_kind (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].kind, kind) == 0)
      return &kinds[i];
  return NULL;
}

/**
 * hsl_subject_is_each:
 * @kind: (nullable): the subject of a form
 *
 * Returns: whether the form is printed for all of them when none is named
 */
gboolean
hsl_subject_is_each (const char *kind)
{
  const Kind *found = find_kind (kind);

  return found != NULL && found->is_each;
}

/**
 * hsl_subject_list:
 * @kind: (nullable): the subject of a form
 *
 * Returns: (transfer container) (element-type HslFact): the rows of @on that the form can tell of, the oldest
 *   first
 */
GPtrArray *
hsl_subject_list (const char    *kind,
                  const HslCase *on)
{
  const Kind *found = find_kind (kind);
  GPtrArray  *list = found != NULL ? hsl_fact_get_list (on, found->list) : NULL;
  GPtrArray  *subjects = g_ptr_array_new ();

  for (guint i = 0; list != NULL && i < list->len; i++)
    if (found->is_meant == NULL || found->is_meant (on, g_ptr_array_index (list, i)))
      g_ptr_array_add (subjects, g_ptr_array_index (list, i));
  return subjects;
}

/**
 * hsl_subject_find:
 * @kind: (nullable): the subject of a form
 * @uid: (nullable): which of them; the newest when it is "" or %NULL
 *
 * Returns: (transfer none) (nullable): the row
 */
HslFact *
hsl_subject_find (const char    *kind,
                  const HslCase *on,
                  const char    *uid)
{
  g_autoptr (GPtrArray) subjects = hsl_subject_list (kind, on);

  if (uid != NULL && *uid != '\0')
    return hsl_fact_list_find (subjects, uid);
  return subjects->len > 0 ? g_ptr_array_index (subjects, subjects->len - 1) : NULL;
}

/**
 * hsl_subject_dup_name:
 * @subject: one of hsl_subject_list()
 *
 * Returns: (transfer full): what tells it from the others, a name or a day, to choose by
 */
char *
hsl_subject_dup_name (const HslFact *subject,
                      const HslCase *on)
{
  const HslNoun *noun = subject->noun;

  if (noun == &hsl_session_noun)
    return hsl_day_to_iso (hsl_minute_get_day (((const HslSession *) subject)->started_at));
  if (noun == &hsl_inquiry_noun)
    return g_strdup (hsl_fact_get_text (subject, "respondent"));
  if (noun == &hsl_agreement_noun)
    return hsl_day_to_iso (((const HslAgreement *) subject)->drawn_on);
  if (noun == &hsl_transfer_noun)
    return g_strdup (((const HslTransfer *) subject)->unit);
  if (noun == &hsl_party_noun || noun == &hsl_agent_noun)
    return g_strdup (hsl_fact_get_text (subject, "name"));
  return hsl_day_to_iso (hsl_fact_get_day (subject, "on"));
}
