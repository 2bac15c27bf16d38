/* hsl-deed.c: doing something to a case without keeping the window waiting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-deed"

#include "hsl-deed.h"

typedef struct
{
  char     *case_uid;
  char     *action;
  GVariant *input;
} Deed;

static void
deed_free (gpointer data)
{
  Deed *deed = data;

  g_free (deed->case_uid);
  g_free (deed->action);
  g_variant_unref (deed->input);
  g_free (deed);
}

static gpointer
run_deed (HslStore     *store,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Deed *deed = data;

  return hsl_store_act (store, deed->case_uid, deed->action, deed->input, error);
}

/**
 * hsl_deed_do_async:
 * @action: id of an action
 * @input: a dictionary of the action's input; a floating one is taken
 * @callback: gets the case afterwards (transfer full) from hsl_store_run_finish()
 *
 * Does @action to the case on the database thread. Once begun it cannot be cancelled: what the store has
 * acknowledged stays.
 */
void
hsl_deed_do_async (HslStore           *store,
                   const char         *case_uid,
                   const char         *action,
                   GVariant           *input,
                   GAsyncReadyCallback callback,
                   gpointer            user_data)
{
  Deed *deed = g_new0 (Deed, 1);

  deed->case_uid = g_strdup (case_uid);
  deed->action = g_strdup (action);
  deed->input = g_variant_ref_sink (input);
  hsl_store_run_async (store, run_deed, deed, deed_free, hsl_fact_unref, NULL, callback, user_data);
}

typedef struct
{
  char          *case_uid;
  const HslNoun *noun; /* (nullable): the whole case */
  char          *uid;  /* (nullable) */
  char          *reason;
} Reveal;

static void
reveal_free (gpointer data)
{
  Reveal *reveal = data;

  g_free (reveal->case_uid);
  g_free (reveal->uid);
  g_free (reveal->reason);
  g_free (reveal);
}

static gpointer
run_reveal (HslStore     *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  const Reveal *reveal = data;

  return hsl_store_reveal (store, reveal->case_uid, reveal->noun, reveal->uid, reveal->reason, error);
}

/**
 * hsl_deed_reveal_async:
 * @fact: the case, or one of its parties and agents
 * @callback: gets the fact, whole (transfer full), from hsl_store_run_finish()
 *
 * Records on the database thread why @fact is looked at.
 */
void
hsl_deed_reveal_async (HslStore           *store,
                       const char         *case_uid,
                       gconstpointer       fact,
                       const char         *reason,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  const HslFact *asked = fact;
  Reveal        *reveal = g_new0 (Reveal, 1);

  reveal->case_uid = g_strdup (case_uid);
  reveal->noun = asked->noun != &hsl_case_noun ? asked->noun : NULL;
  reveal->uid = asked->noun != &hsl_case_noun ? g_strdup (asked->uid) : NULL;
  reveal->reason = g_strdup (reason);
  hsl_store_run_async (store, run_reveal, reveal, reveal_free, hsl_fact_unref, NULL, callback, user_data);
}
