/* hsl-store-reveal.c: what is masked, shown to who says why
 *
 * The reason is in the chain before anything is handed out: what cannot be recorded is not shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-private.h"

#include "hsl-access.h"
#include "hsl-case-rows.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char    *case_uid; /* (nullable): lists */
  const HslNoun *noun;     /* (nullable): all of the case */
  const char    *uid;
  const char    *reason;
  HslFact       *fact;
} Reveal;

static gboolean
check_reason (const char *reason,
              GError    **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (reason != NULL ? reason : ""));

  if (*stripped != '\0')
    return TRUE;
  g_set_error_literal (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD,
                       _ ("What is hidden is shown to who says why: the reason is missing"));
  return FALSE;
}

static HslFact *
load_fact (HslStore     *self,
           const Reveal *reveal,
           GError      **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (HslRow) row = NULL;

  if (!hsl_access_check (self, reveal->case_uid, error))
    return NULL;
  if (reveal->noun == NULL)
    return (HslFact *) hsl_case_rows_load (&self->rows, reveal->case_uid, error);
  row = hsl_rows_load_one (&self->rows, reveal->noun, reveal->case_uid, reveal->uid, HSL_ROW_READ, &problem);
  if (row != NULL)
    return hsl_fact_ref (row->fact);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    g_set_error (error, HSL_STORE_ERROR, HSL_STORE_ERROR_NOT_FOUND, _ ("The case has no “%s”"), reveal->uid);
  return NULL;
}

static gboolean
append_reveal (HslStore     *self,
               const Reveal *reveal,
               GError      **error)
{
  g_autoptr (HslFact) fact = (HslFact *) hsl_store_new_activity (self, "reveal", "reveal", reveal->reason);
  HslActivity        *activity = (HslActivity *) fact;

  activity->subject = g_strdup (reveal->uid);
  if (reveal->noun == &hsl_party_noun)
    activity->party = g_strdup (reveal->uid);
  return hsl_store_append (self, activity, reveal->case_uid, "", error);
}

static gboolean
do_reveal (HslStore *self,
           gpointer  data,
           GError  **error)
{
  Reveal             *reveal = data;
  g_autoptr (HslFact) fact = load_fact (self, reveal, error);

  if (fact == NULL || !append_reveal (self, reveal, error))
    return FALSE;
  reveal->fact = g_steal_pointer (&fact);
  return TRUE;
}

/**
 * hsl_store_reveal:
 * @noun: (nullable): a party or an agent; %NULL for the whole case
 * @uid: (nullable): of that
 * @reason: why it is looked at, in words; needed
 *
 * Records who looks at what is masked, and why; then hands it out.
 *
 * Returns: (transfer full) (nullable): the fact, whole
 */
gpointer
hsl_store_reveal (HslStore      *self,
                  const char    *case_uid,
                  const HslNoun *noun,
                  const char    *uid,
                  const char    *reason,
                  GError       **error)
{
  static const HslCall call = { do_reveal, HSL_CALL_WRITE, HSL_RIGHTS_READ, HSL_PERMIT_REVEAL };
  Reveal               data = { case_uid, noun, uid, reason, NULL };

  g_return_val_if_fail (HSL_IS_STORE (self) && case_uid != NULL, NULL);
  g_return_val_if_fail ((noun == NULL) == (uid == NULL), NULL);

  if (!check_reason (reason, error))
    return NULL;
  if (hsl_store_call (self, &call, &data, NULL, error))
    return data.fact;
  hsl_fact_unref (data.fact);
  return NULL;
}

static gboolean
do_reveal_lists (HslStore *self,
                 gpointer  data,
                 GError  **error)
{
  return append_reveal (self, data, error);
}

static gboolean
do_unmask_lists (HslStore *self,
                 gpointer  data,
                 GError  **error)
{
  self->lists_revealed = TRUE;
  return TRUE;
}

/**
 * hsl_store_reveal_lists:
 * @reason: why, in words; needed
 *
 * Records it; from then on lists, results of searches and warnings name people, until the store is locked.
 */
gboolean
hsl_store_reveal_lists (HslStore   *self,
                        const char *reason,
                        GError    **error)
{
  static const HslCall record = { do_reveal_lists, HSL_CALL_WRITE, HSL_RIGHTS_READ, HSL_PERMIT_REVEAL };
  static const HslCall unmask = { do_unmask_lists, HSL_CALL_BARE, HSL_RIGHTS_READ };
  Reveal               data = { .reason = reason };

  g_return_val_if_fail (HSL_IS_STORE (self), FALSE);

  /* Only once it is committed. */
  return check_reason (reason, error) && hsl_store_call (self, &record, &data, NULL, error) &&
         hsl_store_call (self, &unmask, NULL, NULL, error);
}
