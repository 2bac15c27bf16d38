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
