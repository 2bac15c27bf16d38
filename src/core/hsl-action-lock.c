/* hsl-action-lock.c: cases that only those named may open
 *
 * Minors, violence at home, sexual matters. Here it is a fact about the case; that nobody else can open
 * it is seen to where cases are kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-action"

#include "hsl-action-private.h"

#include <glib/gi18n-lib.h>

static void
add_uid (GPtrArray  *uids,
         const char *uid)
{
  for (guint i = 0; i < uids->len; i++)
    if (g_str_equal (g_ptr_array_index (uids, i), uid))
      return;
  g_ptr_array_add (uids, g_strdup (uid));
}

static void
add_uids (GPtrArray   *uids,
          char *const *others)
{
  for (guint i = 0; others != NULL && others[i] != NULL; i++)
    add_uid (uids, others[i]);
}

/* Those who work on it, and who locks it. */
HSL_ACTION_SUGGEST (lock)
{
  HslDecision *decision = input;
  GPtrArray   *uids = g_ptr_array_new ();

  add_uids (uids, self->named);
  if (!self->locked)
    {
      add_uids (uids, self->mediators);
      if (self->handler != NULL)
        add_uid (uids, self->handler);
      if (context->worker != NULL)
        add_uid (uids, context->worker);
    }
  g_ptr_array_add (uids, NULL);
  decision->workers = (char **) g_ptr_array_free (uids, FALSE);
}

static gboolean
contains (char *const *uids,
          const char  *uid)
{
  return uids != NULL && g_strv_contains ((const char *const *) uids, uid);
}

/* Nobody is to work on a case that they cannot open. */
static gboolean
check_workers (char *const      *workers,
               char *const      *named,
               const char       *path,
               const HslContext *context,
               GError          **error)
{
  for (guint i = 0; workers != NULL && workers[i] != NULL; i++)
    if (!contains (named, workers[i]))
      return hsl_refuse_field (error, path,
                               _ ("“%s” works on this case and is not among those who may open it"),
                               hsl_directory_get_worker_name (context->directory, workers[i]));
  return TRUE;
}

/**
 * hsl_action_check_named:
 * @workers: (nullable): who is to work on the case
 * @path: where that was typed
 *
 * Returns: whether all of them may open the case, if it is locked
 */
gboolean
hsl_action_check_named (const HslCase    *self,
                        char            **workers,
                        const char       *path,
                        const HslContext *context,
                        GError          **error)
{
  return !self->locked || check_workers (workers, self->named, path, context, error);
}

HSL_ACTION_APPLY (lock)
{
  HslDecision *decision = input;
  char        *handler[] = { self->handler, NULL };

  if (!hsl_fact_check (input, self, context, "", error) ||
      !check_workers (self->mediators, decision->workers, "named", context, error) ||
      !check_workers (handler, decision->workers, "named", context, error))
    return FALSE;

  self->locked = TRUE;
  hsl_action_set_strv (&self->named, decision->workers);
  hsl_action_set_text (&((HslActivity *) told)->text, decision->text);
  return TRUE;
}

HSL_ACTION_CHECK (unlock)
{
  return self->locked || hsl_refuse_missing (error, _ ("the case is not locked"));
}

HSL_ACTION_APPLY (unlock)
{
  HslDecision *decision = input;

  if (!hsl_fact_check (input, self, context, "", error))
    return FALSE;

  self->locked = FALSE;
  g_clear_pointer (&self->named, g_strfreev);
  hsl_action_set_text (&((HslActivity *) told)->text, decision->text);
  return TRUE;
}
